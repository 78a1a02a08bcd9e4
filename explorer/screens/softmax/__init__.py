"""The Softmax screen: logits → exp → sum → divide."""
