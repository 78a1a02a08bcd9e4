"""The options of the network."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from explorer.screens.network.network_options import NetworkOptions
from explorer.state.network_parts import Network
from tests.support.gui import type_into


def test_the_factor_on_the_first_weights_is_said_in_words(shown):
    settings = shown(NetworkOptions(), 700, 40)
    caption = next(label for label in settings.findChildren(QLabel) if label.buddy() is settings.init_scale)
    assert caption.text() == "first weights times"
    assert "last layer" in caption.toolTip() and caption.toolTip() in settings.init_scale.toolTip()


def test_every_box_of_the_network_shows_its_own_number(shown, qtbot):
    settings = shown(NetworkOptions(), 700, 40)
    settings.show_network(Network(init_scale=3.0, hidden=48, batch=20))
    boxes = {"init_scale": settings.init_scale, "hidden": settings.hidden, "batch": settings.batch}
    assert {name: box.text() for name, box in boxes.items()} == {"init_scale": "3", "hidden": "48", "batch": "20"}
    for name, box in boxes.items():
        with qtbot.waitSignal(settings.changed) as asked:
            type_into(box, "30")
        assert asked.args[0] == {name: (30,) if name == "hidden" else 30}
