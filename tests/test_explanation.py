"""The Explain panel in the window: key E, live numbers, Escape, and its subject."""

from __future__ import annotations

import numpy as np

from explorer.core.losses.table import LOSSES
from explorer.explain.panel import ExplainPanel
from explorer.look import numbers
from explorer.screens.registry import SCREENS
from tests.support.gui import press, settle
from tests.support.image_sets import SHOWN
from tests.support.layout import faults

AT_START = "the start, y = (−10, 10, −1000)"


def said(panel: ExplainPanel) -> str:
    return panel.text()


def test_e_shows_and_hides_it_and_escape_closes_it(make_window):
    window = make_window()
    assert not window.body.explain.isVisible()
    press(window, "E")
    assert window.body.explain.isVisible() and window.body.explain.height() == window.screens.height()
    press(window, "E")
    assert not window.body.explain.isVisible()
    press(window, "E")
    press(window, "Escape")
    assert not window.body.explain.isVisible()


def test_its_numbers_follow_the_run_under_the_chosen_loss(make_window):
    window = make_window()
    press(window, "E")
    for loss in ("cross_entropy", "mse", "euclidean"):
        window.workbench.store.update(chosen_loss=loss)
        for frame in (0, 7, 100):
            window.workbench.player.seek(frame)
            settle()
            index = next(
                (i for i, r in enumerate(window.workbench.store.experiment.descent.runs) if r.loss == loss), None
            )
            start = np.array(window.workbench.store.experiment.problem.logits)
            logits = start if index is None else window.screens.screen_of("descent").scene.position(index, frame)
            value = float(LOSSES[loss].value(logits, [1, 0, 0]))
            assert numbers.number(value) in said(window.body.explain), (loss, frame)


def test_it_says_which_logits_are_held_where_some_are(make_window):
    window = make_window()
    press(window, "E")
    panel = window.body.explain
    assert panel.body.toPlainText().count("(held)") == 1, "the third of the lecture's logits"
    assert "counts the free ones only" in panel.body.toPlainText()
    window.workbench.store.update(free_others=(2,))
    assert "(held)" not in panel.body.toPlainText()
    window.workbench.store.update(free_others=())
    window.workbench.show_screen("softmax")
    settle()
    assert "held" not in panel.body.toPlainText(), "nothing runs there"


def test_it_is_there_on_every_screen_and_after_a_change_of_language(make_window, chinese_font):
    window = make_window()
    press(window, "E")
    window.workbench.show_screen("softmax")
    window.appearance.set_language("zh_Hant")
    settle()
    assert window.body.explain.isVisible() and "e" in said(window.body.explain)
    window.workbench.store.update(logits=(1.0, 2.0, 3.0))
    settle()
    value = float(LOSSES["cross_entropy"].value([1.0, 2.0, 3.0], [1, 0, 0]))
    assert numbers.number(value) in said(window.body.explain)


def test_it_is_right_on_return_to_another_number_of_classes(make_window):
    window = make_window()
    press(window, "E")
    window.workbench.show_screen("softmax")
    window.workbench.store.replace(window.workbench.store.experiment.with_classes(10))
    window.workbench.show_screen("descent")
    settle()
    assert "10" in said(window.body.explain) or "₁₀" in said(window.body.explain)


def test_on_the_loss_screen_it_is_about_the_run_that_is_shown_there(make_window):
    window = make_window()
    window.workbench.store.update(log_loss=True)
    window.workbench.show_screen("loss")
    press(window, "E")
    assert window.body.explain.about.text() == AT_START
    window.workbench.player.seek(40)
    settle()
    runs = window.workbench.store.experiment.descent.runs
    index = [spec.loss for spec in runs].index("cross_entropy")
    style = window.appearance.theme.run(index)
    assert window.body.explain.about.text() == f"{style.letter} {style.glyph} at step 40"
    value = float(
        LOSSES["cross_entropy"].value(window.screens.screen_of("descent").scene.position(index, 40), [1, 0, 0])
    )
    assert numbers.number(value) in said(window.body.explain)
    window.screens.current.show_page(2)  # likelihood: at the start
    assert window.body.explain.about.text() == AT_START


def test_on_the_network_screen_it_is_about_the_digit_looked_at(make_window):
    window = make_window(size=(1280, 720))
    window.workbench.show_screen("network")
    window.workbench.reset(window.screens.current.reset)
    window.workbench.store.update(chosen_loss="cross_entropy")
    press(window, "E")
    screen = window.screens.current
    window.workbench.player.seek(20)
    while screen.player.reached < 20:
        screen.show_frame(20)
    for chosen, sign in ((4, "y′₅"), (17, "y′₈")):
        screen.training_page.grid.chosen.emit(SHOWN[chosen])
        settle()
        digit = chosen % 10
        about = f"a digit {digit} (its probability is {sign}), answered by B ■ at step 20"
        assert window.body.explain.about.text() == about
        bars = screen.training_page.one_digit.bars.bars()
        (share,) = [bar.share for bar in bars if bar.run == 1 and bar.index == digit]
        expected = -np.log(share)
        assert numbers.number(expected) in said(window.body.explain), "the loss of the bars that are drawn"


def test_other_words_leave_it_open_and_as_far_scrolled(make_window, chinese_font):
    window = make_window(size=(1024, 768))
    window.workbench.store.replace(window.workbench.store.experiment.with_classes(10))
    window.workbench.store.update(chosen_loss="mse")
    window.body.set_explaining(True)
    settle()
    panel = window.body.explain
    bar, place = panel.body.verticalScrollBar(), (panel.x(), panel.width())
    bar.setValue(bar.maximum() // 2)
    for change in (
        lambda: window.appearance.set_language("zh_Hant"),
        lambda: window.appearance.set_notation("textbook"),
    ):
        change()
        settle()
        assert window.body.explain is panel and window.body.is_explaining and (panel.x(), panel.width()) == place
        assert panel.loss.currentData() == "mse"
        assert abs(bar.value() / bar.maximum() - 0.5) < 0.1
    assert panel.close_button.text() == "關閉" and "p₁" in said(panel)


def test_it_narrows_every_screen_and_covers_none(make_window):
    """Where a screen has no room for everything it shows its views alone, and everything again without it."""
    window = make_window(size=(1024, 768), theme="projector")
    widths, folded = set(), []
    for key in SCREENS:
        window.workbench.show_screen(key)
        window.body.set_explaining(True)
        settle()
        panel, screen = window.body.explain, window.screens.current
        assert screen.geometry().right() < panel.x() and panel.geometry().right() == window.body.rect().right()
        assert list(faults(window.body)) == [], key
        widths.add(panel.width())
        folded.append(bool(screen.on_stage))
        window.body.set_explaining(False)
        settle()
        assert screen.on_stage == [] and screen.width() == window.body.width(), key
    (width,) = widths
    assert width <= 0.45 * window.width() and all(folded)
    assert (
        window.status.currentMessage() == "The controls have no room beside the explanation; E or Esc brings them back."
    )


def test_it_has_one_width_by_the_size_of_the_letters(make_window):
    window = make_window(size=(1280, 720))
    window.body.set_explaining(True)
    settle()
    width = window.body.explain.width()
    window.resize(1920, 1080)
    settle()
    assert window.body.explain.width() == width < 0.45 * 1280
    assert window.screens.current.on_stage == [], "there is room for everything"
    window.appearance.set_zoom(1.4)
    settle()
    assert window.body.explain.width() > 1.3 * width
