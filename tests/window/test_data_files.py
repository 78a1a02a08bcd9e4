"""Images of one's own: opened from the menu, dropped, or named by a session; what was shown stays until all is well."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTextEdit, QWidget

from explorer.screens.registry import IMAGES_SCREEN, SCREENS
from explorer.state import data_opening, datasets, session_file
from explorer.state.network_parts import BUILT_IN
from explorer.state.own_data import named
from tests.support.gui import play_to, press, settle
from tests.support.idx import IMAGES, LABELS, write_pair

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
COUNT = 5000
OPENED = f"Opened {IMAGES}: 4000 images to train with, 1000 held out."


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Everything is read in one call, but for `slow`."""
    monkeypatch.setattr(data_opening, "STEP_BUDGET", 60.0)


@pytest.fixture
def images(tmp_path) -> Path:
    """A file of images, beside its labels."""
    return write_pair(tmp_path, COUNT)[0]


def said(window) -> str:
    return window.statusBar().currentMessage()


def data_of(window) -> str:
    return window.workbench.store.experiment.network.data


def drop(window, *urls: str | Path) -> bool:
    """Drag files over the window and let go. Returns: whether the window wanted them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(url)) if isinstance(url, Path) else QUrl(url) for url in urls])
    copy, none, left = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    place = window.rect().center()
    try:
        entering = QDragEnterEvent(QPointF(place), copy, data, left, none)
    except TypeError:  # before PySide6 6.12, which warns of whole pixels
        entering = QDragEnterEvent(place, copy, data, left, none)
    entering.ignore()
    QApplication.sendEvent(window, entering)
    if not entering.isAccepted():
        return False
    QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, data, left, none))
    return True


def test_images_from_the_menu_come_with_their_screen(window, images, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(images)], ""))
    press(window, "D", CTRL)
    assert window.workbench.screen == IMAGES_SCREEN and said(window) == OPENED
    assert named(data_of(window)).path == images
    assert len(datasets.image_data(data_of(window)).train) == 4000
    play_to(window, 20)


def test_a_dialog_that_is_cancelled_changes_nothing(window, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    before = window.workbench.store.experiment
    press(window, "D", CTRL)
    assert window.workbench.store.experiment is before and said(window) == ""


def test_undo_goes_back_to_the_data_and_the_screen_before(window, images, tmp_path):
    window.workbench.show_screen("descent")
    before = window.workbench.store.experiment
    window.files.data.open(images)
    first = data_of(window)
    (tmp_path / "other").mkdir()
    window.files.data.open(write_pair(tmp_path / "other", COUNT, seed=1)[0])
    second = data_of(window)
    assert len({BUILT_IN, first, second}) == 3
    window.workbench.undo()
    assert data_of(window) == first and window.workbench.screen == IMAGES_SCREEN
    window.workbench.undo()
    assert window.workbench.store.experiment == before and window.workbench.screen == "descent"
    window.workbench.redo()
    window.workbench.redo()
    assert data_of(window) == second
    play_to(window, 10)


def test_opening_is_one_entry_from_every_screen(window, images):
    for screen in SCREENS:
        window.workbench.show_screen(screen)
        before = window.workbench.store.experiment
        window.files.data.open(images)
        window.workbench.undo()
        assert window.workbench.store.experiment == before and window.workbench.screen == screen
        assert not window.workbench.store.can_undo


def test_the_built_in_digits_come_back(window, images):
    window.files.data.open(images)
    play_to(window, 20)
    press(window, "D", CTRL | SHIFT)
    assert data_of(window) == BUILT_IN and window.workbench.player.frame == 0
    assert said(window) == "The network is trained with the built-in digits."
    window.workbench.undo()
    assert named(data_of(window)).path == images


@pytest.mark.parametrize("from_bottom", [False, True])
def test_files_are_dropped_on_the_window_in_any_order(window, images, from_bottom):
    both = [images, images.with_name(LABELS)]
    assert drop(window, *(both[::-1] if from_bottom else both))
    assert said(window) == OPENED


def test_a_session_and_a_lesson_can_be_dropped_too(window, tmp_path):
    session, lesson = tmp_path / f"a{session_file.SUFFIX}", tmp_path / "a.toml"
    window.files.save_session(session)
    lesson.write_text('title = "x"\n[[step]]\ntitle = "a"\ntext = "b"\n')
    assert drop(window, session) and said(window) == f"Opened {session.name}."
    assert drop(window, lesson) and window.lesson.progress.lesson is not None


def test_only_files_of_this_machine_are_wanted(window, images):
    before = window.workbench.store.experiment
    assert not drop(window, "https://example.org/train-images-idx3-ubyte")
    assert not drop(window, images, "https://example.org/train-labels-idx1-ubyte")
    assert not drop(window)
    assert window.workbench.store.experiment is before


def test_no_view_takes_what_is_dropped_on_the_window(window):
    for screen in SCREENS:
        window.workbench.show_screen(screen)
        settle()
    taking = [widget for widget in window.findChildren(QWidget) if widget.acceptDrops()]
    edits = [edit for kind in (QLineEdit, QTextEdit) for edit in window.findChildren(kind)]
    assert [widget for widget in taking if widget not in edits and widget.parent() not in edits] == []


def test_bad_images_leave_everything_as_it_was(window, images):
    window.files.data.open(images)
    play_to(window, 10)
    before, frame = window.workbench.store.experiment, window.workbench.player.frame
    images.write_bytes(images.read_bytes()[:-1])
    window.files.data.open(images)
    assert said(window) == f"{IMAGES} is cut off: its header says 5000 images, but only 4999 are there."
    assert drop(window, images.parent) and "cannot be read: it is a folder." in said(window)
    assert (window.workbench.store.experiment, window.workbench.player.frame) == (before, frame)
    play_to(window, 20)


def test_a_file_that_has_changed_is_another_data_set(window, images, tmp_path):
    window.files.data.open(images)
    old = data_of(window)
    pixels = datasets.image_data(old).images.copy()
    write_pair(tmp_path, COUNT, seed=1)
    window.files.data.open(images)
    assert data_of(window) != old and named(data_of(window)).path == named(old).path == images
    window.workbench.undo()
    assert (datasets.image_data(data_of(window)).images == pixels).all()


def test_of_many_data_sets_the_last_ones_are_kept(window, images, tmp_path):
    keys = []
    for seed in range(5):
        window.files.data.open(write_pair(tmp_path, COUNT, seed=seed)[0])
        keys.append(data_of(window))
    assert [datasets.has(key) for key in keys] == [False, False, True, True, True]
    while window.workbench.store.can_undo:
        window.workbench.undo()
        assert datasets.has(data_of(window))
        play_to(window, 5)
    assert data_of(window) == BUILT_IN


# Sessions


def saved(window, images, path: Path) -> str:
    """A session with images of one's own, which the app then forgets. Returns: what it names them."""
    window.files.data.open(images)
    key = data_of(window)
    window.files.save_session(path)
    window.workbench.reset_all()
    datasets.drop_oldest(0)
    return key


