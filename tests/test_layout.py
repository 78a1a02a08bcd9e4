"""Nothing is cut off: every text has enough space and every control lies inside its parent, from 1024x700 up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt

from explorer.core.optimizers import OPTIMIZERS
from explorer.look.languages import LANGUAGES
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.presets import PRESETS
from tests.support.layout import SIZES, THEMES_BY_SIZE, check, paint_the_smallest


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("theme", THEMES_BY_SIZE)
def test_nothing_of_any_preset_is_cut_off(make_window, theme, size):
    window, found = make_window(theme=theme, size=size), []
    for key, preset in PRESETS.items():
        window.workbench.load_preset(preset)
        found += check(window, f"{key} at the start")
        window.screens.screen_of("descent").scene.grow(window.workbench.player.steps)
        window.workbench.player.seek(window.workbench.player.steps)
        found += check(window, f"{key} at the end")
    assert not found, "\n".join(found)
    assert (window.width(), window.height()) == size


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("theme", "zoom"), [("light", 1.0), ("projector", 1.0), ("projector", 1.4)])
def test_nothing_of_the_explanation_is_cut_off(make_window, theme, zoom, language, chinese_font):
    window, found = make_window(theme=theme, size=(1024, 700), zoom=zoom, language=language), []
    window.body.explain.show()
    for key in ("descent", "network"):
        window.workbench.show_screen(key)
        window.workbench.player.seek(7)
        found += check(window.body.explain, f"{key} {theme} {zoom} {language}")
        about = window.body.explain.about
        room = QRect(0, 0, about.width(), 10_000)
        needed = about.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, about.text())
        assert needed.height() <= about.height() and needed.width() <= about.width(), about.text()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("theme", THEMES_BY_SIZE)
def test_nothing_is_cut_off_with_any_optimizer(make_window, theme, size):
    window, found = make_window(theme=theme, size=size), []
    paint_the_smallest(window)
    for optimizer in OPTIMIZERS:
        window.workbench.store.replace(Experiment().with_runs(optimizer=optimizer, learning_rate=1e-4))
        window.workbench.player.seek(200)
        found += check(window, optimizer)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("theme", THEMES_BY_SIZE)
def test_nothing_is_cut_off_with_any_number_of_cards(make_window, theme, size):
    """Cards with the longest names, each with another optimizer, which makes them show its name."""
    window, found = make_window(theme=theme, size=size), []
    paint_the_smallest(window)
    losses = ("cross_entropy", "mse", "cross_entropy_twice", "euclidean")
    optimizers = ("gradient_descent", "momentum", "rmsprop", "adam")
    for cards in (1, 2, 3, 4):
        alike = tuple(RunSpec(loss) for loss in losses[:cards])
        unlike = tuple(RunSpec(loss, kind, 0.0001) for loss, kind in zip(losses[:cards], optimizers, strict=False))
        for what, runs in (("alike", alike), ("unlike", unlike)):
            window.workbench.store.update(runs=runs)
            for frame in (0, 200):
                window.workbench.player.seek(frame)
                found += check(window, f"{cards} {what} at step {frame}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("theme", THEMES_BY_SIZE)
def test_nothing_is_cut_off_with_any_classes_and_a_soft_target(make_window, theme, size):
    window, found = make_window(theme=theme, size=size), []
    paint_the_smallest(window)
    for classes in (2, 3, 6, 10):
        for target in (0.7, 1 / 3):
            window.workbench.store.replace(Experiment().with_classes(classes).with_target_share(0, target))
            found += check(window, f"{classes} classes, soft target")
        window.workbench.store.replace(window.workbench.store.experiment.with_target_class(classes - 1))
        found += check(window, f"{classes} classes")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_nothing_is_cut_off_with_long_numbers(make_window, size):
    window, found = make_window(size=size), []
    for changes in (
        {"logits": (-1234.56, 1e6, -1e300)},
        {"span": (-0.012, 0.012)},
        {"span": (-1e6, 1e6)},
        {"span": (-123.4567, 123.4567)},
        {"steps": 100_000},
        {"temperature": 0.001},
        {"temperature": 1000.0},
        {"quantity": "slope", "colour_scale": "log", "common_scale": True, "colour_map": "viridis"},
        {"quantity": "steps", "within": 10_000, "until": "loss", "below": 1e-12},
    ):
        window.workbench.store.replace(Experiment().changed(**changes))
        found += check(window, str(changes))
        window.workbench.player.seek(300)
        found += check(window, f"{changes} at step 300")
    assert not found, "\n".join(found)


def test_nothing_is_cut_off_after_the_theme_changes_and_back(make_window):
    window, found = make_window(size=(1024, 700)), []
    for theme in ("projector", "dark", "projector", "light"):
        window.appearance.set_theme(theme)
        found += check(window, theme)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("zoom", [0.6, 0.8, 1.1, 1.21, 1.331])
def test_nothing_is_cut_off_with_larger_or_smaller_text(make_window, zoom):
    window = make_window(size=(1920, 1080))
    window.appearance.set_zoom(zoom)
    found = check(window, f"zoom {zoom}")
    window.workbench.load_preset(PRESETS["soft-target"])
    found += check(window, f"zoom {zoom}, soft target")
    assert not found, "\n".join(found)


def test_a_text_cut_off_would_be_found(make_window):
    """The check itself: each kind of fault, made on purpose."""
    window = make_window()
    explore = window.screens.screen_of("descent")
    assert check(window, "") == []
    explore.logits.rows[0].sign.setFixedWidth(3)
    explore.table.item(0, 1).setText("123456789.123456789" * 3)
    explore.table.horizontalHeader().setSectionResizeMode(1, explore.table.horizontalHeader().ResizeMode.Fixed)
    explore.transport.steps.lineEdit().setText("1234567890123456")
    explore.optimizer.optimizer.setFixedWidth(40)
    explore.options.common.setFixedWidth(20)
    low = explore.loss_curve
    low.setMinimumHeight(30)
    low.setMaximumHeight(30)
    found = "\n".join(check(window, ""))
    for kind in ("QLabel", "LossTable", "NumberBox", "Choice", "Button", "StepPlot"):
        assert f": {kind} " in found, kind
    assert "are left to draw in" in found
