"""The checks before the start: one line for everything that can be missing, and no obstacle to a healthy start."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from explorer import __version__, libraries, preflight

ROOT = Path(__file__).resolve().parent.parent
OLD_ENOUGH = [
    "main.py",
    "explorer/__init__.py",
    "explorer/__main__.py",
    "explorer/preflight.py",
    "explorer/console.py",
    "explorer/libraries.py",
]
OLD_ENOUGH += ["tools/setup_env.py"]


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`python main.py` in a Python that finds no installed package."""
    command = [sys.executable, "-S", "-E", "main.py", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


def test_a_missing_package_is_one_line() -> None:
    ran = start()
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.count("\n") == 1
    assert "numpy, PySide6-Essentials, pyqtgraph and contourpy are not installed" in ran.stderr
    assert "`make run`" in ran.stderr and "`python -m pip install -r requirements.txt`" in ran.stderr


def test_the_version_needs_no_package() -> None:
    ran = start("--version")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"Softmax & Loss Explorer {__version__}\n", "")


def test_it_loads_no_package_itself() -> None:
    code = (
        "import sys; from explorer import preflight\n"
        "assert not (preflight.python_problem() or preflight.dependency_problem())\n"
        "print([m for m in ('numpy', 'PySide6', 'pyqtgraph', 'contourpy') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize("path", OLD_ENOUGH)
def test_old_pythons_can_read_it(path: str) -> None:
    ast.parse((ROOT / path).read_text("utf-8"), path, feature_version=(3, 6))


@pytest.mark.parametrize("version, fits", [((3, 6, 15), False), ((3, 10, 13), False), ((3, 11), True), ((4, 0), True)])
def test_python_version(version: tuple[int, ...], fits: bool) -> None:
    line = preflight.python_problem(version)
    assert bool(line) != fits
    assert fits or (".".join(map(str, version)) in line and "3.11" in line and "make run" in line)


def test_an_old_python_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert preflight.main([]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def with_version(monkeypatch: pytest.MonkeyPatch, distribution: str, version: str) -> str:
    """The message when this distribution has that version and everything else fits."""
    real = preflight.installed_version
    monkeypatch.setattr(
        preflight, "installed_version", lambda module, name: version if name == distribution else real(module, name)
    )
    return preflight.dependency_problem()


def test_this_installation_has_no_problem() -> None:
    assert preflight.dependency_problem() == ""


@pytest.mark.parametrize(
    "distribution, version, fits",
    [
        ("PySide6-Essentials", "6.9.1", False),
        ("PySide6-Essentials", "6.9.3", True),
        ("PySide6-Essentials", "6.11.3", True),
        ("pyqtgraph", "0.13.7", False),
        ("pyqtgraph", "0.14.0", True),
        ("pyqtgraph", "0.15.0", False),
        ("numpy", "1.26.4", False),
        ("numpy", "2.2.0rc1", True),
        ("contourpy", "1.2.1", False),
        ("contourpy", "", True),
    ],
)
def test_package_versions(monkeypatch: pytest.MonkeyPatch, distribution: str, version: str, fits: bool) -> None:
    line = with_version(monkeypatch, distribution, version)
    assert bool(line) != fits
    assert fits or (f"{distribution} {version}" in line and "pip install -r requirements.txt" in line)


def test_the_pyside_that_breaks_python_3_11(monkeypatch: pytest.MonkeyPatch) -> None:
    line = with_version(monkeypatch, "PySide6-Essentials", "6.12.0")
    assert ("6.12.0" in line and "below 6.12" in line) if sys.version_info < (3, 12) else line == ""


def numbers(bound: re.Match[str] | None) -> tuple[int, ...] | None:
    return tuple(map(int, bound.group(1).split("."))) if bound else None


def test_the_bounds_are_those_of_the_project() -> None:
    """The bounds that preflight applies here are those that pyproject.toml gives for this Python."""
    stated = {}
    for requirement in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]:
        bounds, _, marker = requirement.partition(";")
        if marker and ("<" in marker) != (sys.version_info < (3, 12)):
            continue
        name = re.match(r"[\w-]+", bounds).group()
        oldest, too_new = re.search(r">=([\d.]+)", bounds), re.search(r"<([\d.]+)", bounds)
        stated[name] = tuple(numbers(bound) for bound in (oldest, too_new))
    assert {name: (oldest, too_new) for _, name, oldest, too_new in preflight.DEPENDENCIES} == stated


def test_a_missing_library_is_named_with_its_package() -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    line = preflight.import_problem(error)
    assert "libEGL.so.1" in line and "sudo apt-get install " in line and "libegl1" in line


def test_all_missing_libraries_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "missing", lambda sonames: ["libGL.so.1", "libglib-2.0.so.0"])
    line = preflight.import_problem(ImportError("libGL.so.1: cannot open shared object file: No such file"))
    assert line.startswith("Qt needs libGL.so.1 and libglib-2.0.so.0, ")
    assert "apt-get install libgl1 libglib2.0-0`" in line


