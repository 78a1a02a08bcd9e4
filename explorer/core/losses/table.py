"""The losses: one record each, value and gradient with respect to the logits. Classes on axis 0.

Definitions follow the lecture (sums over the classes); the notes name PyTorch's counterpart where it differs.
"""

from __future__ import annotations

from functools import partial

from explorer.core.losses.cross_entropy import _cross_entropy, _cross_entropy_gradient, _kl, _twice, _twice_gradient
from explorer.core.losses.hinge import _hinge, _hinge_gradient
from explorer.core.losses.loss import Loss
from explorer.core.losses.squared_error import _euclidean, _euclidean_gradient, _squared, _squared_gradient

_ALL = (
    Loss(
        "cross_entropy",
        "cross-entropy",
        "e = −Σ {t}ᵢ ln {p}ᵢ",
        "Computed from the logits, so it is finite for every finite logit.",
        _cross_entropy,
        _cross_entropy_gradient,
    ),
    Loss(
        "mse",
        "MSE",
        "e = Σ ({t}ᵢ − {p}ᵢ)²",
        "The lecture's sum of squared differences of the probabilities.",
        _squared,
        _squared_gradient,
    ),
    Loss(
        "mse_mean",
        "MSE / K",
        "e = (1/K) Σ ({t}ᵢ − {p}ᵢ)²",
        "MSE divided by the number of classes, as PyTorch's MSELoss.",
        partial(_squared, mean=True),
        partial(_squared_gradient, mean=True),
    ),
    Loss(
        "euclidean",
        "Euclidean",
        "e = √Σ ({t}ᵢ − {p}ᵢ)²",
        "The straight-line distance between prediction and target.",
        _euclidean,
        _euclidean_gradient,
    ),
    Loss(
        "hinge",
        "hinge",
        "e = (1/K) Σ max(0, 1 − {y}ₜ + {y}ⱼ), j ≠ t",
        "On the logits, t the class of the largest target; PyTorch's MultiMarginLoss.",
        _hinge,
        _hinge_gradient,
    ),
    Loss(
        "cross_entropy_twice",
        "softmax twice",
        "e = −Σ {t}ᵢ ln softmax({p})ᵢ",
        "The trap: softmax in the model and again inside the loss.",
        _twice,
        _twice_gradient,
    ),
    Loss(
        "kl",
        "KL divergence",
        "e = Σ {t}ᵢ ln({t}ᵢ / {p}ᵢ)",
        "Cross-entropy less the entropy of the target; 0 when the two agree.",
        _kl,
        _cross_entropy_gradient,
    ),
)
LOSSES: dict[str, Loss] = {loss.key: loss for loss in _ALL}
