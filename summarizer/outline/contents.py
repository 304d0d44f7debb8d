"""Which lines that look like Item headings are entries of a contents list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from summarizer.outline.candidates import Candidate
from summarizer.spans import Span

_LEAST_LIST = 3  # entries of a contents list
_PAGE = regex.compile(r"\s*\d{1,3}\s*")
_TITLE_AND_PAGE = regex.compile(
    r"[^.;]{0,200}?(?:\s{2,}|\.{3,}\s*)\d{1,3}\s*(?:\b(?i:part)\s[IV]+\s*)?"
)  # of a title in two lines


def in_contents(view: str, candidates: Sequence[Candidate], entries: Sequence[Candidate], gap: int) -> set[int]:
    """The indices of the candidates in contents lists. `entries` are surely in one; two are `gap` code points apart at most."""
    return _runs(view, candidates, gap) | _between_entries(view, candidates, entries, gap)


def _runs(view: str, candidates: Sequence[Candidate], gap: int) -> set[int]:
    """The candidates in contents lists: three or more in ascending order, close together, that mostly come again.

    Short Items in a row ("Not applicable.") look the same but do not come again, so they stay. Those that hold nothing but the
    number of a page are a contents list, whether they come again or not.
    """
    last_seen = {c.number: i for i, c in enumerate(candidates)}
    listed: set[int] = set()
    first = 0
    for i in range(1, len(candidates) + 1):
        if i < len(candidates):
            near = candidates[i].heading.start - candidates[i - 1].heading.end <= gap
            if near and candidates[i].order > candidates[i - 1].order:
                continue
        run = candidates[first:i]
        again = sum(last_seen[c.number] >= i for c in run)
        paged = sum(_PAGE.fullmatch(view, a.heading.end, b.heading.start) is not None for a, b in pairwise(run))
        if len(run) >= _LEAST_LIST and max(again, paged) * 2 >= len(run):
            listed.update(range(first, i))
        first = i
    return listed


def _between_entries(view: str, candidates: Sequence[Candidate], entries: Sequence[Candidate], gap: int) -> set[int]:
    """The candidates between two entries of a contents list, close to both: lines of titles too long for their page numbers.

    Nothing may stand behind such a line but the rest of its title and the number of its page.
    """
    order = sorted([*((c.heading, -1) for c in entries), *((c.heading, i) for i, c in enumerate(candidates))])
    listed: set[int] = set()
    run: list[int] = []
    after_entry = False
    last: Span | None = None
    for heading, i in order:
        far = last is not None and heading.start - last.end > gap
        told = last is not None and bool(run) and _TITLE_AND_PAGE.fullmatch(view, last.end, heading.start) is None
        if far or told:
            run, after_entry = [], False
        last = heading
        if i >= 0:
            run.append(i)
            continue
        listed.update(run if after_entry else ())
        run, after_entry = [], True
    return listed
