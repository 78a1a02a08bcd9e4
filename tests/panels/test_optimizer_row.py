"""The row of the optimizer: learning rate and hyperparameters, for all runs or for one."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from explorer.panels.optimizer_row import OptimizerRow
from explorer.state.experiment_parts import RunSpec
from tests.support.gui import choose, drag, type_into


def test_settings_are_for_all_runs_again_when_their_run_is_taken_away(shown, qtbot):
    row = shown(OptimizerRow(), 700, 60)
    two = (RunSpec("mse", learning_rate=0.5), RunSpec("cross_entropy", learning_rate=2.0))
    row.show_runs(two, "AB")
    assert row.scope.isVisible() and row.scope.currentText() == "all runs"
    choose(row.scope, 1)
    assert row.rate_box.value == 2.0
    row.show_runs(two[:1], "A")
    assert not row.scope.isVisible(), "one run leaves nothing to choose"
    assert row.rate_box.value == 0.5
    row.show_runs(two, "AB")
    assert row.scope.currentText() == "all runs"
    with qtbot.waitSignal(row.changed) as asked:
        type_into(row.rate_box, "3")
    assert asked.args[:2] == [None, {"learning_rate": 3.0}]


def test_rate_and_hyperparameters_shown_are_those_of_the_runs(shown, qtbot):
    row = shown(OptimizerRow(), 900, 60)
    run = RunSpec("mse", "adam", 1e-2, (("beta1", 0.5),))
    row.show_runs((run,), "A")
    low = row.rate.value()
    assert row.rate_box.value == 1e-2 and row.hyperparameter_boxes["beta1"].value == 0.5
    row.show_runs((RunSpec("mse", "adam", 1.0, (("beta1", 0.5),)),), "A")
    assert row.rate.value() > low + 200, "the slider goes along with the box"
    with qtbot.waitSignal(row.changed) as asked:
        type_into(row.hyperparameter_boxes["beta2"], "0.9")
    assert dict(asked.args[1]["hyperparameters"]) == {"beta1": 0.5, "beta2": 0.9}


def test_a_drag_of_the_learning_rate_over_decades_is_one_undo_entry(window):
    slider = window.descent_screen.optimizer.rate
    middle, end = QPoint(slider.width() // 2, 5), QPoint(slider.width() + 20, 5)
    drag(slider, [middle, QPoint(slider.width() * 3 // 4, 5), end])
    assert window.store.experiment.descent.runs[0].learning_rate == 1e4
    assert window.descent_screen.optimizer.rate_box.text() == "10000"
    window.store.undo()
    assert window.store.experiment.descent.runs[0].learning_rate == 1.0 and slider.value() == 1000


def test_a_setting_for_one_run_only(window):
    row = window.descent_screen.optimizer
    choose(row.scope, 1)
    choose(row.optimizer, "momentum")
    type_into(row.rate_box, "0.25")
    first, second = window.store.experiment.descent.runs
    assert (first.optimizer, first.learning_rate) == ("gradient_descent", 1.0)
    assert (second.optimizer, second.learning_rate) == ("momentum", 0.25)
    choose(row.scope, -1)
    assert row.optimizer.currentText() == ""
    choose(row.optimizer, "adam")
    assert {run.optimizer for run in window.store.experiment.descent.runs} == {"adam"}
