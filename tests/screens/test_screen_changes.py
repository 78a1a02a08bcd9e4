"""What a screen draws does not depend on the previous Experiment, from which it passes on only the differences."""

from __future__ import annotations

from contextlib import suppress
from itertools import zip_longest

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pyqtgraph import ImageItem
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QSlider, QTableWidget, QWidget

from explorer.plots.line_and_mark import Line, Mark
from explorer.plots.themed_plot import ThemedPlot
from explorer.screens.descent.landscape.landscape_plot import LandscapePlot
from explorer.screens.descent.screen import DescentScreen
from explorer.screens.loss.edits import with_classifier
from explorer.screens.registry import SCREENS
from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import PART_OF, Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.widgets.number_box import NumberBox
from tests.support.gui import settle
from tests.support.image_sets import SHOWN
from tests.support.screens import go
from tests.support.strategies import experiments

FRAME = 3
START = Experiment().changed(logits=(-3.0, 2.0, 1.0))
# For each field a value other than the one in START.
OTHERS = {
    "logits": (-3.0, 2.0, -1.0),
    "target": (0.5, 0.25, 0.25),
    "temperature": 2.0,
    "axes": (2, 1),
    "span": (-5.0, 5.0),
    "free_others": (2,),
    "zoom": 2.0,
    "pan": (1.0, -2.0),
    "runs": (RunSpec("kl", "adam", 0.5), RunSpec("hinge"), RunSpec("euclidean")),
    "steps": 40,
    "quantity": "slope",
    "colour_scale": "log",
    "common_scale": True,
    "colour_map": "viridis",
    "log_loss": True,
    "log_slope": False,
    "chosen_loss": "hinge",
    "case": "grades",
    "output": 1.25,
    "p": (0.5, 0.25, 0.25),
    "q": (0.125, 0.75, 0.125),
    "examples": (2, 1, 1),
    "hidden": (8,),
    "activation": "relu",
    "init_scale": 20.0,
    "scaled": "all",
    "batch": 10,
    "seed": 1,
    "pair": (1, 0),
    "plane_of": "accuracy",
    "map_steps": 30,
    "map_seeds": 1,
    "wrong_only": True,
    "confusion": True,
    "answers_of": 1,
    "confused": (7, 1),
    "images": (7, 9),
    "pixel_loss": "of_pixels",
    "raw_pixels": True,
    "same_rate": 2.0,
    "until": "loss",
    "below": 0.5,
    "within": 40,
    "is_landscape": True,
    "turn": 20.0,
    "tilt": 60.0,
    "log_height": True,
}
# Fields of which only the value in START is valid where nothing was opened.
ALONE = {"data"}
FITTING = with_classifier(START)
STEPS = START.changed(quantity="steps", free_others=(2,))
# Changes of a part of a field, of several fields, or of a field's length.
TURNS = {
    "another loss": (START, START.with_runs([1], loss="hinge")),
    "more classes": (START, START.with_classes(5)),
    "as many runs as there can be": (START, START.changed(runs=(RunSpec("mse"),) * 4)),
    "another rate of steps to learn": (STEPS, STEPS.with_runs(learning_rate=0.25)),
    "other steps to learn": (STEPS, STEPS.changed(until="loss", below=0.5, within=40)),
    "steps from another start": (STEPS, STEPS.changed(logits=(2.0, -1.0, 1.0))),
    "steps, no longer the value": (START, STEPS),
    "the value, no longer steps": (STEPS, START),
    "logits that no longer give Q": (FITTING, FITTING.changed(logits=(1.0, 0.0, 2.0))),
}
NETWORK_PAGES, DESCENT_PAGES = 5, 4
# How each page of a screen with several is brought to the front.
PAGES = {
    "softmax": [(0, panel) for panel in range(3)],
    "loss": [(page,) for page in range(3)],
    "descent": [(0, 0, page) for page in range(DESCENT_PAGES)],
    "network": [(page, SHOWN[1]) for page in range(NETWORK_PAGES)],
}


@st.composite
def changes(draw: st.DrawFn) -> tuple[Experiment, Experiment]:
    """An Experiment, and the same with some of its fields replaced by those of another one."""
    before, other = draw(experiments(most=30.0)), draw(experiments(most=30.0))
    after = before
    for name in draw(st.sets(st.sampled_from(sorted(OTHERS)), min_size=1, max_size=4)):
        with suppress(InvalidExperiment):  # a field that is valid only together with another
            after = after.changed(**{name: getattr(getattr(other, PART_OF[name]), name)})
    return before, after


def come_to_rest(screen: QWidget) -> None:
    """Deliver what is posted until no view moves: a part that becomes smaller asks for another layout of the whole.

    Landscapes tilt, and are refined.
    """
    places = None
    while places != (places := [view.geometry().getRect() for view in screen.findChildren(QWidget)]):
        settle()
        if isinstance(screen, DescentScreen):
            screen.landscapes.stop_working()


def drawn(screen: QWidget) -> tuple[QImage, list[str]]:
    """The picture, and the accessible description of every view. Between two of them nothing is painted."""
    come_to_rest(screen)
    screen.setUpdatesEnabled(True)
    picture = screen.grab().toImage()
    screen.setUpdatesEnabled(False)
    said = [f"{view.accessibleName()}: {view.accessibleDescription()}" for view in screen.findChildren(QWidget)]
    return picture, [text for text in said if text != ": "]


def fields(experiment: Experiment) -> dict[str, object]:
    """Every field of an Experiment, by name."""
    return {name: getattr(getattr(experiment, part), name) for name, part in PART_OF.items()}


