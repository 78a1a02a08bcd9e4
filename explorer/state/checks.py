"""Checks of the records of an Experiment: types by their annotations, ranges, names. Each error names the field."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from functools import cache
from numbers import Real
from typing import Any, get_args, get_origin, get_type_hints

from explorer.state.user_error import Term, UserError, described

MAX_MAGNITUDE = 1e300  # the difference of two larger logits could overflow float64


class InvalidExperiment(UserError):
    """A value that is not valid in an Experiment; the message is a sentence for the status line."""

    def inside(self, path: str) -> InvalidExperiment:
        """The same error, for a record that is itself at `path`."""
        field = ".".join(name for name in (path, self.field) if name)
        return InvalidExperiment(self.template, field=field, **self.values)


def require(condition: bool, template: str, field: str = "", **values: Any) -> None:
    """Raise InvalidExperiment unless `condition` holds."""
    if not condition:
        raise InvalidExperiment(template, field=field, **values)


# Kinds


@cache
def kinds(record: Any) -> dict[str, Any]:
    """The fields of a record and their annotations."""
    return get_type_hints(record)


def typed(record: Any) -> None:
    """Convert every field of a frozen record to the type of its annotation: lists become tuples, 3 becomes 3.0.

    Raises InvalidExperiment, whose `field` is the path within the record, for a value of another type.
    """
    record_kind: Any = type(record)
    for name, kind in kinds(record_kind).items():
        value = getattr(record, name)
        if type(value) is not kind:
            object.__setattr__(record, name, as_kind(kind, value, name))


def as_kind(kind: Any, value: Any, field: str) -> Any:
    """`value` as an instance of an annotation: float, int, bool, str, a record, or a tuple of these."""
    if type(value) is kind:
        return value
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), value, field)
    if kind in (float, int):
        number = _number(value, field)
        return number if kind is float else _integer(number, value, field)
    if isinstance(value, kind):
        return value
    if kind is bool:
        raise InvalidExperiment("It must be true or false, not {value}.", field=field, value=described(value))
    if kind is str:
        raise InvalidExperiment("It must be a text, not {value}.", field=field, value=described(value))
    raise InvalidExperiment("It must hold named values, not {value}.", field=field, value=described(value))


def _tuple(inner: tuple[Any, ...], value: Any, field: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise InvalidExperiment("It must be a list, not {value}.", field=field, value=described(value))
    if inner[-1] is Ellipsis:
        inner = inner[:1] * len(value)
    count, most = len(value), len(inner)
    require(count == most, "It must be a list of {most} items, not of {count}.", field, most=most, count=count)
    return tuple(
        v if type(v) is kind else as_kind(kind, v, f"{field}[{i}]")
        for i, (kind, v) in enumerate(zip(inner, value, strict=True))
    )


def _number(value: Any, field: str) -> float:
    """`value` as a float, infinite if it is too large; True is not a number."""
    good = isinstance(value, Real) and not isinstance(value, bool)
    if not good:
        raise InvalidExperiment("It must be a number, not {value}.", field=field, value=described(value))
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _integer(number: float, value: Any, field: str) -> int:
    if not math.isfinite(number) or number != int(number):
        raise InvalidExperiment("It must be a whole number, not {value}.", field=field, value=described(value))
    return int(number)


# Ranges and names


def within(record: Any, field: str, name: str, low: float = -MAX_MAGNITUDE, high: float = MAX_MAGNITUDE) -> None:
    """Require that `field` of a record, a number or a list of them, is within [low, high]."""
    value = getattr(record, field)
    if not isinstance(value, tuple):
        in_range(value, Term(name), low, high, field)
        return
    for i, number in enumerate(value):
        if not low <= number <= high:
            in_range(number, Term(name), low, high, f"{field}[{i}]")


def in_range(number: float, name: str | Term, low: float, high: float, field: str = "") -> None:
    """Require that `number` is within [low, high]; the error calls it `name`, a Term if that is to be translated."""
    if low <= number <= high:
        return
    number = _number(number, field)  # a whole number may be too large for a float
    require(not math.isnan(number), "{name} must be a number.", field, name=name)
    finite = not math.isinf(number)
    require(finite, "{name} must lie between {low:.12g} and {high:.12g}.", field, name=name, low=low, high=high)
    raise InvalidExperiment(
        "{name} must lie between {low:.12g} and {high:.12g}, not {value:.12g}.",
        field=field,
        name=name,
        low=low,
        high=high,
        value=number,
    )


def whole(value: Any, name: str, low: int, high: int, field: str = "") -> int:
    """`value` as an int within [low, high]; raises InvalidExperiment otherwise."""
    number = _number(value, field)
    in_range(number, Term(name), low, high, field)
    return _integer(number, value, field)


def one_of(record: Any, field: str, name: str, allowed: Collection[str]) -> None:
    """Require that `field` of a record is one of the names `allowed`."""
    value = getattr(record, field)
    if value not in allowed:
        raise InvalidExperiment(
            "{name} must be one of {known}, not {value}.",
            field=field,
            name=Term(name),
            known=", ".join(filter(None, allowed)),
            value=described(value),
        )


def sums_to_one(shares: Sequence[float], field: str) -> None:
    """Require that probabilities sum to one."""
    total = math.fsum(shares)
    good = abs(total - 1.0) <= 1e-9
    require(good, "The probabilities must sum to one; these sum to {total:.12g}.", field, total=total)


def unknown_hyperparameter(optimizer: str, key: str, known: Collection[str], field: str) -> InvalidExperiment:
    """The error that an optimizer has no hyperparameter `key`, but only those `known`."""
    values: dict[str, Any] = {"optimizer": Term(optimizer, "names"), "key": described(key)}
    if not known:
        return InvalidExperiment("The optimizer {optimizer} has no setting {key}.", field=field, **values)
    values["names"] = ", ".join(known)
    return InvalidExperiment("The optimizer {optimizer} has no setting {key}; it has {names}.", field=field, **values)
