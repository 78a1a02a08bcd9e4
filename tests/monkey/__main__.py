"""`python -m tests.monkey N [--seed S]`: N random acts without a screen; a failure prints the last and exits with 1."""

from __future__ import annotations

import argparse
import faulthandler
import gc
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import IO

TOLD = 1000  # acts between two reports of the memory in use
SETTLED = 3000  # acts by which every screen was shown in every language
SPARE_MEGABYTES = 60  # for fonts and the heap, in addition to what the caches may still hold


def main() -> int:
    """Run the acts and print the outcome."""
    parser = argparse.ArgumentParser(prog="python -m tests.monkey", description="Random acts of a user.")
    parser.add_argument("acts", type=int, nargs="?", default=1500, metavar="N", help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed acts in the same way again")
    parser.add_argument("--log", type=Path, metavar="FILE", help="where every act is written before it happens")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="monkey-") as home:
        _isolate(Path(home))
        with _log(options.log) as log:
            faulthandler.enable(log)
            print(f"seed {options.seed}, {options.acts} acts; each is written to {log.name}", flush=True)
            return _play(options.acts, options.seed, Path(home), log)


def _log(path: Path | None) -> IO[str]:
    """The file `path`, or a new one: other runs may be writing theirs."""
    if path is not None:
        return open(path, "w", encoding="utf-8", errors="backslashreplace")
    return tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", errors="backslashreplace", prefix="monkey-", suffix=".log", delete=False
    )


def _isolate(home: Path) -> None:
    """No screen and none of the user's settings, before anything imports Qt."""
    os.environ.update(QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8", OPENBLAS_NUM_THREADS="1")
    os.environ.setdefault("XDG_CACHE_HOME", str(Path.home() / ".cache"))  # otherwise fonts would be indexed again
    os.environ.update(HOME=str(home), XDG_CONFIG_HOME=str(home), XDG_DATA_HOME=str(home), XDG_STATE_HOME=str(home))


def _play(count: int, seed: int, folder: Path, log) -> int:
    from explorer.app import make_application
    from tests.monkey.monkey import Monkey
    from tests.monkey.watch import Watch, resident_megabytes

    application = make_application()
    application.setQuitOnLastWindowClosed(False)
    began = perf_counter()
    memory: list[float] = []
    with Watch() as watch:
        monkey = Monkey(seed, folder, watch, log)
        try:
            while monkey.number < count:
                monkey.run(min(TOLD, count - monkey.number))
                gc.collect()
                elapsed = perf_counter() - began
                memory.append(resident_megabytes())
                print(f"{monkey.number:7} acts {elapsed:7.0f} s {memory[-1]:7.0f} MB", flush=True)
            monkey.finish()
        except Exception:
            traceback.print_exc()
            return 1
        finally:
            print(" ".join(f"{name} {n}" for name, n in monkey.counts.most_common()), flush=True)
        monkey.close()
        watch.check()
    problem = memory_problem(memory)
    print(problem or "nothing broke")
    return int(bool(problem))


def memory_problem(memory: Sequence[float]) -> str:
    """A sentence if the memory in use, in MB after every TOLD acts, did not stay level; else empty."""
    from explorer.state.drawn_surface import SURFACE_BYTES
    from explorer.state.network_training import TRAINING_BYTES
    from explorer.state.scene import RUN_BYTES

    allowed = (SURFACE_BYTES + RUN_BYTES + TRAINING_BYTES) / 1e6 + SPARE_MEGABYTES
    settled, last = memory[SETTLED // TOLD - 1 : SETTLED // TOLD], memory[-1]
    if settled and last - settled[0] > allowed:
        return f"{last:.0f} MB, after {SETTLED} acts {settled[0]:.0f} MB: more than {allowed:.0f} MB have been added"
    return ""


if __name__ == "__main__":
    sys.exit(main())
