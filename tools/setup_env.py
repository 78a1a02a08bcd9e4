"""Makes the virtual environment in .venv and looks after the system libraries that Qt needs.

    python3 tools/setup_env.py runtime        .venv with the packages of requirements.txt
    python3 tools/setup_env.py development    the tools of requirements-dev.txt on top, and a Chinese font to test with
    python3 tools/setup_env.py mutants        the tool of requirements-mutants.txt on top of those
    python3 tools/setup_env.py window         the libraries that a window on this display needs
    python3 tools/setup_env.py lock           the requirements files, from pyproject.toml

The Makefile calls it, and goes by the stamps it leaves: .venv/.runtime, .venv/.development, .venv/.mutants and
.venv/.window. Where make is given another VENV, that stands for .venv everywhere. It needs Python 3.11 or newer with
pip, but neither ensurepip nor python3-venv: pip installs into .venv from outside. Nothing here is newer than old
Pythons can read, so that they can say that they are too old.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
sys.path.insert(0, ROOT)

from explorer import libraries, preflight  # noqa: E402 - the folder above is not on the path before the line above

VENV = os.path.join(ROOT, os.environ.get("VENV") or ".venv")
VENV_PYTHON = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin", "python")
PLACE = os.path.join(VENV, ".place")  # contains the folder in which .venv was created
INSTALLING = os.path.join(VENV, ".installing")  # exists while pip works, and stays if pip does not finish
LAST_LINES = 15
CHINESE_FONT = "fonts-noto-cjk"
# Ends with 1 where Qt finds no font for a language of the app.
LACKS_FONT = """
import sys
from PySide6.QtGui import QGuiApplication
from explorer.look import languages
application = QGuiApplication(["fonts", "-platform", "offscreen"])
sys.exit(any(languages.lacks_font(key) for key in languages.LANGUAGES))
"""


class SetupError(Exception):
    """Set-up cannot go on; the message is a sentence that says why and what to do."""


def main(argv):
    """Carries out one command and returns the exit status; a failure is reported on stderr and leaves no stamp."""
    commands = {"runtime": runtime, "development": development, "mutants": mutants, "window": window, "lock": lock}
    if not argv or argv[0] not in commands:
        sys.stderr.write(__doc__)
        return 2
    try:
        check_python()
        commands[argv[0]](*argv[1:])
    except SetupError as error:
        sys.stderr.write("Set-up failed: {}\n".format(error))
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nSet-up was interrupted; the next run starts it afresh.\n")
        return 130
    return 0


def runtime():
    """A sound .venv with the packages that the application runs on, and the libraries that Qt loads in any case."""
    prepare_venv()
    install("requirements.txt")
    install_libraries(libraries.missing(libraries.OFFSCREEN_LIBRARIES))
    stamp("runtime")


def development():
    """The packages for testing and checking it, in addition."""
    prepare_venv()
    install("requirements-dev.txt")
    install_font()
    stamp("development")


def mutants():
    """The tool that puts small faults into the code."""
    prepare_venv()
    install("requirements-mutants.txt")
    stamp("mutants")


def window():
    """The libraries that Qt loads for the display at hand."""
    wanted = dict(libraries.X11_LIBRARIES if os.environ.get("DISPLAY") else {})
    wanted.update(libraries.WAYLAND_LIBRARIES if os.environ.get("WAYLAND_DISPLAY") else {})
    install_libraries(libraries.missing(wanted))
    stamp("window")


def lock(*options):
    """The requirements files, resolved for every Python and system; `--upgrade` takes the newest versions."""
    folder = tempfile.mkdtemp(prefix="lock-")
    try:
        quietly([base_python(), "-m", "venv", "--without-pip", folder], "No virtual environment could be made.")
        python = os.path.join(folder, os.path.relpath(VENV_PYTHON, VENV))
        quietly(pip_into(python) + ["install", "uv"], "uv, which writes the lock files, could not be installed.")
        uv = [python, "-m", "uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"]
        uv += ["--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--quiet"] + list(options)
        failure = "The lock files could not be written."
        quietly(uv + ["-o", "requirements.txt"], failure)
        quietly(uv + ["--extra", "dev", "-c", "requirements.txt", "-o", "requirements-dev.txt"], failure)
        quietly(uv + ["--extra", "mutants", "-c", "requirements-dev.txt", "-o", "requirements-mutants.txt"], failure)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check_python():
    """Raises SetupError unless this Python is new enough and has pip; an environment hands over to its base Python."""
    if sys.version_info < preflight.OLDEST_PYTHON:
        raise SetupError("Python 3.11 or newer is needed; name one: `make run PYTHON=/path/to/python3`.")
    if sys.prefix != sys.base_prefix:
        os.execv(base_python(), [base_python()] + sys.argv)
    from importlib.util import find_spec

    if find_spec("pip") is None:
        raise SetupError(
            "{} has no pip; install it (on Debian or Ubuntu: `sudo apt-get install python3-pip`), or name another "
            "Python: `make run PYTHON=/path/to/python3`.".format(sys.executable)
        )


def base_python():
    """The real file of this Python: it disappears when the system changes to another version, a link to it does not."""
    return os.path.realpath(getattr(sys, "_base_executable", sys.executable))


def prepare_venv():
    """Creates .venv, unless there is a sound one."""
    reason = unsound()
    if not reason:
        return
    if os.path.lexists(VENV):
        say("Rebuilding {}: {}.".format(os.path.basename(VENV), reason))
        remove(VENV)
    quietly(
        [base_python(), "-m", "venv", "--without-pip", VENV],
        "No virtual environment could be made with {}.".format(sys.executable),
    )
    with open(PLACE, "w") as place:
        place.write(ROOT + "\n")


def unsound():
    """Why .venv cannot be used as it is; an empty string when it can."""
    if not os.path.lexists(VENV):
        return "there is none"
    if os.path.exists(INSTALLING):
        return "the last installation did not finish"
    try:
        with open(PLACE) as place:
            made_in = place.read().rstrip("\n")
    except OSError:
        return "it was not made by this set-up, or not to its end"
    if made_in != ROOT:
        return "it was made in another folder, {}".format(made_in)
    version = "%d.%d" % sys.version_info[:2]
    try:
        question = "import sys; print('%d.%d' % sys.version_info[:2], sys.prefix != sys.base_prefix)"
        answer = subprocess.check_output([VENV_PYTHON, "-c", question], stderr=subprocess.DEVNULL).decode().split()
    except (OSError, subprocess.CalledProcessError):
        return "its Python does not run"
    return "" if answer == [version, "True"] else "it was made for another Python than {}".format(version)


def remove(path):
    """Removes a folder, a file or a link (never what the link points to)."""
    if os.path.islink(path) or os.path.isfile(path):
        os.remove(path)
    for _ in range(10):
        shutil.rmtree(path, ignore_errors=True)
        if not os.path.lexists(path):
            return
        time.sleep(0.5)  # a pip left over from a killed set-up may still be writing
    raise SetupError("{} cannot be removed; remove it by hand.".format(path))


def install(requirements):
    """Installs what one lock file pins, checking every hash; on failure .venv is marked for rebuilding."""
    open(INSTALLING, "w").close()
    say("Installing the packages of {} into {} ...".format(requirements, os.path.basename(VENV)))
    started = time.time()
    # Wheels only: building numpy or Qt here would take an hour and then fail. Without wheels pip reports it at once.
    command = ["install", "--require-hashes", "--only-binary", ":all:", "-r", requirements]
    quietly(pip_into(VENV_PYTHON) + command, "The packages of {} could not be installed.".format(requirements))
    os.remove(INSTALLING)
    say("... done in {:.0f} s.".format(time.time() - started))


def pip_into(python):
    """The first words of a command with which this Python's pip works on another Python's environment."""
    return [sys.executable, "-m", "pip", "--python", python, "--no-input", "--disable-pip-version-check"]


def quietly(command, failure):
    """Runs a command in the project's folder; what it prints is shown, its end at least, only when it fails."""
    # Settings that would send the packages elsewhere than into .venv, or stop pip because it does not run inside it.
    elsewhere = ("PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")
    environment = {name: value for name, value in os.environ.items() if name not in elsewhere}
    environment.update(PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0")
    try:
        ran = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    except OSError as error:
        raise SetupError("{} {}".format(failure, error)) from None
    if ran.returncode:
        last = ran.stdout.decode(errors="replace").rstrip().splitlines()[-LAST_LINES:]
        raise SetupError("\n  ".join([failure + " The last lines said:"] + last))


def install_libraries(missing):
    """Installs the Debian packages of these libraries, where that needs no password or question."""
    if not missing:
        return
    if not shutil.which("apt-get"):
        say("Qt needs {}: install what holds them with the system's package manager.".format(", ".join(missing)))
        return
    install_packages(libraries.debian_packages(missing))


def install_font():
    """A font that shows Chinese, for the tests; without one they skip what needs it."""
    if not shutil.which("apt-get") or subprocess.call([VENV_PYTHON, "-c", LACKS_FONT], cwd=ROOT) != 1:
        return
    try:
        install_packages([CHINESE_FONT])
    except SetupError as error:
        say("Tests in Chinese will be left out. {}".format(error))


def install_packages(packages):
    """Installs Debian packages with apt-get, as root or with a sudo that needs no password; raises SetupError."""
    by_hand = "sudo apt-get update && sudo apt-get install " + " ".join(packages)
    if os.geteuid() == 0:
        root = []
    elif shutil.which("sudo") and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0:
        root = ["sudo", "-n"]
    else:
        raise SetupError("Qt needs system libraries that only the administrator can install: `{}`".format(by_hand))
    say("Installing what Qt needs of the system: {} ...".format(" ".join(packages)))
    apt_get = root + ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    wanted = apt_get + ["install", "-y", "--no-install-recommends"] + packages
    failure = "The system libraries could not be installed; try `{}`.".format(by_hand)
    try:
        quietly(wanted, failure)
    except SetupError:  # the package lists are missing, or older than the packages
        quietly(apt_get + ["update"], failure)
        quietly(wanted, failure)


def stamp(name):
    """Tells make that this part of the set-up is done."""
    with open(os.path.join(VENV, "." + name), "w") as file:
        file.write(ROOT + "\n")


def say(sentence):
    """Prints at once what is about to take long."""
    print(sentence)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
