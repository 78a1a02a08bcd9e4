"""The row of optimizer, rate and hyperparameters: what it edits, in which runs, and what it calls them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from explorer.panels.optimizer_row import ALL_RUNS, OptimizerRow
from explorer.state.experiment_parts import RunSpec
from tests.support.gui import WORDING, choose, type_into

TUNED = (
    RunSpec("mse", "adam", 0.1, (("beta2", 0.9), ("eps", 0.25))),
    RunSpec("cross_entropy", "adam", 0.5, (("beta1", 0.25),)),
    RunSpec("hinge", "adam", 0.5),
)


def settings(window) -> list[dict[str, float]]:
    return [dict(run.hyperparameters) for run in window.store.experiment.descent.runs]


@pytest.mark.parametrize("screen", ["descent", "digits"])
def test_a_hyperparameter_of_all_runs_leaves_the_others_alone(window, screen):
    window.show_screen(screen)
    window.store.update(runs=TUNED)
    before = window.store.experiment
    row = window.screen_shown.optimizer
    type_into(row.hyperparameter_boxes["beta1"], "0.5")
    assert settings(window) == [{"beta1": 0.5, "beta2": 0.9, "eps": 0.25}, {"beta1": 0.5}, {"beta1": 0.5}]
    window.store.undo()
    assert window.store.experiment == before


def test_a_hyperparameter_of_one_run_is_not_the_others(window):
    window.store.update(runs=TUNED)
    row = window.descent_screen.optimizer
    choose(row.scope, 1)
    type_into(row.hyperparameter_boxes["beta2"], "0.75")
    assert settings(window) == [dict(TUNED[0].hyperparameters), {"beta1": 0.25, "beta2": 0.75}, {}]


def test_an_optimizer_for_all_runs_keeps_the_tuned_run_that_has_it(window):
    window.store.update(runs=(TUNED[0], RunSpec("cross_entropy", "momentum", 0.5, (("momentum", 0.5),))))
    choose(window.descent_screen.optimizer.optimizer, "adam")
    assert settings(window) == [dict(TUNED[0].hyperparameters), {}]


class LetterFirst(QTranslator):
    """A language that names the letter of a run before the word."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return "{x} 號執行" if (context, source) == ("OptimizerRow", "run {x}") else ""


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
        assert [row.scope.itemText(i) for i in (1, 2, 3)] == ["A 號執行", "B 號執行", "C 號執行"]
