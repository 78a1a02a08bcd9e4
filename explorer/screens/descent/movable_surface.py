"""An error surface that can be taken hold of: its start, its path and the picture, by mouse and by keyboard."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from explorer.look.theme import RunStyle, Theme
from explorer.plots.nearest import Points, distance_to_path, nearest_step
from explorer.plots.themed_plot import is_inside, pen
from explorer.screens.descent.surface_part import Part, snapped
from explorer.screens.descent.zoomable_surface import ZoomableSurface
from explorer.state.surface_view import on_grain
from explorer.widgets.gesture import Gesture
from explorer.widgets.keys import ARROW_WAYS, ARROWS, keeps_own_keys

_STRIDE, _FINE_STRIDE = 1 / 40, 1 / 400  # of the width, for an arrow key
_FRAME = 5.0  # pixels of the frame of the focus, of which the inner half is seen
_NEXT = 3.0  # pixels beside the drawn line that count as on it


class MovableSurface(ZoomableSurface):
    """The left button moves the start, or scrubs where the path is; the right one moves the picture.

    With the focus, arrow keys move the start; with Shift they do so in smaller strides.

    Attributes:
        starts: (N,) the only places along x and along y to which the pointer moves the start; None for any.

    Signals:
        start_dragged: (x, y, gesture) the start moved to (x, y).
        scrubbed: (step) a step of the path was chosen.
        hovered: (x, y) under the pointer, or None when it leaves.
        panned: (across, up, gesture) the middle of the picture moved.
    """

    start_dragged = Signal(float, float, object)
    scrubbed = Signal(int)
    hovered = Signal(object)
    panned = Signal(float, float, object)

    def __init__(self, theme: Theme, style: RunStyle, parent: QWidget | None = None) -> None:
        self._known: tuple[Points, Points] = (np.zeros(1), np.zeros(1))  # all steps computed, not only those drawn
        self._frame = 0
        self._held = Part.NOTHING
        self._holds = Qt.MouseButton.NoButton
        self._grip = QPointF()  # from the pointer to what it holds, in the units of the axes
        self._gesture, self._keys = Gesture(), Gesture()
        self.starts: tuple[Points, Points] | None = None
        super().__init__(theme, style, parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def show_steps(self, xs: Points, ys: Points, frame: int) -> None:
        """Draw the run up to `frame`; (xs, ys), each (T,), are all its known steps: one can scrub on them."""
        self._known, self._frame = (xs, ys), min(frame, len(xs) - 1)
        self.show_run(xs[: frame + 1], ys[: frame + 1])

    # Where things are on the screen

    def _pixels(self, xs: Points, ys: Points) -> tuple[Points, Points]:
        """Places on the axes as pixels from the corner of the picture."""
        across, up = self.pixel_size() or (1.0, 1.0)
        (left, _), (bottom, _) = self.getPlotItem().viewRange()
        with np.errstate(over="ignore"):
            return (xs - left) / across, (ys - bottom) / up

    def _pixel(self, point: QPointF) -> tuple[float, float]:
        x, y = self._pixels(np.array([point.x()]), np.array([point.y()]))
        return float(x[0]), float(y[0])

    def _part_at(self, event) -> Part:
        """What a press of the left button would take hold of."""
        if not is_inside(self, event):
            return Part.NOTHING
        at = self._pixel(self.pointed_at(event))
        start, ball = (float(np.hypot(*np.subtract(self._pixel(mark.pos()), at))) for mark in (self.start, self.ball))
        if self._frame and ball < start and ball <= self.theme.marker / 2 + _NEXT:
            return Part.BALL
        if start <= self.theme.marker / 2 + _NEXT:
            return Part.START
        path = self._pixels(*self.path.getData())
        on_path = self._frame and distance_to_path(*path, at) <= self.theme.line / 2 + _NEXT
        return Part.PATH if on_path else Part.EMPTY

    # The mouse

    def mousePressEvent(self, event) -> None:
        event.accept()
        if self._held is not Part.NOTHING or not is_inside(self, event):
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self._take(self._part_at(event), event)
        elif event.button() == Qt.MouseButton.RightButton:
            self._take(Part.PICTURE, event)

    def _take(self, part: Part, event) -> None:
        """Take hold of a part. The start and the ball do not move before the pointer does."""
        self._held, self._holds, self._gesture = part, event.button(), Gesture()
        point = self.pointed_at(event)
        self._grip = {
            Part.START: self.start.pos() - point,
            Part.BALL: self.ball.pos() - point,
            Part.PICTURE: point,
        }.get(part, QPointF())
        if part is Part.EMPTY:
            self._pull(event)
        elif part is Part.PATH:
            drawn = tuple(v[: self._frame + 1] for v in self._known)
            self.scrubbed.emit(nearest_step(*self._pixels(*drawn), self._pixel(point)))
        elif part is Part.BALL:
            self.scrubbed.emit(self._frame)

    def _pull(self, event) -> None:
        """Move what is held to the pointer."""
        point = self.pointed_at(event)
        if self._held is Part.PICTURE:
            self.panned.emit(self._grip.x() - point.x(), self._grip.y() - point.y(), self._gesture)
        elif self._held in (Part.BALL, Part.PATH):
            at = self._pixel(point + self._grip)
            self.scrubbed.emit(nearest_step(*self._pixels(*self._known), at, self._frame))
        elif self._held in (Part.START, Part.EMPTY):
            self._drag_start(snapped(point + self._grip, self.starts), self._gesture)

    def _drag_start(self, point: QPointF, gesture: Gesture) -> None:
        """Ask for another start, no further out than the axes or the present start."""
        wanted = zip((point.x(), point.y()), self._ranges, (self.start.x(), self.start.y()), strict=True)
        x, y = (min(max(v, min(low, now)), max(high, now)) for v, (low, high), now in wanted)
        across, up = self._ranges
        self.start_dragged.emit(on_grain(x, across), on_grain(y, up), gesture)

    def mouseMoveEvent(self, event) -> None:
        if not event.buttons() & self._holds:
            self._held, self._holds = Part.NOTHING, Qt.MouseButton.NoButton  # the release went elsewhere
        if self._held is not Part.NOTHING:
            self._pull(event)
        self._show_cursor(event)
        point = self.pointed_at(event) if is_inside(self, event) else None
        self.hovered.emit(None if point is None else (point.x(), point.y()))
        event.accept()

    def _show_cursor(self, event) -> None:
        """Show by the cursor what a press would do, or what is held."""
        held = self._held
        shape = (self._part_at(event) if held is Part.NOTHING else held).value
        if held in (Part.START, Part.EMPTY):
            shape = Qt.CursorShape.ClosedHandCursor
        if shape != self.cursor().shape():
            self.setCursor(shape)

    def mouseReleaseEvent(self, event) -> None:
        if event.button() == self._holds:
            self._held, self._holds = Part.NOTHING, Qt.MouseButton.NoButton
        self._show_cursor(event)
        event.accept()

    def mouseDoubleClickEvent(self, event) -> None:
        self.mousePressEvent(event)

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    # The keyboard

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, ARROWS, shifted=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the start by an arrow key; one undo entry for all of them while the focus stays."""
        key = Qt.Key(event.key())
        if key not in ARROWS:
            event.ignore()
            return
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        (left, right), _ = self._ranges
        stride = (right - left) * (_FINE_STRIDE if fine else _STRIDE)
        self._drag_start(self.start.pos() + QPointF(*ARROW_WAYS[key]) * stride, self._keys)

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        self._keys = Gesture()
        self._frame_focus()

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        self._frame_focus()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._frame_focus()

    def _frame_focus(self) -> None:
        """Frame the picture while it has the focus."""
        self.getPlotItem().getViewBox().setBorder(pen(self.theme.accent, _FRAME) if self.hasFocus() else None)
