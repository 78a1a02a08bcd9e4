"""No exception leaves a Python method that overrides one of Qt's: each goes to `sys.excepthook`, and Qt gets an answer.

PySide keeps such an exception until some later call returns to Python and raises it there, in a function that has
nothing to do with it. A second one before that, or a failed `sizeHint` or `eventFilter` alone, ends the process with a
segmentation fault (seen with 6.11.3 and 6.12.0 under Python 3.11, 3.12 and 3.13). So the overrides of every Python
class derived from one of Qt's, including pyqtgraph's, are wrapped when the class is created.
"""

from __future__ import annotations

import functools
import sys
import traceback
from collections.abc import Callable
from types import FunctionType
from typing import Any

from PySide6.QtCore import QRectF
from shiboken6 import Shiboken

# What is returned to Qt where the base class returns nothing useful, or would handle the event a second time.
_ANSWERS: dict[str, Callable[[], Any]] = {
    **dict.fromkeys(("event", "eventFilter", "viewportEvent", "sceneEvent", "sceneEventFilter"), bool),
    **dict.fromkeys(("paint", "stepBy", "setVisible"), lambda: None),
    "boundingRect": QRectF,
}
# Methods for which the base class is called instead.
_FROM_BASE = frozenset(
    (
        *("sizeHint", "minimumSizeHint", "hasHeightForWidth", "heightForWidth", "shape", "itemChange"),
        *("stepEnabled", "validate", "fixup", "setGeometry"),
    )
)
_ROOT: Any = Shiboken.Object  # the base class of all Qt classes


def guards(name: str) -> bool:
    """Whether the exceptions of an override called `name` are kept away from Qt."""
    return name in _ANSWERS or name in _FROM_BASE or name.endswith("Event")


def install() -> None:
    """Wrap the overrides of every class derived from a Qt class from now on; a second call has no effect."""
    if "__init_subclass__" not in vars(_ROOT):
        _ROOT.__init_subclass__ = classmethod(_wrap_overrides)


def _wrap_overrides(cls: Any, **arguments: Any) -> None:
    super(_ROOT, cls).__init_subclass__(**arguments)
    for name, function in list(vars(cls).items()):
        if isinstance(function, FunctionType) and guards(name) and _is_qts(cls, name):
            setattr(cls, name, _guarded(cls, name, function))


def _is_qts(cls: type, name: str) -> bool:
    """Whether a Qt class among the bases of `cls` has a method called `name`."""
    return any(name in vars(base) for base in cls.__mro__[1:] if base.__module__.startswith("PySide6."))


def _guarded(cls: type, name: str, function: FunctionType) -> Callable[..., Any]:
    @functools.wraps(function)
    def guarded(self: Any, *arguments: Any, **named: Any) -> Any:
        try:
            return function(self, *arguments, **named)
        except Exception as error:
            _report(error)
        return _answer(cls, name, self, arguments)

    return guarded


def _report(error: Exception) -> None:
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    except Exception:  # an exception of the hook must not reach Qt either
        traceback.print_exc()


def _answer(cls: type, name: str, self: Any, arguments: tuple[Any, ...]) -> Any:
    """What is returned to Qt in place of an override that failed."""
    if name not in _FROM_BASE:
        return _ANSWERS.get(name, lambda: None)()
    try:
        return getattr(super(cls, self), name)(*arguments)
    except Exception as error:
        _report(error)
        return None
