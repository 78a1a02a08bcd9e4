"""How the Descent screen shares its room: pure sizes, no widgets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.screens.descent.arrangement import LEAST_SIDE, Column, Curves, Needs, arranged, least_size
from explorer.screens.descent.card_plan import largest_side
from tests.support.card_sizes import sizes_for

GAP = 6


def needs_for(line: int) -> Needs:
    """What the parts need in a font `line` pixels high, in the proportions of the real ones."""
    return Needs(
        card=sizes_for(line),
        column={
            Column.OPEN: (18 * line, 22 * line),
            Column.TABS: (18 * line, 10 * line),
            Column.CLOSED: (int(4.3 * line), 8 * line),
        },
        controls=lambda width, has_options: int((5.2 if has_options else 3.6) * line),
        controls_width=(26 * line, 27 * line),
        curve={Curves.BESIDE: (11 * line, int(5.5 * line)), Curves.BELOW: (8 * line, int(5.5 * line))},
        line=line,
        gap=GAP,
    )


lines, counts = st.integers(13, 44), st.integers(1, 4)


@given(lines, counts, st.integers(0, 1600), st.integers(0, 900), st.integers(0, 200))
def test_the_parts_fit_into_every_room_that_is_not_too_small(line, count, wider, higher, strip):
    needs = needs_for(line)
    least = least_size(count, needs)
    room = least[0] + wider, least[1] + higher
    found = arranged(room, (room[0], room[1] + strip), count, needs)
    assert found.side >= LEAST_SIDE and found.columns <= count
    assert found.side <= largest_side(*found.cell, needs.card), "the card itself finds this side"
    cards, area = found.cards(count, GAP), found.area
    assert cards[0] <= area[0] and cards[1] <= area[1]
    if found.curves is Curves.BESIDE:
        assert area[0] - cards[0] - GAP >= needs.curve[Curves.BESIDE][0]
        assert area[1] >= 3 * needs.curve[Curves.BESIDE][1]
    elif found.curves is Curves.BELOW:
        assert area[1] - cards[1] - GAP >= needs.curve[Curves.BELOW][1]
        assert area[0] >= 3 * needs.curve[Curves.BELOW][0]
    across = needs.column[found.column][0] + 3 * GAP + area[0]
    up = 3 * GAP + area[1] + needs.controls(area[0], found.has_options)
    assert (across, up) == room


@given(lines, counts, st.integers(1, 3000), st.integers(1, 2000))
def test_every_room_has_an_arrangement(line, count, width, height):
    found = arranged((width, height), (width, height), count, needs_for(line))
    assert found.side > 0 and min(found.cell) > 0
    least = least_size(count, needs_for(line))
    assert found.fits or width < least[0] or height < least[1]


@given(lines, counts, st.integers(900, 2000), st.integers(600, 1200))
def test_more_room_never_makes_the_surfaces_much_smaller(line, count, width, height):
    needs = needs_for(line)
    small = arranged((width, height), (width, height), count, needs)
    large = arranged((2 * width, 2 * height), (2 * width, 2 * height), count, needs)
    assert large.side >= small.side


@pytest.mark.parametrize("line", [21, 23, 26])
@pytest.mark.parametrize("count", [1, 2])
def test_at_large_text_the_surfaces_keep_their_share(count, line):
    """Two surfaces with their axes and colour bars; of one, which height limits, the card as well."""
    found = arranged((1024, 612), (1024, 700), count, needs_for(line))
    cards = found.cards(count, GAP)
    assert max(found.share, cards[0] * cards[1] / (1024 * 700) if count == 1 else 0.0) >= 0.4
    assert not found.has_options


def test_parts_fold_one_after_the_other_and_the_curves_last():
    order, met = [], []
    for line in range(12, 40):
        found = arranged((1280, 680), (1280, 720), 2, needs_for(line))
        state = (found.has_options, found.column, found.curves is not Curves.FOLDED)
        if state not in met:
            met.append(state)
    folded = [(not options) + list(Column).index(column) + (not curves) for options, column, curves in met]
    order = sorted(folded)
    assert folded == order and folded[0] == 0 and folded[-1] == 4
    assert met[0] == (True, Column.OPEN, True) and met[-1] == (False, Column.CLOSED, False)


def test_the_curves_are_where_they_leave_the_larger_surfaces():
    assert arranged((1920, 1000), (1920, 1080), 2, needs_for(16)).curves is Curves.BESIDE
    assert arranged((1500, 1000), (1500, 1080), 3, needs_for(16)).curves is Curves.BELOW
