"""Where training works: how many images are answered right after some steps, for every rate and every start."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from time import perf_counter
from typing import NamedTuple

import numpy as np

from explorer.core.losses.table import LOSSES
from explorer.core.network import first_parameters
from explorer.core.network_row import NetworkRow
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.softmax import Array
from explorer.state.bounded_cache import bounded_cache
from explorer.state.datasets import image_data
from explorer.state.experiment_parts import RunSpec
from explorer.state.network_parts import Network
from explorer.state.network_training import Measured, added_up, has_exploded, minibatch, shape_of

SCALES = (1.0, 3.0, 10.0, 30.0, 100.0)  # of the initial weights: the rows
RATES = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)  # the columns
WORKS = 0.85  # the share right from which on training is said to work
MAP_BYTES = 64_000_000
_SIDE_BY_SIDE = 1_000_000  # bytes of networks trained together: more do not fit into a processor's cache
_AT_ONCE = 60_000_000  # weights times examples: a few milliseconds forward and back
_ARRAYS = 6  # of the size of a network, while it trains: with a gradient, two moments, and what is added up
_ROW_BYTES = 2000  # of the outcomes of a row
_ENDED = object()


class Outcome(NamedTuple):
    """How one training ended: the share right on the images held out, and whether it diverged."""

    share: float
    diverged: bool


class Cell(NamedTuple):
    """A rate and a start under several seeds: the mean of their shares, and whether one of them diverged."""

    share: float
    diverged: bool
    shares: tuple[float, ...]

    @property
    def works(self) -> bool:
        """Whether at least WORKS are right."""
        return self.share >= WORKS - 1e-9  # a mean of decimal fractions


class TrainingMap:
    """The trainings of one run with every rate of RATES, from initial weights times every number of SCALES.

    They are computed when asked for, row by row, and kept for each seed by itself: of more seeds only the new ones are
    computed.
    """

    def __init__(self, spec: RunSpec, network: Network, steps: int) -> None:
        self._loss, self._optimizer = LOSSES[spec.loss], OPTIMIZERS[spec.optimizer]
        self._settings = dict(spec.hyperparameters)
        self._network, self._steps = network, steps
        self._shape = shape_of(network)
        self._data = image_data(network.data)
        self._rows: dict[tuple[int, int], list[Outcome]] = {}  # by (row, seed), seeds from 0
        self._under_way: tuple[int, int] | None = None
        self._row_done = 0.0  # the share of the row under way
        self._work: Iterator[None] = iter(())

    def __len__(self) -> int:
        return len(SCALES) * len(RATES)

    def cells(self, seeds: int) -> list[list[Cell | None]]:
        """(rows, columns) for so many seeds; None where one of them is not computed yet."""
        return [self._cells_of(row, seeds) for row in range(len(SCALES))]

    def _cells_of(self, row: int, seeds: int) -> list[Cell | None]:
        rows = [self._rows.get((row, seed)) for seed in range(seeds)]
        complete = [outcomes for outcomes in rows if outcomes is not None]
        if len(complete) < seeds:
            return [None] * len(RATES)
        return [_cell(outcomes) for outcomes in zip(*complete, strict=True)]

    def counts(self, seeds: int) -> tuple[int, int]:
        """How many cells work, and how many are known."""
        known = [cell for row in self.cells(seeds) for cell in row if cell is not None]
        return sum(cell.works for cell in known), len(known)

    @property
    def row_under_way(self) -> int | None:
        """The row that is being computed."""
        return None if self._under_way is None else self._under_way[0]

    def progress(self, seeds: int) -> float:
        """The share of the work that is done, 0 to 1."""
        done = sum(seed < seeds for _, seed in self._rows)
        begun = self._under_way is not None and self._under_way[1] < seeds
        return (done + (self._row_done if begun else 0.0)) / (len(SCALES) * seeds)

    def is_complete(self, seeds: int) -> bool:
        """Whether every cell is known for so many seeds."""
        return self._next(seeds) is None

    def _next(self, seeds: int) -> tuple[int, int] | None:
        every = ((row, seed) for row in range(len(SCALES)) for seed in range(seeds))
        return next((key for key in every if key not in self._rows), None)

    def go_on(self, seeds: int) -> None:
        """Compute a few milliseconds' worth, at most, of what is missing for so many seeds."""
        wanted = self._next(seeds)
        if wanted is None:
            return
        if wanted != self._under_way:
            self._under_way, self._row_done = wanted, 0.0
            self._work = self._train(*wanted)
        if next(self._work, _ENDED) is _ENDED:
            self._under_way = None

    def _train(self, row: int, seed: int) -> Iterator[None]:
        """Train a row; its outcomes are entered at the end."""
        seed_of_all = (self._network.seed + seed) % 2**31
        first = first_parameters(self._shape, SCALES[row], self._network.scaled, seed_of_all, np.float32)
        start = yield from self._measure(first)
        outcomes: list[Outcome] = []
        for begin in range(0, len(RATES), self._together):
            rates = RATES[begin : begin + self._together]
            together = NetworkRow(self._shape, first, self._loss, self._optimizer, rates, self._settings)
            for step in range(self._steps):
                yield from self._step(together, step, seed_of_all)
                self._row_done = (begin + len(rates) * (step + 1) / self._steps) / len(RATES)
            for parameters, diverged in zip(together.parameters(), together.diverged, strict=True):
                end = yield from self._measure(parameters)
                outcomes.append(Outcome(end.accuracy, diverged or has_exploded(end, start)))
        self._rows[row, seed] = outcomes

    def _step(self, together: NetworkRow, step: int, seed: int) -> Iterator[None]:
        """Train with a minibatch, in parts if it is large."""
        if together.is_over:
            return
        data = self._data
        chosen = data.train[minibatch(step, len(data.train), self._network.batch, seed)]
        for part in _parts(len(chosen), self._most_examples):
            inputs, targets = data.inputs(chosen[part]), data.targets(chosen[part])
            together.see(inputs, targets, inputs.shape[1] / len(chosen))
            yield
        together.step()
        if self._together == 1:  # a large network, of which the optimizer alone takes a while
            yield

    def _measure(self, parameters: Array) -> Generator[None, None, Measured]:
        """Returns: what a NetworkTraining measures on the images held out."""
        count, loss, right = len(self._data.held), 0.0, 0
        for part in _parts(count, self._most_examples):
            losses, found = added_up(parameters, self._shape, self._loss, self._data, part)
            loss, right = loss + losses, right + found
            yield
        return Measured(loss / count, right / count)

    @property
    def _together(self) -> int:
        """How many networks are trained side by side."""
        count = self._shape.parameters
        return max(1, min(_SIDE_BY_SIDE // (4 * count), _AT_ONCE // (count * self._network.batch), len(RATES)))

    @property
    def _most_examples(self) -> int:
        """How many examples one network takes at once."""
        return max(1, _AT_ONCE // self._shape.parameters)

    @property
    def nbytes(self) -> int:
        """An upper bound of the memory: the networks under way, and the numbers that are known."""
        training = _ARRAYS * self._together * 4 * self._shape.parameters if self._under_way else 0
        return training + _ROW_BYTES * (1 + len(self._rows))


def _parts(count: int, most: int) -> list[slice]:
    """Places 0 to `count`, in parts of at most `most`."""
    return [slice(begin, begin + most) for begin in range(0, count, most)]


def _cell(outcomes: Sequence[Outcome]) -> Cell:
    shares = tuple(outcome.share for outcome in outcomes)
    return Cell(sum(shares) / len(shares), any(outcome.diverged for outcome in outcomes), shares)


def map_of(spec: RunSpec, network: Network, steps: int) -> TrainingMap:
    """The map of a run, from the cache: it does not depend on the rate and the start that the run has itself."""
    return _map(replace(spec, learning_rate=RunSpec().learning_rate), replace(network, init_scale=1.0), steps)


@bounded_cache(MAP_BYTES)
def _map(spec: RunSpec, network: Network, steps: int) -> TrainingMap:
    return TrainingMap(spec, network, steps)


def forget_maps() -> None:
    """Let go of everything that was computed, and of the images that it was computed with."""
    _map.cache_clear()


def go_on(maps: Sequence[TrainingMap], seeds: int, budget: float) -> bool:
    """Compute for about `budget` seconds what is missing in `maps`; the one that is least far is first.

    Returns: whether all were complete already.
    """
    deadline = perf_counter() + budget
    while missing := [each for each in maps if not each.is_complete(seeds)]:
        min(missing, key=lambda each: each.progress(seeds)).go_on(seeds)
        if perf_counter() >= deadline:
            break
    return not missing
