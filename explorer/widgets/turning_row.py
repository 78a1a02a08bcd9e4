"""A row of parts that becomes a column where it is high."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QBoxLayout, QWidget

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class TurningRow(QBoxLayout):
    """Lies in a wide place and stands in a high one, as on a stage with others beside it.

    Args:
        across, down: the stretches of its parts in a row, and in a column.
        share: of its width; where it is higher than that, it stands.
    """

    def __init__(
        self, across: Sequence[int], down: Sequence[int], parent: QWidget | None = None, share: float = 1.0
    ) -> None:
        super().__init__(_ACROSS, parent)
        self._share = share
        self._stretches = {_ACROSS: tuple(across), _DOWN: tuple(down)}

    def setGeometry(self, rect: QRect) -> None:
        """Turn, then place the parts."""
        way = _DOWN if rect.height() > self._share * rect.width() else _ACROSS
        if way != self.direction():
            self.setDirection(way)
        for place, stretch in enumerate(self._stretches[way]):
            self.setStretch(place, stretch)
        super().setGeometry(rect)
