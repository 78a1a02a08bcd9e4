"""The table of distances between classes."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtWidgets import QLabel

from explorer.screens.classes.distance_table import DistanceTable
from tests.support.gui import settle


def test_distances_stand_below_the_names_of_their_encodings(shown):
    table = shown(DistanceTable(), 260, 160)
    numbers = np.array([[0.0, 1.0, 2.0], [1.0, 0.0, 1.0], [2.0, 1.0, 0.0]])
    table.show_distances(numbers, math.sqrt(2) * (1 - np.eye(3)))
    settle()
    labels = [label for label in table.findChildren(QLabel) if label.text()]
    columns = {}
    for label in sorted(labels, key=lambda label: label.y()):
        columns.setdefault(label.x(), []).append(label.text())
    pairs, as_numbers, one_hot = (columns[x] for x in sorted(columns))
    assert pairs == ["1 to 2", "2 to 3", "1 to 3"]
    assert (as_numbers, one_hot) == (["number", "1", "1", "2"], ["one-hot", "√2", "√2", "√2"])


def test_the_table_says_one_one_two_against_root_two(screen):
    assert screen.distances.cells == [("1 to 2", "1", "√2"), ("2 to 3", "1", "√2"), ("1 to 3", "2", "√2")]
    shown = {label.text() for label in screen.distances.findChildren(QLabel)}
    assert {"1 to 2", "2 to 3", "1 to 3", "1", "2", "√2"} < shown
