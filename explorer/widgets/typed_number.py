"""Reading a number as people type it."""

from __future__ import annotations

import math

from explorer.look import numbers
from explorer.look.wording import tr

_SAID = 40  # characters of a refused text that the refusal repeats
# Full-width digits and signs become plain ones, and a minus sign a hyphen. Nothing else does: 10² would become 102.
# People write no underscores in numbers, though float would accept "1_000".
_PLAIN = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {0x3000: " ", ord("−"): "-", ord("_"): "x", ord("＿"): "x"}
_FIGURES = 12  # digits of a limit: a number outside it must not look equal


def parse(text: str, low: float, high: float, whole: bool = False) -> tuple[float | None, str]:
    """The number in `text` and "", or None and a sentence that says what is wrong with it.

    A comma is a decimal point, whatever the locale; with a point or another comma in the text it is ambiguous.
    """
    plain = text.translate(_PLAIN).strip()
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
