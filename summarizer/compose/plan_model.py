"""What the planner is told and what it answers, and the instance it works on.

Everything is an integer. Candidates are numbered by their id, so the order in which they come in cannot matter; sets of
candidates are bit masks over those numbers.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd, lcm
from typing import NamedTuple

from summarizer.errors import UsageError


@dataclass(frozen=True, slots=True)
class Form:
    """One wording of a candidate: its cost in each counter (at least 1) as a sentence inside a paragraph, its salience
    points (0 or more), and the fact keys it tells."""

    costs: tuple[int, ...]
    value: int
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be said, in one or more forms from the fullest to the shortest.

    `rivals` are the ids that may not be chosen together with it (saying so on one side is enough); candidates with a fact
    key in common, in whichever form, are rivals without being told. `needs` are the ids without which it may not stand.
    A form that tells a key which no fuller form tells, or that costs more in any counter, is never used.
    """

    id: str
    topic: str
    forms: tuple[Form, ...]
    rivals: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Limits:
    """The room there is.

    `budgets` and `paragraph` hold one figure per counter: the most that may be spent, and the cost of a paragraph break,
    paid once per topic present after the first. `topics` are (id, share in percent of the budget after which more of the
    topic counts less), in the order of the paragraphs; a topic not listed comes last and has no limit to its share.
    `floors` are the topics of which the best candidate is taken first. `anchor` is the budget, in the first counter, at
    which the choice is free; smaller and larger budgets follow from it (see `plan_chain`).
    """

    budgets: tuple[int, ...]
    paragraph: tuple[int, ...]
    topics: tuple[tuple[str, int], ...]
    floors: tuple[str, ...] = ()
    anchor: int = 512


@dataclass(frozen=True, slots=True)
class Plan:
    """The answer: chosen (candidate id, index of its form) in the order of topics and then ids; what it costs in each
    counter, paragraph breaks included; and for every other candidate why it was left out, sorted by id.

    The reasons: `told by X` (a rival X is chosen); `needs X` (X is not chosen); `needs what is not there` (an unknown id, itself,
    or rivals of one another); `over budget` (its shortest form does not fit into what is left); `low value` (it has none, or it
    would fit, but the plan of a larger budget, of which this one is a part, does without it or takes something else first).
    """

    chosen: tuple[tuple[str, int], ...]
    costs: tuple[int, ...]
    reasons: tuple[tuple[str, str], ...]


class BudgetTooSmall(UsageError):
    """No sentence fits. `smallest` is, in proportion to the budgets asked for, the smallest with which a plan exists."""

    def __init__(self, smallest: tuple[int, ...]) -> None:
        figures = " and ".join(str(number) for number in sorted(set(smallest)))
        super().__init__(f"the budget is too small for a single sentence; the smallest that works is {figures}")
        self.smallest = smallest


class Rung(NamedTuple):
    """A wording on a candidate's ladder: index of the form, scaled costs, the largest of them, and the value."""

    form: int
    costs: tuple[int, ...]
    weight: int
    value: int


class Topic(NamedTuple):
    """A topic's id, and the share of the budget in percent that counts in full."""

    id: str
    share: int


