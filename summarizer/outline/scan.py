"""The lines of the view, and the regions of lines that are drawn as tables."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

import regex

from summarizer.packs.layout import Layout, compiled
from summarizer.source.lines import is_rule, looks_tabular
from summarizer.spans import Span

_LONGEST_CELL_LINE = 90  # a line inside a cell that was broken over several lines
_MOST_LINES_INSIDE = 2  # lines of text between drawn ones, after the first
_MOST_BETWEEN = 8  # lines without borders between two rows of a table
_HEADER_ABOVE = 2  # lines, a blank one counted
_OPEN = -1  # the width of a table with a row that neither begins nor ends with a border


class LineKind(StrEnum):
    """What a line of the view looks like."""

    BLANK = "blank"
    TEXT = "text"
    PIPE = "pipe"
    WIDE = "wide"
    RULE = "rule"


_DRAWN = (LineKind.WIDE, LineKind.RULE)
_KINDS = tuple(LineKind)
_PLACES = {kind: place for place, kind in enumerate(_KINDS)}


class ViewLine(NamedTuple):
    """A line of the view without its surrounding blanks; `start` may lie after an indentation."""

    start: int
    end: int
    kind: LineKind

    @property
    def span(self) -> Span:
        """The printed characters."""
        return Span(self.start, self.end)


class Region(NamedTuple):
    """Lines `first` to `last` (inclusive) that are one table: its rows, and how many of them stand above its rule.

    A row may cover several lines, when the text of its cells is broken. `ruled` is -1 without a rule.
    """

    first: int
    last: int
    rows: tuple[Span, ...]
    ruled: int
    wide: bool


class ViewLines:
    """The lines of a view in order, kept as arrays of numbers."""

    __slots__ = ("_ends", "_kinds", "_starts")

    def __init__(self) -> None:
        self._starts, self._ends, self._kinds = array("I"), array("I"), bytearray()

    def add(self, start: int, end: int, kind: LineKind) -> None:
        """One more line."""
        self._starts.append(start)
        self._ends.append(end)
        self._kinds.append(_PLACES[kind])

    def __len__(self) -> int:
        return len(self._kinds)

    def __getitem__(self, index: int) -> ViewLine:
        return ViewLine(self._starts[index], self._ends[index], _KINDS[self._kinds[index]])

    def __iter__(self) -> Iterator[ViewLine]:
        return map(ViewLine, self._starts, self._ends, map(_KINDS.__getitem__, self._kinds))

    def kind(self, index: int) -> LineKind:
        """What a line looks like."""
        return _KINDS[self._kinds[index]]

    def turn(self, index: int, kind: LineKind) -> None:
        """Say that a line looks like something else."""
        self._kinds[index] = _PLACES[kind]


def scan_lines(view: str) -> ViewLines:
    """All lines of the view, in order."""
    lines = ViewLines()
    at = 0
    while at <= len(view):
        stop = view.find("\n", at)
        text = view[at : stop if stop >= 0 else len(view)]
        bare = text.strip()
        start = at + len(text) - len(text.lstrip()) if bare else at
        end = start + len(bare)
        kind = LineKind.TEXT
        if not bare:
            kind = LineKind.BLANK
        elif is_rule(bare):
            kind = LineKind.RULE
        elif "|" in bare:
            kind = LineKind.PIPE
        elif looks_tabular(bare) or text.startswith("   "):  # in the view only lines of a table are indented
            kind = LineKind.WIDE
        lines.add(start, end, kind)
        at += len(text) + 1
    for i in range(1, len(lines) - 1):
        if lines.kind(i) is LineKind.TEXT and (lines.kind(i - 1) in _DRAWN or _opens_rows(view, lines, i)):
            last = max(_inside_table(view, lines, i), _unit_over_rows(view, lines, i))
            for n in range(i, last + 1):
                if lines.kind(n) is LineKind.TEXT:
                    lines.turn(n, LineKind.WIDE)
    return lines


def _unit_over_rows(view: str, lines: ViewLines, index: int) -> int:
    """The last line of a unit between a header and a blank line over the rows, and the label behind that; before it for none.

    "(dollars in thousands)", a blank line, "Pianos:", and rows that are set in.
    """
    unit = lines[index].span.of(view)
    rows = index + 2
    if unit[0] + unit[-1] != "()" or rows + 1 >= len(lines) or lines.kind(index + 1) is not LineKind.BLANK:
        return index - 1
    if lines.kind(rows) is LineKind.WIDE:
        return index
    label = lines[rows]
    is_label = label.kind is LineKind.TEXT and view[label.end - 1] == ":" and label.end - label.start <= _LONGEST_CELL_LINE
    return rows if is_label and lines.kind(rows + 1) is LineKind.WIDE else index - 1


def _opens_rows(view: str, lines: ViewLines, index: int) -> bool:
    """Whether a line is a label over rows that are set in, with a blank line between it and the header: "Vehicles:"."""
    if index < _HEADER_ABOVE or lines.kind(index - 1) is not LineKind.BLANK or lines.kind(index - 2) not in _DRAWN:
        return False
    label, below = lines[index], lines[index + 1]
    set_in = view[view.rfind("\n", 0, below.start) + 1 : below.start]
    return view[label.end - 1] == ":" and below.kind is LineKind.WIDE and bool(set_in)


def _inside_table(view: str, lines: ViewLines, first: int) -> int:
    """The last of the short lines from `first` on that stand between drawn lines; before `first`, when there are none.

    Of several, all but one are a unit in brackets, end with a colon, or go on in the next line with a small letter: "(in
    thousands)", "Net sales:", "Plumbing, lighting" over "and electrical supplies".
    """
    last = first
    while last + 1 < len(lines) and lines.kind(last + 1) is LineKind.TEXT and last - first < _MOST_LINES_INSIDE:
        last += 1
    if last + 1 == len(lines) or lines.kind(last + 1) not in _DRAWN:
        return first - 1
    said = [lines[n].span.of(view) for n in range(first, last + 1)]
    goes_on = [view[lines[n + 1].start].islower() for n in range(first, last + 1)]
    plain = sum(not (end or text.endswith(":") or text[0] + text[-1] == "()") for text, end in zip(said, goes_on, strict=True))
    short = all(len(text) <= _LONGEST_CELL_LINE and text[-1] != "." for text in said)
    wide = LineKind.WIDE in (lines.kind(first - 1), lines.kind(last + 1))
    return last if short and wide and (last == first or plain <= 1) else first - 1


def find_regions(view: str, lines: ViewLines, layout: Layout) -> dict[int, Region]:
    """The table regions by their first line."""
    regions: dict[int, Region] = {}
    widths: dict[int, int] = {}
    index = 0
    while index < len(lines):
        kind = lines.kind(index)
        region = None
        if kind is LineKind.PIPE:
            region = _piped(view, lines, index, widths)
        elif kind is LineKind.WIDE:
            region = _wide(view, lines, index, layout)
        if region is None:
            index += 1
            continue
        regions[region.first] = region
        index = region.last + 1
    return regions


def _piped(view: str, lines: ViewLines, first: int, widths: dict[int, int]) -> Region:
    """A run of lines with cell borders. Rows whose cells are broken over lines are put together."""
    last = first
    rows: list[Span] = []
    ruled = -1
    width = _closed_width(view, lines, first, widths)
    index = first
    while index < len(lines):
        line = lines[index]
        if line.kind is LineKind.RULE:
            if ruled < 0 and rows:
                ruled = len(rows)
            last = index
            index += 1
            continue
        if line.kind is not LineKind.PIPE:
            break
        end = _row_end(view, lines, index, width) if width else index
        if end > index or line.span.of(view).strip("| "):
            rows.append(Span(line.start, lines[end].end))
        last = end
        index = end + 1
    return Region(first, last, tuple(rows), ruled, False)


def _closed_width(view: str, lines: ViewLines, first: int, known: dict[int, int]) -> int:
    """The most borders of a row, in a table whose rows begin and end with one; 0 for any other table.

    A look ahead goes past the region, so `known` keeps what was seen from each closed row on, and no line is looked at
    for every table above it.
    """
    most = misses = 0
    closed: list[tuple[int, int]] = []
    for index in range(first, len(lines)):
        line = lines[index]
        if line.kind is LineKind.BLANK or misses > _MOST_BETWEEN:
            break
        if index in known:
            most = known[index]
            break
        begins, ends = view[line.start] == "|", view[line.end - 1] == "|"
        if line.kind is not LineKind.PIPE:
            misses += 1
        elif begins and ends and line.end - line.start > 1:
            misses = 0
            closed.append((index, view.count("|", line.start, line.end)))
        elif not begins and not ends:
            most = _OPEN
            break
    for index, borders in reversed(closed):
        most = max(most, borders) if most != _OPEN else _OPEN
        known[index] = most
    return most if most > 2 else 0


def _row_end(view: str, lines: ViewLines, index: int, width: int) -> int:
    """The last line of the row that begins in line `index`, when the text of its cells is broken over lines.

    The row goes on while it has too few borders. After a border at a line's end, a line that begins with one opens a
    new row; so does one that would give the row too many.
    """
    have = view.count("|", lines[index].start, lines[index].end)
    end = index
    while have < width and end + 1 < len(lines):
        line = lines[end + 1]
        if line.kind not in (LineKind.TEXT, LineKind.PIPE) or line.end - line.start > _LONGEST_CELL_LINE:
            break
        more = view.count("|", line.start, line.end)
        if have + more > width or (view[lines[end].end - 1] == "|" and view[line.start] == "|"):
            break
        have += more
        end += 1
    if have > 1 and lines[end].kind is LineKind.TEXT:
        row = _before_text(lines, end)
        if view[lines[row].end - 1] == "|":
            return row  # text after a closed row, not a broken cell
    return end


def _before_text(lines: ViewLines, index: int) -> int:
    while index and lines[index].kind is LineKind.TEXT:
        index -= 1
    return index


def _wide(view: str, lines: ViewLines, first: int, layout: Layout) -> Region | None:
    """A run of lines set with wide gaps. Blank lines and drawn rules inside it are skipped; one row is no table."""
    markup: regex.Pattern[str] = compiled(layout.tables.markup)
    rows: list[Span] = []
    last = first
    ruled = -1
    for index in range(first, len(lines)):
        line = lines[index]
        if line.kind is LineKind.WIDE:
            rows.append(line.span)
            last = index
        elif line.kind is LineKind.RULE or markup.search(line.span.of(view)[:80]):
            ruled = len(rows) if ruled < 0 and rows else ruled
        elif line.kind is not LineKind.BLANK or index - last > 2:
            break
    return Region(first, last, tuple(rows), ruled, True) if len(rows) > 1 else None
