"""Plots in the colours of the theme. Nothing here depends on softmax or losses."""
