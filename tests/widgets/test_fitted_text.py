"""As much of a text as there is room for, and the font in which there is room for it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from explorer.widgets.fitted_text import bold, fitted, fitting_font


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


def test_a_text_that_is_too_wide_has_a_smaller_font_down_to_a_half(qapp):
    font = qapp.font()
    width = QFontMetricsF(font).horizontalAdvance("0.000123")
    assert fitting_font(font, "0.000123", width + 1) == font
    smaller = fitting_font(font, "0.000123", 0.7 * width)
    assert QFontMetricsF(smaller).horizontalAdvance("0.000123") <= 0.7 * width
    assert 0.5 * font.pointSizeF() < smaller.pointSizeF() < font.pointSizeF()
    assert fitting_font(font, "0.000123", 1.0).pointSizeF() == pytest.approx(0.5 * font.pointSizeF(), abs=0.5)


def test_a_bold_font_is_another_one(qapp):
    font = qapp.font()
    assert bold(font).bold() and not font.bold() and not bold(bold(font), False).bold()
