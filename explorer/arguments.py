"""The command-line arguments: what is accepted, and one line about an invalid one."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from explorer import __version__
from explorer.look.languages import LANGUAGES
from explorer.look.theme import THEMES
from explorer.state import lessons
from explorer.state.lesson import Lesson
from explorer.state.lesson_fields import LessonError
from explorer.state.presets import PRESETS

SIZE_RANGE = ((800, 560), (7680, 4320))
LONGEST_QUOTE = 60  # characters of a refused argument that its message repeats


def parse(given: Sequence[str] | None = None) -> argparse.Namespace:
    """Parse the arguments `given`, by default those of this process.

    Raises SystemExit after one line on stderr for an invalid argument, and after --help and --version.
    """
    return _parser().parse_args(given)


def lesson(name: str) -> Lesson:
    """The lesson called `name`, or in the file `name`; raises LessonError."""
    from explorer.screens.registry import FORMER_KEYS, SCREENS  # imports every view, which --help does not need

    known = sorted(path.stem for path in lessons.FOLDER.glob("*" + lessons.SUFFIX))
    if name in known:
        return lessons.load(lessons.FOLDER / (name + lessons.SUFFIX), tuple(SCREENS))
    if not name.endswith(lessons.SUFFIX):
        shown = _quoted(name)[1:-1] or '""'
        raise LessonError(
            "There is no lesson {name}; there are {known}, or a file of your own whose name ends in {suffix}.",
            name=shown,
            known=", ".join(known),
            suffix=lessons.SUFFIX,
        )
    return lessons.load(Path(name), tuple(SCREENS), FORMER_KEYS)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; --help lists what there is\n")


def _parser() -> argparse.ArgumentParser:
    # No abbreviations: their meaning could change when an option is added.
    parser = _Parser(
        prog="softmax-loss-explorer", description="See why softmax, and why cross-entropy.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    shown = parser.add_mutually_exclusive_group()
    _add_choice(shown.add_argument, "--preset", PRESETS)
    shown.add_argument("--lesson", metavar="NAME", help="begin with this lesson: its name, or a .toml file of your own")
    _add_choice(parser.add_argument, "--theme", THEMES)
    _add_choice(parser.add_argument, "--language", LANGUAGES)
    parser.add_argument(
        "--size", metavar="WxH", type=_size, help="of the window, or of the pictures in pixels, e.g. 1280x720"
    )
    parser.add_argument(
        "--render",
        metavar="DIR",
        type=_folder,
        help="write the presets, or every step of the lesson named, as PNG files and end",
    )
    parser.add_argument("--stage", action="store_true", help="present: with --render as pictures of the lesson's stage")
    return parser


def _add_choice(add: Callable[..., argparse.Action], option: str, keys: Iterable[str]) -> None:
    known = ", ".join(keys)

    def one_of(text: str) -> str:
        if text not in keys:
            raise argparse.ArgumentTypeError(f"{_quoted(text)} is not one of {known}")
        return text

    add(option, metavar="NAME", type=one_of, help=f"one of: {known}")


def _size(text: str) -> tuple[int, int]:
    """WxH as two numbers; raises ArgumentTypeError with a sentence for the user."""
    (least_w, least_h), (most_w, most_h) = SIZE_RANGE
    size = re.fullmatch(r"(\d{1,9})x(\d{1,9})", text, re.ASCII | re.IGNORECASE)
    if size is None:
        raise argparse.ArgumentTypeError(f"{_quoted(text)} is not a size like 1280x720")
    width, height = int(size[1]), int(size[2])
    if not (least_w <= width <= most_w and least_h <= height <= most_h):
        raise argparse.ArgumentTypeError(f"{text} is outside {least_w}x{least_h} … {most_w}x{most_h}")
    return width, height


def _folder(text: str) -> str:
    """The name of a folder; raises ArgumentTypeError for one that Qt cannot write to."""
    if not text:
        raise argparse.ArgumentTypeError("it needs the name of a folder")
    try:
        os.fsencode(text).decode()
    except UnicodeError:
        raise argparse.ArgumentTypeError(f"the name of the folder, {_quoted(text)}, is not UTF-8") from None
    return text


def _quoted(text: str) -> str:
    """`text` in quotes; a long one is shortened to its beginning."""
    return repr(text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…")
