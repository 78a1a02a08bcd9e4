"""A text that takes the room that there is."""

from __future__ import annotations

from explorer.widgets.clipped_label import ClippedLabel
from tests.support.painted import recording

TEXT = "The first paragraph has a number of words that wrap.\nThe second one has a few more of them, which wrap too."


def made(shown, width, height):
    label = ClippedLabel("What is said", 3)
    label.setText(TEXT)
    return shown(label, width, height)


def test_all_of_it_is_painted_where_there_is_room(shown):
    label = made(shown, 160, 300)
    lines = label.shown()
    assert len(lines) > 4 and " ".join(lines) == TEXT.replace("\n", " ")
    assert lines.index(next(line for line in lines if line.startswith("The second"))) >= 2, "a paragraph begins a line"
    assert all(label.fontMetrics().horizontalAdvance(line) <= 160 for line in lines)
    with recording() as painted:
        label.grab()
    assert [each.text for each in painted] == lines


def test_the_last_line_that_fits_says_that_there_is_more(shown):
    label = made(shown, 160, 2 * ClippedLabel("", 1).fontMetrics().height() + 8)
    lines = label.shown()
    assert len(lines) == 2 and lines[-1].endswith("…") and not lines[0].endswith("…")
    assert label.fontMetrics().horizontalAdvance(lines[-1]) <= 160
    assert label.toolTip() == label.accessibleDescription() == label.text() == TEXT, "all of it is in the tool tip"


def test_a_new_text_needs_no_layout(shown):
    label = made(shown, 160, 40)
    before = label.sizeHint(), label.minimumSizeHint()
    label.setText("short")
    assert label.shown() == ["short"] and (label.sizeHint(), label.minimumSizeHint()) == before
    label.reserve(7)
    assert label.sizeHint().height() > before[0].height() and label.minimumSizeHint() == before[1]
