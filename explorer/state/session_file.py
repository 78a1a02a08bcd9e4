"""Session files: an Experiment as JSON, written completely or not at all; every value is checked when it is read."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from explorer.state import file_access
from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment
from explorer.state.json_records import is_version, parsed, record
from explorer.state.user_error import UserError, described, is_overlooked

FORMAT = "softmax-loss-explorer-session"
VERSION = 1
SUFFIX = ".sle.json"


class SessionError(UserError):
    """A session file that cannot be read or written; the message is a sentence."""


def to_text(experiment: Experiment) -> str:
    """The Experiment as JSON text."""
    return json.dumps({"format": FORMAT, "version": VERSION, **asdict(experiment)}, indent=1, ensure_ascii=False) + "\n"


def from_text(text: str) -> Experiment:
    """The Experiment in a JSON text; raises SessionError with a sentence that names what is wrong."""
    try:
        data = parsed(text)
    except UserError as fault:
        raise SessionError("This is not a session file: {why}", why=fault) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise SessionError("This is not a session file of Softmax & Loss Explorer.")
    if "version" not in data:
        raise SessionError("The session file does not say its version.", field="version")
    if not is_version(data["version"], VERSION):
        raise SessionError(
            "The version of the session file is {version}; this app reads version {known}.",
            field="version",
            version=described(data["version"]),
            known=VERSION,
        )
    try:
        return record(Experiment, {name: values for name, values in data.items() if name not in ("format", "version")})
    except InvalidExperiment as fault:
        raise _invalid(fault) from None


def _invalid(fault: InvalidExperiment) -> SessionError:
    path = fault.field
    if is_overlooked(path):
        return SessionError("The session file is not valid at “{path}”: {why}", field=path, path=path, why=fault)
    return SessionError("The session file is not valid at {path}: {why}", field=path, path=path, why=fault)


def load(path: str | Path) -> Experiment:
    """Read a session file; raises SessionError."""
    try:
        text = file_access.read_text(path)
    except file_access.FileError as fault:
        raise SessionError("{why}", why=fault) from None
    return from_text(text)


def save(path: str | Path, experiment: Experiment) -> None:
    """Write a session file; an old one stays as it is unless the new one is complete. Raises SessionError."""
    try:
        file_access.write(path, to_text(experiment).encode())
    except file_access.FileError as fault:
        raise SessionError("{why}", why=fault) from None
