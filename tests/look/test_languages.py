"""Languages and notations: complete, live, everywhere; and the message where no font can show one."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QMenu,
    QTableWidget,
    QWidget,
)

from explorer.look import languages
from explorer.look.languages import LANGUAGES
from explorer.plots.themed_plot import ThemedPlot
from explorer.screens.registry import SCREENS
from explorer.state.experiment import Experiment
from explorer.widgets.dialogs import KeySheet
from explorer.window.menus import Menus
from explorer.window.screen_bar import ScreenBar
from tests.support import memory, readme
from tests.support.gui import LEFT, press, settle
from tests.support.image_sets import SHOWN
from tools import translations

CTRL = Qt.KeyboardModifier.ControlModifier
CHINESE = [key for key in LANGUAGES if key != languages.DEFAULT_LANGUAGE]


def messages(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """(context, source, translation, state) of every entry of a .ts file."""
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            name, source = context.findtext("name", ""), message.findtext("source", "")
            yield name, source, translation.text or "", translation.get("type", "")


def fields(text: str) -> list[str]:
    return sorted(f"{name}!{conversion}:{form}" for _, name, form, conversion in Formatter().parse(text) if name)


@pytest.mark.parametrize("key", CHINESE)
class TestCatalogue:
    def test_it_has_every_text_of_the_sources_and_no_other(self, key):
        known = {(context, source) for context, source, _, _ in messages(translations.FOLDER / f"explorer_{key}.ts")}
        # The README's examples are shown in English to whoever pastes them, until they are translated.
        wanted = {text for text in translations.gathered() if text in known or text[1] not in readme.words()}
        assert len(wanted) > 300
        assert known == wanted, "run: make translations"

    def test_everything_is_translated(self, key):
        rows = list(messages(translations.FOLDER / f"explorer_{key}.ts"))
        assert [row for row in rows if not row[2].strip() or row[3]] == []

    def test_gaps_signs_and_mnemonics_are_kept(self, key):
        for _, source, translation, _ in messages(translations.FOLDER / f"explorer_{key}.ts"):
            assert fields(translation) == fields(source), translation
            ours, theirs = (re.findall(r"&(\w)", t.replace("&amp;", "").upper()) for t in (source, translation))
            assert ours == theirs, translation
            assert source.endswith("…") == translation.endswith("…"), translation

    def test_it_is_compiled_as_it_stands(self, key, tmp_path):
        copy = tmp_path / f"explorer_{key}.ts"
        copy.write_bytes((translations.FOLDER / copy.name).read_bytes())
        translations.update(tmp_path)
        for made in (copy, copy.with_suffix(".qm")):
            assert made.read_bytes() == (translations.FOLDER / made.name).read_bytes(), "run: make translations"


def test_neither_chinese_catalogue_is_converted_from_the_other():
    traditional, simplified = (
        {row[:2]: row[2] for row in messages(translations.FOLDER / f"explorer_{key}.ts")} for key in CHINESE
    )
    apart = {"損": "损", "機率": "概率", "學習率": "学习率"}
    for ours, theirs in apart.items():
        assert any(ours in text for text in traditional.values()) and any(theirs in t for t in simplified.values())
        assert not any(theirs in t for t in traditional.values()) and not any(ours in t for t in simplified.values())


OTHER_WORDS = ("正解", "最佳化方法", "執行 {", "個執行", "运行 {", "个运行", "平台", "坡度", "真相", "越得")


@pytest.mark.parametrize("key", CHINESE)
def test_one_word_is_used_for_one_thing(key):
    for _, _, translation, _ in messages(translations.FOLDER / f"explorer_{key}.ts"):
        assert not [word for word in OTHER_WORDS if word in translation], translation


LATIN = re.compile(r"[A-Za-z]{3,}")
# What is in Latin letters in Chinese texts too: names, signs and keys.
KEPT = re.compile(
    r"softmax|align|[Ll]ogits?|MultiMargin|sigmoid|one-hot|argmax|exp|log(its?|sumexp)?|Adam|RMSprop|Adagrad|Nesterov|MSE|hinge|PyTorch|viridis|cividis|"
    r"Ctrl|Alt|Shift|Enter|Space|Backspace|Tab|PgUp|PgDown|Home|End|Left|Right|Esc|Return|F\d+|MNIST|English|Softmax|Loss|Explorer|nan|max|"
    r"LaTeX|ReLU|tanh|Noto|CJK|Hung-yi|Lee|WHO|PNG|Classification|short|version|MIT|Page|Down|Up|min|sum|inf|PCA|Space"
)


def pyqtgraphs_own(widget: QObject | None) -> bool:
    """Whether it belongs to the menus that pyqtgraph makes for every plot and scene, which our app never shows."""
    while widget is not None:
        menu = isinstance(widget, QMenu) and isinstance(widget.parent(), ThemedPlot)
        if menu or type(widget).__module__.startswith("pyqtgraph"):
            return True
        widget = widget.parent()
    return False


def shown(widget: QWidget) -> Iterator[str]:
    """Every text of `widget` and its descendants, visible or accessible."""
    for child in (widget, *widget.findChildren(QWidget)):
        if pyqtgraphs_own(child):
            continue
        yield from (child.toolTip(), child.accessibleName(), child.windowTitle())
        if isinstance(child, QLabel | QAbstractButton):
            yield child.text()
        elif isinstance(child, QComboBox):
            yield from (child.itemText(i) for i in range(child.count()))
        elif isinstance(child, QTableWidget):
            cells = [child.item(r, c) for r in range(child.rowCount()) for c in range(child.columnCount())]
            heads = [child.horizontalHeaderItem(c) for c in range(child.columnCount())]
            yield from (item.text() for item in cells + heads if item is not None)
        elif isinstance(child, ThemedPlot):
            yield from (child.getPlotItem().getAxis(side).labelText for side in ("bottom", "left"))
    for action in (a for a in widget.findChildren(QAction) if not pyqtgraphs_own(a)):
        yield from (action.text(), action.toolTip())


def english(text: str) -> list[str]:
    """The English words in `text`, except names and those in examples of the README."""
    for example in sorted(readme.words(), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(example)}(?!\w)", " ", text)
    plain = re.sub(r"<[^>]*>|&\w+;|\{\w+\}", " ", text)
    return LATIN.findall(KEPT.sub(" ", plain))


@pytest.mark.parametrize("language", CHINESE)
@pytest.mark.parametrize("screen", list(SCREENS))
def test_nothing_on_a_screen_is_left_in_english(make_window, language, screen):
    window = make_window(language=language)
    window.workbench.show_screen(screen)
    window.body.toggle_explanation()
    settle()
    left = {text: english(text) for text in shown(window) if text and english(text)}
    assert left == {}


@pytest.mark.parametrize("language", CHINESE)
def test_the_sheet_of_keys_and_about_speak_the_language(make_window, language):
    window = make_window(language=language)
    window.menu_actions.named("keys").trigger()
    window.menu_actions.named("about").trigger()
    sheets = [w for w in QApplication.topLevelWidgets() if isinstance(w, KeySheet) and w.isVisible()]
    left = [text for sheet in sheets for text in shown(sheet) if english(text)]
    assert sheets and left == []


def test_switching_is_live_and_loses_nothing(make_window, chinese_font):
    window = make_window()
    window.workbench.change_rate(0.5)
    window.workbench.player.seek(120)
    before, frame = window.workbench.store.experiment, window.workbench.player.frame
    press(window, "L", CTRL)
    settle()
    assert window.appearance.language == "zh_Hant" and window.menuBar().actions()[0].text() == "檔案(&F)"
    assert window.workbench.store.experiment == before and window.workbench.player.frame == frame
    assert window.workbench.player.reached == frame
    press(window, "L", CTRL)
    settle()
    assert window.appearance.language == "zh_Hans" and window.menuBar().actions()[0].text() == "文件(&F)"
    press(window, "Space")
    assert window.workbench.player.playing, "the keys work once, as before"
    press(window, "Space")
    assert not window.workbench.player.playing
    press(window, "L", CTRL)
    settle()
    assert window.menuBar().actions()[0].text() == "&File"
    assert window.workbench.store.can_undo and window.appearance.language == "en"


def test_numbers_keep_the_decimal_point(make_window):
    window = make_window(language="zh_Hant")
    assert window.screens.screen_of("descent").cards[1].detail.text().count("1.414") == 1
    assert "0.6667" in [value for _, value, _ in window.screens.screen_of("descent").table.texts()]


def test_the_letters_of_menus_are_used_once_in_every_language(make_window):
    for language in LANGUAGES:
        window = make_window(language=language)
        for menu in (window.menuBar(), *(a.menu() for a in window.menuBar().actions())):
            letters = [text[text.index("&") + 1].lower() for a in menu.actions() if "&" in (text := a.text())]
            assert len(letters) == len(set(letters)), (language, sorted(letters))


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        (["zh-TW", "zh"], "zh_Hant"),
        (["zh-Hant-HK"], "zh_Hant"),
        (["zh-CN"], "zh_Hans"),
        (["zh-SG"], "zh_Hans"),
        (["de-DE", "zh-MO"], "zh_Hant"),
        (["de-DE", "en-GB", "zh-CN"], "en"),
        (["fr-FR"], "en"),
        ([], "en"),
    ],
)
def test_the_first_available_language_of_the_system_is_used(monkeypatch, asked, key):
    class System:
        @staticmethod
        def uiLanguages():
            return asked

    monkeypatch.setattr(languages.QLocale, "system", lambda: System)
    assert languages.system_language() == key


@pytest.mark.parametrize("source", ["class View:\n    label = panel.tr('x')", "def label():\n    return tr('x')"])
def test_a_text_of_which_no_context_is_known_is_refused(source):
    with pytest.raises(SystemExit, match=r"view\.py:2: tr"):
        list(translations.spoken(ast.parse(source), translations.ROOT / "view.py"))


GERMAN = languages.Language("de", "Deutsch", "de_DE", "qtbase_de")


def test_a_new_language_is_used_where_the_system_asks_for_it(monkeypatch):
    monkeypatch.setitem(LANGUAGES, "de", GERMAN)
    system = SimpleNamespace(uiLanguages=lambda: ["de-AT", "en"])
    monkeypatch.setattr(languages.QLocale, "system", lambda: system)
    assert languages.system_language() == "de"


def test_a_new_language_gets_a_catalogue_of_every_text(monkeypatch, tmp_path):
    monkeypatch.setitem(LANGUAGES, "de", GERMAN)
    translations.update(tmp_path)
    made = tmp_path / "explorer_de.ts"
    assert {row[:2] for row in messages(made)} == set(translations.gathered())
    assert ElementTree.parse(made).getroot().get("language") == "de_DE"


def test_without_a_chinese_font_it_says_which_to_install(make_window, monkeypatch):
    monkeypatch.setattr(languages, "lacks_font", lambda key: key != "en")
    window = make_window(language="zh_Hant")
    wanted = "No font here can show Chinese (zh_Hant). Please install fonts-noto-cjk"
    assert window.appearance.language == "en" and window.statusBar().currentMessage().startswith(wanted)
    window.status.say("")
    press(window, "L", CTRL)
    assert window.appearance.language == "en" and window.statusBar().currentMessage().startswith(wanted)


@pytest.mark.parametrize("key", CHINESE)
def test_han_text_has_its_own_font_and_latin_keeps_the_usual_one(make_window, key):
    usual = QFontInfo(make_window().font()).family()
    window = make_window(language=key)
    assert window.font().families() == [usual, *languages.families(key)]


def test_the_notation_changes_everywhere_at_once(make_window):
    window = make_window()
    for screen in SCREENS:
        window.workbench.show_screen(screen)
        settle()
    lecture = window.lesson.bundled[0]
    place = next(i for i, step in enumerate(lecture.steps) if "{p} = (0.88, 0.12, 0.00)" in step.text["en"])
    window.lesson.open(lecture, place)
    press(window, "N")
    settle()
    assert window.appearance.wording.notation.key == "textbook"
    for screen in SCREENS:
        window.workbench.show_screen(screen)
        window.body.toggle_explanation()
        settle()
        left = [text for text in shown(window.centralWidget()) if re.search(r"ŷ|y′|y'", text)]
        assert left == [], screen
    assert "p = (0.88, 0.12, 0.00)" in window.guide.strip.text.text().replace("\u00a0", " ")
    press(window, "N")
    settle()
    assert "y′ = (0.88, 0.12, 0.00)" in window.guide.strip.text.text().replace("\u00a0", " ")


@pytest.mark.one_python
@pytest.mark.skipif(not memory.IS_COUNTED, reason="only glibc counts the memory in use")
def test_switches_of_language_leave_memory_level(make_window, chinese_font):
    window = make_window(size=(900, 600))
    screens, keys = list(SCREENS), list(LANGUAGES)
    turns = len(screens) * len(keys)  # each screen in each language
    steps = [(lesson, place) for lesson in window.lesson.bundled for place in range(len(lesson.steps))]
    steps = steps[:: len(steps) // turns]

    def go_round() -> None:
        for turn in range(turns):
            window.appearance.set_language(keys[turn % len(keys)])
            settle()
            window.workbench.show_screen(screens[turn % len(screens)])
            settle()
            window.lesson.open(*steps[turn])
            settle()

    def weigh() -> tuple[memory.Used, int]:
        for key in ("zh_Hant", "en"):  # so that only the current screen exists
            window.lesson.close()
            window.workbench.show_screen("descent")
            window.workbench.store.replace(Experiment())
            window.appearance.set_language(key)
            settle()
        return memory.in_use(), len(QApplication.allWidgets())

    go_round()  # the caches fill
    before, widgets = weigh()
    for _ in range(3):  # what leaks does so every time; what other tests have left may still settle
        go_round()
        after, widgets_after = weigh()
        assert widgets_after == widgets
        megabytes, blocks, before = after.megabytes - before.megabytes, after.blocks - before.blocks, after
        if megabytes < 3 * turns * 0.03 and blocks < 3 * turns * 20:
            break  # much less than a screen that is kept has; of Python's, the entries of the history
    else:
        pytest.fail(f"{megabytes:.2f} MB and {blocks} blocks more after each round")


def test_after_a_switch_there_is_one_menu_bar_with_one_row_of_screens(make_window, chinese_font):
    window = make_window(size=(1024, 768))
    for key in ("L", "L", "N", "L", "N"):
        press(window, key, CTRL if key == "L" else Qt.KeyboardModifier.NoModifier)
        settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        rows, bars = window.findChildren(ScreenBar), window.findChildren(Menus)
        assert rows == [window.menus.screen_row] and bars == [window.menus] == [window.menuBar()]
        row = rows[0]
        assert row.isVisible() and window.menus.cornerWidget() is row
        left = row.mapTo(window, row.rect().topLeft()).x()
        assert left + row.width() <= window.width()
        for action in window.menus.actions():
            assert window.menus.actionGeometry(action).right() < left
        checked = [button for button in row.buttons if button.isChecked()]
        assert [button.defaultAction() for button in checked] == [window.menu_actions.screens["descent"]]


def test_what_is_looked_at_is_kept_in_another_language(make_window, chinese_font):
    window = make_window(size=(1024, 700))
    for key, place in (("loss", (2,)), ("softmax", (0, 2)), ("network", (0, SHOWN[2]))):
        window.workbench.show_screen(key)
        window.screens.current.look_at(place)
    window.workbench.show_screen("descent")
    for language in ("zh_Hant", "zh_Hans"):  # twice: the screens are rebuilt when they are next shown
        window.appearance.set_language(language)
    press(window, "E")  # the explanation uses the rebuilt screens
    settle()
    window.workbench.show_screen("loss")
    assert window.screens.current.pages.currentIndex() == 2 and window.screens.current.likelihood.isVisible()
    window.workbench.show_screen("softmax")
    assert [panel.isVisible() for panel in window.screens.current.pages.panels] == [False, False, True, False]
    window.workbench.show_screen("network")
    bars = window.screens.current.page.one_digit.bars.bars()
    target = [bar.index for bar in bars if bar.run < 0 and bar.share == 1.0]
    assert target == [2]


def test_a_page_turned_within_a_lesson_is_kept_in_another_notation(make_window):
    window = make_window(size=(1024, 700))
    lesson = window.lesson.bundled[0]
    window.lesson.open(lesson, next(i for i, step in enumerate(lesson.steps) if step.screen == "loss"))
    settle()
    page = window.screens.current.pages.currentIndex()
    other = (page + 1) % 3
    QTest.mouseClick(window.screens.current.tabs.buttons[other], LEFT)
    press(window, "N")
    settle()
    assert window.screens.current.pages.currentIndex() == other
    press(window, "Backspace")
    assert window.screens.current.pages.currentIndex() == page


@pytest.mark.parametrize(("language", "close", "cancel"), [("zh_Hant", "關閉", "取消"), ("zh_Hans", "关闭", "取消")])
def test_the_buttons_of_qts_own_dialogs_speak_the_language(shown, translations, language, close, cancel):
    translations.use(language)
    kind = QDialogButtonBox.StandardButton
    box = shown(QDialogButtonBox(kind.Close | kind.Cancel), 300, 50)
    assert box.button(kind.Close).text().startswith(close) and box.button(kind.Cancel).text().startswith(cancel)
    translations.use("en")
    box = shown(QDialogButtonBox(kind.Close), 300, 50)
    assert box.button(kind.Close).text().replace("&", "") == "Close"
