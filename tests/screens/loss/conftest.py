"""What the tests of the Loss screen share."""

from __future__ import annotations

import pytest

from explorer.screens.loss.edits import fresh
from explorer.screens.loss.screen import DISTANCE
from tests.support.gui import settle


@pytest.fixture
def opened(make_window):
    """A window on a page of the Loss screen, with its initial values except for those given."""

    def make(page=DISTANCE, size=(1280, 720), theme="light", **changes):
        window = make_window(size=size, theme=theme)
        window.workbench.show_screen("loss")
        window.workbench.store.replace(fresh(window.workbench.store.experiment).changed(**changes))
        screen = window.screens.made["loss"]
        screen.show_page(page)
        settle()
        return window, screen

    return make
