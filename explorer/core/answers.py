"""What a classifier answers to labelled examples: how sure of it it is, and what it confuses."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from explorer.core.softmax import Array

Places = NDArray[np.intp]
Labels = NDArray[np.integer]


def doubt(logits: Array) -> Array:
    """(N,) the odds (1 − p) / p against the answer of each example, from logits (K, N): 0 where it is quite sure.

    As exact as floats are even where p itself would be rounded to 1.
    """
    with np.errstate(all="ignore"):  # logits that are not finite are no answer to be sure of
        others = np.exp(logits - logits.max(axis=0))
        others[logits.argmax(axis=0), np.arange(logits.shape[1])] = 0.0
        return np.nan_to_num(others.sum(axis=0), nan=np.inf)


def surest_first(logits: Array, chosen: NDArray[np.bool_]) -> Places:
    """The places of the examples that are `chosen` (N,), the answer with the highest probability first."""
    places = np.flatnonzero(chosen)
    return places[np.argsort(doubt(logits[:, places]), kind="stable")]


def confusion(labels: Labels, answers: Labels, classes: int) -> NDArray[np.intp]:
    """(K, K) how many examples of each class, a row, got each answer, a column."""
    return np.bincount(labels.astype(np.intp) * classes + answers, minlength=classes**2).reshape(classes, classes)


def taking_turns(labels: Labels, most: int) -> list[int]:
    """The places of at most `most` examples: the first of each class, then the second of each, and so on."""
    each = [np.flatnonzero(labels == k).tolist() for k in np.unique(labels)]
    turns = (place for turn in itertools.zip_longest(*each) for place in turn if place is not None)
    return list(itertools.islice(turns, most))
