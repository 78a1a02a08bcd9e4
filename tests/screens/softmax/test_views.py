"""The pictures of the Softmax screen: their numbers against closed forms, and every text inside its room."""

from __future__ import annotations

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest

from explorer.look.theme import THEMES
from explorer.screens.softmax.block import SoftmaxBlock
from explorer.screens.softmax.gap_and_ratio import GapAndRatio
from explorer.screens.softmax.overflow_table import OverflowPage, OverflowTable
from explorer.screens.softmax.shift_panel import ShiftPanel, mean_of
from explorer.screens.softmax.sigmoid_plot import SigmoidPage, digits
from explorer.screens.softmax.sketch import Picture, Sketch, figure, share
from explorer.screens.softmax.temperature_panel import SHOWN, TemperaturePanel, TemperatureStrip
from tests.support.gui import LEFT, WORDING

LIGHT = THEMES["light"]
TEN = (1.0, 2.5, -0.5, 0.3, -1.2, 0.8, 1.6, -2.0, 0.1, -0.7)
FAR = ((1003.0, 1001.0, 997.0), (-1000.0, 0.0, 5.0), (-997.0, -999.0, -1003.0), (1e300, -1e300), (-744.0, -745.0))
ROWS = ((3.0, 1.0, -3.0), (3.0, 1.0), TEN, *FAR)
logit = st.floats(-50.0, 50.0)


@pytest.fixture
def shown(qtbot):
    """Makes a view of a size, without a window manager."""

    def make(kind, width=700, height=340, theme="light"):
        signs = () if kind is TemperatureStrip else (WORDING,)  # the only one without
        view = kind(THEMES[theme], *signs)
        qtbot.addWidget(view)
        view.resize(width, height)
        view.show()
        return view

    return make


def exactly(logits, temperature=1.0) -> list[float]:
    """Softmax in fifty digits."""
    with localcontext() as context:
        context.prec = 50
        largest = max(logits)
        weights = [((Decimal(y) - Decimal(largest)) / Decimal(temperature)).exp() for y in logits]
        return [float(w / sum(weights)) for w in weights]


def shapes(picture: Picture, role: str) -> list[QRectF]:
    return [shape.path.boundingRect() for shape in picture.shapes if shape.role == role]


def assert_fits(view: Sketch) -> None:
    """Every text is in its rectangle, every rectangle in the widget."""
    room = QRectF(view.rect()).adjusted(-1, -1, 1, 1)
    for text in view.compose().texts:
        metrics = QFontMetricsF(view.scaled(text.size, text.bold))
        assert metrics.horizontalAdvance(text.text) <= text.rect.width() + 1, text
        assert text.rect.left() >= room.left() and text.rect.right() <= room.right(), text
        middle, half = text.rect.center().y(), 0.4 * metrics.height()
        assert room.top() <= middle - half and middle + half <= room.bottom(), text


def assert_apart(view: Sketch) -> None:
    """No two texts are painted over each other."""
    boxes = []
    for text in view.compose().texts:
        metrics = QFontMetricsF(view.scaled(text.size, text.bold))
        width, height = metrics.horizontalAdvance(text.text), 0.66 * metrics.height()
        slack = text.rect.width() - width
        at = Qt.AlignmentFlag
        left = text.rect.left() + (
            slack if text.align & at.AlignRight else 0 if text.align & at.AlignLeft else slack / 2
        )
        boxes.append((text, QRectF(left + 1, text.rect.center().y() - height / 2, width - 2, height)))
    for i, (one, first) in enumerate(boxes):
        for other, second in boxes[i + 1 :]:
            assert not first.intersects(second), (one, other)


@pytest.mark.parametrize(
    "value, text",
    [
        (math.exp(3), "20.1"),
        (math.exp(1), "2.72"),
        (math.exp(-3), "0.05"),
        (1.0, "1.00"),
        (0.0, "0"),
        (math.exp(-10), "4.5e-5"),
        (math.exp(10), "2.20e4"),
        (148.41, "148"),
        (math.inf, "∞"),
        (math.nan, "not a number"),
    ],
)
def test_figures_read_as_on_the_slides(value, text):
    assert figure(value) == text


def test_shares_have_two_decimals():
    assert [share(p) for p in (0.8789, 0.1189, 0.0022, math.nan)] == ["0.88", "0.12", "0.00", "not a number"]


