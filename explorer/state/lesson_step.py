"""Reading one step of a lesson: what it shows, where, in which words, and its question or goal."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from explorer.core.losses.table import LOSSES
from explorer.state.checks import InvalidExperiment, require, whole
from explorer.state.experiment import PART_OF, Experiment
from explorer.state.experiment_parts import MAX_CLASSES, MAX_RUNS, MIN_CLASSES, RunSpec
from explorer.state.lesson import Goal, Question, Step
from explorer.state.lesson_fields import MAX_TITLE, Fields
from explorer.state.lesson_goal import QUANTITIES, Condition
from explorer.state.lesson_run import run_of
from explorer.state.network_parts import BUILT_IN
from explorer.state.user_error import described, harmless

_NAMES = {
    *("screen", "point", "stage", "play", "begin", "reset", "change", "runs"),
    *("title", "text", "code", "question", "after", "goal"),
}
_MAX_CHOICES = 4


class StepReader:
    """Converts the table of a step to a Step. Every error is a LessonError."""

    def __init__(self, fields: Fields, screens: tuple[str, ...], former: Mapping[str, str]) -> None:
        self._fields, self._screens, self._former = fields, screens, former

    def read(self, data: Any, before: Experiment, screen: str) -> Step:
        """The step in `data`, which follows one with the Experiment `before` on `screen`."""
        fields = self._fields
        fields.known(fields.table(data, "step"), _NAMES)
        experiment = self._experiment(data, before)
        screen = self._screen(data.get("screen", screen))
        point = fields.view(data["point"], "point") if data.get("point", "") != "" else ""
        play = self._frame("play", data.get("play", 0), experiment.descent.steps)
        begin = self._frame("begin", data.get("begin", 0), play - 1 if play else experiment.descent.steps)
        question = self._question(data["question"]) if "question" in data else None
        after = fields.texts(data["after"], "after") if "after" in data else None
        if after is not None and not play and question is None:
            raise fields.fault("after", "A text for afterwards needs play or a question: what it is shown after.")
        goal = self._goal(data["goal"], experiment.problem.classes) if "goal" in data else None
        if goal is not None and (question is not None or after is not None):
            raise fields.fault("goal", "A step with a goal has no question and no after: its done is shown afterwards.")
        return Step(
            experiment,
            screen,
            title=fields.texts(data.get("title"), "title", MAX_TITLE),
            text=fields.texts(data.get("text"), "text"),
            point=point,
            stage=fields.stage(data["stage"]) if "stage" in data else (point,) if point else (),
            play=play,
            code=fields.code(data["code"]) if "code" in data else "",
            question=question,
            after=after,
            goal=goal,
            begin=begin,
        )

    def _screen(self, key: Any) -> str:
        key = self._former.get(key, key) if isinstance(key, str) else key
        if key not in self._screens:
            known = ", ".join(self._screens)
            raise self._fields.fault(
                "screen", "It must be one of {known}, not {value}.", known=known, value=described(key)
            )
        return str(key)

    def _frame(self, name: str, frame: Any, most: int) -> int:
        if not isinstance(frame, int) or isinstance(frame, bool) or not 0 <= frame <= most:
            raise self._fields.fault(
                name, "It must be a whole number from 0 to {most}, not {value}.", most=most, value=described(frame)
            )
        return frame

    def _experiment(self, data: Mapping[str, Any], before: Experiment) -> Experiment:
        reset, change = data.get("reset", False), data.get("change", {})
        if not isinstance(reset, bool):
            raise self._fields.fault("reset", "It must be true or false, not {value}.", value=described(reset))
        experiment = Experiment() if reset else before
        self._fields.table(change, "change")
        if "runs" in change:
            raise self._fields.fault("runs", "Runs stand beside change, not in it.")
        for name in change:
            if name != "classes" and name not in PART_OF:
                raise self._fields.fault(
                    name,
                    "There is no such name in an experiment; docs/lessons.md says where the names are.",
                    f"change.{harmless(name)}",
                )
        if change.get("data", BUILT_IN) != BUILT_IN:
            raise self._fields.fault(
                "data", "A lesson cannot name a file of images: only its author has it.", "change.data"
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
            raise self._fields.fault(at, "{why}", f"change.{field}", why=fault) from None

    def _runs(self, data: Any) -> tuple[RunSpec, ...]:
        try:
            require(isinstance(data, list), "It must be a list, not {value}.", value=described(data))
            count = len(data)
            require(
                1 <= count <= MAX_RUNS, "There must be one to {high} runs, not {count}.", high=MAX_RUNS, count=count
            )
            return tuple(run_of(run, f"[{i}]") for i, run in enumerate(data))
        except InvalidExperiment as fault:
            raise self._fields.fault("runs", "{why}", f"runs{fault.field}", why=fault) from None

    def _question(self, data: Any) -> Question:
        fields = self._fields
        fields.known(fields.table(data, "question"), {"ask", "choices", "answer"}, "question.")
        choices, answer = data.get("choices"), data.get("answer")
        if not isinstance(choices, list) or not 2 <= len(choices) <= _MAX_CHOICES:
            raise fields.fault(
                "choices", "A question needs 2 to {most} choices.", "question.choices", most=_MAX_CHOICES
            )
        if answer is None:
            raise fields.fault("answer", "It is missing.", "question.answer")
        if not isinstance(answer, int) or isinstance(answer, bool) or not 1 <= answer <= len(choices):
            wrong, at = {"most": len(choices), "value": described(answer)}, "question.answer"
            raise fields.fault("answer", "It must be a whole number from 1 to {most}, not {value}.", at, **wrong)
        texts = tuple(fields.texts(choice, f"question.choices[{i}]", MAX_TITLE) for i, choice in enumerate(choices))
        return Question(fields.texts(data.get("ask"), "question.ask", MAX_TITLE), texts, answer - 1)

    def _goal(self, data: Any, classes: int) -> Goal:
        fields = self._fields
        fields.known(fields.table(data, "goal"), {"ask", "done", *QUANTITIES}, "goal.")
        asked = [name for name in data if name in QUANTITIES]
        if not asked:
            raise fields.fault(
                "goal", "A goal needs a condition; the conditions are {known}.", known=", ".join(QUANTITIES)
            )
        return Goal(
            fields.texts(data.get("ask"), "goal.ask"),
            tuple(self._condition(name, data[name], classes) for name in asked),
            fields.texts(data["done"], "goal.done") if "done" in data else None,
        )

    def _condition(self, name: str, data: Any, classes: int) -> Condition:
        fields, of, path = self._fields, QUANTITIES[name].of, f"goal.{name}"
        fields.known(fields.table(data, name, path), {"above", "below", *filter(None, [of])}, f"{path}.")
        bounds = {bound: data[bound] for bound in ("above", "below") if bound in data}
        if not bounds:
            raise fields.fault(name, "It needs above or below: a bound.", path)
        try:
            for bound, value in bounds.items():
                finite = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < math.inf
                require(finite, "It must be a finite number, not {value}.", f".{bound}", value=described(value))
            return Condition(name, _which(of, data.get(of), classes), **bounds)
        except InvalidExperiment as fault:
            raise fields.fault(name, "{why}", path + fault.field, why=fault) from None


def _which(of: str, value: Any, classes: int) -> int | str:
    """The class or run, from 0, or the loss that a condition is about. Raises InvalidExperiment."""
    require(not of or value is not None, "It is missing.", f".{of}")
    if of == "loss":
        known = ", ".join(LOSSES)
        good = isinstance(value, str) and value in LOSSES
        require(good, "It must be one of {known}, not {value}.", ".loss", known=known, value=described(value))
        return str(value)
    if of == "class":
        return whole(value, "A class", 1, classes, ".class") - 1
    return whole(value, "A run", 1, MAX_RUNS, ".run") - 1 if of else 0
