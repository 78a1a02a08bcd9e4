"""The options of the network."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from explorer.screens.network.network_options import NetworkOptions
from explorer.state.network_parts import Network
from tests.support.gui import choose, type_into


def test_the_factor_on_the_first_weights_is_said_in_words(shown):
    settings = shown(NetworkOptions(), 900, 40)
    caption = next(label for label in settings.findChildren(QLabel) if label.buddy() is settings.init_scale)
    assert caption.text() == "initial weights times"
    assert "last layer" in caption.toolTip() and caption.toolTip() in settings.init_scale.toolTip()


def test_every_control_of_the_network_shows_its_own_field(shown, qtbot):
    settings = shown(NetworkOptions(), 900, 40)
    settings.show_network(Network((48, 24), "relu", 3.0, "all", 20, 7))
    boxes = {
        "hidden": settings.hidden,
        "init_scale": settings.init_scale,
        "batch": settings.batch,
        "seed": settings.seed,
    }
    texts = {"hidden": "48 24", "init_scale": "3", "batch": "20", "seed": "7"}
    assert {name: box.text() for name, box in boxes.items()} == texts
    assert (settings.activation.currentText(), settings.scaled.currentText()) == ("ReLU", "of all layers")
    for name, box in boxes.items():
        with qtbot.waitSignal(settings.changed) as asked:
            type_into(box, "30")
        assert asked.args[0] == {name: (30,) if name == "hidden" else 30}
    for name, box, key in (("activation", settings.activation, "sigmoid"), ("scaled", settings.scaled, "last")):
        with qtbot.waitSignal(settings.changed) as asked:
            choose(box, key)
        assert asked.args[0] == {name: key}
    for control in settings.controls:
        assert control.accessibleName() and control.accessibleName() in control.toolTip()


@pytest.mark.parametrize(
    ("network", "said"),
    [
        (Network(), "784-32-10 tanh"),
        (Network(()), "784-10"),
        (Network((128, 64), "relu"), "784-128-64-10 ReLU"),
        (Network((64,) * 5, "sigmoid"), "784-5×64-10 sigmoid"),
        (Network((64, 64, 32)), "784-64-64-32-10 tanh"),
        (Network(init_scale=30.0), "784-32-10 tanh × 30"),
    ],
)
def test_a_network_is_summed_up_in_a_few_signs(qapp, network, said):
    settings = NetworkOptions()
    assert settings.summary(network) == said
    settings.deleteLater()
