"""The sliders and buttons of the landscapes."""

from __future__ import annotations

import math

import pytest
from PySide6.QtWidgets import QLabel

from explorer.look import numbers
from tests.support.gui import press, settle


@pytest.fixture
def screen(alone):
    return alone("descent", is_landscape=True)


def test_sliders_turn_and_tilt_the_landscapes(screen):
    row = screen.options.landscape_row
    for slider, name in ((row.turn, "turn"), (row.tilt, "tilt")):
        before = getattr(screen.store.experiment.landscape, name)
        slider.setFocus()
        press(slider, "Right")
        assert getattr(screen.store.experiment.landscape, name) > before
    scenery = screen.cards[0].landscape.scenery
    landscape = screen.store.experiment.landscape
    assert (scenery.turn, scenery.tilt) == (landscape.turn, landscape.tilt)
    row.home.click()
    assert (screen.store.experiment.landscape.turn, screen.store.experiment.landscape.tilt) == (-30.0, 40.0)


def test_heights_become_logarithmic(screen):
    plot = screen.cards[1].landscape
    before = plot.scenery.landform.relief.heights.copy()
    screen.options.landscape_row.log_height.click()
    landform = plot.scenery.landform
    assert screen.store.experiment.landscape.log_height and not (landform.relief.heights == before).all()
    texts = [text for _, text in landform.scales(("", "")).heights]
    assert texts[-1] == "20" and "10" in texts[0]
    assert screen.options.log.isChecked() is False, "the colours stay linear"


def test_the_least_height_says_that_smaller_ones_are_cut_off(screen):
    screen.store.update(log_height=True)
    mse, cross_entropy = (
        [text for _, text in card.landscape.scenery.landform.scales(("", "")).heights] for card in screen.cards
    )
    assert mse[0] == f"≤ {numbers.power(2e-12, 1)}" and not cross_entropy[0].startswith("≤")


def test_the_row_is_there_only_with_landscapes(screen):
    assert not screen.options.landscape_row.isHidden() and screen.options.landscape_row.turn in screen.tab_order()
    screen.store.update(is_landscape=False)
    screen.go_on(math.inf)
    settle()
    assert screen.options.landscape_row.isHidden()


def test_numbers_beside_the_sliders_follow(screen):
    screen.store.update(turn=12.0, tilt=77.0)
    texts = [label.text() for label in screen.options.landscape_row.findChildren(QLabel)]
    assert {"12°", "77°"} <= {*texts}
