"""The User of the window: what every act of the monkey uses, and the log of the acts."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import TextIO, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QTimer
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from explorer.screens.registry import SCREENS
from explorer.state import lessons
from explorer.state.lesson import Lesson
from explorer.state.presets import DEFAULT_PRESET
from explorer.state.settings import Settings
from explorer.window.main_window import MainWindow
from tests.monkey import hand
from tests.monkey.files import Files
from tests.monkey.watch import Watch
from tests.support.gui import settle

TOLD = 30  # acts that the report of a failure lists
Picked = TypeVar("Picked", bound=QWidget)


class User:
    """A user at a window, with files, remembered settings, and random numbers.

    Attributes:
        number: the number of the current act.
        random: the random generator of that act.
    """

    def __init__(self, seed: int, folder: Path, watch: Watch, log: TextIO) -> None:
        self.seed, self.watch, self._log = seed, watch, log
        self.number = 0
        self.random = random.Random(f"{seed}/0")
        self._story: list[str] = []
        self.files = Files(folder)
        known = tuple(SCREENS)
        own = [lessons.load(path, known) for path in self.files.lessons if path.stem in ("cards", "runs", "missing")]
        self.lessons: list[Lesson] = [*lessons.load_all(lessons.FOLDER, known)[0], *own]
        self.window = self._opened(Settings(language="en"))

    def _opened(self, settings: Settings) -> MainWindow:
        self._settings = settings
        window = MainWindow(DEFAULT_PRESET, settings)
        window.setting_changed.connect(self._remember)
        window.setMinimumSize(1, 1)  # as under a tiling window manager
        window.resize(960, 640)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        return window

    def _remember(self, name: str, value: object) -> None:
        self._settings = replace(self._settings, **{name: value})

    def _close_window(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self.deliver_deferred()

    def reopen(self) -> None:
        """Open another window, with the remembered settings of the one before."""
        settings = self._settings
        self._close_window()
        self.window = self._opened(settings)

    def begin(self, name: str) -> None:
        """Log that the act `name` begins."""
        self._story = [*self._story[1 - TOLD :], f"{self.number} {name}"]
        self._log.write(f"\n{self._story[-1]}")
        self._log.flush()

    def note(self, text: str) -> None:
        """Log what an act has drawn."""
        self._story[-1] += f" {text}"
        self._log.write(f" {text}")
        self._log.flush()

    def keep(self, picture: QImage, name: str) -> Path:
        """Save a picture beside the log."""
        path = Path(self._log.name).with_name(f"monkey-{self.seed}-{self.number}-{name}.png")
        picture.save(str(path))
        return path

    def pick(self, kind: type[Picked]) -> Picked | None:
        """A random usable widget of a kind: on the screen, in the explanation or the lesson."""
        window = self.window
        places = [window.screens.current, window.screens.current, window.body.explain, window.guide.strip, window.menus]
        found = self.random.choice(places).findChildren(kind) or window.screens.current.findChildren(kind)
        usable = [widget for widget in found if widget.isVisible() and widget.isEnabled()]
        return self.random.choice(usable) if usable else None

    def point(self, widget: QWidget) -> QPoint:
        """A random point on a widget."""
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
        """Change what is shown, by some key."""
        keys = self.random.choice(hand.INTERRUPTIONS)
        self.note(keys)
        hand.shortcut(keys)

    def entry(self, keys: QKeySequence) -> None:
        """Choose the menu entry that has these keys, by mouse."""
        actions = (action for _, actions in self.window.menu_actions.key_groups() for action in actions)
        for action in [action for action in actions if keys in action.shortcuts()]:
            action.trigger()

    def glance(self) -> None:
        """Let Qt handle pending events."""
        QCoreApplication.processEvents()

    def wait_for_timer(self) -> None:
        """Wait until something happens by itself."""
        QTimer.singleShot(50, lambda: None)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def deliver_deferred(self) -> None:
        """Delete what is due for deletion, as the event loop does between two events."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def come_to_rest(self) -> None:
        """Wait until the window is paused and painted, and the requested frame is computed, or cancelled by Escape.

        What else is being read or computed is left as far as it is.
        """
        window = self.window
        window.workbench.player.pause()
        settle()
        for _ in range(20):
            if window.workbench.player.reached == window.workbench.player.frame:
                break
            self.wait_for_timer()
        while window.workbench.player.reached != window.workbench.player.frame:
            window.escape()  # the first Escape closes the explanation
        window.files.data.cancel()
        if window.screens.current.is_working:
            window.screens.current.stop_working()
        settle()

    def leave_menus(self) -> None:
        """Close lists and menus that are open."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        if self.window.menus.activeAction() is not None:
            hand.named("Escape")
