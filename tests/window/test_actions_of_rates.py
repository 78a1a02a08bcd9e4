"""The entries and keys for learning rates: one for all runs, for each its own best, larger and smaller ones."""

from __future__ import annotations

from PySide6.QtCore import Qt

from explorer.state.experiment_parts import RunSpec
from tests.support.gui import press, type_into

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def rates(window):
    return [spec.learning_rate for spec in window.workbench.store.experiment.descent.runs]


def fair_play(window, ticked=True):
    """The entries on fair play that are ticked when their menu is opened, or both of them."""
    menu = next(action.menu() for action in window.menuBar().actions() if action.text() == "&Descent")
    menu.aboutToShow.emit()
    found = [action for action in menu.actions() if "learning rate" in action.text() and action.isCheckable()]
    return [action.text() for action in found if action.isChecked() or not ticked]


def test_fair_play_is_in_the_menu_and_its_ticks_say_what_holds(window):
    same, best = fair_play(window, ticked=False)
    assert fair_play(window) == [same] and "best" in best.replace("&", "")
    window.workbench.show_screen("network")
    press(window, "R")
    screen = window.screens.current
    assert window.workbench.screen == "descent" and screen.below.rates.isVisible(), "where they are found"
    while screen.is_working:
        screen.go_on(0.01)
    assert rates(window) == [1.0, 398.0] and fair_play(window) == [best]
    press(window, "R", SHIFT)
    assert rates(window) == [1.0, 1.0] and fair_play(window) == [same]
    press(window, "BracketRight")
    press(window, "R")
    assert rates(window) == [1.8, 398.0], "known already"
    press(window, "R", SHIFT)
    for expected in ([1.8, 398.0], [1.8, 1.8], [1.0, 1.0], [1.0, 398.0], [1.0, 1.0]):
        press(window, "Z", CTRL)
        assert rates(window) == expected
    window.workbench.store.update(runs=(RunSpec("mse"), RunSpec("mse", learning_rate=3.0)))
    assert fair_play(window) == []


def test_a_rate_typed_beyond_the_slider_is_kept(window):
    row = window.screens.screen_of("descent").optimizer
    type_into(row.rate_box, "1.2e8")
    assert rates(window) == [1.2e8, 1.2e8] == [row.rate_box.value] * 2 and row.rate_box.text() == "1.2e8"
    assert row.rate.value() == row.rate.maximum()
    row.rate.setFocus()
    press(row.rate, "Right")
    assert rates(window) == [1.2e8, 1.2e8], "the slider is at its end, and says nothing"
    window.screens.current.setFocus()
    press(window, "BracketRight")
    assert rates(window) == [1.2e8, 1.2e8], "the keys go no further up"
    press(window, "BracketLeft")
    assert rates(window) == [6.7e7, 6.7e7]
    window.workbench.store.update(runs=(RunSpec("mse", learning_rate=9000.0),))
    for _ in range(2):
        press(window, "BracketRight")
        assert rates(window) == [1e4], "of rates that the slider has"
