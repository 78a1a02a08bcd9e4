"""Refusals as the user reads them, in three languages: true, and with what to write instead."""

from __future__ import annotations

import errno
import json
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from explorer import app
from explorer.screens.registry import SCREENS
from explorer.state import file_access, lessons, remembered_settings, session_file, settings
from explorer.state.checks import InvalidExperiment, sums_to_one
from explorer.state.experiment import Experiment
from explorer.state.lesson_toml import NotToml, TomlSource
from explorer.state.network_parts import Network
from explorer.state.settings import Known, Settings
from explorer.state.user_error import LONGEST_SENTENCE, UserError, place
from tests.support.gui import WORDING

KNOWN = Known(("light", "dark"), ("en", "zh_Hant"), ("lecture",))
STEP = 'title = "x"\n[[step]]\ntitle = "a"\ntext = "b"\n'


@pytest.fixture
def said(translations):
    """The text of a refusal in a language."""

    def say(fault: UserError, language: str = "zh_Hant") -> str:
        translations.use(language)
        return WORDING.refusal(fault)

    return say


def refusal(action, *arguments) -> UserError:
    with pytest.raises(UserError) as refused:
        action(*arguments)
    return refused.value


def of_session(**changes) -> UserError:
    whole = json.loads(session_file.to_text(Experiment())) | changes
    return refusal(session_file.from_text, json.dumps(whole))


def of_settings(**changes) -> UserError:
    whole = {"version": 1, "theme": "dark", "zoom": 1, "geometry": "", **changes}
    return refusal(settings.from_text, json.dumps({k: v for k, v in whole.items() if v is not None}), KNOWN)


def of_lesson(text: str) -> UserError:
    return refusal(lessons.from_text, text, "m.toml", tuple(SCREENS))


def of_run(run: str) -> UserError:
    return of_lesson(STEP + f"runs = [{run}]\n")


def of_toml(text: str) -> UserError:
    fault = refusal(TomlSource(text).parsed)
    assert isinstance(fault, NotToml)
    return fault


# Text from a file is never translated, our own names are


def test_a_text_of_the_file_is_quoted_as_it_stands_there(said):
    assert "現在是：「cross-entropy」。" in said(of_session(descent={"runs": [{"loss": "cross-entropy"}]}))
    assert "“cross-entropy”" in said(of_session(descent={"runs": [{"loss": "cross-entropy"}]}), "zh_Hans")


def test_a_setting_is_named_by_the_key_to_write(said):
    runs = {"runs": [{"optimizer": "momentum", "hyperparameters": [["beta1", 0.5]]}]}
    assert said(of_session(descent=runs)).endswith("最佳化器「動量」沒有「beta1」這項設定；可用的有 momentum。")
    assert said(of_session(descent=runs), "zh_Hans").endswith("优化器“动量”没有“beta1”这项设置；可用的有 momentum。")
    outside = of_run('{ optimizer = "momentum", momentum = 2 }')
    assert "「momentum」必須介於 0 與 1 之間，現在是 2。" in said(outside)


@pytest.mark.parametrize("name", ["lower", "nothing", "momentum", "a list"])
def test_a_name_in_a_file_is_not_put_into_another_language(said, name):
    for fault in (of_session(**{name: 1}), of_settings(**{name: 1}), of_lesson(f'"{name}" = 1\n{STEP}')):
        assert name in said(fault)
    assert f"「{name}」" in said(of_session(version=name))


def test_a_file_keeps_its_name_in_every_language(said, tmp_path):
    assert said(refusal(file_access.read_text, tmp_path / "Digits")) == "無法讀取 Digits：檔案不存在。"


def test_quantities_and_optimizers_are_named_in_the_language(said):
    assert "「溫度」必須介於 0.001 與 1000 之間" in said(of_lesson(STEP + "change = { temperature = 0 }"))
    assert "“温度”必须介于 0.001 与 1000 之间" in said(of_lesson(STEP + "change = { temperature = inf }"), "zh_Hans")
    assert "「佈景主題」必須是 light, dark 之一" in said(of_settings(theme="neon"))


