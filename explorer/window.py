"""The composition root: screen, menus, keys, status line, and the only timer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QByteArray, QSaveFile, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QImageWriter, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMainWindow, QMenu, QWidget

from explorer import __version__
from explorer.core.optimizers import OPTIMIZERS
from explorer.screens.explore import ExploreScreen
from explorer.state import session
from explorer.state.experiment import COLOUR_SCALES, QUANTITIES, RATE_RANGE, Experiment
from explorer.state.player import DEFAULT_SPEED, FRAMES_PER_SECOND, SPEEDS, Player
from explorer.state.presets import DEFAULT_PRESET, PRESETS, Preset
from explorer.state.settings import ZOOM_RANGE, Settings
from explorer.state.store import Store
from explorer.theme import DEFAULT_THEME, THEMES, Theme
from explorer.views import words
from explorer.views.dialogs import About, ErrorReport, KeySheet
from explorer.views.icons import icon

MESSAGE_MILLISECONDS = 8000
ZOOM_STEP = 1.1
MINIMUM_SIZE = (800, 560)
DEFAULT_SIZE = (1280, 720)


class MainWindow(QMainWindow):
    """Owns the Store and the Player; every menu entry and key is one QAction of the table that `_build_menus` makes."""

    def __init__(self, preset: Preset = DEFAULT_PRESET, settings: Settings | None = None) -> None:
        super().__init__()
        settings = settings or Settings()
        self._zoom = settings.zoom
        self.theme: Theme = THEMES.get(settings.theme, THEMES[DEFAULT_THEME])
        self._preset = preset
        self._behind = False
        self._report: ErrorReport | None = None
        self._before_full_screen = Qt.WindowState.WindowNoState
        self.store = Store(preset.experiment, self)
        self.player = Player(preset.experiment.descent.steps, self)
        self.setWindowTitle(self.tr("Softmax & Loss Explorer"))
        self.setMinimumSize(*MINIMUM_SIZE)
        self._apply_look()
        self.explore = ExploreScreen(self.store, self.player, self.theme)
        self.setCentralWidget(self.explore)
        self.explore.setFocus()  # else the first control has it, and Space opens that instead of playing
        self._hint = QLabel()
        self.statusBar().addWidget(self._hint, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.key_groups: list[tuple[str, list[QAction]]] = []
        self._build_menus()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1000 // FRAMES_PER_SECOND)
        self._timer.timeout.connect(self._tick)
        self._last_tick = perf_counter()
        self.player.playing_changed.connect(self._show_playing)
        self.explore.behind.connect(self._set_behind)
        self.explore.message.connect(self.tell)
        self.store.history_changed.connect(self._show_history)
        self.store.changed.connect(self._show_choices)
        self._show_history()
        self._show_choices()
        self._show_playing(False)
        self._show_hint()
        self.resize(*DEFAULT_SIZE)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromHex(settings.geometry.encode()))

    @property
    def settings(self) -> Settings:
        """What should be remembered."""
        geometry = bytes(self.saveGeometry().toHex().data()).decode()
        return Settings(self.theme.key, self._zoom, geometry)

    # Menus and keys

    def _action(
        self,
        menu: QMenu,
        text: str,
        keys: str | list[str],
        slot: Callable[[], object],
        tip: str = "",
        icon_name: str = "",
        repeats: bool = False,
    ) -> QAction:
        """One entry with its keys; it is in the key sheet when it has any."""
        action = QAction(text, self)
        shortcuts = [QKeySequence(key) for key in ([keys] if isinstance(keys, str) else keys) if key]
        action.setShortcuts(shortcuts)
        action.setAutoRepeat(repeats)
        action.triggered.connect(lambda _checked=False: slot())
        plain = tip or text.replace("&", "")
        action.setToolTip(f"{plain} ({shortcuts[0].toString()})" if shortcuts else plain)
        action.setStatusTip("")
        action.setProperty("icon_name", icon_name)
        menu.addAction(action)
        if shortcuts:
            self.key_groups[-1][1].append(action)
        return action

    def _menu(self, title: str) -> QMenu:
        self.key_groups.append((title.replace("&", ""), []))
        return self.menuBar().addMenu(title)

    def _build_menus(self) -> None:
        self._build_file_menu(self._menu(self.tr("&File")))
        self._build_edit_menu(self._menu(self.tr("&Edit")))
        self._build_view_menu(self._menu(self.tr("&View")))
        self._build_descent_menu(self._menu(self.tr("&Descent")))
        self._build_preset_menu(self._menu(self.tr("&Presets")))
        self._build_help_menu(self._menu(self.tr("&Help")))
        self._draw_icons()

    def _build_file_menu(self, menu: QMenu) -> None:
        self._action(menu, self.tr("&Open session…"), "Ctrl+O", self._open)
        self._action(menu, self.tr("&Save session…"), "Ctrl+S", self._save)
        self._action(menu, self.tr("Save &picture…"), "Ctrl+Shift+S", self._save_picture)
        menu.addSeparator()
        self._action(menu, self.tr("&Quit"), "Ctrl+Q", self.close)

    def _build_edit_menu(self, menu: QMenu) -> None:
        self.undo_action = self._action(menu, self.tr("&Undo"), "Ctrl+Z", self.store.undo)
        self.redo_action = self._action(menu, self.tr("&Redo"), ["Ctrl+Y", "Ctrl+Shift+Z"], self.store.redo)
        menu.addSeparator()
        self._action(menu, self.tr("Reset &all"), ["Alt+R", "Ctrl+0"], self.reset_all)

    def _build_view_menu(self, menu: QMenu) -> None:
        themes = menu.addMenu(self.tr("&Theme"))
        group = QActionGroup(self)
        self._theme_actions: dict[str, QAction] = {}
        for key, theme in THEMES.items():
            action = QAction(words.label(theme), self, checkable=True)
            action.triggered.connect(lambda _on, key=key: self.set_theme(key))
            group.addAction(action)
            themes.addAction(action)
            self._theme_actions[key] = action
        self._action(menu, self.tr("&Next theme"), "Ctrl+T", self._next_theme)
        self._action(menu, self.tr("&Full screen"), "F11", self.toggle_full_screen)
        menu.addSeparator()
        self._action(menu, self.tr("Text &larger"), ["Ctrl++", "Ctrl+="], lambda: self.set_zoom(self._zoom * ZOOM_STEP))
        self._action(menu, self.tr("Text &smaller"), "Ctrl+-", lambda: self.set_zoom(self._zoom / ZOOM_STEP))
        self._action(menu, self.tr("Text nor&mal"), "Ctrl+Alt+0", lambda: self.set_zoom(1.0))
        menu.addSeparator()
        self._action(menu, self.tr("&Value or slope"), "V", lambda: self._cycle("quantity", QUANTITIES))
        self._action(
            menu, self.tr("Linear or lo&garithmic colours"), "G", lambda: self._cycle("colour_scale", COLOUR_SCALES)
        )
        self._action(
            menu, self.tr("&Common or own colour scales"), "C", lambda: self._cycle("common_scale", (False, True))
        )
        self._action(
            menu, self.tr("Loss axis linear or logarithmic"), "Shift+L", lambda: self._cycle("log_loss", (False, True))
        )
        self._action(
            menu,
            self.tr("Slope axis linear or logarithmic"),
            "Shift+S",
            lambda: self._cycle("log_slope", (False, True)),
        )

    def _build_descent_menu(self, menu: QMenu) -> None:
        player, tr = self.player, self.tr
        rewind = self._action(menu, tr("Re&wind"), "Home", player.rewind, tr("Rewind to the start"), "rewind")
        back = self._action(menu, tr("Step &back"), "Left", lambda: player.nudge(-1), icon_name="back", repeats=True)
        self.play_action = self._action(menu, tr("&Play"), "Space", player.toggle, tr("Play or pause"), "play")
        step = self._action(menu, tr("&Step"), "Right", lambda: player.nudge(1), icon_name="forward", repeats=True)
        end = self._action(menu, tr("To the &end"), "End", lambda: player.nudge(player.steps), icon_name="end")
        self._action(menu, tr("&Cancel"), "Esc", self._escape, tr("Stop computing, or leave full screen"))
        self.explore.transport.set_actions([rewind, back, self.play_action, step, end])
        self.explore.order_tabs()
        menu.addSeparator()
        self._action(menu, tr("&Faster"), ".", lambda: self._change_speed(1))
        self._action(menu, tr("Slowe&r"), ",", lambda: self._change_speed(-1))
        menu.addSeparator()
        self._action(menu, tr("Next &optimizer"), "O", lambda: self._change_optimizer(1))
        self._action(menu, tr("Previous optimizer"), "Shift+O", lambda: self._change_optimizer(-1))
        self._action(menu, tr("&Larger learning rate"), "]", lambda: self._change_rate(10**0.25))
        self._action(menu, tr("Smaller learning rate"), "[", lambda: self._change_rate(10**-0.25))
        menu.addSeparator()
        for i in range(4):
            letter = self.theme.run(i).letter
            self._action(
                menu,
                tr("Start from where run {x} stands").format(x=letter),
                f"Shift+{letter}",
                partial(self._start_from, i),
            )

    def _build_preset_menu(self, menu: QMenu) -> None:
        for preset in PRESETS.values():
            self._action(menu, words.label(preset), "", partial(self.load_preset, preset), preset.hint)
        menu.addSeparator()
        self._action(menu, self.tr("&Next preset"), "PgDown", lambda: self._turn_preset(1))
        self._action(menu, self.tr("Pre&vious preset"), "PgUp", lambda: self._turn_preset(-1))

    def _build_help_menu(self, menu: QMenu) -> None:
        self._action(menu, self.tr("&Keys"), "F1", self.show_keys)
        self._action(menu, self.tr("&About"), "", self.show_about)

    def _draw_icons(self) -> None:
        for _, actions in self.key_groups:
            for action in actions:
                if action.property("icon_name"):
                    action.setIcon(icon(action.property("icon_name"), self.theme.text, self.theme.muted))

    # What the actions do

    def load_preset(self, preset: Preset) -> None:
        """Show a preset from its start; Undo brings back what was there."""
        self.player.rewind()
        self.store.replace(preset.experiment)

    def reset_all(self) -> None:
        """The first preset, rewound, at normal speed and text size."""
        self.set_zoom(1.0)
        self.player.set_speed(DEFAULT_SPEED)
        self.load_preset(DEFAULT_PRESET)
        self.tell(self.tr("Everything is reset; Undo brings the experiment back."))

    def _turn_preset(self, way: int) -> None:
        presets = list(PRESETS.values())
        place = presets.index(self._preset) + way
        if 0 <= place < len(presets):
            self.load_preset(presets[place])
        else:
            self.tell(self.tr("This is the last preset.") if way > 0 else self.tr("This is the first preset."))

    def _cycle(self, name: str, values: tuple[object, ...]) -> None:
        now = getattr(self.store.experiment.display, name)
        self.store.update(**{name: values[(values.index(now) + 1) % len(values)]})

    def _change_optimizer(self, way: int) -> None:
        keys = list(OPTIMIZERS)
        now = keys.index(self.store.experiment.descent.runs[0].optimizer)
        self.store.replace(self.store.experiment.with_runs(optimizer=keys[(now + way) % len(keys)]))

    def _change_rate(self, factor: float) -> None:
        rate = float(f"{self.store.experiment.descent.runs[0].learning_rate * factor:.2g}")
        low, high = RATE_RANGE
        self.store.replace(self.store.experiment.with_runs(learning_rate=min(max(rate, low), high)), "rate keys")

    def _change_speed(self, way: int) -> None:
        place = SPEEDS.index(self.player.speed) + way
        self.player.set_speed(SPEEDS[min(max(place, 0), len(SPEEDS) - 1)])

    def _start_from(self, index: int) -> None:
        if index < len(self.explore.cards):
            self.explore.start_from(index)

    def _escape(self) -> None:
        if self._behind:
            self.player.pause()
            self.player.seek(self.explore.shown_frame)
        elif self.isFullScreen():
            self.toggle_full_screen()

    def set_theme(self, key: str) -> None:
        """Another look, at once."""
        self.theme = THEMES[key]
        self._apply_look()
        self.explore.apply_theme(self.theme)
        self._draw_icons()
        self._show_playing(self.player.playing)
        self._show_choices()

    def _next_theme(self) -> None:
        keys = list(THEMES)
        self.set_theme(keys[(keys.index(self.theme.key) + 1) % len(keys)])

    def set_zoom(self, zoom: float) -> None:
        """Text zoom, kept within what can be laid out."""
        self._zoom = min(max(round(zoom, 3), ZOOM_RANGE[0]), ZOOM_RANGE[1])
        self._apply_look()
        self.explore.apply_theme(self.theme)

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _apply_look(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(self.theme.palette())
        application.setFont(self.theme.font(self._zoom))
        application.setStyleSheet(self.theme.style_sheet())

    def show_keys(self) -> None:
        KeySheet(self.key_groups, self).open()

    def show_about(self) -> None:
        import platform
        from importlib.metadata import version

        parts = [(name, version(name)) for name in ("PySide6-Essentials", "pyqtgraph", "numpy", "contourpy")]
        About(__version__, [("Python", platform.python_version()), *parts], self).open()

    # Files

    def _open(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Open session"), "", self._filter())
        if path:
            self.open_session(Path(path))

    def open_session(self, path: Path) -> None:
        """Show the experiment in a session file; a faulty file is told and nothing changes."""
        try:
            experiment = session.load(path)
        except session.SessionError as fault:
            self.tell(str(fault))
            return
        self.player.rewind()
        self.store.replace(experiment)
        self.tell(self.tr("Opened {name}.").format(name=path.name))

    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save session"), "experiment" + session.SUFFIX, self._filter()
        )
        if path:
            self.save_session(Path(path))

    def save_session(self, path: Path) -> None:
        """Write the experiment to a session file."""
        try:
            session.save(path, self.store.experiment)
        except session.SessionError as fault:
            self.tell(str(fault))
        else:
            self.tell(self.tr("Saved {name}.").format(name=path.name))

    def _filter(self) -> str:
        return self.tr("Sessions") + f" (*{session.SUFFIX});;" + self.tr("All files") + " (*)"

    def _save_picture(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save picture"), "explorer.png", "PNG (*.png)")
        if path and not self.save_picture(Path(path)):
            self.tell(self.tr("{name} cannot be written.").format(name=Path(path).name))
        elif path:
            self.tell(self.tr("Saved {name}.").format(name=Path(path).name))

    def save_picture(self, path: Path) -> bool:
        """Write the window as a PNG, whole or not at all; whether it worked."""
        file = QSaveFile(str(path))
        picture = self.grab().toImage()
        return bool(
            file.open(QSaveFile.OpenModeFlag.WriteOnly) and QImageWriter(file, b"png").write(picture) and file.commit()
        )

    # What is shown

    def _tick(self) -> None:
        """Let time pass for the Player, and go on computing what was not ready."""
        now = perf_counter()
        elapsed, self._last_tick = now - self._last_tick, now
        frame = self.player.frame
        self.player.step(elapsed)
        if self._behind and self.player.frame == frame:
            self.explore.show_frame(frame)

    def _run_timer(self) -> None:
        wanted = self.player.playing or self._behind
        if wanted and not self._timer.isActive():
            self._last_tick = perf_counter()
            self._timer.start()
        elif not wanted:
            self._timer.stop()

    def _set_behind(self, behind: bool) -> None:
        self._behind = behind
        self._run_timer()

    def _show_playing(self, playing: bool) -> None:
        name = "pause" if playing else "play"
        self.play_action.setIcon(icon(name, self.theme.text, self.theme.muted))
        self.play_action.setText(self.tr("&Pause") if playing else self.tr("&Play"))
        self._run_timer()

    def _show_history(self) -> None:
        self.undo_action.setEnabled(self.store.can_undo)
        self.redo_action.setEnabled(self.store.can_redo)

    def _show_choices(self, _old: Experiment | None = None, _new: Experiment | None = None) -> None:
        self._theme_actions[self.theme.key].setChecked(True)
        self._show_hint()

    def _show_hint(self) -> None:
        shown = next((p for p in PRESETS.values() if p.experiment == self.store.experiment), None)
        self._preset = shown or self._preset
        name, hint = words.label(self._preset), QApplication.translate("names", self._preset.hint)
        self._hint.setText(f"{name} · {hint}" if shown else self.tr("Changed from: {preset}").format(preset=name))
        self._hint.setToolTip(self._hint.text())

    def tell(self, text: str) -> None:
        """Say a sentence in the status line for a while; an empty one clears it."""
        if text:
            self.statusBar().showMessage(text, MESSAGE_MILLISECONDS)
        else:
            self.statusBar().clearMessage()

    def report(self, summary: str, details: str) -> None:
        """Show an unexpected error once; while one is open, more of them wait unseen rather than pile up."""
        if self._report is None:
            self._report = ErrorReport(summary, details, self)
            self._report.destroyed.connect(self._forget_report)
            self._report.open()

    def _forget_report(self) -> None:
        self._report = None

    def closeEvent(self, event: QCloseEvent) -> None:
        self.player.pause()
        self._timer.stop()
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if child.isWindow():
                child.close()
        super().closeEvent(event)
