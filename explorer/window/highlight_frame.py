"""The frame around the view that a lesson points at; it lets every mouse event through."""

from __future__ import annotations

import weakref
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QRegion
from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme

_WIDTH = 3
_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})


class HighlightFrame(QWidget):
    """An overlay on `parent` that follows one of the views in it.

    It looks the view up each time and never keeps it, because views may be deleted and replaced at any time.
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
        """The framed view, if there is one now."""
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
        """Move around the view's current place; hide if the view is not visible."""
        target, parent = self.target, self.parentWidget()
        self._watch_over(target)
        if target is None or parent is None or not target.isVisibleTo(parent):
            self.hide()
            return
        place = QRect(target.mapTo(parent, QPoint(0, 0)), target.size())
        self.setGeometry(place.adjusted(-_WIDTH, -_WIDTH, _WIDTH, _WIDTH).intersected(parent.rect()))
        inside = self.rect().adjusted(_WIDTH, _WIDTH, -_WIDTH, -_WIDTH)
        self.setMask(QRegion(self.rect()) - QRegion(inside))  # else all below it would be painted again with it
        self.show()
        self.raise_()

    def _watch_over(self, target: QWidget | None) -> None:
        """Watch every move of `target`, and nothing else."""
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
    """The default of `find`: no view."""


class _Watch(QObject):
    """Reports when a view moves on its window. Qt removes an event filter when it is deleted, so nothing here has to
    keep the views it was installed on.
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
