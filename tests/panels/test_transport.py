"""The transport: the scrub bar shows and sets the frame."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from explorer.state.experiment import Experiment
from tests.support.gui import LEFT, drag, settle


def test_the_scrub_bar_goes_where_it_is_pressed(window, qtbot):
    scrub = window.screens.screen_of("descent").transport.scrub
    qtbot.mouseClick(scrub, LEFT, pos=QPoint(scrub.width() // 2, scrub.height() // 2))
    settle()
    assert window.workbench.player.frame == pytest.approx(250, abs=3)
    assert window.workbench.player.reached == window.workbench.player.frame


def test_scrubbing_shows_every_frame_it_passes_and_stops_playing(window):
    scrub, shown = window.screens.screen_of("descent").transport.scrub, []
    window.workbench.player.frame_changed.connect(lambda _: shown.append(window.workbench.player.reached))
    window.workbench.player.play()
    y, width = scrub.height() // 2, scrub.width()
    drag(scrub, [QPoint(width // 4, y), QPoint(width // 2, y), QPoint(3 * width // 4, y), QPoint(0, y)])
    assert not window.workbench.player.playing and len(shown) == 4 and shown[0] < shown[1] < shown[2] and shown[3] == 0
    assert window.workbench.store.experiment == Experiment() and not window.workbench.store.can_undo


def test_a_press_on_the_scrub_bar_stops_the_animation_there(alone):
    screen = alone("descent")
    screen.player.play()
    scrub = screen.transport.scrub
    QTest.mouseClick(scrub, LEFT, pos=scrub.rect().center())
    assert not screen.player.playing
    assert screen.player.frame == scrub.value() == pytest.approx(screen.player.steps / 2, abs=2)
