"""Draws the surfaces and the runs of a Scene on the cards."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.core.optimizers import OPTIMIZERS
from explorer.look import numbers
from explorer.look.wording import Wording
from explorer.screens.descent.starts_words import swatches
from explorer.screens.descent.surface_card import SurfaceCard
from explorer.state.experiment_parts import RunSpec
from explorer.state.scene import Scene
from explorer.state.steps_map import unknown


def show_specs(cards: Sequence[SurfaceCard], specs: Sequence[RunSpec], wording: Wording) -> None:
    """Show the loss of each card, and its optimizer if the optimizers differ."""
    alike = len({(s.optimizer, s.learning_rate, s.hyperparameters) for s in specs}) == 1
    for card, spec in zip(cards, specs, strict=True):
        text = f"{wording.label(OPTIMIZERS[spec.optimizer])} {numbers.plain(spec.learning_rate, 3)}"
        card.show_run(spec.loss, "" if alike else text, len(specs) > 1)


def show_surfaces(cards: Sequence[SurfaceCard], scene: Scene, frame: int, is_hidden: bool = False) -> None:
    """Draw the surface of every run at `frame`, with its contours and its colour bar; maps of steps that are
    `is_hidden` are left open.
    """
    experiment = scene.experiment
    display, within = experiment.display, experiment.starts.within
    is_of_steps = display.quantity == "steps"
    fields = [unknown(within)] * len(cards) if is_hidden else scene.fields(frame)
    for i, (card, field) in enumerate(zip(cards, fields, strict=True)):
        hatches = swatches(field, within) if is_of_steps else []
        log = display.colour_scale == "log"
        card.colour_bar.show_scale(field.low, field.high, log, display.colour_map, hatches)
        card.plot.show_field(field, experiment.surface, display.colour_map)
        card.show_surface(scene.surface(i, frame))  # after: it measures the numbers of the axes
        card.show_map(scene.steps_map(i) if is_of_steps and not is_hidden else None)
        card.plot.show_contours([] if is_hidden else scene.contours(i, field, frame))


def show_runs(cards: Sequence[SurfaceCard], scene: Scene, frame: int) -> None:
    """Draw every run up to `frame` on its surface, and its value, slope and verdict."""
    first, second = scene.experiment.surface.axes
    for i, card in enumerate(cards):
        path, position = scene.runs[i].path, scene.position(i, frame)
        card.plot.show_steps(path[first], path[second], frame)
        gradient = scene.runs[i].objective.gradient(position)
        downhill = float(gradient[first]), float(gradient[second])
        card.plot.show_downhill(float(position[first]), float(position[second]), downhill)
        card.show_reading(scene.reading(i, frame), scene.verdict(i, frame))
