"""The accuracy of a model as a figure."""

from __future__ import annotations

from explorer.look.theme import THEMES
from explorer.screens.classes.accuracy_figure import AccuracyFigure

LIGHT = THEMES["light"]


def test_screen_reader_and_tool_tip_give_the_accuracy_in_full(shown):
    figure = shown(AccuracyFigure(LIGHT, "One-hot"), 90, 40)
    for held_out, training in ((0.5, 0.75), (0.9, 1.0)):
        figure.show_accuracy(held_out, training, (100, 60))
        for said in (figure.accessibleDescription(), figure.toolTip()):
            assert said.startswith(f"{100 * held_out:.0f}%")
            assert "100 held-out" in said and f"{100 * training:.0f}% of the 60" in said
