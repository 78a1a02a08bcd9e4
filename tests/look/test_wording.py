"""Verdicts and refusals as people read them."""

from __future__ import annotations

import re

import pytest

from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment
from tests.support.gui import WORDING


@pytest.mark.parametrize("language", ["zh_Hant", "zh_Hans"])
def test_a_refusal_names_its_quantity_in_the_language_of_the_app(translations, language):
    translations.use(language)
    with pytest.raises(InvalidExperiment) as refused:
        Experiment().with_runs(learning_rate=-1.0)
    sentence = WORDING.refusal(refused.value)
    assert "learning" in str(refused.value) and "−1" in sentence
    assert not re.search("[A-Za-z]{2}", sentence), sentence
