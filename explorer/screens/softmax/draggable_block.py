"""The softmax block with its boxes and bars as handles, for the mouse and for the keyboard."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.plots.sketch import Picture, share
from explorer.screens.softmax.block import SoftmaxBlock
from explorer.screens.softmax.block_layout import BlockLayout
from explorer.widgets.gesture import Gesture
from explorer.widgets.keys import ARROWS, arrows_hint, keeps_own_keys

STEPS = 200  # over the whole span: what a pixel, or an arrow key, moves a logit
FINER = 0.1  # of that, with Shift
SHARE_STEP = 0.01  # what an arrow key moves a probability
_UP, _DOWN, _LEFT, _RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right
_CURSORS = {
    None: Qt.CursorShape.ArrowCursor,
    False: Qt.CursorShape.SizeVerCursor,
    True: Qt.CursorShape.SizeHorCursor,
}


@dataclass(frozen=True, slots=True)
class Handle:
    """What can be dragged: the box of logit `index`, or the bar of its probability."""

    index: int
    is_bar: bool


class DraggableBlock(SoftmaxBlock):
    """A box is dragged up and down, a bar along its length; one drag is one gesture.

    With the focus, Up and Down choose a box or a bar, Left and Right change it.

    More than 20 methods: eight receive Qt's events of the mouse, the keys and the focus.

    Signals:
        logit_edited: (index, value, gesture).
        share_edited: (index, probability, gesture).
    """

    logit_edited = Signal(int, float, object)
    share_edited = Signal(int, float, object)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, wording, parent)
        self._low, self._high = -10.0, 10.0
        self._under: Handle | None = None  # the pointer
        self._held: Handle | None = None
        self._kept: BlockLayout | None = None  # while a handle is held: nothing moves away below the pointer
        self._value, self._from = 0.0, 0.0  # of a box that is held: its logit, and the height of the pointer
        self._chosen = Handle(0, False)  # by the keyboard
        self._gesture = Gesture()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_span(self, low: float, high: float) -> None:
        """Set the ends of the sliders: as far as a box can be dragged, unless its logit is beyond them already."""
        self._low, self._high = low, high

    # What is drawn and said

    def show_logits(self, logits, temperature: float) -> None:
        super().show_logits(logits, temperature)
        if self._chosen not in self.handles():
            self._chosen = self.handles()[-1]
        self._describe()

    def grid(self) -> BlockLayout:
        """The layout: that of the press as long as a handle is held, whatever the widths of the numbers are now."""
        now, kept = super().grid(), self._kept
        return kept if kept is not None and (kept.count, *kept.columns) == (now.count, *now.columns) else now

    def compose(self) -> Picture:
        """The picture, with a frame around the handle that is held, pointed at, or chosen by the keyboard."""
        picture = super().compose()
        handle = self._held or self._under or (self._chosen if self.hasFocus() else None)
        if handle is not None:
            gap, line = 0.1 * self.grid().em, 1.6 * self.theme.line
            room = QRectF(self.rect()).adjusted(line, line, -line, -line)
            rect = self._place(handle).adjusted(-gap, -gap, gap, gap).intersected(room)
            picture.box("handle", handle.index, rect, 3 * gap, "", self.theme.accent, line)
        return picture

    def _describe(self) -> None:
        """Say the stages, and before them the chosen logit and its probability while the keyboard is here."""
        stages, i = self.stages(), self._chosen.index
        chosen = f"{self._wording.logit(i)} = {self._logits_shown()[i]}, {self._wording.probability(i)} = "
        chosen += share(float(self._block.probabilities[i]))
        self.setAccessibleDescription(f"{chosen}; {stages}" if self.hasFocus() else stages)

    def tip(self, i: int) -> str:
        """The row of class `i` in full, and what can be done with it."""
        drag = self.tr("Drag the box up or down, or the bar along its length.")
        return f"{super().tip(i)}\n{drag}\n{arrows_hint()}"

    # Handles

    def _place(self, handle: Handle) -> QRectF:
        grid = self.grid()
        return grid.bar(handle.index) if handle.is_bar else grid.box("logit", handle.index)

    def handles(self) -> list[Handle]:
        """All that can be dragged, from above; on overflow there are no bars."""
        kinds = (False,) if np.isnan(self._block.probabilities).any() else (False, True)
        return [Handle(i, is_bar) for i in range(len(self._logits)) for is_bar in kinds]

    def handle_at(self, point: QPointF) -> Handle | None:
        """The box or the bar at a point of the widget."""
        return next((handle for handle in self.handles() if self._place(handle).contains(point)), None)

    def _point_at(self, handle: Handle | None) -> None:
        if handle != self._under:
            self._under = handle
            self.setCursor(_CURSORS[handle.is_bar if handle is not None else None])
            self.update()

    # By mouse

    def mousePressEvent(self, event) -> None:
        handle = self.handle_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or handle is None:
            event.ignore()
            return
        self._kept = self.grid()
        self._held, self._gesture = handle, Gesture()
        self._value, self._from = float(self._logits[handle.index]), event.position().y()
        if handle.is_bar:
            self._drag_bar(handle, event.position().x())
        self._point_at(handle)
        self.update()

    def mouseMoveEvent(self, event) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._let_go()  # the release may have gone elsewhere
        if self._held is None:
            self._point_at(self.handle_at(event.position()))
        elif self._held.is_bar:
            self._drag_bar(self._held, event.position().x())
        else:
            up, self._from = self._from - event.position().y(), event.position().y()
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._drag_box(self._held.index, up * (FINER if fine else 1.0))

    def mouseReleaseEvent(self, event) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()
            self._point_at(self.handle_at(event.position()))

    def _let_go(self) -> None:
        if self._held is not None:
            self._held = self._kept = None
            self.update()

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def _drag_bar(self, handle: Handle, x: float) -> None:
        track = self._place(handle)
        self.share_edited.emit(handle.index, min(max((x - track.left()) / track.width(), 0.0), 1.0), self._gesture)

    def _drag_box(self, index: int, steps: float) -> None:
        """Move the logit that is held, no further than the sliders' ends, or than it is already."""
        low, high = min(self._low, self._value), max(self._high, self._value)
        moved = self._value + steps * (self._high - self._low) / STEPS
        self._value = round(min(max(moved, low), high), 6)
        self.logit_edited.emit(index, self._value, self._gesture)

    # By keyboard

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, ARROWS) or super().event(event)

    def keyPressEvent(self, event) -> None:
        way = {_UP: -1, _DOWN: 1, _LEFT: -1, _RIGHT: 1}.get(event.key())
        if way is None:
            super().keyPressEvent(event)
        elif event.key() in (_UP, _DOWN):
            handles = self.handles()
            self._choose(handles[min(max(handles.index(self._chosen) + way, 0), len(handles) - 1)])
        elif self._chosen.is_bar:
            now = float(self._block.probabilities[self._chosen.index])
            self.share_edited.emit(self._chosen.index, now + way * SHARE_STEP, self._gesture)
        else:
            self._value = float(self._logits[self._chosen.index])
            self._drag_box(self._chosen.index, way)

    def _choose(self, handle: Handle) -> None:
        self._chosen, self._gesture = handle, Gesture()
        self._describe()
        self.update()

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        self._choose(self._chosen)

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        self._choose(self._chosen)
