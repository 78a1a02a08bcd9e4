"""The names of the classes: from one of two files beside the images, or the digits."""

from __future__ import annotations

import pytest

from explorer.state.class_names import DIGIT_NAMES, class_names
from explorer.state.user_error import UserError

FASHION = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Boot"]
NAME = "t10k-images-idx3-ubyte"


def lines(*names: str) -> str:
    return "\n".join([*names, *FASHION[len(names) :]])


def refused(folder, text: str | bytes) -> str:
    (folder / "classes.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(UserError) as refusal:
        class_names(folder / NAME)
    return str(refusal.value)


def test_without_a_file_the_classes_are_the_digits(tmp_path):
    assert class_names(tmp_path / NAME) == DIGIT_NAMES == tuple("0123456789")


def test_a_long_name_of_the_images_leaves_no_room_for_its_own(tmp_path):
    name = "q" * (255 - len(NAME)) + NAME  # with .names.txt behind it, it is longer than a name may be
    assert class_names(tmp_path / name) == DIGIT_NAMES
    (tmp_path / "classes.txt").write_text(lines("all"))
    assert class_names(tmp_path / name)[0] == "all"


def test_a_link_to_nothing_is_no_file_of_names(tmp_path):
    (tmp_path / "classes.txt").symlink_to("nowhere")
    assert class_names(tmp_path / NAME) == DIGIT_NAMES


@pytest.mark.parametrize("packed", ["", ".gz"])
def test_names_of_one_file_come_before_those_of_its_folder(tmp_path, packed):
    (tmp_path / "classes.txt").write_text(lines("all"))
    assert class_names(tmp_path / (NAME + packed))[0] == "all"
    (tmp_path / (NAME + ".names.txt")).write_text(lines("one"))
    assert class_names(tmp_path / (NAME + packed))[0] == "one"
    assert class_names(tmp_path / ("train-images-idx3-ubyte" + packed))[0] == "all"


@pytest.mark.parametrize("text", [lines(" 上衣 "), lines("上衣") + "\n\n", "\ufeff" + lines("上衣\r")])
def test_spaces_marks_and_empty_last_lines_do_not_matter(tmp_path, text):
    (tmp_path / "classes.txt").write_text(text, "utf-8", newline="")
    assert class_names(tmp_path / NAME) == ("上衣", *FASHION[1:])


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("", "classes.txt has 0 lines; it must have ten, each the name of a class."),
        (lines() + "\nHat", "classes.txt has 11 lines; it must have ten, each the name of a class."),
        (lines("a", ""), "Line 2 of classes.txt must be a name of 1 to 20 letters."),
        (lines("a", "b" * 21), "Line 2 of classes.txt must be a name of 1 to 20 letters."),
        (lines("a\x07"), "Line 1 of classes.txt must be a name of 1 to 20 letters."),
        (lines("a\u202eb"), "Line 1 of classes.txt must be a name of 1 to 20 letters."),
        (lines("Boot"), "Lines 1 and 10 of classes.txt are the same."),
        (b"\xff\xfe", "classes.txt cannot be read: it is not UTF-8 text."),
        (b"a" * 1_000_001, "classes.txt cannot be read: it is larger than 1 MB."),
    ],
)
def test_a_file_that_does_not_hold_ten_names_is_refused(tmp_path, text, sentence):
    assert refused(tmp_path, text) == sentence


def test_a_folder_of_that_name_is_refused(tmp_path):
    (tmp_path / "classes.txt").mkdir()
    with pytest.raises(UserError, match="it is a folder"):
        class_names(tmp_path / NAME)
