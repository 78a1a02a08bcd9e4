"""The Loss screen: how wrong a prediction is, as a distance, as a surprise, and as the likelihood of many examples."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from explorer.core.information import frequencies
from explorer.look.theme import SPACE
from explorer.panels.transport import Transport
from explorer.screens.explained_example import Explained, of_run
from explorer.screens.loss import edits
from explorer.screens.loss.distance_page import CORNERS, DistancePage
from explorer.screens.loss.information_page import InformationPage
from explorer.screens.loss.likelihood_page import LikelihoodPage
from explorer.screens.loss.loss_values import FigureRow
from explorer.screens.loss.prediction import at_frame, at_start, path
from explorer.screens.loss.side_column import SideColumn
from explorer.screens.screen import GROWTH_BUDGET, Screen, differ
from explorer.screens.shared_edits import with_probability
from explorer.screens.shared_panels import connect_logits, connect_transport
from explorer.state.experiment import Experiment
from explorer.state.scene import Scene, derive
from explorer.widgets.page_tabs import PageTabs

DISTANCE, INFORMATION, LIKELIHOOD = range(3)


class LossScreen(Screen):
    """Three pages, of which the visible one is kept up to date; two have the logits on their left.

    More than 20 methods: half of them answer what every screen is asked.
    """

    def build(self) -> None:
        theme = self.theme
        self.scene: Scene = derive(self.store.experiment)
        self.column = SideColumn(theme, self.wording)
        self.logits, self.bars = self.column.logits, self.column.bars
        self._transport = Transport()
        connect_transport(self._transport, self)
        self.distance = DistancePage(theme, self.wording, self._transport)
        self.information = InformationPage(theme, self.wording)
        self.likelihood = LikelihoodPage(theme, self.wording)
        self.tabs = self._build_tabs()
        self.pages = QStackedWidget()
        for page in (self.distance, self.information, self.likelihood):
            self.pages.addWidget(page)
        self.themed = [*self.column.themed, *self.distance.themed, *self.information.themed, *self.likelihood.themed]
        root = QVBoxLayout(self.content)
        root.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        root.setSpacing(SPACE)
        root.addWidget(self.tabs)
        below = QHBoxLayout()
        below.setSpacing(SPACE)
        below.addWidget(self.column)
        below.addWidget(self.pages, 1)
        root.addLayout(below, 1)
        self._arrange(DISTANCE)
        self._connect()

    def _build_tabs(self) -> PageTabs:
        return PageTabs(
            (
                (self.tr("Distance and surprise"), self.tr("How far off one prediction is, and how surprised")),
                (self.tr("Information and entropy"), self.tr("Two distributions, their entropies and the gap")),
                (self.tr("Likelihood"), self.tr("Many examples: product of probabilities, sum of losses")),
            )
        )

    def _connect(self) -> None:
        write = self.write
        distance, information, likelihood = self.distance, self.information, self.likelihood
        self.tabs.chosen.connect(self.show_page)
        self.column.changed.connect(self.fit)
        self.logits.logit_edited.connect(lambda i, v, g: likelihood.follow(i))
        connect_logits(self.logits, self)
        self.bars.share_dragged.connect(lambda i, v, g: write(lambda e: e.with_target_share(i, v), g))
        distance.dragged.connect(lambda p, g: write(lambda e: edits.with_prediction(e, p), g))
        distance.probability_dragged.connect(lambda i, p, g: write(lambda e: with_probability(e, i, p), g))
        distance.margin_dragged.connect(lambda j, m, g: write(lambda e: edits.with_lead(e, j, m), g))
        distance.loss_chosen.connect(lambda key: write(lambda e: e.changed(chosen_loss=key)))
        distance.three_wanted.connect(lambda: write(lambda e: e.with_classes(CORNERS)))
        information.edited.connect(lambda c, i, v, g: write(lambda e: edits.with_share(e, c, i, v), g))
        information.course_wanted.connect(lambda: write(edits.with_course))
        information.classifier_wanted.connect(lambda: write(edits.with_classifier))
        information.refused.connect(self.message)
        likelihood.added.connect(lambda label: write(lambda e: edits.with_example(e, label)))
        likelihood.removed.connect(lambda: write(edits.without_example))
        likelihood.logit_dragged.connect(lambda i, v, g: write(lambda e: edits.with_dragged(e, i, v), g))
        likelihood.likeliest_wanted.connect(lambda: write(edits.with_likeliest))

    # Pages

    @property
    def page(self) -> int:
        """The page in front: DISTANCE, INFORMATION or LIKELIHOOD."""
        return self.pages.currentIndex()

    def show_page(self, page: int) -> None:
        """Bring a page to the front, up to date."""
        self.finish_typing()
        self._arrange(page)
        self.refresh()

    def looked_at(self) -> tuple[int, ...]:
        """The page in front."""
        return (self.page,)

    def look_at(self, chosen: tuple[int, ...]) -> None:
        """Bring the page back."""
        self.show_page(*chosen)

    def _arrange(self, page: int) -> None:
        self.tabs.show_page(page)
        if page == INFORMATION:  # before the page, which is wide: together they could widen the window
            self.column.hide()
        policy = QSizePolicy.Policy
        for i, view in enumerate((self.distance, self.information, self.likelihood)):
            across = policy.Preferred if i == page else policy.Ignored  # a hidden page requests no room
            view.setSizePolicy(across, policy.Preferred)
        self.pages.setCurrentIndex(page)
        if page != INFORMATION:
            self.column.show()
        self.column.show_frequencies(page == LIKELIHOOD)
        self.fit()

    def reveal(self, part: str) -> None:
        """Bring the page with the view `part` to the front."""
        view = self.parts().get(part)
        if view is None or view.isVisibleTo(self):
            return
        pages = (self.distance, self.information, self.likelihood)
        self.show_page(next((i for i, page in enumerate(pages) if page.isAncestorOf(view)), DISTANCE))

    # What is shown

    def show_experiment(self, old: Experiment | None, new: Experiment) -> None:
        """Show what the page in front draws of `new`."""
        self.scene = derive(new)
        if differ(old, new, lambda e: (e.problem, e.surface)):
            self.logits.show_experiment(new)
        depends_on, show = (
            (lambda e: (e.problem, e.display.chosen_loss, e.display.colour_map), self._show_distance),
            (lambda e: (e.problem, e.information), self._show_information),
            (lambda e: (e.problem, e.information, e.surface), self._show_likelihood),
        )[self.page]
        if differ(old, new, depends_on):
            show(new)

    def tab_order(self) -> list[QWidget]:
        """Tab goes through the controls in reading order, not in the order in which they were built."""
        logits = self.logits
        order: list[QWidget] = [*self.tabs.buttons, logits.classes]
        order += [w for row in logits.rows for w in (row.slider, row.box, row.share)]
        order += [logits.target, logits.temperature, *self.distance.controls]
        order += self._transport.controls
        return [*order, *self.information.controls, *self.likelihood.controls]

    def _show_distance(self, new: Experiment) -> None:
        self.distance.show_loss(self.scene.objective(new.display.chosen_loss), new.display.colour_map)

    def _show_information(self, new: Experiment) -> None:
        p, q = new.information.p, new.information.q
        self.information.show_distributions(p, q, (p, q) == (new.problem.target, edits.prediction_of(new)))

    def _show_likelihood(self, new: Experiment) -> None:
        start = at_start(self.scene, self.theme)
        shares = frequencies(new.information.examples, new.problem.classes).tolist()
        labels = [self.wording.probability(i) for i in range(new.problem.classes)]
        names = (self.tr("frequency"), self.wording.notation.probabilities)
        self.column.shares.show_pairs(names, (shares, start.probabilities.tolist()), labels)
        self.likelihood.show_experiment(new, start)

    def draw_frame(self, frame: int) -> int:
        """Draw the predictions after `frame` steps, or after as many as are computed."""
        shown = self.scene.grow(frame, GROWTH_BUDGET)
        if self.page == DISTANCE:
            self._show_predictions(shown)
        return shown

    def _show_predictions(self, frame: int) -> None:
        experiment, display = self.scene.experiment, self.scene.experiment.display
        target, runs = experiment.problem.target, self.scene.runs
        predictions = at_frame(self.scene, self.theme, self.wording, frame)
        self.bars.show_bars(target, [(p.probabilities, p.style) for p in predictions])
        self.distance.show_predictions(
            target, predictions, [path(self.scene, i, frame) for i in range(len(predictions))]
        )
        positions = [run.position(frame) for run in runs][: len(predictions)]
        values = [self.scene.values(y) for y in positions]
        rows = [FigureRow(p.name, p.style, value) for p, value in zip(predictions, values, strict=True)]
        self.distance.show_figures(rows, display.chosen_loss, len(runs))
        styles = [self.theme.run(i) for i in range(len(runs))]
        self.logits.show_positions([run.position(frame) for run in runs], [style.colour for style in styles])

    def fit(self) -> None:
        """Make the column as wide as it needs; the pages fit themselves."""
        self.column.fit(self.width())

    def explained(self) -> Explained:
        """The position of the first run under the chosen loss, on the page where runs are shown."""
        if self.page != DISTANCE:
            return super().explained()
        return of_run(self.scene, self.player.reached, self.theme, self.wording)

    def parts(self) -> dict[str, QWidget]:
        """The views of all three pages, and the column on their left."""
        return {
            "bars": self.bars,
            "simplex": self.distance.panels[0],
            "log_curve": self.distance.panels[1],
            "margin": self.distance.panels[2],
            "figures": self.distance.figures,
            "distributions": self.information.distributions,
            "information": self.information.information,
            "entropy": self.information.sums,
            "examples": self.likelihood.panel,
            "likelihood": self.likelihood.curves,
            "logits": self.logits,
            "chosen_loss": self.distance.loss,
            "transport": self._transport,
        }

    def presented(self) -> list[str]:
        """The two largest views of the page in front."""
        return [["simplex", "log_curve"], ["information", "entropy"], ["examples", "likelihood"]][self.page]

    def reset(self, experiment: Experiment) -> Experiment:
        """The course's numerical example, its P and Q, and the first examples."""
        return edits.fresh(experiment)
