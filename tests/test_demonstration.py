"""The lecture's central demonstration, from start to end, with the keyboard alone, as on a projector."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from tests.support.consistent import assert_consistent
from tests.support.gui import press, settle
from tests.support.typeset import typeset

CTRL = Qt.KeyboardModifier.ControlModifier


def ball(card):
    return np.array([float(v[0]) for v in card.plot.ball.getData()])


def test_squared_error_stands_still_cross_entropy_walks_adam_rescues(make_window, qtbot):
    window = make_window(size=(1024, 700), theme="projector")
    mse, cross_entropy = window.screens.screen_of("descent").cards
    assert (mse.figures.text(), mse.detail.text()[:16]) == ("e = 2.0000", typeset("slope 1.2 × 10⁻⁸")[:16])
    assert (cross_entropy.figures.text(), cross_entropy.detail.text()[:11]) == ("e = 20.000", "slope 1.414")
    assert ball(mse).tolist() == ball(cross_entropy).tolist() == [-10, 10]

    for _ in range(3):
        press(window, "Plus")  # faster
    press(window, "Space")
    qtbot.waitUntil(lambda: window.workbench.player.reached >= 200, timeout=60_000)
    press(window, "Space")
    assert not window.workbench.player.playing
    np.testing.assert_allclose(ball(mse), [-10, 10], atol=5e-5)
    assert ball(cross_entropy)[0] > ball(cross_entropy)[1]
    assert mse.headline.text() == "‖ Stuck"
    assert mse.detail.text() == typeset("slope 1.2 × 10⁻⁸, about 61 million steps to cross")
    assert cross_entropy.headline.text() == "✔ Arrived"
    assert not mse.plot.arrow.isVisible()

    for _ in range(5):
        press(window, "O")  # cycles through the optimizers: Adam is the last
    assert window.screens.screen_of("descent").optimizer.optimizer.currentText() == "Adam"
    press(window, "Home")
    assert ball(mse).tolist() == [-10, 10]
    press(window, "Space")
    qtbot.waitUntil(lambda: window.workbench.player.reached >= 60, timeout=60_000)
    press(window, "Space")
    assert ball(mse)[0] > ball(mse)[1]
    assert mse.headline.text() == "✔ Arrived"
    assert_consistent(window)


def test_ctrl_and_page_keys_turn_the_presets_and_alt_r_begins_again(make_window):
    window = make_window(size=(1024, 700), theme="projector")
    first = window.workbench.store.experiment
    press(window, "PageDown", CTRL)
    assert window.workbench.store.experiment.descent.runs[0].optimizer == "adam"
    press(window, "PageDown", CTRL)
    press(window, "PageDown", CTRL)
    assert window.screens.screen_of("descent").cards[1].loss.currentText() == "softmax twice"
    press(window, "End")
    assert window.workbench.player.frame == window.workbench.player.steps
    assert "Stuck" in window.screens.screen_of("descent").cards[1].headline.text()
    for _ in range(3):
        press(window, "PageUp", CTRL)
    assert window.workbench.store.experiment == first
    press(window, "PageUp", CTRL)
    assert window.statusBar().currentMessage() == "This is the first preset."
    press(window, "PageDown", CTRL)
    press(window, "R", Qt.KeyboardModifier.AltModifier)
    assert window.workbench.store.experiment == first and window.workbench.player.frame == 0
    press(window, "Z", CTRL)
    assert window.workbench.store.experiment != first


@pytest.mark.parametrize("loss", ["mse", "cross_entropy_twice"])
@pytest.mark.parametrize("optimizer", ["gradient_descent", "momentum", "nesterov"])
def test_the_figures_stand_still_on_the_plateau(make_window, loss, optimizer):
    window = make_window()
    window.workbench.store.replace(
        window.workbench.store.experiment.with_runs([0], loss=loss).with_runs(optimizer=optimizer)
    )
    window.workbench.player.seek(200)
    settle()
    np.testing.assert_allclose(ball(window.screens.screen_of("descent").cards[0]), [-10, 10], atol=5e-5)
    assert "Stuck" in window.screens.screen_of("descent").cards[0].headline.text()
