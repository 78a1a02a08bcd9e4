"""The table of losses: values at the current point, marks of the runs, a card added by a double click."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from explorer.core.losses.table import LOSSES, in_figures
from explorer.look import numbers
from explorer.look.theme import THEMES
from explorer.screens.descent.loss_table import LEAST_ROWS, LossTable
from explorer.state.presets import PRESETS
from explorer.state.scene import Reading
from tests.support.consistent import assert_consistent
from tests.support.gui import LEFT, WORDING, settle


def test_the_table_shows_every_loss_at_the_point(make_window):
    window = make_window(PRESETS["numerical-example"])
    table = window.screens.screen_of("descent").table
    logits, target, free = (0.0, 0.006, 0.12), (0.0, 1.0, 0.0), np.array([True, True, False])
    assert table.rowCount() == len(LOSSES)
    for row, loss in enumerate(LOSSES.values()):
        assert loss.label in table.item(row, 0).text()
        assert float(table.item(row, 1).text()) == pytest.approx(float(loss.value(logits, target)), abs=6e-5)
        slope = float(np.linalg.norm(loss.gradient(logits, target)[free]))
        assert float(table.item(row, 2).text()) == pytest.approx(slope, abs=6e-5)
    assert table.item(0, 1).text() == "1.1362"


@pytest.mark.parametrize("zoom", [0.8, 1.5])
def test_the_figures_of_the_table_grow_with_the_text(window, zoom):
    window.appearance.set_zoom(zoom)
    settle()
    table = window.screens.screen_of("descent").table
    for row in range(table.rowCount()):
        for column in range(3):
            assert table.item(row, column).font().pointSizeF() == table.font().pointSizeF() == 10 * zoom


def test_double_clicking_a_row_adds_its_card(window, qtbot):
    table = window.screens.screen_of("descent").table
    row = list(LOSSES).index("hinge")
    place = table.visualItemRect(table.item(row, 0)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(table.viewport(), LEFT, pos=place)
    assert [run.loss for run in window.workbench.store.experiment.descent.runs] == ["mse", "cross_entropy", "hinge"]
    assert window.screens.screen_of("descent").cards[2].loss.currentText() == "hinge"
    assert table.item(row, 0).text() == "▲ hinge"
    assert_consistent(window)


def test_the_table_follows_the_runs_and_marks_them(window):
    window.workbench.player.seek(40)
    table = window.screens.screen_of("descent").table
    cross_entropy, mse, kl = (list(LOSSES).index(key) for key in ("cross_entropy", "mse", "kl"))
    assert table.item(cross_entropy, 0).text() == "■ cross-entropy" and table.item(mse, 0).text() == "● MSE"
    assert table.item(cross_entropy, 1).text() == numbers.number(
        window.screens.screen_of("descent").scene.runs[1].values[40]
    )
    assert table.item(kl, 1).text() == "20.000", "KL is not being run: it shows the start"
    assert window.screens.screen_of("descent").table_caption.text() == "● ■ at step 40"


LIGHT = THEMES["light"]


def test_the_table_shows_the_first_run_of_a_loss(shown):
    table = shown(LossTable(LIGHT, WORDING), 320, 260)
    start = dict.fromkeys(LOSSES, Reading(9.0, 9.0))
    now = [("mse", Reading(float(i), 0.5), LIGHT.run(i)) for i in (1, 2)] + [("hinge", Reading(3.0, 0.5), LIGHT.run(3))]
    table.show_readings(start, now, True)
    rows = {key: [table.item(row, column).text() for column in range(3)] for row, key in enumerate(LOSSES)}
    assert rows["mse"][0].startswith("■") and rows["mse"][1] == numbers.number(1.0)
    assert rows["hinge"][0].startswith("◆") and rows["hinge"][1] == numbers.number(3.0)
    assert {rows[key][1] for key in LOSSES if key not in ("mse", "hinge")} == {numbers.number(9.0)}


def test_short_of_room_the_table_keeps_runs_and_figures(shown):
    table = shown(LossTable(LIGHT, WORDING), 320, 400)

    def kept():
        return [key for row, key in enumerate(LOSSES) if not table.isRowHidden(row)]

    table.show_readings(dict.fromkeys(LOSSES, Reading(9.0, 9.0)), [], False)
    assert kept() == list(LOSSES)
    table.resize(320, table.minimumHeight())
    assert len(kept()) == LEAST_ROWS and kept() == list(LOSSES)[:LEAST_ROWS]
    last = list(LOSSES)[-1]
    table.show_readings(dict.fromkeys(LOSSES, Reading(9.0, 9.0)), [(last, Reading(1.0, 1.0), LIGHT.run(0))], False)
    assert len(kept()) == LEAST_ROWS and last in kept()
    assert {loss.key for loss in in_figures()} < set(kept())
    beside = [(key, Reading(1.0, 1.0), LIGHT.run(i)) for i, key in enumerate(("kl", "cross_entropy_twice", last))]
    table.show_readings(dict.fromkeys(LOSSES, Reading(9.0, 9.0)), beside, False)
    assert set(kept()) == {"kl", "cross_entropy_twice", last, *(loss.key for loss in in_figures())}
    assert table.verticalHeader().length() <= table.viewport().height()


def test_losses_that_are_not_run_are_faint_once_the_runs_have_moved(make_window):
    window = make_window()
    look = window.appearance.theme
    for frame, colour in ((0, look.text), (5, look.muted)):
        window.workbench.player.seek(frame)
        item = window.screens.screen_of("descent").table.item(list(LOSSES).index("hinge"), 1)
        assert item.foreground().color().name() == QColor(colour).name()


def test_a_frame_leaves_the_header_of_the_table_alone(window):
    """Its columns follow their numbers, and are set only when these need another width."""
    table = window.screens.screen_of("descent").table
    header, resized = table.horizontalHeader(), []
    header.sectionResized.connect(lambda *_: resized.append(1))
    for frame in range(40, 60):
        before = len(resized)
        window.workbench.player.seek(frame)
        settle()
        wanted = [max(table.sizeHintForColumn(i), header.sectionSizeHint(i)) for i in (1, 2)]
        assert [header.sectionSize(i) for i in (1, 2)] == wanted
        assert header.sectionResizeMode(1) == header.sectionResizeMode(2) == header.ResizeMode.Fixed
        assert len(resized) <= before + 3
