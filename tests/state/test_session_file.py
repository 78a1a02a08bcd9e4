"""Session files: round trips, refusals that name the field in a sentence, nothing lost."""

from __future__ import annotations

import functools
import json
import operator
import os

import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from explorer.state import file_access, session_file
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.presets import PRESETS
from tests.support.odd_json import ODD_JSON, leaves, with_leaf
from tests.support.sayable import assert_sayable
from tests.support.strategies import experiments


@pytest.mark.parametrize("key", PRESETS)
def test_presets_survive_a_session_file(key, tmp_path):
    path = tmp_path / "a.sle.json"
    session_file.save(path, PRESETS[key].experiment)
    assert session_file.load(path) == PRESETS[key].experiment


@given(st.lists(st.floats(-1e300, 1e300), min_size=2, max_size=10), st.floats(1e-4, 1e4))
def test_every_digit_survives(logits, rate):
    e = Experiment().with_classes(len(logits)).changed(logits=tuple(logits)).with_runs(learning_rate=rate)
    assert session_file.from_text(session_file.to_text(e)) == e


@given(experiments())
def test_any_experiment_survives(e):
    assert session_file.from_text(session_file.to_text(e)) == e


WHOLE = json.loads(session_file.to_text(Experiment().with_runs(optimizer="adam", hyperparameters=(("beta1", 0.5),))))


@given(st.sampled_from(list(leaves(WHOLE))), ODD_JSON)
@settings_of(max_examples=300)
def test_a_file_with_anything_in_place_of_anything_is_read_or_refused(path, value):
    try:
        e = session_file.from_text(json.dumps(with_leaf(WHOLE, path, value)))
    except session_file.SessionError as fault:
        assert str(fault)
    else:
        assert session_file.from_text(session_file.to_text(e)) == e


def test_a_file_cut_off_anywhere_is_refused():
    text = session_file.to_text(Experiment())
    for end in range(0, len(text.rstrip()), 7):
        with pytest.raises(session_file.SessionError, match="not a session file"):
            session_file.from_text(text[:end])


TEXT = session_file.to_text(Experiment())


def broken(**changes):
    return json.dumps({**json.loads(TEXT), **changes})


PLACES = [path for path in leaves(WHOLE) if path and path[0] not in ("format", "version")]


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)))
def test_null_is_refused_at_its_own_place(path):
    with pytest.raises(session_file.SessionError) as refusal:
        session_file.from_text(json.dumps(with_leaf(WHOLE, path, None)))
    spelt = "".join(f"[{name}]" if isinstance(name, int) else f".{name}" for name in path).lstrip(".")
    assert str(refusal.value).startswith(f"The session file is not valid at {spelt}: It must ")
    assert str(refusal.value).endswith(", not null.") and refusal.value.field == spelt


NUMBERS = [path for path in PLACES if type(functools.reduce(operator.getitem, path, WHOLE)) in (int, float)]


@pytest.mark.parametrize("path", NUMBERS, ids=lambda path: ".".join(map(str, path)))
def test_true_is_no_number_anywhere(path):
    with pytest.raises(session_file.SessionError, match=r"It must be a number, not true\."):
        session_file.from_text(json.dumps(with_leaf(WHOLE, path, True)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "[]",
        "null",
        "{}",
        "[" * 100_000,
        '{"a":' * 100_000,
        TEXT.replace('"version": 1', '"wersion": 1'),
        TEXT.replace('"version": 1', '"version": true'),
        TEXT.replace('"version": 1', '"version": 1, "version": 1'),
        TEXT.replace('"version": 1', '"version": 1, "\\ud800": 1'),
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
    ids=lambda t: "".join(filter(str.isalnum, t))[:30] + str(len(t)),  # pytest would escape the rest again each time
)
def test_faulty_sessions_are_refused_in_one_sentence(text):
    with pytest.raises(session_file.SessionError) as fault:
        session_file.from_text(text)
    assert str(fault.value).startswith("Th") and "Traceback" not in str(fault.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (broken(problem={"colour": 1}), "problem.colour: There is no such name here; the names are logits, target,"),
        (TEXT.replace('"version": 1,', ""), "The session file does not say its version."),
        (broken(version=True), "The version of the session file is true; this app reads version 1."),
        (broken(version="1"), "The version of the session file is “1”; this app reads version 1."),
        (broken(version="x" * 10_000_000), "The version of the session file is “" + "x" * 39 + "…”; this app"),
        (TEXT[:40], "This is not a session file: At line 2, column "),
        (TEXT.replace('"steps":', '"steps": 5, "steps":'), "This is not a session file: “steps” is given twice."),
        (TEXT.replace('"version": 1', '"version": 1, "\\ud800": 1'), "at \ufffd: There is no such name here; the"),
        (broken(problem={"logits": [1, True]}), "at problem.logits[1]: It must be a number, not true."),
        (broken(problem={"logits": "x" * 10_000_000}), "at problem.logits: It must be a list, not “xxxx"),
        (broken(surface={"axes": [0, 9]}), "at surface.axes[1]: Logits are numbered from 0 to 2 here, not 9."),
        (broken(surface={"axes": [0, 1, 2]}), "at surface.axes: It must be a list of 2 items, not of 3."),
        (broken(descent={"steps": 1.5}), "at descent.steps: It must be a whole number, not 1.5."),
        (broken(descent={"runs": {"loss": "mse"}}), "at descent.runs: It must be a list, not named values."),
        (broken(descent={"runs": [{}, None]}), "at descent.runs[1]: It must hold named values, not null."),
        (broken(descent={"runs": [{}, {"learning_rate": 0}]}), "at descent.runs[1].learning_rate: The learning rate"),
        (
            broken(descent={"runs": [{"hyperparameters": [["beta1", 1]]}]}),
            "runs[0].hyperparameters[0][0]: The optimizer gradient d",
        ),
        (broken(display={"log_loss": 1}), "at display.log_loss: It must be true or false, not 1."),
        (broken(encoding=[]), "at encoding: It must hold named values, not a list."),
        (
            broken(information={"examples": [0, 3]}),
            "at information.examples[1]: Classes are numbered from 0 to 2 here, not 3.",
        ),
        (broken(network={"seed": 10**399}), "at network.seed: The seed must lie between 0 and 2"),
        (broken(descent={"steps": -(10**398)}), "at descent.steps: The number of steps must lie between 1 and 100000."),
        (broken(network={"seed": 1e400}), "at network.seed: It must be a whole number"),
        (broken(version=2), "The version of the session file is 2; this app reads version 1."),
        (broken(descent={"runs": [{"loss": "mae"}]}), "at descent.runs[0].loss: A loss must be one of cross_"),
        (broken(problem={"logits": [1, 2, float("nan")]}), "at problem.logits[2]: A logit must be a number."),
        (broken(problem={"logits": [1, 2]}), "at problem.target: The target has 3 classes but there are 2 logits."),
    ],
)
def test_the_sentence_names_what_is_wrong(text, says):
    with pytest.raises(session_file.SessionError) as fault:
        session_file.from_text(text)
    assert says in str(fault.value)
    assert_sayable(fault.value)


