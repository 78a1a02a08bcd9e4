"""Where the parts of a surface's card go: a square picture, and texts around it as large as the room allows.

A pure function of sizes in pixels. In a high card the texts are above and below the square, in a wide one at its right.
On a stage the colour bar stands at the right of the square if that leaves a larger square; otherwise it lies below.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

LARGE = 1.25  # size of the value and the headline, in that of the other texts
_SHRUNK = 0.85  # of its size, if the verdict's numbers then are one line
_LARGEST = 4.0
_STRIDE = 1.12  # between two sizes that are tried
_LINES_HIGH = 20  # a card is read from afar if its value is at least 1/20 of its height
_QUIET = 0.62  # size of the verdict's numbers, in that of the value, where they grow too
GAP = 4  # pixels between two parts
Box = tuple[int, int, int, int]  # left, top, width, height


@dataclass(frozen=True, slots=True)
class CardSizes:
    """What the parts need in the card's own font, in pixels.

    Attributes:
        edge: beside and above the parts, at each side.
        around: (across, up) beside the square, for its axes and the colour bar below.
        bar: (across, up) that the colour bar needs: across where it stands, up where it lies.
        header: (width, height) of the row with the run, its loss and the buttons.
        loss: width of the loss alone, where it has a row of its own.
        value, headline, detail: widths of the widest usual text.
        line: height of a line of text.
        extra: height of the optimizer's name; 0 if it is not shown.
        quietest: size of the verdict's numbers, in that of the other texts: on stage no letters are smaller than those.
    """

    edge: int
    around: tuple[int, int]
    bar: tuple[int, int]
    header: tuple[int, int]
    loss: int
    value: int
    headline: int
    detail: int
    line: int
    extra: int = 0
    quietest: float = 0.9


@dataclass(frozen=True, slots=True)
class CardPlan:
    """The places of the parts.

    Attributes:
        side: of the square.
        is_wide: whether the texts are at the right of the square.
        bar_stands: whether the colour bar is at the right of the square, and not below.
        large, quiet: how much larger than the card's font value and headline are, and the detail.
        picture: the square with its axes and the colour bar.
        places: of the other parts, by name; `loss` is missing if it is in the header.
    """

    side: int
    is_wide: bool
    bar_stands: bool
    large: float
    quiet: float
    picture: Box
    places: dict[str, Box] = field(hash=False)


def plan_card(width: int, height: int, sizes: CardSizes, may_stand: bool = False) -> CardPlan:
    """The plan with the largest square; its texts are then as large as they can be beside it.

    `may_stand`: whether the colour bar may be at the right of the square.
    """
    best = _with_largest_side(width, height, sizes, may_stand)
    large = best.large * _STRIDE
    while large <= _LARGEST:
        plans = _plans(width, height, sizes, large, may_stand)
        larger = next((p for p in plans if (p.is_wide, p.bar_stands) == (best.is_wide, best.bar_stands)), best)
        if larger.side < best.side:
            break
        best, large = larger, large * _STRIDE
    return best


def largest_side(width: int, height: int, sizes: CardSizes) -> int:
    """The side of the square in a card of this size, with the colour bar below."""
    return _with_largest_side(width, height, sizes, False).side


@lru_cache(maxsize=1024)  # a window that is laid out asks the same some hundred times
def _with_largest_side(width: int, height: int, sizes: CardSizes, may_stand: bool) -> CardPlan:
    readable = min(max(LARGE, height / _LINES_HIGH / sizes.line), 2 * LARGE)
    return max(_plans(width, height, sizes, readable, may_stand), key=lambda plan: plan.side)


def needed_width(sizes: CardSizes, side: int) -> int:
    """The least width of a card with a square of `side`, and its texts above and below."""
    return 2 * sizes.edge + max(sizes.loss, side + sizes.around[0], int(sizes.headline * LARGE) + 1)


def needed_width_of_wide(sizes: CardSizes, side: int) -> int:
    """The least width of a card with the texts at the right of a square of `side`."""
    return 2 * (sizes.edge + GAP) + side + sizes.around[0] + _widest_text(sizes, LARGE)


def _widest_text(sizes: CardSizes, large: float) -> int:
    return math.ceil(max(sizes.loss, sizes.value * large, sizes.headline * large))


def _plans(width: int, height: int, sizes: CardSizes, large: float, may_stand: bool) -> Iterator[CardPlan]:
    across, up = sizes.bar
    standing = replace(sizes, around=(sizes.around[0] + across, sizes.around[1] - up))
    for stands, needed in enumerate((sizes, standing)[: 1 + may_stand]):
        yield _high(width, height, needed, large, bool(stands))
        wide = _wide(width, height, needed, large, bool(stands))
        if wide is not None:
            yield wide


class _Texts:
    """The heights of the texts in a column `room` wide, and their places in it."""

    def __init__(self, room: int, sizes: CardSizes, large: float, is_wide: bool) -> None:
        self.room, self._sizes = room, sizes
        self.quiet = max(sizes.quietest, _QUIET * large)
        self._has_own_row = room < sizes.header[0]  # the loss below the run and the buttons
        value, headline = sizes.value * large, sizes.headline * large
        self._is_one_line = not is_wide and value + headline + sizes.line <= room  # verdict and value side by side
        self._large = math.ceil(sizes.line * large)
        self.fits = max(value, headline, sizes.loss) <= room
        shrunk = 1.0 if sizes.quietest >= 1 else _SHRUNK
        lines = 1 if shrunk * sizes.detail * self.quiet <= room else 2
        self.above = (1 + self._has_own_row) * (sizes.header[1] + GAP) + sizes.extra
        self.above += 0 if self._is_one_line else self._large
        self.below = self._large + lines * math.ceil(sizes.line * self.quiet)

    def places(self, left: int, top: int, bottom: int, below: int) -> dict[str, Box]:
        """The texts above from `top`, those below from `below`, of which the last ends at `bottom`."""
        sizes, room = self._sizes, self.room
        places = {"head": (left, top, room, sizes.header[1])}
        y = top + sizes.header[1] + GAP
        if self._has_own_row:
            places["loss"] = (left, y, room, sizes.header[1])
            y += sizes.header[1] + GAP
        places["optimizer"] = (left, y, room, sizes.extra)
        if self._is_one_line:
            value = math.ceil(sizes.value * self._large / sizes.line)
            places["headline"] = (left, below, room - value - sizes.line, self._large)
            places["figures"] = (left + room - value, below, value, self._large)
        else:
            places["figures"] = (left, y + sizes.extra, room, self._large)
            places["headline"] = (left, below, room, self._large)
        places["detail"] = (left, below + self._large, room, max(bottom - below - self._large, 0))
        return places


def _high(width: int, height: int, sizes: CardSizes, large: float, bar_stands: bool) -> CardPlan:
    """The texts above and below the square, which is in the middle of what they leave."""
    room = width - 2 * sizes.edge
    texts = _Texts(room, sizes, large, is_wide=False)
    up = height - 2 * sizes.edge - texts.above - texts.below - 2 * GAP
    side = min(room - sizes.around[0], up - sizes.around[1])
    picture = (side + sizes.around[0], side + sizes.around[1])
    top = sizes.edge + texts.above + GAP
    below = top + picture[1] + GAP
    places = texts.places(sizes.edge, sizes.edge, height - sizes.edge, below)
    left = sizes.edge + (room - picture[0]) // 2
    return CardPlan(side, False, bar_stands, large, texts.quiet, (left, top, *picture), places)


def _wide(width: int, height: int, sizes: CardSizes, large: float, bar_stands: bool) -> CardPlan | None:
    """The texts at the right of the square; None if they have no room there."""
    least = _widest_text(sizes, large)
    high = height - 2 * sizes.edge
    across = width - 2 * sizes.edge - 2 * GAP - sizes.around[0]
    side = min(high - sizes.around[1], across - least)
    texts = _Texts(across - side, sizes, large, is_wide=True)
    if not texts.fits or texts.above + texts.below + 2 * GAP > high:
        return None
    picture = (side + sizes.around[0], side + sizes.around[1])
    left = sizes.edge + picture[0] + 2 * GAP
    bottom = height - sizes.edge
    spare = high - texts.above - texts.below
    below = sizes.edge + texts.above + min(spare, texts.room // 8)
    places = texts.places(left, sizes.edge, bottom, below)
    top = sizes.edge + (high - picture[1]) // 2
    return CardPlan(side, True, bar_stands, large, texts.quiet, (sizes.edge, top, *picture), places)
