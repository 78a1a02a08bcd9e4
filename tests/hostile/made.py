"""Hostile files, made from a seed: wrong values, corrupted texts, too much of something, and special files."""

from __future__ import annotations

import json
import os
import random
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from explorer.state import lessons
from tests.hostile import images
from tests.hostile.kinds import KINDS, Hostile, Kind
from tests.support.odd_json import leaves, with_leaf

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


def _spelt(path: tuple[str | int, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


def wrong_json(kind: Kind, rng: random.Random) -> Hostile:
    """Any JSON in place of any part; the refusal of a null names its path."""
    whole = json.loads(kind.good)
    path = rng.choice(list(leaves(whole))[1:])
    junk = rng.choice(_JSON_JUNK)
    part = str(path[0])
    fields = (part, "surface", "information")  # a part that depends on it may be refused first
    if part in ("format", "version"):
        fields = ("version", "not a session")
    elif junk is None:
        fields = (_spelt(path),)
    return Hostile(kind, f"wrong at {_spelt(path)}", json.dumps(with_leaf(whole, path, junk)).encode(), fields)


def wrong_toml(kind: Kind, rng: random.Random) -> Hostile:
    """Anything in place of one value of a lesson; every refusal contains the name."""
    lines = kind.good.split("\n")
    at = rng.choice([i for i, line in enumerate(lines) if "=" in line])
    name, _, value = lines[at].partition(" = ")
    if rng.random() < 0.4 and "{" in value:  # one of the names in a table
        name, old = rng.choice(re.findall(r"(\w+) = (\[[^]]*\]|[^,}]+)", value))
        lines[at] = lines[at].replace(f"{name} = {old}", f"{name} = {rng.choice(_TOML_JUNK)} ", 1)
    else:
        lines[at] = f"{name} = {rng.choice(_TOML_JUNK)}"
    return Hostile(kind, f"wrong {name}", "\n".join(lines).encode(), (name, "line", "optimizer", "loss", "classes"))


# Corrupted texts


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
    """A valid session or settings file in which one text or list is very long."""
    whole = json.loads(kind.good)
    path = rng.choice(list(leaves(whole))[1:])
    size = rng.choice((1_000, 20_000, 200_000))
    filler = rng.choice(("x" * size, [0] * (size // 4), {f"k{i}": i for i in range(size // 20)}))
    return Hostile(kind, f"much at {_spelt(path)}", json.dumps(with_leaf(whole, path, filler)).encode())


# Special files


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def _links_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(90_000_000)


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


_TEXT = (cut, mutated, mutated, mutated, marked, unknown_name, twice, not_utf8, much, special)
_JSON = (wrong_json,) * 8 + (much_inside,)
_TOML = (wrong_toml,) * 8
FAMILIES = {
    "session": _TEXT + _JSON,
    "lesson": _TEXT + _TOML,
    "settings": _TEXT + _JSON,
    "images": (*images.FAMILIES, special),
}


def generated(count: int, seed: int) -> Iterator[Hostile]:
    """`count` hostile files, the same for the same seed."""
    rng = random.Random(seed)
    for _ in range(count):
        kind = rng.choice(list(KINDS.values()))
        yield rng.choice(FAMILIES[kind.name])(kind, rng)
