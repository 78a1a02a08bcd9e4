"""The screens in the order of the lecture: a table of records; the window makes each when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from explorer.screens.screen import Screen
from explorer.state.experiment import Experiment
from explorer.state.openings import COURSE_EXAMPLE, LECTURE_SURFACE, NETWORK_RUNS, SLIDES_BLOCK


@dataclass(frozen=True, slots=True)
class ScreenRecord:
    """A screen: key in lessons, name and hint for people (English source text), icon, and where its class is.

    `opening` is what it shows as long as nothing was changed: what its reset makes of the first Experiment.
    `former` are keys that it had in earlier versions: lessons that give them can still be opened.
    """

    key: str
    label: str
    hint: str
    icon: str
    place: str  # module:class, imported when the screen is first shown
    opening: Experiment
    former: tuple[str, ...] = ()

    def load(self) -> Callable[..., Screen]:
        """The screen's class."""
        module, name = self.place.split(":")
        return getattr(import_module(f"explorer.screens.{module}"), name)


_ALL = (
    ScreenRecord(
        "classes",
        "Classes",
        "Class as a number, or one-hot",
        "screen-classes",
        "classes.screen:ClassesScreen",
        LECTURE_SURFACE,
    ),
    ScreenRecord(
        "softmax",
        "Softmax",
        "From logits to probabilities",
        "screen-softmax",
        "softmax.screen:SoftmaxScreen",
        SLIDES_BLOCK,
    ),
    ScreenRecord(
        "loss",
        "Loss",
        "Distance, surprise and likelihood",
        "screen-loss",
        "loss.screen:LossScreen",
        COURSE_EXAMPLE,
    ),
    ScreenRecord(
        "descent",
        "Descent",
        "Error surfaces, and descent on them",
        "screen-descent",
        "descent.screen:DescentScreen",
        LECTURE_SURFACE,
        former=("explore",),
    ),
    ScreenRecord(
        "network",
        "Network",
        "A real network on real images",
        "screen-network",
        "network.screen:NetworkScreen",
        NETWORK_RUNS,
        former=("digits",),
    ),
)

SCREENS: dict[str, ScreenRecord] = {record.key: record for record in _ALL}
OPENINGS: dict[str, Experiment] = {record.key: record.opening for record in _ALL}
DEFAULT_SCREEN = "descent"
IMAGES_SCREEN = "network"  # shows what a network makes of images, the user's own too
FORMER_KEYS: dict[str, str] = {former: record.key for record in _ALL for former in record.former}
