"""What the monkey does on the Network screen: its pages, its maps and planes, and images of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from explorer.core.activations import ACTIVATIONS
from explorer.core.network import SCALED
from explorer.screens.network.digits_panel import DigitsPanel
from explorer.screens.network.layers_box import LayersBox
from explorer.screens.network.map_plot import MapPlot
from explorer.screens.network.plane_panel import PlanePanel
from explorer.screens.network.screen import NetworkScreen
from explorer.state.network_parts import BATCH_RANGE, INIT_SCALE_RANGE, SEED_RANGE
from tests.monkey import by_window, hand
from tests.monkey.user import User

LAYERS = (
    *("", "4", "8 8 8 8 8", "256", "4,4", "8×8", "8 - 8"),
    *("3", "abc", "1 2 3 4 5 6 7", "9" * 50, "\u0661\u0662", "²"),
)
TICKS = 4  # readings of the timer, at most, that a map or a plane is left to compute
LOOKS = (by_window.language, by_window.notation, by_window.theme, by_window.zoom, by_window.runs, by_window.preset)


def _screen(monkey: User) -> NetworkScreen:
    monkey.window.workbench.show_screen("network")
    monkey.glance()
    screen = monkey.window.screens.current
    assert isinstance(screen, NetworkScreen)
    return screen


def _compute(monkey: User) -> None:
    """Let time pass; now and then something else happens meanwhile."""
    for _ in range(monkey.random.randrange(TICKS)):
        if not (monkey.window.screens.current.is_working or monkey.window.files.data.opening.is_working):
            break
        monkey.wait_for_timer()
    draw = monkey.random.random()
    if draw < 0.3:
        monkey.interrupt()
    elif draw < 0.4:
        monkey.random.choice(LOOKS)(monkey)
    if draw < 0.2:
        monkey.deliver_deferred()


def page(monkey: User) -> None:
    """Turn a few pages, each as soon as the one before is drawn, and let the last one compute."""
    screen = _screen(monkey)
    buttons = screen.pages.tabs.buttons
    for place in monkey.random.choices(range(len(buttons)), k=monkey.random.randrange(1, 4)):
        monkey.note(str(place))
        hand.click(buttons[place])
        monkey.glance()
    _compute(monkey)


def map_cell(monkey: User) -> None:
    """A cell of a map, which may be computed or not, becomes the experiment."""
    _screen(monkey).reveal("map")
    monkey.glance()
    _compute(monkey)
    plot = monkey.pick(MapPlot)
    if plot is not None:
        hand.hover(plot, [monkey.point(plot)])
        hand.click(plot, monkey.point(plot))


def plane(monkey: User) -> None:
    """Look at the plane at some step, and change what it is of while it is computed."""
    screen = _screen(monkey)
    screen.reveal("plane")
    monkey.window.workbench.player.seek(monkey.random.randrange(8))
    _compute(monkey)
    panel = monkey.pick(PlanePanel)
    if panel is not None:
        first, second = monkey.random.sample(range(4), 2)
        panel.changed.emit(
            monkey.random.choice(({"pair": (first, second)}, {"plane_of": "accuracy"}, {"plane_of": "loss"}))
        )
    if monkey.random.random() < 0.5:  # a run goes that the plane may show
        runs = monkey.window.workbench.store.experiment.descent.runs
        monkey.window.workbench.store.update(runs=runs[: monkey.random.randrange(1, len(runs) + 1)])
    _compute(monkey)


def switches(monkey: User) -> None:
    """Which images the grid shows."""
    screen = _screen(monkey)
    screen.reveal("digits")
    monkey.glance()
    panel = monkey.pick(DigitsPanel)
    if panel is not None:
        hand.click(monkey.random.choice((panel.wrong, panel.confusion)))
        confusion = screen.training_page.confusion
        if confusion.isVisible():
            hand.click(confusion, monkey.point(confusion))


def layers(monkey: User) -> None:
    """Another network, typed or asked for."""
    _screen(monkey)
    box = monkey.pick(LayersBox)
    if box is not None and monkey.random.random() < 0.7:
        hand.click(box.lineEdit())
        box.selectAll()
        text = monkey.random.choice(LAYERS)
        monkey.note(repr(text[:20]))
        hand.write(text)
        hand.named(monkey.random.choice(("Return", "Tab", "Escape")))
    else:
        changes = {
            "hidden": monkey.random.choice(((), (4,), (4,) * 5)),
            "activation": monkey.random.choice(list(ACTIVATIONS)),
            "init_scale": monkey.random.choice((1.0, *INIT_SCALE_RANGE)),
            "scaled": monkey.random.choice(SCALED),
            "batch": monkey.random.choice((50, *BATCH_RANGE)),
            "seed": monkey.random.choice(SEED_RANGE),
        }
        monkey.note(str(changes))
        monkey.window.workbench.store.update(**changes)


def own_images(monkey: User) -> None:
    """Open images, good or bad; leave before they are read, cancel, or open others meanwhile."""
    data = monkey.window.files.data
    for _ in range(monkey.random.randrange(1, 3)):
        paths = monkey.files.images(monkey.random)
        monkey.note(" ".join(path.name for path in paths))
        data.open(*paths)
        if monkey.random.random() < 0.3:
            hand.named("Escape")
    if monkey.random.random() < 0.3:
        data.use_built_in()
    _compute(monkey)
    if QApplication.activePopupWidget() is None and monkey.random.random() < 0.3:
        monkey.window.workbench.undo()


ACTS = (
    (4, page),
    (2, map_cell),
    (2, plane),
    (2, switches),
    (2, layers),
    (2, own_images),
)
