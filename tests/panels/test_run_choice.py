"""A choice among the runs."""

from __future__ import annotations

from explorer.look.theme import THEMES
from explorer.panels.run_choice import RunChoice
from tests.support.gui import choose

STYLES = [THEMES["light"].run(i) for i in range(3)]


def test_every_run_is_offered_by_its_sign_and_chosen_by_its_index(shown):
    choice = shown(RunChoice("The run"), 120, 40)
    asked = []
    choice.chosen.connect(asked.append)
    choice.show_runs(STYLES, 1)
    assert [choice.itemText(i) for i in range(choice.count())] == [style.sign for style in STYLES]
    assert choice.currentText() == STYLES[1].sign and asked == []
    choose(choice, 2)
    assert asked == [2]
    choice.show_runs(STYLES[:2], 0)
    assert choice.count() == 2 and choice.currentText() == STYLES[0].sign and asked == [2]
