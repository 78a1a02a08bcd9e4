"""What every plot does: captions and axes fit, and a plot without space computes nothing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from explorer.look.theme import THEMES
from explorer.plots.themed_plot import LEAST_BOX, ThemedPlot
from explorer.screens.registry import SCREENS
from explorer.state.presets import PRESETS
from tests.support.gui import settle


def test_captions_of_plots_fit_their_text_at_any_zoom(make_window):
    window = make_window(size=(1920, 1080))
    for zoom in (1.1, 1.21, 1.331, 2.0, 0.8):
        window.appearance.set_zoom(zoom)
        settle()
        for plot in (
            window.screens.screen_of("descent").loss_curve,
            window.screens.screen_of("descent").slope_curve,
            window.screens.screen_of("descent").slice,
        ):
            caption = next(label for label in plot.findChildren(QLabel) if label.parent() is plot)
            assert caption.width() >= caption.sizeHint().width() and caption.height() >= caption.sizeHint().height()
            assert plot.rect().contains(caption.geometry()) and caption.font().pointSizeF() == 10 * zoom


@pytest.mark.parametrize(
    "size, theme, zoom", [((1024, 700), "projector", 1.4), ((800, 560), "projector", 1.6), ((800, 560), "light", 1.6)]
)
def test_no_plot_is_laid_out_without_room_for_its_picture(make_window, size, theme, zoom):
    window = make_window(size=size, theme=theme, zoom=zoom)

    def assert_room() -> None:
        settle()
        for plot in window.findChildren(ThemedPlot):
            box = plot.getPlotItem().getViewBox()
            assert not plot.isVisible() or min(box.width(), box.height()) >= LEAST_BOX, plot.accessibleName()

    for screen in SCREENS:
        window.workbench.show_screen(screen)
        assert_room()
    for preset in PRESETS.values():
        window.workbench.load_preset(preset)
        assert_room()


def test_a_small_plot_hides_axis_labels_first_and_then_axis_numbers(window):
    plot = window.screens.screen_of("descent").cards[0].plot
    axis, box = plot.getPlotItem().getAxis("bottom"), plot.getPlotItem().getViewBox()
    seen = []
    for height in (200, 65, 40, 65, 200):
        plot.setFixedHeight(height)
        settle()
        assert box.height() >= min(LEAST_BOX, height - 20)
        seen.append((axis.isVisible(), axis.isVisible() and axis.label.isVisible()))
    assert seen == [(True, True), (True, False), (False, False), (True, False), (True, True)]


def test_a_plot_squeezed_to_nothing_computes_nothing_and_recovers(window):
    plot = window.screens.screen_of("descent").cards[1].plot
    settle()
    before = plot.arrow.isVisible(), plot.arrow.rotation(), plot.viewport().size()
    plot.setMinimumSize(0, 0)
    plot.setFixedHeight(0)
    window.workbench.player.seek(1)
    window.workbench.player.seek(0)
    settle()
    assert plot.pixel_size() is None and not plot.arrow.isVisible()
    plot.setFixedHeight(before[2].height())
    settle()
    assert (plot.arrow.isVisible(), plot.arrow.rotation(), plot.viewport().size()) == before
    assert before[0]


def test_another_label_stands_in_the_middle_of_its_axis(qtbot):
    plot = ThemedPlot(THEMES["projector"], "plot", x_label="x", y_label="y")
    qtbot.addWidget(plot)
    plot.resize(500, 400)
    with qtbot.waitExposed(plot):
        plot.show()
    settle()
    for labels in (("a long label of the axis", "another one"), ("x", "y")):
        plot.set_labels(*labels)
        settle()
        for side in ("bottom", "left"):
            axis = plot.getPlotItem().getAxis(side)
            middle = axis.label.mapRectToParent(axis.label.boundingRect()).center()
            found, wanted = (middle.x(), axis.width()) if side == "bottom" else (middle.y(), axis.height())
            assert found == pytest.approx(wanted / 2, abs=1), (side, labels)
