"""What the monkey does on the Descent screen: maps of steps, landscapes, pages below, comparisons, odd numbers."""

from __future__ import annotations

import math

from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.screens.descent.screen import DescentScreen
from explorer.state.comparisons import COMPARISONS
from explorer.state.descent_parts import BELOW_RANGE, TILT_RANGE, TURN_RANGE, UNTIL
from explorer.state.experiment_parts import RATE_RANGE
from explorer.state.user_error import UserError
from tests.monkey import by_mouse, by_window, hand
from tests.monkey.user import User

TICKS = 6  # readings of the timer, at most, that something is left to compute
LOOKS = (by_window.language, by_window.notation, by_window.theme, by_window.zoom, by_window.preset, by_window.screen)
DRAGS = (by_mouse.drag, by_mouse.drag_interrupted, by_mouse.hover, by_mouse.wheel, by_mouse.click_anywhere)
LOGITS = (0.0, -1000.0, 1000.0, 1e300, -1e300, 5e-324)
SPANS = ((-10.0, 10.0), (-1e6, 1e6), (0.0, 1e-3), (999_999.0, 1e6))


def _screen(monkey: User) -> DescentScreen:
    monkey.window.workbench.show_screen("descent")
    monkey.glance()
    screen = monkey.window.screens.current
    assert isinstance(screen, DescentScreen)
    return screen


def _meanwhile(monkey: User) -> None:
    """Let time pass; now and then something else happens, also with a button held, and a card may go."""
    for _ in range(monkey.random.randrange(TICKS)):
        if not monkey.window.screens.current.is_working:
            break
        monkey.wait_for_timer()
    draw = monkey.random.random()
    if draw < 0.25:
        monkey.interrupt()
    elif draw < 0.4:
        monkey.random.choice(LOOKS)(monkey)
    elif draw < 0.6:
        monkey.random.choice(DRAGS)(monkey)
    elif draw < 0.7:
        runs = monkey.window.workbench.store.experiment.descent.runs
        monkey.window.workbench.store.update(runs=runs[: monkey.random.randrange(1, len(runs) + 1)])
    if draw < 0.2:
        monkey.deliver_deferred()


def every_start(monkey: User) -> None:
    """Steps to learn, with settings of its own, while the maps fill."""
    _screen(monkey)
    monkey.window.workbench.store.update(
        quantity="steps",
        until=monkey.random.choice(UNTIL),
        below=monkey.random.choice((0.1, 1.5, *BELOW_RANGE)),
        within=monkey.random.choice((1, 7, 60, 1000)),
    )
    _meanwhile(monkey)
    if monkey.random.random() < 0.5:
        monkey.window.workbench.store.update(quantity=monkey.random.choice(("value", "slope")))


def landscape(monkey: User) -> None:
    """Tilt to a landscape or back, and take hold of it on the way."""
    screen = _screen(monkey)
    hand.named("D")
    if monkey.random.random() < 0.5:
        monkey.window.workbench.store.update(
            is_landscape=True,
            turn=monkey.random.choice((0.0, 45.0, 90.0, *TURN_RANGE)),
            tilt=monkey.random.choice((45.0, *TILT_RANGE)),
            log_height=monkey.random.random() < 0.5,
        )
    _meanwhile(monkey)
    if monkey.window.screens.current is screen and screen.cards:
        picture = monkey.random.choice(screen.cards).landscape
        if picture.isVisible():
            hand.click(picture, monkey.point(picture))
            hand.press(picture, monkey.point(picture))
            hand.move(picture, monkey.point(picture))
            _meanwhile(monkey)
            hand.release(monkey.window, monkey.point(monkey.window))


def page_below(monkey: User) -> None:
    """Another page below the surfaces, and what can be done there."""
    screen = _screen(monkey)
    screen.below.bring(monkey.random.randrange(len(screen.below.pages)))
    _meanwhile(monkey)
    if monkey.window.screens.current is screen:
        view = monkey.random.choice(list(screen.below.pages[screen.below.place].parts().values()))
        if view.isVisible():
            monkey.random.choice((hand.click, hand.double_click, hand.press))(view, monkey.point(view))
            hand.move(view, monkey.point(view))
            _meanwhile(monkey)
            hand.release(monkey.window, monkey.point(monkey.window))


def fair_play(monkey: User) -> None:
    """The best rates, the same rate, and others meanwhile."""
    _screen(monkey)
    for _ in range(monkey.random.randrange(1, 3)):
        hand.shortcut(monkey.random.choice(("R", "R", "Shift+R")))
        _meanwhile(monkey)


def compare(monkey: User) -> None:
    """The runs of a comparison, or of two."""
    screen = _screen(monkey)
    for _ in range(monkey.random.randrange(1, 3)):
        key = monkey.random.choice(list(COMPARISONS))
        monkey.note(key)
        screen.compare(COMPARISONS[key])
        _meanwhile(monkey)
        if monkey.window.screens.current is not screen:
            break


def hostile_numbers(monkey: User) -> None:
    """An experiment at the limits of what can be asked for, of any loss and optimizer."""
    _screen(monkey)
    classes = monkey.random.choice((2, 3, 10))
    shares = [monkey.random.choice((0.0, 1.0, 2.0)) for _ in range(classes - 1)] + [1.0]
    low, high = (math.log10(end) for end in RATE_RANGE)
    changes = {
        "logits": tuple(monkey.random.choice(LOGITS) for _ in range(classes)),
        "target": tuple(share / sum(shares) for share in shares),
        "temperature": monkey.random.choice((1e-3, 1.0, 1e3)),
        "axes": tuple(monkey.random.sample(range(classes), 2)),
        "span": monkey.random.choice(SPANS),
        "zoom": 1.0,
        "pan": (0.0, 0.0),
        "free_others": tuple(range(monkey.random.randrange(classes + 1))),
    }
    run = {
        "loss": monkey.random.choice(list(LOSSES)),
        "optimizer": monkey.random.choice(list(OPTIMIZERS)),
        "learning_rate": 10 ** round(monkey.random.uniform(low, high)),
    }
    monkey.note(f"{changes} {run}")
    store = monkey.window.workbench.store
    try:
        store.replace(store.experiment.changed(**changes).with_runs(None, **run))
    except UserError as refused:
        monkey.note(f"refused: {refused}")
    _meanwhile(monkey)


ACTS = (
    (2.5, every_start),
    (2.5, landscape),
    (2, page_below),
    (1, fair_play),
    (1, compare),
    (1.5, hostile_numbers),
)
