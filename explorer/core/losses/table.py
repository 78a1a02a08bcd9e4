"""The losses: the records of all families by their keys. Classes on axis 0.

Definitions follow the lecture (sums over the classes); the notes name PyTorch's counterpart where it differs.
"""

from __future__ import annotations

from explorer.core.losses import cross_entropy, divergence, hinge, softmax_twice, squared_error, squared_logits
from explorer.core.losses.loss import Curve, Loss

_FAMILIES = (cross_entropy, squared_error, hinge, softmax_twice, divergence, squared_logits)
LOSSES: dict[str, Loss] = {loss.key: loss for family in _FAMILIES for loss in family.FAMILY}
DEFAULT_LOSS = cross_entropy.CROSS_ENTROPY
COMPARED = (squared_error.MSE, cross_entropy.CROSS_ENTROPY)  # the two whose surfaces the lecture sets side by side
SIDE_BY_SIDE = (*COMPARED, hinge.HINGE, softmax_twice.TWICE)  # four that differ in shape
OF_ONE_ANSWER = (cross_entropy.CROSS_ENTROPY, squared_error.EUCLIDEAN)  # its surprise, and its distance to the target


def in_figures() -> list[Loss]:
    """The losses whose figures are always shown, in their order."""
    placed = [(loss.figure, loss) for loss in LOSSES.values() if loss.figure is not None]
    return [loss for _, loss in sorted(placed, key=lambda pair: pair[0])]


def owner(curve: Curve) -> Loss:
    """The loss that a curve of the Loss screen belongs to."""
    return next(loss for loss in LOSSES.values() if loss.curve is curve)
