"""The values of all losses as figures."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from explorer.core.losses.table import LOSSES, in_figures
from explorer.look.theme import THEMES
from explorer.screens.loss.loss_values import FigureRow, LossValues
from explorer.screens.loss.prediction import start_style
from tests.support.gui import WORDING

LIGHT = THEMES["light"]


def test_the_chosen_loss_has_a_ground_of_its_own_among_the_figures(shown):
    figures = shown(LossValues(LIGHT, WORDING), 900, 60)
    for chosen in ("mse", "hinge"):
        figures.show_rows([FigureRow("prediction", LIGHT.run(0), dict.fromkeys(LOSSES, 1.0))], chosen, 1)
        picture, cells = figures.grab().toImage(), figures.cells()
        corners = {key: cell.adjusted(8, 8, 0, 0).topLeft().toPoint() for key, cell in cells.items()}
        grounds = {key: picture.pixelColor(corner).name() for key, corner in corners.items()}
        plain = {ground for key, ground in grounds.items() if key != chosen}
        assert len(plain) == 1 and grounds[chosen] not in plain


def rows(*logits) -> list[FigureRow]:
    target = np.eye(len(logits))[0]
    return [FigureRow("prediction", start_style(LIGHT), {k: float(v.value(logits, target)) for k, v in LOSSES.items()})]


def test_in_little_room_the_chosen_loss_and_the_lectures_four_stay(shown, qapp):
    view = LossValues(LIGHT, WORDING)
    first = [loss.key for loss in in_figures()]
    assert first == ["mse", "euclidean", "cross_entropy", "hinge"]
    view.show_rows(rows(0.0, 1.0), "kl", 1)
    wide, narrow = 1500, view.minimumSizeHint().width()
    for width in (wide, 700, narrow):
        shown(view, width, 80)
        assert {*first, "kl"} <= set(view.columns())
        cells = list(view.cells().values())
        assert cells[0].left() > 0 and cells[-1].right() <= view.width() + 0.01
        assert all(a.right() == pytest.approx(b.left()) for a, b in itertools.pairwise(cells))
    shown(view, wide, 80)
    assert list(view.columns()) == list(dict.fromkeys((*first, *LOSSES)))


def test_room_is_kept_for_the_rows_to_come(shown, qapp):
    view = LossValues(LIGHT, WORDING)
    view.show_rows(rows(0.0, 1.0), "mse", 1)
    one = view.minimumSizeHint().height()
    view.show_rows(rows(0.0, 1.0), "mse", 4)
    assert view.minimumSizeHint().height() > 2 * one - 10
