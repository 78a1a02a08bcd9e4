"""Starting the app, in real processes: arguments, pictures without a display, settings, Ctrl-C."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtGui import QImage

from explorer import __version__
from tests.support.process import environment, shell, start

ROOT = Path(__file__).parents[1]


def test_version_and_help():
    version = start("--version")
    assert version.returncode == 0 and __version__ in version.stdout
    text = start("--help")
    assert text.returncode == 0
    for option in (
        "--preset",
        "--lesson",
        "--language",
        "--render",
        "--size",
        "--theme",
        "--version",
        "adam-rescue",
        "projector",
    ):
        assert option in text.stdout


def test_help_loads_no_view():
    """Nothing is drawn, and loading the views takes most of a start."""
    views = tuple(f"explorer.{part}." for part in ("widgets", "plots", "panels", "explain", "screens", "window"))
    asks = (
        "import sys\nfrom explorer import app\n"
        "try:\n    app.main(['--help'])\nfinally:\n"
        f"    print(*(n for n in sys.modules if n.startswith({(*views, 'pyqtgraph')})), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", asks], cwd=ROOT, env=environment(), capture_output=True, text=True)
    assert done.returncode == 0 and done.stderr.strip() == ""


def test_an_encoding_without_the_signs_of_the_message(tmp_path):
    """Characters that ASCII lacks are in the name of a folder, and in a refusal."""
    picture = start("--render", "é", "--preset", "softmax-block", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert (picture.returncode, picture.stdout, picture.stderr) == (0, "\\xe9/softmax-block.png\n", "")
    assert (tmp_path / "é" / "softmax-block.png").exists()
    refused = start("--size", "10x10", PYTHONIOENCODING="ascii")
    assert refused.returncode == 2 and "outside 800x560 \\u2026 7680x4320" in refused.stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    "command, status",
    [
        ("$start --help >&-", 0),
        ("$start --help | true", 0),
        ("$start --help > /dev/full", 0),
        ("$start --lesson nope >&- 2>&- <&-", 1),
        ("$start --size 1 2> /dev/full", 2),
        ("$start --version | true", 0),
    ],
)
def test_a_stream_that_is_closed_full_or_not_read_is_no_fault(command, status):
    done = shell(command)
    assert (done.returncode, done.stderr) == (status, "")


@pytest.mark.parametrize("option", ["-O", "-OO"])
def test_it_runs_without_assertions(tmp_path, option):
    command = [sys.executable, option, "-W", "error", str(ROOT / "main.py"), "--render", str(tmp_path)]
    done = subprocess.run(
        [*command, "--preset", "softmax-block"], env=environment(), capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0 and done.stderr == "" and (tmp_path / "softmax-block.png").exists()


# Prints when the loop runs, and the text of the status line then; otherwise exactly the app.
READY = """
import sys
from PySide6.QtCore import QTimer
from explorer import app
from explorer.window.main_window import MainWindow

