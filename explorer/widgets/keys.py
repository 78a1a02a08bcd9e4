"""The keys that a control keeps for itself while it has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from explorer.look.wording import tr

BUTTON_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
SLIDER_KEYS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End})
ARROW_WAYS = {  # (across, up)
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
}
ARROWS = frozenset(ARROW_WAYS)


def keeps_own_keys(event: QEvent, keys: frozenset[Qt.Key], shifted: bool = False) -> bool:
    """Whether `event` asks if a focused control wants one of its own keys before the window's shortcuts get it.

    Args:
        shifted: whether it wants them together with Shift too.
    """
    # The class first: the type of an event is slow to ask for, and a control gets hundreds of others.
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if shifted:
        held &= ~Qt.KeyboardModifier.ShiftModifier
    if held == Qt.KeyboardModifier.NoModifier and event.key() in keys:
        event.accept()
        return True
    return False


def arrows_hint() -> str:
    """How a picture with handles is used by keyboard, for its tool tip."""
    return tr("Keys: Tab to here, ↑ ↓ choose, ← → move.")
