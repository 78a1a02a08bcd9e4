"""The card of a surface: its square, its texts, and what a screen reader says."""

from __future__ import annotations

import pytest

from explorer.core.verdict import Verdict, VerdictKind
from explorer.look import numbers
from explorer.look.theme import THEMES
from explorer.look.verdicts import VERDICT_MARKS, said
from explorer.screens.descent.surface_card import SurfaceCard
from explorer.state.experiment import Experiment
from explorer.state.scene import Reading, derive
from tests.support.gui import WORDING, settle

LIGHT = THEMES["light"]


def test_a_surface_says_value_slope_and_verdict_to_a_screen_reader(shown):
    card = shown(SurfaceCard(LIGHT, WORDING, 0), 360, 420)
    told = set()
    for value, slope, kind in ((2.0, 0.25, VerdictKind.MOVING), (1.5, 0.0, VerdictKind.STUCK)):
        reading = Reading(value, slope)
        card.show_reading(reading, Verdict(kind, 3, value, slope, 0.0, float("inf")))
        description = card.plot.accessibleDescription()
        assert all(label.text() in description for label in (card.figures, card.headline, card.detail))
        assert numbers.number(value) in description and VERDICT_MARKS[kind] in description
        told.add(description)
    card.set_guessing(True)
    assert "Guess" in card.plot.accessibleDescription()
    assert len(told) == 2


def test_the_screen_reader_text_changes_while_the_verdict_stays(shown):
    card = shown(SurfaceCard(LIGHT, WORDING, 0), 360, 420)
    card.set_guessing(True)
    for value in (2.0, 1.5):
        card.show_reading(Reading(value, 0.25), Verdict(VerdictKind.MOVING, 3, value, 0.25, 0.0, 5.0))
        said = f"{card.figures.text()}. ? Guess: slope 0.2500 "
        assert card.plot.accessibleDescription() == said + card.plot.said()


def test_what_was_read_under_the_pointer_gives_way_to_another_verdict(shown):
    scene = derive(Experiment())
    card = shown(SurfaceCard(LIGHT, WORDING, 0), 360, 420)
    card.show_surface(scene.surface(0, 0))
    verdicts = [Verdict(kind, 3, 2.0, 0.25, 0.0, 5.0) for kind in (VerdictKind.MOVING, VerdictKind.STUCK)]
    card.show_reading(Reading(2.0, 0.25), verdicts[0])
    card.plot.hovered.emit((1.0, 2.0))
    read = card.detail.text()
    assert read.startswith("at y₁ = 1.000, y₂ = 2.000")
    card.show_reading(Reading(2.0, 0.25), verdicts[0])
    assert card.detail.text() == read, "nothing new is to be said"
    card.show_reading(Reading(2.0, 0.25), verdicts[1])
    assert (card.headline.text(), card.detail.text()) == ("‖ Stuck", said(verdicts[1]).detail)


@pytest.mark.parametrize("size", [(300, 350), (340, 640), (505, 560), (700, 400), (1024, 560), (1900, 900)])
def test_a_card_of_any_size_has_a_square_and_texts_beside_it(shown, size):
    card = shown(SurfaceCard(LIGHT, WORDING, 0), *size)
    card.show_surface(derive(Experiment()).surface(0, 0))
    card.show_reading(Reading(2.0, 1.2e-8), Verdict(VerdictKind.STUCK, 0, 2.0, 1.2e-8, 0.0, 6e7))
    settle()
    box = card.plot.getPlotItem().getViewBox().sceneBoundingRect()
    assert box.width() == pytest.approx(box.height(), abs=0.5)
    assert box.width() >= 0.4 * min(size), "the surface is the largest thing on its card"
    parts = [card.plot, card.colour_bar, card.figures, card.headline, card.detail, card.loss, card.go_on, card.swatch]
    places = [part.rect().translated(part.mapTo(card, part.rect().topLeft())) for part in parts]
    assert all(card.rect().contains(place) for place in places)
    assert not [(a, b) for i, a in enumerate(places) for b in places[:i] if a.intersects(b)]
    for label in (card.figures, card.headline):
        needed = label.label.fontMetrics().horizontalAdvance(label.text())
        assert needed <= label.width() and label.label.fontMetrics().height() <= label.height() + 1
        assert label.label.font().bold() and label.label.font().pointSizeF() > card.font().pointSizeF()
    assert card.detail.label.heightForWidth(card.detail.width()) <= card.detail.height()


def test_a_text_too_long_for_its_place_is_written_smaller(shown):
    card = shown(SurfaceCard(LIGHT, WORDING, 0), 300, 350)
    for value in (2.0, 1.234e-288, 2.0):
        card.show_reading(Reading(value, 1.0), Verdict(VerdictKind.DIVERGED, 0, value, 1.0, 0.0, float("nan")))
        metrics = card.figures.label.fontMetrics()
        assert metrics.horizontalAdvance(card.figures.text()) <= card.figures.width()
        assert card.headline.label.fontMetrics().horizontalAdvance(card.headline.text()) <= card.headline.width()
