"""The confusion matrix of a run in the page: on demand, in place of the curves, with the images of a cell."""

from __future__ import annotations

import numpy as np
from PySide6.QtTest import QTest

from explorer.state.datasets import split_digits
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from tests.support.gui import LEFT, choose, play_to, settle
from tests.support.image_sets import SHOWN
from tests.support.layout import check
from tests.support.painted import painted

RUNS = (RunSpec("mse", learning_rate=0.1), RunSpec("cross_entropy", learning_rate=0.1))


def opened(make_window, size=(1280, 720), frame=40, **settings):
    window = make_window(size=size, **settings)
    window.workbench.store.replace(Experiment().changed(runs=RUNS, hidden=(8,), batch=20, steps=60))
    window.workbench.show_screen("network")
    play_to(window, frame)
    settle()
    return window


def answers(screen, run: int) -> np.ndarray:
    return screen._trainings[run].logits(screen.player.reached, range(1000)).argmax(axis=0)


def counts(screen, run: int) -> list[list[int]]:
    """By hand."""
    labels, said = split_digits().held_labels, answers(screen, run)
    return [[int(np.sum((labels == k) & (said == a))) for a in range(10)] for k in range(10)]


def numbers_in(view) -> list[list[int]]:
    texts = painted(view)
    return [
        [next((int(t.text) for t in texts if view.place((k, a)).contains(t.place.center())), 0) for a in range(10)]
        for k in range(10)
    ]


def test_the_matrix_of_the_chosen_run_takes_the_place_of_the_curves(make_window):
    window = opened(make_window)
    screen = window.screens.current
    page = screen.training_page
    assert page.accuracy.isVisible() and not page.confusion.isVisible()
    QTest.mouseClick(page.digits.confusion, LEFT)
    settle()
    assert window.workbench.store.experiment.network_view.confusion
    assert page.confusion.isVisible() and not page.accuracy.isVisible()
    for run in (0, 1):
        choose(page.digits.whose, run)
        assert numbers_in(page.confusion) == counts(screen, run)
    right = round(1000 * screen._trainings[1].measured(40).accuracy)
    assert page.confusion.accessibleDescription().startswith(f"B: {right} of 1\u202f000 right.")
    play_to(window, 50)
    assert numbers_in(page.confusion) == counts(screen, 1), "it follows the training"
    QTest.mouseClick(page.digits.confusion, LEFT)
    settle()
    assert page.accuracy.isVisible() and not page.confusion.isVisible()


def test_the_images_of_a_cell_are_shown_in_the_grid(make_window):
    window = opened(make_window)
    screen = window.screens.current
    page = screen.training_page
    window.workbench.store.update(confusion=True)
    settle()
    table = np.array(counts(screen, 0))
    label, answer = np.unravel_index((table - np.diag(np.diagonal(table))).argmax(), table.shape)
    QTest.mouseClick(page.confusion, LEFT, pos=page.confusion.place((label, answer)).center().toPoint())
    found = np.flatnonzero((split_digits().held_labels == label) & (answers(screen, 0) == answer))
    assert set(page.grid.places) <= set(found.tolist()) and len(page.grid.places) == min(len(found), 30)
    assert page.digits.caption.text() == f"A ●  {label} taken for {answer}: {len(found)} of 100"
    QTest.mouseClick(page.confusion, LEFT, pos=page.confusion.place((label, answer)).center().toPoint())
    assert page.grid.places == SHOWN
    label, answer = (int(each) for each in np.argwhere(table == 0)[0])
    QTest.mouseClick(page.confusion, LEFT, pos=page.confusion.place((label, answer)).center().toPoint())
    assert page.grid.places == [] and page.grid.accessibleDescription() == f"A ● takes no {label} for {answer}."
    QTest.mouseClick(page.digits.wrong, LEFT)
    assert len(page.grid.places) == 30, "of all classes"


def test_the_matrix_is_drawn_on_stage_though_it_was_not_asked_for(make_window):
    window = opened(make_window)
    screen = window.screens.current
    screen.present(["confusion"])
    settle()
    page = screen.training_page
    assert page.confusion.isVisible() and numbers_in(page.confusion) == counts(screen, 0)
    play_to(window, 30)
    assert numbers_in(page.confusion) == counts(screen, 0)
    window.workbench.store.update(confusion=True)
    screen.present([])
    settle()
    assert page.confusion.isVisible() and not page.accuracy.isVisible()
    screen.present(["curves"])
    settle()
    assert page.accuracy.isVisible()
    window.workbench.store.update(confusion=False)
    screen.present([])
    settle()
    assert page.accuracy.isVisible() and not page.confusion.isVisible()


def test_the_matrix_has_room_at_every_size(make_window):
    for theme, zoom, size in (("light", 1.0, (1024, 700)), ("projector", 1.0, (1024, 700)), ("dark", 1.4, (1024, 700))):
        window = opened(make_window, size, theme=theme, zoom=zoom)
        window.workbench.store.update(confusion=True, wrong_only=True)
        play_to(window, 40)
        settle()
        assert check(window.screens.current, f"{theme} {zoom}") == []
        assert window.width() == 1024
