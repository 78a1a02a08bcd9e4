"""What the monkey does by mouse."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from explorer.widgets.button import Button
from explorer.widgets.choice import Choice
from explorer.widgets.sliders import GrooveSlider
from tests.monkey import hand
from tests.monkey.user import User


def _front(monkey: User) -> QWidget:
    """What can be clicked: an open list or dialog, else the window."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget() or monkey.window


def click_anywhere(monkey: User) -> None:
    widget = _front(monkey)
    hand.click(widget, monkey.point(widget))


def double_click(monkey: User) -> None:
    widget = monkey.view()
    hand.double_click(widget, monkey.point(widget))
    hand.release(widget, monkey.point(widget))


def right_click(monkey: User) -> None:
    widget = monkey.view()
    hand.click(widget, monkey.point(widget), hand.RIGHT)


def click_a_button(monkey: User) -> None:
    button = monkey.pick(Button)
    if button is not None:
        monkey.note(button.accessibleName() or button.toolTip())
        hand.click(button)


def open_a_list(monkey: User) -> None:
    """Press a choice, and often choose in the list that opens; else it stays open."""
    choice = monkey.pick(Choice)
    if choice is None:
        return
    monkey.note(choice.accessibleName())
    hand.click(choice)
    if monkey.random.random() < 0.7:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            hand.click(popup, monkey.point(popup))


def wheel(monkey: User) -> None:
    widget = monkey.view()
    hand.wheel(widget, monkey.point(widget), monkey.random.choice((-360, -120, 15, 120, 1200)))


def hover(monkey: User) -> None:
    widget = monkey.view()
    hand.hover(widget, [monkey.point(widget) for _ in range(3)])
    if monkey.random.random() < 0.3:
        hand.leave(widget)


def drag(monkey: User) -> None:
    """Press at one point and release at another, of a view or of the whole window."""
    widget = monkey.view()
    hand.press(widget, monkey.point(widget))
    for _ in range(monkey.random.randrange(1, 4)):
        hand.move(widget, monkey.point(widget))
        monkey.glance()
    other = monkey.random.choice((widget, widget, monkey.window))
    hand.release(other, monkey.point(other))


def drag_interrupted(monkey: User) -> None:
    """Something else happens while a button is held; the widget pressed may be gone at the release."""
    window, widget = monkey.window, monkey.view()
    place = widget.mapTo(window, monkey.point(widget))
    hand.press(window, place)
    hand.move(window, monkey.point(window))
    monkey.note(f"at {place.x()},{place.y()}")
    if monkey.random.random() < 0.3:
        hand.leave(window, held=hand.LEFT)
    else:
        monkey.interrupt()
    monkey.glance()
    hand.move(window, monkey.point(window))
    hand.release(window, monkey.point(window))


def drag_a_slider(monkey: User) -> None:
    slider = monkey.pick(GrooveSlider)
    if slider is not None:
        hand.press(slider, monkey.point(slider))
        for _ in range(3):
            hand.move(slider, monkey.point(slider))
        hand.release(slider, monkey.point(slider))


def add_a_run(monkey: User) -> None:
    monkey.window.workbench.show_screen("descent")
    monkey.glance()
    for _ in range(monkey.random.randrange(1, 4)):
        options = monkey.window.screens.screen_of("descent").options
        hand.click(options.runs)
        menu = QApplication.activePopupWidget()
        if menu is options.runs.entries:  # in a small window the button is folded away
            action = monkey.random.choice([options.add, options.add, *options.compare.values()])
            hand.click(menu, menu.actionGeometry(action).center())


def close_a_card_pointed_at(monkey: User) -> None:
    """A lesson points at a card or a run, which then goes: by its ×, by Undo, by a preset."""
    lesson, step = monkey.random.choice(monkey.steps_at_runs())
    monkey.note(f"{lesson.key} {step + 1}")
    monkey.window.lesson.open(lesson, step)
    monkey.glance()
    cards = monkey.window.screens.screen_of("descent").cards
    if monkey.window.workbench.screen == "descent" and monkey.random.random() < 0.8:
        card = monkey.random.choice(cards)
        hand.click(card.remove)
    else:
        monkey.interrupt()
    if monkey.random.random() < 0.7:
        monkey.deliver_deferred()
    if monkey.random.random() < 0.7:
        monkey.interrupt()


ACTS = (
    (5, click_anywhere),
    (2, double_click),
    (2, right_click),
    (4, click_a_button),
    (3, open_a_list),
    (4, wheel),
    (4, hover),
    (5, drag),
    (4, drag_interrupted),
    (2, drag_a_slider),
    (1, add_a_run),
    (2.5, close_a_card_pointed_at),
)
