"""The panel below the surfaces, or beside them: one of its pages is in front."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedWidget, QWidget

from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.screens.descent import worker
from explorer.screens.descent.arrangement import Curves, Size
from explorer.screens.descent.below.chain_page import ChainPage
from explorer.screens.descent.below.comparison_page import ComparisonPage
from explorer.screens.descent.below.curves_page import CurvesPage
from explorer.screens.descent.below.page import BelowPage
from explorer.screens.descent.below.rates_page import RatesPage
from explorer.state.scene import Scene
from explorer.widgets.panel import Panel


class BelowPanel(Panel):
    """Pages of which only that in front needs room; those that are not seen draw and compute nothing.

    Attributes:
        curves, rates: the page of the curves, the first, and that of the rates.
        comparison: the page of the table of the runs.
        chain: the page of the chain rule.
        pages: all of them.

    Signals:
        asked: (change, gesture) the user asks for `change` of the Experiment.
        message: (sentence) for the status line.
        work_changed: there is something to compute, or no longer.
        turned: (place) another page is in front.
    """

    asked = Signal(object, object)
    message = Signal(str)
    work_changed = Signal()
    turned = Signal(int)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.hide()
        self._scene: tuple[Scene, int] | None = None
        self.curves = CurvesPage(theme, wording, self)
        self.rates = RatesPage(theme, wording, self)
        self.comparison = ComparisonPage(theme, wording, self)
        self.chain = ChainPage(theme, wording, self)
        self.pages: list[BelowPage] = [self.curves, self.rates, self.comparison, self.chain]
        self._stack = QStackedWidget(self)
        for page in self.pages:
            self._stack.addWidget(page)
            page.asked.connect(self.asked)
            page.message.connect(self.message)
            page.work_changed.connect(self.work_changed)
        self.body.addWidget(self._stack, 1)
        self.bring(0)

    def names(self) -> list[tuple[str, str]]:
        """(text, hint) of every page."""
        return [page.names() for page in self.pages]

    @property
    def place(self) -> int:
        """The place of the page in front."""
        return self._stack.currentIndex()

    def bring(self, place: int) -> None:
        """Bring a page to the front."""
        for i, page in enumerate(self.pages):
            policy = QSizePolicy.Policy.Preferred if i == place else QSizePolicy.Policy.Ignored
            page.setSizePolicy(policy, policy)
        self._stack.setCurrentIndex(place)
        if self._scene is not None:
            self.show_scene(*self._scene)
        self.turned.emit(place)
        self.work_changed.emit()

    def bring_part(self, part: str) -> None:
        """Bring the page with the view `part` to the front."""
        self.bring(next(i for i, page in enumerate(self.pages) if part in page.parts()))

    def page_of(self, view: QWidget | None) -> int | None:
        """The place of the page with the part `view`."""
        return next((i for i, page in enumerate(self.pages) if view in page.parts().values()), None)

    @property
    def _seen(self) -> list[BelowPage]:
        """The page in front, and those of which a part is on a stage."""
        return [
            page
            for i, page in enumerate(self.pages)
            if i == self.place or any(view.isVisible() for view in page.parts().values())
        ]

    def show_scene(self, scene: Scene, frame: int) -> None:
        """Draw the runs of `scene` at `frame`."""
        self._scene = scene, frame
        for page in self._seen:
            page.show_scene(scene, frame)

    def apply_theme(self, theme: Theme) -> None:
        """Give every page the colours, lines and fonts of `theme`."""
        for page in self.pages:
            page.apply_theme(theme)

    def needed(self) -> dict[Curves, Size]:
        """(width, height) that is needed beside the surfaces and below them, with the frame."""
        return self.curves.needed()

    def set_direction(self, direction: QBoxLayout.Direction) -> None:
        """Lay the parts of the pages side by side, or one above the other."""
        for page in self.pages:
            page.set_direction(direction)

    def parts(self) -> dict[str, QWidget]:
        """The views of all pages, by name."""
        return {name: view for page in self.pages for name, view in page.parts().items()}

    def controls(self) -> list[QWidget]:
        """What Tab reaches, in reading order."""
        return [control for page in self.pages for control in page.controls()]

    def set_guessing(self, guessing: bool) -> None:
        """Hide whatever reveals the answer while the question of a lesson is open."""
        for page in self.pages:
            page.set_guessing(guessing)

    @property
    def is_working(self) -> bool:
        """Whether a page that is seen still computes something."""
        return any(page.is_working for page in self._seen)

    def go_on(self, budget: float) -> None:
        """Compute for about `budget` seconds, and draw what is ready."""
        worker.go_on(self._seen, budget)

    def stop_working(self) -> None:
        """Leave what is being computed as far as it is."""
        for page in self._seen:
            page.stop_working()
