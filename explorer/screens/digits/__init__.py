"""The Digits screen: a network trained on real digits."""
