"""Themes: one record each, with its colours, fonts and line widths. Nothing else in the app names a colour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetricsF, QPalette


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How one run is told apart wherever it appears: by colour, by dash and by marker."""

    colour: str
    dash: Qt.PenStyle
    marker: str  # pyqtgraph's symbol
    glyph: str  # the same marker as a character
    letter: str

    @property
    def sign(self) -> str:
        """Letter and marker, as a run is named in a text: A ●."""
        return f"{self.letter} {self.glyph}"


@dataclass(frozen=True, slots=True)
class Theme:
    """One look: a record in the table below, and nothing elsewhere asks which one it is.

    Sizes are in points (fonts) and device-independent pixels (lines).

    Attributes:
        grows: whether type grows with the window. A projector shows it from afar, not more of it.
        line, contour, iso_line: the widths of curves, of contours on a surface, and of lines of equal loss on the
            triangle.
        region_opacity: of the region of a class, out of 255.
    """

    key: str
    label: str
    window: str
    panel: str
    text: str
    muted: str
    edge: str
    control: str
    accent: str
    accent_text: str
    plot: str
    grid: str
    warning: str
    run_colours: tuple[str, str, str, str]
    font_points: float = 10.0
    grows: bool = False
    line: float = 1.8
    marker: float = 11.0
    contour: float = 0.8
    iso_line: float = 0.9
    region_opacity: int = 56

    def run(self, index: int) -> RunStyle:
        """The style of run `index`, 0 to 3."""
        dash, marker, glyph, letter = _RUN_SHAPES[index]
        return RunStyle(self.run_colours[index], dash, marker, glyph, letter)

    def growth(self, width: int, height: int) -> float:
        """How much larger than on a window of 1280x720 type should be, in quarters from 1 to 2."""
        whole = min(width / 1280, height / 720) if self.grows else 1.0
        return min(max(int(4 * whole) / 4, 1.0), 2.0)

    def enlarged(self, factor: float) -> Theme:
        """The same with every line and mark `factor` times as large, for type of that size."""
        names = ("line", "marker", "contour", "iso_line")
        return replace(self, **{name: factor * getattr(self, name) for name in names})

    def on_stage(self, width: int, height: int) -> float:
        """How much larger type is on a stage of this size: a capital letter is 1/40 of its height, in steps of 1 %."""
        large = 10  # measured at this size: small letters are fitted to pixels
        capital = QFontMetricsF(self.font(large)).capHeight() / large
        return math.ceil(100 * min(height, _SHAPE * width) / STAGE_LETTERS / capital) / 100

    def class_colour(self, index: int) -> str:
        """The colour of class `index`, 0 to 9, on this theme's panels; never the only cue."""
        return _CLASS_COLOURS[QColor(self.panel).lightness() < 128][index]

    def palette(self) -> QPalette:
        """The QPalette for Fusion."""
        role = QPalette.ColorRole
        colours = {
            role.Window: self.window,
            role.Base: self.panel,
            role.AlternateBase: self.window,
            role.Button: self.control,
            role.Text: self.text,
            role.WindowText: self.text,
            role.ButtonText: self.text,
            role.BrightText: self.accent_text,
            role.PlaceholderText: self.muted,
            role.Highlight: self.accent,
            role.HighlightedText: self.accent_text,
            role.ToolTipBase: self.panel,
            role.ToolTipText: self.text,
            role.Link: self.accent,
            role.Mid: self.edge,
            role.Dark: self.edge,
        }
        palette = QPalette()
        for key, colour in colours.items():
            palette.setColor(key, QColor(colour))
        for key in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(self.muted))
        return palette

    def font(self, zoom: float = 1.0, families: Sequence[str] = ()) -> QFont:
        """The base font at a text zoom: the system's, and `families` for the characters that it lacks."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)  # QFont() would be what was set last
        if families:
            font.setFamilies([QFontInfo(font).family(), *families])
        font.setPointSizeF(self.font_points * zoom)
        return font

    def style_sheet(self) -> str:
        """What a palette cannot say: panels with an edge, and quiet titles. No font sizes: they would defeat zoom."""
        return f"""
            QFrame#panel {{ background: {self.panel}; border: 1px solid {self.edge}; border-radius: 6px; }}
            QFrame#strip {{ background: {self.panel}; border: 2px solid {self.accent}; border-radius: 6px; }}
            QFrame#strip[presented="true"] {{ border-color: {self.panel}; border-radius: 0; }}
            QLabel#caption {{ color: {self.muted}; background: {self.plot}; }}
            QLabel#title {{ color: {self.muted}; font-weight: 600; letter-spacing: 1px; }}
            QLabel#muted {{ color: {self.muted}; }}
            QLabel#warning {{ color: {self.warning}; font-weight: 600; }}
            QToolTip {{ background: {self.panel}; color: {self.text}; border: 1px solid {self.edge}; }}
            QStatusBar::item {{ border: none; }}
            QToolButton {{ padding: 3px; border: 1px solid transparent; border-radius: 4px; }}
            QToolButton[outlined="true"] {{ border-color: {self.edge}; background: {self.control}; }}
            QToolButton[outlined="true"]:checked {{ color: {self.accent_text}; background: {self.accent}; }}
            QToolButton[right="true"] {{ border: 2px solid {self.accent}; color: {self.accent}; font-weight: 700; }}
            QToolButton[right="true"]:checked {{ color: {self.accent_text}; }}
            QToolButton:hover {{ border-color: {self.accent}; }}
            QToolButton:focus {{ border: 1px solid {self.accent}; }}
        """


_RUN_SHAPES = (
    (Qt.PenStyle.SolidLine, "o", "●", "A"),
    (Qt.PenStyle.DashLine, "s", "■", "B"),
    (Qt.PenStyle.DotLine, "t1", "▲", "C"),
    (Qt.PenStyle.DashDotLine, "d", "◆", "D"),
)

# Ten classes on light and on dark panels: neighbours differ in lightness and in how blue they are, the two things that
# colour-blind eyes keep.
_CLASS_COLOURS = (
    ("#33228b", "#a8480c", "#0f6b33", "#8a2252", "#1a7f9c", "#6f6a10", "#b0304f", "#5f3f8f", "#2f7f70", "#5a5a5a"),
    ("#9c8cf0", "#ffae6b", "#5fd08a", "#f08abf", "#7fd6f0", "#ddcc77", "#ff8c9c", "#c9a3f5", "#6fd6c2", "#c4c4c4"),
)

_ALL = (
    Theme(
        key="light",
        label="Light",
        window="#eef1f5",
        panel="#ffffff",
        text="#1b1f24",
        muted="#5a6472",
        edge="#cdd4dd",
        control="#f5f7fa",
        accent="#1f5fbf",
        accent_text="#ffffff",
        plot="#ffffff",
        grid="#8a94a0",
        warning="#b3261e",
        run_colours=("#0063a6", "#c44e00", "#007a58", "#8c3f86"),
    ),
    Theme(
        key="dark",
        label="Dark",
        window="#16191e",
        panel="#1f242b",
        text="#e8ebef",
        muted="#9aa5b3",
        edge="#38414c",
        control="#2a313a",
        accent="#4c9aff",
        accent_text="#0b0e12",
        plot="#1f242b",
        grid="#8a94a0",
        warning="#ff8a80",
        run_colours=("#5cb8f5", "#ff9a4d", "#3ddba8", "#e59bdd"),
    ),
    Theme(
        key="projector",
        label="Projector",
        window="#ffffff",
        panel="#ffffff",
        text="#000000",
        muted="#2b2b2b",
        edge="#6b6b6b",
        control="#f2f2f2",
        accent="#003e9c",
        accent_text="#ffffff",
        plot="#ffffff",
        grid="#3a3a3a",
        warning="#a10000",
        run_colours=("#004a9e", "#b33c00", "#00583d", "#6d1f68"),
        font_points=12.5,
        grows=True,
        line=3.2,
        marker=16.0,
        contour=1.3,
        iso_line=1.5,
        region_opacity=84,
    ),
)

THEMES: dict[str, Theme] = {theme.key: theme for theme in _ALL}
DEFAULT_THEME = "light"
STAGE_LETTERS = 40  # heights of a capital letter in the height of a stage
_SHAPE = 0.75  # height of a stage by its width from which on its width counts
SPACE = 6  # pixels between neighbours; multiples of it between groups

_STOPS: dict[str, tuple[str, ...]] = {
    "lecture": ("#1d4a9c", "#6fa3d6", "#dfe6ea", "#f7f2e6", "#f3b48c", "#d65f4c", "#a3141f"),
    "grey": ("#161616", "#f2f2f2"),
}
DIVERGING = "lecture"  # the colour map of values around zero: its middle is light, its ends dark
# Fill and lines of samples that have no number: what did not succeed within its steps, and what diverged
NOT_WITHIN, DIVERGED = ("#c3c8cf", "#59616b"), ("#ffffff", "#1b1f24")


@lru_cache(maxsize=8)
def colour_table(key: str) -> NDArray[np.uint32]:
    """(256,) premultiplied 0xffRRGGBB words of a colour map, low to high."""
    if key in _STOPS:
        colours = [QColor(c) for c in _STOPS[key]]
        stops = np.array([(c.red(), c.green(), c.blue()) for c in colours], dtype=np.float64)
        at = np.linspace(0.0, 1.0, len(stops))
        rgb = np.stack([np.interp(np.linspace(0.0, 1.0, 256), at, stops[:, i]) for i in range(3)], axis=1)
    else:
        from pyqtgraph import colormap

        rgb = colormap.get(key).getLookupTable(nPts=256)[:, :3]
    red, green, blue = np.round(rgb).astype(np.uint32).T
    return (np.uint32(0xFF000000) | (red << 16) | (green << 8) | blue).astype(np.uint32)


class Themed(Protocol):
    """A view that takes colours from the theme."""

    def apply_theme(self, theme: Theme) -> None: ...
