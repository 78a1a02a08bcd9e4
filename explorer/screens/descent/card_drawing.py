"""Draws the surfaces and the runs of a Scene on the cards."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.core.optimizers import OPTIMIZERS
from explorer.look import numbers
from explorer.look.wording import Wording
from explorer.screens.descent.surface_card import SurfaceCard
from explorer.state.experiment_parts import RunSpec
from explorer.state.scene import Scene


def show_specs(cards: Sequence[SurfaceCard], specs: Sequence[RunSpec], wording: Wording) -> None:
    """Show the loss of each card, and its optimizer if the optimizers differ."""
    alike = len({(s.optimizer, s.learning_rate, s.hyperparameters) for s in specs}) == 1
    for card, spec in zip(cards, specs, strict=True):
        text = f"{wording.label(OPTIMIZERS[spec.optimizer])} {numbers.plain(spec.learning_rate, 3)}"
        card.show_run(spec.loss, "" if alike else text, len(specs) > 1)


def show_surfaces(cards: Sequence[SurfaceCard], scene: Scene, frame: int) -> None:
    """Draw the surface of every run at `frame`, with its contours and its colour bar."""
    experiment = scene.experiment
    display = experiment.display
    for i, (card, field) in enumerate(zip(cards, scene.fields(frame), strict=True)):
        card.plot.show_field(field, experiment.surface, display.colour_map)
        card.show_surface(scene.surface(i, frame))  # after: it measures the numbers of the axes
        card.plot.show_contours(scene.contours(i, field, frame))
        card.colour_bar.show_scale(field.low, field.high, display.colour_scale == "log", display.colour_map)


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
