"""The examples of the README, pasted as a reader would: into this process's tables, or into a copy of the files."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from tests.support import caches

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```python\n# (explorer/\S+\.py), at its end\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def examples() -> dict[str, str]:
    """The code to be pasted, by the file it goes into."""
    return dict(_BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")))


def words() -> set[str]:
    """Every text in the examples: what a reader adds is shown in English until it is translated."""
    trees = [ast.parse(code) for code in examples().values()]
    texts = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return {node.value for node in texts if isinstance(node.value, str)}


def paste(root: Path) -> None:
    """Paste the examples into the files below `root`, a copy of the project."""
    for file, code in examples().items():
        with (root / file).open("a", encoding="utf-8") as opened:
            opened.write("\n\n" + code)


@contextmanager
def pasted() -> Iterator[None]:
    """The tables of this process with the examples in them; afterwards they are as they were."""
    losses, optimizers = dict(LOSSES), dict(OPTIMIZERS)
    try:
        for file, code in examples().items():
            module = importlib.import_module(file.removesuffix(".py").replace("/", "."))
            pasted_into = dict(vars(module))
            exec(code, pasted_into)
            LOSSES.update((loss.key, loss) for loss in pasted_into.get("FAMILY", ()))
        yield
    finally:
        for table, before in ((LOSSES, losses), (OPTIMIZERS, optimizers)):
            table.clear()
            table.update(before)
        caches.empty()
