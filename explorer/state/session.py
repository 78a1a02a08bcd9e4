"""Session files: an Experiment as JSON, written whole or not at all, and read with every value checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from PySide6.QtCore import QIODevice, QSaveFile

from explorer.state.experiment import Descent, Display, Experiment, InvalidExperiment, Problem, RunSpec, SurfaceView

FORMAT = "softmax-loss-explorer-session"
VERSION = 1
SUFFIX = ".sle.json"


class SessionError(Exception):
    """A session file that cannot be read or written; the message is a sentence."""


def to_text(experiment: Experiment) -> str:
    """The Experiment as JSON text."""
    return json.dumps({"format": FORMAT, "version": VERSION, **asdict(experiment)}, indent=1, ensure_ascii=False) + "\n"


def from_text(text: str) -> Experiment:
    """The Experiment in a JSON text; raises SessionError with a sentence that names what is wrong."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise SessionError(f"This is not a session file: {fault}.") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise SessionError("This is not a session file of Softmax & Loss Explorer.")
    if data.get("version") != VERSION:
        raise SessionError(f"The session file has version {data.get('version')!r}; this app reads version {VERSION}.")
    try:
        return Experiment(
            _record(Problem, data.get("problem", {})),
            _record(SurfaceView, data.get("surface", {})),
            _descent(data.get("descent", {})),
            _record(Display, data.get("display", {})),
        )
    except (InvalidExperiment, TypeError, ValueError) as fault:
        raise SessionError(f"The session file holds a value that cannot be: {fault}") from None


def load(path: str | Path) -> Experiment:
    """Read a session file; raises SessionError."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise SessionError(f"{Path(path).name} cannot be read: {fault}.") from None
    return from_text(text)


def save(path: str | Path, experiment: Experiment) -> None:
    """Write a session file; an old one stays as it is unless the new one is complete. Raises SessionError."""
    file = QSaveFile(str(path))
    data = to_text(experiment).encode()
    if not (file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and file.commit()):
        raise SessionError(f"{Path(path).name} cannot be written: {file.errorString()}.")


def _record(kind: Any, values: Any) -> Any:
    """A frozen record of `kind` from a JSON object whose names must all be known."""
    if not isinstance(values, Mapping):
        raise InvalidExperiment(f"{kind.__name__} must be an object, not {values!r}.")
    unknown = set(values) - {f.name for f in fields(kind)}
    if unknown:
        raise InvalidExperiment(f"{kind.__name__} has no {', '.join(sorted(unknown))}.")
    return kind(**{name: tuple(v) if isinstance(v, list) else v for name, v in values.items()})


def _descent(values: Any) -> Descent:
    if not isinstance(values, Mapping) or not isinstance(values.get("runs", []), list):
        raise InvalidExperiment("Descent must be an object with a list of runs.")
    runs = tuple(_record(RunSpec, run) for run in values["runs"]) if "runs" in values else Descent().runs
    return _record(Descent, {**values, "runs": runs})
