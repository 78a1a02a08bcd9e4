"""The small button in the corner of the view under the mouse, which puts that view on stage."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QTableView, QWidget

from explorer.look.appearance import Appearance
from explorer.look.icons import icon
from explorer.plots.run_plot import RunPlot
from explorer.widgets.button import Button
from explorer.widgets.panel import Panel
from explorer.window.presenter import Presenter
from explorer.window.screen_stack import ScreenStack

_WATCHED = "watched by the corner"
_MARGIN = 3


class StageCorner(QObject):
    """Watches the views of the current screen; a double-click on a view's title does the same as its button.

    Attributes:
        button: the button, a child of the view under the mouse; None before the first.
    """

    def __init__(self, screens: ScreenStack, presenter: Presenter, appearance: Appearance) -> None:
        super().__init__(screens)
        self._screens, self._presenter, self._appearance = screens, presenter, appearance
        self.button: Button | None = None
        screens.current_changed.connect(self._watch)
        screens.drawn.connect(self._watch)  # a run may have brought another card
        presenter.changed.connect(self._hide)
        self._watch()

    def _watch(self) -> None:
        for view in self._screens.current.views().values():
            if not view.property(_WATCHED):
                view.setProperty(_WATCHED, True)
                for part in (view, *_titles(view)):
                    part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Enter and isinstance(watched, QWidget):
            self._show_in(watched)
        elif kind == QEvent.Type.Leave and isinstance(watched, QWidget) and watched is self._view():
            self._show_in(watched.parentWidget())
        elif kind == QEvent.Type.Resize and watched is self._view():
            self._place()
        elif kind == QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            return self._double_clicked(watched, event.position().toPoint())
        return super().eventFilter(watched, event)

    def _view(self) -> QObject | None:
        """The view that has the button now."""
        shown = self.button is not None and shiboken6.isValid(self.button) and not self.button.isHidden()
        return self.button.parent() if shown and self.button is not None else None

    def _show_in(self, widget: QWidget | None) -> None:
        """Show the button in the view that `widget` is or lies in; hide it where there is none."""
        view = self._presenter.view_around(widget)
        if view is None or self._presenter.name_of(view) in self._screens.current.on_stage:
            self._hide()
            return
        if self.button is None or not shiboken6.isValid(self.button):  # it goes with the view that it was in
            self.button = Button("", "")
            self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F is the way of the keyboard
            self.button.setProperty("outlined", True)
            self.button.clicked.connect(self._present)
        name = self.tr("Put this view on stage (F)")
        self.button.setToolTip(name)
        self.button.setAccessibleName(name)
        self.button.setIcon(icon("present", self._appearance.theme))
        self.button.setParent(view)
        self._place()
        self.button.show()
        self.button.raise_()

    def _place(self) -> None:
        view = self.button.parentWidget() if self.button is not None else None
        if self.button is not None and view is not None:
            self.button.adjustSize()
            corner = view.rect().bottomRight() - self.button.rect().bottomRight()
            self.button.move(corner - QPoint(_MARGIN, _MARGIN))

    def _hide(self) -> None:
        if self.button is not None and shiboken6.isValid(self.button):
            self.button.hide()

    def _present(self) -> None:
        view = self.button.parentWidget() if self.button is not None else None
        if view is not None:
            self._presenter.present_alone(self._presenter.name_of(view))

    def _double_clicked(self, watched: QObject, place: QPoint) -> bool:
        """A double-click on the title of a view puts it on stage. Returns: whether it was on a title."""
        for name, view in self._screens.current.views().items():
            if watched in _titles(view) and (not isinstance(view, RunPlot) or view.caption.geometry().contains(place)):
                self._presenter.toggle_alone(name)
                return True
        return False


def _titles(view: QWidget) -> list[QObject]:
    """What has the title of `view` on it."""
    if isinstance(view, Panel):
        return [view.title]
    if isinstance(view, QTableView):
        return [view.horizontalHeader().viewport()]  # a double-click on a row is the table's own
    return [view.viewport()] if isinstance(view, QAbstractScrollArea) else []
