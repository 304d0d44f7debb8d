"""Plans for all budgets at once, each inside the next: the chain.

If every budget were planned for itself, a sentence could come and go as the budget grows, and a reader could not
tell a cut from a contradiction. So there is one chain of plans, from one sentence to all that can be said, in which
every plan says at least what the one before it says; a budget gets the largest plan of the chain that fits. For two budgets
(in the same proportion, if there are several counters) the plan of the smaller is therefore part of the plan of the larger.

The chain hangs on the *anchor* (512 by default), where the choice is free. From there rungs are planned upwards (768, 1024,
1536, ...: powers of two and halfway between), each holding the one below it, and downwards (384, 256, 192, ...), each made of
the one above it. Between two rungs the difference is walked in single steps (a candidate in its shortest form, or a candidate's
next fuller form), the densest first among those that leave no larger gap than necessary.
"""

from __future__ import annotations

from summarizer.compose.plan_choice import choose
from summarizer.compose.plan_model import Instance, bits
from summarizer.compose.plan_worth import FILL_FROM, FILL_HIGH, FILL_HIGH_FROM, FILL_LOW, Choice

PERMILLE = 1000


def chosen_at(instance: Instance, number: int) -> tuple[Choice, int]:
    """The chain's plan for `number` times the direction of the budgets.

    When it is empty, the figure beside it is the smallest number that gives a plan, or 0 when nothing can ever be said.
    """
    everything = dict.fromkeys(bits(instance.usable), 0)
    anchor = instance.anchor
    above = choose(instance, anchor * instance.unit, everything, {})
    at = anchor
    while not above:  # nothing fits at the anchor: the chain begins higher up
        if at > _largest(instance):
            return {}, 0
        at = _next(at)
        above = choose(instance, at * instance.unit, everything, {})
    below: Choice = {}
    if number >= at:
        while number >= at and not _complete(instance, above):
            below, at = above, _next(at)
            above = choose(instance, at * instance.unit, everything, below)
    else:
        while True:
            at = _previous(at)
            below = choose(instance, at * instance.unit, above, {}, above) if at else {}
            if not below or at <= number:
                break
            above = below
    return _between(instance, below, above, number)


def _between(instance: Instance, below: Choice, above: Choice, number: int) -> tuple[Choice, int]:
    """The largest plan on the walk from `below` to `above` that fits; if none does, the number at which the first one does."""
    if max(instance.costs(above)) <= number * instance.unit:
        return above, 0
    found, first = below, 0
    for choice, cost in walk(instance, below, above):
        if not choice:
            continue
        least = -(-cost // instance.unit)
        first = first or least
        if least > number:
            break
        found = choice
    return found, first


def walk(instance: Instance, below: Choice, above: Choice) -> list[tuple[Choice, int]]:
    """All plans from `below` to `above`, each one step larger, with their costs in the dearest counter."""
    limit = max(_gaps(instance, below, above), default=0)
    plans = [(below, max(instance.costs(below)))]
    while (now := plans[-1])[0] != above:
        steps = _steps(instance, now[0], above)
        base = PERMILLE - 10 * (FILL_HIGH if now[1] >= FILL_HIGH_FROM * instance.unit // instance.direction[0] else FILL_LOW)
        small = [step for step in steps if _gap(now[1], step[0]) <= max(limit, base)]
        if now[0] and small:
            _, _, index, place = min(small, key=lambda step: (step[1], step[2]))
        else:
            _, _, index, place = steps[0]
        choice = {**now[0], index: place}
        plans.append((choice, max(instance.costs(choice))))
    return plans


def _gaps(instance: Instance, below: Choice, above: Choice) -> list[int]:
    """The part of the budget, in permille, left unused just before each step when the smallest steps come first.

    No order has a smaller largest gap. Steps that end below the budget where filling begins do not count.
    """
    gaps, choice = [], below
    while choice != above:
        before, steps = max(instance.costs(choice)), _steps(instance, choice, above)
        cost, _, index, place = steps[0]
        choice = {**choice, index: place}
        if cost > FILL_FROM * instance.unit // instance.direction[0]:
            gaps.append(_gap(before, cost))
    return gaps


def _gap(before: int, after: int) -> int:
    return (after - 1 - before) * PERMILLE // max(after - 1, 1)


def _steps(instance: Instance, choice: Choice, above: Choice) -> list[tuple[int, int, int, int]]:
    """The next steps that are possible: (cost after it, minus its density, candidate, place), the smallest first."""
    costs = instance.costs(choice)
    chosen = sum(1 << index for index in choice)
    present = {instance.topic[index] for index in choice}
    steps = []
    for index, goal in above.items():
        ladder = instance.ladders[index]
        now = choice.get(index)
        if now is None:
            if instance.needs[index] & ~chosen:
                continue
            place = len(ladder) - 1
            more, value = ladder[place].costs, ladder[place].value
            if choice and instance.topic[index] not in present:
                more = tuple(m + b for m, b in zip(more, instance.paragraph, strict=True))
        elif now > goal:
            place = now - 1
            more = tuple(new - old for new, old in zip(ladder[place].costs, ladder[now].costs, strict=True))
            value = ladder[place].value - ladder[now].value
        else:
            continue
        after = max(cost + m for cost, m in zip(costs, more, strict=True))
        steps.append((after, -value * PERMILLE * PERMILLE // max(max(more), 1), index, place))
    return sorted(steps)


def _complete(instance: Instance, choice: Choice) -> bool:
    """Whether nothing can be added or told more fully: what is left out is a rival, or needs one, or has no value."""
    if any(choice.values()):
        return False
    chosen = sum(1 << index for index in choice)
    for index in bits(instance.usable & ~chosen):
        whole = instance.needs[index] | 1 << index
        if instance.ladders[index][0].value and not any(instance.rivals[member] & chosen for member in bits(whole & ~chosen)):
            return False
    return True


def _largest(instance: Instance) -> int:
    """A number at which any single candidate, with all it needs, would fit."""
    total = sum(ladder[-1].weight + max(instance.paragraph) for ladder in instance.ladders if ladder)
    return total // instance.unit + 1


def _next(number: int) -> int:
    """The rung above: 2, 3, 4, 6, 8, 12, 16, ..."""
    power = 1 << number.bit_length() - 1
    return power + power // 2 if power > 1 and number < power + power // 2 else 2 * power


def _previous(number: int) -> int:
    """The rung below; 0 below 1."""
    power = 1 << number.bit_length() - 1
    middle = power + power // 2
    if number > middle > power:
        return middle
    return power if number > power else power // 2 + power // 4 if power > 2 else power // 2
