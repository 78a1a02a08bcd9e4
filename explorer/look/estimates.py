"""Numbers that are known roughly, in the words of the app's language."""

from __future__ import annotations

import re

from explorer.look import numbers
from explorer.look.wording import tr


def estimate(count: float) -> str:
    """A number of steps that is known roughly, in words from a million on: 2 762, 28 000, 61 million, 6.1 × 10¹²."""
    if count < 1e4:
        return numbers.count(count)
    digits, exponent = f"{count:.1e}".split("e")
    if int(exponent) < 6:
        return numbers.count(float(f"{digits}e{exponent}"))
    words = _large().get(int(exponent))
    if words is None:
        return numbers.power(count)
    return words.format(a=digits[0], b=digits[2]).replace(".0 ", " ")


def _large() -> dict[int, str]:
    """How a number that begins with the digits {a} and {b} is written, by its power of ten."""
    return {
        6: tr("{a}.{b} million"),
        7: tr("{a}{b} million"),
        8: tr("{a}{b}0 million"),
        9: tr("{a}.{b} billion"),
        10: tr("{a}{b} billion"),
        11: tr("{a}{b}0 billion"),
    }


def joined(text: str) -> str:
    """`text` without the spaces between two Han characters, which a gap that was filled leaves: 約 6100 萬步."""
    return re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", text)
