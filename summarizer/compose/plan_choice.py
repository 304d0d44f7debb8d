"""The best choice at one budget: what to say, in which form, when some of it may be given already.

The worth of a choice is the sum over topics. Within a topic the chosen forms are laid end to end, the densest (value per
cost) first: what falls inside the topic's share of the budget counts in full, what falls beyond it 60 %, beyond twice the
share 40 %. So a further sentence never lowers the worth, and more of the same topic is worth ever less.

Three steps: a greedy choice by density; a beam over the candidates near the cut, which keeps the best partial choice for
each of some dozens of bands of cost and so fills the budget; single exchanges. Neither step is a proof of the
optimum; `tests/test_plan.py` measures how far off it is. A choice is a dict: candidate -> place on its ladder (0 is fullest).
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heapreplace, nlargest
from itertools import pairwise

from summarizer.compose.plan_model import Instance, Rung, bits

SCALE = 1000  # worth is in thousandths of a percent of a point, so that whole numbers are fine enough
BANDS, BANDS_FREE = 64, 128  # partial choices that the beam keeps; more where nothing is given, at the anchor
NEAR = 28  # candidates beyond the greedy choice that the beam looks at
PASSES = 4  # of exchanges
FILL_FROM, FILL_LOW, FILL_HIGH_FROM, FILL_HIGH = 96, 85, 512, 94  # from this budget, percent that should be used

Choice = dict[int, int]
Merit = tuple[int, int, int, int, int, tuple[tuple[int, int], ...]]


def choose(instance: Instance, budget: int, fullest: Choice, given: Choice, above: Choice | None = None) -> Choice:
    """A choice within `budget` (scaled, the same in each counter), good and well filled.

    Only candidates in `fullest` may be chosen, in the form it names or a shorter one. Those in `given` are chosen, in
    the form it names or a fuller one; what is given must be free of rivals, complete in its needs, and within the budget. The
    rivals of what is given are not chosen. Empty when not a single candidate fits.
    """
    room = _Room(instance, budget, fullest)
    room.above = above or {}
    floored = room.with_floors(given)
    best: Choice = {}
    for start in (given, floored):
        if start is floored and room.merit(best)[0] == len(room.covered):
            break  # the free choice says something on every topic that has a floor
        rough = room.greedy(start, fullest)
        if not rough:
            return rough
        pool = room.pool(rough, start)
        starts = [best, rough, room.greedy(start, pool, budget // 8), *room.beam(start, given, pool)]
        tried = [room.improve(choice, given, pool) for choice in nlargest(2, starts, key=room.merit)]
        best = max(tried, key=room.merit)
    return best


class _Room:
    """The limits of one choice: a scratch pad for `choose`, never kept."""

    def __init__(self, instance: Instance, budget: int, fullest: Choice) -> None:
        self.instance = instance
        self.budget = budget
        self.fullest = fullest
        self.shares = [topic.share * budget // 100 for topic in instance.topics]
        self.break_weight = max(instance.paragraph)
        number = budget // instance.unit * instance.direction[0]
        self.fill_from = FILL_FROM * instance.unit // instance.direction[0]
        self.above: Choice = {}  # the choice of the next rung, when this one must be part of it
        self.fill = FILL_HIGH if number >= FILL_HIGH_FROM else FILL_LOW if number >= FILL_FROM else 0
        self.covered: frozenset[int] = frozenset()  # the floor topics that can be had together
        self.density: dict[int, int] = {}
        for index, top in fullest.items():
            rungs = instance.ladders[index][top:]
            self.density[index] = max(rung.value * SCALE * SCALE // rung.weight for rung in rungs)

    # Worth -----------------------------------------------------------------------------------------------------------

    def credit(self, value: int, weight: int, at: int, share: int) -> int:
        """What a form is worth when it is laid down at `at` in its topic."""
        end = at + weight
        if end <= share:
            return value * 100 * SCALE
        full = max(share - at, 0)
        more = max(min(end, 2 * share) - max(at, share), 0)
        return value * SCALE * (100 * full + 60 * more + 40 * (weight - full - more)) // weight

    def worth(self, choice: Choice) -> int:
        """The worth of a choice, as the module's docstring defines it."""
        instance = self.instance
        laid: list[list[tuple[int, int, int]]] = [[] for _ in instance.topics]
        for index, place in choice.items():
            rung = instance.ladders[index][place]
            laid[instance.topic[index]].append((-rung.value * SCALE * SCALE // rung.weight, rung.weight, rung.value))
        total = 0
        for forms, share in zip(laid, self.shares, strict=True):
            at = 0
            for _, weight, value in sorted(forms):
                total += self.credit(value, weight, at, share)
                at += weight
        return total

    def merit(self, choice: Choice) -> Merit:
        """What makes one choice better than another: topics with a floor, enough used of this budget and of the budgets up
        to the next rung, worth, lower cost."""
        floors = len({self.instance.topic[index] for index in choice} & self.covered)
        used = max(self.instance.costs(choice))
        filled = min(used * 100 // self.budget, self.fill)
        if filled < self.fill and self.says_all(choice):
            filled = self.fill
        filled = filled // 5 if filled < self.fill else 100
        return floors, filled, self.evenness(choice, used), self.worth(choice), -used, tuple(sorted(choice.items(), reverse=True))

    def evenness(self, choice: Choice, used: int) -> int:
        """How well budgets between this choice and the one above it can be filled, walking in steps, the smallest first.

        In steps of 5 %; 0 when at least 85 % of each is used, or when there is no choice above.
        """
        if not self.above:
            return 0
        steps = []
        for index, goal in self.above.items():
            ladder = self.instance.ladders[index]
            weights = [rung.weight for rung in ladder[goal : choice.get(index, len(ladder)) + 1]]
            steps += [more - less for more, less in pairwise((*weights, 0) if index not in choice else weights)]
        worst = 100
        for step in sorted(steps):
            if used + step > self.fill_from:
                worst = min(worst, used * 100 // (max(used + step, self.fill_from) - 1))
            used += step
        return min(worst - FILL_LOW, 0) // 5

    def says_all(self, choice: Choice) -> bool:
        """Whether nothing is left to say: all that is not chosen has no value or a rival that is, and no form can be fuller."""
        if any(place != self.fullest[index] for index, place in choice.items()):
            return False
        blocked = 0
        for index in choice:
            blocked |= self.instance.rivals[index]
        return all(index in choice or blocked >> index & 1 or not self.density[index] for index in self.fullest)

    def fits(self, choice: Choice) -> bool:
        return max(self.instance.costs(choice)) <= self.budget

    # What is chosen first --------------------------------------------------------------------------------------------

    def with_floors(self, given: Choice) -> Choice:
        """What is given, and the best candidate of each floor topic that has none, in its shortest form, if it fits."""
        instance = self.instance
        start = dict(given)
        for topic in instance.floors:
            if any(instance.topic[index] == topic for index in start):
                continue
            own = [index for index in self.fullest if instance.topic[index] == topic]
            own.sort(key=lambda index: (-self.density[index], index))
            for index in own:
                added = self.with_needs(index, len(instance.ladders[index]) - 1, start)
                if self._top_value(index) and added is not None and self.fits(added):
                    start = added
                    break
        self.covered = frozenset(instance.topic[index] for index in start).intersection(instance.floors)
        return start

    def _top_value(self, index: int) -> int:
        return max(rung.value for rung in self.instance.ladders[index][self.fullest[index] :])

    def with_needs(self, index: int, place: int, choice: Choice) -> Choice | None:
        """The choice with a candidate and all it needs, those in their shortest forms; None if a rival forbids it."""
        instance = self.instance
        added = dict(choice)
        for other in bits(instance.needs[index]):
            if other not in self.fullest:
                return None
            added.setdefault(other, len(instance.ladders[other]) - 1)
        added[index] = place
        chosen = sum(1 << other for other in choice)
        if any(instance.rivals[other] & chosen for other in added if other not in choice):
            return None
        return added

    # Greedy ----------------------------------------------------------------------------------------------------------

    def greedy(self, start: Choice, allowed: Iterable[int], bias: int = 0) -> Choice:
        """Add and enlarge by what is worth most for its cost, until nothing fits.

        With a `bias` every step counts as that much dearer: large values then come before dense ones, which is better
        where rivals, not the budget, decide.
        """
        instance, choice, budget = self.instance, dict(start), self.budget
        costs = instance.costs(choice)
        used, spent = max(costs), [0] * len(instance.topics)
        blocked = chosen = 0
        for index, place in choice.items():
            spent[instance.topic[index]] += instance.ladders[index][place].weight
            blocked |= instance.rivals[index]
            chosen |= 1 << index
        heap: list[tuple[int, int, int]] = []

        def step(index: int) -> tuple[int, int, int]:
            """The best next move with a candidate: (minus its density, candidate, place), place -1 if there is none."""
            ladder, topic, top = instance.ladders[index], instance.topic[index], self.fullest[index]
            at, share = spent[topic], self.shares[topic]
            now = choice.get(index)
            if now is None:
                if blocked >> index & 1:
                    return 0, index, -1
                old, opening, places = None, self.break_weight if choice and not at else 0, range(len(ladder) - 1, top - 1, -1)
            else:
                old, opening, places = ladder[now], 0, range(now - 1, top - 1, -1)
            best, where = 0, -1
            weight, value = (old.weight, old.value) if old else (0, 0)
            for place in places:
                rung = ladder[place]
                more = rung.weight - weight + opening
                if (old or used + more > budget) and not self._fits_into(costs, rung, old, opening):
                    break
                gain = rung.value - value
                if gain > 0:
                    size = max(rung.weight - weight, 1)
                    density = self.credit(gain, size, at, share) * SCALE // max(more + bias, 1)
                    if density > best:
                        best, where = density, place
            return -best, index, where

        heap = [move for move in map(step, allowed) if move[2] >= 0]
        heapify(heap)
        while heap:
            move = step(heap[0][1])
            if move[2] < 0:
                heappop(heap)
                continue
            if move != heap[0]:
                heapreplace(heap, move)
                continue
            _, index, place = move
            added: Choice | None = {index: place}
            if instance.needs[index] & ~chosen:
                added = self.with_needs(index, place, choice)
                if added is None or not self.fits(added):
                    heappop(heap)  # its needs do not fit, and later there will be less room still
                    continue
            for other, where in added.items():
                if choice.get(other) == where:
                    continue
                topic, new = instance.topic[other], instance.ladders[other][where]
                if other in choice:
                    was = instance.ladders[other][choice[other]]
                    costs = tuple([c + n - o for c, n, o in zip(costs, new.costs, was.costs, strict=True)])
                    spent[topic] -= was.weight
                elif choice and not spent[topic]:
                    costs = tuple([c + n + b for c, n, b in zip(costs, new.costs, instance.paragraph, strict=True)])
                else:
                    costs = tuple([c + n for c, n in zip(costs, new.costs, strict=True)])
                spent[topic] += new.weight
                blocked |= instance.rivals[other]
                chosen |= 1 << other
                choice[other] = where
            used = max(costs)
        return choice

    def _fits_into(self, costs: tuple[int, ...], new: Rung, old: Rung | None, opening: int) -> bool:
        was = old.costs if old else (0,) * len(costs)
        breaks = self.instance.paragraph if opening else (0,) * len(costs)
        return all(c + n - o + b <= self.budget for c, n, o, b in zip(costs, new.costs, was, breaks, strict=True))

    # Beam ------------------------------------------------------------------------------------------------------------

    def pool(self, rough: Choice, start: Choice) -> list[int]:
        """The candidates worth a closer look, each after all that it needs: chosen ones, and the densest of the others."""
        instance = self.instance
        fixed = 0
        for index in start:
            fixed |= instance.rivals[index]
        others = [index for index in self.fullest if index not in rough and not fixed >> index & 1 and self.density[index]]
        others.sort(key=lambda index: (-self.density[index], index))
        first = sorted(start, key=lambda index: (-self.density[index], index))
        rest = sorted([*(index for index in rough if index not in start), *others[:NEAR]], key=lambda i: (-self.density[i], i))
        ordered: dict[int, None] = {}
        for index in (*first, *rest):
            waiting = [other for other in bits(instance.needs[index]) if other not in ordered]
            if all(other in self.fullest for other in waiting):
                waiting.sort(key=lambda other: (instance.needs[other].bit_count(), other))
                ordered.update(dict.fromkeys((*waiting, index)))
        return list(ordered)

    def beam(self, start: Choice, given: Choice, pool: list[int]) -> list[Choice]:
        """The best choices found among `pool` for each band of cost; `start` is in all of them."""
        instance, budget = self.instance, self.budget
        counters = range(len(instance.paragraph))
        field = (2 * budget).bit_length()
        mask = (1 << field) - 1
        bands = BANDS if given or self.above else BANDS_FREE
        # A state: worth, cost in the dearest counter, costs, cost per topic (packed), chosen (mask), how it came about.
        origin = (0, 0, (0,) * len(instance.paragraph), 0, 0, None)
        states: dict[int, tuple[int, int, tuple[int, ...], int, int, object]] = {0: origin}
        for index in pool:
            topic = instance.topic[index]
            shift, share, rivals, needs = topic * field, self.shares[topic], instance.rivals[index], instance.needs[index]
            top, bottom = self.fullest[index], given.get(index, len(instance.ladders[index]) - 1)
            rungs = [(place, *instance.ladders[index][place][1:]) for place in range(bottom, top - 1, -1)]
            after = {} if index in start else dict(states)
            for worth, _, costs, laid, chosen, history in states.values():
                if chosen & rivals or needs & ~chosen:
                    continue
                at = laid >> shift & mask
                breaks = instance.paragraph if chosen and not at else None
                for place, form_costs, weight, value in rungs:
                    if breaks is None:
                        total = tuple([costs[c] + form_costs[c] for c in counters])
                    else:
                        total = tuple([costs[c] + form_costs[c] + breaks[c] for c in counters])
                    used = max(total)
                    if used > budget:
                        break
                    end = at + weight
                    gain = value * 100 * SCALE if end <= share else self.credit(value, weight, at, share)
                    band = used * bands // budget
                    old = after.get(band)
                    if old is None or (worth + gain, -used) > (old[0], -old[1]):
                        after[band] = (
                            worth + gain, used, total, laid + (weight << shift), chosen | 1 << index, (history, index, place)
                        )  # fmt: skip
            states = after
        return [_told(state[5]) for state in states.values()]

    # Finish ----------------------------------------------------------------------------------------------------------

    def tidy(self, choice: Choice, given: Choice) -> Choice:
        """Without what has no value and is needed by nothing that is left: filler."""
        instance, left = self.instance, dict(choice)
        while True:
            needed = 0
            for index in left:
                needed |= instance.needs[index]
            idle = [
                index
                for index, place in left.items()
                if index not in given and not instance.ladders[index][place].value and not needed >> index & 1
            ]
            if not idle:
                return left
            for index in idle:
                del left[index]

    def improve(self, choice: Choice, given: Choice, pool: list[int]) -> Choice:
        """The choice without filler, filled up, and after all exchanges of rivals that make it better."""
        best = self.greedy(self.tidy(choice, given), pool)
        for _ in range(PASSES):
            better = self.exchange(best, given, pool)
            if better == best:
                break
            best = better
        return best

    def exchange(self, choice: Choice, given: Choice, pool: list[int]) -> Choice:
        """One pass: put an unchosen candidate in the place of all its rivals, and fill up, where that is better.

        Exchanges of candidates that are not rivals are the beam's work; trying them here again hardly ever finds anything.
        """
        instance = self.instance
        best, merit, needed = choice, self.merit(choice), self._needed(choice)
        for index in pool:
            if index in best:
                continue
            foes = {other for other in best if instance.rivals[index] >> other & 1}
            if not foes or any(other in given or needed >> other & 1 for other in foes):
                continue
            left = {other: place for other, place in best.items() if other not in foes}
            added = self.with_needs(index, len(instance.ladders[index]) - 1, left)
            if added is None or not self.fits(added):
                continue
            tried = self.greedy(self._enlarge(added, index), pool)
            if (found := self.merit(tried)) > merit:
                best, merit, needed = tried, found, self._needed(tried)
        return best

    def _needed(self, choice: Choice) -> int:
        needed = 0
        for index in choice:
            needed |= self.instance.needs[index]
        return needed

    def _enlarge(self, choice: Choice, index: int) -> Choice:
        """The choice with the fullest form of one candidate that fits."""
        for place in range(self.fullest[index], choice[index]):
            fuller = {**choice, index: place}
            if self.fits(fuller):
                return fuller
        return choice


def _told(history: object) -> Choice:
    choice: Choice = {}
    while isinstance(history, tuple):
        history, index, place = history
        choice[index] = place
    return choice
