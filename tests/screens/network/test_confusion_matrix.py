"""The confusion matrix: its numbers and colours, pointer and keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from explorer.look.theme import THEMES
from explorer.screens.network.confusion_matrix import STRONGEST, ConfusionMatrix
from tests.support.gui import LEFT, press, settle
from tests.support.image_sets import CLOTHES
from tests.support.painted import faults_of, painted

LIGHT = THEMES["light"]
DIGITS = [str(k) for k in range(10)]
COUNTS = np.diag(np.arange(60, 70))
COUNTS[7, 1], COUNTS[3, 5], COUNTS[9, 9] = 12, 3, 100


def the_matrix(shown, names=DIGITS, theme=LIGHT, size=(360, 340), chosen=()):
    view = shown(ConfusionMatrix(theme), *size)
    view.show_counts(COUNTS, names, theme.run(1), chosen)
    settle()
    return view


def over(colour: QColor, below: str) -> QColor:
    """What a colour looks like on an opaque one."""
    under, a = QColor(below), colour.alphaF()
    mixed = (a * x + (1 - a) * y for x, y in zip(colour.getRgbF()[:3], under.getRgbF()[:3], strict=True))
    return QColor.fromRgbF(*mixed)


def luminance(colour: QColor) -> float:
    """WCAG 2.2."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_count_stands_in_its_row_and_column(shown):
    view = the_matrix(shown)
    texts = painted(view)
    for label in range(10):
        for answer in range(10):
            inside = [t.text for t in texts if view.place((label, answer)).contains(t.place.center())]
            wanted = [str(COUNTS[label, answer])] if COUNTS[label, answer] else []
            assert inside == wanted, (label, answer)
    rows = [t for t in texts if t.text in DIGITS and t.place.right() < view.place((0, 0)).left()]
    assert [t.text for t in rows] == DIGITS
    assert all(abs(t.place.center().y() - view.place((k, 0)).center().y()) < 2 for k, t in enumerate(rows))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_numbers_are_readable_on_every_colour(shown, theme):
    view = the_matrix(shown, theme=theme)
    text = luminance(QColor(theme.text))
    for run in range(4):
        view.show_counts(COUNTS, DIGITS, theme.run(run), ())
        for cell in ((9, 9), (7, 1), (3, 5), (0, 0), (0, 1)):
            ground = luminance(over(view.colour(cell), theme.panel))
            high, low = max(text, ground), min(text, ground)
            assert (high + 0.05) / (low + 0.05) >= 4.5, (run, cell)


def test_right_answers_are_apart_and_fuller_cells_are_stronger(shown):
    view = the_matrix(shown)
    image = view.grab().toImage()
    run, warning = QColor(LIGHT.run(1).colour), QColor(LIGHT.warning)
    for k in range(10):
        frame = image.pixelColor(view.place((k, k)).topLeft().toPoint())
        assert frame == run, k
    assert image.pixelColor(view.place((7, 1)).topLeft().toPoint()) != warning, "wrong answers have no frame"
    assert view.colour((7, 1)).rgb() == warning.rgb() and view.colour((7, 1)).alphaF() > view.colour((3, 5)).alphaF()
    assert view.colour((9, 9)).rgb() == run.rgb() and view.colour((9, 9)).alphaF() > view.colour((0, 0)).alphaF()
    assert view.colour((0, 1)).alphaF() == 0
    fullest = view.colour((7, 1)).alphaF(), view.colour((9, 9)).alphaF()
    assert fullest == pytest.approx((STRONGEST, STRONGEST), abs=1e-3), "few wrong ones are seen beside many right"


def test_a_cell_says_what_was_read_as_what(shown):
    view = the_matrix(shown)
    said = []
    view.read.connect(said.append)
    QTest.mouseMove(view, view.place((7, 1)).center().toPoint())
    settle()
    QTest.mouseMove(view, view.place((9, 9)).center().toPoint())
    settle()
    assert said == ["B ■  7 taken for 1: 12 of 79", "B ■  9 right: 100 of 100"]
    view.setFocus()
    for key in ("Left", "Up", "Down", "Down", "Right", "Right"):
        press(view, key)
    assert said[2:4] == ["B ■  9 taken for 8: 0 of 100", "B ■  8 right: 68 of 68"]
    assert view.accessibleDescription() == "9 right: 100 of 100", "it stops at the ends"


def test_a_click_and_enter_ask_for_the_images_of_a_cell(shown):
    view = the_matrix(shown)
    asked = []
    view.chosen.connect(asked.append)
    QTest.mouseClick(view, LEFT, pos=view.place((7, 1)).center().toPoint())
    view.setFocus()
    press(view, "Right")
    press(view, "Return")
    press(view, "Space")
    QTest.mouseClick(view, LEFT, pos=QPoint(1, 1))
    assert asked == [(7, 1), (7, 2), (7, 2)]
    view.show_counts(COUNTS, DIGITS, LIGHT.run(1), (7, 2))
    settle()
    assert view.grab().toImage().pixelColor(view.place((7, 2)).topLeft().toPoint()) == QColor(LIGHT.accent)
    press(view, "Return")
    assert asked[-1] == (), "once more: of none"


@pytest.mark.parametrize("size", [(240, 180), (340, 300), (900, 700)])
@pytest.mark.parametrize("names", [DIGITS, CLOTHES], ids=["digits", "clothes"])
def test_names_and_numbers_fit_in_any_size(shown, names, size):
    view = the_matrix(shown, names, size=size)
    faults = faults_of(painted(view))
    assert [fault for fault in faults if not fault.endswith("is elided")] == []
    assert view.accessibleDescription().startswith("B: ")
