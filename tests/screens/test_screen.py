"""What all screens have in common: keys, one Experiment, updates when shown, a reset of each, parts to point at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from explorer.look.theme import THEMES
from explorer.screens.registry import SCREENS
from explorer.state.experiment import Experiment
from explorer.state.lessons import FOLDER, load_all
from explorer.window.presenter import EXPLANATIONS
from tests.support.gui import LEFT, press, settle, type_into
from tests.support.screens import go, marks, where_runs_are

CTRL = Qt.KeyboardModifier.ControlModifier
LESSONS = load_all(FOLDER, tuple(SCREENS))[0]
STRANGE = Experiment().changed(
    logits=(1.0, 2.0, 0.5),
    target=(0.2, 0.5, 0.3),
    temperature=2.0,
    case="grades",
    output=1.25,
    p=(0.1, 0.2, 0.7),
    q=(0.3, 0.3, 0.4),
    examples=(2, 2),
    hidden=8,
    chosen_loss="hinge",
    steps=77,
)


def test_every_screen_has_its_key_and_its_button(make_window):
    window = make_window()
    assert window.screens.current is window.screens.made["descent"] and list(window.screens.made) == ["descent"], (
        "the others are not made yet"
    )
    for number, (key, record) in enumerate(SCREENS.items(), 1):
        press(window, str(number), CTRL)
        settle()
        assert window.screens.current is window.screens.made[key]
        assert type(window.screens.current).__module__ == f"explorer.screens.{key}.screen", "its folder has its name"
        checked = [button.text() for button in window.menus.screen_row.buttons if button.isChecked()]
        assert checked == [record.label]
    for button, key in zip(window.menus.screen_row.buttons, SCREENS, strict=True):
        QTest.mouseClick(button, LEFT)
        assert window.screens.current is window.screens.made[key] and button.isChecked()
        QTest.mouseClick(button, LEFT)
        assert button.isChecked(), "pressed again, it stays"


def test_the_names_of_the_screens_give_way_to_their_pictures(make_window):
    window = make_window(size=(1280, 720), theme="projector")
    style = Qt.ToolButtonStyle
    assert {b.toolButtonStyle() for b in window.menus.screen_row.buttons} == {style.ToolButtonTextBesideIcon}
    window.resize(800, 600)
    settle()
    assert {b.toolButtonStyle() for b in window.menus.screen_row.buttons} == {style.ToolButtonIconOnly}
    row = window.menus.screen_row
    assert row.mapTo(window, row.rect().topRight()).x() < window.width()
    for action in window.menuBar().actions():
        assert window.menuBar().actionGeometry(action).right() < row.mapTo(window, row.rect().topLeft()).x()


def test_a_screen_is_reset_alone_and_undo_brings_it_back(window):
    for key in SCREENS:
        window.workbench.show_screen(key)
        window.workbench.store.replace(STRANGE)
        press(window, "R", CTRL)
        reset = window.workbench.store.experiment
        assert reset != STRANGE, key
        assert window.screens.current.reset(reset) == reset, (key, "there is nothing left to reset")
        press(window, "Z", CTRL)
        assert window.workbench.store.experiment == STRANGE, key


def test_the_resets_leave_alone_what_other_screens_edit(make_window):
    window = make_window()
    kept = {
        "classes": ("problem", "descent", "information", "network"),
        "softmax": ("encoding", "descent", "network"),
        "loss": ("encoding", "network"),
        "descent": ("encoding", "network"),
        "network": ("problem", "encoding", "information", "display"),
    }
    for key, parts in kept.items():
        window.workbench.show_screen(key)
        reset = window.screens.current.reset(STRANGE)
        assert [part for part in parts if getattr(reset, part) != getattr(STRANGE, part)] == [], key


def test_a_reset_is_valid_from_any_number_of_classes(window):
    for key in SCREENS:
        window.workbench.show_screen(key)
        for classes in (2, 3, 10):
            axes = (classes - 1, 0)
            odd = Experiment().with_classes(classes).changed(axes=axes, examples=(classes - 1,))
            assert isinstance(window.screens.current.reset(odd), Experiment), (key, classes)


def test_every_screen_takes_every_change_in_every_theme(make_window):
    window, themes = make_window(), list(THEMES)
    for key in SCREENS:
        window.workbench.show_screen(key)
        for theme in themes:
            window.appearance.set_theme(theme)
            for experiment in (STRANGE, STRANGE.with_classes(2), STRANGE.with_classes(10), Experiment()):
                window.workbench.store.replace(experiment)
                window.workbench.player.seek(3)
                settle()
        themes.reverse()  # the next screen is made in the theme of this one's last


def test_a_screen_that_is_not_seen_catches_up(make_window):
    window = make_window()
    window.workbench.show_screen("softmax")
    window.workbench.store.replace(STRANGE)
    window.workbench.player.seek(5)
    assert window.screens.screen_of("descent").logits.rows[0].box.value == -10, "not seen, not drawn"
    window.workbench.show_screen("descent")
    settle()
    assert window.screens.screen_of("descent").logits.rows[0].box.value == 1.0 and window.workbench.player.reached == 5


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_whatever_a_lesson_points_at_or_puts_on_stage_is_there(make_window, lesson):
    window = make_window(size=(1280, 720))
    for place, step in enumerate(lesson.steps):
        window.lesson.open(lesson, place)
        settle()
        parts = window.screens.current.parts()
        target = parts.get(step.point)
        assert target is not None and target.isVisible(), (step.title["en"], step.point)
        assert set(step.stage) <= {*parts, *EXPLANATIONS}, (step.title["en"], step.stage)


def test_parts_are_named_and_inside_their_screen(make_window):
    window = make_window()
    for key in SCREENS:
        window.workbench.show_screen(key)
        parts = window.screens.current.parts()
        assert parts
        for name, view in parts.items():
            assert name.isidentifier() and window.screens.current.isAncestorOf(view), (key, name)


def test_play_draws_on_a_screen_that_one_comes_back_to(make_window):
    window = make_window()
    window.workbench.show_screen("softmax")
    for temperature in (2.0, 1.0):  # an equal Experiment in another object
        window.workbench.store.update(temperature=temperature)
    window.workbench.show_screen("descent")
    window.workbench.player.seek(100)
    assert window.workbench.player.reached == 100


def test_computing_goes_on_after_the_screens_own_key_and_a_new_theme(make_window, qtbot):
    window = make_window()
    window.workbench.show_screen("classes")
    window.workbench.player.seek(5)
    window.workbench.show_screen("descent")
    window.workbench.store.update(steps=20_000)
    window.workbench.player.seek(20_000)
    assert window.workbench.player.reached < 20_000
    press(window, "4", CTRL)
    press(window, "T", CTRL)
    qtbot.waitUntil(lambda: window.workbench.player.reached == 20_000, timeout=60_000)


@pytest.mark.parametrize("key", SCREENS)
def test_tab_goes_through_all_controls_in_the_order_they_are_read(make_window, key):
    window = make_window(size=(1920, 1000))
    window.workbench.store.replace(Experiment().with_runs(optimizer="momentum"))
    window.workbench.show_screen(key)
    settle()
    screen = window.screens.current
    order = [w for w in screen.tab_order() if _takes_tab(w)]
    inside = {w for w in screen.findChildren(QWidget) if _takes_tab(w) and not isinstance(w, QLineEdit)}
    assert set(order) == inside
    order[0].setFocus()
    for control in order:
        assert QApplication.focusWidget() is control, f"{control.accessibleName()} is not next"
        press(window, "Tab")


def _takes_tab(widget: QWidget) -> bool:
    wants = (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    return wants and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()


def test_an_abandoned_computation_is_not_announced_on_return(make_window):
    window = make_window()
    window.workbench.show_screen("network")
    window.workbench.store.update(steps=5000)
    window.workbench.player.seek(5000)
    screen = window.screens.current
    reached = window.workbench.player.reached
    assert reached < 5000 and "…" in screen.transport.step.text()
    window.workbench.show_screen("softmax")
    window.workbench.player.seek(reached)
    window.workbench.show_screen("network")
    assert "…" not in screen.transport.step.text() and screen.transport.scrub.value() == window.workbench.player.frame


def test_no_verdict_is_kept_back_where_no_question_is_open(make_window):
    window = make_window()
    lesson = window.lesson.bundled[0]
    place = next(i for i, step in enumerate(lesson.steps) if step.question and step.screen == "descent")
    window.lesson.open(lesson, place)
    window.workbench.show_screen("network")
    window.lesson.close()
    window.workbench.show_screen("descent")
    assert not window.screens.screen_of("descent").cards[0].headline.text().startswith("?")


def test_a_page_of_the_loss_screen_that_is_not_seen_does_not_draw(make_window):
    window = make_window()
    window.workbench.show_screen("loss")
    loss = window.screens.current
    loss.reveal("likelihood")
    loss.reveal("bars")
    window.workbench.store.replace(window.workbench.store.experiment.with_classes(10))
    type_into(loss.logits.rows[9].box, "3")
    assert window.workbench.store.experiment.problem.logits[9] == 3
    loss.reveal("likelihood")


@pytest.mark.parametrize("theme", THEMES)
def test_pictures_of_screens_have_the_colour_of_the_text_beside_them(make_window, theme):
    window = make_window(theme=theme)
    for button in window.menus.screen_row.buttons:
        wanted = QColor(window.appearance.theme.accent_text if button.isChecked() else window.appearance.theme.text)
        image = button.grab().toImage()
        inside = range(4, image.height() - 4)
        colours = {image.pixelColor(x, y).name() for x in range(4, 4 + button.iconSize().width()) for y in inside}
        assert wanted.name() in colours, button.text()


IMPOSSIBLE = {
    "softmax": [
        lambda screen: screen.logits.logit_edited.emit(9, 1.0, None),
        lambda screen: screen.logits.logit_edited.emit(0, float("inf"), None),
        lambda screen: screen.logits.classes_chosen.emit(11),
        lambda screen: screen.shift.shifted.emit(1e301, None),
        lambda screen: screen.temperature.edited.emit(0.0, None),
    ],
    "loss": [
        lambda screen: screen.logits.logit_edited.emit(9, 1.0, None),
        lambda screen: screen.bars.share_dragged.emit(9, 0.5, None),
        lambda screen: screen.information.edited.emit(0, 9, 0.5, None),
        lambda screen: screen.information.edited.emit(1, -1, 0.5, None),
        lambda screen: screen.likelihood.added.emit(9),
        lambda screen: [screen.likelihood.removed.emit() for _ in range(9)],
        lambda screen: screen.distance.loss_chosen.emit("nope"),
        lambda screen: screen.distance.dragged.emit((0.5, 0.5), None),
    ],
    "descent": [
        lambda screen: screen.logits.logit_edited.emit(9, 1.0, None),
        lambda screen: screen.logits.share_edited.emit(9, 0.5, None),
        lambda screen: screen.logits.share_edited.emit(0, float("nan"), None),
        lambda screen: screen.logits.target_chosen.emit(9),
        lambda screen: [screen.logits.role_chosen.emit(9, role) for role in range(4)],
        lambda screen: screen.optimizer.changed.emit([9], {"learning_rate": 1.0}, None),
        lambda screen: screen.optimizer.changed.emit(None, {"learning_rate": 0.0}, None),
        lambda screen: screen.optimizer.changed.emit(None, {"hyperparameters": (("beta9", 1.0),)}, None),
        lambda screen: screen.optimizer.hyperparameter_edited.emit(None, "beta9", 1.0, None),
        lambda screen: screen.optimizer.hyperparameter_edited.emit([9], "beta1", 0.5, None),
        lambda screen: screen.options.changed.emit({"span": (1.0, 1.0)}),
        lambda screen: screen.options.changed.emit({"axes": (0, 0)}),
        lambda screen: [screen.options.added.emit() for _ in range(5)],
        lambda screen: [screen.cards[0].removed.emit(0) for _ in range(5)],
        lambda screen: screen.cards[0].plot.start_dragged.emit(float("nan"), 0.0, None),
        lambda screen: screen.transport.steps_edited.emit(0),
    ],
    "network": [
        lambda screen: screen.runs[0].loss_chosen.emit(9, "mse"),
        lambda screen: screen.settings.changed.emit({"hidden": 1}, None),
        lambda screen: screen.optimizer.changed.emit([9], {"learning_rate": 1.0}, None),
        lambda screen: screen.optimizer.hyperparameter_edited.emit(None, "beta9", 1.0, None),
    ],
    "classes": [lambda screen: screen.case.chosen.emit("nope")],
}


@pytest.mark.parametrize("key", list(SCREENS))
def test_whatever_a_screen_asks_for_is_done_or_refused_in_a_sentence(make_window, qtbot, key):
    window = make_window()
    window.workbench.show_screen(key)
    with qtbot.capture_exceptions() as errors:
        for number, ask in enumerate(IMPOSSIBLE[key]):
            window.workbench.store.replace(STRANGE)
            window.statusBar().clearMessage()
            ask(window.screens.current)
            settle()
            assert not errors, (key, number, errors)
            assert window.statusBar().currentMessage().endswith("."), (key, number)


def test_a_refusal_is_shown_once_and_only_on_the_visible_screen(make_window, qtbot):
    window = make_window()
    for key in ("softmax", "loss", "descent"):
        window.workbench.show_screen(key)
    said = []
    for screen in window.screens.made.values():
        screen.message.connect(said.append)
    window.workbench.store.ask(lambda now: now.changed(steps=0))
    assert len(said) == 1 and window.statusBar().currentMessage() == said[0]
    assert not window.workbench.store.can_undo


@pytest.mark.parametrize("key", ["descent", "loss"])
def test_a_hidden_screen_is_shown_again_in_the_new_theme(alone, key):
    screen = alone(key)
    go(screen, 20)
    screen.hide()
    screen.apply_theme(THEMES["dark"])
    screen.show()
    assert marks(screen) == where_runs_are(screen, 20, "dark")
    assert {bar.colour for bar in screen.bars.bars() if bar.run >= 0} == {c for _, c in marks(screen)[0]}


def test_after_a_view_has_failed_the_next_change_shows_all(alone, qtbot, monkeypatch):
    screen = alone("descent")

    def fail(_experiment: Experiment) -> None:
        raise ArithmeticError

    with qtbot.captureExceptions() as raised, monkeypatch.context() as patched:
        patched.setattr(screen.logits, "show_experiment", fail)
        screen.store.update(logits=(1.0, -2.0, 0.5))
    assert [kind for kind, *_ in raised] == [ArithmeticError]
    screen.store.update(steps=77)
    assert [row.box.value for row in screen.logits.rows] == [1.0, -2.0, 0.5]
    assert [float(each[0]) for each in screen.cards[0].plot.start.getData()] == [1.0, -2.0]
