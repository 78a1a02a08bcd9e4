"""The picture of the flow: every number in it, every square and bar, at every depth and size."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QFontMetricsF

from explorer.look import numbers
from explorer.look.languages import LANGUAGES
from explorer.look.notation import NOTATIONS
from explorer.look.theme import STAGE_LETTERS, THEMES
from explorer.look.wording import Wording
from explorer.plots.squares import diverging
from explorer.screens.network.flow_picture import FlowPicture
from explorer.state.datasets import split_digits
from tests.support.gui import WORDING
from tests.support.inside import by_hand, example, trained
from tests.support.sketches import assert_apart, assert_fits
from tests.support.typeset import read_number

DEPTHS = [(), (8,), (32, 16), (7, 5, 6), (6, 5, 4, 5), (256, 16, 16, 16, 16)]


@pytest.fixture
def flow(qtbot):
    """Shows an example, at first with the first unit of every layer chosen."""

    def make(width=586, height=380, theme="light", notation="lecture", layer=0, units=None, **changes):
        view = FlowPicture(THEMES[theme], Wording(NOTATIONS[notation]))
        qtbot.addWidget(view)
        view.resize(width, height)
        view.show()
        found = example(**changes)
        view.show_example(found, layer, units or [0] * found.last + [found.label])
        return view

    return make


@pytest.mark.parametrize("hidden", DEPTHS[:4])
def test_every_number_is_that_of_plain_loops(flow, hidden):
    view = flow(hidden=hidden)
    outputs, shares, error = by_hand(trained(hidden), 0, 101)
    np.testing.assert_allclose([read_number(t) for t in view.texts("logit")], outputs[-1], atol=6e-3)
    np.testing.assert_allclose([read_number(t) for t in view.texts("share")], shares, atol=6e-4)
    assert read_number(view.texts("error")[0]) == pytest.approx(error, rel=1e-3)
    assert view.texts("mean") == ["L", numbers.number(trained(hidden).trainings[0].measured(20).loss)]
    lines = view.texts("line")
    assert lines == [str(line) for line in view.lines()] and len(lines) == 5 - (hidden == ())
    assert lines[-1].endswith(f" = {view.texts('mean')[1]}") and lines[-2].endswith(f" = {view.texts('error')[0]}")


def test_the_squares_have_the_colours_of_their_activations(flow):
    view = flow(hidden=(7, 5))
    outputs, _, _ = by_hand(trained((7, 5)), 0, 101)
    images = {image.index: image for image in view.compose().images if image.role == "layer"}
    for layer in (0, 1):
        squares = view.squares(view.grid(), layer)
        assert images[layer].rect == squares.rect
        wanted = diverging(np.array(outputs[layer]), 1.0).tolist()
        for unit, colour in enumerate(wanted):
            row, column = divmod(unit, squares.columns)
            near, drawn = QColor(colour), images[layer].image.pixelColor(column, row)
            assert abs(near.red() - drawn.red()) + abs(near.blue() - drawn.blue()) <= 6, (layer, unit)


def test_the_pixels_are_those_of_the_example(flow):
    image = next(image for image in flow().compose().images if image.role == "pixels")
    data = split_digits()
    wanted = data.images[data.held[101]].tolist()
    assert [image.image.pixelColor(i % 28, i // 28).red() for i in range(784)] == wanted


def test_bars_are_as_long_as_the_probabilities(flow):
    view = flow(width=1000, height=600)
    shapes = view.compose().shapes
    tracks = {s.index: s.path.boundingRect() for s in shapes if s.role == "track"}
    for bar in (s for s in shapes if s.role == "bar"):
        track, rect = tracks[bar.index], bar.path.boundingRect()
        wanted = view.texts_of.example.probabilities[bar.index]
        assert rect.width() / track.width() == pytest.approx(wanted, abs=1e-3) and rect.left() == track.left()
    thick = [s.index for s in shapes if s.role == "track" and s.width == 2.0]
    assert thick == [1] and view.texts("class")[1] == "▸ 1", "the right class is marked without colour too"


def test_logits_have_bars_on_both_sides_where_there_is_room(flow):
    view = flow(width=1500, height=420)
    logits = view.texts_of.example.logits
    shapes = view.compose().shapes
    bars = {s.index: s.path.boundingRect() for s in shapes if s.role == "logit_bar"}
    zeros = [s.path.boundingRect().center().x() for s in shapes if s.role == "zero"]
    assert len(bars) == len(zeros) == 10 and len({*zeros}) == 1
    for k, bar in bars.items():
        assert (bar.center().x() > zeros[0]) == (logits[k] > 0)
        longest = bars[int(np.abs(logits).argmax())].width()
        assert bar.width() / longest == pytest.approx(abs(logits[k]) / np.abs(logits).max(), abs=1e-3)


@pytest.mark.parametrize("hidden", DEPTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_no_text_is_cut_off_at_any_depth_and_size(flow, qapp, theme, hidden):
    for points in (8, 13, 20):
        font = THEMES[theme].font()
        font.setPointSizeF(points)
        view = flow(theme=theme, hidden=hidden, activation="relu", layer=len(hidden))
        view.setFont(font)
        for size in ((400, 200), (586, 290), (586, 380), (740, 400), (1120, 760), (500, 690)):
            view.resize(*size)
            assert_fits(view)
            assert_apart(view)


def test_long_names_and_huge_numbers_fit(flow):
    view = flow(init_scale=1000.0, hidden=(8, 8), activation="relu", scaled="all", frame=0)
    names = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")
    found = view.texts_of.example
    changed = type(found)(**{name: getattr(found, name) for name in found.__dataclass_fields__} | {"names": names})
    view.show_example(changed, 0, [0, 0, 1])
    assert_fits(view)
    assert_apart(view)
    assert view.texts("class")[9] == "Ankle boot"


@pytest.mark.parametrize("hidden", [hidden for hidden in DEPTHS if 256 not in hidden] + [(16,) * 5])
def test_letters_on_stage_are_for_the_back_row(flow, hidden):
    theme = THEMES["projector"]
    view = flow(theme="projector", hidden=hidden)
    view.setFont(theme.font(theme.on_stage(1024, 768)))
    view.resize(994, 660)
    least = 0.97 * 768 / STAGE_LETTERS
    for text in view.compose().texts:
        font = view.scaled(10 * text.size, text.bold)
        assert QFontMetricsF(font).capHeight() / 10 >= least, text


@pytest.mark.parametrize("hidden", [(8,), (8, 5)])
def test_headings_are_formulas_where_there_is_room(flow, hidden):
    view = flow(width=1300, height=600, hidden=hidden)
    assert view.texts("head") == [formula for formula, _ in view.texts_of.heads()]
    view.resize(300, 300)
    assert view.texts("head") == [sign for _, sign in view.texts_of.heads()]


def test_notation_and_theme_reach_the_picture(flow):
    view = flow(notation="textbook", width=900, height=500)
    assert view.texts("logit_sign")[0] == "z₁" and view.texts("head")[-2] == "p = softmax(z)"
    before = view.grab().toImage()
    view.apply_theme(THEMES["dark"])
    assert view.grab().toImage() != before
    assert {text.colour for text in view.compose().texts if text.role == "line"} == {THEMES["dark"].text}


def test_a_screen_reader_hears_the_lines(flow):
    view = flow(layer=1, units=[3, 5])
    assert view.accessibleName() and view.accessibleDescription() == "; ".join(map(str, view.lines()))
    assert view.accessibleDescription().startswith("a₄ = ") and "; y₆ = " in view.accessibleDescription()


def test_a_picture_without_room_or_example_is_painted(flow, qtbot):
    view = flow(hidden=(16,) * 5)
    for size in ((400, 30), (30, 200), (3, 3), (900, 20)):
        view.resize(*size)
        view.grab()
    empty = FlowPicture(THEMES["light"], WORDING)
    qtbot.addWidget(empty)
    assert not empty.compose().texts
    empty.grab()


def test_the_languages_change_no_formula(flow, translations):
    wanted = flow().texts("line")
    for language in LANGUAGES:
        translations.use(language)
        assert flow().texts("line") == wanted
