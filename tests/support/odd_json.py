"""JSON with anything in place of anything."""

from __future__ import annotations

from hypothesis import strategies as st


def leaves(value, path=()):
    """The path of everything in parsed JSON: values, and the objects and lists that contain them."""
    yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))


def with_leaf(value, path, new):
    """Parsed JSON with something else at `path`."""
    if not path:
        return new
    copy = value.copy()
    copy[path[0]] = with_leaf(value[path[0]], path[1:], new)
    return copy


ODD_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(10**400) | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
