"""A landscape that can be taken hold of: turned and tilted, its start moved, its path scrubbed."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme
from explorer.plots.nearest import Points, distance_to_path, nearest_step
from explorer.screens.descent.landscape.landscape_plot import LandscapePlot
from explorer.screens.descent.landscape.marks import Spot
from explorer.screens.descent.landscape.scenery import Flat
from explorer.screens.descent.surface_part import Part, snapped
from explorer.state.descent_parts import TILT_RANGE
from explorer.state.surface_view import on_grain
from explorer.widgets.gesture import Gesture
from explorer.widgets.keys import ARROW_WAYS, ARROWS, keeps_own_keys

PER_PIXEL = 0.5  # degrees for a drag
_NOTCH, _TILT_NOTCH = 15.0, 5.0  # degrees for one notch of the wheel
_STRIDE, _FINE_STRIDE = 5.0, 1.0  # degrees for an arrow key
_NEXT = 4.0  # pixels beside a line or a mark that count as on it
_PAUSE = 800  # milliseconds without a turn, after which the wheel begins another gesture


class TurningLandscape(LandscapePlot):
    """A drag turns all landscapes; a click moves the start, or scrubs where the path is.

    The wheel turns, with Shift it tilts; so do arrow keys with the focus, with Shift in smaller strides. A double-click
    beside the landscape shows it as at first.

    Attributes:
        starts: (N,) the only places along x and along y to which the pointer moves the start; None for any.

    Signals:
        turned: (turn, tilt, gesture) seen from elsewhere, in degrees.
        reset: seen as at first.
        start_dragged: (x, y, gesture) the start moved to (x, y).
        scrubbed: (step) a step of the path was chosen.
        hovered: (x, y) under the pointer, or None when it leaves.
    """

    turned = Signal(float, float, object)
    reset = Signal()
    start_dragged = Signal(float, float, object)
    scrubbed = Signal(int)
    hovered = Signal(object)

    def __init__(self, theme: Theme, style: RunStyle, flat: Flat, parent: QWidget | None = None) -> None:
        super().__init__(theme, style, flat, parent)
        self._known: tuple[Points, Points] = (np.zeros(1), np.zeros(1))
        self._frame, self._asked = 0, (0.0, 90.0)
        self._held: Part | None = None
        self.starts: tuple[Points, Points] | None = None
        self._pressed, self._seen, self._dragged = QPointF(), (0.0, 90.0), False
        self._gesture, self._keys, self._wheel, self._wheeled = Gesture(), Gesture(), Gesture(), 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def show_steps(self, xs: Points, ys: Points, frame: int) -> None:
        """Draw the run up to `frame`; (xs, ys), each (T,), are all its known steps: one can scrub on them."""
        self._known, self._frame = (xs, ys), min(frame, len(xs) - 1)
        self.show_run(xs[: self._frame + 1], ys[: self._frame + 1])

    def show_asked(self, turn: float, tilt: float) -> None:
        """From where it is to be seen, which it is not yet while it tilts."""
        self._asked = turn, tilt

    def said(self) -> str:
        """From where it is seen, and the start, in words."""
        first, second = self.scenery.names
        x, y = self.marks.start_place
        seen = self.tr("Landscape turned by {turn}°, seen from {tilt}° above; arrow keys turn and tilt it.").format(
            turn=numbers.fixed(self._asked[0], 0), tilt=numbers.fixed(self._asked[1], 0)
        )
        start = self.tr("The start: {first} = {x}, {second} = {y}.").format(
            first=first, second=second, x=numbers.number(x, 3), y=numbers.number(y, 3)
        )
        ghost = self.tr("Faint: the run before the last change.") if self.marks.has_ghost else ""
        return f"{seen} {start} {ghost}".strip()

    # The mouse

    def place_at(self, point: QPointF) -> tuple[float, float] | None:
        """The place of the axes that is seen at a pixel, the front-most; None beside the landscape."""
        found = self.strips().place_at(point.x(), point.y())
        return None if found is None else self.scenery.landform.on_axes(*found)

    def part_at(self, point: QPointF) -> Part:
        """What is under the pointer."""
        self.lay()
        start, ball = (_distance(spot, point) for spot in (self.marks.start, self.marks.ball))
        if self._frame and ball < start and ball <= self.theme.marker / 2 + _NEXT:
            return Part.BALL
        if start <= self.theme.marker / 2 + _NEXT:
            return Part.START
        path = self.marks.path
        there = np.isfinite(path.x)
        if self._frame and there.any():
            near = distance_to_path(path.x[there], path.y[there], (point.x(), point.y()))
            if near <= self.theme.line / 2 + _NEXT:
                return Part.PATH
        return Part.NOTHING if self.place_at(point) is None else Part.EMPTY

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() != Qt.MouseButton.LeftButton or self._held is not None:
            return
        self._held, self._pressed, self._dragged = self.part_at(event.position()), event.position(), False
        self._seen, self._gesture = self._asked, Gesture()
        if self._held in (Part.PATH, Part.BALL):
            self._scrub(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._held = None  # the release went elsewhere
        if self._held is None:
            self._hover(event.position())
            return
        moved = event.position() - self._pressed
        self._dragged = self._dragged or moved.manhattanLength() >= QApplication.startDragDistance()
        if not self._dragged:
            return
        if self._held is Part.START:
            self._ask_start(event.position())
        elif self._held in (Part.PATH, Part.BALL):
            self._scrub(event.position())
        else:
            self.setCursor(Qt.CursorShape.SizeAllCursor)
            self._ask(self._seen, moved.x() * PER_PIXEL, moved.y() * PER_PIXEL, self._gesture)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() != Qt.MouseButton.LeftButton or self._held is None:
            return
        held, self._held = self._held, None
        if held is Part.EMPTY and not self._dragged:
            self._ask_start(self._pressed)
        self._hover(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.part_at(event.position()) is Part.NOTHING and event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.reset.emit()
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event) -> None:
        """Turn, or tilt with Shift; a touch pad sends many turns that are small, or only pixels."""
        event.accept()
        delta = event.angleDelta() if not event.angleDelta().isNull() else event.pixelDelta()
        notches = (delta.y() or delta.x()) / 120
        if event.timestamp() - self._wheeled > _PAUSE:
            self._wheel = Gesture()
        self._wheeled = event.timestamp()
        tilts = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        across, up = (0.0, _TILT_NOTCH) if tilts else (_NOTCH, 0.0)
        if notches:
            self._ask(self._asked, across * notches, up * notches, self._wheel)

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    def _hover(self, point: QPointF) -> None:
        shape = self.part_at(point).value
        if shape != self.cursor().shape():
            self.setCursor(shape)
        self.hovered.emit(self.place_at(point))

    def _scrub(self, point: QPointF) -> None:
        xs, ys = self.scenery.landform.on_floor(*self._known)
        u, v = (np.nan_to_num(p, nan=2.0, posinf=2.0, neginf=-2.0).clip(-2, 2) for p in (xs, ys))
        x, y = self.strips().projection.screen(u, v, self.scenery.landform.height_at(u.clip(-1, 1), v.clip(-1, 1)))
        self.scrubbed.emit(nearest_step(x, y, (point.x(), point.y()), self._frame))

    def _ask_start(self, point: QPointF) -> None:
        """Ask for the start at the place under the pointer."""
        place = self.place_at(point)
        if place is not None:
            wanted = snapped(QPointF(*place), self.starts).toTuple()
            x, y = (
                on_grain(v, ends) for v, ends in zip(wanted, self.scenery.landform.surface.view.ranges, strict=True)
            )
            self.start_dragged.emit(x, y, self._gesture)

    def _ask(self, seen: tuple[float, float], turn: float, tilt: float, gesture: Gesture) -> None:
        """Ask to be turned and tilted by so many degrees from where it was `seen`."""
        whole = (seen[0] + turn + 180.0) % 360.0 - 180.0
        least, most = TILT_RANGE
        self.turned.emit(round(whole, 2), round(min(max(seen[1] + tilt, least), most), 2), gesture)

    # The keyboard

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, ARROWS, shifted=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn or tilt by an arrow key; one undo entry for all of them while the focus stays."""
        key = Qt.Key(event.key())
        if key not in ARROWS:
            event.ignore()
            return
        stride = _FINE_STRIDE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STRIDE
        across, up = ARROW_WAYS[key]
        self._ask(self._asked, across * stride, up * stride, self._keys)

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        self._keys = Gesture()

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        self.update()


def _distance(spot: Spot | None, point: QPointF) -> float:
    return np.inf if spot is None else float(np.hypot(spot.x - point.x(), spot.y - point.y()))
