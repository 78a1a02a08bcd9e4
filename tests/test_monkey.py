"""Two thousand random but seeded actions of a user end with a consistent window and no error."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from explorer.core.losses import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.screens.table import SCREENS
from explorer.state.presets import PRESETS
from explorer.views.controls import Button, Choice, NumberBox
from explorer.views.dialogs import Sheet
from explorer.views.sliders import GrooveSlider
from tests.gui import assert_consistent, choose, drag, press, settle, type_into, wheel

ACTIONS = 2000
KEYS = (
    *("Space", "Left", "Right", "Home", "End", "PageUp", "PageDown", "V", "G", "C", "O", "A", "7", "E", "1", "3"),
    *("BracketLeft", "BracketRight", "Period", "Comma", "Escape", "Up", "Down", "Tab", "Return"),
)
CONTROL_KEYS = ("Z", "Y", "Z", "Y", "T", "Plus", "Minus", "0", "A", "B", "R", "W", "1", "2", "3", "4", "5", "PageDown")
NONSENSE = ["", "abc", "1e6", "-3", "nan", "1e999", "--", "0.5", "2", "１", "7e-3", "∞", "-1000", "99999", " "]


class Monkey:
    """A user without a plan."""

    def __init__(self, window, seed: int) -> None:
        self.window, self.random = window, random.Random(seed)
        self.acts = [self.key, self.key, self.control_key, self.type, self.choose, self.click, self.drag_slider]
        self.acts += [self.drag_surface, self.drag_bar, self.play, self.preset, self.runs, self.resize]
        self.acts += [self.turn_wheel, self.double_click, self.read_a_sheet]
        self.acts += [self.screen, self.lesson, self.words, self.explain, self.drag_anything]

    def pick(self, kind):
        found = [w for w in self.window.centralWidget().findChildren(kind) if w.isVisible() and w.isEnabled()]
        return self.random.choice(found or self.window.findChildren(kind))

    def screen(self):
        self.window.show_screen(self.random.choice(list(SCREENS)))

    def lesson(self):
        lesson = self.random.choice(self.window.lessons)
        self.window.guide.open(lesson, self.random.randrange(len(lesson.steps)))

    def words(self):
        if self.random.random() < 0.3:  # all that bears words is made anew, which takes its time
            press(self.window, "L", Qt.KeyboardModifier.ControlModifier)
            press(self.window, "N")
            settle()

    def explain(self):
        self.window.toggle_explain()

    def drag_anything(self):
        parts = [view for view in self.window.screen_shown.parts().values() if view.isVisible()]
        widget = self.random.choice(parts)
        inner = [w for w in widget.findChildren(QWidget) if w.isVisible() and not isinstance(w, Choice)]
        target = self.random.choice([widget, *inner])
        if target.width() > 1 and target.height() > 1:
            drag(target, [self.point(target) for _ in range(3)])

    def point(self, widget) -> QPoint:
        return QPoint(self.random.randrange(widget.width()), self.random.randrange(widget.height()))

    def key(self):
        press(self.window.focusWidget() or self.window, self.random.choice(KEYS))

    def control_key(self):
        press(self.window, self.random.choice(CONTROL_KEYS), Qt.KeyboardModifier.ControlModifier)

    def type(self):
        type_into(self.pick(NumberBox), self.random.choice(NONSENSE))

    def choose(self):
        choice = self.pick(Choice)
        choose(choice, choice.itemData(self.random.randrange(choice.count())))

    def click(self):
        QTest.mouseClick(self.pick(Button), Qt.MouseButton.LeftButton)

    def drag_slider(self):
        slider = self.pick(GrooveSlider)
        drag(slider, [self.point(slider) for _ in range(3)])

    def drag_surface(self):
        self.window.show_screen("explore")
        viewport = self.random.choice(self.window.explore.cards).plot.viewport()
        drag(viewport, [self.point(viewport) for _ in range(3)])

    def drag_bar(self):
        self.window.show_screen("explore")
        bars = self.window.explore.bars
        drag(bars, [self.point(bars) for _ in range(2)])

    def play(self):
        self.window.player.play()
        for _ in range(self.random.randrange(6)):
            self.window.player.step(0.02)

    def preset(self):
        self.window.load_preset(self.random.choice(list(PRESETS.values())))

    def runs(self):
        changes = {"loss": self.random.choice(list(LOSSES)), "optimizer": self.random.choice(list(OPTIMIZERS))}
        self.window.store.replace(self.window.store.experiment.with_runs([0], **changes))

    def turn_wheel(self):
        self.window.show_screen("explore")
        card = self.random.choice(self.window.explore.cards)
        wheel(card.plot.viewport(), self.random.choice([-360, -120, 15, 120]))

    def double_click(self):
        self.window.show_screen("explore")
        table = self.window.explore.table.viewport()
        QTest.mouseDClick(table, Qt.MouseButton.LeftButton, pos=self.point(table))

    def read_a_sheet(self):
        self.random.choice([self.window.show_keys, self.window.show_about])()
        press(next(w for w in QApplication.topLevelWidgets() if isinstance(w, Sheet) and w.isVisible()), "Escape")

    def resize(self):
        self.window.resize(self.random.randrange(800, 1500), self.random.randrange(560, 1000))


@pytest.mark.parametrize("seed", [1, 2])
def test_a_monkey_breaks_nothing(make_window, qtbot, seed):
    window = make_window(size=(1100, 720))
    monkey = Monkey(window, seed)
    for number in range(ACTIONS // 2):
        monkey.random.choice(monkey.acts)()
        if window.store.experiment.descent.steps > 5000:
            window.store.update(steps=300)  # long runs are another test's
        if number % 50 == 0:
            window.player.pause()
            window.show_screen("explore")
            settle()
            qtbot.waitUntil(lambda: window.explore.shown_frame == window.player.frame, timeout=20_000)
            assert_consistent(window)
    window.player.pause()
    window.show_screen("explore")
    qtbot.waitUntil(lambda: window.explore.shown_frame == window.player.frame, timeout=20_000)
    assert_consistent(window)
    while window.store.can_undo:
        window.store.undo()
    for key in SCREENS:
        window.show_screen(key)
        settle()
    window.show_screen("explore")
    assert_consistent(window)
