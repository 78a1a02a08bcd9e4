"""Whether a refusal can be shown: each of its sentences is in the catalogue, and every placeholder is filled."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from explorer.state.user_error import Term, UserError

CATALOGUE = Path(__file__).resolve().parents[2] / "resources" / "translations" / "explorer_zh_Hant.ts"


@cache
def known() -> frozenset[str]:
    """Every English text of a refusal that has a translation."""
    contexts = ElementTree.parse(CATALOGUE).iter("context")
    faults = next(context for context in contexts if context.findtext("name") == "errors")
    return frozenset(message.findtext("source", "") for message in faults.iter("message"))


def sentences(fault: UserError) -> Iterator[str]:
    """The English texts that a refusal is composed of."""
    yield fault.template
    assert fault.values or "{" not in fault.template, "a gap is left open"
    for value in fault.values.values():
        if isinstance(value, UserError):
            yield from sentences(value)
        elif isinstance(value, Term) and value.context == "errors":
            yield value.text


def assert_sayable(fault: UserError) -> None:
    """Fail for a refusal that could not be shown in another language, or that leaves a placeholder empty."""
    assert set(sentences(fault)) <= known()
    assert "None" not in str(fault)
