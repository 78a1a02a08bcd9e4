"""Two thousand random but seeded actions of a user end with a consistent window and no error."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.core.losses import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.state.presets import PRESETS
from explorer.views.controls import Button, Choice, NumberBox
from explorer.views.dialogs import Sheet
from explorer.views.sliders import GrooveSlider
from tests.gui import assert_consistent, choose, drag, press, settle, type_into, wheel

ACTIONS = 2000
KEYS = (
    *("Space", "Left", "Right", "Home", "End", "PageUp", "PageDown", "V", "G", "C", "O", "A", "7"),
    *("BracketLeft", "BracketRight", "Period", "Comma", "Escape", "Up", "Down", "Tab", "Return"),
)
CONTROL_KEYS = ("Z", "Y", "Z", "Y", "T", "Plus", "Minus", "0", "A", "B")
NONSENSE = ["", "abc", "1e6", "-3", "nan", "1e999", "--", "0.5", "2", "１", "7e-3", "∞", "-1000", "99999", " "]


class Monkey:
    """A user without a plan."""

    def __init__(self, window, seed: int) -> None:
        self.window, self.random = window, random.Random(seed)
        self.acts = [self.key, self.key, self.control_key, self.type, self.choose, self.click, self.drag_slider]
        self.acts += [self.drag_surface, self.drag_bar, self.play, self.preset, self.runs, self.resize]
        self.acts += [self.turn_wheel, self.double_click, self.read_a_sheet]

    def pick(self, kind):
        found = [w for w in self.window.explore.findChildren(kind) if w.isVisible() and w.isEnabled()]
        return self.random.choice(found)

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
        viewport = self.random.choice(self.window.explore.cards).plot.viewport()
        drag(viewport, [self.point(viewport) for _ in range(3)])

    def drag_bar(self):
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
        card = self.random.choice(self.window.explore.cards)
        wheel(card.plot.viewport(), self.random.choice([-360, -120, 15, 120]))

    def double_click(self):
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
            settle()
            qtbot.waitUntil(lambda: window.explore.shown_frame == window.player.frame, timeout=20_000)
            assert_consistent(window)
    window.player.pause()
    qtbot.waitUntil(lambda: window.explore.shown_frame == window.player.frame, timeout=20_000)
    assert_consistent(window)
    while window.store.can_undo:
        window.store.undo()
    assert_consistent(window)
