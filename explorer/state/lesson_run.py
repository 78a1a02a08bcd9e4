"""Reading a run from a lesson: one table, with the hyperparameters among its other names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from explorer.core.optimizers import OPTIMIZERS
from explorer.state.checks import InvalidExperiment, require
from explorer.state.experiment_parts import RunSpec
from explorer.state.user_error import described, harmless

_NAMES = ("loss", "optimizer", "learning_rate")


def run_of(data: Any, path: str) -> RunSpec:
    """The RunSpec in a table that is at `path` of the step. Raises InvalidExperiment."""
    require(isinstance(data, Mapping), "It must hold named values, not {value}.", path, value=described(data))
    own = {name: data[name] for name in _NAMES if name in data}
    others = [(name, value) for name, value in data.items() if name not in own]
    try:
        spec = RunSpec(**own)
        known = (*_NAMES, *OPTIMIZERS[spec.optimizer].settings)
        for name, _ in others:  # before their values: a misspelt name may have a value of any type
            good = name in known
            require(good, "There is no such name here; the names are {known}.", harmless(name), known=", ".join(known))
        return replace(spec, hyperparameters=tuple(others))
    except InvalidExperiment as fault:
        found = re.match(r"hyperparameters\[(\d+)\]", fault.field)
        name = others[int(found[1])][0] if found else fault.field
        raise InvalidExperiment(fault.template, field=f"{path}.{name}", **fault.values) from None
