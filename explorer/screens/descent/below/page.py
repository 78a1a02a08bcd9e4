"""What every page below the surfaces is: it draws a Scene at a frame, while it is seen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.state.scene import Scene


class BelowPage(QWidget):
    """The base of the pages. A page that computes for long does it in `go_on`, a few milliseconds at a time.

    Signals:
        asked: (change, gesture) the user asks for `change` of the Experiment, a function from one to the next.
        message: (sentence) for the status line.
        work_changed: there is something to compute, or no longer.
    """

    asked = Signal(object, object)
    message = Signal(str)
    work_changed = Signal()

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.wording = theme, wording

    def names(self) -> tuple[str, str]:
        """(text, hint) of the page in the list of pages."""
        raise NotImplementedError

    def show_scene(self, scene: Scene, frame: int) -> None:
        """Draw the runs of `scene` at `frame`; it is called for every frame, so touch only what has changed."""
        raise NotImplementedError

    def apply_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self.theme = theme

    def set_direction(self, direction: QBoxLayout.Direction) -> None:
        """Lay the parts side by side (the page is wide and low), or one above the other (it is narrow and high)."""

    def parts(self) -> dict[str, QWidget]:
        """The views a lesson may point at, by name."""
        return {}

    def controls(self) -> list[QWidget]:
        """What Tab reaches, in reading order."""
        return []

    def set_guessing(self, guessing: bool) -> None:
        """Hide whatever reveals the answer while the question of a lesson is open."""

    @property
    def is_working(self) -> bool:
        """Whether something is still being computed."""
        return False

    def go_on(self, budget: float) -> None:
        """Compute for about `budget` seconds, and draw what is ready."""

    def stop_working(self) -> None:
        """Leave what is being computed as far as it is; nothing where nothing is."""
