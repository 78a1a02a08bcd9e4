"""The swatches at a colour bar: only what occurs, in words where there is room, apart from the numbers."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from PySide6.QtGui import QFontMetricsF

from explorer.look.theme import THEMES
from explorer.plots.colour_bar import ColourBar
from explorer.plots.swatches import Swatch
from explorer.state.drawn_surface import Sample
from tests.support.painted import recording


def swatches(*kinds: Sample) -> list[Swatch]:
    return [
        Swatch(Sample.NOT_WITHIN, "not within 1 000", "> 1 000", Sample.NOT_WITHIN in kinds),
        Swatch(Sample.DIVERGED, "diverged", "diverged", Sample.DIVERGED in kinds),
    ]


BOTH = (Sample.NOT_WITHIN, Sample.DIVERGED)


@pytest.fixture
def bar(shown):
    return shown(ColourBar(THEMES["light"]), 400, 40)


def test_only_kinds_that_occur_have_a_swatch(bar):
    for kinds in ((), BOTH[:1], BOTH[1:], BOTH):
        bar.show_scale(0.0, 900.0, False, "lecture", swatches(*kinds))
        assert [placed.kind for placed in bar.swatches()] == [*kinds]
        assert all((each.words in bar.accessibleDescription()) == each.occurs for each in swatches(*kinds))
    bar.show_scale(0.0, 2.0, False, "lecture")
    assert bar.swatches() == [] and bar.ticks()[-1] == (1.0, "2.00")


@pytest.mark.parametrize("width", [150, 200, 260, 400, 900])
@pytest.mark.parametrize("kinds", [BOTH[:1], BOTH])
@pytest.mark.parametrize("log", [False, True])
def test_numbers_and_words_do_not_touch(bar, width, kinds, log):
    bar.resize(width, 40)
    high = math.log10(1000) if log else 1000.0
    bar.show_scale(0.0, high, log, "lecture", swatches(*kinds))
    placed = bar.swatches()
    numbers = [bar._place(fraction, text) for fraction, text in bar.ticks()]
    words = [(each.words.left(), each.words.width()) for each in placed]
    for (left, wide), (following, _) in pairwise([*numbers, *words]):
        assert left + wide < following
    assert words[-1][0] + words[-1][1] <= width and numbers[0][0] >= 0
    assert bar._strip().right() < placed[0].hatch.left()
    texts = [each.text for each in placed]
    assert texts[0] == ("not within 1 000" if width == 900 or (width == 400) else texts[0])
    if width == 150:
        assert texts[0] == "> 1 000"


def test_words_are_written_at_their_swatch(bar):
    bar.show_scale(0.0, 900.0, False, "lecture", swatches(*BOTH))
    with recording() as painted:
        bar.grab()
    written = {each.text for each in painted}
    assert {"not within 1 000", "diverged", "0", "900"} <= written
    image = bar.grab().toImage()
    for placed in bar.swatches():
        row = {
            image.pixelColor(x, int(placed.hatch.center().y())).name()
            for x in range(int(placed.hatch.left()) + 2, int(placed.hatch.right()) - 1)
        }
        assert len(row) > 1, "lines across the swatch"


def test_swatches_of_a_bar_that_stands_are_above_its_colours(shown):
    bar = shown(ColourBar(THEMES["light"]), 80, 300)
    bar.stand(10, 20)
    bar.show_scale(0.0, 1000.0, False, "lecture", swatches(*BOTH))
    bar.resize(bar.standing(), 300)
    placed, strip, high = bar.swatches(), bar._strip(), QFontMetricsF(bar.font()).height()
    assert [each.text for each in placed] == ["> 1 000", "diverged"]
    tops = [each.words.top() for each in placed]
    assert tops[0] == 10 and tops[1] - tops[0] >= high
    assert tops[1] + high <= strip.top() - high / 2, "the number at the end of the colours is centred there"
    assert strip.bottom() == pytest.approx(280)
    assert all(QFontMetricsF(bar.font()).horizontalAdvance(each.text) <= each.words.width() for each in placed)


def test_a_bar_that_stands_keeps_room_for_words_that_do_not_occur_yet(bar):
    usual = bar.standing()
    bar.show_scale(0.0, 9.0, False, "lecture", swatches())
    assert bar.standing() > usual
    kept = bar.standing()
    bar.show_scale(0.0, 9.0, False, "lecture", swatches(*BOTH))
    assert bar.standing() == kept


@pytest.mark.parametrize(
    ("low", "high", "log", "texts"),
    [
        (0, 11, False, ["0", "3", "6", "8", "11"]),
        (0, 1, False, ["0", "1"]),
        (3, 5, False, ["3", "4", "5"]),
        (1, 1000, True, ["1", "6", "30", "200", "1\u202f000"]),
        (1, 998, True, ["1", "6", "30", "200", "998"]),
        (1, 2, True, ["1", "2"]),
    ],
)
def test_numbers_of_steps_are_whole_and_at_their_place(bar, low, high, log, texts):
    ends = [math.log10(v) if log else float(v) for v in (low, high)]
    bar.resize(600, 40)
    bar.show_scale(*ends, log, "lecture", swatches())
    assert [text for _, text in bar.ticks()] == texts
    for fraction, text in bar.ticks():
        count = int(text.replace("\u202f", ""))
        at = math.log10(count) if log else count
        assert fraction == pytest.approx((at - ends[0]) / (ends[1] - ends[0]))
