"""Marks of predictions on a curve."""

from __future__ import annotations

from explorer.look.theme import THEMES
from explorer.screens.loss.marked_plot import MarkedPlot, Place, joined
from explorer.screens.loss.prediction import start_style

LIGHT = THEMES["light"]


def test_marks_take_the_style_of_another_run_at_the_same_place(shown):
    plot = shown(MarkedPlot(LIGHT, "a curve", ""))
    for run in (0, 1):
        plot.show_places([Place(LIGHT.run(run), 0.5, 0.5)])
        assert plot.marks[0].brush().color().name() == LIGHT.run_colours[run]


def test_near_marks_are_named_together():
    style = start_style(LIGHT)
    places = [Place(style, x, 0.0, text) for x, text in ((0.0, "a"), (0.05, "b"), (1.0, "c"), (0.02, ""))]
    assert [p.text for p in joined(places, 0.1)] == ["a, b", "", "c", ""]
