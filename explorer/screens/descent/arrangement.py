"""How the Descent screen shares its room: the largest equal squares for the surfaces, and the spare room to the curves.

Pure functions of sizes in pixels. When room runs out, what is around the surfaces folds, one part after the other.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from explorer.screens.descent.card_plan import CardSizes, largest_side, needed_width, needed_width_of_wide

GOAL = 0.4  # share of the window that the surfaces keep, with their axes and colour bars
ENOUGH = 0.18  # with text of usual size the column stays open as long as the surfaces have this share
FEWEST_LINES = 34  # of text in the height of a window; where there are fewer, its text is large
LEAST_SIDE = 80  # pixels of the squares in the smallest screen
_MOST_OF_IT = 0.45  # of the width or height that the curves may take from the cards
_GAIN = 1.08  # so much larger must the squares become for something to be folded
_HIGHEST = 10_000  # pixels: no card is as high
Size = tuple[int, int]


class Column(Enum):
    """The logits, the probabilities and the losses at the left: all of them, one at a time, or only their buttons."""

    OPEN = "open"
    TABS = "tabs"
    CLOSED = "closed"


class Curves(Enum):
    """Where the curves are."""

    BESIDE = "beside"
    BELOW = "below"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Needs:
    """What the parts need, in pixels.

    Attributes:
        card: of one card.
        column: (width, height) of the column in each of its states.
        controls: the height of the controls at a width, with the options of the surfaces or without.
        controls_width: the least width of the controls, without the options and with them.
        curve: (width, height) of one curve beside the cards, where it is as wide as its room, or below them.
        line: height of a line of text.
        gap: between two parts, and around all of them.
    """

    card: CardSizes
    column: dict[Column, Size]
    controls: Callable[[int, bool], int]
    controls_width: Size
    curve: dict[Curves, Size]
    line: int
    gap: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One way to share the room.

    Attributes:
        column, curves: where they are.
        has_options: whether the options of the surfaces have a row, and are not folded into a button.
        columns: of cards.
        side: of the square surfaces.
        cell: (width, height) of each card.
        area: (width, height) for the cards and the curves together.
        share: of the window that the surfaces take.
        fits: whether the room is large enough; otherwise it is to be scrolled.
    """

    column: Column
    curves: Curves
    has_options: bool
    columns: int
    side: int
    cell: Size
    area: Size
    share: float
    fits: bool = True

    def rows(self, count: int) -> int:
        """The rows of `count` cards."""
        return math.ceil(count / self.columns)

    def cards(self, count: int, gap: int) -> Size:
        """(width, height) of all `count` cards together."""
        rows = self.rows(count)
        return (
            self.columns * self.cell[0] + (self.columns - 1) * gap,
            rows * self.cell[1] + (rows - 1) * gap,
        )


def arranged(room: Size, window: Size, count: int, needs: Needs) -> Arrangement:
    """The first way in which the surfaces have their share of the window, folding as little as possible.

    Args:
        room: (width, height) of the screen.
        window: (width, height) of the window around it.
        count: of cards.
        needs: of the parts.
    """
    levels = [level for level in (_level(room, window, count, needs, *way) for way in _WAYS) if level is not None]
    if not levels:
        return _smallest(room, window, count, needs)
    good = next((level for level in levels if level.share >= GOAL), None)
    if window[1] >= FEWEST_LINES * needs.line:  # text of usual size
        enough = [level for level in levels if level.share >= ENOUGH and level.curves is not Curves.FOLDED]
        kept = [level for level in enough if level.column is not Column.CLOSED] or enough
        good = next((level for level in kept if level.share >= GOAL), _worth_folding(kept)) if kept else good
    return good or max(levels, key=lambda level: level.side)


def least_size(count: int, needs: Needs) -> Size:
    """(width, height) of the smallest screen in which `count` cards fit, with everything else folded."""
    columns, (width, height) = _smallest_cards(count, needs)
    rows = math.ceil(count / columns)
    strip = needs.column[Column.CLOSED]
    across = max(columns * (width + needs.gap) - needs.gap, needs.controls_width[0])
    up = rows * (height + needs.gap) + needs.controls(across, False)
    return across + strip[0] + 3 * needs.gap, max(up, strip[1]) + 2 * needs.gap


def _smallest_cards(count: int, needs: Needs) -> tuple[int, Size]:
    """(columns, size) of the smallest cards, in the shape of a display: more across than up."""
    widths = needed_width(needs.card, LEAST_SIDE), needed_width_of_wide(needs.card, LEAST_SIDE)
    heights = [_least_height(width, needs.card) for width in widths]
    ways = [(columns, size) for columns in range(1, count + 1) for size in zip(widths, heights, strict=True)]
    return min(ways, key=lambda way: max(9 * way[0] * way[1][0], 16 * math.ceil(count / way[0]) * way[1][1]))


