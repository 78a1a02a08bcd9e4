"""Makes hostile files from a seed and opens them as sessions, lessons and settings.

    python -m tests.support.hostile_files 3000

Each must be read, or refused with one short sentence in plain words: no other exception, no waiting.
"""

from __future__ import annotations

import json
import os
import random
import re
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtWidgets import QApplication

from explorer.app import _application
from explorer.look.notation import NOTATIONS
from explorer.look.theme import THEMES
from explorer.screens.registry import SCREENS
from explorer.state import lessons, session_file, settings
from explorer.state.experiment import Experiment
from explorer.state.settings import Known
from explorer.state.user_error import LONGEST_SENTENCE, UserError
from explorer.window.main_window import MainWindow
from tests.support.gui import WORDING
from tools import translations

KNOWN = Known(tuple(THEMES), ("en",), tuple(NOTATIONS))
SESSION = session_file.to_text(Experiment().with_runs(optimizer="adam", hyperparameters=(("beta1", 0.5),)))
SETTINGS = '{"version": 1, "theme": "dark", "zoom": 1.5, "geometry": "00ff", "language": "en", "notation": "lecture"}'
LESSON = """title = "A lesson"
[[step]]
screen = "softmax"
title = "One"
text = "First."
change = { logits = [1.0, 2.0, 3.0], temperature = 2.0, steps = 90 }
[[step]]
title = "Two"
text = "Second."
reset = true
point = "block"
runs = [{ loss = "mse", optimizer = "adam", learning_rate = 0.5, beta1 = 0.8 }]
play = 7
after = "Third."
[step.question]
ask = "What?"
choices = ["this", "that"]
answer = 2
"""
# Words that only a program says; what stands in “ ” is the file's own.
TELL_TALES = re.compile(
    r"NoneType|Errno|Error|Exception|Traceback|<class|object is not|not iterable|unhashable|argument|positional|codec"
    r"|Expecting|Exceeds|\(char|\b(nan|inf)\b(?=[ .,;]|$)|\bNone\b|\bTrue\b|\bFalse\b"
    r"|\bdict\b|\btuple\b|\bstr\b|\bint\b|\{[a-z]{2,}\}"
)
LONGEST = 1.0  # second that a file may take where nothing else is measured: the suite shares the machine
TEXTS = frozenset(translations.gathered())


@dataclass(frozen=True)
class Kind:
    """One kind of file: how it is named and read, and a good one."""

    name: str
    suffix: str
    read: Callable[[Path], object]
    good: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind("session", session_file.SUFFIX, session_file.load, SESSION),
        Kind("lesson", lessons.SUFFIX, lambda path: lessons.load(path, tuple(SCREENS)), LESSON),
        Kind("settings", ".json", lambda path: settings.read(path, KNOWN), SETTINGS),
    )
}


@dataclass(frozen=True)
class Hostile:
    """A file to open; `fields` are the paths of which the refusal names one, `harmless` that it must be read."""

    kind: Kind
    family: str
    data: bytes | Callable[[Path], None]
    fields: tuple[str, ...] = ()
    harmless: bool = False


@dataclass
class Outcome:
    """What came of it: the sentence, empty when the file was read, and the seconds it took."""

    hostile: Hostile
    sentence: str
    seconds: float
    problems: list[str] = field(default_factory=list)


# Wrong values

