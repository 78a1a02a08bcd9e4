"""The saved place and size of a window, if there is still a screen for them, and full screen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QDataStream, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

_MAGIC = 0x1D9D0CB  # how QWidget.saveGeometry begins; the window's frame follows two numbers of a version
_LEAST_SEEN = (100, 40)  # pixels of the frame that must be on a screen, so that the window can be dragged
_LARGEST = 32_767
_LENGTH = 66  # bytes


def restored(window: QWidget, geometry: str, screens: Iterable[QRect]) -> bool:
    """Restore a saved geometry (hexadecimal), unless it is outside all `screens`. Returns: whether it was restored."""
    data = QByteArray.fromHex(geometry.encode())
    frame = _frame(data)
    return frame is not None and _is_seen(frame, screens) and window.restoreGeometry(data)


def least_size(window: QWidget) -> QSize:
    """The size in which all that `window` shows now has its room, as far as the display has it: below, it scrolls."""
    return window.minimumSizeHint().boundedTo(window.screen().availableSize())


def toggle_full_screen(window: QWidget) -> None:
    """Full screen and back."""
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)


def _frame(data: QByteArray) -> QRect | None:
    """The frame in data from QWidget.saveGeometry; Qt itself would also accept truncated data."""
    stream = QDataStream(data)
    magic, _major, _minor = stream.readUInt32(), stream.readUInt16(), stream.readUInt16()
    frame, unmaximized = _rectangle(stream), _rectangle(stream)
    return frame if data.size() >= _LENGTH and magic == _MAGIC and unmaximized is not None else None


def _rectangle(stream: QDataStream) -> QRect | None:
    """The next rectangle, None where it is empty or beyond any screen."""
    left, top, right, bottom = (stream.readInt32() for _ in range(4))
    width, height = right - left + 1, bottom - top + 1
    sane = 0 < width < _LARGEST and 0 < height < _LARGEST and max(abs(left), abs(top)) < _LARGEST
    return QRect(left, top, width, height) if sane else None


def _is_seen(frame: QRect, screens: Iterable[QRect]) -> bool:
    seen = [frame.intersected(screen) for screen in screens]
    return any(part.width() >= _LEAST_SEEN[0] and part.height() >= _LEAST_SEEN[1] for part in seen)
