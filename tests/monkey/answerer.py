"""Answers what waits for the user in its own event loop: a file dialog, the menu of a number box."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox

from tests.monkey.user import User

INTERVAL = 20  # milliseconds between two checks
PATIENCE = 3  # checks that see a menu within one act: then it runs its own event loop, which only closing ends


class Answerer:
    """Checks now and then, also during an act of the monkey."""

    def __init__(self, monkey: User) -> None:
        self._monkey = monkey
        self._waited = (0, 0)  # at which act, and how often, a menu was found open
        self._timer = QTimer(interval=INTERVAL)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Stop answering."""
        self._timer.stop()

    def _look(self) -> None:
        dialog, popup = QApplication.activeModalWidget(), QApplication.activePopupWidget()
        if isinstance(dialog, QFileDialog):
            self._answer(dialog)
        elif isinstance(popup, QMenu):
            act = self._monkey.number
            self._waited = (act, self._waited[1] + 1 if self._waited[0] == act else 0)
            if self._waited[1] > PATIENCE:
                popup.close()

    def _answer(self, dialog: QFileDialog) -> None:
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        if self._monkey.random.random() < 0.4:
            dialog.selectFile(str(self._monkey.files.any_session(self._monkey.random)))
            QTimer.singleShot(INTERVAL, self._dismiss)  # `_look` is not called again before it has returned
            dialog.accept()
        dialog.reject()

    def _dismiss(self) -> None:
        """A file dialog reports a missing file in a message box."""
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            box.reject()
