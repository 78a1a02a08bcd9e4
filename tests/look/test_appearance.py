"""The Appearance: theme, size of type, language and notation, without a window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from explorer.look import languages
from explorer.look.appearance import Appearance
from explorer.look.theme import THEMES
from explorer.state.settings import Settings

LANGUAGE_OF = {"&File": "en", "檔案(&F)": "zh_Hant", "文件(&F)": "zh_Hans"}


@pytest.fixture
def make(qapp) -> Callable[..., Appearance]:
    return lambda **settings: Appearance(Settings(**{"language": "en", **settings}))


def spoken() -> str:
    """The language in which texts are currently looked up."""
    return LANGUAGE_OF[QCoreApplication.translate("Menus", "&File")]


def heard(appearance: Appearance) -> list[str]:
    calls: list[str] = []
    for name in ("rewording", "restyled", "reworded"):
        getattr(appearance, name).connect(lambda name=name: calls.append(name))
    return calls


def remembered(appearance: Appearance) -> dict[str, object]:
    values: dict[str, object] = {}
    appearance.setting_changed.connect(lambda name, value: values.update({name: value}))
    return values


def test_it_begins_as_it_was_remembered(make, chinese_font) -> None:
    appearance = make(theme="dark", zoom=1.5, language="zh_Hant", notation="textbook")
    assert (
        appearance.theme is THEMES["dark"] and appearance.zoom == 1.5 and appearance.wording.notation.key == "textbook"
    )
    assert spoken() == appearance.language == "zh_Hant"
    assert QApplication.palette().window().color().name() == THEMES["dark"].window
    assert QApplication.font().pointSizeF() == 1.5 * THEMES["dark"].font_points


def test_english_is_spoken_again_when_it_goes(make, chinese_font) -> None:
    appearance = make(language="zh_Hans")
    assert spoken() == "zh_Hans"
    del appearance
    assert spoken() == "en"


def test_a_change_is_said_once_it_is_done_and_to_be_remembered(make, chinese_font) -> None:
    appearance = make()
    calls, values, states = heard(appearance), remembered(appearance), []
    appearance.rewording.connect(lambda: states.append(spoken()))
    appearance.reworded.connect(lambda: states.append(spoken()))
    appearance.set_theme("projector")
    appearance.set_zoom(1.2)
    appearance.set_language("zh_Hant")
    assert calls == ["restyled", "restyled", "rewording", "reworded"]
    assert states == ["en", "zh_Hant"]
    assert values == {"theme": "projector", "zoom": 1.2, "language": "zh_Hant"}


def test_the_present_language_again_changes_nothing(make) -> None:
    appearance = make()
    calls, values = heard(appearance), remembered(appearance)
    appearance.set_language("en")
    assert calls == [] and values == {}


def test_a_language_without_a_font_is_refused(make, monkeypatch) -> None:
    appearance, said = make(), []
    appearance.message.connect(said.append)
    calls = heard(appearance)
    monkeypatch.setattr(languages, "lacks_font", lambda key: key != "en")
    appearance.set_language("zh_Hant")
    assert appearance.language == spoken() == "en" and calls == [] and "install" in said[0]
    assert make(language="zh_Hans").missing_language == "zh_Hans"


def test_type_follows_the_window_in_the_theme_that_grows(make) -> None:
    appearance = make(theme="projector")
    calls, points = heard(appearance), THEMES["projector"].font_points
    for size, growth in (((1024, 700), 1.0), ((1920, 1080), 1.5), ((1930, 1090), 1.5), ((1280, 720), 1.0)):
        appearance.fit(*size)
        assert QApplication.font().pointSizeF() == growth * points
    assert calls == ["restyled", "restyled"], "only where the type has changed"


def test_another_theme_grows_as_the_window_is_now(make) -> None:
    appearance = make(theme="light")
    appearance.fit(1920, 1080)
    appearance.set_theme("projector")
    assert QApplication.font().pointSizeF() == 1.5 * THEMES["projector"].font_points


@pytest.mark.parametrize(("zoom", "kept"), [(9.0, 2.5), (0.01, 0.6), (1.23456, 1.235)])
def test_the_zoom_stays_within_what_can_be_laid_out(make, zoom: float, kept: float) -> None:
    appearance = make()
    appearance.set_zoom(zoom)
    assert appearance.zoom == kept
