"""How a screen connects the panels that several screens share."""

from __future__ import annotations

from explorer.panels.logits_panel import LogitsPanel
from explorer.panels.optimizer_row import OptimizerRow
from explorer.panels.transport import Transport
from explorer.plots.step_plot import StepPlot
from explorer.screens.screen import Screen
from explorer.screens.shared_edits import with_target


def connect_logits(panel: LogitsPanel, screen: Screen) -> None:
    """Connect `panel` so that it edits logits, target, temperature and number of classes through `screen`."""
    write = screen.write
    panel.logit_edited.connect(lambda i, v, g: write(lambda e: e.with_logit(i, v), g))
    panel.share_edited.connect(lambda i, v, g: write(lambda e: e.with_target_share(i, v), g))
    panel.classes_chosen.connect(lambda k: write(lambda e: e.with_classes(k)))
    panel.target_chosen.connect(lambda i: write(lambda e: with_target(e, i)))
    panel.temperature_edited.connect(lambda v, g: write(lambda e: e.changed(temperature=v), g))
    panel.refused.connect(screen.message)


def connect_optimizer(row: OptimizerRow, screen: Screen) -> None:
    """Connect `row` so that it edits optimizer, learning rate and hyperparameters through `screen`."""
    write = screen.write
    row.changed.connect(lambda i, changes, g: write(lambda e: e.with_runs(i, **changes), g))
    row.hyperparameter_edited.connect(lambda i, key, v, g: write(lambda e: e.with_hyperparameter(key, v, i), g))
    row.refused.connect(screen.message)


def connect_transport(transport: Transport, screen: Screen) -> None:
    """Connect `transport` to the Player's step and speed; the window provides its buttons."""
    player = screen.player
    screen.transport = transport
    transport.scrubbed.connect(player.scrub)
    transport.speed_chosen.connect(player.set_speed)
    transport.steps_edited.connect(lambda n: screen.write(lambda e: e.changed(steps=n)))
    transport.refused.connect(screen.message)
    player.speed_changed.connect(transport.speed.set_chosen)
    transport.speed.set_chosen(player.speed)


def connect_curve(curve: StepPlot, screen: Screen) -> None:
    """Connect `curve` so that it is read in the status line and scrubs where it is pressed."""
    curve.read.connect(screen.message)
    curve.scrubbed.connect(screen.player.scrub)
