"""Twenty thousand frames: memory and the reference count of None stay level."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest
from pyqtgraph import AxisItem, PlotWidget

from explorer.state.presets import PRESETS
from tests.gui import settle

FRAMES = 20_000


def resident_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def nones_of_an_axis(plot: PlotWidget) -> float:
    """How many references to None the installed PySide6 leaves behind whenever pyqtgraph paints an axis anew.

    One for every virtual method that Qt asks a new QPicture for: not ours, and harmless.
    """
    count = 100
    nothing = 0
    for time in range(count + 1):
        if time == 1:
            nothing = sys.getrefcount(None)
        plot.setXRange(0, 1 + time % 2, padding=0)
        settle()
    return (sys.getrefcount(None) - nothing) / count


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_twenty_thousand_frames_leave_memory_and_none_level(make_window, qtbot, monkeypatch):
    bare = PlotWidget()
    qtbot.addWidget(bare)
    bare.show()
    settle()
    of_an_axis = nones_of_an_axis(bare)
    window = make_window(PRESETS["error-surface"], size=(900, 600))
    player = window.player
    window.store.update(steps=1000)
    axes = 0
    plan = AxisItem.generateDrawSpecs

    def counted(axis, painter):
        nonlocal axes
        axes += 1  # pyqtgraph draws an axis into a new QPicture whenever its range or its size has changed
        return plan(axis, painter)

    monkeypatch.setattr(AxisItem, "generateDrawSpecs", counted)

    def play(frames: int) -> None:
        for frame in range(frames):
            if not player.playing:
                player.play()
            player.step(1 / player.speed + 1e-9)
            if frame % 20 == 0:
                settle()  # layout and paint, as far as anything changed

    play(2000)  # caches fill, the heap finds its size
    gc.collect()
    memory, nothing, axes = resident_megabytes(), sys.getrefcount(None), 0
    play(FRAMES - 2000)
    gc.collect()
    assert resident_megabytes() - memory < 12
    # Less than one for every frame that was painted; 24 a replay are those of the pictures of play and pause.
    painted = (FRAMES - 2000) // 20
    assert abs(sys.getrefcount(None) - nothing - of_an_axis * axes) < 0.7 * painted
