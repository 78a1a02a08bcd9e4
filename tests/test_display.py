"""Whether a window can open: displays that are absent, dead, refusing or misspelt, and missing libraries."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from explorer import display, libraries

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a display is asked for under Linux only")


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch):
    """Sets the given variables and no others that name a display; no library is missing and any X server accepts."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "QT_QPA_PLATFORM", "XAUTHORITY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(libraries, "missing", lambda sonames: [])

    def change(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return change


@pytest.fixture
def compositor(tmp_path: Path):
    """The path of a socket with a listener."""
    path = str(tmp_path / "wayland-7")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen()
        yield path


def test_without_a_variable_there_is_no_display(environment) -> None:
    assert display.problem() == display.NO_DISPLAY
    environment(QT_QPA_PLATFORM="xcb")
    assert display.problem() == display.NO_DISPLAY
    environment(QT_QPA_PLATFORM="wayland")
    assert display.problem() == display.NO_DISPLAY, "no folder that a compositor's socket could lie in"


@pytest.mark.parametrize(
    "name",
    [
        *(":987", "unix:987.0", "127.0.0.1:987", "nonsense", "no/where:0", ":٣", ":1e9", "::"),
        *("a..b:0", "h\udcff:0", "x" * 64 + ":0"),
    ],
)
def test_an_x11_display_that_does_not_answer(environment, name: str) -> None:
    environment(DISPLAY=name)
    assert display.problem() == display.Problem(
        f"The display {name!r} does not answer, or does not let this user in", True
    )


def test_an_x11_display_that_refuses_the_connection_does_not_answer(environment, monkeypatch) -> None:
    """A server listens, but refuses libxcb, as without the authority file."""
    monkeypatch.setattr(display, "_listens", lambda *place: True)
    environment(DISPLAY=":987")
    assert display.problem() == display.Problem(
        "The display ':987' does not answer, or does not let this user in", True
    )


def test_a_platform_that_needs_no_screen_is_asked_about_its_arguments(environment) -> None:
    environment(QT_QPA_PLATFORM="offscreen:configfile=/nonexistent")
    found = display.problem()
    assert found is not None and not found.absent and "configfile" in found.why


def test_a_wayland_display_is_a_socket_on_which_somebody_listens(environment, compositor) -> None:
    environment(WAYLAND_DISPLAY=compositor)
    assert display.problem() is None
    environment(WAYLAND_DISPLAY=os.path.basename(compositor), XDG_RUNTIME_DIR=os.path.dirname(compositor))
    assert display.problem() is None
    environment(WAYLAND_DISPLAY="nothing")
    dead = os.path.join(os.path.dirname(compositor), "nothing")
    assert display.problem() == display.Problem(
        f"The display {dead!r} does not answer, or does not let this user in", True
    )


def test_one_display_that_works_is_enough(environment, compositor, monkeypatch) -> None:
    environment(WAYLAND_DISPLAY=compositor, DISPLAY=":987")
    assert display.problem() is None
    environment(WAYLAND_DISPLAY="/nowhere", DISPLAY=":0")
    monkeypatch.setattr(display, "_x11_answers", lambda name: True)
    assert display.problem() is None


@pytest.mark.parametrize("asked", ["offscreen", "minimal", "nonsense;offscreen", "Offscreen"])
def test_a_platform_without_a_screen_needs_no_display(environment, monkeypatch, asked: str) -> None:
    monkeypatch.setattr(display, "qt_opens", lambda platform: False)
    environment(QT_QPA_PLATFORM=asked)
    assert display.problem() is None


@pytest.mark.parametrize(
    "platforms, package",
    [("xcb", "libxcb-cursor0"), ("wayland", "libwayland-cursor0"), ("xcb;wayland", "libxcb-cursor0")],
)
def test_a_missing_library_is_named_with_its_package(
    environment, compositor, monkeypatch, platforms: str, package: str
) -> None:
    monkeypatch.setattr(libraries, "missing", lambda sonames: [name for name in sonames if "cursor" in name])
    monkeypatch.setattr(display, "_x11_answers", lambda name: True)
    environment(DISPLAY=":0", WAYLAND_DISPLAY=compositor, QT_QPA_PLATFORM=platforms)
    problem = display.problem()
    assert problem is not None and not problem.absent and f"apt-get install {package}`" in problem.why


def test_what_can_be_repaired_goes_before_a_display_that_is_absent(environment, compositor, monkeypatch) -> None:
    monkeypatch.setattr(libraries, "missing", list)
    environment(WAYLAND_DISPLAY=compositor, QT_QPA_PLATFORM="xcb;wayland")
    problem = display.problem()
    assert problem is not None and not problem.absent and "libwayland-client0" in problem.why


def test_an_unknown_platform_is_asked_of_qt(environment) -> None:
    environment(QT_QPA_PLATFORM="nonsense", DISPLAY=":0")
    problem = display.problem()
    assert problem == display.Problem("Qt can open no window with QT_QPA_PLATFORM='nonsense': unset it.", False)
    assert display.qt_opens("offscreen")


def test_elsewhere_than_under_linux_there_is_always_a_display(environment, monkeypatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert display.problem() is None
