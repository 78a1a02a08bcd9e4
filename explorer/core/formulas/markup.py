"""How a formula is written, as plain text and as LaTeX: it is a function of a markup, so it is defined only once.

A view that can draw superscripts and fraction bars adds its own markup.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from explorer.core.powers_of_ten import raised

Index = int | str  # a class, counted from 0, or a letter that stands for one

_SUBSCRIPTS = str.maketrans("0123456789ijt", "₀₁₂₃₄₅₆₇₈₉ᵢⱼₜ")
_LARGEST_LOG = 700.0  # exp of more overflows, of less underflows
_LARGEST_POWER = 1e9  # of ten; beyond it float64 cannot hold the mantissa


class Signs(Protocol):
    """The signs for logits, probabilities and target."""

    @property
    def logits(self) -> str: ...
    @property
    def probabilities(self) -> str: ...
    @property
    def target(self) -> str: ...


@dataclass(frozen=True, slots=True)
class LatexSigns:
    """The signs of one notation in LaTeX."""

    logits: str
    probabilities: str
    target: str


def written(value: float) -> str:
    """`value` in ASCII: exact if four figures are enough, otherwise rounded to about five figures or 1.23e-8.

    >>> written(-10.0), written(20.08554), written(1.0 - 1e-9), written(2.0612e-9)
    ('-10', '20.086', '1.0000', '2.06e-9')
    """
    if not math.isfinite(value):
        return str(value)
    value += 0.0  # −0 is 0 to a reader
    short = f"{value:.4g}"
    if float(short) == value:
        return _trimmed(short) if "e" in short else short
    size = abs(value)
    if 1e-3 <= size < 1e5:
        return f"{value:.{5 if size < 1e-2 else max(5 - len(str(int(size))), 0)}f}"
    return _trimmed(f"{value:.2e}")


def _trimmed(text: str) -> str:
    """Without the padding of its exponent: 1e6 for 1e+06."""
    mantissa, exponent = text.split("e")
    return f"{mantissa}e{int(exponent)}"


def written_exp(log: float) -> str | None:
    """e to the power `log` in ASCII, also far outside float64's range; None if its digits are not known.

    >>> written_exp(-1010.0), written_exp(1e300)
    ('2.30e-439', None)
    """
    if abs(log) < _LARGEST_LOG:
        return written(math.exp(log))
    power = log / math.log(10)
    if not abs(power) < _LARGEST_POWER:
        return None
    exponent = math.floor(power)
    mantissa = f"{10 ** (power - exponent):.2f}"
    return f"1.00e{exponent + 1}" if mantissa == "10.00" else f"{mantissa}e{exponent}"


def slashed(above: str, below: str) -> str:
    """A fraction in a line; a difference above and a power of ten below are in parentheses."""
    above, below = (f"({text})" if sign in text else text for text, sign in ((above, Text.minus), (below, "×")))
    return f"{above} / {below}"


def _subscripted(letter: str, index: Index) -> str:
    return letter + str(index + 1 if isinstance(index, int) else index).translate(_SUBSCRIPTS)


class Text:
    """Plain text with Unicode's subscripts, exp( ) and slashes.

    More than 20 methods: one for each element that text, LaTeX and the screen write differently.
    """

    plus, minus, dot, gap, negative = " + ", " − ", " · ", " ", "−"
    mean_sign, infinity, about, delta = "v̄", "∞", " ≈ ", "δ"

    def __init__(self, signs: Signs) -> None:
        self.signs = signs

    def sign(self, letter: str, index: Index) -> str:
        """A sign with its subscript: y₁, yᵢ."""
        return self.tint(_subscripted(letter, index), index)

    def tint(self, text: str, index: Index) -> str:
        """`text` in the colour of class `index`, if the markup has colours."""
        return text

    def number(self, value: float) -> str:
        return self.digits(written(float(value)))

    def digits(self, text: str) -> str:
        """A number from ASCII."""
        return raised(text).replace("inf", self.infinity)

    def power_of_e(self, log: float) -> str:
        """The number e to the power `log`, or exp(…) if its digits are not known."""
        text = written_exp(float(log))
        return self.exp(self.number(log)) if text is None else self.digits(text)

    def is_negative(self, text: str) -> bool:
        """Whether a number already written begins with a minus sign."""
        return text.startswith(self.negative)

    def closed(self, text: str) -> str:
        """A number, in parentheses if it is negative, for use after an operator."""
        return f"({text})" if self.is_negative(text) else text

    def square(self, text: str) -> str:
        return f"({text})²"

    def root(self, text: str) -> str:
        return f"√({text})"

    def exp(self, text: str) -> str:
        return f"exp({text})"

    def ln(self, text: str) -> str:
        return f"ln({text})" if " " in text or "×" in text else f"ln {text}"

    def ratio(self, above: str, below: str) -> str:
        """A fraction within a line."""
        return slashed(above, below)

    def fraction(self, above: str, below: str) -> str:
        """A fraction with room for its bar."""
        return slashed(above, below)

    def share(self, above: str, below: str) -> str:
        """A fraction that multiplies what follows."""
        return f"({above}/{below})"

    def quotient(self, above: str, below: str) -> str:
        """A small fraction in an exponent or a sum."""
        return f"{above}/{below}"

    def sum_over(self, index: str, body: str, but: str = "") -> str:
        """Σ of `body` over all classes `index`, those equal to `but` left out."""
        return f"Σ_{{{index}≠{but}}} {body}" if but else f"{self.sign('Σ', index)} {body}"

    def ramp(self, text: str) -> str:
        return f"max(0, {text})"

    def whether(self, text: str) -> str:
        """1 where `text` is above 0, else 0."""
        return f"[{text} > 0]"

    def largest(self, index: str, text: str) -> str:
        """The class `index` at which `text` is largest."""
        return f"{self.sign('argmax', index)} {text}"

    def slope(self, letter: str, index: Index) -> str:
        """The derivative of e with respect to a logit or a probability: its letter and its class."""
        return self.tint("∂e/∂" + _subscripted(letter, index), index)

    def total(self, numbers: Sequence[str]) -> str:
        """The sum of numbers already written; negative ones are subtracted."""
        rest = (
            self.minus + number.replace(self.negative, "", 1) if self.is_negative(number) else self.plus + number
            for number in numbers[1:]
        )
        return numbers[0] + "".join(rest)

    def verbatim(self, text: str) -> str:
        """A formula in plain text, with {y}, {p} and {t} for the signs; empty if this markup cannot show it."""
        text = text.replace("{y}", self.signs.logits).replace("{p}", self.signs.probabilities)
        return text.replace("{t}", self.signs.target)


class Latex(Text):
    """LaTeX for amsmath; a subscript of one letter has no braces."""

    minus, dot, gap, negative = " - ", r" \cdot ", r" \, ", "-"
    mean_sign, infinity, about, delta = r"\bar{v}", r"\infty", r" \approx ", r"\delta"

    def sign(self, letter: str, index: Index) -> str:
        number = str(index + 1) if isinstance(index, int) else index
        return f"{letter}_{number}" if len(number) == 1 else f"{letter}_{{{number}}}"

    def digits(self, text: str) -> str:
        mantissa, _, exponent = text.replace("inf", self.infinity).partition("e")
        power = f"10^{{{exponent}}}" if exponent else ""
        sign, size = ("-", mantissa[1:]) if mantissa.startswith("-") else ("", mantissa)
        if not power:
            return mantissa
        return sign + (power if size == "1" else rf"{size} \times {power}")

    def square(self, text: str) -> str:
        return f"({text})^2"

    def root(self, text: str) -> str:
        return rf"\sqrt{{{text}}}"

    def exp(self, text: str) -> str:
        return rf"\mathrm{{e}}^{{{text}}}"

    def ln(self, text: str) -> str:
        if text.startswith(r"\frac"):
            return rf"\ln {text}"
        return rf"\ln\left({text}\right)" if " " in text else rf"\ln {text}"

    def ratio(self, above: str, below: str) -> str:
        return rf"\frac{{{above}}}{{{below}}}"

    fraction = share = ratio

    def sum_over(self, index: str, body: str, but: str = "") -> str:
        return rf"\sum_{{{index} \ne {but}}} {body}" if but else rf"\sum_{index} {body}"

    def ramp(self, text: str) -> str:
        return rf"\max(0, {text})"

    def largest(self, index: str, text: str) -> str:
        return rf"\arg\max_{index} {text}"

    def slope(self, letter: str, index: Index) -> str:
        return rf"\frac{{\partial e}}{{\partial {self.sign(letter, index)}}}"

    def verbatim(self, text: str) -> str:
        return ""
