"""Whoever answers what waits for its user in an event loop of its own: a file dialog, the menu of a number box."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox

from tests.monkey.user import User

INTERVAL = 20  # milliseconds between two looks
PATIENCE = 3  # looks at a menu within one act: then it has a loop of its own, which only closing ends


class Answerer:
    """Looks now and then, also while an act of the monkey's is not over."""

    def __init__(self, monkey: User) -> None:
        self._monkey = monkey
        self._waited = (0, 0)  # at which act, and how often, a menu was found open
        self._timer = QTimer(interval=INTERVAL)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Nothing more is answered."""
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
        """A file dialog says in a box of its own that there is no such file."""
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            box.reject()
