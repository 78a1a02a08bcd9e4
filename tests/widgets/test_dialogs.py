"""The sheet of keys and the window about the app."""

from __future__ import annotations

import importlib.metadata
from unittest import mock

import numpy
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

from explorer.widgets.dialogs import About, KeySheet
from tests.support.gui import press


def entries(window):
    return [a for a in window.findChildren(QAction) if a.text() and not a.menu()]


def test_the_key_sheet_lists_every_action_that_has_a_key(window):
    press(window, "F1")
    sheet = next(w for w in QApplication.topLevelWidgets() if isinstance(w, KeySheet) and w.isVisible())
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    for action in entries(window):
        if action.shortcuts():
            native = QKeySequence.SequenceFormat.NativeText
            keys = [{"Left": "←", "Right": "→"}.get(s.toString()) or s.toString(native) for s in action.shortcuts()]
            assert ", ".join(keys) in texts, action.text()
            assert action.text().replace("&", "").rstrip("…") in texts
    press(sheet, "Escape")
    del sheet
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, KeySheet) and w.isVisible()]


def test_about_names_the_parts(window, monkeypatch):
    """Also where the packages have no metadata, as in a frozen application."""
    nothing = importlib.metadata.PackageNotFoundError("gone")
    monkeypatch.setattr(importlib.metadata, "distribution", mock.Mock(side_effect=nothing))
    monkeypatch.delattr("contourpy.__version__")
    window.menu_actions.named("about").trigger()
    sheet = next(w for w in QApplication.topLevelWidgets() if isinstance(w, About))
    text = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "pyqtgraph 0.14" in text and f"numpy {numpy.__version__}<" in text and "Python 3" in text
    assert text.endswith("<br>contourpy</p>"), "one that does not know its version is named without"
    sheet.reject()
