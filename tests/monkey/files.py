"""The files that the monkey opens and saves: valid and broken sessions, and lessons that point at removable views."""

from __future__ import annotations

from pathlib import Path
from random import Random

from explorer.state import lessons, session_file
from explorer.state.experiment_parts import MAX_RUNS
from explorer.state.presets import PRESETS
from tests.support.idx import write_pair

SESSIONS = 8  # sessions saved by the monkey, at most


class Files:
    """All the files, in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._saved = 0
        self.lessons = [self._lesson(name, text) for name, text in _LESSONS.items()]
        for key, preset in list(PRESETS.items())[:3]:
            session_file.save(self._session(key), preset.experiment)
        for name, data in _BROKEN.items():
            self._session(name).write_bytes(data)
        self._images = self._make_images()

    def _session(self, name: str) -> Path:
        return self.folder / (name + session_file.SUFFIX)

    def _make_images(self) -> list[list[Path]]:
        """What can be dropped on the window: images of several sizes, packed and not, damaged, and anything else."""
        found = []
        for seed, count in enumerate((20, 60, 60, 6000)):
            folder = self.folder / f"<b>{count}%41#{seed}"
            folder.mkdir()
            pair = write_pair(folder, count, packed=seed > 1, seed=seed)
            (folder / "classes.txt").write_text("\n".join(f"<i>{seed}&{name}" for name in "abcdefghij"))
            found += [[pair[0]], [*pair[::-1]]]
        damaged = self.folder / "damaged"
        damaged.mkdir()
        whole = write_pair(damaged, 60)[0]
        whole.write_bytes(whole.read_bytes()[:-1])
        return [*found, [whole], [whole, whole], [self.folder], [self.folder / "nowhere"], [Path("/dev/zero")]]

    def images(self, random: Random) -> list[Path]:
        """Images of one's own, or what looks like them."""
        return random.choice(self._images)

    def _lesson(self, name: str, text: str) -> Path:
        path = self.folder / (name + lessons.SUFFIX)
        path.write_text(text, "utf-8")
        return path

    def new_session(self, random: Random) -> Path:
        """Where to save: one of a few names, possibly over an old file, or where nothing can be written."""
        self._saved += 1
        missing = random.random() < 0.1
        return self.folder / "nowhere" / "saved" if missing else self._session(f"saved-{self._saved % SESSIONS}")

    def any_session(self, random: Random) -> Path:
        """A session to open: valid, broken, newly broken, or missing."""
        paths = sorted(self.folder.glob("*" + session_file.SUFFIX))
        if random.random() < 0.1:
            return self.folder / "missing"
        path = random.choice(paths)
        if path.stat().st_size and random.random() < 0.3:
            data = bytearray(path.read_bytes())
            for _ in range(random.randrange(1, 6)):
                data[random.randrange(len(data))] = random.choice(b'0123456789.,-e[]{}":nul \xff')
            path = self._session("scratched")
            path.write_bytes(data[: random.randrange(1, 2 * len(data))])
        return path


def _steps(screen: str, part: str, counts: list[int]) -> str:
    """One step per part, each with as many runs as `counts` says: some steps point at missing parts."""
    steps = []
    for number, count in enumerate(counts, 1):
        runs = ", ".join(f'{{ loss = "{_LOSSES[i % 2]}", learning_rate = {0.1 * (i + 1):.1f} }}' for i in range(count))
        steps.append(
            f'[[step]]\nscreen = "{screen}"\npoint = "{part}_{number}"\nruns = [{runs}]\nplay = 20\n'
            f'title.en = "{part} {number}"\ntext.en = "Look at {part} {number}."\n'
        )
    return "\n".join(steps)


_LOSSES = ("mse", "cross_entropy")
_TITLE = 'title.en = "Of my own"\n\n'
_QUESTION = (
    '[step.question]\nanswer = 2\nask.en = "Which?"\nchoices = [{ en = "this" }, { en = "that" }, { en = "neither" }]\n'
)
_LESSONS = {
    "cards": _TITLE + _steps("descent", "card", [MAX_RUNS, 2, 3, MAX_RUNS]) + _QUESTION,
    "runs": _TITLE + _steps("network", "run", [1, 2, 3, MAX_RUNS]) + _QUESTION,
    "missing": _TITLE + _steps("descent", "card", [1, 1, 2, 2]) + "\n" + _steps("network", "run", [1, 1, 2, 2]),
    "broken": _TITLE + '[[step]]\nscreen = "cinema"\n',
    "unreadable": "title = [",
}
_BROKEN = {
    "empty": b"",
    "no-session": b"[1, 2, 3]",
    "no-text": b"\xff\xfe\x00\x01",
    "deep": b"[" * 5000,
}
