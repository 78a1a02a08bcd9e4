"""The card of a surface: the sentence under it, and what a screen reader says."""

from __future__ import annotations

from explorer.core.verdict import Verdict, VerdictKind
from explorer.look import numbers
from explorer.look.theme import THEMES
from explorer.look.verdicts import VERDICT_MARKS, verdict_sentence
from explorer.screens.descent.surface_card import SurfaceCard
from explorer.state.experiment import Experiment
from explorer.state.scene import Reading, derive
from tests.support.gui import WORDING

LIGHT = THEMES["light"]


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


def test_the_screen_reader_text_changes_while_the_sentence_stays(shown):
    card = shown(SurfaceCard(LIGHT, WORDING, 0), 360, 420)
    card.set_guessing(True)
    for value in (2.0, 1.5):
        card.show_reading(Reading(value, 0.25), Verdict(VerdictKind.MOVING, 3, value, 0.25, 0.0, 5.0))
        assert card.plot.accessibleDescription() == f"{card.figures.text()}. ? What will it do?"


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
