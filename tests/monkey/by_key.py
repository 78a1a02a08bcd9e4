"""What the monkey does by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from explorer.widgets.choice import Choice
from explorer.widgets.number_box import NumberBox
from explorer.widgets.sliders import GrooveSlider
from tests.monkey import hand
from tests.monkey.user import User

KEYS = (
    *("Space", "Left", "Right", "Home", "End", "PageUp", "PageDown", "Up", "Down", "Tab", "Backtab", "Return"),
    *("Escape", "Delete", "Backspace", "Menu", "F4", "F10", "7", "0", "Period", "Minus", "Enter"),
)
NUMBERS = ("5", "0.5", "0,5", "-3", "2", "1.", "12", ".", "-", "7e-3", "1e", "999999")
NONSENSE = (
    *("", " ", "abc", "nan", "inf", "--", "1e6", "1e400", "1e999", "-1000", "99999", "1,000.5", "0.5 0.5", "1_0"),
    *("\u221e", "\u22123", "\uff11\uff12", "\uff10\uff0e\uff15", "\u0661", "\u00bd", "\U0001f412"),
    *("0x10", "5%", "<b>5</b>", "9" * 400, "word " * 60),
)


def any_key(monkey: User) -> None:
    name = monkey.random.choice(KEYS)
    monkey.note(name)
    hand.named(name)


def menu_shortcut(monkey: User) -> None:
    """A shortcut from the table of the menus, whether enabled or not."""
    actions = [action for _, actions in monkey.window.menu_actions.key_groups() for action in actions]
    keys = monkey.random.choice(monkey.random.choice(actions).shortcuts())
    monkey.note(keys.toString())
    hand.shortcut(keys)


def menu_entry(monkey: User) -> None:
    """Open a menu, move around in it, and choose the entry reached or leave."""
    hand.named("F10")
    ways = monkey.random.choices(("Down", "Right", "Up", "Left"), (3, 1, 1, 1), k=monkey.random.randrange(1, 9))
    last = monkey.random.choice(("Return", "Return", "Escape"))
    steps = ["Right"] * monkey.random.randrange(6) + ["Down", *ways, last]
    monkey.note(" ".join(steps))
    for name in steps:
        hand.named(name)
    monkey.leave_menus()


def any_entry(monkey: User) -> None:
    """An entry of any menu or submenu, as a click on it triggers it."""
    menus = [menu for menu in monkey.window.menus.findChildren(QMenu) if menu.actions()]
    action = monkey.random.choice(monkey.random.choice(menus).actions())
    if action.menu() is None and not action.isSeparator():
        monkey.note(action.text())
        action.trigger()


def tab(monkey: User) -> None:
    name, times = monkey.random.choice(("Tab", "Backtab")), monkey.random.randrange(1, 12)
    monkey.note(f"{name} {times}")
    for _ in range(times):
        hand.named(name)


def _focus_a_box(monkey: User) -> NumberBox | None:
    box = monkey.pick(NumberBox)
    if box is not None:
        monkey.note(box.accessibleName())
        hand.click(box.lineEdit())
        box.selectAll()
    return box


def type_a_number(monkey: User) -> None:
    if _focus_a_box(monkey):
        text = monkey.random.choice((*NUMBERS, *NONSENSE))
        monkey.note(repr(text[:40]))
        hand.write(text)
        hand.named(monkey.random.choice(("Return", "Return", "Tab", "Escape")))


def leave_half_typed(monkey: User) -> None:
    """Type without Enter; the next act finds the box in this state."""
    box = _focus_a_box(monkey)
    if box is not None:
        text = monkey.random.choice(NUMBERS)
        monkey.note(repr(text))
        hand.write(text)
        if monkey.random.random() < 0.7:
            interruption = monkey.random.choice(hand.INTERRUPTIONS)
            monkey.note(interruption)
            if len(interruption) == 1:  # a letter key would be typed into the box as well
                monkey.entry(QKeySequence(interruption))
            else:
                hand.shortcut(interruption)


def step_a_box(monkey: User) -> None:
    if _focus_a_box(monkey):
        for _ in range(monkey.random.randrange(1, 4)):
            hand.named(monkey.random.choice(("Up", "Down")))


def slide_by_key(monkey: User) -> None:
    slider = monkey.pick(GrooveSlider)
    if slider is not None:
        slider.setFocus(Qt.FocusReason.TabFocusReason)
        for _ in range(monkey.random.randrange(1, 5)):
            hand.named(monkey.random.choice(("Left", "Right", "Home", "End", "PageUp")))


def choose_by_key(monkey: User) -> None:
    """Open a list, or not, and choose by keys; sometimes it stays open for the next act."""
    choice = monkey.pick(Choice)
    if choice is None:
        return
    monkey.note(choice.accessibleName())
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    ways = ("Space", "F4", "Down", "Up", "End", "Home", "Return")
    names = [monkey.random.choice(ways), *(monkey.random.choice(("Down", "Up", "End")) for _ in range(2))]
    names += monkey.random.choice((["Return"], ["Escape"], []))
    monkey.note(" ".join(names))
    for name in names:
        hand.named(name)


def undo_and_redo(monkey: User) -> None:
    for _ in range(monkey.random.randrange(1, 6)):
        hand.shortcut(monkey.random.choice(("Ctrl+Z", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z")))


ACTS = (
    (10, any_key),
    (8, menu_shortcut),
    (3, menu_entry),
    (2, any_entry),
    (3, tab),
    (6, type_a_number),
    (6, leave_half_typed),
    (2, step_a_box),
    (2, slide_by_key),
    (4, choose_by_key),
    (2, undo_and_redo),
)
