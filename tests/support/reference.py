"""Softmax, losses, slopes and optimizers as an independent reference: slow and obvious, without the app's code."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.core.losses.table import LOSSES

Numbers = Sequence[float]
FURTHEST = 1e150  # error of a logit whose square is finite


def probabilities(logits: Numbers, temperature: float = 1.0) -> list[float]:
    """Softmax of the logits divided by the temperature."""
    largest = max(logits)
    weights = [math.exp(y / temperature - largest / temperature) for y in logits]
    total = math.fsum(weights)
    return [weight / total for weight in weights]


def _surprises(logits: Numbers) -> list[float]:
    """−ln of each probability, finite even where the probability underflows."""
    largest = max(logits)
    total = math.fsum(math.exp(y - largest) for y in logits)
    return [largest - y + math.log(total) for y in logits]


def _cross_entropy(logits: Numbers, target: Numbers) -> float:
    return math.fsum(t * s for t, s in zip(target, _surprises(logits), strict=True) if t > 0)


def _squared(logits: Numbers, target: Numbers) -> float:
    return math.fsum((t - p) ** 2 for t, p in zip(target, probabilities(logits), strict=True))


def _right(target: Numbers) -> int:
    return list(target).index(max(target))


def _hinge(logits: Numbers, target: Numbers) -> float:
    right = _right(target)
    costs = [max(0.0, 1 - logits[right] + y) for j, y in enumerate(logits) if j != right]
    return math.fsum(costs) / len(logits)


def _divergence(logits: Numbers, target: Numbers) -> float:
    return math.fsum(t * (math.log(t) + s) for t, s in zip(target, _surprises(logits), strict=True) if t > 0)


def _errors_of_logits(logits: Numbers, target: Numbers) -> list[float]:
    """Where a square would overflow float64, the error is limited to the largest whose square does not."""
    return [min(max(y - t, -FURTHEST), FURTHEST) for y, t in zip(logits, target, strict=True)]


_VALUES: dict[str, Callable[[Numbers, Numbers], float]] = {
    "cross_entropy": _cross_entropy,
    "mse": _squared,
    "mse_mean": lambda y, t: _squared(y, t) / len(y),
    "mse_logits": lambda y, t: math.fsum(error**2 for error in _errors_of_logits(y, t)),
    "euclidean": lambda y, t: math.sqrt(_squared(y, t)),
    "hinge": _hinge,
    "cross_entropy_twice": lambda y, t: _cross_entropy(probabilities(y), t),
    "kl": _divergence,
}


def value(loss: str, logits: Numbers, target: Numbers, temperature: float = 1.0) -> float:
    """The loss at logits (K,); for a loss not written out here the record's reference, or else its value."""
    known = _VALUES.get(loss) or LOSSES[loss].reference or LOSSES[loss].value
    return float(known([y / temperature for y in logits], list(target)))


def _by_probabilities(loss: str, p: NDArray[np.float64], t: NDArray[np.float64]) -> NDArray[np.float64]:
    """The gradient with respect to the probabilities p (K,)."""
    error = p - t
    length = math.sqrt(math.fsum(error**2))
    return {
        "mse": 2 * error,
        "mse_mean": 2 * error / len(p),
        "euclidean": error / length if length else 0 * error,
        "cross_entropy_twice": np.array(probabilities(p.tolist())) * t.sum() - t,
    }[loss]


def gradient(loss: str, logits: Numbers, target: Numbers, temperature: float = 1.0) -> NDArray[np.float64]:
    """∂e/∂y (K,); a squared error is backpropagated through the whole matrix of ∂pᵢ/∂yⱼ = pᵢ (δᵢⱼ − pⱼ) / T.

    For a loss that is not written out here its record computes it.
    """
    t = np.array(target, dtype=float)
    p = np.array(probabilities(logits, temperature))
    if loss in ("cross_entropy", "kl"):
        return (p * t.sum() - t) / temperature
    if loss == "hinge":
        right, found = _right(target), np.zeros(len(t))
        for j, y in enumerate(logits):
            if j != right and 1 - logits[right] / temperature + y / temperature > 0:
                found[j] += 1 / len(t)
                found[right] -= 1 / len(t)
        return found / temperature
    if loss == "mse_logits":
        return 2 * np.array(_errors_of_logits([y / temperature for y in logits], target)) / temperature
    if loss not in _VALUES:
        return LOSSES[loss].gradient(np.array(logits) / temperature, t) / temperature
    through = np.diag(p) - np.outer(p, p)
    return through @ _by_probabilities(loss, p, t) / temperature


def slope(loss: str, logits: Numbers, target: Numbers, temperature: float, free: Sequence[bool]) -> float:
    """The length of the gradient over the free logits."""
    parts = gradient(loss, logits, target, temperature)
    return math.sqrt(math.fsum(part**2 for part, moves in zip(parts, free, strict=True) if moves))


class Walker:
    """One of the optimizers in its textbook form, given the gradient at each position.

    Attributes:
        known: whether the optimizer is written out here.
    """

    def __init__(self, optimizer: str, rate: float, settings: dict[str, float], classes: int) -> None:
        self.known = optimizer in ("gradient_descent", "momentum", "nesterov", "adagrad", "rmsprop", "adam")
        self._optimizer, self._rate, self._settings = optimizer, rate, settings
        self._steps = 0
        self._first = np.zeros(classes)
        self._second = np.full(classes, settings.get("initial_accumulator_value", 0.0))

    def move(self, g: NDArray[np.float64]) -> NDArray[np.float64]:
        """The displacement (K,) of the next step, for the gradient (K,) at the current position."""
        return getattr(self, f"_{self._optimizer}")(g, **self._settings)

    def _gradient_descent(self, g):
        return -self._rate * g

    def _momentum(self, g, momentum):
        self._first = momentum * self._first + g
        return -self._rate * self._first

    def _nesterov(self, g, momentum):
        self._first = momentum * self._first + g
        return -self._rate * (g + momentum * self._first)

    def _adagrad(self, g, lr_decay, initial_accumulator_value, eps):
        self._second = self._second + g**2
        rate = self._rate / (1 + self._steps * lr_decay)
        self._steps += 1
        return -rate * g / (np.sqrt(self._second) + eps)

    def _rmsprop(self, g, alpha, eps, momentum):
        self._second = alpha * self._second + (1 - alpha) * g**2
        self._first = momentum * self._first + g / (np.sqrt(self._second) + eps)
        return -self._rate * self._first

    def _adam(self, g, beta1, beta2, eps):
        self._steps += 1
        self._first = beta1 * self._first + (1 - beta1) * g
        self._second = beta2 * self._second + (1 - beta2) * g**2
        first = self._first / (1 - beta1**self._steps)
        second = self._second / (1 - beta2**self._steps)
        return -self._rate * first / (np.sqrt(second) + eps)
