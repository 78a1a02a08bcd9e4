"""The hinge curve: the cost of each wrong class by its margin; the range with a cost is shaded."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.plots.line_and_mark import Line
from explorer.plots.run_plot import roomy_top
from explorer.plots.themed_plot import pen
from explorer.screens.loss.handled_plot import HandledPlot
from explorer.screens.loss.marked_plot import Place, joined
from explorer.screens.loss.prediction import Prediction, drag_hint

ENOUGH = 1.0  # from this margin on, a wrong class costs nothing
FURTHEST = 1e4  # margins beyond this are drawn at the edge
_LEAST = 2.0
_BESIDE = 0.1  # share of the axis: marks nearer than this have one label


class HingeCurve(HandledPlot):
    """max(0, 1 − margin), and on it one mark for each prediction and wrong class."""

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        self._wording = wording
        self.edge = Line()
        self.zone = pg.LinearRegionItem(movable=False)
        self.reach = (0.0, 0.0)
        self._right, self._bare = 0, True
        self._shown: Sequence[Prediction] = ()
        super().__init__(theme, "", "", parent)
        self.setAccessibleName(self.tr("Hinge: what each wrong class costs, by its margin"))
        costs = self.tr("A wrong class costs until the right one is 1 ahead; hinge is the sum divided by K")
        self.setToolTip(costs + "\n" + drag_hint())
        self.put(self.zone, 0)
        self.put(self.edge, 1)

    def restyle(self) -> None:
        super().restyle()
        self.edge.setPen(pen(self.theme.muted, self.theme.line, Qt.PenStyle.DashLine))
        shade = QColor(self.theme.warning)
        shade.setAlpha(38)
        self.zone.setBrush(shade)
        for line in self.zone.lines:
            line.setPen(pen("#00000000", 0))

    def show_predictions(self, right: int, predictions: Sequence[Prediction]) -> None:
        """Mark the margin of the class `right` over every other class."""
        self._shown = predictions
        self._right, self._bare = right, predictions[0].temperature == 1.0
        self.set_labels(self._lead(f"{self._wording.notation.logits}ⱼ"), self.tr("cost"))
        margins = [np.clip(p.margins(right), -FURTHEST, FURTHEST).tolist() for p in predictions]
        self._set_reach([m for row in margins for j, m in enumerate(row) if j != right])
        alone = len(predictions) == 1
        rows = zip(predictions, margins, strict=True)
        places = [self._place(p, j, m, alone) for p, row in rows for j, m in enumerate(row) if j != right]
        low, high = self.reach
        self.show_places(joined(places, _BESIDE * (high - low)))

    def _lead(self, other: str) -> str:
        """What the margin over the logit `other` is."""
        lead = f"{self._wording.logit(self._right)} − {other}"
        return lead if self._bare else f"({lead}) / T"

    def _place(self, prediction: Prediction, j: int, margin: float, alone: bool) -> Place:
        high = self.reach[1]
        across = min(margin, high)
        text = f"{self._wording.logit(j)} →" if margin > high else self._wording.logit(j)
        said = f"{prediction.name}: {self._lead(self._wording.logit(j))} = {numbers.number(margin, 3)}"
        return Place(prediction.style, across, cost(across), text if alone else "", handle=j, said=said)

    def limits(self) -> tuple[float, float]:
        """What is in sight."""
        return self.reach

    def fit(self) -> None:
        """Show as much of the margins as the marks need."""
        self.show_predictions(self._right, self._shown)

    def _set_reach(self, margins: Sequence[float]) -> None:
        """Show the whole left side, where there is a cost; the right side, without cost, no further than the left."""
        left = -roomy_top(max(_LEAST, -min(margins)))
        right = min(roomy_top(max(_LEAST, max(margins))), -left)
        if (left, right) == self.reach or self.is_held:
            return
        self.reach = (left, right)
        x = np.array([left - 0.1 * (right - left), ENOUGH, right + 0.1 * (right - left)])
        self.curve.set_points(x, np.maximum(0.0, ENOUGH - x))
        self.edge.set_points(np.array([ENOUGH, ENOUGH]), np.array([0.0, 2.0 * (ENOUGH - left)]))
        self.zone.setRegion((x[0], ENOUGH))
        box = self.getPlotItem().getViewBox()
        box.setRange(xRange=(left, right), yRange=(0.0, 1.1 * (ENOUGH - left)), padding=0.04)


def cost(margin: float) -> float:
    """What a wrong class with this margin adds to K times the hinge."""
    return max(0.0, ENOUGH - margin)
