"""What the views of the Loss screen draw: one prediction at the start, then one a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt

from explorer.core.softmax import log_softmax
from explorer.theme import RunStyle, Theme

Numbers = NDArray[np.floating[Any]]


@dataclass(frozen=True, eq=False)
class Prediction:
    """A prediction: its name and style, logits (K,) already divided by the temperature, and what follows from them."""

    name: str
    style: RunStyle
    logits: Numbers

    @property
    def surprise(self) -> Numbers:
        """(K,) −ln of each probability, from the logits: finite where the probability itself has become 0."""
        return 0.0 - log_softmax(self.logits)

    @property
    def probabilities(self) -> Numbers:
        """(K,)."""
        return np.exp(-self.surprise)

    def margins(self, right: int) -> Numbers:
        """(K,) by how much the logit of the class `right` is ahead of each."""
        return self.logits[right] - self.logits


def start_style(theme: Theme) -> RunStyle:
    """The look of the one prediction at the start, which is no run's yet."""
    return RunStyle(theme.accent, Qt.PenStyle.SolidLine, "o", "●", "")
