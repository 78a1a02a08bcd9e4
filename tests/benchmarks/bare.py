"""The baseline for the window: the same plots in plain pyqtgraph, without panels, controls or texts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtWidgets import QGridLayout, QWidget

from explorer.look.theme import colour_table
from explorer.state.drawn_surface import Field
from explorer.state.scene import Scene

Array = NDArray[np.floating]
Line = tuple[Array, Array]

RANGES = (((0, 500), (0, 20)), ((0, 500), (-9, 1)), ((-20, 20), (0, 20)))  # of loss, slope and slice


class FrameData(NamedTuple):
    """What one frame draws: (x, y) of two lines per plot, and the height of every bar."""

    paths: list[Line]
    losses: list[Line]
    slopes: list[Line]
    slices: list[Line]
    bars: Array


class BarePlots(QWidget):
    """Two precomputed images with path and ball, three plots with a curve per run, and bars; all ranges are fixed.

    That is less than our window draws: no contours, arrows or start, and no balls on the curves.
    """

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        grid = QGridLayout(self)
        maps, plots = [pg.PlotWidget() for _ in range(2)], [pg.PlotWidget() for _ in range(3)]
        bars = pg.PlotWidget()
        for i, plot in enumerate(maps):
            grid.addWidget(plot, 0, 2 * i, 1, 2)
        for i, plot in enumerate((*plots, bars)):
            grid.addWidget(plot, 1, i)
        grid.setRowStretch(0, 2)
        for plot, field in zip(maps, scene.fields(), strict=True):
            plot.addItem(_picture(field))
            plot.setRange(xRange=(-10, 10), yRange=(-10, 10))
        for plot, (x, y) in zip(plots, RANGES, strict=True):
            plot.setRange(xRange=x, yRange=y)
        self.paths, self.balls = [_curve(plot) for plot in maps], [_ball(plot) for plot in maps]
        self.losses, self.slopes, self.slices = ([_curve(plot) for _ in range(2)] for plot in plots)
        classes = len(scene.experiment.problem.target)
        self.bars = pg.BarGraphItem(x=np.arange(3 * classes), height=np.zeros(3 * classes), width=0.8)
        bars.addItem(self.bars)
        bars.setRange(yRange=(0, 1))
        self.viewport = maps[0].viewport()
        self.resize(1400, 900)

    def show_frame(self, data: FrameData) -> None:
        """Set the data of the items."""
        curves = (*self.paths, *self.losses, *self.slopes, *self.slices)
        lines = (*data.paths, *data.losses, *data.slopes, *data.slices)
        for curve, (x, y) in zip(curves, lines, strict=True):
            curve.setData(x, y)
        for ball, (x, y) in zip(self.balls, data.paths, strict=True):
            ball.setData(x[-1:], y[-1:])
        self.bars.setOpts(height=data.bars)


def frame_data(scene: Scene, frame: int) -> FrameData:
    """The data that the window shows at `frame`."""
    first, second = scene.experiment.surface.axes
    steps = np.arange(frame + 1, dtype=float)
    past = slice(frame + 1)
    shown = [(run.path[:, past], run.values[past], run.slopes[past]) for run in scene.runs]
    slices = [scene.slice(i, frame) for i in range(len(scene.runs))]
    shares = [scene.probabilities(run.position(frame)) for run in scene.runs]
    return FrameData(
        [(path[first], path[second]) for path, _, _ in shown],
        [(steps, values) for _, values, _ in shown],
        [(steps, np.log10(slopes)) for _, _, slopes in shown],
        [(line.difference, line.value) for line in slices],
        np.concatenate([scene.experiment.problem.target, *shares]),
    )


def _picture(field: Field) -> pg.ImageItem:
    index = ((field.samples - field.low) / (field.high - field.low) * 255).astype(np.uint8)
    words = colour_table("lecture")[index]
    image = pg.ImageItem(words.view(np.uint8).reshape(*words.shape, 4), axisOrder="row-major")
    image.setRect(-10, -10, 20, 20)
    return image


def _curve(plot: pg.PlotWidget) -> pg.PlotDataItem:
    return plot.plot(pen=pg.mkPen("#0063a6", width=1.8))


def _ball(plot: pg.PlotWidget) -> pg.ScatterPlotItem:
    ball = pg.ScatterPlotItem(size=11)
    plot.addItem(ball)
    return ball
