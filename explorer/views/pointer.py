"""The Pointer: a frame around the view that a lesson speaks of; the mouse does not feel it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from explorer.theme import Theme

_WIDTH = 3


class Pointer(QWidget):
    """Lies over `parent` and follows one of the widgets in it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def target(self) -> QWidget | None:
        """What it is around, if anything."""
        return self._target

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def point_at(self, target: QWidget | None) -> None:
        """Frame `target`, or nothing."""
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._target = target
        self._watched = []
        while target is not None and target is not self.parentWidget():
            self._watched.append(target)  # where it stands depends on all that it lies in
            target = target.parentWidget()
        for widget in self._watched:
            widget.installEventFilter(self)
        self._follow()

    def forget(self) -> None:
        """Let go of views that are about to be taken away."""
        self._target = None
        self._watched = []
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide):
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        target, parent = self._target, self.parentWidget()
        if target is None or parent is None or not target.isVisibleTo(parent):
            self.hide()
            return
        place = QRect(target.mapTo(parent, QPoint(0, 0)), target.size())
        self.setGeometry(place.adjusted(-_WIDTH, -_WIDTH, _WIDTH, _WIDTH).intersected(parent.rect()))
        self.show()

    def paintEvent(self, event) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.accent), _WIDTH))
            half = _WIDTH / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 7, 7)
