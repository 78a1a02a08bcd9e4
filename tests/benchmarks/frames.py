"""Figures b and c: the time from one change until the whole window shows it.

The time covers the call that changes something and then all pending Qt events: the layouts that follow and the
paint of every region of the window (1400x900 unless another size is given) that Qt has marked for an update. The rest
is not repainted, neither in our window nor in the bare one. It is the same on a user's screen, except that the
offscreen platform does not display the picture. `check` makes sure that no paint follows after the clock is stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from time import perf_counter

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from explorer.window.main_window import MainWindow
from tests.benchmarks.bare import BarePlots, FrameData, frame_data
from tests.benchmarks.core import FOUR_LOSSES
from tests.benchmarks.harness import WARM_UP, Action, Comparison, Figure, Target, in_turns
from tests.benchmarks.window import SIZE, close, open_window, settle

LARGER = ((1920, 1080), (3840, 2160))
FRAMES = 300
DRAGS = 200
LINGER = 0.05  # seconds to wait for a late paint


def animation() -> list[Figure]:
    """b. Frame n to n + 1 of two runs with Adam, alternating with the same frame in the bare plots, in windows of
    three sizes; then of four runs.

    Our time includes computing what a frame shows. The bare plots get precomputed arrays, which are not timed.
    """
    figures = [_two_losses("b  frame, two losses", SIZE, Target("p95", 8.0), 1.2)]
    for size in LARGER:
        figures.append(_two_losses("b  frame, two losses, {}x{}".format(*size), size, Target("p95", 16.0), None))
    window = open_window(FOUR_LOSSES)
    step = _stepping(window)
    check(step, window.screens.screen_of("descent").cards[3].plot.viewport())
    figures.append(Figure("b  frame, four losses", in_turns([step], FRAMES)[0], Target("p95", 16.0)))
    close(window)
    return figures


def _two_losses(name: str, size: tuple[int, int], target: Target, limit: float | None) -> Figure:
    window = open_window(FOUR_LOSSES[:2], size)
    bare = BarePlots(window.screens.screen_of("descent").scene)
    bare.resize(*size)
    bare.show()
    ours, theirs = _stepping(window), _showing(bare, window)
    check(ours, window.screens.screen_of("descent").cards[0].plot.viewport())
    check(theirs, bare.viewport)
    mine, others = in_turns([ours, theirs], FRAMES)
    close(window, bare)
    return Figure(name, mine, target, Comparison("bare pyqtgraph, same plots", others, limit))


def dragging() -> list[Figure]:
    """c. The slider of the held logit y₃ goes from −5 to 5. At every value both surfaces are new, and so is all
    that depends on them: colours, contours, runs, bars, table, slice."""
    window = open_window(FOUR_LOSSES[:2])
    window.workbench.store.replace(window.workbench.store.experiment.with_logit(2, 5.0))
    settle()
    slider = window.screens.screen_of("descent").logits.rows[2].slider
    last = slider.value()
    ticks = iter(np.linspace(slider.maximum() - last, last, 1 + WARM_UP + DRAGS).round().astype(int).tolist())

    def drag() -> None:
        slider.setValue(next(ticks))
        settle()

    check(drag, window.screens.screen_of("descent").cards[0].plot.viewport())
    samples = in_turns([drag], DRAGS)[0]
    assert window.workbench.store.experiment.problem.logits[2] == 5.0
    close(window)
    return [Figure("c  dragging a held logit", samples, Target("p95", 16.0))]


def check(action: Action, viewport: QWidget) -> None:
    """Raise RuntimeError unless `action` causes a paint of `viewport`, and only before it returns."""
    settle()
    paints = _Paints(viewport)
    action()
    within = paints.seen
    end = perf_counter() + LINGER
    while perf_counter() < end:
        QApplication.processEvents()
    viewport.removeEventFilter(paints)
    if not within or paints.seen > within:
        raise RuntimeError(f"{within} paints of the plot were timed and {paints.seen - within} came later")


class _Paints(QObject):
    """Counts the paint events of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() == QEvent.Type.Paint
        return False


def _stepping(window: MainWindow) -> Callable[[], None]:
    frames = count(1)

    def step() -> None:
        window.workbench.player.seek(next(frames))
        settle()

    return step


def _showing(bare: BarePlots, window: MainWindow) -> Callable[[], None]:
    scene = window.screens.screen_of("descent").scene
    last = 1 + WARM_UP + FRAMES
    scene.grow(last)
    data: Iterator[FrameData] = iter([frame_data(scene, frame) for frame in range(1, last + 1)])

    def show() -> None:
        bare.show_frame(next(data))
        settle()

    return show
