"""The column at the left of the Descent screen: logits, probabilities and losses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from explorer.look.theme import SPACE
from explorer.screens.descent.arrangement import Column, Size
from explorer.widgets.button import Button
from explorer.widgets.flyout import Flyout
from explorer.widgets.page_tabs import PageTabs
from explorer.widgets.scroll_column import ScrollColumn

_SHARE = 0.18  # of the screen's width, where that is more than the contents need


class SideColumn(QWidget):
    """Its panels one above the other; or one at a time, chosen by tabs; or the tabs alone, which open a flyout.

    Attributes:
        tabs: a button for each panel.
        curves: the button that opens the curves where they have no room.

    Signals:
        opened: (page, by_key) a panel is to be shown in the flyout; −1 for none.
    """

    opened = Signal(int, bool)

    def __init__(self, names: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Args: names: (name, hint) of each panel."""
        super().__init__(parent)
        self._panels: list[QWidget] = []
        self.mode, self.page = Column.OPEN, 0
        self.tabs = PageTabs(names, self)
        self.curves = Button(
            self.tr("Folded:\ncurves"),
            self.tr("Folded for lack of room: open the curves and the slice"),
            checkable=True,
            parent=self,
        )
        self.pages = ScrollColumn(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE)
        self._layout.addWidget(self.tabs)
        self._layout.addWidget(self.curves)
        self._layout.addWidget(self.pages, 1)
        self._layout.addStretch(0)
        self.tabs.hide()
        self.curves.hide()
        self.tabs.chosen.connect(self._choose)

    def add(self, panel: QWidget, stretch: int) -> None:
        """Add the next panel below the others; its parent is `pages.contents`."""
        self._panels.append(panel)
        self.pages.add(panel, stretch=stretch)

    def sizes(self, room: QSize) -> dict[Column, Size]:
        """(width, height) that it needs in each of its states, on a screen of the size `room`."""
        hints = [panel.minimumSizeHint() for panel in self._panels]
        width = max(max(hint.width() for hint in hints), int(_SHARE * room.width()))
        buttons = [button.sizeHint() for button in self.tabs.buttons]
        row = sum(button.width() + SPACE for button in buttons)
        high = sum(button.height() + SPACE for button in buttons) + self.curves.sizeHint().height()
        highest = max(hint.height() for hint in hints) + buttons[0].height() + SPACE
        bar = self.pages.verticalScrollBar().sizeHint().width() if highest + 2 * SPACE > room.height() else 0
        return {
            Column.OPEN: (width, sum(hint.height() + SPACE for hint in hints) - SPACE),
            Column.TABS: (max(width + bar, row), highest),
            Column.CLOSED: (max(button.width() for button in [*buttons, self.curves.sizeHint()]), high),
        }

    def show_as(self, mode: Column, width: int, flyout: Flyout) -> None:
        """Be `width` pixels wide in `mode`; closed, the panels are in the `flyout`."""
        self.setFixedWidth(width)
        if mode is not self.mode:
            self.mode = mode
            flyout.close_again()
            if mode is Column.CLOSED:
                flyout.body.addWidget(self.pages)
            else:
                self._layout.insertWidget(2, self.pages, 1)
            across = mode is not Column.CLOSED
            row = self.tabs.layout()
            assert isinstance(row, QBoxLayout)
            row.setDirection(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)
            self.tabs.setVisible(mode is not Column.OPEN)
            self.show_page(self.page)
        self.pages.setMinimumWidth(width if mode is not Column.CLOSED else 0)

    def show_page(self, page: int) -> None:
        """Bring the panel `page` to the front, where not all are shown."""
        self.page = page
        for i, panel in enumerate(self._panels):
            panel.setVisible(self.mode is Column.OPEN or i == page)
        self.tabs.show_page(page if self.mode is Column.TABS else -1)

    def page_size(self) -> QSize:
        """What the panel in front needs."""
        width = max(panel.minimumSizeHint().width() for panel in self._panels)
        panel = self._panels[self.page]
        return QSize(width, max(panel.minimumSizeHint().height(), panel.sizeHint().height()))

    def page_of(self, view: QWidget | None) -> int:
        """The panel that contains `view`; −1 for none."""
        return next(
            (i for i, p in enumerate(self._panels) if view is not None and (p is view or p.isAncestorOf(view))), -1
        )

    def _choose(self, page: int) -> None:
        by_key = self.tabs.buttons[page].hasFocus()
        if self.mode is Column.CLOSED:
            self.opened.emit(page, by_key)
        else:
            self.show_page(page)
