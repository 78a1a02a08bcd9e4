"""Lessons as data: ordered steps read from TOML files, every fault named with its file and line.

A file gives a title and a list of steps. Each step says what changes from the one before (or from the first Experiment,
for the first step), on which screen it is seen, a title and a text in each language, and optionally a view to point at,
a step of the descent to play to, and a question to predict its outcome. docs/lessons.md describes it for writers.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explorer.state.experiment import Experiment, InvalidExperiment, RunSpec
from explorer.state.fault import Fault

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "lessons"
SUFFIX = ".toml"
ENGLISH = "en"
_STEP_NAMES = {"screen", "point", "play", "reset", "change", "runs", "question", "title", "text", "after"}
_MAX_CHOICES = 4
_SIGN = re.compile(r"\{\s*\w*\s*\}")  # what a text has in the place of a sign that depends on the notation
_SIGNS = ("{y}", "{p}", "{t}")

Texts = Mapping[str, str]  # one text a language, English among them


class LessonError(Fault):
    """A lesson file that cannot be used; the message names file, line and fault."""


@dataclass(frozen=True, slots=True)
class Question:
    """A prediction: what is asked, the choices, and which one the running picture will show to be right."""

    ask: Texts
    choices: tuple[Texts, ...]
    answer: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what is shown, where, and in which words; maybe a view to point at, a frame to play to, a question."""

    experiment: Experiment
    screen: str
    title: Texts
    text: Texts
    point: str = ""
    play: int = 0
    question: Question | None = None
    after: Texts | None = None  # in place of the text once the picture has run


@dataclass(frozen=True, slots=True)
class Lesson:
    """A named sequence of steps."""

    key: str
    titles: Texts
    steps: tuple[Step, ...]

    def title(self, language: str) -> str:
        """The title in `language`, or in English where it has none."""
        return in_language(self.titles, language)


def in_language(texts: Texts, language: str) -> str:
    """The text in `language`, or in English where there is none."""
    return texts.get(language) or texts[ENGLISH]


def load(path: Path, screens: Sequence[str]) -> Lesson:
    """The lesson in a file; `screens` are the names a step may give. Raises LessonError."""
    try:
        source = path.read_text(encoding="utf-8-sig")  # Notepad begins with a mark
    except (OSError, UnicodeDecodeError) as fault:
        raise LessonError("{file} cannot be read: {why}.", file=path.name, why=fault) from None
    return from_text(source, path.name, screens)


def load_all(folder: Path, screens: Sequence[str]) -> tuple[list[Lesson], list[LessonError]]:
    """Every lesson in `folder` in the order of the file names, and the faults of those that cannot be used."""
    lessons, faults = [], []
    for path in sorted(folder.glob("*" + SUFFIX)):
        try:
            lessons.append(load(path, screens))
        except LessonError as fault:
            faults.append(fault)
    return lessons, faults


def from_text(source: str, file: str, screens: Sequence[str]) -> Lesson:
    """The lesson in a TOML text that came from `file`. Raises LessonError."""
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as fault:
        where = re.search(r"at line (\d+)", str(fault))
        line = int(where.group(1)) if where else source.count("\n") + 1
        what = re.sub(r" \(at .*\)$", ".", str(fault))
        raise LessonError("{file}, line {line}: {why}", file=file, line=line, why=what) from None
    except (ValueError, RecursionError) as fault:  # a number of thousands of digits, brackets without end
        raise LessonError("{file} cannot be read: {why}.", file=file, why=fault) from None
    return _Reader(source, file, tuple(screens)).lesson(data)


