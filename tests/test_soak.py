"""Twenty thousand frames: memory and the reference count of None stay level."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

from explorer.state.presets import PRESETS
from tests.gui import settle

FRAMES = 20_000


def resident_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_twenty_thousand_frames_leave_memory_and_none_level(make_window):
    window = make_window(PRESETS["error-surface"], size=(900, 600))
    player = window.player
    window.store.update(steps=1000)

    def play(frames: int) -> None:
        for frame in range(frames):
            if not player.playing:
                player.play()
            player.step(1 / player.speed + 1e-9)
            if frame % 20 == 0:
                settle()  # layout and paint, as far as anything changed

    play(2000)  # caches fill, the heap finds its size
    gc.collect()
    memory, nothing = resident_megabytes(), sys.getrefcount(None)
    play(FRAMES - 2000)
    gc.collect()
    assert resident_megabytes() - memory < 12
    assert abs(sys.getrefcount(None) - nothing) < 2000
