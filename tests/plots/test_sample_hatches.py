"""Hatches: every kind has its own, in pixels of the screen, over its own samples and no others."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.look.theme import THEMES
from explorer.plots.field_image import FieldImage
from explorer.plots.sample_hatches import HATCHES, fill_hatched
from explorer.plots.themed_plot import ThemedPlot
from explorer.state.drawn_surface import Field, Sample

RANGES = ((0.0, 4.0), (0.0, 4.0))
KINDS = np.array([[Sample.FOUND, Sample.NOT_WITHIN], [Sample.DIVERGED, Sample.OPEN]], dtype=np.uint8)
SAMPLES = np.where(KINDS == Sample.FOUND, 3.0, np.nan)


def painted(side: int, kinds=KINDS, samples=SAMPLES, ratio: float = 1.0, width: float = 1.0) -> np.ndarray:
    """(side, side, 3) the picture of a field, row 0 of the samples at its top; where it is open it is blue."""
    item = FieldImage()
    item.show_field(Field(samples, 0.0, 4.0, kinds), RANGES, "lecture")
    item.hatch_width = width
    image = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#0000ff"))
    with QPainter(image) as painter:
        painter.scale(side / item.boundingRect().width(), side / item.boundingRect().height())
        item.paint(painter)
    words = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return words[:, : image.width(), 2::-1].copy()


def quarters(picture: np.ndarray) -> list[np.ndarray]:
    """The inner parts of the four samples: found, not within, diverged, open."""
    half, edge = len(picture) // 2, 2
    inner = slice(edge, half - edge), slice(half + edge, len(picture) - edge)
    return [picture[rows, columns] for rows in inner for columns in inner]


def rgb(colour: str) -> tuple[int, ...]:
    return QColor(colour).getRgb()[:3]


@pytest.mark.parametrize("side", [60, 240])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_each_kind_has_its_own_fill_and_lines(qapp, side, ratio):
    found, not_within, diverged, open_ = quarters(painted(side, ratio=ratio))
    assert len(np.unique(found.reshape(-1, 3), axis=0)) == 1
    assert (open_ == rgb("#0000ff")).all()
    for part, kind in ((not_within, Sample.NOT_WITHIN), (diverged, Sample.DIVERGED)):
        colours = {tuple(colour) for colour in part.reshape(-1, 3).tolist()}
        assert rgb(HATCHES[kind].fill) in colours
        darkest = min(colours, key=sum)
        assert np.abs(np.subtract(darkest, rgb(HATCHES[kind].line))).max() < 40


def grey(part: np.ndarray) -> np.ndarray:
    """As a print without colours, or an eye that sees none, shows it."""
    return part @ np.array([0.299, 0.587, 0.114])


def test_the_kinds_are_told_apart_without_colours(qapp):
    """By the lines: those of one kind run one way, those of the other cross."""
    _, not_within, diverged, _ = quarters(painted(240))
    for part, crosses in ((grey(not_within), False), (grey(diverged), True)):
        rising = part - np.roll(part, (1, -1), axis=(0, 1))
        falling = part - np.roll(part, (1, 1), axis=(0, 1))
        along = [np.abs(v[5:-5, 5:-5]).mean() for v in (rising, falling)]
        assert (along[0] > 0.5 * along[1]) == crosses, "along its lines a hatch does not change"


@pytest.mark.parametrize("side", [120, 480])
def test_lines_are_as_fine_and_as_close_at_any_size(qapp, side):
    kinds = np.full((2, 2), Sample.NOT_WITHIN, dtype=np.uint8)
    row = grey(painted(side, kinds, np.full((2, 2), np.nan)))[side // 2]
    dark = row < row.max() - 0.5 * (row.max() - row.min())
    begins = np.flatnonzero(np.diff(dark.astype(int)) == 1)
    assert np.diff(begins).min() >= 6 and np.diff(begins).max() <= 8
    assert dark.mean() < 0.35


def test_thick_lines_keep_apart(qapp):
    kinds = np.full((2, 2), Sample.NOT_WITHIN, dtype=np.uint8)
    picture = painted(200, kinds, np.full((2, 2), np.nan), width=8.0)
    assert (picture == rgb(HATCHES[Sample.NOT_WITHIN].fill)).all(axis=2).mean() > 0.3


def test_hatches_follow_the_samples(qapp, shown):
    """Drawn for the samples shown, not for those before; and upright, as the samples are: row 0 is at the bottom."""
    plot = shown(ThemedPlot(THEMES["light"], ""), 300, 300)
    item = FieldImage()
    plot.addItem(item)
    plot.getPlotItem().getViewBox().setRange(xRange=(0, 4), yRange=(0, 4), padding=0)
    for kinds in (KINDS, KINDS[::-1].copy(), KINDS.T.copy()):
        samples = np.where(kinds == Sample.FOUND, 3.0, np.nan)
        item.show_field(Field(samples, 0.0, 4.0, kinds), ((1.0, 3.0), (1.0, 3.0)), "lecture")
        picture = plot.grab().toImage()
        box = plot.getPlotItem().getViewBox()
        for row in range(2):
            for column in range(2):
                at = box.mapViewToScene(item.mapRectToParent(QRectF(column + 0.2, row + 0.2, 0.6, 0.6)).center())
                x, y = round(at.x()), round(at.y())
                near = {picture.pixelColor(x + k, y).name() for k in range(-12, 12)}
                hatched = [kind for kind in HATCHES if HATCHES[kind].fill in near and len(near) > 1]
                kind = Sample(int(kinds[row, column]))
                assert hatched == ([kind] if kind in HATCHES else []) or kind is Sample.OPEN


def test_without_kinds_nothing_is_hatched(qapp):
    plain = painted(60, None, np.array([[0.0, 1.0], [2.0, 3.0]]))
    assert all(len(np.unique(part.reshape(-1, 3), axis=0)) == 1 for part in quarters(plain))


def test_a_swatch_is_filled_as_the_samples_are(qapp):
    for kind, hatch in HATCHES.items():
        image = QImage(40, 12, QImage.Format.Format_RGB32)
        image.fill(QColor("#0000ff"))
        with QPainter(image) as painter:
            fill_hatched(painter, QRectF(4, 2, 30, 8), kind, 1.0)
        inside = {image.pixelColor(x, y).name() for x in range(5, 33) for y in range(3, 9)}
        assert hatch.fill in inside and len(inside) > 1
        assert image.pixelColor(2, 6).name() == image.pixelColor(20, 11).name() == "#0000ff"