_JSON_JUNK: tuple[Any, ...] = (
    *(None, True, False, -1, 0.5, 10**30, 10**400, 1e308, float("nan"), float("inf"), "", "abc", "1", [], {}, [[]]),
    *([None], [1, "a"], {"a": 1}, "x" * 5000, "\ud800", "a\nb\u202ec\x07", [0] * 3000, {"k" * 300: 1}, "{0} %s"),
)
_TOML_JUNK = (
    *("true", "-1", "0.5", "9" * 30, "9" * 400, "0x" + "f" * 900, "1e999", "nan", "-inf", '""', '"abc"', "[]", "{}"),
    *("[[]]", "[1, 'a']", "{ a = 1 }", f'"{"x" * 5000}"', '"a\\nb\\u202ec"', "1979-05-27", "07:32:00", "[[1], {}]"),
    *(f"[{'0,' * 3000}]", f"{{ {'k' * 300} = 1 }}", "'{0} %s {y} { z }'", '"\\u0000"'),
)


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of everything in parsed JSON: values, and the objects and lists that hold them."""
    yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))


def with_leaf(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    """Parsed JSON with something else at `path`."""
    if not path:
        return new
    copy = value.copy()
    copy[path[0]] = with_leaf(value[path[0]], path[1:], new)
    return copy


def _spelt(path: tuple[str | int, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


def wrong_json(kind: Kind, rng: random.Random) -> Hostile:
    """Anything in place of anything; a value that is none is named by its own path."""
    whole = json.loads(kind.good)
    path = rng.choice(list(leaves(whole))[1:])
    junk = rng.choice(_JSON_JUNK)
    part = str(path[0])
    fields = (part, "surface", "information")  # what was built on it may be the first to object
    if part in ("format", "version"):
        fields = ("version", "not a session")
    elif junk is None:
        fields = (_spelt(path),)
    return Hostile(kind, f"wrong at {_spelt(path)}", json.dumps(with_leaf(whole, path, junk)).encode(), fields)


def wrong_toml(kind: Kind, rng: random.Random) -> Hostile:
    """Anything in place of one value of a lesson; the name is there in any refusal."""
    lines = kind.good.split("\n")
    at = rng.choice([i for i, line in enumerate(lines) if "=" in line])
    name, _, value = lines[at].partition(" = ")
    if rng.random() < 0.4 and "{" in value:  # one of the names in a table
        name, old = rng.choice(re.findall(r"(\w+) = (\[[^]]*\]|[^,}]+)", value))
        lines[at] = lines[at].replace(f"{name} = {old}", f"{name} = {rng.choice(_TOML_JUNK)} ", 1)
    else:
        lines[at] = f"{name} = {rng.choice(_TOML_JUNK)}"
    return Hostile(kind, f"wrong {name}", "\n".join(lines).encode(), (name, "line", "optimizer", "loss", "classes"))


# Spoilt texts


def cut(kind: Kind, rng: random.Random) -> Hostile:
    data = kind.good.encode()
    return Hostile(kind, "cut off", data[: rng.randrange(len(data))])


def mutated(kind: Kind, rng: random.Random) -> Hostile:
    data = bytearray(kind.good.encode())
    for _ in range(rng.choice((1, 1, 3, 20))):
        place = rng.randrange(len(data))
        signs = (bytes([rng.randrange(256)]), b"[", b'"', b"{", b".", b"\0")
        data[place : place + rng.randrange(3)] = rng.choice(signs)
    return Hostile(kind, "mutated", bytes(data))


def marked(kind: Kind, rng: random.Random) -> Hostile:
    return Hostile(kind, "begins with a mark", b"\xef\xbb\xbf" + kind.good.encode(), harmless=True)


def unknown_name(kind: Kind, rng: random.Random) -> Hostile:
    name = rng.choice(("colour", "self", "__class__", "é", "x" * 3000, "\\ud800", "\\n\\u202e", "a b", "", "runs"))
    if kind.suffix == lessons.SUFFIX:
        return Hostile(kind, "unknown name", f'"{name}" = 1\n{kind.good}'.encode())
    return Hostile(kind, "unknown name", kind.good.replace("{", f'{{"{name}": 1, ', 1).encode())


def twice(kind: Kind, rng: random.Random) -> Hostile:
    if kind.suffix == lessons.SUFFIX:
        return Hostile(kind, "given twice", f'title = "x"\n{kind.good}'.encode(), ("line 2",))
    return Hostile(kind, "given twice", kind.good.replace("{", '{"version": 1, ', 1).encode(), ("version",))


def not_utf8(kind: Kind, rng: random.Random) -> Hostile:
    encoding = rng.choice(("utf-16", "utf-32", "cp037"))
    return Hostile(kind, encoding, kind.good.encode(encoding))


# Too much of something

MUCH: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("open brackets", lambda n: "[" * n),
    ("open braces", lambda n: '{"a":' * (n // 5)),
    ("list in list", lambda n: "a = " + "[" * (n // 2) + "]" * (n // 2)),
    ("table in table", lambda n: "a = " + "{a=" * (n // 3)),
    ("dotted name", lambda n: "a." * (n // 2) + "a = 1"),
    ("spaced dotted name", lambda n: "a . " * (n // 4) + "a = 1"),
    ("quoted dotted name", lambda n: '"a".' * (n // 4) + "a = 1"),
    ("dotted table", lambda n: "[" + "a." * (n // 2) + "a]"),
    ("dotted step", lambda n: "[[" + "a." * (n // 2) + "a]]"),
    ("dotted in a table", lambda n: "x = {" + "a." * (n // 2) + "a = 1}"),
    ("deep tables", lambda n: "".join(f"[{'.'.join(f'a{i}' for _ in range(9))}]\n" for i in range(n // 60))),
    ("tables", lambda n: "".join(f"[a{i}]\n" for i in range(n // 9))),
    ("names", lambda n: "".join(f"a{i}=1\n" for i in range(n // 9))),
    ("json names", lambda n: "{" + ",".join(f'"a{i}":1' for i in range(n // 12)) + "}"),
    ("steps", lambda n: "[[step]]\n" * (n // 9)),
    ("whole steps", lambda n: 'title="a"\n' + '[[step]]\ntitle="a"\ntext="b"\n' * (n // 30)),
    ("big steps", lambda n: 'title="a"\n' + '[[step]]\ntitle="a"\ntext="b"\nchange={classes=10}\n' * (n // 50)),
    ("changing steps", lambda n: 'title="a"\n' + "".join(map(_changing_step, range(min(n // 100, 390))))),
    ("numbers", lambda n: "a = [" + "1," * (n // 2) + "]"),
    ("json numbers", lambda n: "[" + "1," * (n // 2) + "1]"),
    ("digits", lambda n: "a = " + "9" * n),
    ("json digits", lambda n: "[" + "9" * n + "]"),
    ("hexadecimal", lambda n: "a = 0x" + "f" * n),
    ("decimals", lambda n: "a = 0." + "9" * n),
    ("underscores", lambda n: "a = " + "1_" * (n // 2) + "1"),
    ("escapes", lambda n: 'a = "' + "\\n" * (n // 2) + '"'),
    ("escaped lines", lambda n: 'a = """' + "\\\n" * (n // 2) + '"""'),
    ("open quotes", lambda n: 'a = "' + "x" * n),
    ("open triple quotes", lambda n: '"""' + '\\"""' * (n // 4)),
    ("quotes", lambda n: '"' * n),
    ("single quotes", lambda n: "'" * n),
    ("spaces", lambda n: " " * n),
    ("lines", lambda n: "\n" * n),
    ("comments", lambda n: "#\n" * (n // 2)),
    ("long name", lambda n: '"' + "k" * n + '" = 1'),
    ("braced spaces", lambda n: 'title = "{' + " " * n + '"'),
    ("long title", lambda n: 'title = "' + "x" * n + '"\n[[step]]\ntitle = "a"\ntext = "b"'),
    ("bom and more", lambda n: "\ufeff" * (n // 3)),
    ("nothing", lambda n: "\0" * n),
)


def _changing_step(i: int) -> str:
    logits = ", ".join(str(float(i + k)) for k in range(10))
    target = ", ".join(["0.1"] * 10)
    return f'[[step]]\ntitle="a"\ntext="b"\nchange={{classes=10, logits=[{logits}], target=[{target}]}}\n'


def much(kind: Kind, rng: random.Random) -> Hostile:
    name, make = rng.choice(MUCH)
    size = rng.choice((2_000, 2_000, 2_000, 30_000, 990_000))
    return Hostile(kind, f"{name}, {size}", make(size).encode(errors="surrogatepass"))


def much_inside(kind: Kind, rng: random.Random) -> Hostile:
    """A good session or settings file of which one text or list goes on and on."""
    whole = json.loads(kind.good)
    path = rng.choice(list(leaves(whole))[1:])
    size = rng.choice((1_000, 20_000, 200_000))
    filler = rng.choice(("x" * size, [0] * (size // 4), {f"k{i}": i for i in range(size // 20)}))
    return Hostile(kind, f"much at {_spelt(path)}", json.dumps(with_leaf(whole, path, filler)).encode())


# No ordinary files


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def _links_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


_SPECIAL: dict[str, Callable[[Path], None]] = {
    "folder": lambda path: path.mkdir(),
    "missing": lambda path: None,
    "too large": _too_large,
    **({"pipe": _pipe, "link to a terminal": _links_to("/dev/tty")} if hasattr(os, "mkfifo") else {}),
    **({"socket": _socket} if hasattr(socket, "AF_UNIX") else {}),
    **({"link to zeros": _links_to("/dev/zero")} if Path("/dev/zero").exists() else {}),
    "circle": lambda path: path.symlink_to(path.name),
}


def special(kind: Kind, rng: random.Random) -> Hostile:
    name = rng.choice(list(_SPECIAL))
    return Hostile(kind, name, _SPECIAL[name], ("cannot be read",))


_ANY = (cut, mutated, mutated, mutated, marked, unknown_name, twice, not_utf8, much, special)
_JSON = (wrong_json,) * 8 + (much_inside,)
_TOML = (wrong_toml,) * 8


def generated(count: int, seed: int) -> Iterator[Hostile]:
    """`count` hostile files, the same for the same seed."""
    rng = random.Random(seed)
    for _ in range(count):
        kind = rng.choice(list(KINDS.values()))
        families = _ANY + (_TOML if kind.suffix == lessons.SUFFIX else _JSON)
        yield rng.choice(families)(kind, rng)


# Opening them


def written(hostile: Hostile, folder: Path, number: int) -> Path:
    """The path of the file, once it is there."""
    path = folder / f"{number}{hostile.kind.suffix}"
    if isinstance(hostile.data, bytes):
        path.write_bytes(hostile.data)
    else:
        hostile.data(path)
    return path


def opened(hostile: Hostile, path: Path) -> Outcome:
    """Read the file; anything but a refusal in words is a problem, and so is a refusal in a program's words."""
    begun = perf_counter()
    try:
        hostile.kind.read(path)
    except UserError as fault:
        seconds = perf_counter() - begun
        problems = [*faults_of(WORDING.refusal(fault)), *faults_of(str(fault))]
        problems += [f"is not translated: {text!r}" for text in templates(fault) if ("errors", text) not in TEXTS]
        outcome = Outcome(hostile, WORDING.refusal(fault), seconds, problems)
        if hostile.fields and not any(name in outcome.sentence for name in hostile.fields):
            outcome.problems.append(f"names none of {hostile.fields}")
    except Exception as unexpected:
        return Outcome(hostile, "", perf_counter() - begun, [f"raises {type(unexpected).__name__}: {unexpected}"[:300]])
    else:
        outcome = Outcome(hostile, "", perf_counter() - begun)
    if hostile.harmless and outcome.sentence:
        outcome.problems.append("was refused")
    return outcome


