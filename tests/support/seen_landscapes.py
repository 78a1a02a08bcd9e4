"""What the landscapes of the Descent screen show, against numbers that are computed again."""

from __future__ import annotations

import math

import numpy as np

from explorer.state.drawn_surface import Field
from explorer.state.experiment import Experiment

SHARE = 1e-5  # of the height of a landscape: samples are float32


def assert_landscape(screen, e: Experiment, index: int, frame: int, value: float, slope: float) -> None:
    """The landscape of a card is there if it should be, is seen from where it should be, and its ball has the height
    of `value` or `slope`, whichever is shown."""
    card, asked = screen.cards[index], e.landscape
    if screen.landscapes.way not in (0.0, 1.0) or screen.landscapes.way != float(asked.is_landscape):
        assert screen.landscapes.is_working, "it is on its way"
        return
    assert card.landscape.isHidden() == (not asked.is_landscape) and card.plot.isHidden() == asked.is_landscape
    if not asked.is_landscape:
        return
    plot = card.landscape
    assert (plot.scenery.turn, plot.scenery.tilt) == (asked.turn, asked.tilt)
    plot.lay()
    _assert_marks(screen, e, index, frame, value, slope)
    heights, relief = plot.scenery.landform.surface.heights, plot.scenery.landform.relief
    _assert_same_quantity(e, card.plot.shaded, heights)
    if heights.kinds is None:
        with np.errstate(all="ignore"):
            share = ((heights.samples.astype(float) - heights.low) / (heights.high - heights.low)).clip(0, 1)
        np.testing.assert_allclose(relief.heights, np.nan_to_num(share), atol=SHARE)
    assert relief.heights.min() >= 0 and relief.heights.max() <= 1


def _assert_same_quantity(e: Experiment, coloured: Field, heights: Field) -> None:
    """The heights are those of the colours, which are compared with numbers that are computed again."""
    logs = e.display.colour_scale == "log", e.landscape.log_height
    with np.errstate(all="ignore"):
        colours, amounts = (
            10.0**each.samples if log else each.samples.astype(float)
            for each, log in zip((coloured, heights), logs, strict=True)
        )
        floor = max(10.0**each.low if log else -np.inf for each, log in zip((coloured, heights), logs, strict=True))
    shown = np.isfinite(colours) & np.isfinite(amounts) & (colours > 1.001 * floor)
    np.testing.assert_allclose(amounts[shown], colours[shown], rtol=1e-3)


def _assert_marks(screen, e: Experiment, index: int, frame: int, value: float, slope: float) -> None:
    """Start and ball are at their places, and as high as the quantity shown."""
    marks, landform = screen.cards[index].landscape.marks, screen.cards[index].landscape.scenery.landform
    first, second = e.surface.axes
    logits = screen.scene.position(index, frame)
    (left, right), (bottom, top) = e.surface.ranges
    for spot, here in (
        (marks.start, (e.problem.logits[first], e.problem.logits[second])),
        (marks.ball, (logits[first], logits[second])),
    ):
        wanted = np.clip(here, (left, bottom), (right, top))
        grain = 1e-6 * max(abs(left), abs(right), abs(bottom), abs(top))
        np.testing.assert_allclose(landform.on_axes(spot.u, spot.v), wanted, atol=grain)
    shown = {"value": value, "slope": slope}.get(e.display.quantity)
    if shown is None or marks.ball.gone or not math.isfinite(shown):
        return
    low, high = landform.surface.heights.low, landform.surface.heights.high
    if e.landscape.log_height:
        place = math.log10(shown) if shown > 0 else -math.inf
        slack = 1e-5
    else:
        place, slack = shown, 1e-6 * abs(shown) + 1e-9
    share = min(max((place - low) / (high - low), 0.0), 1.0)
    assert abs(marks.ball.height - share) <= SHARE + slack / (high - low), (marks.ball.height, share)
