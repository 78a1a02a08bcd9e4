"""The losses of one digit: their table fits, and follows theme and runs."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF

from explorer.look.theme import THEMES
from explorer.screens.network.digit_losses import DigitLosses
from explorer.state.experiment import one_hot
from tests.support.gui import WORDING

LIGHT, DARK = THEMES["light"], THEMES["dark"]
ANSWERS = [np.zeros(10), np.eye(10)[3] * 1e3, np.eye(10)[4] * 20, np.arange(10.0)]


def shown_losses(shown, runs=4, theme=LIGHT, width=250) -> DigitLosses:
    view = shown(DigitLosses(theme, WORDING), width, 120)
    view.show_losses(ANSWERS[:runs], one_hot(3, 10), [theme.run(i) for i in range(runs)])
    return view


def texts(view) -> list[list[str]]:
    found = [cell.text for cell in view.cells()]
    return [found[:2], *(found[i : i + 3] for i in range(2, len(found), 3))]


def test_certain_wrong_and_undecided_answers_have_their_losses(shown):
    view = shown_losses(shown)
    rows = {sign: values for sign, *values in texts(view)[1:]}
    assert list(rows) == [LIGHT.run(i).sign for i in range(4)]
    assert list(rows.values())[:3] == [["2.303", "0.949"], ["0", "0"], ["20.00", "1.414"]]
    assert "A: cross-entropy 2.303, Euclidean 0.949" in view.accessibleDescription()


@pytest.mark.parametrize("width", [180, 250, 400])
def test_every_text_is_inside_its_cell_and_the_widget(shown, width):
    view = shown_losses(shown, width=width)
    view.resize(width, view.sizeHint().height())
    for cell in view.cells():
        assert QFontMetricsF(cell.font).horizontalAdvance(cell.text) <= cell.rect.width(), cell
        assert view.rect().adjusted(0, 0, 1, 1).toRectF().contains(cell.rect), cell


def test_a_row_more_makes_it_higher_and_a_theme_recolours_it(shown):
    view = shown_losses(shown, runs=1)
    low = view.sizeHint().height()
    view.show_losses(ANSWERS, one_hot(3, 10), [DARK.run(i) for i in range(4)])
    assert view.sizeHint().height() > 2 * low
    view.apply_theme(DARK)
    assert [cell.colour for cell in view.cells()][:3] == [DARK.muted, DARK.muted, DARK.run(0).colour]
