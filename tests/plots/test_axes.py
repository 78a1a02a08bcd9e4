"""Axes: how powers of ten are written."""

from __future__ import annotations

import pytest

from explorer.plots.axes import decade


@pytest.mark.parametrize(
    ("exponent", "text"), [(0, "1"), (-1, "0.1"), (1, "10"), (2, "10²"), (-2, "10⁻²"), (-10, "10⁻¹⁰"), (0.3, "")]
)
def test_powers_of_ten_are_written_in_one_manner(exponent, text):
    assert decade(exponent) == text
