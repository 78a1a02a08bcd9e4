"""The table of overflow: the naive form fails where the stable one holds."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from explorer.look.theme import THEMES
from explorer.screens.softmax.overflow_table import OverflowPage, OverflowTable
from tests.support.gui import WORDING, settle
from tests.support.sketches import TEN

LIGHT = THEMES["light"]


def test_overflow_is_written_in_the_colour_of_a_warning(shown, qapp):
    qapp.setStyleSheet(LIGHT.style_sheet())
    view = shown(OverflowPage(LIGHT, WORDING), 520, 300)
    for logits, broken in (((3.0, 1.0), False), ((1000.0, 0.0), True), ((3.0, 1.0), False)):
        view.show_logits(logits, 1.0)
        settle()
        colour = view.sentence.palette().color(QPalette.ColorRole.WindowText).name()
        assert (colour == LIGHT.warning) == broken
        texts = [t for t in view.table.compose().texts if t.role in ("naive_exp", "naive_share")]
        wrong = {t.role for t in texts if t.colour == LIGHT.warning}
        assert wrong == ({"naive_exp", "naive_share"} if broken else set())
        assert not [t for t in view.table.compose().texts if "stable" in t.role and t.colour == LIGHT.warning]


def test_the_naive_form_fails_where_the_stable_one_holds(built):
    view = built(OverflowPage)
    view.show_logits((1003.0, 1001.0, 997.0), 1.0)
    table = view.table
    assert table.texts("naive_exp") == ["∞"] * 3
    assert table.texts("naive_share") == ["not a number"] * 3
    assert table.texts("stable_share") == ["0.88", "0.12", "0.00"]
    assert table.texts("total") == ["∞", "1.14"]
    assert view.sentence.objectName() == "warning" and "∞ ÷ ∞" in view.sentence.text()
    loud = {t.role for t in table.compose().texts if t.colour == LIGHT.warning}
    assert loud == {"naive_exp", "naive_share", "total"}
    view.show_logits((-997.0, -999.0, -1003.0), 1.0)
    assert table.texts("naive_exp") == ["0"] * 3
    assert table.texts("stable_share") == ["0.88", "0.12", "0.00"]
    assert "0 ÷ 0" in view.sentence.text()
    view.show_logits((3.0, 1.0, -3.0), 1.0)
    assert table.texts("naive_share") == table.texts("stable_share") == ["0.88", "0.12", "0.00"]
    assert view.sentence.objectName() == ""
    assert LIGHT.warning not in {t.colour for t in table.compose().texts}


def test_a_quotient_of_numbers_without_digits_is_called_wrong(built):
    view = built(OverflowPage)
    view.show_logits((-744.0, -745.0), 1.0)
    assert view.table.texts("naive_share") == ["0.67", "0.33"]
    assert view.table.texts("stable_share") == ["0.73", "0.27"]
    assert view.table.faulty() == [True, True]
    assert view.sentence.objectName() == "warning"


def test_overflow_begins_where_float64_ends(built):
    view = built(OverflowPage)
    view.show_logits((709.7, 0.0), 1.0)
    assert view.sentence.objectName() == ""
    view.show_logits((709.8, 0.0), 1.0)
    assert view.sentence.objectName() == "warning"


def test_where_room_is_short_the_largest_logits_are_kept(built):
    table = built(OverflowTable, 600, 110)
    table.show_logits(TEN, 1.0)
    kept = table.texts("sign")
    assert "y₂" in kept and len(kept) < 10
    assert table.texts("hidden") == [f"+ {10 - len(kept)} more"]
    table.resize(600, 400)
    assert len(table.texts("sign")) == 10 and table.texts("hidden") == []
