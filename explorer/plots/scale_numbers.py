"""The numbers of a scale, as at a colour bar and at the heights of a landscape."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from explorer.look import numbers


def numbered(low: float, high: float, log: bool, count: int, whole: bool = False) -> list[tuple[float, str]]:
    """(fraction of the scale, text) of the ends of `count` equal parts; `low` and `high` are exponents if `log`.

    Where only whole numbers occur, these are the nearest `whole` ones, at their own places.
    """
    values = np.linspace(low, high, count + 1)
    if whole:
        return _counted(values.tolist(), log)
    texts = [_text(float(v), high - low, log) for v in values]
    if len({*texts}) < len(texts) and high > low:  # the differences would be lost beside a huge number
        amounts = 10.0**values if log else values
        texts[1:] = [f"+{numbers.plain(float(amount - amounts[0]), 3)}" for amount in amounts[1:]]
    return [(i / count, text) for i, text in enumerate(texts)]


def _text(value: float, span: float, log: bool) -> str:
    if log:
        return numbers.power(10.0**value, 1)
    if abs(value) < 1e-4 * span:
        return "0"
    decimals = max(0, min(6, int(np.ceil(2 - np.log10(span))))) if span > 0 else 1
    return numbers.fixed(value, decimals) if abs(value) < 1e5 else numbers.power(value)


def _counted(values: Sequence[float], log: bool) -> list[tuple[float, str]]:
    """(fraction, text) of whole numbers near `values`, at their own places; logarithmic ones are round but at the ends.

    With `log` the values are decimal exponents.
    """
    low, high, last = values[0], values[-1], len(values) - 1
    found = {}
    for i, value in enumerate(values):
        amount = 10.0**value if log else value
        whole = round(float(f"{amount:.0e}") if log and 0 < i < last else amount)
        at = math.log10(max(whole, 1)) if log else whole
        found[whole] = min(max((at - low) / (high - low), 0.0), 1.0)
    return [(fraction, numbers.count(whole)) for whole, fraction in found.items()]
