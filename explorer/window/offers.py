"""What the gallery offers: the bundled lessons, then the presets, with the pictures that the app drew of them."""

from __future__ import annotations

from pathlib import Path

from explorer.look.appearance import Appearance
from explorer.look.wording import tr
from explorer.state.lesson import Lesson, in_language
from explorer.state.lesson_control import LessonControl
from explorer.state.presets import PRESETS, Preset
from explorer.state.workbench import Workbench
from explorer.widgets.gallery import Offer

THUMBNAILS = Path(__file__).resolve().parents[2] / "resources" / "thumbnails"


def picture_of(record: Lesson | Preset) -> Path:
    """The file of the picture of a lesson or a preset; `make thumbnails` draws them."""
    kind = "lesson" if isinstance(record, Lesson) else "preset"
    return THUMBNAILS / f"{kind}-{record.key}.png"


def offers(workbench: Workbench, lesson: LessonControl, appearance: Appearance) -> list[tuple[str, list[Offer]]]:
    """(title, offers) of the lessons and of the presets, in the language of the app."""
    lessons = [_of_lesson(each, lesson, appearance) for each in lesson.bundled]
    presets = [_of_preset(each, workbench, lesson, appearance) for each in PRESETS.values()]
    return [(tr("LESSONS"), lessons), (tr("PRESETS"), presets)]


def _of_lesson(record: Lesson, lesson: LessonControl, appearance: Appearance) -> Offer:
    signs, language = appearance.wording.signs, appearance.language
    first, last = (signs(in_language(record.steps[place].title, language)) for place in (0, -1))
    about = tr("Steps: {n}, from “{first}” to “{last}”").format(n=len(record.steps), first=first, last=last)
    return Offer(signs(record.title(language)), about, picture_of(record), lambda: lesson.open(record))


def _of_preset(record: Preset, workbench: Workbench, lesson: LessonControl, appearance: Appearance) -> Offer:
    def begin() -> None:
        lesson.close()
        workbench.load_preset(record)

    wording = appearance.wording
    return Offer(wording.label(record), wording.name(record.hint), picture_of(record), begin)
