"""The bundled icons in the colour of the theme."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from explorer.look.theme import Theme

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
_SIZE = 48  # drawn once at twice the largest size used, scaled down by Qt


def icon(name: str, theme: Theme) -> QIcon:
    """The icon `name` in the colour of text, also of text that is disabled and of that on a checked button.

    Raises FileNotFoundError for one that is not bundled.
    """
    return drawn(name, theme.text, theme.accent_text, theme.muted)


@lru_cache(maxsize=128)  # three themes
def drawn(name: str, usual: str, checked: str, disabled: str) -> QIcon:
    """The icon `name` in the three colours."""
    svg = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    result = QIcon()
    mode, state = QIcon.Mode, QIcon.State
    shades = ((mode.Normal, state.Off, usual), (mode.Normal, state.On, checked), (mode.Disabled, state.Off, disabled))
    for look, on, shade in shades:
        pixmap = QPixmap(_SIZE, _SIZE)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            QSvgRenderer(QByteArray(svg.replace("currentColor", shade).encode())).render(painter)
        result.addPixmap(pixmap, look, on)
    return result
