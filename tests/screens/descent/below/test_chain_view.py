"""The picture of the chain rule: bars, squares and arrow are the numbers, and everything fits at every size."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF

from explorer.core.losses.table import LOSSES
from explorer.look.theme import THEMES
from explorer.screens.descent.below.chain_drawing import bar_length, square_side
from explorer.screens.descent.below.chain_page import ChainPage
from explorer.screens.descent.below.chain_view import ChainView
from explorer.screens.stage import Stage
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.scene import derive
from tests.support.gui import WORDING, settle
from tests.support.layout import THEMES_BY_SIZE
from tests.support.sketches import LIGHT, assert_apart, assert_fits, shapes
from tests.support.typeset import typeset

DECADES = 9  # of the lecture's surfaces: probabilities down to exp(−20)
SIZES = ((676, 128), (166, 531), (1539, 79), (900, 240), (420, 620))
RUNS = (RunSpec("cross_entropy_twice"), RunSpec("hinge"), RunSpec("kl"), RunSpec("euclidean"))


@pytest.fixture
def view(shown):
    """The view of a page that shows the lecture's two runs."""
    return drawn(shown(ChainPage(LIGHT, WORDING), 900, 300))


def drawn(page, experiment=None) -> ChainView:
    page.show_scene(derive(experiment or Experiment()), 0)
    settle()
    return page.view


def of(view, role, index=None):
    return [shape for shape in view.compose().shapes if shape.role == role and index in (None, shape.index)]


def test_the_lectures_picture_is_drawn(view):
    assert view.texts("head")[0] == "A ● MSE" and "B ■ cross-entropy" in view.texts("head")
    assert view.texts("number") == [
        *map(typeset, ("−2.0", "2.0", "4.6 × 10⁻⁴³⁹", "−8.2 × 10⁻⁹", "8.2 × 10⁻⁹", "−4.6 × 10⁻⁴³⁹")),
        *map(typeset, ("−4.9 × 10⁸", "0", "0", "−1.0", "1.0", "2.3 × 10⁻⁴³⁹")),
    ]
    assert view.texts("class")[:6] == ["y′₁", "y′₂", "y′₃", "y₁", "y₂", "y₃"]
    assert view.texts("sign") == ["×", "="] * 2
    assert view.texts("common") == ["One point, and so one J: only ∂e/∂y′ differs."]
    assert "makes up for it" in " ".join(view.texts("said"))


def test_losses_that_pull_alike_are_not_said_to_differ(shown):
    """Cross-entropy and KL have one and the same ∂e/∂y′."""
    for losses, said in (("kl", "cross_entropy"), 0), (("mse", "cross_entropy"), 1):
        runs = tuple(RunSpec(loss) for loss in losses)
        page = drawn(shown(ChainPage(LIGHT, WORDING), 1000, 420), Experiment().changed(runs=runs))
        assert len(page.texts("common")) == said


def test_bars_are_as_long_as_their_numbers_and_hatched_below_zero(view):
    numbers = [-2, 2, -8.244614e-9, 8.244614e-9, -485165196.4, -1, 1]
    bars = of(view, "bar")
    room = [line.path.boundingRect().left() for line in of(view, "one")]
    base = [line.path.boundingRect().left() for line in of(view, "base")]
    half = room[0] - base[0]
    assert len(set(np.round(np.subtract(room, base), 6))) <= 2, "one length for all factors of a kind"
    for bar, number in zip(bars, numbers, strict=True):
        wanted = (math.log10(abs(number)) / DECADES + 1) * half
        assert bar.path.boundingRect().width() == pytest.approx(wanted, rel=0.12, abs=1.0)
        assert bar.hatched == (number < 0) and bool(bar.fill) == (number > 0)
    assert {bar.edge for bar in bars[:4]} == {LIGHT.run(0).colour}
    assert {bar.edge for bar in bars[4:]} == {LIGHT.run(1).colour}


def test_squares_are_as_wide_as_their_numbers(shown):
    view = drawn(shown(ChainPage(LIGHT, WORDING), 900, 300), Experiment().changed(logits=(0.0, 0.0, 0.0)))
    jacobian = np.eye(3) / 3 - np.ones((3, 3)) / 9
    place = (shapes(view.compose(), "places")[0].width() + 2) / 3
    for role, sign in (("plus", 1), ("minus", -1)):
        squares = [part.boundingRect().width() for part in of(view, role)[0].path.toSubpathPolygons()]
        wanted = [0.9 * place * (1 + math.log10(abs(v)) / DECADES) for v in jacobian.ravel() if v * sign > 0]
        assert squares == pytest.approx(wanted, abs=0.6)
        assert of(view, role)[0].hatched == (sign < 0)


