"""A lesson as data: its steps, and for each what is shown, where, in which words, and maybe a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.state.experiment import Experiment
from explorer.state.lesson_goal import Condition

ENGLISH = "en"

Texts = Mapping[str, str]  # one text a language, English among them


@dataclass(frozen=True, slots=True)
class Question:
    """What a step asks before it is played; without a play, the first choice or Space shows the answer.

    Attributes:
        ask: the question.
        choices: the answers to choose from.
        answer: which of these is right, from 0.
    """

    ask: Texts
    choices: tuple[Texts, ...]
    answer: int


@dataclass(frozen=True, slots=True)
class Goal:
    """What a step asks the user to bring about.

    Attributes:
        ask: what to do.
        conditions: all of them must hold.
        done: replaces the text of the step once they did; None keeps it.
    """

    ask: Texts
    conditions: tuple[Condition, ...]
    done: Texts | None = None

    def is_reached(self, experiment: Experiment, frame: int) -> bool:
        """Whether all conditions hold after `frame` steps."""
        return all(condition.holds(experiment, frame) for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a lesson.

    Attributes:
        experiment: what is shown.
        screen: the key of the screen on which it is shown.
        title, text: what the lesson says about it.
        point: the name of the view to point at; empty for none.
        stage: the names of the views that fill the window when the step is presented; empty for the whole screen.
        play: the frame to play to; 0 if nothing is played.
        begin: the frame that is shown at first.
        code: a few lines of code, the same in every language; empty for none.
        question: asked before it is played, or before the answer is shown.
        after: replaces `text` once it has been played, or the answer is shown.
        goal: what the user is asked to do; a step with one has no question.
    """

    experiment: Experiment
    screen: str
    title: Texts
    text: Texts
    point: str = ""
    play: int = 0
    question: Question | None = None
    after: Texts | None = None
    stage: tuple[str, ...] = ()
    code: str = ""
    goal: Goal | None = None
    begin: int = 0

    @property
    def afterwards(self) -> Texts | None:
        """The text that replaces `text` once the step is played, its question answered or its goal reached."""
        return self.goal.done if self.goal is not None else self.after


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
