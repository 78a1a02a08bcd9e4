"""Numbers that are known roughly."""

from __future__ import annotations

import pytest

from explorer.look.estimates import estimate, joined
from tests.support.typeset import typeset


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        (1, "1"),
        (2762, "2\u202f762"),
        (27620, "28\u202f000"),
        (999_999, "1 million"),
        (1.23e6, "1.2 million"),
        (6.06e7, "61 million"),
        (1.23e8, "120 million"),
        (9.96e8, "1 billion"),
        (4.5e9, "4.5 billion"),
        (4.5e10, "45 billion"),
        (9.94e11, "990 billion"),
        (6.06e12, "6.1 × 10¹²"),
        (1e100, "1.0 × 10¹⁰⁰"),
    ],
)
def test_a_rough_number_is_said_in_words_from_a_million_on(steps, shown):
    assert estimate(steps) == typeset(shown)


def test_a_gap_between_han_characters_is_closed():
    assert joined("約需 6100 萬 步才越得過") == "約需 6100 萬步才越得過" and joined("約 2 762 步") == "約 2 762 步"
