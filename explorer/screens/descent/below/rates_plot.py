"""The rates as a plot that is used: the present rates are dragged, the best ones are taken by a click."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from explorer.core.rate_curve import RATES
from explorer.look.theme import Theme
from explorer.plots.line_and_mark import Mark
from explorer.plots.themed_plot import is_inside, pen
from explorer.screens.descent.below.rates_drawing import EXPONENTS, Rated, RatesDrawing
from explorer.widgets.gesture import Gesture
from explorer.widgets.keys import ARROWS, keeps_own_keys

REACH = 12  # pixels from a mark or a line at which it can be taken
_UP, _DOWN, _LEFT, _RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
Runs = tuple[int, ...]


class _Held(NamedTuple):
    """A handle that is being dragged: of which runs, and how far its line is from the pointer, in decades."""

    runs: Runs
    grip: float
    gesture: Gesture


class RatesPlot(RatesDrawing):
    """The handle of a run is its ball and the line through it; while all runs have the same rate, they have one handle.

    With the focus, ↑ ↓ choose a handle, ← → move it to the next rate of the curve, and Enter takes the best rate.

    More than 20 methods: nine receive Qt's events.

    Signals:
        dragged: (runs, rate, gesture) this learning rate is wanted for these runs, None for all.
        taken: (runs) the best rates of these runs are wanted, None for all.
        read: (place) the place in RATES under the pointer; −1 when it leaves.
    """

    dragged = Signal(object, float, object)
    taken = Signal(object)
    read = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self.halo = Mark()  # around the ball that is held, pointed at, or chosen by the keyboard
        self._held: _Held | None = None
        self._asked = 0  # the place in RATES that was asked for last
        self._chosen = 0  # by the keyboard, among the handles
        self._series: tuple[Runs, Gesture] | None = None  # whom the keys move: the same until another is chosen
        self._wanted: list[float] = []  # the rates after the last key
        super().__init__(theme, name, parent)
        self.halo.setVisible(False)
        self.halo.setZValue(0.5)
        self.addItem(self.halo)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)

    def show_rates(self, rated: Sequence[Rated], log: bool) -> None:
        super().show_rates(rated, log)
        if [run.rate for run in rated] != self._wanted:
            self._series = None  # something else has changed them
        self._chosen = min(self._chosen, len(self.handles()) - 1)
        self._show_halo(self._chosen if self.hasFocus() else None)

    def handles(self) -> list[Runs]:
        """The runs that each handle moves."""
        every = range(len(self.rated))
        return [tuple(every)] if self.has_one_rate else [(run,) for run in every]

    def _whom(self, runs: Runs) -> Runs | None:
        return None if len(runs) == len(self.rated) else runs

    def _show_halo(self, handle: int | None) -> None:
        """The ring around the balls of a handle; the first of them stands for all."""
        handles = self.handles()
        self.halo.setVisible(handle is not None and handle < len(handles))
        if handle is not None and handle < len(handles):
            ball = self.balls[handles[handle][0]]
            self.halo.setVisible(ball.isVisible())
            self.halo.set_place(ball.x(), ball.y())

    def _restyle_uprights(self) -> None:
        super()._restyle_uprights()
        self.halo.set_shape("o", 2.1 * self.theme.marker)
        self.halo.setPen(pen(self.theme.accent, 1.2 * self.theme.line))

    # By mouse

    def _pixels(self, mark: Mark, point: QPointF) -> QPointF:
        """From `mark` to a point of the widget, in pixels."""
        place = self.getPlotItem().getViewBox().mapViewToScene(QPointF(mark.x(), mark.y()))
        return point - QPointF(self.mapFromScene(place))

    def _best_at(self, point: QPointF) -> int | None:
        """The nearest mark of a best rate within reach, of a run that has not got it."""
        near = []
        for run, (mark, shown) in enumerate(zip(self.bests, self.rated, strict=True)):
            if shown.best is not None and shown.best.rate != shown.rate:
                gap = self._pixels(mark, point)
                near.append((math.hypot(gap.x(), gap.y()), run))
        distance, run = min(near, default=(math.inf, 0))
        return run if distance <= REACH else None

    def _handle_at(self, point: QPointF) -> int | None:
        """The handle whose line is within reach; of lines beside each other, that of the nearest ball."""
        near = []
        for place, runs in enumerate(self.handles()):
            gaps = [self._pixels(self.balls[run], point) for run in runs]
            if abs(gaps[0].x()) <= REACH:
                near.append((min(math.hypot(gap.x(), gap.y()) for gap in gaps), place))
        return min(near)[1] if near else None

    def _place_at(self, event, grip: float = 0.0) -> int:
        """The place in RATES that is nearest to the pointer."""
        return int(np.abs(EXPONENTS - (self.pointed_at(event).x() + grip)).argmin())

    def mousePressEvent(self, event) -> None:
        if event.button() == Qt.MouseButton.LeftButton and is_inside(self, event):
            best, handle = self._best_at(event.position()), self._handle_at(event.position())
            if best is not None:
                self.taken.emit(self._whom((best,)))
            elif handle is not None:
                runs = self.handles()[handle]
                grip = self.balls[runs[0]].x() - self.pointed_at(event).x()
                self._held = _Held(runs, grip, Gesture())
                self._asked = self._place_at(event, grip)
        event.accept()

    def mouseMoveEvent(self, event) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._held = None  # the release may have gone elsewhere
        if self._held is not None:
            self._drag_to(self._place_at(event, self._held.grip), self._held)
            self._show_halo(self._held_handle())
        else:
            self._point_at(event)
        self.read.emit(self._place_at(event) if is_inside(self, event) else -1)
        event.accept()

    def _drag_to(self, place: int, held: _Held) -> None:
        if place != self._asked:
            self._asked = place
            self.dragged.emit(self._whom(held.runs), RATES[place], held.gesture)

    def _held_handle(self) -> int | None:
        """The handle that is held; one may have become that of all runs."""
        first = self._held.runs[0] if self._held is not None else -1
        return next((i for i, runs in enumerate(self.handles()) if first in runs), None)

    def _point_at(self, event) -> None:
        best = self._best_at(event.position()) if is_inside(self, event) else None
        handle = self._handle_at(event.position()) if is_inside(self, event) and best is None else None
        shapes = Qt.CursorShape
        rest = shapes.ArrowCursor if handle is None else shapes.SizeHorCursor
        self.setCursor(rest if best is None else shapes.PointingHandCursor)
        self._show_halo(handle if handle is not None else self._chosen if self.hasFocus() else None)

    def mouseReleaseEvent(self, event) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = None
        event.accept()

    def mouseDoubleClickEvent(self, event) -> None:
        self.mousePressEvent(event)

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self._show_halo(self._chosen if self.hasFocus() else None)
        self.read.emit(-1)

    # By keyboard

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, ARROWS | _ENTER) or super().event(event)

    def keyPressEvent(self, event) -> None:
        key, handles = event.key(), self.handles()
        if key in (_UP, _DOWN):
            self._choose(min(max(self._chosen + (1 if key == _DOWN else -1), 0), len(handles) - 1))
        elif key in (_LEFT, _RIGHT):
            self._move(1 if key == _RIGHT else -1)
        elif key in _ENTER:
            self.taken.emit(self._whom(handles[self._chosen]))
        else:
            super().keyPressEvent(event)

    def _move(self, way: int) -> None:
        """Move the chosen handle to the next rate of the curve."""
        runs, gesture = self._series or (self.handles()[self._chosen], Gesture())
        now = self.rated[runs[0]].rate
        further = [rate for rate in RATES if (rate > now if way > 0 else rate < now)]
        if further:
            rate = min(further) if way > 0 else max(further)
            self._series = runs, gesture
            self._wanted = [rate if run in runs else shown.rate for run, shown in enumerate(self.rated)]
            self.dragged.emit(self._whom(runs), rate, gesture)

    def _choose(self, handle: int) -> None:
        self._chosen, self._series = handle, None
        self._show_halo(handle)

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        self._choose(self._chosen)

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        self._series = None
        self._show_halo(None)
