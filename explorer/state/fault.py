"""A refusal in words: an English sentence with gaps, which the window can say in another language."""

from __future__ import annotations

from typing import Any


class Fault(ValueError):
    """`template` is the English sentence with gaps as for str.format, `values` what goes into them."""

    def __init__(self, template: str, **values: Any) -> None:
        self.template, self.values = template, values
        super().__init__(template.format(**values) if values else template)
