"""Where the Items of the form are.

Every line that looks like an Item heading is a candidate. Contents lists and cross references are struck out with a
reason, and the best ordered chain of the rest is taken. An Item that is not there is reported as not found: a wrong
Item in silence is the worst that this stage can do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.outline.candidates import (
    IN_CONTENTS,
    IN_TABLE,
    LONGEST_NUMBER,
    Candidate,
    Finder,
    first_cell,
    item_tables,
    letters_of,
)
from summarizer.outline.contents import in_contents
from summarizer.outline.guards import doubts
from summarizer.outline.index import PageIndex
from summarizer.outline.model import Item, NotFound, Rejected
from summarizer.outline.scan import LineKind, Region, ViewLines
from summarizer.packs.layout import ItemLayout, Layout, compiled
from summarizer.source.pages import PageBreak
from summarizer.spans import Span

_LEAD = 12  # quotes and marks before a heading

_AGAIN = "the Item goes on: its heading was given before"
_PART = "it names a part of an Item that was found"
_LONGEST_AGAIN = 120
_OUT_OF_ORDER = "other lines make a longer chain of Items in the form's order"


@dataclass(frozen=True, slots=True)
class FoundItems:
    """The Items, what was not found, and which lines are taken: `heading_lines` maps the first line of a heading to
    the index of its Item, `loose` are lines that look like Item headings and are none, `repeated` those among them that
    only say an Item's heading again ("Item 1. Business (continued)") and so are no text of it."""

    items: tuple[Item, ...]
    not_found: tuple[NotFound, ...]
    heading_lines: Mapping[int, int]
    loose: frozenset[int]
    repeated: frozenset[int] = frozenset()
    rejected: tuple[Rejected, ...] = ()
    warnings: tuple[str, ...] = ()


def find_items(
    view: str,
    lines: ViewLines,
    regions: Mapping[int, Region],
    layout: Layout,
    named: Sequence[tuple[str, Span]] = (),
    pages: Sequence[PageBreak] = (),
) -> FoundItems:
    """The Items of a filing, in the order of the text; each body ends where the next heading or Part begins.

    `named` are the Items that the file itself names, with their spans: then those are the Items, whatever lines say.
    `pages` are the printed pages, for Items that only a cross-reference index announces.
    """
    rejected: list[tuple[Candidate, str]] = []
    candidates: list[Candidate] = []
    finder = Finder(view, lines, layout.items, item_tables(view, lines, regions, layout.items))
    pattern = compiled(layout.items.heading)
    for index, line in enumerate(lines):
        if line.kind in (LineKind.BLANK, LineKind.RULE):
            continue
        start = first_cell(view, line)
        match = pattern.match(view[start : min(line.end, start + LONGEST_NUMBER)])
        found = finder.candidate(index, start, match) if match else None
        if found:
            reason = finder.refusal(found)
            if reason:
                rejected.append((found, reason))
            else:
                candidates.append(found)
    if named:
        found_items = _by_key(view, named, candidates, [*candidates, *(c for c, _ in rejected)], layout.items)
    else:
        entries = [c for c, why in rejected if why in (IN_CONTENTS, IN_TABLE)]
        listed = in_contents(view, candidates, entries, layout.items.contents_gap)
        rejected += [(candidates[i], IN_CONTENTS) for i in sorted(listed)]
        left = [c for i, c in enumerate(candidates) if i not in listed]
        chain = _chain(left)
        rejected += _beaten(left, chain)
        found_items = _settle(view, lines, chain, rejected, layout.items, PageIndex(view, lines, pages, layout.items, finder))
    return replace(
        found_items,
        rejected=_runners_up(lines, rejected),
        warnings=(*found_items.warnings, *doubts(view, found_items.items, layout.items)),
    )


def _beaten(candidates: Sequence[Candidate], chain: Sequence[Candidate]) -> list[tuple[Candidate, str]]:
    """The candidates that the chain left out. One that comes after its own Item says that heading again, or a part's."""
    taken = {c.number: c for c in chain}
    starts = {c.heading.start for c in chain}
    letters = {c.number: letters_of(c.title) for c in chain}
    beaten = []
    for c in candidates:
        own = taken.get(c.number)
        if c.heading.start in starts:
            continue
        if own is None or own.heading.start > c.heading.start:
            beaten.append((c, _OUT_OF_ORDER))
        else:
            same = letters_of(c.title).startswith(letters[c.number]) or not c.title
            beaten.append((c, _AGAIN if same else _PART))
    return beaten


def _runners_up(lines: ViewLines, rejected: Iterable[tuple[Candidate, str]]) -> tuple[Rejected, ...]:
    made = (Rejected(c.number, Span(c.heading.start, max(c.heading.end, lines[c.lines[0]].end)), why) for c, why in rejected)
    return tuple(sorted(made, key=lambda r: (r.span, r.number)))


