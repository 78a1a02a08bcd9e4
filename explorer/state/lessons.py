"""Lessons are read from TOML files; every error names the file and the line.

A file gives a title and a list of steps. Each step says what changes from the one before (or from the first Experiment,
for the first step), on which screen it is seen, a title and a text in each language, and optionally a view to point at,
a step of the descent to play to, and a question to predict its outcome. docs/lessons.md describes it for writers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from explorer.state import file_access
from explorer.state.checks import InvalidExperiment, require, whole
from explorer.state.experiment import PART_OF, Experiment
from explorer.state.experiment_parts import MAX_CLASSES, MAX_RUNS, MIN_CLASSES, RunSpec
from explorer.state.lesson import ENGLISH, Lesson, Question, Step, Texts
from explorer.state.lesson_run import run_of
from explorer.state.lesson_toml import NotToml, TomlSource
from explorer.state.user_error import UserError, described, file_name, harmless, place

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "lessons"
SUFFIX = ".toml"
_STEP_NAMES = {"screen", "point", "play", "reset", "change", "runs", "question", "title", "text", "after"}
_MAX_CHOICES = 4
MAX_STEPS = 400  # of a lesson
_MAX_NAME, _MAX_TITLE, _MAX_TEXT = 60, 300, 3000  # characters: the strip has no room for more
_SIGN = re.compile(r"\{\s*+\w*+\s*+\}")  # stands in a text for a sign that depends on the notation
_SIGNS = ("{y}", "{p}", "{t}")


class LessonError(UserError):
    """A lesson file that cannot be used; the message names the file, the line and the error."""


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
    reader = _Reader(source, file, tuple(screens), former)
    return reader.lesson(reader.parsed())


class _Reader:
    """Converts parsed TOML to records, and finds the line of an error."""

    def __init__(self, source: str, file: str, screens: tuple[str, ...], former: Mapping[str, str] | None) -> None:
        self._source = TomlSource(source)
        self._file, self._screens, self._former = file, screens, former or {}
        self._step = -1

    def parsed(self) -> Mapping[str, Any]:
        """The tables of the TOML; raises LessonError with the line where it is not valid, or too large."""
        file = file_name(self._file)
        try:
            return self._source.parsed()
        except NotToml as fault:
            raise LessonError("{file}, line {line}: {why}", file=file, line=fault.line, why=fault) from None

    def lesson(self, data: Mapping[str, Any]) -> Lesson:
        self._known(data, {"title", "step"})
        titles = self._texts(data.get("title"), "title", _MAX_TITLE)
        steps = data.get("step")
        if not isinstance(steps, list) or not steps:
            raise self._fault("step", "A lesson needs steps: [[step]].")
        if len(steps) > MAX_STEPS:
            count = len(steps)
            raise self._fault("step", "A lesson has at most {most} steps, not {count}.", most=MAX_STEPS, count=count)
        experiment = Experiment()
        made: list[Step] = []
        for self._step, step in enumerate(steps):
            made.append(self._read_step(step, experiment, made[-1].screen if made else self._screens[0]))
            experiment = made[-1].experiment
        return Lesson(Path(self._file).stem, titles, tuple(made))

    def _read_step(self, data: Any, before: Experiment, screen: str) -> Step:
        if not isinstance(data, Mapping):
            raise self._fault("step", "It must hold named values, not {value}.", value=described(data))
        self._known(data, _STEP_NAMES)
        screen = data.get("screen", screen)
        screen = self._former.get(screen, screen) if isinstance(screen, str) else screen
        if screen not in self._screens:
            known = ", ".join(self._screens)
            raise self._fault("screen", "It must be one of {known}, not {value}.", known=known, value=described(screen))
        point, play = data.get("point", ""), data.get("play", 0)
        if not isinstance(point, str) or not point.isprintable() or len(point) > _MAX_NAME:
            raise self._fault("point", "It must be the name of a view, not {value}.", value=described(point))
        experiment = self._experiment(data, before)
        if not isinstance(play, int) or isinstance(play, bool) or not 0 <= play <= experiment.descent.steps:
            most = experiment.descent.steps
            raise self._fault(
                "play", "It must be a whole number from 0 to {most}, not {value}.", most=most, value=described(play)
            )
        question = self._question(data["question"]) if "question" in data else None
        if question is not None and not play:
            raise self._fault("question", "A step with a question needs play: the picture that answers it.")
        after = self._texts(data["after"], "after") if "after" in data else None
        if after is not None and not play:
            raise self._fault("after", "A text for afterwards needs play: the picture after which it is shown.")
        title, text = self._texts(data.get("title"), "title", _MAX_TITLE), self._texts(data.get("text"), "text")
        return Step(experiment, screen, title, text, point, play, question, after)

    def _experiment(self, data: Mapping[str, Any], before: Experiment) -> Experiment:
        reset, change = data.get("reset", False), data.get("change", {})
        if not isinstance(reset, bool):
            raise self._fault("reset", "It must be true or false, not {value}.", value=described(reset))
        experiment = Experiment() if reset else before
        if not isinstance(change, Mapping):
            raise self._fault("change", "It must hold named values, not {value}.", value=described(change))
        if "runs" in change:
            raise self._fault("runs", "Runs stand beside change, not in it.")
        for name in change:
            if name != "classes" and name not in PART_OF:
                raise self._fault(
                    name,
                    "There is no such name in an experiment; docs/lessons.md says where the names are.",
                    f"change.{harmless(name)}",
                )
        changes: dict[str, Any] = dict(change)
        if "runs" in data:
            changes["runs"] = self._runs(data["runs"])
        try:
            if "classes" in changes:
                count = whole(changes.pop("classes"), "The number of classes", MIN_CLASSES, MAX_CLASSES, "classes")
                experiment = experiment.with_classes(count)
            return experiment.changed(**changes)
        except InvalidExperiment as fault:
            field = fault.field.rpartition(".")[2]  # a step names no parts
            name = field.partition("[")[0]
            at = name if name in change else "change"
            raise self._fault(at, "{why}", f"change.{field}", why=fault) from None

    def _runs(self, data: Any) -> tuple[RunSpec, ...]:
        try:
            require(isinstance(data, list), "It must be a list, not {value}.", value=described(data))
            count = len(data)
            require(
                1 <= count <= MAX_RUNS, "There must be one to {high} runs, not {count}.", high=MAX_RUNS, count=count
            )
            return tuple(run_of(run, f"[{i}]") for i, run in enumerate(data))
        except InvalidExperiment as fault:
            raise self._fault("runs", "{why}", f"runs{fault.field}", why=fault) from None

    def _question(self, data: Any) -> Question:
        if not isinstance(data, Mapping):
            raise self._fault("question", "It must hold named values, not {value}.", value=described(data))
        self._known(data, {"ask", "choices", "answer"}, "question.")
        choices, answer = data.get("choices"), data.get("answer")
        if not isinstance(choices, list) or not 2 <= len(choices) <= _MAX_CHOICES:
            raise self._fault("choices", "A question needs 2 to {most} choices.", "question.choices", most=_MAX_CHOICES)
        if answer is None:
            raise self._fault("answer", "It is missing.", "question.answer")
        if not isinstance(answer, int) or isinstance(answer, bool) or not 1 <= answer <= len(choices):
            wrong, at = {"most": len(choices), "value": described(answer)}, "question.answer"
            raise self._fault("answer", "It must be a whole number from 1 to {most}, not {value}.", at, **wrong)
        texts = tuple(self._texts(choice, f"question.choices[{i}]", _MAX_TITLE) for i, choice in enumerate(choices))
        return Question(self._texts(data.get("ask"), "question.ask", _MAX_TITLE), texts, answer - 1)

    def _texts(self, data: Any, name: str, longest: int = _MAX_TEXT) -> Texts:
        if isinstance(data, str):
            data = {ENGLISH: data}
        good = isinstance(data, Mapping) and all(isinstance(text, str) and text.strip() for text in data.values())
        at = name.partition("[")[0].rpartition(".")[2]
        if data is None:
            raise self._fault(at, "It is missing.", name)
        if not good or ENGLISH not in data:
            raise self._fault(at, "It must be a text, or a table of texts with en among them.", name)
        if any(len(text) > longest for text in data.values()):
            raise self._fault(at, "A text here has at most {most} characters.", name, most=longest)
        strange = next((sign for text in data.values() for sign in _SIGN.findall(text) if sign not in _SIGNS), None)
        if strange is not None:
            known = ", ".join(_SIGNS)
            sign = described(strange)
            raise self._fault(at, "{sign} is not a sign; the signs are {known}.", name, sign=sign, known=known)
        return {language: " ".join(text.split()) for language, text in data.items()}

    def _known(self, data: Mapping[str, Any], names: set[str], path: str = "") -> None:
        for name in data:
            if name not in names:
                known = ", ".join(sorted(names))
                at = path + harmless(name)
                raise self._fault(name, "There is no such name here; the names are {known}.", at, known=known)

    def _fault(self, at: str, template: str, name: str = "", **values: Any) -> LessonError:
        """The error about `name`, or about `at`, which is the name as the present step has it."""
        return LessonError(
            "{file}, line {line}: {name}: {why}",
            file=file_name(self._file),
            line=self._source.line(at, self._step),
            name=place(name or harmless(at)),
            why=UserError(template, **values),
        )
