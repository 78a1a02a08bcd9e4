"""The panel of a layer's weights: the row of one unit large, the scale of the colours, and all rows small."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from explorer.look import numbers
from explorer.look.theme import DIVERGING, SPACE, Theme
from explorer.look.wording import Wording
from explorer.plots.colour_bar import ColourBar
from explorer.plots.squares import reach_of
from explorer.screens.network.inside_texts import InsideTexts
from explorer.screens.network.one_example import OneExample
from explorer.screens.network.row_gallery import RowGallery
from explorer.screens.network.row_picture import RowPicture
from explorer.widgets.choice import Choice
from explorer.widgets.panel import Panel


class WeightsPanel(Panel):
    """Shows the weights of one layer.

    Attributes:
        layer: chooses the layer.
        row: the weights of one unit.
        bar: the scale of the colours, the same for all rows.
        rows: those of all units.

    Signals:
        chosen: (layer, unit) the user wants the weights of this unit; the unit is −1 for the one chosen before.
    """

    chosen = Signal(int, int)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._wording = wording
        self._layer = 0
        self.title.setText(self.tr("WEIGHTS"))
        self.layer = Choice(self.tr("The layer whose weights are shown"))
        self.row, self.bar, self.rows = RowPicture(theme, wording), ColourBar(theme), RowGallery(theme, wording)
        self.bar.setToolTip(self.tr("The colours of the weights: zero in the middle"))
        self.header.addStretch(1)
        self.header.addWidget(self.layer)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE)
        grid.addWidget(self.row, 0, 0)
        grid.addWidget(self.bar, 1, 0)
        grid.addWidget(self.rows, 0, 1, 2, 1)
        grid.setRowStretch(0, 1)
        for column, share in enumerate((6, 5)):
            grid.setColumnStretch(column, share)
        self.body.addLayout(grid, 1)
        self.layer.chosen.connect(lambda layer: self.chosen.emit(layer, -1))
        self.rows.chosen.connect(lambda unit: self.chosen.emit(self._layer, unit))

    def apply_theme(self, theme: Theme) -> None:
        """Give its views the colours of `theme`."""
        for view in (self.row, self.bar, self.rows):
            view.apply_theme(theme)

    def show_weights(self, example: OneExample, layer: int, unit: int) -> None:
        """Show the weights of a layer, those of `unit` large."""
        self._layer, texts = layer, InsideTexts(self._wording, example)
        sizes = [(numbers.count(len(each.biases)), numbers.count(each.weights.shape[1])) for each in example.layers]
        self.layer.set_rows([(i, f"{texts.weights(i)}  {rows} × {inputs}") for i, (rows, inputs) in enumerate(sizes)])
        self.layer.set_chosen(layer)
        reach = reach_of(example.layers[layer].weights)
        self.row.show_row(example, layer, unit, reach)
        self.bar.show_scale(-reach, reach, False, DIVERGING)
        self.rows.show_rows(example, layer, unit, reach)

    @property
    def controls(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [self.layer, self.row, self.rows]
