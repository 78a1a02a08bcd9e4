"""The Softmax screen: what is edited reaches every view, in one undo entry a gesture, and nothing is cut off."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.core.softmax import softmax
from explorer.screens.softmax.network_texts import Kind
from explorer.screens.softmax.screen import SoftmaxScreen, shifted
from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import MAX_CLASSES
from explorer.state.openings import SLIDES_BLOCK
from tests.support.gui import LEFT, choose, drag, press, settle, type_into
from tests.support.layout import THEMES_BY_SIZE, check, paint_the_smallest

PARTS = ("logits", "shift", "block", "ratio", "stability", "sigmoid", "network", "temperature")


def fitted(logits, **changes) -> Experiment:
    return Experiment().with_classes(len(logits)).changed(logits=tuple(logits), **changes)


@pytest.fixture
def opened(make_window):
    """A window on the Softmax screen with the slides' logits."""

    def make(logits=SLIDES_BLOCK.problem.logits, size=(1280, 720), **more):
        changes = {"temperature": more.pop("temperature", 1.0)}
        window = make_window(size=size, **more)
        window.workbench.show_screen("softmax")
        window.workbench.store.replace(fitted(logits, **changes))
        settle()
        return window, window.screens.made["softmax"]

    return make


def shares(screen: SoftmaxScreen) -> list[str]:
    return screen.flow.texts("share")


def assert_shown(screen: SoftmaxScreen) -> None:
    """Every view shows the Store's logits at its temperature."""
    problem = screen.store.experiment.problem
    scaled = np.array(problem.logits) / problem.temperature
    assert [row.box.value for row in screen.logits.rows] == list(problem.logits)
    assert screen.shift.box.value == pytest.approx(np.mean(problem.logits))
    assert screen.temperature.box.value == problem.temperature
    assert shares(screen) == [f"{p:.2f}" for p in softmax(scaled)]
    assert screen.ratio.gap == pytest.approx(np.diff(np.sort(scaled)[-2:])[0])
    stable = [f"{softmax(scaled)[int(i)]:.2f}" for i in screen.stability.table.rows_shown(1.0)]
    assert set(screen.stability.table.texts("stable_share")) >= set(stable)
    largest = [f"{softmax(np.array(problem.logits) / t).max():.2f}" for t in (0.25, 1, 4)]
    assert screen.temperature.strip.texts("largest") == largest


