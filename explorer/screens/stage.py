"""The stage of a screen: one to three of its views side by side, taken from their places and put back later."""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from explorer.look.theme import SPACE
from explorer.widgets.steady_label import SteadyLabel

# Of the parts that a lesson may point at, those by which something is set: nobody wants these on a stage
CONTROLS = frozenset({"case", "chosen_loss", "optimizer", "options", "output", "settings", "starts", "transport"})
_UNLIMITED = (1 << 24) - 1  # Qt's largest size of a widget


class _Borrowed:
    """A view on the stage, what it was like in its place, and the empty widget that keeps the place."""

    def __init__(self, view: QWidget) -> None:
        self.view = view
        # A view that was never shown, such as a new card behind the stage, is not one that somebody has hidden.
        self._hidden = view.isHidden() and view.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        self._least, self._most, self._policy = view.minimumSize(), view.maximumSize(), view.sizePolicy()
        home = view.parentWidget()
        self.place = QWidget(home)
        layout = home.layout() if home is not None else None
        if layout is not None:
            layout.replaceWidget(view, self.place)
        self.place.setVisible(not self._hidden)
        view.setMinimumSize(0, 0)
        view.setMaximumSize(_UNLIMITED, _UNLIMITED)
        view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def give_back(self) -> None:
        """Put the view back, if both it and its place still exist."""
        if not shiboken6.isValid(self.place):
            if shiboken6.isValid(self.view):
                self.view.hide()
                self.view.deleteLater()  # its home is gone
            return
        home = self.place.parentWidget()
        layout = home.layout() if home is not None else None
        if shiboken6.isValid(self.view) and layout is not None:
            self.view.setMinimumSize(self._least)
            self.view.setMaximumSize(self._most)
            self.view.setSizePolicy(self._policy)
            layout.replaceWidget(self.place, self.view)
            self.view.setVisible(not self._hidden)
        self.place.hide()
        self.place.deleteLater()


class Layers(QStackedLayout):
    """The two layers of a screen, of which one is shown.

    Attributes:
        content: the ordinary arrangement of all views.
        stage: a few of them alone.
    """

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self.content, self.stage = QWidget(screen), Stage(screen)
        for layer in (self.content, self.stage):
            self.addWidget(layer)

    def bring(self, layer: QWidget) -> None:
        """Show `layer`; the other one needs no room."""
        for each in (self.content, self.stage):
            policy = QSizePolicy.Policy.Preferred if each is layer else QSizePolicy.Policy.Ignored
            each.setSizePolicy(policy, policy)
        self.setCurrentWidget(layer)


class Stage(QWidget):
    """Shows views that belong elsewhere on the same screen.

    A view that is deleted while it is on stage, such as the card of a run, leaves the stage, and its place goes too.

    Attributes:
        caption: a sentence about all of them.
        is_told: whether the words of a lesson stand above the stage: the views then get the room of the caption.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._borrowed: list[_Borrowed] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, 0)
        column.setSpacing(SPACE)
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE)
        column.addLayout(self._row, 1)
        self.caption = SteadyLabel(lines=1, parent=self)
        self.caption.hide()
        self.is_told = False
        column.addWidget(self.caption)

    @property
    def views(self) -> list[QWidget]:
        """The views on stage, from left to right."""
        return [borrowed.view for borrowed in self._borrowed]

    def show_views(self, views: Sequence[QWidget]) -> None:
        """Show exactly `views`, which lie in layouts of this screen; those before go back to their places."""
        if [*views] == self.views:
            return
        self.clear()
        for view in views:
            self._borrowed.append(_Borrowed(view))
            self._row.addWidget(view, 1)
            view.show()

    def set_caption(self, sentence: str) -> None:
        """Write `sentence` below the views; an empty one takes no room, and none has any where a lesson is told."""
        self.caption.setText(sentence)
        is_shown = bool(sentence) and not self.is_told
        if self.caption.isHidden() == is_shown:
            self.caption.setVisible(is_shown)

    def clear(self) -> None:
        """Put every view back where it was."""
        borrowed, self._borrowed = self._borrowed, []
        for each in borrowed:
            each.give_back()

    def childEvent(self, event) -> None:
        super().childEvent(event)
        if event.type() == QEvent.Type.ChildRemoved:
            self._forget(event.child())

    def _forget(self, gone: QObject) -> None:
        """A view was deleted, or taken by something else: nothing will come back to its place."""
        for borrowed in [each for each in self._borrowed if each.view is gone]:
            self._borrowed.remove(borrowed)
            borrowed.place.hide()
            borrowed.place.deleteLater()
