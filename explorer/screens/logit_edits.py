"""Changes of the classifier that several screens ask for in the same way."""

from __future__ import annotations

from explorer.panels.logits_panel import SOFT, LogitsPanel
from explorer.screens.screen import Screen
from explorer.state.experiment import Experiment


def connect_logits(panel: LogitsPanel, screen: Screen) -> None:
    """Let `panel` edit the logits, the target, the temperature and the number of classes through `screen`."""
    store, write = screen.store, screen.write
    now = lambda: store.experiment  # noqa: E731 - read at call time, in each of the lambdas below
    panel.logit_edited.connect(lambda i, v, g: write(lambda: now().with_logit(i, v), g))
    panel.share_edited.connect(lambda i, v, g: write(lambda: now().with_target_share(i, v), g))
    panel.classes_chosen.connect(lambda k: write(lambda: now().with_classes(k)))
    panel.target_chosen.connect(lambda i: write(lambda: with_target(now(), i)))
    panel.temperature_edited.connect(lambda v, g: write(lambda: now().changed(temperature=v), g))
    panel.freed.connect(lambda i, on: write(lambda: with_free(now(), i, on)))
    panel.refused.connect(screen.message)


def with_target(experiment: Experiment, index: int) -> Experiment:
    """One-hot at `index`; or, for SOFT, the present target softened a little so that it is one."""
    if index != SOFT:
        return experiment.with_target_class(index)
    peak = experiment.problem.target_class
    return experiment if peak is None else experiment.with_target_share(peak, 0.8)


def with_free(experiment: Experiment, index: int, free: bool) -> Experiment:
    """The same with logit `index` moving in descent, or held."""
    others = set(experiment.surface.free_others) - {index} | ({index} if free else set())
    return experiment.changed(free_others=tuple(others))
