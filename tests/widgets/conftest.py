"""What the tests of widgets share."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.support.gui import settle


@pytest.fixture
def held(qtbot):
    """Shows a widget above a filler that takes the remaining space."""

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
