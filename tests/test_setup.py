"""The set-up: lock files that can be trusted, an environment that is created once, and rebuilt when it is broken."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-mutants.txt"]
BASE_PYTHON = os.path.realpath(sys._base_executable)
HAS_PIP = subprocess.run([BASE_PYTHON, "-c", "import pip"], capture_output=True).returncode == 0
needs_make = pytest.mark.skipif(
    os.name == "nt" or not HAS_PIP or not shutil.which("make"), reason="needs make, and pip outside the environment"
)


def pins(lock: str) -> dict[str, str]:
    """'name==version ; marker' -> hashes, for each entry of a lock file."""
    entries = (ROOT / lock).read_text().replace(" \\\n", "\n").strip()
    found = {}
    for entry in re.split(r"\n(?=\S)", entries):
        pin, *hashes = entry.split("\n")
        found[pin.strip()] = "\n".join(line.strip() for line in hashes)
    return found


def names(requirements: list[str]) -> set[str]:
    return {re.match(r"[\w-]+", requirement).group().lower() for requirement in requirements}


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_pins_and_hashes_only(lock: str) -> None:
    for pin, hashes in pins(lock).items():
        assert re.fullmatch(r"[a-z0-9._-]+==[\w.]+( ; [\w. '<>=!()*]+)?", pin), pin
        assert re.fullmatch(r"(--hash=sha256:[0-9a-f]{64}\n?)+", hashes), pin


def test_the_lock_files_hold_every_dependency() -> None:
    runtime, development, mutants = (set(pins(lock)) for lock in LOCKS)
    assert names(project()["dependencies"]) <= names(list(runtime))
    assert names(project()["optional-dependencies"]["dev"]) <= names(list(development))
    assert names(project()["optional-dependencies"]["mutants"]) <= names(list(mutants))
    assert pins(LOCKS[0]).items() <= pins(LOCKS[1]).items()


def test_what_two_lock_files_hold_is_the_same_in_both() -> None:
    """One is installed on top of the other, into the same environment."""
    development, mutants = pins(LOCKS[1]), pins(LOCKS[2])
    shared = names(list(development)) & names(list(mutants))
    assert "pytest" in shared
    assert {pin for pin in mutants if names([pin]) <= shared} <= set(development)


def test_no_lock_lets_pyside_break_python_3_11() -> None:
    for pin in pins("requirements.txt"):
        if pin.startswith("pyside6-essentials==6.") and int(pin.split(".")[1]) >= 12:
            assert ">= '3.12'" in pin


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs/decisions/0001-dependencies.md").read_text().lower()
    wanted = names([*project()["dependencies"], *chain(*project()["optional-dependencies"].values())])
    assert {name for name in wanted if name not in reasons} == set()


def load(root: Path) -> ModuleType:
    """The module tools/setup_env.py below `root`."""
    spec = importlib.util.spec_from_file_location("setup_env", root / "tools/setup_env.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The files of set-up, in a folder of their own, with lock files that require nothing."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHON", "ARGS", "VENV"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    root = tmp_path / "a tree"
    modules = [f"explorer/{name}.py" for name in ("__init__", "console", "libraries", "preflight")]
    for name in ("Makefile", "pyproject.toml", "tools/setup_env.py", *modules):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    for lock in LOCKS:
        (root / lock).write_text("")
    (root / "main.py").write_text("import sys; print('started', *sys.argv[1:])")
    known = set(sys.modules)
    yield root
    for name in set(sys.modules) - known:
        if name.partition(".")[0] == "explorer":
            del sys.modules[name]  # of this folder, which has two files: another test would look for the others in it


def make(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=120)


def is_ready(tree: Path) -> bool:
    """Whether make would start the application without any set-up."""
    return "setup_env" not in make(tree, "--dry-run", "run", f"PYTHON={BASE_PYTHON}").stdout


@needs_make
def test_make_run_sets_up_once_and_whenever_it_must(tree: Path) -> None:
    run = ["run", f"PYTHON={BASE_PYTHON}", "ARGS=--hello you"]
    first = make(tree, *run)
    assert (first.returncode, first.stderr) == (0, "")
    assert "Installing the packages of requirements.txt" in first.stdout
    assert first.stdout.endswith("started --hello you\n")
    assert make(tree, *run).stdout == "started --hello you\n"
    assert is_ready(tree)

    os.utime(tree / "requirements.txt", (2**32, 2**32))
    assert not is_ready(tree)
    os.utime(tree / "requirements.txt", (0, 0))

    (tree / ".venv/.installing").touch()
    assert not is_ready(tree)
    (tree / ".venv/.installing").unlink()
    assert is_ready(tree)

    moved = tree.rename(tree.with_name("moved"))
    assert not is_ready(moved)
    again = make(moved, *run)
    assert "Rebuilding .venv: it was made in another folder" in again.stdout
    assert again.stdout.endswith("started --hello you\n")

    (moved / ".venv/bin/python").unlink()
    (moved / ".venv/bin/python").symlink_to("/nowhere/python3")
    assert not is_ready(moved)


@needs_make
def test_a_failed_installation_leaves_no_stamp_and_says_why(tree: Path) -> None:
    (tree / "requirements.txt").write_text("not-there==1.0 --hash=sha256:" + "0" * 64)
    failed = make(tree, "run", f"PYTHON={BASE_PYTHON}")
    assert failed.returncode != 0
    assert "Set-up failed: The packages of requirements.txt could not be installed." in failed.stderr
    assert "not-there==1.0" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert "started" not in failed.stdout
    assert not (tree / ".venv/.runtime").exists()
    assert not is_ready(tree)
    (tree / "requirements.txt").write_text("")
    mended = make(tree, "run", f"PYTHON={BASE_PYTHON}")
    assert "Rebuilding .venv: the last installation did not finish" in mended.stdout
    assert mended.stdout.endswith("started\n")


@needs_make
def test_no_python_is_one_sentence(tree: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "cat"):
        (tools / name).symlink_to(shutil.which(name))
    (tools / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tools / "python3").chmod(0o755)
    command = [shutil.which("make"), "--no-print-directory", "run"]
    ran = subprocess.run(command, cwd=tree, capture_output=True, text=True, env={"PATH": str(tools)}, timeout=60)
    assert ran.returncode != 0
    assert ran.stderr.startswith("Python 3.11 or newer with pip was not found")
    assert not (tree / ".venv").exists()


def test_a_broken_environment_is_recognised(tree: Path) -> None:
    setup = load(tree)
    venv = tree / ".venv"
    assert setup.unsound() == "there is none"
    subprocess.run([BASE_PYTHON, "-m", "venv", "--without-pip", venv], check=True)
    assert "not made by this set-up" in setup.unsound()
    (venv / ".place").write_text(f"{tree}\n")
    assert setup.unsound() == ""
    (venv / ".installing").touch()
    assert "did not finish" in setup.unsound()
    (venv / ".installing").unlink()
    (venv / ".place").write_text("/somewhere/else\n")
    assert "another folder, /somewhere/else" in setup.unsound()
    (venv / ".place").write_text(f"{tree}\n")
    (venv / "pyvenv.cfg").unlink()  # Python still runs, but no longer inside an environment
    assert "another Python" in setup.unsound()
    python = Path(setup.VENV_PYTHON)
    python.unlink()
    assert "does not run" in setup.unsound()
    python.write_text("#!/bin/sh\necho 3.10 True\n")
    python.chmod(0o755)
    assert "another Python" in setup.unsound() or os.name == "nt"
    setup.remove(str(venv))
    assert not venv.exists()


def test_a_link_is_removed_and_not_what_it_points_to(tree: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (tree / ".venv").symlink_to(precious)
    load(tree).remove(str(tree / ".venv"))
    assert precious.is_dir() and not os.path.lexists(tree / ".venv")


class Commands:
    """Replaces the commands that set-up runs: records them, and fails those that contain a given word, once each."""

    def __init__(self, error: type[Exception], *failing: str) -> None:
        self.error, self.failing, self.seen = error, list(failing), []

    def __call__(self, command: list[str], failure: str) -> None:
        self.seen.append(" ".join(command))
        for word in self.failing:
            if word in command:
                self.failing.remove(word)
                raise self.error(failure)


@pytest.fixture
def debian(tree: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The set-up on a Debian system with all permissions."""
    setup = load(tree)
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(setup.os, "geteuid", lambda: 0, raising=False)
    return setup


