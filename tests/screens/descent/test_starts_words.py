"""What the maps of steps say: sentences for any runs, and the end of a single start."""

from __future__ import annotations

import pytest

from explorer.screens.descent.starts_words import at, end, sentence, share, swatches
from explorer.state.descent_parts import Starts
from explorer.state.drawn_surface import Sample
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.steps_map import Start, map_of, unknown
from tests.support.gui import WORDING

SIGNS = ["A ●", "B ■", "C ▲", "D ◆"]
MSE, ENTROPY = RunSpec("mse"), RunSpec("cross_entropy")


class Map:
    """As much of a map of 200 starts as is spoken of."""

    within, taken = 1000, 37

    def __init__(self, found: int, is_complete: bool = True) -> None:
        self.found, self.is_complete = found, is_complete

    def __len__(self) -> int:
        return 200


def said(*runs: RunSpec, found=(170, 200, 1, 0), starts=None, is_complete=True) -> str:
    """The sentence, with the thin spaces of numbers as usual ones."""
    maps = [Map(count, is_complete) for count, _ in zip(found, runs, strict=False)]
    return sentence(runs, maps, starts or Starts(), SIGNS[: len(runs)], WORDING).replace("\u202f", " ")


def test_one_run_and_two_losses():
    assert "within 1 step from" in said(MSE, starts=Starts(within=1))
    assert said(MSE) == "Reaches the right class within 1 000 steps from 85% of starts under MSE"
    assert said(MSE, ENTROPY) == (
        "Reaches the right class within 1 000 steps from 85% of starts under MSE, 100% under cross-entropy"
    )


def test_a_few_and_all_but_a_few_are_neither_none_nor_all():
    text = said(MSE, ENTROPY, RunSpec("hinge"), RunSpec("kl"), found=(1, 199, 0, 200))
    assert "from < 1% of starts under MSE, > 99% under cross-entropy, 0% under hinge, 100% under KL" in text


def test_of_one_loss_the_optimizers_are_named():
    text = said(MSE, RunSpec("mse", "momentum"), RunSpec("mse", "adam"))
    assert text == (
        "MSE reaches the right class within 1 000 steps from "
        "85% of starts with gradient descent, 100% with momentum, < 1% with Adam"
    )


def test_of_one_loss_and_one_optimizer_the_rates_are_named():
    text = said(MSE, RunSpec("mse", learning_rate=0.03))
    assert text.endswith("from 85% of starts with rate 1, 100% with rate 0.03")


def test_or_the_hyperparameters():
    text = said(RunSpec("mse", "momentum"), RunSpec("mse", "momentum", hyperparameters=(("momentum", 0.5),)))
    assert text.endswith("from 85% of starts with usual settings, 100% with momentum = 0.5")


def test_whatever_else_differs_is_added():
    text = said(MSE, RunSpec("kl", "adam"), RunSpec("kl", "adam", 0.5))
    assert "85% of starts under MSE (gradient descent, rate 1), 100% under KL divergence (Adam, rate 1)" in text
    assert text.endswith("< 1% under KL divergence (Adam, rate 0.5)")


def test_runs_that_are_the_same_have_their_signs():
    assert said(MSE, MSE).endswith("85% of starts under A ● MSE, 100% under B ■ MSE")


def test_a_loss_below_a_level():
    below = Starts("loss", 0.05, 200)
    assert said(MSE, ENTROPY, starts=below).startswith("The loss comes below 0.05 within 200 steps from 85% of")
    assert said(MSE, RunSpec("mse", "adam"), starts=below).startswith("MSE comes below 0.05 within 200 steps from 85%")


def test_while_it_fills_it_is_so_far():
    assert said(MSE, is_complete=False).endswith("under MSE, so far")
    assert (share(Map(170)), share(Map(170, False))) == ("85% of starts", "85% so far")


@pytest.mark.parametrize(
    ("kind", "steps", "text"),
    [
        (Sample.FOUND, 0, "already there"),
        (Sample.FOUND, 1, "1 step"),
        (Sample.FOUND, 2140, "2 140 steps"),
        (Sample.NOT_WITHIN, 0, "not within 1 000 steps"),
        (Sample.DIVERGED, 0, "diverged"),
        (Sample.OPEN, 0, "not by step 37, so far"),
    ],
)
def test_every_end_has_its_words(kind, steps, text):
    assert end(Start(0.0, 0.0, kind, steps), Map(0)).replace("\u202f", " ") == text


def test_a_place_is_told_with_the_start_that_was_computed():
    steps = map_of(Experiment(), 0)
    assert at(steps, 3.03, -4.99, ("y₁", "y₂")) == "from y₁ = 3.07, y₂ = −4.96: already there"
    assert at(steps, 11.0, 0.0, ("y₁", "y₂")) == ""


def test_swatches_say_how_many_steps_were_given():
    words = [(swatch.words.replace("\u202f", " "), swatch.occurs) for swatch in swatches(unknown(1000), 1000)]
    assert words == [("not within 1 000", False), ("diverged", False)]
