"""Checks before the start whether the application can run here, and reports what is missing in one line.

Uses only the standard library, and only syntax that old Pythons can parse: whoever starts the application with
the wrong Python gets a sentence instead of a syntax error. The check costs a few milliseconds.
"""

import os
import re
import signal
import sys

from explorer import __version__, console, libraries

OLDEST_PYTHON = (3, 11)

# (module, distribution, oldest version, first version that is too new or None); a test compares it with pyproject.toml.
DEPENDENCIES = [
    ("numpy", "numpy", (2, 2), None),
    # Below Python 3.12, PySide6 6.12 releases a reference to None at every void Qt call, until the process crashes.
    ("PySide6", "PySide6-Essentials", (6, 9, 3), (6, 12) if sys.version_info < (3, 12) else None),
    ("pyqtgraph", "pyqtgraph", (0, 14), (0, 15)),
    ("contourpy", "contourpy", (1, 3), None),
]


def main(argv=None):
    """Starts the application with these arguments (sys.argv's by default) and returns its exit status.

    Returns 2 after one line on stderr when the application cannot run here.
    """
    console.prepare()
    # Until the window handles Ctrl-C, it ends the process at once: Python would raise KeyboardInterrupt wherever it
    # is, also in a method called by Qt, and Qt does not survive that.
    interrupt = signal.getsignal(signal.SIGINT)
    if interrupt != signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return _start(sys.argv[1:] if argv is None else argv)
    finally:
        console.finish()
        signal.signal(signal.SIGINT, interrupt)


def _start(arguments):
    if "--version" in arguments:
        console.say("{} {}".format(console.NAME, __version__))
        return 0
    problem = python_problem() or dependency_problem()
    if problem:
        return console.refuse(problem)
    try:
        from explorer.app import main as app_main

        return app_main(arguments)
    except KeyboardInterrupt:
        return 130  # 128 + SIGINT, as in shells; there is nothing to close yet
    except ImportError as error:
        problem = import_problem(error)
        if not problem:
            raise
        return console.refuse(problem)


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
    """The version of the installed distribution that `module` belongs to, or an empty string when there is none.

    Taken from the name of the folder beside the module: importlib.metadata would take a tenth of the whole start.
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


def import_problem(error):
    """A line for a failed import that the user can fix, else an empty string."""
    library = re.search(r"(lib[\w+.-]+\.so[.\d]*): cannot open shared object", str(error))
    if library:
        return libraries.problem(sorted(set([library.group(1)] + libraries.missing(libraries.OFFSCREEN_LIBRARIES))))
    missing = (getattr(error, "name", None) or "").split(".")[0]
    names = [distribution for module, distribution, _, _ in DEPENDENCIES if module == missing]
    return _packages_missing(names) if names else ""


def _packages_missing(distributions):
    return "{} {} not installed here: {}".format(
        libraries.listed(distributions), "is" if len(distributions) == 1 else "are", _how_to_install()
    )


def _version_problem(distribution, version, oldest, too_new):
    bounds = "{} or newer".format(_dotted(oldest)) + (", below {}".format(_dotted(too_new)) if too_new else "")
    return "{} {} does not work with it on Python {} (it needs {}): {}".format(
        distribution, version, _dotted(sys.version_info[:2]), bounds, _how_to_install()
    )


def _how_to_install():
    return "run `make run`, or `python -m pip install -r requirements.txt`."


def _numbers(version):
    """The leading numbers of a version, (6, 12, 0) for "6.12.0rc1"; empty when there are none."""
    return tuple(int(number) for number in re.sub(r"[^\d.].*", "", version).split(".") if number)


def _dotted(numbers):
    return ".".join(str(number) for number in numbers)
