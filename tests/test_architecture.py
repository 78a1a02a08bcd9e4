"""Checks the sources against the design: imports one way only, no threads, no branches on a key, no addresses.

Every rule is a function from one parsed file to the problems in it, so that the tests at the end can show each rule
code that it must reject.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# The order of imports, as in docs/architecture.md: what is further right may import what is further left.
# Names between the same two arrows are on one level, and do not import each other.
ORDER = next(line for line in (ROOT / "docs/architecture.md").read_text("utf-8").splitlines() if " ← core ← " in line)
GROUPS = [tuple(part.strip() for part in group.split(",")) for group in ORDER.split("←")]
LAYERS = [layer for group in GROUPS for layer in group]
# Executed before it is known whether Qt can be imported at all.
BEFORE_QT = ("console", "libraries", "display", "preflight", "__main__")
# Third-party packages allowed, where not all of them are.
OUTSIDE = {
    "core": {"numpy", "contourpy"},
    "state": {"numpy", "PySide6.QtCore"},
    **{part: set() for part in BEFORE_QT},
}
# Slow to import and needed by few: imported inside the function that uses them.
HEAVY = (
    *("contourpy", "PIL", "av", "OpenGL", "pyqtgraph.opengl", "pyqtgraph.exporters", "PySide6.QtOpenGL"),
    *("PySide6.QtOpenGLWidgets", "PySide6.QtPrintSupport", "PySide6.QtTest"),
)
NO_THREADS = ("threading", "_thread", "multiprocessing", "concurrent", "asyncio")
# Where the keys of losses and optimizers are written: their records, and stored Experiments.
PLACES_OF_KEYS = ("explorer.core.losses", "explorer.core.optimizers", "explorer.state.presets")
VIEWS = {"look", "widgets", "plots", "panels", "explain", "screens", "window"}
NO_NAMES = {"QThread", "QThreadPool", "QRunnable", "processEvents"}

MOST_LINES = 260
MOST_METHODS = 20
REASON = f"More than {MOST_METHODS} methods:"

Problem = tuple[int, str]


def imports(tree: ast.AST, lazy: bool = True) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of every import; without `lazy`, of those that are executed when the file is."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
        elif lazy or not isinstance(node, ast.FunctionDef | ast.Lambda):
            yield from imports(node, lazy)


def layer_of(module: str) -> str:
    """'widgets' of explorer.widgets.sliders; '' of the package itself and of what it defines."""
    name = [*module.split("."), ""][1]
    return name if not name.startswith("__") or name == "__main__" else ""


def below(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def screen_of(module: str) -> str:
    """'softmax' of explorer.screens.softmax.block; '' of what belongs to no single screen."""
    parts = module.split(".")
    return parts[2] if len(parts) > 3 and parts[1] == "screens" and (ROOT / Path(*parts[:3])).is_dir() else ""


def one_way_imports(module: str, tree: ast.AST) -> Iterator[Problem]:
    layer = layer_of(module)
    if layer and layer not in LAYERS:
        yield 1, f"explorer/{layer} has no place in the order of imports; give it one in docs/architecture.md"
        return
    allowed = {"", layer, *left_of(layer)} if layer else set()
    for line, name in imports(tree):
        if name.startswith("."):
            yield line, "imports by dots; say explorer.… in full"
        elif below(name, "explorer") and layer_of(name) not in allowed:
            yield line, f"{layer or 'the package'} imports {name}; the order is {ORDER}"


def left_of(layer: str) -> Iterator[str]:
    for group in GROUPS:
        if layer in group:
            return
        yield from group


def no_screen_imports_another(module: str, tree: ast.AST) -> Iterator[Problem]:
    if layer_of(module) != "screens":
        return
    for line, name in imports(tree):
        other = screen_of(name)
        if other and other != screen_of(module):
            yield line, f"{module} imports {name} of another screen"


def no_imports_for_types_only(module: str, tree: ast.AST) -> Iterator[Problem]:
    """An import for a type only is also a dependency, and hides a cycle."""
    for line, name in imports(tree):
        if name.split(".")[-1] == "TYPE_CHECKING":
            yield line, "imports TYPE_CHECKING; import what is needed, or ask for less of it"


def qt_is_not_needed_before_it_is_checked(module: str, tree: ast.AST) -> Iterator[Problem]:
    if layer_of(module) not in BEFORE_QT:
        return
    for line, name in imports(tree, lazy=False):
        if below(name, "explorer") and layer_of(name) not in ("", *BEFORE_QT):
            yield line, f"imports {name}, which needs Qt; import it in the function that needs it"


def few_packages(module: str, tree: ast.AST) -> Iterator[Problem]:
    layer = layer_of(module)
    if layer not in OUTSIDE:
        return
    known = {"explorer", "__future__", *sys.stdlib_module_names}
    for line, name in imports(tree):
        inside = name.split(".")[0] in known or any(below(name, package) for package in OUTSIDE[layer])
        if not inside and not name.startswith("."):
            allowed = ", ".join(sorted(OUTSIDE[layer])) or "nothing"
            yield line, f"{layer} imports {name}; beside the standard library it may use {allowed}"


def light_start(module: str, tree: ast.AST) -> Iterator[Problem]:
    for line, name in imports(tree, lazy=False):
        if any(below(name, package) for package in HEAVY):
            yield line, f"imports {name} for every start; import it in the function that needs it"


def no_waiting(module: str, tree: ast.AST) -> Iterator[Problem]:
    for line, name in imports(tree):
        if name.split(".")[0] in NO_THREADS or name == "time.sleep" or name.split(".")[-1] in NO_NAMES:
            yield line, f"imports {name}; long work is a generator that does a little each frame"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (node.attr in NO_NAMES or ast.unparse(node) == "time.sleep"):
            yield node.lineno, f"uses {ast.unparse(node)}; long work is a generator that does a little each frame"


def keys_are_in_records_only(module: str, tree: ast.AST) -> Iterator[Problem]:
    if any(below(module, place) for place in PLACES_OF_KEYS):
        return
    keys = table_keys()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in keys:
            yield node.lineno, f"names the key {node.value!r}; put the difference, or the choice, into its record"


def files_are_short(module: str, tree: ast.AST) -> Iterator[Problem]:
    last = max((node.end_lineno or 0 for node in ast.walk(tree) if isinstance(node, ast.stmt)), default=0)
    if last > MOST_LINES:
        yield last, f"has {last} lines; more than {MOST_LINES} are hard to survey: cut the file where a reader would"


def classes_are_small(module: str, tree: ast.AST) -> Iterator[Problem]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, ast.FunctionDef) for part in node.body)
            if methods > MOST_METHODS and REASON not in (ast.get_docstring(node) or ""):
                yield node.lineno, f"{node.name} has {methods} methods; cut it, or say why: {REASON!r} in its docstring"


def private_names_stay_at_home(module: str, tree: ast.AST) -> Iterator[Problem]:
    imported = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            imported |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if is_private(alias.name):
                    yield node.lineno, f"imports {alias.name}, which is {node.module}'s own"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr) and ast.unparse(node.value) in imported:
            yield node.lineno, f"uses {ast.unparse(node)}, which is private to where it is defined"


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def no_addresses_as_keys(module: str, tree: ast.AST) -> Iterator[Problem]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "id":
            yield node.lineno, "calls id(), an address that the next object may get; keep the object itself"


def table_keys() -> set[str]:
    from explorer.core.losses.table import LOSSES
    from explorer.core.optimizers import OPTIMIZERS

    return {*LOSSES, *OPTIMIZERS}


def no_rebound_globals(module: str, tree: ast.AST) -> Iterator[Problem]:
    """What the user chooses is passed to the views that show it: two windows, or two tests, do not share it."""
    if layer_of(module) not in VIEWS:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield node.lineno, f"rebinds {', '.join(node.names)} of the module; hand it to the constructor instead"


RULES = [
    one_way_imports,
    no_screen_imports_another,
    no_imports_for_types_only,
    qt_is_not_needed_before_it_is_checked,
    few_packages,
    light_start,
    no_waiting,
    keys_are_in_records_only,
    no_rebound_globals,
    files_are_short,
    classes_are_small,
    private_names_stay_at_home,
    no_addresses_as_keys,
]
Rule = Callable[[str, ast.AST], Iterator[Problem]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_sources_keep_the_rule(rule: Rule) -> None:
    problems = []
    for path in sorted((ROOT / "explorer").rglob("*.py")):
        relative = path.relative_to(ROOT)
        module = ".".join(relative.with_suffix("").parts)
        found = rule(module, ast.parse(path.read_text("utf-8"), str(relative)))
        problems += [f"{relative.as_posix()}:{line}: {problem}" for line, problem in found]
    assert not problems, "\n" + "\n".join(problems)


def test_main_only_starts_the_application() -> None:
    tree = ast.parse((ROOT / "main.py").read_text("utf-8"))
    assert {name for _, name in imports(tree)} == {"sys", "explorer.preflight.main"}
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)]


# Written in pieces, so that this file does not contain what it searches for.
ADDRESSES = [
    (re.compile("py" + r"pi\.org|python" + r"hosted\.|npm" + r"js\.(org|com)|deb\.deb" + "ian"), "a registry"),
    (re.compile(r"(?<![\w.*/-])/(?:wo" + "rk|ro" + "ot|Us" + "ers|ho" + r"me)/[\w.]"), "a folder of one machine"),
]


def addresses(text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, meaning in ADDRESSES:
            found = pattern.search(line)
            if found:
                yield number, f"names {meaning}: {found.group()}"


def project_files() -> list[Path]:
    """The files that git tracks or would add; every test and source where there is no git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    except (OSError, subprocess.CalledProcessError):
        folders = [path for path in ROOT.iterdir() if not path.name.startswith(".") and path.name != "build"]
        files = [file for path in folders for file in ([path] if path.is_file() else path.rglob("*"))]
        return [file for file in files if file.is_file() and "__pycache__" not in file.parts]
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


