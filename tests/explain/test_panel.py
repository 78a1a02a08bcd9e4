"""The Explain panel: it draws the explanation, live, in colour, copyable and accessible by keyboard."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QShortcut, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from explorer.core.formulas.explanation import explain
from explorer.core.formulas.markup import Text
from explorer.core.formulas.symbols import Point
from explorer.core.losses.loss import Targets
from explorer.core.losses.table import LOSSES
from explorer.explain.panel import ExplainPanel
from explorer.look.notation import NOTATIONS
from explorer.look.theme import THEMES
from explorer.look.wording import Wording
from explorer.state.experiment import Experiment
from tests.support.gui import WORDING, choose, drag, press, settle
from tests.support.typeset import typeset

LECTURE = Experiment()


@pytest.fixture
def make_panel(qtbot):
    """Makes panels, each in its own window, with the look of a theme."""
    from explorer.app import make_application

    application = make_application()

    def make(theme="light", size=(620, 640), zoom=1.0, is_shown=True, notation="lecture"):
        set_look(application, theme, zoom)
        panel = ExplainPanel(THEMES[theme], Wording(NOTATIONS[notation]))
        qtbot.addWidget(panel)
        panel.resize(*size)
        if is_shown:
            show(qtbot, panel)
        return panel

    return make


def set_look(application, theme, zoom):
    """Set the look as the window does."""
    look = THEMES[theme]
    application.setPalette(look.palette())
    application.setFont(look.font(zoom))
    application.setStyleSheet(look.style_sheet())


def show(qtbot, window):
    with qtbot.waitExposed(window), qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    settle()


def experiment(classes=3, loss="cross_entropy", soft=False, temperature=1.0):
    random = np.random.default_rng(classes)
    is_soft = soft and LOSSES[loss].targets is not Targets.ONE_HOT
    target = random.random(classes) if is_soft else np.eye(classes)[1]
    return LECTURE.with_classes(classes).changed(
        logits=tuple(random.normal(0, 3, classes)),
        target=tuple(target / target.sum()),
        temperature=temperature,
        chosen_loss=loss,
    )


def shown(panel, e, logits=None):
    problem = e.problem
    logits = problem.logits if logits is None else logits
    panel.show_point(Point(LOSSES[e.display.chosen_loss], logits, problem.target, problem.temperature), "here")
    settle()
    return panel


def drawn(panel):
    """The lines of the document, the space between columns as one space."""
    return panel.body.toPlainText().replace("\t", " ").replace("\xa0", " ").splitlines()


def formats(panel):
    """(text, colour, weight, place) of every run of characters."""
    runs = []
    block = panel.body.document().begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            run, form = at.fragment(), at.fragment().charFormat()
            runs.append(
                (run.text(), form.foreground().color().name(), form.fontWeight(), form.verticalAlignment().value)
            )
            at += 1
        block = block.next()
    return runs


def results(e, logits=None, notation="lecture"):
    """(left side, last number) of every row with numbers, according to the core."""
    logits = e.problem.logits if logits is None else logits
    point = Point(LOSSES[e.display.chosen_loss], logits, e.problem.target, e.problem.temperature)
    sections = explain(Text(NOTATIONS[notation]), point)
    return [(x.left, x.right.split(" = ")[-1]) for s in sections for x in s.lines if not x.general]


@pytest.mark.parametrize("notation", ["lecture", "textbook"])
@pytest.mark.parametrize("loss", LOSSES)
def test_every_loss_is_drawn_with_its_numbers(make_panel, loss, notation):
    panel = make_panel(notation=notation)
    for classes in (2, 3, 10):
        for soft, temperature in ((False, 1.0), (True, 2.0)):
            e = experiment(classes, loss, soft, temperature)
            lines = drawn(shown(panel, e))
            for left, number in results(e, notation=notation):
                if "exp" not in left:  # drawn as powers
                    assert any(x.startswith(left + " ") and x.endswith(f"= {number}") for x in lines), (left, number)
            assert not any("\ue000" <= character <= "\uf8ff" for character in "".join(lines))
            assert "{" not in "".join(lines)


def test_it_follows_the_logits(make_panel):
    panel = shown(make_panel(), LECTURE)
    for step in range(5):
        logits = np.array([-10.0 + step, 10.0 - step, -1000.0])
        shown(panel, LECTURE, logits)
        point = Point(LOSSES["cross_entropy"], logits, LECTURE.problem.target)
        assert f"∂e/∂y₂ = {Text(WORDING.notation).number(point.p[1])} − 0" in "\n".join(drawn(panel))
        assert drawn(panel)[-1] == WORDING.name(explain(Text(WORDING.notation), point)[-1].notes[-1])


@pytest.mark.parametrize("loss", LOSSES)
def test_replacing_numbers_leaves_what_a_rebuild_would(make_panel, loss):
    moving, fresh = make_panel(), make_panel()
    for step, classes in enumerate((3, 3, 3, 10, 10, 2)):
        e = experiment(classes, loss, soft=step % 2 == 1)
        logits = np.array(e.problem.logits) + step
        logits[0] += 40 * (step == 2)  # some terms become muted
        shown(moving, e, logits)
        fresh.body.apply_theme(THEMES["light"])
        shown(fresh, e, logits)
        assert formats(moving) == formats(fresh)


def test_an_equal_experiment_sets_nothing(make_panel):
    panel = shown(make_panel(), LECTURE)
    changes = []
    panel.body.document().contentsChange.connect(lambda *change: changes.append(change))
    shown(panel, LECTURE.changed(steps=77))
    assert changes == []
    shown(panel, LECTURE, [-9.0, 10.0, -1000.0])
    assert changes


def test_the_place_scrolled_to_stays_while_numbers_move(make_panel):
    e = experiment(10, "mse")
    panel = shown(make_panel(), e)
    bar = panel.body.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    assert before > 0
    shown(panel, e, np.array(e.problem.logits) + np.linspace(0, 1, 10))
    assert bar.value() == before


@pytest.mark.parametrize("theme", THEMES)
def test_each_class_has_its_colour(make_panel, theme):
    e = experiment(10, "mse", soft=True)
    panel = shown(make_panel(theme), e)
    runs = formats(panel)
    for i in range(10):
        colours = {colour for text, colour, *_ in runs if text == WORDING.probability(i)}
        assert colours == {THEMES[theme].class_colour(i)}
        assert (f"∂e/∂{WORDING.logit(i)}", THEMES[theme].class_colour(i)) in {run[:2] for run in runs}


def test_another_theme_changes_the_colours(make_panel):
    panel = shown(make_panel(), LECTURE)
    panel.apply_theme(THEMES["dark"])
    colours = {colour for _, colour, *_ in formats(panel)}
    assert THEMES["dark"].text in colours
    assert THEMES["light"].text not in colours


def test_powers_are_raised_and_fractions_have_bars(make_panel):
    panel = shown(make_panel(), LECTURE)
    assert "−1000" in {text for text, *_, place in formats(panel) if place == 1}
    tables = [f for f in panel.body.document().rootFrame().childFrames() if hasattr(f, "cellAt")]
    assert [t.cellAt(0, 1).firstCursorPosition().block().text() for t in tables] == ["eyᵢ", "∂e", "∂e", "∂e"]
    assert tables[0].cellAt(0, 1).format().toTableCellFormat().bottomBorder() > 0


def test_hidden_it_waits_and_then_catches_up(make_panel, qtbot):
    panel = make_panel(is_shown=False)
    panel.show_point(Point(LOSSES["cross_entropy"], LECTURE.problem.logits, LECTURE.problem.target), "here")
    assert panel.body.toPlainText() == ""
    show(qtbot, panel)
    assert "20.000" in panel.body.toPlainText()


# Actions


def test_the_choice_asks_for_a_loss_and_follows_the_experiment(make_panel):
    panel = shown(make_panel(), LECTURE)
    asked = []
    panel.loss_chosen.connect(asked.append)
    choose(panel.loss, "kl")
    assert asked == ["kl"]
    shown(panel, LECTURE.changed(chosen_loss="hinge"))
    assert panel.loss.currentData() == "hinge"


@pytest.mark.parametrize("notation, sign", [("lecture", "ŷ₁ ln y′₁"), ("textbook", "y₁ ln p₁")])
def test_text_is_copied_whole(make_panel, notation, sign):
    panel = shown(make_panel(notation=notation), LECTURE)
    told = []
    panel.copied.connect(told.append)
    panel.copy_text.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("cross-entropy · here\n")
    assert typeset(f"  −{sign} = −1 · ln(2.06 × 10⁻⁹) = 20.000\n") in text
    assert text.count("∂e/∂") == 9  # in the section on the chain rule 5, in that on the gradient 4
    assert not any("\ue000" <= character <= "\uf8ff" for character in text)
    assert len(told) == 1 and told[0].endswith(".")


@pytest.mark.parametrize("notation, sign", [("lecture", r"\hat{y}_1 \, \ln y'_1"), ("textbook", r"y_1 \, \ln p_1")])
def test_latex_is_copied_whole(make_panel, notation, sign):
    panel = shown(make_panel(notation=notation), LECTURE)
    told = []
    panel.copied.connect(told.append)
    panel.copy_latex.click()
    latex = QGuiApplication.clipboard().text()
    assert latex.startswith("% cross-entropy · here\n\\begin{align*}\n") and latex.endswith("\\end{align*}\n")
    assert rf"-{sign} &= -1 \cdot \ln\left(2.06 \times 10^{{-9}}\right) = 20.000 \\" in latex
    assert len(told) == 1


def test_every_notation_has_latex_signs():
    latex = [notation.latex for notation in NOTATIONS.values()]
    assert all(signs.logits and signs.probabilities and signs.target for signs in latex)
    assert len(set(latex)) == len(latex)


def test_before_anything_is_shown_there_is_nothing_to_copy(make_panel):
    panel = make_panel()
    assert panel.text() == "" and panel.latex() == ""


def test_text_can_be_selected_with_the_mouse(make_panel):
    panel = shown(make_panel(), LECTURE)
    cursor = panel.body.document().find("y′₁")
    cursor = QTextCursor(cursor.block())
    start = panel.body.cursorRect(cursor).center()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    end = panel.body.cursorRect(cursor).center()
    drag(panel.body.viewport(), [start, start + QPoint(20, 0), end])
    press(panel.body, "C", modifiers=QGuiApplication.keyboardModifiers().ControlModifier)
    copied = QGuiApplication.clipboard().text().replace("\xa0", " ")
    assert copied.startswith("y′") and copied.endswith(typeset("= 2.06 × 10⁻⁹"))


@pytest.mark.parametrize("name", ["loss", "copy_text", "copy_latex", "close_button", "body"])
def test_escape_closes_from_anywhere_in_it(make_panel, qtbot, name):
    panel = make_panel(is_shown=False)
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(panel)
    other = []
    shortcut = QShortcut("Esc", window)
    shortcut.activated.connect(lambda: other.append(1))
    show(qtbot, window)
    shown(panel, LECTURE)
    closed = []
    panel.closed.connect(lambda: closed.append(1))
    getattr(panel, name).setFocus()
    press(window, "Escape")
    assert (closed, other) == ([1], [])


def test_the_close_button(make_panel):
    panel = make_panel()
    closed = []
    panel.closed.connect(lambda: closed.append(1))
    panel.close_button.click()
    assert closed == [1]


def test_the_keys_of_the_player_are_left_to_it(make_panel, qtbot):
    panel = make_panel(is_shown=False)
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(panel)
    keys = []
    for name in ("Space", "Left", "Right", "Home", "End", "PgUp", "PgDown"):
        QShortcut(name, window).activated.connect(lambda name=name: keys.append(name))
    show(qtbot, window)
    shown(panel, experiment(10))
    panel.body.setFocus()
    for name in ("Space", "Left", "Right", "Home", "End", "PageUp", "PageDown"):
        press(window, name)
    assert keys == ["Space", "Left", "Right", "Home", "End", "PgUp", "PgDown"]


def test_it_scrolls_with_the_arrows_and_tab_goes_through(make_panel):
    panel = shown(make_panel(), experiment(10))
    panel.loss.setFocus()
    order = []
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), "\t")
        order.append(QApplication.focusWidget())
    assert order == [panel.copy_text, panel.copy_latex, panel.close_button, panel.body]
    bar = panel.body.verticalScrollBar()
    press(panel.body, "Down")
    assert bar.value() > 0
    press(panel.body, "Up")
    assert bar.value() == 0


# Room


@pytest.mark.parametrize("size", [(480, 600), (620, 640), (860, 980)])
@pytest.mark.parametrize("theme, zoom", [("light", 1.0), ("dark", 1.4), ("projector", 1.0), ("projector", 1.4)])
def test_nothing_is_cut_off(make_panel, theme, zoom, size):
    panel = make_panel(theme, size, zoom)
    for loss in LOSSES:
        for classes in (2, 10):
            shown(panel, experiment(classes, loss, soft=True, temperature=2.0))
            document = panel.body.document()
            assert document.size().width() <= panel.body.viewport().width()
            for button in (panel.loss, panel.copy_text, panel.copy_latex, panel.close_button):
                assert panel.rect().contains(button.geometry())
                assert button.width() >= button.sizeHint().width()
    assert panel.size().toTuple() == size


def test_a_wide_panel_has_larger_type(make_panel):
    heights = []
    for size in ((480, 600), (860, 980)):
        panel = shown(make_panel(size=size), LECTURE)
        heights.append(panel.body.document().size().height())
    assert heights[1] > 1.2 * heights[0]


def test_larger_text_is_followed_at_once(make_panel):
    panel = shown(make_panel(size=(480, 600)), LECTURE)
    before = panel.body.document().size().height()
    set_look(QApplication.instance(), "light", 1.4)
    settle()
    assert panel.body.document().size().height() > before
