"""A choice of a loss."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.core.losses.table import LOSSES
from explorer.look.wording import Wording
from explorer.widgets.choice import Choice


class LossChoice(Choice):
    """All losses by name. With a width of `least` characters it adapts to the room and truncates names if necessary."""

    def __init__(self, wording: Wording, name: str, least: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(name, _rows(wording), parent)
        if least:
            self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.setMinimumContentsLength(least)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def reword(self, wording: Wording, name: str) -> None:
        """Use other words; the same loss stays chosen."""
        chosen = self.currentData()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.set_rows(_rows(wording))
        self.set_chosen(chosen)


def _rows(wording: Wording) -> list[tuple[object, str]]:
    return [(key, wording.label(loss)) for key, loss in LOSSES.items()]
