"""The table of losses: values at the current point, marks of the runs, a card added by a double click."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from explorer.core.losses.table import LOSSES
from explorer.look import numbers
from explorer.look.theme import THEMES
from explorer.screens.descent.loss_table import LossTable
from explorer.state.experiment_parts import RunSpec
from explorer.state.presets import PRESETS
from explorer.state.scene import Reading
from tests.support.consistent import assert_consistent
from tests.support.gui import LEFT, WORDING, press, settle


def table_of(window) -> LossTable:
    return window.screens.screen_of("descent").table


def place_of(table, name: str) -> int:
    return [row[0] for row in table.texts()].index(name)


def test_the_table_shows_every_loss_at_the_point(make_window):
    window = make_window(PRESETS["numerical-example"])
    logits, target, free = (0.0, 0.006, 0.12), (0.0, 1.0, 0.0), np.array([True, True, False])
    rows = {name.split(" ", 1)[-1] if name[0] in "●■" else name: row for name, *row in table_of(window).texts()}
    assert rows.pop("at the start") == ["", ""] and len(rows) == len(LOSSES)
    for loss in LOSSES.values():
        value, slope = map(float, rows[loss.label])
        assert value == pytest.approx(float(loss.value(logits, target)), abs=6e-5)
        assert slope == pytest.approx(float(np.linalg.norm(loss.gradient(logits, target)[free])), abs=6e-5)
    assert rows["cross-entropy"][0] == "1.1362"


@pytest.mark.parametrize("zoom", [0.8, 1.5])
def test_the_figures_of_the_table_grow_with_the_text(window, zoom):
    window.appearance.set_zoom(zoom)
    settle()
    table = window.screens.screen_of("descent").table
    for row in range(table.rowCount()):
        for column in range(3):
            assert table.item(row, column).font().pointSizeF() == table.font().pointSizeF() == 10 * zoom


def test_double_clicking_a_row_adds_its_card(window, qtbot):
    table = table_of(window)
    table.scrollToItem(item := table.item(place_of(table, "hinge"), 0))
    place = table.visualItemRect(item).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(table.viewport(), LEFT, pos=place)
    assert [run.loss for run in window.workbench.store.experiment.descent.runs] == ["mse", "cross_entropy", "hinge"]
    assert window.screens.screen_of("descent").cards[2].loss.currentText() == "hinge"
    assert table.texts()[2][0] == "▲ hinge"
    assert_consistent(window)
    table.scrollToItem(item := table.item(place_of(table, "at the start"), 0))
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualItemRect(item).center())
    with qtbot.assertNotEmitted(table.loss_activated):  # these words are no loss
        qtbot.mouseDClick(table.viewport(), LEFT, pos=table.visualItemRect(item).center())


def test_every_run_has_a_row_two_under_one_loss_have_two(window):
    """Under one loss and two rates: each row shows where its own run is."""
    runs = (RunSpec("cross_entropy"), RunSpec("mse"), RunSpec("cross_entropy", learning_rate=0.1))
    window.workbench.store.update(runs=runs)
    window.workbench.player.seek(40)
    screen, table = window.screens.screen_of("descent"), table_of(window)
    names = ["● cross-entropy", "■ MSE", "▲ cross-entropy", "at the start"]
    rest = [loss.label for key, loss in LOSSES.items() if key not in ("mse", "cross_entropy")]
    assert [row[0] for row in table.texts()] == names + rest
    values = [row[1] for row in table.texts()]
    assert values[:3] == [numbers.number(run.values[40]) for run in screen.scene.runs] and values[0] != values[2]
    assert values[names.index("at the start") :][1 + rest.index("KL divergence")] == "20.000"
    assert screen.column.caption.text() == "● ■ ▲ at step 40"
    styles = [window.appearance.theme.run(i) for i in range(3)]
    assert [table.item(i, 1).foreground().color().name() for i in range(3)] == [style.colour for style in styles]
    window.workbench.undo()
    assert [row[0] for row in table.texts()][:3] == ["● MSE", "■ cross-entropy", "at the start"]
    assert_consistent(window)


LIGHT = THEMES["light"]


def test_a_table_too_low_for_its_rows_scrolls_by_mouse_and_keys(shown):
    """No row is hidden without a trace."""
    table = shown(LossTable(LIGHT, WORDING), 320, 400)
    now = [("mse", Reading(float(i), 0.5), LIGHT.run(i)) for i in range(4)]
    table.show_readings(dict.fromkeys(LOSSES, Reading(9.0, 9.0)), now, True)
    bar = table.verticalScrollBar()
    table.resize(320, table.maximumHeight())
    settle()
    assert not bar.isVisible() and table.focusPolicy() == Qt.FocusPolicy.NoFocus
    table.resize(320, table.minimumHeight())
    settle()
    assert bar.isVisible() and table.focusPolicy() == Qt.FocusPolicy.TabFocus
    assert not any(table.isRowHidden(row) for row in range(table.rowCount()))
    assert table.horizontalHeader().length() <= table.viewport().width()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(table.rowCount()):
        press(table, "Down")
    assert bar.value() == bar.maximum() > 0
    last = table.visualItemRect(table.item(table.rowCount() - 1, 0))
    assert table.viewport().rect().contains(last)


def test_losses_that_are_not_run_are_faint_once_the_runs_have_moved(make_window):
    window = make_window()
    look = window.appearance.theme
    for frame, colour in ((0, look.text), (5, look.muted)):
        window.workbench.player.seek(frame)
        item = table_of(window).item(place_of(table_of(window), "hinge"), 1)
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