@dataclass(frozen=True, slots=True)
class Instance:
    """Candidates and limits, numbered, checked and scaled.

    Costs are scaled so that every counter has the same budget: with budgets (512, 3000) costs are multiplied by (375, 64)
    and a budget of n times (64, 375) is n * 24000 in both. `unit` is that 24000 and `direction` that (64, 375); with equal
    budgets both are 1. `ladders[i]` are the usable forms of candidate i, fullest first, each cheaper in no counter
    dearer, and telling no key that the one before does not tell. `needs[i]` holds all it needs, directly or not.
    """

    ids: tuple[str, ...]
    topic: tuple[int, ...]
    ladders: tuple[tuple[Rung, ...], ...]
    rivals: tuple[int, ...]
    needs: tuple[int, ...]
    usable: int
    topics: tuple[Topic, ...]
    floors: tuple[int, ...]
    paragraph: tuple[int, ...]
    direction: tuple[int, ...]
    unit: int
    anchor: int

    @classmethod
    def of(cls, candidates: Sequence[Candidate], limits: Limits) -> Instance:
        """Number, check and scale. `ValueError` (a bug of the caller): an id twice, costs below 1, figures per counter that
        do not match in number."""
        ordered = sorted(candidates, key=lambda candidate: candidate.id)
        _check(ordered, limits)
        budgets = limits.budgets
        shared = gcd(*budgets) if min(budgets) > 0 else 0
        direction = tuple(b // shared for b in budgets) if shared else (1,) * len(budgets)
        unit = lcm(*direction)
        factors = tuple(unit // d for d in direction)
        names = [name for name, _ in limits.topics]
        names += sorted({candidate.topic for candidate in ordered} - set(names))
        shares = dict(limits.topics)
        ladders = tuple(_ladder(candidate.forms, factors) for candidate in ordered)
        rivals = _rivals(ordered)
        needs, usable = _needs(ordered, rivals, ladders)
        return cls(
            ids=tuple(candidate.id for candidate in ordered),
            topic=tuple(names.index(candidate.topic) for candidate in ordered),
            ladders=ladders,
            rivals=rivals,
            needs=needs,
            usable=usable,
            topics=tuple(Topic(name, shares.get(name, 100)) for name in names),
            floors=tuple(names.index(name) for name in dict.fromkeys(limits.floors) if name in names),
            paragraph=tuple(cost * factor for cost, factor in zip(limits.paragraph, factors, strict=True)),
            direction=direction,
            unit=unit,
            anchor=max(1, limits.anchor // direction[0]),
        )

    def costs(self, choice: dict[int, int]) -> tuple[int, ...]:
        """The scaled costs of a choice (candidate -> place on its ladder), paragraph breaks included."""
        breaks = max(len({self.topic[index] for index in choice}) - 1, 0)
        totals = [breaks * cost for cost in self.paragraph]
        for index, place in choice.items():
            for counter, cost in enumerate(self.ladders[index][place].costs):
                totals[counter] += cost
        return tuple(totals)


def bits(mask: int) -> list[int]:
    """The numbers in a mask, ascending."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def _check(ordered: Sequence[Candidate], limits: Limits) -> None:
    counters = len(limits.budgets)
    if not counters or len(limits.paragraph) != counters:
        raise ValueError("budgets and paragraph need one figure per counter")
    if min(limits.paragraph) < 0 or limits.anchor < 1:
        raise ValueError("a paragraph break costs 0 or more, and the anchor is 1 or more")
    twice = [name for name, times in Tally(candidate.id for candidate in ordered).items() if times > 1]
    if twice:
        raise ValueError(f"candidate ids must be unique: {sorted(twice)[0]}")
    for candidate in ordered:
        for form in candidate.forms:
            if len(form.costs) != counters or min(form.costs) < 1 or form.value < 0:
                raise ValueError(f"{candidate.id}: a form needs one cost of 1 or more per counter, and a value of 0 or more")


def _ladder(forms: tuple[Form, ...], factors: tuple[int, ...]) -> tuple[Rung, ...]:
    """The forms that can be reached from the fullest by saying less: cheaper, and no key that was not there before."""
    kept: list[Rung] = []
    last: Form | None = None
    for place, form in enumerate(forms):
        if last is not None and not (
            form.keys <= last.keys
            and form.costs != last.costs
            and all(a <= b for a, b in zip(form.costs, last.costs, strict=True))
        ):
            continue
        costs = tuple(cost * factor for cost, factor in zip(form.costs, factors, strict=True))
        kept.append(Rung(place, costs, max(costs), form.value))
        last = form
    return tuple(kept)


def _rivals(ordered: Sequence[Candidate]) -> tuple[int, ...]:
    number = {candidate.id: index for index, candidate in enumerate(ordered)}
    tellers: dict[str, int] = {}
    for index, candidate in enumerate(ordered):
        for form in candidate.forms:
            for key in form.keys:
                tellers[key] = tellers.get(key, 0) | 1 << index
    masks = [0] * len(ordered)
    for index, candidate in enumerate(ordered):
        for key in {key for form in candidate.forms for key in form.keys}:
            masks[index] |= tellers[key]
        for name in candidate.rivals:
            other = number.get(name)
            if other is not None:
                masks[index] |= 1 << other
                masks[other] |= 1 << index
    return tuple(mask & ~(1 << index) for index, mask in enumerate(masks))


def _needs(
    ordered: Sequence[Candidate], rivals: tuple[int, ...], ladders: tuple[tuple[Rung, ...], ...]
) -> tuple[tuple[int, ...], int]:
    """All that each candidate needs, and the mask of those that can be chosen at all.

    One that needs something unknown, itself (by whatever way round), a rival, or two rivals of one another cannot.
    """
    number = {candidate.id: index for index, candidate in enumerate(ordered)}
    direct = [{number.get(name, -1) for name in candidate.needs} for candidate in ordered]
    masks: list[int] = []
    usable = 0
    for index in range(len(ordered)):
        seen: set[int] = set()
        waiting = sorted(direct[index])
        while waiting:
            other = waiting.pop()
            if other not in seen:
                seen.add(other)
                waiting.extend(direct[other] if other >= 0 else ())
        mask = sum(1 << other for other in seen if other >= 0)
        masks.append(mask)
        whole = mask | 1 << index
        if -1 in seen or index in seen or not all(ladders[member] for member in (*seen, index)):
            continue
        if not any(rivals[member] & whole for member in (*seen, index)):
            usable |= 1 << index
    return tuple(masks), usable
