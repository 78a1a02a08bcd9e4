"""Data sets that are loaded, split and renumbered, and those of the user."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from explorer.core.encoding.training import EncodingTraining
from explorer.state import datasets
from explorer.state.datasets import split, split_digits, training


@pytest.mark.parametrize("order", [(0, 2, 1), (1, 0, 2)])
def test_renumbering_is_training_with_the_classes_in_that_order(order):
    trained = training("unrelated")
    place = np.argsort(order)
    examples = trained.examples
    moved = replace(examples, labels=place[examples.labels], held_labels=place[examples.held_labels])
    other = EncodingTraining(moved, 3)
    other.grow(2000)
    assert trained.renumbered()[order] == pytest.approx(other.accuracy("number", 2000).held_out, abs=0.001)
    assert set(trained.renumbered()) == {(0, 2, 1), (1, 0, 2)}


def of(*counts: int):
    """Data with so many images of each class."""
    labels = np.repeat(np.arange(10), counts).astype(np.uint8)
    images = np.repeat(labels[:, None], 784, axis=1)
    return split(images, labels, tuple("abcdefghij"))


@pytest.mark.parametrize(
    "counts, held",
    [
        ([500] * 10, [100] * 10),
        ([6000] * 10, [100] * 10),
        ([2] * 10, [1] * 10),
        ([1] + [10] * 9, [0] + [2] * 9),
        ([3, 20] * 5, [1, 4] * 5),
        ([9000, 1000] * 5, [180, 20] * 5),
        ([2] * 9 + [9000], [1] * 9 + [991]),
        ([1000] * 10, [100] * 10),
    ],
)
def test_a_fifth_of_each_class_is_held_out_and_at_most_1000(counts, held):
    data = of(*counts)
    assert np.bincount(data.held_labels, minlength=10).tolist() == held
    assert sorted([*data.train, *data.held]) == list(range(sum(counts)))
    assert np.array_equal(data.held_images, data.inputs(data.held)) and data.names == tuple("abcdefghij")
    assert np.array_equal(data.held, of(*counts).held), "always the same"


def test_of_the_digits_a_hundred_of_each_are_held_out():
    assert np.bincount(split_digits().held_labels).tolist() == [100] * 10


def test_the_data_asked_for_last_are_kept():
    data = of(*[2] * 10)
    for key in "abcd":
        datasets.add(key, data)
    assert datasets.image_data("a") is data
    assert datasets.drop_oldest(2) and not datasets.drop_oldest(2)
    assert [datasets.has(key) for key in ("", *"abcd")] == [True, True, False, False, True]
    with pytest.raises(KeyError):
        datasets.image_data("b")
