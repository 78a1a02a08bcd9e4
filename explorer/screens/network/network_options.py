"""The network's settings: hidden units, the scale of the last layer's first weights, and the minibatch."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from explorer.look.theme import SPACE
from explorer.state.network_parts import BATCH_RANGE, HIDDEN_RANGE, INIT_SCALE_RANGE, Network
from explorer.widgets.number_box import NumberBox

ENOUGH = 10.0  # times the usual first weights: from here on the plateau is visible


class NetworkOptions(QWidget):
    """Shows a Network; requests changes by name."""

    changed = Signal(dict, object)  # (changes for Experiment.changed, gesture)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = self.tr
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        self.init_scale = self._box(
            row,
            tr("first weights times"),
            NumberBox(
                tr(
                    "How many times larger than usual the last layer's first weights are: "
                    "from 10 on the network starts confidently wrong"
                ),
                *INIT_SCALE_RANGE,
                factor=10**0.25,
                widest="0.056",
            ),
        )
        self.hidden = self._box(
            row,
            tr("hidden"),
            NumberBox(tr("Number of hidden units"), *HIDDEN_RANGE, step=8, whole=True, widest="256"),
        )
        self.batch = self._box(
            row,
            tr("batch"),
            NumberBox(tr("Examples in a minibatch"), *BATCH_RANGE, step=10, whole=True, widest="1000"),
        )
        self.advice = QLabel(tr("Try 30: the network then starts confidently wrong."))
        self.advice.setObjectName("muted")
        self.advice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._wanted = False
        self.controls: list[QWidget] = [self.init_scale, self.hidden, self.batch]
        row.addWidget(self.advice, 1)
        row.addStretch(0)
        self.init_scale.edited.connect(lambda value, gesture: self.changed.emit({"init_scale": value}, gesture))
        self.hidden.edited.connect(lambda value, gesture: self.changed.emit({"hidden": (int(value),)}, gesture))
        self.batch.edited.connect(lambda value, gesture: self.changed.emit({"batch": int(value)}, gesture))
        for box in (self.init_scale, self.hidden, self.batch):
            box.refused.connect(self.refused)

    def _box(self, row: QHBoxLayout, text: str, box: NumberBox) -> NumberBox:
        caption = QLabel(text)
        caption.setBuddy(box)
        caption.setToolTip(box.accessibleName())
        row.addWidget(caption)
        row.addWidget(box)
        return box

    def show_network(self, network: Network) -> None:
        """Show the settings."""
        self._wanted = network.init_scale < ENOUGH
        self.init_scale.set_value(network.init_scale)
        self.hidden.set_value(network.hidden[0] if network.hidden else HIDDEN_RANGE[0])
        self.batch.set_value(network.batch)
        self._fit()

    def _fit(self) -> None:
        """Show the advice if all of it fits."""
        taken = (
            sum(w.sizeHint().width() for w in self.findChildren(QWidget) if w.parent() is self)
            + 8 * self._row.spacing()
        )
        self.advice.setVisible(self._wanted and taken <= self.width())

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_wanted"):
            self._fit()
