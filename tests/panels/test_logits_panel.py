"""The panel of logits: sliders, boxes, the axes, held logits and the target."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from explorer.panels.logits_panel import SOFT
from tests.support.consistent import assert_consistent
from tests.support.gui import LEFT, choose, type_into


@pytest.mark.parametrize("text", ["1e6", "-1e300", "0.125"])
def test_a_box_takes_any_finite_number(window, text):
    type_into(window.screens.screen_of("descent").logits.rows[2].box, text)
    assert window.workbench.store.experiment.problem.logits[2] == float(text)
    assert_consistent(window)


def test_a_soft_target_by_numbers_always_sums_to_one(window):
    choose(window.screens.screen_of("descent").logits.target, SOFT)
    rows = window.screens.screen_of("descent").logits.rows
    assert all(row.share.isVisible() for row in rows)
    type_into(rows[1].share, "0.5")
    target = window.workbench.store.experiment.problem.target
    assert target[1] == 0.5 and sum(target) == pytest.approx(1)
    assert [row.share.value for row in rows] == list(target)
    type_into(rows[1].share, "1.5")
    assert window.workbench.store.experiment.problem.target == target
    choose(window.screens.screen_of("descent").logits.target, 2)
    assert window.workbench.store.experiment.problem.target == (0.0, 0.0, 1.0)
    assert not rows[0].share.isVisible()


def test_the_same_axis_twice_swaps_them(window):
    choose(window.screens.screen_of("descent").options.across, 1)
    assert window.workbench.store.experiment.surface.axes == (1, 0)
    assert window.screens.screen_of("descent").options.up.currentData() == 0
    assert_consistent(window)


def test_a_held_logit_can_be_set_free(window):
    choose(window.screens.screen_of("descent").logits.classes, 4)
    part = window.screens.screen_of("descent").logits.rows[2].part
    assert part.text() == "held" and not window.screens.screen_of("descent").logits.rows[0].part.isEnabled()
    part.click()
    assert part.text() == "free" and window.workbench.store.experiment.free == (True, True, True, False)
    window.workbench.store.update(logits=(-3.0, 3.0, 0.0, 0.0))
    window.screens.screen_of("descent").scene.grow(20)
    assert (
        np.ptp(window.screens.screen_of("descent").scene.runs[1].path[2])
        > 0
        == np.ptp(window.screens.screen_of("descent").scene.runs[1].path[3])
    )
    assert_consistent(window)


def test_marks_beside_the_sliders_follow_the_runs(window):
    window.workbench.player.seek(20)
    for k, row in enumerate(window.screens.screen_of("descent").logits.rows):
        assert [value for value, _ in row.slider.marks] == [
            window.screens.screen_of("descent").scene.position(i, 20)[k] for i in range(2)
        ]
        assert row.box.value == window.workbench.store.experiment.problem.logits[k], "the slider stays the start"


def test_the_button_of_a_logit_says_which_axis_it_is(alone):
    screen = alone("descent", axes=(2, 0))
    parts = [row.part for row in screen.logits.rows]
    assert [part.text() for part in parts] == ["↕", "held", "↔"]
    assert [part.isEnabled() for part in parts] == [False, True, False]
    screen.store.update(axes=(0, 1))
    assert [part.text() for part in parts] == ["↔", "↕", "held"]
    assert [part.isEnabled() for part in parts] == [False, False, True]
    assert ["axis" in part.toolTip() for part in parts] == [True, True, False]


def test_sliders_of_the_logits_reach_as_far_as_the_axes(alone):
    screen = alone("descent", span=(-4.0, 4.0), logits=(1.0, -4.0, 4.0))
    first, second, third = (row.slider for row in screen.logits.rows)
    assert (second.value(), third.value()) == (0, third.maximum())
    QTest.mouseClick(first, LEFT, pos=QPoint(first.width() - 1, first.height() // 2))
    assert screen.store.experiment.problem.logits[0] == 4.0
    screen.store.update(axes=(1, 0), zoom=2.0, pan=(5.0, -1.0))
    places = [row.slider.value() / third.maximum() for row in screen.logits.rows]
    assert places == pytest.approx([1.0, 0.0, 1.0]), "4 of −3 … 1, −4 of 3 … 7, and 4 of the span"
    screen.store.update(axes=(0, 1), zoom=1.0, pan=(0.0, 0.0))
    screen.store.update(span=(-8.0, 8.0))
    assert first.value() == pytest.approx(0.75 * first.maximum(), abs=1)


def test_a_logit_is_set_free_and_held_again_by_its_button(alone):
    screen = alone("descent")
    part = screen.logits.rows[2].part
    for free, text in ((True, "free"), (False, "held"), (True, "free")):
        QTest.mouseClick(part, LEFT)
        assert screen.store.experiment.free == (True, True, free)
        assert (part.text(), part.isChecked()) == (text, free)
