"""Class as a number and class as one-hot: how far apart the classes lie, and the lecture's two cases with examples.

K classes are written 1 … K on a line, or as the K corners of a simplex.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from explorer.core.softmax import Array

Labels = NDArray[np.intp]
DigitSource = Callable[[], tuple[NDArray[np.uint8], NDArray[np.uint8]]]  # images (N, P) and their digits (N,)

TRAINING, HELD_OUT = 50, 450  # examples of each class
SEED = 2007
DIGITS = (0, 6, 7)
HEIGHT_WITH_WEIGHT = 0.7  # correlation among pupils of one age: our choice, the reference has none

# Cole's L, M and S at 72, 96 and 120 months, boys and girls: height in cm, weight in kg.
_HEIGHT_LMS = (
    ((1.0, 115.9509, 0.04249), (1.0, 115.1244, 0.04447)),
    ((1.0, 127.2651, 0.04438), (1.0, 126.5558, 0.04581)),
    ((1.0, 137.7795, 0.04626), (1.0, 138.6363, 0.04614)),
)
_WEIGHT_LMS = (
    ((-0.3180, 20.5137, 0.13372), (-0.5013, 20.1639, 0.14900)),
    ((-0.5482, 25.4163, 0.14344), (-0.5627, 25.0262, 0.16186)),
    ((-0.6764, 31.1586, 0.16305), (-0.5958, 31.8578, 0.17262)),
)


@dataclass(frozen=True, eq=False)
class Examples:
    """Two features an example, (2, N), with the classes (N,) from 0: those to learn from and those held out."""

    features: Array
    labels: Labels
    held_features: Array
    held_labels: Labels


@dataclass(frozen=True, slots=True)
class Case:
    """One of the lecture's two cases; all texts are for people.

    about: where the examples come from. axes: the two features with their units. on_the_line: what the squared errors
    say here. remarks: what is seen of the two trained models, number and one-hot. examples: makes them.
    """

    key: str
    label: str
    about: str
    classes: tuple[str, ...]
    axes: tuple[str, str]
    on_the_line: str
    remarks: tuple[str, str]
    examples: Callable[[DigitSource], Examples]


def number_points(classes: int) -> Array:
    """(K, 1) the places of the classes written as numbers 1 … K; row k is class k."""
    return np.arange(1.0, classes + 1)[:, None]


def one_hot_points(classes: int) -> Array:
    """(K, K) the places of the classes written as one-hot vectors; row k is class k."""
    return np.eye(classes)


def distances(points: ArrayLike) -> Array:
    """(K, K) Euclidean distances between `points` (K, D), one row a class.

    >>> distances(number_points(3)).tolist()
    [[0.0, 1.0, 2.0], [1.0, 0.0, 1.0], [2.0, 1.0, 0.0]]
    """
    rows = np.asarray(points, dtype=np.float64)
    apart = rows[:, None] - rows[None]
    return np.sqrt(np.add.reduce(apart * apart, axis=-1))


def number_errors(output: ArrayLike, classes: int) -> Array:
    """(K, ...) squared errors of an output (...) if the right answer is class 1, …, K.

    >>> number_errors(1.0, 3).tolist()
    [0.0, 1.0, 4.0]
    """
    return np.subtract.outer(number_points(classes)[:, 0], output) ** 2


def projected_digits(digits: DigitSource) -> Examples:
    """The first TRAINING images of each of DIGITS to learn from and the next HELD_OUT, on two principal components.

    Components, their signs (largest entry positive) and their scale (standard deviation 1) come from the images that
    are learnt from, so that nothing of those held out leaks in.
    """
    images, written = digits()
    of_digit = [np.flatnonzero(written == digit)[: TRAINING + HELD_OUT] for digit in DIGITS]
    first = images[np.concatenate([rows[:TRAINING] for rows in of_digit])]
    held = images[np.concatenate([rows[TRAINING:] for rows in of_digit])]
    centre = first.mean(axis=0)
    axes = np.linalg.svd(first - centre, full_matrices=False)[2][:2]
    axes *= np.sign(axes[np.arange(2), np.abs(axes).argmax(axis=1)])[:, None]
    features = axes @ (first - centre).T
    scale = features.std(axis=1, keepdims=True)
    return Examples(
        features / scale,
        _labels(TRAINING),
        axes @ (held - centre).T / scale,
        np.repeat(np.arange(len(DIGITS)), [len(rows) - TRAINING for rows in of_digit]),
    )


def pupils(_digits: DigitSource | None = None) -> Examples:
    """Made-up pupils: height in cm and weight in kg at 6, 8 and 10 years, half boys and half girls, seed SEED.

    Drawn around the L, M, S of the WHO growth reference, X = M (1 + L S z)^(1/L) with z standard normal: height-for-age
    5–19 years and weight-for-age 5–10 years, M. de Onis et al., Bulletin of the World Health Organization 85 (2007)
    660–667; values from hfawho2007.txt and wfawho2007.txt in the WHO's own package anthroplus.
    """
    draws = np.random.default_rng(SEED)
    return Examples(_pupils(draws, TRAINING), _labels(TRAINING), _pupils(draws, HELD_OUT), _labels(HELD_OUT))


def _pupils(draws: np.random.Generator, count: int) -> Array:
    """(2, 3 · count) heights and weights, class after class."""
    groups = []
    for age in range(len(_HEIGHT_LMS)):
        for sex in range(2):
            tall, free = draws.standard_normal((2, count // 2))
            heavy = HEIGHT_WITH_WEIGHT * tall + np.sqrt(1 - HEIGHT_WITH_WEIGHT**2) * free
            groups.append([_from_lms(*_HEIGHT_LMS[age][sex], tall), _from_lms(*_WEIGHT_LMS[age][sex], heavy)])
    return np.concatenate(groups, axis=1)


def _from_lms(power: float, median: float, spread: float, z: Array) -> Array:
    return median * (1.0 + power * spread * z) ** (1.0 / power)


def _labels(count: int) -> Labels:
    return np.repeat(np.arange(3), count)


_ALL = (
    Case(
        "unrelated",
        "three unrelated classes",
        "MNIST digits 0, 6 and 7 on their first two principal components.",
        ("zero", "six", "seven"),
        ("component 1", "component 2"),
        "The class further off costs more, though every wrong answer is equally wrong.",
        (
            "One output cuts parallel stripes: class 2 is forced between 1 and 3.",
            "An output for each class cuts wedges: no class lies between the others.",
        ),
        projected_digits,
    ),
    Case(
        "grades",
        "school grade from height and weight",
        "Made-up pupils aged 6, 8 and 10, after the WHO growth reference.",
        ("lower", "middle", "upper"),
        ("height (cm)", "weight (kg)"),
        "The grade further off costs more, and rightly so: it is the bigger mistake.",
        (
            "Grades do lie in a row, so stripes fit: one number will do.",
            "Three outputs do no better: the order is real.",
        ),
        pupils,
    ),
)

CASES: dict[str, Case] = {case.key: case for case in _ALL}
