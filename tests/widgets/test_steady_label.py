"""Labels that keep their lines."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel

from explorer.widgets.steady_label import SteadyLabel
from tests.support.gui import settle

LONG = "Stuck: slope 1.2 × 10⁻⁸, at this rate about 61 million steps to cross."


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


def test_room_for_fewer_lines_may_be_kept_instead(qtbot):
    label = SteadyLabel(lines=3)
    qtbot.addWidget(label)
    three = label.needed
    label.reserve(1)
    assert label.needed <= three / 2
    label.reserve(3)
    assert label.needed == three
