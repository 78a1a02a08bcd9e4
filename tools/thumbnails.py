"""Draws the pictures of the gallery, one for each preset and each bundled lesson: `make thumbnails`.

A preset is shown at its last step: its surfaces alone, or what its screen presents. A lesson is shown at the end of the
first step that plays on surfaces, or plays at all, with what that step puts on stage.
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZE = (640, 440)  # of the window: letters are large in it
SURFACES = ("card_", "plane")  # how the names of views begin that show surfaces


def main(keys: Sequence[str]) -> None:
    """Write the pictures of the lessons and presets with these keys; of all if there are none."""
    from explorer.app import make_application
    from explorer.screens.registry import SCREENS
    from explorer.state import lessons
    from explorer.state.presets import PRESETS
    from explorer.window.offers import THUMBNAILS, picture_of

    application = make_application()
    THUMBNAILS.mkdir(exist_ok=True)
    found, errors = lessons.load_all(lessons.FOLDER, tuple(SCREENS))
    if errors:
        raise SystemExit("\n".join(str(error) for error in errors))
    for record in (*found, *PRESETS.values()):
        if not keys or record.key in keys:
            path = picture_of(record)
            if not picture(record).save(str(path)):
                raise SystemExit(f"{path} cannot be written.")
            print(path.relative_to(ROOT))
    application.quit()


def picture(record):
    """The picture of a Lesson or a Preset, a QImage of the size that the gallery shows."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from explorer.state.lesson import Lesson
    from explorer.state.settings import Settings
    from explorer.window.main_window import MainWindow

    window = MainWindow(settings=Settings(language="en"))
    try:
        window.setMinimumSize(1, 1)
        window.resize(*SIZE)
        window.show()
        names, frame = _of_lesson(window, record) if isinstance(record, Lesson) else _of_preset(window, record)
        return _drawn(window, names, frame)
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _of_lesson(window, lesson) -> tuple[Sequence[str], int]:
    """Show the lesson's picture. Returns: the views to draw, and the frame."""
    steps = lesson.steps
    playing = [i for i, step in enumerate(steps) if step.play] or [0]
    place = next((i for i in playing if any(name.startswith(SURFACES) for name in steps[i].stage)), playing[0])
    window.lesson.open(lesson, place)
    window.lesson.close()  # otherwise a question would hide its answer
    named = [name for name in (*steps[place].stage, steps[place].point) if name]
    if not steps[place].play:
        named = named[:1]  # one view is large enough to be recognized
    return named or window.screens.current.presented(), steps[place].play


def _of_preset(window, preset) -> tuple[Sequence[str], int]:
    """Show the preset. Returns: its surfaces, or on another screen what is presented there, and its last frame."""
    window.workbench.load_preset(preset)
    screen = window.screens.current
    names = [name for name in screen.parts() if name.startswith("card_")] or screen.presented()
    return names, window.workbench.player.steps


def _drawn(window, names: Sequence[str], frame: int):
    """The views `names` of the screen in front at `frame`, alone, cut to the size of a picture."""
    from PySide6.QtCore import QCoreApplication, QRect, Qt
    from PySide6.QtGui import QImage

    from explorer.widgets.gallery import PICTURE

    screen, player = window.screens.current, window.workbench.player
    player.seek(frame)
    while player.is_behind:
        screen.show_frame(player.frame)
    screen.present(names)
    for _ in range(4):  # layout events post further ones
        QCoreApplication.processEvents()
    while screen.is_working:
        screen.go_on(math.inf)
    image: QImage = screen.grab().toImage()
    filling = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    scaled = image.scaled(PICTURE, filling, Qt.TransformationMode.SmoothTransformation)
    cut = QRect(0, 0, PICTURE.width(), PICTURE.height())
    cut.moveCenter(scaled.rect().center())
    return scaled.copy(cut)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # pictures do not depend on the screen of whoever draws them
    main(sys.argv[1:])
