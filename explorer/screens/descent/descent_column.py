"""The contents of the column at the left: logits, probabilities and losses, drawn for all runs at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.panels.logits_panel import LogitsPanel
from explorer.panels.probability_bars import ProbabilityBars
from explorer.screens.descent.loss_table import LossTable
from explorer.screens.descent.side_column import SideColumn
from explorer.state.scene import Scene
from explorer.widgets.panel import Panel
from explorer.widgets.quiet_label import QuietLabel


class DescentColumn(SideColumn):
    """Three panels.

    Attributes:
        logits: the start, with a mark for each run.
        bars: the probabilities of the runs beside the target.
        table: every loss with its value and slope.
        caption: of which step the table is.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        tr = self.tr
        logits = tr("Logits"), tr("The logits: where descent starts")
        shares = tr("Softmax"), tr("The probabilities beside the target")
        values = tr("Losses"), tr("Every loss with its value and slope")
        super().__init__((logits, shares, values), parent)
        self._theme = theme
        home = self.pages.contents
        self.logits = LogitsPanel(wording, home, has_roles=True)
        softmax = Panel(wording.signs(self.tr("SOFTMAX · {p} BESIDE {t}")), home)
        self.bars = ProbabilityBars(theme, wording, softmax)
        softmax.body.addWidget(self.bars, 1)
        losses = Panel(self.tr("LOSSES"), home)
        self.table = LossTable(theme, wording, losses)
        losses.body.addWidget(self.table)
        self.caption = QuietLabel(losses)
        self.caption.label.setObjectName("muted")
        losses.header.addWidget(self.caption, 1, Qt.AlignmentFlag.AlignRight)
        for panel, stretch in ((self.logits, 0), (softmax, 1), (losses, 0)):
            self.add(panel, stretch)

    def controls(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        logits = self.logits
        rows = [w for row in logits.rows for w in (row.slider, row.box, row.role, row.share)]
        return [*self.tabs.buttons, self.curves, logits.classes, *rows, logits.target, logits.temperature]

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours and marks of `theme`."""
        self._theme = theme
        self.bars.apply_theme(theme)
        self.table.apply_theme(theme)

    def show_start(self, scene: Scene) -> None:
        """Keep every loss at the start, for the table."""
        self._start = scene.readings(scene.experiment.problem.logits)

    def show_runs(self, scene: Scene, frame: int) -> None:
        """Show where the runs are at `frame`."""
        runs = range(len(scene.runs))
        styles = [self._theme.run(i) for i in runs]
        positions = [scene.position(i, frame) for i in runs]
        self.logits.show_positions(positions, [style.colour for style in styles])
        shares = [scene.probabilities(position) for position in positions]
        self.bars.show_bars(scene.experiment.problem.target, list(zip(shares, styles, strict=True)))
        losses = [spec.loss for spec in scene.experiment.descent.runs]
        now = list(zip(losses, [scene.reading(i, frame) for i in runs], styles, strict=True))
        self.table.show_readings(self._start, now, frame > 0)
        glyphs = " ".join(style.glyph for style in styles)
        self.caption.setText(self.tr("{marks} at step {n}").format(marks=glyphs, n=numbers.count(frame)))