def _least_height(width: int, card: CardSizes) -> int:
    return _least(lambda height: largest_side(width, height, card) >= LEAST_SIDE, 1, _HIGHEST)


_WAYS = (
    (Column.OPEN, True, True),
    (Column.OPEN, False, True),
    (Column.TABS, False, True),
    (Column.CLOSED, False, True),
    (Column.CLOSED, False, False),
)


def _worth_folding(levels: list[Arrangement]) -> Arrangement:
    """The one with the largest surfaces; to fold more, it must make them larger by a good deal."""
    best = levels[0]
    for level in levels[1:]:
        if level.side > _GAIN * best.side:
            best = level
    return best


def _level(
    room: Size, window: Size, count: int, needs: Needs, column: Column, has_options: bool, has_curves: bool
) -> Arrangement | None:
    """The largest surfaces with these parts folded; None if the others do not fit."""
    width, height = needs.column[column]
    if column is Column.OPEN and height > room[1] - 2 * needs.gap:
        return None
    across = room[0] - width - 3 * needs.gap
    if across < needs.controls_width[has_options]:
        return None
    area = across, room[1] - 3 * needs.gap - needs.controls(across, has_options)
    ways = [way for way in _placed(area, count, needs, has_curves) if way[0] >= LEAST_SIDE]
    if not ways:
        return None
    side, curves, columns, cell = max(ways, key=lambda way: way[0])
    cell = _shrunk(cell, area, side, columns, count, curves, needs)
    across, up = (side + more for more in needs.card.around)
    share = count * across * up / (window[0] * window[1])
    return Arrangement(column, curves, has_options, columns, side, cell, area, share)


def _placed(area: Size, count: int, needs: Needs, has_curves: bool) -> Iterator[tuple[int, Curves, int, Size]]:
    """(side, curves, columns, cell) of every way to place the cards and the curves."""
    gap = needs.gap
    rooms = {Curves.FOLDED: area}
    if has_curves:
        beside, below = needs.curve[Curves.BESIDE], needs.curve[Curves.BELOW]
        rooms = {}
        if 3 * (beside[1] + gap) <= area[1]:
            rooms[Curves.BESIDE] = area[0] - beside[0] - gap, area[1]
        if 3 * (below[0] + gap) <= area[0]:
            rooms[Curves.BELOW] = area[0], area[1] - below[1] - gap
    for curves, (across, up) in rooms.items():
        for columns in range(count, 0, -1):
            rows = math.ceil(count / columns)
            cell = (across - (columns - 1) * gap) // columns, (up - (rows - 1) * gap) // rows
            yield largest_side(*cell, needs.card), curves, columns, cell


def _shrunk(cell: Size, area: Size, side: int, columns: int, count: int, curves: Curves, needs: Needs) -> Size:
    """The cell without the room that its square does not need: that is for the curves, up to a limit."""
    width, height = cell
    if curves is Curves.BESIDE:
        least = int((1 - _MOST_OF_IT) * area[0]) // columns
        return _least(lambda w: largest_side(w, height, needs.card) >= side, min(least, width), width), height
    if curves is Curves.BELOW:
        least = int((1 - _MOST_OF_IT) * area[1]) // math.ceil(count / columns)
        return width, _least(lambda h: largest_side(width, h, needs.card) >= side, min(least, height), height)
    return cell


def _least(is_enough: Callable[[int], bool], low: int, high: int) -> int:
    """The least number from `low` to `high` that is enough; `high` is."""
    while low < high:
        middle = (low + high) // 2
        if is_enough(middle):
            high = middle
        else:
            low = middle + 1
    return high


def _smallest(room: Size, window: Size, count: int, needs: Needs) -> Arrangement:
    """What is shown where nothing fits: the smallest screen, which is then scrolled."""
    least = least_size(count, needs)
    roomy = max(room[0], least[0]), max(room[1], least[1])
    columns, _ = _smallest_cards(count, needs)
    rows = math.ceil(count / columns)
    across = roomy[0] - needs.column[Column.CLOSED][0] - 3 * needs.gap
    area = across, roomy[1] - 3 * needs.gap - needs.controls(across, False)
    cell = (area[0] + needs.gap) // columns - needs.gap, (area[1] + needs.gap) // rows - needs.gap
    side = largest_side(*cell, needs.card)
    share = count * (side + needs.card.around[0]) * (side + needs.card.around[1]) / (window[0] * window[1])
    return Arrangement(Column.CLOSED, Curves.FOLDED, False, columns, side, cell, area, share, fits=False)
