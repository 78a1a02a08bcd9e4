"""Numbers, signs and sentences as a person reads them. Every label of the core's tables passes through here."""

from __future__ import annotations

import math
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from explorer.core.descent import Verdict, VerdictKind

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
VERDICT_MARKS = {
    VerdictKind.MOVING: "▶",
    VerdictKind.STUCK: "■",
    VerdictKind.ARRIVED: "✔",
    VerdictKind.DIVERGED: "✖",
}


class Labelled(Protocol):
    """A record of a core table."""

    @property
    def label(self) -> str: ...


def tr(text: str) -> str:
    """`text` in the language of the app; the context of all sentences that are not a widget's own."""
    return QCoreApplication.translate("words", text)


def label(record: Labelled) -> str:
    """The name of a loss, an optimizer, a hyperparameter, a theme or a preset in the language of the app."""
    return QCoreApplication.translate("names", record.label)


def subscript(number: int) -> str:
    """`number` in subscript digits."""
    return str(number).translate(_SUBSCRIPTS)


def logit(index: int) -> str:
    """The sign of logit `index` (from 0), y₁."""
    return "y" + subscript(index + 1)


def probability(index: int) -> str:
    """The sign of probability `index` (from 0), y′₁."""
    return "y′" + subscript(index + 1)


def target(index: int) -> str:
    """The sign of target entry `index` (from 0), ŷ₁."""
    return "ŷ" + subscript(index + 1)


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


def verdict(verdict: Verdict) -> str:
    """One sentence that says what a run is doing."""
    if verdict.kind is VerdictKind.ARRIVED:
        return tr("Arrived: loss {loss}, the least possible is {least}.").format(
            loss=number(verdict.value), least=number(verdict.minimum if abs(verdict.minimum) > 1e-9 else 0.0)
        )
    if verdict.kind is VerdictKind.DIVERGED:
        return tr("Diverged: the loss is {loss}. Try a smaller learning rate.").format(loss=number(verdict.value))
    slope = number(verdict.slope)
    if verdict.kind is VerdictKind.STUCK:
        if math.isinf(verdict.steps_to_cross):
            return tr("Stuck: slope {slope}, no number of steps will cross.").format(slope=slope)
        return tr("Stuck: slope {slope}, at this rate about {steps} steps to cross.").format(
            slope=slope, steps=count(verdict.steps_to_cross)
        )
    if verdict.steps_to_cross < 1.5:
        return tr("Moving: slope {slope}, a step or so to half the loss.").format(slope=slope)
    if math.isfinite(verdict.steps_to_cross):
        return tr("Moving: slope {slope}, about {steps} steps to half the loss.").format(
            slope=slope, steps=count(verdict.steps_to_cross)
        )
    return tr("Moving: slope {slope}.").format(slope=slope)