def test_system_libraries_are_installed_by_root(debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = Commands(debian.SetupError)
    monkeypatch.setattr(debian, "quietly", commands)
    debian.install_libraries([])
    assert commands.seen == []
    debian.install_libraries(["libEGL.so.1", "libGL.so.1"])
    (install,) = commands.seen
    assert install.startswith("env DEBIAN_FRONTEND=noninteractive apt-get ")
    assert install.endswith("install -y --no-install-recommends libegl1 libgl1")


def test_package_lists_are_fetched_only_when_needed(debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = Commands(debian.SetupError, "install")
    monkeypatch.setattr(debian, "quietly", commands)
    debian.install_libraries(["libEGL.so.1"])
    assert [command.split()[6] for command in commands.seen] == ["install", "update", "install"]


def test_without_rights_the_command_is_printed(debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(debian.subprocess, "call", lambda *command, **options: 1)
    with pytest.raises(debian.SetupError, match="sudo apt-get update && sudo apt-get install libegl1"):
        debian.install_libraries(["libEGL.so.1"])


def test_elsewhere_the_libraries_are_named(
    debian: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(debian.shutil, "which", lambda name: None)
    debian.install_libraries(["libEGL.so.1"])
    assert "libEGL.so.1" in capsys.readouterr().out


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A checkout on a machine with simulated Pythons, and a make that only prints its arguments."""
    for folder in ("checkout/.ci", "bin", "pyenv/versions", "uv"):
        (tmp_path / folder).mkdir(parents=True)
    for name in (".ci/run", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / "checkout" / name)
    put(tmp_path / "bin/make", 'echo "asked: $*"')
    return tmp_path


def put(path: Path, script: str) -> Path:
    """Write a program that runs `script`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def run_ci(machine: Path, *without: str) -> tuple[int, list[str]]:
    """The exit status of .ci/run, and its calls of make, with the variables `without` unset."""
    tools = os.pathsep.join({os.path.dirname(shutil.which(name)) for name in ("bash", "env", "dirname", "sed")})
    environment = {
        "PATH": f"{machine / 'bin'}{os.pathsep}{tools}",
        "HOME": str(machine),
        "PYENV_ROOT": str(machine / "pyenv"),
        "UV_PYTHON_INSTALL_DIR": str(machine / "uv"),
    }
    for name in without:
        del environment[name]
    ran = subprocess.run([machine / "checkout/.ci/run"], capture_output=True, text=True, env=environment, timeout=60)
    return ran.returncode, [line.partition("asked: ")[2] for line in ran.stdout.splitlines() if "asked: " in line]


def asked(target: str, python: Path, version: str) -> str:
    return f"--no-print-directory {target} PYTHON={python} VENV=.venv-{version}"


@needs_make
def test_ci_lints_once_and_tests_under_the_oldest_and_newest_python(machine: Path) -> None:
    put(machine / "bin/python3.11", "echo 'pyenv: python3.11: command not found' >&2; exit 127")
    put(machine / "bin/python3.12", "echo 3.12")
    put(machine / "bin/python3.13", "exit 1  # without pip")
    put(machine / "bin/python3", "echo 3.10")
    newest = put(machine / "uv/cpython-3.13.1/bin/python3.13", "echo 3.13")
    oldest = put(machine / "pyenv/versions/3.11.7/bin/python3.11", "echo 3.11")
    rest = asked("test", newest, "3.13") + " ARGS=-m 'not one_python'"
    wanted = [asked("lint", oldest, "3.11"), asked("test", oldest, "3.11"), rest]
    assert run_ci(machine) == (0, wanted)


@needs_make
def test_ci_tests_once_with_one_python_and_fails_with_none(machine: Path) -> None:
    for minor in (11, 12, 13):  # the system's own, if any, are hidden
        put(machine / f"bin/python3.{minor}", "exit 127")
    put(machine / "bin/python3", "exit 127")
    status, orders = run_ci(machine)
    assert status != 0 and orders == []
    only = put(machine / "bin/python3", "echo 3.12")
    assert run_ci(machine) == (0, [asked("lint", only, "3.12"), asked("test", only, "3.12")])


@needs_make
def test_ci_ends_with_the_first_failure(machine: Path) -> None:
    put(machine / "bin/make", 'echo "asked: $*"; exit 2')
    python = put(machine / "bin/python3.11", "echo 3.11")
    status, orders = run_ci(machine)
    assert status == 2 and orders == [asked("lint", python, "3.11")]


@needs_make
def test_ci_needs_no_home(machine: Path) -> None:
    python = put(machine / "bin/python3.11", "echo 3.11")
    for minor in (12, 13):
        put(machine / f"bin/python3.{minor}", "exit 127")
    put(machine / "bin/python3", "exit 127")
    wanted = [asked("lint", python, "3.11"), asked("test", python, "3.11")]
    assert run_ci(machine, "HOME", "PYENV_ROOT", "UV_PYTHON_INSTALL_DIR") == (0, wanted)


def test_supported_pythons_are_named_once_and_make_tries_the_newest() -> None:
    supported = [name.rpartition(" ")[2] for name in project()["classifiers"]]
    assert supported == sorted(supported, key=lambda version: int(version.partition(".")[2]))
    assert project()["requires-python"] == f">={supported[0]}"
    looked_for = re.search(r"for p in (.*?);", (ROOT / "Makefile").read_text()).group(1).split()
    assert looked_for == [*(f"python{version}" for version in reversed(supported)), "python3"]


@needs_make
def test_make_clean_removes_every_environment(tree: Path) -> None:
    for name in (".venv", ".venv-3.11", "my own"):
        (tree / name).mkdir()
    assert make(tree, "clean", "VENV=my own").returncode == 0
    assert not {".venv", ".venv-3.11", "my own"} & set(os.listdir(tree))
