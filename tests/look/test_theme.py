"""Themes: colours and sizes of type."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from explorer.look.theme import THEMES


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_is_disabled_has_quiet_letters(theme):
    palette, group, role = theme.palette(), QPalette.ColorGroup, QPalette.ColorRole
    for letters in (role.Text, role.WindowText, role.ButtonText):
        assert palette.color(group.Disabled, letters) == QColor(theme.muted)
        assert palette.color(group.Active, letters) == QColor(theme.text)


def test_type_grows_with_the_smaller_of_width_and_height():
    projector = THEMES["projector"]
    assert [projector.growth(*size) for size in ((2560, 720), (1280, 1440), (2560, 1440))] == [1.0, 1.0, 2.0]
