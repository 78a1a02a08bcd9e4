"""The Classes screen: what is drawn matches the Experiment and the trainings, with real events, at every size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from explorer.core.encoding.cases import CASES
from explorer.core.encoding.training import MODELS
from explorer.look.theme import THEMES
from explorer.state.datasets import training
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import Encoding
from explorer.state.lesson import Lesson, Step
from tests.support.gui import choose, press, settle
from tests.support.number_line import assert_drawn
from tests.support.screens import go


def test_trained_models_are_judged_on_the_examples_held_out(alone):
    screen = alone("classes", case="unrelated")
    assert {card.remark.text() for card in screen.cards.values()} == {"Not trained yet."}
    go(screen, 30)
    for key, card in screen.cards.items():
        right = training("unrelated").accuracy(key, 30)
        assert card.remark.text() != "Not trained yet."
        assert card.accuracy.figure() == f"{100 * right.held_out:.0f}%"
        assert f"{100 * right.training:.0f}% of the" in card.accuracy.accessibleDescription()


def test_space_trains_both_models(screen, window):
    assert_drawn(screen)
    press(window, "Space")
    assert window.workbench.player.playing
    for _ in range(40):
        window.workbench.player.step(0.05)
        assert_drawn(screen)
    assert window.workbench.player.frame == screen.player.reached == 40
    assert {key: card.accuracy.figure() for key, card in screen.cards.items()} == {"number": "83%", "one_hot": "92%"}
    assert screen.transport.scrub.value() == 40
    press(window, "Home")
    assert screen.player.reached == 0
    assert_drawn(screen)


def test_an_untrained_model_is_grey_and_claims_nothing(screen, window):
    """Neither a share of right answers nor the colour of a class, but for the examples."""
    number = screen.cards["number"]
    for frame in (0, 30, 0, 30):
        window.workbench.player.seek(frame)
        assert_drawn(screen)
        figure = number.accuracy
        said = (figure.figure(), figure.explanation(), figure.toolTip(), figure.accessibleDescription())
        assert any("%" in text for text in said) == (frame > 0)
    choose(screen.case, "grades")
    assert_drawn(screen)


def test_where_space_does_not_play_nothing_says_that_it_trains(make_window):
    """The first step of the lecture is about the number line, and plays nothing."""
    window = make_window()
    said = {"classes": lambda s: s.cards["number"].accuracy.figure(), "network": lambda s: s.runs[0].sentence.text()}
    for key, card in said.items():
        words = {"en": "words"}
        steps = [Step(Experiment(), key, words, words, play=play) for play in (0, 20)]
        window.lesson.open(Lesson("own", words, tuple(steps)))
        assert "Space" not in card(window.screens.current)
        press(window, "Space")
        assert not window.workbench.player.playing
        window.lesson.turn(1)
        assert card(window.screens.current) == "Space trains"
        window.lesson.turn(-1)
        assert "Space" not in card(window.screens.current)
        window.lesson.close()
        assert card(window.screens.current) == "Space trains"


def test_scrubbing_shows_the_step_under_the_handle(screen, window):
    slider = screen.transport.scrub
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, slider.height() // 2))
    assert window.workbench.player.frame == pytest.approx(250, abs=3)
    while screen.player.reached < window.workbench.player.frame:
        screen.show_frame(window.workbench.player.frame)
    assert_drawn(screen)


def test_another_case_starts_over_and_can_be_undone(screen, window, qtbot):
    window.workbench.player.seek(100)
    choose(screen.case, "grades")
    assert window.workbench.store.experiment.encoding.case == "grades" and window.workbench.player.frame == 0
    assert_drawn(screen)
    assert screen.cards["number"].scatter.getPlotItem().getAxis("bottom").labelText == CASES["grades"].axes[0]
    window.workbench.player.seek(200)
    qtbot.waitUntil(lambda: screen.player.reached == 200, timeout=60_000)  # it is trained a few milliseconds at a time
    assert_drawn(screen)
    assert {card.accuracy.figure() for card in screen.cards.values()} == {"76%"}
    window.workbench.store.undo()
    assert screen.case.currentData() == "unrelated"
    assert_drawn(screen)


def test_a_hidden_screen_catches_up(screen, window):
    window.workbench.show_screen("descent")
    window.workbench.store.update(case="grades", output=3.0)
    window.workbench.player.seek(30)
    window.workbench.show_screen("classes")
    settle()
    assert screen.player.reached == window.workbench.player.frame
    assert screen.case.currentData() == "grades"
    assert_drawn(screen)


def test_reset_brings_back_the_first_case_and_nothing_else(screen, window):
    window.workbench.store.update(case="grades", output=3.0, steps=123)
    fresh = screen.reset(window.workbench.store.experiment)
    assert fresh.encoding == Encoding()
    assert fresh.descent.steps == 123


def test_parts_are_there_by_name(screen):
    wanted = {"case", "number_line", "one_hot", "distances", "number_scatter", "one_hot_scatter", "transport"}
    assert wanted <= set(screen.parts())
    assert all(part.isVisible() for part in screen.parts().values())


@pytest.mark.parametrize("theme", THEMES)
def test_classes_wear_their_colours_and_shapes(make_window, theme):
    window = make_window(theme="light")
    window.workbench.show_screen("classes")
    window.appearance.set_theme(theme)
    window.workbench.player.seek(50)
    settle()
    screen = window.screens.made["classes"]
    picture = screen.one_hot.grab().toImage()
    scale = picture.devicePixelRatio()
    for k, corner in enumerate(screen.one_hot.corners()):
        at = (corner * scale).toPoint()
        assert picture.pixelColor(at).name() == THEMES[theme].class_colour(k)
    for card in screen.cards.values():
        assert len({card.scatter.symbol(k) for k in range(3)}) == 3


@pytest.mark.parametrize(
    "size, theme, zoom",
    [
        ((1024, 700), "light", 1.0),
        ((1024, 700), "projector", 1.0),
        ((1024, 700), "projector", 1.4),
        ((1024, 616), "projector", 1.4),
        ((1280, 720), "dark", 1.4),
        ((1920, 1080), "projector", 1.4),
    ],
)
@pytest.mark.one_python
def test_nothing_is_cut_off(make_window, size, theme, zoom):
    window = make_window(size=size, theme=theme, zoom=zoom)
    window.workbench.show_screen("classes")
    for case in CASES:
        window.workbench.store.update(case=case)
        window.workbench.player.rewind()
        settle()
        assert_nothing_is_cut_off(window, size)


def assert_nothing_is_cut_off(window, size) -> None:
    screen = window.screens.made["classes"]
    assert (window.width(), window.height()) == size
    assert screen.minimumSizeHint().width() <= screen.width()
    assert screen.minimumSizeHint().height() <= screen.height()
    for label in screen.findChildren(QLabel):
        if label.isVisible() and label.text():
            height = label.heightForWidth(label.width()) if label.wordWrap() else label.minimumSizeHint().height()
            assert label.height() >= height, label.text()
            assert label.wordWrap() or label.width() >= label.minimumSizeHint().width(), label.text()
    window.workbench.player.seek(1)
    for key in MODELS:
        assert screen.cards[key].scatter.height() >= 80
        assert screen.cards[key].accuracy.explanation()
    heights = {card.scatter.height() for card in screen.cards.values()}
    assert len(heights) == 1
