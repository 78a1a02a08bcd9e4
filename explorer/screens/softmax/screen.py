"""The Softmax screen: the block of the slides, and its consequences: gaps, shifts, overflow, sigmoid, temperature."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from explorer.look.theme import SPACE
from explorer.panels.logits_panel import LogitsPanel
from explorer.screens.screen import Screen, differ
from explorer.screens.shared_edits import with_probability
from explorer.screens.softmax.draggable_block import DraggableBlock
from explorer.screens.softmax.gap_and_ratio import GapAndRatio
from explorer.screens.softmax.network_page import NetworkPage
from explorer.screens.softmax.network_texts import Kind
from explorer.screens.softmax.overflow_table import OverflowPage
from explorer.screens.softmax.pages import SoftmaxPages
from explorer.screens.softmax.shift_panel import ShiftPanel
from explorer.screens.softmax.sigmoid_plot import SigmoidPage
from explorer.screens.softmax.temperature_panel import TemperaturePanel
from explorer.state.experiment import Experiment
from explorer.state.openings import SLIDES_BLOCK
from explorer.widgets.panel import Panel
from explorer.widgets.scroll_column import ScrollColumn

_TIDY = 12  # decimals kept of a shifted logit: shifting to and fro must not leave 2.9999999999999996
_ENOUGH = 40  # characters that a panel below the block needs to stand beside the others


class SoftmaxScreen(Screen):
    """Softmax of the start's logits, stage by stage."""

    def build(self) -> None:
        theme = self.theme
        self.logits = LogitsPanel(self.wording, alone=True)
        self.shift = ShiftPanel(self.wording)
        self.temperature = TemperaturePanel(theme, self.wording)
        self.flow = DraggableBlock(theme, self.wording)
        self.ratio = GapAndRatio(theme, self.wording)
        self.stability = OverflowPage(theme, self.wording)
        self.sigmoid = SigmoidPage(theme, self.wording)
        self.network = NetworkPage(theme, self.wording)
        titles = (self.tr("GAPS GROW"), self.tr("OVERFLOW"), self.tr("TWO CLASSES"), self.tr("NETWORK"))
        views = (self.ratio, self.stability, self.sigmoid, self.network)
        self.pages = SoftmaxPages(list(zip(titles, views, strict=True)), _ENOUGH)
        self.block = Panel("")
        self.block.title.hide()
        self.block.body.addWidget(self.flow, 1)
        root = QHBoxLayout(self.content)
        root.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        root.setSpacing(SPACE)
        root.addWidget(self._build_left())
        self._right = right = QVBoxLayout()
        right.setSpacing(SPACE)
        right.addWidget(self.block)
        right.addWidget(self.pages)
        for widget in (self.block, self.pages):  # the heights are shared out by the stretches alone
            widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        root.addLayout(right, 1)
        self.themed = [self.temperature, self.flow, self.ratio, self.stability, self.sigmoid, self.network]
        self._connect()

    def _build_left(self) -> ScrollColumn:
        self._left = ScrollColumn()
        self._left.add(self.logits, self.shift)
        self._left.add(self.temperature, stretch=1)
        self._left.changed.connect(self.fit)
        return self._left

    def _connect(self) -> None:
        self.logits.logit_edited.connect(lambda i, v, g: self.write(lambda e: e.with_logit(i, v), g))
        self.flow.logit_edited.connect(lambda i, v, g: self.write(lambda e: e.with_logit(i, v), g))
        self.flow.share_edited.connect(lambda i, p, g: self.write(lambda e: with_probability(e, i, p), g))
        self.logits.classes_chosen.connect(lambda k: self.write(lambda e: e.with_classes(k)))
        self.shift.shifted.connect(lambda by, g: self.write(lambda e: shifted(e, by), g))
        self.shift.leapt.connect(self._leap)
        self.temperature.edited.connect(lambda v, g: self.write(lambda e: e.changed(temperature=v), g))
        self.sigmoid.two_classes_asked.connect(lambda: self.write(lambda e: e.with_classes(2)))
        for source in (self.logits, self.shift, self.temperature):
            source.refused.connect(self.message)

    def _leap(self, by: float) -> None:
        """Bring the overflow view to the front when the naive exp overflows."""
        self.write(lambda e: shifted(e, by))
        self.reveal("stability")

    def show_experiment(self, old: Experiment | None, new: Experiment) -> None:
        """Show the start's logits at their temperature."""
        problem = new.problem
        if differ(old, new, lambda e: (e.problem, e.surface)):
            self.logits.show_experiment(new)
            self.shift.show_logits(problem.logits, new.surface.span)
            self.flow.set_span(*new.surface.span)
        if differ(old, new, lambda e: (e.problem.logits, e.problem.temperature)):
            for view in (self.temperature, self.flow, self.ratio, self.stability, self.sigmoid):
                view.show_logits(problem.logits, problem.temperature)
        if differ(old, new, lambda e: e.problem):
            self.network.show_logits(problem.logits, problem.target, problem.temperature)
        if differ(old, new, lambda e: e.problem.classes):
            self._right.setStretch(0, 20 + 2 * problem.classes)  # more rows need more of the height
            self._right.setStretch(1, 18)

    def tab_order(self) -> list[QWidget]:
        """Tab goes down the left column, then to the block and below it, not in the order the rows were built."""
        logits, shift, temperature = self.logits, self.shift, self.temperature
        order: list[QWidget] = [logits.classes, *(w for row in logits.rows for w in (row.slider, row.box))]
        order += [*shift.buttons, shift.slider, shift.box, temperature.slider, temperature.box]
        return [*order, self.flow, *self.pages.buttons, self.sigmoid.button, *self.network.buttons.values()]

    def parts(self) -> dict[str, QWidget]:
        """The panels of the left column, the block, and the views below it."""
        ratio, stability, sigmoid, network = self.pages.panels
        return {
            "logits": self.logits,
            "shift": self.shift,
            "block": self.block,
            "ratio": ratio,
            "stability": stability,
            "sigmoid": sigmoid,
            "network": network,
            "temperature": self.temperature,
        }

    def reveal(self, part: str) -> None:
        """Bring the page `part` to the front, unless it is always visible."""
        panel = self.parts().get(part)
        if panel in self.pages.panels:
            self.pages.bring(self.pages.panels.index(panel))

    def looked_at(self) -> tuple[int, ...]:
        """The panel below the block that is in front, and the kind of network."""
        return self.network.picture.chosen.value, self.pages.front

    def look_at(self, chosen: tuple[int, ...]) -> None:
        """Bring the panel back, with that kind of network."""
        kind, panel = chosen
        self.network.choose(Kind(kind))
        self.pages.bring(panel)

    def presented(self) -> list[str]:
        """The block."""
        return ["block"]

    def reset(self, experiment: Experiment) -> Experiment:
        """The slides' logits 3, 1, −3, class 1 right, temperature 1."""
        problem = SLIDES_BLOCK.problem
        return replace(experiment.with_classes(problem.classes), problem=problem)

    def fit(self) -> None:
        """Make the left column as wide as its contents and the font need."""
        self._thin_out(self.height() - 2 * SPACE)
        self._left.fit(self.width())

    def _thin_out(self, room: int) -> None:
        """If the left column is higher than `room`, hide its sentences, then the strip of temperatures."""
        extras = ((self.shift.sentence, self.temperature.sentence), (self.temperature.strip,))
        gap = self.temperature.body.spacing()
        heights = [sum(widget.minimumSizeHint().height() + gap for widget in group) for group in extras]
        hidden = sum(h for h, group in zip(heights, extras, strict=True) if group[0].isHidden())
        over = self._left.needed().height() + hidden - room
        for height, group in zip(heights, extras, strict=True):
            for widget in group:
                if widget.isHidden() != (over > 0):
                    widget.setHidden(over > 0)
            over -= height


def shifted(experiment: Experiment, by: float) -> Experiment:
    """The same with `by` added to every logit; raises InvalidExperiment where one would be too large."""
    return experiment.changed(logits=tuple(round(y + by, _TIDY) for y in experiment.problem.logits))
