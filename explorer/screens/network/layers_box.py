"""A box for the numbers of units in the hidden layers: "32", "128 128 128", or nothing for none."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from explorer.look.wording import tr
from explorer.state.network_parts import HIDDEN_RANGE, MAX_HIDDEN_LAYERS
from explorer.widgets.typing_box import TypingBox

_BETWEEN = re.compile(r"[\s,;、，；×xX*]+|(?<=\d)[-–](?=\d)")  # 128 128, 128,128, 128×128, 128-128
_SAID = 40  # characters of a refused text that the refusal repeats
_FIGURES = 6  # of a number that is read; a longer one is out of every range


def parse_layers(text: str) -> tuple[tuple[int, ...] | None, str]:
    """The numbers in `text` and "", or None and a sentence that says what is wrong with it."""
    said = text.strip() if len(text) <= _SAID else text.strip()[:_SAID] + "…"
    words = [word for word in _BETWEEN.split(text) if word]
    if not all(word.isdecimal() for word in words):
        fault = tr("“{text}” is not a list of whole numbers: write 32, or 128 128; the last good value is kept.")
        return None, fault.format(text=said)
    if len(words) > MAX_HIDDEN_LAYERS:
        fault = tr("{count} hidden layers are too many: at most {high}; the last good value is kept.")
        return None, fault.format(count=len(words), high=MAX_HIDDEN_LAYERS)
    low, high = HIDDEN_RANGE
    for word in words:
        if len(word) > _FIGURES or not low <= int(word) <= high:
            fault = tr("{text} is outside {low} … {high}; the last good value is kept.")
            return None, fault.format(text=word[:_SAID], low=low, high=high)
    return tuple(map(int, words)), ""


class LayersBox(TypingBox):
    """Shows the hidden layers as they are typed, with spaces between them.

    Signals:
        edited: (sizes) the user has entered a valid list.
    """

    edited = Signal(tuple)
    _beside = 14

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._sizes: tuple[int, ...] = ()
        widest = " ".join([str(HIDDEN_RANGE[1])] * MAX_HIDDEN_LAYERS)
        super().__init__(name, widest, parent)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.lineEdit().setPlaceholderText(self.tr("none"))

    @property
    def sizes(self) -> tuple[int, ...]:
        """The last valid value."""
        return self._sizes

    def set_sizes(self, sizes: tuple[int, ...]) -> None:
        """Show `sizes`; no signal. Text that is being typed stays."""
        self._sizes = sizes
        self.show_value()

    def written(self) -> str:
        return " ".join(map(str, self._sizes))

    def exactly(self) -> str:
        return self.written() or self.tr("none")

    def take(self, text: str) -> str:
        sizes, fault = parse_layers(text)
        if sizes is not None:
            self._sizes = sizes
        return fault

    def announce(self) -> None:
        self.edited.emit(self._sizes)
