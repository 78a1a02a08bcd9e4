"""Explanations line by line: every formula of every loss, with the class of each part, as checked by hand."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.core.formulas.document import Line, as_latex, as_text
from explorer.core.formulas.explanation import GENERAL, explain
from explorer.core.formulas.markup import Latex, LatexSigns, Text
from explorer.core.formulas.symbols import Point
from explorer.core.losses.table import LOSSES

WRITTEN = Path(__file__).parents[2] / "reference" / "explanations.txt"
ONE_HOT, SOFT = (0.0, 1.0, 0.0), (0.0, 0.75, 0.25)
SUBSCRIPTS = {"₁": "1", "₂": "2", "₃": "3", "ᵢ": "i", "ⱼ": "j", "ₜ": "t"}


class Marked(Text):
    """Marks what is in the colour of a class: {1:y₁} of the first, {i:yᵢ} in a general formula."""

    def tint(self, text, index):
        return f"{{{index + 1 if isinstance(index, int) else index}:{text}}}"


PLAIN, LATEX = Marked(LatexSigns("y", "p", "t")), Latex(LatexSigns("y", "p", "t"))
OURS = [key for key, loss in LOSSES.items() if loss.explanation is not GENERAL]
CASES = [
    *((key, ONE_HOT, 2.0, PLAIN) for key in OURS),
    *((key, SOFT, 1.0, PLAIN) for key in ("cross_entropy", "kl")),
    *((key, ONE_HOT, 2.0, LATEX) for key in OURS),
    ("cross_entropy", SOFT, 1.0, LATEX),
    ("hinge", ONE_HOT, 0.25, PLAIN),
]


def described(line: Line) -> str:
    """A line with its kind: a general formula, one about a class, one that adds nothing."""
    about = "general" if line.general else "" if line.index is None else str(line.index + 1)
    return f"{about:>8} {line.left} = {line.right}{'  (adds nothing)' if line.quiet else ''}"


def paragraphs() -> Iterator[str]:
    for key, target, temperature, m in CASES:
        head = f"{key}, target {target}, T = {temperature:g}, {type(m).__name__}"
        sections = explain(m, Point(LOSSES[key], (0.5, 1.0, -1.5), target, temperature))
        blocks = ("\n".join([section.key, *map(described, section.lines)]) for section in sections)
        yield "\n".join([head, *blocks])


def test_every_line_is_as_it_was_checked_by_hand():
    checked = WRITTEN.read_text(encoding="utf-8").strip().split("\n\n")
    for ours, theirs in zip(paragraphs(), checked, strict=True):
        assert ours == theirs


@pytest.mark.parametrize("key", OURS)
def test_a_sign_has_the_colour_of_its_class(key):
    sections = explain(PLAIN, Point(LOSSES[key], (0.5, 1.0, -1.5), SOFT))
    text = "\n".join(described(line) for section in sections for line in section.lines)
    signs = re.findall(r"\{(\w):([^{}]*)\}", text)
    assert len(signs) > 15
    for index, sign in signs:
        assert {SUBSCRIPTS[letter] for letter in sign if letter in SUBSCRIPTS} <= {index}


def test_a_loss_without_words_has_its_formula_and_its_numbers():
    ours = replace(LOSSES["hinge"], key="ours", formula="e = f({y}, {p}) = {t}", explanation=GENERAL)
    point = Point(ours, (0.5, 1.0, -1.5), ONE_HOT)
    assert GENERAL.terms(point).tolist() == [point.e, 0, 0], "a sum of which only the result is known"
    softmax, value, gradient = explain(PLAIN, point)
    assert softmax.key == "softmax" and len(softmax.lines) == 5
    formula, *targets, number = value.lines
    assert formula == Line("e", "f(y, p) = t", general=True)
    assert targets == [
        Line(f"{{{i + 1}:t{'₁₂₃'[i]}}}", f"{{{i + 1}:{share:g}}}", i, quiet=share == 0)
        for i, share in enumerate(ONE_HOT)
    ]
    assert number == Line("e", PLAIN.number(point.e))
    slopes = LOSSES["hinge"].gradient((0.5, 1.0, -1.5), ONE_HOT)
    assert slopes[2] == 0
    for i, (line, slope) in enumerate(zip(gradient.lines, slopes, strict=True)):
        sign = f"{{{i + 1}:∂e/∂y{'₁₂₃'[i]}}}"
        assert line == Line(sign, f"{{{i + 1}:{PLAIN.number(slope)}}}", i, quiet=slope == 0)
    assert LATEX.verbatim(ours.formula) == "", "plain text cannot be told in LaTeX"


def test_sections_as_text_and_latex_have_headings_lines_and_notes():
    sections = explain(PLAIN, Point(LOSSES["hinge"], (0.5, 1.0), (1.0, 0.0)))
    headings = {"softmax": "S", "loss": "L", "chain": "C", "gradient": "G", "held": "H"}
    text = as_text(sections, headings)
    first, second = ([f"  {line.left} = {line.right}" for line in section.lines] for section in sections)
    assert text == "\n".join(["L", *first, "", "G", *second, *("  " + note for note in sections[-1].notes), ""])
    rows = as_latex(sections, headings).splitlines()
    assert [row for row in rows if row.startswith("  % ")] == ["  % L", "  % G", "  % " + sections[-1].notes[0]]
    assert rows[1] == "  % L" and rows[2].startswith("  t &= ")
    body = [row for row in rows[1:-1] if not row.startswith("  % ")]
    lines = [line for section in sections for line in section.lines]
    assert [row.removesuffix(" \\\\") for row in body] == [f"  {line.left} &= {line.right}" for line in lines]
    assert [row.endswith(" \\\\") for row in body] == [True] * (len(body) - 1) + [False]


def test_a_margin_that_is_just_kept_adds_nothing():
    for section in explain(PLAIN, Point(LOSSES["hinge"], (1.0, 0.0), (1.0, 0.0))):
        about = [line for line in section.lines if line.index is not None]
        assert about and all(line.quiet for line in about)


@pytest.mark.parametrize("key", ["cross_entropy", "kl"])
def test_where_prediction_and_target_agree_no_slope_adds_anything(key):
    gradient = explain(PLAIN, Point(LOSSES[key], (0.0, 0.0), (0.5, 0.5)))[-1]
    assert [line.quiet for line in gradient.lines] == [False, True, True]
    gradient = explain(PLAIN, Point(LOSSES[key], (0.5, 0.0), (0.5, 0.5)))[-1]
    assert not any(line.quiet for line in gradient.lines)


def test_a_number_without_end_has_its_sign():
    assert [PLAIN.number(value) for value in (math.inf, -math.inf)] == ["∞", "−∞"]
    assert [LATEX.number(value) for value in (math.inf, -math.inf)] == [r"\infty", r"-\infty"]


def test_a_logarithm_closes_what_has_gaps_but_no_fraction():
    assert LATEX.ln("p_1") == r"\ln p_1"
    assert LATEX.ln(r"2 \times 10^{-3}") == r"\ln\left(2 \times 10^{-3}\right)"
    assert LATEX.ln(r"\frac{2 \times 10^{-3}}{3}") == r"\ln \frac{2 \times 10^{-3}}{3}"
    assert PLAIN.ln("p₁") == "ln p₁" and PLAIN.ln("1 / 2") == "ln(1 / 2)"
    assert PLAIN.ln(PLAIN.number(2e-9)) == "ln(2\u202f×\u202f10⁻⁹)"
    assert PLAIN.fraction("1", PLAIN.number(2e-9)) == "1 / (2\u202f×\u202f10⁻⁹)"


def test_a_tenth_class_has_a_subscript_of_two_digits():
    assert PLAIN.sign("y", 9) == "{10:y₁₀}"
    assert LATEX.sign("y", 9) == "y_{10}" and LATEX.sign("y", 8) == "y_9"


@pytest.mark.parametrize("key", ["mse", "mse_mean", "euclidean", "cross_entropy_twice"])
def test_where_a_slope_through_softmax_is_nothing_it_adds_nothing(key):
    gradient = explain(PLAIN, Point(LOSSES[key], (0.0, 0.0), (0.5, 0.5)))[-1]
    assert [line.quiet for line in gradient.lines if line.index is not None] == [True] * 4
    gradient = explain(PLAIN, Point(LOSSES[key], (0.5, 0.0), (0.5, 0.5)))[-1]
    assert not any(line.quiet for line in gradient.lines)
