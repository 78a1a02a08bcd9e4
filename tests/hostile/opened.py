"""Hostile files written to a folder and opened: the outcome of each, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from explorer.state.user_error import LONGEST_SENTENCE, UserError
from explorer.window.main_window import MainWindow
from tests.hostile.kinds import Hostile
from tests.hostile.made import generated
from tests.support.gui import WORDING
from tools import translations

# Words that only a program uses; text in “ ” is quoted from the file.
TELL_TALES = re.compile(
    r"NoneType|Errno|Error|Exception|Traceback|<class|object is not|not iterable|unhashable|argument|positional|codec"
    r"|Expecting|Exceeds|\(char|\b(nan|inf)\b(?=[ .,;]|$)|\bNone\b|\bTrue\b|\bFalse\b"
    r"|\bdict\b|\btuple\b|\bstr\b|\bint\b|\{[a-z]{2,}\}"
)


@cache  # only when the first file is opened
def texts() -> frozenset[translations.Text]:
    """Every text that is translated."""
    return frozenset(translations.gathered())


@dataclass
class Outcome:
    """The outcome: the sentence, empty if the file was read, and the seconds it took."""

    hostile: Hostile
    sentence: str
    seconds: float
    problems: list[str] = field(default_factory=list)


def written(hostile: Hostile, folder: Path, number: int) -> Path:
    """Write the file and return its path."""
    path = folder / f"{number}{hostile.kind.suffix}"
    if isinstance(hostile.data, bytes):
        path.write_bytes(hostile.data)
    else:
        hostile.data(path)
    return path


def opened(hostile: Hostile, path: Path) -> Outcome:
    """Read the file; an error other than a refusal is a problem, and so is a refusal in technical words."""
    begun = perf_counter()
    try:
        hostile.kind.read(path)
    except UserError as fault:
        seconds = perf_counter() - begun
        problems = [*faults_of(WORDING.refusal(fault)), *faults_of(str(fault))]
        problems += [f"is not translated: {text!r}" for text in templates(fault) if ("errors", text) not in texts()]
        outcome = Outcome(hostile, WORDING.refusal(fault), seconds, problems)
        if hostile.fields and not any(name in outcome.sentence for name in hostile.fields):
            outcome.problems.append(f"names none of {hostile.fields}")
    except Exception as unexpected:
        return Outcome(hostile, "", perf_counter() - begun, [f"raises {type(unexpected).__name__}: {unexpected}"[:300]])
    else:
        outcome = Outcome(hostile, "", perf_counter() - begun)
    if hostile.harmless and outcome.sentence:
        outcome.problems.append("was refused")
    return outcome


def templates(fault: UserError) -> Iterator[str]:
    """The sentences that a refusal consists of."""
    yield fault.template
    for value in fault.values.values():
        if isinstance(value, UserError):
            yield from templates(value)


def faults_of(sentence: str) -> list[str]:
    """What is wrong with a refusal."""
    problems = []
    if len(sentence) > LONGEST_SENTENCE:
        problems.append(f"is {len(sentence)} letters long")
    if not sentence.isprintable():
        problems.append("has letters that are not seen")
    if not sentence.endswith((".", "…", "。")):
        problems.append("is no sentence")
    told = TELL_TALES.search(re.sub("“[^”]*”?|「[^」]*」?", "", sentence))
    if told:
        problems.append(f"speaks like a program: {told[0]}")
    return problems


def shown(hostile: Hostile, path: Path, window: MainWindow) -> Outcome:
    """Open the file from the File menu; returns the text of the status line."""
    begun = perf_counter()
    window.status.say("")
    try:
        attrgetter(hostile.kind.command)(window.files)(path)
        QApplication.processEvents()
    except Exception as unexpected:
        return Outcome(hostile, "", 0.0, [f"raises in the window {type(unexpected).__name__}: {unexpected}"[:300]])
    message = window.statusBar().currentMessage()
    return Outcome(hostile, message, perf_counter() - begun, faults_of(message) if message else [])


def outcomes(count: int, seed: int, folder: Path) -> Iterator[Outcome]:
    """Create and open `count` files in `folder`."""
    for number, hostile in enumerate(generated(count, seed)):
        path = written(hostile, folder, number)
        yield opened(hostile, path)
        if path.is_file() and not path.is_symlink():
            path.unlink()
