"""Lesson files: read completely, or refused with file, line and fault; and every number in the lessons' texts."""

from __future__ import annotations

import pytest

from explorer.screens.registry import SCREENS
from explorer.state.experiment import Experiment
from explorer.state.lesson_fields import LessonError
from explorer.state.lessons import from_text, load_all
from tests.support.sayable import assert_sayable

GOOD = """
title = "A lesson"

[[step]]
screen = "softmax"
title.en = "One"
title.zh_Hant = "一"
text = "First."
change = { logits = [1.0, 2.0, 3.0] }

[[step]]
title = "Two"
text = '''
Second,
on two lines.'''
runs = [{ loss = "mse", optimizer = "adam", learning_rate = 0.5, beta1 = 0.8 }]
play = 7
[step.question]
ask = "What?"
choices = ["this", { en = "that", zh_Hans = "那" }]
answer = 2
"""


@pytest.mark.parametrize("quotes", ['"""', "'''"])
@pytest.mark.parametrize("within", ["[[step]]", "play = -1", "[[step]]\nplay = -1", "# [[step]] play = -1"])
def test_what_a_text_or_a_comment_quotes_is_no_line_of_the_lesson(quotes, within):
    start = f'title = "A"\n# [[step]]\n[[step]]\ntitle = "One"\ntext = {quotes}\nWrite\n{within}\nin it.{quotes}\n'
    source = start + '# play = -1\n[[step]]\ntitle = "Two"\ntext = "Three"\n# play = -1\nplay = -1\n'
    with pytest.raises(LessonError) as told:
        from_text(source, "mine.toml", ("softmax",))
    assert str(told.value).startswith(f"mine.toml, line {source.count(chr(10))}: play: ")


def test_a_lesson_is_read_with_what_its_steps_change():
    lesson = from_text(GOOD, "mine.toml", ("classes", "softmax"))
    one, two = lesson.steps
    assert (lesson.key, lesson.title("en"), lesson.title("zh_Hans")) == ("mine", "A lesson", "A lesson")
    assert one.title == {"en": "One", "zh_Hant": "一"} and one.screen == two.screen == "softmax"
    assert one.experiment == Experiment().changed(logits=(1.0, 2.0, 3.0))
    assert two.experiment.problem == one.experiment.problem, "a step goes on from the one before"
    assert two.text == {"en": "Second, on two lines."}
    assert [(r.loss, r.optimizer, r.learning_rate, r.hyperparameters) for r in two.experiment.descent.runs] == [
        ("mse", "adam", 0.5, (("beta1", 0.8),))
    ]
    assert two.play == 7 and two.question is not None and two.question.answer == 1
    assert two.question.choices[1] == {"en": "that", "zh_Hans": "那"}


def test_what_a_step_may_have_at_most_is_read():
    text = GOOD.replace("play = 7", f'play = 500\npoint = "{"x" * 60}"\nafter.en = "{"y" * 3000}"')
    one, two = from_text(text.replace('"Two"', f'"{"z" * 300}"'), "m.toml", ("softmax",)).steps
    assert (two.play, two.point, two.after, two.title) == (500, "x" * 60, {"en": "y" * 3000}, {"en": "z" * 300})
    assert (one.play, one.point, one.after, one.question) == (0, "", None, None)


def test_a_step_presents_what_it_points_at_unless_it_names_a_stage():
    text = GOOD.replace("play = 7", f'play = 7\npoint = "slice"\nstage = ["card_1", "explain", "{"x" * 60}"]')
    one, two = from_text(text, "m.toml", ("softmax",)).steps
    assert (one.point, one.stage) == ("", ()) and (two.point, two.stage) == ("slice", ("card_1", "explain", "x" * 60))
    (_, two) = from_text(GOOD.replace("play = 7", 'play = 7\npoint = "slice"'), "m.toml", ("softmax",)).steps
    assert two.stage == ("slice",)
    (_, two) = from_text(GOOD.replace("play = 7", 'play = 7\nstage = ["slice"]'), "m.toml", ("softmax",)).steps
    assert (two.point, two.stage) == ("", ("slice",)), "presented, but not framed in the ordinary window"


