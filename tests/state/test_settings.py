"""The text of the settings file: what is read, refused and renamed as unusable."""

from __future__ import annotations

import json
import os
import sys

import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from explorer.state import settings
from explorer.state.file_access import FileError
from explorer.state.settings import ZOOM_RANGE, Known, Loaded, Settings, default_path
from tests.support.odd_json import ODD_JSON, leaves, with_leaf
from tests.support.sayable import assert_sayable
from tests.support.settings_text import written

KNOWN = Known(("light", "dark", "projector"), ("en", "zh_Hant"), ("lecture", "textbook"))


def test_settings_round_trip(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    assert settings.load(path, KNOWN) == Loaded(Settings())
    wanted = Settings("projector", 1.25, "00ff", "zh_Hant", "textbook")
    settings.save(path, wanted)
    assert settings.load(path, KNOWN) == Loaded(wanted)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe garbage \x00",
        b"[General]\ntheme=dark",
        b"{}",
        b"[1]",
        b'{"version": 99, "theme": "light", "zoom": 1, "geometry": ""}',
        b'{"version": 1, "theme": "neon", "zoom": 1, "geometry": ""}',
        b'{"version": 1, "theme": "light", "zoom": 99, "geometry": ""}',
        b'{"version": 1, "theme": "light", "zoom": NaN, "geometry": ""}',
        b'{"version": 1, "theme": "light", "zoom": 1%s, "geometry": ""}' % (b"0" * 400),
        b'{"version": 1, "theme": ["light"], "zoom": 1, "geometry": ""}',
        b'{"version": 1, "theme": "light", "zoom": 1}',
        b"[" * 100_000,
        b'{"version": 1, "theme": "light", "zoom": "big", "geometry": ""}',
        b'{"version": 1, "theme": "light", "zoom": 1, "geometry": "xyz"}',
        b'{"version": 1, "theme": "light", "zoom": 1, "geometry": 5}',
    ],
)
def test_settings_that_cannot_be_used_are_set_aside_whole(text, tmp_path):
    path = tmp_path / "settings.json"
    path.write_bytes(text)
    loaded, aside, why = settings.load(path, KNOWN)
    assert loaded == Settings() and why is not None and not path.exists()
    assert aside is not None and aside.read_bytes() == text
    path.write_bytes(text)
    _, second, _ = settings.load(path, KNOWN)
    assert second != aside and aside.read_bytes() == second.read_bytes() == text


@pytest.mark.skipif(os.name != "posix", reason="no such files here")
def test_a_name_that_a_link_into_nowhere_has_is_not_used_to_set_aside(tmp_path):
    path, link = tmp_path / "settings.json", tmp_path / "settings.json.set-aside-1"
    path.write_bytes(b"garbage")
    link.symlink_to("nowhere")
    assert settings.load(path, KNOWN).aside == tmp_path / "settings.json.set-aside-2" and link.is_symlink()


@pytest.mark.parametrize("home", ["/" + "a" * 300, "/nonexistent", "/"])
def test_a_home_folder_that_cannot_be_entered_is_no_home(monkeypatch, qapp, home):
    monkeypatch.setenv("XDG_CONFIG_HOME", "")
    monkeypatch.setenv("HOME", home)
    assert default_path() is None


@pytest.mark.skipif(os.name != "posix", reason="names are text elsewhere")
def test_a_folder_that_qt_cannot_name_is_not_replaced_by_another(monkeypatch, qapp, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "x\udcff"))
    assert default_path() is None


@given(st.sampled_from(list(leaves({"version": 1, "theme": "dark", "zoom": 1.5, "geometry": "00ff"}))), ODD_JSON)
@settings_of(max_examples=200)
def test_settings_with_any_value_anywhere_are_read_or_set_aside(tmp_path_factory, path, value):
    file = tmp_path_factory.mktemp("odd") / "settings.json"
    file.write_text(
        json.dumps(with_leaf({"version": 1, "theme": "dark", "zoom": 1.5, "geometry": "00ff"}, path, value))
    )
    loaded, aside, _ = settings.load(file, KNOWN)
    assert loaded.theme in KNOWN.themes and 0.6 <= loaded.zoom <= 2.5 and bytes.fromhex(loaded.geometry) is not None
    assert (aside is None) == file.exists()


