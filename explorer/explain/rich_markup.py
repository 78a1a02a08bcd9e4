"""Formulas in a text document: a markup whose strings contain marks, and the writer that turns these into formats.

Marks are characters of Unicode's private use area; runs of formatted text are far quicker to set than HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextTableCellFormat,
    QTextTableFormat,
)

from explorer.core.formulas.markup import Index, Text, slashed
from explorer.look.theme import Theme

_CLASSES = [chr(0xE000 + i) for i in range(10)]
_END, _RAISE, _LOWER, _OVER = "\ue010", "\ue011", "\ue012", "\ue013"
_BAR, _FACTOR, _BELOW, _BAR_END = "\ue014", "\ue015", "\ue016", "\ue017"
_MARK = re.compile("([\ue000-\ue01f])")
_FRACTION = re.compile(f"([{_BAR}{_FACTOR}])(.*?){_BELOW}(.*?){_BAR_END}")


class RichMarkup(Text):
    """Markup with superscripts, fraction bars and the colour of each class, for `Writer`."""

    def tint(self, text: str, index: Index) -> str:
        return f"{_CLASSES[index]}{text}{_END}" if isinstance(index, int) else text

    def is_negative(self, text: str) -> bool:
        return text.lstrip("".join(_CLASSES)).startswith(self.negative)

    def root(self, text: str) -> str:
        if _END in text:  # the bar would take the colour of the text below it
            return super().root(text)
        return f"√{_OVER}{text}{_END}"

    def exp(self, text: str) -> str:
        return f"e{_RAISE}{text}{_END}"

    def fraction(self, above: str, below: str) -> str:
        return f"{_BAR}{above}{_BELOW}{below}{_BAR_END}"

    def share(self, above: str, below: str) -> str:
        return f"{_FACTOR}{above}{_BELOW}{below}{_BAR_END}"

    def sum_over(self, index: str, body: str, but: str = "") -> str:
        return f"Σ{_LOWER}{index}≠{but}{_END} {body}" if but else super().sum_over(index, body)

    def slope(self, letter: str, index: Index) -> str:
        if isinstance(index, int):
            return super().slope(letter, index)
        return self.fraction("∂e", "∂" + self.sign(letter, index))


def inline(text: str) -> str:
    """A marked text with its fractions written with slashes."""
    return _FRACTION.sub(_slashed, text)


def _slashed(match: re.Match[str]) -> str:
    kind, above, below = match.groups()
    if kind == _FACTOR:
        return f"({above}/{below})"
    return slashed(above, below)


def bare(text: str) -> str:
    """A marked text without its marks, fractions with slashes."""
    return _MARK.sub("", inline(text))


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a run of characters, apart from its marks."""

    bold: bool = False
    quiet: bool = False
    scale: float = 1.0


class Writer:
    """Inserts marked texts at a cursor in the colours of a theme and in sizes of a font."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme, self._font = theme, font
        self._formats: dict[tuple[Style, tuple[str, ...]], QTextCharFormat] = {}

    def format(self, style: Style, marks: tuple[str, ...] = ()) -> QTextCharFormat:
        """The format of characters under these marks, the innermost last."""
        known = self._formats.get((style, marks))
        if known is None:
            known = self._formats[(style, marks)] = self._made(style, marks)
        return known

    def _made(self, style: Style, marks: tuple[str, ...]) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(self._font)
        made.setFontPointSize(self._font.pointSizeF() * style.scale)
        made.setFontWeight(QFont.Weight.Bold if style.bold else QFont.Weight.Normal)
        classes = [mark for mark in marks if mark in _CLASSES]
        colour = self._theme.muted if style.quiet else self._theme.text
        if classes and not style.quiet:
            colour = self._theme.class_colour(_CLASSES.index(classes[-1]))
        made.setForeground(QColor(colour))
        if _RAISE in marks:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        if _LOWER in marks:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        made.setFontOverline(_OVER in marks)
        return made

    def write(self, cursor: QTextCursor, text: str, style: Style) -> None:
        """Insert a marked text without bars."""
        for run, marks in _runs(text):
            cursor.insertText(run, self.format(style, marks))

    def write_barred(self, cursor: QTextCursor, text: str, style: Style, block: QTextBlockFormat) -> None:
        """Insert a marked text as a paragraph of its own, its fractions with bars."""
        pieces = _FRACTION.split(text)  # text, then any number of (kind, above, below, text)
        if len(pieces) == 1:
            if cursor.position():
                cursor.insertBlock(block)
            else:
                cursor.setBlockFormat(block)
            self.write(cursor, text, style)
            return
        columns = 1 + 2 * (len(pieces) // 4)
        table = cursor.insertTable(2, columns, self._table_format(block))
        for column in range(0, columns, 2):
            table.mergeCells(0, column, 2, 1)
            cell = QTextTableCellFormat()
            cell.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
            table.cellAt(0, column).setFormat(cell)
            self.write(table.cellAt(0, column).firstCursorPosition(), pieces[2 * column], style)
        centred = QTextBlockFormat()
        centred.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for column in range(1, columns, 2):
            _, above, below = pieces[2 * column - 1 : 2 * column + 2]
            table.cellAt(0, column).setFormat(self._bar_format())
            for row, part in enumerate((above, below)):
                inside = table.cellAt(row, column).firstCursorPosition()
                inside.setBlockFormat(centred)
                self.write(inside, part, style)
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _table_format(self, block: QTextBlockFormat) -> QTextTableFormat:
        made = QTextTableFormat()
        made.setBorder(0)
        made.setCellPadding(1)
        made.setCellSpacing(0)
        made.setLeftMargin(block.leftMargin())
        made.setTopMargin(block.topMargin())
        made.setBottomMargin(block.bottomMargin())
        made.setBorderCollapse(True)
        return made

    def _bar_format(self) -> QTextTableCellFormat:
        made = QTextTableCellFormat()
        made.setBottomBorder(1.2)
        made.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBottomBorderBrush(QBrush(QColor(self._theme.text)))
        return made


def _runs(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The parts of a marked text, each with the marks around it."""
    marks: tuple[str, ...] = ()
    for part in _MARK.split(text):
        if part == _END:
            marks = marks[:-1]
        elif _MARK.fullmatch(part):
            marks = (*marks, part)
        elif part:
            yield part, marks
