"""The controls of the descent: the options of the surfaces, the transport and the optimizer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from explorer.look.theme import SPACE
from explorer.look.wording import Wording
from explorer.panels.optimizer_row import OptimizerRow
from explorer.panels.transport import Transport
from explorer.screens.descent.surface_options import SurfaceOptions
from explorer.widgets.button import Button
from explorer.widgets.panel import Panel
from explorer.widgets.steady_label import SteadyLabel

_FRAME = 2  # pixels of a panel's edge, at both sides together


class DescentPanel(Panel):
    """Three rows of controls, of which the first can be folded into a button; above them what is said of all starts.

    Attributes:
        sentence: of how many starts succeed; hidden where there is nothing to say.
        options: how the surfaces are drawn.
        view: the button that opens the options where they have no row.
        transport: plays, stops and scrubs.
        optimizer: the settings of the runs.
    """

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.sentence = SteadyLabel(lines=1, parent=self)
        self.sentence.hide()
        self.options = SurfaceOptions(wording, self)
        self.transport = Transport(self)
        self.optimizer = OptimizerRow(wording, self)
        folded = self.tr("Folded for lack of room: how the surfaces are drawn")
        self.view = Button(self.tr("View"), folded, checkable=True, parent=self)
        self.view.hide()
        row = QHBoxLayout()
        row.setSpacing(SPACE // 2)
        row.addWidget(self.optimizer, 1)
        row.addWidget(self.view, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.options)
        self.body.addWidget(self.transport)
        self.body.addLayout(row)

    def needed_height(self, width: int, has_options: bool) -> int:
        """The height that it needs at a `width`, with a row for the options or without."""
        margins = self.body.contentsMargins()
        inside = width - margins.left() - margins.right() - _FRAME
        rows = [self.transport.sizeHint().height()]
        if has_options:
            rows += [self.optimizer.height_at(inside), self.options.sizeHint().height()]
        else:
            view = self.view.sizeHint()
            rows.append(max(self.optimizer.height_at(inside - view.width() - SPACE // 2), view.height()))
        if not self.sentence.isHidden():
            rows.append(self.sentence.sizeHint().height())
        # The header is an empty row of the layout, which keeps its distance from the next one.
        return sum(rows) + len(rows) * self.body.spacing() + margins.top() + margins.bottom() + _FRAME

    def say(self, sentence: str) -> None:
        """Show a sentence of all starts, or none."""
        self.sentence.setText(sentence)
        if self.sentence.isHidden() == bool(sentence):
            self.sentence.setVisible(bool(sentence))

    def has_option(self, view: QWidget | None) -> bool:
        """Whether `view` is what can be folded, or a part of it."""
        return view is not None and (view is self.options or self.options.isAncestorOf(view))

    def needed_width(self, has_options: bool) -> int:
        """The least width with a row for the options, or without."""
        margins = self.body.contentsMargins()
        rows = [self.transport.minimumSizeHint().width(), self.optimizer.minimumSizeHint().width()]
        if has_options:
            rows.append(self.options.minimumSizeHint().width())
        else:
            rows[1] += self.view.sizeHint().width() + SPACE // 2
        return max(rows) + margins.left() + margins.right() + _FRAME

    def controls(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [*self.options.controls(), *self.transport.controls, *self.optimizer.controls, self.view]

    def fold_options(self, folded: bool) -> None:
        """Offer the options by a button; who folds them takes them elsewhere."""
        self.view.setVisible(folded)
        if not folded and self.body.indexOf(self.options) < 0:
            self.body.insertWidget(2, self.options)  # below the empty header and the sentence
            self.options.show()
