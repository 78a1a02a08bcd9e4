"""Marks and words on the plots of the Loss screen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF

from explorer.look.theme import THEMES
from explorer.screens.loss.prediction import Prediction, start_style

LIGHT = THEMES["light"]


def prediction(*logits, style=None) -> Prediction:
    return Prediction("prediction", style or start_style(LIGHT), np.array(logits, dtype=float))


def place(mark) -> tuple[float, float]:
    return tuple(float(v[0]) for v in mark.getData())


def on_screen(plot, tag) -> QRectF:
    """The rectangle of a tag's text in the pixels of the plot."""
    scene = tag.parentItem().mapToScene(tag.pos())
    shift, size = tag.transform(), tag.boundingRect().size()
    return QRectF(scene.x() + shift.dx(), scene.y() + shift.dy(), size.width(), size.height())
