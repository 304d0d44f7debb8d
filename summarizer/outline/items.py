"""Where the Items of the form are.

Every line that looks like an Item heading is a candidate. Contents lists and cross references are struck out with a
reason, and the best ordered chain of the rest is taken. An Item that is not there is reported as not found: a wrong
Item in silence is the worst that this stage can do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from summarizer.outline.model import Item, NotFound
from summarizer.outline.scan import LineKind, Region, ViewLine
from summarizer.packs.layout import ItemLayout, Layout, compiled
from summarizer.spans import Span

_BETWEEN = " \t.:|)(—–-"
_PAGE_AT_END = regex.compile(r"(?:\.{2,}|\s|\|)\s*\d{1,3}$")
_SENTENCE_END = regex.compile(r"[.:]\s+(?=[“\"(]?[^\W\d_a-z])|\s[-–—]+\s(?=[^\W\d_a-z])")
_LEAST_LIST = 3  # entries of a contents list
_NEXT_LINE_WORDS = 14
_LONGEST_NUMBER = 60


class Candidate(NamedTuple):
    """A line that may announce an Item. `lines` are the first and last line of the heading."""

    order: int
    number: str
    more: str
    title: str
    heading: Span
    lines: tuple[int, int]
    rule: str
    known: bool


@dataclass(frozen=True, slots=True)
class FoundItems:
    """The Items, what was not found, and which lines are taken: `heading_lines` maps the first line of a heading to
    the index of its Item, `loose` are lines that look like Item headings and are none."""

    items: tuple[Item, ...]
    not_found: tuple[NotFound, ...]
    heading_lines: Mapping[int, int]
    loose: frozenset[int]


def find_items(view: str, lines: Sequence[ViewLine], regions: Mapping[int, Region], layout: Layout) -> FoundItems:
    """The Items of a filing, in the form's order; each body ends where the next heading or Part begins."""
    rejected: list[tuple[Candidate, str]] = []
    candidates: list[Candidate] = []
    finder = _Finder(view, lines, layout.items, _item_tables(view, lines, regions, layout.items))
    pattern = compiled(layout.items.heading)
    for index, line in enumerate(lines):
        if line.kind in (LineKind.BLANK, LineKind.RULE):
            continue
        match = pattern.match(view[line.start : min(line.end, line.start + _LONGEST_NUMBER)])
        found = finder.candidate(index, match) if match else None
        if found:
            reason = finder.refusal(found)
            if reason:
                rejected.append((found, reason))
            else:
                candidates.append(found)
    listed = _contents(candidates, layout.items.contents_gap)
    rejected += [(candidates[i], "it stands in a contents list") for i in sorted(listed)]
    chain = _chain([c for i, c in enumerate(candidates) if i not in listed])
    return _settle(view, lines, chain, [*candidates, *(c for c, _ in rejected)], rejected, layout.items)


