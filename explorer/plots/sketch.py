"""The base of pictures of a computation: texts and shapes that are composed, painted and read back by tests."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import tr

CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
RAISED = 0.68  # size of an exponent beside its base
_LEAST = 0.1  # smaller text is not readable


@dataclass(frozen=True, slots=True)
class Text:
    """One text as painted: its role, its class (or −1) and its place; `size` is in units of the widget's font."""

    role: str
    index: int
    text: str
    rect: QRectF
    size: float
    colour: str
    bold: bool
    align: Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape as painted; an empty colour means no fill or no edge. Hatched is in the colour of the edge."""

    role: str
    index: int
    path: QPainterPath
    fill: str
    edge: str
    width: float
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """One image as painted: its pixels are squares where it is enlarged."""

    role: str
    index: int
    rect: QRectF
    image: QImage


@dataclass(slots=True)
class Picture:
    """Images, above them shapes, painted in their order, and texts above these."""

    images: list[Image] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def image(self, role: str, index: int, rect: QRectF, image: QImage) -> None:
        """An image that fills `rect`."""
        self.images.append(Image(role, index, rect, image))

    def box(
        self,
        role: str,
        index: int,
        rect: QRectF,
        radius: float,
        fill: str = "",
        edge: str = "",
        width: float = 1.0,
        hatched: bool = False,
    ) -> None:
        """A rectangle with round corners."""
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        self.shapes.append(Shape(role, index, path, fill, edge, width, hatched))

    def line(self, role: str, points: list[QPointF], colour: str, width: float) -> None:
        """A polyline."""
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        self.shapes.append(Shape(role, -1, path, "", colour, width))

    def arrow(self, start: QPointF, end: QPointF, colour: str, width: float) -> None:
        """A straight arrow whose head ends at `end`."""
        length = max(QLineF(start, end).length(), 1e-9)
        along = (end - start) / length
        across = QPointF(-along.y(), along.x())
        head = min(4.5 * width, length)
        neck = end - along * head
        self.line("arrow", [start, neck], colour, width)
        path = QPainterPath(end)
        path.lineTo(neck + across * head * 0.55)
        path.lineTo(neck - across * head * 0.55)
        path.closeSubpath()
        self.shapes.append(Shape("head", -1, path, colour, "", 0.0))


class Sketch(QWidget):
    """A picture that is a function of data, room, font and theme; `compose` returns all of it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)

    def compose(self) -> Picture:
        """The picture as painted now."""
        raise NotImplementedError

    def texts(self, role: str) -> list[str]:
        """The painted texts that play `role`, in the order of the classes."""
        return [text.text for text in self.compose().texts if text.role == role]

    def apply_theme(self, theme: Theme) -> None:
        """Use other colours and line widths."""
        self.theme = theme
        self.update()

    def scaled(self, size: float, bold: bool = False) -> QFont:
        """The widget's font, `size` times as large; `size` can be below zero in a picture without room for text."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * max(size, _LEAST))
        font.setBold(bold)
        return font

    def unit(self) -> float:
        """The height of a line in the widget's own font."""
        return QFontMetricsF(self.font()).height()

    def advance(self, text: str, size: float = 1.0, bold: bool = False) -> float:
        """The width of `text`."""
        return QFontMetricsF(self.scaled(size, bold)).horizontalAdvance(text)

    def fitting(self, width: Callable[[float], float], room: float, largest: float) -> float:
        """The largest size up to `largest` at which `width(size)` is within `room`."""
        size = min(largest, max(room, 1.0) / max(width(1.0), 1e-9))
        while width(size) > room and size > _LEAST:  # glyphs snap to pixels: widths do not scale exactly
            size *= 0.97
        return size

    def write(
        self,
        picture: Picture,
        role: str,
        index: int,
        text: str,
        rect: QRectF,
        size: float,
        colour: str = "",
        bold: bool = False,
        align: Qt.AlignmentFlag = CENTRE,
    ) -> None:
        """Put `text` into `rect`, in a smaller size if it is too wide; it is never truncated."""
        if self.advance(text, size, bold) > rect.width():
            size = self.fitting(lambda s: self.advance(text, s, bold), rect.width(), size)
        picture.texts.append(Text(role, index, text, rect, size, colour or self.theme.text, bold, align))

    def write_power(
        self, picture: Picture, role: str, parts: tuple[str, str, str], rect: QRectF, size: float, align=CENTRE
    ) -> None:
        """Put `parts` = (before, exponent, after) into `rect` like one text, with the exponent raised."""
        shares = (1.0, RAISED, 1.0)
        width = lambda s: sum(self.advance(t, r * s, True) + 1 for t, r in zip(parts, shares, strict=True))  # noqa: E731
        size = self.fitting(width, rect.width(), size)
        widths = [self.advance(t, r * size, True) for t, r in zip(parts, shares, strict=True)]
        slack = rect.width() - sum(widths)
        left = rect.left() + (0 if align == LEFT else slack if align == RIGHT else slack / 2)
        lift = 0.34 * QFontMetricsF(self.scaled(size)).height()
        for part, (text, advance) in enumerate(zip(parts, widths, strict=True)):
            cell = QRectF(left, rect.top() - (lift if part == 1 else 0), advance + 1, rect.height())
            picture.texts.append(Text(role, part, text, cell, shares[part] * size, self.theme.text, True, LEFT))
            left += advance

    def paintEvent(self, event) -> None:
        picture = self.compose()
        with QPainter(self) as painter:
            for image in picture.images:
                is_smaller = image.rect.width() < image.image.width()
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smaller)
                painter.drawImage(image.rect, image.image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for shape in picture.shapes:
                painter.setPen(_pen(shape) if shape.edge else Qt.PenStyle.NoPen)
                painter.setBrush(_brush(shape))
                painter.drawPath(shape.path)
            for text in picture.texts:
                painter.setFont(self.scaled(text.size, text.bold))
                painter.setPen(QColor(text.colour))
                painter.drawText(text.rect, int(text.align.value) | int(Qt.TextFlag.TextDontClip.value), text.text)

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(int(24 * self.unit()), int(9 * self.unit()))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(9 * self.unit()), int(4 * self.unit()))


def _brush(shape: Shape) -> QBrush:
    if shape.hatched:
        return QBrush(QColor(shape.edge), Qt.BrushStyle.BDiagPattern)
    return QBrush(QColor(shape.fill)) if shape.fill else QBrush(Qt.BrushStyle.NoBrush)


def _pen(shape: Shape) -> QPen:
    return QPen(QColor(shape.edge), shape.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)


def figure(value: float) -> str:
    """A stage of the block as the slides print it: three figures, at most two decimals: 20.1, 2.72, 4.5 × 10⁻⁵."""
    if math.isnan(value):
        return tr("not a number")
    if 0 < value < 0.01:
        return numbers.power(value)
    if 0 < value < 1:
        return numbers.fixed(value, 2)
    return numbers.power(value, 3) if 1e4 <= value < math.inf else numbers.number(value, 2)


def share(value: float) -> str:
    """A probability as the slides print it, to two decimals: 0.88, 0.12, 0.00."""
    return tr("not a number") if math.isnan(value) else numbers.fixed(value, 2)


def logit_text(value: float) -> str:
    """A logit as short as it can be read: 3, −1000, 0.006."""
    return numbers.plain(value)
