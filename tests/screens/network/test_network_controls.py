"""The settings of the network: in a row where there is room, otherwise folded into a button that says what they are."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.state.experiment_parts import RunSpec
from tests.support.gui import LEFT, choose, press, settle, type_into
from tests.support.layout import check
from tests.support.painted import painted_faults


def opened(make_window, size=(1280, 800), **settings):
    window = make_window(size=size, **settings)
    window.workbench.show_screen("network")
    settle()
    return window


def network(window):
    return window.workbench.store.experiment.network


@pytest.mark.parametrize("language", ["en", "zh_Hant", "zh_Hans"])
@pytest.mark.parametrize(("theme", "zoom"), [("light", 1.0), ("projector", 1.0), ("dark", 1.4), ("light", 0.8)])
def test_the_settings_have_room_in_a_small_window(make_window, theme, zoom, language):
    window = opened(make_window, (1024, 700), theme=theme, zoom=zoom, language=language)
    screen = window.screens.current
    assert screen.width() <= 1024 and screen.minimumSizeHint().width() <= 1024
    window.workbench.store.update(hidden=(128,) * 5, init_scale=123.4, scaled="all", seed=12345)
    screen.reveal("settings")
    settle()
    assert all(control.isVisible() for control in screen.settings.controls)
    assert check(screen, f"{theme} {zoom} {language}") == [] and painted_faults(screen) == []


def test_settings_without_room_open_above_everything(make_window):
    window = opened(make_window, (1024, 700), zoom=1.4)
    screen = window.screens.current
    controls = screen.controls
    assert controls.fold.text() == "784-32-10 tanh …" and not controls.settings.isVisible()
    QTest.mouseClick(controls.fold, LEFT)
    settle()
    assert controls.settings.isVisible() and controls.fold.isChecked()
    type_into(screen.settings.hidden, "16 16")
    choose(screen.settings.activation, "relu")
    assert (network(window).hidden, network(window).activation) == ((16, 16), "relu")
    assert controls.fold.text() == "784-16-16-10 ReLU …" and controls.settings.isVisible(), "it stays open"
    QTest.mouseClick(controls.fold, LEFT)
    assert not controls.settings.isVisible() and not controls.fold.isChecked()


def test_what_is_being_typed_is_read_when_the_settings_fold(make_window):
    window = opened(make_window, (1024, 700), zoom=1.4)
    controls = window.screens.current.controls
    QTest.mouseClick(controls.fold, LEFT)
    controls.settings.hidden.setFocus()
    controls.settings.hidden.selectAll()
    QTest.keyClicks(controls.settings.hidden, "24 24")
    assert network(window).hidden == (32,)
    QTest.mouseClick(controls.fold, LEFT)
    assert network(window).hidden == (24, 24) and controls.fold.text() == "784-24-24-10 tanh …"


def test_folded_settings_are_opened_used_and_closed_by_keys(make_window):
    window = opened(make_window, (1024, 700), zoom=1.4)
    controls = window.screens.current.controls
    controls.fold.setFocus()
    press(window, "Space")
    settle()
    assert controls.settings.hidden.hasFocus(), "the first of them"
    met = []
    for _ in controls.settings.controls:
        met.append(QApplication.focusWidget())
        press(window, "Tab")
    assert met == controls.settings.controls
    controls.settings.activation.setFocus()
    press(window, "Escape")
    assert not controls.settings.isVisible() and controls.fold.hasFocus()
    assert window.workbench.player.frame == 0


def test_a_larger_window_unfolds_the_settings(make_window):
    window = opened(make_window, (1024, 700), zoom=1.4)
    controls = window.screens.current.controls
    QTest.mouseClick(controls.fold, LEFT)
    for _ in range(2):
        window.appearance.set_zoom(1.0)
        settle()
        assert controls.settings.isVisible() and not controls.fold.isVisible()
        assert check(window.screens.current, "unfolded") == []
        assert controls.settings.isAncestorOf(controls.settings.batch) and controls.isAncestorOf(controls.settings)
        window.appearance.set_zoom(1.4)
        settle()
        assert not controls.settings.isVisible() and controls.fold.isVisible()


def test_four_runs_keep_twenty_pictures_in_a_window_of_large_type(make_window):
    window = opened(make_window, (1024, 700), zoom=1.4)
    window.workbench.store.update(runs=tuple(RunSpec(k) for k in ("mse", "cross_entropy", "hinge", "kl")))
    settle()
    assert window.screens.current.training_page.grid.count == 20
