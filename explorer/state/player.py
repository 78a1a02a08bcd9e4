"""The Player owns the step shown (the frame), and play, pause and speed. Time enters the app here and nowhere else."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Signal

FRAMES_PER_SECOND = 60
MAX_STEPS_PER_FRAME = 200
SPEEDS = (1, 2, 5, 10, 20, 60, 120, 300, 600, 1200, 3000, 6000, MAX_STEPS_PER_FRAME * FRAMES_PER_SECOND)
DEFAULT_SPEED = 20
_LONGEST_TICK = 0.1  # seconds: after a pause of the process the animation continues instead of jumping


class Player(QObject):
    """Frame, play / pause and speed. Frame n shows every run after n steps, 0 ≤ n ≤ `steps`.

    A frame may take long to compute: `frame` is the one requested, `reached` the one that the visible screen has drawn.

    Signals:
        frame_changed: (frame) another frame is requested.
        reached_changed: (frame) the visible screen has drawn another frame.
        playing_changed: (playing) play or pause.
        speed_changed: (speed) in steps a second.
    """

    frame_changed = Signal(int)
    reached_changed = Signal(int)
    playing_changed = Signal(bool)
    speed_changed = Signal(int)

    def __init__(self, steps: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._frame = 0
        self._reached = 0
        self._playing = False
        self._speed = DEFAULT_SPEED
        self._owed = 0.0  # fractions of a step not yet shown
        self._until: int | None = None
        self._least_speed = 0.0  # steps a second, while it plays within a given time

    @property
    def frame(self) -> int:
        """The frame requested."""
        return self._frame

    @property
    def reached(self) -> int:
        """The frame that is drawn, 0 ≤ `reached` ≤ `frame`: less than `frame` while that is being computed."""
        return self._reached

    @property
    def is_behind(self) -> bool:
        """Whether the frame requested is still being computed."""
        return self._reached < self._frame

    @property
    def playing(self) -> bool:
        return self._playing

    @property
    def speed(self) -> int:
        """Steps per second of time, one of SPEEDS; the fastest is 200 steps a frame."""
        return self._speed

    @property
    def steps(self) -> int:
        """The last frame."""
        return self._steps

    def set_steps(self, steps: int) -> None:
        """Set the last frame; a frame beyond it moves back to it."""
        self._steps = steps
        self.seek(min(self._frame, steps))

    def change_speed(self, way: int) -> None:
        """Go to the next faster (1) or slower (−1) speed; at either end nothing happens."""
        place = SPEEDS.index(self._speed) + way
        self.set_speed(SPEEDS[min(max(place, 0), len(SPEEDS) - 1)])

    def set_speed(self, speed: int) -> None:
        """Set the steps per second; raises ValueError for one that is not in SPEEDS."""
        if speed not in SPEEDS:
            raise ValueError(f"the speed must be one of {SPEEDS}, not {speed}")
        self._least_speed = 0.0
        if speed != self._speed:
            self._speed = speed
            self.speed_changed.emit(speed)

    def seek(self, frame: int) -> None:
        """Request `frame`, or the nearest frame that there is."""
        frame = min(max(int(frame), 0), self._steps)
        self._owed = 0.0
        if frame == self._frame:
            return
        was_beyond = self._reached > frame
        self._frame, self._reached = frame, min(self._reached, frame)
        self.frame_changed.emit(frame)
        if was_beyond:
            self.reached_changed.emit(self._reached)

    def reach(self, frame: int) -> None:
        """Record that the visible screen has drawn `frame`; at most the frame requested."""
        frame = min(max(frame, 0), self._frame)
        if frame != self._reached:
            self._reached = frame
            self.reached_changed.emit(frame)

    def rewind(self) -> None:
        """Stop and go to frame 0."""
        self.pause()
        self.seek(0)

    def play(self, until: int | None = None, within: float = math.inf) -> None:
        """Play until frame `until`, or the end; at the end, play from the start again.

        Args:
            within: seconds that this may take; if the speed does not suffice, it is faster until it pauses, or another
                speed is chosen.
        """
        if self._frame >= self._steps:
            self.seek(0)
        self._until = until
        end = self._steps if until is None else until
        self._least_speed = (end - self._frame) / within
        self._set_playing(True)

    def pause(self) -> None:
        self._set_playing(False)

    def toggle(self, until: int | None = None, within: float = math.inf) -> None:
        """Play (to frame `until`, `within` so many seconds) when paused, pause when playing."""
        if self._playing:
            self.pause()
        else:
            self.play(until, within)

    def nudge(self, steps: int) -> None:
        """Pause and move by `steps` frames, either way."""
        self.scrub(self._frame + steps)

    def scrub(self, frame: int) -> None:
        """Pause and request `frame`."""
        self.pause()
        self.seek(frame)

    def step(self, dt: float) -> None:
        """Let `dt` seconds pass; the frame moves on while playing and stops at the end."""
        if not self._playing:
            return
        owed = self._owed + max(self._speed, self._least_speed) * min(dt, _LONGEST_TICK)
        whole = min(int(owed), MAX_STEPS_PER_FRAME)
        end = self._steps if self._until is None else min(self._until, self._steps)
        if whole:
            self.seek(min(self._frame + whole, end))
        self._owed = min(owed - whole, 1.0)
        if self._frame >= end:
            self.pause()

    def _set_playing(self, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self._owed = 0.0
            self.playing_changed.emit(playing)
