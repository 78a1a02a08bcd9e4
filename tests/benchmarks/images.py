"""Figure o: 60 000 images of the user's own are opened, plain and packed, and trained with, without a pause."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import numpy as np
from PySide6.QtCore import QEvent, QObject

from explorer.screens.registry import IMAGES_SCREEN, SCREENS
from explorer.window.main_window import MainWindow
from tests.benchmarks.harness import Figure, Target, milliseconds
from tests.benchmarks.window import close, open_window, screen_buttons, settle
from tests.support.idx import write_pair

COUNT = 60_000
STEPS = 1500  # more than an epoch of minibatches of 50
PAUSE = 50.0  # milliseconds


class Ticks(QObject):
    """The milliseconds that each tick of the window's timer has taken.

    They are those of this process: the longest of many ticks would else be one in which the machine did something else.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.taken: list[float] = []
        window.clock.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Timer:
            return False
        begun = process_time()
        watched.event(event)
        self.taken.append((process_time() - begun) * 1e3)
        return True


def opening() -> list[Figure]:
    """o. From the file to the screen, and the longest pauses on the way and while the network is trained. The screen
    was shown before: how long that takes the first time is figure g."""
    figures = []
    with TemporaryDirectory() as folder:
        for packed in (False, True):
            images, _labels = write_pair(Path(folder), COUNT, packed)
            window = open_window()
            screen_buttons(window)[SCREENS[IMAGES_SCREEN].label].click()
            settle()
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
