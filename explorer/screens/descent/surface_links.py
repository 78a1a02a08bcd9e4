"""How the Descent screen connects its surfaces and its slice, and when it draws the surfaces again."""

from __future__ import annotations

from explorer.plots.step_plot import StepPlot
from explorer.screens.descent import edits
from explorer.screens.descent.below.slice_plot import SlicePlot
from explorer.screens.descent.card_grid import CardGrid
from explorer.screens.descent.landscape.landscape_row import LandscapeRow
from explorer.screens.descent.landscape.landscapes import Landscapes
from explorer.screens.descent.steps_maps import StepsMaps
from explorer.screens.screen import Screen
from explorer.state.experiment import Experiment
from explorer.state.ghost import Ghosts
from explorer.state.workbench import started_from


def connect_surfaces(grid: CardGrid, slice_plot: SlicePlot, screen: Screen) -> None:
    """Connect the cards and the slice so that they edit the runs, the start and the axes through `screen`."""
    write, player = screen.write, screen.player
    grid.loss_chosen.connect(lambda i, key: write(lambda e: e.with_runs([i], loss=key)))
    grid.removed.connect(lambda i: write(lambda e: edits.without_run(e, i)))
    grid.continued.connect(lambda i: write(lambda e: started_from(e, i, player.reached)))
    grid.start_dragged.connect(lambda x, y, g: write(lambda e: edits.with_start(e, x, y), g))
    grid.scrubbed.connect(player.scrub)
    grid.zoomed.connect(lambda factor, x, y, g: write(lambda e: edits.with_zoom(e, factor, x, y), g))
    grid.panned.connect(lambda across, up, g: write(lambda e: edits.with_pan(e, across, up), g))
    grid.homed.connect(lambda: write(edits.with_whole_surface))
    grid.turned.connect(lambda turn, tilt, g: write(lambda e: e.changed(turn=turn, tilt=tilt), g))
    grid.reset.connect(lambda: write(edits.seen_as_at_first))
    slice_plot.dragged.connect(lambda d, g: write(lambda e: edits.with_difference(e, d), g))


def connect_starts(starts: StepsMaps, screen: Screen) -> None:
    """Connect the settings of the maps of steps, and say that they are computed, through `screen`."""
    starts.row.changed.connect(lambda changes, gesture: screen.write(lambda e: e.changed(**changes), gesture))
    starts.row.refused.connect(screen.message)
    starts.work_changed.connect(screen.work_changed)


def connect_landscapes(landscapes: Landscapes, row: LandscapeRow, screen: Screen) -> None:
    """Connect the settings of the landscapes, and say that they move, through `screen`."""
    row.changed.connect(lambda changes, gesture: screen.write(lambda e: e.changed(**changes), gesture))
    row.reset.connect(lambda: screen.write(edits.seen_as_at_first))
    landscapes.work_changed.connect(screen.work_changed)


def show_ghosts(ghosts: Ghosts, grid: CardGrid, loss_curve: StepPlot, axes: tuple[int, int]) -> None:
    """Draw the runs before faintly, on their surfaces and beside the curves of the loss."""
    each = [ghosts[i] for i in range(len(grid.cards))]
    grid.show_ghosts(each, axes)
    loss_curve.show_ghosts([(ghost.steps, ghost.values) if ghost else None for ghost in each])


def of_surfaces(experiment: Experiment) -> object:
    """The parts of an Experiment that the surfaces depend on: not the start on the axes; the optimizers only
    where steps are shown."""
    problem, surface, display = experiment.problem, experiment.surface, experiment.display
    held = tuple(y for i, y in enumerate(problem.logits) if i not in surface.axes)
    drawn = (display.quantity, display.colour_scale, display.common_scale, display.colour_map)
    runs: object = [run.loss for run in experiment.descent.runs]
    if display.quantity == "steps":
        runs = experiment.descent.runs, experiment.starts
    return held, problem.target, problem.temperature, surface, drawn, runs
