"""The Appearance: theme, size of type, language and notation of the whole app, and the one place that changes them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from explorer.look import languages
from explorer.look.notation import NOTATIONS
from explorer.look.theme import DEFAULT_THEME, THEMES
from explorer.look.wording import Wording
from explorer.state.settings import ZOOM_RANGE, Settings

_MOST_ENLARGED = 2.0  # of lines and marks on stage
_MOST_ZOOM_ON_STAGE = 1.25  # there type is large already, and the views need the room


class Appearance(QObject):
    """How the app looks and in which words it speaks; handed down to whoever draws or writes.

    Attributes:
        theme, zoom, language: those in force; `language` is one that a font here can show.
        is_presenting: whether type is that of the stage, sized by the window.
        wording: texts with the signs of the notation in force; another object for another notation.
        missing_language: the language that was asked for at the start and cannot be shown; empty if all is well.

    Signals:
        rewording(): every text and font is about to change; what will be rebuilt for that can be let go of now, before
            Qt gives it the other font.
        restyled(): colours, lines or the size of type are others.
        reworded(): every text is to be looked up again.
        setting_changed(name, value): a field of Settings was changed by the user and should be remembered.
        message(sentence): why something was not done.
    """

    rewording = Signal()
    restyled = Signal()
    reworded = Signal()
    setting_changed = Signal(str, object)
    message = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._usual_theme = self.theme = THEMES.get(settings.theme, THEMES[DEFAULT_THEME])
        self.zoom = settings.zoom
        self.is_presenting = False
        self._size = (0, 0)
        self._growth = 1.0
        wanted = settings.language or languages.system_language()
        self.language = languages.DEFAULT_LANGUAGE if languages.lacks_font(wanted) else wanted
        self.missing_language = "" if self.language == wanted else wanted
        self._translations = languages.Translations(self)
        self._translations.use(self.language)
        self.wording = Wording(NOTATIONS[settings.notation])
        self._apply()

    def set_theme(self, key: str) -> None:
        """Another theme, at once."""
        self._usual_theme = self.theme = THEMES[key]
        self._growth = self._wanted_growth()
        self._restyle()
        self.setting_changed.emit("theme", key)

    def set_zoom(self, zoom: float) -> None:
        """Text zoom, kept within what can be laid out."""
        self.zoom = min(max(round(zoom, 3), ZOOM_RANGE[0]), ZOOM_RANGE[1])
        self._restyle()
        self.setting_changed.emit("zoom", self.zoom)

    def fit(self, width: int, height: int) -> None:
        """Let type follow the size of the window, on stage or where the theme wants it."""
        self._size = (width, height)
        self._grow()

    def set_presenting(self, presenting: bool) -> None:
        """Use the type of the stage, or the usual one."""
        self.is_presenting = presenting
        self._grow()

    def _wanted_growth(self) -> float:
        """How many times larger than the theme's type should be."""
        usual = self._usual_theme.growth(*self._size)
        return max(self._usual_theme.on_stage(*self._size), usual) if self.is_presenting else usual

    def _grow(self) -> None:
        growth = self._wanted_growth()
        if growth != self._growth:
            self._growth = growth
            self._restyle()

    def set_language(self, key: str) -> None:
        """Another language at once; where no font can show it, say which to install and keep the present one."""
        if languages.lacks_font(key):
            self.message.emit(languages.font_wanted(key))
        elif key != self.language:
            self.rewording.emit()
            self.language = key
            self._translations.use(key)
            self._apply()
            self.reworded.emit()
            self.setting_changed.emit("language", key)

    def set_notation(self, key: str) -> None:
        """Other signs for logits, probabilities and target, everywhere at once."""
        self.rewording.emit()
        self.wording = Wording(NOTATIONS[key])
        self.reworded.emit()
        self.setting_changed.emit("notation", key)

    def _restyle(self) -> None:
        usual = self._usual_theme
        enlarged = min(self._growth, _MOST_ENLARGED)
        self.theme = usual.enlarged(enlarged) if self.is_presenting else usual
        self._apply()
        self.restyled.emit()

    def _apply(self) -> None:
        """Give the application its palette, font and style sheet."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(self.theme.palette())
        zoom = min(max(self.zoom, 1.0), _MOST_ZOOM_ON_STAGE) if self.is_presenting else self.zoom
        application.setFont(self.theme.font(zoom * self._growth, languages.families(self.language)))
        for change in (QEvent.Type.ApplicationPaletteChange, QEvent.Type.ApplicationFontChange):
            QApplication.sendPostedEvents(None, change)  # at once: what follows measures with it
        sheet = self.theme.style_sheet()
        if application.styleSheet() != sheet:  # Qt styles every widget again: a third of a second
            application.setStyleSheet(sheet)
