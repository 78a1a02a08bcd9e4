"""The table of screens."""

from __future__ import annotations

import pytest

from explorer.screens.registry import SCREENS
from explorer.state.experiment import Experiment


@pytest.mark.parametrize("key", SCREENS)
def test_a_screen_opens_with_what_its_reset_gives(alone, key) -> None:
    assert alone(key).reset(Experiment()) == SCREENS[key].opening


def test_the_screens_open_with_their_own_subjects(window) -> None:
    shown = {}
    for key in ("softmax", "loss", "network", "descent"):
        window.workbench.show_screen(key)
        shown[key] = window.workbench.store.experiment
    assert window.screens.screen_of("softmax").logits.rows[0].box.value == 3.0
    assert shown["softmax"].problem.logits == (3.0, 1.0, -3.0)
    assert shown["loss"].problem.logits == (0.0, 0.006, 0.12)
    assert {run.learning_rate for run in shown["network"].descent.runs} == {0.1}
    assert shown["descent"].problem.logits == (-10.0, 10.0, -1000.0) and not window.workbench.store.can_undo
