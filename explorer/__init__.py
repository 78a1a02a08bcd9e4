"""Softmax & Loss Explorer: see why a classifier is trained with softmax and cross-entropy."""

__version__ = "0.1.0"
