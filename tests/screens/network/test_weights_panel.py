"""The weights: every colour is that of its weight, and pointer and keys find them."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.look import numbers
from explorer.look.theme import DIVERGING, THEMES, colour_table
from explorer.screens.network.weights_panel import WeightsPanel
from tests.support.gui import LEFT, WORDING, choose, press, settle
from tests.support.inside import example, trained
from tests.support.sketches import assert_apart, assert_fits
from tests.support.typeset import read_number


@pytest.fixture
def panel(shown):
    """A panel whose choices are shown, as the page does, and kept in `chosen_ones`."""

    def make(width=402, height=400, theme="light", **changes):
        view = shown(WeightsPanel(THEMES[theme], WORDING), width, height)
        found = example(**changes)
        view.chosen_ones = []

        def take(layer, unit):
            view.chosen_ones.append((layer, unit))
            view.show_weights(found, layer, max(unit, 0))

        view.chosen.connect(take)
        view.show_weights(found, 0, 0)
        settle()
        return view

    return make


def weights(hidden=(8,), layer=0) -> np.ndarray:
    """(outputs, inputs) read from the flat parameters."""
    parameters = trained(hidden).trainings[0].parameters(20)
    sizes, at = [784, *hidden, 10], 0
    for i in range(layer):
        at += sizes[i + 1] * (sizes[i] + 1)
    return parameters[at : at + sizes[layer] * sizes[layer + 1]].reshape(sizes[layer + 1], sizes[layer])


def colour(value: float, reach: float) -> QColor:
    """By the definition: from the lowest colour at −reach to the highest at +reach."""
    return QColor(int(colour_table(DIVERGING)[round((value / reach + 1) / 2 * 255)]))


def alike(one: QColor, other: QColor) -> bool:
    return all(abs(a - b) <= 5 for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


@pytest.mark.parametrize("layer, unit", [(0, 0), (0, 7), (1, 3), (2, 9)])
def test_each_weight_has_its_colour(panel, layer, unit):
    view = panel(hidden=(8, 5))
    view.chosen.emit(layer, unit)
    values = weights((8, 5), layer)
    reach = np.abs(values).max()
    image = view.row.compose().images[0].image
    side = int(np.ceil(np.sqrt(values.shape[1])))
    assert image.width() == side and (layer or side == 28)
    for i, value in enumerate(values[unit]):
        assert alike(image.pixelColor(i % side, i // side), colour(value, reach)), i
    assert view.bar.ticks()[0][1].startswith("−") and read_number(view.bar.ticks()[-1][1]) == pytest.approx(reach, 0.02)
    assert read_number(view.bar.ticks()[-1][1]) == -read_number(view.bar.ticks()[0][1])


def test_all_rows_are_drawn_as_small_pictures(panel):
    view = panel(hidden=(20,), width=700, height=600)
    values, squares = weights((20,)), view.rows.squares()
    image = view.rows.compose().images[0]
    cell = image.image.width() / squares.columns
    margin = (cell - 28) / 2
    for unit in (0, 7, 19):
        row, column = divmod(unit, squares.columns)
        for i in (0, 300, 783):
            x, y = column * cell + margin + i % 28, row * cell + margin + i // 28
            assert alike(image.image.pixelColor(int(x), int(y)), colour(values[unit, i], np.abs(values).max()))


def test_a_click_or_a_key_chooses_a_row(panel):
    view = panel(hidden=(20,), width=700, height=500)
    rows, columns = view.rows, view.rows.squares().columns
    QTest.mouseClick(rows, LEFT, pos=rows.squares().place(13).center().toPoint())
    assert view.chosen_ones == [(0, 13)] and view.row.texts("unit")[0].startswith("a₁₄:")
    rows.setFocus()
    steps = [("Left", 12), ("Right", 13), ("Up", 13 - columns), ("Down", 13), ("Home", 0), ("Left", 0), ("End", 19)]
    for key, wanted in [*steps, ("Right", 19), ("Down", 19)]:
        press(view.window(), key)
        assert view.chosen_ones[-1] == (0, wanted), key
    assert [s.index for s in rows.compose().shapes if s.role == "chosen"] == [19]
    assert rows.accessibleDescription() == "a₂₀"


def test_the_layer_is_chosen_by_its_name(panel):
    view = panel(hidden=(8, 5))
    assert [view.layer.itemText(i) for i in range(3)] == ["W¹  8 × 784", "W²  5 × 8", "W³  10 × 5"]
    choose(view.layer, 2)
    assert view.chosen_ones == [(2, -1)]
    assert view.rows.texts("sign") == [f"y{numbers.subscript(k)}" for k in range(1, 11)]
    assert view.rows.tip(9).split("\n")[:2] == ["9", "y₁₀"]


def test_bias_and_weighted_sum_stand_beside_the_picture(panel):
    view = panel(hidden=(8,))
    found = example(hidden=(8,))
    assert read_number(view.row.texts("unit")[0].split(" = ")[1]) == pytest.approx(found.bias(0, 0), abs=6e-4)
    text, value = view.row.texts("sum")[0].split(" = ")
    by_hand = sum(float(w) * float(x) for w, x in zip(weights()[0], found.inputs, strict=True))
    assert text == "Σ W₁ᵢ xᵢ" and read_number(value) == pytest.approx(by_hand, abs=6e-4)
    choose(view.layer, 1)
    assert view.row.texts("sum")[0].startswith("Σ W′₁ᵢ aᵢ = ")


def test_one_weight_shows_what_it_adds(panel):
    view, found = panel(hidden=(8,)), example(hidden=(8,))
    i = int(found.inputs.argmax())
    QTest.mouseMove(view.row, view.row.squares().place(i).center().toPoint())
    settle()
    w, rest = view.row.texts("sum")[0].split(" · ")
    x, product = rest.split(" = ")
    wanted = float(weights()[0, i]), float(found.inputs[i])
    assert [read_number(t) for t in (w, x)] == pytest.approx(wanted, rel=0.05, abs=6e-4)
    assert read_number(product) == pytest.approx(wanted[0] * wanted[1], rel=0.05, abs=6e-4)
    assert view.row.texts("sum")[0] in view.row.accessibleDescription()
    QApplication.sendEvent(view.row, QEvent(QEvent.Type.Leave))
    assert view.row.texts("sum")[0].startswith("Σ ")


def test_keys_go_from_weight_to_weight(panel):
    view = panel(hidden=(8,))
    view.row.setFocus()
    for key, wanted in (("Right", 406), ("Right", 407), ("Down", 435), ("Left", 434), ("Up", 406)):
        press(view.window(), key)
        assert [s.index for s in view.row.compose().shapes if s.role == "pointed"][:1] == [wanted]
    QApplication.sendEvent(view.row, QEvent(QEvent.Type.Leave))
    assert view.row.texts("sum")[0].count(" · ") == 1, "the pointer leaves, but the keys are still there"
    view.rows.setFocus()
    assert not [s for s in view.row.compose().shapes if s.role == "pointed"]


@pytest.mark.parametrize("hidden", [(), (4,), (16, 16), (256,)])
@pytest.mark.parametrize("theme", THEMES)
def test_no_text_is_cut_off(panel, theme, hidden):
    view = panel(theme=theme, hidden=hidden)
    for points in (8, 13, 20):
        font = THEMES[theme].font()
        font.setPointSizeF(points)
        view.setFont(font)
        for layer in range(len(hidden) + 1):
            view.chosen.emit(layer, 0)
            for size in ((402, 300), (600, 500), (994, 660)):
                view.resize(*size)
                settle()
                for sketch in (view.row, view.rows):
                    assert_fits(sketch)
                    assert_apart(sketch)


def test_the_theme_reaches_every_view(panel):
    view = panel()
    before = [each.grab().toImage() for each in (view.row, view.rows, view.bar)]
    view.apply_theme(THEMES["projector"])
    settle()
    for each, image in zip((view.row, view.rows, view.bar), before, strict=True):
        assert each.grab().toImage() != image


def test_every_control_is_named(panel):
    view = panel()
    assert view.controls == [view.layer, view.row, view.rows]
    for control in view.controls:
        assert control.accessibleName() and control.toolTip()
