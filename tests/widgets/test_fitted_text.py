"""As much of a text as there is room for."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from explorer.widgets.fitted_text import fitted


@pytest.mark.usefixtures("qapp")
def test_a_text_keeps_its_beginning_in_whatever_room_there_is():
    metrics = QFontMetricsF(QFont())
    text = "Ankle boot"
    whole = metrics.horizontalAdvance(text)
    assert fitted(text, metrics, whole) == text
    narrow = fitted(text, metrics, 0.6 * whole)
    assert narrow.endswith("…") and text.startswith(narrow[:-1]) and len(narrow) > 3
    assert fitted(text, metrics, metrics.horizontalAdvance("An") + 1) == "An"
    assert fitted(text, metrics, 1.0) == "A", "one letter at least"
    for room in range(10, int(whole)):
        assert metrics.horizontalAdvance(fitted(text, metrics, room)) <= room + 1
