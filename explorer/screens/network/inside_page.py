"""The page inside the network: the formula with the numbers in for one example, and the weights as pictures."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.screens.network.flow_panel import FlowPanel
from explorer.screens.network.one_example import OneExample
from explorer.screens.network.page import Page, Trained
from explorer.screens.network.weights_panel import WeightsPanel


class InsidePage(Page):
    """One example held out on its way through the network of one run, and what its units look for.

    Run, layer and units looked at belong to the page; nothing else restores them.

    Attributes:
        flow: the panel of the example from the pixels to the loss.
        weights: the panel of the weights of the layer chosen last.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, wording, parent)
        self._run = self._layer = 0
        self._units: dict[int, int] = {}
        self._example: OneExample | None = None
        self.flow, self.weights = FlowPanel(theme, wording), WeightsPanel(theme, wording)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.flow, 3)
        row.addWidget(self.weights, 2)
        self.flow.run_chosen.connect(self._choose_run)
        self.flow.example_chosen.connect(self.chosen)
        self.flow.refused.connect(self.message)
        self.flow.flow.chosen.connect(self._choose_unit)
        self.weights.chosen.connect(self._choose_unit)

    def names(self) -> tuple[str, str]:
        return self.tr("Inside"), self.tr("One example through every layer with its numbers, and the weights")

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for view in (self.flow.flow, self.weights):
            view.apply_theme(theme)

    def show_frame(self, trained: Trained) -> None:
        styles = self.styles(len(trained.trainings))
        self._run = min(self._run, len(styles) - 1)
        example = OneExample.of(trained, self._run, styles[self._run])
        self.flow.show_choice(example, self._run, styles)
        self._show(example)

    def _show(self, example: OneExample) -> None:
        if self._example is not None and self._example.shape != example.shape:
            self._layer, self._units = 0, {}
        self._example = example
        units = [self._unit(example, layer) for layer in range(example.last + 1)]
        self.flow.flow.show_example(example, self._layer, units)
        self.weights.show_weights(example, self._layer, units[self._layer])

    def _unit(self, example: OneExample, layer: int) -> int:
        """The unit looked at in a layer: the one chosen, at first the first, and among the logits the right one."""
        return self._units.get(layer, example.label if layer == example.last else 0)

    def _choose_unit(self, layer: int, unit: int) -> None:
        """Look at a unit; at the one looked at before in that layer if `unit` is −1."""
        if self._example is None:
            return
        self._layer = layer
        if unit >= 0 and unit != self._unit(self._example, layer):
            self._units[layer] = unit
        self._show(self._example)

    def _choose_run(self, run: int) -> None:
        """Look at another run: the screen shows the frame again, with the same example."""
        self._run = run
        if self._example is not None:
            self.chosen.emit(self._example.place)

    def parts(self) -> dict[str, QWidget]:
        return {"flow": self.flow, "weights": self.weights}

    def presented(self) -> list[str]:
        return ["flow"]

    def controls(self) -> list[QWidget]:
        return [*self.flow.controls, *self.weights.controls]
