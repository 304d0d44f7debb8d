"""Sentences and facts that contradict each other, each of which is then said of a part that it does not name.

"Capital expenditures were $2.1 million in 1994" in one place, "Capital expenditures were $0.9 million in 1994" in another: told
of the registrant, one of them at least would be wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import regex

from summarizer.extract.facts import Fact
from summarizer.numerals import NUMBER
from summarizer.outline.model import Outline
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find
from summarizer.spans import Span

_FIGURE = regex.compile(NUMBER)
PART = 20  # of one amount, by which another one may differ that is rounded


def contradicted(view: str, outline: Outline, scope: Sequence[Span], pack: Pack) -> frozenset[int]:
    """The indices of the sentences that give a measure of nobody for a year, where others give it another amount.

    The pack's pattern `measure_of_year` finds the measure (`what`), the `amount` and the `year`.
    """
    if "measure_of_year" not in pack.patterns:
        return frozenset()
    pattern = pack.compile("{measure_of_year}")
    said: dict[tuple[str, str], dict[str, list[int]]] = {}
    for index, sentence in enumerate(outline.sentences):
        if not any(part.contains(sentence.span) for part in scope):
            continue
        match = find(pattern, view, sentence.span)
        if match is not None:
            what, amount, year = (" ".join(match.span(name).of(view).lower().split()) for name in ("what", "amount", "year"))
            said.setdefault((what, year), {}).setdefault(amount, []).append(index)
    several = (amounts for amounts in said.values() if len(amounts) > 1)
    return frozenset(index for amounts in several for indices in amounts.values() for index in indices)


def in_agreement(facts: Sequence[Fact], by: str, amount: str) -> list[Fact]:
    """The facts but for those of one period, the field `by`, to which they give amounts a twentieth and more apart.

    An amount that is rounded ("$2.8 million" for $2,812,000) is no other. With `by` the amount itself, all are of one period.
    """
    period = "" if by == amount else by
    amounts: dict[str, list[Decimal]] = {}
    for fact in facts:
        if (found := _amount(fact, amount)) is not None:
            amounts.setdefault(fact.value(period), []).append(found)
    apart = {when for when, said in amounts.items() if max(said) - min(said) > max(said) / PART}
    return [fact for fact in facts if fact.value(period) not in apart]


def _amount(fact: Fact, name: str) -> Decimal | None:
    """The figure of a field: its exact value, or the one that its words hold ("more than 10%")."""
    field = fact.fields.get(name)
    if field is None:
        return None
    if isinstance(exact := field.exact, Decimal):
        return exact
    found = _FIGURE.search(field.value)
    return None if found is None else Decimal(found[0].replace(",", ""))
