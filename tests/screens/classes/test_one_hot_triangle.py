"""The triangle of one-hot vectors."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.look.theme import THEMES
from explorer.screens.classes.one_hot_triangle import OneHotTriangle

LIGHT = THEMES["light"]


def test_a_low_triangle_keeps_the_vectors_at_its_corners(shown):
    view = shown(OneHotTriangle(LIGHT), 400, 300)
    view.show_classes(("cat", "dog", "bird"))
    assert view.labels()[1] == ["2 dog", "(0, 1, 0)"]
    view.resize(400, 60)
    assert view.labels() == [["(1, 0, 0)"], ["(0, 1, 0)"], ["(0, 0, 1)"]]


def test_the_three_corners_are_equally_far_apart(screen):
    corners = screen.one_hot.corners()
    sides = [np.hypot((a - b).x(), (a - b).y()) for a, b in zip(corners, corners[1:] + corners[:1], strict=True)]
    assert sides == pytest.approx([sides[0]] * 3) and sides[0] > 60
    assert all(screen.one_hot.rect().toRectF().contains(corner) for corner in corners)
    assert [lines[-1] for lines in screen.one_hot.labels()] == ["(1, 0, 0)", "(0, 1, 0)", "(0, 0, 1)"]
