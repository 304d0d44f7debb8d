"""Figures of several years, told for the latest one alone: "$3, $2 and $1 million in 2004, 2003 and 2002, respectively".

The pack's pattern finds the lists; which figure is whose is a matter of counting, and the latest year one of comparing.
Where the counts or the units differ, nothing is cut: the reader gets the sentence as the filing has it.
"""

from __future__ import annotations

from itertools import pairwise

import regex

from summarizer.packs.windows import Found
from summarizer.spans import Edit, Span

_UNITS = regex.compile(r"(\p{Sc}?)\s?\d[\d.,]*(.*)$")  # "$" and "million" of "about $3.1 million"


def latest_edits(found: Found, view: str, rule: str) -> tuple[Edit, ...]:
    """The cuts that leave the latest year and its figures, all of which belong together; none where that is not sure.

    The pattern's groups are `year`, in the order of the text, and `value`, one or more lists of as many; `own`, a date that
    belongs to a later year alone; `cut`, what goes with the other years. A value that holds its year ("$3 million in 2004")
    is cut with it.
    """
    years, values = found.spans("year"), found.spans("value")
    told = [int(year.of(view)) for year in years]
    if len(set(told)) < max(2, len(told)) or not values or len(values) % len(years):
        return ()
    at = told.index(max(told))
    if at and found.has("own"):
        return ()  # "June 30, 2003 and December 31, 2004": the first date would stand before the last year
    paired = all(v.contains(y) for v, y in zip(values, years, strict=False))
    lists = [values[i : i + len(years)] for i in range(0, len(values), len(years))]
    figures = [[Span(v.start, y.start) for v, y in zip(values, years, strict=False)]] if paired else lists
    if any(len({_units(one, view) for one in some}) > 1 for some in figures):
        return ()  # "$3, $2 and $1 million": of the first, the million would be lost
    lists += [] if paired else [years]
    spans = found.spans("cut")
    for some in lists:
        spans += [Span(some[0].start, some[at].start), Span(some[at].end, some[-1].end)]
    ordered = sorted(s for s in spans if s.start < s.end)
    if any(one.end > other.start for one, other in pairwise(ordered)):
        return ()
    return tuple(Edit(s.start, s.end, "", rule) for s in ordered)


def _units(span: Span, view: str) -> tuple[str, ...]:
    found = _UNITS.search(span.of(view))
    return (found[1], found[2].strip().lower()) if found else ()
