"""The flow of one example through a network, in which units are pointed at and chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.screens.network.flow_arrangement import INPUTS
from explorer.screens.network.flow_picture import FlowPicture
from explorer.widgets.keys import ARROWS, keeps_own_keys
from explorer.widgets.plain_tip import plain_tip

_KEYS = ARROWS | {Qt.Key.Key_Home, Qt.Key.Key_End}


class NetworkFlow(FlowPicture):
    """The picture with pointer and keys.

    Signals:
        chosen: (layer, unit) a unit was chosen, or a logit as a unit of the last layer.
        next_wanted: the picture of the pixels was clicked.
    """

    chosen = Signal(int, int)
    next_wanted = Signal()

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, wording, parent)
        hint = self.tr("Click a square or a row, or use the keys: ← → another layer, ↑ ↓ another unit.")
        self.setToolTip(f"{self.accessibleName()}\n{hint}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)

    def tip(self, layer: int, unit: int) -> str:
        """One unit in full."""
        texts = self._texts()
        example = texts.example
        lines = [f"{texts.unit(layer, unit)} = {numbers.exact(float(example.outputs[layer][unit]))}"]
        if layer == example.last:
            p = numbers.exact(float(example.probabilities[unit]))
            lines = [example.names[unit], *lines, f"{self._wording.probability(unit)} = {p}"]
        return "\n".join(lines)

    def _point_at(self, at: tuple[int, int] | None) -> None:
        at = None if at is None or at[0] == INPUTS else at
        if at != self._pointed:
            self._pointed = at
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.texts_of is None:
            return
        at = self.at(event.position())
        self._point_at(at)
        text = "" if at is None else self.tr("Click: the next example") if at[0] == INPUTS else self.tip(*at)
        QToolTip.showText(event.globalPosition().toPoint(), plain_tip(text), self)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = None if self.texts_of is None else self.at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or at is None:
            return
        if at[0] == INPUTS:
            self.next_wanted.emit()
        else:
            self.chosen.emit(*at)

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, _KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _KEYS or self.texts_of is None:
            super().keyPressEvent(event)
            return
        last, unit = self.texts_of.example.last, self._units[self._layer]
        most = len(self.texts_of.example.outputs[self._layer]) - 1
        goes = {Qt.Key.Key_Up: unit - 1, Qt.Key.Key_Down: unit + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: most}
        layers = {Qt.Key.Key_Left: self._layer - 1, Qt.Key.Key_Right: self._layer + 1}
        key = Qt.Key(event.key())
        layer = min(max(layers.get(key, self._layer), 0), last)
        self.chosen.emit(layer, self._units[layer] if key in layers else min(max(goes[key], 0), most))
