"""The Monkey: the order of the acts, and what must hold between two of them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog

from explorer.screens.registry import SCREENS
from tests.monkey import by_descent, by_key, by_mouse, by_network, by_window, checks
from tests.monkey.answerer import Answerer
from tests.monkey.user import User
from tests.monkey.watch import Watch
from tests.support.gui import settle

LONGEST_RUN = 3000  # steps: longer ones are left to another test
ENTRIES = 10  # undo entries undone or redone on one screen before the next
CHECKED = 50  # acts between two checks
_ACTS = (*by_key.ACTS, *by_mouse.ACTS, *by_network.ACTS, *by_descent.ACTS, *by_window.ACTS)


class Monkey(User):
    """A user without a plan.

    Every act draws from its own generator, seeded with the seed and the act's number: if one act draws more or fewer
    numbers, the acts that follow stay the same. Each act is written to the log before it happens.
    """

    def __init__(self, seed: int, folder: Path, watch: Watch, log: TextIO) -> None:
        super().__init__(seed, folder, watch, log)
        self.counts: Counter[str] = Counter()
        self._answerer = Answerer(self)

    def close(self) -> None:
        """Close the window for good."""
        self._answerer.stop()
        self._close_window()

    # Acts

    def run(self, count: int) -> None:
        """Do `count` acts."""
        for _ in range(count):
            self.act()

    def act(self) -> None:
        """Do the next act, then check that nothing is broken. Raises AssertionError or whatever an act raised."""
        self.number += 1
        self.random = random.Random(f"{self.seed}/{self.number}")
        weights, acts = zip(*_ACTS, strict=True)
        act: Callable[[User], None] = self.random.choices(acts, weights)[0]
        self.counts[act.__name__] += 1
        self.begin(act.__name__)
        self._guarded(lambda: self._act(act))

    def _guarded(self, do: Callable[[], None]) -> None:
        """Every exception says how to reproduce it."""
        try:
            do()
            self.watch.check()
        except Exception as error:
            story = "\n".join(self._story)
            error.add_note(f"seed {self.seed}, act {self.number}; the last acts were\n{story}")
            raise

    def _act(self, act: Callable[[User], None]) -> None:
        act(self)
        self._breathe()
        self._tidy()
        if self.number % CHECKED == 0:
            self.check()

    def _breathe(self) -> None:
        """Let Qt handle its events, or not: as on a fast or a slow machine."""
        draw = self.random.random()
        if draw < 0.4:
            QCoreApplication.processEvents()
        elif draw < 0.5:
            settle()
            self.deliver_deferred()

    def _tidy(self) -> None:
        if self.random.random() < 0.5:
            self.leave_menus()
        if self.random.random() < 0.3:
            self._close_dialogs()
        if not self.window.isVisible():
            self.note("(closed)")
            self.reopen()
        if self.window.workbench.store.experiment.descent.steps > LONGEST_RUN:
            self.window.workbench.store.update(steps=300)

    def check(self) -> None:
        """Check what is shown, then the Descent screen in full."""
        self.leave_menus()
        self._close_dialogs()
        checks.shown(self)
        self.window.workbench.show_screen("descent")
        self.come_to_rest()
        checks.descent(self)

    def finish(self) -> None:
        """Undo everything to the oldest entry and redo it, on every screen in turn."""
        self._guarded(self._finish)

    def _finish(self) -> None:
        self.check()
        store = self.window.workbench.store
        while store.can_redo:
            store.redo()
        last = store.experiment
        for possible, travel in ((lambda: store.can_undo, store.undo), (lambda: store.can_redo, store.redo)):
            while possible():
                for key in SCREENS:
                    self.window.workbench.show_screen(key)
                    for _ in range(ENTRIES):
                        travel()
                    self.glance()
            self.check()
        assert store.experiment == last

    def _close_dialogs(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()
