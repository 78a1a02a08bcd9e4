"""A refusal in words: an English sentence with gaps, which the window can say in another language."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

LONGEST_SENTENCE = 300
_LONGEST_TEXT, _LONGEST_VALUE, _LONGEST_FILE = 160, 40, 60  # of any text in a gap, of a foreign value, of a file's name
_LARGE = 10**15  # a whole number from here on is written with an exponent


@dataclass(frozen=True, slots=True)
class Term:
    """A word of our own in a gap, said in the language of the app; `context` is where its translations are."""

    text: str
    context: str = "errors"

    def __str__(self) -> str:
        return self.text


class UserError(ValueError):
    """`template` is the English sentence with gaps as for str.format, `values` what goes into them.

    A Fault or a Term in `values` is translated, a text never: it may be what somebody wrote, and has to write again.
    Texts in `values` are made harmless and shortened, so that a sentence can be shown whatever a file holds. `field`
    is the path of what is refused, such as ``logits[2]``, where it is known.
    """

    def __init__(self, template: str, *, field: str = "", **values: Any) -> None:
        self.template, self.field = template, field
        self.values = {k: harmless(v, _LONGEST_TEXT) if isinstance(v, str) else v for k, v in values.items()}
        super().__init__(filled(template, self.values))


class Notice(UserError):
    """A sentence for the status line: what was done, or why nothing was. It is shown, never raised."""


def filled(template: str, values: Mapping[str, Any]) -> str:
    """`template` with its gaps filled, never longer than a sentence may be."""
    return shortened(template.format(**values) if values else template, LONGEST_SENTENCE)


def shortened(text: str, longest: int) -> str:
    """`text`, or its beginning and an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def harmless(text: str, longest: int = _LONGEST_VALUE) -> str:
    """`text` shortened, with a mark for whatever is not seen or turns the line: control characters, surrogates …"""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in shortened(text, longest))


def file_name(name: str) -> str:
    """The name of a file as it stands in a sentence."""
    return harmless(name, _LONGEST_FILE)


def is_overlooked(path: str) -> bool:
    """Whether the path of a field has a name in it that is empty, or looks like two."""
    return not path or " " in path or ".." in path or path.endswith(".")


def place(path: str) -> str | UserError:
    """The path of a field as it stands in a sentence: in quotation marks where it would be overlooked."""
    return UserError("“{text}”", text=path) if is_overlooked(path) else path


def described(value: Any) -> str | UserError:
    """What stands in a file where something else was expected: a short value itself, else what kind of thing it is."""
    if isinstance(value, str):
        return UserError("“{text}”", text=harmless(value))
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, int | float):
        return _described_number(value)
    if isinstance(value, list | tuple):
        return UserError("a list")
    if isinstance(value, date | time):
        return UserError("a date or a time")
    return UserError("named values") if isinstance(value, Mapping) else UserError("something else")


def _described_number(value: float) -> str | UserError:
    if isinstance(value, int) and abs(value) < _LARGE:
        return str(value)
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    return f"{number:.12g}" if math.isfinite(number) else UserError("a number that is not finite")
