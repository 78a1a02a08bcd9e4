"""Training a network on images under a run's loss, optimizer and rate, as far as it is shown; in float32."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from time import perf_counter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.core.losses.loss import Loss
from explorer.core.losses.table import LOSSES
from explorer.core.network import Shape, are_finite, first_parameters, gradient_of, logits_of
from explorer.core.optimizers import OPTIMIZERS, OptimizerState
from explorer.core.softmax import Array
from explorer.core.verdict import has_diverged
from explorer.state.bounded_cache import bounded_cache
from explorer.state.datasets import ImageData, image_data
from explorer.state.experiment_parts import RunSpec
from explorer.state.network_parts import CLASSES, PIXELS, Network

CHANCE = 0.15  # hardly better than guessing, which is right for one in ten
MEASURED_EVERY = 10  # steps: measuring takes as long as six of them
MAX_SNAPSHOTS = 48
SNAPSHOT_BYTES = 30_000_000  # of a run: 48 snapshots with up to 64 hidden units under Adam, 5 of the largest network
TRAINING_BYTES = 4 * 45_000_000  # four runs of the largest network, or as many as there are entries of the default one
MEASURED_BYTES = 160  # of one Measured with its two floats


class Measured(NamedTuple):
    """Mean loss, and the share of right answers, on the examples held out."""

    loss: float
    accuracy: float


class _Snapshot(NamedTuple):
    parameters: Array
    state: OptimizerState

    @property
    def bytes(self) -> int:
        return self.parameters.nbytes + sum(moment.nbytes for moment in self.state.moments)


class NetworkTraining:
    """Frame n is the network after n minibatches. A frame is always the same network, however it is reached.

    Snapshots are kept at even distances, at most MAX_SNAPSHOTS of them and about SNAPSHOT_BYTES. A frame between two is
    computed again, from the frame shown last if that is nearer.

    Attributes:
        shape: of the network.
        steps: how many minibatches it was trained on so far.
        diverged_at: the first step at which a parameter is no longer finite; None while there is none.
    """

    def __init__(self, spec: RunSpec, network: Network) -> None:
        self._data = image_data(network.data)
        self._loss, self._optimizer = LOSSES[spec.loss], OPTIMIZERS[spec.optimizer]
        self.shape = shape_of(network)
        self._batch, self._seed = network.batch, network.seed
        parameters: Array = first_parameters(self.shape, network.init_scale, network.scaled, network.seed, np.float32)
        state = self._optimizer.init(parameters, lr=spec.learning_rate, **dict(spec.hyperparameters))
        self.steps = 0
        self.diverged_at: int | None = None
        self._now = _Snapshot(parameters, state)
        self._spacing = MEASURED_EVERY
        self._most = min(MAX_SNAPSHOTS, SNAPSHOT_BYTES // self._now.bytes)
        self._snapshots: dict[int, _Snapshot] = {0: self._now}
        self._measured = [self._measure(parameters)]
        self._looked_at = (0, self._now)
        self._looked_measured = (0, self._measured[0])

    def grow(self, frame: int, budget: float | None = None) -> int:
        """Train further, up to `frame`, for at most about `budget` seconds.

        Returns: the last frame, at most `frame`, that can be shown now. A diverged training can be shown at any frame:
        it stays at its last finite parameters.
        """
        deadline = math.inf if budget is None else perf_counter() + budget
        while self.steps < frame and self.diverged_at is None:
            self._advance()
            if perf_counter() >= deadline:
                break
        return frame if self.diverged_at is not None else min(frame, self.steps)

    def _advance(self) -> None:
        """Take one step, or end the training if a parameter would not be finite."""
        after = self._step(self.steps, self._now)
        if not are_finite(after.parameters):
            self.diverged_at = self.steps + 1
            return
        self._now = after
        self.steps += 1
        if self.steps % MEASURED_EVERY == 0:
            self._measured.append(self._measure(after.parameters))
        if self.steps % self._spacing == 0:
            self._keep()

    def _keep(self) -> None:
        self._snapshots[self.steps] = self._now
        if len(self._snapshots) > self._most:
            self._spacing *= 2
            self._snapshots = {n: kept for n, kept in self._snapshots.items() if n % self._spacing == 0}

    def _step(self, step: int, before: _Snapshot) -> _Snapshot:
        chosen = self.minibatch(step)
        inputs, targets = self._data.inputs(chosen), self._data.targets(chosen)
        with np.errstate(all="ignore"):  # a rate that is too large shows in what is not finite
            gradient = gradient_of(before.parameters, self.shape, inputs, targets, self._loss)
            return _Snapshot(*self._optimizer.update(gradient, before.state, before.parameters))

    def minibatch(self, step: int) -> NDArray[np.intp]:
        """(B,) the places of the examples of step `step`; they depend only on the step and the seed."""
        return self._data.train[minibatch(step, len(self._data.train), self._batch, self._seed)]

    def _measure(self, parameters: Array) -> Measured:
        loss, right = added_up(parameters, self.shape, self._loss, self._data)
        count = len(self._data.held)
        return Measured(loss / count, right / count)

    @property
    def nbytes(self) -> int:
        """An upper bound of the memory of all networks kept; the images are shared by all trainings."""
        kept = len(self._snapshots) + 2  # the last one, and the one shown last
        return kept * self._now.bytes + MEASURED_BYTES * len(self._measured)

    def known(self) -> set[int]:
        """The frames that can be shown without computing a step; after divergence also all from `steps` on."""
        return {*self._snapshots, self.steps, self._looked_at[0]}

    def is_known(self, frame: int) -> bool:
        """Whether `frame` can be shown without computing a step."""
        ended = self.diverged_at is not None and frame >= self.steps
        return ended or frame in (self.steps, self._looked_at[0]) or frame in self._snapshots

    def parameters(self, frame: int) -> Array:
        """(P,) the parameters at `frame`, or at the last frame computed."""
        frame = min(frame, self.steps)
        at, there = self._looked_at
        if frame == self.steps:
            at, there = frame, self._now
        elif not self._nearest(frame) <= at <= frame:
            at = self._nearest(frame)
            there = self._snapshots[at]
        for step in range(at, frame):
            there = self._step(step, there)
        self._looked_at = (frame, there)
        return there.parameters

    def _nearest(self, frame: int) -> int:
        """The last snapshot that is not after `frame`."""
        return max(n for n in self._snapshots if n <= frame)

    def logits(self, frame: int, which: Sequence[int] | slice) -> Array:
        """(10, n) the logits of n of the images held out; `which` are their places among them, or a slice of these."""
        with np.errstate(all="ignore"):
            logits = logits_of(self.parameters(frame), self.shape, self._data.held_images[:, which])
        return _finite(logits).astype(np.float64)

    def measured(self, frame: int) -> Measured:
        """Loss and accuracy on the images held out, at `frame` or at the last frame computed."""
        frame = min(frame, self.steps)
        if frame % MEASURED_EVERY == 0:
            return self._measured[frame // MEASURED_EVERY]
        if self._looked_measured[0] != frame:
            self._looked_measured = (frame, self._measure(self.parameters(frame)))
        return self._looked_measured[1]

    def curves(self, frame: int) -> tuple[Array, Array]:
        """Loss and accuracy, each (frame + 1,), up to `frame`, where both are those of `measured`.

        In between they are measured at every tenth step, and straight lines join these.
        """
        end = min(frame, self.steps)
        steps = [*range(0, end, MEASURED_EVERY), end]
        known = np.array([*self._measured[: len(steps) - 1], self.measured(end)])
        every = np.arange(end + 1)
        return np.interp(every, steps, known[:, 0]), np.interp(every, steps, known[:, 1])

    def path(self, frame: int) -> list[tuple[int, Array]]:
        """(step, parameters (P,)) of the networks kept up to `frame`, in order, and of the one at `frame`."""
        frame = min(frame, self.steps)
        kept = [(n, self._snapshots[n].parameters) for n in sorted(self._snapshots) if n < frame]
        return [*kept, (frame, self.parameters(frame))]


def added_up(
    parameters: Array, shape: Shape, loss: Loss, data: ImageData, part: slice = slice(None)
) -> tuple[float, int]:
    """The sum of the losses of a part of the images held out, and how many of them are answered right."""
    with np.errstate(all="ignore"):
        logits = logits_of(parameters, shape, data.held_images[:, part])
        losses = loss.raw_value(logits, data.targets(data.held[part]))
        total = float(losses.sum(dtype=np.float64))
    return total, int((_finite(logits).argmax(axis=0) == data.held_labels[part]).sum())


def has_exploded(now: Measured, first: Measured) -> bool:
    """Whether the loss is beyond use and the answers are no better than guesses, given what was measured at first."""
    return now.accuracy < CHANCE and has_diverged(now.loss, first.loss, first.loss)


def _finite(logits: Array) -> Array:
    """Logits that have overflown, which finite parameters can have, as the largest there are; 0 where none is right."""
    return np.nan_to_num(logits)


def shape_of(network: Network) -> Shape:
    """The shape of a network that reads images."""
    return Shape((PIXELS, *network.hidden, CLASSES), network.activation)


def minibatch(step: int, count: int, batch: int, seed: int) -> NDArray[np.intp]:
    """(B,) which of `count` examples step `step` takes: every epoch takes them in another order."""
    per_epoch = max(count // batch, 1)
    epoch, place = divmod(step, per_epoch)
    return _order(count, seed, epoch)[place * batch : (place + 1) * batch]


@lru_cache(maxsize=8)
def _order(count: int, seed: int, epoch: int) -> NDArray[np.intp]:
    """The examples in the order of one epoch."""
    return np.random.default_rng((seed, epoch)).permutation(count)


@bounded_cache(TRAINING_BYTES)
def training(spec: RunSpec, network: Network) -> NetworkTraining:
    """The training of one run; it keeps what was computed."""
    return NetworkTraining(spec, network)


def bring(trainings: Sequence[NetworkTraining], frame: int, budget: float | None = None) -> int:
    """Train all `trainings` up to `frame`, for at most about `budget` seconds.

    They advance together, from the last frame that none has to compute. If one ran ahead, its earlier frames would have
    to be computed again each time the slowest one is shown.

    Returns: the frame that all have reached.
    """
    deadline = math.inf if budget is None else perf_counter() + budget
    frames = {frame}.union(*(each.known() for each in trainings))
    at = max(n for n in frames if n <= frame and all(each.is_known(n) for each in trainings))
    while at < frame:
        at += 1
        for each in trainings:
            each.grow(at)
            each.parameters(at)
        if perf_counter() >= deadline:
            break
    return at