class Watched(MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        QTimer.singleShot(0, self.say)

    def say(self):
        size, message = f"{self.width()}x{self.height()}", self.statusBar().currentMessage()
        print(f"ready: {self.appearance.theme.key} {size} {message}", flush=True)

import explorer.window.main_window
explorer.window.main_window.MainWindow = Watched
sys.exit(app.main(sys.argv[1:]))
"""


HINTS = "This plugin does not support propagateSizeHints()\n"


def run_and_interrupt(tmp_path, settings: bytes | None = None, *arguments, number=signal.SIGINT, **more):
    """Status, output (first that it is ready) and settings file of a start that a signal ended."""
    config = tmp_path / "config"
    path = config / "softmax-loss-explorer" / "settings.json"
    if settings is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(settings)
    process = subprocess.Popen(
        [sys.executable, "-c", READY, *arguments],
        cwd=ROOT,
        env=environment(**{"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(config), **more}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    select.select([process.stdout], [], [], 60)
    ready = ""
    while not without_hints(ready):
        ready = process.stdout.readline()
    process.send_signal(number)
    rest, _ = process.communicate(timeout=60)
    return process.returncode, ready + without_hints(rest), path


def without_hints(said: str) -> str:
    """What was said, but for what Qt says without a screen of any window that has a smallest size."""
    return said.replace(HINTS, "")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
def test_ctrl_c_closes_cleanly_and_remembers(tmp_path):
    asked = ("--theme", "projector", "--language", "en", "--size", "800x600")
    status, said, path = run_and_interrupt(tmp_path, None, *asked)
    assert (status, said) == (0, "ready: projector 800x600 \n")
    remembered = json.loads(path.read_text())
    assert (remembered["theme"], remembered["language"]) == ("projector", "en")
    assert os.listdir(path.parent) == ["settings.json"]
    status, said, path = run_and_interrupt(tmp_path)
    # On this screen, 800 pixels wide, Qt leaves two of them for a frame when it restores a window.
    assert (status, said) == (0, "ready: projector 798x600 \n"), "the next start takes up what was remembered"


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
def test_corrupt_settings_are_set_aside_and_the_window_opens(tmp_path):
    status, said, path = run_and_interrupt(tmp_path, b"\x00 garbage")
    assert status == 0
    assert said.startswith("ready: light ")
    assert " The settings are not valid: At line 1, column 1 it stops being JSON. " in said
    assert said.endswith(" The app starts with its default settings; the old file is now settings.json.set-aside-1.\n")
    assert (path.parent / "settings.json.set-aside-1").read_bytes() == b"\x00 garbage"
    assert json.loads(path.read_text())["version"] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no signals to another process")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_settings_are_kept_when_the_session_or_the_terminal_ends(tmp_path, name):
    number = getattr(signal, name)
    status, said, path = run_and_interrupt(tmp_path, None, "--theme", "dark", number=number)
    assert status == 0 and said.startswith("ready: dark ")
    assert json.loads(path.read_text())["theme"] == "dark" and os.listdir(path.parent) == ["settings.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="no signals to another process")
def test_a_signal_at_any_time_leaves_no_traceback(tmp_path):
    """One signal during a method called by Qt, and several at the end."""
    for hook in ("minimumSizeHint = lambda box: os.kill(os.getpid(), signal.SIGINT) or QSize(9, 9)", "unused = None"):
        early = "import os, signal\nfrom PySide6.QtCore import QSize\nfrom explorer.widgets.button import Button\n"
        early += f"Button.{hook}\n"
        early += READY.replace("app.main(", "preflight.main(").replace("app\n", "app, preflight\n", 1)
        process = subprocess.Popen(
            [sys.executable, "-c", early],
            cwd=ROOT,
            env=environment(QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(tmp_path)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        select.select([process.stdout], [], [], 60)
        process.stdout.readline()
        for _ in range(3):
            process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=60)
        assert process.returncode in (0, -signal.SIGINT, -signal.SIGTERM) and without_hints(errors) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
def test_settings_that_cannot_be_opened_are_reported_once_and_kept(tmp_path):
    settings = tmp_path / "config" / "softmax-loss-explorer" / "settings.json"
    settings.mkdir(parents=True)
    status, said, path = run_and_interrupt(tmp_path, None, "--theme", "dark")
    assert status == 0 and path == settings and settings.is_dir() and os.listdir(settings) == []
    sentence = "Settings are not remembered: settings.json cannot be read: it is a folder."
    assert said.startswith("ready: dark ") and said.endswith(f" {sentence}\n") and said.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
def test_a_failed_last_write_of_the_settings_is_printed(tmp_path):
    folder = tmp_path / "config" / "softmax-loss-explorer"
    folder.mkdir(parents=True)
    lock = QLockFile(str(folder / "settings.json.lock"))
    assert lock.tryLock(0)
    status, said, path = run_and_interrupt(tmp_path, None, "--theme", "dark")
    assert status == 0 and not path.exists()
    ready, *rest = said.splitlines()
    assert ready.startswith("ready: dark ")
    assert rest == ["Settings are not remembered: settings.json cannot be written: another window is writing it."]


@pytest.mark.skipif(sys.platform == "win32", reason="HOME is where a home is on Unix only")
def test_without_a_home_it_says_once_that_settings_are_not_remembered(tmp_path):
    status, said, path = run_and_interrupt(tmp_path, None, "--theme", "dark", XDG_CONFIG_HOME="", HOME="")
    assert status == 0 and said.startswith("ready: dark ") and said.count("\n") == 1
    assert "Settings are not remembered: There is no home folder: HOME is not set, or leads nowhere." in said
    assert not path.exists() and not Path("/.config/softmax-loss-explorer").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
def test_ctrl_c_during_the_start_leaves_no_traceback(tmp_path):
    """The window is not shown yet, but signals are handled: it must not open after all."""
    early = READY.replace(
        "import sys\n",
        "import os, signal, sys\n"
        "tell = signal.set_wakeup_fd\n"
        "signal.set_wakeup_fd = lambda fd: (tell(fd), fd < 0 or os.kill(os.getpid(), signal.SIGINT))[0]\n",
        1,
    )
    done = subprocess.run(
        [sys.executable, "-c", early],
        cwd=ROOT,
        env=environment(QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(tmp_path)),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0 and "Traceback" not in done.stderr


def test_ctrl_c_before_anything_is_there_ends_it_without_a_traceback():
    interrupted = (
        "import explorer.app, explorer.preflight, sys\n"
        "def main(arguments): raise KeyboardInterrupt\n"
        "explorer.app.main = main\n"
        "sys.exit(explorer.preflight.main([]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", interrupted],
        cwd=ROOT,
        env=environment(QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 130 and done.stderr == ""  # 128 + SIGINT, as shells have it


def test_it_starts_as_a_module_too(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "explorer", "--render", str(tmp_path), "--preset", "softmax-block", "--size", "800x560"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0 and done.stderr == ""
    image = QImage(str(tmp_path / "softmax-block.png"))
    assert (image.width(), image.height()) == (800, 560)


# Prints the dialogs that are open once everything posted at the start was done, and closes; otherwise exactly the app.
DIALOGS = READY.replace(
    "        print(f",
    "        QTimer.singleShot(0, self.end)\n\n"
    "    def end(self):\n"
    "        print([type(each).__name__ for each in self.children() if each.isWidgetType() and each.isWindow()])\n"
    "        self.close()\n        return\n        print(f",
)


def test_the_gallery_opens_on_the_first_start_only(tmp_path):
    """And not where the command line says what to show."""

    def dialogs(folder: str, *arguments: str) -> str:
        variables = environment(QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(tmp_path / folder))
        command = [sys.executable, "-c", DIALOGS, *arguments]
        done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=60)
        assert (done.returncode, without_hints(done.stderr)) == (
            0,
            "",
        )
        return done.stdout.strip()

    assert [dialogs("one"), dialogs("one"), dialogs("two", "--preset", "adam-rescue")] == ["['Gallery']", "[]", "[]"]
