"""Whether a window can open here. Where none can, Qt aborts the process, so this is checked first."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from explorer import libraries

ANSWER_SECONDS = 5.0  # seconds within which a display has to answer
NO_SCREEN_NEEDED = ("offscreen", "minimal")
# Asks Qt itself, in a process that may abort.
PROBE = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(["probe"])
sys.exit(application.primaryScreen() is None)
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why no window can open: half a sentence.

    `absent` says that there is no display at all; otherwise something can be repaired.
    """

    why: str
    absent: bool


NO_DISPLAY = Problem("There is no display here", True)


def problem() -> Problem | None:
    """What keeps a window from opening, or None. A problem that can be repaired goes before an absent display."""
    found = []
    for platform in _platforms():
        fault = _problem_of(platform)
        if fault is None:
            return None
        found.append(fault)
    return min(found, key=lambda fault: fault.absent, default=None)


def _platforms() -> list[str]:
    """The platforms that Qt tries, in its order; empty on systems where its platform always works."""
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    if asked:
        return asked.split(";")
    if not sys.platform.startswith("linux"):
        return []
    return [*(["wayland"] if os.environ.get("WAYLAND_DISPLAY") else []), "xcb"]


def _problem_of(platform: str) -> Problem | None:
    """What keeps a window from opening on `platform`, written name[:arguments]."""
    name = platform.split(":")[0].lower()
    if platform.lower() in NO_SCREEN_NEEDED:
        return None
    if sys.platform.startswith("linux") and name in ("xcb", "wayland"):
        x11 = name == "xcb"
        display = os.environ.get("DISPLAY", "") if x11 else _wayland_display()
        if not display:
            return NO_DISPLAY
        if not (_x11_answers(display) if x11 else _listens(socket.AF_UNIX, display)):
            return Problem(f"The display {display!r} does not answer, or does not let this user in", True)
        lacking = libraries.missing(libraries.X11_LIBRARIES if x11 else libraries.WAYLAND_LIBRARIES)
        return Problem(libraries.problem(lacking), False) if lacking else None
    if qt_opens(platform):
        return None
    return Problem(f"Qt can open no window with QT_QPA_PLATFORM={platform!r}: unset it.", False)


def _x11_answers(display: str) -> bool:
    """Whether an X server answers at `display` and accepts the connection, tried in the same way as Qt does.

    The connection stays open until the process ends: a server without a window manager resets when its last
    client disconnects, and would refuse Qt in the meantime.
    """
    try:
        places = _x11_places(display)
    except UnicodeError:  # not a possible host name
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        xcb = None
    # A remote host is tried first, because libxcb waits for minutes. A local server answers libxcb at once; a test
    # connection would be its first client, and let it reset while the second one connects.
    asked_first = places if xcb is None else [place for place in places if place[0] != socket.AF_UNIX]
    if asked_first and not any(_listens(*place) for place in asked_first):
        return False
    if xcb is None:
        return True  # the library is missing, which is reported elsewhere
    xcb.xcb_connect.restype = ctypes.c_void_p
    return not xcb.xcb_connection_has_error(ctypes.c_void_p(xcb.xcb_connect(os.fsencode(display), None)))


def _x11_places(display: str) -> list[tuple[socket.AddressFamily, Any]]:
    """The addresses where the server of [host]:number[.screen] listens; empty for a name of another form."""
    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if "/" in host or not (number.isascii() and number.isdigit() and len(number) < 5):
        return []
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        return [(socket.AF_UNIX, path), (socket.AF_UNIX, "\0" + path)]
    try:
        found = socket.getaddrinfo(host.strip("[]"), 6000 + int(number), type=socket.SOCK_STREAM)
    except OSError:
        return []
    return [(family, address) for family, _, _, _, address in found]


def _wayland_display() -> str:
    """The path of the compositor's socket; empty if there can be none."""
    name, folder = os.environ.get("WAYLAND_DISPLAY") or "wayland-0", os.environ.get("XDG_RUNTIME_DIR", "")
    return os.path.join(folder, name) if folder or os.path.isabs(name) else ""


def _listens(family: socket.AddressFamily, address: Any) -> bool:
    with socket.socket(family) as server:
        server.settimeout(ANSWER_SECONDS)
        try:
            server.connect(address)
        except OSError:
            return False
    return True


def qt_opens(platform: str) -> bool:
    """Whether Qt finds a screen on `platform`; True in doubt (a frozen application has no Python to try it in)."""
    if getattr(sys, "frozen", False):
        return True
    environment = {**os.environ, "QT_QPA_PLATFORM": platform}
    try:
        asked = subprocess.run([sys.executable, "-c", PROBE], env=environment, capture_output=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0
