"""Figure o: 60 000 images of the user's own are opened, plain and packed, and trained with, without a pause."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from PySide6.QtCore import QEvent, QObject

from explorer.window.main_window import MainWindow
from tests.benchmarks.harness import Figure, Target, milliseconds
from tests.benchmarks.window import close, open_window, settle
from tests.support.idx import write_pair

COUNT = 60_000
STEPS = 1500  # more than an epoch of minibatches of 50
PAUSE = 50.0  # milliseconds


class Ticks(QObject):
    """The milliseconds that the window's timer has taken at each of its ticks."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.taken: list[float] = []
        window.clock.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Timer:
            return False
        self.taken.append(milliseconds(lambda: watched.event(event)))
        return True


def opening() -> list[Figure]:
    """o. From the file to the screen, and the longest pauses on the way and while the network is trained."""
    figures = []
    with TemporaryDirectory() as folder:
        for packed in (False, True):
            images, _labels = write_pair(Path(folder), COUNT, packed)
            window = open_window()
            ticks = Ticks(window)
            begun = perf_counter()
            first = milliseconds(lambda window=window, images=images: window.files.data.open(images))
            while window.files.data.opening.is_working:
                settle()
            whole = np.array([(perf_counter() - begun) * 1e3])
            kind = "packed" if packed else "plain"
            figures.append(Figure(f"o  {COUNT} images opened, {kind}", whole, Target("median", 2000.0)))
            figures.append(_longest(f"o  longest pause while opening, {kind}", [first, *ticks.taken]))
            figures.append(_longest(f"o  longest pause while training, {kind}", _trained(window, ticks)))
            close(window)
    return figures


def _trained(window: MainWindow, ticks: Ticks) -> list[float]:
    window.workbench.store.update(steps=STEPS)
    ticks.taken.clear()
    window.workbench.player.seek(STEPS)
    while window.workbench.player.is_behind:
        settle()
    return ticks.taken


def _longest(name: str, taken: list[float]) -> Figure:
    return Figure(name, np.array([max(taken)]), Target("median", PAUSE))
