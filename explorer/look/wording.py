"""Texts for people, in the language of the app and with the signs of a notation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from explorer.core.losses.loss import Loss
from explorer.look import numbers
from explorer.look.notation import Notation
from explorer.state.user_error import Term, UserError, filled


def tr(text: str) -> str:
    """`text` in the language of the app; the context of all sentences that are not a widget's own."""
    return QCoreApplication.translate("wording", text)


class Labelled(Protocol):
    """A record of a core table."""

    @property
    def label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Wording:
    """Puts the signs of one notation into texts. Every label of the core's tables passes through here.

    Views are given one when they are built; for another notation they are rebuilt with another.
    """

    notation: Notation

    def signs(self, text: str) -> str:
        """`text` with {y}, {p} and {t} replaced by the signs of logits, probabilities and target."""
        text = text.replace("{y}", self.notation.logits).replace("{p}", self.notation.probabilities)
        return text.replace("{t}", self.notation.target)

    def name(self, text: str) -> str:
        """A text of a table's record in the language of the app, with signs."""
        return self.signs(QCoreApplication.translate("names", text))

    def label(self, record: Labelled) -> str:
        """The name of a loss, an optimizer, a hyperparameter, a theme or a preset in the language of the app."""
        return self.name(record.label)

    def heading(self, record: Labelled) -> str:
        """The name of a record as the title of a card: in capitals where all of it is in Latin letters."""
        text = self.label(record)
        return text.upper() if text.isascii() else text

    def about(self, loss: Loss) -> str:
        """Formula and note of a loss, a line each."""
        return f"{self.signs(loss.formula)}\n{self.name(loss.note)}"

    def refusal(self, error: UserError) -> str:
        """The sentence of a refusal in the language of the app."""
        values = {key: self._gap(value) for key, value in error.values.items()}
        return filled(QCoreApplication.translate("errors", error.template), values)

    def _gap(self, value: object) -> object:
        """What fills a gap of a sentence: another error and a term of ours are translated, the rest stays as it is."""
        if isinstance(value, UserError):
            return self.refusal(value)
        if isinstance(value, Term):
            return self.signs(QCoreApplication.translate(value.context, value.text))
        return value

    def logit(self, index: int) -> str:
        """The sign of logit `index` (from 0), y₁ in the lecture's notation."""
        return self.notation.logits + numbers.subscript(index + 1)

    def probability(self, index: int) -> str:
        """The sign of probability `index` (from 0), y′₁ in the lecture's notation."""
        return self.notation.probabilities + numbers.subscript(index + 1)

    def target(self, index: int) -> str:
        """The sign of target entry `index` (from 0), ŷ₁ in the lecture's notation."""
        return self.notation.target + numbers.subscript(index + 1)
