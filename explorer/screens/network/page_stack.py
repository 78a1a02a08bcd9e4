"""The pages of the Network screen, one of them in front, and the tabs that choose it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from explorer.screens.network.page import Page
from explorer.widgets.page_tabs import PageTabs


class PageStack(QStackedWidget):
    """Shows one of `pages`; only that one needs room.

    Attributes:
        tabs: a button for each page, to be laid out elsewhere.

    Signals:
        turned: (place) the user asks for another page.
    """

    turned = Signal(int)

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = list(pages)
        self.tabs = PageTabs([page.names() for page in pages])
        self.tabs.chosen.connect(self.turned)
        for page in pages:
            self.addWidget(page)
        self.bring(0)

    @property
    def current(self) -> Page:
        """The page in front."""
        return self.pages[self.currentIndex()]

    def bring(self, place: int) -> None:
        """Bring a page to the front."""
        self.tabs.show_page(place)
        for i, page in enumerate(self.pages):
            policy = QSizePolicy.Policy.Preferred if i == place else QSizePolicy.Policy.Ignored
            page.setSizePolicy(policy, policy)
        self.setCurrentIndex(place)

    def place_of(self, part: str) -> int | None:
        """The place of the page with the view `part`."""
        return next((i for i, page in enumerate(self.pages) if part in page.parts()), None)

    def parts(self) -> dict[str, QWidget]:
        """The views of all pages, by name."""
        return {name: view for page in self.pages for name, view in page.parts().items()}

    def controls(self) -> list[QWidget]:
        """What Tab reaches, in reading order."""
        return [control for page in self.pages for control in page.controls()]
