"""Numbers as a person reads them: 1.2 × 10⁻⁸, −1000, 2 762. No other module formats numbers for people."""

from __future__ import annotations

import math

from explorer.core.powers_of_ten import SPACE, raised

_FLOAT = 300  # powers of ten that float64 holds with all its digits
_FURTHEST = 9999  # power of ten: what is further is said to be so
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def number(value: float, decimals: int = 4) -> str:
    """`value` for a column: `decimals` below ten and fewer above; very small and very large ones as in `power`."""
    value = float(value)
    size = abs(value)
    if size == 0:
        return "0"
    if 10.0 ** (1 - decimals) <= size < 10_000:
        whole = len(str(int(size))) - 1
        return fixed(value, max(decimals - whole, 0))
    return power(value)


def power(value: float, figures: int = 2) -> str:
    """`value` in so many significant figures: 1.2 × 10⁻⁸; written out, 0.0012, from a thousandth to ten thousand."""
    if not math.isfinite(value):
        return _not_finite(value)
    text = f"{value:.{figures - 1}e}"
    exponent = int(text.partition("e")[2])
    return fixed(float(text), max(figures - 1 - exponent, 0)) if -3 <= exponent <= 3 else raised(text)


def of_log(sign: float, log: float, figures: int = 2) -> str:
    """The number with this sign and this natural logarithm of its size, as in `power`, but far beyond float64 too.

    >>> of_log(-1.0, -1010.0), of_log(0.0, -math.inf), of_log(1.0, -1e6)
    ('−2.3\\u202f×\\u202f10⁻⁴³⁹', '0', '< 10⁻⁹⁹⁹⁹')
    """
    if sign == 0 or log == -math.inf:
        return "0"
    exponent, share = divmod(log / math.log(10), 1)
    if abs(exponent) > _FURTHEST:
        text = raised(f"1e{int(math.copysign(_FURTHEST, exponent))}")
        relation = "<" if exponent < 0 else ">"
        return f"{relation} {text}" if sign > 0 else f"−({relation} {text})"
    if abs(exponent) < _FLOAT:
        return power(math.copysign(math.exp(log), sign), figures)
    mantissa = f"{10**share:.{figures - 1}f}"
    if float(mantissa) == 10:
        mantissa, exponent = f"{1:.{figures - 1}f}", exponent + 1
    return raised(f"{'-' if sign < 0 else ''}{mantissa}e{int(exponent)}")


def plain(value: float, figures: int = 6) -> str:
    """`value` as short as it is right in so many significant figures: 1, −1000, 0.006, 10⁶."""
    return raised(f"{value:z.{figures}g}") if math.isfinite(value) else _not_finite(value)


def exact(value: float) -> str:
    """Every digit of `value`."""
    return raised(repr(float(value) + 0.0).removesuffix(".0")) if math.isfinite(value) else _not_finite(value)


def data(value: float) -> str:
    """Every digit of `value` as a spreadsheet reads it: 1.2345e-08."""
    return repr(float(value)).removesuffix(".0")


def fixed(value: float, decimals: int) -> str:
    """`value` with so many decimals."""
    return raised(f"{value:z.{decimals}f}")


def typed(value: float, figures: int = 6) -> str:
    """`value` as a keyboard types it, for number boxes: -1000, 0.006, 1e-8."""
    mantissa, e, exponent = f"{value:z.{figures}g}".partition("e")
    return f"{mantissa}e{int(exponent)}" if e else mantissa


def count(value: float) -> str:
    """A whole number, its thousands apart: 2 762."""
    return f"{round(value):,}".replace(",", SPACE)


def share(part: int, whole: int) -> str:
    """`part` of `whole` in whole percent; never 100% of all but a few, nor 0% of a few."""
    percent = round(100 * part / whole)
    if percent == 0 < part:
        return "< 1%"
    return "> 99%" if percent == 100 and part < whole else f"{percent}%"


def subscript(number: int) -> str:
    """`number` in subscript digits."""
    return str(number).translate(_SUBSCRIPTS)


def _not_finite(value: float) -> str:
    return "–" if math.isnan(value) else "∞" if value > 0 else "−∞"
