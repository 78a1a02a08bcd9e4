"""Helpers of the GUI tests: real events in the coordinates of what is drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.look.notation import DEFAULT_NOTATION, NOTATIONS
from explorer.look.wording import Wording

LEFT = Qt.MouseButton.LeftButton
WORDING = Wording(NOTATIONS[DEFAULT_NOTATION])


def settle() -> None:
    """Let everything posted happen: layout, paint, and the deletions that only the event loop itself would deliver."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(widget, name: str, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """One key, by Qt's name for it; pressed in a window it goes where the focus is, as on a real keyboard."""
    receiver = widget.windowHandle() if widget.isWindow() and widget.isVisible() else widget
    QTest.keyClick(receiver, getattr(Qt.Key, "Key_" + name), modifiers)


def spot(plot, x: float, y: float) -> QPoint:
    """The pixel of a plot's viewport at (x, y) of its axes."""
    scene = plot.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y))
    return plot.mapFromScene(scene)


def drag(widget, points: list[QPoint]) -> None:
    """Press at the first point, move over the others, release at the last."""
    QTest.mousePress(widget, LEFT, Qt.KeyboardModifier.NoModifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(widget, point)
        settle()
    QTest.mouseRelease(widget, LEFT, Qt.KeyboardModifier.NoModifier, points[-1])


def wheel(widget, delta: int) -> None:
    """Turn the wheel over the middle of a widget; 120 is one notch away from the user."""
    centre = QPointF(widget.rect().center())
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turned = QPoint(0, delta)
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(centre, widget.mapToGlobal(centre), QPoint(), turned, none, plain, phase, False)
    QApplication.sendEvent(widget, event)


def choose(choice, key) -> None:
    """Choose a row of a Choice the way a user's choice arrives."""
    index = next(i for i in range(choice.count()) if choice.itemData(i) == key)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)


def type_into(box, text: str) -> None:
    """Replace what is in a number box and press Enter."""
    box.setFocus()
    box.selectAll()
    if not text:
        QTest.keyClick(box, Qt.Key.Key_Delete)
    for character in text:  # QTest types ASCII only
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(box, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))
    QTest.keyClick(box, Qt.Key.Key_Return)


def assert_consistent(window) -> None:
    """What is drawn is what the Store's Experiment says at the frame shown, derived anew."""
    from explorer.core.losses.table import LOSSES
    from explorer.look import numbers
    from explorer.look.verdicts import VERDICT_MARKS
    from explorer.state.scene import derive

    explore, e = window.descent_screen, window.store.experiment
    scene, frame = derive(e), explore.shown_frame
    scene.grow(frame)
    first, second = e.surface.axes
    step = window.guide.tour.step
    asked = step is not None and step.question is not None and step.screen == "descent"
    asked = asked and replace(step.experiment, display=e.display) == e  # the same in other colours asks the same
    guessing = asked and window.player.frame < step.play
    assert len(explore.cards) == len(e.descent.runs)
    assert 0 <= frame <= window.player.frame <= e.descent.steps
    for i, card in enumerate(explore.cards):
        position = scene.position(i, frame)
        low, high = e.surface.span
        ball = [float(v[0]) for v in card.plot.ball.getData()]
        np.testing.assert_allclose(ball, np.clip([position[first], position[second]], low, high))
        np.testing.assert_allclose(
            [float(v[0]) for v in card.plot.start.getData()], [e.problem.logits[first], e.problem.logits[second]]
        )
        xs, ys = card.plot.path.getData()
        assert (xs[-1], ys[-1]) == (position[first], position[second])
        assert numbers.number(scene.reading(i, frame).value) in card.figures.text()
        assert card.loss.currentData() == e.descent.runs[i].loss
        np.testing.assert_array_equal(card.plot.shaded.samples, scene.fields(frame)[i].samples)
        card.plot.hovered.emit(None)  # the pointer may be over it, and then the sentence is a reading
        marks = "?？" if guessing else VERDICT_MARKS[scene.verdict(i, frame).kind]
        assert any(mark in card.sentence.text() for mark in marks), card.sentence.text()
    assert len(explore.logits.rows) == e.problem.classes
    for row, value in zip(explore.logits.rows, e.problem.logits, strict=True):
        assert row.box.value == value
    shares = {(b.run, b.index): b.share for b in explore.bars.bars()}
    for k in range(e.problem.classes):
        assert shares[(-1, k)] == e.problem.target[k]
        for i in range(len(e.descent.runs)):
            assert shares[(i, k)] == float(scene.probabilities(scene.position(i, frame))[k])
    running = {spec.loss: scene.reading(i, frame) for i, spec in reversed(list(enumerate(e.descent.runs)))}
    start = scene.readings(e.problem.logits)
    for row, key in enumerate(LOSSES):
        reading = running.get(key, start[key])
        assert explore.table.item(row, 1).text() == numbers.number(reading.value)
        assert explore.table.item(row, 2).text() == numbers.number(reading.slope)
