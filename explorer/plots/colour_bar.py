"""The colour bar below a surface or at its right: the map with its numbers, linear or logarithmic."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QTransform
from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme, colour_table
from explorer.plots.scale_numbers import numbered
from explorer.plots.swatches import Placed, Swatch, height_of_standing, lying, paint, standing, write

_BAR = 9  # pixels
_BEFORE = 4  # pixels between the surface and a bar that stands
_USUAL = "88.8"  # the widest of the usual numbers


class ColourBar(QWidget):
    """A strip of the colour map with its numbers. For a log scale `low` and `high` are decimal exponents.

    With swatches, at its high end, the numbers are counts.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._low, self._high, self._log, self._map = 0.0, 1.0, False, "lecture"
        self._shown: tuple[object, ...] = ()
        self._swatches: tuple[Swatch, ...] = ()
        self._seen: list[Swatch] = []
        self._above_below: tuple[int, int] | None = None  # pixels that a standing bar leaves free; None if it lies
        self.setAccessibleName(self.tr("Colour scale"))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_scale(self, low: float, high: float, log: bool, colour_map: str, swatches: Sequence[Swatch] = ()) -> None:
        """Show the range of the colours, and what hatches mean; no swatches for a quantity that every sample has."""
        if (low, high, log, colour_map, *swatches) != self._shown:
            self._shown = low, high, log, colour_map, *swatches
            self._low, self._high, self._log, self._map = low, high, log, colour_map
            self._swatches, self._seen = tuple(swatches), [swatch for swatch in swatches if swatch.occurs]
            ends = " … ".join(text for _, text in numbered(low, high, log, 1))
            self.setAccessibleDescription("; ".join([ends, *(swatch.words for swatch in self._seen)]))
            self.update()

    def swatches(self) -> list[Placed]:
        """The swatches drawn, with their places."""
        metrics, bar = QFontMetricsF(self.font()), self._bar()
        if self._above_below is None:
            return lying(self._seen, metrics, self.width() - 1, bar, _BAR + 2)
        return standing(self._seen, metrics, self.width(), bar)

    def lie(self) -> None:
        """Lie below the surface, with the numbers below the strip."""
        self._above_below = None
        self.update()

    def stand(self, above: int, below: int) -> None:
        """Stand at the right of the surface, with the numbers at the right; leave these pixels above and below."""
        self._above_below = above, below
        self.update()

    def lying(self) -> int:
        """The height of the bar where it lies."""
        return int(_BAR + 3 + QFontMetricsF(self.font()).height())

    def standing(self) -> int:
        """The width of the bar where it stands: wider numbers than the usual ones are condensed."""
        metrics = QFontMetricsF(self.font())
        widest = max(map(metrics.horizontalAdvance, (_USUAL, *(swatch.brief for swatch in self._swatches))))
        return int(_BEFORE + _BAR + metrics.averageCharWidth() / 2 + widest) + 2

    def ticks(self) -> list[tuple[float, str]]:
        """(fraction along the bar, text) of each number drawn: five, or three, or two where they have no room."""
        metrics = QFontMetricsF(self.font())
        gap = metrics.averageCharWidth()
        for count in (4, 2):
            numbered = self._numbered(count)
            if self._above_below is not None:
                if self._strip().height() >= count * metrics.height():
                    return numbered
                continue
            places = [self._place(fraction, text) for fraction, text in numbered]
            if all(left + width + gap <= following for (left, width), (following, _) in pairwise(places)):
                return numbered
        return self._numbered(1)

    def _numbered(self, count: int) -> list[tuple[float, str]]:
        return numbered(self._low, self._high, self._log, count, whole=bool(self._swatches))

    def _place(self, fraction: float, text: str) -> tuple[float, float]:
        """Left and width of a number: below its place, but inside."""
        width, margin = QFontMetricsF(self.font()).horizontalAdvance(text), self._margin()
        strip = self._strip()
        x = strip.left() + fraction * strip.width()
        return min(max(x - width / 2, 0.0), strip.right() + margin - width), width

    def _margin(self) -> float:
        """What the bar leaves free at either side."""
        return QFontMetricsF(self.font()).averageCharWidth() * 2.5

    def _strip(self) -> QRectF:
        """The place of the colours: what the swatches leave of the bar."""
        bar = self._bar()
        if not self._seen:
            return bar
        if self._above_below is None:
            gap = QFontMetricsF(self.font()).averageCharWidth()
            right = self.swatches()[0].hatch.left() - self._margin() - gap
            return QRectF(bar.left(), bar.top(), max(right - bar.left(), 1), bar.height())
        taken = height_of_standing(len(self._seen), QFontMetricsF(self.font()))
        return bar.adjusted(0, min(taken, bar.height() - 1), 0, 0)

    def _bar(self) -> QRectF:
        """The place of colours and swatches together."""
        if self._above_below is None:
            margin = self._margin()
            return QRectF(margin, 1, max(self.width() - 2 * margin, 1), _BAR)
        above, below = self._above_below
        return QRectF(_BEFORE, above, _BAR, max(self.height() - above - below, 1))

    def paintEvent(self, event) -> None:
        strip = self._strip()
        stands = self._above_below is not None
        table = colour_table(self._map)
        colours = QImage(table.data, 256, 1, 1024, QImage.Format.Format_RGB32)
        with QPainter(self) as painter:
            painter.drawImage(strip, colours.transformed(QTransform().rotate(-90)) if stands else colours)
            painter.setPen(QColor(self._theme.grid))
            painter.drawRect(strip)
            painter.setPen(QColor(self._theme.text))
            for fraction, text in self.ticks():
                if stands:
                    self._write_beside(painter, strip, fraction, text)
                else:
                    left, width = self._place(fraction, text)
                    place = QRectF(left, _BAR + 2, width + 1, QFontMetricsF(self.font()).height())
                    painter.drawText(place, Qt.AlignmentFlag.AlignLeft, text)
            paint(painter, self.swatches(), self._theme)

    def _write_beside(self, painter: QPainter, strip: QRectF, fraction: float, text: str) -> None:
        """Write a number at the right of its place, but inside, and condensed if it is too wide."""
        metrics = QFontMetricsF(self.font())
        left, high = strip.right() + metrics.averageCharWidth() / 2, metrics.height()
        top = min(max(strip.bottom() - fraction * strip.height() - high / 2, 0.0), self.height() - high)
        write(painter, QRectF(left, top, self.width() - left, high), text, metrics)

    def sizeHint(self) -> QSize:
        return QSize(120, self.lying())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
