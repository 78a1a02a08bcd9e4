"""The Network screen: a network trained on real images."""
