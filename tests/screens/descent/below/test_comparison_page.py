"""The page of the comparison: what it says of the runs, computed a little at a time, sorted and copied."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from explorer.look.theme import THEMES
from explorer.state.comparisons import COMPARISONS
from explorer.state.experiment_parts import RunSpec
from tests.support.gui import LEFT, press, settle

CTRL = Qt.KeyboardModifier.ControlModifier
FOUR = (
    RunSpec("cross_entropy", "gradient_descent", 0.01),
    RunSpec("mse_logits", "gradient_descent", 40.0),
    RunSpec("cross_entropy", "gradient_descent", 1.0),
    RunSpec("cross_entropy", "momentum", 0.1, (("momentum", 0.5),)),
)


@pytest.fixture
def page(alone):
    """The page in front of a screen that shows FOUR, and what it has to compute is computed."""
    screen = alone("descent", logits=(-3.0, 2.0, 0.0), runs=FOUR, steps=200)
    screen.below.bring_part("comparison")
    screen.go_on(math.inf)
    screen.below.comparison.screen_of_it = screen
    return screen.below.comparison


def texts(page) -> list[list[str]]:
    """What is painted, row by row."""
    rows: dict[int, dict[int, str]] = {}
    for each in page.table.painted():
        rows.setdefault(each.row, {})[each.column] = each.text
    return [[rows[row][column] for column in range(7)] for row in sorted(rows)]


def marks(page) -> str:
    return "".join(row[0][0] for row in texts(page)[1:])


def test_it_says_when_each_run_arrives_and_where_it_ends(page):
    assert not page.is_working
    shown = texts(page)
    assert shown[0] == ["run ▲", "loss", "optimizer", "rate", "steps to arrive", "final e", "final slope"]
    assert [row[:4] for row in shown[1:]] == [
        ["A ●", "cross-entropy", "gradient descent", "0.01"],
        ["B ■", "MSE of logits", "gradient descent", "40"],
        ["C ▲", "cross-entropy", "gradient descent", "1"],
        ["D ◆", "cross-entropy", "momentum, momentum 0.5", "0.1"],
    ]
    steps = [row[4] for row in shown[1:]]
    assert steps[:2] == ["not within 200", "diverged"] and steps[2].isdigit() and steps[3] == "not within 200"
    for run, row in zip(page.screen_of_it.scene.runs, shown[1:], strict=True):
        assert run.steps >= 200
        if run.value(200) < 100:
            assert [float(text) for text in row[5:]] == pytest.approx([run.value(200), run.slope(200)], rel=0.02)


def test_a_run_that_does_not_stay_is_said_to_have_left(alone):
    soft = {"logits": (-2.0, 2.0, 0.0), "target": (0.7, 0.2, 0.1), "free_others": (2,), "steps": 60}
    runs = RunSpec("cross_entropy", learning_rate=10.0), RunSpec("cross_entropy")
    screen = alone("descent", runs=runs, **soft)
    screen.below.bring_part("comparison")
    while screen.is_working:
        screen.go_on(0.05)
    assert [row[4] for row in texts(screen.below.comparison)[1:]] == ["28, then left", "10"]


def test_a_click_on_a_header_sorts_and_another_turns_round(page):
    def click(column):
        QTest.mouseClick(page.table, LEFT, pos=page.table.header_rect(column).center().toPoint())

    click(4)
    assert marks(page) == "CADB" and texts(page)[0][4] == "steps to arrive ▲"
    click(4)
    assert marks(page) == "CADB" and texts(page)[0][4] == "steps to arrive ▼", "what is no number stays at the end"
    click(3)
    assert marks(page) == "ADCB"
    click(3)
    assert marks(page) == "BCDA"
    click(0)
    assert marks(page) == "ABCD"


def test_keys_sort_and_copy_what_is_shown(page):
    said = []
    page.message.connect(said.append)
    page.table.setFocus()
    for key in ("Right", "Right", "Right", "Space"):
        press(page.table, key)
    assert marks(page) == "ADCB"
    press(page.table, "C", CTRL)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == ["run", "loss", "optimizer", "rate", "steps to arrive", "final e", "final slope"]
    assert [line[0] for line in lines[1:]] == ["A", "D", "C", "B"]
    assert [float(line[3]) for line in lines[1:]] == [0.01, 0.1, 1.0, 40.0]
    runs = page.screen_of_it.scene.runs
    for line, place in zip(lines[1:], (0, 3, 2, 1), strict=True):
        assert [float(text) for text in line[5:]] == [runs[place].value(200), runs[place].slope(200)], "every digit"
    assert lines[3][4] == texts(page)[3][4] and said == ["Copied the table: paste it into a spreadsheet."]


def test_the_button_copies_too(page):
    QGuiApplication.clipboard().clear()
    QTest.mouseClick(page.copy, LEFT)
    assert QGuiApplication.clipboard().text().startswith("run\tloss\t")


def test_long_runs_are_computed_a_little_at_a_time(alone):
    screen = alone("descent", runs=FOUR[2:], steps=30_000)
    page, changes = screen.below.comparison, []
    screen.work_changed.connect(lambda: changes.append(screen.is_working))
    assert not screen.is_working, "nothing is computed for a page that is not seen"
    screen.below.bring_part("comparison")
    assert screen.is_working and changes[-1]
    screen.go_on(1e-4)
    assert page.is_working and [row[5:] for row in texts(page)[1:]] == [["…", "…"]] * 2
    assert texts(page)[1][4].isdigit(), "what is known is said at once"
    ticks = 0
    while screen.is_working:
        screen.go_on(0.05)
        ticks += 1
    assert ticks > 1 and not changes[-1] and "…" not in str(texts(page))
    screen.store.update(steps=40_000)
    assert screen.is_working
    screen.stop_working()
    assert not screen.is_working and [row[5:] for row in texts(page)[1:]] == [["–", "–"]] * 2
    screen.store.update(steps=41_000)
    assert screen.is_working, "something new is computed again"
    screen.below.bring(0)
    assert not screen.is_working


def test_it_is_hidden_while_a_question_is_open(page):
    screen = page.screen_of_it
    screen.set_guessing(True)
    assert [row[4:] for row in texts(page)[1:]] == [["?", "?", "?"]] * 4
    assert "not within" not in page.table.accessibleDescription() and not page.copy.isEnabled()
    QGuiApplication.clipboard().clear()
    press(page.table, "C", CTRL)
    assert QGuiApplication.clipboard().text() == ""
    screen.set_guessing(False)
    assert texts(page)[1][4] == "not within 200" and page.copy.isEnabled()


def test_a_frame_that_changes_nothing_paints_nothing(page):
    screen = page.screen_of_it
    before = texts(page)
    rows = page.table.show_rows
    calls = []
    page.table.show_rows = lambda *given: (calls.append(given), rows(*given))
    for frame in (1, 2, 3):
        screen.player.seek(frame)
    assert texts(page) == before and calls == []


@pytest.mark.parametrize("key", THEMES)
def test_marks_have_the_colours_of_the_theme(page, key):
    page.screen_of_it.apply_theme(THEMES[key])
    colours = [each.colour for each in page.table.painted() if each.column == 0 and each.row >= 0]
    assert colours == list(THEMES[key].run_colours)


def test_a_comparison_brings_the_table_from_the_start_in_one_undo(alone):
    screen = alone("descent", runs=FOUR[2:], steps=200)
    screen.player.seek(50)
    before = screen.store.experiment
    screen.optimizer.scope.setCurrentIndex(2)
    screen.optimizer.scope.activated.emit(2)  # run B: momentum with a setting of its own
    screen.compare(COMPARISONS["optimizers"])
    runs = screen.store.experiment.descent.runs
    assert FOUR[3] in runs and len(screen.cards) == 4 and screen.player.frame == 0 and not screen.player.playing
    assert screen.below.pages[screen.below.place] is screen.below.comparison
    settle()
    shown = [card.optimizer.text() for card in screen.cards]
    assert shown == ["gradient descent 0.1", "momentum 0.1", "RMSprop 0.01", "Adam 0.01"]
    assert all(card.optimizer.isVisible() for card in screen.cards)
    screen.store.undo()
    assert screen.store.experiment == before and not screen.store.can_undo


def test_what_plays_goes_on_from_the_start(alone):
    screen = alone("descent", steps=200)
    screen.player.seek(50)
    screen.player.play()
    screen.compare(COMPARISONS["rates"])
    assert screen.player.playing and screen.player.frame == 0


def test_the_menu_compares_by_keys(alone):
    screen = alone("descent")
    runs = screen.options.runs
    runs.setFocus()
    press(runs, "Space")
    for key in ("Down", "Down", "Return"):  # past "Add a run"
        press(runs.entries, key)
    settle()
    rates = [run.learning_rate for run in screen.store.experiment.descent.runs]
    assert rates == [0.1, 1.0, 10.0, 100.0] and not runs.entries.isVisible()
    assert not screen.options.add.isEnabled()


def test_the_order_is_kept_when_the_screen_is_rebuilt(page, alone):
    page.sort((1, -4))
    rebuilt = alone("descent", runs=FOUR)
    rebuilt.look_at(page.screen_of_it.looked_at())
    assert marks(rebuilt.below.comparison) == marks(page) == "BCDA"
