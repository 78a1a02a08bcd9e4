"""The parts of an Experiment about all starts of the Descent screen at once, and about the surfaces as landscapes."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.state.checks import one_of, typed, within

UNTIL = ("right", "loss")
BELOW_RANGE = (1e-12, 1e12)
WITHIN_RANGE = (1, 10_000)
TURN_RANGE = (-180.0, 180.0)
TILT_RANGE = (10.0, 90.0)


@dataclass(frozen=True, slots=True)
class Starts:
    """When descent from a start has succeeded, for the map of steps to learn.

    Attributes:
        until: "right", as soon as the right class has the largest probability; or "loss", as soon as the loss is below
            `below`.
        below: the loss that "loss" asks for.
        within: how many steps each start is given.
    """

    until: str = "right"
    below: float = 0.1
    within: int = 1000

    def __post_init__(self) -> None:
        typed(self)
        one_of(self, "until", "What ends a walk", UNTIL)
        within(self, "below", "The loss to come below", *BELOW_RANGE)
        within(self, "within", "The number of steps of the map", *WITHIN_RANGE)


@dataclass(frozen=True, slots=True)
class Landscape:
    """How the surfaces are drawn in three dimensions.

    Attributes:
        is_landscape: whether they are landscapes, and not flat maps.
        turn: degrees by which all of them are turned about the vertical; 0 has the first axis along the front.
        tilt: degrees from which one looks down on them; 90 is the flat map seen from above.
        log_height: whether their height is logarithmic.
    """

    is_landscape: bool = False
    turn: float = 35.0
    tilt: float = 28.0
    log_height: bool = False

    def __post_init__(self) -> None:
        typed(self)
        within(self, "turn", "The turn of the landscapes", *TURN_RANGE)
        within(self, "tilt", "The tilt of the landscapes", *TILT_RANGE)
