"""The window: menus, keys, focus, files, themes, time, and unexpected errors."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication

from explorer.look.icons import icon
from explorer.look.theme import THEMES
from explorer.state.player import DEFAULT_SPEED
from explorer.state.presets import PRESETS
from explorer.state.settings import Settings
from explorer.widgets.button import Button
from explorer.widgets.choice import Choice
from explorer.widgets.number_box import NumberBox
from explorer.widgets.panel import Panel
from explorer.widgets.sliders import GrooveSlider
from tests.support.consistent import assert_consistent
from tests.support.gui import drag, press, settle

CTRL = Qt.KeyboardModifier.ControlModifier


def test_every_control_has_a_name_and_a_tool_tip_or_text(window):
    for kind in (Choice, NumberBox, GrooveSlider, Button):
        found = window.screens.screen_of("descent").findChildren(kind)
        assert found
        for widget in found:
            assert widget.accessibleName() or widget.toolTip() or widget.text(), widget
    for plot in (
        *(c.plot for c in window.screens.screen_of("descent").cards),
        window.screens.screen_of("descent").loss_curve,
        window.screens.screen_of("descent").slice,
    ):
        assert plot.accessibleName()


def test_tab_goes_through_every_control_panel_by_panel(window):
    """All are reached by keyboard, and those that are beside each other one after the other."""
    explore = window.screens.screen_of("descent")
    kinds = (Choice, NumberBox, GrooveSlider, Button)
    wanted = {w for kind in kinds for w in explore.findChildren(kind) if w.isVisible() and w.isEnabled()}
    wanted.discard(window.body.corner.button)  # it comes with the mouse; F is the way of the keyboard
    order = []
    explore.setFocus()
    while len(order) < 200:
        press(window, "Tab")
        reached = window.focusWidget()
        if reached in order:
            break
        order.append(reached)
    assert wanted <= set(order)
    panels = [*explore.findChildren(Panel)]
    homes = [next(p for p in panels if p.isAncestorOf(w)) for w in order if w in wanted]
    visits = [home for place, home in enumerate(homes) if place == 0 or home is not homes[place - 1]]
    assert len(visits) == len(set(visits)), [type(v).__name__ + v.title.text() for v in visits]
    for rows in (explore.logits.rows, explore.logits.rows[::-1]):
        boxes = [order.index(row.box) for row in rows]
        assert boxes == sorted(boxes, reverse=rows[0] is not explore.logits.rows[0])
    assert order.index(explore.logits.rows[-1].box) < order.index(explore.logits.temperature)
    assert order.index(explore.transport.buttons[0]) < order.index(explore.transport.scrub)


def test_every_preset_shows_and_plays(window):
    for preset in PRESETS.values():
        window.workbench.load_preset(preset)
        assert window.workbench.store.experiment == preset.experiment
        window.workbench.show_screen("descent")  # what is checked here, also of one that opens elsewhere
        assert_consistent(window)
        window.screens.screen_of("descent").scene.grow(window.workbench.player.steps)
        press(window, "End")
        settle()
        assert window.workbench.player.reached == window.workbench.player.steps, preset.key
        assert_consistent(window)


def test_themes_restyle_everything(window):
    for key, theme in THEMES.items():
        window.appearance.set_theme(key)
        assert window.palette().window().color().name() == theme.window
        for i, card in enumerate(window.screens.screen_of("descent").cards):
            assert card.plot.backgroundBrush().color().name() == theme.plot
            assert card.plot.path.pen().color().name() == theme.run_colours[i]
            assert card.plot.path.pen().widthF() == theme.line
        assert window.font().pointSizeF() == theme.font_points
    assert_consistent(window)


def test_zoom_is_kept_within_bounds_and_one_key_ends_it(window):
    for _ in range(12):
        press(window, "Plus", CTRL)
    assert window.appearance.zoom == 2.5
    shown = window.workbench.store.experiment
    press(window, "0", CTRL)
    assert window.appearance.zoom == 1.0 and window.font().pointSizeF() == 10
    assert window.workbench.store.experiment is shown


def test_changed_settings_are_announced_to_be_remembered(window):
    said = []
    window.setting_changed.connect(lambda name, value: said.append((name, value)))
    window.appearance.set_theme("dark")
    window.appearance.set_zoom(1.2)
    window.appearance.set_notation("textbook")
    window.resize(1000, 700)
    settle()
    assert dict(said) == {
        "theme": "dark",
        "zoom": 1.2,
        "notation": "textbook",
        "geometry": bytes(window.saveGeometry().toHex().data()).decode(),
    }


def test_geometry_theme_and_zoom_are_remembered(make_window):
    first, remembered = make_window(), {}
    first.setting_changed.connect(lambda name, value: remembered.update({name: value}))
    first.appearance.set_theme("dark")
    first.appearance.set_zoom(1.2)
    first.resize(900, 640)
    settle()
    assert Settings(**remembered) == Settings("dark", 1.2, remembered["geometry"], "", "lecture")
    second = make_window(**remembered)
    assert second.appearance.theme.key == "dark" and second.appearance.zoom == 1.2


def test_reset_all_begins_again_in_everything_it_says(window):
    first = window.workbench.store.experiment
    player = window.workbench.player
    for name in ("PageDown", "O", "Plus", "Space"):
        press(window, name)
    press(window, "Plus", CTRL)
    player.step(0.1)
    press(window, "R", Qt.KeyboardModifier.AltModifier)
    assert window.workbench.store.experiment == first
    assert player.frame == 0 and not player.playing and player.speed == DEFAULT_SPEED
    assert window.screens.screen_of("descent").transport.speed.currentData() == DEFAULT_SPEED
    assert window.appearance.zoom == 1.1, "the size of type is a setting, not part of what is shown"
    assert_consistent(window)


def test_full_screen_ends_with_escape(window):
    press(window, "F11")
    assert window.isFullScreen()
    press(window, "Escape")
    assert not window.isFullScreen()
    press(window, "F11")
    press(window, "F11")
    assert not window.isFullScreen()


def test_many_steps_are_computed_in_slices(window, qtbot):
    window.workbench.store.update(steps=10_000)
    press(window, "End")
    assert 0 < window.workbench.player.reached < 10_000
    assert "…" in window.screens.screen_of("descent").transport.step.text()
    press(window, "Escape")
    assert window.workbench.player.frame == window.workbench.player.reached < 10_000
    assert_consistent(window)
    press(window, "End")
    qtbot.waitUntil(lambda: window.workbench.player.reached == 10_000, timeout=60_000)
    assert "…" not in window.screens.screen_of("descent").transport.step.text() and not window.clock.isActive()


def test_copying_a_sentence_copies_it_and_moves_nothing(window, qtbot):
    window.screens.screen_of("descent").options.add.trigger()  # a third run, C
    window.workbench.player.seek(10)
    before = window.workbench.store.experiment
    sentence = window.screens.screen_of("descent").cards[0].detail.label
    QGuiApplication.clipboard().clear()
    y = sentence.fontMetrics().height() // 2
    drag(sentence, [QPoint(2, y), QPoint(sentence.width() // 2, y)])
    chosen = sentence.selectedText()
    assert chosen
    press(window, "C", CTRL)
    assert window.workbench.store.experiment == before
    assert QGuiApplication.clipboard().text() == chosen


def test_type_grows_with_the_window_in_the_projector_theme_only(make_window):
    window = make_window(size=(1024, 700), theme="projector")
    small = window.font().pointSizeF()
    window.resize(1920, 1080)
    settle()
    assert window.font().pointSizeF() == 1.5 * small == window.screens.screen_of("descent").table.font().pointSizeF()
    window.appearance.set_theme("light")
    assert window.font().pointSizeF() == 10
    window.resize(1024, 700)
    settle()
    window.appearance.set_theme("projector")
    assert window.font().pointSizeF() == small


def colours_of_letters(text_edit) -> set[str]:
    """The colours in which a document is written."""
    found, block = set(), text_edit.document().begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            found.add(part.fragment().charFormat().foreground().color().name())
            part += 1
        block = block.next()
    return found


def drawn(picture, side=32):
    return picture.pixmap(side).toImage()


def test_another_theme_reaches_icons_explanation_and_hidden_screens(window):
    window.workbench.show_screen("loss")
    window.workbench.show_screen("descent")
    press(window, "E")
    settle()
    window.appearance.set_theme("dark")
    dark = THEMES["dark"]
    pictured = [a for a in window.findChildren(QAction) if a.property("icon_name")]
    assert len(pictured) > 8
    for action in pictured:
        assert drawn(action.icon()) == drawn(icon(action.property("icon_name"), dark)), action.text()
    card = window.screens.screen_of("descent").cards[0]
    assert drawn(card.remove.icon()) == drawn(icon("close", dark))
    assert drawn(card.go_on.icon()) == drawn(icon("start-here", dark))
    letters = colours_of_letters(window.body.explain.body)
    assert dark.text in letters and THEMES["light"].text not in letters
    for plot in (window.screens.made["loss"].distance.log_curve, window.screens.screen_of("descent").loss_curve):
        assert plot.backgroundBrush().color().name() == dark.plot
        assert plot.getPlotItem().getAxis("left").textPen().color().name() == dark.text


def test_no_time_passes_for_what_is_computed_in_a_hidden_window(window):
    window.workbench.store.update(steps=100_000)
    window.workbench.player.seek(100_000)
    assert window.workbench.player.is_behind and window.clock.isActive()
    window.hide()
    assert not window.clock.isActive()
    window.show()
    assert window.workbench.player.is_behind and window.clock.isActive()


def test_escape_ends_both_playing_and_computing(window):
    player = window.workbench.player
    window.workbench.store.update(steps=100_000)
    player.seek(90_000)
    press(window, "Space")
    assert player.playing and player.is_behind
    press(window, "Escape")
    assert not player.playing and not player.is_behind and not window.clock.isActive()
