"""Each page of the Loss screen against the Store's Experiment."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from explorer.core.losses.table import LOSSES
from explorer.core.simplex import to_plane
from explorer.core.softmax import softmax
from explorer.state.scene import derive
from tests.support.typeset import read_number


def point(mark) -> list[float]:
    return [float(v[0]) for v in mark.getData()]


def assert_distance(window) -> None:
    """Bars, triangle, curve, margins and figures all show the predictions of the frame."""
    screen, e = window.screens.made["loss"], window.workbench.store.experiment
    scene, frame = derive(e), screen.player.reached
    scene.grow(frame)
    count = len(e.descent.runs) if frame else 1
    target, right = np.array(e.problem.target), int(np.argmax(e.problem.target))
    bars = {(bar.run, bar.index): bar.share for bar in screen.bars.bars()}
    rows = screen.distance.figures.texts()
    keys = screen.distance.figures.columns()
    marks = iter(screen.distance.log_curve.marks)
    margins = iter(screen.distance.margin.marks)
    assert len(rows) == count
    for run in range(count):
        logits = scene.position(run, frame) / e.problem.temperature
        p = softmax(logits)
        for k in range(e.problem.classes):
            assert bars[(-1, k)] == target[k] and bars[(run, k)] == pytest.approx(p[k])
            if target[k] > 0:
                x, y = point(next(marks))
                assert x == pytest.approx(p[k]) and y == pytest.approx(-math.log(p[k]))
            if k != right:
                x, y = point(next(margins))
                margin = logits[right] - logits[k]
                assert x == pytest.approx(min(margin, screen.distance.margin.reach[1]))
                assert y == pytest.approx(max(0.0, 1.0 - x))
        for key, text in zip(keys, rows[run][1:], strict=True):
            if not LOSSES[key].takes(e.problem.target):
                assert text == "–"
                continue
            value = float(LOSSES[key].value(logits, target))
            assert read_number(text) == pytest.approx(value, rel=6e-2, abs=5e-4), key
        if e.problem.classes == 3:
            simplex = screen.distance.simplex
            np.testing.assert_allclose(point(simplex.points[run]), to_plane(p), atol=1e-9)
            (x0, x1), (y0, y1) = simplex.distances[run].getData()
            assert math.hypot(x1 - x0, y1 - y0) == pytest.approx(float(LOSSES["euclidean"].value(logits, target)))
            way = simplex.paths[run].getData()
            np.testing.assert_allclose([way[0][-1], way[1][-1]], to_plane(p), atol=1e-9)
            np.testing.assert_allclose(point(simplex.target), to_plane(target))
    assert next(marks, None) is None and next(margins, None) is None


def assert_information(window) -> None:
    screen, e = window.screens.made["loss"].information, window.workbench.store.experiment
    p, q = e.information.p, e.information.q
    assert [(a.value, b.value) for a, b in screen.boxes.boxes] == list(zip(p, q, strict=True))
    drawn = {(bar.row, bar.index): bar.value for bar in screen.bars.bars()}
    told = {(bar.row, bar.index): bar.value for bar in screen.contents.bars()}
    for row, shares in enumerate((p, q)):
        for k, share in enumerate(shares):
            assert drawn[(row, k)] == share
            assert told[(row, k)] == pytest.approx(math.log(1 / share) if share > 0 else math.inf)
    own, other = (math.fsum(x * math.log(1 / y) for x, y in zip(p, by, strict=True) if x > 0) for by in (p, q))
    entropy, gap = screen.entropy.segments()[:2]
    assert entropy.value == pytest.approx(own)
    assert entropy.value + gap.value == pytest.approx(other)
    assert gap.rect.width() == pytest.approx(entropy.rect.width() / own * (other - own), abs=0.01)
    assert gap.rect.left() == pytest.approx(entropy.rect.right())


def assert_likelihood(window) -> None:
    screen, e = window.screens.made["loss"].likelihood, window.workbench.store.experiment
    p = softmax(np.array(e.problem.logits) / e.problem.temperature)
    chips = screen.examples.chips()
    assert tuple(chip.label for chip in chips) == e.information.examples
    product, total = 1.0, 0.0
    for chip in chips:
        assert chip.share == pytest.approx(p[chip.label])
        assert chip.surprise == pytest.approx(-math.log(p[chip.label]))
        product, total = product * p[chip.label], total - math.log(p[chip.label])
    assert screen.examples.total == pytest.approx(total) == pytest.approx(-math.log(product))
    widths = [chip.stacked.width() for chip in chips]
    assert np.array(widths) / sum(widths) == pytest.approx(np.array([c.surprise for c in chips]) / total)
    assert all(a.stacked.right() == pytest.approx(b.stacked.left()) for a, b in itertools.pairwise(chips))
    first, second = screen.examples.sentences()
    shown = first.split(" = ")[-1]
    assert read_number(shown) == pytest.approx(product, rel=1e-3) and f"−ln {shown} = " in second
    summed, _, mean = second.partition(", mean L = ")  # the mean where there is room for it
    assert float(summed.split(" = ")[-1]) == pytest.approx(total, abs=1e-3 * total)
    assert not mean or float(mean) == pytest.approx(total / len(chips), abs=1e-3 * total)
    y = e.problem.logits[screen.along]
    assert point(screen.curves.sum.marks[0]) == pytest.approx([y, total])
    bars = {(b.row, b.index): b.value for b in window.screens.made["loss"].column.shares.bars()}
    for k in range(e.problem.classes):
        assert bars[(0, k)] == e.information.examples.count(k) / len(chips)
        assert bars[(1, k)] == pytest.approx(p[k])
