"""The page inside the network: the formula with the numbers in for one example, and the weights as pictures."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from explorer.look import numbers
from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.screens.network.network_flow import NetworkFlow
from explorer.screens.network.one_example import OneExample
from explorer.screens.network.page import Page, Trained
from explorer.screens.network.weights_panel import WeightsPanel
from explorer.widgets.button import Button
from explorer.widgets.choice import Choice
from explorer.widgets.number_box import NumberBox
from explorer.widgets.panel import Panel


class InsidePage(Page):
    """One example held out on its way through the network of one run, and what its units look for.

    Run, layer and units looked at belong to the page; nothing else restores them.

    Attributes:
        flow: the example from the pixels to the loss.
        weights: the weights of the layer chosen last.
        run: chooses the run; hidden while there is only one.
        number: the place of the example, from 1.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, wording, parent)
        self._run = self._layer = 0
        self._units: dict[int, int] = {}
        self._example: OneExample | None = None
        self.flow, self.weights = NetworkFlow(theme, wording), WeightsPanel(theme, wording)
        self.run = Choice(self.tr("The run looked at"))
        self.number = NumberBox(
            self.tr("The number of the example among those held out"), low=1, high=1, step=1, whole=True, widest="10000"
        )
        self.previous = Button("◀", self.tr("The example before"))
        self.next = Button("▶", self.tr("The next example"))
        self._caption, self._of = QLabel(self.tr("example")), QLabel()
        self._caption.setBuddy(self.number)
        self._panel = Panel(self.tr("FROM x TO e"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        header = self._panel.header
        header.addStretch(1)
        for widget in (self.run, self._caption, self.previous, self.number, self._of, self.next):
            header.addWidget(widget)
        self._panel.body.addWidget(self.flow, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._panel, 3)
        row.addWidget(self.weights, 2)

    def _connect(self) -> None:
        self.run.chosen.connect(self._choose_run)
        self.number.edited.connect(lambda value, _: self.chosen.emit(int(value) - 1))
        self.number.refused.connect(self.message)
        self.previous.clicked.connect(lambda: self._go(-1))
        for signal in (self.next.clicked, self.flow.next_wanted):
            signal.connect(lambda: self._go(1))
        self.flow.chosen.connect(self._choose_unit)
        self.weights.chosen.connect(self._choose_unit)

    def names(self) -> tuple[str, str]:
        return self.tr("Inside"), self.tr("One example through every layer with its numbers, and the weights")

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for view in (self.flow, self.weights):
            view.apply_theme(theme)

    def show_frame(self, trained: Trained) -> None:
        styles = self.styles(len(trained.trainings))
        self._run = min(self._run, len(styles) - 1)
        self.run.set_rows([(i, style.sign) for i, style in enumerate(styles)])
        self.run.set_chosen(self._run)
        self.run.setVisible(len(styles) > 1)
        example = OneExample.of(trained, self._run, styles[self._run])
        self.number.high = example.count
        self.number.set_value(example.place + 1)
        self._of.setText(self.tr("of {n}").format(n=numbers.count(example.count)))
        self._show(example)

    def _show(self, example: OneExample) -> None:
        if self._example is not None and self._example.shape != example.shape:
            self._layer, self._units = 0, {}
        self._example = example
        units = [self._unit(example, layer) for layer in range(example.last + 1)]
        self.flow.show_example(example, self._layer, units)
        self.weights.show_weights(example, self._layer, units[self._layer])

    def _unit(self, example: OneExample, layer: int) -> int:
        """The unit looked at in a layer: the one chosen, at first the first, and among the logits the right one."""
        chosen = self._units.get(layer, example.label if layer == example.last else 0)
        return min(chosen, len(example.outputs[layer]) - 1)

    def _choose_unit(self, layer: int, unit: int) -> None:
        """Look at a unit; at the one looked at before in that layer if `unit` is −1."""
        if self._example is None:
            return
        self._layer = layer
        if unit >= 0 and unit != self._unit(self._example, layer):
            self._units[layer] = unit
        self._show(self._example)

    def _choose_run(self, run: int) -> None:
        self._run = run
        if self._example is not None:
            self.chosen.emit(self._example.place)

    def _go(self, steps: int) -> None:
        """Ask for another example; after the last comes the first."""
        if self._example is not None:
            self.chosen.emit((self._example.place + steps) % self._example.count)

    def parts(self) -> dict[str, QWidget]:
        return {"flow": self._panel, "weights": self.weights}

    def presented(self) -> list[str]:
        return ["flow"]

    def controls(self) -> list[QWidget]:
        return [self.run, self.previous, self.number, self.next, self.flow, *self.weights.controls]
