"""The table of faults that `make faults` puts into the sources keeps in step with them."""

from __future__ import annotations

from dataclasses import replace

from tests.faults import ROOT, faults, out_of_step


def test_every_fault_still_has_its_place_in_the_sources():
    problems = [f"{fault.name}: {line}" for fault in faults() for line in out_of_step(fault)]
    assert not problems, "\n".join(problems)


def test_the_faults_are_many_have_names_of_their_own_and_can_be_imported():
    table = faults()
    assert len(table) >= 60 and len({fault.name for fault in table}) == len(table)
    for fault in table:
        source = (ROOT / "explorer" / fault.file).read_text(encoding="utf-8")
        compile(fault.put_into(source), fault.file, "exec")


def test_a_fault_that_lost_its_place_is_told():
    fault = faults()[0]
    assert out_of_step(replace(fault, old="no such text")) == [f"its old text stands 0 times in explorer/{fault.file}"]
    assert out_of_step(replace(fault, new=fault.old)) == ["it changes nothing"]
    assert out_of_step(replace(fault, file="views/gone.py")) == ["there is no explorer/views/gone.py"]
    for test in ("test_gone.py", "test_gone.py::test_x", "test_faults.py::test_gone"):
        assert out_of_step(replace(fault, tests=(test,))) == [f"there is no tests/{test}"]
