"""The Classes screen: what is drawn is what the Experiment and the trainings say, with real events, at every size."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from explorer.core.encoding.cases import CASES, number_errors
from explorer.core.encoding.regions import regions
from explorer.core.encoding.training import MODELS
from explorer.look.theme import THEMES
from explorer.state.datasets import training
from explorer.state.experiment_parts import Encoding
from tests.support.gui import choose, drag, press, settle, type_into


@pytest.fixture
def screen(window):
    window.show_screen("classes")
    settle()
    return window.screens["classes"]


def assert_drawn(screen) -> None:
    """Bars, regions, rings and figures are what follows from the Experiment at the frame shown."""
    encoding, frame = screen.store.experiment.encoding, screen.shown_frame
    errors = number_errors(encoding.output, 3)
    assert [bar.error for bar in screen.number_line.bars()] == errors.tolist()
    trained = training(encoding.case)
    examples = trained.examples
    for key, card in screen.cards.items():
        expected = regions(trained.scores(key, frame), card.scatter.low, card.scatter.high)
        for drawn, corners in zip(card.scatter.regions(), expected, strict=True):
            np.testing.assert_allclose(drawn, corners)
        for k in range(3):
            np.testing.assert_array_equal(card.scatter.dots(k), examples.features[:, examples.labels == k])
        wrong = trained.decision(key, frame, examples.features) != examples.labels
        np.testing.assert_array_equal(card.scatter.rings(), examples.features[:, wrong])
        share = np.mean(trained.decision(key, frame, examples.held_features) == examples.held_labels)
        assert card.accuracy.figure() == f"{100 * share:.0f}%"


def test_dragging_the_output_moves_bars_and_box_in_one_step_of_undo(screen):
    line = screen.number_line
    place = {bar.index: round(bar.rect.center().x()) for bar in line.bars()}
    drag(line, [QPoint(place[1], 40), QPoint(place[2], 40), QPoint(place[0], 40)])
    assert screen.store.experiment.encoding.output == pytest.approx(1.0, abs=0.01)
    assert [bar.error for bar in line.bars()] == pytest.approx([0, 1, 4], abs=0.05)
    heights = [bar.rect.height() for bar in line.bars()]
    assert heights[2] == pytest.approx(4 * heights[1], rel=0.05)
    assert line.marker().x() == pytest.approx(place[0], abs=2)
    assert screen.output_box.value == screen.store.experiment.encoding.output
    assert_drawn(screen)
    screen.store.undo()
    assert screen.store.experiment.encoding.output == 2.0
    assert line.marker().x() == pytest.approx(place[1], abs=1)


@pytest.mark.parametrize("output", [0.5, 0.9, 1.0, 1.1, 2.0, 2.97, 3.5])
def test_no_figure_is_crossed_by_the_output(screen, output):
    screen.store.update(output=output)
    line = screen.number_line
    places = [line.figure_place(bar) for bar in line.bars()]
    for place in places:
        assert not place.left() < line.marker().x() < place.right()
        assert line.rect().toRectF().contains(place)
    assert not any(a.intersects(b) for a, b in itertools.pairwise(places))


def test_two_drags_are_two_steps_of_undo(screen):
    line = screen.number_line
    for end in (0.3, 0.8):
        drag(line, [QPoint(line.width() // 2, 40), QPoint(round(end * line.width()), 40)])
    screen.store.undo()
    assert screen.store.experiment.encoding.output == pytest.approx(0.5 + 0.3 * 3, abs=0.05)


def test_a_drag_beyond_the_line_stops_at_its_end(screen):
    line = screen.number_line
    drag(line, [QPoint(line.width() // 2, 40), QPoint(line.width() + 300, 40)])
    assert screen.store.experiment.encoding.output == line.span[1]


def test_the_keyboard_moves_the_output(screen):
    screen.output.setFocus()
    press(screen.output, "Right")
    assert screen.store.experiment.encoding.output == pytest.approx(2.015)
    type_into(screen.output_box, "1.25")
    assert screen.store.experiment.encoding.output == 1.25
    assert [bar.error for bar in screen.number_line.bars()] == [0.0625, 0.5625, 3.0625]
    assert [bar.text for bar in screen.number_line.bars()] == ["0.06", "0.56", "3.06"]
    assert_drawn(screen)


def test_an_output_far_beyond_the_line_stays_in_the_picture(screen):
    type_into(screen.output_box, "-1e6")
    line = screen.number_line
    assert [bar.error for bar in line.bars()] == number_errors(-1e6, 3).tolist()
    assert {bar.text for bar in line.bars()} == {"1.0e12"}
    assert all(line.rect().toRectF().contains(bar.rect) for bar in line.bars())
    assert line.rect().toRectF().contains(line.marker())
    type_into(screen.output_box, "many")
    assert screen.store.experiment.encoding.output == -1e6


def test_the_table_says_one_one_two_against_root_two(screen):
    assert screen.distances.cells == [("1 to 2", "1", "√2"), ("2 to 3", "1", "√2"), ("1 to 3", "2", "√2")]
    shown = {label.text() for label in screen.distances.findChildren(QLabel)}
    assert {"1 to 2", "2 to 3", "1 to 3", "1", "2", "√2"} < shown


def test_the_three_corners_are_equally_far_apart(screen):
    corners = screen.one_hot.corners()
    sides = [np.hypot((a - b).x(), (a - b).y()) for a, b in zip(corners, corners[1:] + corners[:1], strict=True)]
    assert sides == pytest.approx([sides[0]] * 3) and sides[0] > 60
    assert all(screen.one_hot.rect().toRectF().contains(corner) for corner in corners)
    assert [lines[-1] for lines in screen.one_hot.labels()] == ["(1, 0, 0)", "(0, 1, 0)", "(0, 0, 1)"]


def test_space_trains_both_models(screen, window):
    assert {card.accuracy.figure() for card in screen.cards.values()} == {"33%"}
    press(window, "Space")
    assert window.player.playing
    for _ in range(40):
        window.player.step(0.05)
        assert_drawn(screen)
    assert window.player.frame == screen.shown_frame == 40
    assert {key: card.accuracy.figure() for key, card in screen.cards.items()} == {"number": "83%", "one_hot": "92%"}
    assert screen.transport.scrub.value() == 40
    press(window, "Home")
    assert screen.shown_frame == 0
    assert_drawn(screen)


def test_scrubbing_shows_the_step_it_stands_at(screen, window):
    slider = screen.transport.scrub
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, slider.height() // 2))
    assert window.player.frame == pytest.approx(250, abs=3)
    while screen.shown_frame < window.player.frame:
        screen.show_frame(window.player.frame)
    assert_drawn(screen)


def test_another_case_begins_anew_and_can_be_undone(screen, window, qtbot):
    window.player.seek(100)
    choose(screen.case, "grades")
    assert window.store.experiment.encoding.case == "grades" and window.player.frame == 0
    assert_drawn(screen)
    assert screen.cards["number"].scatter.getPlotItem().getAxis("bottom").labelText == CASES["grades"].axes[0]
    window.player.seek(200)
    qtbot.waitUntil(lambda: screen.shown_frame == 200, timeout=60_000)  # it is trained a few milliseconds at a time
    assert_drawn(screen)
    assert {card.accuracy.figure() for card in screen.cards.values()} == {"76%"}
    window.store.undo()
    assert screen.case.currentData() == "unrelated"
    assert_drawn(screen)


def test_a_hidden_screen_catches_up(screen, window):
    window.show_screen("descent")
    window.store.update(case="grades", output=3.0)
    window.player.seek(30)
    window.show_screen("classes")
    settle()
    assert screen.shown_frame == window.player.frame
    assert screen.case.currentData() == "grades"
    assert_drawn(screen)


def test_reset_brings_back_the_first_case_and_nothing_else(screen, window):
    window.store.update(case="grades", output=3.0, steps=123)
    fresh = screen.reset(window.store.experiment)
    assert fresh.encoding == Encoding()
    assert fresh.descent.steps == 123


def test_parts_are_there_by_name(screen):
    wanted = {"case", "number_line", "one_hot", "distances", "number_scatter", "one_hot_scatter", "transport"}
    assert wanted <= set(screen.parts())
    assert all(part.isVisible() for part in screen.parts().values())


@pytest.mark.parametrize("theme", THEMES)
def test_classes_wear_their_colours_and_shapes(make_window, theme):
    window = make_window(theme="light")
    window.show_screen("classes")
    window.set_theme(theme)
    window.player.seek(50)
    settle()
    screen = window.screens["classes"]
    picture = screen.one_hot.grab().toImage()
    scale = picture.devicePixelRatio()
    for k, corner in enumerate(screen.one_hot.corners()):
        at = (corner * scale).toPoint()
        assert picture.pixelColor(at).name() == THEMES[theme].class_colour(k)
    for card in screen.cards.values():
        assert len({dots.opts["symbol"] for dots in card.scatter._dots}) == 3


@pytest.mark.parametrize("case", CASES)
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
def test_nothing_is_cut_off(make_window, size, theme, zoom, case):
    window = make_window(size=size, theme=theme, zoom=zoom)
    window.show_screen("classes")
    window.store.update(case=case)
    settle()
    screen = window.screens["classes"]
    assert (window.width(), window.height()) == size
    assert screen.minimumSizeHint().width() <= screen.width()
    assert screen.minimumSizeHint().height() <= screen.height()
    for label in screen.findChildren(QLabel):
        if label.isVisible() and label.text():
            height = label.heightForWidth(label.width()) if label.wordWrap() else label.minimumSizeHint().height()
            assert label.height() >= height, label.text()
            assert label.wordWrap() or label.width() >= label.minimumSizeHint().width(), label.text()
    for key in MODELS:
        assert screen.cards[key].scatter.height() >= 80
        assert screen.cards[key].accuracy.explanation()
    heights = {card.scatter.height() for card in screen.cards.values()}
    assert len(heights) == 1
