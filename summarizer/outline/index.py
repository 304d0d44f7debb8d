"""Items that only a cross-reference index announces: they are found by the pages that it names, or not at all.

Some registrants write the report in an order of their own and end it with an index: "Item 1 | Business | Page 3". The
page says where to look, and a line there that bears the Item's title says where it begins. Without such a line nothing
is taken: a page number alone would make the end of another section the beginning of this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.outline.candidates import Candidate, Finder, letters_of
from summarizer.outline.model import Item
from summarizer.outline.scan import LineKind, ViewLine, ViewLines
from summarizer.packs.layout import ItemLayout, compiled
from summarizer.source.pages import PageBreak
from summarizer.spans import Span

_LEAST_ROWS = 3
_LONGEST_TITLE = 200


class Reference(NamedTuple):
    """A row of the index: the Item, the first and the last page (the same when one is named), and whether more follow."""

    candidate: Candidate
    first: int
    last: int
    ranged: bool
    more: bool


class ByPage(NamedTuple):
    """What the index gave: Items in the order of the text, why the others stay missing, and what a reader should know."""

    items: tuple[Item, ...]
    reasons: dict[str, str]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageIndex:
    """Resolves the rows of an index with the printed pages of the view."""

    view: str
    lines: ViewLines
    pages: Sequence[PageBreak]
    layout: ItemLayout
    finder: Finder

    def resolve(self, rows: Sequence[Candidate], known: Sequence[Item], stops: Sequence[int]) -> ByPage:
        """The Items that `rows` name and `known` lacks. `stops` are places that end any Item, as `known` headings do."""
        references = self._references(rows)
        have = {item.number for item in known}
        wanted = [r for r in references if r.candidate.number not in have]
        if len(references) < _LEAST_ROWS or not wanted:
            return ByPage((), {}, ())
        reasons: dict[str, str] = {}
        starts: dict[str, Span] = {}
        for row in wanted:
            found = self._heading(row)
            if isinstance(found, str):
                reasons[row.candidate.number] = found
            elif found in starts.values():
                reasons[row.candidate.number] = f"the heading on page {row.first} is that of another Item"
            else:
                starts[row.candidate.number] = found
        ends = sorted([*(s.start for s in starts.values()), *(i.heading.start for i in known), *stops])
        items, warnings = [], []
        for row in sorted((r for r in wanted if r.candidate.number in starts), key=lambda r: starts[r.candidate.number]):
            heading = starts[row.candidate.number]
            limit = next((e for e in ends if e > heading.start), len(self.view))
            limit = min(limit, self._other_page(row, references, starts, heading))
            if row.ranged:
                limit = min(limit, self._after(row.last))
            text = self.view[heading.end : limit]
            start = heading.end + len(text) - len(text.lstrip())
            body = Span(start, max(start, heading.end + len(text.rstrip())))
            title = " ".join(heading.of(self.view).split()).rstrip(" .:")
            items.append(Item(row.candidate.number, title, heading, body, "item.page"))
            if row.more:
                warnings.append(
                    f"the index sends Item {row.candidate.number} to further pages than {row.first} to {row.last}; "
                    "only those are read"
                )
        return ByPage(tuple(items), reasons, tuple(warnings))

    def _references(self, rows: Sequence[Candidate]) -> list[Reference]:
        """The rows that name a page; of an Item named twice (a contents list, an index) the later row counts."""
        pattern = compiled(self.layout.page)
        found: dict[str, Reference] = {}
        for row in rows:
            line = self.lines[row.lines[1]]
            match = pattern.search(self.view, row.heading.start, line.end)
            if match:
                first = int(match["first"])
                last = int(match["last"] or first)
                found[row.number] = Reference(row, first, max(first, last), bool(match["last"]), bool(match["more"]))
        return list(found.values())

    def _heading(self, row: Reference) -> Span | str:
        """The line on the row's page that bears its Item's title, or why there is none."""
        if not self.pages:
            return f"the index sends it to page {row.first}, but the text has no page numbers"
        low, high = self._page(row.first)
        near = [
            n
            for n, line in enumerate(self.lines)
            if line.end > low and line.start < high and line.kind is LineKind.TEXT and self._may_head(line) and self._leads(n)
        ]
        wanted = letters_of(row.candidate.title)
        for n in near:
            if wanted and letters_of(self.lines[n].span.of(self.view)).startswith(wanted):
                return self.lines[n].span
        for n in near:
            if self.finder.is_title(self.lines[n].span.of(self.view), row.candidate.number):
                return self.lines[n].span
        return f"the index sends it to page {row.first}, but no heading there bears its title"

    def _may_head(self, line: ViewLine) -> bool:
        text = line.span.of(self.view)
        short = len(text) <= _LONGEST_TITLE and len(text.split()) <= self.layout.title_words
        return short and text[-1] not in ".;,:?!" and text[0].isupper()

    def _leads(self, index: int) -> bool:
        """Whether anything but a line of the index follows a line: a title in a contents list leads nothing."""
        following = (self.lines.kind(n) for n in range(index + 1, min(index + 6, len(self.lines))))
        after = next((kind for kind in following if kind is not LineKind.BLANK), None)
        return after is not None and after is not LineKind.PIPE

    def _page(self, number: int) -> tuple[int, int]:
        """From where to where a page reaches at most, in the view; a page without a number widens its neighbours."""
        low, high = 0, len(self.view)
        for page in self.pages:
            ends = page.number - 1 if page.begins else page.number  # the last page that is over at this place
            if ends < number:
                low = max(low, page.at)
            else:
                high = min(high, page.at)
        return low, high

    def _after(self, number: int) -> int:
        return self._page(number)[1]

    def _other_page(self, row: Reference, references: Sequence[Reference], starts: dict[str, Span], heading: Span) -> int:
        """Where the page of the next Item begins that the index names but the text did not give a heading for."""
        later = [
            self._page(r.first)[0]
            for r in references
            if r.first > row.first and r.candidate.number not in starts and self._page(r.first)[0] > heading.end
        ]
        return min(later, default=len(self.view))
