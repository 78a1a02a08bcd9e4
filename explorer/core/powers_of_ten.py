"""The one form in which numbers are read: a real minus sign, and powers of ten instead of an e."""

from __future__ import annotations

SPACE = "\u202f"  # narrow, and no line ends there
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """A number as Python writes it, as people read it; a mantissa of 1 is left out.

    >>> raised("-1.2e-08"), raised("1e+06"), raised("-0.5")
    ('−1.2\\u202f×\\u202f10⁻⁸', '10⁶', '−0.5')
    """
    sign, size = ("−", text[1:]) if text.startswith("-") else ("", text)
    mantissa, e, exponent = size.partition("e")
    if not e:
        return sign + size
    power = "10" + str(int(exponent)).translate(_SUPERSCRIPTS)
    return sign + (power if mantissa == "1" else f"{mantissa}{SPACE}×{SPACE}{power}")
