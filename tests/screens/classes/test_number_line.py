"""The number line: its output is dragged and moved by keys, and stays in the picture."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint

from explorer.core.encoding.cases import number_errors
from tests.support.gui import drag, press, type_into
from tests.support.number_line import assert_drawn
from tests.support.typeset import typeset


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
    assert {bar.text for bar in line.bars()} == {typeset("1.0 × 10¹²")}
    assert all(line.rect().toRectF().contains(bar.rect) for bar in line.bars())
    assert line.rect().toRectF().contains(line.marker())
    type_into(screen.output_box, "many")
    assert screen.store.experiment.encoding.output == -1e6
