"""An error surface that can be zoomed by the wheel, and shown whole again by a button in its corner."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from explorer.look.icons import icon
from explorer.look.theme import SPACE, RunStyle, Theme
from explorer.screens.descent.surface_plot import SurfacePlot
from explorer.state.drawn_surface import Field
from explorer.state.surface_view import SurfaceView
from explorer.widgets.button import Button
from explorer.widgets.gesture import Gesture

NOTCH = 0.8  # of the width that is left after one notch of the wheel
PAUSE = 800  # milliseconds without a turn, after which the wheel begins another gesture


class ZoomableSurface(SurfacePlot):
    """Asks for other axes; whoever answers calls `show_field`.

    Attributes:
        home: the button that shows the whole span again; hidden while that is shown.

    Signals:
        zoomed: (factor, x, y, gesture) axes `factor` times as wide; (x, y) stays where it is on the screen.
        homed: the whole span is asked for.
    """

    zoomed = Signal(float, float, float, object)
    homed = Signal()

    def __init__(self, theme: Theme, style: RunStyle, parent: QWidget | None = None) -> None:
        super().__init__(theme, style, parent)
        self._turn = Gesture()
        self._turned = 0  # when the wheel was turned last
        self.home = Button("", self.tr("Show the whole surface again"), parent=self)
        self.home.setProperty("outlined", True)
        self.home.setCursor(Qt.CursorShape.ArrowCursor)
        self.home.hide()
        self.home.clicked.connect(self._go_home)
        self.getPlotItem().getViewBox().sigResized.connect(self._place_home)
        self._draw_home()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        if hasattr(self, "home"):  # the base class applies the theme before there is one
            self._draw_home()

    def _draw_home(self) -> None:
        self.home.setIcon(icon("home", self.theme))

    def show_field(self, field: Field, view: SurfaceView, colour_map: str) -> None:
        super().show_field(field, view, colour_map)
        if view.is_whole == self.home.isVisibleTo(self):
            self.home.setVisible(not view.is_whole)
            self._place_home()

    def _place_home(self, *_: object) -> None:
        box = self.mapFromScene(self.getPlotItem().getViewBox().sceneBoundingRect()).boundingRect()
        self.home.adjustSize()
        self.home.move(box.right() - self.home.width() - SPACE, box.top() + SPACE)

    def _go_home(self) -> None:
        if self.home.hasFocus():  # it is about to be hidden
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.homed.emit()

    def wheelEvent(self, event) -> None:
        """Zoom at the pointer; a touch pad sends many turns that are small, or only pixels."""
        turn = event.angleDelta().y() or event.pixelDelta().y()
        if turn:
            if event.timestamp() - self._turned > PAUSE:
                self._turn = Gesture()
            self._turned = event.timestamp()
            point = self.pointed_at(event)
            x, y = (min(max(v, low), high) for v, (low, high) in zip((point.x(), point.y()), self._ranges, strict=True))
            self.zoomed.emit(NOTCH ** (turn / 120.0), x, y, self._turn)
        event.accept()
