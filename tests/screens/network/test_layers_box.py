"""Hidden layers as people type them."""

from __future__ import annotations

import pytest

from explorer.screens.network.layers_box import LayersBox, parse_layers
from explorer.state.network_parts import Network
from tests.support.gui import press, settle, type_into
from tests.support.layout import check

GOOD = {
    "32": (32,),
    "128 128 128": (128,) * 3,
    " 64,32 ": (64, 32),
    "64, 32;16": (64, 32, 16),
    "64×32": (64, 32),
    "64 x 32 X 16": (64, 32, 16),
    "128-64–32": (128, 64, 32),
    "１２８、６４": (128, 64),
    "": (),
    "  ": (),
    "4 256 4 256 4": (4, 256, 4, 256, 4),
}
BAD = {
    "many": "“many” is not a list of whole numbers",
    "32 a": "“32 a” is not a list",
    "1.5": "“1.5” is not a list",
    "-5": "“-5” is not a list",
    "5²": "“5²” is not a list",
    "<b>": "“<b>” is not a list",
    "3": "3 is outside 4 … 256",
    "32 257": "257 is outside 4 … 256",
    "9" * 5000: "9" * 40 + " is outside 4 … 256",
    "8 8 8 8 8 8": "6 hidden layers are too many: at most 5",
    "x" * 100 + "a": "“" + "x" * 40 + "…” is not a list",
}


@pytest.mark.parametrize("text", GOOD)
def test_layers_are_read_however_they_are_separated(text):
    sizes, fault = parse_layers(text)
    assert (sizes, fault) == (GOOD[text], "")
    assert Network(hidden=sizes).hidden == sizes, "what is read is valid"


@pytest.mark.parametrize("text", BAD, ids=lambda text: text[:12])
def test_other_texts_are_refused_in_a_sentence(text):
    sizes, fault = parse_layers(text)
    assert sizes is None and fault.startswith(BAD[text]) and fault.endswith("the last good value is kept.")


def test_a_refused_text_leaves_the_layers_as_they_are(shown):
    box = shown(LayersBox("layers"), 200, 30)
    edited, refused = [], []
    box.edited.connect(edited.append)
    box.refused.connect(refused.append)
    box.set_sizes((32,))
    type_into(box, "64 64")
    assert edited == [(64, 64)] and box.text() == "64 64" == box.toolTip().split("\n")[1]
    type_into(box, "64 two")
    assert len(refused) == 1 and edited == [(64, 64)] and box.text() == "64 64"
    type_into(box, "")
    assert edited[-1] == () == box.sizes and "none" in box.toolTip()
    box.setFocus()
    for key in ("9", "Escape"):
        press(box, key)
    assert box.text() == "" and edited[-1] == ()


def test_the_longest_list_fits_the_box(shown):
    box = LayersBox("layers")
    shown(box, box.sizeHint().width(), 30)
    box.set_sizes((256,) * 5)
    settle()
    assert check(box.window(), "five layers") == []
    metrics = box.fontMetrics()
    assert metrics.horizontalAdvance(box.text()) <= box.lineEdit().contentsRect().width() - 4