def test_the_block_reads_as_on_the_slides(shown):
    flow = shown(SoftmaxBlock)
    flow.show_logits((3.0, 1.0, -3.0), 1.0)
    assert flow.texts("logit") == ["3", "1", "−3"]
    assert flow.texts("exponential") == ["20.1", "2.72", "0.05"]
    assert flow.texts("total") == ["22.9"]  # e³ + e + e⁻³ = 22.854
    assert flow.texts("share") == ["0.88", "0.12", "0.00"]
    assert flow.texts("sign") == ["y₁", "y₂", "y₃"]
    assert flow.texts("divided") == flow.texts("divisor") == []


def test_the_block_shows_what_a_temperature_divides(shown):
    flow = shown(SoftmaxBlock)
    flow.show_logits((3.0, 1.0, -3.0), 0.25)
    assert flow.texts("divisor") == ["÷ 0.25"] * 3
    assert flow.texts("divided") == ["12", "4", "−12"]
    assert flow.texts("exponential") == [figure(math.exp(z)) for z in (12, 4, -12)]


def test_the_bars_are_the_probabilities(shown):
    flow = shown(SoftmaxBlock)
    for logits in (TEN, (3.0, 1.0), (0.9, 1.2, 0.4)):
        flow.show_logits(logits, 1.0)
        picture = flow.compose()
        bars, tracks = shapes(picture, "bar"), shapes(picture, "track")
        widths = [bar.width() / track.width() for bar, track in zip(bars, tracks, strict=True)]
        np.testing.assert_allclose(widths, exactly(logits), atol=1e-6)


def test_an_overflow_is_said_in_the_warning_colour_and_draws_no_bar(shown):
    flow = shown(SoftmaxBlock)
    flow.show_logits((1003.0, 1001.0, 997.0), 1.0)
    assert flow.texts("exponential") == ["∞"] * 3
    assert flow.texts("share") == ["not a number"] * 3
    assert flow.texts("one") == []
    picture = flow.compose()
    assert shapes(picture, "bar") == []
    loud = {t.role for t in picture.texts if t.colour == LIGHT.warning}
    assert loud == {"exponential", "share", "total"}


def test_the_tip_of_a_row_has_all_figures(shown):
    flow = shown(SoftmaxBlock)
    flow.show_logits((3.0, 1.0, -3.0), 1.0)
    signs, numbers = zip(*(line.split(" = ") for line in flow.tip(2).splitlines()), strict=True)
    assert signs == ("y₃", "exp(y₃)", "y′₃") and numbers[0] == "−3"
    assert [float(n) for n in numbers[1:]] == pytest.approx([math.exp(-3), exactly((3, 1, -3))[2]], rel=1e-15)
    flow.show_logits((3.0, 1.0, -3.0), 2.0)
    assert "y₃ / T = −1.5\nexp(y₃ / T) = 0.223130160148429" in flow.tip(2)
    middle = flow.grid().middle(1)
    assert flow.grid().row_at(middle) == 1
    assert flow.grid().row_at(1.0) is None


@pytest.mark.parametrize("size", [(420, 230), (590, 330), (700, 350), (960, 350), (1500, 660)])
@pytest.mark.parametrize("theme", THEMES)
def test_no_text_of_the_block_is_cut_off_or_painted_over(shown, size, theme):
    flow = shown(SoftmaxBlock, *size, theme)
    for logits in ROWS:
        for temperature in (1.0, 0.25, 1000.0):
            flow.show_logits(logits, temperature)
            assert_fits(flow)
            assert_apart(flow)


@pytest.mark.parametrize("kind", [GapAndRatio, OverflowTable, TemperatureStrip])
@pytest.mark.parametrize("size", [(230, 110), (300, 210), (610, 130), (940, 180), (490, 300)])
def test_no_text_of_the_other_views_is_cut_off_or_painted_over(shown, kind, size):
    view = shown(kind, *size)
    for logits in ROWS:
        for temperature in (1.0, 0.25):
            view.show_logits(logits, temperature)
            assert_fits(view)
            assert_apart(view)


def test_the_ratio_is_the_exponential_of_the_gap(shown):
    view = shown(GapAndRatio)
    view.show_logits((3.0, 1.0, -3.0), 1.0)
    assert view.texts("gap") == ["y₁ − y₂ = 2"]
    assert view.texts("ratio") == ["y′₁ / y′₂ = e", "2", " = 7.39"]
    gap, ratio = shapes(view.compose(), "bar")
    assert ratio.width() / gap.width() == pytest.approx(math.exp(2) / 2, rel=1e-3)


