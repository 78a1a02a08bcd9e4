"""Figures f, g and h: another language, the first showing of a screen, and a step of a lesson."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from itertools import cycle
from tempfile import TemporaryDirectory

import numpy as np

from explorer.look.languages import LANGUAGES, lacks_font
from explorer.screens.registry import SCREENS
from explorer.state.lessons import FOLDER, load_all
from tests.benchmarks.harness import Figure, Target, milliseconds
from tests.benchmarks.start import PATIENCE, ROOT, environment
from tests.benchmarks.window import action, choice, close, open_window, screen_buttons, settle
from tests.support import caches

SWITCHES = 20
STARTS = 8
ROUNDS = 3  # through all steps of the lesson


def languages() -> list[Figure]:
    """f. The next language, from its entry in the menu until all texts are set and painted in it. Every screen was
    shown before, as at the end of a lecture."""
    window = open_window()
    for button in screen_buttons(window).values():
        button.click()
        settle()
    known = cycle([language.label for key, language in LANGUAGES.items() if not lacks_font(key)][::-1])

    def switch() -> Callable[[], None]:
        entry = choice(window, next(known))

        def act() -> None:
            entry.trigger()
            settle()

        return act

    next(known)
    samples = np.array([milliseconds(switch()) for _ in range(SWITCHES)])
    close(window)
    return [Figure("f  another language", samples[1:], Target("median", 300.0))]


def first_showings() -> list[Figure]:
    """g. The first showing of each screen in a process: from the press of its button until it is painted. This includes
    loading its modules and its data."""
    rounds = []
    with TemporaryDirectory() as settings:
        for _ in range(1 + STARTS):
            command = [sys.executable, "-m", "tests.benchmarks.started", "screens"]
            done = subprocess.run(
                command, cwd=ROOT, env=environment(settings), capture_output=True, text=True, timeout=PATIENCE
            )
            if done.returncode:
                raise RuntimeError(f"the screens were not shown:\n{done.stderr}")
            rounds.append(dict(line.split("\t") for line in done.stdout.splitlines() if "\t" in line))
    return [
        Figure(
            f"g  first look at {name}", np.array([float(each[name]) for each in rounds[1:]]), Target("median", 120.0)
        )
        for name in rounds[0]
    ]


def lesson_steps() -> list[Figure]:
    """h. Page Down through the first lesson, from the key until the step is painted; nothing of it was shown or
    computed before, except what earlier steps share with it."""
    (lesson, *_), _ = load_all(FOLDER, tuple(SCREENS))
    samples = []
    for _ in range(ROUNDS):
        caches.empty()
        window = open_window()
        turn = action(window, "PgDown")
        for _ in lesson.steps:
            samples.append(milliseconds(lambda turn=turn: (turn.trigger(), settle())))
        close(window)
    return [Figure(f"h  a step of a lesson ({len(lesson.steps)})", np.array(samples), Target("median", 60.0))]
