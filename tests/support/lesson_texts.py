"""The texts of a lesson's step, and the numbers in a text, however they are written."""

from __future__ import annotations

import re

from explorer.state.lesson import Step, Texts

NUMBER = re.compile(r"(?<![\w.])[−-]?\d+(?:\.\d+)?(?:e-?\d+)?(?![\w.]*\d)")
POWER = re.compile(r"(?:([\d.]+) × )?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
LARGE = re.compile(r"([\d.]+) (million|萬|万)")
LARGE_UNITS = {"million": 1e6, "萬": 1e4, "万": 1e4}
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def texts_of(step: Step) -> dict[str, list[Texts]]:
    """All texts of a step by kind, each in every language."""
    asked, goal = step.question, step.goal
    return {
        "title": [step.title],
        "text": [step.text, *([step.afterwards] if step.afterwards else [])],
        "ask": [asked.ask] if asked else [goal.ask] if goal else [],
        "choice": list(asked.choices) if asked else [],
    }


def exponential(value: float, decimals: int = 1) -> str:
    """`value` as 1.2e-8."""
    return re.sub(r"e([+-])0*", lambda found: "e" + found[1].strip("+"), f"{value:.{decimals}e}")


def large(found: re.Match[str]) -> str:
    """A match of LARGE as 6.1e7, with the figures it has."""
    value = float(found[1]) * LARGE_UNITS[found[2]]
    return exponential(value, len(found[1].replace(".", "").rstrip("0")) - 1)


def numbers(text: str) -> list[str]:
    """The numbers in a text: 1.2 × 10⁻⁸ as 1.2e-8, −3 as -3."""
    text = POWER.sub(lambda found: f"{found[1] or 1}e{found[2].translate(SUPERSCRIPTS)}", text)
    text = LARGE.sub(large, text.replace("\u202f", ""))
    return [n.replace("−", "-") for n in NUMBER.findall(text)]


def numbers_of(step: Step, language: str) -> set[str]:
    """The numbers in all texts of a step."""
    return {n for texts in texts_of(step).values() for text in texts for n in numbers(text[language])}
