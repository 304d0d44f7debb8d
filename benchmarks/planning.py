"""What planning costs: the time of `plan` over made-up candidates, as a multiple of a greedy choice of the same ones.

    python benchmarks/planning.py [--candidates N]         ratios at three budgets, measured in the same run

The peer takes the densest candidate that still fits until none does: the least that any planner does. It keeps no floor,
knows no rival, and a larger budget of its may tell less.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence

from timing import seconds

from summarizer.compose.plan import Candidate, Form, Limits, plan

TOPICS = ("overview", "products", "revenue", "customers", "distribution", "financing")
BUDGETS = (96, 512, 1024)
REPEATS = 5


def candidates(number: int) -> list[Candidate]:
    """Candidates of 10 to 60 tokens in one or two forms, the same in each run."""
    chance = random.Random(1)
    made = []
    for index in range(number):
        cost, value = chance.randint(10, 60), chance.randint(1, 90)
        forms = [Form((cost,), value, frozenset({f"key.{index}"}))]
        if chance.random() < 0.5:
            forms.append(Form((max(cost * 2 // 3, 8),), max(value * 4 // 5, 1), frozenset({f"key.{index}"})))
        made.append(Candidate(f"c{index}", TOPICS[index % len(TOPICS)], tuple(forms), frozenset()))
    return made


def greedy(given: Sequence[Candidate], budget: int) -> list[str]:
    """The peer: by value for a token, whatever still fits."""
    chosen, left = [], budget
    for candidate in sorted(given, key=lambda c: (-c.forms[0].value / c.forms[0].costs[0], c.id)):
        if candidate.forms[0].costs[0] <= left:
            chosen.append(candidate.id)
            left -= candidate.forms[0].costs[0]
    return chosen


def main() -> None:
    """Print the milliseconds at each budget and the ratio to the greedy choice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--candidates", type=int, default=400)
    given = candidates(parser.parse_args().candidates)
    shares = tuple((topic, 100 // len(TOPICS)) for topic in TOPICS)
    for budget in BUDGETS:
        ours = seconds(lambda b=budget: plan(given, Limits((b,), (1,), shares, TOPICS[:1])), repeats=REPEATS)  # type: ignore[misc]
        peer = seconds(lambda b=budget: greedy(given, b), repeats=REPEATS)  # type: ignore[misc]
        print(f"{budget} tokens of {len(given)} candidates: {ours * 1000:.0f} ms, {ours / peer:.0f} times the greedy choice")


if __name__ == "__main__":
    main()
