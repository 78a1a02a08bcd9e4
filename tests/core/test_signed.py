"""Numbers by sign and logarithm: products and sums against exact arithmetic, far beyond float64 too."""

from __future__ import annotations

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.signed import Signed

PLAIN = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8).map(np.array)
SIGNED = st.lists(st.tuples(st.sampled_from([-1.0, 1.0]), st.floats(-5000, 5000)), min_size=1, max_size=6)


@given(PLAIN)
def test_plain_numbers_come_back(values):
    np.testing.assert_allclose(Signed.of(values).values, values, rtol=1e-12)


@given(PLAIN)
def test_products_and_sums_are_those_of_plain_numbers(values):
    once = Signed.of(values)
    np.testing.assert_allclose((once * once).values, values * values, rtol=1e-12)
    np.testing.assert_allclose(once.scaled(3.0).values, 3 * values, rtol=1e-12)
    assert float(once.total().values) == pytest.approx(math.fsum(values), abs=1e-12 * np.abs(values).sum())


@given(SIGNED)
def test_sums_beyond_float64_are_exact(numbers):
    signs, logs = (np.array(each) for each in zip(*numbers, strict=True))
    total = Signed(signs, logs).total()
    with localcontext() as context:
        context.prec, context.Emax, context.Emin = 60, 10**6, -(10**6)
        terms = [Decimal(sign) * Decimal(log).exp() for sign, log in numbers]
        exact, most = sum(terms), max(map(abs, terms))
        ours = Decimal(float(total.sign)) * Decimal(float(total.log)).exp() if total.sign else Decimal(0)
        assert abs(ours - exact) <= Decimal("1e-11") * most


def test_zeros_stay_zeros():
    nothing = Signed.of([0.0, 0.0])
    assert nothing.total() == (0.0, -math.inf) and nothing.largest_log == -math.inf
    huge = Signed(np.array([1.0, -1.0]), np.array([5000.0, 5000.0]))
    assert not (huge * nothing).sign.any() and not np.isnan((huge * nothing).values).any()
    assert huge.values.tolist() == [math.inf, -math.inf]
    assert huge.total().sign == 0


def test_it_multiplies_its_own_kind_only():
    with pytest.raises(TypeError):
        Signed.of([1.0]) * 2
