"""The block of softmax: its numbers and bars, and no text cut off or painted over."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import strategies as st

from explorer.look.theme import THEMES
from explorer.plots.sketch import figure
from explorer.screens.softmax.block import SoftmaxBlock
from tests.support.gui import WORDING
from tests.support.layout import THEMES_BY_SIZE
from tests.support.sketches import ROWS, TEN, assert_apart, assert_fits, exactly, shapes

LIGHT = THEMES["light"]


def test_the_block_of_softmax_says_its_stages_to_a_screen_reader(shown):
    flow = shown(SoftmaxBlock(LIGHT, WORDING), 800, 300)
    flow.show_logits((3.0, 1.0, -3.0), 1.0)
    assert flow.accessibleDescription() == "3, 1, −3 → 20.1, 2.72, 0.05 → 22.9 → 0.88, 0.12, 0.00"
    flow.show_logits((0.0, 0.0), 1.0)
    assert flow.accessibleDescription() == "0, 0 → 1.00, 1.00 → 2.00 → 0.50, 0.50"


logit = st.floats(-50.0, 50.0)


def test_the_block_reads_as_on_the_slides(built):
    flow = built(SoftmaxBlock)
    flow.show_logits((3.0, 1.0, -3.0), 1.0)
    assert flow.texts("logit") == ["3", "1", "−3"]
    assert flow.texts("exponential") == ["20.1", "2.72", "0.05"]
    assert flow.texts("total") == ["22.9"]  # e³ + e + e⁻³ = 22.854
    assert flow.texts("share") == ["0.88", "0.12", "0.00"]
    assert flow.texts("sign") == ["y₁", "y₂", "y₃"]
    assert flow.texts("divided") == flow.texts("divisor") == []


def test_the_block_shows_what_a_temperature_divides(built):
    flow = built(SoftmaxBlock)
    flow.show_logits((3.0, 1.0, -3.0), 0.25)
    assert flow.texts("divisor") == ["÷ 0.25"] * 3
    assert flow.texts("divided") == ["12", "4", "−12"]
    assert flow.texts("exponential") == [figure(math.exp(z)) for z in (12, 4, -12)]


def test_the_bars_are_the_probabilities(built):
    flow = built(SoftmaxBlock)
    for logits in (TEN, (3.0, 1.0), (0.9, 1.2, 0.4)):
        flow.show_logits(logits, 1.0)
        picture = flow.compose()
        bars, tracks = shapes(picture, "bar"), shapes(picture, "track")
        widths = [bar.width() / track.width() for bar, track in zip(bars, tracks, strict=True)]
        np.testing.assert_allclose(widths, exactly(logits), atol=1e-6)


def test_an_overflow_is_said_in_the_warning_colour_and_draws_no_bar(built):
    flow = built(SoftmaxBlock)
    flow.show_logits((1003.0, 1001.0, 997.0), 1.0)
    assert flow.texts("exponential") == ["∞"] * 3
    assert flow.texts("share") == ["not a number"] * 3
    assert flow.texts("one") == []
    picture = flow.compose()
    assert shapes(picture, "bar") == []
    loud = {t.role for t in picture.texts if t.colour == LIGHT.warning}
    assert loud == {"exponential", "share", "total"}


def test_the_tip_of_a_row_has_all_figures(built):
    flow = built(SoftmaxBlock)
    flow.show_logits((3.0, 1.0, -3.0), 1.0)
    signs, numbers = zip(*(line.split(" = ") for line in flow.tip(2).splitlines()), strict=True)
    assert signs == ("y₃", "exp(y₃)", "y′₃") and numbers[0] == "−3"
    assert [float(n) for n in numbers[1:]] == pytest.approx([math.exp(-3), exactly((3, 1, -3))[2]], rel=1e-15)
    flow.show_logits((3.0, 1.0, -3.0), 2.0)
    assert "y₃ / T = −1.5\nexp(y₃ / T) = 0.223130160148429" in flow.tip(2)
    middle = flow.grid().middle(1)
    assert flow.grid().row_at(middle) == 1
    assert flow.grid().row_at(1.0) is None


@pytest.mark.parametrize("size", [(420, 230), (590, 330), (700, 350), (960, 350), (1500, 660)])
@pytest.mark.parametrize("theme", THEMES_BY_SIZE)
def test_no_text_of_the_block_is_cut_off_or_painted_over(built, size, theme):
    flow = built(SoftmaxBlock, *size, theme)
    for logits in ROWS:
        for temperature in (1.0, 0.25, 1000.0):
            flow.show_logits(logits, temperature)
            assert_fits(flow)
            assert_apart(flow)
