"""The network's settings: hidden layers, activation, the scale of the initial weights, minibatch and seed."""

from __future__ import annotations

import itertools

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from explorer.core.activations import ACTIVATIONS
from explorer.core.network import SCALED
from explorer.look import numbers
from explorer.look.theme import SPACE
from explorer.screens.network.layers_box import LayersBox
from explorer.state.network_parts import BATCH_RANGE, INIT_SCALE_RANGE, SEED_RANGE, Network
from explorer.state.network_training import shape_of
from explorer.widgets.choice import Choice
from explorer.widgets.number_box import NumberBox
from explorer.widgets.typing_box import TypingBox

_ALIKE = 3  # layers in a row of the same size that a summary counts instead of listing them


class NetworkOptions(QWidget):
    """Shows a Network, in one row or in a column; requests changes by name.

    Attributes:
        hidden, activation, init_scale, scaled, batch, seed: the controls.
        controls: all of them, in reading order.

    Signals:
        changed: (changes for Experiment.changed, gesture)
        refused: (sentence) why the text typed is not valid.
    """

    changed = Signal(dict, object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = self.tr
        self.hidden = LayersBox(tr("Units of each hidden layer, such as 32 or 128 128 128; nothing for no such layer"))
        rows = [(key, each.label) for key, each in ACTIVATIONS.items()]
        self.activation = Choice(tr("Activation of the hidden units"), rows)
        about = "\n".join(f"{each.label}: {each.formula}" for each in ACTIVATIONS.values())
        self.activation.setToolTip(f"{self.activation.accessibleName()}\n{about}")
        factor = tr("What the initial weights are multiplied by, of the last layer or of all")
        self.init_scale = NumberBox(factor, *INIT_SCALE_RANGE, factor=10**0.25, widest="0.056")
        scaled = zip(SCALED, (tr("of the last layer"), tr("of all layers")), strict=True)
        self.scaled = Choice(tr("Which initial weights are multiplied"), scaled)
        self.batch = NumberBox(tr("Examples in a minibatch"), *BATCH_RANGE, step=10, whole=True, widest="1000")
        seed = tr("Seed of the initial weights and of the order of the examples")
        self.seed = NumberBox(seed, *SEED_RANGE, step=1, whole=True, widest="9999")
        self.controls: list[QWidget] = [
            self.hidden,
            self.activation,
            self.init_scale,
            self.scaled,
            self.batch,
            self.seed,
        ]
        texts = (tr("hidden layers"), "", tr("initial weights times"), "", tr("batch"), tr("seed"))
        self._captions = [self._caption(*pair) for pair in zip(texts, self.controls, strict=True)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)
        self.arrange(False)
        self._connect()

    def _caption(self, text: str, control: QWidget) -> QLabel:
        caption = QLabel(text, self)
        caption.setBuddy(control)
        caption.setToolTip(control.accessibleName())
        caption.setVisible(bool(text))
        return caption

    def _connect(self) -> None:
        changed = self.changed
        self.hidden.edited.connect(lambda sizes: changed.emit({"hidden": sizes}, None))
        self.activation.chosen.connect(lambda key: changed.emit({"activation": key}, None))
        self.scaled.chosen.connect(lambda key: changed.emit({"scaled": key}, None))
        self.init_scale.edited.connect(lambda value, gesture: changed.emit({"init_scale": value}, gesture))
        self.batch.edited.connect(lambda value, gesture: changed.emit({"batch": int(value)}, gesture))
        self.seed.edited.connect(lambda value, gesture: changed.emit({"seed": int(value)}, gesture))
        for box in self.findChildren(TypingBox):
            box.refused.connect(self.refused)

    def finish_typing(self) -> None:
        """Finish typing in all boxes: they are about to be hidden."""
        for box in self.findChildren(TypingBox):
            box.finish_typing()

    def arrange(self, as_column: bool) -> None:
        """Place the controls below each other, or side by side."""
        for place, (caption, control) in enumerate(zip(self._captions, self.controls, strict=True)):
            for widget, after in ((caption, 0), (control, 1)):
                self._grid.removeWidget(widget)
                row, column = (place, after) if as_column else (0, 2 * place + after)
                self._grid.addWidget(widget, row, column)
        self._grid.setColumnStretch(2 * len(self.controls), 0 if as_column else 1)

    def needed_width(self) -> int:
        """The width that it needs side by side."""
        shown = [*(caption for caption in self._captions if caption.text()), *self.controls]
        return sum(widget.sizeHint().width() for widget in shown) + 2 * len(self.controls) * SPACE

    def show_network(self, network: Network) -> None:
        """Show the settings."""
        self.hidden.set_sizes(network.hidden)
        self.activation.set_chosen(network.activation)
        self.activation.setEnabled(bool(network.hidden))
        self.init_scale.set_value(network.init_scale)
        self.scaled.set_chosen(network.scaled)
        self.batch.set_value(network.batch)
        self.seed.set_value(network.seed)

    def summary(self, network: Network) -> str:
        """The network in a few signs: 784-32-10 tanh, 784-5×64-10 ReLU, 784-32-10 tanh × 30."""
        said = []
        for size, group in itertools.groupby(shape_of(network).sizes):
            count = len(list(group))
            said += [f"{count}×{size}"] if count >= _ALIKE else [str(size)] * count
        text = "-".join(said)
        if network.hidden:
            text += f" {ACTIVATIONS[network.activation].label}"
        return text if network.init_scale == 1 else f"{text} × {numbers.plain(network.init_scale, 3)}"
