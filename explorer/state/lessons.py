"""Lessons are read from TOML files; every error names the file and the line.

A file gives a title and a list of steps. Each step says what changes from the one before (or from the first Experiment,
for the first step), on which screen it is seen, a title and a text in each language, and optionally a view to point at,
the views to present, a step of the descent to play to, and a question. docs/lessons.md describes it for writers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from explorer.state import file_access
from explorer.state.experiment import Experiment
from explorer.state.lesson import Lesson, Step
from explorer.state.lesson_fields import MAX_TITLE, Fields, LessonError
from explorer.state.lesson_step import StepReader

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "lessons"
SUFFIX = ".toml"
MAX_STEPS = 400  # of a lesson


def load(path: Path, screens: Sequence[str], former: Mapping[str, str] | None = None) -> Lesson:
    """The lesson in a file. Raises LessonError.

    Args: screens: the keys of screens that a step may give; former: the present keys by those of earlier versions.
    """
    try:
        source = file_access.read_text(path)
    except file_access.FileError as fault:
        raise LessonError("{why}", why=fault) from None
    return from_text(source, path.name, screens, former)


def load_all(folder: Path, screens: Sequence[str]) -> tuple[list[Lesson], list[LessonError]]:
    """Every lesson in `folder`, in the order of the file names, and the errors of those that cannot be used."""
    lessons, faults = [], []
    for path in sorted(folder.glob("*" + SUFFIX)):
        try:
            lessons.append(load(path, screens))
        except LessonError as fault:
            faults.append(fault)
    return lessons, faults


def from_text(source: str, file: str, screens: Sequence[str], former: Mapping[str, str] | None = None) -> Lesson:
    """The lesson in a TOML text that came from `file`; `screens` and `former` as for `load`. Raises LessonError."""
    fields = Fields(source, file)
    data = fields.parsed()
    fields.known(data, {"title", "step"})
    titles = fields.texts(data.get("title"), "title", MAX_TITLE)
    steps = data.get("step")
    if not isinstance(steps, list) or not steps:
        raise fields.fault("step", "A lesson needs steps: [[step]].")
    if len(steps) > MAX_STEPS:
        count = len(steps)
        raise fields.fault("step", "A lesson has at most {most} steps, not {count}.", most=MAX_STEPS, count=count)
    reader = StepReader(fields, tuple(screens), former or {})
    experiment, screen = Experiment(), screens[0]
    made: list[Step] = []
    for fields.step, step in enumerate(steps):
        made.append(reader.read(step, experiment, screen))
        experiment, screen = made[-1].experiment, made[-1].screen
    return Lesson(Path(file).stem, titles, tuple(made))
