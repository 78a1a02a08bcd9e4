"""Three thousand random but seeded acts of a user end with a consistent window and no error."""

from __future__ import annotations

import pytest

from tests.monkey.monkey import Monkey
from tests.monkey.watch import Watch

ACTS = 1500


@pytest.fixture
def monkey(request, qapp, tmp_path):
    """A monkey at its window; its log lies in the test's folder."""
    from explorer.app import _application

    application = _application()
    quits = application.quitOnLastWindowClosed()
    application.setQuitOnLastWindowClosed(False)
    with Watch() as watch, open(tmp_path / "monkey.log", "w", encoding="utf-8", errors="backslashreplace") as log:
        monkey = Monkey(request.param, tmp_path, watch, log)
        yield monkey
        monkey.close()
    application.setQuitOnLastWindowClosed(quits)


@pytest.mark.parametrize("monkey", [1, 2], indirect=True)
def test_a_monkey_breaks_nothing(monkey):
    monkey.run(ACTS)
    monkey.finish()