def test_a_question_needs_no_play():
    (_, two) = from_text(GOOD.replace("play = 7", 'after = "So."'), "m.toml", ("softmax",)).steps
    assert two.play == 0 and two.question is not None and two.after == {"en": "So."}


def test_code_keeps_its_lines_and_indents():
    lines = ["import torch", "def f(y):  ", "    return y[0]", "", "x" * 70, "f(y)"]
    text = GOOD.replace("play = 7", "play = 7\ncode = '''\n" + "\n".join(lines) + "\n'''")
    one, two = from_text(text, "m.toml", ("softmax",)).steps
    assert one.code == "" and two.code == "\n".join(line.rstrip() for line in lines)


CHANGE = """
title = "A lesson"
[[step]]
title = "One"
text = "First."
[step.change]
# so many
classes = 4
logits = [1.0, 2.0, 3.0, 4.0]
steps = 7
"""


def test_a_change_may_be_a_table_of_its_own():
    (step,) = from_text(CHANGE, "m.toml", ("softmax",)).steps
    assert step.experiment == Experiment().with_classes(4).changed(logits=(1.0, 2.0, 3.0, 4.0), steps=7)


@pytest.mark.parametrize(
    ("old", "new", "line", "name"),
    [
        ("classes = 4", "classes = 44", 8, "change.classes"),
        ("3.0, 4.0]", '3.0, "x"]', 9, "change.logits[3]"),
        ("3.0, 4.0]", "3.0]", 6, "change.target"),
        ("steps = 7", "steps = 0", 10, "change.steps"),
        ("steps = 7", "axes = [2, 2]", 10, "change.axes"),
        ("steps = 7", "axes = [2, 4]", 10, "change.axes[1]"),
        ('text = "First."', 'text = "First."\nword = 1', 6, "word"),
        ('title = "A lesson"', 'title = "A lesson"\nword = 1', 3, "word"),
        ("steps = 7", "runs = []", 10, "runs"),
        ("steps = 7", "sleps = 7", 10, "change.sleps"),
        ("steps = 7", f"seed = {10**399}", 10, "change.seed"),
    ],
)
def test_the_line_of_a_change_that_is_refused_is_found_in_its_table(old, new, line, name):
    with pytest.raises(LessonError) as refusal:
        from_text(CHANGE.replace(old, new), "mine.toml", ("softmax",))
    assert (refusal.value.values["line"], refusal.value.values["name"]) == (line, name)
    assert_sayable(refusal.value)


@pytest.mark.parametrize(
    ("text", "line", "values"),
    [
        ('title = "x"', 1, {}),
        ('title = "x"\nstep = 3', 2, {}),
        ('title = "x"\nstep = []', 2, {}),
        ('title = "x"\nstep = [1]', 2, {"value": "1"}),
        ("\n[[step]]", 1, {}),
    ],
)
def test_a_missing_part_of_a_lesson_is_reported_at_its_place(text, line, values):
    with pytest.raises(LessonError) as refusal:
        from_text(text, "mine.toml", ("softmax",))
    assert (refusal.value.values["line"], refusal.value.values["why"].values) == (line, values)
    assert refusal.value.values["name"] == ("step" if text.startswith("title") else "title")
    assert_sayable(refusal.value)


def test_a_step_may_have_as_many_runs_as_an_experiment():
    step = from_text(GOOD.replace("runs = [{", "runs = [{}, {}, {}, {"), "m.toml", ("softmax",)).steps[1]
    assert [run.optimizer for run in step.experiment.descent.runs] == [*["gradient_descent"] * 3, "adam"]