def test_the_ratio_is_of_the_two_largest_logits_and_heeds_the_temperature(shown):
    view = shown(GapAndRatio)
    view.show_logits((-1.0, 4.0, 0.0, 4.5), 0.5)
    assert view.texts("gap") == ["(y₄ − y₂) / T = 1"]
    assert view.texts("ratio")[2] == " = 2.72"


def test_an_astronomic_ratio_is_left_as_a_power(shown):
    view = shown(GapAndRatio)
    view.show_logits((1000.0, -1000.0), 1.0)
    assert view.texts("ratio") == ["y′₁ / y′₂ = e", "2000", ""]
    assert view.texts("bar_value") == ["2000", "e^2000"]
    assert len([s for s in view.compose().shapes if s.role == "break"]) == 4, "both bars are drawn broken"


@given(st.lists(logit, min_size=2, max_size=10), st.floats(0.5, 4.0))
@settings(max_examples=40)
def test_the_ratio_said_is_the_ratio_of_the_probabilities(qapp, logits, temperature):
    view = GapAndRatio(LIGHT, WORDING)
    view.show_logits(logits, temperature)
    shares = exactly(logits, temperature)
    first, second = view.pair
    assert [shares[first], shares[second]] == sorted(shares, reverse=True)[:2]
    assert view.ratio == pytest.approx(shares[first] / shares[second], rel=1e-9)
    view.deleteLater()


def test_the_naive_form_fails_where_the_stable_one_holds(shown):
    view = shown(OverflowPage)
    view.show_logits((1003.0, 1001.0, 997.0), 1.0)
    table = view.table
    assert table.texts("naive_exp") == ["∞"] * 3
    assert table.texts("naive_share") == ["not a number"] * 3
    assert table.texts("stable_share") == ["0.88", "0.12", "0.00"]
    assert table.texts("total") == ["∞", "1.14"]
    assert view.sentence.objectName() == "warning" and "∞ ÷ ∞" in view.sentence.text()
    loud = {t.role for t in table.compose().texts if t.colour == LIGHT.warning}
    assert loud == {"naive_exp", "naive_share", "total"}
    view.show_logits((-997.0, -999.0, -1003.0), 1.0)
    assert table.texts("naive_exp") == ["0"] * 3
    assert table.texts("stable_share") == ["0.88", "0.12", "0.00"]
    assert "0 ÷ 0" in view.sentence.text()
    view.show_logits((3.0, 1.0, -3.0), 1.0)
    assert table.texts("naive_share") == table.texts("stable_share") == ["0.88", "0.12", "0.00"]
    assert view.sentence.objectName() == ""
    assert LIGHT.warning not in {t.colour for t in table.compose().texts}


def test_a_quotient_of_numbers_without_digits_is_called_wrong(shown):
    view = shown(OverflowPage)
    view.show_logits((-744.0, -745.0), 1.0)
    assert view.table.texts("naive_share") == ["0.67", "0.33"]
    assert view.table.texts("stable_share") == ["0.73", "0.27"]
    assert view.table.faulty() == [True, True]
    assert view.sentence.objectName() == "warning"


def test_overflow_begins_where_float64_ends(shown):
    view = shown(OverflowPage)
    view.show_logits((709.7, 0.0), 1.0)
    assert view.sentence.objectName() == ""
    view.show_logits((709.8, 0.0), 1.0)
    assert view.sentence.objectName() == "warning"


def test_where_room_is_short_the_largest_logits_are_kept(shown):
    table = shown(OverflowTable, 600, 110)
    table.show_logits(TEN, 1.0)
    kept = table.texts("sign")
    assert "y₂" in kept and len(kept) < 10
    assert table.texts("hidden") == [f"+ {10 - len(kept)} more"]
    table.resize(600, 400)
    assert len(table.texts("sign")) == 10 and table.texts("hidden") == []


@given(st.floats(-800.0, 800.0), st.floats(-800.0, 800.0), st.floats(0.01, 100.0))
@settings(max_examples=300)
def test_sigmoid_and_softmax_of_two_classes_are_shown_alike(view, first, second, temperature):
    view.show_logits((first, second), temperature)
    _, by_sigmoid, by_softmax = view.numbers.texts("number")
    assert by_sigmoid == by_softmax
    scaled = first / temperature - second / temperature
    true = 1 / (1 + math.exp(-scaled)) if scaled > -700 else math.exp(scaled)
    assert float(by_sigmoid) == pytest.approx(true, rel=1e-10)
    x, y = (float(v[0]) for v in view.plot.point.getData())
    assert (x, y) == (pytest.approx(scaled, abs=1e-9), pytest.approx(true, abs=1e-12))


