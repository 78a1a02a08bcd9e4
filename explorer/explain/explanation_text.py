"""The text of an explanation: formulas in large type, and under each the rows with its numbers, which change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from explorer.core.formulas.document import Line, Section, remarked
from explorer.explain.rich_markup import Style, Writer, bare, inline
from explorer.look.theme import SPACE, Theme

_SIZES = (1.0, 1.7)  # of the window's font, smallest and largest
_ROW_SAMPLE = "∂e/∂y₁ = 0.0000 · (−0.0000 − 0.0000) = −0.0000 mm"  # a row that is to fit into one line
_FORMULA, _HEADING, _ROW, _NOTE = Style(scale=1.25), Style(bold=True), Style(), Style(quiet=True)
_WIDEST_LEFT = 0.42  # of the room; rows with a wider left side are not aligned


class ExplanationText(QTextEdit):
    """Shows sections; if only numbers change, it replaces only the right sides of the equations."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shape: object = None
        self._built_rows: object = None
        self._rows: list[tuple[int, str]] = []  # number of the block, what it begins with
        self._rights: list[tuple[str, bool]] = []
        self._sections: Sequence[Section] = ()
        self._words: Mapping[str, str] = {}
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self._built_width = 0
        self._writer = self._made_writer()

    def wanted_width(self) -> int:
        """The width at which a row fits in the size of the widget's font."""
        return int(QFontMetricsF(self.font()).horizontalAdvance(_ROW_SAMPLE)) + 8 * SPACE

    def _made_writer(self) -> Writer:
        font = QFont(self.font())
        room = (self.width() - 8 * SPACE) / (self.wanted_width() - 8 * SPACE)
        font.setPointSizeF(font.pointSizeF() * min(max(room, _SIZES[0]), _SIZES[1]))
        return Writer(self._theme, font)

    def apply_theme(self, theme: Theme) -> None:
        """Use other colours and sizes for the next text."""
        self._theme = theme
        self._writer = self._made_writer()
        self._shape = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_writer"):
            self._rebuild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose sizes by the widget's width, not by the viewport's, which the scroll bar changes."""
        super().resizeEvent(event)
        if self.width() != self._built_width:
            self._rebuild()

    def _rebuild(self) -> None:
        self.apply_theme(self._theme)
        self.show_sections(self._sections, self._words)

    def show_sections(self, sections: Sequence[Section], words: Mapping[str, str]) -> None:
        """Show `sections`, written by `RichMarkup`; `words`: their headings by key, and that of a held logit."""
        self._sections, self._words = sections, words
        lines = [line for section in sections for line in section.lines]
        rights = [(remarked(line, inline(line.right), words), line.quiet) for line in lines if not line.general]
        shape = [(line.left, line.general and line.right) for line in lines], [section.notes for section in sections]
        if shape == self._shape:
            self._replace(rights)
        else:
            rows = [(section.key, len(section.lines)) for section in sections]
            share = self._scrolled() if rows == self._built_rows else 0.0  # other words or sizes of the same rows
            self._build()
            self._shape, self._built_rows = shape, rows
            self._scroll_to(share)
        self._rights = rights

    def _scrolled(self) -> float:
        """How far down the text is scrolled, from 0 to 1."""
        bar = self.verticalScrollBar()
        return bar.value() / max(bar.maximum(), 1)

    def _scroll_to(self, share: float) -> None:
        self.document().size()  # lays the text out, so that the range of the scroll bar is that of the new text
        bar = self.verticalScrollBar()
        bar.setValue(round(share * bar.maximum()))

    def _replace(self, rights: Sequence[tuple[str, bool]]) -> None:
        """Replace the numbers that differ; the scroll position stays."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for (block, left), new, old in zip(self._rows, rights, self._rights, strict=True):
            if new != old:
                right, quiet = new
                is_whole = quiet != old[1]
                offset = 0 if is_whole else len(bare(left))
                cursor.setPosition(self.document().findBlockByNumber(block).position() + offset)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
                self._write_row(cursor, left if is_whole else "", right, quiet)
        cursor.endEditBlock()

    def _write_row(self, cursor: QTextCursor, left: str, right: str, quiet: bool) -> None:
        """Write a row with its result in bold, wrapped before an equals sign."""
        before, equals, last = right.rpartition(" = ")
        self._writer.write(cursor, left + before + equals.replace("= ", "=\u00a0"), Style(quiet=quiet))
        self._writer.write(cursor, last, Style(bold=not quiet, quiet=quiet))

    def _build(self) -> None:
        """Write the whole text again."""
        self._built_width = self.width()
        self._rows.clear()
        self.document().clear()
        self.document().setDocumentMargin(SPACE)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for section in self._sections:
            if len(self._sections) > 1:  # one alone is on a stage, whose title says what it is
                self._paragraph(cursor, self._words[section.key], _HEADING, 2 * SPACE)
            block, tab = self._row_format(section)
            for line in section.lines:
                if line.general:
                    self._writer.write_barred(cursor, f"{line.left} = {line.right}", _FORMULA, self._indented(SPACE))
                else:
                    self._row(cursor, line, block, tab)
            for note in section.notes:
                self._paragraph(cursor, note, _NOTE, SPACE)
        cursor.endEditBlock()

    def _paragraph(self, cursor: QTextCursor, text: str, style: Style, space: int) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(space if cursor.position() else 0)
        block.setBottomMargin(SPACE)
        if cursor.position() == 0:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        self._writer.write(cursor, text, style)

    def _indented(self, space: float) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setLeftMargin(2 * SPACE)
        block.setTopMargin(space)
        block.setBottomMargin(SPACE / 2)
        return block

    def _row_format(self, section: Section) -> tuple[QTextBlockFormat, str]:
        """The format of rows, aligned at their equals signs; and the text before the sign."""
        metrics = QFontMetricsF(self._writer.format(_ROW).font())
        lefts = [metrics.horizontalAdvance(bare(line.left)) for line in section.lines if not line.general]
        at = max(lefts, default=0.0) + SPACE
        aligned = at <= _WIDEST_LEFT * self.width()
        hang = at + metrics.horizontalAdvance("= ") if aligned else 6.0 * SPACE
        block = self._indented(SPACE / 2)
        block.setLeftMargin(2 * SPACE + hang)
        block.setTextIndent(-hang)
        if aligned:
            block.setTabPositions([QTextOption.Tab(at, QTextOption.TabType.LeftTab)])
        return block, "\t" if aligned else " "

    def _row(self, cursor: QTextCursor, line: Line, block: QTextBlockFormat, tab: str) -> None:
        cursor.insertBlock(block)
        left = f"{inline(line.left)}{tab}= "
        self._rows.append((cursor.blockNumber(), left))
        self._write_row(cursor, left, remarked(line, inline(line.right), self._words), line.quiet)
