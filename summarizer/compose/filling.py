"""Filling what a plan leaves: room that the nested plan of a small budget could not use.

Plans of growing budgets hang together, so that a larger one never tells less of what was asked for; with few and long
sentences some budgets then stay half empty. Sentences of topics that nobody asked for (the overview) are free of that
promise: one of them may stand here and give way in a larger budget.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.compose.plan import Candidate, Limits, Plan

# From this budget on a summary should use 85 percent of it, while there is something left to say.
FROM = 96
PERCENT = 87  # two more than promised: in a paragraph, sentences take a little less than the plan counts
# No more than this many sentences are put in: a heap of remarks is no summary.
MOST = 3


def filled(plan: Plan, candidates: Sequence[Candidate], limits: Limits, free: frozenset[str]) -> Plan:
    """The plan with sentences of the `free` topics added as long as it uses less than `PERCENT` of a budget."""
    by_id = {c.id: c for c in candidates}
    for _ in range(MOST):
        if limits.budgets[0] < FROM or any(100 * u >= PERCENT * b for u, b in zip(plan.costs, limits.budgets, strict=True)):
            return plan
        chosen = {i for i, _ in plan.chosen}
        told = {k for i, f in plan.chosen for k in by_id[i].forms[f].keys}
        topics = {by_id[i].topic for i in chosen}
        best: tuple[int, int, str, int, tuple[int, ...]] | None = None
        for candidate in candidates:
            if candidate.topic not in free or candidate.id in chosen or candidate.needs or _rival(candidate, chosen, by_id):
                continue
            for number, form in enumerate(candidate.forms):
                breaks = limits.paragraph if candidate.topic not in topics and topics else (0,) * len(form.costs)
                costs = tuple(u + c + b for u, c, b in zip(plan.costs, form.costs, breaks, strict=True))
                if told & form.keys or any(c > b for c, b in zip(costs, limits.budgets, strict=True)):
                    continue
                enough = int(any(100 * c >= PERCENT * b for c, b in zip(costs, limits.budgets, strict=True)))
                offer = (enough, form.value, candidate.id, number, costs)
                if best is None or (offer[:2], best[2]) > (best[:2], offer[2]):
                    best = offer
        if best is None:
            return plan
        _, _, name, number, costs = best
        kept = tuple(r for r in plan.reasons if r[0] != name)
        plan = replace(plan, chosen=(*plan.chosen, (name, number)), costs=costs, reasons=kept)
    return plan


def _rival(candidate: Candidate, chosen: set[str], by_id: dict[str, Candidate]) -> bool:
    return bool(candidate.rivals & chosen) or any(candidate.id in by_id[i].rivals for i in chosen)