def show(screen, experiment: Experiment) -> None:
    """Show `experiment` after some steps."""
    screen.player.rewind()
    screen.player.set_steps(experiment.descent.steps)
    screen.store.replace(experiment)
    go(screen, min(FRAME, experiment.descent.steps))


def readings(screen) -> list[str]:
    """What can be read from every visible view: its texts, numbers, lines, marks and images."""
    come_to_rest(screen)
    seen = [view for view in screen.findChildren(QWidget) if view.isVisible()]
    said = [(type(view).__name__, view.accessibleDescription(), _state(view)) for view in seen]
    found = [str(each) for each in said if any(each[1:])]
    for plot in (view for view in seen if isinstance(view, ThemedPlot)):
        for item in (item for item in plot.scene().items() if item.isVisible()):
            if isinstance(item, Line | Mark):
                x, y = item.getData()
                found.append(f"{type(item).__name__} {x.tolist()} {y.tolist()}")
            elif isinstance(item, ImageItem):
                found.append(f"image {hash(item.image.tobytes())}")
    for view in (view for view in seen if isinstance(view, LandscapePlot)):
        heights, marks = view.scenery.landform.relief.heights, view.marks
        view.lay()
        found.append(f"landscape {view.scenery.turn} {view.scenery.tilt} {hash(heights.tobytes())}")
        found.append(f"on it {marks.start} {marks.ball} {marks.ghost_ends} {marks.path.x.tolist()}")
    return sorted(found)


def _state(view: QWidget) -> object:
    """What a control or a label shows."""
    if isinstance(view, NumberBox):
        return view.value
    if isinstance(view, QTableWidget):
        return [view.item(i, k).text() for i in range(view.rowCount()) for k in range(view.columnCount())]
    if isinstance(view, QAbstractButton):
        return view.text(), view.isChecked(), view.isEnabled()
    if isinstance(view, QComboBox):
        return view.currentText(), view.count()
    if isinstance(view, QSlider):
        return view.value(), view.maximum()
    return view.text() if isinstance(view, QLabel) else None


def left_over(screen, *experiments: Experiment) -> list[str]:
    """What looks or reads otherwise when everything is drawn again after showing one after the other."""
    for experiment in experiments:
        show(screen, experiment)
    picture, *texts = *drawn(screen), readings(screen)
    screen.refresh()
    again, *texts_again = *drawn(screen), readings(screen)
    found = [f"{one!r}, again {other!r}" for one, other in _unlike(texts, texts_again)]
    return found if again == picture else [*found, f"the picture, in {_where_unlike(picture, again)}"]


def _unlike(texts: list[list[str]], others: list[list[str]]) -> list[tuple[str | None, str | None]]:
    """The pairs of texts that are not the same."""
    pairs = (pair for one, other in zip(texts, others, strict=True) for pair in zip_longest(one, other))
    return [pair for pair in pairs if pair[0] != pair[1]]


def _where_unlike(one: QImage, other: QImage) -> str:
    """The size of two pictures if that is not the same, or the rectangle in which they differ."""
    if one.size() != other.size():
        return f"{one.size().toTuple()} and {other.size().toTuple()}"
    down, across = np.nonzero((rgb(one) != rgb(other)).any(axis=2))
    return f"x {across.min()} … {across.max()}, y {down.min()} … {down.max()}"


def rgb(picture: QImage) -> np.ndarray:
    """(height, width, 4) the colours of the pixels."""
    plain = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.width(), 4).copy()


@pytest.mark.parametrize("key", SCREENS)
def test_each_field_that_changes_alone_is_drawn(alone, key):
    assert OTHERS.keys() == PART_OF.keys() - ALONE
    screen = alone(key)
    for page in PAGES.get(key, [()]):
        if page:
            screen.look_at(page)
        for name, value in OTHERS.items():
            assert left_over(screen, START, START.changed(**{name: value})) == [], (page, name)


@pytest.mark.parametrize("key", SCREENS)
def test_changes_in_part_of_a_field_are_drawn(alone, key):
    screen = alone(key)
    for page in PAGES.get(key, [()]):
        if page:
            screen.look_at(page)
        for name, turn in TURNS.items():
            assert left_over(screen, *turn) == [], (page, name)


def test_another_case_is_drawn_where_the_frame_stays(alone):
    screen, fresh = alone("classes"), alone("classes", case="grades")
    for each in (screen, fresh):
        go(each, FRAME)
    assert readings(screen) != readings(fresh)
    screen.store.update(case="grades")
    assert readings(screen) == readings(fresh)


@pytest.mark.parametrize("key", SCREENS)
def test_to_draw_all_once_more_changes_nothing(alone, key):
    screen = alone(key)

    @settings(max_examples=15, phases=[Phase.generate])
    @given(changes(), st.integers(0, 5))
    def check(change, page):
        pages = PAGES.get(key)
        if pages:
            screen.look_at(pages[page % len(pages)])
        assert left_over(screen, *change) == []

    check()


@pytest.mark.parametrize("key", SCREENS)
def test_what_was_shown_before_makes_no_difference(alone, key):
    screen = alone(key)

    @settings(max_examples=4, phases=[Phase.generate])
    @given(changes())
    def check(change):
        for experiment in change:
            show(screen, experiment)
        fresh = alone(key, **fields(change[1]))
        show(fresh, change[1])
        assert readings(screen) == readings(fresh)
        fresh.hide()

    check()
