"""The settings kept between starts: theme, zoom, language, notation, window geometry. Bad files are set aside."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QDir, QStandardPaths

from explorer.state import file_access
from explorer.state.checks import InvalidExperiment, one_of, require, typed, within
from explorer.state.json_records import is_version, parsed, record
from explorer.state.user_error import UserError, described, is_overlooked

VERSION = 1
ZOOM_RANGE = (0.6, 2.5)
_FILE = Path("softmax-loss-explorer") / "settings.json"
_LONGEST_GEOMETRY = 1000  # letters; Qt writes 132
_MOST_ASIDE = 1000


class SettingsError(UserError):
    """Settings that cannot be read or written; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings.

    Attributes:
        geometry: QWidget.saveGeometry in hexadecimal; empty for none.
        language: a key; empty for the system's language.
    """

    theme: str = "light"
    zoom: float = 1.0
    geometry: str = ""
    language: str = ""
    notation: str = "lecture"

    def __post_init__(self) -> None:
        typed(self)


@dataclass(frozen=True, slots=True)
class Known:
    """The keys that the app has: a setting must be one of them."""

    themes: Sequence[str]
    languages: Sequence[str]
    notations: Sequence[str]


class Loaded(NamedTuple):
    """What was read at the start.

    Attributes:
        aside: the new place of a file that could not be used.
        why: why it could not.
    """

    settings: Settings
    aside: Path | None = None
    why: UserError | None = None


def default_path() -> Path | None:
    """The path of this user's settings; None if the user has no folder, or none that Qt can name."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    chosen = os.path.isabs(os.environ.get("XDG_CONFIG_HOME", ""))
    home = Path(QDir.homePath())  # the root folder if HOME is not set
    has_home = home != Path(home.anchor) and os.path.isdir(home)  # unlike Path.is_dir it never raises
    if not folder or "\N{REPLACEMENT CHARACTER}" in folder or not (chosen or has_home):
        return None
    return Path(folder) / _FILE


def load(path: Path, known: Known) -> Loaded:
    """The settings in `path`; the defaults if there is no such file.

    A file with other contents, or from a later version, is set aside. A file that cannot be opened stays as it is.
    """
    try:
        return Loaded(read(path, known))
    except (file_access.NotText, SettingsError) as fault:
        return Loaded(Settings(), set_aside(path), fault)
    except file_access.Missing:
        return Loaded(Settings())
    except file_access.FileError as fault:
        return Loaded(Settings(), why=SettingsError("Settings are not remembered: {why}", why=fault))


def read(path: Path, known: Known) -> Settings:
    """The settings in `path`; raises FileError for an unreadable file, SettingsError for invalid settings."""
    return from_text(file_access.read_text(path), known)


def from_text(text: str, known: Known) -> Settings:
    """The settings in a JSON text; raises SettingsError with a sentence that names what is wrong."""
    try:
        data = parsed(text)
        require(isinstance(data, dict), "It must hold named values, not {value}.", value=described(data))
    except UserError as fault:
        raise SettingsError("The settings are not valid: {why}", why=fault) from None
    try:
        for name in ("version", "theme", "zoom", "geometry"):
            require(name in data, "It is missing.", name)
        good = is_version(data.pop("version"), VERSION)
        require(good, "This app reads version {known} only.", "version", known=VERSION)
        return _checked(record(Settings, data), known)
    except InvalidExperiment as fault:
        raise _invalid(fault) from None


def _invalid(fault: InvalidExperiment) -> SettingsError:
    path = fault.field
    if is_overlooked(path):
        return SettingsError("The settings are not valid at “{path}”: {why}", field=path, path=path, why=fault)
    return SettingsError("The settings are not valid at {path}: {why}", field=path, path=path, why=fault)


def save(path: Path, settings: Settings) -> None:
    """Write the settings completely or not at all; raises FileError."""
    file_access.make_folder(path.parent)
    file_access.write(path, json.dumps({"version": VERSION, **asdict(settings)}, indent=1).encode())


def _checked(settings: Settings, known: Known) -> Settings:
    """The same settings, if the app has every key in them; raises InvalidExperiment."""
    one_of(settings, "theme", "The theme", known.themes)
    within(settings, "zoom", "The text size", *ZOOM_RANGE)
    one_of(settings, "language", "The language", ("", *known.languages))
    one_of(settings, "notation", "The notation", known.notations)
    require(
        _is_hexadecimal(settings.geometry), "It must be a window's place and size, in hexadecimal digits.", "geometry"
    )
    return settings


def _is_hexadecimal(text: str) -> bool:
    return len(text) <= _LONGEST_GEOMETRY and all(c in "0123456789abcdefABCDEF" for c in text) and len(text) % 2 == 0


def set_aside(path: Path) -> Path | None:
    """Rename a file that cannot be used, so that its contents are kept; a number is added to its name.

    Returns: the new path; None if it cannot be renamed.
    """
    for number in range(1, _MOST_ASIDE):
        aside = path.with_name(f"{path.name}.set-aside-{number}")
        if not os.path.lexists(aside):
            try:
                return path.rename(aside)
            except OSError:
                return None
    return None
