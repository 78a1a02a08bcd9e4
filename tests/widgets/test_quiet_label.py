"""QuietLabel and SteadyLabel: another text of the same size costs one paint, and no layout."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from explorer.widgets.quiet_label import QuietLabel
from explorer.widgets.steady_label import SteadyLabel
from tests.support.gui import Events, settle


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


@pytest.mark.parametrize("make", [QuietLabel, SteadyLabel])
def test_what_looks_like_markup_is_shown_letter_by_letter(held, make):
    label = make()
    holder = held(label)
    label.setText("<b>x</b>")
    assert holder.isVisible()
    plain = QLabel("<b>x</b>", textFormat=Qt.TextFormat.PlainText)
    assert label.label.sizeHint().width() == plain.sizeHint().width()
