"""The user's own images: opened from the File menu, dropped on the window, or named by a session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer.look.appearance import Appearance
from explorer.screens.registry import IMAGES_SCREEN
from explorer.state import datasets
from explorer.state.data_opening import DataOpening
from explorer.state.experiment import Experiment
from explorer.state.network_parts import BUILT_IN
from explorer.state.network_training import training
from explorer.state.own_data import named
from explorer.state.training_map import forget_maps
from explorer.state.user_error import UserError, file_name, filled
from explorer.state.workbench import Workbench

_PATTERNS = "*ubyte *ubyte.gz *.idx *.gz"


class DataFiles(QObject):
    """Opens images a little at a time. What was shown stays until all of them are read and nothing is wrong.

    Attributes:
        opening: what is being read.

    Signals:
        message(sentence): what was done, how far it is, or why it was not done.
    """

    message = Signal(str)

    def __init__(self, workbench: Workbench, appearance: Appearance, parent: QWidget) -> None:
        """Args: parent: the parent of the dialog."""
        super().__init__(parent)
        self._workbench, self._appearance, self._over = workbench, appearance, parent
        self._reads = ""
        self.opening = DataOpening(self)
        self.opening.progress.connect(self._say_progress)

    def ask(self) -> None:
        """Ask for a file of images, or for it and its labels."""
        filters = f"{self.tr('MNIST files')} ({_PATTERNS});;{self.tr('All files')} (*)"
        paths, _ = QFileDialog.getOpenFileNames(self._over, self.tr("Open images and labels"), "", filters)
        if paths:
            self.open(*map(Path, paths))

    def open(self, *paths: Path) -> None:
        """Train with the images in a file; their labels may be given too, or are found beside it."""
        self._begin(paths, self._show, self._refuse)

    def use_built_in(self) -> None:
        """Train with the digits that come with the app again."""
        self.opening.cancel()
        if self._ask_for(BUILT_IN):
            self.message.emit(self.tr("The network is trained with the built-in digits."))

    def open_session(self, experiment: Experiment, path: Path) -> None:
        """Show the experiment of a session file, with the images that it names; without them, with the digits."""
        self.opening.cancel()
        key = experiment.network.data
        if datasets.has(key):
            self._show_session(experiment, path)
        else:
            self._begin(
                [path.parent / named(key).path],  # an absolute path stays what it is
                lambda found: self._show_session(experiment, path, found),
                lambda fault: self._show_session_without(experiment, path, fault),
            )

    def cancel(self) -> bool:
        """Read no further. Returns: whether something was being read."""
        if not self.opening.is_working:
            return False
        self.opening.cancel()
        self.message.emit(self.tr("Reading {name} was cancelled.").format(name=self._reads))
        return True

    def _begin(
        self, paths: list[Path] | tuple[Path, ...], done: Callable[[str], None], refused: Callable[[UserError], None]
    ) -> None:
        self._reads = file_name(paths[0].name)
        self.opening.begin(paths, done, refused)

    def _say_progress(self, share: float) -> None:
        self.message.emit(self.tr("Reading {name}: {percent}%").format(name=self._reads, percent=round(100 * share)))

    def _refuse(self, fault: UserError) -> None:
        self.message.emit(self._appearance.wording.refusal(fault))

    def _show(self, key: str) -> None:
        if self._ask_for(key):
            data = datasets.image_data(key)
            sentence = self.tr("Opened {name}: {train} images to train with, {held} held out.")
            name = file_name(named(key).path.name)
            self.message.emit(sentence.format(name=name, train=len(data.train), held=len(data.held)))
        self._forget()

    def _ask_for(self, key: str) -> bool:
        """Show the screen of the network, trained with the images `key`; one undo entry. Returns: whether it could."""
        workbench = self._workbench
        with workbench.store.one_entry():
            workbench.show_screen(IMAGES_SCREEN)
            return workbench.store.ask(lambda experiment: experiment.changed(data=key))

    def _show_session(self, experiment: Experiment, path: Path, found: str | None = None) -> None:
        """Show a session, with the images `found` if those that it names had to be read."""
        wanted = experiment.network.data
        self._workbench.open_session(experiment if found is None else experiment.changed(data=found))
        sentence = self.tr("Opened {name}.")
        if found is not None and named(wanted).checksum not in ("", named(found).checksum):
            sentence = self.tr("Opened {name}. Its images in {file} have changed since it was saved.")
        self.message.emit(sentence.format(name=file_name(path.name), file=file_name(named(wanted).path.name)))
        self._forget()

    def _show_session_without(self, experiment: Experiment, path: Path, fault: UserError) -> None:
        self._workbench.open_session(experiment.changed(data=BUILT_IN))
        sentence = self.tr("Opened {name} with the built-in digits. {why}")
        why = self._appearance.wording.refusal(fault)
        self.message.emit(filled(sentence, {"name": file_name(path.name), "why": why}))

    def _forget(self) -> None:
        """Let go of images for which there is no more room, and of what was computed with them."""
        if datasets.drop_oldest():
            training.cache_clear()
            forget_maps()
            self._workbench.store.forget(lambda experiment: not datasets.has(experiment.network.data))
