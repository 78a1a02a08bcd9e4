"""A screen without a window: its frame and the marks beside its sliders."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from explorer.look.theme import THEMES


@contextmanager
def unhurried(screen) -> Iterator[None]:
    """Lets `screen` compute a frame in one go: drawing what is ready, again and again, takes as long as a training."""
    with patch.dict(type(screen).draw_frame.__globals__, GROWTH_BUDGET=math.inf):
        yield


def go(screen, frame: int) -> None:
    """Show `frame`, however long it takes to compute."""
    with unhurried(screen):
        screen.player.seek(frame)
        while screen.player.reached < frame:
            screen.show_frame(frame)


def marks(screen) -> list[list[tuple[float, str]]]:
    """The marks beside each logit's slider."""
    return [row.slider.marks for row in screen.logits.rows]


def where_runs_are(screen, frame: int, theme: str = "light") -> list[list[tuple[float, str]]]:
    runs = screen.scene.runs
    colours = [THEMES[theme].run(k).colour for k in range(len(runs))]
    return [
        [(float(run.position(frame)[i]), colour) for run, colour in zip(runs, colours, strict=True)]
        for i in range(len(screen.logits.rows))
    ]
