"""The panel of logits: sliders, boxes, the axes, held logits and the target."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from explorer.panels.logits_panel import ACROSS, FIXED, MOVES, SOFT, UP
from tests.support.consistent import assert_consistent
from tests.support.gui import LEFT, choose, press, type_into


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


def roles(screen) -> list[str]:
    return [row.role.currentText() for row in screen.logits.rows]


def test_the_role_of_a_logit_is_chosen_in_words(window):
    """One that takes an axis gives its own role in exchange; an axis that is left goes to the first other logit."""
    screen = window.screens.screen_of("descent")
    choose(screen.logits.classes, 4)
    assert roles(screen) == ["across", "up", "fixed", "fixed"]
    for index, role, wanted in (
        (3, MOVES, ["across", "up", "fixed", "moves"]),
        (1, ACROSS, ["up", "across", "fixed", "moves"]),
        (1, ACROSS, ["up", "across", "fixed", "moves"]),
        (2, UP, ["fixed", "across", "up", "moves"]),
        (3, ACROSS, ["fixed", "moves", "up", "across"]),
        (1, FIXED, ["fixed", "fixed", "up", "across"]),
        (3, FIXED, ["across", "fixed", "up", "fixed"]),
        (2, MOVES, ["across", "up", "moves", "fixed"]),
    ):
        choose(screen.logits.rows[index].role, role)
        assert roles(screen) == wanted
        assert_consistent(window)
    window.workbench.undo()
    assert roles(screen) == ["across", "fixed", "up", "fixed"]


def test_of_two_logits_both_are_axes(alone):
    screen = alone("descent")
    choose(screen.logits.classes, 2)
    assert [row.role.count() for row in screen.logits.rows] == [2, 2]
    choose(screen.logits.rows[0].role, UP)
    assert roles(screen) == ["up", "across"] and screen.store.experiment.surface.axes == (1, 0)
    refused = []
    screen.store.refused.connect(refused.append)
    screen.logits.role_chosen.emit(0, FIXED)
    assert [str(why) for why in refused] == ["Both logits are axes of the surface."]


def test_keys_choose_a_role_and_its_name_says_whose(window):
    row = window.screens.screen_of("descent").logits.rows[2]
    assert "y₃" in row.role.accessibleName() and row.role.isVisible()
    row.role.setFocus()
    press(row.role, "Down")
    assert window.workbench.store.experiment.free == (True, True, True)


def test_roles_are_only_where_surfaces_are(window):
    for key, has_roles in (("softmax", False), ("loss", False), ("descent", True)):
        window.workbench.show_screen(key)
        assert {row.role.isVisible() for row in window.screens.current.logits.rows} == {has_roles}


def test_a_logit_that_moves_moves_in_descent(window):
    screen = window.screens.screen_of("descent")
    choose(screen.logits.classes, 4)
    choose(screen.logits.rows[2].role, MOVES)
    window.workbench.store.update(logits=(-3.0, 3.0, 0.0, 0.0))
    screen.scene.grow(20)
    path = screen.scene.runs[1].path
    assert np.ptp(path[2]) > 0 == np.ptp(path[3])
    assert_consistent(window)


def test_marks_beside_the_sliders_follow_the_runs(window):
    window.workbench.player.seek(20)
    for k, row in enumerate(window.screens.screen_of("descent").logits.rows):
        assert [value for value, _ in row.slider.marks] == [
            window.screens.screen_of("descent").scene.position(i, 20)[k] for i in range(2)
        ]
        assert row.box.value == window.workbench.store.experiment.problem.logits[k], "the slider stays the start"


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


def test_rows_that_are_added_have_the_colours_of_the_first(window):
    panel = window.screens.screen_of("descent").logits
    choose(panel.classes, 10)
    for parts in zip(*(row.widgets for row in panel.rows), strict=True):
        assert len({part.palette().window().color().name() for part in parts}) == 1, type(parts[0]).__name__
