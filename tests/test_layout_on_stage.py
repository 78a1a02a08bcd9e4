"""Every step of every lesson on stage: large views, square surfaces, letters for the back row, nothing cut off."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QLabel, QWidget

from explorer.look.languages import DEFAULT_LANGUAGE, LANGUAGES
from explorer.look.theme import STAGE_LETTERS
from explorer.screens.descent.surface_plot import SurfacePlot
from explorer.screens.registry import SCREENS
from explorer.state.lessons import FOLDER, load_all
from tests.support.gui import play_to, settle
from tests.support.layout import faults
from tests.support.painted import faults_of, painted

pytestmark = pytest.mark.one_python
LESSONS = load_all(FOLDER, tuple(SCREENS))[0]
LEAST_SHARE = 0.6  # of the window, for the views on stage
SIZES = [(1024, 768), (1280, 720), (1920, 1080)]
# Type follows the window, so that a wider one has more room for a text, and the last the same as the one before; and
# simplified Chinese is as long as traditional.
PLACES = [
    *((SIZES[0], key) for key in LANGUAGES),
    *((SIZES[1], key) for key in [*LANGUAGES][:2]),
    (SIZES[2], DEFAULT_LANGUAGE),
]
SLACK = 0.97  # fonts come in steps
LARGE = 10  # times: small letters are fitted to whole pixels


def capital(font: QFont) -> float:
    """The height in pixels of a capital letter."""
    large = QFont(font)
    large.setPointSizeF(LARGE * font.pointSizeF())
    return QFontMetricsF(large).capHeight() / LARGE


def problems(window) -> list[str]:
    views = window.screens.current.stage.views
    texts = painted(window)
    found = [*faults(window), *faults_of(texts)]
    explained = [window.body.explain] if window.body.is_explaining else []
    share = sum(view.width() * view.height() for view in (*views, *explained)) / (window.width() * window.height())
    if share < LEAST_SHARE:
        found.append(f"the views have {share:.0%} of the window")
    found += too_small(window, views, texts)
    found += not_square([plot for view in views for plot in view.findChildren(SurfacePlot)])
    return found


def too_small(window, views: list[QWidget], texts) -> list[str]:
    least = SLACK * window.height() / STAGE_LETTERS
    fonts = {f"{type(t.widget).__name__} {t.text!r}": t.font for t in texts if on_stage(t.widget, views)}
    for view in views:
        labels = view.findChildren(QLabel)
        fonts |= {f"label {label.text()!r}": label.font() for label in labels if label.isVisible() and label.text()}
    return [f"{what}: letters of {capital(font):.1f} px" for what, font in fonts.items() if capital(font) < least]


def on_stage(widget: QWidget, views: list[QWidget]) -> bool:
    return any(view is widget or view.isAncestorOf(widget) for view in views)


def not_square(plots: list[SurfacePlot]) -> list[str]:
    boxes = [plot.getPlotItem().getViewBox().sceneBoundingRect() for plot in plots]
    sides = [side for box in boxes for side in (box.width(), box.height())]
    return [f"surfaces of {sides}"] if sides and max(sides) - min(sides) > 1 else []


@pytest.mark.parametrize(("size", "language"), PLACES, ids=str)
def test_every_step_is_a_picture_for_the_back_row(make_window, size, language):
    window, found = make_window(theme="projector", size=size, language=language), []
    window.setUpdatesEnabled(False)  # it is painted once, where it is looked at
    window.presenter.toggle()
    for lesson in LESSONS:
        for place, step in enumerate(lesson.steps):
            window.lesson.open(lesson, place)
            for frame in sorted({0, step.play}) if size == SIZES[0] else [step.play]:
                play_to(window, frame)
                settle()
                what = f"{lesson.key}, step {place + 1} ({step.title['en']}) at {frame}"
                found += [f"{what}: {problem}" for problem in problems(window)]
    assert (window.width(), window.height()) == size
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_slope_that_a_step_speaks_of_is_in_sight(make_window, language):
    window = make_window(theme="projector", size=SIZES[0], language=language)
    window.presenter.toggle()
    lesson = next(lesson for lesson in LESSONS if lesson.key == "classification")
    place = next(i for i, step in enumerate(lesson.steps) if step.title["en"] == "Why MSE is a plateau")
    window.lesson.open(lesson, place)
    settle()
    said = window.body.explain.body
    slope = said.document().find("8.24")
    assert not slope.isNull() and said.cursorRect(slope).bottom() <= said.viewport().height()
