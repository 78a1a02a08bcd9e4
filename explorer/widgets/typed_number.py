"""Reading a number as people type it, or paste it from a text."""

from __future__ import annotations

import math
import re

from explorer.look import numbers
from explorer.look.wording import tr

_SAID = 40  # characters of a refused text that the refusal repeats
# Full-width digits and signs become plain ones, and a minus sign a hyphen. Nothing else does: 5² would become 52.
# People write no underscores in numbers, though float would accept "1_000".
_PLAIN = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {0x3000: " ", ord("−"): "-", ord("_"): "?", ord("＿"): "?"}
_RAISED = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
# 1.2 × 10⁻⁸, 10⁶, 1.2×10^-8, 1.2 \cdot 10^{-8}
_POWER = re.compile(
    r"(?P<sign>[+-]?)(?:(?P<mantissa>[\d.,]+)\s*(?:[×·*x]|\\times|\\cdot)\s*)?"
    r"10(?:\^[{(]?(?P<typed>[+-]?\d+)[)}]?|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))"
)
_THOUSANDS = re.compile("(?<=[0-9])\u202f(?=[0-9]{3}(?![0-9]))")  # as the app writes 2 762
_FIGURES = 12  # digits of a limit: a number outside it must not look equal


def parse(text: str, low: float, high: float, whole: bool = False) -> tuple[float | None, str]:
    """The number in `text` and "", or None and a sentence that says what is wrong with it.

    A comma is a decimal point, whatever the locale; with a point or another comma in the text it is ambiguous.
    A power of ten may be written in any usual way: 1.2e-8, 1.2 × 10⁻⁸, 1.2×10^-8.
    """
    plain = _with_e(_THOUSANDS.sub("", text.translate(_PLAIN).strip()))
    said = text.strip() if len(text) <= _SAID else text.strip()[:_SAID] + "…"
    if "," in plain and plain.count(",") + plain.count(".") > 1:
        return None, tr(
            "“{text}” has more than one comma or point: write at most one; the last good value is kept."
        ).format(text=said)
    try:
        value = float(plain.replace(",", "."))
    except ValueError:
        return None, tr("“{text}” is not a number; the last good value is kept.").format(text=said)
    if not math.isfinite(value) and not any(sign.isdigit() for sign in plain):
        return None, tr("“{text}” is not a finite number; the last good value is kept.").format(text=said)
    if whole and math.isfinite(value) and value != int(value):
        return None, tr("“{text}” is not a whole number; the last good value is kept.").format(text=said)
    if whole and "," in plain:
        return None, tr(
            "“{text}” has a comma where a whole number is wanted: write it without; the last good value is kept."
        ).format(text=said)
    if not low <= value <= high:
        return None, tr("{text} is outside {low} … {high}; the last good value is kept.").format(
            text=said, low=numbers.plain(low, _FIGURES), high=numbers.plain(high, _FIGURES)
        )
    return value, ""


def _with_e(text: str) -> str:
    """`text` with the e that float() reads in place of a power of ten."""
    found = _POWER.fullmatch(text)
    if found is None:
        return text
    exponent = found["typed"] or found["raised"].translate(_RAISED)
    return f"{found['sign']}{found['mantissa'] or 1}e{exponent}"
