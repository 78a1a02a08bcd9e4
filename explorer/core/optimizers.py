"""The optimizers: init(params, **hyperparameters) → state, update(gradient, state, params) → new params, new state.

Formulas, names and defaults are those of torch.optim (PyTorch 2), so that a run can be repeated there number for
number; Adam's `betas` are two numbers here, `beta1` and `beta2`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from explorer.core.softmax import Array


@dataclass(frozen=True, slots=True)
class Hyperparameter:
    """A setting of an optimizer, allowed from `minimum` to `maximum`, both included."""

    key: str
    label: str
    default: float
    minimum: float
    maximum: float


class OptimizerState(NamedTuple):
    """The state of an optimizer: its settings, the number of updates so far, and arrays shaped like the params."""

    settings: dict[str, float]
    step: int
    moments: tuple[Array, ...]


UpdateRule = Callable[[Array, OptimizerState, Array], tuple[Array, OptimizerState]]
FirstMoments = Callable[[Mapping[str, float]], tuple[float, ...]]


def _remembers_nothing(settings: Mapping[str, float]) -> tuple[float, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Optimizer:
    """An optimizer.

    Attributes:
        key: the name in code and files.
        label: the name for people.
        note: one sentence.
        first: settings → the initial value of each array in its state.
        normalised: whether its steps do not scale with the slope, because it divides by the slope's own size or takes
            only its sign.
        compared: its place among the optimizers that are compared under one loss, the first four; None where it is not.
        torch: the constructor that repeats it in PyTorch, to be formatted with the settings; empty if there is none.
    """

    key: str
    label: str
    note: str
    hyperparameters: tuple[Hyperparameter, ...]
    update: UpdateRule
    first: FirstMoments = _remembers_nothing
    normalised: bool = False
    compared: int | None = None
    torch: str = ""

    @property
    def settings(self) -> dict[str, Hyperparameter]:
        """The hyperparameters other than the learning rate, by key."""
        return {h.key: h for h in self.hyperparameters if h.key != "lr"}

    def resolved(self, **given: float) -> dict[str, float]:
        """All settings, the given ones checked. Raises TypeError for an unknown name, ValueError for a bad number."""
        known = {h.key: h for h in self.hyperparameters}
        for name, value in given.items():
            if name not in known:
                raise TypeError(f"{self.label} has no {name!r}; it has {', '.join(known)}.")
            low, high = known[name].minimum, known[name].maximum
            if not (math.isfinite(value) and low <= value <= high):
                raise ValueError(f"{name} must lie between {low:.12g} and {high:.12g}, not {value:.12g}.")
        return {name: float(given.get(name, h.default)) for name, h in known.items()}

    def init(self, params: ArrayLike, **hyperparameters: float) -> OptimizerState:
        """The state before the first update, for params of any shape; it has their float dtype. Raises as `resolved`.

        >>> adam = OPTIMIZERS["adam"]
        >>> state = adam.init(np.zeros(2), lr=0.1)
        >>> params, state = adam.update(np.array([1.0, -3.0]), state, np.zeros(2))
        >>> params.round(6).tolist()
        [-0.1, 0.1]
        """
        settings = self.resolved(**hyperparameters)
        like = np.asarray(params)
        dtype = like.dtype if like.dtype.kind == "f" else np.float64
        return OptimizerState(settings, 0, tuple(np.full(like.shape, first, dtype) for first in self.first(settings)))


def _gradient_descent(gradient: Array, state: OptimizerState, params: Array) -> tuple[Array, OptimizerState]:
    settings, step, _ = state
    return params - settings["lr"] * gradient, OptimizerState(settings, step + 1, ())


def _momentum(gradient: Array, state: OptimizerState, params: Array) -> tuple[Array, OptimizerState]:
    settings, step, (velocity,) = state
    velocity = settings["momentum"] * velocity + gradient
    return params - settings["lr"] * velocity, OptimizerState(settings, step + 1, (velocity,))


def _nesterov(gradient: Array, state: OptimizerState, params: Array) -> tuple[Array, OptimizerState]:
    settings, step, (velocity,) = state
    momentum = settings["momentum"]
    velocity = momentum * velocity + gradient
    ahead = gradient + momentum * velocity
    return params - settings["lr"] * ahead, OptimizerState(settings, step + 1, (velocity,))


def _adagrad(gradient: Array, state: OptimizerState, params: Array) -> tuple[Array, OptimizerState]:
    settings, step, (total,) = state
    total = total + gradient * gradient
    rate = settings["lr"] / (1 + step * settings["lr_decay"])
    moved = params - rate * gradient / (np.sqrt(total) + settings["eps"])
    return moved, OptimizerState(settings, step + 1, (total,))


def _rmsprop(gradient: Array, state: OptimizerState, params: Array) -> tuple[Array, OptimizerState]:
    settings, step, (square, velocity) = state
    alpha = settings["alpha"]
    square = alpha * square + (1 - alpha) * (gradient * gradient)
    velocity = settings["momentum"] * velocity + gradient / (np.sqrt(square) + settings["eps"])
    return params - settings["lr"] * velocity, OptimizerState(settings, step + 1, (square, velocity))


def _adam(gradient: Array, state: OptimizerState, params: Array) -> tuple[Array, OptimizerState]:
    settings, step, (first, second) = state
    step += 1
    beta1, beta2 = settings["beta1"], settings["beta2"]
    first = beta1 * first + (1 - beta1) * gradient
    second = beta2 * second + (1 - beta2) * (gradient * gradient)
    spread = np.sqrt(second) / math.sqrt(1 - beta2**step) + settings["eps"]
    moved = params - (settings["lr"] / (1 - beta1**step)) * first / spread
    return moved, OptimizerState(settings, step, (first, second))


def _rate(default: float) -> Hyperparameter:
    return Hyperparameter("lr", "learning rate", default, 1e-12, 1e12)


_MOMENTUM = Hyperparameter("momentum", "momentum", 0.9, 0.0, 1.0)
_NEAR_ONE = 1 - 1e-9


def _one_zero(settings: Mapping[str, float]) -> tuple[float, ...]:
    return (0.0,)


def _two_zeros(settings: Mapping[str, float]) -> tuple[float, ...]:
    return (0.0, 0.0)


GRADIENT_DESCENT = Optimizer(
    "gradient_descent",
    "gradient descent",
    "A step straight downhill, as long as the slope times the learning rate.",
    (_rate(1e-3),),
    _gradient_descent,
    compared=0,
    torch="torch.optim.SGD(lr={lr})",
)
_ALL = (
    GRADIENT_DESCENT,
    Optimizer(
        "momentum",
        "momentum",
        "Past slopes carry on: up to 1 / (1 − momentum) times as fast.",
        (_rate(1e-3), _MOMENTUM),
        _momentum,
        _one_zero,
        compared=2,
        torch="torch.optim.SGD(lr={lr}, momentum={momentum})",
    ),
    Optimizer(
        "nesterov",
        "Nesterov",
        "Momentum that looks ahead before it leaps.",
        (_rate(1e-3), _MOMENTUM),
        _nesterov,
        _one_zero,
        torch="torch.optim.SGD(lr={lr}, momentum={momentum}, nesterov=True)",
    ),
    Optimizer(
        "adagrad",
        "Adagrad",
        "Each slope is divided by the length of all its past: even a tiny one moves at once, if it exceeds ε.",
        (
            _rate(1e-2),
            Hyperparameter("lr_decay", "rate decay", 0.0, 0.0, 1e3),
            Hyperparameter("initial_accumulator_value", "initial sum", 0.0, 0.0, 1e6),
            Hyperparameter("eps", "ε", 1e-10, 1e-30, 1.0),
        ),
        _adagrad,
        lambda settings: (settings["initial_accumulator_value"],),
        normalised=True,
        torch="torch.optim.Adagrad(lr={lr}, lr_decay={lr_decay}, "
        "initial_accumulator_value={initial_accumulator_value}, eps={eps})",
    ),
    Optimizer(
        "rmsprop",
        "RMSprop",
        "Each slope is divided by the size of its recent past.",
        (
            _rate(1e-2),
            Hyperparameter("alpha", "α", 0.99, 0.0, _NEAR_ONE),
            Hyperparameter("eps", "ε", 1e-8, 1e-30, 1.0),
            Hyperparameter("momentum", "momentum", 0.0, 0.0, 1.0),
        ),
        _rmsprop,
        _two_zeros,
        normalised=True,
        compared=3,
        torch="torch.optim.RMSprop(lr={lr}, alpha={alpha}, eps={eps}, momentum={momentum})",
    ),
    Optimizer(
        "adam",
        "Adam",
        "Momentum, divided by the size of the recent slopes: steps of about the learning rate where slopes exceed ε.",
        (
            _rate(1e-3),
            Hyperparameter("beta1", "β₁", 0.9, 0.0, _NEAR_ONE),
            Hyperparameter("beta2", "β₂", 0.999, 0.0, _NEAR_ONE),
            Hyperparameter("eps", "ε", 1e-8, 1e-30, 1.0),
        ),
        _adam,
        _two_zeros,
        normalised=True,
        compared=1,
        torch="torch.optim.Adam(lr={lr}, betas=({beta1}, {beta2}), eps={eps})",
    ),
)

OPTIMIZERS: dict[str, Optimizer] = {optimizer.key: optimizer for optimizer in _ALL}
DEFAULT_OPTIMIZER = GRADIENT_DESCENT