# Names before kinds


def test_a_misspelt_name_in_a_run_is_reported_as_one():
    assert str(of_run('{ los = "mse" }')) == (
        "m.toml, line 5: runs[0].los: There is no such name here; the names are loss, optimizer, learning_rate."
    )
    assert str(of_run('{ optimizer = "momentum", beta1 = "x" }')).endswith("learning_rate, momentum.")
    assert "runs[0].optimizer: An optimizer must be one of" in str(of_run('{ optimizer = "Adam", beta1 = "x" }'))
    assert str(of_run('{ optimizer = "adam", beta1 = "x" }')).endswith("beta1: It must be a number, not “x”.")


# No number equals its own limit


def test_a_number_outside_a_limit_is_not_shown_as_the_limit():
    shares = (0.3333333, 0.3333333, 0.3333333)
    assert str(refusal(sums_to_one, shares, "")) == "The probabilities must sum to one; these sum to 0.9999999."
    assert str(refusal(partial(Network, seed=2**31))).endswith("between 0 and 2147483647, not 2147483648.")
    assert str(of_settings(zoom=2.5000001)).endswith("between 0.6 and 2.5, not 2.5000001.")
    assert str(of_session(version=1.0000001)).endswith("is 1.0000001; this app reads version 1.")
    assert str(of_run('{ optimizer = "adam", beta1 = 1.0 }')).endswith("between 0 and 0.999999999, not 1.")


# Counted from 0, as the file does


def test_the_places_in_a_file_are_counted_as_it_counts_them(said):
    assert str(of_lesson(STEP + "change = { axes = [0, 3] }")).endswith(
        "change.axes[1]: Logits are numbered from 0 to 2 here, not 3."
    )
    examples = of_session(information={"examples": [0, 3]})
    assert str(examples).endswith("examples[1]: Classes are numbered from 0 to 2 here, not 3.")
    assert said(examples, "zh_Hans").endswith("这里的类别从 0 数到 2，没有 3。")


# The settings that were not used


def test_the_reason_for_default_settings_is_one_short_sentence(said):
    aside = Path("settings.json.set-aside-1")
    fault = of_settings(theme="neon")
    assert app.unusable_settings(str(fault), None) == str(fault)
    assert app.unusable_settings(str(fault), aside) == (
        f"{fault} The app starts with its default settings; the old file is now settings.json.set-aside-1."
    )
    sentence = said(fault)
    assert sentence and app.unusable_settings(sentence, aside).endswith(
        "。已改用預設值；原檔案已改名為 settings.json.set-aside-1。"
    )
    long = UserError("{a}{a}", a="x" * 160)
    assert len(app.unusable_settings(WORDING.refusal(long), aside)) <= LONGEST_SENTENCE


def test_the_choice_that_is_no_word_is_not_offered():
    assert "The language must be one of en, zh_Hant, not “xx”." in str(of_settings(language="xx"))


def test_settings_of_another_version_or_of_none():
    assert str(of_settings(version=99)) == "The settings are not valid at version: This app reads version 1 only."
    assert str(of_settings(version=None)) == "The settings are not valid at version: It is missing."


# Odd names


@pytest.mark.parametrize(
    ("path", "shown"), [("", "“”"), (" ", "“ ”"), ("a b", "“a b”"), ("a.", "“a.”"), ("a..b", "“a..b”"), ("a.b", "a.b")]
)
def test_a_path_with_a_name_that_would_be_overlooked_is_quoted(path, shown):
    assert str(place(path)) == shown


