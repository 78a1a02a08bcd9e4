"""The Monkey: which act comes when, what is written down of it, and what must hold between two of them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TextIO, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QTimer
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from explorer.screens.registry import SCREENS
from explorer.state import lessons
from explorer.state.lesson import Lesson
from explorer.state.presets import DEFAULT_PRESET
from explorer.state.settings import Settings
from explorer.window.main_window import MainWindow
from tests.monkey import by_key, by_mouse, by_window, checks, hand
from tests.monkey.answerer import Answerer
from tests.monkey.files import Files
from tests.monkey.watch import Watch
from tests.support.gui import settle

LONGEST_RUN = 3000  # steps: longer ones are another test's
ENTRIES = 10  # of the history, that are undone or redone on one screen before the next
CHECKED = 50  # every so many acts
TOLD = 30  # acts of which a failure tells
_ACTS = (*by_key.ACTS, *by_mouse.ACTS, *by_window.ACTS)

Picked = TypeVar("Picked", bound=QWidget)


class Monkey:
    """A user without a plan.

    Every act draws from a generator of its own, made from the seed and the act's number: what one act draws more or
    less does not change which acts follow. Each is written to the log before it happens.
    """

    def __init__(self, seed: int, folder: Path, watch: Watch, log: TextIO) -> None:
        self.seed, self.watch, self._log = seed, watch, log
        self.number = 0
        self.random = random.Random(f"{seed}/0")
        self.counts: Counter[str] = Counter()
        self._story: list[str] = []
        self.files = Files(folder)
        known = tuple(SCREENS)
        own = [lessons.load(path, known) for path in self.files.lessons if path.stem in ("cards", "runs", "missing")]
        self.lessons: list[Lesson] = [*lessons.load_all(lessons.FOLDER, known)[0], *own]
        self.window = self._opened(Settings(language="en"))
        self._answerer = Answerer(self)

    def _opened(self, settings: Settings) -> MainWindow:
        self._settings = settings
        window = MainWindow(DEFAULT_PRESET, settings)
        window.setting_changed.connect(self._remember)
        window.setMinimumSize(1, 1)  # as a window manager that puts windows side by side has it
        window.resize(960, 640)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        return window

    def _remember(self, name: str, value: object) -> None:
        self._settings = replace(self._settings, **{name: value})

    def close(self) -> None:
        """Close the window for good."""
        self._answerer.stop()
        self._close_window()

    def _close_window(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self.deliver_deferred()

    def reopen(self) -> None:
        """Another window, with what the one before remembers."""
        settings = self._settings
        self._close_window()
        self.window = self._opened(settings)

    # Acting

    def run(self, count: int) -> None:
        """Act `count` times."""
        for _ in range(count):
            self.act()

    def act(self) -> None:
        """Do the next thing, then see that nothing is broken. Raises AssertionError or whatever an act raised."""
        self.number += 1
        self.random = random.Random(f"{self.seed}/{self.number}")
        weights, acts = zip(*_ACTS, strict=True)
        act: Callable[[Monkey], None] = self.random.choices(acts, weights)[0]
        self.counts[act.__name__] += 1
        self._story = [*self._story[1 - TOLD :], f"{self.number} {act.__name__}"]
        self._log.write(f"\n{self._story[-1]}")
        self._log.flush()
        self._guarded(lambda: self._act(act))

    def _guarded(self, do: Callable[[], None]) -> None:
        """Whatever is raised says how to come here again."""
        try:
            do()
            self.watch.check()
        except Exception as error:
            story = "\n".join(self._story)
            error.add_note(f"seed {self.seed}, act {self.number}; the last acts were\n{story}")
            raise

    def _act(self, act: Callable[[Monkey], None]) -> None:
        act(self)
        self._breathe()
        self._tidy()
        if self.number % CHECKED == 0:
            self.check()

    def keep(self, picture: QImage, name: str) -> Path:
        """Put a picture beside the log."""
        path = Path(self._log.name).with_name(f"monkey-{self.seed}-{self.number}-{name}.png")
        picture.save(str(path))
        return path

    def note(self, text: str) -> None:
        """Write down what an act has drawn."""
        self._story[-1] += f" {text}"
        self._log.write(f" {text}")
        self._log.flush()

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
        """What is shown is consistent, then the Descent screen in full."""
        self.leave_menus()
        self._close_dialogs()
        checks.shown(self)
        self.window.workbench.show_screen("descent")
        self.come_to_rest()
        checks.descent(self)

    def finish(self) -> None:
        """All undone to the oldest and done again, on every screen in turn."""
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

    # What acts need

    def pick(self, kind: type[Picked]) -> Picked | None:
        """One of the widgets of a kind that can be used now: on the screen, in the explanation or the lesson."""
        window = self.window
        places = [window.screens.current, window.screens.current, window.body.explain, window.guide.strip, window.menus]
        found = self.random.choice(places).findChildren(kind) or window.screens.current.findChildren(kind)
        usable = [widget for widget in found if widget.isVisible() and widget.isEnabled()]
        return self.random.choice(usable) if usable else None

    def point(self, widget: QWidget) -> QPoint:
        """Somewhere on a widget."""
        return QPoint(self.random.randrange(max(widget.width(), 1)), self.random.randrange(max(widget.height(), 1)))

    def view(self) -> QWidget:
        """Any view of the window, down to its smallest parts."""
        screen = self.window.screens.current
        named = [view for view in screen.parts().values() if view.isVisible()]
        view = self.random.choice([*named, screen, self.window])
        child = view.childAt(self.point(view))
        return child if child is not None and self.random.random() < 0.8 else view

    def steps_at_runs(self) -> list[tuple[Lesson, int]]:
        """The steps of lessons that point at a card or a run."""
        return [
            (lesson, place)
            for lesson in self.lessons
            for place, step in enumerate(lesson.steps)
            if step.point.startswith(("card_", "run_"))
        ]

    def interrupt(self) -> None:
        """Something that changes what is shown, by its key."""
        keys = self.random.choice(by_key.INTERRUPTIONS)
        self.note(keys)
        hand.shortcut(keys)

    def entry(self, keys: QKeySequence) -> None:
        """The menu entry that has these keys, chosen by mouse."""
        actions = (action for _, actions in self.window.menu_actions.key_groups() for action in actions)
        for action in [action for action in actions if keys in action.shortcuts()]:
            action.trigger()

    def glance(self) -> None:
        """Let Qt handle what is due."""
        QCoreApplication.processEvents()

    def wait_for_timer(self) -> None:
        """Until something happens by itself."""
        QTimer.singleShot(50, lambda: None)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def deliver_deferred(self) -> None:
        """What was to be deleted is deleted now, as the event loop does between two events."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def come_to_rest(self) -> None:
        """Paused, painted, and the frame asked for computed, or given up by Escape."""
        window = self.window
        window.workbench.player.pause()
        settle()
        for _ in range(20):
            if window.workbench.player.reached == window.workbench.player.frame:
                break
            self.wait_for_timer()
        while window.workbench.player.reached != window.workbench.player.frame:
            window.escape()  # closes the explanation first
        settle()

    def leave_menus(self) -> None:
        """Close lists and menus that are open."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        if self.window.menus.activeAction() is not None:
            hand.named("Escape")

    def _close_dialogs(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()
