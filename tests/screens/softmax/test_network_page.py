"""The page of the network: buttons choose a kind where there is room for only one."""

from __future__ import annotations

from PySide6.QtTest import QTest

from explorer.screens.softmax.network_page import NetworkPage
from explorer.screens.softmax.network_texts import Kind
from tests.support.gui import LEFT, press, settle

BOTH, ONE = (1000, 560), (480, 190)


def page(built) -> NetworkPage:
    view = built(NetworkPage, *BOTH)
    view.show_logits((3.0, 1.0, -3.0), (1.0, 0.0, 0.0), 1.0)
    settle()
    return view


def test_buttons_are_there_only_where_one_kind_is_shown(built):
    view = page(built)
    assert len(view.picture.parts()) == 2 and not any(b.isVisible() for b in view.buttons.values())
    view.resize(*ONE)
    settle()
    assert len(view.picture.parts()) == 1 and all(b.isVisible() for b in view.buttons.values())
    view.resize(*BOTH)
    settle()
    assert len(view.picture.parts()) == 2 and not any(b.isVisible() for b in view.buttons.values())


def test_a_button_shows_its_kind_by_mouse_and_by_key(built):
    view = page(built)
    view.resize(*ONE)
    settle()
    regression, classification = (view.buttons[kind] for kind in Kind)
    assert classification.isChecked() and not regression.isChecked()
    QTest.mouseClick(regression, LEFT)
    assert view.picture.texts("formula") == ["y = b + cᵀ σ(b + W x)"]
    assert regression.isChecked() and not classification.isChecked()
    classification.setFocus()
    press(classification, "Space")
    assert view.picture.texts("formula") == ["y = b′ + W′ σ(b + W x)"]
    QTest.mouseClick(classification, LEFT)
    assert classification.isChecked(), "one of them is always shown"


def test_a_larger_font_leaves_room_for_one(built):
    view = page(built)
    font = view.font()
    font.setPointSizeF(2.4 * font.pointSizeF())
    view.setFont(font)
    settle()
    assert len(view.picture.parts()) == 1 and all(b.isVisible() for b in view.buttons.values())
