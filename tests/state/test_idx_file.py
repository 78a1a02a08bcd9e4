"""The user's own images: both files are found, told apart, compared and read, in little memory."""

from __future__ import annotations

import gzip
import os
import socket
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from explorer.state import idx_file
from explorer.state.class_names import DIGIT_NAMES
from explorer.state.idx_file import read, reading
from explorer.state.idx_stream import PIECE
from explorer.state.user_error import UserError
from tests.support.idx import IMAGES, LABELS, idx, noise, write_pair

posix_only = pytest.mark.skipif(os.name != "posix", reason="no such files here")


def refused(*paths: Path) -> str:
    with pytest.raises(UserError) as refusal:
        read(*paths)
    return str(refusal.value)


@pytest.mark.parametrize("packed", [False, True])
def test_a_pair_of_files_is_read_from_either_or_both(tmp_path, packed):
    images, labels = write_pair(tmp_path, 60, packed)
    pixels, classes = noise(60)
    (tmp_path / "classes.txt").write_text("\n".join("abcdefghij"))
    for paths in ((images,), (labels,), (images, labels), (labels, images)):
        found = read(*paths)
        assert np.array_equal(found.images, pixels.reshape(60, 784)) and found.images.dtype == np.uint8
        assert np.array_equal(found.labels, classes)
        assert found.names == tuple("abcdefghij")
        assert found.path == str(images)


@pytest.mark.parametrize(
    "images, labels",
    [
        ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
        ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte"),
        ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte.gz"),
        ("train-images.idx3-ubyte", "train-labels.idx1-ubyte"),
        ("emnist-digits-test-images-idx3-ubyte.gz", "emnist-digits-test-labels-idx1-ubyte.gz"),
        ("images", "labels"),
    ],
)
def test_the_other_file_is_found_by_the_usual_names(tmp_path, images, labels):
    pixels, classes = noise(60)
    for name, array in ((images, pixels), (labels, classes)):
        (tmp_path / name).write_bytes(gzip.compress(idx(array)) if name.endswith(".gz") else idx(array))
    for name in (images, labels):
        assert read(tmp_path / name).path == str(tmp_path / images)


@pytest.mark.parametrize("packed", [False, True])
def test_of_two_partners_the_one_packed_alike_is_taken(tmp_path, packed):
    images, _labels = write_pair(tmp_path, 60, packed)
    (tmp_path / (LABELS if packed else LABELS + ".gz")).write_bytes(b"no labels")
    assert len(read(images).labels) == 60


def test_a_missing_partner_is_a_sentence(tmp_path):
    images, labels = write_pair(tmp_path, 60)
    labels.rename(tmp_path / "other")
    assert refused(images) == f"{IMAGES} needs its labels beside it: there is no {LABELS}."
    (tmp_path / "other").rename(labels)
    images.rename(tmp_path / "pixels")
    assert refused(labels) == f"{LABELS} needs its images beside it: there is no {IMAGES}."
    wanted = "The name of pixels does not say where its labels are: choose both files at once."
    assert refused(tmp_path / "pixels") == wanted
    assert len(read(tmp_path / "pixels", labels).labels) == 60


def test_two_files_of_one_kind_are_refused(tmp_path):
    images, labels = write_pair(tmp_path, 60)
    both = "{0} and {0} both hold {1}; one must hold images, the other their labels."
    assert refused(images, images) == both.format(IMAGES, "images")
    assert refused(labels, labels) == both.format(LABELS, "labels")
    assert refused() == "Choose a file of images and its file of labels, not 0 files."
    assert refused(images, labels, images) == "Choose a file of images and its file of labels, not 3 files."


def test_files_that_do_not_belong_together_are_refused(tmp_path):
    images, labels = write_pair(tmp_path, 60)
    labels.write_bytes(idx(noise(59)[1]))
    sentence = f"{IMAGES} has 60 images, but {LABELS} has 59 labels: they do not belong together."
    assert refused(images) == refused(labels, images) == sentence


def test_labels_over_nine_are_refused_with_their_place(tmp_path):
    images, labels = write_pair(tmp_path, 60)
    classes = noise(60)[1]
    classes[[7, 9]] = 10, 11
    labels.write_bytes(idx(classes))
    assert refused(images) == f"Label 8 of {LABELS} is 10; labels must be 0 to 9."