def test_a_logit_typed_or_slid_reaches_every_view(opened):
    window, screen = opened()
    assert_shown(screen)
    type_into(screen.logits.rows[2].box, "2.5")
    assert window.workbench.store.experiment.problem.logits == (3.0, 1.0, 2.5)
    assert_shown(screen)
    slider = screen.logits.rows[0].slider
    drag(slider, [QPoint(slider.width() - 10, 8), QPoint(slider.width() // 2, 8)])
    assert window.workbench.store.experiment.problem.logits[0] == pytest.approx(0.0, abs=0.3)
    assert_shown(screen)


def test_shifting_all_changes_no_probability_and_is_one_undo_entry(opened):
    window, screen = opened()
    before, drawn = window.workbench.store.experiment.problem.logits, shares(screen)
    slider = screen.shift.slider
    ends = [QPoint(slider.width() // 2, 8), QPoint(slider.width() // 4, 8), QPoint(3 * slider.width() // 4, 8)]
    drag(slider, ends)
    after = window.workbench.store.experiment.problem.logits
    moved = {round(a - b, 9) for a, b in zip(after, before, strict=True)}
    assert len(moved) == 1 and moved.pop() > 2
    assert shares(screen) == drawn == ["0.88", "0.12", "0.00"]
    window.workbench.store.undo()
    assert window.workbench.store.experiment.problem.logits == before


def test_the_mean_can_be_typed(opened):
    window, screen = opened()
    type_into(screen.shift.box, "10")
    assert np.mean(window.workbench.store.experiment.problem.logits) == pytest.approx(10.0, abs=1e-9)
    assert_shown(screen)


def test_shifting_to_and_fro_leaves_the_logits_as_they_were():
    experiment = fitted((3.0, 1.0, -3.0, 0.1, 0.7))
    for by in (0.1, 0.7, -0.3, -0.5, 1000.0, -1000.0):
        experiment = shifted(experiment, by)
    assert experiment.problem.logits == (3.0, 1.0, -3.0, 0.1, 0.7)
    with pytest.raises(InvalidExperiment):
        shifted(fitted((1e300, 0.0)), 1e300)


@pytest.mark.parametrize("button, shown", [(0, "∞"), (1, "0")])
def test_a_thousand_more_or_less_breaks_exp_but_not_the_stable_form(opened, button, shown):
    window, screen = opened(size=(1024, 700))  # where one page shows at a time
    QTest.mouseClick(screen.shift.buttons[button], LEFT)
    settle()
    assert screen.flow.texts("exponential") == [shown] * 3
    assert shares(screen) == ["not a number"] * 3
    assert screen.parts()["stability"].isVisible()
    assert screen.stability.table.texts("naive_share") == ["not a number"] * 3
    assert screen.stability.table.texts("stable_share") == ["0.88", "0.12", "0.00"]
    window.workbench.store.undo()
    assert shares(screen) == ["0.88", "0.12", "0.00"]


def test_an_impossible_shift_is_refused_in_a_sentence(opened, qtbot):
    window, screen = opened((1e300, 0.0))
    with qtbot.waitSignal(screen.message):
        screen.shift.shifted.emit(1e300, None)
    assert window.workbench.store.experiment.problem.logits == (1e300, 0.0)


def test_the_temperature_is_slid_typed_and_pressed(opened):
    window, screen = opened()
    slider = screen.temperature.slider
    drag(slider, [QPoint(slider.width() // 2, 8), QPoint(slider.width() - 20, 8), QPoint(20, 8)])
    assert window.workbench.store.experiment.problem.temperature < 0.1
    assert_shown(screen)
    window.workbench.store.undo()
    assert window.workbench.store.experiment.problem.temperature == 1.0
    type_into(screen.temperature.box, "2")
    assert screen.flow.texts("divided") == ["1.5", "0.5", "−1.5"]
    QTest.mouseClick(screen.temperature.strip, LEFT, pos=screen.temperature.strip.cell(0).center().toPoint())
    assert window.workbench.store.experiment.problem.temperature == 0.25
    assert_shown(screen)


def test_two_classes_are_a_press_away(opened):
    window, screen = opened()
    screen.reveal("sigmoid")
    settle()
    QTest.mouseClick(screen.sigmoid.button, LEFT)
    settle()
    assert window.workbench.store.experiment.problem.logits == (3.0, 1.0)
    assert screen.sigmoid.numbers.texts("number") == ["2", "0.880797077978", "0.880797077978"]
    assert screen.sigmoid.plot.isVisible()
    assert_shown(screen)


@pytest.mark.parametrize("count", range(2, MAX_CLASSES + 1))
def test_any_number_of_classes(opened, count):
    _, screen = opened()
    choose(screen.logits.classes, count)
    assert len(screen.logits.rows) == len(screen.flow.texts("sign")) == count
    assert_shown(screen)


def test_reset_gives_the_slides_logits_and_a_valid_experiment(opened):
    window, screen = opened(range(8), temperature=3.0)
    window.workbench.store.replace(window.workbench.store.experiment.changed(axes=(7, 6), free_others=(1, 5)))
    window.workbench.reset(window.screens.current.reset)
    experiment = window.workbench.store.experiment
    assert experiment.problem.logits == (3.0, 1.0, -3.0)
    assert (experiment.problem.target_class, experiment.problem.temperature) == (0, 1.0)
    assert max(*experiment.surface.axes, *experiment.surface.free_others) < 3
    assert experiment.descent == fitted(range(8)).descent
    assert_shown(screen)


def test_a_lesson_can_point_at_every_part(opened):
    _, screen = opened(size=(1024, 700))
    assert tuple(screen.parts()) == PARTS
    for name in PARTS:
        screen.reveal(name)
        settle()
        assert screen.parts()[name].isVisible(), name


def test_pages_stand_side_by_side_where_there_is_room(opened):
    window, screen = opened(size=(1920, 1080))
    assert all(panel.isVisible() for panel in screen.pages.panels)
    assert not any(button.isVisible() for button in screen.pages.buttons)
    window.resize(1024, 700)
    settle()
    assert [panel.isVisible() for panel in screen.pages.panels] == [True, False, False, False]
    QTest.mouseClick(screen.pages.buttons[2], LEFT)
    assert [panel.isVisible() for panel in screen.pages.panels] == [False, False, True, False]
    assert [button.isChecked() for button in screen.pages.buttons] == [False, False, True, False]


def test_the_other_notation_is_used_throughout(opened):
    window, _ = opened()
    window.appearance.set_notation("textbook")
    settle()
    screen = window.screens.made["softmax"]
    assert screen.flow.texts("sign") == ["z₁", "z₂", "z₃"]
    assert screen.flow.texts("share_sign") == ["p₁", "p₂", "p₃"]
    assert screen.ratio.texts("gap") == ["z₁ − z₂ = 2"]
    assert screen.flow.texts("logit_heading") == ["logits z"]
    assert screen.flow.texts("share_heading") == ["probabilities p"]


def test_the_player_does_not_matter_here(opened):
    window, screen = opened()
    drawn = [(t.role, t.text) for t in screen.flow.compose().texts]
    window.workbench.player.seek(100)
    settle()
    assert [(t.role, t.text) for t in screen.flow.compose().texts] == drawn


def test_the_logits_stand_alone_here(opened):
    window, screen = opened()
    window.workbench.store.replace(window.workbench.store.experiment.with_target_share(0, 0.7))
    for row in screen.logits.rows:
        assert [part.isVisible() for part in row.widgets] == [True, True, True, False, False]
    assert screen.logits.rows[0].slider.toolTip() == "Logit y₁"
    assert not screen.logits.target.isVisible() and not screen.logits.temperature.isVisible()


def test_tab_goes_as_one_reads_whatever_order_the_rows_were_made_in(opened):
    window, screen = opened((1.0, 2.0))
    choose(screen.logits.classes, 4)
    settle()
    last = screen.logits.rows[-1].box
    last.setFocus()
    met = []
    for _ in range(6):
        press(window, "Tab")
        met.append(QApplication.focusWidget())
    shift, temperature = screen.shift, screen.temperature
    assert met == [*shift.buttons, shift.slider, shift.box, temperature.slider, temperature.box]


def test_a_left_column_too_high_drops_sentences_and_then_the_strip(opened):
    """In the projector theme, which has high rows."""
    window, screen = opened(range(10), size=(1280, 800), theme="projector")
    said, strip = screen.shift.sentence, screen.temperature.strip
    seen = []
    for height in (800, 700, 600):
        window.resize(1280, height)
        settle()
        seen.append((said.isVisible(), strip.isVisible()))
    assert seen[0] == (True, True)
    assert (False, False) in seen and (True, False) not in seen
    window.resize(1280, 800)
    settle()
    assert said.isVisible() and strip.isVisible()


@pytest.mark.parametrize("size", [(1024, 700), (1280, 720), (1920, 1080)], ids=str)
@pytest.mark.parametrize("theme", THEMES_BY_SIZE)
@pytest.mark.one_python
def test_nothing_is_cut_off(opened, size, theme):
    window, screen = opened(size=size, theme=theme)
    paint_the_smallest(window)
    found = []
    rows = ((3, 1), SLIDES_BLOCK.problem.logits, range(10), (1003, 1001, 997), (-1000, 0, 5), (-1234.56, 1e6, -1e300))
    for logits in rows:
        for temperature in (1.0, 0.25):
            window.workbench.store.replace(fitted(logits, temperature=temperature))
            for part in ("ratio", "stability", "sigmoid", "network"):
                screen.reveal(part)
                found += check(window, f"{list(logits)} at T = {temperature}, {part}")
    assert not found, "\n".join(found)
    assert (window.width(), window.height()) == size


@pytest.mark.parametrize("zoom", [0.6, 1.21, 1.4])
def test_nothing_is_cut_off_with_larger_or_smaller_text(opened, zoom):
    window, screen = opened(size=(1280, 720))
    window.appearance.set_zoom(zoom)
    found = []
    for logits in ((3, 1), SLIDES_BLOCK.problem.logits, range(10)):
        window.workbench.store.replace(fitted(logits))
        for part in ("ratio", "stability", "sigmoid", "network"):
            screen.reveal(part)
            found += check(window, f"zoom {zoom}, {list(logits)}, {part}")
    assert not found, "\n".join(found)


def test_every_page_of_the_softmax_screen_has_its_name(alone):
    screen = alone("softmax")
    screen.resize(800, 600)
    settle()
    views = {"ratio": screen.ratio, "stability": screen.stability, "sigmoid": screen.sigmoid, "network": screen.network}
    for name in (*views, "ratio"):
        screen.reveal(name)
        assert {n for n, view in views.items() if view.isVisible()} == {name}
        assert screen.parts()[name].isAncestorOf(views[name])
        assert [button.isChecked() for button in screen.pages.buttons] == [n == name for n in views]


def test_another_notation_shows_the_same_page_and_the_same_network(opened):
    window, screen = opened(size=(1024, 768), theme="projector")
    screen.reveal("network")
    settle()
    QTest.mouseClick(screen.network.buttons[Kind.REGRESSION], LEFT)
    assert screen.network.picture.texts("formula") == ["y = b + cᵀ σ(b + W x)"]
    window.appearance.set_notation("textbook")
    settle()
    again = window.screens.made["softmax"]
    assert again is not screen and again.network.isVisible()
    assert again.network.picture.texts("formula") == ["z = b + cᵀ σ(b + W x)"]
    assert again.network.buttons[Kind.REGRESSION].isChecked()