def test_a_library_that_no_table_names() -> None:
    line = preflight.import_problem(ImportError("libodd-1.so.7: cannot open shared object file: No such file"))
    assert "libodd-1.so.7" in line and "apt-get install libodd" not in line


def test_other_import_errors_are_not_explained_away() -> None:
    assert preflight.import_problem(ImportError("cannot import name 'x' from 'explorer.core'")) == ""
    assert preflight.import_problem(ModuleNotFoundError("No module named 'explorer.odd'", name="explorer.odd")) == ""
    half_removed = ModuleNotFoundError("No module named 'PySide6.QtGui'", name="PySide6.QtGui")
    assert preflight.import_problem(half_removed).startswith("PySide6-Essentials is not installed")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux's dynamic linker")
def test_libraries_are_looked_for() -> None:
    assert libraries.missing(["libc.so.6", "libnowhere.so.3"]) == ["libnowhere.so.3"]
    # Qt is loaded here, so nothing that it needs without a screen can be missing.
    assert libraries.missing(libraries.OFFSCREEN_LIBRARIES) == []


def test_packages_of_libraries() -> None:
    assert libraries.debian_packages(["libgthread-2.0.so.0", "libglib-2.0.so.0", "libEGL.so.1", "libnowhere.so.3"]) == [
        "libegl1",
        "libglib2.0-0",
    ]
    assert libraries.debian_packages(libraries.X11_LIBRARIES)[-1] == "libxkbcommon-x11-0"


def test_qt_links_to_nothing_that_the_table_lacks() -> None:
    """Every library that PySide6 loads and does not include is in the tables, so that set-up installs it."""
    import PySide6

    folder = Path(PySide6.__file__).parent / "Qt"
    if not (folder / "lib" / "libQt6Core.so.6").exists():
        pytest.skip("this PySide6 keeps its libraries elsewhere")
    used = ("lib/libQt6Core.so.6", "lib/libQt6Gui.so.6", "lib/libQt6DBus.so.6", "lib/libQt6XcbQpa.so.6")
    plugins = ("platforms/libqxcb.so", "platforms/libqoffscreen.so", "platforms/libqwayland.so")
    known = {**libraries.OFFSCREEN_LIBRARIES, **libraries.X11_LIBRARIES, **libraries.WAYLAND_LIBRARIES}
    # libc and the compiler's libraries exist wherever Python does; Qt's and ICU's come with the package.
    everywhere = re.compile(rb"lib(c|m|dl|rt|pthread|gcc_s|Qt6\w+|icu\w+)\.so|libpyside|libshiboken")
    for path in [folder / name for name in used] + [folder / "plugins" / name for name in plugins]:
        if path.exists():
            names = set(re.findall(rb"\0(lib[\w+.-]+\.so(?:\.\d+)+)(?=\0)", path.read_bytes()))
            assert {name.decode() for name in names if not everywhere.match(name)} <= set(known), path.name
