"""Numbers are written in one form on every screen, in tool tips, in what a screen reader says, and in copied text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractSpinBox, QLabel, QLineEdit, QTableWidget, QWidget

from explorer.plots.sketch import Sketch
from explorer.plots.themed_plot import ThemedPlot
from explorer.screens.registry import SCREENS
from explorer.state.experiment_parts import RunSpec
from tests.support.gui import settle

NOT_FOR_PEOPLE = re.compile(r"\d\.?e[-+−]?\d|\d{17}|(?<![\w)])-\d")  # 1e-8, 1e+06, -10 with a hyphen
EXTREME = {
    "tiny and huge": {"logits": (-300.0, 1e-7, 2e5), "target": (1.0, 0.0, 0.0)},
    "far off": {"logits": (-9e5, 1e6, -1e9), "span": (-1e6, 1e6), "temperature": 0.01},
}


def texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """(whose, text) of everything that `widget` and its parts show, paint or say; number boxes are for typing."""
    for child in (widget, *widget.findChildren(QWidget)):
        whose = type(child).__name__
        if isinstance(child, QAbstractSpinBox | QLineEdit):
            yield whose, child.toolTip()
            continue
        yield from ((whose, text) for text in (child.toolTip(), child.accessibleDescription(), child.accessibleName()))
        if isinstance(child, QLabel):
            yield whose, child.text()
        elif isinstance(child, QTableWidget):
            cells = (
                child.item(row, column) for row in range(child.rowCount()) for column in range(child.columnCount())
            )
            yield from ((whose, cell.text()) for cell in cells if cell is not None)
        elif isinstance(child, Sketch) and child.isVisible():
            yield from ((whose, text.text) for text in child.compose().texts)
        elif isinstance(child, ThemedPlot) and child.isVisible():
            yield from ((whose, text) for text in axis_numbers(child))
        for name in ("sentences", "ticks"):
            if hasattr(child, name):
                yield from ((whose, str(part)) for part in getattr(child, name)())


def axis_numbers(plot: ThemedPlot) -> Iterator[str]:
    """The numbers painted at both axes."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    for side in ("left", "bottom"):
        with QPainter(image) as painter:
            specs = plot.getPlotItem().getAxis(side).generateDrawSpecs(painter)
        yield from (text for _, _, text in (specs or ((), (), ()))[2])


@pytest.mark.parametrize("what", EXTREME)
def test_no_number_has_an_e_or_a_hyphen(make_window, what):
    window = make_window(size=(1920, 1080))
    store, losses = window.workbench.store, ("mse", "cross_entropy", "mse_logits")
    store.update(runs=tuple(RunSpec(loss, "gradient_descent", 1e-4) for loss in losses), **EXTREME[what])
    store.update(chosen_loss=losses[what == "far off"])
    window.body.set_explaining(True)
    wrong, seen = [], 0
    for key in SCREENS:
        window.workbench.show_screen(key)
        settle()
        shown = [*texts(window), ("copied", window.body.explain.text())]
        seen += len(shown)
        wrong += [(key, whose, text) for whose, text in shown if NOT_FOR_PEOPLE.search(text)]
    assert seen > 500 and wrong == []
