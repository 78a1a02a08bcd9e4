"""Edits that several screens share: what is wanted is reached, and nothing else moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.screens.shared_edits import LIKELIEST, UNLIKELIEST, with_margin, with_probability
from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment
from explorer.state.scene import derive

LOGITS = st.lists(st.floats(-20, 20), min_size=3, max_size=3).map(tuple)
TEMPERATURES = st.floats(0.01, 1000)


def probabilities(experiment: Experiment) -> list[float]:
    return derive(experiment).probabilities(experiment.problem.logits).tolist()


@given(LOGITS, TEMPERATURES, st.integers(0, 2), st.floats(0, 1))
def test_a_probability_is_reached_at_every_temperature(logits, temperature, index, wanted):
    start = Experiment().changed(logits=logits, temperature=temperature)
    end = with_probability(start, index, wanted)
    within = min(max(wanted, UNLIKELIEST), LIKELIEST)
    assert probabilities(end)[index] == pytest.approx(within, abs=6e-4)
    kept = [j for j in range(3) if j != index]
    assert [end.problem.logits[j] for j in kept] == [logits[j] for j in kept]
    assert end == start.changed(logits=end.problem.logits)


@given(LOGITS, TEMPERATURES, st.permutations(range(3)), st.floats(-10, 10))
def test_a_margin_is_reached_at_every_temperature(logits, temperature, order, margin):
    right, wrong, third = order
    end = with_margin(Experiment().changed(logits=logits, temperature=temperature), right, wrong, margin)
    moved = end.problem.logits
    assert (moved[right] - moved[wrong]) / temperature == pytest.approx(margin, abs=6e-4)
    assert (moved[right], moved[third]) == (logits[right], logits[third])


def test_a_class_that_is_gone_is_refused():
    for edit in (
        lambda: with_probability(Experiment(), 3, 0.5),
        lambda: with_margin(Experiment(), 0, 3, 1.0),
        lambda: with_margin(Experiment(), 3, 0, 1.0),
    ):
        with pytest.raises(InvalidExperiment):
            edit()
