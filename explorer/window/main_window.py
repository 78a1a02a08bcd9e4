"""The main window: connects the parts, and keeps its place on the desktop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QMoveEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QLayout, QMainWindow, QWidget

from explorer import __version__
from explorer.look import languages
from explorer.look.appearance import Appearance
from explorer.screens.comparing import Comparing
from explorer.screens.registry import DEFAULT_SCREEN, OPENINGS, SCREENS
from explorer.state import lessons
from explorer.state.lesson_control import LessonControl
from explorer.state.presets import DEFAULT_PRESET, Preset
from explorer.state.settings import Settings
from explorer.state.workbench import Workbench
from explorer.widgets.dialogs import About, ErrorReports, KeySheet
from explorer.widgets.gallery import Gallery
from explorer.window.actions import Actions
from explorer.window.body import Body
from explorer.window.clock import Clock
from explorer.window.entries import Commands, Parts
from explorer.window.files import Files, dropped_files
from explorer.window.geometry import least_size, restored, toggle_full_screen
from explorer.window.menus import Menus
from explorer.window.offers import offers
from explorer.window.stage_bar import Blank
from explorer.window.status_line import StatusLine

DEFAULT_SIZE = (1280, 720)
SMALLEST_STAGE = (480, 360)  # the type of a stage is sized by the window: it never makes the window larger


class MainWindow(QMainWindow):
    """The window of the app.

    Attributes:
        workbench: the Experiment, the frame and the screen, and what actions do to them.
        lesson: the lesson on the workbench.
        appearance: theme, size of type, language and notation.
        files: sessions, the user's own lessons, and pictures.
        menu_actions, menus: every action, and the menu bar made of them.
        body, status: the area below the menus, and the status line.
        screens, guide, presenter: the screens, the lesson around the current one, and which views are on stage.
        blank: the black window while presenting.
        clock: advances the time.
        errors: the reports of unexpected errors.

    Signals:
        setting_changed(name, value): a field of Settings was changed here and should be remembered.
    """

    setting_changed = Signal(str, object)

    def __init__(self, preset: Preset = DEFAULT_PRESET, settings: Settings | None = None) -> None:
        super().__init__()
        settings = settings or Settings(language=languages.DEFAULT_LANGUAGE)
        self.errors = ErrorReports(self)
        self.appearance = Appearance(settings, self)
        self.workbench = Workbench(preset, DEFAULT_SCREEN, self, OPENINGS)
        self.lesson = LessonControl(self.workbench, lessons.FOLDER, tuple(SCREENS), self)
        self.files = Files(self.workbench, self.lesson, self.appearance, self.grab, self)
        own = self.layout()
        assert own is not None
        own.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the window's own limits are set in `event`
        self.resize(QSize(*DEFAULT_SIZE).boundedTo(self.screen().availableSize()))
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        if settings.geometry:
            restored(self, settings.geometry, [screen.availableGeometry() for screen in QApplication.screens()])
        if self.appearance.missing_language:
            self.status.say(languages.font_wanted(self.appearance.missing_language))

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Softmax & Loss Explorer"))
        self.status = StatusLine(self.workbench, self.lesson, self.appearance, self)
        self.setStatusBar(self.status)
        commands = Commands(
            toggle_explanation=lambda: self.body.toggle_explanation(),
            toggle_full_screen=lambda: toggle_full_screen(self),
            present=lambda: self.presenter.toggle(),
            present_view=lambda: self.presenter.toggle_view(),
            blank=lambda: self.presenter.set_blank(not self.presenter.is_blank),
            reset_screen=lambda: self.workbench.reset(self.screens.current.reset),
            compare=lambda comparison: self._comparing.compare(comparison),
            take_best_rates=lambda: self._comparing.take_best_rates(),
            escape=self.escape,
            show_gallery=self.show_gallery,
            show_keys=lambda: KeySheet(self.menu_actions.key_groups(), self).open(),
            show_about=lambda: About(__version__, self).open(),
            quit=self.close,
        )
        parts = Parts(self.workbench, self.lesson, self.appearance, self.files, commands)
        self.menu_actions = Actions(parts, self)
        self.body = Body(self.workbench, self.lesson, self.appearance, self.menu_actions, self)
        self.screens, self.guide, self.presenter = self.body.screens, self.body.guide, self.body.presenter
        self.addActions(self.menu_actions.all)  # without them their keys would go with the menus
        self.clock = Clock(self.workbench.player, self.screens, self.files.data.opening)
        self.setCentralWidget(self.body)
        self.menus = Menus(self.menu_actions)
        self.setMenuBar(self.menus)
        self.blank = Blank(self.presenter, self)

    def _connect(self) -> None:
        appearance = self.appearance
        for source in (self.files, self.body, appearance):
            source.message.connect(self.status.say)
        self.status.messageChanged.connect(self.body.stage_bar.say)
        self.presenter.changed.connect(self._follow_presenter)
        appearance.restyled.connect(self._restyle)
        appearance.rewording.connect(self._before_rewording)
        appearance.reworded.connect(self._reword)
        appearance.setting_changed.connect(self.setting_changed)

    def _follow_presenter(self) -> None:
        """Presenting has begun or ended: the menus and the status line go or come."""
        presenting = self.presenter.is_presenting
        for bar in (self.menus, self.status):
            bar.setVisible(not presenting)
        self.appearance.set_presenting(presenting)
        self.menu_actions.restyle()

    @property
    def _comparing(self) -> Comparing:
        """The screen on which runs are compared; it comes to the front."""
        self.workbench.show_screen(self.workbench.home)
        screen = self.screens.current
        assert isinstance(screen, Comparing)
        return screen

    def show_gallery(self) -> None:
        """Show what there is to begin with."""
        Gallery(offers(self.workbench, self.lesson, self.appearance), self).open()

    def escape(self) -> None:
        """Stop reading images, close the explanation, stop computing, leave the stage, or leave full screen."""
        player = self.workbench.player
        if self.files.data.cancel() or (self.presenter.explained is None and self.body.hide_explanation()):
            return
        if player.is_behind:
            player.pause()
            player.seek(player.reached)
        elif self.screens.current.is_working and not self.presenter.is_presenting:  # a stage has no such progress
            self.screens.current.stop_working()
        elif not self.presenter.leave() and self.isFullScreen():
            toggle_full_screen(self)

    def _restyle(self) -> None:
        self.menu_actions.restyle()
        self.body.restyle()
        self.menus.fit()
        self.status.restyle()

    def _before_rewording(self) -> None:
        self.setUpdatesEnabled(False)
        self.body.delete_screens()

    def _reword(self) -> None:
        """Look up every text again; the experiment, the frame and the lesson stay as they are."""
        self.setWindowTitle(self.tr("Softmax & Loss Explorer"))
        self.menu_actions.reword()
        self.menus.reword()
        self.status.reword()
        self.body.reword()
        self.setUpdatesEnabled(True)

    def _say_geometry(self) -> None:
        if self.isVisible():
            self.setting_changed.emit("geometry", bytes(self.saveGeometry().toHex().data()).decode())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.minimumSize() != self.maximumSize():
            # Theme, language, size of type or screen may be others. Before the event: after one of deletion it is gone.
            self.setMinimumSize(QSize(*SMALLEST_STAGE) if self.appearance.is_presenting else least_size(self))
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.appearance.fit(self.width(), self.height())
        self.menus.fit()
        self._say_geometry()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.clock.run_as_needed()
        self._say_geometry()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.clock.run_as_needed()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._say_geometry()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.files.open_dropped(dropped_files(event.mimeData()))
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.workbench.player.pause()
        self.files.data.opening.cancel()
        self.clock.stop()
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if child.isWindow():
                child.close()
        super().closeEvent(event)
