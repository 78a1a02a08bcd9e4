"""Verdicts and refusals as people read them."""

from __future__ import annotations

import re

import pytest

from explorer.core.verdict import Verdict, VerdictKind
from explorer.look.verdicts import VERDICT_MARKS, verdict_sentence
from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment
from tests.support.gui import WORDING


def test_a_verdict_for_every_case():
    def sentence(kind, steps=float("nan"), value=2.0, minimum=0.0):
        sentence = verdict_sentence(Verdict(kind, 0, value, 1.166e-8, minimum, steps))
        return sentence.replace("\u202f", " ")

    kinds = VerdictKind
    assert sentence(kinds.STUCK, 6.06e7) == "Stuck: slope 1.2 × 10⁻⁸, at this rate about 61 million steps to cross."
    endless = "Stuck: slope 1.2 × 10⁻⁸; the number of steps to cross cannot be estimated."
    assert sentence(kinds.STUCK, float("inf")) == endless
    assert sentence(kinds.MOVING, 12.2) == "Moving: slope 1.2 × 10⁻⁸, about 12 steps to half way down."
    assert sentence(kinds.MOVING, 0.3) == "Moving: slope 1.2 × 10⁻⁸, a step or so to half way down."
    assert sentence(kinds.MOVING, float("inf")) == "Moving: slope 1.2 × 10⁻⁸."
    assert sentence(kinds.ARRIVED, value=0.81, minimum=0.8018) == "Arrived: loss 0.8100, the least possible is 0.8018."
    assert sentence(kinds.DIVERGED, value=99.0) == "Diverged: the loss is 99.000. Try a smaller learning rate."
    assert len(set(VERDICT_MARKS.values())) == len(VerdictKind)


@pytest.mark.parametrize("language", ["zh_Hant", "zh_Hans"])
def test_a_refusal_names_its_quantity_in_the_language_of_the_app(translations, language):
    translations.use(language)
    with pytest.raises(InvalidExperiment) as refused:
        Experiment().with_runs(learning_rate=-1.0)
    sentence = WORDING.refusal(refused.value)
    assert "learning" in str(refused.value) and "−1" in sentence
    assert not re.search("[A-Za-z]{2}", sentence), sentence
