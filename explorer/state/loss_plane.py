"""The losses on the plane through the start of the runs and the places where two of them are, a part at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.core.loss_plane import Plane, PlaneLoss, Window, plane_through, window_around
from explorer.core.losses.table import LOSSES
from explorer.core.softmax import Array
from explorer.core.surface import contour_lines
from explorer.state.bounded_cache import bounded_cache
from explorer.state.datasets import image_data
from explorer.state.drawn_surface import Contours, Field, ranged
from explorer.state.experiment_parts import RunSpec
from explorer.state.network_parts import PLANES, Network
from explorer.state.network_training import NetworkTraining
from explorer.state.surface_view import Range

LEVELS = (16, 31, 61)  # samples along each side, coarse to fine: each has those of the level before
FINEST = LEVELS[-1]
MARGIN = 0.2  # of the side of the window, beside the start and the ends
LINE_POINTS, FROM, TO = 61, 10, 50  # along the line, which begins before its first end and goes on beyond its second
CONTOUR_LEVELS = 8
PLANE_BYTES = 32_000_000
SHARE = PLANES[1]  # the quantity beside the losses, whose names are their keys
Path = list[tuple[int, Array]]


class RunPath(NamedTuple):
    """A run as the plane shows it, each (T,): the steps kept, their coordinates, and their distances from the plane."""

    steps: NDArray[np.intp]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    distance: NDArray[np.float64]

    @property
    def end(self) -> tuple[float, float]:
        """Where the run is."""
        return float(self.x[-1]), float(self.y[-1])


def pair_of(wanted: tuple[int, int], count: int) -> tuple[int, ...]:
    """The two runs of `count` that lie in the plane: those `wanted`, or the first others; one if there is only one."""
    return tuple(dict.fromkeys([*(i for i in wanted if i < count), *range(count)]))[:2]


class LossPlane:
    """The mean losses on the images held out, and the share of right answers, on a plane; computed by `go_on`.

    At first the paths are laid into the plane, then come the line between the two ends, a coarse grid, and finer ones.
    What is computed is kept when the work is left, and what only the work needs is not.

    Attributes:
        runs: what it is a plane of, whatever the step.
        frame: the step.
        pair: the runs whose ends lie in the plane; one alone if there are no others.
        quantities: the keys of the different losses of the runs, in their order, then SHARE.
        exists: whether there is a plane: not where no run has moved. None while that is not known.
        window: the part that is computed; None while it is not known.
        is_random: whether the axis up is a random direction, because the ends define none.
        paths: of all runs.
        level: how many of LEVELS are computed.
        values: (L + 1, FINEST, FINEST) of each quantity, row = up, column = across; nan where it is not finite, or
            not computed yet.
        line: (L + 1, LINE_POINTS) of each quantity along the line from the first end to the second, or from the start
            to the only end; None before it is computed.
    """

    def __init__(self, specs: tuple[RunSpec, ...], network: Network, frame: int, pair: tuple[int, ...]) -> None:
        self.runs = (specs, network, pair)
        self.frame, self.pair = frame, pair
        self._network = network
        self.quantities = (*dict.fromkeys(spec.loss for spec in specs), SHARE)
        self.exists: bool | None = None
        self.window: Window | None = None
        self.is_random = False
        self.paths: tuple[RunPath, ...] = ()
        self.level = 0
        self.values = np.full((len(self.quantities), FINEST, FINEST), np.nan)
        self.line: NDArray[np.float64] | None = None
        self._fields: dict[tuple[int, str, bool], tuple[Field, Contours]] = {}
        self._work: Iterator[None] | None = None
        self._work_bytes = 0

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to compute."""
        return self.exists is False or self.level == len(LEVELS)

    @property
    def nbytes(self) -> int:
        """Its memory, with what the work needs."""
        return self.values.nbytes + sum(field.samples.nbytes for field, _ in self._fields.values()) + self._work_bytes

    # Computing

    def begin(self, trainings: Sequence[NetworkTraining]) -> None:
        """Take the places of the runs, which have been brought to the frame; or take up what was left."""
        if self._work is None and not self.is_complete:
            paths = [training.path(self.frame) for training in trainings]
            plane = plane_through(paths[0][0][1], [paths[i][-1][1] for i in self.pair])
            self.exists = plane is not None
            if plane is not None:
                self._work_bytes = plane.nbytes
                self._work = self._working(plane, paths, trainings[0])

    def leave(self) -> None:
        """Keep only what is computed."""
        self._work, self._work_bytes = None, 0

    def go_on(self, budget: float) -> None:
        """Compute for about `budget` seconds, or until a finer grid is ready."""
        deadline, level = perf_counter() + budget, self.level
        while self._work is not None and self.level == level:
            next(self._work)
            if perf_counter() >= deadline:
                break
        if self.is_complete:
            self.leave()

    def _working(self, plane: Plane, paths: list[Path], training: NetworkTraining) -> Iterator[None]:
        """The work in parts of a millisecond or less, for a network of the usual size."""
        self.is_random = plane.is_random
        laid: list[RunPath] = []
        for path in paths:
            places = []
            for _, parameters in path:
                places.append(plane.place(parameters))
                yield
            laid.append(RunPath(np.array([step for step, _ in path]), *np.array(places).T))
        paths.clear()  # the networks on the way are not needed any more
        self.paths = tuple(laid)
        self.window = window_around([(0.0, 0.0), *(laid[i].end for i in self.pair)], MARGIN)
        yield
        data = image_data(self._network.data)
        losses = [LOSSES[key] for key in self.quantities[:-1]]
        loss = PlaneLoss(plane, training.shape, data.held_images, data.targets(data.held), data.held_labels, losses)
        self._work_bytes += loss.nbytes
        yield
        if self.line is None:
            yield from self._along(loss)
        for count in LEVELS[self.level :]:
            yield from self._grid(loss, self.window, count)
            self.level += 1
            yield  # also after the last

    def _grid(self, loss: PlaneLoss, window: Window, count: int) -> Iterator[None]:
        """Compute `count` samples along each side, without those of the level before."""
        stride = (FINEST - 1) // (count - 1)
        known = 2 * stride if self.level else FINEST
        xs, ys = window.samples(FINEST)
        for row in range(0, FINEST, stride):
            for column in range(0, FINEST, stride):
                if self.level and not (row % known or column % known):
                    continue
                self.values[:, row, column] = loss.at(float(xs[column]), float(ys[row]))
                yield

    def _along(self, loss: PlaneLoss) -> Iterator[None]:
        (x, y), (to_x, to_y) = self.ends
        line = np.empty((len(self.quantities), LINE_POINTS))
        for i, part in enumerate(along_line()):
            line[:, i] = loss.at(x + part * (to_x - x), y + part * (to_y - y))
            yield
        self.line = line

    # What is shown

    @property
    def ends(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Where the line begins and ends: at the ends of the pair; at the start and the only end."""
        ends = [self.paths[i].end for i in self.pair]
        return (ends[0], ends[1]) if len(ends) > 1 else ((0.0, 0.0), ends[0])

    def at_ends(self, quantity: str) -> tuple[float, float]:
        """A quantity at both `ends`."""
        if self.line is None:
            return np.nan, np.nan
        along = self.line[self.quantities.index(quantity)]
        return float(along[FROM]), float(along[TO])

    @property
    def ranges(self) -> tuple[Range, Range]:
        """The ends of both axes of the window."""
        window = self.window or Window(0.0, 0.0, 1.0)
        return (window.left, window.left + window.side), (window.bottom, window.bottom + window.side)

    def grid(self, quantity: str) -> NDArray[np.float64]:
        """(N, N) the finest grid computed of a quantity."""
        stride = (FINEST - 1) // (LEVELS[max(self.level - 1, 0)] - 1)
        return self.values[self.quantities.index(quantity), ::stride, ::stride]

    def drawn(self, quantity: str, log: bool) -> tuple[Field, Contours]:
        """The finest grid of a quantity as a Field, logarithmic if `log`, and its contours at even parts of its range.

        A share is never logarithmic, and its colours always reach from 0 to 1.
        """
        key = (self.level, quantity, log)
        if key not in self._fields:
            self._fields = {kept: drawn for kept, drawn in self._fields.items() if kept[0] == self.level}
            self._fields[key] = self._draw(quantity, log)
        return self._fields[key]

    def _draw(self, quantity: str, log: bool) -> tuple[Field, Contours]:
        samples = self.grid(quantity)
        if quantity == SHARE or np.isnan(samples).all():
            field = Field(samples, 0.0, 1.0)
        else:
            field = ranged(samples, float(np.nanmin(samples)), float(np.nanmax(samples)), log)
        (left, right), (bottom, top) = self.ranges
        x, y = np.meshgrid(np.linspace(left, right, len(samples)), np.linspace(bottom, top, len(samples)))
        levels = np.linspace(field.low, field.high, CONTOUR_LEVELS + 2)[1:-1]
        closed = np.nan_to_num(field.samples, nan=field.high)
        return field, contour_lines(x, y, closed, levels.tolist())

    def nearest(self, x: float, y: float) -> tuple[float, float, dict[str, float]]:
        """The sample nearest to (x, y): its coordinates, and what each quantity is there."""
        count = len(self.grid(SHARE))
        at = []
        for value, (low, high) in zip((x, y), self.ranges, strict=True):
            place = round((value - low) / (high - low) * (count - 1))
            at.append(min(max(place, 0), count - 1))
        column, row = at
        places = [low + index * (high - low) / (count - 1) for index, (low, high) in zip(at, self.ranges, strict=True)]
        return places[0], places[1], {key: float(self.grid(key)[row, column]) for key in self.quantities}


def along_line() -> NDArray[np.float64]:
    """(LINE_POINTS,) the parts of the way along the line that are computed: 0 at its first end, 1 at its second."""
    return (np.arange(LINE_POINTS) - FROM) / (TO - FROM)


@bounded_cache(PLANE_BYTES)
def loss_plane(specs: tuple[RunSpec, ...], network: Network, frame: int, pair: tuple[int, ...]) -> LossPlane:
    """The plane of these runs at a step, as far as it was computed."""
    return LossPlane(specs, network, frame, pair)
