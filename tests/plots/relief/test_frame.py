"""The frame of a landscape: edges, names and numbers."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from explorer.plots.relief.frame import Scales, framed, front_edges
from tests.support.hills import ROOM, seen_from

SCALES = Scales(
    ("y₁", "y₂"), (("−10", "10"), ("−10", "10")), ((0.0, "0"), (0.25, "5"), (0.5, "10"), (0.75, "15"), (1.0, "20"))
)
VIEWS = list(itertools.product((-170.0, -120.0, -60.0, -30.0, 0.0, 30.0, 100.0, 180.0), (15.0, 40.0, 65.0)))


@pytest.fixture
def metrics(qapp):
    return QFontMetricsF(QFont())


def texts(frame, role: str) -> list[str]:
    return [text.text for text in frame.texts if text.role == role]


@pytest.mark.parametrize("view", VIEWS)
def test_names_and_numbers_are_readable_from_everywhere(metrics, view):
    frame = framed(seen_from(*view), SCALES, metrics)
    assert texts(frame, "name") == ["y₁", "y₂"] and texts(frame, "end") == ["−10", "10"] * 2
    heights = texts(frame, "height")
    assert heights[0] == "0" and heights[-1] == "20"
    room = QRectF(0, 0, ROOM.width, ROOM.height).adjusted(-2, -2, 2, 6)
    assert all(room.contains(text.rect) for text in frame.texts), [(t.text, t.rect) for t in frame.texts]
    numbered = [text.rect for text in frame.texts if text.role == "height"]
    for first, second in itertools.pairwise(numbered):
        assert first.intersected(second).height() < metrics.height() / 4
    for first, second in itertools.combinations(frame.texts, 2):
        shared = first.rect.intersected(second.rect)
        assert shared.isEmpty() or shared.height() < metrics.height() / 2 or shared.width() < 6, (first, second)


@pytest.mark.parametrize("turn", [30.0, 35.0, 45.0, 60.0, -30.0, -45.0, 130.0])
@pytest.mark.parametrize("points", [10, 16])
def test_the_numbers_at_a_common_corner_stand_apart(qapp, turn, points):
    frame = framed(seen_from(turn, 28.0), SCALES, QFontMetricsF(QFont(QFont().family(), points)))
    ends = [text.rect.adjusted(-1, 0, 1, 0) for text in frame.texts if text.role == "end"]
    for first, second in itertools.combinations(ends, 2):
        assert not first.intersects(second), (first, second)


def test_the_edges_in_front_are_those_nearest(metrics):
    assert front_edges(seen_from(-30.0, 40.0)) == [0, 1]  # along the first axis below, along the second at its end
    assert front_edges(seen_from(30.0, 40.0)) == [0, 3]
    assert front_edges(seen_from(180.0, 40.0)) == [2]
    frame = framed(seen_from(-30.0, 40.0), SCALES, metrics)
    assert len(frame.before) == 2 + 1 + len(texts(frame, "height"))  # two edges, the height axis, its ticks


def test_the_flat_map_has_its_names_beside_it_and_no_heights(metrics):
    seen = seen_from(0.0, 90.0)
    frame = framed(seen, SCALES, metrics)
    assert texts(frame, "height") == []
    across, up = (text.rect.center() for text in frame.texts if text.role == "name")
    assert across.y() > seen.y + seen.scale and up.x() < seen.x - seen.scale
    ends = [text.rect.center() for text in frame.texts if text.role == "end"]
    assert ends[0].x() < ends[1].x() and ends[2].y() > ends[3].y(), "numbers grow to the right, and upwards"


def test_turned_about_the_axes_still_begin_at_their_smaller_number(metrics):
    seen = seen_from(180.0, 40.0)
    ends = [text.rect.center() for text in framed(seen, SCALES, metrics).texts if text.role == "end"]
    assert ends[0].x() > ends[1].x(), "from behind, the first axis leads to the left"
