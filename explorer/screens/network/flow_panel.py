"""The panel of the flow: which run and which example it shows, and the picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QLabel, QWidget

from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme
from explorer.look.wording import Wording
from explorer.panels.run_choice import RunChoice
from explorer.screens.network.network_flow import NetworkFlow
from explorer.screens.network.one_example import OneExample
from explorer.widgets.button import Button
from explorer.widgets.number_box import NumberBox
from explorer.widgets.panel import Panel


class FlowPanel(Panel):
    """Shows an example in the network of a run. Its labels give way where the header is too narrow for them.

    Attributes:
        flow: the example from the pixels to the loss.
        run: chooses the run; hidden while there is only one.
        number: the place of the example among those held out, from 1.
        previous, next: go to a neighbour.

    Signals:
        run_chosen: (run) the user wants the network of another run.
        example_chosen: (place) the user wants another example, by its place from 0.
        refused: (sentence) why a number typed is not valid.
    """

    run_chosen = Signal(int)
    example_chosen = Signal(int)
    refused = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("FROM x TO e"))
        self.flow = NetworkFlow(theme, wording)
        self.run = RunChoice(self.tr("The run looked at"))
        name = self.tr("The number of the example among those held out")
        self.number = NumberBox(name, low=1, high=1, step=1, whole=True, widest="10000")
        self.previous = Button("◀", self.tr("The example before"))
        self.next = Button("▶", self.tr("The next example"))
        self._caption, self._of = QLabel(self.tr("example")), QLabel()
        self._place, self._count = 0, 1
        self.header.addStretch(1)
        for widget in (self.run, self._caption, self.previous, self.number, self._of, self.next):
            self.header.addWidget(widget)
        self.body.addWidget(self.flow, 1)
        self._connect()

    def _connect(self) -> None:
        self.run.chosen.connect(lambda run: self.run_chosen.emit(run))
        self.number.edited.connect(lambda value, _: self.example_chosen.emit(int(value) - 1))
        self.number.refused.connect(self.refused)
        self.previous.clicked.connect(lambda: self._go(-1))
        for signal in (self.next.clicked, self.flow.next_wanted):
            signal.connect(lambda: self._go(1))

    def _go(self, steps: int) -> None:
        """Ask for another example; after the last comes the first."""
        self.example_chosen.emit((self._place + steps) % self._count)

    def show_choice(self, example: OneExample, run: int, styles: Sequence[RunStyle]) -> None:
        """Show which run, of those with these styles, and which example is looked at."""
        self._place, self._count = example.place, example.count
        self.run.show_runs(styles, run)
        if self.run.isHidden() != (len(styles) == 1):
            self.run.setVisible(len(styles) > 1)
        self.number.high = self._count
        self.number.set_value(self._place + 1)
        self._of.setText(self.tr("of {n}").format(n=numbers.count(self._count)))
        self._fit()

    def _fit(self) -> None:
        """Show as many of the labels as there is room for, the title first."""
        left = self.contentsRect().width() - self._least_header()
        for label in (self.title, self._of, self._caption):
            left -= label.sizeHint().width() + self.header.spacing()
            if label.isHidden() != (left < 0):
                label.setVisible(left >= 0)

    def _least_header(self) -> int:
        """The width of the header without its labels."""
        margins = self.body.contentsMargins()
        shown = [each for each in (self.run, self.previous, self.number, self.next) if not each.isHidden()]
        widths = sum(each.sizeHint().width() + self.header.spacing() for each in shown)
        return widths + margins.left() + margins.right()

    def minimumSizeHint(self) -> QSize:
        margins, least = self.body.contentsMargins(), super().minimumSizeHint()
        picture = self.flow.minimumSizeHint().width() + margins.left() + margins.right()
        return QSize(max(self._least_header(), picture) + 2 * self.frameWidth(), least.height())

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_count"):
            self._fit()

    @property
    def controls(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [self.run, self.previous, self.number, self.next, self.flow]
