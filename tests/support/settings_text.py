"""The text of a settings file."""

from __future__ import annotations

import json


def written(**changes) -> bytes:
    """A settings file with some values changed."""
    return json.dumps({"version": 1, "theme": "dark", "zoom": 1.5, "geometry": "", **changes}).encode()
