"""Reading frozen records from JSON text; an error names the field by its path."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any, get_args

from explorer.state import file_access
from explorer.state.checks import InvalidExperiment, kinds, require
from explorer.state.user_error import UserError, described, harmless

_LONGEST_WHOLE = 400  # digits: larger than any float64, and few enough for Python to convert quickly


def parsed(text: str) -> Any:
    """The value of a JSON text; raises UserError."""
    file_access.refuse_deep_nesting(text)
    try:
        return json.loads(text, parse_int=_whole, object_pairs_hook=_without_duplicates)
    except json.JSONDecodeError as fault:
        raise UserError(
            "At line {line}, column {column} it stops being JSON.", line=fault.lineno, column=fault.colno
        ) from None


def _whole(digits: str) -> float:
    return int(digits) if len(digits) <= _LONGEST_WHOLE else float(digits)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The pairs as a dict; raises UserError for a name that is given twice: only one value can be meant."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise UserError("{name} is given twice.", name=described(name))
        found[name] = value
    return found


def is_version(value: object, known: int) -> bool:
    """Whether `value` is the version `known`; true, which equals 1 in Python, is not."""
    return value == known and not isinstance(value, bool)


def record(kind: Any, values: Any, path: str = "") -> Any:
    """A frozen record of `kind` from a JSON object or TOML table, and likewise for the records within it.

    Fields that are left out have their defaults. Raises InvalidExperiment, whose `field` is the path below `path`.
    """
    known = kinds(kind)
    require(isinstance(values, Mapping), "It must hold named values, not {value}.", path, value=described(values))
    for name in values:
        at = f"{path}.{harmless(name)}" if path else harmless(name)
        require(name in known, "There is no such name here; the names are {known}.", at, known=", ".join(known))
    given = {name: _value(known[name], value, f"{path}.{name}".lstrip(".")) for name, value in values.items()}
    try:
        return kind(**given)
    except InvalidExperiment as fault:
        raise fault.inside(path) from None


def _value(kind: Any, value: Any, path: str) -> Any:
    """Convert tables, and lists of tables, to records; the record itself checks everything else."""
    inner = next((k for k in get_args(kind) if is_dataclass(k)), None)
    if is_dataclass(kind):
        return record(kind, value, path)
    if inner is not None and isinstance(value, list):
        return tuple(record(inner, item, f"{path}[{i}]") for i, item in enumerate(value))
    return value
