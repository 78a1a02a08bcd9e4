"""Messages in the terminal: no character, closed stream or broken pipe can make them fail.

Uses only the standard library, and only syntax that old Pythons can parse.
"""

import os
import sys

NAME = "Softmax & Loss Explorer"
CANNOT_RUN = 2  # the exit status when the application cannot run here


def prepare():
    """Opens closed streams (`>&-`, or no console at all), and writes characters that the encoding lacks as \\u...

    The next file opened would get a closed descriptor's number, and Qt's messages would be written into a picture.
    """
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            descriptor = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, open(descriptor, "r" if name == "stdin" else "w", closefd=False))  # noqa: SIM115
        elif name != "stdin" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def say(text):
    """Writes a line to stdout. A reader that has exited (`| head -1`) is no error: the rest is not written."""
    _write(sys.stdout, text)


def complain(text):
    """Writes a line to stderr, in the same way as `say`."""
    _write(sys.stderr, text)


def refuse(problem):
    """Writes why the application cannot start, and returns the exit status for it."""
    complain("{} cannot start: {}".format(NAME, problem))
    return CANNOT_RUN


def finish():
    """Flushes the output, before Python does so at exit and reports a broken pipe."""
    for stream in (sys.stdout, sys.stderr):
        _write(stream, None)


def _write(stream, text):
    try:
        if text is not None:
            stream.write(text + "\n")
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
