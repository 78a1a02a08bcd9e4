"""Class as a number and one-hot: the lecture's cases, the regions of an answer, and what training on them gives."""
