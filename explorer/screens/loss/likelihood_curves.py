"""Likelihood and summed cross-entropy along one logit: where one is greatest, the other is least."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.core.information import frequencies, log_likelihood
from explorer.core.softmax import log_softmax, logit_for_probability
from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme
from explorer.look.wording import Wording
from explorer.plots.line_and_mark import Line
from explorer.plots.run_plot import roomy_top
from explorer.plots.themed_plot import pen
from explorer.screens.loss.handled_plot import HandledPlot
from explorer.screens.loss.marked_plot import Place
from explorer.screens.loss.prediction import drag_hint, start_style

POINTS = 241
_FURTHEST = 1e5  # summed losses beyond this are drawn at the top edge


class TurningCurve(HandledPlot):
    """A curve over a logit with a line where it turns."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.turn = Line()
        self._x, self._top = np.zeros(2), 1.0
        super().__init__(theme, "", "", parent)
        self.put(self.turn, 1)

    def restyle(self) -> None:
        super().restyle()
        self.turn.setPen(pen(self.theme.warning, self.theme.line, Qt.PenStyle.DashLine))

    def show_curve(self, x: NDArray, y: NDArray, top: float, places: Sequence[Place], turn: float | None) -> None:
        """Draw (x, y), the marks on it, and a line at `turn` if it is visible."""
        self._x, self._top = x, top
        self.curve.set_points(x, y)
        self.show_places(places)
        at = np.array([] if turn is None else [turn, turn])
        self.turn.set_points(at, np.array([0.0, top])[: len(at)])
        if not self.is_held:
            self.fit()

    def limits(self) -> tuple[float, float]:
        """The ends of the curve."""
        return float(self._x[0]), float(self._x[-1])

    def fit(self) -> None:
        """Show the curve from end to end."""
        box = self.getPlotItem().getViewBox()
        box.setRange(xRange=self.limits(), yRange=(0.0, self._top), padding=0.04)


class LikelihoodCurves(QWidget):
    """All other logits are held; the marks show the current prediction, and can be dragged along the logit.

    Signals:
        dragged: (index, value, gesture) another value of the logit.
    """

    dragged = Signal(int, float, object)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wording = wording
        self._along = 0
        self.product, self.sum = TurningCurve(theme), TurningCurve(theme)
        self.product.setAccessibleName(self.tr("Likelihood along one logit"))
        self.product.setToolTip(self.tr("The likelihood along one logit, as a share of the greatest there"))
        self.sum.setAccessibleName(self.tr("Sum of the cross-entropies along one logit"))
        self.sum.setToolTip(self.tr("The sum of the cross-entropies along one logit; it is least at the same place"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.product, 4)
        column.addWidget(self.sum, 5)
        for plot in (self.product, self.sum):
            plot.setToolTip(f"{plot.toolTip()}\n{drag_hint()}")
            plot.dragged.connect(self.dragged)
            plot.getPlotItem().getViewBox().sigResized.connect(self._label)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.product.apply_theme(theme)
        self.sum.apply_theme(theme)

    def _label(self, *_: object) -> None:
        """Label both vertical axes, or neither, if one has no room, so that both plots begin at the same x.

        Omitted words are in the tool tips.
        """
        upper = self._fitting(self.product, (self.tr("relative likelihood"), self.tr("relative")))
        lower = self._fitting(self.sum, (self.tr("sum of losses"),))
        both = bool(upper and lower)
        self.product.set_labels("", upper if both else "")
        self.sum.set_labels(self._wording.logit(self._along), lower if both else "")

    def _fitting(self, plot: TurningCurve, texts: Sequence[str]) -> str:
        room = plot.getPlotItem().getViewBox().height()
        return next((text for text in texts if self.fontMetrics().horizontalAdvance(text) <= room), "")

    def _turning(self, at: float, along: int, share: float) -> Place:
        """The label of the place of greatest likelihood, with the reason."""
        sign = self._wording.probability(along)
        text = self.tr("{sign} = frequency = {x}").format(sign=sign, x=numbers.number(share, 3))
        return Place(_best_style(self._theme), at, 1.0, text, (-0.08, 0.7))

    def show_logits(
        self, logits: Sequence[float], temperature: float, labels: Sequence[int], along: int, span: tuple[float, float]
    ) -> None:
        """Draw both for examples `labels` (N,) over logit `along` of `logits` (K,), from end to end of `span`."""
        now = float(logits[along])
        low, high = min(span[0], now), max(span[1], now)
        x = np.linspace(low, high, POINTS)
        total = _sums(logits, temperature, labels, along, x)
        here = float(_sums(logits, temperature, labels, along, np.array([now]))[0])
        turn = best_logit(logits, temperature, labels, along)
        seen = turn if turn is not None and low <= turn <= high else None
        lowest = float(total.min())
        if seen is not None:
            lowest = float(_sums(logits, temperature, labels, along, np.array([seen]))[0])
        style: RunStyle = start_style(self._theme)
        turns = [] if seen is None else [self._turning(seen, along, float(frequencies(labels, len(logits))[along]))]
        share = math.exp(min(lowest - here, 0.0))
        self._along = along
        self._label()
        shares = np.exp(np.minimum(lowest - total, 0.0))
        place = Place(style, now, share, handle=along, said=self._said(now, numbers.number(share, 3)))
        self.product.show_curve(x, shares, 1.15, [*turns, place], seen)
        total = np.minimum(total, _FURTHEST)
        top = roomy_top(max(float(total.max()), 1.0))
        place = Place(style, now, min(here, _FURTHEST), handle=along, said=self._said(now, numbers.number(here, 3)))
        self.sum.show_curve(x, total, top, [place], seen)

    def _said(self, logit: float, value: str) -> str:
        """What the mark says: the logit, and the value of the curve."""
        return f"{self._wording.logit(self._along)} = {numbers.number(logit, 3)}: {value}"


def _best_style(theme: Theme) -> RunStyle:
    return RunStyle(theme.warning, Qt.PenStyle.DashLine, "star", "★", "")


def best_logit(logits: Sequence[float], temperature: float, labels: Sequence[int], along: int) -> float | None:
    """The value of logit `along` at which the labels are likeliest, the others held; None where it is infinite.

    There y′ of that class is its share among the labels.
    """
    share = float(frequencies(labels, len(logits))[along])
    if not 0.0 < share < 1.0:
        return None
    return logit_for_probability(logits, along, share, temperature)


def _sums(logits: Sequence[float], temperature: float, labels: Sequence[int], along: int, x: NDArray) -> NDArray:
    """(S,) summed cross-entropies with logit `along` at each of `x` (S,)."""
    stack = np.repeat(np.asarray(logits, dtype=float)[:, None], len(x), axis=1)
    stack[along] = x
    return 0.0 - log_likelihood(log_softmax(stack / temperature), labels)
