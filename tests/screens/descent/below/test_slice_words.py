"""The words on the slice: what each run stands on, where there is room, and not while a question is open."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from explorer.look.theme import THEMES
from explorer.screens.descent.below.slice_plot import SlicePlot
from explorer.screens.descent.below.slice_words import LEAST_LINES, Ground, ground
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.scene import derive
from tests.support.gui import settle, spot


@pytest.fixture
def plot(qtbot):
    view = SlicePlot(THEMES["light"], "slice")
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    return view


def shown(plot, losses=("mse", "cross_entropy"), frame=0, **changes) -> list[str]:
    """The words after `frame` steps of runs under `losses`; each must cover neither a curve nor another word."""
    runs = tuple(RunSpec(loss, learning_rate=1.0) for loss in losses)
    scene = derive(Experiment().changed(runs=runs, **changes))
    scene.grow(frame)
    slices = [scene.slice(i, frame) for i in range(len(runs))]
    first, second = scene.experiment.surface.axes
    places = [scene.position(i, frame) for i in range(len(runs))]
    balls = [(float(p[first] - p[second]), scene.reading(i, frame).value) for i, p in enumerate(places)]
    plot.show_slices([(s.difference, s.value) for s in slices], balls, "e along y₁ − y₂")
    settle()
    assert_apart(plot)
    return said(plot)


def said(plot) -> list[str]:
    return [tag.text() for tag in plot.words.tags]


def boxes(plot) -> list[QRectF]:
    """The words as they lie on the screen."""
    found = []
    for tag in plot.words.tags:
        if tag.text():
            corner, shift = spot(plot, tag.x(), tag.y()).toPointF(), tag.transform()
            found.append(QRectF(corner + QPointF(shift.dx(), shift.dy()), tag.boundingRect().size()))
    return found


def assert_apart(plot) -> None:
    around = [QRectF(plot.caption.geometry()), *boxes(plot)]
    box = plot.getPlotItem().getViewBox()
    for word in boxes(plot):
        assert QRectF(plot.rect()).contains(word)
        assert sum(word.intersects(other) for other in around) == 1, "only itself"
        for curve in plot.curves:
            points = [box.mapViewToScene(QPointF(x, y)) for x, y in zip(*curve.getData(), strict=True)]
            assert not any(word.adjusted(1, 1, -1, -1).contains(point) for point in points)


def test_a_run_far_up_is_on_a_plateau_or_on_a_ramp(plot):
    assert shown(plot) == ["plateau", "ramp"]
    assert shown(plot, ("cross_entropy_twice", "hinge")) == ["plateau", "ramp"]
    left = [box.left() for box in boxes(plot)]
    assert max(left) < plot.width() / 2, "beside the balls, which are at the left"


def test_a_run_that_has_arrived_has_no_word(plot):
    assert shown(plot, frame=200) == ["plateau", ""]


def test_units_and_width_of_the_axis_do_not_matter(plot):
    assert shown(plot, span=(-1e4, 1e4), logits=(-1e4, 1e4, -1e6)) == ["plateau", "ramp"]
    assert shown(plot, ("mse_mean", "kl"), logits=(-6.0, 6.0, -1000.0)) == ["plateau", "ramp"]
    x = np.linspace(-1, 1, 201)
    assert ground((x, np.tanh(-20 * x)), (-1.0, 1.0)) is Ground.PLATEAU
    assert ground((x, np.tanh(-20 * x)), (-0.02, 0.38)) is None, "a cliff is neither"
    assert ground((x, -1e-3 * x), (-1.0, 1e-3)) is ground((1e4 * x, -x), (-1e4, 1.0)) is Ground.RAMP
    assert ground((x, 0 * x), (-1.0, 0.0)) is None
    assert ground((x, -x), (-2.0, 2.0)) is None, "the slope beyond the ends is not known"


def test_a_word_goes_below_its_curve_where_another_is_just_above(plot):
    x = np.linspace(-20, 20, 241)
    curves = [(x, height * (1 - np.tanh(x))) for height in (1.0, 1.05)]
    plot.show_slices(curves, [(-20.0, 2.0), (-20.0, 2.1)], "e")
    settle()
    assert said(plot) == ["plateau", "plateau"]
    assert_apart(plot)


def test_words_that_would_cover_something_are_left_out(plot):
    assert shown(plot, ("mse", "mse_logits", "cross_entropy", "kl")).count("ramp") <= 1
    plot.resize(500, int(LEAST_LINES * plot.fontMetrics().height()) - 1)
    settle()
    assert not any(said(plot))
    plot.resize(500, 400)
    settle()
    assert shown(plot) == ["plateau", "ramp"]


def test_the_words_take_the_colours_of_the_theme(plot):
    shown(plot)
    plot.apply_theme(THEMES["dark"])
    drawn = [tag.brush().color().name() for tag in plot.words.tags]
    assert drawn == [THEMES["dark"].run(i).colour.lower() for i in range(2)]


def test_the_words_are_hidden_while_a_question_is_open(window):
    screen = window.screens.screen_of("descent")
    window.resize(1400, 1000)
    settle()
    screen.slice.setFixedHeight(400)
    settle()
    assert said(screen.slice) == ["plateau", "ramp"]
    screen.set_guessing(True)
    assert said(screen.slice) == ["", ""]
    screen.set_guessing(False)
    assert said(screen.slice) == ["plateau", "ramp"]


def test_the_words_stay_hidden_at_every_frame_of_a_question(plot):
    plot.words.set_guessing(True)
    assert shown(plot) == shown(plot, frame=2) == ["", ""]
    plot.words.set_guessing(False)
    assert said(plot)[0] == "plateau"
