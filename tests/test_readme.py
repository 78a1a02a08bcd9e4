"""The README's loss and optimizer, pasted unchanged: on every screen, explained, run, tested, and removed again.

And what it links exists, as in the other pages.
"""

from __future__ import annotations

import math
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.panels.logits_panel import SOFT as SOFT_TARGET
from explorer.screens.registry import SCREENS
from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.scene import derive
from explorer.state.session_file import from_text, to_text
from explorer.state.user_error import UserError
from tests.support import readme
from tests.support.consistent import assert_consistent
from tests.support.gui import choose, drag, press, settle, type_into

SOFT = (0.7, 0.2, 0.1)
PROJECT = Path(__file__).resolve().parents[1]
PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]
REFUSED = "The loss focal takes only a target that gives one class all the probability."
COPIED = ("explorer", "tests", "resources", "docs", "tools", "main.py", "pyproject.toml", "README.md")
# In the copy: all tests of losses and optimizers, and from the others those that are about one loss or optimizer.
WHOLE = ("core/losses", "core/test_optimizers.py")
IN_PART = ("core/formulas", "core/test_network.py", "core/test_surface.py", "core/test_simplex.py", "explain")


@pytest.fixture
def pasted():
    with readme.pasted():
        yield


def started(loss="focal", optimizer="lion", rate=0.1):
    return Experiment().changed(runs=(RunSpec(loss, optimizer, rate), RunSpec("cross_entropy")), chosen_loss=loss)


def test_the_examples_are_there_and_gone_again():
    before = (dict(LOSSES), dict(OPTIMIZERS))
    with readme.pasted():
        assert set(LOSSES) - set(before[0]) == {"focal"} and set(OPTIMIZERS) - set(before[1]) == {"lion"}
    assert before == (LOSSES, OPTIMIZERS)


def test_the_pasted_loss_has_the_slope_of_its_value(pasted):
    logits, h = np.array([0.3, -1.1, 2.0]), 1e-6
    for target in np.eye(3):
        value = LOSSES["focal"].value
        numeric = [(value(logits + s, target) - value(logits - s, target)) / (2 * h) for s in np.eye(3) * h]
        np.testing.assert_allclose(LOSSES["focal"].gradient(logits, target), numeric, rtol=1e-6, atol=1e-9)


def test_the_pasted_loss_has_its_least_value(pasted):
    draws = np.random.default_rng(1).normal(scale=4.0, size=(3, 100_000))
    everything, held = np.ones(3, dtype=bool), np.array([True, False, False])
    assert Objective(LOSSES["focal"], np.eye(3)[0]).minimum(np.zeros(3), everything) == pytest.approx(0, abs=1e-12)
    draws[1:] = [[1.0], [2.0]]
    objective = Objective(LOSSES["focal"], np.eye(3)[1])
    found = float(objective.value(draws).min())
    assert objective.minimum(draws[:, 0], held) == pytest.approx(found, abs=1e-3)
    assert objective.minimum(draws[:, 0], held) <= found


def test_the_pasted_loss_is_explained_with_its_numbers(pasted, make_window):
    window = make_window()
    window.workbench.store.replace(started().changed(logits=(1.0, 2.0, 3.0)))
    press(window, "E")
    settle()
    text = window.body.explain.text()
    p = math.exp(1) / sum(map(math.exp, (1, 2, 3)))
    assert text.startswith("focal · ")
    assert "e = −(1 − p)² ln p" in text and f"= {p:.4f}" in text
    assert f"e = {-((1 - p) ** 2) * math.log(p):.4f}" in text
    for i, slope in enumerate(LOSSES["focal"].gradient((1.0, 2.0, 3.0), (1.0, 0.0, 0.0))):
        assert f"∂e/∂y{'₁₂₃'[i]} = {'−' * bool(slope < 0)}{abs(slope):.4f}" in text


def test_the_pasted_loss_and_optimizer_are_on_every_screen(pasted, make_window):
    window = make_window()
    window.workbench.store.replace(started())
    for screen in SCREENS:
        window.workbench.show_screen(screen)
        window.workbench.player.seek(20)
        settle()
        assert window.screens.current is window.screens.made[screen] and not window.screens.current.grab().isNull()
    window.workbench.show_screen("loss")
    settle()
    assert window.screens.current.distance.figures.texts()[0][0] == "focal"
    window.workbench.show_screen("descent")
    settle()
    assert_consistent(window)
    shown = window.screens.screen_of("descent")
    assert shown.cards[0].loss.currentText() == "focal"
    assert shown.table.texts()[0][0] == "● focal"


