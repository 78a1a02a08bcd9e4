"""Figures b and c: frames of the whole window, update and every paint that Qt does for it.

A frame is timed from the change until Qt has no event left, so layout and painting are in it. The window is 1400x900.
"""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from explorer.app import _application
from explorer.core.losses import LOSSES
from explorer.state.experiment import RunSpec
from explorer.theme import colour_table
from explorer.window import MainWindow
from tests.benchmarks.harness import Figure, interleaved

FOUR = ("mse", "cross_entropy", "hinge", "cross_entropy_twice")
ROUNDS = 300


def settle() -> None:
    """Until everything asked for is painted."""
    QApplication.processEvents()
    QApplication.processEvents()


def open_window(losses: int) -> MainWindow:
    window = MainWindow()
    window.resize(1400, 900)
    window.store.update(runs=tuple(RunSpec(key, "adam", 0.1) for key in FOUR[:losses]))
    window.show()
    settle()
    window.explore.scene.grow(500)
    return window


class BarePlots(QWidget):
    """The same plots in plain pyqtgraph with the same data: two ready images with path and ball, three curve plots
    with two curves and balls each, and bars."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.scene = window.explore.scene
        grid = QGridLayout(self)
        self.maps = [pg.PlotWidget() for _ in range(2)]
        self.plots = [pg.PlotWidget() for _ in range(3)]
        self.bar_plot = pg.PlotWidget()
        for i, plot in enumerate(self.maps):
            grid.addWidget(plot, 0, 2 * i, 1, 2)
        for i, plot in enumerate((*self.plots, self.bar_plot)):
            grid.addWidget(plot, 1, i)
        grid.setRowStretch(0, 2)
        self.paths, self.balls = [], []
        for i, plot in enumerate(self.maps):
            field = self.scene.fields()[i]
            index = ((field.samples - field.low) / (field.high - field.low) * 255).astype(np.uint8)
            rgba = colour_table("lecture")[index].view(np.uint8).reshape(256, 256, 4)
            image = pg.ImageItem(rgba, axisOrder="row-major")
            image.setRect(-10, -10, 20, 20)
            plot.addItem(image)
            self.paths.append(plot.plot(pen=pg.mkPen("k", width=1.8)))
            self.balls.append(pg.ScatterPlotItem(size=11))
            plot.addItem(self.balls[-1])
            plot.setRange(xRange=(-10, 10), yRange=(-10, 10))
        self.curves = [[plot.plot(pen=pg.mkPen("w", width=1.8)) for _ in range(2)] for plot in self.plots]
        self.bars = pg.BarGraphItem(x=np.arange(9), height=np.zeros(9), width=0.8)
        self.bar_plot.addItem(self.bars)
        for plot, (x, y) in zip(
            self.plots, (((0, 500), (0, 20)), ((0, 500), (-9, 1)), ((-20, 20), (0, 20))), strict=True
        ):
            plot.setRange(xRange=x, yRange=y)
        self.bar_plot.setRange(yRange=(0, 1))
        self.resize(1400, 900)

    def show_frame(self, frame: int) -> None:
        steps = np.arange(frame + 1, dtype=float)
        shares = [np.array([1.0, 0.0, 0.0])]
        for i, run in enumerate(self.scene.runs):
            path = run.path[:, : frame + 1]
            self.paths[i].setData(path[0], path[1])
            self.balls[i].setData(path[0, -1:], path[1, -1:])
            line = self.scene.slice(i, frame)
            self.curves[0][i].setData(steps, run.values[: frame + 1])
            self.curves[1][i].setData(steps, np.log10(run.slopes[: frame + 1]))
            self.curves[2][i].setData(line.difference, line.value)
            shares.append(self.scene.probabilities(run.position(frame)))
        self.bars.setOpts(height=np.concatenate(shares))


def animation() -> list[Figure]:
    """b. Frame n to n + 1, against the bare plots and with four losses."""
    _application()
    two = open_window(2)
    bare = BarePlots(two)
    bare.show()
    settle()
    frames = {"ours": 0, "bare": 0}

    def ours() -> None:
        frames["ours"] = frames["ours"] % 499 + 1
        two.player.seek(frames["ours"])
        settle()

    def plain() -> None:
        frames["bare"] = frames["bare"] % 499 + 1
        bare.show_frame(frames["bare"])
        settle()

    mine, theirs = interleaved([ours, plain], ROUNDS)
    figures = [Figure("b  frame, two losses", mine, 8.0, "p95", theirs, "bare pyqtgraph, same plots", 1.2)]
    for widget in (two, bare):
        widget.close()
        widget.deleteLater()
    four = open_window(4)
    frame = {"n": 0}

    def step() -> None:
        frame["n"] = frame["n"] % 499 + 1
        four.player.seek(frame["n"])
        settle()

    figures.append(Figure("b  frame, four losses", interleaved([step], ROUNDS)[0], 16.0, "p95"))
    four.close()
    four.deleteLater()
    return figures


def dragging() -> Figure:
    """c. The held logit moves: both surfaces, contours, bars, table and slice anew."""
    _application()
    window = open_window(2)
    values = iter(np.linspace(-5, 5, 10_000))
    assert set(FOUR) <= set(LOSSES)

    def drag() -> None:
        window.store.replace(window.store.experiment.with_logit(2, float(next(values))), gesture="drag")
        settle()

    figure = Figure("c  dragging a held logit", interleaved([drag], 200)[0], 16.0, "p95")
    window.close()
    window.deleteLater()
    return figure
