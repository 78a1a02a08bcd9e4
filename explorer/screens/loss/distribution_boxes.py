"""Two distributions as number boxes: one row per class, one column each for P and Q."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from explorer.look.theme import SPACE
from explorer.widgets.number_box import NumberBox
from explorer.widgets.panel import discard

NAMES = ("P", "Q")


class DistributionBoxes(QWidget):
    """Every box takes a share between 0 and 1; the others of its column are rescaled."""

    edited = Signal(int, int, float, object)  # (column, class, share, gesture)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE - 2)
        self._grid.setVerticalSpacing(SPACE // 3)  # ten classes have room in a window of 700 pixels
        for column, name in enumerate(NAMES):
            head = QLabel(name)
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(head, 0, column + 1)
        self._grid.setRowStretch(99, 1)
        self._signs: list[QLabel] = []
        self.boxes: list[tuple[NumberBox, NumberBox]] = []

    def show_distributions(self, p: Sequence[float], q: Sequence[float]) -> None:
        """Show P (M,) and Q (M,)."""
        self._set_rows(len(p))
        for row, shares in zip(self.boxes, zip(p, q, strict=True), strict=True):
            for box, share in zip(row, shares, strict=True):
                box.set_value(share)

    def _set_rows(self, count: int) -> None:
        while len(self.boxes) > count:
            for widget in (self._signs.pop(), *self.boxes.pop()):
                discard(widget)
        while len(self.boxes) < count:
            row = len(self.boxes)
            sign = QLabel(str(row + 1))
            self._grid.addWidget(sign, row + 1, 0)
            self._signs.append(sign)
            self.boxes.append((self._box(0, row), self._box(1, row)))

    def _box(self, column: int, row: int) -> NumberBox:
        name = self.tr("{name}: the probability of outcome {n}").format(name=NAMES[column], n=row + 1)
        box = NumberBox(name, 0.0, 1.0, 0.05, widest="0.3333")
        box.figures = 4
        box.edited.connect(lambda value, gesture: self.edited.emit(column, row, value, gesture))
        box.refused.connect(self.refused)
        self._grid.addWidget(box, row + 1, column + 1)
        return box
