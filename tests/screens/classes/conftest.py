"""What the tests of the Classes screen share."""

from __future__ import annotations

import pytest

from tests.support.gui import settle


@pytest.fixture
def screen(window):
    window.workbench.show_screen("classes")
    settle()
    return window.screens.made["classes"]
