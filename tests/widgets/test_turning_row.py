"""A row that stands in a high place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from explorer.widgets.turning_row import TurningRow
from tests.support.gui import settle


def test_a_row_lies_in_a_wide_place_and_stands_in_a_high_one(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    row = TurningRow((1, 1), (3, 1), widget)
    row.setSpacing(0)
    row.setContentsMargins(0, 0, 0, 0)
    first, second = QWidget(), QWidget()
    for part in (first, second):
        row.addWidget(part)
    widget.show()
    for width, height, places in (
        (400, 200, ((0, 0, 200, 200), (200, 0, 200, 200))),
        (200, 400, ((0, 0, 200, 300), (0, 300, 200, 100))),
        (400, 200, ((0, 0, 200, 200), (200, 0, 200, 200))),
    ):
        widget.resize(width, height)
        settle()
        assert tuple(part.geometry().getRect() for part in (first, second)) == places
