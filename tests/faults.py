"""Checks that the tests notice small faults in what is on the screen. Each fault of faults.toml is put into a copy of
the sources, never into the checkout, and the tests that should notice it run there.

    python -m tests.faults            every fault
    python -m tests.faults slider     those with the word in their name or file
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
TABLE = Path(__file__).with_suffix(".toml")
COPIED = ("explorer", "tests", "resources", "docs", "tools", "main.py", "pyproject.toml", "README.md")
ENOUGH = 0.9  # of the faults must be noticed
LONGEST = 900  # seconds for the tests of one fault

PASSED, FAILED = 0, 1  # pytest's exit statuses; every other one of them means that the tests could not run
HUNG = -1  # not from pytest: the tests timed out. Like a signal (-11), it is detected by the caller


@dataclass(frozen=True)
class Fault:
    """A change of one file below explorer/: `old`, which occurs there once, becomes `new`; `tests` should fail."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def put_into(self, text: str) -> str:
        """The text of the file with the fault."""
        return text.replace(self.old, self.new)


def faults() -> list[Fault]:
    """The table."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["fault"]
    return [Fault(**row | {"tests": tuple(row["tests"])}) for row in rows]


def out_of_step(fault: Fault, root: Path = ROOT) -> list[str]:
    """What in `fault` no longer fits the sources, one line each."""
    problems = [f"there is no tests/{test}" for test in fault.tests if not _is_there(test, root)]
    source = root / "explorer" / fault.file
    if not source.exists():
        return [*problems, f"there is no explorer/{fault.file}"]
    text = source.read_text(encoding="utf-8")
    found = text.count(fault.old)
    if found != 1:
        problems.append(f"its old text stands {found} times in explorer/{fault.file}")
    elif fault.put_into(text) == text:
        problems.append("it changes nothing")
    return problems


def _is_there(test: str, root: Path) -> bool:
    """Whether there is a test file, or a function in one, that is named as pytest names it: file::function."""
    file, _, function = test.partition("::")
    path = root / "tests" / file
    return path.exists() and (not function or f"def {function}(" in path.read_text(encoding="utf-8"))


def main() -> int:
    """Test every requested fault and print which were noticed; 0 if enough were."""
    options = _options()
    wanted = [f for f in faults() if not options.words or any(w in f"{f.name} {f.file}" for w in options.words)]
    problems = [f"{fault.name}: {line}" for fault in wanted for line in out_of_step(fault)]
    if problems or not wanted:
        print(*(problems or ["no fault has such a word in its name or file"]), sep="\n")
        return 2
    with _copies(options.at_once) as copies, ThreadPoolExecutor(options.at_once) as pool:
        tests = sorted({test for fault in wanted for test in fault.tests})
        shares = [tests[i :: options.at_once] for i in range(options.at_once)]
        red = [said for said in pool.map(lambda share: _without_fault(copies, share), shares) if said]
        if red:  # they would appear to notice everything
            print("These tests fail without any fault:", *red, sep="\n")
            return 2
        results = list(pool.map(lambda fault: _noticed(copies, fault), wanted))
    return _summary(wanted, results)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description="Do the tests notice small faults?")
    parser.add_argument("words", nargs="*", metavar="WORD", help="only faults with this in their name or file")
    parser.add_argument("--at-once", type=int, default=2, metavar="N", help="processes (%(default)s)")
    return parser.parse_args()


@contextmanager
def _copies(count: int) -> Iterator[SimpleQueue[Path]]:
    """A queue with `count` copies of the sources, to be borrowed and returned."""
    with tempfile.TemporaryDirectory(prefix="explorer-faults-") as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(count):
            copy = Path(folder) / str(number)
            copy.mkdir()
            for name in COPIED:
                _copy(ROOT / name, copy / name)
            copies.put(copy)
        yield copies


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy2(source, target)


def _without_fault(copies: SimpleQueue[Path], tests: Sequence[str]) -> str:
    """An empty string if `tests` pass without a fault, else the output of pytest."""
    if not tests:
        return ""
    copy = copies.get()
    try:
        status, said = run_tests(copy, tests)
        return "" if status == PASSED else said
    finally:
        copies.put(copy)


def _noticed(copies: SimpleQueue[Path], fault: Fault) -> bool | None:
    """Whether a test fails with `fault`; None where the tests could not run."""
    copy = copies.get()
    path = copy / "explorer" / fault.file
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(fault.put_into(text), encoding="utf-8")
        status, said = run_tests(copy, fault.tests)
    finally:
        path.write_text(text, encoding="utf-8")
        copies.put(copy)
    noticed = verdict(status)
    by = next((line.split(" - ")[0] for line in said.splitlines() if line.startswith(("FAILED", "ERROR"))), "")
    print({True: "noticed    ", False: "NOT NOTICED", None: "COULD NOT RUN"}[noticed], fault.name, by, flush=True)
    return noticed


def verdict(status: int) -> bool | None:
    """Whether tests that end with `status` notice a fault; None where they could not run."""
    if status == PASSED:
        return False
    return True if status == FAILED or status < 0 else None


def run_tests(copy: Path, tests: Sequence[str]) -> tuple[int, str]:
    """Pytest's exit status for `tests` in `copy` up to the first failure, and the end of its output."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-rfE", "-p", "no:cacheprovider", "--tb=no"]
    command += [f"tests/{test}" for test in tests]
    # Old bytecode would hide a change of the sources within the same second.
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return HUNG, "it did not come to an end"
    return done.returncode, done.stdout[-2000:]


def _summary(wanted: Sequence[Fault], results: Sequence[bool | None]) -> int:
    unnoticed = [fault for fault, noticed in zip(wanted, results, strict=True) if noticed is False]
    broken = [fault for fault, noticed in zip(wanted, results, strict=True) if noticed is None]
    share = 1 - (len(unnoticed) + len(broken)) / len(wanted)
    print(f"\n{len(wanted) - len(unnoticed) - len(broken)} of {len(wanted)} faults were noticed: {100 * share:.0f} %")
    for title, some in (("not noticed", unnoticed), ("their tests could not run", broken)):
        for fault in some:
            print(f"{title}: {fault.name} ({fault.file})")
    return 2 if broken else int(share < ENOUGH)


if __name__ == "__main__":
    sys.exit(main())
