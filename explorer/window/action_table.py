"""The table of all actions: menus, entries, keys and effects."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from explorer.look.theme import DEFAULT_THEME, THEMES
from explorer.screens.registry import SCREENS, ScreenRecord
from explorer.state.comparisons import COMPARISONS, Comparison
from explorer.state.experiment_parts import COLOUR_SCALES, MAX_RUNS, QUANTITIES
from explorer.state.presets import PRESETS, Preset
from explorer.state.rate_curves import has_best_rates, has_same_rate, with_same_rate
from explorer.window.entries import Entry, Menu, Phrase, Submenu, Text
from explorer.window.lesson_strip import MAX_CHOICES
from explorer.window.setting_entries import LANGUAGE, NOTATION, THEME, hint, label, own_name

ZOOM_STEP = 1.1
RATE_FACTOR = 10**0.25
OFF_ON = (True, False)

tr = Phrase  # the translation tool collects the texts from calls of tr


def screen(number: int, record: ScreenRecord) -> Entry:
    return Entry(
        label(record),
        f"Ctrl+{number}",
        lambda do: do.workbench.show_screen(record.key),
        name=f"screen {record.key}",
        tip=hint(record),
        icon=record.icon,
        is_ticked=lambda do: do.workbench.screen == record.key,
    )


def preset(record: Preset) -> Entry:
    return Entry(label(record), "", lambda do: do.workbench.load_preset(record), tip=hint(record))


def prediction(index: int) -> Entry:
    text = tr("Predict: answer {n}").format(n=index + 1)
    return Entry(text, str(index + 1), lambda do: do.lesson.predict(index))


def comparison(record: Comparison) -> Entry:
    return Entry(label(record), "", lambda do: do.commands.compare(record), tip=hint(record))


def start_from(index: int) -> Entry:
    letter = THEMES[DEFAULT_THEME].run(index).letter
    text = tr("Start from the position of run {x}").format(x=letter)
    return Entry(text, f"Shift+{letter}", lambda do: do.workbench.start_from(index))


def cycle(text: Text, keys: str, name: str, values: tuple[object, ...]) -> Entry:
    """The next of `values` for a field of the Experiment."""
    return Entry(text, keys, lambda do: do.workbench.cycle(name, values))


def zoom(text: Text, keys: str, factor: float) -> Entry:
    return Entry(text, keys, lambda do: do.appearance.set_zoom(do.appearance.zoom * factor))


def video(title: Text, address: str) -> Entry:
    return Entry(title, "", lambda _do: QDesktopServices.openUrl(QUrl(address)))


# The addresses that the slides of the lecture give, both in Mandarin
VIDEOS = (
    (tr("&Video: classification (Hung-yi Lee)…"), "https://youtu.be/fZAZUYEeIMg"),
    (tr("Video: &logistic regression (Hung-yi Lee)…"), "https://youtu.be/hSXFuypLukA"),
)

FILE = Menu(
    tr("&File"),
    (
        Entry(
            tr("&New…"), "Ctrl+N", lambda do: do.commands.show_gallery(), tip=tr("Lessons and presets, with pictures")
        ),
        None,
        Entry(tr("&Open session…"), "Ctrl+O", lambda do: do.files.ask_session()),
        Entry(tr("&Save session…"), "Ctrl+S", lambda do: do.files.ask_save()),
        Entry(tr("Save &picture…"), "Ctrl+Shift+S", lambda do: do.files.ask_picture()),
        None,
        Entry(tr("Open &lesson…"), "Ctrl+Shift+O", lambda do: do.files.ask_lesson()),
        None,
        Entry(
            tr("Open &data…"),
            "Ctrl+D",
            lambda do: do.files.data.ask(),
            tip=tr("Train the network with your own images: files in MNIST's format"),
        ),
        Entry(
            tr("&Built-in digits"),
            "Ctrl+Shift+D",
            lambda do: do.files.data.use_built_in(),
            tip=tr("Train the network with the digits that come with the app"),
        ),
        None,
        Entry(tr("&Quit"), "Ctrl+Q", lambda do: do.commands.quit()),
    ),
)

EDIT = Menu(
    tr("&Edit"),
    (
        Entry(tr("&Undo"), "Ctrl+Z", lambda do: do.workbench.undo(), "undo"),
        Entry(tr("&Redo"), "Ctrl+Y Ctrl+Shift+Z", lambda do: do.workbench.redo(), "redo"),
        None,
        Entry(tr("Reset &this screen"), "Ctrl+R", lambda do: do.commands.reset_screen()),
        Entry(tr("Reset &all"), "Alt+R", lambda do: do.workbench.reset_all()),
    ),
)

VIEW = Menu(
    tr("&View"),
    (
        *(screen(number, record) for number, record in enumerate(SCREENS.values(), 1)),
        Entry(tr("E&xplain: the formula with its numbers"), "E", lambda do: do.commands.toggle_explanation()),
        None,
        THEME.submenu(tr("&Theme")),
        Entry(tr("Next theme"), "Ctrl+T", THEME.choose_next),
        LANGUAGE.submenu(tr("Lan&guage"), own_name),
        Entry(tr("Next language"), "Ctrl+L", LANGUAGE.choose_next),
        NOTATION.submenu(tr("N&otation")),
        Entry(tr("Next notation"), "N", NOTATION.choose_next),
        None,
        Entry(
            tr("&Present"),
            "F5",
            lambda do: do.commands.present(),
            "present",
            tr("Present: the views that matter fill the window"),
            "present",
            is_ticked=lambda do: do.appearance.is_presenting,
        ),
        Entry(tr("This view alo&ne"), "F", lambda do: do.commands.present_view(), tip=tr("Put this view on stage")),
        Entry(tr("&Black screen while presenting"), "B .", lambda do: do.commands.blank()),
        Entry(tr("&Full screen"), "F11", lambda do: do.commands.toggle_full_screen()),
        None,
        zoom(tr("Text &larger"), "Ctrl++ Ctrl+=", ZOOM_STEP),
        zoom(tr("Text &smaller"), "Ctrl+-", 1 / ZOOM_STEP),
        Entry(tr("Text nor&mal"), "Ctrl+0", lambda do: do.appearance.set_zoom(1.0)),
        None,
        cycle(tr("&Value, slope or steps to learn"), "V", "quantity", QUANTITIES),
        cycle(tr("Flat maps or lan&dscapes"), "D", "is_landscape", OFF_ON),
        cycle(tr("Linear or logarithmic colours"), "G", "colour_scale", COLOUR_SCALES),
        cycle(tr("&Common or own colour scales"), "C", "common_scale", OFF_ON),
        cycle(tr("Loss axis linear or logarithmic"), "Shift+L", "log_loss", OFF_ON),
        cycle(tr("Slope axis linear or logarithmic"), "Shift+S", "log_slope", OFF_ON),
    ),
)

DESCENT = Menu(
    tr("&Descent"),
    (
        Entry(tr("Re&wind"), "Home", lambda do: do.player.rewind(), "rewind", tr("Rewind to the start"), "rewind"),
        Entry(tr("Step &back"), "Left", lambda do: do.player.nudge(-1), "step back", None, "back", repeats=True),
        Entry(tr("&Play"), "Space", lambda do: do.lesson.play(), "play", tr("Play or pause"), "play"),
        Entry(tr("&Step"), "Right", lambda do: do.player.nudge(1), "step", None, "forward", repeats=True),
        Entry(tr("To the &end"), "End", lambda do: do.player.nudge(do.player.steps), "end", None, "end"),
        Entry(
            tr("&Cancel"),
            "Esc",
            lambda do: do.commands.escape(),
            tip=tr("Leave the stage, stop computing, or leave full screen"),
        ),
        None,
        Entry(tr("&Faster"), "+", lambda do: do.player.change_speed(1)),
        Entry(tr("Slowe&r"), "-", lambda do: do.player.change_speed(-1)),
        None,
        Entry(
            tr("Next &optimizer"), "O", lambda do: do.workbench.change_optimizer(1), "next optimizer", None, "optimizer"
        ),
        Entry(tr("Previous optimizer"), "Shift+O", lambda do: do.workbench.change_optimizer(-1)),
        Entry(
            tr("&Larger learning rate"),
            "]",
            lambda do: do.workbench.change_rate(RATE_FACTOR),
            "larger rate",
            None,
            "rate-up",
        ),
        Entry(
            tr("Smaller learning rate"),
            "[",
            lambda do: do.workbench.change_rate(1 / RATE_FACTOR),
            "smaller rate",
            None,
            "rate-down",
        ),
        Entry(
            tr("The sa&me learning rate for all runs"),
            "Shift+R",
            lambda do: do.workbench.store.ask(with_same_rate),
            is_ticked=lambda do: has_same_rate(do.workbench.store.experiment),
        ),
        Entry(
            tr("Each loss at its own bes&t learning rate"),
            "R",
            lambda do: do.commands.take_best_rates(),
            is_ticked=lambda do: has_best_rates(do.workbench.store.experiment),
        ),
        None,
        Submenu(tr("Comp&are"), tuple(comparison(record) for record in COMPARISONS.values())),
        *(start_from(index) for index in range(MAX_RUNS)),
    ),
)
TRANSPORT = ("rewind", "step back", "play", "step", "end")  # the buttons of the player, from left to right
PAUSE, PAUSE_ICON = tr("&Pause"), "pause"  # the entry "play" while it plays

LESSONS = Menu(
    tr("&Lessons"),
    (
        None,
        Entry(
            tr("&Next step of the lesson"),
            "PgDown",
            lambda do: do.lesson.turn(1),
            "next step",
            tr("Next step"),
            "next",
        ),
        Entry(
            tr("Pre&vious step of the lesson"),
            "PgUp",
            lambda do: do.lesson.turn(-1),
            "previous step",
            tr("Previous step"),
            "previous",
        ),
        Entry(tr("&Back to the lesson"), "Backspace", lambda do: do.lesson.show_step(), "back to the lesson"),
        *(prediction(index) for index in range(MAX_CHOICES)),
        Entry(tr("&Close the lesson"), "Ctrl+W", lambda do: do.lesson.close(), "close the lesson", None, "close"),
        None,
        Submenu(tr("&Presets"), tuple(preset(record) for record in PRESETS.values())),
        Entry(tr("Next preset"), "Ctrl+PgDown", lambda do: do.workbench.turn_preset(1)),
        Entry(tr("Previous preset"), "Ctrl+PgUp", lambda do: do.workbench.turn_preset(-1)),
    ),
    has_lessons=True,
)

HELP = Menu(
    tr("&Help"),
    (
        Entry(tr("&Keys"), "F1", lambda do: do.commands.show_keys(), "keys"),
        None,
        *(video(title, address) for title, address in VIDEOS),
        None,
        Entry(tr("&About"), "", lambda do: do.commands.show_about(), "about"),
    ),
)

MENUS = (FILE, EDIT, VIEW, DESCENT, LESSONS, HELP)
ENTRIES = tuple(entry for menu in MENUS for entry in menu.entries)