def test_the_pasted_optimizer_shows_its_hyperparameters(pasted, make_window):
    window = make_window()
    window.workbench.store.replace(Experiment().changed(runs=(RunSpec("mse", "lion", 0.1),)))
    settle()
    row = window.screens.screen_of("descent").optimizer
    assert row.optimizer.currentText() == "Lion"
    assert {key: box.value for key, box in row.hyperparameter_boxes.items()} == {"beta1": 0.9, "beta2": 0.99}
    type_into(row.hyperparameter_boxes["beta1"], "0.5")
    assert window.workbench.store.experiment.descent.runs[0].hyperparameter("beta1") == 0.5
    press(window, "Right")
    settle()
    assert window.screens.screen_of("descent").scene.position(0, 1).tolist() == pytest.approx([-9.9, 9.9, -1000.0])


def test_the_pasted_loss_and_optimizer_run_together(pasted):
    scene = derive(started())
    scene.grow(300)
    assert scene.verdict(0, 300).kind.value == "arrived"


# Targets that a loss does not accept


def test_a_run_under_a_target_that_its_loss_does_not_take_is_refused(pasted):
    with pytest.raises(InvalidExperiment, match=r"The loss focal takes only a target") as refused:
        started().changed(target=SOFT, chosen_loss="kl")
    assert refused.value.field == "descent.runs[0].loss"
    with pytest.raises(InvalidExperiment) as refused:
        Experiment().changed(target=SOFT, chosen_loss="focal")
    assert refused.value.field == "display.chosen_loss"
    Experiment().changed(target=SOFT, runs=(RunSpec("hinge"), RunSpec("mse_logits")))


def test_a_loss_that_does_not_take_the_target_has_no_figures(pasted):
    readings = derive(Experiment().changed(target=SOFT)).readings((0.0, 1.0, 2.0))
    assert math.isnan(readings["focal"].value) and math.isnan(readings["focal"].slope)
    assert all(math.isfinite(reading.value) for key, reading in readings.items() if key != "focal")


def test_a_session_with_a_target_that_a_loss_does_not_take_is_refused(pasted):
    text = to_text(Experiment().changed(target=SOFT))
    text = text.replace('"chosen_loss": "cross_entropy"', '"chosen_loss": "focal"')
    with pytest.raises(UserError, match="The loss focal takes only a target"):
        from_text(text)


def test_a_soft_target_is_refused_on_screen_and_nothing_is_lost(pasted, make_window):
    window = make_window()
    window.workbench.store.replace(started())
    settle()
    before, bars = window.workbench.store.experiment, window.screens.screen_of("descent").bars
    first = next(bar.rect for bar in bars.bars() if bar.run == -1 and bar.index == 0)
    middle = QPoint(int(first.center().x()), int(first.center().y()))
    drag(bars, [QPoint(middle.x(), int(first.top()) + 1), middle, middle + QPoint(0, 9)])
    assert REFUSED in window.statusBar().currentMessage()
    choose(window.screens.screen_of("descent").logits.target, SOFT_TARGET)
    settle()
    assert REFUSED in window.statusBar().currentMessage()
    assert window.workbench.store.experiment == before
    assert window.screens.screen_of("descent").logits.target.currentData() == 0
    assert_consistent(window)


def test_a_loss_that_does_not_take_a_soft_target_is_refused(pasted, make_window):
    window = make_window()
    window.workbench.store.update(target=SOFT)
    settle()
    before, shown = window.workbench.store.experiment, window.screens.screen_of("descent")
    assert ("focal", "–", "–") in shown.table.texts()
    choose(shown.cards[0].loss, "focal")
    settle()
    assert REFUSED in window.statusBar().currentMessage()
    assert window.workbench.store.experiment == before and shown.cards[0].loss.currentData() == "mse"
    press(window, "E")
    choose(window.body.explain.loss, "focal")
    settle()
    assert window.workbench.store.experiment == before and window.body.explain.loss.currentData() == "cross_entropy"
    assert_consistent(window)


# In a copy, as a reader would do it


@pytest.mark.long
@pytest.mark.one_python
def test_pasted_into_a_copy_the_tests_pass(tmp_path):
    for name in COPIED:
        source = readme.ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    readme.paste(tmp_path)
    done = outcome(
        tmp_path,
        [*WHOLE, *IN_PART, "-vv", "-k", "losses or test_objective_minimum or test_optimizers or focal or lion"],
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert "[focal" in done.stdout and "[lion" in done.stdout


def outcome(root, words):
    """pytest on a copy of the project; `words` are test files below tests/, and options."""
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "--hypothesis-profile=mutants", "-p", "no:cacheprovider"]
    places = [f"tests/{word}" if (root / "tests" / word).exists() else word for word in words]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([*command, *places], cwd=root, env=environment, capture_output=True, text=True, timeout=300)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_and_picture_that_is_linked_exists(page):
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if "://" not in link and not (page.parent / link).exists()]
