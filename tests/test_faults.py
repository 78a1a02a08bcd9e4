"""The table of faults that `make faults` puts into the sources still fits them."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest

from tests.faults import FAILED, HUNG, PASSED, ROOT, faults, out_of_step, run_tests, verdict


def test_every_fault_still_has_its_place_in_the_sources():
    problems = [f"{fault.name}: {line}" for fault in faults() for line in out_of_step(fault)]
    assert not problems, "\n".join(problems)


def test_the_faults_are_many_uniquely_named_and_importable():
    table = faults()
    assert len(table) >= 60 and len({fault.name for fault in table}) == len(table)
    for fault in table:
        source = (ROOT / "explorer" / fault.file).read_text(encoding="utf-8")
        compile(fault.put_into(source), fault.file, "exec")


def test_a_fault_that_lost_its_place_is_reported():
    fault = faults()[0]
    assert out_of_step(replace(fault, old="no such text")) == [f"its old text stands 0 times in explorer/{fault.file}"]
    assert out_of_step(replace(fault, new=fault.old)) == ["it changes nothing"]
    assert out_of_step(replace(fault, file="views/gone.py")) == ["there is no explorer/views/gone.py"]
    for test in ("test_gone.py", "test_gone.py::test_x", "test_faults.py::test_gone"):
        assert out_of_step(replace(fault, tests=(test,))) == [f"there is no tests/{test}"]


@pytest.mark.parametrize(
    ("status", "noticed"), [(PASSED, False), (FAILED, True), (HUNG, True), (-11, True), (2, None), (4, None), (5, None)]
)
def test_a_fault_is_noticed_if_tests_fail_crash_or_hang(status, noticed):
    assert verdict(status) is noticed


def test_the_tests_of_a_fault_run_with_the_options_of_the_project(monkeypatch):
    commands = []

    def run(command, **options):
        commands.append(command)
        raise subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setattr(subprocess, "run", run)
    assert run_tests(ROOT, ["test_faults.py"]) == (HUNG, "it did not come to an end")
    assert not any("addopts" in word for word in commands[0])
