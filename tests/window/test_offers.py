"""What the gallery offers: every lesson and every preset, each with a picture that the app drew."""

from __future__ import annotations

import shutil
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from explorer.screens.registry import SCREENS
from explorer.state import lessons
from explorer.state.presets import PRESETS
from explorer.widgets.gallery import PICTURE, Gallery
from explorer.window.offers import THUMBNAILS, picture_of
from tests.support.gui import LEFT, press, settle
from tests.support.layout import check

ROOT = Path(__file__).resolve().parents[2]


def bundled():
    return lessons.load_all(lessons.FOLDER, tuple(SCREENS))[0]


def pixels(image: QImage) -> np.ndarray:
    """(18, 32, 3) the colours of a picture, so coarse that letters and thin lines do not count."""
    small = image.scaled(32, 18).convertToFormat(QImage.Format.Format_RGB888)
    return np.array([[small.pixelColor(x, y).getRgb()[:3] for x in range(32)] for y in range(18)], dtype=float)


def test_every_lesson_and_every_preset_has_its_picture():
    records = [*bundled(), *PRESETS.values()]
    for record in records:
        assert QImage(str(picture_of(record))).size() == PICTURE, f"make thumbnails ARGS={record.key}"
    assert {path.name for path in THUMBNAILS.glob("*.png")} == {picture_of(record).name for record in records}


def test_a_picture_drawn_again_is_the_same_as_the_bundled_one(qapp):
    """But for what another font or another machine changes: it is nearer to it than to any other."""
    spec = spec_from_file_location("thumbnails", ROOT / "tools" / "thumbnails.py")
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    drawn = pixels(tool.picture(PRESETS["soft-target"]))
    apart = {key: np.abs(pixels(QImage(str(picture_of(p)))) - drawn).mean() for key, p in PRESETS.items()}
    assert min(apart, key=apart.get) == "soft-target" and apart["soft-target"] < 30, "make thumbnails draws them again"


CTRL = Qt.KeyboardModifier.ControlModifier


def gallery_of(window) -> Gallery:
    window.activateWindow()  # without a window manager nobody does when a dialog has closed
    settle()
    press(window, "N", CTRL)
    settle()
    return window.findChild(Gallery)


def tile_of(gallery: Gallery, title: str):
    return next(tile for tile in gallery.tiles if tile.title.text() == title)


def test_the_gallery_begins_lessons_and_presets(window, qtbot):
    before = window.workbench.store.experiment
    gallery = gallery_of(window)
    with qtbot.waitSignal(gallery.destroyed):
        press(gallery, "Escape")
    assert window.workbench.store.experiment is before and not window.workbench.store.can_undo
    gallery = gallery_of(window)
    assert [tile.title.text() for tile in gallery.tiles[:2]] == [each.title("en") for each in window.lesson.bundled[:2]]
    with qtbot.waitSignal(gallery.destroyed):
        press(gallery, "Return")
    assert window.lesson.progress.lesson is window.lesson.bundled[0]
    gallery = gallery_of(window)
    with qtbot.waitSignal(gallery.destroyed):
        QTest.mouseClick(tile_of(gallery, "Adam rescue"), LEFT)
    assert window.workbench.preset.key == "adam-rescue" and window.lesson.progress.lesson is None
    assert window.workbench.screen == "descent"


def test_a_new_lesson_file_is_in_the_gallery_at_once(make_window, tmp_path, monkeypatch, qtbot):
    """Without a picture, which its author draws with make thumbnails."""
    for path in lessons.FOLDER.glob("*.toml"):
        shutil.copy(path, tmp_path)
    (tmp_path / "mine.toml").write_text('title = "My own"\n[[step]]\ntitle = "Only one"\ntext = "words"\n')
    monkeypatch.setattr(lessons, "FOLDER", tmp_path)
    window = make_window()
    gallery = gallery_of(window)
    tile = tile_of(gallery, "My own")
    assert tile.about.text() == "Steps: 1, from “Only one” to “Only one”" and tile.picture.pixmap().isNull()
    assert len(gallery.tiles) == len(bundled()) + len(PRESETS)
    gallery.reject()


@pytest.mark.parametrize("language", ["zh_Hant", "en"])
def test_every_text_of_the_gallery_fits_in_a_small_window(make_window, language):
    window = make_window(size=(1024, 768), theme="projector", language=language)
    gallery = gallery_of(window)
    assert gallery.width() <= window.width() and gallery.height() <= window.height()
    assert check(gallery, language) == []
    gallery.reject()


def test_no_window_opens_the_gallery_by_itself(window):
    settle()
    assert window.findChild(Gallery) is None
