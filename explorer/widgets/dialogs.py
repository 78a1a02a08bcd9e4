"""Dialogs: the list of keys, About, and the report of an unexpected error."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterable
from importlib import import_module

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.look.theme import SPACE
from explorer.look.wording import tr

PACKAGES = ("PySide6", "pyqtgraph", "numpy", "contourpy")
_ARROWS = {"Left": "←", "Right": "→"}  # Qt's Chinese for them also means the buttons of a mouse


class Sheet(QDialog):
    """A dialog that deletes itself when it is closed."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)

    def finish(self) -> None:
        """Put the buttons below what was added."""
        self.column.addWidget(self.buttons)


def plain_text(text: str) -> str:
    """A menu text without its mnemonic: "&File" → "File", "檔案(&F)" → "檔案"."""
    return re.sub(r"\(&.\)", "", text).replace("&", "")


def key_text(action: QAction) -> str:
    """The shortcuts of an action as printed on the keys."""
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(_ARROWS.get(key.toString()) or key.toString(form) for key in action.shortcuts())


class KeySheet(Sheet):
    """All keyboard shortcuts, read from the actions themselves: (group title, actions) pairs."""

    def __init__(self, groups: Iterable[tuple[str, list[QAction]]], parent: QWidget | None = None) -> None:
        super().__init__(tr("Keys"), parent)
        body = QWidget()
        outer = QGridLayout(body)
        outer.setHorizontalSpacing(SPACE * 5)
        for place, (title, actions) in enumerate(groups):
            outer.addWidget(self._group(title, actions), place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.column.addWidget(area)
        self.finish()
        hint = body.sizeHint()
        room = parent.size() if parent else hint
        self.resize(min(hint.width() + 40, room.width()), min(hint.height() + 80, room.height()))

    def _group(self, title: str, actions: list[QAction]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        heading = QLabel(title)
        heading.setObjectName("title")
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, action in enumerate(actions, 1):
            keys = QLabel(key_text(action))
            font = keys.font()
            font.setBold(True)
            keys.setFont(font)
            grid.addWidget(keys, row, 0)
            grid.addWidget(QLabel(plain_text(action.text()).rstrip("…")), row, 1)
        grid.setColumnStretch(1, 1)
        return box


def versions() -> list[tuple[str, str]]:
    """Python and the packages with their versions; empty where a package does not know its own.

    Read from the modules: a frozen application has no metadata of its packages.
    """
    packages = [(name, getattr(import_module(name), "__version__", "")) for name in PACKAGES]
    return [("Python", platform.python_version()), *packages]


class About(Sheet):
    """What the app is, and the packages it is built on."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("About Softmax & Loss Explorer"), parent)
        text = tr(
            "<h3>Softmax &amp; Loss Explorer {version}</h3>"
            "<p>See why a classifier is trained with softmax and cross-entropy.</p>"
            "<p>After the lecture “Classification (short version)” by Hung-yi Lee. MIT licence.</p>"
        ).format(version=version)
        label = QLabel(text + "<p>" + "<br>".join(f"{name} {number}".strip() for name, number in versions()) + "</p>")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setWordWrap(True)
        label.setMinimumWidth(label.fontMetrics().averageCharWidth() * 52)
        self.column.addWidget(label)
        self.finish()


class ErrorReport(Sheet):
    """The full text of an error, to copy. The experiment stays as it is."""

    def __init__(self, summary: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Something went wrong"), parent)
        self.details = details
        text = QLabel(
            tr(
                "An unexpected error: {what}\nYour experiment is still there, and Undo takes back the last step."
            ).format(what=summary)
        )
        text.setWordWrap(True)
        self.column.addWidget(text)
        self._box = QPlainTextEdit(details)
        self._box.setReadOnly(True)
        self._box.setAccessibleName(tr("Details"))
        self.column.addWidget(self._box)
        copy = QPushButton(tr("Copy details"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details))
        self.copy_button = copy
        self.buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        self.finish()
        self.resize(640, 360)

    def add(self, details: str) -> None:
        """Add another error below those that are shown."""
        self.details += "\n" + details
        self._box.setPlainText(self.details)


class ErrorReports(QObject):
    """Shows unexpected errors over `window`, in one dialog: an error that occurs while it is open is added to it."""

    _added = Signal(str, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._open: ErrorReport | None = None
        # An error may occur during a paint, when no dialog may open.
        self._added.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def add(self, summary: str, details: str) -> None:
        """Show an error as soon as Qt is back in its event loop."""
        self._added.emit(summary, details)

    def _show(self, summary: str, details: str) -> None:
        if self._open is not None:
            self._open.add(details)
        elif self._window.isVisible():
            self._open = ErrorReport(summary, details, self._window)
            self._open.finished.connect(self._forget)
            self._open.open()

    def _forget(self) -> None:
        """The dialog was closed, and deletes itself."""
        self._open = None
