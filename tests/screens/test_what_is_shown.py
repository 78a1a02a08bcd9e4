"""Each screen without the window around it: what it draws is what the Experiment says, at the frame, in the theme."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.screens.table import SCREENS
from explorer.state.experiment import Experiment
from explorer.state.player import Player
from explorer.state.store import Store
from explorer.theme import THEMES


@pytest.fixture
def alone(qtbot):
    """Makes a screen as the window does, with a Store and a Player of its own."""

    def make(key: str, **changes):
        experiment = Experiment().changed(**changes)
        screen = SCREENS[key].load()(Store(experiment), Player(experiment.descent.steps), THEMES["light"])
        qtbot.addWidget(screen)
        screen.resize(1200, 660)
        with qtbot.waitExposed(screen):
            screen.show()
        return screen

    return make


def go(screen, frame: int) -> None:
    """Show `frame`, however long it takes to compute."""
    screen.player.seek(frame)
    while screen.shown_frame < frame:
        screen.show_frame(frame)


def marks(screen) -> list[list[tuple[float, str]]]:
    """The marks beside each logit's slider."""
    return [row.slider.marks for row in screen.logits.rows]


def where_runs_are(screen, frame: int, theme: str = "light") -> list[list[tuple[float, str]]]:
    runs = screen.scene.runs
    colours = [THEMES[theme].run(k).colour for k in range(len(runs))]
    return [
        [(float(run.position(frame)[i]), colour) for run, colour in zip(runs, colours, strict=True)]
        for i in range(len(screen.logits.rows))
    ]


def test_marks_beside_the_sliders_of_the_loss_screen_are_where_the_runs_are(alone):
    screen = alone("loss")
    at_first = where_runs_are(screen, 0)
    assert marks(screen) == at_first
    go(screen, 40)
    assert marks(screen) == where_runs_are(screen, 40) != at_first


@pytest.mark.parametrize("key", ["explore", "loss"])
def test_a_screen_that_was_hidden_is_in_the_new_theme_when_it_is_shown(alone, key):
    screen = alone(key)
    go(screen, 20)
    screen.hide()
    screen.apply_theme(THEMES["dark"])
    screen.show()
    assert marks(screen) == where_runs_are(screen, 20, "dark")
    assert {style.colour for _, style in screen.bars._runs} == {c for _, c in marks(screen)[0]}


def test_the_loss_axis_of_digits_obeys_its_switch(alone):
    screen = alone("digits")
    go(screen, 1)
    plot = screen.loss_curve
    heights = [np.array(curve.getData()[1]) for curve in plot.curves]
    assert not plot.getPlotItem().getAxis("left").logMode
    screen.store.update(log_loss=True)
    assert plot.getPlotItem().getAxis("left").logMode
    for curve, linear in zip(plot.curves, heights, strict=True):
        np.testing.assert_allclose(curve.getData()[1], np.log10(linear))
    assert not screen.accuracy.getPlotItem().getAxis("left").logMode, "a share is always on a linear axis"


def test_the_button_of_a_logit_says_which_axis_it_is(alone):
    screen = alone("explore", axes=(2, 0))
    parts = [row.part for row in screen.logits.rows]
    assert [part.text() for part in parts] == ["↕", "held", "↔"]
    assert [part.isEnabled() for part in parts] == [False, True, False]
    screen.store.update(axes=(0, 1))
    assert [part.text() for part in parts] == ["↔", "↕", "held"]
    assert [part.isEnabled() for part in parts] == [False, False, True]
    assert ["axis" in part.toolTip() for part in parts] == [True, True, False]
