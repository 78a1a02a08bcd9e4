"""Pictures without a display."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog

from explorer import app, display, render
from explorer.app import OF_A_SCREEN, main
from explorer.screens.descent.landscape.landscape_plot import LandscapePlot
from explorer.state.presets import DEFAULT_PRESET, PRESETS
from explorer.state.settings import Settings
from explorer.window.files import Files
from tests.support.gui import settle
from tests.support.process import shell, start


@pytest.mark.parametrize(
    "arguments, said, lesson",
    [
        ([], "the presets are", None),
        (["--preset", "soft-target", "--theme", "dark"], "the preset soft-target is", None),
        (["--lesson", "learning-rate"], "the steps of the lesson learning-rate are", "learning-rate"),
    ],
)
def test_without_a_display_what_was_asked_for_is_rendered(arguments, said, lesson, capsys, monkeypatch):
    asked = []
    monkeypatch.setattr(display, "problem", lambda: display.NO_DISPLAY)
    monkeypatch.setattr(app, "_render", lambda folder, options: asked.append((folder, options)) or 0)
    assert main(arguments) == 0
    assert capsys.readouterr().err == (
        f"There is no display here, so no window can open: {said} rendered to out/ instead.\n"
    )
    ((folder, options),) = asked
    assert folder == Path("out") and (options.lesson.key if options.lesson else None) == lesson


@pytest.fixture
def rendered(qapp, capfd):
    """Renders in this process: the status, and what is complained of."""

    def render_with(folder, *arguments: str) -> tuple[int, str]:
        capfd.readouterr()
        status = main(["--render", str(folder), *arguments])
        return status, capfd.readouterr().err

    return render_with


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
    names = [f"learning-rate-{n}.png" for n in ("01", "02", "03-question", "03-answer", "04", "05")]
    assert [Path(line).name for line in done.stdout.splitlines()] == names
    pictures = [QImage(str(tmp_path / name)) for name in names]
    assert {(p.width(), p.height()) for p in pictures} == {(1024, 700)}
    assert len({p.copy(0, 40, 1024, 60).constBits().tobytes() for p in pictures}) == 6, "each with its own words"


def test_on_stage_a_preset_is_its_surfaces_alone(tmp_path, qtbot):
    settings, pictures = Settings(theme="projector", language="en"), []
    for on_stage in (False, True):
        (path,) = render.render_presets(tmp_path / str(on_stage), [PRESETS["plateau"]], (1024, 768), settings, on_stage)
        pictures.append(QImage(str(path)))
    usual, presented = (red(picture) for picture in pictures)
    assert pictures[0].size() == pictures[1].size() and presented > 1.3 * usual, (usual, presented)


def test_the_stage_is_rendered_where_it_is_asked_for(tmp_path, rendered):
    own = tmp_path / "own.toml"
    own.write_text('title="M"\n[[step]]\ntitle="One"\ntext="two"\n', encoding="utf-8")
    shown = [tmp_path / "usual", tmp_path / "stage"]
    for folder, more in zip(shown, ([], ["--stage"]), strict=True):
        assert rendered(folder, "--lesson", str(own), "--size", "1024x768", *more) == (0, "")
    usual, presented = (QImage(str(folder / "own-01.png")) for folder in shown)
    assert usual.size() == presented.size() and usual != presented


def red(picture: QImage) -> int:
    """How many pixels, of every fourth one across and up, have the red of a large loss."""
    colours = (picture.pixelColor(x, y) for y in range(0, picture.height(), 4) for x in range(0, picture.width(), 4))
    return sum(c.red() > 150 and c.green() < 60 for c in colours)


def test_a_question_without_a_play_is_rendered_with_its_answer(tmp_path, rendered):
    own = tmp_path / "own.toml"
    question = '[step.question]\nask="Which?"\nchoices=["a", "b"]\nanswer=2\n'
    own.write_text('title="M"\n[[step]]\ntitle="One"\ntext="before"\nafter="afterwards"\n' + question, encoding="utf-8")
    assert rendered(tmp_path, "--lesson", str(own), "--size", "1024x700") == (0, "")
    pictures = [QImage(str(tmp_path / f"own-01-{name}.png")) for name in ("question", "answer")]
    assert pictures[0].copy(0, 40, 1024, 60) != pictures[1].copy(0, 40, 1024, 60)


def test_an_own_lesson_is_rendered_and_a_faulty_one_is_one_line(tmp_path, rendered):
    own = tmp_path / "own.toml"
    own.write_text('title="M"\n[[step]]\ntitle="One"\ntext="two"\n', encoding="utf-8")
    assert rendered(tmp_path / "out", "--lesson", str(own)) == (0, "")
    assert (tmp_path / "out" / "own-01.png").exists()
    own.write_text('title="M"\n[[step]]\ntitle="One"\ntext="two"\npoint="blok"\n', encoding="utf-8")
    refused = rendered(tmp_path / "out", "--lesson", str(own))
    assert refused == (1, "Step 1 points at 'blok', which is not on its screen.\n")
    own.write_text('title="M"\n[[step]]\ntitle="One"\n', encoding="utf-8")
    for name, said in (
        (str(own), "own.toml, line 2: text: It is missing."),
        ("none", "There is no lesson none; there are class"),
    ):
        status, complaint = rendered(tmp_path / "out", "--lesson", name)
        assert status == 1 and complaint.count("\n") == 1 and complaint.startswith(said)


def test_a_picture_that_fails_leaves_the_old_one_alone(tmp_path, window, monkeypatch):
    path = tmp_path / "window.png"
    window.files.save_picture(path)
    before = path.read_bytes()
    # An empty picture, as when memory is exhausted.
    files = Files(window.workbench, window.lesson, window.appearance, QPixmap, window)
    files.message.connect(window.status.say)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    files.ask_picture()
    assert path.read_bytes() == before and os.listdir(tmp_path) == ["window.png"]
    assert window.statusBar().currentMessage() == "window.png cannot be written: the system refuses it."


def test_a_picture_is_the_window_as_it_is_on_screen(tmp_path, make_window):
    assert start("--render", str(tmp_path), "--preset", "error-surface", "--size", "1280x720").returncode == 0
    window = make_window()
    window.screens.screen_of("descent").scene.grow(500)
    window.workbench.player.seek(500)
    settle()
    image, screen = QImage(str(tmp_path / "error-surface.png")), window.grab().toImage()
    differing = sum(image.pixel(x, y) != screen.pixel(x, y) for x in range(0, 1280, 5) for y in range(0, 720, 5))
    assert differing < 40, "all but the blinking of a cursor"


def test_without_a_display_it_says_so_and_renders_every_preset(tmp_path):
    done = start(cwd=tmp_path)
    assert done.returncode == 0
    assert "no display" in done.stderr and done.stderr.count("\n") == 1
    assert sorted(p.stem for p in (tmp_path / "out").iterdir()) == sorted(PRESETS)


def test_pictures_that_cannot_be_written_are_one_line(tmp_path, rendered):
    file = tmp_path / "file"
    file.write_text("")
    assert rendered(file / "folder") == (1, f"The folder {file / 'folder'} cannot be made: file is a file.\n")


@pytest.mark.parametrize("name", ["file", "file/below", "n" * 3000])
def test_a_folder_that_cannot_be_created_is_refused_in_plain_words(tmp_path, name):
    (tmp_path / "file").write_text("")
    with pytest.raises(render.RenderError, match="cannot be made") as refusal:
        render.render_presets(tmp_path / name, list(PRESETS.values()), (800, 560), Settings())
    assert ("is a file" in str(refusal.value)) == ("file" in name) and "rrno" not in str(refusal.value)


def test_a_folder_that_is_no_text_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["--render", "x\udcff"])
    assert "is not UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize("scale", [{"QT_SCALE_FACTOR": "1.5"}, dict.fromkeys(OF_A_SCREEN, "2")], ids=["1.5", "all"])
def test_a_picture_has_the_size_asked_for_at_any_screen_scale(tmp_path, scale):
    done = start("--render", str(tmp_path), "--preset", "softmax-block", "--size", "803x561", **scale)
    assert done.returncode == 0 and done.stderr == ""
    picture = QImage(str(tmp_path / "softmax-block.png"))
    assert (picture.width(), picture.height(), picture.devicePixelRatio()) == (803, 561, 1)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_pictures_are_whole_when_nobody_listens(tmp_path):
    """The picture does not get a closed descriptor's number: Qt's messages would be written into it."""
    done = shell("$start --render . --preset softmax-block --size 800x560 >&- 2>&- <&-", tmp_path)
    assert done.returncode == 0 and QImage(str(tmp_path / "softmax-block.png")).width() == 800


def test_a_picture_that_cannot_be_put_in_place_is_one_line(tmp_path, rendered):
    (tmp_path / "soft-target.png").mkdir()
    status, complaint = rendered(tmp_path, "--preset", "soft-target")
    assert status == 1 and complaint.count("\n") == 1
    assert complaint.strip().endswith("soft-target.png cannot be written: it is a folder.")
    assert os.listdir(tmp_path / "soft-target.png") == []


def test_landscapes_are_rendered_as_at_rest(qapp, tmp_path, monkeypatch):
    flat = DEFAULT_PRESET
    tilted = replace(flat, experiment=flat.experiment.changed(is_landscape=True))
    seen = []

    def look(files, path):
        landscapes = [w for w in qapp.allWidgets() if isinstance(w, LandscapePlot) and w.isVisible()]
        seen.extend((each.is_fine, each.scenery.tilt) for each in landscapes)

    monkeypatch.setattr(Files, "save_picture", look)
    render.render_presets(tmp_path, [tilted], (1920, 1080), Settings())
    assert seen == [(True, 28.0)] * len(tilted.experiment.descent.runs)
