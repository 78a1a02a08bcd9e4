"""What a start says in the terminal: no sign, closed stream or broken pipe may make it fail.

The standard library only, and nothing newer than old Pythons can read.
"""

import os
import sys

NAME = "Softmax & Loss Explorer"
CANNOT_RUN = 2  # the exit status when the application cannot run here


def prepare():
    """Opens what was closed (`>&-`, or no console at all), and lets a sign that the encoding lacks be written as \\u...

    A closed descriptor would be given to the next file that is opened, and Qt's messages would land in a picture.
    """
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            descriptor = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, open(descriptor, "r" if name == "stdin" else "w", closefd=False))  # noqa: SIM115
        elif name != "stdin" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def say(text):
    """Writes a line to stdout. A reader that has gone away (`| head -1`) is no fault: the rest is not written."""
    _write(sys.stdout, text)


def complain(text):
    """Writes a line to stderr; as `say`."""
    _write(sys.stderr, text)


def refuse(problem):
    """Writes why the application cannot start, and returns the exit status for it."""
    complain("{} cannot start: {}".format(NAME, problem))
    return CANNOT_RUN


def finish():
    """Writes what is still waiting, before Python does so and reports that nobody reads it."""
    for stream in (sys.stdout, sys.stderr):
        _write(stream, None)


def _write(stream, text):
    try:
        if text is not None:
            stream.write(text + "\n")
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
