"""Tables that lost their blanks: "Pumps ..... $8,665 $12,448 Valves ..... 3,100 2,900", or one row to a line.

Crawlers press runs of blanks into one, so nothing but the words and figures themselves tells rows from columns. The
evidence is dot leaders after the labels, or several lines that end in as many figures, printed as columns print them
("1,234", "5.2%") or under a line of years. A row with another number of figures keeps its label and no figure: which
column a figure belongs to is not known. Page numbers of a contents list are no figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import regex

from summarizer.outline.blocks import Draft, DraftKind
from summarizer.outline.figures import Figures
from summarizer.outline.flat_rows import (
    DOTS,
    LEADERS,
    LONGEST_ROW,
    SENTENCE_END,
    TOKEN,
    YEAR,
    FlatRow,
    LedRows,
    RowReader,
    most_usual,
)
from summarizer.outline.model import Cell, Column, Row, Table
from summarizer.outline.tables import scale_of
from summarizer.packs.layout import Layout, compiled
from summarizer.spans import Span

_PRINTED = regex.compile(r"\d[,.]\d|[%$(]|[^\x00-\x7f]")
_UNIT_BEFORE = regex.compile(r"^\s*\([^()]*\)\s+(?=\S)")  # "(in thousands) 2000 1999"
_LEAST_LED, _LEAST_PLAIN = 2, 3
_LONG_RUN = 50  # rows in a run that is given up as a whole


def split_flat_tables(view: str, drafts: Sequence[Draft], layout: Layout) -> Iterator[Draft]:
    """The drafts, with the tables among the lines of text made drafts of their own.

    What a line holds before and after its table stays text.
    """
    finder = _Finder(view, layout, RowReader(view, layout, Figures.of(layout.tables)))
    index = 0
    while index < len(drafts):
        found = finder.found_at(drafts, index)
        if not found.rows:
            yield from drafts[index : found.next]
            index = found.next
            continue
        table = finder.table(found)
        before = Span(drafts[index].full.start, table.span.start).stripped(view)
        index = found.next
        after = Span(table.span.end, drafts[index - 1].full.end).stripped(view)
        if before.end > before.start:
            yield Draft(DraftKind.TEXT, before, full=before)
        yield Draft(DraftKind.TABLE, table.span, full=table.span, table=table)
        if any(c.isalnum() for c in after.of(view)):
            yield Draft(DraftKind.TEXT, after, full=after)


class _Found(NamedTuple):
    """Rows with evidence, or none; the header above them (empty for none); and the first draft after what was read."""

    head: Span
    rows: tuple[FlatRow, ...]
    width: int
    next: int


def _nothing(index: int, read: int) -> _Found:
    """No table at draft `index`, after all drafts before `read` were read."""
    return _Found(Span(0, 0), (), 0, read if read - index > _LONG_RUN else index + 1)


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds flat tables among drafts."""

    view: str
    layout: Layout
    reader: RowReader
    _led: dict[Span, LedRows | None] = field(default_factory=dict)
    _plain: dict[Span, FlatRow | None] = field(default_factory=dict)

    def found_at(self, drafts: Sequence[Draft], index: int) -> _Found:
        """The table that begins in this draft; no rows when none does, and then `next` is where to look again.

        That is the next draft, but for a long run of rows without evidence: no part of it is tried by itself.
        """
        line = drafts[index].full
        if drafts[index].kind is DraftKind.TEXT:
            if DOTS.search(self.view, line.start, line.end) and LEADERS.search(self.view, line.start, line.end):
                return self._led_at(drafts, index)
            if line.end - line.start <= LONGEST_ROW and (
                self.view[line.end - 1] in "0123456789%)-" or self._leads(drafts, index)
            ):
                return self._plain_at(drafts, index)
        return _nothing(index, index + 1)

    def table(self, found: _Found) -> Table:
        """The grid of what was found."""
        first, last = found.rows[0], found.rows[-1]
        begin = first.label.start if first.label.end > first.label.start else first.figures[0][0].start
        end = last.figures[-1][-1].end if last.figures else last.label.end
        unit, scale = self._unit(found.head)
        pieces = (piece for row in found.rows for figure in row.figures for piece in figure)
        signs = (sign for piece in pieces if (sign := self.reader.figures.currency(piece.of(self.view))))
        return Table(
            span=Span(found.head.start if found.head.end > found.head.start else begin, end),
            columns=tuple(self._columns(found.head, found.width)),
            rows=tuple(self._row(row, found.width) for row in found.rows),
            scale=scale,
            currency=next(signs, ""),
            unit_pieces=unit,
            intro=None,
            heading=-1,
        )

    def _led_at(self, drafts: Sequence[Draft], index: int) -> _Found:
        rows: list[FlatRow] = []
        counts: Counter[int] = Counter()
        head = Span(0, 0)
        at = index
        while at < len(drafts) and drafts[at].kind is DraftKind.TEXT:
            line = drafts[at].full
            led = self._read_led(line)
            if led is None or (rows and led.head.end > led.head.start):
                total = self._read_plain(line) if rows and led is None else None
                if total is None or len(total.figures) != most_usual(counts):
                    break
                led = LedRows((total,), Span(0, 0), line.end)
            if not rows:
                sentences = [m.end() for m in SENTENCE_END.finditer(self.view, led.head.start, led.head.end)]
                head = Span(max(sentences, default=led.head.start), led.head.end).stripped(self.view)
            rows += led.rows
            counts.update(len(row.figures) for row in led.rows if row.figures)
            at += 1
            if led.tail < line.end:
                break
        width = most_usual(counts)
        fit = [row for row in rows if len(row.figures) == width]
        if (
            not width
            or rows[0].label.end == rows[0].label.start
            or len(fit) < _LEAST_LED
            or len(fit) * 3 < len(rows) * 2
            or (width == 1 and self._counts_pages(fit))
        ):
            return _nothing(index, at)
        return _Found(head, tuple(rows), width, at)

    def _plain_at(self, drafts: Sequence[Draft], index: int) -> _Found:
        first = index + self._leads(drafts, index)
        periods = self._periods(drafts[first].full)
        head, at = (Span(drafts[index].full.start, drafts[first].full.end), first + 1) if periods else (Span(0, 0), index)
        for says in (self._titles, self._measures):
            if periods and at < len(drafts) and drafts[at].kind is DraftKind.TEXT and says(drafts[at].full):
                head, at = Span(head.start, drafts[at].full.end), at + 1
        rows: list[FlatRow] = []
        while at < len(drafts) and drafts[at].kind is DraftKind.TEXT:
            row = self._read_plain(drafts[at].full)
            if row is None or (rows and len(row.figures) != len(rows[0].figures)) or self._is_other(row):
                break
            rows.append(row)
            at += 1
            if row.label.end == row.label.start:  # a total without a label, or no row at all
                break
        if not rows or any(row.label.end == row.label.start for row in rows[:-1] or rows):
            return _nothing(index, at)
        width = len(rows[0].figures)
        printed = sum(_PRINTED.search(self.view, row.figures[0][0].start, row.figures[-1][-1].end) is not None for row in rows)
        headed = periods > 0 and width in (periods, 2 * periods) and len(rows) >= _LEAST_LED
        if not headed and (periods or len(rows) < _LEAST_PLAIN or printed * 2 < len(rows)):
            return _nothing(index, index + 1 if periods else at)
        return _Found(head if headed else Span(0, 0), tuple(rows), width, at)

    def _read_led(self, line: Span) -> LedRows | None:
        """The rows of a line with leaders. A line that is tried again, below another, is not read again."""
        if line not in self._led:
            self._led[line] = self.reader.led(line)
        return self._led[line]

    def _read_plain(self, line: Span) -> FlatRow | None:
        if line not in self._plain:
            self._plain[line] = self.reader.plain(line)
        return self._plain[line]

    def _leads(self, drafts: Sequence[Draft], index: int) -> bool:
        """Whether a line says what the years are that stand alone on the next one ("Year ended June 30,")."""
        if index + 1 >= len(drafts) or drafts[index + 1].kind is not DraftKind.TEXT:
            return False
        lead = compiled(self.layout.tables.period_lead).search(drafts[index].full.of(self.view)[:LONGEST_ROW])
        return lead is not None and self._periods(drafts[index + 1].full) > 1

    def _titles(self, line: Span) -> bool:
        """Whether a line says what stands in each column, in one word or sign each ("Amount % Amount %", "$ % $ %")."""
        tokens = line.of(self.view)[:LONGEST_ROW].split()
        title, figures = compiled(self.layout.tables.header_words), self.reader.figures
        return len(tokens) > 1 and all(figures.closes(t) or figures.currency(t) or title.search(t) for t in tokens)

    def _measures(self, line: Span) -> bool:
        """Whether a line says nothing but in what the figures are ("(Dollars in thousands, percentage of revenues)")."""
        said = line.of(self.view)[:LONGEST_ROW]
        return said[:1] == "(" and said[-1:] == ")" and scale_of(said, self.layout.tables) is not None

    def _periods(self, line: Span) -> int:
        """How many periods a line says, when it says nothing but a label or a unit before them and percent signs after."""
        said = _UNIT_BEFORE.sub("", line.of(self.view)[:LONGEST_ROW]).rpartition(": ")[2]
        tokens = [t for t in said.split() if not self.reader.figures.closes(t)]
        return len(tokens) if all(YEAR.search(t) and self.reader.figures.is_period(t) for t in tokens) else 0

    def _is_other(self, row: FlatRow) -> bool:
        """Whether a line ends in a year or in the mark of a note, and is no row."""
        texts = [piece.of(self.view) for figure in row.figures for piece in figure]
        note = compiled(self.layout.lists.note)
        return any(YEAR.fullmatch(text) or (text[0] == "(" and note.search(text)) for text in texts)

    def _counts_pages(self, rows: Sequence[FlatRow]) -> bool:
        """Whether the figures can be page numbers: bare, and never falling."""
        texts = ["".join(piece.of(self.view) for piece in row.figures[0]) for row in rows]
        pages = [int(t) for t in texts if t.isdecimal()]
        return len(pages) == len(texts) and pages == sorted(pages)

    def _row(self, row: FlatRow, width: int) -> Row:
        text = " ".join(row.label.of(self.view).split())
        label = Cell(text, (row.label,) if text else ())
        if len(row.figures) != width:
            return Row(label, (None,) * width)
        return Row(label, tuple(Cell("".join(p.of(self.view) for p in figure), figure) for figure in row.figures))

    def _columns(self, head: Span, width: int) -> list[Column]:
        """The columns under the years of the header, when it says one for each; else without a header.

        The words right before the first year go with each of them when a period begins there ("Year ended June 30,").
        """
        years = [Span(*m.span()) for m in YEAR.finditer(self.view, head.start, head.end)]
        if len(years) * 2 == width:  # an amount and its percentage under each year
            return [column for column in self._columns(head, len(years)) for _ in range(2)]
        if len(years) != width:
            return [Column("", ())] * width
        period = compiled(self.layout.tables.period)
        shared = Span(years[0].start, years[0].start)
        for token in TOKEN.finditer(self.view, head.start, years[0].start):
            if period.search(self.view[token.start() : years[0].end]):
                shared = Span(token.start(), years[0].start).stripped(self.view)
                break
        if shared.end == shared.start or any(c.isalpha() for c in self.view[years[0].end : years[-1].start]):
            return [Column(year.of(self.view), (year,)) for year in years]
        said = " ".join(shared.of(self.view).split())
        return [Column(f"{said} {year.of(self.view)}", (shared, year)) for year in years]

    def _unit(self, head: Span) -> tuple[tuple[Span, ...], int]:
        scale = scale_of(head.of(self.view), self.layout.tables)
        for unit in self.layout.tables.units if scale is not None else ():
            match = compiled(unit.pattern).search(self.view, head.start, head.end)
            if match is not None and unit.scale == scale:
                opened = self.view.rfind("(", head.start, match.end())
                closed = self.view.find(")", match.end() - 1, head.end)
                return (Span(opened, closed + 1) if 0 <= opened < closed else Span(*match.span()),), scale
        return (), 0