def test_an_empty_name_is_seen_in_a_path(said):
    names = "There is no such name here; the names are "
    assert str(of_session(**{"": 1})).startswith(f"The session file is not valid at “”: {names}problem,")
    assert str(of_settings(**{"": 1})).startswith(f"The settings are not valid at “”: {names}theme,")
    assert str(of_session(problem={"a b": 1})).startswith("The session file is not valid at “problem.a b”: ")
    assert str(of_lesson('"" = 1\n')).startswith("m.toml, line 1: “”: There")
    assert said(of_session(**{"": 1})).startswith("工作階段檔的「」無效：")
    assert said(of_settings(**{"": 1})).startswith("設定檔的「」無效：")
    assert said(of_lesson('"" = 1\n')).startswith("m.toml 第 1 行，「」：")
    assert said(of_lesson(STEP + 'change = { "a b" = 1 }')).startswith("m.toml 第 5 行，「change.a b」：")


# Errors of the operating system


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_quota_is_not_called_a_full_disk(number):
    assert str(file_access.reason(OSError(number, ""))) == "there is no room for it"


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (QLockFile.LockError.LockFailedError, "another window is writing it"),
        (QLockFile.LockError.PermissionError, "permission is denied"),
        (QLockFile.LockError.UnknownError, "the system refuses it"),
    ],
)
def test_a_lock_that_cannot_be_taken_is_reported_with_its_cause(tmp_path, monkeypatch, qapp, error, why):
    class Locked(QLockFile):
        def tryLock(self, timeout=0):
            return False

        def error(self):
            return error

    monkeypatch.setattr(remembered_settings, "QLockFile", Locked)
    kept, told = remembered_settings.RememberedSettings(tmp_path / "settings.json", KNOWN), []
    kept.failed.connect(told.append)
    kept.remember("theme", "dark")
    kept.flush()
    assert [str(fault) for fault in told] == [f"Settings are not remembered: settings.json cannot be written: {why}."]
    assert kept.settings == Settings("dark")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device here")
def test_a_folder_in_place_of_a_device_is_refused_with_the_reason():
    told = refusal(file_access.make_folder, Path("/dev/null"))
    assert str(told) == "The folder /dev/null cannot be made: something else has this name."


# What to write instead


@pytest.mark.parametrize(
    ("old", "name"),
    [
        ('title = "x"\n', "title"),
        ('title = "a"\n', "title"),
        ('text = "b"\n', "text"),
        ('ask = "q"\n', "question.ask"),
        ("answer = 1\n", "question.answer"),
    ],
)
def test_what_is_missing_is_called_missing(said, old, name):
    whole = STEP + 'play = 3\n[step.question]\nask = "q"\nchoices = ["a", "b"]\nanswer = 1\n'
    lessons.from_text(whole, "m.toml", tuple(SCREENS))
    fault = of_lesson(whole.replace(old, ""))
    assert str(fault).endswith(f" {name}: It is missing.") and said(fault).endswith(f"，{name}：缺少這一項。")


@pytest.mark.parametrize("answer", ["0", "3", "true", '"a"'])
def test_the_possible_answers_are_listed(answer):
    question = f'play = 3\n[step.question]\nask = "q"\nchoices = ["a", "b"]\nanswer = {answer}\n'
    assert "question.answer: It must be a whole number from 1 to 2, not " in str(of_lesson(STEP + question))


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a = 'x\nb = ''", 1, "A bracket or a quotation mark is not closed."),
        ('a = "x\nb = 1', 1, "A bracket or a quotation mark is not closed."),
        ("[step\na = 1", 1, "A bracket or a quotation mark is not closed."),
        ("[[step]\na = 1", 1, "A bracket or a quotation mark is not closed."),
        ("a = 1\nb 2", 2, "This line is not TOML, such as: name = value."),
        ("a = 'x\0y'", 1, "This line is not TOML, such as: name = value."),
        ("a =", 1, "This line is not TOML, such as: name = value."),
    ],
)
def test_unclosed_brackets_and_invalid_toml_are_distinguished(text, line, says):
    fault = of_toml(text)
    assert (str(fault), fault.line) == (says, line)


def test_a_value_of_an_experiment_is_refused_as_before():
    assert isinstance(refusal(Experiment().with_logit, 3, 1.0), InvalidExperiment)
    assert str(refusal(Experiment().with_logit, 3, 1.0)) == "There is no logit 4: there are 3 classes."
