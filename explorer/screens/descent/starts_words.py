"""What the maps of steps say in words: how many starts succeed under each run, and what became of a single one."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.look import numbers
from explorer.look.estimates import joined
from explorer.look.wording import Wording, tr
from explorer.plots.swatches import Swatch
from explorer.state.descent_parts import Starts
from explorer.state.drawn_surface import Field, Sample
from explorer.state.experiment_parts import RunSpec
from explorer.state.steps_map import Start, StepsMap


def share(steps: StepsMap) -> str:
    """How many of the starts succeed, for a card."""
    found = numbers.share(steps.found, len(steps))
    return (tr("{share} of starts") if steps.is_complete else tr("{share} so far")).format(share=found)


def end(start: Start, steps: StepsMap) -> str:
    """What became of one start."""
    if start.kind is Sample.DIVERGED:
        return tr("diverged")
    if start.kind is Sample.NOT_WITHIN:
        return tr("not within {steps}").format(steps=_steps(steps.within))
    if start.kind is Sample.OPEN:
        return tr("not by step {n}, so far").format(n=numbers.count(steps.taken))
    return _steps(start.steps) if start.steps else tr("already there")


def _steps(count: int) -> str:
    return tr("1 step") if count == 1 else tr("{n} steps").format(n=numbers.count(count))


def at(steps: StepsMap, x: float, y: float, names: tuple[str, str]) -> str:
    """What became of the start nearest to (x, y) on the axes `names`; empty beyond them."""
    start = steps.start_at(x, y)
    if start is None:
        return ""
    return tr("from {first} = {x}, {second} = {y}: {end}").format(
        first=names[0],
        second=names[1],
        x=numbers.plain(start.x),
        y=numbers.plain(start.y),
        end=end(start, steps),
    )


def swatches(field: Field, within: int) -> list[Swatch]:
    """What the hatches in `field` mean."""
    count = numbers.count(within)
    return [
        Swatch(Sample.NOT_WITHIN, tr("not within {n}").format(n=count), f"> {count}", field.has(Sample.NOT_WITHIN)),
        Swatch(Sample.DIVERGED, tr("diverged"), tr("diverged"), field.has(Sample.DIVERGED)),
    ]


def sentence(
    runs: Sequence[RunSpec], maps: Sequence[StepsMap], starts: Starts, signs: Sequence[str], wording: Wording
) -> str:
    """From how many starts each of the `runs` succeeds; `signs` tell runs apart that are the same."""
    names, (first, following), loss = _named(runs, signs, wording)
    items = [
        (following if i else first).format(share=numbers.share(steps.found, len(steps)), name=name)
        for i, (steps, name) in enumerate(zip(maps, names, strict=True))
    ]
    said = _goal(starts, loss).format(
        loss=loss,
        level=numbers.plain(starts.below),
        steps=_steps(starts.within),
        list=tr(", ").join(items),
    )
    if not all(steps.is_complete for steps in maps):
        said = tr("{sentence}, so far").format(sentence=said)
    return joined(said)


def _goal(starts: Starts, loss: str) -> str:
    """The sentence of what the runs come to, with a loss as its subject or without."""
    if starts.until == "loss":
        with_loss, without = (
            tr("{loss} comes below {level} within {steps} from {list}"),
            tr("The loss comes below {level} within {steps} from {list}"),
        )
    else:
        with_loss, without = (
            tr("{loss} reaches the right class within {steps} from {list}"),
            tr("Reaches the right class within {steps} from {list}"),
        )
    return with_loss if loss else without


def _named(runs: Sequence[RunSpec], signs: Sequence[str], wording: Wording) -> tuple[list[str], tuple[str, str], str]:
    """What tells the runs apart: a name of each; how the share of the first is said, and that of the others; and the
    loss, if all have the same and its name says nothing."""
    losses = [wording.label(LOSSES[spec.loss]) for spec in runs]
    optimizers = [wording.label(OPTIMIZERS[spec.optimizer]) for spec in runs]
    rates = [tr("rate {rate}").format(rate=numbers.plain(spec.learning_rate, 3)) for spec in runs]
    settings = [_settings(spec, wording) for spec in runs]
    others = [part for part in (optimizers, rates, settings) if len({*part}) > 1]
    by_loss = len({*losses}) > 1 or not others
    parts = [losses, *others] if by_loss else others
    names = [_joined([part[i] for part in parts]) for i in range(len(runs))]
    if len({*names}) < len(names):
        names = [f"{sign} {name}" for sign, name in zip(signs, names, strict=True)]
    if by_loss:
        return names, (tr("{share} of starts under {name}"), tr("{share} under {name}")), ""
    return names, (tr("{share} of starts with {name}"), tr("{share} with {name}")), losses[0]


def _joined(parts: Sequence[str]) -> str:
    """A name with what is added to it."""
    rest = tr(", ").join(part for part in parts[1:] if part)
    return tr("{name} ({settings})").format(name=parts[0], settings=rest) if rest else parts[0]


def _settings(spec: RunSpec, wording: Wording) -> str:
    """The hyperparameters of a run that are not the usual ones."""
    known = OPTIMIZERS[spec.optimizer].settings
    given = (f"{wording.name(known[key].label)} = {numbers.plain(v, 3)}" for key, v in spec.hyperparameters)
    return tr(", ").join(given) or tr("usual settings")
