"""The Classes screen: class as a number beside one-hot, and a model of the same examples for each."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.core.encoding.cases import CASES, Case, distances, number_errors, number_points, one_hot_points
from explorer.core.encoding.regions import regions
from explorer.core.encoding.training import MODELS, EncodingTraining
from explorer.look.theme import SPACE
from explorer.panels.transport import Transport
from explorer.screens.classes.distance_table import DistanceTable
from explorer.screens.classes.model_card import ModelCard, wrapping
from explorer.screens.classes.number_line import BEYOND, NumberLine
from explorer.screens.classes.one_hot_triangle import OneHotTriangle
from explorer.screens.screen import GROWTH_BUDGET, Screen, differ
from explorer.screens.shared_panels import connect_transport
from explorer.state.datasets import renumbered, training
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import Encoding
from explorer.widgets.choice import Choice
from explorer.widgets.number_box import NumberBox
from explorer.widgets.panel import Panel
from explorer.widgets.sliders import RealSlider

CLASSES = 3
_ORDERS_FROM, _AXES_FROM, _LINE_FROM, _REMARKS_FROM, _NAMES_FROM = (
    34.0,
    32.0,
    29.0,
    24.0,
    20.0,
)  # lines of text in the screen's height
_CAPTIONS_FROM = 115  # characters in its width


class ClassesScreen(Screen):
    """One column for each encoding: at the top the places of the classes, below them the answers of a trained model."""

    def build(self) -> None:
        theme = self.theme
        self._training: EncodingTraining = training(self.store.experiment.encoding.case)
        self._drawn: int | None = None  # the frame that both models show
        self._playable = True
        self.case = Choice(self.tr("Case"), [(key, self.wording.label(case)) for key, case in CASES.items()])
        self.number_line = NumberLine(theme)
        self.output = RealSlider(self.tr("Output of the model"), 1 - BEYOND, CLASSES + BEYOND)
        self.output_box = NumberBox(self.tr("Output of the model"), -1e6, 1e6, 0.1, widest="-100.00")
        self.one_hot = OneHotTriangle(theme)
        self.distances = DistanceTable()
        self.cards = {
            key: ModelCard(theme, self.wording.label(model), self.wording.name(model.rule), CLASSES)
            for key, model in MODELS.items()
        }
        self._transport = Transport()
        connect_transport(self._transport, self)
        self.themed = [self.number_line, self.one_hot, *self.cards.values()]
        root = QVBoxLayout(self.content)
        root.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        root.setSpacing(SPACE)
        root.addWidget(self._build_case())
        root.addLayout(self._build_encodings(), 1)
        root.addLayout(self._build_cards(), 2)
        root.addWidget(_bare(self._transport))
        self.distances.show_distances(distances(number_points(CLASSES)), distances(one_hot_points(CLASSES)))
        self._connect()

    def _build_case(self) -> QWidget:
        self.about = wrapping()
        caption = QLabel(self.tr("case"))
        caption.setBuddy(self.case)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for widget in (caption, self.case, self.about):
            row.addWidget(widget, 100 * (widget is self.about))
        row.addStretch(1)  # fills the space while the origin is hidden
        return _bare(content)

    def _build_encodings(self) -> QHBoxLayout:
        line = Panel(self.tr("CLASS AS A NUMBER"))
        self.errors_caption = _caption(line, self.tr("squared error to each class"))
        line.body.addWidget(self.number_line, 1)
        row = QHBoxLayout()
        caption = QLabel(self.tr("output"))
        caption.setBuddy(self.output_box)
        for widget in (caption, self.output, self.output_box):
            row.addWidget(widget, int(widget is self.output))
        line.body.addLayout(row)
        self.on_the_line = wrapping()
        line.body.addWidget(self.on_the_line)
        apart = Panel(self.tr("DISTANCES"))
        apart.body.addWidget(self.distances, 1)
        corners = Panel(self.tr("ONE-HOT"))
        self.sides_caption = _caption(corners, self.tr("each side √2 ≈ 1.41"))
        corners.body.addWidget(self.one_hot, 1)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE)
        self._encodings = {"number_line": line, "distances": apart, "one_hot": corners}
        for panel, stretch in zip(self._encodings.values(), (5, 0, 4), strict=True):
            columns.addWidget(panel, stretch)
        return columns

    def _build_cards(self) -> QHBoxLayout:
        columns = QHBoxLayout()
        columns.setSpacing(SPACE)
        for card in self.cards.values():
            columns.addWidget(card, 1)
        return columns

    def _connect(self) -> None:
        self.case.chosen.connect(lambda key: self.write(lambda e: e.changed(case=key)))
        for signal in (self.number_line.output_dragged, self.output.moved, self.output_box.edited):
            signal.connect(lambda v, gesture: self.write(lambda e: e.changed(output=v), gesture))
        self.output_box.refused.connect(self.message)

    def show_experiment(self, old: Experiment | None, new: Experiment) -> None:
        """Show the case of `new`, and its output."""
        case, output = CASES[new.encoding.case], new.encoding.output
        names = [self.wording.name(name) for name in case.classes]
        if differ(old, new, lambda e: e.encoding.case):
            self._training = training(case.key)
            self._drawn = None
            self._show_case(case)
            self.case.set_chosen(case.key)
            self.one_hot.show_classes(names)
        if differ(old, new, lambda e: e.encoding):
            self.number_line.show_output(output, number_errors(output, CLASSES).tolist(), names)
            self.output.set_real(output)
            self.output_box.set_value(output)

    def _show_case(self, case: Case) -> None:
        examples = self._training.examples
        axes = [self.wording.name(text) for text in case.axes]
        for card, remark, order in zip(self.cards.values(), case.remarks, self._orders(case.key), strict=True):
            card.scatter.show_examples(examples.features, examples.labels, axes)
            card.show_remark(self.wording.name(remark), order)
        self.about.setText(self.wording.name(case.about))
        self.case.setToolTip(f"{self.case.accessibleName()}\n{self.wording.name(case.about)}")
        self.on_the_line.setText(self.wording.name(case.on_the_line))
        self.fit()

    def draw_frame(self, frame: int) -> int:
        """Draw both models after `frame` steps, or after as many as are computed."""
        shown = self._training.grow(frame, GROWTH_BUDGET)
        if shown == self._drawn:
            return shown
        self._drawn = shown
        for card in self.cards.values():
            card.set_trained(shown > 0)
        if shown:
            self._show_answers(shown)
        else:
            for card in self.cards.values():
                card.show_untrained(self._playable)
        return shown

    def _show_answers(self, shown: int) -> None:
        examples = self._training.examples
        for key, card in self.cards.items():
            found = regions(self._training.scores(key, shown), card.scatter.low, card.scatter.high)
            wrong = self._training.decision(key, shown, examples.features) != examples.labels
            right = self._training.accuracy(key, shown)
            card.show_answers(found, wrong, (right.held_out, right.training), len(examples.held_labels))

    def set_playable(self, playable: bool) -> None:
        """Say that Space trains, or do not."""
        if playable != self._playable:
            self._playable = playable
            self._drawn = None
            self.draw_frame(self.player.reached)

    def _orders(self, case: str) -> tuple[str, str]:
        """The accuracy of the other numberings of the classes; one-hot has none."""
        shares = self.tr(" or ").join(self.tr("{n}%").format(n=f"{100 * share:.0f}") for share in renumbered(case))
        return self.tr("Numbered in another order: {shares}.").format(shares=shares), self.tr("No order to choose.")

    def fit(self) -> None:
        """For lack of room hide the other orders, then the axis labels, the remarks, and last names and origin."""
        metrics = self.fontMetrics()
        lines, characters = self.height() / metrics.height(), self.width() / metrics.averageCharWidth()
        for caption in (self.errors_caption, self.sides_caption):
            caption.setVisible(characters >= _CAPTIONS_FROM)
        self.about.setVisible(lines >= _NAMES_FROM)
        self.number_line.set_named(lines >= _NAMES_FROM)
        self.on_the_line.setVisible(lines >= _LINE_FROM)
        for card in self.cards.values():
            card.set_detail(lines >= _AXES_FROM, lines >= _REMARKS_FROM, lines >= _ORDERS_FROM)
        self._level_remarks()

    def _level_remarks(self) -> None:
        """Give both remarks as many lines as the longer one needs, so that both plots have the same height."""
        panel = (self.width() - 3 * SPACE) // 2
        room = panel - 2 * (SPACE + 2) - 4
        height = max(card.remark_height(room) for card in self.cards.values())
        for card in self.cards.values():
            card.remark.setFixedHeight(height + 2)

    def tab_order(self) -> list[QWidget]:
        """The case, the output, then the transport, whose buttons come last."""
        return [self.case, self.output, self.output_box, *self._transport.controls]

    def parts(self) -> dict[str, QWidget]:
        """The case, the two encodings with the distances between them, the two trained models, and the transport."""
        return {
            "case": self.case,
            **self._encodings,
            "output": self.output,
            "number_scatter": self.cards["number"],
            "one_hot_scatter": self.cards["one_hot"],
            "transport": self._transport,
        }

    def presented(self) -> list[str]:
        """The two encodings."""
        return ["number_line", "one_hot"]

    def reset(self, experiment: Experiment) -> Experiment:
        """The unrelated classes, and the output half way."""
        return replace(experiment, encoding=Encoding())


def _caption(panel: Panel, text: str) -> QLabel:
    """A quiet label at the right end of a panel's header."""
    label = QLabel(text)
    label.setObjectName("muted")
    panel.header.addWidget(label, 1, Qt.AlignmentFlag.AlignRight)
    return label


def _bare(content: QWidget) -> Panel:
    """A panel without a title around one row."""
    panel = Panel("")
    panel.title.hide()
    panel.body.addWidget(content)
    panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return panel
