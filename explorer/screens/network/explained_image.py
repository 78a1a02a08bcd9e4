"""The image that the explanation of the chosen loss is about."""

from __future__ import annotations

from explorer.core.formulas.symbols import Point
from explorer.core.losses.table import LOSSES
from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import Wording, tr
from explorer.screens.explained_example import Explained, run_under
from explorer.screens.network.page import Trained
from explorer.state.experiment import one_hot
from explorer.state.network_parts import CLASSES


def explained_image(trained: Trained, theme: Theme, wording: Wording) -> Explained:
    """The image looked at and the answer of the first run under the chosen loss, or of the first run."""
    experiment, place = trained.experiment, trained.looked_at
    loss = experiment.display.chosen_loss
    index = run_under(loss, experiment.descent.runs) or 0
    label = int(trained.data.held_labels[place])
    logits = trained.trainings[index].logits(trained.frame, [place])[:, 0]
    about = tr("a digit {digit} (its probability is {p}), answered by {run} at step {n}")
    if not trained.has_digits:
        about = tr("an image of {digit} (its probability is {p}), answered by {run} at step {n}")
    about = about.format(
        digit=trained.data.names[label],
        p=wording.probability(label),
        run=theme.run(index).sign,
        n=numbers.count(trained.frame),
    )
    return Explained(Point(LOSSES[loss], logits, one_hot(label, CLASSES)), about)
