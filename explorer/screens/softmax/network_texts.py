"""The texts of a network's picture: formulas, sentences, and what is in each column."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from explorer.core.softmax import softmax
from explorer.look import numbers
from explorer.look.wording import Wording, tr
from explorer.plots.sketch import logit_text, share

LAYER = "b + W x"
GAP = -1  # in place of the outputs left out
_MOST = 4  # outputs drawn; of more the first two and the last


class Kind(Enum):
    """The two networks, from left to right; the value of the one shown at first is 0."""

    REGRESSION = 1
    CLASSIFICATION = 0


@dataclass(frozen=True, slots=True)
class NetworkTexts:
    """The texts for `logits` (K,) at `temperature` and a target (K,), with the signs of `wording`."""

    wording: Wording
    logits: tuple[float, ...]
    target: tuple[float, ...]
    temperature: float = 1.0

    def formula(self, kind: Kind) -> str:
        """How the output follows from the inputs."""
        return f"{self.wording.notation.logits} = {' + '.join(self.weights(kind))} σ({LAYER})"

    def weights(self, kind: Kind) -> tuple[str, str]:
        """Bias and weights of the last layer."""
        return ("b", "cᵀ") if kind is Kind.REGRESSION else ("b′", "W′")

    def heading(self, kind: Kind) -> str:
        """What is special about it."""
        if kind is Kind.REGRESSION:
            return tr("Regression: one number")
        return tr("Classification: one row of W′ for each output")

    def sentence(self, kind: Kind) -> str:
        """What is to be known of its output."""
        if kind is Kind.REGRESSION:
            return self.wording.signs(tr("One output {y}, to be close to its label {t}."))
        return self.wording.signs(tr("Nothing bounds {y}ᵢ: any real number."))

    def described(self) -> str:
        """All of it in words, for a screen reader."""
        said = [text for kind in Kind for text in (self.formula(kind), self.sentence(kind))]
        values = (f"{self.wording.logit(i)} = {self.logit(i)}" for i in range(len(self.logits)))
        return "; ".join([*said, ", ".join(values)])

    def rows(self) -> list[int]:
        """The classes drawn, from above; GAP in place of those left out."""
        count = len(self.logits)
        return list(range(count)) if count <= _MOST else [0, 1, GAP, count - 1]

    def columns(self, kind: Kind, detailed: bool) -> dict[str, list[str]]:
        """The texts in each column, from left to right; `detailed` with the values. Arrows and dots have none."""
        names = ("input", "to_layer", "layer", "to_sigma", "sigma", "to_unit", "unit", "weights")
        columns: dict[str, list[str]] = {name: [] for name in names} | {"layer": [LAYER]}
        if kind is Kind.REGRESSION:
            notation = self.wording.notation
            return columns | {"sign": [notation.logits], "close": [self.close()], "target": [notation.target]}
        shown = [i for i in self.rows() if i != GAP]
        columns |= {"sign": [self.wording.logit(i) for i in shown]}
        if detailed:
            columns |= {"value": [*(self.logit(i) for i in shown), "−0.0"]}
        columns |= {"to_softmax": [], "softmax": [self.softmax()], "to_share": []}
        columns |= {"share_sign": [self.wording.probability(i) for i in shown]}
        if detailed:
            columns |= {"share": [self.shares()[i] for i in shown]}
        return columns | {"target": [self.answer(i, detailed) for i in shown]}

    def close(self) -> str:
        """What the one number is to be to its label."""
        return tr("close to")

    def logit(self, i: int) -> str:
        """The value of logit `i`."""
        return logit_text(self.logits[i])

    def softmax(self) -> str:
        """The name of the softmax block."""
        return "softmax" if self.temperature == 1.0 else self.wording.signs("softmax({y} / T)")

    def shares(self) -> list[str]:
        """The values of the probabilities."""
        return [share(float(p)) for p in softmax(np.array(self.logits) / self.temperature)]

    def answer(self, i: int, detailed: bool) -> str:
        """Entry `i` of the target."""
        sign = self.wording.target(i)
        return f"{sign} = {numbers.plain(self.target[i], 2)}" if detailed else sign
