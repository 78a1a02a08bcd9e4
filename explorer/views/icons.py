"""The bundled icons in the colour of the theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
_SIZE = 48  # drawn once at twice the largest size used, scaled down by Qt


def icon(name: str, colour: str, faint: str) -> QIcon:
    """The icon `name` in `colour`, `faint` where disabled; raises FileNotFoundError for one that is not bundled."""
    svg = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    result = QIcon()
    for mode, shade in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint)):
        pixmap = QPixmap(_SIZE, _SIZE)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            QSvgRenderer(QByteArray(svg.replace("currentColor", shade).encode())).render(painter)
        result.addPixmap(pixmap, mode)
    return result
