"""Arguments of the command line that cannot be used."""

from __future__ import annotations

import os

import pytest

from explorer import display
from explorer.app import main


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
def test_invalid_arguments_are_refused_in_one_line(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(list(arguments))
    error = capsys.readouterr().err
    assert end.value.code == 2 and error.count("\n") == 1 and len(error) < 300 and arguments[-1][:50] in error


@pytest.mark.parametrize("name", ["nope", "", "../lessons/classification", "\udcff", "n" * 100_000, "."])
@pytest.mark.parametrize("more", [[], ["--render", "pictures"]], ids=["window", "pictures"])
def test_a_lesson_that_does_not_exist_is_all_that_is_spoken_of(name, more, capsys, monkeypatch, tmp_path):
    """It does not matter whether there is a display: nothing is opened, nothing is written."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(display, "problem", lambda: pytest.fail("a display is looked for"))
    assert main(["--lesson", name, *more]) == 1
    error = capsys.readouterr().err
    assert error.startswith("There is no lesson ") and "; there are classification, is-mse-bad, learning-rate" in error
    assert error.count("\n") == 1 and len(error) < 220 and (name[:50] or '""') in error.replace("\\udcff", "\udcff")
    assert os.listdir(tmp_path) == []


def test_a_window_that_can_be_repaired_is_refused_in_a_line(capsys, monkeypatch):
    monkeypatch.setattr(display, "problem", lambda: display.Problem("something is missing.", absent=False))
    assert main(["--theme", "dark"]) == 2
    assert capsys.readouterr().err == "Softmax & Loss Explorer cannot start: something is missing.\n"


def test_a_lesson_and_a_preset_are_not_shown_at_once(capsys):
    with pytest.raises(SystemExit):
        main(["--lesson", "classification", "--preset", "soft-target"])
    assert "argument --preset: not allowed with argument --lesson" in capsys.readouterr().err
