"""Numbers as the app writes them, and as a test reads them back."""

from __future__ import annotations

import math
import re

from explorer.widgets.typed_number import parse

_LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def typeset(text: str) -> str:
    """`text` with the narrow spaces that the app puts around ×, so that tests can be written with ordinary ones."""
    return text.replace(" × ", "\u202f×\u202f")


def read_number(text: str) -> float:
    """The number that a person reads in `text`."""
    value, fault = parse(text, -math.inf, math.inf)
    assert value is not None, fault
    return value


def with_e(text: str) -> str:
    """`text` with every power of ten as Python reads it: 2.06e-9."""
    power = lambda found: f"{found[1] or 1}e{found[2].translate(_LOWERED)}"  # noqa: E731
    return re.sub("(?:([0-9.]+)\u202f×\u202f)?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", power, text)
