"""One error surface as a landscape, with what lies on it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QWidget

from explorer.look.theme import RunStyle, Theme
from explorer.plots.relief.projection import Points
from explorer.plots.relief.strips import Strips
from explorer.plots.themed_plot import pen
from explorer.screens.descent.landscape.landform import Landform, Surface
from explorer.screens.descent.landscape.marks import LandscapeMarks
from explorer.screens.descent.landscape.scenery import Flat, Scenery

_FRAME = 2.5  # pixels of the frame of the focus


class LandscapePlot(QWidget):
    """Draws fewer strips while it moves; `refine` draws it again with many.

    `flat` says where the flat map is, on which it lies at turn 0 and tilt 90: left, top and side in pixels.

    Attributes:
        scenery: the surface, and from where it is seen.
        marks: what lies on it.
        is_fine: whether the picture is that of a landscape at rest.

    Signals:
        outdated: the picture must be drawn again.
    """

    outdated = Signal()

    def __init__(self, theme: Theme, style: RunStyle, flat: Flat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._style = theme, style
        self.scenery, self.marks = Scenery(flat), LandscapeMarks()
        self._image: QImage | None = None
        self._is_laid, self.is_fine = False, False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._fit()

    # What it shows

    def apply_theme(self, theme: Theme) -> None:
        """Colours and lines of `theme`."""
        self.theme = theme
        self.outdate()

    def set_style(self, style: RunStyle) -> None:
        """Take the colour, dash and marker of another run."""
        self._style = style
        self.update()

    def set_labels(self, first: str, second: str) -> None:
        """Name the axes of the floor."""
        if (first, second) != self.scenery.names:
            self.scenery.names = first, second
            self.outdate()

    def show_surface(self, surface: Surface) -> None:
        """Draw another surface, or the same in another way."""
        self.scenery.show(Landform(surface))
        self.outdate()

    def show_view(self, turn: float, tilt: float) -> None:
        """Turn and tilt it; at turn 0 and tilt 90 it lies on the flat map."""
        if (turn, tilt) != (self.scenery.turn, self.scenery.tilt):
            self.scenery.look(turn, tilt)
            self.outdate()

    def show_start(self, x: float, y: float) -> None:
        """Draw a ring at the start."""
        self.marks.show_start(x, y)
        self._lay_again()

    def show_run(self, xs: Points, ys: Points) -> None:
        """Draw the path so far, (T,) each, and the ball at its last point."""
        self.marks.show_run(xs, ys)
        self._lay_again()

    def show_ghost(self, xs: Points, ys: Points) -> None:
        """Draw the path of the run before, (T,) each; no points for none."""
        self.marks.show_ghost(xs, ys)
        self._lay_again()

    def show_downhill(self, gradient: tuple[float, float]) -> None:
        """Point an arrow from the ball down the slope."""
        self.marks.show_downhill(gradient)
        self._lay_again()

    def strips(self) -> Strips:
        """What it is cut into, and how it is projected."""
        return self.scenery.strips()

    # Painting

    def outdate(self) -> None:
        """Draw it again: coarse at once, and fine when `refine` is called."""
        self._image, self.is_fine = None, False
        self._lay_again()
        self.outdated.emit()

    def _lay_again(self) -> None:
        self._is_laid = False
        self.update()

    def lay(self) -> None:
        """Find where the marks are seen, unless it is known."""
        if not self._is_laid:
            self.marks.lay(self.strips(), self.scenery.landform)
            self._is_laid = True

    def refine(self) -> Iterator[None]:
        """Draw the picture of the landscape at rest, and pause now and then."""
        image = self._blank()
        with QPainter(image) as painter:
            yield from self.scenery.terrain(fine=True).paint(painter, self.theme, self.font(), smooth=True)
        self._image, self.is_fine = image, True
        self.update()

    def _blank(self) -> QImage:
        ratio = self.devicePixelRatioF()
        image = QImage((self.size().toSizeF() * ratio).toSize(), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor(self.theme.plot))
        return image

    def paintEvent(self, event) -> None:
        if self._image is None:
            self._image = self._blank()
            with QPainter(self._image) as painter:
                for _ in self.scenery.terrain(fine=False).paint(painter, self.theme, self.font(), smooth=False):
                    pass
        self.lay()
        with QPainter(self) as painter:
            painter.drawImage(0, 0, self._image)
            self.marks.paint(painter, self.theme, self._style, self.font())
            if self.hasFocus():
                painter.setPen(pen(self.theme.accent, _FRAME))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _fit(self) -> None:
        self.scenery.fit(self.size(), QFontMetricsF(self.font()))
        self.outdate()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "scenery"):  # Qt tells of the first font before
            self._fit()
