"""Numbers as a person reads them."""

from __future__ import annotations

import math

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def number(value: float, decimals: int = 4) -> str:
    """`value` for reading: `decimals` below ten and fewer above, or two figures and an exponent, 1.2e-8."""
    value = float(value)
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    size = abs(value)
    if size == 0:
        return "0"
    if 10.0 ** (1 - decimals) <= size < 10_000:
        whole = len(str(int(size))) - 1
        return minus(f"{value:.{max(decimals - whole, 0)}f}")
    return minus(power(value))


def power(value: float, figures: int = 2) -> str:
    """`value` as 1.2e-8, without the exponent's padding."""
    mantissa, exponent = f"{value:.{figures - 1}e}".split("e")
    return f"{mantissa}e{int(exponent)}"


def plain(value: float, figures: int = 6) -> str:
    """`value` as short as it can be typed, for number boxes: 1, -1000, 0.006, 1e6."""
    text = f"{value:.{figures}g}"
    if "e" in text:
        mantissa, exponent = text.split("e")
        return f"{mantissa}e{int(exponent)}"
    return text


def minus(text: str) -> str:
    """`text` with a real minus sign before the mantissa; the exponent keeps its hyphen, as in 1.2e-8."""
    return "−" + text[1:] if text.startswith("-") else text


def count(value: float) -> str:
    """A number of steps: 2 762, or 6e7 when it is large."""
    if value >= 1e6:
        return f"{value:.0e}".replace("e+0", "e").replace("e+", "e")
    if value >= 1e4:
        value = float(f"{value:.2g}")
    return f"{round(value):,}".replace(",", "\u202f")


def subscript(number: int) -> str:
    """`number` in subscript digits."""
    return str(number).translate(_SUBSCRIPTS)
