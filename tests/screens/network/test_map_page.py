"""Where it works: the maps fill, are stopped and go on, and a cell that is chosen is the experiment."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest

from explorer.look.theme import THEMES, colour_table
from explorer.screens.network.map_cell import paint_cell, share_text
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.network_parts import Network
from explorer.state.network_training import NetworkTraining
from explorer.state.training_map import RATES, SCALES, Cell
from tests.support.gui import LEFT, press, settle, type_into
from tests.support.layout import check
from tests.support.painted import recording

RUNS = (RunSpec("mse", learning_rate=0.1), RunSpec("cross_entropy", learning_rate=0.1))
SMALL = {"hidden": (8,), "batch": 20, "steps": 60, "map_steps": 12, "map_seeds": 1}


@pytest.fixture
def window(make_window):
    """A window with the page in front; nothing is computed before the clock ticks."""
    made = make_window(size=(1280, 720))
    made.workbench.store.replace(Experiment().changed(runs=RUNS, **SMALL))
    made.workbench.show_screen("network")
    open_page(made)
    settle()
    return made


def open_page(window):
    screen = window.screens.current
    screen.show_page(screen.pages.place_of("map"))


def page(window):
    return window.screens.current.page


def plots(window):
    return page(window).panel.grid.plots


def fill(window):
    """Compute everything."""
    while window.screens.current.is_working:
        window.screens.current.go_on(math.inf)
    settle()


def rows_known(window, count=1):
    """Compute until so many rows of the first map are known."""
    while plots(window)[0].text((count - 1, 0)) in ("", "…"):
        window.screens.current.go_on(0.0)


def numbers_of(window, run):
    return [plots(window)[run].text(place) for place in plots(window)[run].places()]


def test_the_clock_fills_the_maps_while_the_page_is_in_front(window, qtbot):
    screen = window.screens.current
    assert screen.is_working and "computing: " in page(window).progress.text()
    qtbot.waitUntil(lambda: not screen.is_working, timeout=60_000)
    assert page(window).progress.text() == "complete" and not page(window).button.isEnabled()
    for run, spec in enumerate(RUNS):
        for column, rate in ((0, 0.003), (3, 0.1), (5, 1.0)):
            training = NetworkTraining(RunSpec(spec.loss, learning_rate=rate), Network(hidden=8, batch=20))
            training.grow(12)
            assert plots(window)[run].text((0, column)) == share_text(training.measured(12).accuracy)
    with recording() as painted:
        plots(window)[1].grab()
    texts = [each.text for each in painted]
    assert all(number in texts for number in numbers_of(window, 1)), "every number is drawn"
    assert "B ■  cross-entropy, gradient descent" in texts and {"×1", "×100", "0.003", "3"} <= {*texts}


def test_what_works_is_counted_live(window):
    window.workbench.store.update(map_steps=60, hidden=(16,), batch=50)
    count = page(window).panel.count
    assert count.text() == "At least 85%: … of 35 under MSE, … of 35 under cross-entropy"
    rows_known(window)
    framed = [
        sum(cell is not None and cell.works for row in each.cells(1) for cell in row) for each in page(window)._maps
    ]
    known = [7 * sum(row[0] is not None for row in each.cells(1)) for each in page(window)._maps]
    assert known[0] == 7 and framed[1] + framed[0] > 0
    counted = [f"{n} of {k}" if k else "… of 35" for n, k in zip(framed, known, strict=True)]
    wanted = [f"{text} under {loss}" for text, loss in zip(counted, ("MSE", "cross-entropy"), strict=True)]
    assert count.text() == "At least 85%: " + ", ".join(wanted)
    fill(window)
    works = [sum(float(text) >= 85 for text in numbers_of(window, run)) for run in (0, 1)]
    assert count.text() == f"At least 85%: {works[0]} of 35 under MSE, {works[1]} of 35 under cross-entropy"


def test_escape_stops_and_the_button_goes_on_where_it_was(window):
    rows_known(window, 2)
    before = numbers_of(window, 0)
    press(window, "Escape")
    assert not window.screens.current.is_working and "stopped at" in page(window).progress.text()
    assert numbers_of(window, 0) == [text.replace("…", "") for text in before], "what is computed stays"
    assert page(window).button.text() == "Go on"
    QTest.mouseClick(page(window).button, LEFT)
    assert window.screens.current.is_working and page(window).button.text() == "Stop"
    assert numbers_of(window, 0)[:14] == before[:14]
    QTest.mouseClick(page(window).button, LEFT)
    assert not window.screens.current.is_working


def test_it_goes_on_where_it_was_when_the_page_is_shown_again(window):
    rows_known(window, 2)
    before, done = numbers_of(window, 0), page(window)._maps[0].progress(1)
    window.screens.current.show_page(0)
    assert not window.screens.current.is_working, "a page that is not in front computes nothing"
    window.workbench.show_screen("loss")
    window.workbench.show_screen("network")
    open_page(window)
    assert numbers_of(window, 0) == before and page(window)._maps[0].progress(1) >= done
    assert window.screens.current.is_working


def test_another_experiment_begins_other_maps_and_old_ones_stay(window):
    fill(window)
    before = numbers_of(window, 0)
    window.workbench.store.update(seed=1)
    assert window.screens.current.is_working and set(numbers_of(window, 0)) <= {"", "…"}
    press(window, "Escape")
    window.workbench.store.update(seed=2)
    assert window.screens.current.is_working, "other maps than those that were stopped"
    window.workbench.store.update(seed=0)
    assert not window.screens.current.is_working and numbers_of(window, 0) == before


def test_a_click_on_a_cell_makes_it_the_experiment(window):
    fill(window)
    plot = plots(window)[1]
    QTest.mouseClick(plot, LEFT, pos=plot.place((3, 1)).center().toPoint())
    experiment = window.workbench.store.experiment
    assert experiment.network.init_scale == 30
    assert [(run.loss, run.learning_rate) for run in experiment.descent.runs] == [
        ("mse", 0.01),
        ("cross_entropy", 0.01),
    ]
    assert not window.screens.current.is_working, "the maps are the same"
    assert all(each._shown.present == (3, 1) for each in plots(window)[:2])
    window.workbench.store.undo()
    assert window.workbench.store.experiment.descent.runs == RUNS


def test_the_arrow_keys_and_enter_choose_a_cell(window):
    fill(window)
    plots(window)[0].setFocus()
    for name in ("Down", "Right", "Right", "Up", "Down", "Return"):
        press(window, name)
    experiment = window.workbench.store.experiment
    assert (experiment.network.init_scale, experiment.descent.runs[1].learning_rate) == (3.0, 1.0)
    assert window.workbench.player.frame == 0, "the arrows do not move the frame"
    for _ in range(9):
        press(window, "Left")
        press(window, "Up")
    said = plots(window)[0].accessibleDescription()
    assert said.startswith("last layer's weights × 1, learning rate 0.003: ")
    assert said.endswith(f"{plots(window)[0].text((0, 0))}% right")


def test_the_cell_of_the_experiment_has_the_marker_of_its_run(window):
    fill(window)
    plot, colour = plots(window)[0], THEMES["light"].run(0).colour

    def marked():
        image = plot.grab().toImage()
        return [place for place in plot.places() if _has(image, plot.place(place), colour)]

    assert marked() == [(0, 3)]
    window.workbench.store.update(init_scale=10.0)
    assert marked() == [(2, 3)]
    window.workbench.store.update(init_scale=11.0)
    assert marked() == [] and "marker" not in page(window).panel.caption.text()


def _has(image, place, colour):
    """Whether a cell has the colour in its upper right corner."""
    right, top = int(place.right()), int(place.top())
    return any(
        image.pixelColor(x, y).name() == colour for x in range(right - 16, right) for y in range(top + 2, top + 18)
    )


def test_steps_and_seeds_are_settings_of_the_experiment(window):
    fill(window)
    one = numbers_of(window, 0)
    type_into(page(window).seeds, "2")
    assert window.workbench.store.experiment.network_view.map_seeds == 2
    assert window.screens.current.is_working and "mean of 2 seeds" in page(window).panel.caption.text()
    fill(window)
    assert numbers_of(window, 0) != one and "(seed by seed: " in plots(window)[0].said((0, 0))
    type_into(page(window).steps, "20")
    assert window.workbench.store.experiment.network_view.map_steps == 20
    assert "% right after 20 steps" in page(window).panel.caption.text()
    type_into(page(window).steps, "5")
    assert window.workbench.store.experiment.network_view.map_steps == 20
    assert "outside" in window.statusBar().currentMessage()


def test_what_diverged_is_hatched_and_named(window):
    window.workbench.store.update(runs=(RunSpec("mse_logits"),), map_steps=10)
    fill(window)
    plot, caption = plots(window)[0], page(window).panel.caption
    assert "hatched: diverged" in caption.text() and plot.said((0, 6)).endswith("Diverged.")
    assert "Diverged" not in plot.said((0, 0))
    image = plot.grab().toImage()
    shades = [_shades(image, plot.place((0, column))) for column in (0, 6)]
    assert shades[1] > 1 >= shades[0], "lines across the cell that diverged"


def _shades(image, place):
    """How many colours there are below the number of a cell."""
    y = int(place.bottom()) - 5
    return len({image.pixelColor(x, y).rgb() for x in range(int(place.left()) + 8, int(place.right()) - 8)})


def test_the_more_are_right_the_lower_is_the_colour(window):
    window.workbench.store.update(map_steps=60, hidden=(16,), batch=50, colour_map="viridis")
    fill(window)
    plot, table = plots(window)[1], colour_table("viridis")
    cells = page(window)._maps[1].cells(1)
    image = plot.grab().toImage()
    for row, column in plot.places():
        if not cells[row][column].diverged:
            corner = plot.place((row, column)).bottomLeft().toPoint() + QPoint(10, -10)
            assert image.pixelColor(corner).rgb() == int(table[round(255 * (1 - cells[row][column].share))])


def test_a_cell_where_training_works_has_a_frame(window):
    window.workbench.store.update(map_steps=60, hidden=(16,), batch=50)
    fill(window)
    plot = plots(window)[1]
    image = plot.grab().toImage()
    for place in plot.places():
        rectangle = plot.place(place)
        y = int(rectangle.center().y())
        framed = len({image.pixelColor(int(rectangle.left()) + x, y).rgb() for x in range(2, 8)}) > 1
        assert framed == (float(plot.text(place)) >= 85), (place, plot.text(place))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("colour_map", ["lecture", "viridis"])
@pytest.mark.parametrize("share", [0.85, 0.9, 0.95])
def test_the_frame_has_the_same_two_lines_on_every_colour(qapp, theme, colour_map, share):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_cell(painter, QRectF(0, 0, 40, 30), Cell(share, False, (share,)), "", colour_map, theme)
    assert {theme.text, theme.panel} <= {image.pixelColor(x, 15).name() for x in range(2, 12)}


@pytest.mark.parametrize(("count", "size", "shown"), [(1, (1280, 720), 1), (4, (1280, 720), 4), (4, (1024, 580), 2)])
def test_every_run_has_a_map_where_there_is_room(make_window, count, size, shown):
    losses = ("mse", "cross_entropy", "hinge", "mse_mean")
    window = make_window(size=size)
    runs = tuple(RunSpec(loss, learning_rate=0.1) for loss in losses[:count])
    window.workbench.store.replace(Experiment().changed(runs=runs, **SMALL | {"map_steps": 10}))
    window.workbench.show_screen("network")
    open_page(window)
    window.resize(*size)
    settle()
    fill(window)
    assert [plot.isVisible() for plot in plots(window)] == [i < shown for i in range(4)]
    caption = page(window).panel.caption.text()
    assert ("no room for C D" in caption) == (shown < count)
    assert page(window).panel.count.text().count(" of 35 under ") == shown
    assert all(not each.is_complete(1) for each in page(window)._maps[shown:]), "what is not seen is not computed"
    assert not check(window, "the maps")


def test_numbers_keep_to_their_cells_where_there_is_little_room(make_window):
    window = make_window(size=(1024, 700), zoom=1.6)
    runs = tuple(RunSpec(loss, learning_rate=0.1) for loss in ("mse", "cross_entropy", "hinge"))
    window.workbench.store.replace(Experiment().changed(runs=runs, **SMALL))
    window.workbench.show_screen("network")
    open_page(window)
    window.resize(1024, 700)
    settle()
    fill(window)
    plot, panel = plots(window)[0], page(window).panel
    panel.setFixedHeight(int(panel.count.needed + plot.minimumSizeHint().height()))
    settle()
    assert panel.caption.isHidden() and "% right after" in panel.toolTip()
    with recording() as painted:
        plot.grab()
    cells = [each for each in painted if each.text in numbers_of(window, 0) and each.font.bold()]
    assert len(cells) == 35
    assert not [each for each in cells if QFontMetricsF(each.font).height() > plot.place((0, 0)).height() + 2]


def test_runs_of_one_loss_are_told_apart(window):
    window.workbench.store.update(
        runs=(RunSpec("mse"), RunSpec("mse", "momentum", hyperparameters=(("momentum", 0.5),)))
    )
    fill(window)
    assert "under A ● MSE, " in page(window).panel.count.text() and "under B ■ MSE" in page(window).panel.count.text()
    assert plots(window)[1].title() == "B ■  MSE, momentum, momentum = 0.5"


def test_on_stage_the_maps_fill_the_window_and_can_be_read(make_window):
    window = make_window(size=(1024, 768), theme="projector")
    window.workbench.store.replace(Experiment().changed(runs=RUNS, **SMALL))
    window.workbench.show_screen("network")
    open_page(window)
    window.presenter.toggle()
    settle()
    fill(window)
    panel = page(window).panel
    assert panel.width() * panel.height() >= 0.6 * window.width() * window.height()
    with recording() as painted:
        plots(window)[0].grab()
    numbers = [each for each in painted if each.text in numbers_of(window, 0)]
    assert numbers and min(QFontMetricsF(each.font).capHeight() for each in numbers) >= 768 / 40 - 1
    assert not [each for each in painted if each.room and not each.room.adjusted(-2, -2, 2, 2).contains(each.place)]


def test_a_question_hides_the_maps_until_it_is_answered(window):
    fill(window)
    lesson = next(lesson for lesson in window.lesson.bundled if lesson.key == "is-mse-bad")
    window.lesson.open(lesson, 1)
    settle()
    assert page(window).parts()["map"].isVisible() and not window.screens.current.is_working
    assert set(numbers_of(window, 0) + numbers_of(window, 1)) == {""} and not page(window).button.isEnabled()
    press(window, "Space")
    assert window.guide.strip.choices[1].text().startswith("✔") and window.screens.current.is_working
    window.screens.current.stop_working()


def test_on_stage_an_answer_fills_the_maps_a_question_hides_them(window):
    lesson = next(lesson for lesson in window.lesson.bundled if lesson.key == "is-mse-bad")
    window.presenter.toggle()
    window.lesson.open(lesson, 1)
    settle()
    assert page(window).panel.isVisible() and not window.screens.current.is_working
    press(window, "Space")
    assert window.screens.current.is_working and window.clock.isActive()
    while not numbers_of(window, 0)[0].isdigit():
        window.screens.current.go_on(0.1)
    window.lesson.open(lesson, 1)  # from the beginning: the question is open again
    settle()
    assert page(window).panel.isVisible() and not window.screens.current.is_working
    assert set(numbers_of(window, 0) + numbers_of(window, 1)) == {""}


def test_space_still_plays_while_a_map_has_the_focus(window):
    fill(window)
    plots(window)[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(window, "Space")
    assert window.workbench.player.playing
    window.workbench.player.pause()


@pytest.mark.parametrize(
    ("share", "text"), [(0.0, "0"), (0.846, "84.6"), (0.8499, "84.9"), (0.85, "85"), (0.854, "85"), (1.0, "100")]
)
def test_a_share_shows_on_which_side_of_85_it_is(share, text):
    assert share_text(share) == text
    assert len(SCALES) * len(RATES) == 35
