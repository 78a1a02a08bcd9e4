"""Session files and settings: round trips, faults told in a sentence, nothing lost."""

from __future__ import annotations

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.state import session, settings
from explorer.state.experiment import Experiment, RunSpec
from explorer.state.presets import PRESETS

THEMES = ("light", "dark", "projector")


@pytest.mark.parametrize("key", PRESETS)
def test_presets_survive_a_session_file(key, tmp_path):
    path = tmp_path / "a.sle.json"
    session.save(path, PRESETS[key].experiment)
    assert session.load(path) == PRESETS[key].experiment


@given(st.lists(st.floats(-1e300, 1e300), min_size=2, max_size=10), st.floats(1e-4, 1e4))
def test_every_digit_survives(logits, rate):
    e = Experiment().with_classes(len(logits)).changed(logits=tuple(logits)).with_runs(learning_rate=rate)
    assert session.from_text(session.to_text(e)) == e


def broken(**changes):
    return json.dumps({**json.loads(session.to_text(Experiment())), **changes})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "[]",
        "null",
        "{}",
        "[" * 100_000,
        broken(version=2),
        broken(format="other"),
        broken(problem=5),
        broken(problem={"logits": [1, 2, float("nan")]}),
        broken(problem={"logits": "123"}),
        broken(problem={"logits": None}),
        broken(problem={"colour": 1}),
        broken(surface={"axes": [0, 9]}),
        broken(surface={"span": 3}),
        broken(descent={"runs": []}),
        broken(descent={"runs": [5]}),
        broken(descent={"runs": [{"loss": "mae"}]}),
        broken(descent={"runs": [{"hyperparameters": [1, 2]}]}),
        broken(descent={"runs": 7}),
        broken(display={"log_loss": 3}),
        broken(display=[]),
    ],
    ids=lambda t: t[:30] + str(len(t)),
)
def test_faulty_sessions_are_told_in_one_sentence(text):
    with pytest.raises(session.SessionError) as fault:
        session.from_text(text)
    assert str(fault.value).startswith("Th") and "Traceback" not in str(fault.value)


def test_a_session_that_cannot_be_read_or_is_no_text(tmp_path):
    with pytest.raises(session.SessionError, match="cannot be read"):
        session.load(tmp_path / "missing.json")
    (tmp_path / "noise.json").write_bytes(bytes(range(256)))
    with pytest.raises(session.SessionError, match="cannot be read"):
        session.load(tmp_path / "noise.json")


def test_a_session_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(session.SessionError, match="cannot be written"):
        session.save(tmp_path / "no" / "such" / "folder.json", Experiment())
    assert os.listdir(tmp_path) == []


def test_saving_over_a_session_replaces_it_whole(tmp_path):
    path = tmp_path / "a.json"
    session.save(path, PRESETS["ten-classes"].experiment)
    session.save(path, Experiment())
    assert session.load(path) == Experiment() and os.listdir(tmp_path) == ["a.json"]


def test_hyperparameters_survive():
    e = Experiment().changed(runs=(RunSpec("mse", "adam", 0.1, (("beta1", 0.5),)),))
    assert session.from_text(session.to_text(e)) == e


def test_settings_round_trip(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    assert settings.load(path, THEMES) == (settings.Settings(), None)
    wanted = settings.Settings("projector", 1.25, "00ff")
    assert settings.save(path, wanted)
    assert settings.load(path, THEMES) == (wanted, None)


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
        b'{"version": 1, "theme": "light", "zoom": "big", "geometry": ""}',
        b'{"version": 1, "theme": "light", "zoom": 1, "geometry": "xyz"}',
        b'{"version": 1, "theme": "light", "zoom": 1, "geometry": 5}',
    ],
)
def test_settings_that_cannot_be_used_are_set_aside_whole(text, tmp_path):
    path = tmp_path / "settings.json"
    path.write_bytes(text)
    loaded, aside = settings.load(path, THEMES)
    assert loaded == settings.Settings() and not path.exists()
    assert aside is not None and aside.read_bytes() == text
    path.write_bytes(text)
    _, second = settings.load(path, THEMES)
    assert second != aside and aside.read_bytes() == second.read_bytes() == text


def test_settings_that_cannot_be_written_say_so(tmp_path):
    (tmp_path / "file").write_text("")
    assert not settings.save(tmp_path / "file" / "settings.json", settings.Settings())
