"""What a sketch paints: texts that fit and do not overlap, shapes, and numbers with fifty digits."""

from __future__ import annotations

from decimal import Decimal, localcontext

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from explorer.look.theme import THEMES
from explorer.plots.sketch import Picture, Sketch

LIGHT = THEMES["light"]
TEN = (1.0, 2.5, -0.5, 0.3, -1.2, 0.8, 1.6, -2.0, 0.1, -0.7)
FAR = ((1003.0, 1001.0, 997.0), (-1000.0, 0.0, 5.0), (-997.0, -999.0, -1003.0), (1e300, -1e300), (-744.0, -745.0))
ROWS = ((3.0, 1.0, -3.0), (3.0, 1.0), TEN, *FAR)


def exactly(logits, temperature=1.0) -> list[float]:
    """Softmax with fifty digits."""
    with localcontext() as context:
        context.prec = 50
        largest = max(logits)
        weights = [((Decimal(y) - Decimal(largest)) / Decimal(temperature)).exp() for y in logits]
        return [float(w / sum(weights)) for w in weights]


def shapes(picture: Picture, role: str) -> list[QRectF]:
    return [shape.path.boundingRect() for shape in picture.shapes if shape.role == role]


def assert_fits(view: Sketch) -> None:
    """Every text is in its rectangle, every rectangle in the widget."""
    room = QRectF(view.rect()).adjusted(-1, -1, 1, 1)
    for text in view.compose().texts:
        metrics = QFontMetricsF(view.scaled(text.size, text.bold))
        assert metrics.horizontalAdvance(text.text) <= text.rect.width() + 1, text
        assert text.rect.left() >= room.left() and text.rect.right() <= room.right(), text
        middle, half = text.rect.center().y(), 0.4 * metrics.height()
        assert room.top() <= middle - half and middle + half <= room.bottom(), text


def assert_apart(view: Sketch) -> None:
    """No two texts are painted over each other."""
    boxes = []
    for text in view.compose().texts:
        metrics = QFontMetricsF(view.scaled(text.size, text.bold))
        width, height = metrics.horizontalAdvance(text.text), 0.66 * metrics.height()
        slack = text.rect.width() - width
        at = Qt.AlignmentFlag
        left = text.rect.left() + (
            slack if text.align & at.AlignRight else 0 if text.align & at.AlignLeft else slack / 2
        )
        boxes.append((text, QRectF(left + 1, text.rect.center().y() - height / 2, width - 2, height)))
    for i, (one, first) in enumerate(boxes):
        for other, second in boxes[i + 1 :]:
            assert not first.intersects(second), (one, other)
