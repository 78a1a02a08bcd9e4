"""The page of distances draws the Experiment, and every gesture is one undo entry."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from explorer.core.losses.table import LOSSES
from explorer.core.simplex import to_plane
from explorer.core.softmax import softmax
from explorer.state.experiment_parts import RunSpec
from tests.support.gui import LEFT, choose, drag, settle, spot, type_into
from tests.support.loss_pages import assert_distance


def test_the_course_example_is_what_the_screen_resets_to(opened):
    window, screen = opened()
    assert_distance(window)
    assert screen.distance.log_curve.reading.text() == "−ln y′₂ = 1.1362", "of the probability itself, not of 0.321"
    assert screen.distance.simplex.length.text() == "√MSE = 0.832"
    figures = dict(zip(screen.distance.figures.columns(), screen.distance.figures.texts()[0][1:], strict=True))
    known = {
        **{"mse": "0.6923", "euclidean": "0.8320", "cross_entropy": "1.1362", "hinge": "0.7027"},
        **{"mse_mean": "0.2308", "cross_entropy_twice": "1.1111", "kl": "1.1362", "mse_logits": "1.0024"},
    }
    assert len(figures) >= 7
    assert all(figures[key] == known[key] for key in figures.keys() & known.keys())


@pytest.mark.parametrize(
    "changes",
    [
        {"temperature": 2.5, "logits": (4.0, 1.0, -2.0)},
        {"target": (0.2, 0.7, 0.1)},
        {"target": (1 / 3, 1 / 3, 1 / 3)},
        {"logits": (-10.0, 10.0, -300.0), "target": (1.0, 0.0, 0.0)},
    ],
)
def test_every_view_shows_the_prediction(opened, changes):
    assert_distance(opened(**changes)[0])


@pytest.mark.parametrize("classes", [2, 5, 10])
def test_any_number_of_classes(opened, classes):
    window, screen = opened()
    choose(screen.logits.classes, classes)
    assert_distance(window)
    assert not screen.distance.simplex.isVisible() and screen.distance.three.isVisible()
    screen.distance.three.click()
    assert window.workbench.store.experiment.problem.classes == 3 and screen.distance.simplex.isVisible()
    assert_distance(window)


def test_a_loss_that_is_more_than_of_probabilities_has_no_triangle(opened):
    window, screen = opened()
    page = screen.distance
    for key, loss in LOSSES.items():
        choose(page.loss, key)
        assert page.simplex.isVisible() is loss.of_probabilities
        assert page.instead.isVisible() is not loss.of_probabilities
        assert not page.three.isVisible()
        assert_distance(window)
    choose(page.loss, "mse_logits")
    assert "y′" in page.instead.text()


def test_dragging_the_prediction_moves_the_logits_in_one_undo_entry(opened):
    window, screen = opened()
    before = window.workbench.store.experiment
    simplex, wanted = screen.distance.simplex, np.array([0.6, 0.3, 0.1])
    places = [spot(simplex, *to_plane(p)) for p in ([0.3, 0.3, 0.4], [0.5, 0.4, 0.1], wanted)]
    drag(simplex.viewport(), places)
    problem = window.workbench.store.experiment.problem
    np.testing.assert_allclose(softmax(problem.logits), wanted, atol=0.01)
    assert np.mean(problem.logits) == pytest.approx(np.mean(before.problem.logits), abs=1e-3)
    assert_distance(window)
    window.workbench.store.undo()
    assert window.workbench.store.experiment == before


def test_dragging_beyond_the_triangle_stays_on_its_edge_and_finite(opened):
    window, screen = opened()
    simplex = screen.distance.simplex
    drag(simplex.viewport(), [spot(simplex, 0.7, 0.4), QPoint(simplex.width() - 2, simplex.height() - 2)])
    problem = window.workbench.store.experiment.problem
    assert np.isfinite(problem.logits).all() and softmax(problem.logits)[2] > 0.999
    assert_distance(window)


def test_a_logit_typed_and_a_share_dragged_reach_every_view(opened):
    window, screen = opened()
    type_into(screen.logits.rows[0].box, "2.5")
    assert window.workbench.store.experiment.problem.logits[0] == 2.5
    bar = next(b for b in screen.bars.bars() if b.run < 0 and b.index == 1)
    start = bar.rect.center().toPoint()
    drag(screen.bars, [start, QPoint(start.x(), start.y() + 20)])
    assert window.workbench.store.experiment.problem.target[1] < 1
    assert_distance(window)


def test_the_chosen_loss_is_chosen_in_the_list_or_in_the_figures(opened):
    window, screen = opened()
    field = screen.distance.simplex.field
    lines = field.contours.getData()[1]
    choose(screen.distance.loss, "hinge")
    assert window.workbench.store.experiment.display.chosen_loss == "hinge"
    assert not np.array_equal(field.contours.getData()[1], lines, equal_nan=True)
    cell = screen.distance.figures.cells()["mse"]
    QTest.mouseClick(screen.distance.figures, LEFT, pos=cell.center().toPoint())
    assert window.workbench.store.experiment.display.chosen_loss == "mse" == screen.distance.loss.currentData()
    assert field.iso.levels[0] == pytest.approx(0.2)


def test_runs_are_drawn_up_to_the_frame_and_back(opened):
    runs = tuple(map(RunSpec, ("mse", "cross_entropy", "hinge")))
    window, screen = opened(logits=(3.0, -3.0, 1.0), runs=runs)
    for frame in (40, 3, 0):
        window.workbench.player.seek(frame)
        settle()
        assert screen.player.reached == frame
        assert_distance(window)
        simplex = screen.distance.simplex
        assert len(simplex.paths) == len(simplex.points) == (3 if frame else 1)
        assert [len(path.getData()[0]) for path in simplex.paths] == [frame + 1] * len(simplex.paths)
        assert simplex.start.isVisible() == (frame > 0)


def test_runs_are_drawn_at_their_temperature(opened):
    window, _ = opened(logits=(3.0, -3.0, 1.0), temperature=2.0)
    window.workbench.player.seek(25)
    settle()
    assert_distance(window)


def test_a_change_of_a_logit_rewinds(opened):
    window, screen = opened()
    window.workbench.player.seek(30)
    type_into(screen.logits.rows[1].box, "1")
    assert window.workbench.player.frame == screen.player.reached == 0
    assert_distance(window)
