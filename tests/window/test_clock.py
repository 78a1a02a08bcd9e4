"""The clock: it runs only while there is something to do."""

from __future__ import annotations

from tests.support.gui import press


def test_time_stands_still_when_nothing_plays(window, qtbot):
    assert not window.clock.isActive()
    press(window, "Space")
    qtbot.waitUntil(lambda: window.workbench.player.frame > 0, timeout=60_000)
    press(window, "Space")
    assert not window.clock.isActive()


def test_it_waits_with_what_is_not_computed_for_a_window(window):
    window.hide()
    window.workbench.player.seek(100)
    assert window.workbench.player.is_behind and not window.clock.isActive()
    window.workbench.store.update(steps=100_000)
    window.workbench.player.seek(100_000)
    window.show()
    assert window.workbench.player.is_behind and window.clock.isActive()