def test_a_question_has_two_to_four_choices_and_any_may_be_right():
    for count in (2, 3, 4):
        choices = [chr(ord("a") + i) * 300 for i in range(count)]
        for answer in range(1, count + 1):
            text = GOOD.replace('["this", { en = "that", zh_Hans = "那" }]', str(choices)).replace(
                "answer = 2", f"answer = {answer}"
            )
            question = from_text(text, "m.toml", ("softmax",)).steps[1].question
            assert question.answer == answer - 1 and [choice["en"] for choice in question.choices] == choices
    for count in (0, 1, 5):
        with pytest.raises(LessonError, match="choices: ") as refusal:
            from_text(text.replace(str(choices), str(["a"] * count)), "m.toml", ("softmax",))
        assert refusal.value.values["why"].values == {"most": 4}


def test_no_choice_is_longer_than_a_title_may_be():
    with pytest.raises(LessonError, match=r"question\.choices\[0\]") as refusal:
        from_text(GOOD.replace('"this"', f'"{"x" * 301}"'), "m.toml", ("softmax",))
    assert refusal.value.values["why"].values == {"most": 300}


def test_reset_begins_from_the_first_experiment_again():
    text = GOOD.replace('title = "Two"', 'title = "Two"\nreset = true')
    assert from_text(text, "m.toml", ("softmax",)).steps[1].experiment.problem == Experiment().problem


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('title = "A lesson"', 'title = "A lesson', 2, ""),
        ('screen = "softmax"', 'screen = "cellar"', 5, "screen: It must be one of classes, softmax, not “cellar”."),
        ('title.zh_Hant = "一"', "title.zh_Hant = 5", 6, "title: It must be a text"),
        ('title.en = "One"\n', "", 6, "title: It must be a text, or a table of texts with en among them"),
        ('text = "First."', 'text = "  "', 8, "text: It must be a text"),
        ("logits = [1.0, 2.0, 3.0]", "logits = [1.0]", 9, "change.logits: There must be 2 to 10 classes, not 1"),
        ("logits = [1.0, 2.0, 3.0]", 'logits = ["a", "b"]', 9, "change.logits[0]: It must be a number, not “a”."),
        ("change = { logits = [1.0, 2.0, 3.0] }", "change = { logist = [1.0] }", 9, "change.logist: There is no"),
        ("change = { logits = [1.0, 2.0, 3.0] }", "change = 3", 9, "change: It must hold named values, not 3."),
        ('title = "Two"', 'titel = "Two"', 12, "titel: There is no such name here; the names are after, begin,"),
        ('loss = "mse"', 'loss = "mes"', 16, "runs[0].loss: A loss must be one of"),
        ("beta1 = 0.8", "beta1 = 8", 16, "runs[0].beta1: beta1 must lie between"),
        ("beta1 = 0.8", "gamma = 0.8", 16, "runs[0].gamma: There is no such name here; the names are loss,"),
        ("play = 7", "play = 501", 17, "play: It must be a whole number from 0 to 500, not 501."),
        ('text = "First."', 'text = "First."\nafter = "so"', 9, "A text for afterwards needs play or a question"),
        ("answer = 2", "answer = 3", 21, "answer: It must be a whole number from 1 to 2, not 3."),
        ("play = 7", "play = 7\nbegin = 7", 18, "begin: It must be a whole number from 0 to 6, not 7."),
        ("play = 7", "begin = 501", 17, "begin: It must be a whole number from 0 to 500, not 501."),
        ("play = 7", "play = true", 17, "play: It must be a whole number from 0 to 500, not true."),
        ("play = 7", "play = 1979-05-27", 17, "play: It must be a whole number from 0 to 500, not a date or a time."),
        ("play = 7", 'play = 7\npoint = "a\\nb"', 18, "point: It must be the name of a view, not “a\ufffdb”."),
        ("play = 7", "play = 7\nreset = 1", 18, "reset: It must be true or false, not 1."),
        ("learning_rate = 0.5", "learning_rate = nan", 16, "runs[0].learning_rate: The learning rate must be a"),
        ("learning_rate = 0.5", "learning_rate = inf", 16, "runs[0].learning_rate: The learning rate must lie"),
        ("learning_rate = 0.5", "learning_rate = true", 16, "runs[0].learning_rate: It must be a number, not true."),
        ('title = "A lesson"', "title = 5", 2, "title: It must be a text"),
        ('title = "A lesson"', f'title = "{"x" * 301}"', 2, "title: A text here has at most 300 characters."),
        ('title = "Two"', f'title = "{"x" * 301}"', 12, "title: A text here has at most 300 characters."),
        ('text = "First."', f'text = "{"x" * 3001}"', 8, "text: A text here has at most 3000 characters."),
        ("play = 7", "play = 7\nafter = 5", 18, "after: It must be a text"),
        ("play = 7", f'play = 7\npoint = "{"x" * 61}"', 18, "point: It must be the name of a view"),
        ("play = 7", 'play = 7\nstage = "card_1"', 18, "stage: It must be a list, not “card_1”."),
        ("play = 7", "play = 7\nstage = []", 18, "stage: A stage has one to 3 views, not 0."),
        ("play = 7", 'play = 7\nstage = ["a", "b", "c", "d"]', 18, "stage: A stage has one to 3 views, not 4."),
        ("play = 7", 'play = 7\nstage = ["a", 3]', 18, "stage[1]: It must be the name of a view, not 3."),
        ("play = 7", 'play = 7\nstage = [""]', 18, "stage[0]: It must be the name of a view, not “”."),
        ("play = 7", f'play = 7\nstage = ["{"x" * 61}"]', 18, "stage[0]: It must be the name of a view"),
        ("play = 7", 'play = 7\nstage = ["a", "b", "a"]', 18, "stage[2]: “a” is given twice."),
        ("play = 7", "play = 7\ncode = 3", 18, "code: It must be a text, not 3."),
        ("play = 7", f'play = 7\ncode = "{"x" * 71}"', 18, "code: Code has at most 6 lines of 70 characters."),
        ("play = 7", 'play = 7\ncode = "a\\nb\\nc\\nd\\ne\\nf\\ng"', 18, "code: Code has at most 6 lines"),
        ("play = 7", 'play = 7\ncode = "a\\tb"', 18, "code: Code has at most 6 lines"),
        ("play = 7", "play = -1", 17, "play: It must be a whole number from 0 to 500, not −1."),
        ('ask = "What?"', 'ask = "Why {x}?"', 19, "question.ask: “{x}” is not a sign"),
        ("runs = [{", "runs = 3 # ", 16, "runs: It must be a list, not 3."),
        ("runs = [{", "runs = [] # ", 16, "runs: There must be one to 4 runs, not 0."),
        ("runs = [{", "runs = [{}, {}, {}, {}, {", 16, "runs: There must be one to 4 runs, not 5."),
        ("runs = [{", "runs = [3, {", 16, "runs[0]: It must hold named values, not 3."),
        ("[1.0, 2.0, 3.0] }", "[1.0, 2.0, 3.0], classes = 11 }", 9, "change.classes: The number of classes must lie"),
        ("[1.0, 2.0, 3.0] }", "[1.0, 2.0, 3.0], axes = [0, 3] }", 9, "change.axes[1]: Logits are numbered from 0 to 2"),
        ("[1.0, 2.0, 3.0] }", "[1.0, 2.0, 3.0], self = 1 }", 9, "change.self: There is no such name"),
        ("[1.0, 2.0, 3.0] }", "[1.0, 0x" + "f" * 3000 + ", 0] }", 9, "change.logits[1]: A logit must lie between"),
        ('ask = "What?"', 'ask = "' + "x" * 301 + '"', 19, "question.ask: A text here has at most 300 characters."),
        ('["this", {', '["this", 3, {', 20, "question.choices[1]: It must be a text"),
        ("answer = 2", "answer = 0", 21, "question.answer: It must be a whole number from 1 to 2, not 0."),
        ("answer = 2", 'answer = "two"', 21, "question.answer: It must be a whole number from 1 to 2, not “two”."),
        ("answer = 2", "answer = true", 21, "question.answer: It must be a whole number from 1 to 2, not true."),
        ("[step.question]", "question = 3\n[[step]]", 18, "question: It must hold named values, not 3."),
        ("answer = 2", "", 11, "question.answer: It is missing."),
        ("answer = 2", "anwser = 2", 21, "question.anwser: There is no such name"),
        ('choices = ["this", { en = "that", zh_Hans = "那" }]', 'choices = ["this"]', 20, "question.choices: A qu"),
        ('ask = "What?"', "ask = 1", 19, "ask: It must be a text"),
        ('text = "First."', 'text = "The {x} of {y}."', 8, "“{x}” is not a sign; the signs are {y}, {p}, {t}"),
    ],
)
def test_a_fault_is_named_with_file_line_and_what_is_wrong(old, new, line, words):
    assert old in GOOD
    with pytest.raises(LessonError) as told:
        from_text(GOOD.replace(old, new), "mine.toml", ("classes", "softmax"))
    assert str(told.value).startswith(f"mine.toml, line {line}: ") and words in str(told.value)
    assert str(told.value).endswith(".") and ".." not in str(told.value)
    assert_sayable(told.value)


