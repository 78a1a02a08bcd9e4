"""Plots in the colours of the theme; they know nothing of softmax."""
