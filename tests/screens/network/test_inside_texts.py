"""Formulas with numbers in: signs for every depth and notation, and numbers that are those of the network."""

from __future__ import annotations

import math

import numpy as np
import pytest

from explorer.core.activations import ACTIVATIONS
from explorer.look import numbers
from explorer.look.notation import NOTATIONS
from explorer.look.wording import Wording
from explorer.screens.network.inside_texts import InsideTexts, forms, logit_shown, plus, units_shown
from tests.support.gui import WORDING
from tests.support.inside import by_hand, example, trained
from tests.support.typeset import read_number


def texts(notation="lecture", **changes) -> InsideTexts:
    return InsideTexts(Wording(NOTATIONS[notation]), example(**changes))


def heads(**changes) -> list[str]:
    return [formula for formula, _ in texts(**changes).heads()]


def test_the_stages_are_written_as_in_the_lecture():
    assert heads() == ["x", "a = tanh(b + Wx)", "y = b′ + W′a", "y′ = softmax(y)", "e"]
    assert heads(activation="sigmoid")[1] == "a = σ(b + Wx)"
    assert heads(activation="relu")[1] == "a = ReLU(b + Wx)"
    assert heads(hidden=()) == ["x", "y = b + Wx", "y′ = softmax(y)", "e"]
    assert heads(notation="textbook") == ["x", "a = tanh(b + Wx)", "z = b′ + W′a", "p = softmax(z)", "e"]


def test_layers_of_a_deep_network_are_numbered():
    assert heads(hidden=(8, 5, 4))[1:5] == [
        "a¹ = tanh(b¹ + W¹x)",
        "a² = tanh(b² + W²a¹)",
        "a³ = tanh(b³ + W³a²)",
        "y = b⁴ + W⁴a³",
    ]
    assert [sign for _, sign in texts(hidden=(8, 5)).heads()] == ["x", "a¹", "a²", "y", "y′", "e"]


def test_one_unit_is_written_with_its_numbers():
    found = texts()
    line = found.unit_line(0, 6)
    bias, added = found.example.bias(0, 6), found.example.weighted(0, 6)
    assert line.sign == "a₇" and line.formula == "tanh(b₇ + Σ W₇ᵢ xᵢ)"
    assert line.filled == f"tanh({plus(bias, added)})"
    assert read_number(line.value) == pytest.approx(math.tanh(bias + added), abs=6e-4)
    assert str(found.unit_line(1, 2)).startswith("y₃ = b′₃ + Σ W′₃ᵢ aᵢ = ")
    assert str(texts(hidden=(8, 5)).unit_line(1, 2)).startswith("a²₃ = tanh(b²₃ + Σ W²₃ᵢ a¹ᵢ) = tanh(")
    assert str(texts(hidden=()).unit_line(0, 9)).startswith("y₁₀ = b₁₀ + Σ W₁₀ᵢ xᵢ = ")


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("hidden", [(), (8,), (7, 5, 6)])
def test_every_value_of_the_lines_is_that_of_plain_loops(activation, hidden):
    shown = trained(hidden, activation)
    outputs, shares, error = by_hand(shown, 0, 101)
    found = texts(hidden=hidden, activation=activation)
    for layer, units in enumerate(outputs):
        for unit, value in enumerate(units):
            assert read_number(found.unit_line(layer, unit).value) == pytest.approx(value, rel=0.03, abs=6e-4)
    for k, value in enumerate(shares):
        assert read_number(found.probability_line(k).value) == pytest.approx(value, abs=6e-4)
    assert read_number(found.error_line().value) == pytest.approx(error, rel=1e-3)
    assert found.mean_line().value == numbers.number(shown.trainings[0].measured(20).loss)


def test_the_softmax_line_divides_what_it_shows():
    found = texts()
    first, second = found.probability_line(1).filled.split(" / ")
    total = sum(math.exp(y) for y in found.example.logits)
    assert read_number(first) == pytest.approx(math.exp(found.example.logits[1]), rel=0.01)
    assert read_number(second) == pytest.approx(total, rel=0.01)


def test_exponentials_that_overflow_are_left_out():
    found = texts(init_scale=1000.0, hidden=(8, 8), activation="relu", scaled="all", frame=0)
    assert np.abs(found.example.logits).max() > 1000
    line = found.probability_line(int(found.example.logits.argmax()))
    assert line.filled == "" and line.value == "1.000"
    assert str(line) == f"{line.sign} = {line.formula} = 1.000"


def test_the_loss_is_that_of_the_run():
    assert str(texts(run=0).error_line()).startswith("e = Σ (ŷᵢ − y′ᵢ)² = ")
    assert str(texts(run=1).error_line()).startswith("e = −Σ ŷᵢ ln y′ᵢ = ")
    assert str(texts(run=1, notation="textbook").error_line()).startswith("e = −Σ yᵢ ln pᵢ = ")
    assert str(texts().mean_line()).startswith(f"L = (1/{numbers.count(1000)}) Σ eₙ = ")


def test_a_sum_is_written_with_one_sign():
    assert plus(0.03, 1.5) == "0.030 + 1.500" and plus(-0.03, -1.5) == "−0.030 − 1.500" and plus(0.0, 0.0) == "0 + 0"


@pytest.mark.parametrize("value, text", [(-0.004, "0.00"), (3.116, "3.12"), (-88.5, "−88.50"), (math.nan, "–")])
def test_logits_of_a_column_have_two_decimals(value, text):
    assert logit_shown(value) == text


def test_long_lines_are_broken_before_their_numbers():
    lines = texts(hidden=(8, 5)).lines((1, 2), 3)
    whole, broken, short = forms(lines, len)
    assert whole == [str(line) for line in lines] and len(whole) == 5
    assert broken[0] == "a²₃ = tanh(b²₃ + Σ W²₃ᵢ a¹ᵢ)" and broken[1].startswith("= tanh(")
    assert broken[-1] == whole[-1], "a line that is short enough is not broken"
    assert short[0] == f"a²₃ = {lines[0].filled} = {lines[0].value}" and len(short) == 5


@pytest.mark.parametrize(
    "units, layer, pointed, wanted",
    [
        ([3, 7], 0, None, ((0, 3), 7)),
        ([3, 7], 1, None, ((0, 3), 7)),
        ([3, 4, 7], 2, None, ((1, 4), 7)),
        ([3, 4, 7], 0, None, ((0, 3), 7)),
        ([3, 4, 7], 0, (1, 2), ((1, 2), 7)),
        ([3, 4, 7], 1, (2, 9), ((1, 4), 9)),
        ([7], 0, None, (None, 7)),
        ([7], 0, (0, 2), (None, 2)),
    ],
)
def test_the_pointer_comes_before_what_was_chosen(units, layer, pointed, wanted):
    assert units_shown(units, layer, pointed) == wanted


def test_words_and_signs_agree():
    assert texts().softmax() == WORDING.signs("{p} = softmax({y})")
