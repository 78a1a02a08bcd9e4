"""Gestures: which edits make one undo entry, such as all those of one drag."""

from __future__ import annotations


class Gesture:
    """Edits that carry the same Gesture make one undo entry (see `state.store.Store`).

    A widget makes one when a drag begins and sends it along with every edit of that drag. It is equal to itself alone,
    and whoever holds it keeps it alive, so that no later one can take its place. (The address of a widget and a number
    would not do: the next widget may get the address of one that was deleted.)
    """

    __slots__ = ()
