"""The tree of tests: each is in the folder that matches its module's, helpers are in one place, names are readable."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_NAME = 60
LONGEST_FILE = 400
# About the app, the sources or the tests as a whole rather than about one module.
WHOLE = {
    "architecture",
    "bundled_lessons",
    "bundled_lessons_is_mse_bad",
    "bundled_lessons_saturation",
    "bundled_lessons_three_logits",
    "demonstration",
    "explanation",
    "faults",
    "half_typed",
    "hostile_files",
    "isolation",
    "layout",
    "layout_of_lessons",
    "layout_on_stage",
    "memory",
    "monkey",
    "numbers_on_screen",
    "readme",
    "setup",
    "soak",
    "tree",
    "views_that_go",
}
Rule = Callable[[Path, str], Iterator[str]]


def short_names(path: Path, source: str) -> Iterator[str]:
    """The name of a test, without its `test_`, has at most LONGEST_NAME letters."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            excess = len(node.name.removeprefix("test_")) - LONGEST_NAME
            if excess > 0:
                yield f"line {node.lineno}: the name of {node.name} is {excess} letters too long"


def short_files(path: Path, source: str) -> Iterator[str]:
    lines = len(source.splitlines())
    if lines > LONGEST_FILE:
        yield f"has {lines} lines, more than {LONGEST_FILE}"


def helpers_lie_in_support(path: Path, source: str) -> Iterator[str]:
    """Helpers of several test files are never imported from one of them."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            if name.startswith("tests.") and any(part.startswith("test_") for part in name.split(".")):
                yield f"line {node.lineno}: {name} comes from a file of tests"


def lies_where_its_module_lies(path: Path, source: str) -> Iterator[str]:
    """tests/a/test_b.py, or test_b_in_some_respect.py, tests explorer/a/b.py, or the package explorer/a/b or a.

    In tests/support it tests the helper beside it."""
    name = path.stem.removeprefix("test_")
    if not path.name.startswith("test_") or (path.parent == Path("tests") and name in WHOLE):
        return
    in_support = path.parent == Path("tests/support")
    folder = ROOT / path.parent if in_support else ROOT / "explorer" / path.parent.relative_to("tests")
    modules = {module.stem for module in folder.glob("*.py")}
    packages = {package.parent.name for package in folder.glob("*/__init__.py")}
    known = modules | packages | {folder.name}
    if not any(name == module or name.startswith(module + "_") for module in known):
        yield f"names no module of {folder.relative_to(ROOT).as_posix()}/"


RULES = [short_names, short_files, helpers_lie_in_support, lies_where_its_module_lies]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_tests_keep_the_rule(rule: Rule) -> None:
    problems = []
    for path in sorted((ROOT / "tests").rglob("*.py")):
        relative = path.relative_to(ROOT)
        problems += [f"{relative.as_posix()}: {found}" for found in rule(relative, path.read_text("utf-8"))]
    assert not problems, "\n" + "\n".join(problems)


def test_every_file_about_the_whole_exists() -> None:
    assert {path.stem.removeprefix("test_") for path in (ROOT / "tests").glob("test_*.py")} >= WHOLE


@pytest.mark.parametrize(
    "rule, path, source",
    [
        (short_names, "tests/core/test_softmax.py", f"def test_{'x' * 61}(): pass"),
        (short_names, "tests/core/test_softmax.py", f"class TestIt:\n    def test_{'x' * 61}(self): pass"),
        (short_files, "tests/core/test_softmax.py", "\n" * 401),
        (helpers_lie_in_support, "tests/core/test_softmax.py", "from tests.core.test_descent import run"),
        (helpers_lie_in_support, "tests/core/test_softmax.py", "from tests import test_soak"),
        (helpers_lie_in_support, "tests/support/gui.py", "def f():\n    import tests.test_soak"),
        (lies_where_its_module_lies, "tests/core/test_hinge_curve.py", ""),
        (lies_where_its_module_lies, "tests/screens/loss/test_curve.py", ""),
        (lies_where_its_module_lies, "tests/pages/test_screen.py", ""),
        (lies_where_its_module_lies, "tests/test_softmax.py", ""),
        (lies_where_its_module_lies, "tests/support/test_softmax.py", ""),
        (lies_where_its_module_lies, "tests/core/test_soak.py", ""),
    ],
)
def test_rule_objects(rule: Rule, path: str, source: str) -> None:
    assert list(rule(Path(path), source))


@pytest.mark.parametrize(
    "path, source",
    [
        ("tests/screens/loss/test_hinge_curve.py", f"def test_{'x' * 60}(): pass"),
        ("tests/core/test_descent_verdicts.py", "from tests.support.gui import settle"),
        ("tests/core/losses/test_losses.py", "\n" * 399),
        ("tests/test_soak.py", "from tests import support"),
        ("tests/support/test_consistent.py", ""),
        ("tests/support/gui.py", "from explorer.core.softmax import softmax"),
    ],
)
def test_no_rule_objects(path: str, source: str) -> None:
    assert [problem for rule in RULES for problem in rule(Path(path), source)] == []
