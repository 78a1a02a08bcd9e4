"""A lesson as data: its steps, and for each what is shown, where, in which words, and maybe a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.state.experiment import Experiment

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
class Step:
    """One step of a lesson.

    Attributes:
        experiment: what is shown.
        screen: the key of the screen on which it is shown.
        title, text: what the lesson says about it.
        point: the name of the view to point at; empty for none.
        stage: the names of the views that fill the window when the step is presented; empty for the whole screen.
        play: the frame to play to; 0 if nothing is played.
        code: a few lines of code, the same in every language; empty for none.
        question: asked before it is played, or before the answer is shown.
        after: replaces `text` once it has been played, or the answer is shown.
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