def test_no_file_names_a_registry_or_a_machine() -> None:
    problems = []
    for path in project_files():
        data = path.read_bytes()
        if b"\0" in data:
            continue
        found = addresses(data.decode("utf-8", errors="replace"))
        problems += [f"{path.relative_to(ROOT).as_posix()}:{line}: {problem}" for line, problem in found]
    assert not problems, "\n" + "\n".join(problems)


@pytest.mark.parametrize(
    "rule, module, source",
    [
        (one_way_imports, "explorer.core.losses.table", "import explorer.state.store"),
        (one_way_imports, "explorer.core.losses.table", "from explorer import state"),
        (one_way_imports, "explorer.core.losses.table", "def f():\n    from explorer.widgets import sliders"),
        (
            one_way_imports,
            "explorer.core.losses.table",
            "if TYPE_CHECKING:\n    from explorer.state.scene import Scene",
        ),
        (one_way_imports, "explorer.core.losses.table", "from .softmax import softmax"),
        (one_way_imports, "explorer.state.store", "from explorer.look.theme import COLOURS"),
        (one_way_imports, "explorer.look.theme", "from explorer.widgets.button import Button"),
        (one_way_imports, "explorer.plots.axes", "from explorer.widgets.button import Button"),
        (
            no_screen_imports_another,
            "explorer.screens.loss.screen",
            "from explorer.screens.softmax.block import SoftmaxBlock",
        ),
        (one_way_imports, "explorer.widgets.sliders", "from explorer.screens.descent.screen import DescentScreen"),
        (one_way_imports, "explorer.screens.descent.screen", "from explorer.window.main_window import Window"),
        (one_way_imports, "explorer.window.main_window", "from explorer.app import main"),
        (no_imports_for_types_only, "explorer.app", "from typing import TYPE_CHECKING"),
        (qt_is_not_needed_before_it_is_checked, "explorer.preflight", "from explorer.app import main"),
        (one_way_imports, "explorer.somewhere.new", ""),
        (few_packages, "explorer.core.losses.table", "import scipy"),
        (few_packages, "explorer.core.losses.table", "from PySide6.QtCore import QObject"),
        (few_packages, "explorer.state.store", "from PySide6.QtWidgets import QWidget"),
        (few_packages, "explorer.state.store", "from PySide6 import QtWidgets"),
        (few_packages, "explorer.preflight", "def f():\n    import numpy"),
        (light_start, "explorer.core.surface", "from contourpy import contour_generator"),
        (light_start, "explorer.plots.relief", "try:\n    from PySide6 import QtOpenGL\nexcept ImportError: pass"),
        (light_start, "explorer.plots.relief", "class View:\n    import pyqtgraph.opengl as gl"),
        (no_waiting, "explorer.app", "import threading"),
        (no_waiting, "explorer.app", "from time import sleep"),
        (no_waiting, "explorer.app", "import time\ntime.sleep(1)"),
        (no_waiting, "explorer.app", "QtCore.QCoreApplication.processEvents()"),
        (no_waiting, "explorer.app", "from PySide6.QtCore import QThread"),
        (keys_are_in_records_only, "explorer.widgets.sliders", "loss == 'mse'"),
        (keys_are_in_records_only, "explorer.widgets.sliders", "'adam' != optimizer"),
        (keys_are_in_records_only, "explorer.widgets.sliders", "loss in ('kl', 'hinge')"),
        (keys_are_in_records_only, "explorer.widgets.sliders", "match loss:\n    case 'mse' | 'kl': pass"),
        (keys_are_in_records_only, "explorer.state.experiment_parts", "class RunSpec:\n    loss: str = 'mse'"),
        (keys_are_in_records_only, "explorer.screens.loss.loss_values", "FIRST = ('mse', 'hinge')"),
        (keys_are_in_records_only, "explorer.screens.loss.screen", "titles = {'kl': 'DIVERGENCE'}"),
        (keys_are_in_records_only, "explorer.core.encoding.training", "LOSSES['cross_entropy'].raw_gradient"),
        (keys_are_in_records_only, "explorer.core.descent", "def run(optimizer='momentum'): pass"),
        (no_rebound_globals, "explorer.look.wording", "_key = 1\ndef f(key):\n    global _key\n    _key = key"),
        (no_rebound_globals, "explorer.screens.loss.screen", "class View:\n    def f(self):\n        global a, b"),
        (files_are_short, "explorer.widgets.sliders", "x = 1\n" * 261),
        (files_are_short, "explorer.widgets.sliders", "class View:\n" + "    x = 1\n" * 260),
        (classes_are_small, "explorer.widgets.sliders", "class View:\n" + "    def f(self): pass\n" * 21),
        (private_names_stay_at_home, "explorer.screens.screen", "from explorer.widgets.keys import _KEYS"),
        (private_names_stay_at_home, "explorer.screens.screen", "from explorer.widgets import keys\nkeys._KEYS"),
        (private_names_stay_at_home, "explorer.screens.screen", "from x import View\nView._hidden()"),
        (no_addresses_as_keys, "explorer.widgets.sliders", "gesture = (id(self), 1)"),
    ],
)
def test_rule_objects(rule: Rule, module: str, source: str) -> None:
    assert list(rule(module, ast.parse(source)))


