"""Softmax, slopes and optimizers as an independent reference, slow and obvious; losses by those of their records."""

from __future__ import annotations

import math
from collections.abc import Sequence

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


def _right(target: Numbers) -> int:
    return list(target).index(max(target))


def _errors_of_logits(logits: Numbers, target: Numbers) -> list[float]:
    """Where a square would overflow float64, the error is limited to the largest whose square does not."""
    return [min(max(y - t, -FURTHEST), FURTHEST) for y, t in zip(logits, target, strict=True)]


def value(loss: str, logits: Numbers, target: Numbers, temperature: float = 1.0) -> float:
    """The loss at logits (K,) by the reference of its record, or by the record itself if it gives none."""
    record = LOSSES[loss]
    return float((record.reference or record.value)([y / temperature for y in logits], list(target)))


def _by_probabilities(loss: str, p: NDArray[np.float64], t: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """The gradient with respect to the probabilities p (K,); None for a loss that is not written out here."""
    error = p - t
    length = math.sqrt(math.fsum(error**2))
    return {
        "mse": 2 * error,
        "mse_mean": 2 * error / len(p),
        "euclidean": error / length if length else 0 * error,
        "cross_entropy_twice": np.array(probabilities(p.tolist())) * t.sum() - t,
    }.get(loss)


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
    by_probabilities = _by_probabilities(loss, p, t)
    if by_probabilities is None:
        return LOSSES[loss].gradient(np.array(logits) / temperature, t) / temperature
    return (np.diag(p) - np.outer(p, p)) @ by_probabilities / temperature


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
