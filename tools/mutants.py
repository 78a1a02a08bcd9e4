"""Puts small faults into explorer/core and explorer/state, one at a time, and reports those that no test notices.

    python tools/mutants.py                             all of them; it takes long
    python tools/mutants.py "explorer.core.losses.hinge*"     those of one file
    python tools/mutants.py --report                    what the last runs found

mutmut makes the faults ("mutants") and runs the tests that reach each of them. Its files in mutants/ are kept, so
an interrupted run continues from there. The exit status is 0 if at least WANTED of the faults are noticed and every
other one is in docs/mutants.md with the reason why.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

REASONS = Path("docs/mutants.md")
WANTED = 0.9
UNNOTICED = ("survived", "no tests")
UNDECIDED = ("not checked", "skipped", "check was interrupted by user")
NOT_RUN = 255  # pytest did not start, for instance because a named test was not found; mutmut reports that as a timeout
ANYWHERE = "anywhere"


class Reason(NamedTuple):
    """A row of docs/mutants.md: where (`file.py` or `file.py function`, or anywhere), and what becomes what.

    One … in both stands for anything.
    """

    place: str
    old: str
    new: str


class Change(NamedTuple):
    """The change of a mutant: the lines that it removes and those that replace them."""

    place: str
    old: str
    new: str

    def row(self) -> str:
        """The row for docs/mutants.md, without the reason."""
        return f"| `{self.place}` | `{_escaped(self.old)}` → `{_escaped(self.new)}` |"

    def explained_by(self, reason: Reason) -> bool:
        if reason.place not in (ANYWHERE, self.place, self.place.split()[0]):
            return False
        old, new = _squeezed(self.old), _squeezed(self.new)
        part = re.escape(_squeezed(reason.old)).replace("…", "(.*?)")
        instead = _squeezed(reason.new)
        for found in re.finditer(f"(?={part})", old):
            whole = re.compile(part).match(old, found.start())
            kept = instead.replace("…", whole[1]) if "…" in instead else instead
            if old[: whole.start()] + kept + old[whole.end() :] == new:
                return True
        return False


def main(arguments: list[str]) -> int:
    """Runs the requested mutants and prints the results."""
    if arguments != ["--report"]:
        ran = subprocess.run([Path(sys.executable).with_name("mutmut"), "run", *arguments])
        if ran.returncode:
            return ran.returncode
    return report()


def report() -> int:
    """Prints a line per file, then every unnoticed mutant without a reason in docs/mutants.md."""
    reasons = read_reasons(REASONS.read_text(encoding="utf-8"))
    used: set[Reason] = set()
    unexplained: list[Change] = []
    total: Counter[str] = Counter()
    failed = 0
    print(f"{'':38}{'mutants':>8}{'killed':>8}{'too long':>9}{'survived':>9}{'no tests':>9}{'not run':>8}")
    for path in sorted(walk_mutatable_files()):
        found = SourceFileMutationData(path=path)
        found.load()
        codes = {name: None if code == NOT_RUN else code for name, code in found.exit_code_by_key.items()}
        failed += sum(code == NOT_RUN for code in found.exit_code_by_key.values())
        statuses = {name: status_by_exit_code[code] for name, code in codes.items()}
        if not statuses:
            continue
        counts = Counter(statuses.values())
        total += counts
        print(_line(str(path), counts))
        for name, status in statuses.items():
            if status in UNNOTICED:
                change = change_of(name, path)
                why = [reason for reason in reasons if change.explained_by(reason)]
                used.update(why)
                unexplained += [] if why else [change]
    print(_line("all", total))
    decided = sum(count for status, count in total.items() if status not in UNDECIDED)
    noticed = decided - sum(total[status] for status in UNNOTICED)
    print(f"\n{noticed} of {decided} noticed: {noticed / max(decided, 1):.1%}")
    if failed:
        print(f"\nFor {failed} of those not run pytest did not begin: is there a test whose name changes?")
    if unexplained:
        print(f"\n{len(unexplained)} without a reason in {REASONS}:")
        print("\n".join(change.row() for change in unexplained))
    stale = [reason for reason in reasons if reason not in used]
    if stale and decided == sum(total.values()):
        print(f"\nReasons in {REASONS} that no mutant needs:")
        print("\n".join(f"{reason.place}: {reason.old} → {reason.new}" for reason in stale))
    return int(bool(unexplained or failed) or noticed < WANTED * decided)


def read_reasons(text: str) -> list[Reason]:
    """The rows of every table whose second cell is a change: `old` → `new`, where `new` may be empty."""
    reasons = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        change = re.fullmatch(r"`(.+)` → (?:`(.+)`|nothing)", cells[1]) if len(cells) == 3 else None
        if change and cells[2]:
            old, new = (part.replace("\\|", "|") for part in change.groups(default=""))
            reasons.append(Reason(cells[0].replace("`", ""), old, new))
    return reasons


def change_of(name: str, path: Path) -> Change:
    """The change made by the mutant of this name."""
    lines = get_diff_for_mutant(name, path=path).splitlines()[2:]
    old, new = (" ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    function, owner = orig_function_and_class_names_from_key(name)
    place = f"{path.relative_to('explorer')} {owner + '.' if owner else ''}{function}"
    return Change(place, old, new)


def _line(name: str, counts: Counter[str]) -> str:
    undecided = sum(counts[status] for status in UNDECIDED)
    late, survived, untested = counts["timeout"], counts["survived"], counts["no tests"]
    killed = counts.total() - undecided - late - survived - untested
    return f"{name:38}{counts.total():8}{killed:8}{late:9}{survived:9}{untested:9}{undecided:8}"


def _squeezed(code: str) -> str:
    """The text without white space: a change may join or split lines."""
    return re.sub(r"\s", "", code)


def _escaped(code: str) -> str:
    return code.replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
