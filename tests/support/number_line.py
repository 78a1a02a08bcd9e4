"""The number line against the Store's Experiment."""

from __future__ import annotations

import numpy as np

from explorer.core.encoding.cases import number_errors
from explorer.core.encoding.regions import regions
from explorer.state.datasets import training


def assert_drawn(screen) -> None:
    """Bars, regions, rings and figures match the Experiment at the frame shown."""
    encoding, frame = screen.store.experiment.encoding, screen.player.reached
    errors = number_errors(encoding.output, 3)
    assert [bar.error for bar in screen.number_line.bars()] == errors.tolist()
    trained = training(encoding.case)
    examples = trained.examples
    for key, card in screen.cards.items():
        assert card.scatter.is_grey == (frame == 0)
        if frame == 0:
            assert card.accuracy.figure() == "Space trains" and not card.scatter.rings().size
            assert [corners.size for corners in card.scatter.regions()] == [0, 0, 0]
            continue
        expected = regions(trained.scores(key, frame), card.scatter.low, card.scatter.high)
        for drawn, corners in zip(card.scatter.regions(), expected, strict=True):
            np.testing.assert_allclose(drawn, corners)
        for k in range(3):
            np.testing.assert_array_equal(card.scatter.dots(k), examples.features[:, examples.labels == k])
        wrong = trained.decision(key, frame, examples.features) != examples.labels
        np.testing.assert_array_equal(card.scatter.rings(), examples.features[:, wrong])
        share = np.mean(trained.decision(key, frame, examples.held_features) == examples.held_labels)
        assert card.accuracy.figure() == f"{100 * share:.0f}%"
