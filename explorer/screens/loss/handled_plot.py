"""A plot of one curve whose marks can be dragged along it, by mouse and by keyboard."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme
from explorer.plots.line_and_mark import Mark
from explorer.plots.themed_plot import pen
from explorer.screens.loss.marked_plot import MarkedPlot, Place
from explorer.widgets.gesture import Gesture
from explorer.widgets.keys import ARROWS, keeps_own_keys

REACH = 14  # pixels from a mark at which it can be taken
_STEPS = 100  # by keyboard from one limit to the other
_UP, _DOWN, _LEFT, _RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right


class HandledPlot(MarkedPlot):
    """A mark whose Place has a class is a handle. While one is dragged the axes stay as they are.

    With the focus, Up and Down choose a handle, Left and Right move it.

    More than 20 methods: eight receive Qt's events of the mouse, the keys and the focus.

    Signals:
        dragged: (class, x, gesture) the mark of the class is wanted at `x`; one drag is one gesture.
    """

    dragged = Signal(int, float, object)

    def __init__(self, theme: Theme, name: str, hint: str, parent: QWidget | None = None) -> None:
        self.halo = Mark()  # around the handle that is held, pointed at, or chosen by the keyboard
        self._places: list[Place] = []
        self._under: int | None = None  # the place that the pointer is at
        self._held: Place | None = None
        self._offset = QPointF()  # from the pointer to the mark, in the units of the axes
        self._chosen = 0  # by the keyboard, among the handles
        self._gesture = Gesture()
        self._ends = (0.0, 0.0)  # of the drag
        super().__init__(theme, name, hint, parent)
        self.halo.setVisible(False)
        self.put(self.halo, 2.5)  # below the labels
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    # For the curves

    def limits(self) -> tuple[float, float]:
        """The least and the greatest x that a mark can be dragged to."""
        raise NotImplementedError

    def along(self, x: float, y: float) -> float:
        """The x of the curve's point that is meant by (x, y)."""
        return x

    def fit(self) -> None:
        """Fit the axes to what is shown: a drag is over."""
        raise NotImplementedError

    @property
    def is_held(self) -> bool:
        """Whether a mark is being dragged: the axes must stay as they are."""
        return self._held is not None

    # What is drawn and said

    def restyle(self) -> None:
        super().restyle()
        self.halo.set_shape("o", 1.9 * (self.theme.marker + 1))
        self.halo.setPen(pen(self.theme.accent, 1.2 * self.theme.line))

    def show_places(self, places: Sequence[Place]) -> None:
        self._places = list(places)
        self._chosen = min(self._chosen, max(len(self._handles()) - 1, 0))
        super().show_places(places)
        self._show_handle()

    def _handles(self) -> list[Place]:
        return [place for place in self._places if place.handle is not None]

    def _show_handle(self) -> None:
        """Draw the ring around the handle in question, and say what the marks say, the chosen one first."""
        handles, focused = self._handles(), self.hasFocus()
        chosen = handles[self._chosen] if focused and handles else None
        there = self._held and next((place for place in handles if place.handle == self._held.handle), None)
        if there is None and self._under is not None and self._under < len(self._places):
            there = self._places[self._under]
        there = there or chosen
        self.halo.setVisible(there is not None)
        if there is not None:
            self.halo.set_place(there.x, there.y)
        first = [chosen] if chosen is not None else []
        said = [place.said for place in (*first, *(place for place in self._places if place is not chosen))]
        self.setAccessibleDescription("; ".join(text for text in said if text))

    # By mouse

    def _handle_at(self, point: QPointF) -> int | None:
        """The nearest handle within reach of a point of the widget."""
        box = self.getPlotItem().getViewBox()
        near = []
        for i, place in enumerate(self._places):
            if place.handle is not None:
                gap = QPointF(self.mapFromScene(box.mapViewToScene(QPointF(place.x, place.y)))) - point
                near.append((math.hypot(gap.x(), gap.y()), i))
        distance, i = min(near, default=(math.inf, 0))
        return i if distance <= REACH else None

    def _point_at(self, index: int | None) -> None:
        if index != self._under:
            self._under = index
            self.setCursor(Qt.CursorShape.ArrowCursor if index is None else Qt.CursorShape.SizeHorCursor)
            self._show_handle()

    def mousePressEvent(self, event) -> None:
        index = self._handle_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self._point_at(index)
            self._held, self._gesture = self._places[index], Gesture()
            self._ends = self.limits()
            self._offset = QPointF(self._held.x, self._held.y) - self.pointed_at(event)
            event.accept()
        else:
            event.ignore()

    def mouseMoveEvent(self, event) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._let_go()  # the release may have gone elsewhere
        if self._held is None:
            self._point_at(self._handle_at(event.position()))
        else:
            there = self.pointed_at(event) + self._offset
            self._move(self._held, self.along(there.x(), there.y()))

    def mouseReleaseEvent(self, event) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()
            self._point_at(self._handle_at(event.position()))

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def _let_go(self) -> None:
        if self._held is not None:
            self._held = None
            self.fit()
            self._show_handle()

    def _move(self, place: Place, x: float) -> None:
        low, high = self._ends
        self.dragged.emit(place.handle, min(max(x, low), high), self._gesture)

    # By keyboard

    def event(self, event: QEvent) -> bool:
        return bool(self._handles() and keeps_own_keys(event, ARROWS)) or super().event(event)

    def keyPressEvent(self, event) -> None:
        way, handles = {_UP: -1, _DOWN: 1, _LEFT: -1, _RIGHT: 1}.get(event.key()), self._handles()
        if way is None or not handles:
            super().keyPressEvent(event)
        elif event.key() in (_UP, _DOWN):
            self._choose(min(max(self._chosen + way, 0), len(handles) - 1))
        else:
            self._ends = low, high = self.limits()
            self._move(handles[self._chosen], handles[self._chosen].x + way * (high - low) / _STEPS)

    def _choose(self, index: int) -> None:
        self._chosen, self._gesture = index, Gesture()
        self._show_handle()

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        self._choose(self._chosen)

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        self._choose(self._chosen)
