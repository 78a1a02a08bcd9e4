"""Three thousand frames: memory and the reference count of None stay level."""

from __future__ import annotations

import sys

import pytest
from pyqtgraph import AxisItem, PlotWidget

from explorer.state.presets import PRESETS
from tests.support import memory
from tests.support.gui import settle

WARMING, FRAMES = 1000, 2000
PAINTED = 20  # one frame in so many is painted
COUNTS_NONE = sys.version_info < (3, 12)  # None is not counted from 3.12 on


def nones(action, times: int = 50) -> float:
    """How many references to None one `action` leaves behind."""
    action()
    nothing = sys.getrefcount(None)
    for _ in range(times):
        action()
    return (sys.getrefcount(None) - nothing) / times


@pytest.fixture
def axes(monkeypatch):
    """Every axis that was repainted, which pyqtgraph does into a QPicture of its own."""
    painted = []
    plan = AxisItem.generateDrawSpecs
    monkeypatch.setattr(AxisItem, "generateDrawSpecs", lambda axis, painter: painted.append(1) or plan(axis, painter))
    return painted


@pytest.mark.one_python
@pytest.mark.skipif(not memory.IS_COUNTED, reason="only glibc counts the memory in use")
def test_three_thousand_frames_leave_memory_and_none_level(make_window, qtbot, axes):
    """The installed PySide6 leaks a few references to None for each QPicture and each QPixmap painted: not ours, and
    harmless. They are measured and subtracted, so that one leak of ours in five painted frames shows.
    """
    of_an_axis = nones_of_an_axis(qtbot, axes)
    window = make_window(PRESETS["error-surface"], size=(900, 600))
    player = window.workbench.player
    window.workbench.store.update(steps=1000)
    of_a_replay = nones(lambda: (player.play(), player.pause()))  # draws two icons
    replays = 0

    def play(frames: int) -> None:
        nonlocal replays
        for frame in range(frames):
            if not player.playing:
                player.play()
                replays += 1
            player.step(1 / player.speed + 1e-9)
            if frame % PAINTED == 0:
                settle()  # layout and paint of what changed

    play(WARMING)  # caches fill
    for _ in range(3):  # what leaks does so every time; what other tests have left may still settle
        before, nothing, replays = memory.in_use(), sys.getrefcount(None), 0
        axes.clear()
        play(FRAMES)
        nones_left, after = sys.getrefcount(None) - nothing, memory.in_use()
        megabytes, blocks = after.megabytes - before.megabytes, after.blocks - before.blocks
        if megabytes < 0.4 and blocks < 0.2 * FRAMES:
            break  # 0.2 kB a frame; of Python's, one block for five frames
    else:
        pytest.fail(f"{megabytes:.2f} MB and {blocks} blocks more after {FRAMES} frames")
    if COUNTS_NONE:
        assert of_an_axis > 0 and replays >= FRAMES // 1000  # the clock adds frames of its own while settling
        theirs = of_an_axis * len(axes) + of_a_replay * replays
        assert abs(nones_left - theirs) < 0.1 * FRAMES / PAINTED


def nones_of_an_axis(qtbot, axes) -> float:
    bare = PlotWidget()
    qtbot.addWidget(bare)
    bare.show()
    settle()
    bare.setXRange(0, 1, padding=0)
    settle()
    axes.clear()
    nothing = sys.getrefcount(None)
    for end in range(2, 52):
        bare.setXRange(0, end, padding=0)
        settle()
    return (sys.getrefcount(None) - nothing) / len(axes)
