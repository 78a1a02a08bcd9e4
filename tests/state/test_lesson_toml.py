"""Where in a TOML file something is, and why it cannot be read."""

from __future__ import annotations

import pytest

from explorer.state.file_access import (
    without_quotations,
)
from explorer.state.lesson_toml import NotToml, TomlSource


def test_what_is_quoted_is_left_out_but_for_its_lines():
    assert without_quotations('a = """b\nc\n"""\nd = "e" # f\ng = 1') == 'a = \n\n\nd = "e" \ng = 1'


STEPS = """title = 1
[[step]]
a = 1
[[step]]
b = 2
 [[ step ]] # the last
a = 3"""


@pytest.mark.parametrize(
    ("name", "step", "line"),
    [
        ("title", -1, 1),
        ("b", -1, 1),
        ("a", 0, 3),
        ("b", 0, 2),
        ("a", 1, 4),
        ("b", 1, 5),
        ("a", 2, 7),
        ("b", 2, 6),
        ("title", 3, 1),
        ("a", 3, 1),
    ],
)
def test_a_name_is_looked_for_in_its_own_step(name, step, line):
    assert TomlSource(STEPS).line(name, step) == line


@pytest.mark.parametrize(
    "text", ["ab = 1", '"ab" = 1', "'ab'=1", "c = {ab = 1}", "c = {d = 2, ab=1}", "ab.en = 1", "[c.ab]"]
)
def test_a_name_is_found_however_it_is_written_and_no_longer_one(text):
    assert TomlSource(f"abc = 1\nab_ = 2\ncab = 3\n{text}\nab = 4").line("ab", 0) == 4


def test_of_a_long_name_the_beginning_is_looked_for():
    whole, longer = "x" * 80, "x" * 81
    assert TomlSource(f"y = 1\n{longer} = 2\n{whole} = 3").line(whole, -1) == 3
    assert TomlSource(f"y = 1\n{longer}yz = 2").line(longer, -1) == 2


def test_of_a_lesson_without_steps_every_line_is_looked_at():
    assert TomlSource("a = 1\nb = 2").line("b", 4) == TomlSource("a = 1\nb = 2").line("b", -1) == 2


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a = 1\na = 2", 2, "A name is given twice."),
        ("[a]\n[a]", 2, "A name is given twice."),
        ("a = {b = 1, b = 2}", 1, "A name is given twice."),
        ("a = {b = 1}\na.c = 1", 2, "A name is given twice."),
        ("[a.b]\n[a]\nb.c = 1", 3, "A name is given twice."),
        ('a = "x', 1, "A bracket or a quotation mark is not closed."),
        ("[a\nb = 1", 1, "A bracket or a quotation mark is not closed."),
        ('a = "x\nb = 1"', 1, "A bracket or a quotation mark is not closed."),
        ("a = [1\n", 2, "A bracket or a quotation mark is not closed."),
        ("a = 'x", 1, "A bracket or a quotation mark is not closed."),
        ("a = 2020-13-45", 1, "This line is not TOML, such as: name = value."),
        ("a", 1, "This line is not TOML, such as: name = value."),
    ],
)
def test_a_text_that_is_no_toml_is_refused_in_our_words(text, line, says):
    with pytest.raises(NotToml) as refusal:
        TomlSource(text).parsed()
    assert (str(refusal.value), refusal.value.line) == (says, line)
