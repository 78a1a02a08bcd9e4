"""The composition root: screens, the lesson, keys, status line, and the only timer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from explorer import __version__
from explorer.core.optimizers import OPTIMIZERS
from explorer.explain.panel import ExplainPanel
from explorer.look import languages
from explorer.look.notation import NOTATIONS
from explorer.look.theme import DEFAULT_THEME, SPACE, THEMES, Theme
from explorer.look.wording import Wording
from explorer.screens.descent.screen import DescentScreen
from explorer.screens.registry import DEFAULT_SCREEN, SCREENS
from explorer.screens.screen import Screen
from explorer.state import lessons
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RATE_RANGE
from explorer.state.player import DEFAULT_SPEED, FRAMES_PER_SECOND, SPEEDS, Player
from explorer.state.presets import DEFAULT_PRESET, PRESETS, Preset
from explorer.state.settings import ZOOM_RANGE, Settings
from explorer.state.store import Store
from explorer.widgets.dialogs import About, ErrorReports, KeySheet
from explorer.widgets.panel import discard
from explorer.window.files import Files
from explorer.window.geometry import restored
from explorer.window.lesson_guide import LessonGuide
from explorer.window.menus import Menus

MESSAGE_MILLISECONDS = 8000
MINIMUM_SIZE = (800, 560)
DEFAULT_SIZE = (1280, 720)


class MainWindow(QMainWindow):
    """Owns the Store, the Player and the Guide. Everything with words in it is rebuilt in another language or notation.

    Signals:
        setting_changed: name and value of a field of Settings that was changed here and should be remembered.
    """

    setting_changed = Signal(str, object)

    def __init__(self, preset: Preset = DEFAULT_PRESET, settings: Settings | None = None) -> None:
        super().__init__()
        settings = settings or Settings(language=languages.DEFAULT_LANGUAGE)
        self.zoom = settings.zoom
        self._growth = 1.0
        self.theme: Theme = THEMES.get(settings.theme, THEMES[DEFAULT_THEME])
        self._chosen_language = settings.language  # empty as long as the system's is followed
        wanted = settings.language or languages.system_language()
        self.language = self._usable(wanted)
        self.wording = Wording(NOTATIONS[settings.notation])
        languages.install(self.language)
        self._preset = preset
        self._behind = False
        self._errors = ErrorReports(self)
        self.screen_key = DEFAULT_SCREEN
        self.screens: dict[str, Screen] = {}
        self._looked_at: dict[str, int] = {}  # of screens that were thrown away
        self.lessons, faults = lessons.load_all(lessons.FOLDER, tuple(SCREENS))
        self.store = Store(preset.experiment, self)
        self.player = Player(preset.experiment.descent.steps, self)
        self.guide = LessonGuide(self)
        self.files = Files(self)
        self.store.changed.connect(self._follow_change)  # before any screen hears of it
        self._apply_look()
        self.setMinimumSize(*MINIMUM_SIZE)
        self._hint = QLabel()
        self._hint_text = ""
        self.statusBar().addWidget(self._hint, 1)
        self.statusBar().messageChanged.connect(lambda _text: self._show_hint_text())
        self.statusBar().setSizeGripEnabled(False)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1000 // FRAMES_PER_SECOND)
        self._timer.timeout.connect(self._tick)
        self._last_tick = perf_counter()
        self.resize(self._first_size())
        self._build()
        self.player.playing_changed.connect(self._show_playing)
        self.store.history_changed.connect(self._show_history)
        if settings.geometry:
            restored(self, settings.geometry, [screen.availableGeometry() for screen in QApplication.screens()])
        for fault in faults:
            self.tell(self.wording.refusal(fault))
        if self.language != wanted:
            self.tell(languages.font_wanted(wanted))

    @property
    def settings(self) -> Settings:
        """What should be remembered."""
        return Settings(self.theme.key, self.zoom, self._geometry(), self._chosen_language, self.wording.notation.key)

    def _geometry(self) -> str:
        return bytes(self.saveGeometry().toHex().data()).decode()

    def _say_geometry(self) -> None:
        if self.isVisible():
            self.setting_changed.emit("geometry", self._geometry())

    # What bears wording, made anew for another language or notation

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Softmax & Loss Explorer"))
        self.menus = Menus(self)
        self.setMenuBar(self.menus)
        self.menus.place_row()
        self._looked_at |= {key: screen.looked_at() for key, screen in self.screens.items()}
        self.screens = {}
        self._body = body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        frame = QVBoxLayout()
        frame.setContentsMargins(SPACE, SPACE, SPACE, 0)
        frame.addWidget(self.guide.build(body))
        column.addLayout(frame)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        self.setCentralWidget(body)
        body.installEventFilter(self)
        self.explain = ExplainPanel(self.theme, self.wording, body)
        self.explain.hide()
        self.explain.loss_chosen.connect(lambda key: self.store.ask(lambda now: now.changed(chosen_loss=key)))
        self.explain.copied.connect(self.tell)
        self.explain.closed.connect(self.explain.hide)
        self._show_screen()
        self.guide.show_step(restore=False)
        self._show_history()
        self._show_playing(self.player.playing)

    def _rebuild(self) -> None:
        """Make everything with words in it anew; the experiment, the frame and the lesson stay as they are."""
        explaining = not self.explain.isHidden()
        self.setUpdatesEnabled(False)
        row = self.menus.screen_row
        for old in (self.menus, self._body):
            old.hide()  # it is taken away when events are next handled
        self._build()
        discard(row)  # Qt has handed it on to the new menu bar
        self.explain.setVisible(explaining)
        self._show_explanation()
        self.setUpdatesEnabled(True)
        self._fit()

    def set_language(self, key: str) -> None:
        """Another language at once; where no font can show it, say which to install and keep the present one."""
        if self._usable(key) != key:
            self.menus.languages[self.language].setChecked(True)  # a press has ticked the other one
            self.tell(languages.font_wanted(key))
        elif key != self.language:
            self.language = self._chosen_language = key
            languages.install(key)
            self._apply_look()
            self._rebuild()
            self.setting_changed.emit("language", key)

    def _usable(self, key: str) -> str:
        """`key`, or English where no font can show it."""
        return languages.DEFAULT_LANGUAGE if languages.lacks_font(key) else key

    def set_notation(self, key: str) -> None:
        """Other signs for logits, probabilities and target, everywhere at once."""
        self.wording = Wording(NOTATIONS[key])
        self._rebuild()
        self.setting_changed.emit("notation", key)

    # Screens

    @property
    def screen_shown(self) -> Screen:
        """The screen that is seen."""
        return self.screens[self.screen_key]

    @property
    def descent_screen(self) -> DescentScreen:
        """The screen of error surfaces."""
        screen = self._made(DEFAULT_SCREEN)
        assert isinstance(screen, DescentScreen)
        return screen

    def _made(self, key: str) -> Screen:
        """The screen `key`, made when it is first asked for."""
        if key not in self.screens:
            screen = SCREENS[key].load()(self.store, self.player, self.theme, self.wording)
            screen.message.connect(self.tell)
            if screen.transport is not None:
                screen.transport.set_actions(self.menus.transport)
                screen.order_tabs()
            if key in self._looked_at:
                screen.look_at(self._looked_at.pop(key))
            screen.drawn.connect(lambda behind, key=key: self._hear_drawn(key, behind))
            self.screens[key] = screen
            self.stack.addWidget(screen)
        return self.screens[key]

    def show_screen(self, key: str) -> None:
        """Bring another screen to the front; the experiment stays as it is."""
        if key == self.screen_key:
            self.menus.screens[key].setChecked(True)  # a press would have unchecked it
            return
        self.player.pause()
        self.screen_shown.finish_typing()
        self.bring_screen(key)
        self.show_hint()

    def bring_screen(self, key: str) -> None:
        """Bring the screen `key` to the front and nothing else: for a lesson, which goes on from there."""
        self.screen_key = key
        self._show_screen()

    def _show_screen(self) -> None:
        screen = self._made(self.screen_key)
        self._behind = False  # of the screen before; this one says so anew when it catches up
        self.stack.setCurrentWidget(screen)
        self._run_timer()
        self._show_explanation()
        self.guide.show_answer()
        screen.setFocus()  # else the first control has it, and Space opens that instead of playing
        for key, action in self.menus.screens.items():
            action.setChecked(key == self.screen_key)

    def reset_screen(self) -> None:
        """What this screen edits back at its first values."""
        if self.store.ask(self.screen_shown.reset):
            self.start_over()
            self.tell(self.tr("This screen is reset; Undo brings the experiment back."))

    # What the actions do

    def start_over(self) -> None:
        """Frame 0, and nothing half typed: something else as a whole is about to be shown."""
        self.player.rewind()
        self.screen_shown.drop_typing()

    def load_preset(self, preset: Preset) -> None:
        """Show a preset from its start; Undo brings back what was there."""
        self.start_over()
        self._preset = preset
        self.show_screen(DEFAULT_SCREEN)
        self.store.replace(preset.experiment)
        self.show_hint()

    def reset_all(self) -> None:
        """The first preset on its screen, rewound, without a lesson, at normal speed and text size."""
        self.guide.close()
        self.set_zoom(1.0)
        self.player.set_speed(DEFAULT_SPEED)
        self.load_preset(DEFAULT_PRESET)
        self.tell(self.tr("Everything is reset; Undo brings the experiment back."))

    def turn_preset(self, way: int) -> None:
        """The next or previous preset."""
        presets = list(PRESETS.values())
        place = presets.index(self._preset) + way
        if 0 <= place < len(presets):
            self.load_preset(presets[place])
        else:
            self.tell(self.tr("This is the last preset.") if way > 0 else self.tr("This is the first preset."))

    def cycle(self, name: str, values: Sequence[object]) -> None:
        """The next of `values` for a field of Display."""
        now = getattr(self.store.experiment.display, name)
        after = values[(values.index(now) + 1) % len(values)]
        self.store.ask(lambda experiment: experiment.changed(**{name: after}))

    def next_of(self, keys: Iterable[str], now: Callable[[], str], slot: Callable[[str], None]) -> None:
        """Give `slot` the key after the present one."""
        order = list(keys)
        slot(order[(order.index(now()) + 1) % len(order)])

    def theme_key(self) -> str:
        return self.theme.key

    def language_key(self) -> str:
        return self.language

    def notation_key(self) -> str:
        return self.wording.notation.key

    def change_optimizer(self, way: int) -> None:
        """The next or previous optimizer for all runs."""
        keys = list(OPTIMIZERS)
        now = keys.index(self.store.experiment.descent.runs[0].optimizer)
        self.store.ask(lambda experiment: experiment.with_runs(optimizer=keys[(now + way) % len(keys)]))

    def change_rate(self, factor: float) -> None:
        """`factor` times the learning rate, to two figures, for all runs."""
        rate = float(f"{self.store.experiment.descent.runs[0].learning_rate * factor:.2g}")
        low, high = RATE_RANGE
        self.store.ask(lambda experiment: experiment.with_runs(learning_rate=min(max(rate, low), high)), "rate keys")

    def change_speed(self, way: int) -> None:
        """The next faster or slower speed."""
        place = SPEEDS.index(self.player.speed) + way
        self.player.set_speed(SPEEDS[min(max(place, 0), len(SPEEDS) - 1)])

    def start_from(self, index: int) -> None:
        """Make the place where run `index` stands the new start, on the screen of surfaces."""
        explore = self.descent_screen
        if self.screen_shown is explore and index < len(explore.cards):
            explore.start_from(index)

    def escape(self) -> None:
        """Close what is open over the screen, stop computing, or leave full screen."""
        if not self.explain.isHidden():
            self.explain.hide()
        elif self._behind:
            self.player.pause()
            self.player.seek(self.screen_shown.shown_frame)
        elif self.isFullScreen():
            self.toggle_full_screen()

    def toggle_explain(self) -> None:
        """Show or hide the formula with its numbers."""
        self.explain.setVisible(self.explain.isHidden())
        self._show_explanation()
        self._fit()

    def set_theme(self, key: str) -> None:
        """Another look, at once."""
        self.theme = THEMES[key]
        self._growth = self.theme.growth(self.width(), self.height())
        self._apply_look()
        self._restyle()
        self.menus.draw_icons()
        self.menus.themes[key].setChecked(True)
        self._show_playing(self.player.playing)
        self.setting_changed.emit("theme", key)

    def set_zoom(self, zoom: float) -> None:
        """Text zoom, kept within what can be laid out."""
        self.zoom = min(max(round(zoom, 3), ZOOM_RANGE[0]), ZOOM_RANGE[1])
        self._apply_look()
        self._restyle()
        self.setting_changed.emit("zoom", self.zoom)

    def _restyle(self) -> None:
        for screen in self.screens.values():
            screen.apply_theme(self.theme)
        self.guide.pointer.apply_theme(self.theme)
        self.explain.apply_theme(self.theme)
        self._fit()

    def toggle_full_screen(self) -> None:
        """Full screen and back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _apply_look(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(self.theme.palette())
        zoom = self.zoom * self._growth
        application.setFont(self.theme.font(zoom, languages.families(self.language)))
        for change in (QEvent.Type.ApplicationPaletteChange, QEvent.Type.ApplicationFontChange):
            QApplication.sendPostedEvents(None, change)  # at once: what follows measures with it
        sheet = self.theme.style_sheet()
        if application.styleSheet() != sheet:  # Qt styles every widget again: a third of a second
            application.setStyleSheet(sheet)

    def show_keys(self) -> None:
        """The sheet of keys."""
        KeySheet(self.menus.key_groups, self).open()

    def show_about(self) -> None:
        """What the app is, and its parts."""
        About(__version__, self).open()

    # What is shown

    def _tick(self) -> None:
        """Let time pass for the Player, and go on computing what was not ready."""
        now = perf_counter()
        elapsed, self._last_tick = now - self._last_tick, now
        frame = self.player.frame
        self.player.step(elapsed)
        if self._behind and self.player.frame == frame:
            self.screen_shown.show_frame(frame)

    def _run_timer(self) -> None:
        wanted = self.player.playing or self._behind
        if wanted and not self._timer.isActive():
            self._last_tick = perf_counter()
            self._timer.start()
        elif not wanted:
            self._timer.stop()

    def _hear_drawn(self, key: str, behind: bool) -> None:
        if key == self.screen_key:
            self._behind = behind
            self._run_timer()
            self._show_explanation()
            self.guide.show_answer()
            self.guide.pointer.follow()  # the view may have gone, or have come back

    def _follow_change(self, old: Experiment, new: Experiment) -> None:
        """Before the screens hear of it: where what moves begins anew, so does time."""
        if _beginning(old) != _beginning(new):
            self.player.rewind()
        self.player.set_steps(new.descent.steps)
        self.statusBar().clearMessage()  # it spoke of what was before
        self.show_hint()

    def _show_playing(self, playing: bool) -> None:
        self.menus.show_playing(playing)
        self._run_timer()

    def _show_history(self) -> None:
        self.menus.undo.setEnabled(self.store.can_undo)
        self.menus.redo.setEnabled(self.store.can_redo)

    def _show_explanation(self) -> None:
        if not self.explain.isHidden():
            self.explain.show_point(*self.screen_shown.explained())

    def show_hint(self) -> None:
        """What there is to see, or to do in a lesson, in the status line while no message stands there."""
        hint = self.guide.hint()
        if hint:
            self._set_hint(hint)
            return
        shown = next((p for p in PRESETS.values() if p.experiment == self.store.experiment), None)
        self._preset = shown or self._preset
        record = SCREENS[self.screen_key]
        text = f"{self.wording.label(record)} · {self.wording.name(record.hint)}"
        if self.screen_key == DEFAULT_SCREEN:
            name, hint = self.wording.label(self._preset), self.wording.name(self._preset.hint)
            text = f"{name} · {hint}" if shown else self.tr("Changed from: {preset}").format(preset=name)
        self._set_hint(text)

    def _set_hint(self, text: str) -> None:
        self._hint_text = text
        self._show_hint_text()

    def _show_hint_text(self) -> None:
        """The hint, unless a message stands in its place."""
        text = "" if self.statusBar().currentMessage() else self._hint_text
        self._hint.setText(text)
        self._hint.setToolTip(text)

    def tell(self, text: str) -> None:
        """Say a sentence in the status line for a while; an empty one clears it."""
        if text:
            self.statusBar().showMessage(text, MESSAGE_MILLISECONDS)
        else:
            self.statusBar().clearMessage()

    def report(self, summary: str, details: str) -> None:
        """Show an unexpected error; while one is open, more of them are added to it rather than pile up."""
        self._errors.add(summary, details)

    def _first_size(self) -> QSize:
        """The usual size, or what the screen has."""
        return QSize(*DEFAULT_SIZE).boundedTo(self.screen().availableSize())

    def _fit(self) -> None:
        """The row of screens beside the menus, and the explanation over the right part."""
        self.menus.fit()
        body = self._body.rect()
        width = int(body.width() * (0.6 if body.width() < 1200 else 0.46))
        self.explain.setGeometry(body.right() - width, 0, width, body.height())
        self.explain.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._body:  # a new one gets its size later
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()
        self._fit()
        self._say_geometry()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._say_geometry()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._say_geometry()

    def _grow(self) -> None:
        """Type that follows the size of the window, where the theme wants it."""
        growth = self.theme.growth(self.width(), self.height())
        if growth != self._growth:
            self._growth = growth
            self._apply_look()
            self._restyle()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.player.pause()
        self._timer.stop()
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if child.isWindow():
                child.close()
        super().closeEvent(event)


def _beginning(experiment: Experiment) -> tuple[object, ...]:
    """What the runs and the trainings begin from: when it changes, they begin anew."""
    return experiment.problem, experiment.free, experiment.encoding.case, experiment.network
