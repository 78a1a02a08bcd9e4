"""The card of one run: its loss, value and slope; its surface with the colour bar; and the verdict."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.core.losses.table import LOSSES
from explorer.core.surface import ErrorSurface
from explorer.core.verdict import Verdict, VerdictKind
from explorer.look import numbers
from explorer.look.theme import SPACE, Theme
from explorer.look.verdicts import headlines, said, slope_alone
from explorer.look.wording import Wording
from explorer.plots.colour_bar import ColourBar
from explorer.screens.descent import starts_words
from explorer.screens.descent.card_head import CardHead
from explorer.screens.descent.card_plan import CardPlan, CardSizes, plan_card
from explorer.screens.descent.landscape.turning_landscape import TurningLandscape
from explorer.screens.descent.movable_surface import MovableSurface
from explorer.screens.stage import Stage
from explorer.state.scene import Reading
from explorer.state.steps_map import StepsMap
from explorer.widgets.panel import Panel
from explorer.widgets.placed_label import PlacedLabel

_LEAST = 120  # pixels
_WIDEST = 8.8e-88  # a number as wide as any but the strangest


class SurfaceCard(Panel):
    """Shows run `index`: it gets its data by the show methods and requests changes by signals.

    It places its parts by itself (card_plan.py), from its size alone: cards of one size have equal squares.
    """

    loss_chosen = Signal(int, str)
    removed = Signal(int)
    continued = Signal(int)

    def __init__(self, theme: Theme, wording: Wording, index: int, parent: QWidget | None = None) -> None:
        self._is_built = False  # Qt tells of the first font and the first parent before
        super().__init__("", parent)
        self._wording = wording
        self.index = index
        self._surface: ErrorSurface | None = None
        self._verdict = ("", "")  # headline and detail
        self._number, self._slope, self._guessing = "", "", False
        self._map: StepsMap | None = None
        self._hover: tuple[float, float] | None = None
        self._plan: CardPlan | None = None
        self._sizes: CardSizes | None = None
        self._build(theme)
        self.loss.chosen.connect(lambda key: self.loss_chosen.emit(self.index, key))
        self.remove.clicked.connect(lambda: self.removed.emit(self.index))
        self.go_on.clicked.connect(lambda: self.continued.emit(self.index))
        for picture in self.pictures:
            picture.hovered.connect(self._read)
        self.apply_theme(theme)

    def _build(self, theme: Theme) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.body.removeItem(self.header)
        self.header.setParent(None)
        self._head = CardHead(theme.run(self.index), self.title, self._wording, self)
        self.swatch, self.loss = self._head.swatch, self._head.loss
        self.go_on, self.remove = self._head.go_on, self._head.remove
        self.figures, self.headline = PlacedLabel(self, bold=True), PlacedLabel(self, bold=True)
        self.optimizer = PlacedLabel(self)
        self.plot = MovableSurface(theme, theme.run(self.index), self)
        self.landscape = TurningLandscape(theme, theme.run(self.index), self.plot.map_square, self)
        self.landscape.hide()
        self.pictures = (self.plot, self.landscape)
        self.colour_bar = ColourBar(theme, self)
        self.detail = PlacedLabel(self, wraps=True)
        self.optimizer.label.setObjectName("muted")
        self.optimizer.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours and marks of this card's run."""
        self.style_ = theme.run(self.index)
        for picture in self.pictures:
            picture.set_style(self.style_)
            picture.apply_theme(theme)
        self.colour_bar.apply_theme(theme)
        self._head.apply_theme(theme, self.style_)
        self.figures.label.setStyleSheet(f"color: {self.style_.colour};")
        self._is_built = True
        self.refit()

    def sizes(self) -> CardSizes:
        """What the parts need in this font; the same for every card."""
        if self._sizes is None:
            self._sizes = self._measured()
        return self._sizes

    def _measured(self) -> CardSizes:
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetricsF(self.font())
        strong, plain = QFontMetricsF(bold).horizontalAdvance, metrics.horizontalAdvance
        header, loss, height = self._head.needed()
        across, up = self.plot.around()
        widest = said(Verdict(VerdictKind.STUCK, 0, 2.0, 8.8e-8, 0.0, 8.8e7)).detail
        # Letters from another font, as of Chinese, make a line higher.
        line = math.ceil(max(metrics.height(), metrics.boundingRect(QRectF(0, 0, 1e6, 1e4), 0, widest).height()))
        return CardSizes(
            edge=SPACE,
            around=(across, up + self.colour_bar.lying()),
            bar=(self.colour_bar.standing(), self.colour_bar.lying()),
            header=(header + loss + 1, height),
            loss=max(loss, header + 1),
            value=int(strong(self._value(_WIDEST))) + 3,
            headline=int(max(map(strong, headlines()))) + 3,
            detail=int(plain(widest)) + 3,
            line=line + 1,
            extra=0 if self.optimizer.isHidden() else line + 2,
            quietest=1.0 if isinstance(self.parentWidget(), Stage) else 0.9,
        )

    def refit(self) -> None:
        """Measure and place the parts again."""
        self._sizes = self._plan = None
        self._place()
        self.updateGeometry()

    def _place(self) -> None:
        on_stage = isinstance(self.parentWidget(), Stage)
        plan = plan_card(self.width(), self.height(), self.sizes(), may_stand=on_stage)
        if plan == self._plan:
            return
        self._plan = plan
        if ("loss" in plan.places) == self._head.has_loss:
            self._head.place_loss(self, "loss" in plan.places)
            if self._plan is not plan:  # Qt gave the card another size meanwhile, for which all is placed now
                return
        left, top, width, height = plan.picture
        across, up = (self.colour_bar.standing(), 0) if plan.bar_stands else (0, self.colour_bar.lying())
        for picture in self.pictures:
            picture.setGeometry(left, top, max(width - across, 1), max(height - up, 1))
        if plan.bar_stands:
            self.colour_bar.stand(*self.plot.beside_square())
            self.colour_bar.setGeometry(left + width - across, top, across, height)
        else:
            self.colour_bar.lie()
            self.colour_bar.setGeometry(left, top + height - up, width, up)
        for label in (self.figures, self.headline):
            label.scale(plan.large)
        self.detail.scale(plan.quiet)
        self.optimizer.scale(1.0)
        parts = {"head": self._head, "loss": self.loss, "figures": self.figures}
        parts |= {"optimizer": self.optimizer, "headline": self.headline, "detail": self.detail}
        for name, part in parts.items():
            if name in plan.places:
                part.setGeometry(*plan.places[name])
        self._tell()

    def sizeHint(self) -> QSize:
        """Whoever places cards gives them their size."""
        return QSize(_LEAST, _LEAST)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._is_built and event.type() in (QEvent.Type.FontChange, QEvent.Type.ParentChange):
            self.refit()

    def show_run(self, loss: str, optimizer: str, removable: bool) -> None:
        """Show the loss and, unless it is empty, the name of the optimizer."""
        self._head.show_loss(loss)
        self.optimizer.setText(optimizer)
        shown = bool(optimizer), removable
        if shown != (not self.optimizer.isHidden(), not self.remove.isHidden()):
            self.optimizer.setVisible(bool(optimizer))
            self.remove.setVisible(removable)
            self.refit()
        for picture in self.pictures:
            picture.setAccessibleName(self.tr("Error surface of {loss}").format(loss=self._wording.label(LOSSES[loss])))

    def show_surface(self, surface: ErrorSurface) -> None:
        """Take the surface from which values under the pointer are read."""
        self._surface = surface
        for picture in self.pictures:
            picture.set_labels(*(self._wording.logit(axis) for axis in surface.axes))
        if self.sizes().around[0] != self.plot.around()[0] or self.sizes().bar[0] != self.colour_bar.standing():
            self.refit()

    def show_map(self, steps: StepsMap | None) -> None:
        """Take the map of steps that is drawn, which says what is under the pointer; None for another quantity."""
        self._map = steps
        for picture in self.pictures:
            picture.starts = None if steps is None else (steps.x, steps.y)
        self._tell()

    def _value(self, value: float) -> str:
        return self.tr("e = {value}").format(value=numbers.number(value))

    def show_reading(self, reading: Reading, verdict: Verdict) -> None:
        """Show value, slope and verdict of the current frame."""
        self._number = self._value(reading.value)
        self._slope = slope_alone(reading.slope)
        mark, headline, detail = said(verdict)
        if (f"{mark} {headline}", detail) != self._verdict:
            self._verdict = f"{mark} {headline}", detail
            self._hover = None  # the verdict is shown until the pointer moves again
        self._tell()

    def set_guessing(self, guessing: bool) -> None:
        """Hide the verdict while a lesson asks for a guess."""
        if guessing != self._guessing:
            self._guessing = guessing
            self._tell()

    def _read(self, point: tuple[float, float] | None) -> None:
        self._hover = point
        self._tell()

    def _tell(self) -> None:
        """Show the verdict; or, while the pointer is on the surface, the exact value and slope there, or the steps."""
        self.figures.setText(self._number if self._map is None else starts_words.share(self._map))
        headline, detail = self._verdict
        if self._guessing:
            headline, detail = self.tr("? Guess"), self._slope
        if self._hover is not None:
            detail = self._said_at(*self._hover) or detail
        self.headline.setText(headline)
        self.detail.setText(detail)
        start = "" if self._map is None else self._said_at(self.plot.start.x(), self.plot.start.y())
        for picture in self.pictures:
            said = f"{picture.said()} {start}".strip()
            description = f"{self.figures.text()}. {headline}: {detail} {said}"
            if description != picture.accessibleDescription():
                picture.setAccessibleDescription(description)

    def _said_at(self, x: float, y: float) -> str:
        """Value and slope at (x, y); where steps are drawn, what became of the start nearest to it."""
        if self._surface is None:
            return ""
        first, second = (self._wording.logit(i) for i in self._surface.axes)
        if self._map is not None:
            return starts_words.at(self._map, x, y, (first, second))
        return self.tr("at {first} = {x}, {second} = {y}:  e = {value}, slope {slope}").format(
            first=first,
            second=second,
            x=numbers.number(x, 3),
            y=numbers.number(y, 3),
            value=numbers.plain(float(self._surface.value_at(x, y)), 8),
            slope=numbers.plain(float(self._surface.slope_at(x, y)), 5),
        )
