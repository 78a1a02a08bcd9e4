"""The page of the training: which images it shows, of the built-in digits and of other data."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.core.softmax import softmax
from explorer.screens.network.digit_grid import MOST
from explorer.state.datasets import split_digits
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.network_training import NetworkTraining
from tests.support.gui import LEFT, choose, play_to, press, settle
from tests.support.image_sets import CLOTHES, SHOWN, open_images, some_images
from tests.support.layout import check

RUNS = (RunSpec("mse", learning_rate=0.1), RunSpec("cross_entropy", learning_rate=0.1))
SMALL = Experiment().changed(runs=RUNS, hidden=(8,), batch=20, steps=60)


def opened(make_window, experiment=SMALL, size=(1280, 720), **settings):
    window = make_window(size=size, **settings)
    window.workbench.store.replace(experiment)
    window.workbench.show_screen("network")
    settle()
    return window


def wrong_answers(run: int, frame: int, experiment=SMALL) -> list[int]:
    """The places of the images that `run` answers wrong, the surest answer first, one by one."""
    training = NetworkTraining(experiment.descent.runs[run], experiment.network)
    training.grow(frame)
    data = split_digits()
    found = []
    for place, label in enumerate(data.held_labels):
        shares = softmax(training.logits(frame, [place])[:, 0])
        if shares.argmax() != label:
            found.append((-shares.max(), place))
    return [place for _, place in sorted(found)]


def test_only_wrong_answers_of_all_held_out_the_surest_first(make_window):
    window = opened(make_window)
    page = window.screens.current.training_page
    play_to(window, 40)
    assert page.grid.places == SHOWN and page.digits.caption.isHidden()
    QTest.mouseClick(page.digits.wrong, LEFT)
    assert window.workbench.store.experiment.network_view.wrong_only
    for run, sign in ((0, "A ●"), (1, "B ■")):
        choose(page.digits.whose, run)
        wanted = wrong_answers(run, 40)
        assert page.grid.places == wanted[:MOST] and len(wanted) > MOST
        text = f"wrong answers of {sign}, most confident first: {len(wanted)} of 1\u202f000"
        assert page.digits.caption.text() == text and page.digits.caption.isVisible()
    play_to(window, 41)
    assert page.grid.places == wrong_answers(1, 41)[:MOST], "it follows the training"
    QTest.mouseClick(page.digits.wrong, LEFT)
    assert page.grid.places == SHOWN


def test_the_image_looked_at_stays_where_the_grid_does_not_show_it(make_window):
    window = opened(make_window)
    screen = window.screens.current
    page = screen.training_page
    play_to(window, 40)
    wrong = wrong_answers(0, 40)
    assert SHOWN[1] not in wrong, "for this test"
    window.workbench.store.update(wrong_only=True)
    assert page.one_digit.image.accessibleName() == "A handwritten 1"
    page.grid.setFocus()
    press(window, "Right")
    assert screen.looked_at() == (0, wrong[0])
    label = split_digits().held_labels[wrong[0]]
    assert page.one_digit.image.accessibleName() == f"A handwritten {label}"
    window.workbench.store.update(wrong_only=False)
    assert page.one_digit.image.accessibleName() == f"A handwritten {label}"


def test_the_switch_is_reached_and_pressed_by_keys(make_window):
    window = opened(make_window)
    panel = window.screens.current.training_page.digits
    panel.wrong.setFocus()
    press(window, "Space")
    assert panel.wrong.isChecked() and window.workbench.store.experiment.network_view.wrong_only
    assert window.workbench.player.frame == 0 and not window.workbench.player.playing
    assert panel.wrong.accessibleName() == panel.wrong.toolTip() != ""
    window.workbench.store.update(runs=RUNS[:1])
    assert not panel.whose.isVisible(), "of one run there is nothing to choose"


def test_where_nothing_is_wrong_a_sentence_says_so(make_window):
    key = open_images(some_images(classes=(1,)))
    runs = (RunSpec("cross_entropy", learning_rate=1.0),)
    window = opened(make_window, SMALL.changed(data=key, wrong_only=True, runs=runs))
    page = window.screens.current.training_page
    play_to(window, 20)
    assert page.grid.places == [] and page.grid.accessibleDescription() == "A ● answers all 8 right."
    assert page.digits.caption.text() == "wrong answers of A ●, most confident first: 0 of 8"
    assert check(window.screens.current, "nothing wrong") == []
    press(page.grid, "End")
    assert page.one_digit.image.accessibleName() == "Trouser"


@pytest.mark.parametrize("classes", [(3,), (0, 7), tuple(range(10))])
def test_other_data_are_shown_with_their_own_names(make_window, classes):
    data = some_images(classes)
    key = open_images(data)
    window = opened(make_window)
    screen = window.screens.current
    screen.look_at((0, 999))
    assert screen.training_page.one_digit.image.accessibleName() == "A handwritten 9"
    window.workbench.store.update(data=key)
    play_to(window, 20)
    page = screen.training_page
    count = 8 * len(classes)
    assert len(page.grid.places) == min(count, MOST)
    labels = data.held_labels[page.grid.places]
    assert {CLOTHES[k] for k in labels} == {CLOTHES[k] for k in classes}
    assert labels[: len(classes)].tolist() == list(classes), "the classes take turns"
    last = CLOTHES[classes[-1]]
    assert page.one_digit.image.accessibleName() == last, "there is no image 999"
    assert (page.digits.title.text(), page.one_digit.title.text()) == ("IMAGES", "ONE IMAGE")
    assert page.grid.accessibleDescription().split(" → ")[0] in (last, "")
    assert f"{last} 0." in page.one_digit.bars.accessibleDescription()
    for run in screen.runs:
        assert run.value.text().startswith(f"right of {count}, L = ") and f"N = {count}" in run.value.toolTip()
        assert "digit" not in run.sentence.text() and f"of the {count} images" in run.share.toolTip()
    assert f"N = {count}" in page.loss_curve.toolTip()
    assert f"an image of {last}" in screen.explained().about
    window.workbench.store.update(data="")
    assert page.one_digit.image.accessibleName() == "A handwritten 9", "still the last of the thousand"


def test_names_that_look_like_markup_are_shown_letter_by_letter(make_window):
    data = some_images()
    key = open_images(data._replace(names=tuple(f"<b>{name}" for name in CLOTHES)))
    window = opened(make_window, SMALL.changed(data=key, confusion=True, confused=(3, 3)))
    page = window.screens.current.training_page
    play_to(window, 10)

    def tip_over(view: QWidget, place) -> str:
        QTest.mouseMove(view, place)
        settle()
        return QToolTip.text()

    assert "&lt;b&gt;Dress" in page.digits.caption.toolTip() and page.digits.caption.text().startswith("A ●  <b>Dress")
    assert "&lt;b&gt;Dress" in tip_over(page.confusion, page.confusion.place((3, 3)).center().toPoint())
    window.workbench.store.update(confused=())
    assert "&lt;b&gt;" in tip_over(page.grid, page.grid.cells()[0].picture.center().toPoint())
    assert "&lt;b&gt;" in page.one_digit.image.toolTip()


@pytest.mark.parametrize("zoom", [1.0, 1.4])
@pytest.mark.parametrize("runs", [2, 4])
def test_long_names_and_the_switches_have_room(make_window, zoom, runs):
    key = open_images(some_images())
    losses = ("mse", "cross_entropy", "hinge", "cross_entropy_twice")[:runs]
    specs = tuple(RunSpec(loss, learning_rate=0.1) for loss in losses)
    window = opened(make_window, SMALL.changed(data=key, runs=specs), (1024, 700), zoom=zoom)
    play_to(window, 10)
    for wrong_only in (False, True):
        window.workbench.store.update(wrong_only=wrong_only)
        play_to(window, 10)
        settle()
        assert check(window.screens.current, f"{zoom} {runs} {wrong_only}") == []


def test_all_images_are_answered_only_while_that_is_asked_for(make_window, monkeypatch):
    window = opened(make_window)
    asked = []
    given = NetworkTraining.logits
    monkeypatch.setattr(
        NetworkTraining, "logits", lambda self, frame, which: asked.append(which) or given(self, frame, which)
    )
    play_to(window, 3)
    assert asked and all(len(which) == MOST + 1 for which in asked)
    window.workbench.store.update(wrong_only=True)
    asked.clear()
    play_to(window, 4)
    assert sum(isinstance(which, slice) for which in asked) == 1, "of one run"
    assert np.all([len(which) <= MOST + 1 for which in asked if not isinstance(which, slice)])


def test_on_stage_the_shares_are_named_by_run_as_the_cards_say(make_window):
    window = opened(make_window, size=(1024, 768))
    plot, cards = window.screens.current.training_page.accuracy, window.screens.current.runs
    assert plot.caption.text() == "share right"
    window.presenter.present_alone("accuracy")
    settle()
    assert plot.caption.text() == "A ● MSE   B ■ cross-entropy   share right"
    play_to(window, 40)
    shares = [card.share.text() for card in cards]
    assert plot.caption.text() == f"A ● MSE {shares[0]}   B ■ cross-entropy {shares[1]}   share right"
    assert plot.caption.isVisible()
    window.presenter.leave()
    settle()
    assert plot.caption.text() == "share right"