@dataclass(frozen=True, slots=True)
class _Finder:
    """Reads candidates from lines."""

    view: str
    lines: Sequence[ViewLine]
    layout: ItemLayout
    item_tables: frozenset[int]

    def candidate(self, index: int, match: regex.Match[str]) -> Candidate | None:
        """The candidate in a line, or None when its number is not one of the form."""
        orders = {form.number: n for n, form in enumerate(self.layout.form)}
        number = self._number(match["number"], match["letter"])
        if number not in orders:
            return None
        more = self._number(match["more"], match["moreletter"]) if match["more"] else ""
        line = self.lines[index]
        after = line.start + match.end()
        rest = self.view[after : line.end]
        title_start = after + len(rest) - len(rest.lstrip(_BETWEEN))
        head = line.start + len(self.view[line.start : line.end]) - len(self.view[line.start : line.end].lstrip('“"* '))
        if title_start < line.end:
            end, inline = self._title_end(title_start, line.end, number)
            rule = "item.inline" if inline else "item.table" if line.kind is LineKind.PIPE else "item.line"
            last = index
        else:
            title_start, end, last = self._next_line(index, number)
            rule = "item.next-line" if last > index else "item.bare"
        title = " ".join(self.view[title_start:end].replace("|", " ").split()).rstrip(" .:")
        if more:
            rule = "item.combined"
        heading = Span(head, end if title else max(after, line.end))
        return Candidate(orders[number], number, more, title, heading, (index, last), rule, self._known(title, number))

    def refusal(self, found: Candidate) -> str:
        """Why a candidate is no heading, or an empty text."""
        first = found.lines[0]
        line = self.lines[first]
        if first in self.item_tables:
            return "it stands in a table of Items"
        if _PAGE_AT_END.search(self.view[found.heading.start : line.end]) and found.title and found.rule != "item.inline":
            return "it stands in a contents list"
        if found.title and compiled(self.layout.reference).search(found.title):
            return "it is a cross reference"
        if found.rule == "item.line" and len(found.title.split()) > self.layout.title_words:
            return "the line is too long for a heading"
        if found.rule == "item.bare" and self.view[line.start].islower():
            return "it has no title"
        if found.title and found.title[0].islower() and not found.known:
            return "its title begins in lower case"
        before = self.lines[first - 1] if first else None
        if before and before.kind is LineKind.TEXT:
            if compiled(self.layout.heading).match(self.view[before.start : before.end][:_LONGEST_NUMBER]):
                return ""  # a contents list, cut off at the margin
            text = self.view[max(before.end - 60, before.start) : before.end]
            if compiled(self.layout.reference_before).search(text) and not text.isupper():
                return "it is a cross reference"
            if not found.known and text[-1].islower() and before.end - before.start > 60:
                return "it stands in the middle of a sentence"
        return ""

    def _number(self, number: str, letter: str | None) -> str:
        value = int(number) if number.isdigit() else self.layout.numbers.get(number.lower(), 0)
        return str(value) + (letter or "").strip(" ()").upper()[:1]

    def _known(self, title: str, number: str) -> bool:
        return self._known_end(title, number) > 0

    def _known_end(self, title: str, number: str) -> int:
        for form in self.layout.form:
            if form.number == number:
                for pattern in form.titles:
                    if found := compiled("(?i)(?:" + pattern + ")").match(title):
                        return found.end()
        return 0

    def _title_end(self, start: int, end: int, number: str) -> tuple[int, bool]:
        """Where the title ends, and whether the Item's text goes on in the same line."""
        text = self.view[start : min(end, start + 400)]
        known = self._known_end(text, number)
        if not known:
            return end, False
        stop = _SENTENCE_END.search(text, known)
        words = len(text[: stop.start()].split()) if stop else 0
        if stop and words <= self.layout.title_words and not compiled(self.layout.reference).search(text[known:]):
            rest = text[stop.end() :]
            if rest.strip() and (end - start > 120 or rest.rstrip().endswith((".", "!", "?"))):
                return start + stop.start() + (text[stop.start()] in ".:"), True
        if len(text.split()) > self.layout.title_words and text[known : known + 2].strip()[:1].isupper():
            return start + known, True
        return end, False

    def _next_line(self, index: int, number: str) -> tuple[int, int, int]:
        """The title in the next printed line: its start, its end, and that line; or nothing, after the number."""
        none = (self.lines[index].end, self.lines[index].end, index)
        for after in range(index + 1, min(index + 3, len(self.lines))):
            line = self.lines[after]
            if line.kind is LineKind.BLANK:
                continue
            text = self.view[line.start : line.end]
            if line.kind is not LineKind.TEXT or compiled(self.layout.heading).match(text[:_LONGEST_NUMBER]):
                return none
            short = len(text) < 160 and len(text.split()) <= _NEXT_LINE_WORDS
            if self._known_end(text, number) and len(text.split()) <= self.layout.title_words:
                return line.start, line.end, after
            if short and text[0].isupper() and text[-1] not in ";:,!?" and (text.isupper() or text[-1] != "."):
                return line.start, line.end, after
            return none
        return none


def _item_tables(view: str, lines: Sequence[ViewLine], regions: Mapping[int, Region], layout: ItemLayout) -> frozenset[int]:
    """The lines of tables in which several rows name an Item: contents lists and cross-reference indexes."""
    pattern = compiled(layout.heading)
    inside: set[int] = set()
    for region in regions.values():
        heads = ((i, view[lines[i].start : lines[i].end][:_LONGEST_NUMBER]) for i in range(region.first, region.last + 1))
        named = [i for i, head in heads if pattern.match(head)]
        if len(named) > 1:
            inside.update(named)
    return frozenset(inside)


def _contents(candidates: Sequence[Candidate], gap: int) -> set[int]:
    """The candidates in contents lists: three or more in ascending order, close together, that mostly come again.

    Short Items in a row ("Not applicable.") look the same but do not come again, so they stay.
    """
    last_seen = {c.number: i for i, c in enumerate(candidates)}
    listed: set[int] = set()
    first = 0
    for i in range(1, len(candidates) + 1):
        if i < len(candidates):
            near = candidates[i].heading.start - candidates[i - 1].heading.end <= gap
            if near and candidates[i].order > candidates[i - 1].order:
                continue
        again = sum(last_seen[c.number] >= i for c in candidates[first:i])
        if i - first >= _LEAST_LIST and again * 2 >= i - first:
            listed.update(range(first, i))
        first = i
    return listed


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
    lines: Sequence[ViewLine],
    chain: Sequence[Candidate],
    every: Sequence[Candidate],
    rejected: Sequence[tuple[Candidate, str]],
    layout: ItemLayout,
) -> FoundItems:
    """Bodies, missing Items and taken lines of the chain."""
    items: list[Item] = []
    heading_lines: dict[int, int] = {}
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
        heading_lines[found.lines[0]] = len(items)
        items.append(Item(found.number, found.title, found.heading, body, found.rule))
        if found.more and found.more != found.number and found.more not in {c.number for c in chain}:
            items.append(Item(found.more, found.title, found.heading, body, found.rule))
    have = {item.number for item in items}
    missing = [
        NotFound(form.number, _reason(form.number, rejected, form.number in empty))
        for form in layout.form
        if form.required and form.number not in have
    ]
    loose = frozenset(c.lines[0] for c in every if c.lines[0] not in heading_lines)
    return FoundItems(tuple(items), tuple(missing), heading_lines, loose)


def _stops(view: str, lines: Sequence[ViewLine], layout: ItemLayout) -> list[int]:
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
