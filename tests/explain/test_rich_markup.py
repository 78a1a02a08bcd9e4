"""Formulas written as rich text: the colours of their classes."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from explorer.explain.rich_markup import RichMarkup, Style, Writer
from explorer.look.theme import THEMES
from tests.support.gui import WORDING

LIGHT = THEMES["light"]


def test_a_class_named_within_another_keeps_its_own_colour(qapp):
    document, rich = QTextDocument(), RichMarkup(WORDING.notation)
    inner = rich.tint("b", 1)
    Writer(LIGHT, qapp.font()).write(QTextCursor(document), rich.tint(f"a{inner}c", 0) + "d", Style())
    colours, part = {}, document.begin().begin()
    while not part.atEnd():
        piece = part.fragment()
        colours |= dict.fromkeys(piece.text(), piece.charFormat().foreground().color().name())
        part += 1
    first, second = LIGHT.class_colour(0), LIGHT.class_colour(1)
    assert colours == {"a": first, "b": second, "c": first, "d": LIGHT.text}
