"""The texts of a lesson's step, and the numbers in a text, however they are written."""

from __future__ import annotations

import re

from explorer.state.lesson import Step, Texts

_NUMBER = re.compile(r"(?<![\w.])[−-]?\d+(?:\.\d+)?(?:e-?\d+)?(?![\w.]*\d)")
_POWER = re.compile(r"([\d.]+) × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def texts_of(step: Step) -> list[Texts]:
    """Every text of a step: title, text, what is shown afterwards, question or goal."""
    texts = [step.title, step.text, *filter(None, [step.afterwards])]
    if step.question is not None:
        texts += [step.question.ask, *step.question.choices]
    return [*texts, step.goal.ask] if step.goal is not None else texts


def numbers(text: str) -> set[str]:
    """The numbers in a text: 1.2 × 10⁻⁸ as 1.2e-8, −3 as -3."""
    text = _POWER.sub(lambda found: f"{found[1]}e{found[2].translate(_SUPERSCRIPTS)}", text)
    return {number.replace("−", "-") for number in _NUMBER.findall(text)}


def exponential(value: float) -> str:
    """`value` as 1.2e-8."""
    mantissa, _, exponent = f"{value:.1e}".partition("e")
    return f"{mantissa}e{int(exponent)}"
