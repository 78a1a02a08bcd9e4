"""The table of the runs as painted, sorted by clicks and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest

from explorer.look.theme import THEMES
from explorer.screens.descent.below.comparison_rows import Cell, Row
from explorer.screens.descent.below.comparison_table import ComparisonTable
from tests.support.gui import LEFT, press

TITLES = ("run", "loss", "optimizer", "rate", "steps to arrive", "final e", "final slope")
THEME = THEMES["light"]
CTRL = Qt.KeyboardModifier.ControlModifier


def rows(count: int = 4) -> list[Row]:
    texts = ("MSE", "gradient descent", "0.1", "not within 500", "2.0000", "1.2 × 10⁻⁸")
    return [
        Row(i, (Cell(THEME.run(i).sign, "", i), *(Cell(text, text + "!", text) for text in texts)))
        for i in range(count)
    ]


@pytest.fixture
def table(shown):
    made = shown(ComparisonTable(THEME, TITLES), 640, 120)
    made.show_rows(rows(), (1,))
    return made


def lines(table) -> list[list[str]]:
    """The texts of each line, from left to right."""
    found: dict[float, list[tuple[float, str]]] = {}
    for each in table.painted():
        found.setdefault(each.rect.top(), []).append((each.rect.left(), each.text))
    return [[text for _, text in sorted(found[top])] for top in sorted(found)]


@pytest.mark.parametrize(("width", "height", "per_run"), [(640, 120, 1), (330, 200, 2), (180, 420, 4)])
def test_nothing_overlaps_or_is_cut_off_in_any_shape(table, width, height, per_run):
    table.resize(width, height)
    texts = list(table.painted())
    assert len(texts) == 7 * 5 and len(lines(table)) == 5 * per_run
    for place, each in enumerate(texts):
        assert QRectF(table.rect()).contains(each.rect.adjusted(0.01, 0.01, -0.01, -0.01)), each
        assert QFontMetricsF(each.font).horizontalAdvance(each.text) <= each.rect.width() + 0.5, each
        assert each.font.pointSizeF() == table.font().pointSizeF(), "and the letters are as large as elsewhere"
        assert not any(each.rect.intersects(other.rect.adjusted(0, 0.01, 0, -0.01)) for other in texts[:place])


def test_letters_are_smaller_where_there_is_hardly_room(table):
    table.resize(260, 60)
    sizes = {each.font.pointSizeF() for each in table.painted()}
    assert max(sizes) < table.font().pointSizeF() and min(sizes) > 0.4 * table.font().pointSizeF()


def test_each_row_has_the_mark_and_colour_of_its_run(table):
    table.show_rows(rows()[::-1], (-1,))
    marks = [each for each in table.painted() if each.column == 0]
    assert [each.text for each in marks] == ["run ▼", "D ◆", "C ▲", "B ■", "A ●"]
    assert [each.colour for each in marks[1:]] == [THEME.run(i).colour for i in (3, 2, 1, 0)]


def test_a_click_on_a_header_asks_for_its_order(table):
    asked = []
    table.sort_asked.connect(asked.append)
    for column in range(7):
        QTest.mouseClick(table, LEFT, pos=table.header_rect(column).center().toPoint())
    assert asked == [1, 2, 3, 4, 5, 6, 7]
    QTest.mouseClick(table, LEFT, pos=QPoint(20, table.height() // 2))
    QTest.mouseClick(table, Qt.MouseButton.RightButton, pos=table.header_rect(2).center().toPoint())
    assert len(asked) == 7, "the rows, and the right button, ask for nothing"


def test_keys_choose_a_header_and_sort_by_it(table):
    asked = []
    table.sort_asked.connect(asked.append)
    for key in ("Right", "Right", "Space", "End", "Return", "Right", "Space", "Home", "Left", "Space"):
        press(table, key)
    assert asked == [3, 7, 7, 1]
    press(table, "Right")
    assert table.accessibleDescription().startswith("loss; sorted by run; A ●, MSE, gradient descent, 0.1")


def test_copying_by_its_keys(table):
    asked = []
    table.copy_asked.connect(lambda: asked.append("copy"))
    press(table, "C")
    assert asked == []
    press(table, "C", CTRL)
    assert asked == ["copy"]
