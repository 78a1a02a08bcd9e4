"""Session files: an Experiment as JSON, written whole or not at all, and read with every value checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any, get_args

from explorer.state import file_access
from explorer.state.checks import InvalidExperiment, kinds, require
from explorer.state.experiment import Experiment
from explorer.state.fault import Fault, described, harmless

FORMAT = "softmax-loss-explorer-session"
VERSION = 1
SUFFIX = ".sle.json"
_LONGEST_WHOLE = 400  # digits: beyond any number that float64 holds, and within what Python converts at once


class SessionError(Fault):
    """A session file that cannot be read or written; the message is a sentence."""


def to_text(experiment: Experiment) -> str:
    """The Experiment as JSON text."""
    return json.dumps({"format": FORMAT, "version": VERSION, **asdict(experiment)}, indent=1, ensure_ascii=False) + "\n"


def from_text(text: str) -> Experiment:
    """The Experiment in a JSON text; raises SessionError with a sentence that names what is wrong."""
    try:
        data = parsed(text)
    except Fault as fault:
        raise SessionError("This is not a session file: {why}", why=fault) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise SessionError("This is not a session file of Softmax & Loss Explorer.")
    if "version" not in data:
        raise SessionError("The session file does not say its version.", field="version")
    if not is_version(data["version"], VERSION):
        raise SessionError(
            "The session file has version {version}; this app reads version {known}.",
            field="version",
            version=described(data["version"]),
            known=VERSION,
        )
    try:
        return record(Experiment, {name: values for name, values in data.items() if name not in ("format", "version")})
    except InvalidExperiment as fault:
        raise SessionError("The session file is not valid at {path}: {why}", path=fault.field, why=fault) from None


def load(path: str | Path) -> Experiment:
    """Read a session file; raises SessionError."""
    try:
        text = file_access.read_text(path)
    except file_access.FileFault as fault:
        raise SessionError("{why}", why=fault) from None
    return from_text(text)


def save(path: str | Path, experiment: Experiment) -> None:
    """Write a session file; an old one stays as it is unless the new one is complete. Raises SessionError."""
    try:
        file_access.write(path, to_text(experiment).encode())
    except file_access.FileFault as fault:
        raise SessionError("{why}", why=fault) from None


# JSON


def parsed(text: str) -> Any:
    """What a JSON text holds; raises Fault."""
    file_access.refuse_mazes(text)
    try:
        return json.loads(text, parse_int=_whole, object_pairs_hook=_without_duplicates)
    except json.JSONDecodeError as fault:
        raise Fault("Line {line}, column {column} is not JSON.", line=fault.lineno, column=fault.colno) from None


def _whole(digits: str) -> float:
    return int(digits) if len(digits) <= _LONGEST_WHOLE else float(digits)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The pairs as a dict; raises Fault for a name that is given twice: only one of its values could be meant."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Fault("{name} is given twice.", name=described(name))
        found[name] = value
    return found


def is_version(value: object, known: int) -> bool:
    """Whether a file says that it is of version `known`; true is no number."""
    return value == known and not isinstance(value, bool)


# Records


def record(kind: Any, values: Any, path: str = "") -> Any:
    """A frozen record of `kind` from a JSON object or TOML table, and so on for the records in it.

    What is left out is as it is at first. Raises InvalidExperiment, whose `field` is the path below `path`.
    """
    known = kinds(kind)
    require(isinstance(values, Mapping), "It must hold named values, not {value}.", path, value=described(values))
    for name in values:
        at = ".".join(part for part in (path, harmless(name)) if part)
        require(name in known, "There is no such name; it may be one of {known}.", at, known=", ".join(known))
    given = {name: _value(known[name], value, f"{path}.{name}".lstrip(".")) for name, value in values.items()}
    try:
        return kind(**given)
    except InvalidExperiment as fault:
        raise fault.inside(path) from None


def _value(kind: Any, value: Any, path: str) -> Any:
    """Records in place of tables, and in place of the tables in a list; the rest is for the record to check."""
    inner = next((k for k in get_args(kind) if is_dataclass(k)), None)
    if is_dataclass(kind):
        return record(kind, value, path)
    if inner is not None and isinstance(value, list):
        return tuple(record(inner, item, f"{path}[{i}]") for i, item in enumerate(value))
    return value
