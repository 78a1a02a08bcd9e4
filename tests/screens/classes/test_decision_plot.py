"""The plot of decisions: which examples are classified wrongly."""

from __future__ import annotations

import numpy as np

from explorer.look.theme import THEMES
from explorer.screens.classes.decision_plot import DecisionPlot

LIGHT = THEMES["light"]


def test_rings_are_around_the_wrong_examples_of_the_case_shown(shown):
    plot = shown(DecisionPlot(LIGHT, "examples", 3))
    labels, wrong = np.array([0, 1, 2]), np.array([True, False, True])
    corners = [np.zeros((0, 2))] * 3
    for features in (np.array([[0.0, 1.0, 2.0], [0.0, 1.0, 0.0]]), np.array([[5.0, 6.0, 9.0], [5.0, 8.0, 7.0]])):
        plot.show_examples(features, labels, ("across", "up"))
        plot.show_answers(corners, wrong)
        np.testing.assert_array_equal(plot.rings(), features[:, wrong])
