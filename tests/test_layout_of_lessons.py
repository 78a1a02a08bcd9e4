"""Every step of every lesson, in every language, as a projector shows it: nothing clipped, elided or out of sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from explorer.look.languages import LANGUAGES
from explorer.screens.registry import SCREENS
from explorer.state.lesson import Step
from explorer.state.lessons import FOLDER, load_all
from explorer.widgets.scroll_column import ScrollColumn
from tests.support.gui import play_to, settle
from tests.support.layout import faults
from tests.support.painted import painted_faults

pytestmark = pytest.mark.one_python
LESSONS = load_all(FOLDER, tuple(SCREENS))[0]
SIZES = [(1024, 700), (1280, 720)]


def problems(window, step: Step) -> list[str]:
    found = [*faults(window), *painted_faults(window)]
    frame = window.guide.highlight
    if frame.target is None or not frame.isVisible():
        found.append(f"{step.point!r} is not there to point at")
    column = window.screens.current.findChild(ScrollColumn) if step.screen == "descent" else None
    if column is not None and column.isVisible() and column.verticalScrollBar().maximum() > 0:
        found.append("the left column must be scrolled")
    return found


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_nothing_of_any_step_is_cut_off(make_window, lesson, language):
    """Each step is opened once and looked at in every size, which costs half as much as a window for each size."""
    window, found = make_window(theme="projector", size=SIZES[0], language=language), []
    window.setUpdatesEnabled(False)  # it is painted once, where it is looked at
    for place, step in enumerate(lesson.steps):
        window.lesson.open(lesson, place)
        for frame in sorted({0, step.play}):
            play_to(window, frame)
            for size in sorted(SIZES, key=lambda each: each != (window.width(), window.height())):
                window.resize(*size)
                settle()
                what = f"step {place + 1} ({step.title['en']}) at {frame}, {size}"
                found += [f"{what}: {problem}" for problem in problems(window, step)]
                assert (window.width(), window.height()) == size, what
    assert not found, "\n".join(found)


class Sloppy(QWidget):
    """Paints a text that sticks out, one that is cut off, one that is elided, and two that overlap."""

    def paintEvent(self, event) -> None:
        with QPainter(self) as painter:
            painter.drawText(QPointF(180, 20), "sticks out")
            painter.drawText(QRectF(0, 30, 20, 20), Qt.AlignmentFlag.AlignLeft, "cut off")
            painter.drawText(QPointF(0, 80), "elided…")
            painter.drawText(QPointF(0, 120), "over")
            painter.drawText(QPointF(5, 120), "under")
            painter.drawText(QPointF(0, 160), "good")


def test_a_painted_text_cut_off_would_be_found(qtbot):
    widget = Sloppy()
    widget.resize(200, 200)
    found = painted_faults(widget)
    kinds = ("'sticks out' sticks out", "'cut off' needs", "'elided…' is elided", "'under' lies on 'over'")
    assert [sum(kind in fault for fault in found) for kind in kinds] == [1, 1, 1, 1]
    assert len(found) == 4
    widget.deleteLater()
