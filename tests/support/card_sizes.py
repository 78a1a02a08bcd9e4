"""Sizes of a card as in a font of some height, without a widget."""

from __future__ import annotations

from explorer.screens.descent.card_plan import CardSizes


def sizes_for(line: int, extra: bool = False) -> CardSizes:
    """What a card needs in a font `line` pixels high, in the proportions of the real ones."""
    return CardSizes(
        edge=6,
        around=(4 * line, 4 * line),
        bar=(3 * line, int(1.5 * line)),
        header=(13 * line, int(1.5 * line)),
        loss=7 * line,
        value=6 * line,
        headline=int(4.3 * line),
        detail=20 * line,
        line=line,
        extra=extra * line,
    )