@pytest.mark.parametrize("classes, label, times", [([], 0, 0), (range(10), 0, 1), ([*range(9)] * 3 + [9], 9, 1)])
def test_two_images_of_each_class_are_the_least(tmp_path, classes, label, times):
    assert len(read(write_pair(tmp_path, 20)[0]).labels) == 20
    images, labels = write_pair(tmp_path, len(classes))
    labels.write_bytes(idx(np.array(classes, np.uint8)))
    wanted = f"There must be at least 2 images of each class from 0 to 9; {LABELS} has {times} of class {label}."
    assert refused(images) == wanted


def test_faults_are_found_before_the_images_are_read(tmp_path):
    images, labels = write_pair(tmp_path, 2000)
    labels.write_bytes(idx(np.full(2000, 12, np.uint8)))
    steps = reading((images,))
    assert next(steps) == 1.0, "of the labels"
    with pytest.raises(UserError):
        next(steps)


def test_a_bad_file_of_names_is_refused(tmp_path):
    images, _labels = write_pair(tmp_path)
    (tmp_path / "classes.txt").write_text("a\nb")
    assert refused(images) == "classes.txt has 2 lines; it must have ten, each the name of a class."


@posix_only
@pytest.mark.parametrize("which", [0, 1])
def test_special_files_are_refused_in_place_of_either(tmp_path, which):
    paths = write_pair(tmp_path)
    path = paths[which]
    path.unlink()
    os.mkfifo(path)
    assert refused(*paths) == refused(paths[1 - which]) == f"{path.name} cannot be read: it is not an ordinary file."
    path.unlink()
    path.symlink_to("/dev/zero")
    assert refused(*paths) == f"{path.name} cannot be read: it is not an ordinary file."
    path.unlink()
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))
    assert refused(*paths) == f"{path.name} cannot be read: it is not an ordinary file."
    path.unlink()
    path.mkdir()
    assert refused(path) == f"{path.name} cannot be read: it is a folder."
    path.rmdir()
    assert refused(path) == f"{path.name} cannot be read: it does not exist."
    path.symlink_to(path.name)
    assert refused(path) == f"{path.name} cannot be read: the link leads in a circle."


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="to the superuser every file is open")
def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    images, _labels = write_pair(tmp_path)
    images.chmod(0)
    assert refused(images) == f"{IMAGES} cannot be read: permission is denied."


@posix_only
def test_a_path_that_no_session_can_hold_is_refused(tmp_path):
    folder = tmp_path / os.fsdecode(b"\xff")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this file system has only Unicode names")
    assert refused(write_pair(folder)[0]) == f"{IMAGES} cannot be used: its path is not Unicode text."


def test_a_path_from_the_folder_at_work_becomes_absolute(tmp_path, monkeypatch):
    write_pair(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert read(Path(IMAGES)).path == str(tmp_path / IMAGES)


def test_the_checksum_is_of_images_labels_and_names(tmp_path):
    images, labels = write_pair(tmp_path)
    found = {read(images).checksum}
    (tmp_path / "classes.txt").write_text("\n".join("abcdefghij"))
    found.add(read(images).checksum)
    labels.write_bytes(idx(noise(60, seed=1)[1]))
    found.add(read(images).checksum)
    images.write_bytes(idx(noise(60, seed=1)[0]))
    found.add(read(images).checksum)
    assert len(found) == 4 and all(len(checksum) == 8 for checksum in found)
    packed = write_pair(tmp_path, packed=True, seed=1)
    assert read(*packed).checksum in found, "it is not of how they are stored"


@pytest.mark.parametrize("packed", [False, True])
def test_reading_needs_the_arrays_and_little_more(tmp_path, packed):
    images, _labels = write_pair(tmp_path, 10_000, packed)
    tracemalloc.start()
    found = read(images)
    assert tracemalloc.get_traced_memory()[1] < found.images.nbytes + found.labels.nbytes + 6 * PIECE
    tracemalloc.stop()
    assert found.names == DIGIT_NAMES


def test_reading_is_done_in_small_steps_and_ends_when_closed(tmp_path):
    images, _labels = write_pair(tmp_path, 2000)
    shares = list(reading((images,)))
    assert len(shares) == 1 + -(-2000 * 784 // PIECE) and shares[-1] == 1.0
    steps = reading((images,))
    next(steps)
    steps.close()  # its files too: an open one would be a warning, which fails a test


def test_too_little_memory_is_a_sentence(tmp_path, monkeypatch):
    def full(*_arguments, **_named):
        raise MemoryError

    images, _labels = write_pair(tmp_path)
    monkeypatch.setattr(idx_file.np, "empty", full)
    assert refused(images) == f"There is not enough memory for what {LABELS} holds."
