"""One image, large."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme
from explorer.plots.squares import grey_image
from explorer.widgets.plain_tip import plain_tip


class DigitImage(QWidget):
    """Draws one image as large as possible."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_image(self, image: NDArray[np.uint8], name: str, is_digit: bool = True) -> None:
        """Draw `image` (784,) of the class `name`; `is_digit`: whether that is a digit."""
        self._image = grey_image(image)
        said = self.tr("A handwritten {digit}").format(digit=name) if is_digit else name
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(said))
        self.update()

    def picture(self) -> QRectF:
        """The rectangle of the image."""
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)

    def paintEvent(self, event) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.picture(), self._image)
            painter.setPen(QColor(self._theme.edge))
            painter.drawRect(self.picture())

    def sizeHint(self) -> QSize:
        return QSize(140, 140)

    def minimumSizeHint(self) -> QSize:
        side = int(3 * QFontMetricsF(self.font()).height())
        return QSize(side, side)
