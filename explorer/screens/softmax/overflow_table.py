"""The overflow table: exp as in the formula beside the stable form, exp(y − max), both in float64."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from explorer.core.softmax import SoftmaxBlock, softmax_block
from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.plots.sketch import LEFT, Picture, Sketch, figure, logit_text, share

_LARGEST = 1.7  # times the app's font
_LINE = 1.25
_FEWEST = 4  # lines: two of headings, one class, the sum
_ROOMY = 6.9  # lines that the table and the sentence need
_ALIKE = 5e-4  # two probabilities that differ by less print alike


class OverflowTable(Sketch):
    """One row per class: exp and quotient as written, and the same after subtracting the largest logit."""

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._wording = wording
        self.setAccessibleName(self.tr("Softmax as written beside its stable form"))
        self._scaled = np.zeros(2)
        self._temperature = 1.0

    def show_logits(self, logits: Sequence[float], temperature: float) -> None:
        """Show both forms for `logits` (K,) divided by `temperature`."""
        self._scaled, self._temperature = np.asarray(logits, dtype=float) / temperature, temperature
        naive, stable = self.blocks()
        self.setAccessibleDescription(
            "; ".join(", ".join(share(float(p)) for p in b.probabilities) for b in (naive, stable))
        )
        self.update()

    def blocks(self) -> tuple[SoftmaxBlock, SoftmaxBlock]:
        """As written, and stable."""
        return softmax_block(self._scaled), softmax_block(self._scaled - self._scaled.max())

    def faulty(self) -> list[bool]:
        """(K,) whether the formula as written fails to give the probability."""
        naive, stable = self.blocks()
        return [not abs(a - b) < _ALIKE for a, b in zip(naive.probabilities, stable.probabilities, strict=True)]

    def rows_shown(self, size: float) -> list[int]:
        """The classes shown: as many as fit of those with the largest logits, in their order."""
        room = int((self.height() - 2) / (_LINE * size * self.unit()) + 1e-6) - 3  # two lines of headings and the sum
        order = np.argsort(-self._scaled, kind="stable")[: max(room, 1)]
        return sorted(order.tolist())

    def _texts(self) -> list[list[str]]:
        """The four columns of numbers, the sums last."""
        columns = []
        for block in self.blocks():
            columns.append([figure(float(e)) for e in (*block.exponentials, block.total)])
            columns.append([share(float(p)) for p in block.probabilities] + [""])
        return columns

    def _headings(self) -> list[str]:
        tempered = " / T" if self._temperature != 1.0 else ""
        largest = logit_text(float(self._scaled.max()))
        largest = f"({largest})" if largest.startswith("−") else largest
        sign = self._wording.notation.logits + tempered
        return [f"exp({sign})", "÷ Σ", f"exp({sign} − {largest})", "÷ Σ"]

    def _widths(self, size: float) -> list[float]:
        """The widths of the column of signs and of the four columns of numbers."""
        pad = 0.8 * size * self.unit()
        signs = self.advance(self._wording.logit(len(self._scaled) - 1), size, True) + pad
        columns = zip(self._texts(), self._headings(), strict=True)
        return [signs] + [
            max(*(self.advance(t, size, True) for t in texts), self.advance(head, 0.85 * size)) + pad
            for texts, head in columns
        ]

    def fitting_size(self) -> float:
        """The largest size at which the columns fit, and also all rows, unless the text became too small for that."""
        wide = self.fitting(lambda size: sum(self._widths(size)), self.width() - 4, _LARGEST)
        high = (self.height() - 2) / (_LINE * self.unit() * (len(self._scaled) + 3))
        least = min(0.9, (self.height() - 2) / (_LINE * self.unit() * _FEWEST))
        return max(min(wide, high), min(wide, least), 0.1)

    def compose(self) -> Picture:
        """Compose headings, rows and sums; the two stable columns have a background of their own."""
        picture, size = Picture(), self.fitting_size()
        widths = self._widths(size)
        spare = max(self.width() - 4 - sum(widths), 0.0) / 5
        widths = [w + spare for w in widths]
        lefts = [2 + sum(widths[:i]) for i in range(6)]
        shown = self.rows_shown(size)
        lines = len(shown) + 3
        line = min((self.height() - 2) / lines, 2.3 * size * self.unit())
        ground = QRectF(lefts[3], 0, widths[3] + widths[4], lines * line)
        picture.box("stable", -1, ground, 4, self.theme.window, self.theme.edge)
        self._compose_headings(picture, lefts, line, size)
        columns, bad = self._texts(), self.faulty()
        for row, i in enumerate(shown):
            top = (row + 2) * line
            colour = self.theme.class_colour(i)
            cell = QRectF(lefts[0], top, widths[0], line)
            self.write(picture, "sign", i, self._wording.logit(i), cell, size, colour, True, LEFT)
            for column, role in enumerate(_ROLES):
                text = columns[column][i]
                wrong = column < 2 and (bad[i] or text == figure(np.inf))
                cell = QRectF(lefts[column + 1], top, widths[column + 1], line)
                self.write(picture, role, i, text, cell, size, self.theme.warning if wrong else "", column % 2 == 1)
        self._compose_sums(picture, lefts, (lines - 1) * line, line, size)
        hidden = len(self._scaled) - len(shown)
        if hidden:
            self._compose_hidden(picture, QRectF(lefts[0], 0, widths[0] + spare, line), hidden, size)
        return picture

    def _compose_headings(self, picture: Picture, lefts: list[float], line: float, size: float) -> None:
        theme = self.theme
        for text, first in ((self.tr("as written"), 1), (self.tr("stable"), 3)):
            cell = QRectF(lefts[first], 0, lefts[first + 2] - lefts[first], line)
            self.write(picture, "form", first, text, cell, size, theme.text, True)
        for column, text in enumerate(self._headings()):
            cell = QRectF(lefts[column + 1], line, lefts[column + 2] - lefts[column + 1], line)
            self.write(picture, "heading", column, text, cell, 0.85 * size, theme.muted)

    def _compose_sums(self, picture: Picture, lefts: list[float], top: float, line: float, size: float) -> None:
        cell = QRectF(lefts[0], top, lefts[1] - lefts[0], line)
        self.write(picture, "sum", -1, "Σ", cell, size, self.theme.accent, True, LEFT)
        for column, block in zip((0, 2), self.blocks(), strict=True):
            total = float(block.total)
            colour = self.theme.accent if 0 < total < np.inf else self.theme.warning
            cell = QRectF(lefts[column + 1], top, lefts[column + 2] - lefts[column + 1], line)
            self.write(picture, "total", column, figure(total), cell, size, colour, True)

    def _compose_hidden(self, picture: Picture, cell: QRectF, hidden: int, size: float) -> None:
        text = self.tr("+ {n} more").format(n=hidden)
        self.write(picture, "hidden", -1, text, cell, 0.85 * size, self.theme.muted, False, LEFT)

    def minimumSizeHint(self) -> QSize:
        return QSize(int(11 * self.unit()), int(4.6 * self.unit()))


_ROLES = ("naive_exp", "naive_share", "stable_exp", "stable_share")


class OverflowPage(QWidget):
    """The table, and a sentence on the result and on why the two forms are equal."""

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = OverflowTable(theme, wording)
        self.setAccessibleName(self.table.accessibleName())
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE)
        self._layout.addWidget(self.table, 1)
        self._layout.addWidget(self.sentence)

    def apply_theme(self, theme: Theme) -> None:
        self.table.apply_theme(theme)

    def show_logits(self, logits: Sequence[float], temperature: float) -> None:
        """Show both forms for `logits` (K,) at `temperature`, and say which of them is valid."""
        self.table.show_logits(logits, temperature)
        naive, _ = self.table.blocks()
        broken = True
        if np.isinf(naive.exponentials).any():
            text = self.tr("float64 ends at exp(709.78): beyond it exp is ∞, and ∞ ÷ ∞ is not a number.")
        elif naive.total == 0:
            text = self.tr("Below exp(−745.13) float64 has only 0, and 0 ÷ 0 is not a number.")
        elif any(self.table.faulty()):
            text = self.tr("Numbers this small have few digits left: the quotient is wrong.")
        else:
            broken = False
            text = self.tr("Equal: top and bottom are multiplied by exp(−max). No exp is above 1 then.")
        name = "warning" if broken else ""
        if self.sentence.objectName() != name:
            self.sentence.setObjectName(name)
            self.sentence.style().polish(self.sentence)
        self.sentence.setText(text)
        self.table.setToolTip(text)

    def resizeEvent(self, event) -> None:
        """Place the sentence below the table, beside it in wide, low room, or else in the tool tip."""
        super().resizeEvent(event)
        self.sentence.setHidden(self.height() < _ROOMY * self.table.unit())
        beside = self.width() > max(2.2 * self.height(), 70 * self.fontMetrics().averageCharWidth())
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() != way:
            self._layout.setDirection(way)
        self._layout.setStretch(0, 7 if beside else 1)
        self._layout.setStretch(1, 3 if beside else 0)
