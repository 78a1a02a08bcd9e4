"""The flow under the pointer and the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.look.theme import THEMES
from explorer.screens.network.network_flow import NetworkFlow
from tests.support.gui import LEFT, WORDING, press, settle
from tests.support.inside import example
from tests.support.typeset import read_number


@pytest.fixture
def flow(shown):
    """A flow whose choices are shown, as the page does, and kept in `chosen`."""
    view = shown(NetworkFlow(THEMES["light"], WORDING), 800, 420)
    found = example(hidden=(8, 5))
    view.chosen_ones, units = [], [0, 0, 1]

    def choose(layer, unit):
        view.chosen_ones.append((layer, unit))
        units[layer] = unit
        view.show_example(found, layer, units)

    view.chosen.connect(choose)
    view.show_example(found, 0, units)
    settle()
    return view


def place(view, layer: int, unit: int) -> QPoint:
    grid = view.grid()
    if layer < 0:
        return grid.bodies[0].center().toPoint()
    if layer < 2:
        return view.squares(grid, layer).place(unit).center().toPoint()
    return grid.row(3, unit, 10).center().toPoint()


def framed(view) -> list[tuple[str, int]]:
    return list(dict.fromkeys((s.role, s.index) for s in view.compose().shapes if s.role in ("chosen", "row")))


def test_a_click_chooses_a_unit_or_a_class(flow):
    for layer, unit in ((0, 6), (1, 4), (2, 9)):
        QTest.mouseClick(flow, LEFT, pos=place(flow, layer, unit))
        assert flow.chosen_ones[-1] == (layer, unit)
    shares = flow.grid().row(4, 3, 10).center().toPoint()
    QTest.mouseClick(flow, LEFT, pos=shares)
    assert flow.chosen_ones[-1] == (2, 3)
    QTest.mouseMove(flow, QPoint(1, 1))
    assert framed(flow) == [("chosen", 4), ("row", 3)] and flow.texts("line")[1].startswith("y₄ = ")


def test_a_click_beside_everything_chooses_nothing(flow):
    for point in (QPoint(2, 2), flow.grid().heads[1].center().toPoint()):
        QTest.mouseClick(flow, LEFT, pos=point)
    assert not flow.chosen_ones


def test_a_click_on_the_pixels_asks_for_the_next_example(flow, qtbot):
    with qtbot.waitSignal(flow.next_wanted):
        QTest.mouseClick(flow, LEFT, pos=place(flow, -1, 0))
    assert not flow.chosen_ones


def test_the_unit_under_the_pointer_shows_its_numbers(flow):
    before = flow.texts("line")
    assert before[0].startswith("a¹₁ = ")
    QTest.mouseMove(flow, place(flow, 1, 2))
    settle()
    lines = flow.texts("line")
    assert lines[0] == str(flow.texts_of.unit_line(1, 2)) and lines[1:] == before[1:]
    assert framed(flow) == [("chosen", 2), ("row", 1)]
    QTest.mouseMove(flow, place(flow, 2, 7))
    settle()
    assert flow.texts("line")[0] == before[0] and flow.texts("line")[1].startswith("y₈ = ")
    assert not flow.chosen_ones and flow.accessibleDescription() == "; ".join(before), "what was chosen stays"
    QApplication.sendEvent(flow, _left())
    assert flow.texts("line") == before


def _left():
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.Leave)


def test_the_tool_tip_has_every_digit(flow):
    found = flow.texts_of.example
    sign, value = flow.tip(0, 3).split(" = ")
    assert sign == "a¹₄" and read_number(value) == found.outputs[0][3]
    name, logit, share = flow.tip(2, 7).split("\n")
    assert name == "7" and logit.startswith("y₈ = ") and share.startswith("y′₈ = ")
    assert read_number(share.split(" = ")[1]) == found.probabilities[7]


def test_keys_go_through_units_and_layers(flow):
    flow.setFocus()
    steps = [("Down", (0, 1)), ("Down", (0, 2)), ("End", (0, 7)), ("Down", (0, 7)), ("Right", (1, 0)), ("Up", (1, 0))]
    steps += [("Right", (2, 1)), ("Right", (2, 1)), ("Down", (2, 2)), ("Home", (2, 0)), ("Left", (1, 0))]
    steps += [("Left", (0, 7)), ("Left", (0, 7)), ("Up", (0, 6))]
    for key, wanted in steps:
        press(flow.window(), key)
        assert flow.chosen_ones[-1] == wanted, key
    assert framed(flow)[0] == ("chosen", 6)


def test_a_smaller_network_forgets_the_pointer(flow):
    QTest.mouseMove(flow, place(flow, 1, 4))
    settle()
    flow.show_example(example(hidden=(8,)), 0, [0, 1])
    assert flow.texts("line")[0].startswith("a₁ = ")
    assert flow.at(QPointF(-5, -5)) is None


def test_without_an_example_nothing_happens(shown):
    view = shown(NetworkFlow(THEMES["light"], WORDING))
    QTest.mouseMove(view, QPoint(50, 50))
    QTest.mouseClick(view, LEFT, pos=QPoint(50, 50))
    press(view, "Down")
