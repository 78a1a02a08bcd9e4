"""−ln of a probability as a curve, and on it the probability given to the right class."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from explorer.theme import Theme
from explorer.views import words
from explorer.views.curve_plot import roomy_top
from explorer.views.items import Line
from explorer.views.loss_marked_plot import MarkedPlot, Place, beside
from explorer.views.loss_prediction import Prediction
from explorer.views.plot import pen

HIGHEST = 1e4  # surprises beyond this are drawn at the top edge
_LEAST_TOP = 5.0


class LogCurve(MarkedPlot):
    """One mark a prediction and a class that the target gives a share; a one-hot target has one such class."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.guide = Line()
        self._top = 0.0
        super().__init__(theme, "", "", parent)
        self.setAccessibleName(self.tr("Minus the logarithm of the probability of the right class"))
        self.setToolTip(self.tr("Only the probability of the right class counts; near 0 it costs without limit"))
        sign = words.notation().probabilities
        self.set_labels(self.tr("{sign} of the right class").format(sign=sign), f"−ln {sign}")
        self.put(self.guide, 1)

    def restyle(self) -> None:
        super().restyle()
        self.guide.setPen(pen(self.theme.muted, 0.7 * self.theme.line, Qt.PenStyle.DotLine))

    def show_predictions(self, target: Sequence[float], predictions: Sequence[Prediction]) -> None:
        """Mark (y′, −ln y′) of every class with a share in `target` (K,)."""
        classes = [i for i, share in enumerate(target) if share > 0]
        alone = len(predictions) == 1
        many = len(classes) > 1
        places = [_place(p, i, alone, n if many else None) for p in predictions for n, i in enumerate(classes)]
        self._set_top(max(place.y for place in places))
        self.show_places(places)
        x = [v for place in places for v in (0.0, place.x, place.x, np.nan)]
        y = [v for place in places for v in (place.y, place.y, 0.0, np.nan)]
        self.guide.set_points(np.array(x), np.array(y))

    def _set_top(self, highest: float) -> None:
        top = max(_LEAST_TOP, roomy_top(1.1 * highest))
        if top == self._top:
            return
        self._top = top
        height = np.linspace(0.0, top, 400)  # evenly spaced heights: exact where the curve is steep
        self.curve.set_points(np.exp(-height), height)
        self.getPlotItem().getViewBox().setRange(xRange=(0.0, 1.03), yRange=(0.0, top), padding=0.03)


def _place(prediction: Prediction, index: int, alone: bool, order: int | None) -> Place:
    """The mark of class `index`; `order` among the classes that the target gives a share, None for the only one."""
    share, cost = float(prediction.probabilities[index]), float(prediction.surprise[index])
    text = f"−ln {words.number(share, 3)} = {words.number(cost, 4)}"
    anchor = (-0.1, 1.0)
    if order is not None:
        text, anchor = words.probability(index), beside(order)
    height = min(cost, HIGHEST)
    return Place(prediction.style, float(np.exp(-height)), height, text if alone else "", anchor)
