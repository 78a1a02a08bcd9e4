"""Views alone: what each says, in its texts and tool tips and to a screen reader, is what it was last given."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialogButtonBox

from explorer.core.descent import Verdict, VerdictKind
from explorer.look import languages, numbers
from explorer.look.theme import THEMES
from explorer.look.verdicts import VERDICT_MARKS, verdict_sentence
from explorer.panels.optimizer_row import OptimizerRow
from explorer.screens.classes.accuracy_figure import AccuracyFigure
from explorer.screens.descent.surface_card import SurfaceCard
from explorer.screens.digits.digit_image import DigitImage
from explorer.screens.digits.network_options import NetworkOptions
from explorer.screens.loss.likelihood_page import LikelihoodPage
from explorer.screens.loss.prediction import Prediction
from explorer.screens.softmax.block import SoftmaxBlock
from explorer.screens.softmax.sigmoid_plot import SigmoidPage
from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import MAX_EXAMPLES, Network, RunSpec
from explorer.state.lessons import Question, Step
from explorer.state.scene import Reading, derive
from explorer.widgets.number_box import NumberBox
from explorer.window.lesson_strip import LessonStrip
from tests.support.gui import WORDING, choose, type_into

LIGHT = THEMES["light"]


@pytest.fixture
def shown(qtbot):
    """Shows a view by itself, in a size."""

    def show(view, width=420, height=300):
        qtbot.addWidget(view)
        view.resize(width, height)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        return view

    return show


def test_settings_are_for_all_runs_again_when_their_run_is_taken_away(shown, qtbot):
    row = shown(OptimizerRow(WORDING), 700, 60)
    two = (RunSpec("mse", learning_rate=0.5), RunSpec("cross_entropy", learning_rate=2.0))
    row.show_runs(two, "AB")
    assert row.scope.isVisible() and row.scope.currentText() == "all runs"
    choose(row.scope, 1)
    assert row.rate_box.value == 2.0
    row.show_runs(two[:1], "A")
    assert not row.scope.isVisible(), "one run leaves nothing to choose"
    assert row.rate_box.value == 0.5
    row.show_runs(two, "AB")
    assert row.scope.currentText() == "all runs"
    with qtbot.waitSignal(row.changed) as asked:
        type_into(row.rate_box, "3")
    assert asked.args[:2] == [None, {"learning_rate": 3.0}]


def test_the_choices_of_a_question_say_their_answers_and_keys(shown):
    actions = [QAction(text) for text in ("Back", "On", "Return", "Close")]
    strip = shown(LessonStrip(WORDING, "en", *actions), 900, 90)
    question = Question({"en": "Which?"}, ({"en": "This one"}, {"en": "That one"}), 1)
    step = Step(Experiment(), "descent", {"en": "Title"}, {"en": "Text"}, play=5, question=question)
    strip.show_step(step, 2, 9)
    for prediction, revealed, texts in (
        (None, False, ["1 This one", "2 That one"]),
        (0, False, ["● This one", "2 That one"]),
        (0, True, ["✖ This one", "✔ That one"]),
        (1, True, ["1 This one", "✔ That one"]),
    ):
        strip.show_answer(step, prediction, revealed)
        shown_choices = [button for button in strip.choices if button.isVisible()]
        assert [button.text() for button in shown_choices] == texts
        assert [button.isChecked() for button in shown_choices] == [prediction == 0, prediction == 1]
        hints = ["Predict: This one (key 1)", "Predict: That one (key 2)"]
        assert [button.toolTip() for button in shown_choices] == hints
        assert [button.accessibleName() for button in shown_choices] == hints
    assert strip.place.text() == "3 / 9"


def test_a_surface_says_value_slope_and_verdict_to_a_screen_reader(shown):
    card = shown(SurfaceCard(LIGHT, WORDING, 0), 360, 420)
    said = set()
    for value, slope, kind in ((2.0, 0.25, VerdictKind.MOVING), (1.5, 0.0, VerdictKind.STUCK)):
        reading = Reading(value, slope)
        card.show_reading(reading, Verdict(kind, 3, value, slope, 0.0, float("inf")))
        description = card.plot.accessibleDescription()
        assert card.figures.text() in description and card.sentence.text() in description
        assert numbers.number(value) in description and VERDICT_MARKS[kind] in description
        said.add(description)
    card.set_guessing(True)
    assert "What will it do?" in card.plot.accessibleDescription()
    assert len(said) == 2


def test_the_block_of_softmax_says_its_stages_to_a_screen_reader(shown):
    flow = shown(SoftmaxBlock(LIGHT, WORDING), 800, 300)
    flow.show_logits((3.0, 1.0, -3.0), 1.0)
    assert flow.accessibleDescription() == "3, 1, −3 → 20.1, 2.72, 0.05 → 22.9 → 0.88, 0.12, 0.00"
    flow.show_logits((0.0, 0.0), 1.0)
    assert flow.accessibleDescription() == "0, 0 → 1.00, 1.00 → 2.00 → 0.50, 0.50"


def test_an_accuracy_is_said_in_full_to_a_screen_reader_and_in_its_tool_tip(shown):
    figure = shown(AccuracyFigure(LIGHT, "One-hot"), 90, 40)
    for held_out, training in ((0.5, 0.75), (0.9, 1.0)):
        figure.show_accuracy(held_out, training, (100, 60))
        for said in (figure.accessibleDescription(), figure.toolTip()):
            assert said.startswith(f"{100 * held_out:.0f}%")
            assert "100 held-out" in said and f"{100 * training:.0f}% of the 60" in said


def test_every_box_of_the_network_shows_its_own_number(shown, qtbot):
    settings = shown(NetworkOptions(), 700, 40)
    settings.show_network(Network(init_scale=3.0, hidden=48, batch=20))
    boxes = {"init_scale": settings.init_scale, "hidden": settings.hidden, "batch": settings.batch}
    assert {name: box.text() for name, box in boxes.items()} == {"init_scale": "3", "hidden": "48", "batch": "20"}
    for name, box in boxes.items():
        with qtbot.waitSignal(settings.changed) as asked:
            type_into(box, "30")
        assert asked.args[0] == {name: 30}


@pytest.mark.parametrize("language", ["zh_Hant", "zh_Hans"])
def test_a_refusal_names_its_quantity_in_the_language_of_the_app(qapp, language):
    languages.install(language)
    with pytest.raises(InvalidExperiment) as refused:
        Experiment().with_runs(learning_rate=-1.0)
    sentence = WORDING.refusal(refused.value)
    assert "learning" in str(refused.value) and "-1" in sentence
    assert not re.search("[A-Za-z]{2}", sentence), sentence


@pytest.mark.parametrize(("language", "close", "cancel"), [("zh_Hant", "關閉", "取消"), ("zh_Hans", "关闭", "取消")])
def test_the_buttons_of_qts_own_dialogs_speak_the_language(shown, language, close, cancel):
    languages.install(language)
    kind = QDialogButtonBox.StandardButton
    box = shown(QDialogButtonBox(kind.Close | kind.Cancel), 300, 50)
    assert box.button(kind.Close).text().startswith(close) and box.button(kind.Cancel).text().startswith(cancel)
    languages.install("en")
    box = shown(QDialogButtonBox(kind.Close), 300, 50)
    assert box.button(kind.Close).text().replace("&", "") == "Close"


def test_what_a_surface_says_to_a_screen_reader_goes_along_while_its_sentence_stays(shown):
    card = shown(SurfaceCard(LIGHT, WORDING, 0), 360, 420)
    card.set_guessing(True)
    for value in (2.0, 1.5):
        card.show_reading(Reading(value, 0.25), Verdict(VerdictKind.MOVING, 3, value, 0.25, 0.0, 5.0))
        assert card.plot.accessibleDescription() == f"{card.figures.text()}. ? What will it do?"


def test_the_tool_tip_of_a_box_has_all_figures_of_what_it_holds_now(shown):
    box = shown(NumberBox("a number"), 120, 30)
    for value in (0.333333333, 0.333333334):
        box.set_value(value)
        assert box.text() == "0.333333" and box.toolTip() == f"a number\n{value!r}"


def test_rate_and_hyperparameters_shown_are_those_of_the_runs(shown, qtbot):
    row = shown(OptimizerRow(WORDING), 900, 60)
    run = RunSpec("mse", "adam", 1e-2, (("beta1", 0.5),))
    row.show_runs((run,), "A")
    low = row.rate.value()
    assert row.rate_box.value == 1e-2 and row.hyperparameter_boxes["beta1"].value == 0.5
    row.show_runs((RunSpec("mse", "adam", 1.0, (("beta1", 0.5),)),), "A")
    assert row.rate.value() > low + 200, "the slider goes along with the box"
    with qtbot.waitSignal(row.hyperparameter_edited) as asked:
        type_into(row.hyperparameter_boxes["beta2"], "0.9")
    assert asked.args[:3] == [None, "beta2", 0.9]


def test_a_large_digit_is_named_each_time(shown):
    view = shown(DigitImage(LIGHT), 120, 120)
    for digit in (3, 8):
        view.show_digit(np.zeros((28, 28), dtype=np.uint8), digit)
        assert view.toolTip() == view.accessibleName() == f"A handwritten {digit}"


def test_the_last_example_cannot_be_taken_away(shown):
    view = shown(LikelihoodPage(LIGHT, WORDING), 600, 500)
    for examples, removable, addable in (((0, 1), True, True), ((0,), False, True), ((0,) * MAX_EXAMPLES, True, False)):
        experiment = Experiment().changed(examples=examples)
        view.show_experiment(experiment, Prediction("prediction", LIGHT.run(0), np.zeros(3)))
        assert view.remove.isEnabled() == removable
        assert {button.isEnabled() for button in view.adders} == {addable}


def test_what_was_read_under_the_pointer_gives_way_to_another_verdict(shown):
    scene = derive(Experiment())
    card = shown(SurfaceCard(LIGHT, WORDING, 0), 360, 420)
    card.show_surface(scene.surface(0, 0))
    verdicts = [Verdict(kind, 3, 2.0, 0.25, 0.0, 5.0) for kind in (VerdictKind.MOVING, VerdictKind.STUCK)]
    card.show_reading(Reading(2.0, 0.25), verdicts[0])
    card.plot.hovered.emit((1.0, 2.0))
    read = card.sentence.text()
    assert read.startswith("at y₁ = 1.000, y₂ = 2.000")
    card.show_reading(Reading(2.0, 0.25), verdicts[0])
    assert card.sentence.text() == read, "nothing new is to be said"
    card.show_reading(Reading(2.0, 0.25), verdicts[1])
    assert card.sentence.text() == f"■ {verdict_sentence(verdicts[1])}"


def test_the_axis_of_the_sigmoid_says_what_is_divided_by_the_temperature(shown):
    view = shown(SigmoidPage(LIGHT, WORDING), 500, 400)
    for temperature, text, difference in ((1.0, "y₁ − y₂", 2.0), (4.0, "(y₁ − y₂) / T", 0.5)):
        view.show_logits((3.0, 1.0), temperature)
        axes = view.plot.getPlotItem()
        assert (axes.getAxis("bottom").labelText, axes.getAxis("left").labelText) == (text, "y′₁")
        assert float(view.plot.point.getData()[0][0]) == difference
