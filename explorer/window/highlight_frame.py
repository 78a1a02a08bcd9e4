"""The frame around the view that a lesson speaks of; it lets every mouse event through."""

from __future__ import annotations

import weakref
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme

_WIDTH = 3
_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})


class HighlightFrame(QWidget):
    """Lies over `parent` and follows one of the views in it.

    It asks for the view each time and never keeps it: that may be deleted at any time, and another may take its place.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._find: Callable[[], QWidget | None] = _nothing
        self._watch: _Watch | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def target(self) -> QWidget | None:
        """The view it is around, if there is one now."""
        parent, found = self.parentWidget(), self._find()
        return found if found is not None and parent is not None and parent.isAncestorOf(found) else None

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def point_at(self, find: Callable[[], QWidget | None] | None) -> None:
        """Frame the view that `find` returns, as long as it returns one; None frames nothing."""
        self._find = find or _nothing
        self.follow()

    def follow(self) -> None:
        """Lie around the view, where it is now; hide where there is none to be seen."""
        target, parent = self.target, self.parentWidget()
        self._watch_over(target)
        if target is None or parent is None or not target.isVisibleTo(parent):
            self.hide()
            return
        place = QRect(target.mapTo(parent, QPoint(0, 0)), target.size())
        self.setGeometry(place.adjusted(-_WIDTH, -_WIDTH, _WIDTH, _WIDTH).intersected(parent.rect()))
        self.show()

    def _watch_over(self, target: QWidget | None) -> None:
        """Hear of every move of `target`, and of nothing else."""
        if self._watch is not None and self._watch.over() is target:
            return
        if self._watch is not None:
            self._watch.deleteLater()
            self._watch.moved.disconnect(self.follow)
            self._watch = None
        if target is not None:
            self._watch = _Watch(target, self)
            self._watch.moved.connect(self.follow)

    def paintEvent(self, event) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.accent), _WIDTH))
            half = _WIDTH / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 7, 7)


def _nothing() -> None:
    """No view is pointed at."""


class _Watch(QObject):
    """Hears when a view moves on its window. Qt forgets it as an event filter when it is deleted, whatever has become
    of those it was put on: so nothing here has to remember them.
    """

    moved = Signal()

    def __init__(self, view: QWidget, pointer: HighlightFrame) -> None:
        super().__init__(pointer)
        self.over = weakref.ref(view)
        part: QWidget | None = view
        while part is not None and part is not pointer.parentWidget():
            part.installEventFilter(self)  # its position depends on all that contain it
            part = part.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self.moved.emit()
        return super().eventFilter(watched, event)
