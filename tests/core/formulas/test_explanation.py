"""Explanations: the terms add up, the steps printed are equal to each other, and the LaTeX holds together."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.core.formulas.document import as_latex, as_text
from explorer.core.formulas.explanation import GENERAL, HELD_NOTE, UNDERFLOW_NOTE, explain
from explorer.core.formulas.markup import Latex, LatexSigns, Text, written, written_exp
from explorer.core.formulas.symbols import Point
from explorer.core.losses.loss import Targets
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from tests.support.typeset import typeset, with_e

pytestmark = pytest.mark.one_python  # texts, from numbers that other tests compute under each
SIGNS = LatexSigns("y", "y′", "ŷ")  # as in plain text
LATEX_SIGNS = {"lecture": LatexSigns("y", "y'", r"\hat{y}"), "textbook": LatexSigns("z", "p", "y")}
TEXT, LATEX = Text(SIGNS), Latex(LATEX_SIGNS["lecture"])
HEADINGS = {"softmax": "S", "loss": "L", "chain": "C", "gradient": "G", "held": "H"}
COMMANDS = {
    *("frac", "mathrm", "sum", "ln", "left", "right", "cdot", "sqrt", "hat", "bar", "partial", "max", "arg", "ne"),
    *("begin", "end", "infty", "times", "approx", "delta"),
}


@st.composite
def points(draw, key, most=8.0, soft=True):
    classes = draw(st.integers(2, 10))
    logits = draw(st.lists(st.floats(-most, most), min_size=classes, max_size=classes))
    target = np.eye(classes)[draw(st.integers(0, classes - 1))]
    if soft and LOSSES[key].targets is not Targets.ONE_HOT and draw(st.booleans()):
        weights = np.array(draw(st.lists(st.integers(0, 100), min_size=classes, max_size=classes)), dtype=float)
        weights[0] += not weights.any()
        target = weights / weights.sum()
    return Point(LOSSES[key], logits, target, draw(st.sampled_from([1.0, 1.0, 0.5, 3.0])))


every_loss = pytest.mark.parametrize("key", LOSSES)
few = settings(max_examples=30)  # for each loss; what writes their formulas is the same for all


OURS = ("cross_entropy", "mse", "mse_mean", "euclidean", "mse_logits", "hinge", "cross_entropy_twice", "kl")


@pytest.mark.parametrize("key", OURS)
def test_every_loss_of_ours_is_explained_in_words_of_its_own(key):
    assert LOSSES[key].explanation is not GENERAL and LOSSES[key].explanation.note


@every_loss
@given(data=st.data())
def test_terms_add_up_to_the_loss(key, data):
    point = data.draw(points(key, most=60.0))
    explanation = LOSSES[key].explanation
    terms = explanation.terms(point)
    assert terms.shape == (point.classes,)
    value = float(Objective(LOSSES[key], point.t, point.temperature).value(point.y))
    rounding = 1e-12 * float(np.abs(terms).max())
    assert explanation.total(math.fsum(terms)) == pytest.approx(value, rel=1e-12, abs=rounding)


@every_loss
@given(data=st.data())
def test_slopes_are_the_gradient(key, data):
    point = data.draw(points(key, most=60.0))
    gradient = Objective(LOSSES[key], point.t, point.temperature).gradient(point.y)
    slopes = LOSSES[key].explanation.slopes(point)
    np.testing.assert_allclose(slopes, gradient, rtol=1e-12, atol=1e-12 * np.abs(gradient).max())


# What is printed


def value_of(text):
    """The value of a step of plain text, computed from the numbers in it."""
    text = with_e(text).replace("−", "-").replace("·", "*").replace("²", "**2").replace("√", "sqrt")
    text = re.sub(r"\bln ([\d.e-]+)", r"ln(\1)", text)
    text = re.sub(r"\[(.*?)\]", r"float(\1)", text)
    known = {"ln": log, "exp": math.exp, "sqrt": math.sqrt, "max": max, "float": float}
    return eval(text, {"__builtins__": {}}, known)


def value_of_latex(text):
    """The same for LaTeX."""
    text = re.sub(r"10\^\{(-?\d+)\}", r"10**(\1)", text)
    text = re.sub(r"\\mathrm\{e\}\^\{([^{}]*)\}", r"exp(\1)", text)
    while (plain := re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))", text)) != text:
        text = plain
    text = (
        re.sub(r"\\sqrt\{([^{}]*)\}", r"sqrt(\1)", text)
        .replace("^2", "**2")
        .replace("\\cdot", "*")
        .replace("\\times", "*")
    )
    text = re.sub(r"\\ln ([\d.]+|\(\(.*?\)\))", r"ln(\1)", text.replace("\\left", "").replace("\\right", ""))
    return value_of(text.replace("\\", ""))


def log(x):
    return math.log(x) if x > 0 else -1e9  # it is multiplied by 0


def steps(m, key, point):
    """(section, left side, steps, class) of every line with numbers."""
    for section in explain(m, point):
        for line in section.lines:
            if not line.general:
                yield section.key, line.left, line.right.split(" = "), line.index


@every_loss
@pytest.mark.parametrize("m, worked_out", [(TEXT, value_of), (LATEX, value_of_latex)])
@few
@given(data=st.data())
def test_the_steps_of_a_line_are_equal(key, m, worked_out, data):
    point = data.draw(points(key, most=3.0))
    for _, left, parts, _ in steps(m, key, point):
        if left == "t":
            continue
        values = [worked_out(part) for part in parts]
        # A quotient by a small e, and a slope that is the difference of similar numbers, lose the printed digits.
        assert values == pytest.approx([values[-1]] * len(values), rel=1e-2, abs=2e-3 / min(point.e or 1, 1)), (
            left,
            parts,
        )


def printed(text):
    text = with_e(text).replace("−", "-")
    return float(text), half_unit(text)


def printed_latex(text):
    found = re.fullmatch(r"(-?)(?:([\d.]+)(?: \\times )?)?(?:10\^\{(-?\d+)\})?", text)
    return printed(f"{found[1]}{found[2] or 1}e{found[3] or 0}")


def half_unit(text):
    mantissa, _, exponent = text.partition("e")
    return 0.5000001 * 10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2]))


@every_loss
@pytest.mark.parametrize("m, read", [(TEXT, printed), (LATEX, printed_latex)])
@few
@given(data=st.data())
def test_printed_results_are_the_numbers(key, m, read, data):
    point = data.draw(points(key, most=60.0))
    explanation = LOSSES[key].explanation
    terms, slopes = explanation.terms(point), explanation.slopes(point)
    expected = {"softmax": {}, "loss": {}, "chain": {}, "gradient": {}}  # the chain: test_chain.py
    for i in range(point.classes):
        expected["softmax"][m.sign(m.signs.probabilities, i)] = point.p[i]
        expected["loss"][m.sign(m.signs.target, i)] = point.t[i]
        expected["gradient"][m.slope(m.signs.logits, i)] = slopes[i]
    seen = set()
    for section, left, parts, index in steps(m, key, point):
        truth = expected[section].get(left)
        if section == "loss" and truth is None:
            truth = point.e if left == "e" else terms[index]
        if truth is None or left == "t":
            continue
        value, tolerance = read(parts[-1])
        assert abs(value - truth) <= tolerance, (left, parts, truth)
        seen.add((section, index))
    assert ("loss", None) in seen
    assert {index for section, index in seen if section == "gradient"} == set(range(point.classes))


@pytest.mark.parametrize(
    "key, value, gradient",
    [
        ("cross_entropy", ["e = −Σᵢ ŷᵢ ln y′ᵢ", "e = ln(Σⱼ exp(yⱼ)) − yₜ"], ["∂e/∂yᵢ = y′ᵢ − ŷᵢ"]),
        ("mse", ["e = Σᵢ (ŷᵢ − y′ᵢ)²"], ["vᵢ = ∂e/∂y′ᵢ = 2 (y′ᵢ − ŷᵢ)", "v̄ = Σⱼ y′ⱼ vⱼ", "∂e/∂yᵢ = y′ᵢ (vᵢ − v̄)"]),
        (
            "mse_mean",
            ["e = (1/K) Σᵢ (ŷᵢ − y′ᵢ)²"],
            ["vᵢ = ∂e/∂y′ᵢ = (2/K) (y′ᵢ − ŷᵢ)", "v̄ = Σⱼ y′ⱼ vⱼ", "∂e/∂yᵢ = y′ᵢ (vᵢ − v̄)"],
        ),
        (
            "euclidean",
            ["e = √(Σᵢ (ŷᵢ − y′ᵢ)²)"],
            ["vᵢ = ∂e/∂y′ᵢ = (y′ᵢ − ŷᵢ) / e", "v̄ = Σⱼ y′ⱼ vⱼ", "∂e/∂yᵢ = y′ᵢ (vᵢ − v̄)"],
        ),
        ("mse_logits", ["e = Σᵢ (ŷᵢ − yᵢ)²"], ["∂e/∂yᵢ = 2 (yᵢ − ŷᵢ)"]),
        (
            "hinge",
            ["e = (1/K) Σ_{j≠t} max(0, 1 − yₜ + yⱼ)"],
            ["∂e/∂yⱼ = (1/K) [1 − yₜ + yⱼ > 0]", "∂e/∂yₜ = −Σ_{j≠t} ∂e/∂yⱼ"],
        ),
        (
            "cross_entropy_twice",
            ["e = −Σᵢ ŷᵢ ln qᵢ"],
            ["vᵢ = ∂e/∂y′ᵢ = qᵢ − ŷᵢ", "v̄ = Σⱼ y′ⱼ vⱼ", "∂e/∂yᵢ = y′ᵢ (vᵢ − v̄)"],
        ),
        ("kl", ["e = Σᵢ ŷᵢ ln(ŷᵢ / y′ᵢ)"], ["∂e/∂yᵢ = y′ᵢ − ŷᵢ"]),
    ],
)
def test_the_general_formulas(key, value, gradient):
    sections = {s.key: s for s in explain(TEXT, Point(LOSSES[key], [3.0, 1.0, -3.0], [1.0, 0.0, 0.0]))}
    general = {k: [f"{x.left} = {x.right}" for x in s.lines if x.general] for k, s in sections.items()}
    assert general["loss"] == value
    assert general["gradient"] == gradient
    first, second = "y′ᵢ = exp(yᵢ) / Σⱼ exp(yⱼ)", "qᵢ = exp(y′ᵢ) / Σⱼ exp(y′ⱼ)"
    softmaxes = {"hinge": [], "mse_logits": [], "cross_entropy_twice": [first, second]}
    assert general.get("softmax", []) == softmaxes.get(key, [first])


def test_the_lectures_numbers():
    text = as_text(explain(TEXT, Point(LOSSES["cross_entropy"], [3.0, 1.0, -3.0], [1.0, 0.0, 0.0])), HEADINGS)
    assert "Σⱼ exp(yⱼ) = 20.086 + 2.7183 + 0.0498 = 22.854" in text
    assert "y′₁ = exp(3) / 22.854 = 0.8789" in text
    text = as_text(explain(TEXT, Point(LOSSES["cross_entropy"], [0.0, 0.006, 0.12], [0.0, 1.0, 0.0])), HEADINGS)
    assert "e = 0 + 1.1362 + 0 = 1.1362" in text


def test_where_mse_is_flat_the_factor_shows_it():
    text = as_text(explain(TEXT, Point(LOSSES["mse"], [-10.0, 10.0, -1000.0], [1.0, 0.0, 0.0])), HEADINGS)
    assert typeset("∂e/∂y₁ = 2.06 × 10⁻⁹ · (−2.0000 − 2.0000) = −8.24 × 10⁻⁹") in text


def test_the_temperature_is_in_the_formulas_only_where_it_is_not_one():
    for temperature, is_there in ((1.0, False), (2.0, True)):
        for key in OURS:
            text = as_text(explain(TEXT, Point(LOSSES[key], [3.0, -1.0], [1.0, 0.0], temperature)), HEADINGS)
            assert ("yᵢ/T" in text or "yⱼ/T" in text) == is_there
            assert ("(1/T)" in text) == is_there


@pytest.mark.parametrize("logits", [(-1000.0, 1000.0), (1e6, -1e6), (1e300, -1e300), (0.0, 0.0), (1e-310, 0.0)])
@every_loss
def test_any_logits_have_an_explanation(key, logits):
    for target in ([1.0, 0.0], [0.5, 0.5]):
        sections = explain(TEXT, Point(LOSSES[key], logits, target))
        text = as_text(sections, HEADINGS)
        assert "nan" not in text
        assert "∞" not in text


def test_a_probability_below_float64_is_known_by_its_logarithm():
    text = as_text(explain(TEXT, Point(LOSSES["cross_entropy"], [-1000.0, 0.0], [1.0, 0.0])), HEADINGS)
    assert typeset("−ŷ₁ ln y′₁ = −1 · ln(5.08 × 10⁻⁴³⁵) = 1000") in text


def test_a_number_that_underflows_is_said_to_be_about_zero():
    """No row ends in a step from a number to exactly 0 that only float64 takes."""
    said = {
        "cross_entropy": ("∂e/∂y₃ = 2.30 × 10⁻⁴³⁹ − 0 = 2.30 × 10⁻⁴³⁹ ≈ 0",),
        "mse": (
            "(ŷ₃ − y′₃)² = (0 − 2.30 × 10⁻⁴³⁹)² = 5.31 × 10⁻⁸⁷⁸ ≈ 0",
            "v₃ = 2 · (2.30 × 10⁻⁴³⁹ − 0) = 4.61 × 10⁻⁴³⁹ ≈ 0",
            "∂e/∂y₃ = 2.30 × 10⁻⁴³⁹ · (0 − 2.0000) = −4.61 × 10⁻⁴³⁹ ≈ 0",
        ),
        "mse_mean": ("(1/K) (ŷ₃ − y′₃)² = (1/3) · (0 − 2.30 × 10⁻⁴³⁹)² = 1.77 × 10⁻⁸⁷⁸ ≈ 0",),
        "euclidean": ("v₃ = (2.30 × 10⁻⁴³⁹ − 0) / 1.4142 = 1.63 × 10⁻⁴³⁹ ≈ 0",),
        "kl": ("∂e/∂y₃ = 2.30 × 10⁻⁴³⁹ − 0 = 2.30 × 10⁻⁴³⁹ ≈ 0",),
    }
    for key, rows in said.items():
        text = as_text(explain(TEXT, Point(LOSSES[key], [-10.0, 10.0, -1000.0], [1.0, 0.0, 0.0])), HEADINGS)
        assert [row for row in rows if f"  {typeset(row)}\n" not in text] == [], text
        assert text.count(UNDERFLOW_NOTE) == 1
        rows = [row for row in text.splitlines() if "ln" not in row]  # 0 · ln … is exactly 0
        assert not [row for row in rows if re.search("10⁻[^≈]* = 0$", row)]
    usual = as_text(explain(TEXT, Point(LOSSES["mse"], [-10.0, 10.0, 0.0], [1.0, 0.0, 0.0])), HEADINGS)
    assert "≈" not in usual


def test_the_slope_of_a_held_logit_says_so():
    for key in LOSSES:
        point = Point(LOSSES[key], [3.0, 1.0, -3.0], [1.0, 0.0, 0.0], free=(True, True, False))
        *_, gradient = explain(TEXT, point)
        held = {line.left for line in gradient.lines if line.held}
        assert held == {"∂e/∂y₃"} and HELD_NOTE in gradient.notes
        text = as_text(explain(TEXT, point), HEADINGS)
        assert text.count("  (H)\n") == 1
        latex = as_latex(explain(LATEX, point), HEADINGS)
        assert latex.count("  % H:\n") == 1
    assert HELD_NOTE not in explain(TEXT, Point(LOSSES["mse"], [3.0, 1.0], [1.0, 0.0]))[-1].notes


def test_mse_multiplies_the_same_error_by_the_probability():
    corner = [-10.0, 10.0, -1000.0], [1.0, 0.0, 0.0]
    text = as_text(explain(TEXT, Point(LOSSES["cross_entropy"], *corner)), HEADINGS)
    assert typeset("∂e/∂y₁ = 2.06 × 10⁻⁹ − 1 = −1.0000\n") in text
    text = as_text(explain(TEXT, Point(LOSSES["mse"], *corner)), HEADINGS)
    assert typeset("v₁ = 2 · (2.06 × 10⁻⁹ − 1) = −2.0000\n") in text
    assert typeset("∂e/∂y₁ = 2.06 × 10⁻⁹ · (−2.0000 − 2.0000) = −8.24 × 10⁻⁹\n") in text


def test_at_distance_zero_nothing_is_divided():
    text = as_text(explain(TEXT, Point(LOSSES["euclidean"], [0.0, 0.0], [0.5, 0.5])), HEADINGS)
    assert "v₁ = 0\n" in text
    assert "/ 0" not in text


# LaTeX


@every_loss
@pytest.mark.parametrize("notation", LATEX_SIGNS)
@few
@given(data=st.data())
def test_latex_holds_together(key, notation, data):
    point = data.draw(points(key, most=1000.0))
    latex = as_latex(explain(Latex(LATEX_SIGNS[notation]), point), HEADINGS)
    depth = 0
    for character in latex:
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0
    assert latex.count(r"\left") == latex.count(r"\right")
    rows = "".join(line for line in latex.splitlines() if not line.lstrip().startswith("%"))
    assert rows.isascii()  # a note may be in any script
    commands = set(re.findall(r"\\([a-zA-Z]+)", latex))
    assert commands <= COMMANDS
    begin, *rows, end = [line for line in latex.strip().splitlines() if not line.lstrip().startswith("%")]
    assert (begin, end) == (r"\begin{align*}", r"\end{align*}")
    assert all(row.count("&") == 1 for row in rows)
    assert all(row.endswith(r"\\") for row in rows[:-1])
    assert not rows[-1].endswith("\\")
    assert "" not in rows  # an empty line ends a paragraph, which align* does not allow


def test_both_notations():
    point = Point(LOSSES["cross_entropy"], [3.0, 1.0], [1.0, 0.0])
    lecture, textbook = (as_latex(explain(Latex(signs), point), HEADINGS) for signs in LATEX_SIGNS.values())
    assert r"-\hat{y}_1 \, \ln y'_1 &=" in lecture
    assert r"-y_1 \, \ln p_1 &=" in textbook
    assert r"\partial z_1" in textbook


# A loss without an explanation of its own


def test_a_loss_without_an_explanation_gets_its_numbers():
    ours = replace(LOSSES["mse"], key="ours", formula="e = Σ |{t}ᵢ − {p}ᵢ|", explanation=GENERAL)
    point = Point(ours, [3.0, 1.0, -3.0], [1.0, 0.0, 0.0])
    sections = explain(TEXT, point)
    text = as_text(sections, HEADINGS)
    assert "e = Σ |ŷᵢ − y′ᵢ|\n  ŷ₁ = 1\n  ŷ₂ = 0\n  ŷ₃ = 0\n" in text
    assert "y′₁ = exp(3) / 22.854 = 0.8789\n" in text
    assert f"e = {written(point.e)}\n" in text
    for i, slope in enumerate(LOSSES["mse"].gradient(point.y, point.t)):
        assert f"∂e/∂y{'₁₂₃'[i]} = {TEXT.number(slope)}\n" in text
    latex = as_latex(explain(LATEX, point), HEADINGS)
    assert latex.isascii()
    assert "&= \\\\" not in latex


# Numbers


@given(st.floats(-1e200, 1e200))
def test_a_number_is_right_to_its_last_digit(value):
    text = written(value)
    assert abs(float(text) - value) <= max(half_unit(text), abs(value) * 1e-15)
    assert len(text) <= 11


@pytest.mark.parametrize(
    "value, text",
    [
        *[(-10.0, "-10"), (0.006, "0.006"), (1.0, "1"), (1 - 1e-9, "1.0000"), (-0.0, "0"), (1e6, "1e6")],
        *[(20.08554, "20.086"), (22026.4658, "22026"), (0.00106, "0.00106"), (2.0612e-9, "2.06e-9")],
        *[(0.0010632, "0.00106"), (99999.9, "100000"), (-1e-300, "-1e-300")],
    ],
)
def test_numbers_as_they_are_written(value, text):
    assert written(value) == text


@given(st.floats(-1e6, 1e6))
def test_powers_of_e_beyond_float64(log):
    with localcontext() as context:
        context.Emax, context.Emin, context.prec = 10**9, -(10**9), 30
        truth = Decimal(log).exp()
        off = abs(Decimal(written_exp(log)) / truth - 1)
    assert off <= Decimal("0.0051")


def test_a_power_of_e_that_cannot_be_written():
    assert written_exp(1e300) is None
    assert TEXT.power_of_e(-1e300) == "exp(−10³⁰⁰)"
