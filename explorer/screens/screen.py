"""What every screen is: views on one subject, driven by the Store and the Player, updated only while it is seen."""

from __future__ import annotations

import itertools
import weakref
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.panels.transport import Transport
from explorer.screens.explained_example import Explained, at_start
from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment
from explorer.state.player import Player
from explorer.state.store import Store
from explorer.widgets.number_box import NumberBox

GROWTH_BUDGET = 0.012  # seconds of computing a frame may take before it is shown as far as it is


def differ(old: Experiment | None, new: Experiment, what: Callable[[Experiment], object]) -> bool:
    """Whether `what` a view draws of them differs, or nothing was drawn before."""
    return old is None or what(old) != what(new)


class Themed(Protocol):
    """A view with colours of its own."""

    def apply_theme(self, theme: Theme) -> None: ...


class Screen(QWidget):
    """Shows the Store's Experiment at the Player's frame; writes what the user asks for back to them.

    A screen that is not seen is not kept up to date: it catches up when it is shown.

    Signals:
        message(sentence): for the status line.
        drawn(): something else is to be seen.

    More than 20 methods: ten are answers of which a screen gives only those that differ from what most would say.
    """

    key = ""
    message = Signal(str)
    drawn = Signal()

    def __init__(
        self, store: Store, player: Player, theme: Theme, wording: Wording, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.store, self.player, self.theme, self.wording = store, player, theme, wording
        self.themed: list[Themed] = []
        self.transport: Transport | None = None
        self._complete: int | None = None  # the frame that is drawn; None where it is not the one that was asked for
        self._shown: Experiment | None = None
        self._is_built = False
        self._tab_order: list[weakref.ref[QWidget]] = []  # rows and cards come and go
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click beside the controls gives the keys back to the player
        self.build()
        self._is_built = True
        store.changed.connect(self._changed)
        store.refused.connect(self._refuse)
        player.frame_changed.connect(self._moved)
        self.show_anew()

    def build(self) -> None:
        """Make the views and connect what they ask for; `self.themed` gets all that have colours of their own."""
        raise NotImplementedError

    def fit(self) -> None:
        """Widths and heights that follow the font and the window; called whenever one of these has changed."""

    def show_experiment(self, old: Experiment | None, new: Experiment) -> None:
        """Hand each view what it draws of `new`, where that differs from what it drew of `old`; all where that is None.

        The frame is drawn after it.
        """
        raise NotImplementedError

    def draw_frame(self, frame: int) -> int:
        """Draw `frame`, or as far towards it as is computed by now, where time matters; which frame is drawn."""
        return frame

    def show_frame(self, frame: int) -> None:
        """Show the Player's frame, or as far towards it as is computed by now, and say so to the Player."""
        reached = self.draw_frame(frame)
        self._complete = frame if reached == frame else None
        if self.transport is not None:
            self.transport.show_frame(reached, frame, self.player.steps)
        if self.isVisible():
            self.player.reach(reached)
        self.drawn.emit()

    def tab_order(self) -> list[QWidget]:
        """The controls as they are read, where they were made in another order."""
        return []

    def order_tabs(self) -> None:
        """Let Tab go through the controls in reading order, also after some were added."""
        order = self.tab_order()
        references = [weakref.ref(widget) for widget in order]
        if references != self._tab_order:
            self._tab_order = references
            for first, second in itertools.pairwise(order):
                QWidget.setTabOrder(first, second)

    def parts(self) -> dict[str, QWidget]:
        """The views a lesson may point at, by name."""
        return {}

    def set_guessing(self, guessing: bool) -> None:
        """Whether a lesson's question is open, so that no sentence may give its answer away."""

    def explained(self) -> Explained:
        """What the explanation of the chosen loss is about: the start, where nothing moves."""
        return at_start(self.store.experiment, self.wording)

    def reveal(self, part: str) -> None:
        """Bring the view `part` to the front, where a screen has pages; an empty name for none in particular."""

    def looked_at(self) -> int:
        """Which page or example is looked at, where a screen has several: no part of the Experiment."""
        return 0

    def look_at(self, chosen: int) -> None:
        """Return to what `looked_at` gave before the screen was rebuilt."""

    def reset(self, experiment: Experiment) -> Experiment:
        """`experiment` with what this screen edits back at its first values."""
        raise NotImplementedError

    def write(self, change: Callable[[Experiment], Experiment], gesture: object = None) -> None:
        """Ask the Store for `change` of the present Experiment; edits with the same `gesture` make one undo entry."""
        self.store.ask(change, gesture)

    def _refuse(self, fault: InvalidExperiment) -> None:
        """Say why something was refused, on the screen that is seen, and show what there still is."""
        if self.isVisible():
            self.message.emit(self.wording.refusal(fault))
            self.show_anew()

    def finish_typing(self) -> None:
        """Take what is half typed: its box is about to be out of sight."""
        for box in self.findChildren(NumberBox):
            box.finish_typing()

    def drop_typing(self) -> None:
        """Let every number box show its value again: what is half typed belonged to what was there."""
        for box in self.findChildren(NumberBox):
            box.drop_typing()

    def apply_theme(self, theme: Theme) -> None:
        """Colours, lines and fonts everywhere."""
        self.theme = theme
        for view in self.themed:
            view.apply_theme(theme)
        if self.isVisible():
            self.show_anew()
        else:
            self._shown = None  # drawn again, in the new look, when it is next seen

    def _changed(self, old: Experiment, new: Experiment) -> None:
        if self.isVisible():
            self._show(self._shown, new)

    def _moved(self, frame: int) -> None:
        if self.isVisible() and self._shown == self.store.experiment:  # else the frame is of an Experiment to come
            self.show_frame(frame)

    def _show(self, old: Experiment | None, new: Experiment) -> None:
        self._shown = new
        self.show_experiment(old, new)
        self.order_tabs()
        self.show_frame(self.player.frame)

    def show_anew(self) -> None:
        """Show all there is once more."""
        self._show(None, self.store.experiment)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._is_built:  # the first font comes before it is built
            self.fit()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        if self._shown != self.store.experiment:
            self._show(self._shown, self.store.experiment)
        elif self._complete != self.player.frame:
            self.show_frame(self.player.frame)
        else:
            self.player.reach(self.player.frame)
