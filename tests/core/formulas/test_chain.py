"""The section on the chain rule: general formulas, and printed numbers, which are those of the chain."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.core.chain_rule import chain_of
from explorer.core.formulas.explanation import explain
from explorer.core.formulas.markup import LatexSigns, Text
from explorer.core.formulas.symbols import Point
from explorer.core.losses.loss import Targets
from explorer.core.losses.table import LOSSES
from tests.support.strategies import targets
from tests.support.typeset import typeset, with_e

TEXT = Text(LatexSigns("y", "y′", "ŷ"))
CHAINED = [key for key, loss in LOSSES.items() if loss.by_probabilities is not None]
CORNER = [-10.0, 10.0, -1000.0], [1.0, 0.0, 0.0]


def lines(key, logits, target, temperature=1.0):
    """The lines of the section; none where there is no such section."""
    sections = explain(TEXT, Point(LOSSES[key], logits, target, temperature))
    return next((section.lines for section in sections if section.key == "chain"), ())


@st.composite
def points(draw, key, most):
    logits = draw(st.lists(st.floats(-most, most), min_size=2, max_size=10))
    one_hot = LOSSES[key].targets is Targets.ONE_HOT
    target = [1.0] + [0.0] * (len(logits) - 1) if one_hot else list(draw(targets(len(logits))))
    return logits, target, draw(st.sampled_from([1.0, 0.5, 3.0]))


@pytest.mark.parametrize("key", CHAINED)
@settings(max_examples=30)
@given(data=st.data())
def test_every_printed_result_is_the_number(key, data):
    logits, target, temperature = data.draw(points(key, 60.0))
    chain = chain_of(LOSSES[key], logits, target, temperature)
    factors = {"v": chain.v.values, "∂e/∂y": chain.slopes.values}
    if chain.inner is not None:
        factors["∂e/∂q"] = chain.inner[0].values
    expected = {TEXT.sign(sign, i): number for sign, each in factors.items() for i, number in enumerate(each)}
    printed = {line.left: line.right for line in lines(key, logits, target, temperature) if not line.general}
    assert printed.keys() == expected.keys()
    for left, right in printed.items():
        read = float(with_e(right.rpartition(" = ")[2]).replace("−", "-"))
        assert read == pytest.approx(expected[left], rel=6e-3, abs=6e-5 if abs(read) >= 1e-3 else 0), (left, right)


@pytest.mark.parametrize(
    "key, firsts",
    [
        ("cross_entropy", ["vᵢ = ∂e/∂y′ᵢ = −ŷᵢ / y′ᵢ"]),
        ("kl", ["vᵢ = ∂e/∂y′ᵢ = −ŷᵢ / y′ᵢ"]),
        ("mse", ["vᵢ = ∂e/∂y′ᵢ = 2 (y′ᵢ − ŷᵢ)"]),
        ("mse_mean", ["vᵢ = ∂e/∂y′ᵢ = (2/K) (y′ᵢ − ŷᵢ)"]),
        ("euclidean", ["vᵢ = ∂e/∂y′ᵢ = (y′ᵢ − ŷᵢ) / e"]),
        ("cross_entropy_twice", ["∂e/∂qᵢ = −ŷᵢ / qᵢ", "vᵢ = ∂e/∂y′ᵢ = qᵢ − ŷᵢ"]),
    ],
)
def test_the_general_formulas(key, firsts):
    general = [f"{line.left} = {line.right}" for line in lines(key, *CORNER) if line.general]
    assert general == [*firsts, "Jᵢⱼ = y′ᵢ (δᵢⱼ − y′ⱼ)", "∂e/∂yⱼ = Σᵢ vᵢ Jᵢⱼ"]


@pytest.mark.parametrize("key", [key for key in LOSSES if key not in CHAINED])
def test_a_loss_of_the_logits_has_no_such_section(key):
    assert lines(key, *CORNER) == ()


def test_the_smallness_cancels_under_cross_entropy_alone():
    """The same J, another first factor: the lecture's corner."""
    said = {key: [f"{line.left} = {line.right}" for line in lines(key, *CORNER)] for key in ("mse", "cross_entropy")}
    assert typeset("∂e/∂y₁ = (−4.85 × 10⁸) · 2.06 × 10⁻⁹ = −1.0000") in said["cross_entropy"]
    assert any(
        line.startswith(typeset("∂e/∂y₁ = (−2.0000) · 2.06 × 10⁻⁹ + 2.0000 · (−2.06 × 10⁻⁹)")) for line in said["mse"]
    )
    assert any(line.startswith("∂e/∂y₁") and line.endswith(typeset("= −8.24 × 10⁻⁹")) for line in said["mse"])


def test_a_factor_beyond_float64_is_written_all_the_same():
    said = [f"{line.left} = {line.right}" for line in lines("cross_entropy", [-1000.0, 1000.0], [1.0, 0.0])]
    assert typeset("∂e/∂y₁ = (−3.88 × 10⁸⁶⁸) · 2.58 × 10⁻⁸⁶⁹ = −1") in said
