"""The picture of the network: what is drawn for regression and for classification, at every size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from explorer.look.notation import NOTATIONS
from explorer.look.theme import THEMES
from explorer.look.wording import Wording
from explorer.screens.softmax.network_picture import NetworkPicture
from explorer.screens.softmax.network_texts import Kind
from tests.support.layout import THEMES_BY_SIZE
from tests.support.sketches import FAR, LIGHT, TEN, assert_apart, assert_fits, shapes

SLIDES = (3.0, 1.0, -3.0)
SIZES = ((300, 210), (365, 379), (746, 238), (1000, 560), (1900, 900))


def drawn(view, logits=SLIDES, temperature=1.0) -> NetworkPicture:
    view.show_logits(logits, (1.0,) + (0.0,) * (len(logits) - 1), temperature)
    return view


@pytest.fixture
def picture(built):
    return drawn(built(NetworkPicture, 1000, 560))


def test_both_formulas_are_those_of_the_slides(picture):
    assert picture.texts("formula") == ["y = b + cᵀ σ(b + W x)", "y = b′ + W′ σ(b + W x)"]
    assert picture.texts("heading") == ["Regression: one number", "Classification: one row of W′ for each output"]
    assert picture.texts("sentence")[1] == "Nothing bounds yᵢ: any real number."
    assert picture.texts("layer") == ["b + W x"] * 2 and picture.texts("sigma") == ["σ"] * 2
    assert picture.texts("input") == ["x₁", "x₂", "x₃"] * 2


def test_one_number_has_a_label_and_one_a_class_goes_to_softmax(picture):
    assert picture.texts("sign") == ["y", "y₁", "y₂", "y₃"]
    assert picture.texts("close") == ["close to"]
    assert picture.texts("value") == ["3", "1", "−3"]
    assert picture.texts("softmax") == ["softmax"]
    assert picture.texts("share_sign") == ["y′₁", "y′₂", "y′₃"]
    assert picture.texts("share") == ["0.88", "0.12", "0.00"]
    assert picture.texts("target") == ["ŷ", "ŷ₁ = 1", "ŷ₂ = 0", "ŷ₃ = 0"]


def test_every_output_has_a_row_of_weights_in_its_colour(picture):
    heads = [s.fill for s in picture.compose().shapes if s.role == "head"]
    assert [heads.count(LIGHT.class_colour(i)) for i in range(3)] == [3, 3, 3]
    assert heads.count(LIGHT.accent) == 3, "one row for the one number"
    edges = [s.edge for s in picture.compose().shapes if s.role == "output"]
    assert edges == [LIGHT.accent, *(LIGHT.class_colour(i) for i in range(3))]


def test_many_classes_are_the_first_two_and_the_last(picture):
    assert drawn(picture, TEN[:4]).texts("sign")[1:] == ["y₁", "y₂", "y₃", "y₄"]
    assert drawn(picture, TEN[:5]).texts("sign")[1:] == ["y₁", "y₂", "y₅"]
    assert drawn(picture, TEN).texts("value") == ["1", "2.5", "−0.7"]
    assert picture.texts("gap") == ["…", "…"]
    assert drawn(picture, TEN[:2]).texts("sign")[1:] == ["y₁", "y₂"]


def test_the_signs_are_those_of_the_notation(qtbot):
    view = NetworkPicture(LIGHT, Wording(NOTATIONS["textbook"]))
    qtbot.addWidget(view)
    view.resize(1000, 560)
    drawn(view, temperature=2.0)
    assert view.texts("formula") == ["z = b + cᵀ σ(b + W x)", "z = b′ + W′ σ(b + W x)"]
    assert view.texts("sign") == ["z", "z₁", "z₂", "z₃"] and view.texts("target")[:2] == ["y", "y₁ = 1"]
    assert view.texts("sentence")[1] == "Nothing bounds zᵢ: any real number."
    assert view.texts("softmax") == ["softmax(z / T)"] and view.texts("share") == ["0.71", "0.26", "0.04"]


def test_where_there_is_room_for_one_the_chosen_kind_is_drawn(picture):
    picture.resize(480, 150)
    assert not picture.fits_both(picture.size())
    assert picture.texts("formula") == ["y = b′ + W′ σ(b + W x)"]
    picture.choose(Kind.REGRESSION)
    assert picture.texts("formula") == ["y = b + cᵀ σ(b + W x)"]
    assert picture.fits_both(QSize(1000, 560))


def test_the_kinds_are_arranged_as_the_room_is_shaped(picture):
    rooms = {}
    for size in ((1400, 240), (500, 560)):
        picture.resize(*size)
        first, second = (part.room for part in picture.parts())
        rooms[size] = (first.right() < second.left(), first.bottom() < second.top())
    assert list(rooms.values()) == [(True, False), (False, True)]


@pytest.mark.parametrize("theme", THEMES_BY_SIZE)
def test_no_text_is_cut_off_or_painted_over(built, theme):
    view = built(NetworkPicture, theme=theme)
    view.setFont(THEMES[theme].font())
    for size in SIZES:
        view.resize(*size)
        for logits in (SLIDES, SLIDES[:2], TEN, *FAR):
            for kind in Kind:
                view.choose(kind)
                drawn(view, logits, 0.25)
                assert_fits(view)
                assert_apart(view)


def test_it_is_as_large_as_its_room_allows(picture):
    for size in ((500, 560), (746, 238), (1000, 300)):
        picture.resize(*size)
        assert picture.parts()[0].size >= 1.0
        assert min(t.size for t in picture.compose().texts) >= 0.97, "as on stage: no letters smaller than the app's"
    picture.resize(1000, 560)
    small = max(t.size for t in picture.compose().texts)
    picture.resize(1900, 1060)
    assert max(t.size for t in picture.compose().texts) > 1.5 * small
    inside = picture.rect().adjusted(-1, -1, 1, 1).toRectF()
    assert all(inside.contains(box) for box in shapes(picture.compose(), "softmax"))
