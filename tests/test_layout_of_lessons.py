"""Every step of every lesson, in every language, as a projector shows it: nothing clipped, elided or out of sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from explorer.look.languages import LANGUAGES
from explorer.screens.registry import SCREENS
from explorer.state.lessons import FOLDER, load_all
from explorer.widgets.scroll_column import ScrollColumn
from tests.support.gui import settle
from tests.support.layout import faults
from tests.support.painted import painted_faults

LESSONS = load_all(FOLDER, tuple(SCREENS))[0]
SIZES = [(1024, 700), (1024, 768), (1280, 720)]


def play_to(window, frame: int) -> None:
    window.workbench.player.seek(frame)
    while window.workbench.player.reached < frame:
        window.screens.current.show_frame(frame)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_nothing_of_any_step_is_cut_off(make_window, lesson, language, size):
    window, found = make_window(theme="projector", size=size, language=language), []
    for place, step in enumerate(lesson.steps):
        window.lesson.open(lesson, place)
        for frame in sorted({0, step.play}):
            play_to(window, frame)
            settle()
            what = f"step {place + 1} ({step.title['en']}) at {frame}"
            found += [f"{what}: {fault}" for fault in (*faults(window), *painted_faults(window))]
            target = window.guide.highlight.target
            if target is None or not window.guide.highlight.isVisible():
                found.append(f"{what}: {step.point!r} is not there to point at")
        scrolled = (
            window.screens.screen_of("descent").findChild(ScrollColumn).verticalScrollBar()
            if step.screen == "descent"
            else None
        )
        if scrolled is not None and scrolled.isVisible() and scrolled.maximum() > 0:
            found.append(f"step {place + 1} ({step.title['en']}): the left column must be scrolled")
    assert (window.width(), window.height()) == size
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
