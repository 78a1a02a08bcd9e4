"""Pictures without a display: every preset as a PNG file, drawn by the same window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from explorer.state.presets import Preset
from explorer.state.settings import Settings
from explorer.window import MainWindow

LAYOUT_PASSES = 4  # what is posted to lay a window out posts more: texts, then widths, then rows


class RenderError(Exception):
    """Pictures that cannot be written; the message is a sentence."""


def render(folder: Path, presets: Sequence[Preset], size: tuple[int, int], theme: str) -> list[Path]:
    """Write one PNG a preset into `folder`, each at its last step, and return the paths. Raises RenderError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise RenderError(f"The folder {folder} cannot be made: {fault.strerror}.") from None
    return [_render_one(folder / f"{preset.key}.png", preset, size, theme) for preset in presets]


def _render_one(path: Path, preset: Preset, size: tuple[int, int], theme: str) -> Path:
    window = MainWindow(preset, Settings(theme=theme))
    try:
        window.resize(*size)
        window.show()
        window.explore.scene.grow(window.player.steps)
        window.player.seek(window.player.steps)
        for _ in range(LAYOUT_PASSES):
            QCoreApplication.sendPostedEvents()
        if not window.save_picture(path):
            raise RenderError(f"{path} cannot be written.")
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return path
