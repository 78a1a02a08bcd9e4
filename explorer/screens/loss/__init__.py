"""The Loss screen: distance and surprise, information and entropy, likelihood."""
