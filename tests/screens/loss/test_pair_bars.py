"""Bars of two distributions side by side."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from explorer.look.theme import THEMES
from explorer.screens.loss.pair_bars import PairBars, finite_top
from tests.support.gui import LEFT

LIGHT = THEMES["light"]


def test_the_truth_is_an_outline_and_what_is_expected_solid(shown):
    bars = shown(PairBars(LIGHT, "pairs"), 300, 260)
    bars.show_pairs(("truth", "guess"), ((0.9,), (0.9,)), ["1"])
    picture = bars.grab().toImage()
    truth, guess = (picture.pixelColor(bar.rect.center().toPoint()).name() for bar in bars.bars())
    assert (truth, guess) == (LIGHT.control, LIGHT.accent)


def test_bars_are_as_high_as_their_shares_and_read_from_the_row_below(shown, qapp):
    view = shown(PairBars(LIGHT, "bars", draggable=True))
    view.show_pairs(("P", "Q"), ((0.25, 0.75), (0.5, 0.5)), ("1", "2"))
    bars = {(bar.row, bar.index): bar.rect for bar in view.bars()}
    unit = bars[(1, 0)].height() / 0.5
    assert [bars[k].height() / unit for k in ((0, 0), (0, 1), (1, 1))] == pytest.approx([0.25, 0.75, 0.5])
    assert len({rect.bottom() for rect in bars.values()}) == 1
    asked = []
    view.dragged.connect(lambda *what: asked.append(what[:3]))
    half = QPoint(int(bars[(1, 1)].center().x()), int(bars[(1, 1)].bottom() - 0.4 * unit))
    QTest.mouseClick(view, LEFT, pos=half)
    assert asked[0][:2] == (1, 1) and asked[0][2] == pytest.approx(0.4, abs=0.01)


def test_bars_that_are_only_shown_cannot_be_dragged(shown, qapp):
    view, asked = shown(PairBars(LIGHT, "bars")), []
    view.show_pairs(("P", "Q"), ((0.25, 0.75), (0.5, 0.5)), ("1", "2"))
    view.dragged.connect(lambda *what: asked.append(what))
    QTest.mouseClick(view, LEFT, pos=view.bars()[0].rect.center().toPoint())
    assert asked == []


def test_an_infinite_bar_stands_out_from_the_finite_ones():
    assert finite_top((1.0, 2.0), (0.5,)) == 2.0
    assert finite_top((1.0, math.inf)) == 1.5
    assert finite_top((math.inf,)) > 0 and finite_top((0.0,)) > 0
