"""The Network screen: what is drawn matches the answers of the networks at the frame."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.core.softmax import softmax
from explorer.screens.network.digit_grid import LEAST_SIDE
from explorer.state.datasets import split_digits
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.network_parts import Network
from explorer.state.network_training import NetworkTraining
from tests.support.gui import LEFT, choose, press, settle, spot, type_into
from tests.support.image_sets import SHOWN
from tests.support.layout import check
from tests.support.screens import go
from tests.support.typeset import read_number


def test_a_share_is_drawn_on_its_whole_scale(make_window):
    window = make_window(size=(1280, 720))
    window.workbench.show_screen("network")
    low, high = window.screens.current.training_page.accuracy.getPlotItem().getViewBox().viewRange()[1]
    assert low <= 0 < 1 <= high
    (ticks, _) = window.screens.current.training_page.accuracy.getPlotItem().getAxis("left")._tickLevels
    assert [text for _, text in ticks] == ["0", "0.5", "1"]


def test_the_loss_axis_of_digits_obeys_its_switch(alone):
    screen = alone("network")
    go(screen, 1)
    plot = screen.training_page.loss_curve
    heights = [np.array(curve.getData()[1]) for curve in plot.curves]
    assert not plot.getPlotItem().getAxis("left").logMode
    screen.store.update(log_loss=True)
    assert plot.getPlotItem().getAxis("left").logMode
    for curve, linear in zip(plot.curves, heights, strict=True):
        np.testing.assert_allclose(curve.getData()[1], np.log10(linear))
    assert not screen.training_page.accuracy.getPlotItem().getAxis("left").logMode, "a share is always on a linear axis"


SMALL = {"hidden": (8,), "batch": 20, "steps": 60}
RUNS = (RunSpec("mse", learning_rate=0.1), RunSpec("cross_entropy", learning_rate=0.1))


@pytest.fixture
def screen(make_window):
    window = make_window(size=(1280, 720))
    window.workbench.store.replace(Experiment().changed(runs=RUNS, **SMALL))
    window.workbench.show_screen("network")
    settle()
    return window.screens.current


def at(window, frame, qtbot):
    window.workbench.player.seek(frame)
    qtbot.waitUntil(lambda: window.workbench.player.reached == frame, timeout=60_000)


def answers(screen) -> list[list[str]]:
    return [[text for _, text in cell.answers] for cell in screen.training_page.grid.cells()]


def test_figures_curves_and_answers_are_those_of_the_frame(screen, qtbot):
    window = screen.window()
    digits = split_digits().held_labels[SHOWN]
    assert digits.tolist() == list(range(10)) * 3
    for frame in (0, 40, 13):
        at(window, frame, qtbot)
        for i, spec in enumerate(RUNS):
            fresh = NetworkTraining(spec, Network(hidden=8, batch=20))
            fresh.grow(frame)
            measured = fresh.measured(frame)
            assert screen.runs[i].share.text() == f"{100 * measured.accuracy:.0f}%"
            said = fresh.logits(frame, SHOWN).argmax(axis=0)
            for cell, answer, digit in zip(answers(screen), said, digits, strict=True):
                assert cell[i] == ("✔" if answer == digit else "✖") + str(answer)
            x, y = screen.training_page.accuracy.curves[i].getData()
            assert x.tolist() == list(range(frame + 1)) and y[-1] == fresh.curves(frame)[1][-1]


def test_a_pressed_digit_is_shown_large_with_its_bars(screen, qtbot):
    at(screen.window(), 30, qtbot)
    cell = screen.training_page.grid.cells()[17]
    QTest.mouseClick(screen.training_page.grid, LEFT, pos=cell.picture.center().toPoint())
    training = NetworkTraining(RUNS[1], Network(hidden=8, batch=20))
    training.grow(30)
    wanted = softmax(training.logits(30, [SHOWN[17]]))[:, 0]
    drawn = {b.index: b.share for b in screen.training_page.one_digit.bars.bars() if b.run == 1}
    np.testing.assert_allclose([drawn[k] for k in range(10)], wanted, rtol=1e-5)
    target = {b.index: b.share for b in screen.training_page.one_digit.bars.bars() if b.run == -1}
    assert target[7] == 1 and sum(target.values()) == 1
    said = screen.training_page.one_digit.bars.accessibleDescription()
    assert f"B: 0 {wanted[0]:.3f}, 1 {wanted[1]:.3f}, " in said, "digits by their digit"
    assert screen.training_page.one_digit.image.accessibleName() == "A handwritten 7"
    image = screen.training_page.one_digit.image.grab().toImage()
    centre = screen.training_page.one_digit.image.picture().center().toPoint()
    assert image.pixelColor(2, centre.y()) != image.pixelColor(centre), "the picture is drawn"


def test_the_losses_of_the_large_digit_are_its_own(screen, qtbot):
    at(screen.window(), 30, qtbot)
    losses = screen.training_page.one_digit.losses
    for digit in (1, 17):
        screen.look_at((0, SHOWN[digit]))
        texts = [cell.text for cell in losses.cells()]
        assert texts[:2] == ["−Σ ŷᵢ ln y′ᵢ", "√Σ (ŷᵢ − y′ᵢ)²"]
        for run, spec in enumerate(RUNS):
            training = NetworkTraining(spec, Network(hidden=8, batch=20))
            training.grow(30)
            shares = softmax(training.logits(30, [SHOWN[digit]]))[:, 0]
            wanted = (-np.log(shares[digit % 10]), np.linalg.norm(np.eye(10)[digit % 10] - shares))
            sign, *values = texts[2 + 3 * run : 5 + 3 * run]
            assert sign == screen.theme.run(run).sign
            assert [read_number(value) for value in values] == pytest.approx(wanted, abs=6e-4)


def test_the_mean_over_all_digits_is_called_l(screen):
    assert screen.training_page.loss_curve.caption.text() == "loss L"
    assert "(1/N) Σ eₙ" in screen.training_page.loss_curve.toolTip()
    for run in screen.runs:
        assert " L = " in run.value.text() and "(1/N) Σ eₙ" in run.value.toolTip()
    assert screen.training_page.loss_curve.text_at(0).startswith("step 0, L:")


def test_the_bars_of_a_digit_cannot_be_dragged(screen):
    before = screen.store.experiment
    bar = next(b for b in screen.training_page.one_digit.bars.bars() if b.run == -1 and b.index == 0)
    QTest.mousePress(screen.training_page.one_digit.bars, LEFT, pos=bar.rect.center().toPoint())
    QTest.mouseMove(screen.training_page.one_digit.bars, bar.rect.bottomLeft().toPoint())
    QTest.mouseRelease(screen.training_page.one_digit.bars, LEFT, pos=bar.rect.bottomLeft().toPoint())
    assert screen.store.experiment == before


def test_arrows_in_the_grid_choose_and_elsewhere_step(screen):
    window = screen.window()
    screen.training_page.grid.setFocus()
    for name, digit in (("Right", 2), ("Right", 3), ("End", 9), ("Left", 8), ("Home", 0)):
        press(window, name)
        assert screen.training_page.one_digit.image.accessibleName() == f"A handwritten {digit}"
    assert window.workbench.player.frame == 0
    screen.setFocus()
    press(window, "Right")
    assert window.workbench.player.frame == 1


def test_space_trains_and_scrubbing_back_is_exact(screen, qtbot):
    window = screen.window()
    start = answers(screen), screen.runs[0].share.text()
    window.workbench.player.set_speed(600)
    press(window, "Space")
    qtbot.waitUntil(lambda: not window.workbench.player.playing and screen.player.reached == 60, timeout=60_000)
    end = answers(screen), screen.runs[1].share.text()
    assert end != start
    press(window, "Home")
    assert (answers(screen), screen.runs[0].share.text()) == start
    press(window, "End")
    assert (answers(screen), screen.runs[1].share.text()) == end
    for curve, step in ((screen.training_page.accuracy, 20), (screen.training_page.loss_curve, 40)):
        QTest.mouseClick(curve.viewport(), LEFT, pos=spot(curve, step, 0.5))
        assert screen.player.reached == pytest.approx(step, abs=1)


def test_an_unfinished_training_is_shown_as_far_as_it_is(screen, qtbot):
    window = screen.window()
    window.workbench.store.update(steps=5000, hidden=128)
    window.workbench.player.seek(5000)
    assert 0 < screen.player.reached < 5000 and "…" in screen.transport.step.text()
    press(window, "Escape")
    assert window.workbench.player.frame == screen.player.reached and "…" not in screen.transport.step.text()


def test_losses_optimizers_and_the_network_are_set_here(screen):
    window = screen.window()
    choose(screen.runs[0].loss, "hinge")
    assert window.workbench.store.experiment.descent.runs[0].loss == "hinge"
    choose(screen.optimizer.optimizer, "adam")
    assert {r.optimizer for r in window.workbench.store.experiment.descent.runs} == {"adam"}
    for box, text, name, value in (
        (screen.settings.hidden, "16", "hidden", (16,)),
        (screen.settings.batch, "10", "batch", 10),
        (screen.settings.init_scale, "30", "init_scale", 30.0),
    ):
        type_into(box, text)
        assert getattr(window.workbench.store.experiment.network, name) == value
    type_into(screen.settings.hidden, "2")
    assert window.workbench.store.experiment.network.hidden == (16,)
    assert "outside" in window.statusBar().currentMessage()


def test_another_network_starts_over(screen, qtbot):
    window = screen.window()
    at(window, 30, qtbot)
    window.workbench.store.update(init_scale=30.0)
    assert window.workbench.player.frame == 0 and screen.player.reached == 0


@pytest.mark.parametrize("count", [1, 3, 4])
def test_every_run_has_its_card_and_its_answers(screen, count, qtbot):
    window = screen.window()
    losses = ("mse", "cross_entropy", "hinge", "cross_entropy_twice")
    window.workbench.store.update(runs=tuple(RunSpec(loss, learning_rate=0.1) for loss in losses[:count]))
    at(window, 10, qtbot)
    assert [run.loss.currentData() for run in screen.runs] == list(losses[:count])
    assert all(len(cell) == count for cell in answers(screen))
    assert len(screen.training_page.accuracy.curves) == count


def four(window, **changes):
    losses = ("mse", "cross_entropy", "hinge", "cross_entropy_twice")
    runs = tuple(RunSpec(loss, learning_rate=0.1) for loss in losses)
    window.workbench.store.replace(Experiment().changed(**(SMALL | {"runs": runs} | changes)))
    window.workbench.show_screen("network")
    settle()
    return window.screens.current


@pytest.mark.parametrize("language", ["en", "zh_Hant", "zh_Hans"])
@pytest.mark.parametrize(("theme", "zoom"), [("light", 1.0), ("projector", 1.0), ("light", 1.4)])
def test_four_runs_have_room_in_a_small_window(make_window, theme, zoom, language, qtbot):
    window = make_window(theme=theme, zoom=zoom, language=language, size=(1024, 700))
    screen = four(window)
    assert screen.minimumSizeHint().width() <= screen.width()
    for frame in (0, 60):
        at(window, frame, qtbot)
        assert check(screen, f"{theme} {zoom} {language} {frame}") == []
    assert all(run.sentence.isVisible() for run in screen.runs)


def test_tab_goes_through_runs_that_came_later_where_they_are_read(make_window):
    window = make_window(size=(1280, 720))
    window.workbench.show_screen("network")  # two runs
    screen = four(window)
    choices = [run.loss for run in screen.runs]
    choices[0].setFocus()
    met = []
    for _ in range(40):
        met.append(QApplication.focusWidget())
        press(window, "Tab")
        if QApplication.focusWidget() is met[0]:
            break
    panel = screen.training_page.digits
    assert met[:7] == [*choices, panel.wrong, panel.confusion, panel.grid]
    assert met[7:8] == screen.transport.buttons[:1]
    assert len({choice.accessibleName() for choice in choices}) == 4, "each says whose it is"


def test_cards_that_were_wide_become_narrow_again(make_window):
    window = make_window(theme="projector", size=(1920, 1000))
    screen = four(window)
    wide = [run.value.text() for run in screen.runs]
    assert all(text.startswith("right of 1\u202f000, L") for text in wide)
    window.resize(1024, 700)
    settle()
    assert screen.width() <= 1024 and check(screen, "narrow again") == []
    assert [f"right of 1\u202f000, {run.value.text()}" for run in screen.runs] == wide


def test_where_pictures_would_be_too_small_fewer_are_shown(make_window, qtbot):
    window = make_window(theme="light", zoom=1.4, size=(1024, 700))
    screen = four(window)
    cells = screen.training_page.grid.cells()
    assert len(cells) == screen.training_page.grid.count < 30
    line = screen.training_page.grid.fontMetrics().height()
    assert all(cell.picture.height() >= LEAST_SIDE * line - 5 for cell in cells), "but for its frame"
    assert all(screen.training_page.grid.rect().contains(place.toRect()) for c in cells for place, _ in c.answers)
    screen.training_page.grid.setFocus()
    for name in ("End", "Right"):
        press(window, name)
        assert screen.training_page.one_digit.image.accessibleName() == "A handwritten 9"
        assert screen.looked_at() == (0, SHOWN[screen.training_page.grid.count - 1])
    window.appearance.set_zoom(0.8)
    settle()
    assert len(screen.training_page.grid.cells()) == 30


@pytest.mark.parametrize(("theme", "zoom"), [("light", 1.0), ("projector", 1.0), ("projector", 1.4)])
def test_the_last_number_of_the_step_axis_is_not_cut_off(make_window, theme, zoom, qtbot):
    window = make_window(theme=theme, zoom=zoom, size=(1024, 700))
    screen = four(window)
    at(window, 60, qtbot)
    settle()
    for plot in (screen.training_page.accuracy, screen.training_page.loss_curve):
        axis = plot.getPlotItem().getAxis("bottom")
        (place, text) = max(axis._tickLevels[0])
        assert (place, text) == (60.0, "60")
        at_x = plot.getPlotItem().getViewBox().mapViewToScene(QPointF(place, 0.0)).x()
        assert at_x + plot.fontMetrics().horizontalAdvance(text) / 2 + 3 <= plot.width()


def test_a_network_whose_loss_explodes_is_called_diverged(alone):
    runs = (RunSpec("mse_logits", learning_rate=1.0), RunSpec("mse_logits", learning_rate=0.01))
    screen = alone("network")
    screen.store.update(runs=runs, steps=200)
    go(screen, 200)
    assert screen.runs[0].sentence.text() == "Diverged: try a smaller rate."
    assert "Diverged" not in screen.runs[1].sentence.text()
