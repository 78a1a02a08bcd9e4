"""One error surface as a landscape, with what lies on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QWidget

from explorer.look.theme import RunStyle, Theme
from explorer.plots.relief.frame import framed
from explorer.plots.relief.projection import Points, Projection, Room, Square, placed
from explorer.plots.relief.strips import Strips
from explorer.plots.relief.terrain import Terrain
from explorer.plots.themed_plot import pen
from explorer.screens.descent.landscape.landform import Landform, Surface
from explorer.screens.descent.landscape.marks import LandscapeMarks

_COARSE, _FINE = (48, 80), (192, 320)  # the fewest and the most strips while it moves, and at rest
_COARSE_SHARE, _FINE_SHARE = 0.45, 2.0  # of them in the pixels of half the side of the floor
_UNLIT = 30.0  # degrees from the flat map within which the light fades
_FRAME = 2.5  # pixels of the frame of the focus


Flat = Callable[[], tuple[float, float, float]]


class LandscapePlot(QWidget):
    """Draws fewer strips while it moves; `refine` draws it anew with many.

    `flat` says where the flat map is: left, top and side of its square, in pixels.

    Attributes:
        landform: the surface.
        marks: what lies on it.
        is_fine: whether the picture is that of a landscape at rest.

    Signals:
        outdated: the picture must be drawn again.
    """

    outdated = Signal()

    def __init__(self, theme: Theme, style: RunStyle, flat: Flat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._style = theme, style
        self.marks = LandscapeMarks()
        self._labels = ("", "")
        self.landform = Landform()
        self._turn, self._tilt, self._flat = 0.0, 90.0, flat
        self._strips: Strips | None = None
        self._image: QImage | None = None
        self._is_laid, self.is_fine = False, False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

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
        if (first, second) != self._labels:
            self._labels = first, second
            self.outdate()

    def show_surface(self, surface: Surface) -> None:
        """Draw another surface, or the same in another way."""
        self.landform = Landform(surface)
        self._strips = None
        self.outdate()

    def show_view(self, turn: float, tilt: float) -> None:
        """Turn and tilt it; at turn 0 and tilt 90 it lies on the flat map."""
        if (turn, tilt) != (self._turn, self._tilt):
            self._turn, self._tilt = turn, tilt
            self._strips = None
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

    # Where things are

    @property
    def projection(self) -> Projection:
        """How it is seen."""
        return self.strips().projection

    def strips(self) -> Strips:
        """What it is cut into while it moves; what is hidden is always found by these."""
        if self._strips is None:
            self._strips = self._cut(_COARSE, _COARSE_SHARE)
        return self._strips

    def _cut(self, limits: tuple[int, int], share: float) -> Strips:
        projection = placed(self._turn, self._tilt, self._room(), self._square())
        rows = min(max(int(share * projection.scale), limits[0]), limits[1])
        return Strips(self.landform.relief, projection, rows, rows)

    def _square(self) -> Square:
        left, top, side = self._flat()
        return Square(left + side / 2, top + side / 2, side / 2)

    def _room(self) -> Room:
        metrics = QFontMetricsF(self.font())
        scales = self.landform.scales(self._labels)
        heights = max(metrics.horizontalAdvance(text) for _, text in scales.heights)
        ends = max(metrics.horizontalAdvance(text) for pair in scales.ends for text in pair)
        line = metrics.height()
        return Room(self.width(), self.height(), heights + 9, ends / 2 + 6, 0.6 * line, 1.1 * line)

    def terrain(self, strips: Strips) -> Terrain:
        """The landscape as painted with `strips`."""
        frame = framed(strips.projection, self.landform.scales(self._labels), QFontMetricsF(self.font()))
        lit = self.landform.words(min((90.0 - self._tilt) / _UNLIT, 1.0))
        return Terrain(self.landform.relief, lit, self.landform.contours, strips, frame)

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
            self.marks.lay(self.strips(), self.landform)
            self._is_laid = True

    def refine(self) -> Iterator[None]:
        """Draw the picture of the landscape at rest, and pause now and then."""
        image = self._blank()
        with QPainter(image) as painter:
            yield from self.terrain(self._cut(_FINE, _FINE_SHARE)).paint(painter, self.theme, self.font())
        self._image, self.is_fine = image, True
        self.update()

    def _blank(self) -> QImage:
        ratio = self.devicePixelRatioF()
        size = (self.size().toSizeF() * ratio).toSize()
        image = QImage(size, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor(self.theme.plot))
        return image

    def paintEvent(self, event) -> None:
        if self._image is None:
            self._image = self._blank()
            with QPainter(self._image) as painter:
                for _ in self.terrain(self.strips()).paint(painter, self.theme, self.font()):
                    pass
        self.lay()
        with QPainter(self) as painter:
            painter.drawImage(0, 0, self._image)
            self.marks.paint(painter, self.theme, self._style, self.font())
            if self.hasFocus():
                painter.setPen(pen(self.theme.accent, _FRAME))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._strips = None
        self.outdate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "marks"):
            self._strips = None
            self.outdate()
