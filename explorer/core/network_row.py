"""Networks that are trained side by side: from the same start, on the same minibatches, each with its own rate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from explorer.core.losses.loss import Loss
from explorer.core.network import Shape, are_finite, gradient_of
from explorer.core.optimizers import Optimizer
from explorer.core.softmax import Array


class NetworkRow:
    """R networks, one for each learning rate; they take their steps together.

    Every step is the one that each network would take alone, to the last bit where the library of linear algebra
    computes a product in the same way beside others. Each optimizer has its own state: one for all of them with an
    array of rates would be a little slower, and divide in another precision.

    Attributes:
        diverged: (R,) whether a parameter of the network would not be finite; it stays at its last finite parameters.
    """

    def __init__(
        self,
        shape: Shape,
        first: Array,
        loss: Loss,
        optimizer: Optimizer,
        rates: Sequence[float],
        settings: Mapping[str, float],
    ) -> None:
        """`first` (P,) are the parameters of all of them before training; raises as `Optimizer.init`."""
        self._shape, self._loss, self._optimizer = shape, loss, optimizer
        self._going = list(range(len(rates)))  # the networks that have not diverged; those of the stack
        self._stack: Array = np.tile(first, (len(rates), 1))
        self._states = [optimizer.init(first, lr=rate, **settings) for rate in rates]
        self._ended: dict[int, Array] = {}
        self._gradient = np.zeros_like(self._stack)  # of what was seen since the last step
        self._has_seen = False

    @property
    def diverged(self) -> list[bool]:
        return [place in self._ended for place in range(len(self._going) + len(self._ended))]

    @property
    def is_over(self) -> bool:
        """Whether all have diverged."""
        return not self._going

    def parameters(self) -> list[Array]:
        """(P,) of each network."""
        found = self._ended | dict(zip(self._going, self._stack, strict=True))
        return [found[place] for place in sorted(found)]

    def see(self, inputs: Array, target: Array, share: float = 1.0) -> None:
        """Take a part of a minibatch into account, inputs (I, B) and target (K, B): `share` of its examples."""
        with np.errstate(all="ignore"):  # a rate that is too large shows in what is not finite
            if not self._has_seen:
                gradient_of(self._stack, self._shape, inputs, target, self._loss, self._gradient)
                if share != 1.0:
                    self._gradient *= np.asarray(share, self._gradient.dtype)
            else:
                part = gradient_of(self._stack, self._shape, inputs, target, self._loss)
                part *= np.asarray(share, part.dtype)
                self._gradient += part
        self._has_seen = True

    def step(self) -> None:
        """Take a step by what was seen since the last one."""
        ended = []
        with np.errstate(all="ignore"):
            for i, (slope, state) in enumerate(zip(self._gradient, self._states, strict=True)):
                moved, self._states[i] = self._optimizer.update(slope, state, self._stack[i])
                if are_finite(moved):
                    self._stack[i] = moved
                else:
                    ended.append(i)
        if ended:
            self._end(ended)
        self._has_seen = False

    def _end(self, ended: Sequence[int]) -> None:
        """Take networks out of the stack, where the others go on."""
        self._ended |= {self._going[i]: self._stack[i].copy() for i in ended}
        kept = [i for i in range(len(self._going)) if i not in ended]
        self._going = [self._going[i] for i in kept]
        self._states = [self._states[i] for i in kept]
        self._stack, self._gradient = self._stack[kept], self._gradient[kept]
