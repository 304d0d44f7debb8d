"""Whether the parts that a sentence lists are the whole, and whether a list of some of them is a full one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

from summarizer.extract.facts import Fact
from summarizer.packs.prose_schema import Template

ALL_BUT = 99  # percent of a whole whose rest nobody misses
LEAST = 80  # percent of a whole that the rows of a table hold, when one or two were not read
MOST = 101  # percent: rounded figures among them


def adds_up(template: Template, facts: Sequence[Fact], known: Iterable[Fact]) -> bool:
    """Whether the facts that a template tells together are all parts: their shares give a hundred, or their values the total.

    The total is a fact of the same table and period that is of no part, or a sum without a label, which each fact has as its
    `whole`. Facts with what the pack calls `before`, which parts sold to each other, give more than the total. A table whose
    rows were not all read shows no whole.
    """
    shares = [share(f.value(template.weigh)) if template.weigh else None for f in facts]
    if None not in shares:
        return ALL_BUT <= sum(filter(None, shares)) <= MOST
    field = template.order.lstrip("-")
    values = [share(f.value(field)) for f in facts]
    if None in values or not facts:
        return False
    told, first = sum(filter(None, values)), facts[0]
    if first.fields[field].type == "percent":
        return ALL_BUT <= told <= MOST
    if all(f.value("whole") for f in facts):
        return True
    part = template.has[0]  # what a part is called; the total has no such name
    return any(
        f.kind == first.kind
        and f.table == first.table
        and not f.value(part)
        and all(f.value(name) in ("", first.value(name)) for name in template.group)
        and (total := share(f.value(field))) is not None
        and (bool(first.value("before")) or ALL_BUT * total <= 100 * told <= MOST * total)
        for f in known
    )


def says_half(template: Template, facts: Sequence[Fact]) -> bool:
    """Whether the shares of all facts of a table are far from a hundred: then they may be shares of something else.

    "Sales to international customers by product, as a percentage of net sales": 23 and 8 percent are no parts of the sales.
    """
    shares = [share(f.value(template.weigh)) if template.weigh else None for f in facts]
    return None not in shares and not LEAST <= sum(filter(None, shares)) <= MOST


def share(percent: str) -> Decimal | None:
    """The share as a number, where it is one."""
    try:
        return Decimal(percent)
    except InvalidOperation:
        return None


def leaves_out(template: Template, facts: Sequence[Fact], size: int) -> bool:
    """Whether a list of the first `size` facts is no full one: less than `ALL_BUT` percent, where shares say it."""
    told = sum(filter(None, (share(f.value(template.weigh)) for f in facts[:size]))) if template.weigh else 0
    return size < len(facts) and told < ALL_BUT


def once_named(template: Template, facts: Sequence[Fact]) -> list[Fact]:
    """The facts without the parts of one table that have a name twice, with two values, where they are told side by side.

    "Norway $2 million, Norway $7 million": below the headings of two lines of products each has its Norway.
    """
    if template.cluster or not template.member or not template.order or not template.has:
        return list(facts)
    field = template.order.lstrip("-")
    values: dict[tuple[int, str], set[str]] = {}
    for fact in facts:
        values.setdefault((fact.table, fact.value(template.has[0]).casefold()), set()).add(fact.value(field))
    return [f for f in facts if f.table < 0 or len(values[f.table, f.value(template.has[0]).casefold()]) == 1]


def parts_a_cluster(template: Template, facts: Sequence[Fact], size: int) -> bool:
    """Whether a list of the first `size` facts would name some of those under a label and not the rest.

    Where there are too many for one sentence, it does all the same, if the template has words for that.
    """
    if not template.cluster or (template.partial_forms and len(facts) > max(template.max_members)):
        return False
    named = {f.value(template.cluster) for f in facts[:size]} - {""}
    return any(f.value(template.cluster) in named for f in facts[size:])