@pytest.mark.parametrize("version", [None, 2, True, "1"])
def test_another_version_is_refused_as_the_version(version):
    data = json.loads(TEXT)
    del data["version"]
    with pytest.raises(session_file.SessionError) as refusal:
        session_file.from_text(json.dumps(data if version is None else {**data, "version": version}))
    assert refusal.value.field == "version"
    assert_sayable(refusal.value)


@pytest.mark.parametrize("digits", [400, 401, 5000])
def test_a_number_of_any_length_is_refused_in_its_place(digits):
    with pytest.raises(session_file.SessionError) as refusal:
        session_file.from_text(TEXT.replace('"seed": 0', f'"seed": {"9" * digits}'))
    assert refusal.value.field == "network.seed"
    assert_sayable(refusal.value)


@pytest.mark.parametrize("name", ["a b", "a..b", "colour"])
def test_an_unknown_name_is_the_field_however_it_looks(name):
    with pytest.raises(session_file.SessionError) as refusal:
        session_file.from_text(broken(**{name: 1}))
    assert refusal.value.field == name
    assert_sayable(refusal.value)


def test_a_session_that_cannot_be_read_or_is_no_text(tmp_path):
    with pytest.raises(session_file.SessionError, match="cannot be read"):
        session_file.load(tmp_path / "missing.json")
    (tmp_path / "noise.json").write_bytes(bytes(range(256)))
    with pytest.raises(session_file.SessionError, match="cannot be read"):
        session_file.load(tmp_path / "noise.json")
    for refused in (lambda: session_file.load(tmp_path), lambda: session_file.save(tmp_path, Experiment())):
        with pytest.raises(session_file.SessionError) as refusal:
            refused()
        assert_sayable(refusal.value)


def test_a_session_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(session_file.SessionError, match="cannot be written"):
        session_file.save(tmp_path / "no" / "such" / "folder.json", Experiment())
    assert os.listdir(tmp_path) == []


def test_a_session_that_cannot_take_its_place_leaves_what_is_there(tmp_path):
    (tmp_path / "a.json").mkdir()
    with pytest.raises(session_file.SessionError, match=r"a\.json cannot be written"):
        session_file.save(tmp_path / "a.json", Experiment())
    assert os.listdir(tmp_path) == ["a.json"] and os.listdir(tmp_path / "a.json") == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="to the superuser every folder is open")
def test_a_session_in_a_folder_that_is_not_ours_stays_as_it_is(tmp_path):
    path = tmp_path / "a.json"
    session_file.save(path, PRESETS["ten-classes"].experiment)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(session_file.SessionError, match="cannot be written"):
            session_file.save(path, Experiment())
    finally:
        tmp_path.chmod(0o700)
    assert session_file.load(path) == PRESETS["ten-classes"].experiment and os.listdir(tmp_path) == ["a.json"]


def test_a_write_that_breaks_off_leaves_the_old_session(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    session_file.save(path, PRESETS["ten-classes"].experiment)

    class Full(file_access.QSaveFile):
        """A disk that is full after a few bytes."""

        def write(self, data):
            return super().write(data[:20])

    monkeypatch.setattr(file_access, "QSaveFile", Full)
    with pytest.raises(session_file.SessionError, match="cannot be written"):
        session_file.save(path, Experiment())
    assert session_file.load(path) == PRESETS["ten-classes"].experiment and os.listdir(tmp_path) == ["a.json"]


def test_saving_over_a_session_replaces_it_whole(tmp_path):
    path = tmp_path / "a.json"
    session_file.save(path, PRESETS["ten-classes"].experiment)
    session_file.save(path, Experiment())
    assert session_file.load(path) == Experiment() and os.listdir(tmp_path) == ["a.json"]


def test_hyperparameters_survive():
    e = Experiment().changed(runs=(RunSpec("mse", "adam", 0.1, (("beta1", 0.5),)),))
    assert session_file.from_text(session_file.to_text(e)) == e
