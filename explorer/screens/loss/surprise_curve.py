"""The surprise curve: −ln of a probability, and on it the probability of the right class."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.plots.line_and_mark import Line
from explorer.plots.plot_tag import PlotTag, keep_inside
from explorer.plots.run_plot import roomy_top
from explorer.plots.themed_plot import pen
from explorer.screens.loss.handled_plot import HandledPlot
from explorer.screens.loss.marked_plot import Place, joined
from explorer.screens.loss.prediction import Prediction, drag_hint
from explorer.screens.shared_edits import LIKELIEST, UNLIKELIEST

HIGHEST = 1e4  # surprises beyond this are drawn at the top edge
_LEAST_TOP = 5.0
_STEEP = 0.05  # below this probability the curve is steeper than the hand is steady: the height counts
_BESIDE = 0.1  # probabilities nearer than this have one label


class SurpriseCurve(HandledPlot):
    """One mark for each prediction and each class with a share in the target; a one-hot target has one such class."""

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        self._wording = wording
        self.guide = Line()
        self.reading = PlotTag((1.0, 0.0))  # in the upper right, away from the curve
        self._top = 0.0
        self._shown: tuple[Sequence[float], Sequence[Prediction]] = ((), ())
        super().__init__(theme, "", "", parent)
        self.setAccessibleName(self.tr("Minus the logarithm of the probability of the right class"))
        costs = self.tr("Only the probability of the right class counts; near 0 it costs without limit")
        self.setToolTip(costs + "\n" + drag_hint())
        sign = wording.notation.probabilities
        self.set_labels(self.tr("{sign} of the right class").format(sign=sign), f"−ln {sign}")
        self.put(self.guide, 1)
        self.put(self.reading, 5)

    def restyle(self) -> None:
        super().restyle()
        self.guide.setPen(pen(self.theme.muted, 0.7 * self.theme.line, Qt.PenStyle.DotLine))
        bold = self.font()
        bold.setBold(True)
        self.reading.restyle(self.theme, bold)

    def show_predictions(self, target: Sequence[float], predictions: Sequence[Prediction]) -> None:
        """Mark (y′, −ln y′) of every class with a share in `target` (K,)."""
        self._shown = (target, predictions)
        classes = [i for i, share in enumerate(target) if share > 0]
        alone = len(predictions) == 1
        named = alone and len(classes) > 1
        places = [self._place(p, i, named) for p in predictions for i in classes]
        self._set_top(max(place.y for place in places))
        self.reading.say(_reading(self._wording, target, predictions[0]) if alone else "", 1.03, self._top)
        self.show_places(joined(places, _BESIDE))
        x = [v for place in places for v in (0.0, place.x, place.x, np.nan)]
        y = [v for place in places for v in (place.y, place.y, 0.0, np.nan)]
        self.guide.set_points(np.array(x), np.array(y))

    def _keep_tags(self) -> None:
        super()._keep_tags()
        keep_inside(self, [self.reading])

    def _place(self, prediction: Prediction, index: int, named: bool) -> Place:
        height = float(min(prediction.surprise[index], HIGHEST))
        sign, share = self._wording.probability(index), float(np.exp(-height))
        said = f"{prediction.name}: {sign} = {numbers.number(share, 3)}, −ln {sign} = {numbers.number(height, 4)}"
        return Place(prediction.style, share, height, sign if named else "", handle=index, said=said)

    def limits(self) -> tuple[float, float]:
        """What is in sight of the probabilities that can be dragged to."""
        return max(UNLIKELIEST, float(np.exp(-self._top))), LIKELIEST

    def fit(self) -> None:
        """Show as much of the height as the marks need."""
        self.show_predictions(*self._shown)

    def along(self, x: float, y: float) -> float:
        """The probability below the pointer; where the curve is steep, the one whose surprise is at its height."""
        return x if x > _STEEP else min(_STEEP, float(np.exp(-max(y, 0.0))))

    def _set_top(self, highest: float) -> None:
        top = max(_LEAST_TOP, roomy_top(1.1 * highest))
        if top == self._top or self.is_held:
            return
        self._top = top
        height = np.linspace(0.0, top, 400)  # evenly spaced heights: exact where the curve is steep
        self.curve.set_points(np.exp(-height), height)
        self.getPlotItem().getViewBox().setRange(xRange=(0.0, 1.03), yRange=(0.0, top), padding=0.03)


def _reading(wording: Wording, target: Sequence[float], prediction: Prediction) -> str:
    """The cross-entropy as a formula; with a soft target as a sum."""
    cost = numbers.number(sum(t * s for t, s in zip(target, prediction.surprise, strict=True) if t > 0), 4)
    if 1.0 in target:
        return f"−ln {wording.probability(list(target).index(1.0))} = {cost}"  # −ln 0.321 would be 1.1363
    return wording.signs("Σ {t}ᵢ (−ln {p}ᵢ) = ") + cost