def test_settings_that_cannot_be_written_are_reported(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(FileError, match="file cannot be made: file is a file"):
        settings.save(tmp_path / "file" / "settings.json", Settings())


@pytest.mark.parametrize("zoom", [ZOOM_RANGE[0], 1, ZOOM_RANGE[1]])
def test_every_text_size_that_can_be_set_is_read_again(tmp_path, zoom):
    (tmp_path / "settings.json").write_bytes(written(zoom=zoom))
    assert settings.load(tmp_path / "settings.json", KNOWN) == Loaded(Settings("dark", zoom))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"version": True}, "at version: This app reads version 1 only."),
        ({"theme": "neon"}, "at theme: The theme must be one of light, dark, projector, not “neon”."),
        ({"theme": None}, "at theme: It must be a text, not null."),
        ({"zoom": True}, "at zoom: It must be a number, not true."),
        ({"zoom": 2.51}, "at zoom: The text size must lie between 0.6 and 2.5, not 2.51."),
        ({"language": "la"}, "at language: The language must be one of en, zh_Hant, not “la”."),
        ({"notation": "own"}, "at notation: The notation must be one of lecture, textbook, not “own”."),
        ({"version": 2}, "at version: This app reads version 1 only."),
        ({"geometry": 5}, "at geometry: It must be a text, not 5."),
        ({"geometry": "x"}, "at geometry: It must be a window's place and size, in hexadecimal digits."),
        ({"geometry": "00" * 100_000}, "at geometry: It must be a window's place"),
        ({"colour": 1}, "at colour: There is no such name"),
    ],
)
def test_what_is_wrong_with_settings_is_named(changes, says):
    with pytest.raises(settings.SettingsError) as refusal:
        settings.from_text(written(**changes).decode(), KNOWN)
    assert says in str(refusal.value)
    assert_sayable(refusal.value)


@pytest.mark.parametrize("name", ["theme", "zoom", "geometry"])
def test_what_is_missing_in_settings_is_named(name):
    data = json.loads(written())
    del data[name]
    with pytest.raises(settings.SettingsError) as refusal:
        settings.from_text(json.dumps(data), KNOWN)
    assert refusal.value.field == name
    assert_sayable(refusal.value)


@pytest.mark.parametrize("name", ["a b", "a..b", "colour"])
def test_an_unknown_name_in_settings_is_the_field_however_it_looks(name):
    with pytest.raises(settings.SettingsError) as refusal:
        settings.from_text(written(**{name: 1}).decode(), KNOWN)
    assert refusal.value.field == name
    assert_sayable(refusal.value)


@pytest.mark.parametrize(
    ("text", "part"), [("[1]", "a list"), ("3", "3"), ('{"a": 1, "a": 2}', "“a”"), ("{", "line 1")]
)
def test_a_text_that_is_no_settings_is_refused_as_a_whole(text, part):
    with pytest.raises(settings.SettingsError) as refusal:
        settings.from_text(text, KNOWN)
    assert refusal.value.field == "" and part in str(refusal.value).lower()
    assert_sayable(refusal.value)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the settings of a user lie in another folder")
def test_settings_lie_in_the_home_folder_unless_another_is_chosen(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert default_path() == tmp_path / ".config" / "softmax-loss-explorer" / "settings.json"


@pytest.mark.parametrize("geometry", ["", "0123456789abcdefABCDEF", "aF" * 500])
def test_a_geometry_in_hexadecimal_digits_is_kept(geometry):
    assert settings.from_text(written(geometry=geometry).decode(), KNOWN).geometry == geometry


@pytest.mark.parametrize("geometry", ["0", "0X", "g0", "aF" * 501, "0 ", "\uff10\uff10"])
def test_a_geometry_that_is_no_such_thing_is_refused(geometry):
    with pytest.raises(settings.SettingsError) as refusal:
        settings.from_text(written(geometry=geometry).decode(), KNOWN)
    assert refusal.value.field == "geometry"


def test_settings_may_begin_with_a_mark(tmp_path):
    (tmp_path / "settings.json").write_bytes(b"\xef\xbb\xbf" + written())
    assert settings.load(tmp_path / "settings.json", KNOWN).settings.theme == "dark"


@pytest.mark.skipif(os.name != "posix", reason="HOME is where a home is on Unix only")
def test_settings_lie_where_the_user_keeps_them(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "kept"))
    assert default_path() == tmp_path / "kept" / "softmax-loss-explorer" / "settings.json"
    monkeypatch.setenv("HOME", "/no/such/home")
    assert default_path() == tmp_path / "kept" / "softmax-loss-explorer" / "settings.json"
