"""The Explain panel in the window: key E, live numbers, Escape, and its subject."""

from __future__ import annotations

import numpy as np

from explorer.core.losses.table import LOSSES
from explorer.explain.panel import ExplainPanel
from explorer.look import numbers
from tests.support.gui import press, settle

AT_START = "the start, y = (−10, 10, −1000)"


def said(panel: ExplainPanel) -> str:
    return panel.text()


def test_e_shows_and_hides_it_and_escape_closes_it(make_window):
    window = make_window()
    assert not window.body.explain.isVisible()
    press(window, "E")
    assert window.body.explain.isVisible() and window.body.explain.height() == window.centralWidget().height()
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


def test_on_the_digits_screen_it_is_about_the_digit_that_is_looked_at(make_window):
    window = make_window(size=(1280, 720))
    window.workbench.show_screen("digits")
    window.workbench.reset(window.screens.current.reset)
    window.workbench.store.update(chosen_loss="cross_entropy")
    press(window, "E")
    screen = window.screens.current
    window.workbench.player.seek(20)
    while screen.player.reached < 20:
        screen.show_frame(20)
    for chosen, sign in ((4, "y′₅"), (17, "y′₈")):
        screen.grid.chosen.emit(chosen)
        settle()
        digit = chosen % 10
        about = f"a digit {digit} (its probability is {sign}), answered by B ■ at step 20"
        assert window.body.explain.about.text() == about
        (share,) = [bar.share for bar in screen.bars.bars() if bar.run == 1 and bar.index == digit]
        expected = -np.log(share)
        assert numbers.number(expected) in said(window.body.explain), "the loss of the bars that are drawn"


def test_the_explanation_keeps_its_place_in_another_language(make_window, chinese_font):
    window = make_window(size=(1024, 768))
    window.body.toggle_explanation()
    for change in (
        lambda: window.appearance.set_language("zh_Hant"),
        lambda: window.appearance.set_notation("textbook"),
    ):
        change()
        settle()
        place, body = window.body.explain.geometry(), window.centralWidget().rect()
        assert abs(place.right() - body.right()) < 2 and place.height() == body.height()
        assert abs(place.width() - 0.6 * body.width()) < 2
