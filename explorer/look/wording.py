"""Numbers, signs and sentences as a person reads them. Every label of the core's tables passes through here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from explorer.core.formulas.markup import LatexSigns
from explorer.core.losses.loss import Loss
from explorer.core.verdict import Verdict, VerdictKind
from explorer.state.user_error import Term, UserError, filled

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
VERDICT_MARKS = {
    VerdictKind.MOVING: "▶",
    VerdictKind.STUCK: "■",
    VerdictKind.ARRIVED: "✔",
    VerdictKind.DIVERGED: "✖",
}


@dataclass(frozen=True, slots=True)
class Notation:
    """The signs for logits, probabilities and target, and the same in LaTeX; `label` names them for people."""

    key: str
    label: str
    logits: str
    probabilities: str
    target: str
    latex: LatexSigns


_ALL_NOTATIONS = (
    Notation("lecture", "Lecture: y, y′, ŷ", "y", "y′", "ŷ", LatexSigns("y", "y'", r"\hat{y}")),
    Notation("textbook", "Textbook: z, p, y", "z", "p", "y", LatexSigns("z", "p", "y")),
)
NOTATIONS: dict[str, Notation] = {notation.key: notation for notation in _ALL_NOTATIONS}
DEFAULT_NOTATION = "lecture"
_notation = NOTATIONS[DEFAULT_NOTATION]


def set_notation(key: str) -> None:
    """Use another notation for everything that is put into words from now on."""
    global _notation
    _notation = NOTATIONS[key]


def notation() -> Notation:
    """The notation in use."""
    return _notation


def signs(text: str) -> str:
    """`text` with {y}, {p} and {t} replaced by the signs of logits, probabilities and target."""
    text = text.replace("{y}", _notation.logits).replace("{p}", _notation.probabilities)
    return text.replace("{t}", _notation.target)


class Labelled(Protocol):
    """A record of a core table."""

    @property
    def label(self) -> str: ...


def tr(text: str) -> str:
    """`text` in the language of the app; the context of all sentences that are not a widget's own."""
    return QCoreApplication.translate("wording", text)


def label(record: Labelled) -> str:
    """The name of a loss, an optimizer, a hyperparameter, a theme or a preset in the language of the app."""
    return name(record.label)


def heading(record: Labelled) -> str:
    """The name of a record as the title of a card: in capitals where all of it is in Latin letters."""
    text = label(record)
    return text.upper() if text.isascii() else text


def name(text: str) -> str:
    """Any other text of a table's record in the language of the app and with the signs of its notation."""
    return signs(QCoreApplication.translate("names", text))


def about(loss: Loss) -> str:
    """Formula and note of a loss, a line each."""
    return f"{signs(loss.formula)}\n{name(loss.note)}"


def refusal(error: UserError) -> str:
    """The sentence of a refusal in the language of the app."""
    values = {key: _gap(value) for key, value in error.values.items()}
    return filled(QCoreApplication.translate("errors", error.template), values)


def _gap(value: object) -> object:
    """What goes into a gap: another fault and a word of ours in the language of the app, the rest as it is."""
    if isinstance(value, UserError):
        return refusal(value)
    if isinstance(value, Term):
        return signs(QCoreApplication.translate(value.context, value.text))
    return value


def subscript(number: int) -> str:
    """`number` in subscript digits."""
    return str(number).translate(_SUBSCRIPTS)


def logit(index: int) -> str:
    """The sign of logit `index` (from 0), y₁ in the lecture's notation."""
    return _notation.logits + subscript(index + 1)


def probability(index: int) -> str:
    """The sign of probability `index` (from 0), y′₁ in the lecture's notation."""
    return _notation.probabilities + subscript(index + 1)


def target(index: int) -> str:
    """The sign of target entry `index` (from 0), ŷ₁ in the lecture's notation."""
    return _notation.target + subscript(index + 1)


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
        if math.isinf(verdict.steps_to_cross) and verdict.slope > 0:
            return tr("Stuck: slope {slope}; how many steps it would take cannot be told.").format(slope=slope)
        if math.isinf(verdict.steps_to_cross):
            return tr("Stuck: slope {slope}, no number of steps will cross.").format(slope=slope)
        return tr("Stuck: slope {slope}, at this rate about {steps} steps to cross.").format(
            slope=slope, steps=count(verdict.steps_to_cross)
        )
    if verdict.steps_to_cross < 1.5:
        return tr("Moving: slope {slope}, a step or so to half way down.").format(slope=slope)
    if math.isfinite(verdict.steps_to_cross):
        return tr("Moving: slope {slope}, about {steps} steps to half way down.").format(
            slope=slope, steps=count(verdict.steps_to_cross)
        )
    return tr("Moving: slope {slope}.").format(slope=slope)