@pytest.fixture
def session(tmp_path) -> Path:
    return tmp_path / f"a{session_file.SUFFIX}"


def test_a_session_brings_its_images(window, images, session):
    key = saved(window, images, session)
    window.files.open_session(session)
    assert data_of(window) == key and said(window) == f"Opened {session.name}."
    images.unlink()
    window.files.open_session(session)
    assert data_of(window) == key, "they are in memory"


def test_a_session_whose_images_are_gone_opens_without(window, images, session):
    saved(window, images, session)
    images.unlink()
    window.files.open_session(session)
    assert data_of(window) == BUILT_IN
    why = f"{IMAGES} cannot be read: it does not exist."
    assert said(window) == f"Opened {session.name} with the built-in digits. {why}"


def test_a_session_whose_images_are_damaged_opens_without(window, images, session):
    saved(window, images, session)
    images.with_name(LABELS).write_bytes(b"")
    window.files.open_session(session)
    assert data_of(window) == BUILT_IN and "it is empty" in said(window)


def test_a_session_says_that_its_images_have_changed(window, images, session, tmp_path):
    key = saved(window, images, session)
    write_pair(tmp_path, COUNT, seed=1)
    window.files.open_session(session)
    assert data_of(window) != key and named(data_of(window)).path == images
    assert said(window) == f"Opened {session.name}. Its images in {IMAGES} have changed since it was saved."


def test_a_session_finds_its_images_from_its_own_folder(window, images, session):
    key = saved(window, images, session)
    session.write_text(session.read_text().replace(key, IMAGES))
    moved = session.parent / "moved"
    moved.mkdir()
    for path in (images, images.with_name(LABELS), session):
        shutil.move(path, moved)
    window.files.open_session(moved / session.name)
    assert named(data_of(window)).path == moved / IMAGES and said(window) == f"Opened {session.name}."


def test_a_session_that_names_anything_else_opens_without(window, images, session):
    key = saved(window, images, session)
    text = session.read_text()
    for data in ("/dev/zero", "/", "\\u0000", "#01234567", "x" * 4000):
        session.write_text(text.replace(key, data))
        window.files.open_session(session)
        assert data_of(window) == BUILT_IN and "with the built-in digits" in said(window), data
        assert len(said(window)) <= 300


# Large files


@pytest.fixture
def slow(window, tmp_path, monkeypatch) -> Path:
    """A file of images that is read in many steps, and in no time by the clock: only a test moves it on."""
    monkeypatch.setattr(data_opening, "STEP_BUDGET", 0.0)
    return write_pair(tmp_path, COUNT, packed=True)[0]


def test_a_large_file_is_read_by_the_clock(window, slow, qtbot):
    before = window.workbench.store.experiment
    window.files.data.open(slow)
    assert window.clock.isActive() and window.workbench.store.experiment is before
    texts = []
    window.statusBar().messageChanged.connect(texts.append)
    qtbot.waitUntil(lambda: not window.files.data.opening.is_working, timeout=60_000)
    assert said(window) == f"Opened {slow.name}: 4000 images to train with, 1000 held out."
    progress = [text for text in texts if text.startswith(f"Reading {slow.name}: ")]
    assert len(progress) > 3 and progress[-1].endswith("%")
    settle()
    assert not window.clock.isActive()


def test_escape_ends_reading_and_changes_nothing(window, slow):
    before = window.workbench.store.experiment
    window.files.data.open(slow)
    press(window, "Escape")
    assert said(window) == f"Reading {slow.name} was cancelled." and not window.files.data.opening.is_working
    settle()
    assert window.workbench.store.experiment is before and not window.clock.isActive()


def test_a_window_that_closes_reads_no_further(window, slow):
    window.files.data.open(slow)
    window.close()
    assert not window.files.data.opening.is_working