@pytest.fixture(scope="module")
def view(qapp):
    """One view for all of hypothesis's examples."""
    view = SigmoidPage(LIGHT, WORDING)
    view.resize(600, 240)
    yield view
    view.deleteLater()


def test_twelve_figures_of_the_sigmoid(shown):
    view = shown(SigmoidPage)
    view.show_logits((3.0, 1.0), 1.0)
    assert view.numbers.texts("number") == ["2", "0.880797077978", "0.880797077978"]
    assert digits(1 / 3) == "0.333333333333"
    assert view.plot.isVisible() and not view.button.isVisible()
    curve_x, curve_y = view.plot.curve.getData()
    np.testing.assert_allclose(curve_y, 1 / (1 + np.exp(-curve_x)), rtol=1e-12)
    view.show_logits((200.0, 1.0), 1.0)
    assert view.plot.curve.getData()[0][-1] > 199, "the axis reaches to the point"
    for size in ((240, 230), (300, 400), (940, 180)):
        view.resize(*size)
        assert_fits(view.numbers)
        assert_apart(view.numbers)


def test_other_numbers_of_classes_are_offered_two(shown, qtbot):
    view = shown(SigmoidPage)
    view.show_logits((3.0, 1.0, -3.0), 1.0)
    assert view.button.isVisible() and not view.plot.isVisible()
    with qtbot.waitSignal(view.two_classes_asked):
        QTest.mouseClick(view.button, LEFT)


def test_cold_is_argmax_and_hot_is_uniform(shown):
    strip = shown(TemperatureStrip, 300, 200)
    strip.show_logits((3.0, 1.0, -3.0), 1.0)
    picture = strip.compose()
    for group, temperature in enumerate(SHOWN):
        heights = [bar.height() for bar in shapes(picture, f"bar_{group}")]
        true = exactly((3.0, 1.0, -3.0), temperature)
        np.testing.assert_allclose(np.array(heights) / sum(heights), true, atol=1e-6)
    assert strip.texts("largest") == ["1.00", "0.88", "0.55"]
    assert [s.index for s in picture.shapes if s.role == "chosen"] == [1]


def test_a_press_on_the_strip_chooses_its_temperature(shown, qtbot):
    panel = shown(TemperaturePanel, 300, 300)
    panel.show_logits((3.0, 1.0), 2.0)
    assert [s for s in panel.strip.compose().shapes if s.role == "chosen"] == []
    with qtbot.waitSignal(panel.edited) as told:
        QTest.mouseClick(panel.strip, LEFT, pos=panel.strip.cell(2).center().toPoint())
    assert told.args[0] == 4.0
    with qtbot.waitSignal(panel.edited) as told:
        QTest.mouseClick(panel.slider, LEFT, pos=QPoint(panel.slider.width() // 2, 8))
    assert told.args[0] == pytest.approx(1.0, rel=0.1), "the middle of the logarithmic slider"


def test_the_mean_of_the_largest_numbers_does_not_overflow():
    assert mean_of([1e300] * 10) == pytest.approx(1e300)
    assert mean_of((3.0, 1.0, -3.0)) == pytest.approx(1 / 3)


def test_the_shift_panel_asks_for_the_difference_from_the_mean(qtbot):
    panel = ShiftPanel(WORDING)
    qtbot.addWidget(panel)
    panel.show_logits((3.0, 1.0, -1.0), (-10.0, 10.0))
    with qtbot.waitSignal(panel.shifted) as told:
        panel.box.edited.emit(5.5, None)
    assert told.args == [4.5, None]
    for button, by in zip(panel.buttons, (1000.0, -1000.0), strict=True):
        with qtbot.waitSignal(panel.leapt) as told:
            button.click()
        assert told.args == [by]


def test_the_theme_reaches_the_pictures(shown):
    flow = shown(SoftmaxBlock)
    flow.show_logits((3.0, 1.0), 1.0)
    before = flow.grab().toImage()
    flow.apply_theme(THEMES["dark"])
    assert flow.grab().toImage() != before
    assert THEMES["dark"].class_colour(0) in {t.colour for t in flow.compose().texts}
