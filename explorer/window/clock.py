"""The clock: the only timer that moves anything."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import Qt, QTimer

from explorer.state.data_opening import DataOpening
from explorer.state.player import FRAMES_PER_SECOND, Player
from explorer.window.screen_stack import ScreenStack

WORK_BUDGET = 0.008  # seconds of a tick that a long computation may take


class Clock(QTimer):
    """Lets time pass for the Player while it plays, for the screen in front while that is behind the Player or
    computes something else that takes long, and for images that are being read.
    """

    def __init__(self, player: Player, screens: ScreenStack, opening: DataOpening) -> None:
        super().__init__(screens)
        self._player, self._screens, self._opening = player, screens, opening
        self._last_tick = perf_counter()
        self.setTimerType(Qt.TimerType.PreciseTimer)
        self.setInterval(1000 // FRAMES_PER_SECOND)
        self.timeout.connect(self._tick)
        for changed in (player.playing_changed, player.frame_changed, player.reached_changed):
            changed.connect(self.run_as_needed)
        for changed in (screens.work_changed, screens.current_changed, opening.work_changed):
            changed.connect(self.run_as_needed)

    def run_as_needed(self) -> None:
        """Run if something plays, is read, or is still being computed for a window that is shown; otherwise stop."""
        player = self._player
        waits = player.is_behind or self._screens.is_working
        is_needed = player.playing or self._opening.is_working or (waits and self._screens.window().isVisible())
        if not is_needed:
            self.stop()
        elif not self.isActive():
            self._last_tick = perf_counter()
            self.start()

    def _tick(self) -> None:
        """Let time pass for the Player, and go on computing what was not ready."""
        now = perf_counter()
        elapsed, self._last_tick = now - self._last_tick, now
        frame = self._player.frame
        self._player.step(elapsed)
        if self._player.is_behind and self._player.frame == frame:
            self._screens.current.show_frame(frame)
        self._opening.go_on()
        if self._screens.is_working:
            self._screens.current.go_on(WORK_BUDGET)
            self.run_as_needed()
