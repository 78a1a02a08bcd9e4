"""Sessions and pictures from the File menu."""

from __future__ import annotations

from PySide6.QtCore import Qt

from explorer.state import session_file
from tests.support.gui import press

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_sessions_and_pictures_from_the_menu(window, tmp_path, monkeypatch):
    from PySide6.QtWidgets import QFileDialog

    press(window, "O")
    wanted = window.workbench.store.experiment
    path = tmp_path / "a.sle.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(window, "S", CTRL)
    assert session_file.load(path) == wanted and window.statusBar().currentMessage() == "Saved a.sle.json."
    press(window, "R", Qt.KeyboardModifier.AltModifier)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    press(window, "O", CTRL)
    assert window.workbench.store.experiment == wanted
    path.write_text("garbage")
    press(window, "O", CTRL)
    assert window.workbench.store.experiment == wanted and "not a session file" in window.statusBar().currentMessage()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "a.png"), ""))
    press(window, "S", CTRL | SHIFT)
    assert window.statusBar().currentMessage() == "a.png cannot be written: its folder does not exist."
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.png"), ""))
    press(window, "S", CTRL | SHIFT)
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_a_file_is_named_without_its_folders(window, tmp_path):
    path = tmp_path / f"mine{session_file.SUFFIX}"
    window.files.save_session(path)
    assert window.statusBar().currentMessage() == f"Saved {path.name}."
    window.files.open_session(path)
    assert window.statusBar().currentMessage() == f"Opened {path.name}."