def test_lengths_are_logarithmic_with_one_in_the_middle():
    logs = [math.log(10.0**power) for power in (-9, -4.5, 0, 4.5, 9, 30, -30)]
    assert [bar_length(log, 9) for log in logs] == pytest.approx([0, 0.25, 0.5, 0.75, 1, 1, 0])
    assert [square_side(log, 9) for log in logs] == pytest.approx([0, 0.5, 1, 1, 1, 1, 0])
    assert bar_length(-math.inf, 9) == 0


def test_the_arrow_points_downhill_and_is_a_dot_on_the_plateau(view):
    assert len(of(view, "dot")) == 1 and of(view, "dot")[0].fill == LIGHT.run(0).colour
    (head,), (line,) = of(view, "head"), of(view, "arrow")
    start, tip = line.path.elementAt(0), head.path.elementAt(0)
    assert tip.x - start.x == pytest.approx(tip.y - start.y) and tip.x > start.x, "to the right and down, by as much"
    plane = of(view, "plane")[1].path.boundingRect()
    share = math.hypot(tip.x - start.x, tip.y - start.y) / (plane.width() / 2)
    assert share == pytest.approx(2**0.5 / (2**0.5 + 0.35), rel=1e-6)


def test_the_trap_has_its_second_softmax_and_hinge_none(shown):
    view = drawn(shown(ChainPage(LIGHT, WORDING), 1000, 620), Experiment().changed(runs=RUNS))
    titles = view.texts("title")
    assert "∂e/∂q, q = softmax(y′)" in titles and titles[1] == "∂q/∂y′"
    assert view.texts("class")[:3] == ["q₁", "q₂", "q₃"] and view.texts("number")[0] == "−4.7"
    assert any(line.startswith("No softmax lies between") for line in view.texts("said"))
    assert view.texts("common") == []


def test_a_loss_that_does_not_say_its_factor_still_has_its_jacobian(shown, monkeypatch):
    monkeypatch.setitem(LOSSES, "mse", replace(LOSSES["mse"], by_probabilities=None))
    view = drawn(shown(ChainPage(LIGHT, WORDING), 900, 300))
    assert view.texts("said")[0].startswith("The record of this loss has no ∂e/∂y′.")
    assert of(view, "plus") and of(view, "minus") and view.texts("sign") == ["×", "="]
    assert view.texts("number")[:2] == [typeset("−8.2 × 10⁻⁹"), typeset("8.2 × 10⁻⁹")]


@pytest.mark.parametrize("theme", THEMES_BY_SIZE)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_text_fits_and_none_lies_on_another(shown, theme, size):
    page = shown(ChainPage(THEMES[theme], WORDING), *size)
    for experiment in experiments():
        view = drawn(page, experiment)
        assert view.compose().texts
        assert_fits(view)
        assert_apart(view)


def experiments():
    yield Experiment()
    yield Experiment().changed(logits=(-3.125, 2.25, 0.5), target=(0.5, 0.3, 0.2), temperature=0.25)
    yield Experiment().changed(runs=RUNS)
    yield Experiment().changed(runs=(RunSpec("mse_logits"),))
    yield Experiment().with_classes(2)
    yield Experiment().with_classes(10)


@pytest.mark.parametrize("size", [(1024, 700), (1280, 640)], ids=str)
def test_on_a_stage_no_letters_are_smaller_than_the_font(qtbot, size):
    stage = Stage(None)
    qtbot.addWidget(stage)
    stage.resize(*size)
    page = ChainPage(THEMES["projector"], WORDING)
    qtbot.addWidget(page)
    stage.show_views([page.view])
    stage.show()
    for experiment in list(experiments())[:5]:
        drawn(page, experiment)
        assert page.view.width() > 900 and page.view.texts("number")
        least = QFontMetricsF(page.view.font()).height() * 0.97
        for text in page.view.compose().texts:
            height = QFontMetricsF(page.view.scaled(text.size, text.bold)).height()
            assert height >= least, text
        assert_apart(page.view)
    stage.clear()
