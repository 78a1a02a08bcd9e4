"""The system libraries that Qt links to and PySide6 does not include: which are missing, and which packages have them.

Uses only the standard library, and only syntax that old Pythons can parse.
"""

import sys

# What PySide6 links to but does not include, and the Debian package of each: to run at all, without a screen ...
OFFSCREEN_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# ... to open a window under X11 ...
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# ... and under Wayland.
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def missing(sonames):
    """Those of the sonames that the dynamic linker of Linux does not find, in order; none on other systems."""
    absent = []
    if not sys.platform.startswith("linux"):
        return absent
    import ctypes

    for soname in sonames:
        try:
            ctypes.CDLL(soname)
        except OSError:
            absent.append(soname)
    return absent


def debian_packages(sonames):
    """The Debian packages that contain these libraries, each once; a library that is in no table is left out."""
    table = dict(OFFSCREEN_LIBRARIES)
    table.update(X11_LIBRARIES)
    table.update(WAYLAND_LIBRARIES)
    return sorted({table[soname] for soname in sonames if soname in table})


def problem(sonames):
    """A line that says how to install these libraries."""
    packages = debian_packages(sonames)
    remedy = "on Debian or Ubuntu, run `sudo apt-get install {}`.".format(" ".join(packages))
    return "Qt needs {}, which this system lacks: {}".format(
        listed(sonames), remedy if packages else "install it with the system's package manager."
    )


def listed(names):
    """The names as a list in a sentence: `a`, `a and b`, `a, b and c`."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
