"""Where the parts of a card go: pure rectangles, for any size and any font."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.screens.descent.card_plan import GAP, largest_side, needed_width, plan_card
from tests.support.card_sizes import sizes_for


def boxes(plan):
    return [plan.picture, *(box for name, box in plan.places.items() if box[3] > 0)]


def overlap(a, b) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


fonts = st.builds(sizes_for, st.integers(12, 40), st.booleans())


@given(fonts, st.integers(0, 1500), st.integers(0, 900), st.booleans())
def test_nothing_of_a_card_overlaps_or_sticks_out(sizes, wider, higher, may_stand):
    width = needed_width(sizes, 96) + wider
    height = next(high for high in range(100, 2000, 5) if largest_side(width, high, sizes) >= 96) + higher
    plan = plan_card(width, height, sizes, may_stand)
    assert plan.side >= 96
    across, up = (sizes.bar[0], -sizes.bar[1]) if plan.bar_stands else (0, 0)
    around = sizes.around[0] + across, sizes.around[1] + up
    assert plan.picture[2:] == (plan.side + around[0], plan.side + around[1]), "the picture is square"
    for box in boxes(plan):
        assert min(box) >= 0 and box[0] + box[2] <= width and box[1] + box[3] <= height
    found = boxes(plan)
    assert not [(a, b) for i, a in enumerate(found) for b in found[:i] if overlap(a, b)]


@given(fonts, st.integers(200, 1900), st.integers(200, 1000))
def test_the_texts_grow_only_into_spare_room(sizes, width, height):
    assert plan_card(width, height, sizes).side >= largest_side(width, height, sizes)


def test_a_wide_card_has_its_texts_at_the_right_of_the_square():
    plan = plan_card(1024, 560, sizes_for(17))
    assert plan.is_wide and plan.side >= 0.8 * 560 - 2 * GAP
    assert all(box[0] > plan.picture[0] + plan.picture[2] for box in plan.places.values())
    assert plan.large > 2, "with so much room they are large"
    assert not plan_card(400, 640, sizes_for(17)).is_wide


def test_the_colour_bar_stands_where_the_square_gains_by_it():
    sizes = sizes_for(24)
    low, high = plan_card(500, 480, sizes, may_stand=True), plan_card(300, 620, sizes, may_stand=True)
    assert low.bar_stands and low.side >= largest_side(500, 480, sizes) + sizes.bar[1]
    assert not high.bar_stands and not plan_card(500, 480, sizes).bar_stands


def test_a_high_card_says_verdict_and_value_on_one_line():
    for width, one_line in ((360, True), (220, False)):
        places = plan_card(width, 480, sizes_for(17)).places
        assert (places["headline"][1] == places["figures"][1]) == one_line
