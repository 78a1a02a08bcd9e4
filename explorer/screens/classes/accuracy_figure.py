"""The accuracy of a model as one large figure, with a short explanation."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme

_LARGER = 2.0  # times the surrounding text
_WORDS_LARGER = 1.3


class AccuracyFigure(QWidget):
    """The share of held-out examples answered right, in large type; beside it as much of the explanation as fits."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._held_out, self._training = 0.0, 0.0
        self._counts = (0, 0)
        self._is_trained, self._playable = True, True
        self.setAccessibleName(name)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_accuracy(self, held_out: float, training: float, counts: tuple[int, int]) -> None:
        """Show shares of right answers; `counts` are the numbers of held-out and training examples."""
        self._held_out, self._training, self._counts = held_out, training, counts
        self._is_trained = True
        self._describe()

    def show_untrained(self, playable: bool) -> None:
        """Show in words that there is nothing to measure yet, and whether Space trains."""
        self._is_trained, self._playable = False, playable
        self._describe()

    def _describe(self) -> None:
        said = [self.figure(), *self._explanations()] if self._is_trained else [self.figure()]
        self.setAccessibleDescription("; ".join(said))
        self.setToolTip("\n".join(said))
        self.update()

    def figure(self) -> str:
        """The large figure, or what there is in its place before the first step."""
        if self._is_trained:
            return self._percent(self._held_out)
        return self.tr("Space trains") if self._playable else "–"

    def explanation(self) -> str:
        """The text beside it."""
        if not self._is_trained:
            return ""
        metrics = QFontMetricsF(self.font())
        room = self.width() - self._figure_width() - 8
        right, ringed = self._explanations()
        shorter = [
            self.tr("{right}, {ringed}").format(right=right, ringed=ringed),
            right,
            self.tr("right, held out"),
            self.tr("held out"),
        ]
        return next((text for text in shorter if metrics.horizontalAdvance(text) <= room), "")

    def _explanations(self) -> tuple[str, str]:
        held, learnt = self._counts
        return (
            self.tr("of {n} held-out examples right").format(n=held),
            self.tr("{share} of the {n} shown, wrong ones ringed").format(
                share=self._percent(self._training), n=learnt
            ),
        )

    def _percent(self, share: float) -> str:
        return self.tr("{n}%").format(n=f"{100 * share:.0f}")

    def _large(self, factor: float = _LARGER) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * factor)
        font.setBold(True)
        return font

    def _words_larger(self) -> float:
        """How much larger than the other texts the words are: less where they have no room."""
        width = QFontMetricsF(self._large(1.0)).horizontalAdvance(self.figure())
        return max(min(_WORDS_LARGER, self.width() / max(width, 1.0)), 1.0)

    def _figure_width(self) -> float:
        return QFontMetricsF(self._large()).horizontalAdvance("100%")

    def paintEvent(self, event) -> None:
        width = self._figure_width()
        with QPainter(self) as painter:
            align = Qt.AlignmentFlag.AlignVCenter
            if not self._is_trained:
                painter.setPen(QColor(self._theme.muted))
                painter.setFont(self._large(self._words_larger()))
                painter.drawText(self.rect(), align | Qt.AlignmentFlag.AlignHCenter, self.figure())
                return
            painter.setPen(QColor(self._theme.text))
            painter.setFont(self._large())
            painter.drawText(QRectF(0, 0, width, self.height()), align | Qt.AlignmentFlag.AlignRight, self.figure())
            painter.setFont(self.font())
            rest = QRectF(width + 8, 0, self.width() - width - 8, self.height())
            painter.drawText(rest, align | Qt.AlignmentFlag.AlignLeft, self.explanation())

    def sizeHint(self) -> QSize:
        explained = QFontMetricsF(self.font()).horizontalAdvance(self._explanations()[0])
        return QSize(int(self._figure_width() + explained) + 10, int(QFontMetricsF(self._large()).height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(self._figure_width()) + 4, int(QFontMetricsF(self._large()).height()))
