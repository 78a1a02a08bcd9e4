"""The panel that shifts all logits."""

from __future__ import annotations

import pytest

from explorer.screens.softmax.shift_panel import ShiftPanel, mean_of
from tests.support.gui import WORDING


def test_the_mean_of_the_largest_numbers_does_not_overflow():
    assert mean_of([1e300] * 10) == pytest.approx(1e300)
    assert mean_of((3.0, 1.0, -3.0)) == pytest.approx(1 / 3)


def test_the_shift_panel_asks_for_the_difference_from_the_mean(qtbot):
    panel = ShiftPanel(WORDING)
    qtbot.addWidget(panel)
    panel.show_logits((3.0, 1.0, -1.0), (-10.0, 10.0))
    with qtbot.waitSignal(panel.shifted) as told:
        panel.box.edited.emit(5.5, None)
    assert told.args == [4.5, None]
    for button, by in zip(panel.buttons, (1000.0, -1000.0), strict=True):
        with qtbot.waitSignal(panel.leapt) as told:
            button.click()
        assert told.args == [by]
