"""The base of all screens: they follow the Store and the Player, and are updated only while they are visible."""

from __future__ import annotations

import itertools
import weakref
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme, Themed
from explorer.look.wording import Wording
from explorer.panels.transport import Transport
from explorer.screens.explained_example import Explained, at_start
from explorer.screens.stage import CONTROLS, Layers
from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment
from explorer.state.player import Player
from explorer.state.store import Store
from explorer.widgets.panel import Panel
from explorer.widgets.typing_box import TypingBox

GROWTH_BUDGET = 0.012  # seconds that a frame may be computed before what is ready is shown


def differ(old: Experiment | None, new: Experiment, what: Callable[[Experiment], object]) -> bool:
    """Whether `what` a view draws of them differs, or nothing was drawn before."""
    return old is None or what(old) != what(new)


class Screen(QWidget):
    """Shows the Store's Experiment at the Player's frame, and asks both for the changes that the user makes.

    A hidden screen catches up when it is shown.

    Attributes:
        content: the ordinary arrangement of all views, which `build` lays out.
        stage: a few of the views alone, while they are presented.
        on_stage: their names; empty while everything is shown.

    Signals:
        message: (sentence) for the status line.
        drawn: something has changed on the screen.
        work_changed: a long computation was begun or ended.

    More than 20 methods: many have defaults that suit most screens, and each overrides the few that do not.
    """

    message = Signal(str)
    drawn = Signal()
    work_changed = Signal()

    def __init__(
        self, store: Store, player: Player, theme: Theme, wording: Wording, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.store, self.player, self.theme, self.wording = store, player, theme, wording
        self.themed: list[Themed] = []
        self.transport: Transport | None = None
        self._complete: int | None = None  # the frame drawn; None if it is not the one requested
        self._shown: Experiment | None = None
        self._is_built, self._least_width = False, 0
        self._tab_order: list[weakref.ref[QWidget]] = []  # weak: rows and cards are deleted
        self.on_stage: list[str] = []
        self._layers = Layers(self)
        self.content, self.stage = self._layers.content, self._layers.stage
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click beside the controls returns the keys to the player
        self.build()
        self._is_built = True
        store.changed.connect(self._changed)
        store.refused.connect(self._refuse)
        player.frame_changed.connect(self._moved)
        self.refresh()
        for panel in self.findChildren(Panel):
            panel.spread_colours()

    def build(self) -> None:
        """Construct the views and connect their signals; put those that follow the theme into `self.themed`."""
        raise NotImplementedError

    def fit(self) -> None:
        """Set widths and heights that depend on the font and the window; called whenever one of these has changed."""

    def show_experiment(self, old: Experiment | None, new: Experiment) -> None:
        """Give each view what it draws of `new` if it differs from that of `old`; give all of it if `old` is None.

        The frame is drawn after it.
        """
        raise NotImplementedError

    def draw_frame(self, frame: int) -> int:
        """Draw `frame`, or the last frame before it that can be computed in time.

        Returns: the frame that was drawn.
        """
        return frame

    def show_frame(self, frame: int) -> None:
        """Show the frame requested, or the last frame before it that is computed, and tell the Player which."""
        reached = self.draw_frame(frame)
        self._complete = frame if reached == frame else None
        if self.transport is not None:
            self.transport.show_frame(reached, frame, self.player.steps)
        if self.isVisible():
            self.player.reach(reached)
        self.drawn.emit()

    def tab_order(self) -> list[QWidget]:
        """The controls in reading order, if they were constructed in another one."""
        return []

    def order_tabs(self) -> None:
        """Let Tab go through the controls in reading order, including those added later."""
        order = self.tab_order()
        references = [weakref.ref(widget) for widget in order]
        if references != self._tab_order:
            self._tab_order = references
            for first, second in itertools.pairwise(order):
                if first.window() is second.window():  # what is folded away opens in a window of its own
                    QWidget.setTabOrder(first, second)

    def parts(self) -> dict[str, QWidget]:
        """The views a lesson may point at, by name."""
        return {}

    def views(self) -> dict[str, QWidget]:
        """The parts that show something and so can be put on stage, by name."""
        return {name: part for name, part in self.parts().items() if name not in CONTROLS}

    def presented(self) -> list[str]:
        """The names of the views that are presented if no lesson says otherwise."""
        raise NotImplementedError

    @property
    def least_width(self) -> int:
        """The width that the ordinary arrangement needs; while views are on stage, what it needed before."""
        return self._least_width if self.on_stage else self.minimumSizeHint().width()

    def present(self, names: Sequence[str]) -> None:
        """Show the views `names` alone, as large as they can be; without names, or if none exists, everything."""
        self._least_width = self.least_width  # while the views are still there
        self.stage.clear()
        self._layers.bring(self.content)  # pages are brought to the front before views are taken from them
        for name in names:
            self.reveal(name)
        parts = self.parts()
        views = [parts[name] for name in dict.fromkeys(names) if name in parts]
        if views:
            self.stage.show_views(views)
            self._layers.bring(self.stage)
        self.on_stage = [*names] if views else []
        self.fit()

    def set_guessing(self, guessing: bool) -> None:
        """Hide whatever reveals the answer while the question of a lesson is open."""

    def set_playable(self, playable: bool) -> None:
        """Say that Space trains what is not trained yet, or do not: at some steps of a lesson it does nothing."""

    def explained(self) -> Explained:
        """The example that the explanation of the chosen loss is about: by default the start."""
        return at_start(self.store.experiment, self.wording)

    def reveal(self, part: str) -> None:
        """Show the page of the view `part`, on a screen with pages; an empty name for none in particular."""

    @property
    def has_steps(self) -> bool:
        """Whether what is shown changes with the step."""
        return self.transport is not None

    @property
    def is_working(self) -> bool:
        """Whether a long computation goes on, which the frame does not wait for."""
        return False

    def go_on(self, budget: float) -> None:
        """Compute for about `budget` seconds, and draw what is ready."""

    def stop_working(self) -> None:
        """Leave what is being computed as far as it is."""

    def looked_at(self) -> tuple[int, ...]:
        """The page and the example shown, on a screen with several; they are not part of the Experiment."""
        return ()

    def look_at(self, chosen: tuple[int, ...]) -> None:
        """Show again what `looked_at` returned, after the screen was rebuilt."""

    def reset(self, experiment: Experiment) -> Experiment:
        """`experiment` with the defaults of everything that this screen edits."""
        raise NotImplementedError

    def write(self, change: Callable[[Experiment], Experiment], gesture: object = None) -> None:
        """Ask the Store for `change` of the present Experiment; edits with the same `gesture` make one undo entry."""
        self.store.ask(change, gesture)

    def _refuse(self, fault: InvalidExperiment) -> None:
        """If visible, show why a change was refused, and show the unchanged values again."""
        if self.isVisible():
            self.message.emit(self.wording.refusal(fault))
            self.refresh()

    def finish_typing(self) -> None:
        """Finish typing in all boxes: they are about to be hidden."""
        for box in self.findChildren(TypingBox):
            box.finish_typing()

    def drop_typing(self) -> None:
        """Drop what is being typed in all boxes: another Experiment is shown."""
        for box in self.findChildren(TypingBox):
            box.drop_typing()

    def apply_theme(self, theme: Theme) -> None:
        """Give all views the colours, lines and fonts of `theme`."""
        self.theme = theme
        for view in self.themed:
            view.apply_theme(theme)
        if self.isVisible():
            self.refresh()
        else:
            self._shown = None  # shown again, in the new look, when it is next visible

    def _changed(self, old: Experiment, new: Experiment) -> None:
        if self.isVisible():
            self._show(self._shown, new)

    def _moved(self, frame: int) -> None:
        if self.isVisible() and self._shown == self.store.experiment:  # otherwise a new one follows
            self.show_frame(frame)

    def _show(self, old: Experiment | None, new: Experiment) -> None:
        self._shown = None  # if a view fails, all of them are shown at the next change
        self.show_experiment(old, new)
        self._shown = new
        self.order_tabs()
        self.show_frame(self.player.frame)

    def refresh(self) -> None:
        """Show everything again."""
        self._show(None, self.store.experiment)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._is_built:  # Qt sends this event for the first font before
            self.fit()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        if self._shown != self.store.experiment:
            self._show(self._shown, self.store.experiment)
        elif self._complete != self.player.frame:
            self.show_frame(self.player.frame)
        else:
            self.player.reach(self.player.frame)