def templates(fault: UserError) -> Iterator[str]:
    """The sentences that a refusal is made of."""
    yield fault.template
    for value in fault.values.values():
        if isinstance(value, UserError):
            yield from templates(value)


def faults_of(sentence: str) -> list[str]:
    """What is wrong with a refusal."""
    problems = []
    if len(sentence) > LONGEST_SENTENCE:
        problems.append(f"is {len(sentence)} letters long")
    if not sentence.isprintable():
        problems.append("has letters that are not seen")
    if not sentence.endswith((".", "…", "。")):
        problems.append("is no sentence")
    told = TELL_TALES.search(re.sub("“[^”]*”?|「[^」]*」?", "", sentence))
    if told:
        problems.append(f"speaks like a program: {told[0]}")
    return problems


def shown(hostile: Hostile, path: Path, window: MainWindow) -> Outcome:
    """Open the file from the File menu; what the status line says then."""
    begun = perf_counter()
    window.tell("")
    try:
        (window.files.open_lesson if hostile.kind.suffix == lessons.SUFFIX else window.files.open_session)(path)
        QApplication.processEvents()
    except Exception as unexpected:
        return Outcome(hostile, "", 0.0, [f"raises in the window {type(unexpected).__name__}: {unexpected}"[:300]])
    message = window.statusBar().currentMessage()
    return Outcome(hostile, message, perf_counter() - begun, faults_of(message) if message else [])


