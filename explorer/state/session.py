"""Session files: an Experiment as JSON, written whole or not at all, and read with every value checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from PySide6.QtCore import QIODevice, QSaveFile

from explorer.state.experiment import PARTS, Descent, Experiment, InvalidExperiment, RunSpec
from explorer.state.fault import Fault

FORMAT = "softmax-loss-explorer-session"
VERSION = 1
SUFFIX = ".sle.json"


class SessionError(Fault):
    """A session file that cannot be read or written; the message is a sentence."""


def to_text(experiment: Experiment) -> str:
    """The Experiment as JSON text."""
    return json.dumps({"format": FORMAT, "version": VERSION, **asdict(experiment)}, indent=1, ensure_ascii=False) + "\n"


def from_text(text: str) -> Experiment:
    """The Experiment in a JSON text; raises SessionError with a sentence that names what is wrong."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise SessionError("This is not a session file: {why}.", why=fault) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise SessionError("This is not a session file of Softmax & Loss Explorer.")
    if data.get("version") != VERSION:
        raise SessionError(
            "The session file has version {version!r}; this app reads version {known}.",
            version=data.get("version"),
            known=VERSION,
        )
    try:
        return from_data({name: values for name, values in data.items() if name not in ("format", "version")})
    except (InvalidExperiment, TypeError, ValueError) as fault:
        raise SessionError("The session file holds a value that cannot be: {why}", why=fault) from None


def from_data(data: Mapping[str, Any]) -> Experiment:
    """The Experiment in parsed JSON or TOML: its parts by name, those left out as they are at first.

    Raises InvalidExperiment, TypeError or ValueError for what cannot be.
    """
    unknown = set(data) - set(PARTS)
    if unknown:
        raise InvalidExperiment("An experiment has no {names}.", names=", ".join(sorted(map(str, unknown))))
    return Experiment(**{name: _part(name, values) for name, values in data.items()})


def _part(name: str, values: Any) -> Any:
    return _descent(values) if PARTS[name] is Descent else _record(PARTS[name], values)


def load(path: str | Path) -> Experiment:
    """Read a session file; raises SessionError."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise SessionError("{file} cannot be read: {why}.", file=Path(path).name, why=fault) from None
    return from_text(text)


def save(path: str | Path, experiment: Experiment) -> None:
    """Write a session file; an old one stays as it is unless the new one is complete. Raises SessionError."""
    file = QSaveFile(str(path))
    data = to_text(experiment).encode()
    if not (file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and file.commit()):
        raise SessionError("{file} cannot be written: {why}.", file=Path(path).name, why=file.errorString())


def _record(kind: Any, values: Any) -> Any:
    """A frozen record of `kind` from a JSON object whose names must all be known."""
    if not isinstance(values, Mapping):
        raise InvalidExperiment("{part} must be an object, not {value!r}.", part=kind.__name__, value=values)
    unknown = set(values) - {f.name for f in fields(kind)}
    if unknown:
        raise InvalidExperiment(
            "{part} has no {names}.", part=kind.__name__, names=", ".join(sorted(map(str, unknown)))
        )
    return kind(**{name: tuple(v) if isinstance(v, list) else v for name, v in values.items()})


def _descent(values: Any) -> Descent:
    if not isinstance(values, Mapping) or not isinstance(values.get("runs", []), list):
        raise InvalidExperiment("Descent must be an object with a list of runs.")
    runs = tuple(_record(RunSpec, run) for run in values["runs"]) if "runs" in values else Descent().runs
    return _record(Descent, {**values, "runs": runs})
