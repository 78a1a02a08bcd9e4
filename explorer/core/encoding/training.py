"""Two linear models of the same examples, one for each encoding, trained by gradient descent; what each answers where.

Both answer with the class of the largest of K linear scores. That is plain for one-hot. The nearest number to an output
o is the k with the largest k o − k²/2, because −(o − k)² is twice that less o²: K scores as well, but all with parallel
weights, so their borders are parallel.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from explorer.core.encoding.cases import Examples, Labels, number_points, one_hot_points
from explorer.core.encoding.regions import decided
from explorer.core.losses.cross_entropy import cross_entropy_gradient
from explorer.core.softmax import Array

RATE = 0.1  # of both models
_CHUNK = 64  # steps between two looks at the clock


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model with R outputs: W x + b with parameters (R, 3), b last; x standardised.

    rule: how the outputs are read, for people. outputs: R for K classes. gradient: of the mean error over N examples
    with respect to the outputs, given outputs (R, N) and labels (N,) of K classes: (R, N). scores: parameters (R, 3) to
    those of K scores, (K, 3).
    """

    key: str
    label: str
    rule: str
    outputs: Callable[[int], int]
    gradient: Callable[[Array, Labels, int], Array]
    scores: Callable[[Array, int], Array]


def _number_gradient(outputs: Array, labels: Labels, classes: int) -> Array:
    return 2.0 * (outputs - number_points(classes)[labels].T) / len(labels)


def _number_scores(parameters: Array, classes: int) -> Array:
    numbers = number_points(classes)
    scores = numbers * parameters
    scores[:, -1] -= numbers[:, 0] ** 2 / 2
    return scores


def _one_hot_gradient(outputs: Array, labels: Labels, classes: int) -> Array:
    return cross_entropy_gradient(outputs, one_hot_points(classes)[:, labels]) / len(labels)


_ALL = (
    Model("number", "one output", "nearest number", lambda classes: 1, _number_gradient, _number_scores),
    Model(
        "one_hot",
        "three outputs",
        "largest wins",
        lambda classes: classes,
        _one_hot_gradient,
        lambda parameters, classes: parameters,
    ),
)

MODELS: dict[str, Model] = {model.key: model for model in _ALL}


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares of right answers: among the examples learnt from and among those held out."""

    training: float
    held_out: float


class EncodingTraining:
    """Both MODELS on the same examples of K classes, from zero, by gradient descent over all examples at each step.

    >>> from explorer.core.encoding.cases import pupils
    >>> training = EncodingTraining(pupils(), classes=3)
    >>> training.grow(200)
    200
    >>> round(training.accuracy("number", 0).held_out, 2), training.accuracy("number", 200).held_out > 0.7
    (0.33, True)
    """

    def __init__(self, examples: Examples, classes: int, rate: float = RATE) -> None:
        self.examples, self.classes, self.rate = examples, classes, rate
        self._centre = examples.features.mean(axis=1)
        self._scale = examples.features.std(axis=1)
        standard = (examples.features - self._centre[:, None]) / self._scale[:, None]
        self._inputs = np.concatenate([standard, np.ones((1, standard.shape[1]))])
        self._paths: dict[str, Array] = {}
        for key, model in MODELS.items():
            self._paths[key] = np.zeros((64, model.outputs(classes), 3))
        self._steps = 0

    @property
    def steps(self) -> int:
        """The last step known."""
        return self._steps

    def grow(self, steps: int, budget: float | None = None) -> int:
        """Train on to `steps` for at most about `budget` seconds; how many of them can be looked at now."""
        deadline = math.inf if budget is None else perf_counter() + budget
        while self._steps < steps:
            self._train(min(steps, self._steps + _CHUNK))
            if perf_counter() >= deadline:
                break
        return min(steps, self._steps)

    def _train(self, steps: int) -> None:
        inputs, labels = self._inputs, self.examples.labels
        for key, model in MODELS.items():
            path = self._paths[key] = _reserved(self._paths[key], steps + 1)
            for step in range(self._steps, steps):
                slope = model.gradient(path[step] @ inputs, labels, self.classes) @ inputs.T
                path[step + 1] = path[step] - self.rate * slope
        self._steps = steps

    def parameters(self, key: str, step: int) -> Array:
        """(outputs, 3) weights and constants of model `key` on the standardised features, at a step known."""
        return self._paths[key][min(step, self._steps)].copy()

    def scores(self, key: str, step: int) -> Array:
        """(K, 3) weights and constant of the scores of model `key` in the units of the features, at a step known."""
        scores = MODELS[key].scores(self.parameters(key, step), self.classes)
        return self._in_features(scores)

    def _in_features(self, scores: Array) -> Array:
        weights = scores[:, :2] / self._scale
        return np.concatenate([weights, scores[:, 2:] - (weights @ self._centre)[:, None]], axis=1)

    def decision(self, key: str, step: int, xy: Array) -> Labels:
        """The classes (...) that model `key` answers for features `xy` (2, ...)."""
        return decided(self.scores(key, step), xy)

    def accuracy(self, key: str, step: int) -> Accuracy:
        """How often model `key` is right at a step known."""
        examples = self.examples
        return Accuracy(
            float((self.decision(key, step, examples.features) == examples.labels).mean()),
            float((self.decision(key, step, examples.held_features) == examples.held_labels).mean()),
        )

    def renumbered(self) -> dict[tuple[int, ...], float]:
        """Held-out accuracy of one output trained to the end (least squares) with the classes in every other order.

        The key (0, 2, 1) says that the last two classes have changed places. An order read backwards is the same model
        mirrored and left out.
        """
        orders = [p for p in itertools.permutations(range(self.classes)) if p[0] < p[-1]]
        return {order: self._least_squares(order) for order in orders[1:]}

    def _least_squares(self, order: tuple[int, ...]) -> float:
        place = np.argsort(order)  # of each class in the order
        wanted = number_points(self.classes)[place[self.examples.labels], 0]
        best = np.linalg.lstsq(self._inputs.T, wanted)[0]
        scores = self._in_features(_number_scores(best[None], self.classes))
        answers = decided(scores, self.examples.held_features)
        return float((answers == place[self.examples.held_labels]).mean())


def _reserved(path: Array, rows: int) -> Array:
    """`path` (S, …) with room for at least `rows` rows."""
    if rows <= len(path):
        return path
    longer = np.zeros((max(rows, 2 * len(path)), *path.shape[1:]))
    longer[: len(path)] = path
    return longer