def _chain(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The ordered chain with the most Items, known titles counting more; of equal chains the one that begins first."""
    size = max((c.order for c in candidates), default=-1) + 1
    best: list[tuple[int, int]] = [(0, -1)] * size  # the best chain that ends with this Item: its score and its end
    previous: list[int] = []
    for i, candidate in enumerate(candidates):
        score, before = max(best[: candidate.order], key=lambda b: b[0], default=(0, -1))
        previous.append(before)
        score += 10 + 3 * candidate.known + (candidate.rule != "item.bare")
        if score > best[candidate.order][0]:
            best[candidate.order] = (score, i)
    at = max(best, key=lambda b: b[0], default=(0, -1))[1]
    chain: list[Candidate] = []
    while at >= 0:
        chain.append(candidates[at])
        at = previous[at]
    return chain[::-1]


def _settle(
    view: str,
    lines: ViewLines,
    chain: Sequence[Candidate],
    rejected: Sequence[tuple[Candidate, str]],
    layout: ItemLayout,
    index: PageIndex,
) -> FoundItems:
    """Bodies, missing Items and taken lines of the chain."""
    items: list[Item] = []
    lines_of: list[tuple[int, Item]] = []
    empty: set[str] = set()
    required = {form.number for form in layout.form if form.required}
    stops = _stops(view, lines, layout)
    for position, found in enumerate(chain):
        limit = chain[position + 1].heading.start if position + 1 < len(chain) else len(view)
        limit = next((s for s in stops if found.heading.end <= s < limit), limit)
        text = view[found.heading.end : limit]
        start = found.heading.end + len(text) - len(text.lstrip())
        body = Span(start, max(start, found.heading.end + len(text.rstrip())))
        if found.number in required and not any(c.isalnum() for c in body.of(view)[:2000]):
            empty.add(found.number)
            continue
        items.append(Item(found.number, found.title, found.heading, body, found.rule))
        lines_of.append((found.lines[0], items[-1]))
        if found.more and found.more != found.number and found.more not in {c.number for c in chain}:
            items.append(Item(found.more, found.title, found.heading, body, found.rule))
    by_page = index.resolve([c for c, _ in rejected], items, stops) if required - {i.number for i in items} else None
    if by_page and by_page.items:
        items = sorted([*_cut_short(view, items, by_page.items), *by_page.items], key=lambda i: i.heading.start)
        starts = {line.start: n for n, line in enumerate(lines)}
        lines_of += [(starts[i.heading.start], i) for i in by_page.items]
    have = {item.number for item in items}
    reasons = by_page.reasons if by_page else {}
    missing = [
        NotFound(form.number, reasons.get(form.number) or _reason(form.number, rejected, form.number in empty))
        for form in layout.form
        if form.required and form.number not in have
    ]
    numbers = {item.heading: n for n, item in reversed(list(enumerate(items)))}  # two Items may share a heading
    heading_lines = {line: numbers[item.heading] for line, item in lines_of}
    every = [c for c, _ in rejected] + [c for c in chain if c.number in empty]
    parts = {c.lines[0] for c, why in rejected if why == _PART}  # headings like any other
    loose = frozenset(c.lines[0] for c in every if c.lines[0] not in heading_lines and c.lines[0] not in parts)
    repeated = frozenset(c.lines[0] for c, why in rejected if why == _AGAIN and len(c.title) <= _LONGEST_AGAIN)
    return FoundItems(
        tuple(items),
        tuple(missing),
        heading_lines,
        loose,
        repeated - heading_lines.keys(),
        (),
        by_page.warnings if by_page else (),
    )


def _cut_short(view: str, items: Sequence[Item], others: Sequence[Item]) -> list[Item]:
    """Items whose bodies end where one of the others begins, if it begins inside them."""
    cut = []
    for item in items:
        limit = min((o.heading.start for o in others if item.body.start < o.heading.start < item.body.end), default=item.body.end)
        body = Span(item.body.start, item.body.start + len(view[item.body.start : limit].rstrip()))
        cut.append(replace(item, body=body))
    return cut


def _by_key(
    view: str, named: Sequence[tuple[str, Span]], candidates: Sequence[Candidate], every: Sequence[Candidate], layout: ItemLayout
) -> FoundItems:
    """The Items as the file names them. A heading that opens an Item's text is its heading and not part of its body."""
    items: list[Item] = []
    heading_lines: dict[int, int] = {}
    present = {number for number, span in named if span.end > span.start}
    for number, span in named:
        text = span.of(view)
        start = span.start + len(text) - len(text.lstrip())
        end = span.start + len(text.rstrip())
        first = next((c for c in candidates if start <= c.heading.start < start + _LEAD), None)
        own = first if first and first.number == number and first.heading.end <= end else None
        heading = own.heading if own else Span(start, start)
        rest = view[heading.end : end]
        body = Span(max(end - len(rest.lstrip()), heading.end), end)
        if not any(c.isalnum() for c in body.of(view)[:2000]):
            continue
        if own:
            heading_lines[own.lines[0]] = len(items)
        title = own.title if own else ""
        items.append(Item(number, title, heading, body, "item.key"))
        if own and own.more and own.more != number and own.more not in present:
            items.append(Item(own.more, title, heading, body, "item.key"))
    have = {item.number for item in items}
    keys = {number for number, _ in named}
    missing = [
        NotFound(f.number, "its key is there, but holds no text" if f.number in keys else "no key of the file names it")
        for f in layout.form
        if f.required and f.number not in have
    ]
    return FoundItems(tuple(items), tuple(missing), heading_lines, frozenset(c.lines[0] for c in every) - heading_lines.keys())


def _stops(view: str, lines: ViewLines, layout: ItemLayout) -> list[int]:
    """Where lines begin that end any Item: a Part, the signatures."""
    patterns = (compiled(layout.part), compiled(layout.end))
    return [
        line.start
        for line in lines
        if line.kind is LineKind.TEXT and line.end - line.start < 40 and any(p.search(line.span.of(view)) for p in patterns)
    ]


def _reason(number: str, rejected: Sequence[tuple[Candidate, str]], empty: bool) -> str:
    if empty:
        return "its heading is there, but no text follows it"
    reasons = [why for candidate, why in rejected if candidate.number == number]
    if not reasons:
        return "no line announces it"
    return f"{len(reasons)} line(s) name it, but: " + "; ".join(sorted(set(reasons)))
