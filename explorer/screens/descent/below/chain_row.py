"""What is shown of one run: the factors of its slope as blocks with their names, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer.core.chain_rule import Chain
from explorer.core.signed import Signed
from explorer.look import numbers
from explorer.look.theme import RunStyle
from explorer.look.wording import Wording, tr


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One factor, or the slope.

    Attributes:
        numbers: (K,) or (K, K).
        titles: its name, from the longest to the shortest.
        sign: what its rows are called, by class. before: the sign before it, as × or =.
    """

    numbers: Signed
    titles: tuple[str, ...]
    sign: Callable[[int], str]
    before: str = ""

    @property
    def is_matrix(self) -> bool:
        """Whether it has a number for each pair of classes."""
        return self.numbers.sign.ndim == 2


@dataclass(frozen=True, slots=True, eq=False)
class ChainRow:
    """One run as shown.

    Attributes:
        key: equal for rows that are drawn alike.
        style: of the run. loss: its name. place: where it is, a line each.
        chain: the factors. said: the sentence on them.
        downhill: −∂e/∂y on the two axes.
        where: the logits, equal for runs at one point.
    """

    key: object
    style: RunStyle
    loss: str
    place: tuple[str, ...]
    chain: Chain
    said: str
    downhill: tuple[float, float]
    where: tuple[float, ...]


def blocks_of(chain: Chain, wording: Wording) -> list[Block]:
    """The factors in the order in which they are multiplied, and the slope; there may be no factors."""
    y, p = wording.notation.logits, wording.notation.probabilities
    blocks: list[Block] = []
    by_p, jacobian, times, equals = f"∂e/∂{p}", f"∂{p}/∂{y}", "×", "="
    if chain.inner is not None:
        outer, again = chain.inner
        blocks.append(Block(outer, (f"∂e/∂q, q = softmax({p})", "∂e/∂q"), _letter("q")))
        blocks.append(Block(again, (f"∂q/∂{p}",), _letter("q"), times))
    if chain.v is not None:
        before = equals if blocks else ""
        titles = _and(by_p, tr("how hard the loss pulls")), _and(by_p, tr("pull of e")), by_p
        blocks.append(Block(chain.v, titles, wording.probability, before))
    if chain.jacobian is not None:
        long = _and(f"J = {jacobian}", tr("how much the probabilities still answer"))
        names = long, _and("J", tr("what still answers")), f"J = {jacobian}", "J"
        blocks.append(Block(chain.jacobian, names, wording.probability, times if blocks else ""))
    slope, before = f"∂e/∂{y}", equals if chain.v is not None else ""
    blocks.append(Block(chain.slopes, (_and(slope, tr("the slope")), slope), wording.logit, before))
    return blocks


def _and(formula: str, meaning: str) -> str:
    return tr("{formula}: {meaning}").format(formula=formula, meaning=meaning)


def _letter(letter: str) -> Callable[[int], str]:
    return lambda index: letter + numbers.subscript(index + 1)


def described(row: ChainRow, wording: Wording) -> str:
    """All numbers of a row in words; of a matrix its largest."""
    parts = [tr(", ").join((name_of(row), *row.place))]
    for block in blocks_of(row.chain, wording):
        if block.is_matrix:
            largest = numbers.of_log(1.0, block.numbers.largest_log)
            parts.append(tr("{factor} up to {largest}").format(factor=block.titles[-1], largest=largest))
        else:
            listed = ", ".join(written(block.numbers, i) for i in range(len(block.numbers.sign)))
            parts.append(f"{block.titles[-1]} = ({listed})")
    return "; ".join(parts)


def written(values: Signed, place: int | tuple[int, int]) -> str:
    """One of the numbers as it is read."""
    return numbers.of_log(float(values.sign[place]), float(values.log[place]))


def have_one_point(rows: Sequence[ChainRow]) -> bool:
    """Whether several runs are at one point and so have one J, and ∂e/∂y′ differs between any two."""
    apart = any(row.where != rows[0].where or row.chain.v is None for row in rows)
    pulls = {(*v.sign.tolist(), *v.log.tolist()) for row in rows if (v := row.chain.v) is not None}
    return len(rows) > 1 and not apart and len(pulls) == len(rows)


def name_of(row: ChainRow) -> str:
    """The run and its loss."""
    return f"{row.style.sign} {row.loss}"
