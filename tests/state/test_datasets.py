"""Data sets that are loaded and renumbered."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from explorer.core.encoding.training import EncodingTraining
from explorer.state.datasets import training


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
