"""The card of a training run: its title, its share and its verdict."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette

from explorer.look.theme import THEMES
from explorer.screens.network.run_card import RunCard
from explorer.state.experiment_parts import RunSpec
from tests.support.gui import WORDING, Events, settle

LIGHT, DARK = THEMES["light"], THEMES["dark"]


def test_title_and_share_of_a_run_take_the_colour_of_another_theme(shown):
    run = shown(RunCard(LIGHT, WORDING, 1), 400, 120)
    run.show_figures(0.9, 0.5, False)
    run.apply_theme(DARK)
    settle()
    for label in (run.title, run.share.label):
        assert label.palette().color(QPalette.ColorRole.WindowText).name() == DARK.run_colours[1]


def test_a_run_is_judged_in_words(shown):
    run = shown(RunCard(LIGHT, WORDING, 0), 400, 120)
    said = []
    for accuracy in (0.1, 0.29, 0.81, 0.93):
        run.show_figures(accuracy, 1.0, False)
        said.append(run.sentence.text())
    bad = ["No better than a guess.", "It misreads many digits."]
    assert said == [*bad, "It reads most digits.", "It misreads few digits."]
    run.show_figures(0.09, 1.0, False, trained=False)
    assert (run.share.text(), run.sentence.text()) == ("9%", "Space trains"), "chance is not judged"
    settle()
    assert run.share.label.palette().color(QPalette.ColorRole.WindowText).name() == LIGHT.muted
    run.show_figures(0.93, 1.0, True)
    settle()
    assert run.share.label.palette().color(QPalette.ColorRole.WindowText).name() == LIGHT.run_colours[0]
    assert run.sentence.text() == "Diverged: try a smaller rate."


def test_the_share_stays_bold_in_another_text_size(window):
    window.workbench.show_screen("network")
    window.appearance.set_zoom(1.21)
    settle()
    shares = [run.share.label for run in window.screens.current.runs]
    assert all(share.font().bold() and share.fontInfo().bold() for share in shares)
    window.appearance.set_zoom(1.0)
    settle()
    assert all(share.fontInfo().bold() for share in shares)


def test_a_card_that_becomes_wider_grows_with_its_sentence(window):
    runs = tuple(RunSpec(loss) for loss in ("mse", "cross_entropy", "kl", "hinge"))
    window.workbench.show_screen("network")
    window.workbench.store.update(runs=runs)
    for width in (700, 950, 700):
        window.setFixedSize(width, 645)  # as under a tiling window manager
        settle()
        cards = window.screens.current.runs
        assert [card.sentence.isVisible() for card in cards] == [width == 950] * len(runs)
        assert all(card.height() >= card.minimumSizeHint().height() for card in cards)


def test_other_figures_of_the_same_width_cost_no_layout(shown):
    run = shown(RunCard(LIGHT, WORDING, 0), 400, 120)
    run.show_data(1000, True)
    run.show_figures(0.91, 0.311, False)
    settle()
    layouts = Events(run, QEvent.Type.LayoutRequest)
    for step in range(2, 6):
        run.show_figures(0.9 + step / 100, 0.31 + step / 1000, False)
        settle()
    assert layouts.seen == 0 and run.share.text() == "95%" and "0.315" in run.value.text()
