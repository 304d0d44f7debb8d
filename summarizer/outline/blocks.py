"""Drafts of blocks: each printed line of the view, or group of lines, with what it most likely is.

A draft is decided by its own line and its neighbours' layout alone; which texts are headings is decided afterwards,
with the drafts around them in sight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from summarizer.outline.items import FoundItems
from summarizer.outline.model import Table
from summarizer.outline.scan import LineKind, Region, ViewLines
from summarizer.outline.tables import cells_of
from summarizer.packs.layout import Layout, compiled
from summarizer.spans import Span

TAIL = 40  # code points at the end of a text, in which it may introduce what follows


class DraftKind(StrEnum):
    """What a draft is before headings are known."""

    TEXT = "text"
    ENUMERATED = "enumerated"
    LIST_ITEM = "list_item"
    NOTE = "note"
    TABLE = "table"
    ITEM = "item"
    PART = "part"
    LOOSE = "loose"
    REPEATED = "repeated"
    RUN_IN = "run_in"


class Draft(NamedTuple):
    """A block to be. `marker` is the bullet of a list item (without it the span begins); `region` a drawn table's lines.

    `table` is the grid, when it was read together with the lines.
    """

    kind: DraftKind
    span: Span
    marker: str = ""
    region: Region | None = None
    full: Span = Span(0, 0)
    underlined: bool = False
    table: Table | None = None

    def tail(self, view: str) -> str:
        """The end of its text, which may introduce a list."""
        return view[max(self.span.end - TAIL, self.span.start) : self.span.end]


def draft_blocks(view: str, lines: ViewLines, regions: Mapping[int, Region], items: FoundItems, layout: Layout) -> list[Draft]:
    """The drafts of the whole view, in order and without overlap."""
    drafts: list[Draft] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        region = regions.get(index)
        if index in items.heading_lines:
            item = items.items[items.heading_lines[index]]
            drafts.append(Draft(DraftKind.ITEM, item.heading))
            last = index
            while last + 1 < len(lines) and lines[last + 1].start < item.heading.end and lines[last + 1].kind is LineKind.TEXT:
                last += 1
            rest = _after_heading(view, item.heading.end, lines[last].end)
            if rest is not None:
                drafts.append(Draft(DraftKind.TEXT, rest, full=rest))
            if region is not None and region.last > last:
                drafts += _of_region(view, _cut(region, lines, last + 1), layout)
                last = region.last
            index = last + 1
        elif region is not None:
            drafts += _of_region(view, region, layout)
            index = region.last + 1
        elif line.kind is LineKind.BLANK:
            index += 1
        elif line.kind is LineKind.RULE:
            if drafts and drafts[-1].kind is DraftKind.TEXT and index and lines[index - 1].end == drafts[-1].span.end:
                drafts[-1] = drafts[-1]._replace(underlined=True)
            index += 1
        else:
            again = index in items.repeated
            draft, index = _of_line(view, lines, index, index in items.loose, drafts, layout)
            if draft is not None:
                drafts.append(draft._replace(kind=DraftKind.REPEATED) if again else draft)
    return drafts


def _of_line(
    view: str, lines: ViewLines, index: int, loose: bool, before: Sequence[Draft], layout: Layout
) -> tuple[Draft | None, int]:
    """The draft of one line (two, when a bullet stands alone in the first) and the index of the next line."""
    line = lines[index]
    whole = line.span
    text = whole.of(view)
    if loose:
        return Draft(DraftKind.LOOSE, whole, full=whole), index + 1
    if len(text) < 60 and (compiled(layout.items.part).search(text) or compiled(layout.items.end).search(text)):
        return Draft(DraftKind.PART, whole, full=whole), index + 1
    if len(text) < 120 and compiled(layout.tables.markup).search(text):
        return None, index + 1
    if len(text) < 6 and compiled(layout.lists.lone).search(text):
        after = index + 1
        while after < len(lines) and lines[after].kind is LineKind.BLANK and after < index + 2:
            after += 1
        if after < len(lines) and lines[after].kind in (LineKind.TEXT, LineKind.WIDE):
            item = lines[after].span
            return Draft(DraftKind.LIST_ITEM, item, text, full=item), after + 1
        return None, index + 1
    head = text[:40]
    bullet = compiled(layout.lists.bullet).match(head)
    if bullet and bullet.end() < len(text):
        span = Span(line.start + bullet.end(), line.end)
        marker = bullet.group().strip()
        after_table = bool(before) and before[-1].kind in (DraftKind.TABLE, DraftKind.NOTE)
        if after_table and compiled(layout.lists.note).search(marker):
            return Draft(DraftKind.NOTE, whole, full=whole), index + 1
        return Draft(DraftKind.LIST_ITEM, span, marker, full=whole), index + 1
    number = compiled(layout.lists.enumerator).match(head)
    if number and number.end() < len(text):
        span = Span(line.start + number.end(), line.end)
        return Draft(DraftKind.ENUMERATED, span, number.group().strip(), full=whole), index + 1
    return Draft(DraftKind.TEXT, whole, full=whole), index + 1


def _of_region(view: str, region: Region, layout: Layout) -> Iterator[Draft]:
    """The drafts of a region: a list, notes, lone rows as text, or one table."""
    note = compiled(layout.lists.note)
    marker = compiled(layout.lists.lone)
    if not region.rows:
        return
    read: list[tuple[str, Span]] = []
    for row in region.rows:
        cells = [] if region.wide else [c for c in cells_of(view, row) if c.end > c.start]
        marks = cells[0].of(view) if len(cells) > 1 and len(cells[0].of(view)) < 6 else ""
        if marks and (marker.search(marks) or note.search(marks) or compiled(layout.lists.enumerator).search(marks)):
            cells = cells[1:]
        else:
            marks = ""
        if len(cells) != 1:
            break
        read.append((marks, cells[0]))
    first_empty = not region.wide and all(cells_of(view, row)[0].of(view).strip() == "" for row in region.rows)
    is_list = len(read) == len(region.rows) and (first_empty or all(marks for marks, _ in read))
    if not is_list:
        if len(region.rows) > 1 or region.ruled > 0:
            span = Span(region.rows[0].start, region.rows[-1].end)
            yield Draft(DraftKind.TABLE, span, region=region, full=span)
        else:
            yield Draft(DraftKind.NOTE, region.rows[0], full=region.rows[0])
        return
    for (marks, span), row in zip(read, region.rows, strict=True):
        is_note = bool(marks) and note.search(marks) is not None
        yield Draft(DraftKind.NOTE if is_note else DraftKind.LIST_ITEM, span, marks, full=row)


def _after_heading(view: str, start: int, end: int) -> Span | None:
    """What stands after a heading in its own line, if it holds any letter or figure."""
    text = view[start:end]
    bare = text.lstrip(" .:|–—-")
    return Span(end - len(bare), end) if any(c.isalnum() for c in bare[:200]) else None


def _cut(region: Region, lines: ViewLines, first: int) -> Region:
    """The region without the lines before `first`."""
    start = lines[first].start
    rows = tuple(row for row in region.rows if row.start >= start)
    gone = len(region.rows) - len(rows)
    return region._replace(first=first, rows=rows, ruled=region.ruled - gone if region.ruled > gone else -1)
