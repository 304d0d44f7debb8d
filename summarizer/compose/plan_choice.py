"""The best choice at one budget that can be found in a few milliseconds, when some of it may be given already.

Three steps: a greedy choice by density; a beam over the candidates near the cut, which keeps the best partial choice for each
of some dozens of bands of cost, and so also fills the budget; exchanges of a candidate for its rivals. None of them proves the
optimum; `tests/test_plan.py` measures how far off they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heapreplace, nlargest

from summarizer.compose.plan_model import Instance, Rung, bits
from summarizer.compose.plan_worth import SCALE, Choice, Room

BANDS, BANDS_FREE = 64, 128  # partial choices that the beam keeps; more where nothing is given, at the anchor
NEAR = 28  # candidates beyond the greedy choice that the beam looks at
KEPT = 10  # choices of the beam that are judged exactly
PASSES = 4  # of exchanges


def choose(instance: Instance, budget: int, fullest: Choice, given: Choice, above: Choice | None = None) -> Choice:
    """A choice within `budget` (scaled, the same in each counter), good and well filled.

    Only candidates in `fullest` may be chosen, in the form it names or a shorter one. Those in `given` are chosen, in
    the form it names or a fuller one; what is given must be free of rivals, complete in its needs, and within the budget. The
    rivals of what is given are not chosen. `above` is the choice that this one will grow into, if there is one: what is left
    out should then be such that the growth has no large steps. Empty when not a single candidate fits.
    """
    search = _Search(instance, budget, fullest, above)
    floored = search.with_floors(given)
    best: Choice = {}
    for start in (given, floored):
        if start is floored and search.merit(best)[0] == len(search.covered):
            break  # the free choice says something on every topic that has a floor
        rough = search.greedy(start, fullest)
        if not rough:
            return rough
        pool = search.pool(rough, start)
        starts = [best, rough, search.greedy(start, pool, budget // 8), *search.beam(start, given, pool)]
        tried = [search.improve(choice, given, pool) for choice in nlargest(2, starts, key=search.merit)]
        best = max(tried, key=search.merit)
    return best


class _Search(Room):
    """The steps of `choose`: a scratch pad, never kept."""

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
                if self.top_value(index) and added is not None and self.fits(added):
                    start = added
                    break
        self.covered = frozenset(instance.topic[index] for index in start).intersection(instance.floors)
        return start

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
            added = {index: place}
            if instance.needs[index] & ~chosen:
                whole = self.with_needs(index, place, choice)
                if whole is None or not self.fits(whole):
                    heappop(heap)  # its needs do not fit, and later there will be less room still
                    continue
                added = whole
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
        found = list(states.values())
        if not self.above:  # then only worth and filling count, and the states know both well enough
            found = nlargest(KEPT, found, key=lambda state: (state[1] * 100 >= self.fill * budget, state[0], -state[1]))
        return [_told(state[5]) for state in found]

    def tidy(self, choice: Choice, given: Choice) -> Choice:
        """Without what has no value and is needed by nothing that is left: filler."""
        instance, left = self.instance, dict(choice)
        while True:
            needed = self.needed(left)
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
        best, merit, needed = choice, self.merit(choice), self.needed(choice)
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
                best, merit, needed = tried, found, self.needed(tried)
        return best

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
