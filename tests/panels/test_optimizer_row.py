"""The row of optimizer, rate and hyperparameters: what it edits, in which runs, and how it names them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QTranslator

from explorer.core.optimizers import OPTIMIZERS
from explorer.panels.optimizer_row import ALL_RUNS, OptimizerRow
from explorer.state.experiment_parts import RunSpec
from tests.support.gui import WORDING, choose, drag, settle, type_into

TUNED = (
    RunSpec("mse", "adam", 0.1, (("beta2", 0.9), ("eps", 0.25))),
    RunSpec("cross_entropy", "adam", 0.5, (("beta1", 0.25),)),
    RunSpec("hinge", "adam", 0.5),
)


def settings(window) -> list[dict[str, float]]:
    return [dict(run.hyperparameters) for run in window.workbench.store.experiment.descent.runs]


@pytest.mark.parametrize("screen", ["descent", "network"])
def test_a_hyperparameter_of_all_runs_leaves_the_others_alone(window, screen):
    window.workbench.show_screen(screen)
    window.workbench.store.update(runs=TUNED)
    before = window.workbench.store.experiment
    row = window.screens.current.optimizer
    type_into(row.hyperparameter_boxes["beta1"], "0.5")
    assert settings(window) == [{"beta1": 0.5, "beta2": 0.9, "eps": 0.25}, {"beta1": 0.5}, {"beta1": 0.5}]
    window.workbench.store.undo()
    assert window.workbench.store.experiment == before


def test_a_hyperparameter_of_one_run_is_not_the_others(window):
    window.workbench.store.update(runs=TUNED)
    row = window.screens.screen_of("descent").optimizer
    choose(row.scope, 1)
    type_into(row.hyperparameter_boxes["beta2"], "0.75")
    assert settings(window) == [dict(TUNED[0].hyperparameters), {"beta1": 0.25, "beta2": 0.75}, {}]


def test_an_optimizer_for_all_runs_keeps_the_tuned_run_that_has_it(window):
    window.workbench.store.update(runs=(TUNED[0], RunSpec("cross_entropy", "momentum", 0.5, (("momentum", 0.5),))))
    choose(window.screens.screen_of("descent").optimizer.optimizer, "adam")
    assert settings(window) == [dict(TUNED[0].hyperparameters), {}]


class LetterFirst(QTranslator):
    """A language that names the letter of a run before the word."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return "{x} 組" if (context, source) == ("OptimizerRow", "run {x}") else ""


@pytest.fixture
def letter_first(qapp):
    translator = LetterFirst()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_a_run_keeps_its_letter_when_another_scope_is_chosen(letter_first, qtbot):
    row = OptimizerRow(WORDING)
    qtbot.addWidget(row)
    row.show_runs(TUNED, "ABC")
    for scope in (1, 2, ALL_RUNS):
        choose(row.scope, scope)
        assert [row.scope.itemText(i) for i in (1, 2, 3)] == ["A 組", "B 組", "C 組"]


def test_settings_are_for_all_runs_again_when_their_run_is_taken_away(shown, qtbot):
    row = shown(OptimizerRow(WORDING), 700, 60)
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
    row = shown(OptimizerRow(WORDING), 900, 60)
    run = RunSpec("mse", "adam", 1e-2, (("beta1", 0.5),))
    row.show_runs((run,), "A")
    low = row.rate.value()
    assert row.rate_box.value == 1e-2 and row.hyperparameter_boxes["beta1"].value == 0.5
    row.show_runs((RunSpec("mse", "adam", 1.0, (("beta1", 0.5),)),), "A")
    assert row.rate.value() > low + 200, "the slider goes along with the box"
    with qtbot.waitSignal(row.hyperparameter_edited) as asked:
        type_into(row.hyperparameter_boxes["beta2"], "0.9")
    assert asked.args[:3] == [None, "beta2", 0.9]


def test_a_drag_of_the_learning_rate_over_decades_is_one_undo_entry(window):
    slider = window.screens.screen_of("descent").optimizer.rate
    middle, end = QPoint(slider.width() // 2, 5), QPoint(slider.width() + 20, 5)
    drag(slider, [middle, QPoint(slider.width() * 3 // 4, 5), end])
    assert window.workbench.store.experiment.descent.runs[0].learning_rate == 1e4
    assert window.screens.screen_of("descent").optimizer.rate_box.text() == "10000"
    window.workbench.store.undo()
    assert window.workbench.store.experiment.descent.runs[0].learning_rate == 1.0 and slider.value() == 1000


def test_a_setting_for_one_run_only(window):
    row = window.screens.screen_of("descent").optimizer
    choose(row.scope, 1)
    choose(row.optimizer, "momentum")
    type_into(row.rate_box, "0.25")
    first, second = window.workbench.store.experiment.descent.runs
    assert (first.optimizer, first.learning_rate) == ("gradient_descent", 1.0)
    assert (second.optimizer, second.learning_rate) == ("momentum", 0.25)
    choose(row.scope, -1)
    assert row.optimizer.currentText() == ""
    choose(row.optimizer, "adam")
    assert {run.optimizer for run in window.workbench.store.experiment.descent.runs} == {"adam"}


def test_all_optimizers_show_their_own_hyperparameters(window):
    row = window.screens.screen_of("descent").optimizer
    for key, optimizer in OPTIMIZERS.items():
        choose(row.optimizer, key)
        settle()
        names = {h.key: h.default for h in optimizer.hyperparameters if h.key != "lr"}
        assert {name: box.value for name, box in row.hyperparameter_boxes.items()} == names
        assert all(box.isVisible() for box in row.hyperparameter_boxes.values())
    type_into(row.hyperparameter_boxes["beta1"], "0.5")
    assert all(run.hyperparameter("beta1") == 0.5 for run in window.workbench.store.experiment.descent.runs)
    type_into(row.hyperparameter_boxes["beta1"], "7")
    assert "outside" in window.statusBar().currentMessage()
    assert window.workbench.store.experiment.descent.runs[0] == RunSpec("mse", "adam", 1.0, (("beta1", 0.5),))
