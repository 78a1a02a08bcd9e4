"""Starting it: arguments, pictures without a display, settings, Ctrl-C. Real processes."""

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
from PySide6.QtGui import QImage, QPixmap

from explorer import __version__, app, display, render
from explorer.app import OF_A_SCREEN, main
from explorer.state.presets import PRESETS
from explorer.state.settings import Settings
from tests.support.gui import settle

ROOT = Path(__file__).parents[1]


def environment(**more):
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return {**kept, **more}


def start(*arguments, cwd=ROOT, **more):
    return subprocess.run(
        [sys.executable, "-W", "error", str(ROOT / "main.py"), *arguments],
        cwd=cwd,
        env=environment(**more),
        capture_output=True,
        text=True,
        timeout=60,
    )


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
    """Nothing is drawn, and to load them is most of a start."""
    asks = (
        "import sys\nfrom explorer import app\n"
        "try:\n    app.main(['--help'])\nfinally:\n"
        "    print(*(n for n in sys.modules if n.startswith(('explorer.views', 'pyqtgraph'))), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", asks], cwd=ROOT, env=environment(), capture_output=True, text=True)
    assert done.returncode == 0 and done.stderr.strip() == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--preset", "nothing"),
        ("--theme", "neon"),
        ("--language", "klingon"),
        ("--size", "big"),
        ("--size", "10x10"),
        ("--size", "1280"),
        ("--size", "9" * 5000 + "x720"),
        ("--size", "٩٩٩x٩٩٩"),
        ("--size", ""),
        ("--preset", ""),
        ("--theme", "n" * 100_000),
        ("--render", ""),
        ("--fly",),
        ("--pre", "soft-target"),
    ],
)
def test_arguments_that_cannot_be_are_told_in_a_line(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(list(arguments))
    error = capsys.readouterr().err
    assert end.value.code == 2 and error.count("\n") == 1 and len(error) < 300 and arguments[-1][:50] in error


@pytest.mark.parametrize("name", ["nope", "", "../lessons/classification", "\udcff", "n" * 100_000, "."])
@pytest.mark.parametrize("more", [[], ["--render", "pictures"]], ids=["window", "pictures"])
def test_a_lesson_that_does_not_exist_is_all_that_is_spoken_of(name, more, capsys, monkeypatch, tmp_path):
    """Neither a display nor its absence matters to it: nothing is opened, nothing is written."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(display, "problem", lambda: pytest.fail("a display is looked for"))
    assert main(["--lesson", name, *more]) == 1
    error = capsys.readouterr().err
    assert error.startswith("There is no lesson ") and "; there are classification, learning-rate, or a file" in error
    assert error.count("\n") == 1 and len(error) < 200 and (name[:50] or '""') in error.replace("\\udcff", "\udcff")
    assert os.listdir(tmp_path) == []


def test_a_window_that_can_be_repaired_is_refused_in_a_line(capsys, monkeypatch):
    monkeypatch.setattr(display, "problem", lambda: display.Problem("something is missing.", absent=False))
    assert main(["--theme", "dark"]) == 2
    assert capsys.readouterr().err == "Softmax & Loss Explorer cannot start: something is missing.\n"


@pytest.mark.parametrize(
    "arguments, said",
    [
        ([], "the presets are"),
        (["--preset", "soft-target", "--theme", "dark"], "the preset soft-target is"),
        (["--lesson", "learning-rate"], "the steps of the lesson learning-rate are"),
    ],
)
def test_without_a_display_what_was_asked_for_is_rendered(arguments, said, capsys, monkeypatch):
    asked = []
    monkeypatch.setattr(display, "problem", lambda: display.NO_DISPLAY)
    monkeypatch.setattr(app, "_render", lambda folder, lesson, options: asked.append((folder, lesson, options)) or 0)
    assert main(arguments) == 0
    assert capsys.readouterr().err == (
        f"There is no display here, so no window can open: {said} rendered to out/ instead.\n"
    )
    ((folder, lesson, options),) = asked
    assert folder == Path("out") and (lesson.key if lesson else None) == options.lesson


def test_a_lesson_and_a_preset_are_not_shown_at_once(capsys):
    with pytest.raises(SystemExit):
        main(["--lesson", "classification", "--preset", "soft-target"])
    assert "argument --preset: not allowed with argument --lesson" in capsys.readouterr().err


def test_rendering_one_preset(tmp_path):
    done = start(
        "--render", str(tmp_path / "deep" / "er"), "--preset", "soft-target", "--size", "1024x700", "--theme", "dark"
    )
    assert done.returncode == 0 and done.stderr == ""
    picture = tmp_path / "deep" / "er" / "soft-target.png"
    assert done.stdout.strip() == str(picture)
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1024, 700)
    assert image.pixelColor(3, 300).name() == "#16191e", "the window of the dark theme"


def test_rendering_every_step_of_a_lesson(tmp_path, chinese_font):
    done = start(
        *("--render", str(tmp_path), "--lesson", "learning-rate"),
        *("--language", "zh_Hant", "--size", "1024x700", "--theme", "projector"),
    )
    assert done.returncode == 0 and done.stderr == ""
    names = [f"learning-rate-{n}.png" for n in ("01", "02", "03-question", "03-answer", "04")]
    assert [Path(line).name for line in done.stdout.splitlines()] == names
    pictures = [QImage(str(tmp_path / name)) for name in names]
    assert {(p.width(), p.height()) for p in pictures} == {(1024, 700)}
    assert len({p.copy(0, 40, 1024, 60).constBits().tobytes() for p in pictures}) == 5, "each with its own words"


def test_a_lesson_of_ones_own_is_rendered_and_a_missing_or_malformed_one_told_in_a_line(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('title="M"\n[[step]]\ntitle="One"\ntext="two"\n', encoding="utf-8")
    done = start("--render", str(tmp_path / "out"), "--lesson", str(own))
    assert done.returncode == 0 and (tmp_path / "out" / "own-01.png").exists()
    own.write_text('title="M"\n[[step]]\ntitle="One"\ntext="two"\npoint="blok"\n', encoding="utf-8")
    done = start("--render", str(tmp_path / "out"), "--lesson", str(own))
    assert done.returncode == 1 and done.stderr == "Step 1 points at 'blok', which is not on its screen.\n"
    own.write_text('title="M"\n[[step]]\ntitle="One"\n', encoding="utf-8")
    for name, said in (
        (str(own), "own.toml, line 2: text: It is missing."),
        ("none", "There is no lesson none; there are class"),
    ):
        done = start("--render", str(tmp_path / "out"), "--lesson", name)
        assert done.returncode == 1 and done.stderr.count("\n") == 1 and done.stderr.startswith(said)


def test_a_picture_that_cannot_be_made_leaves_the_old_one_alone(tmp_path, window, monkeypatch):
    path = tmp_path / "window.png"
    window.files.save_picture(path)
    before = path.read_bytes()
    monkeypatch.setattr(window, "grab", QPixmap)  # an empty one: no memory was left for the picture
    window.files._save(path, window.files.save_picture)
    assert path.read_bytes() == before and os.listdir(tmp_path) == ["window.png"]
    assert window.statusBar().currentMessage() == "window.png cannot be written: the system refuses it."


def test_a_picture_is_the_window_as_it_is_on_screen(tmp_path, make_window):
    assert start("--render", str(tmp_path), "--preset", "error-surface", "--size", "1280x720").returncode == 0
    window = make_window()
    window.descent_screen.scene.grow(500)
    window.player.seek(500)
    settle()
    image, screen = QImage(str(tmp_path / "error-surface.png")), window.grab().toImage()
    differing = sum(image.pixel(x, y) != screen.pixel(x, y) for x in range(0, 1280, 5) for y in range(0, 720, 5))
    assert differing < 40, "all but the blinking of a cursor"


def test_without_a_display_it_says_so_and_renders_every_preset(tmp_path):
    done = start(cwd=tmp_path)
    assert done.returncode == 0
    assert "no display" in done.stderr and done.stderr.count("\n") == 1
    assert sorted(p.stem for p in (tmp_path / "out").iterdir()) == sorted(PRESETS)


def test_pictures_that_cannot_be_written_are_told_in_a_line(tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    done = start("--render", str(file / "folder"))
    assert done.returncode == 1
    assert done.stderr == f"The folder {file / 'folder'} cannot be made: file is a file.\n"


@pytest.mark.parametrize("name", ["file", "file/below", "n" * 3000])
def test_a_folder_that_cannot_be_made_is_told_without_the_words_of_the_system(tmp_path, name):
    (tmp_path / "file").write_text("")
    with pytest.raises(render.RenderError, match="cannot be made") as refusal:
        render.render_presets(tmp_path / name, list(PRESETS.values()), (800, 560), Settings())
    assert ("is a file" in str(refusal.value)) == ("file" in name) and "rrno" not in str(refusal.value)


def test_a_folder_that_is_no_text_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["--render", "x\udcff"])
    assert "is not UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize("scale", [{"QT_SCALE_FACTOR": "1.5"}, dict.fromkeys(OF_A_SCREEN, "2")], ids=["1.5", "all"])
def test_a_picture_is_of_the_size_asked_for_whatever_the_scale_of_the_screen(tmp_path, scale):
    done = start("--render", str(tmp_path), "--preset", "softmax-block", "--size", "803x561", **scale)
    assert done.returncode == 0 and done.stderr == ""
    picture = QImage(str(tmp_path / "softmax-block.png"))
    assert (picture.width(), picture.height(), picture.devicePixelRatio()) == (803, 561, 1)


def test_an_encoding_without_the_signs_that_are_said(tmp_path):
    """Signs that ASCII lacks stand in the name of a folder, and in a refusal."""
    picture = start("--render", "é", "--preset", "softmax-block", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert (picture.returncode, picture.stdout, picture.stderr) == (0, "\\xe9/softmax-block.png\n", "")
    assert (tmp_path / "é" / "softmax-block.png").exists()
    refused = start("--size", "10x10", PYTHONIOENCODING="ascii")
    assert refused.returncode == 2 and "outside 800x560 \\u2026 7680x4320" in refused.stderr


def shell(command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """`command` of a shell, in which $start is a start of the app and the status is that of the start."""
    whole = f'start="{sys.executable} -W error {ROOT / "main.py"}"; {command}'
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", whole], cwd=cwd, env=environment(), capture_output=True, text=True, timeout=60
    )


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


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_pictures_are_whole_when_nobody_listens(tmp_path):
    """The descriptors that are closed are not given to the picture: what Qt says there would land in it."""
    done = shell("$start --render . --preset softmax-block --size 800x560 >&- 2>&- <&-", tmp_path)
    assert done.returncode == 0 and QImage(str(tmp_path / "softmax-block.png")).width() == 800


@pytest.mark.parametrize("option", ["-O", "-OO"])
def test_it_runs_without_assertions(tmp_path, option):
    command = [sys.executable, option, "-W", "error", str(ROOT / "main.py"), "--render", str(tmp_path)]
    done = subprocess.run(
        [*command, "--preset", "softmax-block"], env=environment(), capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0 and done.stderr == "" and (tmp_path / "softmax-block.png").exists()


# Says when the loop runs, and what the status line says then; otherwise just the app.
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
        print(f"ready: {self.theme.key} {size} {message}", flush=True)

import explorer.window.main_window
explorer.window.main_window.MainWindow = Watched
sys.exit(app.main(sys.argv[1:]))
"""


def run_and_interrupt(tmp_path, settings: bytes | None = None, *arguments, number=signal.SIGINT, **more):
    """Status, what was said (first when it was ready) and the settings file of a start that a signal ended."""
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
    ready = process.stdout.readline()
    process.send_signal(number)
    rest, _ = process.communicate(timeout=60)
    return process.returncode, ready + rest, path


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
def test_ctrl_c_closes_cleanly_and_remembers(tmp_path):
    asked = ("--theme", "projector", "--language", "en", "--size", "800x600")
    status, said, path = run_and_interrupt(tmp_path, None, *asked)
    assert (status, said) == (0, "ready: projector 800x600 \n")
    remembered = json.loads(path.read_text())
    assert (remembered["theme"], remembered["language"]) == ("projector", "en")
    assert os.listdir(path.parent) == ["settings.json"]
    status, said, path = run_and_interrupt(tmp_path)
    assert (status, said) == (0, "ready: projector 800x600 \n"), "the next start takes up what was remembered"


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
def test_corrupt_settings_are_set_aside_and_the_window_opens(tmp_path):
    status, said, path = run_and_interrupt(tmp_path, b"\x00 garbage")
    assert status == 0
    assert said.startswith("ready: light ")
    assert " The settings are not valid: At line 1, column 1 it stops being JSON. " in said
    assert said.endswith(" The app begins with its first settings; the old file is now settings.json.set-aside-1.\n")
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
    """One while a method that Qt has called runs, and one after another at the end."""
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
        assert process.returncode in (0, -signal.SIGINT, -signal.SIGTERM) and errors == ""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
def test_settings_that_cannot_be_opened_are_said_once_and_left_as_they_are(tmp_path):
    settings = tmp_path / "config" / "softmax-loss-explorer" / "settings.json"
    settings.mkdir(parents=True)
    status, said, path = run_and_interrupt(tmp_path, None, "--theme", "dark")
    assert status == 0 and path == settings and settings.is_dir() and os.listdir(settings) == []
    sentence = "Settings are not remembered: settings.json cannot be read: it is a folder."
    assert said.startswith("ready: dark ") and said.endswith(f" {sentence}\n") and said.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
def test_a_last_write_of_the_settings_that_fails_is_said_on_the_terminal(tmp_path):
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
def test_ctrl_c_while_it_is_still_starting_ends_it_without_a_traceback(tmp_path):
    """Not yet shown, but already listening: it must not open after all."""
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


def test_a_picture_that_cannot_take_its_place_is_told_in_a_line(tmp_path):
    (tmp_path / "soft-target.png").mkdir()
    done = start("--render", str(tmp_path), "--preset", "soft-target")
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert (
        done.stderr.strip().endswith("soft-target.png cannot be written: it is a folder.")
        and os.listdir(tmp_path / "soft-target.png") == []
    )
