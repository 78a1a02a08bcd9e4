"""Sentence and Column: the room they ask for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.widgets.quiet_label import QuietLabel
from explorer.widgets.scroll_column import ScrollColumn
from explorer.widgets.steady_label import SteadyLabel
from tests.support.gui import settle

LONG = "Stuck: slope 1.2e-8, at this rate about 6e7 steps to cross."


@pytest.fixture
def held(qtbot):
    """Shows a widget above what takes the rest of the room."""

    def show(widget: QWidget, layout=QVBoxLayout, size=(200, 300)) -> QWidget:
        holder = QWidget()
        qtbot.addWidget(holder)
        row = layout(holder)
        row.addWidget(widget)
        row.addWidget(QWidget(), 1)
        holder.resize(*size)
        holder.show()
        settle()
        return holder

    return show


def needed(label: QLabel) -> int:
    room = QRect(0, 0, label.width(), 10_000)
    return label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, label.text()).height()


def test_a_sentence_has_the_lines_it_needs_and_keeps_them(held):
    sentence = SteadyLabel(1)
    holder = held(sentence)
    sentence.setText("short")
    settle()
    one = sentence.height()
    sentence.setText(LONG)
    settle()
    assert sentence.height() >= needed(sentence) > one
    higher = sentence.height()
    sentence.setText("short")
    settle()
    assert holder.isVisible() and sentence.height() == higher, "what is around it stays where it is"


def test_a_sentence_follows_its_font_while_its_text_stays(held):
    sentence = SteadyLabel(1)
    holder = held(sentence)
    sentence.setText(LONG)
    settle()
    font = sentence.font()
    small = sentence.height()
    larger = sentence.font()
    larger.setPointSizeF(1.8 * font.pointSizeF())
    sentence.setFont(larger)
    settle()
    assert sentence.height() >= needed(sentence) > small
    sentence.setFont(font)
    settle()
    assert holder.isVisible() and sentence.height() == small


class Events(QObject):
    """Counts the events of one kind that a widget gets."""

    def __init__(self, widget: QWidget, kind: QEvent.Type) -> None:
        super().__init__(widget)
        self.seen, self._kind = 0, kind
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() == self._kind
        return False


@pytest.mark.parametrize("make", [QuietLabel, SteadyLabel])
def test_another_text_of_the_same_size_is_one_paint(held, make):
    label = make()
    holder = held(label)
    label.setText("step 1")
    settle()
    paints, layouts = Events(label.label, QEvent.Type.Paint), Events(holder, QEvent.Type.LayoutRequest)
    label.setText("step 2")
    settle()
    assert (paints.seen, layouts.seen) == (1, 0)
    assert label.label.text() == label.text() == "step 2"


def test_a_quiet_label_has_the_room_its_text_needs(held):
    label = QuietLabel()
    holder = held(label, QHBoxLayout)
    widths = []
    for text in ("step 1", "step 1 … 50 000", "step 1"):
        label.setText(text)
        settle()
        widths.append(label.width())
        assert label.label.size() == label.size()
        assert label.width() >= label.fontMetrics().horizontalAdvance(text)
    assert widths[0] == widths[2] < widths[1]
    font = label.font()
    font.setPointSizeF(2 * font.pointSizeF())
    label.setFont(font)
    settle()
    assert holder.isVisible() and label.width() > 1.5 * widths[0] and label.height() >= label.fontMetrics().height()


def test_a_column_is_as_wide_as_its_contents_and_wider_with_its_bar(held):
    tall = QLabel("a label of some width")
    tall.setMinimumHeight(250)
    column = ScrollColumn()
    column.add(tall)
    column.changed.connect(lambda: column.fit(0))
    holder = held(column, QHBoxLayout, (600, 300))
    column.fit(0)
    settle()
    assert column.width() == column.needed().width() and not column.verticalScrollBar().isVisible()
    holder.resize(600, 150)
    settle()
    assert column.verticalScrollBar().isVisible()
    assert column.viewport().width() >= column.needed().width(), "the bar covers nothing"
    tall.setText("a label of some width, and of more")
    settle()
    assert column.viewport().width() >= column.needed().width() > 0, "it follows its contents"
    holder.resize(600, 300)
    column.fit(5000)
    assert column.width() == 1100, "a share of a wide screen"