class _Reader:
    """Turns parsed TOML into records and finds the line of whatever is wrong."""

    def __init__(self, source: str, file: str, screens: tuple[str, ...]) -> None:
        self._lines = source.splitlines()
        self._file, self._screens = file, screens
        self._step = -1

    def lesson(self, data: Mapping[str, Any]) -> Lesson:
        self._known(data, {"title", "step"})
        titles = self._texts(data.get("title"), "title")
        steps = data.get("step")
        if not isinstance(steps, list) or not steps:
            raise self._fault("step", "A lesson needs steps: [[step]].")
        experiment = Experiment()
        made: list[Step] = []
        for self._step, step in enumerate(steps):
            made.append(self._read_step(step, experiment, made[-1].screen if made else self._screens[0]))
            experiment = made[-1].experiment
        return Lesson(Path(self._file).stem, titles, tuple(made))

    def _read_step(self, data: Any, before: Experiment, screen: str) -> Step:
        if not isinstance(data, Mapping):
            raise self._fault("step", "A step must be a table: [[step]].")
        self._known(data, _STEP_NAMES)
        screen = data.get("screen", screen)
        if screen not in self._screens:
            known = ", ".join(self._screens)
            raise self._fault("screen", "The screen must be one of {known}, not {value!r}.", known=known, value=screen)
        point, play = data.get("point", ""), data.get("play", 0)
        if not isinstance(point, str):
            raise self._fault("point", "{name} must be the name of a view, not {value!r}.", name="point", value=point)
        experiment = self._experiment(data, before)
        if not isinstance(play, int) or isinstance(play, bool) or not 0 <= play <= experiment.descent.steps:
            most = experiment.descent.steps
            raise self._fault(
                "play", "play must be a whole number from 0 to {most}, not {value!r}.", most=most, value=play
            )
        question = self._question(data["question"]) if "question" in data else None
        if question is not None and not play:
            raise self._fault("question", "A step with a question needs play: the picture that answers it.")
        after = self._texts(data["after"], "after") if "after" in data else None
        if after is not None and not play:
            raise self._fault("after", "A text for afterwards needs play: the picture after which it is shown.")
        title, text = self._texts(data.get("title"), "title"), self._texts(data.get("text"), "text")
        return Step(experiment, screen, title, text, point, play, question, after)

    def _experiment(self, data: Mapping[str, Any], before: Experiment) -> Experiment:
        reset, change, runs = data.get("reset", False), data.get("change", {}), data.get("runs")
        if not isinstance(reset, bool):
            raise self._fault("reset", "{name} must be true or false, not {value!r}.", name="reset", value=reset)
        experiment = Experiment() if reset else before
        if not isinstance(change, Mapping):
            raise self._fault("change", "{name} must be a table, not {value!r}.", name="change", value=change)
        if "runs" in change:
            raise self._fault("runs", "Runs stand beside change, not in it.")
        changes: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in change.items()}
        try:
            if runs is not None:
                changes["runs"] = tuple(_run(run) for run in runs)
            if "classes" in changes:
                experiment = experiment.with_classes(changes.pop("classes"))
            return experiment.changed(**changes)
        except KeyError as name:
            raise self._fault(name.args[0], "An experiment has no {names}.", names=name.args[0]) from None
        except (InvalidExperiment, TypeError, ValueError) as fault:
            raise self._fault("runs" if runs is not None else "change", "{why}", why=fault) from None

    def _question(self, data: Any) -> Question:
        if not isinstance(data, Mapping):
            raise self._fault("question", "{name} must be a table, not {value!r}.", name="question", value=data)
        self._known(data, {"ask", "choices", "answer"})
        choices, answer = data.get("choices"), data.get("answer")
        if not isinstance(choices, list) or not 2 <= len(choices) <= _MAX_CHOICES:
            raise self._fault("choices", "A question needs 2 to {most} choices.", most=_MAX_CHOICES)
        if not isinstance(answer, int) or isinstance(answer, bool) or not 1 <= answer <= len(choices):
            raise self._fault("answer", "answer must be the number of a choice, not {value!r}.", value=answer)
        texts = tuple(self._texts(choice, "choices") for choice in choices)
        return Question(self._texts(data.get("ask"), "ask"), texts, answer - 1)

    def _texts(self, data: Any, name: str) -> Texts:
        if isinstance(data, str):
            data = {ENGLISH: data}
        good = isinstance(data, Mapping) and all(isinstance(text, str) and text.strip() for text in data.values())
        if not good or ENGLISH not in data:
            raise self._fault(name, "{name} must be a text, or a table of texts with en among them.", name=name)
        strange = next((sign for text in data.values() for sign in _SIGN.findall(text) if sign not in _SIGNS), None)
        if strange is not None:
            known = ", ".join(_SIGNS)
            raise self._fault(name, "{sign} stands for nothing; there are {known}.", sign=strange, known=known)
        return {language: " ".join(text.split()) for language, text in data.items()}

    def _known(self, data: Mapping[str, Any], names: set[str]) -> None:
        for name in data:
            if name not in names:
                known = ", ".join(sorted(names))
                raise self._fault(
                    name, "There is no {value!r} here; it may be one of {known}.", value=name, known=known
                )

    def _fault(self, at: str, template: str, **values: Any) -> LessonError:
        why = Fault(template, **values)
        return LessonError("{file}, line {line}: {why}", file=self._file, line=self._line(at), why=why)

    def _line(self, name: str) -> int:
        """The line that gives `name` in the present step; the step's own first line where it is missing."""
        starts = [i for i, line in enumerate(self._lines) if re.match(r"\s*\[\[\s*step\s*\]\]", line)]
        if self._step < 0 or self._step >= len(starts):
            first, last = 0, starts[0] if starts else len(self._lines)
        else:
            first = starts[self._step]
            last = starts[self._step + 1] if self._step + 1 < len(starts) else len(self._lines)
        pattern = re.compile(rf"(^|[\s\[{{,.]){re.escape(name)}\s*(=|\.\w+\s*=|\])")
        found = (i for i in range(first, last) if pattern.search(self._lines[i]))
        return next(found, first) + 1


def _run(data: Any) -> RunSpec:
    """A RunSpec from a table; hyperparameters lie among its names. Raises InvalidExperiment or TypeError."""
    if not isinstance(data, Mapping):
        raise InvalidExperiment("{part} must be an object, not {value!r}.", part="runs", value=data)
    own = {name: data[name] for name in ("loss", "optimizer", "learning_rate") if name in data}
    return RunSpec(**own, hyperparameters=tuple((n, v) for n, v in data.items() if n not in own))
