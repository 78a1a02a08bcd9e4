"""What is remembered between starts: look, language, notation, window geometry. An unreadable file is set aside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QIODevice, QSaveFile, QStandardPaths

VERSION = 1
ZOOM_RANGE = (0.6, 2.5)


@dataclass(frozen=True, slots=True)
class Settings:
    """The remembered values; `geometry` is QWidget.saveGeometry in hexadecimal, `language` empty for the system's."""

    theme: str = "light"
    zoom: float = 1.0
    geometry: str = ""
    language: str = ""
    notation: str = "lecture"


@dataclass(frozen=True, slots=True)
class Known:
    """The keys that a remembered value may have."""

    themes: Sequence[str]
    languages: Sequence[str]
    notations: Sequence[str]


def default_path() -> Path:
    """Where the settings of this user lie."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "softmax-loss-explorer" / "settings.json"


def load(path: Path, known: Known) -> tuple[Settings, Path | None]:
    """The settings in `path`; and, when the file was corrupt or of a future version, where it was set aside."""
    try:
        text = path.read_bytes()
    except OSError:
        return Settings(), None
    try:
        return _checked(json.loads(text.decode("utf-8")), known), None
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return Settings(), _set_aside(path)


def save(path: Path, settings: Settings) -> bool:
    """Write the settings whole or not at all; whether it worked."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    file = QSaveFile(str(path))
    data = json.dumps({"version": VERSION, **asdict(settings)}, indent=1).encode()
    return bool(file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and file.commit())


def _checked(data: Any, known: Known) -> Settings:
    """Settings from parsed JSON; raises ValueError, TypeError or KeyError for anything that is not them."""
    if data["version"] != VERSION:
        raise ValueError("another version")
    theme, zoom, geometry = data["theme"], data["zoom"], data["geometry"]
    language, notation = data.get("language", ""), data.get("notation", Settings().notation)
    good = theme in known.themes and language in ("", *known.languages) and notation in known.notations
    if not good or not ZOOM_RANGE[0] <= float(zoom) <= ZOOM_RANGE[1]:
        raise ValueError("out of range")
    bytes.fromhex(geometry)
    return Settings(theme, float(zoom), geometry, language, notation)


def _set_aside(path: Path) -> Path | None:
    """Rename the file so that nothing of it is lost; a number is added when the name is taken."""
    for number in range(1, 1000):
        aside = path.with_name(f"{path.name}.set-aside-{number}")
        if not aside.exists():
            try:
                return path.rename(aside)
            except OSError:
                return None
    return None
