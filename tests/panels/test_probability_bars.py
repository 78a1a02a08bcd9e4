"""The bars of probabilities: heights, places, and the target that can be dragged."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from explorer.look.theme import THEMES
from explorer.panels.probability_bars import ProbabilityBars
from explorer.state.experiment_parts import RunSpec
from explorer.state.presets import PRESETS
from tests.support.consistent import assert_consistent
from tests.support.gui import WORDING, drag, settle, type_into


def test_bars_are_as_high_as_the_probabilities(make_window):
    window = make_window(PRESETS["softmax-block"])
    bars = window.screens.screen_of("descent").bars
    full = next(b for b in bars.bars() if b.run < 0 and b.share == 1.0).rect.height()
    exponentials = np.exp([3.0, 1.0, -3.0])
    for bar in bars.bars():
        if bar.run >= 0:
            assert bar.rect.height() / full == pytest.approx(exponentials[bar.index] / exponentials.sum(), abs=1e-9)
    lefts = [bar.rect.left() for bar in bars.bars()]
    assert lefts == sorted(lefts)


def test_bars_are_painted_in_the_rectangles_they_report(window):
    window.workbench.store.update(logits=(1.0, 1.5, 0.5))
    settle()
    bars = window.screens.screen_of("descent").bars
    image = bars.grab().toImage()
    for bar in bars.bars():
        if bar.run == 0:
            middle, above = bar.rect.center().toPoint(), bar.rect.center().toPoint()
            above.setY(int(bar.rect.top()) - 4)
            assert image.pixelColor(middle).name() == window.appearance.theme.run_colours[0]
            assert image.pixelColor(above).name() != window.appearance.theme.run_colours[0]


def test_bars_stand_on_one_line_and_stay_inside(make_window):
    window = make_window(PRESETS["ten-classes"], size=(1024, 700))
    window.workbench.store.update(runs=tuple(RunSpec(key) for key in ("mse", "cross_entropy", "hinge", "kl")))
    bars = window.screens.screen_of("descent").bars
    assert len(bars.bars()) == 10 * 5
    assert len({round(bar.rect.bottom(), 6) for bar in bars.bars()}) == 1
    for left, right in pairwise(bars.bars()):
        assert left.rect.right() <= right.rect.left() + 1e-6
    for bar in bars.bars():
        assert bar.rect.left() >= 0 and bar.rect.right() <= bars.width() and bar.rect.top() >= 0


def test_hovering_the_bars_shows_the_shares(window):
    bars = window.screens.screen_of("descent").bars
    bar = next(b for b in bars.bars() if b.index == 1 and b.run == 0)
    QTest.mouseMove(bars, QPoint(int(bar.rect.center().x()), bars.height() // 2))
    settle()
    assert QToolTip.text().startswith("ŷ₂ = 0\n● y′₂ = 1\n■ y′₂ = 1")
    QToolTip.hideText()


def test_a_target_dragged_beyond_both_ends_stays_a_share(window):
    bars = window.screens.screen_of("descent").bars
    one = next(b for b in bars.bars() if b.run < 0 and b.index == 0).rect
    x = int(one.center().x())
    drag(bars, [QPoint(x, 30), QPoint(x, bars.height() + 50)])
    assert window.workbench.store.experiment.problem.target == (0.0, 0.5, 0.5)
    drag(bars, [QPoint(x, 30), QPoint(x, -50)])
    assert window.workbench.store.experiment.problem.target == (1.0, 0.0, 0.0)
    assert_consistent(window)


def test_dragging_a_target_bar_softens_the_target_and_keeps_its_sum(window):
    bars = window.screens.screen_of("descent").bars
    one = next(b for b in bars.bars() if b.run < 0 and b.index == 0).rect
    middle = int(one.center().x())
    drag(bars, [QPoint(middle, int(one.top()) + 2), QPoint(middle, int(one.center().y()))])
    target = window.workbench.store.experiment.problem.target
    assert target[0] == pytest.approx(0.5, abs=0.03) and sum(target) == pytest.approx(1)
    assert target[1] == target[2]
    assert window.screens.screen_of("descent").logits.rows[0].share.isVisible()
    assert window.screens.screen_of("descent").logits.target.currentText() == "soft target"
    window.workbench.store.undo()
    assert window.workbench.store.experiment.problem.target == (1.0, 0.0, 0.0)


LIGHT = THEMES["light"]


def test_bars_of_the_runs_differ_in_their_hatches(shown):
    bars = shown(ProbabilityBars(LIGHT, WORDING), 600, 400)
    bars.show_bars([1.0, 0.0], [(np.array([0.9, 0.1]), LIGHT.run(i)) for i in range(4)])
    picture = bars.grab().toImage()
    patterns = set()
    for bar in bars.bars():
        if bar.index or bar.run < 0:
            continue
        inside = bar.rect.adjusted(6, 6, -6, -6).toRect()
        colour = QColor(LIGHT.run(bar.run).colour)
        assert inside.width() > 8
        places = [(x, y) for y in range(16) for x in range(8)]
        filled = [picture.pixelColor(inside.left() + x, inside.top() + y) == colour for x, y in places]
        assert any(filled) and all(filled) == (bar.run == 0), "only the first run's bars are solid"
        patterns.add(tuple(filled))
    assert len(patterns) == 4


def test_the_temperature_softens_the_bars(make_window):
    window = make_window(PRESETS["softmax-block"])
    type_into(window.screens.screen_of("descent").logits.temperature, "4")
    shares = [b.share for b in window.screens.screen_of("descent").bars.bars() if b.run == 0]
    expected = np.exp(np.array([3, 1, -3]) / 4)
    assert shares == pytest.approx(expected / expected.sum())
    assert_consistent(window)
