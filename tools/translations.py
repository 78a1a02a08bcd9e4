"""Updates resources/translations/: collects every text, merges it with the existing translations, and compiles.

    make translations

Qt's lupdate finds no text that is not a literal in a call it knows, and guesses the context of some that are. So the
texts are collected here, from the sources and from the tables of records, and passed to it as plain calls; it then
does what it is good at: keep translated texts, mark new ones, and drop removed ones.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
Text = tuple[str, str]  # context, English text
WORDING = "explorer.look.wording"  # its tr translates texts that belong to no widget
MARKED = {"action_table.py": "Menus"}  # whose plain tr(...) marks texts of another context
# Functions of explorer/state that take a sentence (and the name of a quantity) for the user; which argument it is.
SENTENCES = {
    **{"require": 1, "fault": 1},
    **dict.fromkeys(("UserError", "FileError", "NotText", "TooMuch", "InvalidExperiment"), 0),
    **dict.fromkeys(("SessionError", "LessonError", "SettingsError", "DataError", "Notice"), 0),
}
QUANTITIES = {"within": 2, "one_of": 2, "whole": 1}


def gathered() -> list[Text]:
    """Every (context, text), sorted, each once; raises SystemExit for a text that cannot be collected."""
    return sorted({*names(), *in_sources()})


@cache
def in_sources() -> frozenset[Text]:
    """Every text in the sources, which are read once."""
    texts: set[Text] = set()
    for path in sorted((ROOT / "explorer").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts.update(spoken(tree, path))
        if path.parent.name == "state":
            texts.update(refusals(tree))
    return frozenset(texts)


def names() -> Iterator[Text]:
    """Every text of a table's record that is shown through Wording.label or Wording.name."""
    from explorer.core.encoding.cases import CASES
    from explorer.core.encoding.training import MODELS
    from explorer.core.formulas.explanation import NOTES
    from explorer.core.losses.table import LOSSES
    from explorer.core.optimizers import OPTIMIZERS
    from explorer.core.pixel_losses import PIXEL_LOSSES
    from explorer.look.notation import NOTATIONS
    from explorer.look.theme import THEMES
    from explorer.screens.registry import SCREENS
    from explorer.state.comparisons import COMPARISONS
    from explorer.state.presets import PRESETS

    for table in (CASES, MODELS, LOSSES, PIXEL_LOSSES, OPTIMIZERS, SCREENS, PRESETS, COMPARISONS, THEMES, NOTATIONS):
        for record in table.values():
            yield from (("names", text) for text in texts_of(record))
    for loss in LOSSES.values():
        yield from (("names", text) for text in texts_of(loss.explanation) if text)
    yield from (("names", text) for text in NOTES)
    for optimizer in OPTIMIZERS.values():
        yield from (("names", h.label) for h in optimizer.hyperparameters if h.label.isascii())


def texts_of(record: object) -> Iterator[str]:
    """The label of a record, its note or hint, and any tuple of names for people."""
    of_a_case = ("about", "classes", "axes", "on_the_line", "remarks", "rule")
    for field in ("label", "note", "hint", "sentence", "names", *of_a_case):
        value = getattr(record, field, ())
        yield from (value,) if isinstance(value, str) else value


def spoken(tree: ast.Module, path: Path) -> Iterator[Text]:
    """The literal of every call of tr in the sources, with its context."""
    shared = any(
        isinstance(node, ast.ImportFrom) and node.module == WORDING and "tr" in (alias.name for alias in node.names)
        for node in ast.walk(tree)
    )
    yield from spoken_in(tree, path, "", MARKED.get(path.name, "wording" if shared else None))


def spoken_in(node: ast.AST, path: Path, context: str, shared: str | None) -> Iterator[Text]:
    """The literal of every call of tr below `node`.

    Args:
        context: the class that `node` is in, the context of its own tr.
        shared: the context of a plain tr(...); None where that means the class's own.
    """
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else context
        if isinstance(child, ast.Call):
            text = literal(child, path)
            if text is not None:
                found = context_of(child, inner, shared)
                if not found:
                    raise SystemExit(f"{path.relative_to(ROOT)}:{child.lineno}: tr has no context that is known here")
                yield found, text
        yield from spoken_in(child, path, inner, shared)


def context_of(call: ast.Call, own: str, shared: str | None) -> str:
    """The context of a call of tr in the class `own`; empty where none is known."""
    if isinstance(call.func, ast.Attribute):
        return own if ast.unparse(call.func.value) == "self" else ""
    return shared or own


def literal(call: ast.Call, path: Path) -> str | None:
    """The text of a call of tr, None for any other call."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name != "tr":
        return None
    if len(call.args) == 1 and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
        return call.args[0].value
    raise SystemExit(f"{path.relative_to(ROOT)}:{call.lineno}: tr takes one literal text")


def refusals(tree: ast.AST) -> Iterator[Text]:
    """Every sentence that refuses something, and every name of a quantity that goes into one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = SENTENCES.get(name, QUANTITIES.get(name))
            if place is not None and len(node.args) > place:
                argument = node.args[place]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield "errors", argument.value


def update(folder: Path) -> None:
    """Merge the texts into the .ts files in `folder` and compile them to .qm."""
    import PySide6

    from explorer.look.languages import LANGUAGES

    tools = Path(PySide6.__file__).parent
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "texts.py"
        calls = [f"QCoreApplication.translate({context!r}, {text!r})" for context, text in gathered()]
        source.write_text("from PySide6.QtCore import QCoreApplication\n" + "\n".join(calls) + "\n", encoding="utf-8")
        for language in (each for each in LANGUAGES.values() if each.catalogue):
            ts = folder / f"explorer_{language.key}.ts"
            run(tools / "lupdate", str(source), "-ts", str(ts), "-no-obsolete", "-locations", "none",
                "-source-language", "en", "-target-language", language.locale)  # fmt: skip
            run(tools / "lrelease", str(ts), "-qm", str(ts.with_suffix(".qm")))


def run(tool: Path, *arguments: str) -> None:
    """Run one of Qt's tools; raises SystemExit with its output when it fails."""
    done = subprocess.run([str(tool), *arguments], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{tool.name} failed: {done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    update(FOLDER)
