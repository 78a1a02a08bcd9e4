"""The panel below the pages: the player, the optimizer, and the network's settings."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from explorer.look.theme import SPACE
from explorer.look.wording import Wording
from explorer.panels.optimizer_row import OptimizerRow
from explorer.panels.transport import Transport
from explorer.screens.network.network_options import NetworkOptions
from explorer.state.network_parts import Network
from explorer.widgets.button import Button
from explorer.widgets.flyout import Flyout
from explorer.widgets.panel import Panel

_LOW = 36  # lines of text in a screen below which the pictures need the room of the settings


class NetworkControls(Panel):
    """Folds the settings into a button that says what they are, where the screen is too narrow or low for them.

    Attributes:
        transport, optimizer, settings: the rows.
        fold: the button that opens the settings where they are folded.
    """

    def __init__(self, wording: Wording, home: QWidget) -> None:
        """Args: home: the widget over which the folded settings open."""
        super().__init__("")
        self.title.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.transport, self.optimizer, self.settings = Transport(), OptimizerRow(wording), NetworkOptions()
        self.fold = Button("", self.tr("The network: its layers, initial weights, minibatch and seed"), checkable=True)
        self.fold.hide()
        self._flyout = Flyout(home)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.optimizer, 1)
        row.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.transport)
        self.body.addLayout(row)
        self.settings.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.body.addWidget(self.settings)
        self._is_folded = False
        self.fold.clicked.connect(self._toggle)
        self._flyout.toggled.connect(self.fold.setChecked)

    @property
    def controls(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [*self.transport.controls, *self.optimizer.controls, self.fold, *self.settings.controls]

    def show_network(self, network: Network) -> None:
        """Show the settings."""
        self.settings.show_network(network)
        self.fold.setText(self.settings.summary(network) + " …")

    def fit(self, room: QSize) -> None:
        """Fold the settings or unfold them, in a screen of the size `room`."""
        margins = self.body.contentsMargins()
        width = room.width() - 2 * SPACE - margins.left() - margins.right() - 2
        low = room.height() < _LOW * QFontMetricsF(self.font()).height()
        folded = low or width < self.settings.needed_width()
        if folded != self._is_folded:
            self._is_folded = folded
            self.close_flyout()
            self.settings.arrange(folded)
            policy = QSizePolicy.Policy.Preferred if folded else QSizePolicy.Policy.Ignored
            self.settings.setSizePolicy(policy, QSizePolicy.Policy.Preferred)
            (self._flyout.body if folded else self.body).addWidget(self.settings)
            self.settings.show()
            self.fold.setVisible(folded)
        self._place()

    def reveal_settings(self) -> None:
        """Open the settings if they are folded."""
        if self._is_folded and self._flyout.isHidden():
            self._toggle(True)

    def close_flyout(self) -> None:
        """Close the settings, if they are folded and open."""
        self._flyout.close_again()

    def _toggle(self, on: bool) -> None:
        by_key = self.fold.hasFocus()
        if not on:
            self.settings.finish_typing()  # otherwise it would be dropped with the boxes that are hidden
            self.close_flyout()
            return
        self._flyout.open()
        self._place()
        if by_key:
            self._flyout.focus_first()

    def _place(self) -> None:
        """Just above this panel, at its right end."""
        if not self._flyout.isHidden():
            size = self._flyout.sizeHint()
            place = QRect(QPoint(0, 0), size)
            place.moveBottomRight(self.geometry().topRight() - QPoint(0, SPACE))
            self._flyout.setGeometry(place)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._place()

    def moveEvent(self, event) -> None:
        super().moveEvent(event)
        self._place()

    def closes_by(self, event: QEvent) -> bool:
        """Whether `event` is an Escape that closes the open settings: asked for a shortcut, accepted; pressed, done."""
        if self._flyout.isHidden() or not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self.close_flyout()
            self.fold.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False