@pytest.mark.parametrize("text", ["", 'title = "x"', 'title = "x"\nstep = 3', 'title = "x"\nstep = [1]', "step = []"])
def test_a_file_that_is_no_lesson_is_refused(text):
    with pytest.raises(LessonError, match=r"^mine\.toml, line \d+: "):
        from_text(text, "mine.toml", ("softmax",))


def test_the_rest_loads_beside_a_malformed_file(tmp_path):
    (tmp_path / "a.toml").write_text(GOOD)
    (tmp_path / "b.toml").write_text(GOOD.replace("answer = 2", "answer = 9"))
    (tmp_path / "c.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "d.toml").write_text(GOOD)
    found, faults = load_all(tmp_path, tuple(SCREENS))
    assert [lesson.key for lesson in found] == ["a", "d"]
    assert [str(fault).split(",")[0].split(" ")[0] for fault in faults] == ["b.toml", "c.toml"]


def test_a_lesson_has_so_many_steps_and_no_more():
    step = '[[step]]\ntitle = "a"\ntext = "b"\n'
    assert len(from_text('title = "x"\n' + step * 400, "m.toml", ("softmax",)).steps) == 400
    with pytest.raises(LessonError, match=r"^m\.toml, line 1: step: A lesson has at most 400 steps, not 401\.$"):
        from_text('title = "x"\n' + step * 401, "m.toml", ("softmax",))


def test_a_refusal_is_short_however_long_the_names_in_the_file_are():
    for text in (f'"{"x" * 900_000}" = 1', f'title = "{"{" + " " * 900_000}"', "a." * 50_000 + "b = 1"):
        with pytest.raises(LessonError) as told:
            from_text(text, "y" * 250 + ".toml", ("softmax",))
        assert len(str(told.value)) <= 300


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ('{ runs = ["mse"] }', "Runs stand beside change"),
        ("{ classes = -1 }", "The number of classes must lie between 2 and 10"),
        ("{ seed = " + "9" * 5000 + " }", "A word or a number here is too long."),
        ("{ logits = " + "[" * 3000 + "]" * 3000 + " }", "The nesting is more than 12 deep."),
    ],
)
def test_what_no_lesson_means_is_refused_in_words(change, words):
    with pytest.raises(LessonError, match=r"^mine\.toml") as told:
        from_text(
            GOOD.replace("change = { logits = [1.0, 2.0, 3.0] }", "change = " + change), "mine.toml", ("softmax",)
        )
    assert words in str(told.value)


def test_a_mark_at_the_beginning_of_the_file_is_read_over(tmp_path):
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8-sig")
    assert [lesson.key for lesson in load_all(tmp_path, tuple(SCREENS))[0]] == ["a"]
