"""Hostile files: each is read, or refused in one short sentence. `make hostile` has more of them."""

from __future__ import annotations

from time import perf_counter

import pytest

from tests.hostile.__main__ import summary
from tests.hostile.kinds import KINDS, Hostile, Kind
from tests.hostile.made import MUCH, generated
from tests.hostile.opened import Outcome, faults_of, opened, outcomes, shown, written

HANGS = 60.0  # seconds for a whole test: a limit against hanging, not a requirement of speed


def told(outcome) -> str:
    return f"{outcome.hostile.kind.name}, {outcome.hostile.family}: {outcome.problems} {outcome.sentence!r}"


def test_hostile_files_are_read_or_refused_in_plain_words(tmp_path):
    begun = perf_counter()
    found = list(outcomes(400, 7, tmp_path))
    assert [told(outcome) for outcome in found if outcome.problems] == []
    assert perf_counter() - begun < HANGS
    assert sum(bool(outcome.sentence) for outcome in found) > 300, "they are hostile"
    assert len({outcome.hostile.family for outcome in found}) > 60


@pytest.mark.parametrize("kind", ["session", "lesson"])
def test_half_a_megabyte_of_anything_is_refused_at_once(tmp_path, kind):
    begun = perf_counter()
    for number, (name, make) in enumerate(MUCH):
        hostile = Hostile(KINDS[kind], name, make(500_000).encode(errors="surrogatepass"))
        outcome = opened(hostile, written(hostile, tmp_path, number))
        assert not outcome.problems, told(outcome)
    assert perf_counter() - begun < HANGS


def test_the_window_goes_on_with_hostile_files(tmp_path, window):
    begun = perf_counter()
    for number, hostile in enumerate(generated(60, 11)):
        experiment = window.workbench.store.experiment
        outcome = shown(hostile, written(hostile, tmp_path, number), window)
        assert not outcome.problems, told(outcome)
        refused = "cannot be read" in outcome.sentence or "not valid" in outcome.sentence
        assert not refused or window.workbench.store.experiment is experiment, told(outcome)
    assert perf_counter() - begun < HANGS


@pytest.mark.parametrize(
    "sentence",
    ["x" * 301 + ".", "'NoneType' object is not iterable.", "[Errno 2] No such file.", "It is nan.", "A\nB.", "No end"],
)
def test_the_checks_of_a_refusal_object(sentence):
    assert faults_of(sentence)


def test_anything_but_a_refusal_is_a_problem(tmp_path):
    def breaks(path):
        raise TypeError("unhashable")

    kind = Kind("odd", ".odd", breaks, "")
    hostile = Hostile(kind, "any", b"")
    assert opened(hostile, written(hostile, tmp_path, 0)).problems == ["raises TypeError: unhashable"]


@pytest.mark.parametrize(("seconds", "status"), [(0.9, 0), (1.1, 1)])
def test_a_file_that_takes_longer_than_a_second_fails_a_long_run(seconds, status, capsys):
    hostile = Hostile(KINDS["session"], "any", b"")
    quick, slow = (Outcome(hostile, "", taken) for taken in (0.1, seconds))
    assert summary([quick, slow], [quick]) == status
    assert f"{status} problems" in capsys.readouterr().out
