"""One drag is one undo entry, never shared with another widget, even one created later at the same address."""

from __future__ import annotations

import sys

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from explorer.look.theme import THEMES
from explorer.panels.probability_bars import ProbabilityBars
from explorer.screens.classes.number_line import NumberLine
from explorer.screens.descent.movable_surface import MovableSurface
from explorer.screens.loss.pair_bars import PairBars
from explorer.screens.loss.simplex_plot import SimplexPlot
from explorer.state.store import Store
from explorer.widgets.gesture import Gesture
from explorer.widgets.number_box import NumberBox
from explorer.widgets.sliders import RealSlider
from tests.support.gui import WORDING, drag, press, settle, spot

LIGHT = THEMES["light"]


def a_slider(parent):
    slider = RealSlider("a number", 0.0, 1.0, parent=parent)
    return slider, slider.moved, lambda: drag(slider, [QPoint(60, 10), QPoint(90, 10), QPoint(120, 10)])


def a_box(parent):
    box = NumberBox("a number", parent=parent)
    return box, box.edited, lambda: [press(box, "Up") for _ in range(2)]


def bars_of_a_target(parent):
    bars = ProbabilityBars(LIGHT, WORDING, parent)
    bars.show_bars([0.5, 0.5], [(np.array([0.5, 0.5]), LIGHT.run(0))])

    def pull():
        held = next(bar for bar in bars.bars() if bar.run == -1).rect.center().toPoint()
        drag(bars, [held, held - QPoint(0, 5), held - QPoint(0, 10)])

    return bars, bars.share_dragged, pull


def a_surface(parent):
    plot = MovableSurface(LIGHT, LIGHT.run(0), parent)
    return plot, plot.start_dragged, lambda: drag(plot.viewport(), [spot(plot, x, x) for x in (0.0, 1.0, 2.0)])


def a_number_line(parent):
    line = NumberLine(LIGHT, parent)
    line.show_output(2.0, [1.0, 0.0, 1.0], ["a", "b", "c"])
    return line, line.output_dragged, lambda: drag(line, [QPoint(x, 30) for x in (100, 120, 140)])


def two_distributions(parent):
    bars = PairBars(LIGHT, "pairs", True, parent)
    bars.show_pairs(("P", "Q"), ([0.5, 0.5], [0.5, 0.5]), ["1", "2"])

    def pull():
        held = bars.bars()[0].rect.center().toPoint()
        drag(bars, [held, held - QPoint(0, 5), held - QPoint(0, 10)])

    return bars, bars.dragged, pull


def a_simplex(parent):
    plot = SimplexPlot(LIGHT, WORDING, parent)
    return plot, plot.dragged, lambda: drag(plot.viewport(), [spot(plot, x, 0.4) for x in (0.5, 0.55, 0.6)])


MAKERS = [a_slider, a_box, bars_of_a_target, a_surface, a_number_line, two_distributions, a_simplex]


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(420, 320)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def in_sight(parent, make):
    view, edited, use = make(parent)
    view.setGeometry(0, 0, 400, 300)
    view.show()
    settle()
    return view, edited, use


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_a_widget_at_the_address_of_another_has_its_own_undo(parent, make, monkeypatch):
    """Python may reuse an address, so here all widgets get the same one."""
    store, written = Store(), iter(range(1, 1000))

    def write(*what):
        store.update(gesture=what[-1], temperature=float(next(written)))

    for number in range(2):
        before = store.experiment
        view, edited, use = in_sight(parent, make)
        monkeypatch.setattr(sys.modules[type(view).__module__], "id", lambda _: 4711, raising=False)
        edited.connect(write)
        use()
        assert store.experiment.problem.temperature >= 2.0 * (number + 1), "each gesture makes several changes"
        shiboken6.delete(view)
    store.undo()
    assert store.experiment == before, "the second drag is taken back, and nothing of the first"
    store.undo()
    assert not store.can_undo, "each drag was one entry"


@pytest.mark.parametrize("make", [make for make in MAKERS if make is not a_box], ids=lambda make: make.__name__)
def test_a_drag_ends_when_the_button_is_released(parent, make):
    view, edited, use = in_sight(parent, make)
    written = []
    edited.connect(lambda *what: written.append(what))
    use()
    assert written
    ended = list(written)
    under = view.viewport() if hasattr(view, "viewport") else view
    right = Qt.MouseButton.RightButton  # a widget without mouse tracking hears of moves only while a button is down
    QTest.mousePress(under, right, Qt.KeyboardModifier.NoModifier, QPoint(60, 60))
    for x in range(80, 200, 20):
        QTest.mouseMove(under, QPoint(x, 60))
        settle()
    QTest.mouseRelease(under, right, Qt.KeyboardModifier.NoModifier, QPoint(200, 60))
    assert written == ended


def test_a_gesture_equals_only_itself():
    one, other = Gesture(), Gesture()
    assert one == one and one != other
