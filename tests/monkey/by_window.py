"""What the monkey does with the window as a whole: screens, lessons, looks, sizes, files, time."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtWidgets import QApplication

from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.look.languages import LANGUAGES, lacks_font
from explorer.look.notation import NOTATIONS
from explorer.look.theme import THEMES
from explorer.screens.registry import SCREENS
from explorer.state.file_access import FileError
from explorer.state.presets import PRESETS
from explorer.widgets.dialogs import ErrorReport, Sheet
from tests.monkey import hand
from tests.monkey.user import User

FRAMES = 6  # frames of an animation that are played
READINGS = 12  # timeouts of the timer, at most, to wait for them


def screen(monkey: User) -> None:
    key = monkey.random.choice(list(SCREENS))
    monkey.note(key)
    monkey.window.workbench.show_screen(key)


def lesson_step(monkey: User) -> None:
    lesson = monkey.random.choice(monkey.lessons)
    step = monkey.random.randrange(len(lesson.steps))
    monkey.note(f"{lesson.key} {step + 1}")
    monkey.window.lesson.open(lesson, step)
    for _ in range(monkey.random.randrange(3)):
        hand.named(monkey.random.choice(("PageDown", "PageUp", "1", "2", "Backspace", "F5")))


def own_lesson(monkey: User) -> None:
    path = monkey.random.choice(monkey.files.lessons)
    monkey.note(path.name)
    monkey.window.files.open_lesson(path)


def preset(monkey: User) -> None:
    chosen = monkey.random.choice(list(PRESETS.values()))
    monkey.note(chosen.key)
    monkey.window.workbench.load_preset(chosen)


def runs(monkey: User) -> None:
    changes = {"loss": monkey.random.choice(list(LOSSES)), "optimizer": monkey.random.choice(list(OPTIMIZERS))}
    monkey.note(str(changes))
    monkey.window.workbench.store.replace(monkey.window.workbench.store.experiment.with_runs([0], **changes))


def language(monkey: User) -> None:
    key = monkey.random.choice([key for key in LANGUAGES if not lacks_font(key)])
    monkey.note(key)
    monkey.window.appearance.set_language(key)


def notation(monkey: User) -> None:
    key = monkey.random.choice(list(NOTATIONS))
    monkey.note(key)
    monkey.window.appearance.set_notation(key)


def theme(monkey: User) -> None:
    key = monkey.random.choice(list(THEMES))
    monkey.note(key)
    monkey.window.appearance.set_theme(key)


def zoom(monkey: User) -> None:
    keys = monkey.random.choice(("Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+0"))
    for _ in range(monkey.random.choice((1, 1, 1, 4))):
        hand.shortcut(keys)


def resize(monkey: User) -> None:
    """Any size, now and then so small that little is visible, or so large that much is painted."""
    draw = monkey.random.random()
    width, height = monkey.random.randrange(640, 1200), monkey.random.randrange(480, 800)
    if draw < 0.15:
        height = monkey.random.randrange(60, 480)
    elif draw < 0.22:
        width, height = monkey.random.randrange(1200, 2561), monkey.random.randrange(800, 1441)
    monkey.note(f"{width}x{height}")
    monkey.window.resize(width, height)


def full_screen(monkey: User) -> None:
    hand.named("F11")
    monkey.glance()
    if monkey.random.random() < 0.7:
        hand.named("F11")


def explain(monkey: User) -> None:
    panel = monkey.window.body.explain
    monkey.window.body.toggle_explanation()
    if not panel.isHidden() and monkey.random.random() < 0.5:
        monkey.glance()
        hand.click(monkey.random.choice((panel.copy_text, panel.copy_latex, panel.close_button)))


def read_a_sheet(monkey: User) -> None:
    """Open a sheet, and change something else meanwhile."""
    monkey.window.menu_actions.named(monkey.random.choice(("keys", "about"))).trigger()
    _while_a_dialog_is_open(monkey)


def read_an_error(monkey: User) -> None:
    """Open the report of an error, and change something else meanwhile."""
    monkey.watch.expects_report = True
    for _ in range(monkey.random.randrange(1, 3)):
        monkey.window.errors.add("ValueError: nothing at all", "Traceback (most recent call last):\n" * 20)
    monkey.watch.expects_report = False
    _while_a_dialog_is_open(monkey)


def _while_a_dialog_is_open(monkey: User) -> None:
    monkey.glance()
    draw = monkey.random.random()
    if draw < 0.5:
        monkey.random.choice((language, notation, theme, screen, preset, lesson_step, resize))(monkey)
        monkey.glance()
    reports = [w for w in QApplication.topLevelWidgets() if isinstance(w, ErrorReport) and w.isVisible()]
    if reports:
        hand.click(reports[0].copy_button)
    if draw < 0.9:
        sheets = [w for w in QApplication.topLevelWidgets() if isinstance(w, Sheet) and w.isVisible()]
        for _ in sheets:
            hand.named("Escape")


def open_session(monkey: User) -> None:
    path = monkey.files.any_session(monkey.random)
    monkey.note(path.name)
    monkey.window.files.open_session(path)


def save_session(monkey: User) -> None:
    monkey.window.files.save_session(monkey.files.new_session(monkey.random))


def save_picture(monkey: User) -> None:
    with suppress(FileError):  # the folder of the second is missing
        monkey.window.files.save_picture(
            monkey.files.folder / monkey.random.choice(("picture.png", "nowhere/picture.png"))
        )


def play(monkey: User) -> None:
    """Play by key, with the real timer, until some frames are shown or it stops by itself."""
    player = monkey.window.workbench.player
    hand.named("Space")
    last = player.frame + monkey.random.randrange(1, FRAMES)
    for _ in range(READINGS):
        if not player.playing or player.frame >= last:
            break
        monkey.wait_for_timer()
    if monkey.random.random() < 0.5:
        player.pause()


def scrub(monkey: User) -> None:
    """Seek to various frames, also while they are being computed, and sometimes cancel."""
    transport = monkey.window.screens.current.transport
    if transport is None:
        return
    for _ in range(monkey.random.randrange(1, 4)):
        hand.click(transport.scrub, monkey.point(transport.scrub))
        monkey.glance()
    if monkey.random.random() < 0.4:
        hand.named("Escape")


def speed(monkey: User) -> None:
    for _ in range(monkey.random.randrange(1, 5)):
        hand.shortcut(monkey.random.choice(("+", "-")))


def reopen(monkey: User) -> None:
    """Close the window and open another with the same settings."""
    monkey.reopen()


def deliver(monkey: User) -> None:
    monkey.deliver_deferred()


# Another look, language or text size, which every widget has to follow, is slow, and as rare as with real users.
ACTS = (
    (4, screen),
    (4, lesson_step),
    (3, own_lesson),
    (2.5, preset),
    (2, runs),
    (0.7, language),
    (0.7, notation),
    (0.7, theme),
    (0.7, zoom),
    (5, resize),
    (1, full_screen),
    (3, explain),
    (1, read_a_sheet),
    (1, read_an_error),
    (2, open_session),
    (2, save_session),
    (0.5, save_picture),
    (5, play),
    (4, scrub),
    (2, speed),
    (0.3, reopen),
    (3, deliver),
)
