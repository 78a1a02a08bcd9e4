"""A number as people type it."""

from __future__ import annotations

import math
import unicodedata

from explorer.views import words

_SAID = 40  # characters of a refused text that are said again
_FIGURES = 12  # of a limit: no number outside may look like it


def parse(text: str, low: float, high: float, whole: bool = False) -> tuple[float | None, str]:
    """The number in `text` and "", or None and a sentence that says what is wrong with it.

    A comma is a decimal point, whatever the locale; beside a point or another comma it could mean something else.
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    plain = plain.replace("_", "x")  # no number of people's: float would accept "1_000" as Python writes it
    said = text.strip() if len(text) <= _SAID else text.strip()[:_SAID] + "…"
    if "," in plain and plain.count(",") + plain.count(".") > 1:
        return None, words.tr(
            "“{text}” has more than one comma or point: write at most one; the last good value is kept."
        ).format(text=said)
    try:
        value = float(plain.replace(",", "."))
    except ValueError:
        return None, words.tr("“{text}” is not a number; the last good value is kept.").format(text=said)
    if not math.isfinite(value):
        return None, words.tr("“{text}” is not a finite number; the last good value is kept.").format(text=said)
    if whole and value != int(value):
        return None, words.tr("“{text}” is not a whole number; the last good value is kept.").format(text=said)
    if whole and "," in plain:
        return None, words.tr(
            "“{text}” has a comma where a whole number is wanted: write it without; the last good value is kept."
        ).format(text=said)
    if not low <= value <= high:
        return None, words.tr("{text} is outside {low} … {high}; the last good value is kept.").format(
            text=said, low=words.plain(low, _FIGURES), high=words.plain(high, _FIGURES)
        )
    return value, ""
