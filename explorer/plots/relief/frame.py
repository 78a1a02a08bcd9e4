"""The frame of a landscape: the edges of its floor with names and end values, walls behind it, and the height axis."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from explorer.plots.relief.projection import CORNERS, Projection

# How much an edge at the left is preferred to one at the right, beside one in front: where the map is flat, as there.
# Otherwise the heights are numbered at the left.
_LEFT_IF_FLAT, _LEFT = 0.25, -0.5
_INSETS = (0.06, 0.12, 0.18, 0.24, 0.3)  # of an edge, from its ends to their numbers: the first that has room
_GAP, _TICK = 4.0, 4.0  # pixels
_LOWEST = 12.0  # pixels of a height axis; a lower one has no numbers


@dataclass(frozen=True, slots=True)
class Scales:
    """What the frame is labelled with.

    Attributes:
        names: of the two axes of the floor.
        ends: the numbers at their ends.
        heights: (height from 0 to 1, number) of each place of the height axis.
    """

    names: tuple[str, str] = ("", "")
    ends: tuple[tuple[str, str], tuple[str, str]] = (("", ""), ("", ""))
    heights: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FrameText:
    """A text of the frame, in the middle of `rect`; `role` is "name", "end" or "height"."""

    role: str
    text: str
    rect: QRectF


@dataclass(slots=True)
class Frame:
    """The frame as painted.

    Attributes:
        behind: what the landscape may hide: edges of the floor and of the walls, and the lines of the heights.
        before: what is in front of it: the nearer edges of the floor, and the height axis.
        texts: names and numbers.
    """

    behind: list[QLineF] = field(default_factory=list)
    before: list[QLineF] = field(default_factory=list)
    texts: list[FrameText] = field(default_factory=list)


def front_edges(projection: Projection) -> list[int]:
    """The edges of the floor in front; edge i is that from corner i of CORNERS to the next."""
    return [edge for edge in range(4) if _outward(projection, edge)[1] < -1e-9]


def _outward(projection: Projection, edge: int) -> tuple[float, float]:
    """(across, away) of the normal of an edge of the floor."""
    u, v = projection.turned(*((CORNERS[edge] + CORNERS[(edge + 1) % 4]) / 2).reshape(2, 1))
    return float(u[0]), float(v[0])


def _labelled(projection: Projection, leftwards: float) -> tuple[int, int]:
    """The edges along the first axis and along the second that have its labels."""

    def seen(edge: int) -> float:
        across, away = _outward(projection, edge)
        return -away - leftwards * across

    return max((0, 2), key=seen), max((1, 3), key=seen)


def framed(projection: Projection, scales: Scales, metrics: QFontMetricsF) -> Frame:
    """The frame of a landscape seen by `projection`, with texts in the font of `metrics`."""
    frame = Frame()
    floor, top = (_corners(projection, height) for height in (0.0, 1.0))
    front = front_edges(projection)
    for edge in range(4):
        line = QLineF(floor[edge], floor[(edge + 1) % 4])
        (frame.before if edge in front else frame.behind).append(line)
    is_tall = floor[0].y() - top[0].y() >= _LOWEST
    if is_tall:
        for edge in set(range(4)) - set(front):
            frame.behind.append(QLineF(top[edge], top[(edge + 1) % 4]))
            for height, _ in scales.heights:
                ends = _corners(projection, height)
                frame.behind.append(QLineF(ends[edge], ends[(edge + 1) % 4]))
        backs = [corner for corner in range(4) if not {corner, (corner - 1) % 4} & set(front)]
        for corner in {*backs, _rightmost(floor)}:
            frame.behind.append(QLineF(floor[corner], top[corner]))
        _add_heights(frame, projection, scales, metrics, _leftmost(floor))
    for axis, edge in enumerate(_labelled(projection, _LEFT if is_tall else _LEFT_IF_FLAT)):
        _add_axis(frame, projection, (scales.names[axis], scales.ends[axis]), edge, metrics)
    return frame


def _corners(projection: Projection, height: float) -> list[QPointF]:
    """The four corners of the floor, raised by `height`."""
    xs, ys = projection.screen(CORNERS[:, 0], CORNERS[:, 1], np.full(4, height))
    return [QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]


def _leftmost(corners: Sequence[QPointF]) -> int:
    """The corner at the left; of two that are equally far, the nearer."""
    return min(range(4), key=lambda i: (round(corners[i].x(), 3), -corners[i].y()))


def _rightmost(corners: Sequence[QPointF]) -> int:
    return max(range(4), key=lambda i: (round(corners[i].x(), 3), corners[i].y()))


def _add_heights(frame: Frame, projection: Projection, scales: Scales, metrics: QFontMetricsF, corner: int) -> None:
    """The height axis at a corner, with as many of its numbers as have room."""
    foot, top = (_corners(projection, height)[corner] for height in (0.0, 1.0))
    frame.before.append(QLineF(foot, top))
    count = len(scales.heights) - 1
    strides = (stride for stride in (1, 2, count) if count and count % stride == 0)
    room = foot.y() - top.y()
    stride = next((s for s in strides if room * s / count >= metrics.height() * 0.95), count)
    for height, text in scales.heights[:: max(stride, 1)]:
        at = foot + (top - foot) * height
        frame.before.append(QLineF(at - QPointF(_TICK, 0), at))
        width = metrics.horizontalAdvance(text) + 1
        rect = QRectF(at.x() - _TICK - 2 - width, at.y() - metrics.height() / 2, width, metrics.height())
        frame.texts.append(FrameText("height", text, rect))


def _add_axis(
    frame: Frame,
    projection: Projection,
    texts: tuple[str, tuple[str, str]],
    edge: int,
    metrics: QFontMetricsF,
) -> None:
    """The name of an axis of the floor at the middle of `edge`, and the numbers at its ends."""
    first, last = edge, (edge + 1) % 4
    if CORNERS[first].sum() > CORNERS[last].sum():  # edges go round, axes from the smaller number to the larger
        first, last = last, first
    floor = _corners(projection, 0.0)
    begin, end = floor[first], floor[last]
    across, away = _outward(projection, edge)
    _, sine = projection.tilting
    along = end - begin
    length = max(math.hypot(along.x(), along.y()), 1e-9)
    outward = QPointF(along.y() / length, -along.x() / length)
    if outward.x() * across - outward.y() * away * sine < 0:
        outward = -outward
    name, (low, high) = texts
    for role, text, shares in (
        ("end", low, _INSETS),
        ("name", name, (0.5,)),
        ("end", high, tuple(1 - inset for inset in _INSETS)),
    ):
        if text:
            tried = [_beside(role, text, begin + along * share, outward, metrics) for share in shares]
            frame.texts.append(next((each for each in tried if _is_free(each, frame.texts)), tried[0]))


def _is_free(text: FrameText, others: Sequence[FrameText]) -> bool:
    """Whether `text` and the end of another axis, at the corner that they share, can be read apart."""
    around = text.rect.adjusted(-_GAP, 0, _GAP, 0)
    return not any(other.role == "end" and around.intersects(other.rect) for other in others)


def _beside(role: str, text: str, at: QPointF, outward: QPointF, metrics: QFontMetricsF) -> FrameText:
    """`text` so far from `at` that its box is just beside the edge."""
    width, height = metrics.horizontalAdvance(text) + 1, metrics.height()
    distance = abs(outward.x()) * width / 2 + abs(outward.y()) * height * 0.42 + _GAP
    middle = at + outward * distance
    return FrameText(role, text, QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height))
