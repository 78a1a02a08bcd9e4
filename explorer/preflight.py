"""Looks before the start whether the application can run here, and says what is missing in one line.

The standard library only, and nothing newer than old Pythons can read: whoever starts the application with
the wrong Python gets a sentence instead of a syntax error. A healthy start pays a few milliseconds.
"""

import os
import re
import sys

from explorer import __version__

NAME = "Softmax & Loss Explorer"
OLDEST_PYTHON = (3, 11)
CANNOT_RUN = 2  # the exit status of every refusal here

# (module, distribution, oldest version, first version that is too new or None); tests hold it to pyproject.toml.
DEPENDENCIES = [
    ("numpy", "numpy", (2, 2), None),
    # PySide6 6.12 drops a reference to None at every void Qt call below Python 3.12, until the process dies.
    ("PySide6", "PySide6-Essentials", (6, 9, 3), (6, 12) if sys.version_info < (3, 12) else None),
    ("pyqtgraph", "pyqtgraph", (0, 14), (0, 15)),
    ("contourpy", "contourpy", (1, 3), None),
]

# What PySide6 links to but does not bring along, and the Debian package of each: to run at all, with no screen ...
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


def main(argv=None):
    """Starts the application with these arguments (sys.argv's by default) and returns its exit status.

    Returns 2 after one line on stderr when the application cannot run here.
    """
    arguments = sys.argv[1:] if argv is None else argv
    if "--version" in arguments:
        print(NAME + " " + __version__)
        return 0
    problem = python_problem() or dependency_problem() or window_problem(arguments)
    if problem:
        return _refuse(problem)
    try:
        from explorer.app import main as app_main

        return app_main(arguments)
    except KeyboardInterrupt:
        return 130  # 128 + SIGINT, as shells have it; there is nothing yet to close
    except ImportError as error:
        problem = import_problem(error)
        if not problem:
            raise
        return _refuse(problem)


def python_problem(version=None):
    """A line when this Python is too old, else an empty string."""
    version = tuple(version or sys.version_info)[:3]
    if version >= OLDEST_PYTHON:
        return ""
    return "it needs Python {} or newer, and this is Python {}: run `make run`, or `python3.12 main.py`.".format(
        _dotted(OLDEST_PYTHON), _dotted(version)
    )


def dependency_problem():
    """A line when a package is missing or of a version that does not work, else an empty string."""
    from importlib.util import find_spec

    missing = [distribution for module, distribution, _, _ in DEPENDENCIES if find_spec(module) is None]
    if missing:
        return _packages_missing(missing)
    for module, distribution, oldest, too_new in DEPENDENCIES:
        version = installed_version(module, distribution)
        numbers = _numbers(version)
        if numbers and (numbers < oldest or (too_new and numbers >= too_new)):
            return _version_problem(distribution, version, oldest, too_new)
    return ""


def installed_version(module, distribution):
    """The version of the installed distribution that `module` belongs to, or an empty string when none is to be found.

    Read off the name of the folder beside the module: importlib.metadata would take a tenth of the whole start.
    """
    from importlib.util import find_spec

    spec = find_spec(module)
    folders = list((spec and spec.submodule_search_locations) or ())
    prefix = distribution.replace("-", "_").lower() + "-"
    for folder in folders:
        try:
            beside = os.listdir(os.path.dirname(folder))
        except OSError:
            continue
        for name in beside:
            if name.lower().startswith(prefix) and name.endswith(".dist-info"):
                return name[len(prefix) : -len(".dist-info")]
    return ""


def window_problem(arguments):
    """A line when a library that a window under X11 needs is missing, else an empty string.

    Qt would abort the process. A start with arguments is let pass: it may draw pictures and open no window.
    """
    environment = os.environ.get
    x11 = environment("DISPLAY") and not environment("WAYLAND_DISPLAY")
    if arguments or not x11 or not environment("QT_QPA_PLATFORM", "xcb").startswith("xcb"):
        return ""
    missing = missing_libraries(X11_LIBRARIES)
    return _libraries_missing(missing) if missing else ""


def import_problem(error):
    """A line for a failed import that the user can mend, else an empty string."""
    library = re.search(r"(lib[\w+.-]+\.so[.\d]*): cannot open shared object", str(error))
    if library:
        return _libraries_missing(sorted(set([library.group(1)] + missing_libraries(OFFSCREEN_LIBRARIES))))
    missing = (getattr(error, "name", None) or "").split(".")[0]
    names = [distribution for module, distribution, _, _ in DEPENDENCIES if module == missing]
    return _packages_missing(names) if names else ""


def missing_libraries(sonames):
    """Those of the sonames that Linux's dynamic linker does not find, in order; none on other systems."""
    missing = []
    if not sys.platform.startswith("linux"):
        return missing
    import ctypes

    for soname in sonames:
        try:
            ctypes.CDLL(soname)
        except OSError:
            missing.append(soname)
    return missing


def debian_packages(sonames):
    """The Debian packages that hold these libraries, each once; a library that no table names is left out."""
    table = dict(OFFSCREEN_LIBRARIES)
    table.update(X11_LIBRARIES)
    table.update(WAYLAND_LIBRARIES)
    return sorted({table[soname] for soname in sonames if soname in table})


def _packages_missing(distributions):
    return "{} {} not installed here: {}".format(
        _listed(distributions), "is" if len(distributions) == 1 else "are", _how_to_install()
    )


def _version_problem(distribution, version, oldest, too_new):
    bounds = "{} or newer".format(_dotted(oldest)) + (", below {}".format(_dotted(too_new)) if too_new else "")
    return "{} {} does not work with it on Python {} (it needs {}): {}".format(
        distribution, version, _dotted(sys.version_info[:2]), bounds, _how_to_install()
    )


def _libraries_missing(sonames):
    packages = debian_packages(sonames)
    remedy = "on Debian or Ubuntu, run `sudo apt-get install {}`.".format(" ".join(packages))
    return "Qt needs {}, which this system lacks: {}".format(
        _listed(sonames), remedy if packages else "install it with the system's package manager."
    )


def _how_to_install():
    return "run `make run`, or `python -m pip install -r requirements.txt`."


def _numbers(version):
    """The leading numbers of a version, (6, 12, 0) for "6.12.0rc1"; empty when there are none."""
    return tuple(int(number) for number in re.sub(r"[^\d.].*", "", version).split(".") if number)


def _dotted(numbers):
    return ".".join(str(number) for number in numbers)


def _listed(names):
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _refuse(problem):
    sys.stderr.write("{} cannot start: {}\n".format(NAME, problem))
    return CANNOT_RUN
