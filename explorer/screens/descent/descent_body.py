"""The parts of the Descent screen, in the room that its arrangement gives them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from explorer.look.theme import SPACE
from explorer.screens.descent.arrangement import Arrangement, Column, Curves, Needs, arranged, least_size
from explorer.screens.descent.below.panel import BelowPanel
from explorer.screens.descent.card_grid import CardGrid
from explorer.screens.descent.descent_panel import DescentPanel
from explorer.screens.descent.side_column import SideColumn
from explorer.widgets.flyout import Flyout


class DescentBody(QWidget):
    """Lays the parts out as computed; what is folded opens in a flyout. The parts are made as its children.

    Attributes:
        arrangement: the present one.

    Signals:
        changed: a part needs another size; the owner answers by `fit`.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arrangement: Arrangement | None = None
        self._count = self._width = 0

    def hold(self, column: SideColumn, grid: CardGrid, below: BelowPanel, controls: DescentPanel) -> None:
        """Take the parts in; once, before anything else."""
        self._column, self._grid, self._below, self._controls = column, grid, below, controls
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(column)
        self._right = QGridLayout()
        self._right.setVerticalSpacing(SPACE)
        row.addLayout(self._right, 1)
        self._right.addWidget(grid, 0, 0)
        self._right.addWidget(below, 1, 0, 1, 2)
        self._right.addWidget(controls, 2, 0, 1, 2)
        self._right.setColumnStretch(1, 1)
        self._right.setRowStretch(1, 1)
        self._panels, self._options, self._drawer = Flyout(self), Flyout(self), Flyout(self)
        column.opened.connect(self._open_page)
        column.pages.changed.connect(self.changed)
        controls.view.clicked.connect(lambda on: self._toggle(self._options, on, controls.view.hasFocus()))
        column.curves.clicked.connect(lambda on: self._toggle(self._drawer, on, column.curves.hasFocus()))
        self._panels.toggled.connect(lambda on: column.tabs.show_page(column.page if on else -1))
        self._options.toggled.connect(controls.view.setChecked)
        self._drawer.toggled.connect(column.curves.setChecked)

    def fit(self, room: QSize, window: QSize) -> None:
        """Arrange everything in `room`, a part of a window of the size `window`."""
        count = len(self._grid.cards)
        if count == 0 or room.isEmpty():
            return
        needs = self._needs(room)
        found = arranged(room.toTuple(), window.toTuple(), count, needs)
        width = needs.column[found.column][0]
        if (found, count, width) != (self.arrangement, self._count, self._width):
            self.arrangement, self._count, self._width = found, count, width
            self._apply(found)
        self._place_flyouts()

    def least(self) -> QSize:
        """The smallest size in which everything fits, folded."""
        return QSize(*least_size(max(len(self._grid.cards), 1), self._needs(QSize(0, 0))))

    def _needs(self, room: QSize) -> Needs:
        controls = self._controls
        return Needs(
            card=self._grid.sizes(),
            column=self._column.sizes(room),
            controls=controls.needed_height,
            controls_width=(controls.needed_width(False), controls.needed_width(True)),
            curve=self._below.needed(),
            line=int(QFontMetricsF(self.font()).height()),
            gap=SPACE,
        )

    def _apply(self, found: Arrangement) -> None:
        self._column.show_as(found.column, self._width, self._panels)
        self._column.curves.setVisible(found.curves is Curves.FOLDED)
        self._grid.setFixedSize(*found.cards(self._count, SPACE))
        self._grid.arrange(found.columns)
        self._place_curves(found.curves)
        if not found.has_options:
            self._options.body.addWidget(self._controls.options)
            self._controls.options.show()
        else:
            self._options.close_again()
        self._controls.fold_options(not found.has_options)
        self.setMinimumSize(QSize(0, 0) if found.fits else self.least())

    def _place_curves(self, curves: Curves) -> None:
        if curves is not Curves.FOLDED:
            self._drawer.close_again()
        beside = curves is Curves.BESIDE
        self._below.set_direction(QBoxLayout.Direction.TopToBottom if beside else QBoxLayout.Direction.LeftToRight)
        self._right.setHorizontalSpacing(SPACE if beside else 0)
        self._right.setRowStretch(0, int(beside))
        self._right.setRowStretch(1, int(not beside))
        if curves is Curves.FOLDED:
            self._drawer.body.addWidget(self._below)
        elif beside:
            self._right.addWidget(self._below, 0, 1)
        else:
            self._right.addWidget(self._below, 1, 0, 1, 2)

    def reveal(self, view: QWidget | None) -> None:
        """Show a view that is folded, and close what was opened for another one."""
        self.close_flyouts()
        below = self._below.page_of(view)
        if below is not None:
            self._below.bring(below)
        found, page = self.arrangement, self._column.page_of(view)
        if page >= 0:
            self._column.show_page(page)
            if found is not None and found.column is Column.CLOSED:
                self._open_page(page, False)
        elif self._controls.has_option(view) and found is not None and not found.has_options:
            self._toggle(self._options, True, False)
        elif below is not None and found is not None and found.curves is Curves.FOLDED:
            self._toggle(self._drawer, True, False)

    @property
    def has_flyout(self) -> bool:
        """Whether something folded is open."""
        return any(not flyout.isHidden() for flyout in (self._panels, self._options, self._drawer))

    def close_flyouts(self) -> None:
        """Fold again what was opened."""
        for flyout in (self._panels, self._options, self._drawer):
            flyout.close_again()

    def _open_page(self, page: int, by_key: bool) -> None:
        again = not self._panels.isHidden() and page == self._column.page
        self._column.show_page(page)
        self._toggle(self._panels, not again, by_key)

    def _toggle(self, flyout: Flyout, on: bool, by_key: bool) -> None:
        """Open one flyout and close the others, or close it."""
        self.close_flyouts()
        if on:
            flyout.open()
            self._place_flyouts()
            if by_key:
                flyout.focus_first()

    def _place_flyouts(self) -> None:
        controls = self._controls.geometry()
        bottom = controls.top() - SPACE
        if not self._panels.isHidden():
            left = self._column.geometry().right() + SPACE
            size = self._column.page_size() + QSize(4 * SPACE, 4 * SPACE)
            self._panels.setGeometry(
                QRect(QPoint(left, SPACE), size.boundedTo(QSize(self.width() - left, bottom - SPACE)))
            )
        if not self._options.isHidden():
            size = self._options.minimumSizeHint().boundedTo(QSize(self.width(), bottom))
            place = QRect(QPoint(0, 0), size)
            place.moveBottomRight(QPoint(controls.right(), bottom))
            self._options.setGeometry(place)
        if not self._drawer.isHidden():
            needed = self._below.needed()[Curves.BELOW][1] + 4 * SPACE
            height = min(max(needed, int(0.4 * bottom)), bottom)
            self._drawer.setGeometry(controls.left(), bottom - height, controls.width(), height)

    def minimumSizeHint(self) -> QSize:
        """What the arrangement says, and not the layouts: they hear of changed parts one after the other."""
        return self.minimumSize()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.changed.emit()
        return done


def scrolled_body(content: QWidget) -> DescentBody:
    """A body that fills `content`, and is scrolled where that is too small for everything folded."""
    area = QScrollArea(content)
    body = DescentBody(area.viewport())
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(body)
    root = QVBoxLayout(content)
    root.setContentsMargins(0, 0, 0, 0)
    root.addWidget(area)
    return body
