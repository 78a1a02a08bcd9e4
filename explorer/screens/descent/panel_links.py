"""How the Descent screen connects the panels around its surfaces."""

from __future__ import annotations

from explorer.screens.descent import edits
from explorer.screens.descent.below.panel import BelowPanel
from explorer.screens.descent.descent_column import DescentColumn
from explorer.screens.descent.descent_panel import DescentPanel
from explorer.screens.descent.surface_options import SurfaceOptions
from explorer.screens.screen import Screen
from explorer.screens.shared_panels import connect_curve, connect_logits, connect_optimizer, connect_transport


def connect_column(column: DescentColumn, screen: Screen) -> None:
    """Connect the panels at the left so that they edit the start, the target and the runs through `screen`."""
    write = screen.write
    connect_logits(column.logits, screen)
    column.logits.role_chosen.connect(lambda i, role: write(lambda e: edits.with_role(e, i, role)))
    column.bars.share_dragged.connect(lambda i, v, g: write(lambda e: e.with_target_share(i, v), g))
    column.table.loss_activated.connect(lambda key: write(lambda e: edits.with_loss_added(e, key)))


def connect_panel(panel: DescentPanel, screen: Screen) -> None:
    """Connect the controls of the descent, and the options of the surfaces."""
    connect_optimizer(panel.optimizer, screen)
    connect_transport(panel.transport, screen)
    panel.options.changed.connect(lambda changes: screen.write(lambda e: e.changed(**changes)))
    panel.options.added.connect(lambda: screen.write(edits.with_next_loss_added))
    panel.options.refused.connect(screen.message)


def connect_below(below: BelowPanel, options: SurfaceOptions, screen: Screen) -> None:
    """Connect the pages below the surfaces, and the list of them among the options."""
    below.asked.connect(screen.write)
    below.message.connect(screen.message)
    below.work_changed.connect(screen.work_changed)
    below.turned.connect(options.below.set_chosen)
    options.below.set_rows((i, text) for i, (text, _) in enumerate(below.names()))
    options.below.chosen.connect(below.bring)
    loss_curve, slope_curve, _ = below.curves.plots
    for plot in (loss_curve, slope_curve):
        connect_curve(plot, screen)
