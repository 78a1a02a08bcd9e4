"""Opening images: a little at a time, one data set after another, and kept in memory under their name."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.state import data_opening, datasets
from explorer.state.data_opening import DataOpening
from explorer.state.idx_file import read
from explorer.state.own_data import key_of
from tests.support.idx import noise, write_pair


class Listener:
    """What an opening has said."""

    def __init__(self, opening: DataOpening) -> None:
        self.opening = opening
        self.keys: list[str] = []
        self.faults: list[str] = []
        self.shares: list[float] = []
        self.work: list[bool] = []
        opening.progress.connect(self.shares.append)
        opening.work_changed.connect(lambda: self.work.append(opening.is_working))

    def begin(self, *paths) -> None:
        self.opening.begin(paths, self.keys.append, lambda fault: self.faults.append(str(fault)))


@pytest.fixture
def listener(qapp):
    return Listener(DataOpening())


def test_a_small_file_is_opened_at_once(tmp_path, listener):
    images, _labels = write_pair(tmp_path)
    listener.begin(images)
    assert listener.keys == [key_of(read(images))] and not listener.opening.is_working
    data = datasets.image_data(listener.keys[0])
    assert np.array_equal(data.images, noise(60)[0].reshape(60, 784))
    assert (len(data.train), len(data.held)) == (50, 10)


def test_a_fault_is_told_at_once(tmp_path, listener):
    listener.begin(tmp_path / "gone")
    assert listener.faults == ["gone cannot be read: it does not exist."]
    assert not listener.opening.is_working and listener.keys == []


@pytest.fixture
def in_small_steps(monkeypatch):
    """Each call reads one piece."""
    monkeypatch.setattr(data_opening, "STEP_BUDGET", 0.0)


@pytest.mark.usefixtures("in_small_steps")
def test_a_large_file_is_read_a_little_at_each_call(tmp_path, listener):
    listener.begin(write_pair(tmp_path, 2000, packed=True)[0])
    while listener.opening.is_working:
        assert listener.keys == []
        listener.opening.go_on()
    assert listener.shares[0] == 1.0, "the labels come first"
    assert len(listener.shares) > 5 and listener.shares[1:] == sorted(listener.shares[1:])
    assert len(listener.keys) == 1 and listener.work == [True, False]


@pytest.mark.usefixtures("in_small_steps")
def test_beginning_another_ends_the_first(tmp_path, listener):
    folders = [tmp_path / name for name in ("first", "second")]
    for folder in folders:
        folder.mkdir()
        listener.begin(write_pair(folder, 2000, packed=True)[0])
    while listener.opening.is_working:
        listener.opening.go_on()
    assert ["second" in key for key in listener.keys] == [True] and listener.faults == []


@pytest.mark.usefixtures("in_small_steps")
def test_what_is_cancelled_is_not_opened(tmp_path, listener):
    listener.begin(write_pair(tmp_path, 2000, packed=True)[0])
    for _ in range(2):
        listener.opening.cancel()
        listener.opening.go_on()
    assert listener.keys == listener.faults == [] and listener.work == [True, False]


@pytest.mark.usefixtures("in_small_steps")
def test_a_file_that_ends_while_it_is_read_is_refused(tmp_path, listener):
    images, _labels = write_pair(tmp_path, 3000)
    listener.begin(images)
    with images.open("r+b") as file:
        file.truncate(16 + 1000 * 784)
    while listener.opening.is_working:
        listener.opening.go_on()
    assert listener.keys == [] and "but only 1000 are there" in listener.faults[0]
