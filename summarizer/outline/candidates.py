"""Which lines may announce an Item, and why some that look like it do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import regex

from summarizer.outline.scan import LineKind, Region, ViewLine, ViewLines
from summarizer.packs.layout import ItemLayout, compiled
from summarizer.spans import Span

_BETWEEN = " \t.:|)(—–-"
_PAGE_AT_END = regex.compile(r"(?:\.{2,}|\s|\|)\s*\d{1,3}$")
_SENTENCE_END = regex.compile(r"[.:]\s+(?=[“\"(]?[^\W\d_a-z])|\s[-–—]+\s(?=[^\W\d_a-z])")
_NEXT_LINE_WORDS = 14
LONGEST_NUMBER = 60
IN_CONTENTS = "it stands in a contents list"
IN_TABLE = "it stands in a table of Items"


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


def letters_of(text: str) -> str:
    """The letters and digits of a title, for comparing it with another printing of it."""
    return "".join(c for c in text.casefold() if c.isalnum())


def first_cell(view: str, line: ViewLine) -> int:
    """Where the words of a line begin: after the borders of empty cells, in a table's line."""
    if line.kind is not LineKind.PIPE:
        return line.start
    text = line.span.of(view)
    return line.start + len(text) - len(text.lstrip("| "))


@dataclass(frozen=True, slots=True)
class Finder:
    """Reads candidates from lines."""

    view: str
    lines: ViewLines
    layout: ItemLayout
    item_tables: frozenset[int]

    def candidate(self, index: int, begin: int, match: regex.Match[str]) -> Candidate | None:
        """The candidate in a line whose words begin at `begin`, or None when its number is not one of the form."""
        orders = {form.number: n for n, form in enumerate(self.layout.form)}
        number = self._number(match["number"], match["letter"])
        if number not in orders:
            return None
        more = self._number(match["more"], match["moreletter"]) if match["more"] else ""
        line = self.lines[index]
        after = begin + match.end()
        rest = self.view[after : line.end]
        title_start = after + len(rest) - len(rest.lstrip(_BETWEEN))
        head = begin + len(self.view[begin : line.end]) - len(self.view[begin : line.end].lstrip('“"* '))
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
            return IN_TABLE
        if _PAGE_AT_END.search(self.view[found.heading.start : line.end]) and found.title and found.rule != "item.inline":
            return IN_CONTENTS
        if found.title and compiled(self.layout.reference).search(found.title):
            return "it is a cross reference"
        if found.rule == "item.line" and len(found.title.split()) > self.layout.title_words:
            return "the line is too long for a heading"
        if found.rule == "item.bare" and self.view[found.heading.start].islower():
            return "it has no title"
        if found.title and found.title[0].islower() and not found.known:
            return "its title begins in lower case"
        before = self.lines[first - 1] if first else None
        if before and before.kind is LineKind.TEXT:
            if compiled(self.layout.heading).match(self.view[before.start : before.end][:LONGEST_NUMBER]):
                return ""  # a contents list, cut off at the margin
            text = self.view[max(before.end - 60, before.start) : before.end]
            if compiled(self.layout.reference_before).search(text) and not text.isupper():
                return "it is a cross reference"
            if not found.known and text[-1].islower() and before.end - before.start > 60:
                return "it stands in the middle of a sentence"
        return ""

    def is_title(self, text: str, number: str) -> bool:
        """Whether a text begins with a title that the form gives to this Item."""
        return self._known(text, number)

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
            if line.kind is not LineKind.TEXT or compiled(self.layout.heading).match(text[:LONGEST_NUMBER]):
                return none
            short = len(text) < 160 and len(text.split()) <= _NEXT_LINE_WORDS
            if self._known_end(text, number) and len(text.split()) <= self.layout.title_words:
                return line.start, line.end, after
            if short and text[0].isupper() and text[-1] not in ";:,!?" and (text.isupper() or text[-1] != "."):
                return line.start, line.end, after
            return none
        return none


def item_tables(view: str, lines: ViewLines, regions: Mapping[int, Region], layout: ItemLayout) -> frozenset[int]:
    """The lines of tables in which several rows name an Item: contents lists and cross-reference indexes."""
    pattern = compiled(layout.heading)
    inside: set[int] = set()
    for region in regions.values():
        heads = (
            (i, view[first_cell(view, lines[i]) : lines[i].end][:LONGEST_NUMBER]) for i in range(region.first, region.last + 1)
        )
        named = [i for i, head in heads if pattern.match(head)]
        if len(named) > 1:
            inside.update(named)
    return frozenset(inside)
