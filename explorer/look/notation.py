"""The signs for logits, probabilities and target: a table of records, one of which the user chooses."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.core.formulas.markup import LatexSigns


@dataclass(frozen=True, slots=True)
class Notation:
    """The signs for logits, probabilities and target, and the same in LaTeX; `label` names them for people."""

    key: str
    label: str
    logits: str
    probabilities: str
    target: str
    latex: LatexSigns


_ALL = (
    Notation("lecture", "Lecture: y, y′, ŷ", "y", "y′", "ŷ", LatexSigns("y", "y'", r"\hat{y}")),
    Notation("textbook", "Textbook: z, p, y", "z", "p", "y", LatexSigns("z", "p", "y")),
)
NOTATIONS: dict[str, Notation] = {notation.key: notation for notation in _ALL}
