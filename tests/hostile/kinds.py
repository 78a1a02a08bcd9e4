"""The kinds of files that the app reads, with a valid example of each, and the record of a hostile file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from explorer.look.notation import NOTATIONS
from explorer.look.theme import THEMES
from explorer.screens.registry import SCREENS
from explorer.state import idx_file, lessons, session_file, settings
from explorer.state.experiment import Experiment
from explorer.state.settings import Known

KNOWN = Known(tuple(THEMES), ("en",), tuple(NOTATIONS))
SESSION = session_file.to_text(Experiment().with_runs(optimizer="adam", hyperparameters=(("beta1", 0.5),)))
SETTINGS = '{"version": 1, "theme": "dark", "zoom": 1.5, "geometry": "00ff", "language": "en", "notation": "lecture"}'
LESSON = """title = "A lesson"
[[step]]
screen = "softmax"
title = "One"
text = "First."
change = { logits = [1.0, 2.0, 3.0], temperature = 2.0, steps = 90 }
[[step]]
title = "Two"
text = "Second."
reset = true
point = "block"
runs = [{ loss = "mse", optimizer = "adam", learning_rate = 0.5, beta1 = 0.8 }]
play = 7
after = "Third."
[step.question]
ask = "What?"
choices = ["this", "that"]
answer = 2
"""


@dataclass(frozen=True)
class Kind:
    """One kind of file: how it is named and read, a valid example, and the command of Files that opens it."""

    name: str
    suffix: str
    read: Callable[[Path], object]
    good: str
    command: str = "open_session"


KINDS = {
    kind.name: kind
    for kind in (
        Kind("session", session_file.SUFFIX, session_file.load, SESSION),
        Kind("lesson", lessons.SUFFIX, lambda path: lessons.load(path, tuple(SCREENS)), LESSON, "open_lesson"),
        Kind("settings", ".json", lambda path: settings.read(path, KNOWN), SETTINGS),
        Kind("images", "-images-idx3-ubyte", idx_file.read, "", "data.open"),
    )
}


@dataclass(frozen=True)
class Hostile:
    """A file to open. The refusal names one of the paths in `fields`; a `harmless` file must be read."""

    kind: Kind
    family: str
    data: bytes | Callable[[Path], None]
    fields: tuple[str, ...] = ()
    harmless: bool = False
