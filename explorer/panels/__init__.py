"""Panels that several screens have: logits, probabilities, transport, optimizer."""
