"""Numbers, verdicts and refusals as people read them."""

from __future__ import annotations

import re

import pytest

from explorer.look import numbers
from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment
from tests.support.gui import WORDING


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (2.0, "2.0000"),
        (20.0, "20.000"),
        (1.13624, "1.1362"),
        (-1000.0, "−1000.0"),
        (0.0, "0"),
        (1.166e-8, "1.2e-8"),
        (12345.0, "1.2e4"),
        (1e300, "1.0e300"),
        (float("nan"), "–"),
        (float("inf"), "∞"),
        (float("-inf"), "−∞"),
    ],
)
def test_numbers_for_reading(value, shown):
    assert numbers.number(value) == shown


@pytest.mark.parametrize(
    ("steps", "shown"), [(1, "1"), (2762, "2\u202f762"), (27620, "28\u202f000"), (6.06e7, "6e7"), (1e100, "1e100")]
)
def test_counts_of_steps(steps, shown):
    assert numbers.count(steps) == shown


@pytest.mark.parametrize("language", ["zh_Hant", "zh_Hans"])
def test_a_refusal_names_its_quantity_in_the_language_of_the_app(translations, language):
    translations.use(language)
    with pytest.raises(InvalidExperiment) as refused:
        Experiment().with_runs(learning_rate=-1.0)
    sentence = WORDING.refusal(refused.value)
    assert "learning" in str(refused.value) and "-1" in sentence
    assert not re.search("[A-Za-z]{2}", sentence), sentence
