"""Which of the images held out the grid shows: some of each class, those answered wrong, or those confused."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from explorer.core.answers import Labels, surest_first, taking_turns
from explorer.core.softmax import Array
from explorer.look import numbers
from explorer.look.wording import tr
from explorer.screens.network.digit_grid import MOST
from explorer.screens.network.digits_panel import Chosen
from explorer.state.network_parts import NetworkView


def chosen_images(view: NetworkView, labels: Labels, logits: Array | None, sign: str, names: Sequence[str]) -> Chosen:
    """The images for the grid.

    Args:
        view: what is to be shown.
        labels: (M,) the classes of the images held out.
        logits: (K, M) of the run that `view` names; None if it names none of its answers.
        sign: of that run.
        names: of the classes.
    """
    if logits is None:
        return Chosen(taking_turns(labels, MOST))
    answers = logits.argmax(axis=0)
    if view.confusion and view.confused:
        return _confused(view.confused, labels, answers, logits, sign, names)
    if view.wrong_only:
        wrong = surest_first(logits, answers != labels)
        n, count = numbers.count(len(wrong)), numbers.count(len(labels))
        long = tr("wrong answers of {run}, most confident first: {n} of {count}").format(run=sign, n=n, count=count)
        short = tr("{run} wrong: {n} of {count}").format(run=sign, n=n, count=count)
        nothing = tr("{run} answers all {count} right.").format(run=sign, count=count)
        return Chosen(wrong[:MOST].tolist(), (long, short), nothing)
    return Chosen(taking_turns(labels, MOST))


def _confused(
    pair: tuple[int, ...], labels: Labels, answers: Labels, logits: Array, sign: str, names: Sequence[str]
) -> Chosen:
    """Those of one class with one answer."""
    label, answer = pair
    found = surest_first(logits, (labels == label) & (answers == answer))
    said = cell_text(label, answer, len(found), int(np.count_nonzero(labels == label)), names)
    nothing = tr("{run} takes no {name} for {answer}.").format(run=sign, name=names[label], answer=names[answer])
    if label == answer:
        nothing = tr("{run} gets no {name} right.").format(run=sign, name=names[label])
    return Chosen(found[:MOST].tolist(), (f"{sign}  {said}", said), nothing)


def cell_text(label: int, answer: int, count: int, of: int, names: Sequence[str]) -> str:
    """How many of the `of` images of class `label` got this `answer`, in words."""
    right, wrong = tr("{name} right: {n} of {count}"), tr("{name} taken for {answer}: {n} of {count}")
    template = right if label == answer else wrong
    return template.format(name=names[label], answer=names[answer], n=numbers.count(count), count=numbers.count(of))