def outcomes(count: int, seed: int, folder: Path) -> Iterator[Outcome]:
    """Make and open `count` files in `folder`."""
    for number, hostile in enumerate(generated(count, seed)):
        path = written(hostile, folder, number)
        yield opened(hostile, path)
        if path.is_file() and not path.is_symlink():
            path.unlink()


def main(count: int) -> int:
    """Open `count` files, each tenth in a window too, and say what came of it; 1 when there was a problem."""
    _application()
    window = MainWindow()
    window.show()
    read: list[Outcome] = []
    in_window: list[Outcome] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, outcome in enumerate(outcomes(count, seed=count, folder=Path(folder))):
            read.append(outcome)
            if number % 10 == 0:
                in_window.append(shown(outcome.hostile, written(outcome.hostile, Path(folder), -number - 1), window))
    window.close()
    return summary(read, in_window)


def summary(read: list[Outcome], in_window: list[Outcome]) -> int:
    """Print what there is to say of all; 1 when there was a problem."""
    bad = 0
    for outcome in read + in_window:
        problems = list(outcome.problems)
        if outcome.seconds > LONGEST:
            problems.append(f"took {outcome.seconds:.2f} s")
        if problems:
            bad += 1
            print(f"{outcome.hostile.kind.name}, {outcome.hostile.family}: {problems}\n  {outcome.sentence}")
    refused = sum(bool(outcome.sentence) for outcome in read)
    print(f"{len(read)} files, {refused} refused, {len(in_window)} in a window, {bad} problems")
    for what, opened_here in (("read", read), ("in a window", in_window)):
        slowest = max(opened_here, key=lambda o: o.seconds)
        print(f"slowest {what}: {slowest.hostile.kind.name}, {slowest.hostile.family}: {slowest.seconds:.2f} s")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000))
