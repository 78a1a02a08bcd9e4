"""The page inside the network, on its screen: it follows the training, and the user chooses what is looked at."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtTest import QTest

from explorer.look import numbers
from explorer.look.languages import LANGUAGES
from explorer.screens.network.inside_page import InsidePage
from explorer.state.datasets import split_digits
from explorer.state.experiment import Experiment
from tests.support.gui import LEFT, choose, play_to, press, settle, type_into
from tests.support.inside import RUNS, by_hand, trained
from tests.support.layout import check
from tests.support.painted import painted_faults
from tests.support.typeset import read_number

SMALL = {"hidden": (8,), "batch": 20, "runs": RUNS, "steps": 60}
DEPTHS = [(), (32,), (32, 16), (16, 16, 16), (16,) * 4, (256, 64, 32, 16, 16)]


@pytest.fixture
def open_page(make_window):
    """Makes a window that shows the page."""

    def make(size=(1280, 720), **changes):
        settings = {key: changes.pop(key) for key in ("theme", "language", "notation", "zoom") if key in changes}
        window = make_window(size=size, **settings)
        window.workbench.store.replace(Experiment().changed(**SMALL | changes))
        window.workbench.show_screen("network")
        screen = window.screens.current
        screen.show_page(place_of(screen))
        settle()
        return window

    return make


def place_of(screen) -> int:
    return next(i for i, page in enumerate(screen.pages.pages) if isinstance(page, InsidePage))


def shares(page) -> list[float]:
    return [read_number(text) for text in page.flow.flow.texts("share")]


def test_the_mean_loss_is_what_the_card_says(open_page):
    window = open_page()
    screen = window.screens.current
    for frame in (0, 7, 20):
        play_to(window, frame)
        for run in (0, 1):
            choose(screen.page.flow.run, run)
            line = screen.page.flow.flow.texts("line")[-1]
            assert line.split(" = ")[-1] == screen.runs[run].value.text().split(" = ")[-1]
            assert line.endswith(numbers.number(trained(frame=20).trainings[run].measured(frame).loss))


def test_the_page_follows_the_training_while_it_plays(open_page, qtbot):
    window = open_page()
    page = window.screens.current.page
    press(window, "Space")
    qtbot.waitUntil(lambda: window.workbench.player.reached >= 3, timeout=20_000)
    press(window, "Space")
    frame = window.workbench.player.reached
    play_to(window, frame)
    _, wanted, _ = by_hand(trained(frame=frame), 0, window.screens.current.looked_at()[1])
    np.testing.assert_allclose(shares(page), wanted, atol=6e-4)


def test_an_untrained_network_is_shown_too(open_page):
    page = open_page(hidden=(6, 5)).screens.current.page
    outputs, wanted, error = by_hand(trained((6, 5), frame=0), 0, 100)
    np.testing.assert_allclose(shares(page), wanted, atol=6e-4)
    assert read_number(page.flow.flow.texts("error")[0]) == pytest.approx(error, rel=1e-3)
    found = [read_number(text) for text in page.flow.flow.texts("logit")]
    np.testing.assert_allclose(found, outputs[-1], atol=6e-3)


def test_the_run_is_chosen_and_its_loss_shown(open_page):
    window = open_page()
    page = window.screens.current.page
    play_to(window, 20)
    assert [page.flow.run.itemText(i) for i in range(2)] == ["A ●", "B ■"]
    assert page.flow.flow.texts("line")[-2].startswith("e = Σ (ŷᵢ − y′ᵢ)²")
    choose(page.flow.run, 1)
    assert page.flow.flow.texts("line")[-2].startswith("e = −Σ ŷᵢ ln y′ᵢ")
    _, wanted, error = by_hand(trained(), 1, 100)
    np.testing.assert_allclose(shares(page), wanted, atol=6e-4)
    assert read_number(page.flow.flow.texts("error")[0]) == pytest.approx(error, rel=1e-3)
    window.workbench.store.update(runs=RUNS[:1])
    settle()
    assert page.flow.run.isHidden() and page.flow.flow.texts("line")[-2].startswith("e = Σ (ŷᵢ − y′ᵢ)²")


def test_any_example_is_chosen(open_page):
    screen = open_page().screens.current
    flow, labels = screen.page.flow, split_digits().held_labels
    QTest.mouseClick(flow.next, LEFT)
    assert screen.looked_at()[1] == 101 and flow.number.value == 102
    for _ in range(2):
        QTest.mouseClick(flow.previous, LEFT)
    assert flow.number.value == 100 and flow.flow.texts("class")[0] == "▸ 0"
    type_into(flow.number, "1000")
    assert screen.looked_at()[1] == 999 and flow.flow.texts("class")[labels[999]] == f"▸ {labels[999]}"
    QTest.mouseClick(flow.next, LEFT)
    assert flow.number.value == 1, "after the last comes the first"
    QTest.mouseClick(flow.flow, LEFT, pos=flow.flow.grid().bodies[0].center().toPoint())
    assert flow.number.value == 2
    type_into(flow.number, "1001")
    assert flow.number.value == 2 and "1000" in screen.window().statusBar().currentMessage()


def test_the_other_pages_show_an_example_chosen_here(open_page):
    screen = open_page().screens.current
    type_into(screen.page.flow.number, "778")
    screen.show_page(0)
    page, data = screen.training_page, split_digits()
    assert page.one_digit.image.accessibleName() == f"A handwritten {data.held_labels[777]}"
    assert page.grid.accessibleDescription() == ""
    page.grid.setFocus()
    press(screen.window(), "Right")
    assert screen.looked_at()[1] == 0
    screen.show_page(place_of(screen))
    assert screen.page.flow.number.value == 1


def test_flow_and_weights_show_the_same_unit(open_page):
    screen = open_page(hidden=(8, 5)).screens.current
    page = screen.page
    assert page.weights.row.texts("unit")[0].startswith("a¹₁:")
    page.flow.flow.setFocus()
    press(screen.window(), "Down")
    assert page.weights.row.texts("unit")[0].startswith("a¹₂:")
    choose(page.weights.layer, 2)
    assert page.weights.row.texts("unit")[0].startswith("y₂:"), "at first the right class"
    QTest.mouseClick(page.weights.rows, LEFT, pos=page.weights.rows.squares().place(6).center().toPoint())
    assert page.flow.flow.texts("line")[1].startswith("y₇ = ")
    choose(page.weights.layer, 0)
    assert page.weights.row.texts("unit")[0].startswith("a¹₂:"), "each layer keeps its unit"
    assert screen.window().workbench.player.frame == 0


def test_the_right_class_is_looked_at_until_one_is_chosen(open_page):
    screen = open_page().screens.current
    flow = screen.page.flow
    type_into(flow.number, "350")
    assert flow.flow.texts("line")[1].startswith("y₄ = ")
    screen.page.weights.chosen.emit(1, 8)
    type_into(flow.number, "450")
    assert flow.flow.texts("line")[1].startswith("y₉ = ")


def test_another_shape_starts_with_the_first_unit(open_page):
    window = open_page(hidden=(20, 12))
    page = window.screens.current.page
    page.weights.chosen.emit(1, 11)
    for hidden, sign in (((8,), "a₁:"), ((), "y₂:"), ((4,) * 5, "a¹₁:")):
        window.workbench.store.update(hidden=hidden)
        settle()
        assert page.weights.row.texts("unit")[0].startswith(sign)


@pytest.mark.parametrize("theme", ["light", "projector", "dark"])
def test_every_depth_fits_into_the_smallest_window(open_page, theme):
    window = open_page(size=(1024, 700), theme=theme)
    found = []
    for hidden in DEPTHS:
        window.workbench.store.update(hidden=hidden, activation="relu")
        found += check(window, f"{theme} {hidden}") + painted_faults(window)
    assert (window.width(), window.height()) == (1024, 700)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size, zoom", [((1024, 700), 1.3), ((1280, 720), 0.8), ((1920, 1080), 1.6)])
def test_it_fits_in_every_language_and_zoom(open_page, language, size, zoom):
    window = open_page(size=size, language=language, zoom=zoom, notation="textbook", hidden=(16, 16))
    window.screens.current.page.weights.chosen.emit(2, 3)
    found = check(window, f"{language} {size}") + painted_faults(window)
    assert (window.width(), window.height()) == size
    assert not found, "\n".join(found)
    assert window.screens.current.page.flow.flow.texts("logit_sign")[0] == "z₁"


@pytest.mark.parametrize("part", ["flow", "weights"])
def test_each_part_fills_the_stage(open_page, part):
    window = open_page(size=(1024, 768), theme="projector", hidden=(16,) * 5)
    screen = window.screens.current
    assert screen.presented() == ["flow"]
    window.presenter.present_alone(part)
    settle()
    view = screen.parts()[part]
    assert screen.stage.views == [view] and view.width() * view.height() >= 0.6 * 1024 * 768
    assert not painted_faults(window) and not check(window, part)
    window.presenter.leave()
    settle()
    assert view.isAncestorOf(screen.page.flow.flow) == (part == "flow") and not screen.on_stage


def test_both_parts_share_the_stage(open_page):
    window = open_page(size=(1024, 768), theme="projector", hidden=(16, 12))
    window.presenter.toggle()
    window.screens.current.present(["flow", "weights"])
    settle()
    assert not painted_faults(window) and not check(window, "both")


def test_every_control_is_named_and_reached(open_page):
    screen = open_page().screens.current
    for control in screen.page.controls():
        assert control.accessibleName() and control.toolTip()
        assert control in screen.tab_order()
