"""The languages: one record each, with its catalogue and its fonts. A new language is added to the table here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtGui import QFontDatabase

TRANSLATIONS = Path(__file__).resolve().parents[2] / "resources" / "translations"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the app.

    Attributes:
        key: its name in settings, arguments, lessons, and in the file name of its catalogue.
        label: its own name for itself.
        locale: its name for Qt.
        catalogue: Qt's own translation of its dialogs; empty for English, in which the sources are written.
        families: its fonts, by preference.
        writing: the script that a font must have.
        package: what to install for such a font.
    """

    key: str
    label: str
    locale: str
    catalogue: str = ""
    families: tuple[str, ...] = ()
    writing: QFontDatabase.WritingSystem | None = None
    package: str = ""


_ALL = (
    Language("en", "English", "en_US"),
    Language(
        "zh_Hant",
        "繁體中文",
        "zh_TW",
        "qtbase_zh_TW",
        ("Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "Microsoft JhengHei UI", "PingFang TC"),
        QFontDatabase.WritingSystem.TraditionalChinese,
        "fonts-noto-cjk (Noto Sans CJK TC)",
    ),
    Language(
        "zh_Hans",
        "简体中文",
        "zh_CN",
        "qtbase_zh_CN",
        ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei UI", "PingFang SC"),
        QFontDatabase.WritingSystem.SimplifiedChinese,
        "fonts-noto-cjk (Noto Sans CJK SC)",
    ),
)

LANGUAGES: dict[str, Language] = {language.key: language for language in _ALL}
DEFAULT_LANGUAGE = "en"


def system_language() -> str:
    """The key of the first language that the system asks for and the app has; English if there is none."""
    for wanted in QLocale.system().uiLanguages():
        locale = QLocale(wanted)
        alike = [key for key, known in LANGUAGES.items() if QLocale(known.locale).language() == locale.language()]
        if alike:
            return next((key for key in alike if QLocale(LANGUAGES[key].locale).script() == locale.script()), alike[0])
    return DEFAULT_LANGUAGE


class Translations(QObject):
    """The catalogues in use. They go when their owner goes: the app then speaks English again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._installed: list[QTranslator] = []

    def use(self, key: str) -> None:
        """Use language `key` for every text that is looked up from now on; raises KeyError for an unknown one."""
        language = LANGUAGES[key]
        for old in self._installed:
            QCoreApplication.removeTranslator(old)
            old.deleteLater()
        self._installed.clear()
        if language.catalogue:
            self._add(language.catalogue, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._add(f"explorer_{key}", str(TRANSLATIONS))

    def _add(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            self._installed.append(translator)
        else:
            translator.deleteLater()


def families(key: str) -> list[str]:
    """The font families of language `key` that are installed; empty where the system's own will do."""
    wanted = LANGUAGES[key].families
    known = set(QFontDatabase.families()) if wanted else set()  # asked only where needed: it takes 5 ms of a start
    return [family for family in wanted if family in known]


def lacks_font(key: str) -> bool:
    """Whether no font here can show language `key`: it would come out as boxes."""
    writing = LANGUAGES[key].writing
    return writing is not None and not families(key) and not QFontDatabase.families(writing)


def font_wanted(key: str) -> str:
    """Which font to install for a language that would come out as boxes; in English, which can be shown."""
    language = LANGUAGES[key]
    return f"No font here can show Chinese ({language.key}). Please install {language.package}, then start again."
