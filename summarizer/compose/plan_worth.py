"""What a choice is worth at one budget, and what makes one choice better than another.

A choice is a dict: candidate -> place on its ladder (0 is the fullest form). Its worth is the sum over topics. Within a topic
the chosen forms are laid end to end, the densest (value per cost) first: what falls inside the topic's share of the budget
counts in full, what falls beyond it 60 %, beyond twice the share 40 %. So a further sentence never lowers the worth (but for
rounding), and more of the same topic is worth ever less.
"""

from __future__ import annotations

from itertools import pairwise

from summarizer.compose.plan_model import Instance, bits

SCALE = 1000  # worth is in thousandths of a percent of a point, so that whole numbers are fine enough
FILL_FROM, FILL_LOW = 96, 85  # from a budget of 96 (in the first counter), 85 % of it should be used
FILL_HIGH_FROM, FILL_HIGH = 512, 94

Choice = dict[int, int]
Merit = tuple[int, int, int, int, int, tuple[tuple[int, int], ...]]


class Room:
    """One budget (scaled, the same in each counter), and what may be chosen in it.

    `fullest` names the candidates that may be chosen, with the fullest form of each. `above` is the choice of the next larger
    rung, when this one has to be part of it. `covered` are the topics with a floor that can be had together; whoever searches
    sets it.
    """

    def __init__(self, instance: Instance, budget: int, fullest: Choice, above: Choice | None = None) -> None:
        self.instance = instance
        self.budget = budget
        self.fullest = fullest
        self.shares = [topic.share * budget // 100 for topic in instance.topics]
        self.break_weight = max(instance.paragraph)
        number = budget // instance.unit * instance.direction[0]
        self.fill_from = FILL_FROM * instance.unit // instance.direction[0]
        self.above = above or {}
        self.fill = FILL_HIGH if number >= FILL_HIGH_FROM else FILL_LOW if number >= FILL_FROM else 0
        self.covered: frozenset[int] = frozenset()
        self.density: dict[int, int] = {}
        for index, top in fullest.items():
            rungs = instance.ladders[index][top:]
            self.density[index] = max(rung.value * SCALE * SCALE // rung.weight for rung in rungs)

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
        """Whether a choice keeps the budget in every counter."""
        return max(self.instance.costs(choice)) <= self.budget

    def top_value(self, index: int) -> int:
        """The largest value that a candidate can have here."""
        return max(rung.value for rung in self.instance.ladders[index][self.fullest[index] :])

    def needed(self, choice: Choice) -> int:
        """The mask of what the chosen candidates need."""
        needed = 0
        for index in choice:
            needed |= self.instance.needs[index]
        return needed

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
