"""The page of information: two distributions, their contents and the gap."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from explorer.screens.loss.screen import INFORMATION
from explorer.state.experiment import Experiment
from tests.support.gui import drag, type_into
from tests.support.loss_pages import assert_information


def test_the_course_numbers_are_shown(opened):
    window, screen = opened(INFORMATION)
    assert_information(window)
    assert [line.terms() for line in screen.information.entropy.sums] == [
        ["H(P) = 1.0114", "KL(P‖Q) = 0.0283", "H(P, Q) = 1.0397"],
        ["H(Q) = 1.0397", "KL(Q‖P) = 0.0294", "H(Q, P) = 1.0692"],
    ]


def test_a_bar_dragged_makes_the_others_make_room(opened):
    window, screen = opened(INFORMATION)
    bars = screen.information.bars
    bar = next(b for b in bars.bars() if (b.row, b.index) == (0, 0))
    x = int(bar.rect.center().x())
    drag(bars, [QPoint(x, int(bar.rect.top())), QPoint(x, int(bar.rect.top()) + 10), QPoint(x, int(bar.rect.bottom()))])
    p = window.workbench.store.experiment.information.p
    assert p[0] == pytest.approx(0, abs=0.01) and p[1] / p[2] == pytest.approx(3) and sum(p) == pytest.approx(1)
    assert window.workbench.store.experiment.information.q == (0.25, 0.5, 0.25)
    window.workbench.store.undo()
    assert window.workbench.store.experiment.information.p == Experiment().information.p
    assert_information(window)


def test_a_box_takes_a_share_and_refuses_anything_else(opened):
    window, screen = opened(INFORMATION)
    type_into(screen.information.boxes.boxes[2][1], "0.5")
    q = window.workbench.store.experiment.information.q
    assert q == pytest.approx((1 / 6, 1 / 3, 0.5))
    assert_information(window)
    type_into(screen.information.boxes.boxes[2][1], "2")
    assert window.workbench.store.experiment.information.q == q
    assert "outside" in window.statusBar().currentMessage()


def test_the_classifier_is_taken_and_the_course_comes_back(opened):
    window, screen = opened(INFORMATION)
    screen.information.classifier.click()
    information = window.workbench.store.experiment.information
    assert information.p == (0.0, 1.0, 0.0)
    assert information.q == pytest.approx((0.3191, 0.3211, 0.3598), abs=1e-4)
    assert screen.information.entropy.sums[0].terms()[2] == "H(P, Q) = 1.1362"
    assert "cross-entropy loss" in screen.information.remark.text()
    screen.information.course.click()
    assert window.workbench.store.experiment.information.p == Experiment().information.p
    assert "cross-entropy loss" not in screen.information.remark.text()


def test_what_cannot_happen_costs_without_limit(opened):
    screen = opened(INFORMATION, p=(0.5, 0.5, 0.0), q=(0.0, 0.5, 0.5))[1]
    entropy = screen.information.entropy
    assert entropy.sums[0].terms()[1:] == ["KL(P‖Q) = ∞", "H(P, Q) = ∞"]
    assert entropy.segments()[1].rect.right() == pytest.approx(entropy.width() - 2)
    tall = {(b.row, b.index): b.rect.height() for b in screen.information.contents.bars()}
    assert tall[(1, 0)] > 1.3 * tall[(1, 1)]
