"""The least value of a loss that is not known in closed form: a search over the free logits, from many starts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from explorer.core.softmax import Array, logsumexp

Value = Callable[[Array], Array]  # logits (K, ...) → e (...), for one target
Mask = NDArray[np.bool_]
# (value, logits (K,) over the temperature, target (K,), which logits are free) → the lowest e, or what it tends to
Least = Callable[[Value, Array, Array, Mask], float]

FAR = 800.0  # beyond the range of exp: a logit as far behind has no probability at all
_LEVELS = (-40.0, -12.0, -6.0, -4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 12.0, 40.0)
_LEADS = (1.0, 3.0, 10.0, 40.0)
_POWERS = (1.0, 0.5, 2.0, 4.0)
_STARTS = 3  # of the places tried, so many of the best are followed downhill
_APART = 0.5  # logits: starts nearer to each other lead to the same place
_ROUNDS = 60
_WORTH_WHILE = 1e-10  # of the value: where a round gains less, no more are made
_STEP = 1e-3  # logits, for differences of values
_DAMPING = 10.0 ** np.arange(-8, 7)
_LENGTHS = 2.0 ** np.arange(-26, 9)


def searched(value: Value, logits: Array, target: Array, free: Mask) -> float:
    """The least of many starts, the best of them followed downhill. Only values are asked for, no gradient."""
    if not free.any():
        return float(value(logits))

    def over_free(points: Array) -> Array:
        whole = np.repeat(logits[:, None], points.shape[1], axis=1)
        whole[free] = points
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            found = value(whole)
        return np.where(np.isnan(found), np.inf, found)

    starts = _starts(logits, target, free)
    values = over_free(starts)
    least = float(values.min())
    for start in _best(starts, values):
        least = min(least, _followed(over_free, start))
    return least


def _starts(logits: Array, target: Array, free: Mask) -> Array:
    """(n, M) free logits: shapes that favour the target or one class, each at many levels, and classes far ahead."""
    count = int(free.sum())
    held = logits[~free]
    wanted = target[free]
    proportions = np.log(np.maximum(wanted, np.exp(-40.0)))
    shapes = [proportions * power for power in _POWERS] + [np.zeros(count)]
    shapes += [lead * unit for unit in np.eye(count) for lead in _LEADS]
    shapes += [np.where(wanted > 0, proportions, -FAR)]
    together = float(logsumexp(held)) if held.size else 0.0
    rest = float(target[~free].sum())
    levels = [level + base for base in {0.0, together, together - np.log(max(rest, 1e-300))} for level in _LEVELS]
    columns = [shape + level for shape in shapes for level in levels]
    far = FAR + (float(np.abs(held).max()) if held.size else 0.0)
    columns += [np.full(count, -far), wanted, *(np.where(unit > 0, far, -far) for unit in np.eye(count))]
    return np.array(columns).T


def _best(starts: Array, values: Array) -> list[Array]:
    """Starts of low value that lie apart."""
    chosen: list[Array] = []
    for i in np.argsort(values, kind="stable"):
        start = starts[:, i]
        if all(np.abs(start - other).max() > _APART for other in chosen):
            chosen.append(start)
        if len(chosen) == _STARTS:
            break
    return chosen


def _followed(value: Value, start: Array) -> float:
    """Downhill from one start, until no step of many lengths and directions leads further down."""
    place, least = start, float(value(start[:, None])[0])
    for _ in range(_ROUNDS):
        for steps in (_curved_steps(value, place, least), _straight_steps(len(place))):
            values = value(place[:, None] + steps)
            best = int(values.argmin())
            gained = least - float(values[best])
            if gained > 0:
                place, least = place + steps[:, best], float(values[best])
            if gained > _WORTH_WHILE * max(abs(least), 1e-3):
                break
        else:
            break
    return least


def _curved_steps(value: Value, place: Array, here: float) -> Array:
    """(n, S) damped Newton steps and steps straight downhill, by differences of values."""
    count = len(place)
    units = _STEP * np.eye(count)
    first, second = np.triu_indices(count, 1)
    offsets = np.concatenate([units, -units, units[:, first] + units[:, second]], axis=1)
    ahead, behind, pairs = np.split(value(place[:, None] + offsets), [count, 2 * count])
    slope = (ahead - behind) / (2 * _STEP)
    bend = np.diag((ahead - 2 * here + behind) / _STEP**2)
    bend[first, second] = bend[second, first] = (pairs - ahead[first] - ahead[second] + here) / _STEP**2
    length = float(np.linalg.norm(slope))
    if not (np.isfinite(bend).all() and length > 0):
        return np.zeros((count, 1))
    curvatures, directions = np.linalg.eigh(bend)
    damped = (directions.T @ slope)[:, None] / (np.abs(curvatures)[:, None] + _DAMPING)
    return np.concatenate([-directions @ damped, -(slope / length)[:, None] * _LENGTHS], axis=1)


def _straight_steps(count: int) -> Array:
    """(n, S) one logit, or all, up or down by many lengths."""
    axes = np.concatenate([np.eye(count), np.ones((count, 1))], axis=1)
    both = np.concatenate([axes, -axes], axis=1)
    return (both[:, :, None] * _LENGTHS).reshape(count, -1)
