"""A scrolling column is as wide as its contents."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel

from explorer.widgets.scroll_column import ScrollColumn
from tests.support.gui import settle


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
    assert column.viewport().width() <= column.width()
    assert column.viewport().width() >= column.needed().width(), "the bar covers nothing"
    tall.setText("a label of some width, and of more")
    settle()
    assert column.viewport().width() >= column.needed().width() > 0, "it follows its contents"
    holder.resize(600, 300)
    column.fit(5000)
    assert column.width() == 1100, "a share of a wide screen"


def test_a_column_made_lower_and_narrower_at_once_cuts_nothing(held):
    column = ScrollColumn()
    column.add(QLabel("a label"))
    holder = held(column, QHBoxLayout, (1200, 300))
    column.changed.connect(lambda: column.fit(holder.width()))
    column.fit(1200)
    settle()
    holder.resize(600, 280)
    settle()
    assert column.viewport().width() == column.width() < 200