@pytest.mark.parametrize(
    "module, source",
    [
        ("explorer.core.surface", "import numpy as np\ndef f():\n    from contourpy import contour_generator"),
        ("explorer.core.losses.table", "from explorer.core.softmax import softmax\nkey == 'mse'"),
        ("explorer.core.optimizers", "settings['momentum']"),
        ("explorer.state.presets", "from explorer.state.experiment_parts import RunSpec\nRunSpec('mse', 'adam')"),
        ("explorer.screens.loss.screen", "'Not \\'mse\\' itself, but a text with it.'"),
        ("explorer.state.store", "from PySide6.QtCore import QObject\nfrom explorer.core.losses.table import LOSSES"),
        ("explorer.look.notation", "NOTATIONS = {}\ndef f(key):\n    global_notation = NOTATIONS[key]"),
        ("explorer.widgets.sliders", "from PySide6 import QtWidgets\nfrom explorer.look import theme\nimport time"),
        (
            "explorer.window.main_window",
            "from explorer.screens.descent.screen import DescentScreen\nfrom explorer import __version__",
        ),
        ("explorer.preflight", "import os\ndef main():\n    from explorer.app import main"),
        ("explorer.__main__", "from explorer.preflight import main"),
        ("explorer", "'''Only a docstring.'''"),
        ("explorer.widgets.sliders", "x = 1\n" * 260),
        ("explorer.widgets.sliders", "class View:\n" + "    def f(self): pass\n" * 20),
        ("explorer.core.sets", f"class Set:\n    '{REASON} one a sign.'\n" + "    def f(self): pass\n" * 21),
        ("explorer.screens.screen", "from explorer import __version__\nfrom x import y as _y\n_y()\nself._x"),
    ],
)
def test_no_rule_objects(module: str, source: str) -> None:
    assert [problem for rule in RULES for problem in rule(module, ast.parse(source))] == []


def test_addresses_are_found() -> None:
    machine = "".join(["cd /wo", "rk/main"])
    registry = "".join(["see https://py", "pi.org/project"])
    assert [line for line, _ in addresses(f"{machine}\nhomework/main and a/root/b\n{registry}")] == [1, 3]
