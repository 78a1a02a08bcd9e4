"""Card, curve, marker, hover text and grid of a run say the same at every step, also after it has diverged."""

from __future__ import annotations

import re

import numpy as np
import pytest

from explorer.look import numbers
from explorer.state.datasets import split_digits
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from tests.support.gui import play_to
from tests.support.typeset import read_number

# The second soon ends, the loss of the third explodes, and the others learn.
RUNS = (
    RunSpec("cross_entropy", learning_rate=0.1),
    RunSpec("mse_logits", learning_rate=1e4),
    RunSpec("mse_logits", learning_rate=0.6),
    RunSpec("mse", "adam", 0.003),
)
STEPS = 97


@pytest.fixture
def screen(make_window):
    window = make_window(size=(1280, 720))
    experiment = Experiment().changed(runs=RUNS, hidden=(8,), batch=20, steps=STEPS)
    window.workbench.store.replace(experiment)
    window.workbench.show_screen("network")
    return window.screens.current


def counted(screen, run: int, frame: int) -> tuple[float, float]:
    """(loss, share right) of one run on all images held out, from its logits alone."""
    training, data = screen._trainings[run], split_digits()
    with np.errstate(all="ignore"):
        right = training.logits(frame, range(1000)).argmax(axis=0) == data.held_labels
    return training.measured(frame).loss, float(right.mean())


def hovered(plot, step: int, letter: str) -> str | None:
    """The value of a run in the hover text."""
    found = re.search(rf"{letter} \S (.+?)(   |$)", plot.text_at(step))
    return found and found[1]


def assert_agreement(screen, frame: int) -> None:
    page = screen.training_page
    for run, card in enumerate(screen.runs):
        loss, share = counted(screen, run, frame)
        assert card.share.text() == f"{100 * share:.0f}%"
        assert numbers.number(loss) in card.value.text()
        letter = screen.theme.run(run).letter
        for plot, value in ((page.loss_curve, loss), (page.accuracy, share)):
            x, y = plot.curves[run].getData()
            ball_x, ball_y = (float(each[0]) for each in plot.balls[run].getData())
            assert (ball_x, ball_y) == (x[-1], y[-1])
            ended = screen._trainings[run].diverged_at
            assert ball_x == (frame if ended is None else min(frame, ended - 1))
            if np.isfinite(value):
                assert y[-1] == pytest.approx(value, rel=1e-12)
            said = hovered(plot, int(ball_x), letter)
            assert said == numbers.plain(value, 8)
            assert read_number(said) == pytest.approx(value, rel=1e-7) or not np.isfinite(value)
        screen.store.update(wrong_only=True, answers_of=run)
        wrong = re.search(r": ([\d\u202f]+) of 1", page.digits.caption.text())
        assert int(wrong[1].replace("\u202f", "")) == round(1000 * (1 - share))


def test_all_views_of_a_run_agree_at_random_frames(screen):
    generator = np.random.default_rng(5)
    play_to(screen.window(), STEPS)
    assert [each.diverged_at is not None for each in screen._trainings][:2] == [False, True]
    assert screen._trainings[1].diverged_at < 60
    for frame in (0, STEPS, screen._trainings[1].diverged_at, *generator.integers(0, STEPS + 1, 12).tolist()):
        play_to(screen.window(), frame)
        assert_agreement(screen, frame)
    screen.store.update(log_loss=True)
    play_to(screen.window(), 33)
    for run in (0, 3):
        y = screen.training_page.loss_curve.curves[run].getData()[1]
        assert 10.0 ** y[-1] == pytest.approx(counted(screen, run, 33)[0])


def test_forward_from_the_start_all_views_agree_at_each_step(screen):
    for frame in range(14):
        play_to(screen.window(), frame)
        assert_agreement(screen, frame)
