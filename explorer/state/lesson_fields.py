"""The fields of a lesson's TOML: texts, names of views, code; and errors with the line where they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from explorer.state.lesson import ENGLISH, Texts
from explorer.state.lesson_toml import NotToml, TomlSource
from explorer.state.user_error import UserError, described, file_name, harmless, place

MAX_TITLE, MAX_TEXT = 300, 3000  # characters: the strip has no room for more
_MAX_NAME = 60
_MAX_STAGE = 3
_CODE_LINES, _CODE_WIDTH = 6, 70
_SIGN = re.compile(r"\{\s*+\w*+\s*+\}")  # stands in a text for a sign that depends on the notation
_SIGNS = ("{y}", "{p}", "{t}")
_SPACES = re.compile(r"[ \t\r\n]+")  # not those at which no line may end, as in 18 192


class LessonError(UserError):
    """A lesson file that cannot be used; the message names the file, the line and the error."""


class Fields:
    """Checks fields of the lesson in one file, and finds the line of an error.

    Attributes:
        step: the step that is being read, from 0; −1 before the first.
    """

    def __init__(self, source: str, file: str) -> None:
        self._source, self._file = TomlSource(source), file
        self.step = -1

    def parsed(self) -> Mapping[str, Any]:
        """The tables of the TOML; raises LessonError with the line where it is not valid, or too large."""
        file = file_name(self._file)
        try:
            return self._source.parsed()
        except NotToml as fault:
            raise LessonError("{file}, line {line}: {why}", file=file, line=fault.line, why=fault) from None

    def fault(self, at: str, template: str, name: str = "", **values: Any) -> LessonError:
        """The error about `name`, or about `at`, which is the name as the present step has it."""
        return LessonError(
            "{file}, line {line}: {name}: {why}",
            file=file_name(self._file),
            line=self._source.line(at, self.step),
            name=place(name or harmless(at)),
            why=UserError(template, **values),
        )

    def table(self, data: Any, at: str, path: str = "") -> Mapping[str, Any]:
        """`data`, which must hold named values."""
        if not isinstance(data, Mapping):
            raise self.fault(at, "It must hold named values, not {value}.", path, value=described(data))
        return data

    def known(self, data: Mapping[str, Any], names: Collection[str], path: str = "") -> None:
        """Require that `data` holds nothing but `names`."""
        for name in data:
            if name not in names:
                known = ", ".join(sorted(names))
                at = path + harmless(name)
                raise self.fault(name, "There is no such name here; the names are {known}.", at, known=known)

    def texts(self, data: Any, name: str, longest: int = MAX_TEXT) -> Texts:
        """A text, or one for each language, each on one line."""
        if isinstance(data, str):
            data = {ENGLISH: data}
        good = isinstance(data, Mapping) and all(isinstance(text, str) and text.strip() for text in data.values())
        at = name.partition("[")[0].rpartition(".")[2]
        if data is None:
            raise self.fault(at, "It is missing.", name)
        if not good or ENGLISH not in data:
            raise self.fault(at, "It must be a text, or a table of texts with en among them.", name)
        if any(len(text) > longest for text in data.values()):
            raise self.fault(at, "A text here has at most {most} characters.", name, most=longest)
        strange = next((sign for text in data.values() for sign in _SIGN.findall(text) if sign not in _SIGNS), None)
        if strange is not None:
            known = ", ".join(_SIGNS)
            sign = described(strange)
            raise self.fault(at, "{sign} is not a sign; the signs are {known}.", name, sign=sign, known=known)
        return {language: _SPACES.sub(" ", text).strip() for language, text in data.items()}

    def view(self, data: Any, at: str, path: str = "") -> str:
        """The name of a view; whether the screen has such a view is known once it is shown."""
        if not isinstance(data, str) or not data.isprintable() or not 1 <= len(data) <= _MAX_NAME:
            raise self.fault(at, "It must be the name of a view, not {value}.", path, value=described(data))
        return data

    def stage(self, data: Any) -> tuple[str, ...]:
        """The names of the views that a step presents, each once."""
        if not isinstance(data, list):
            raise self.fault("stage", "It must be a list, not {value}.", value=described(data))
        if not 1 <= len(data) <= _MAX_STAGE:
            raise self.fault("stage", "A stage has one to {most} views, not {count}.", most=_MAX_STAGE, count=len(data))
        names = tuple(self.view(name, "stage", f"stage[{i}]") for i, name in enumerate(data))
        twice = next((i for i, name in enumerate(names) if name in names[:i]), None)
        if twice is not None:
            raise self.fault("stage", "{value} is given twice.", f"stage[{twice}]", value=described(names[twice]))
        return names

    def code(self, data: Any) -> str:
        """A few lines of code with their line breaks, without empty lines around them."""
        if not isinstance(data, str):
            raise self.fault("code", "It must be a text, not {value}.", value=described(data))
        lines = [line.rstrip() for line in data.strip("\n").split("\n")]
        if len(lines) > _CODE_LINES or any(len(line) > _CODE_WIDTH or not line.isprintable() for line in lines):
            most, width = _CODE_LINES, _CODE_WIDTH
            raise self.fault("code", "Code has at most {most} lines of {width} characters.", most=most, width=width)
        return "\n".join(lines)
