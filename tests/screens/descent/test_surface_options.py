"""The row of options above the surfaces."""

from __future__ import annotations

from explorer.screens.descent.surface_options import SurfaceOptions
from explorer.state.experiment import Experiment
from tests.support.consistent import assert_consistent
from tests.support.gui import LEFT, WORDING, choose, type_into


def test_the_row_of_options_shows_what_is_set_elsewhere(shown):
    options = shown(SurfaceOptions(WORDING), 900, 40)
    for on in (True, False):
        scale = "log" if on else "linear"
        options.show_experiment(Experiment().changed(common_scale=on, colour_scale=scale))
        assert (options.common.isChecked(), options.log.isChecked()) == (on, on)


def test_slope_and_log_and_common_from_the_row_of_options(window, qtbot):
    options = window.screens.screen_of("descent").options
    choose(options.quantity, "slope")
    qtbot.mouseClick(options.log, LEFT)
    qtbot.mouseClick(options.common, LEFT)
    choose(options.colours, "cividis")
    display = window.workbench.store.experiment.display
    assert (display.quantity, display.colour_scale, display.common_scale, display.colour_map) == (
        "slope",
        "log",
        True,
        "cividis",
    )
    assert_consistent(window)
    type_into(options.reach, "25")
    assert window.workbench.store.experiment.surface.span == (-25.0, 25.0)
    assert_consistent(window)
