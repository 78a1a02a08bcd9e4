"""Sentence and Column: the room they ask for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

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
