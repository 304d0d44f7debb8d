"""Tables as grids: spacer columns gone, split cells joined, header rows folded into the columns.

Two ways of printing are read: cells between borders (`a | b`), where the cell's place in the row tells its column, and
cells set with blanks, where the place on the line does. Both give the same grid of `Cell`s; what a header row covers is
decided in `headers`. A row that fits no column keeps its label and loses nothing silently: its cells are None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from summarizer.outline.headers import HeaderCell, HeaderRow, fold_headers
from summarizer.outline.model import Cell, Column, Row, Table
from summarizer.outline.scan import Region
from summarizer.outline.wide import wide_cells
from summarizer.packs.layout import Layout, TableLayout, compiled
from summarizer.spans import Span

_FIGURE = regex.compile(r"[(\[]?\s*[-–—+]?\s*(?:\d[\d,]*(?:\.\d+)?|\.\d+)\s*(?:\([\dA-Za-z*]{1,3}\)|[)\]%x*]){0,3}")
_NOTE = regex.compile(r"\(\d{1,2}\)|\([a-z]\)|[*†‡]{1,3}")


class RawCell(NamedTuple):
    """A cell as printed: its text with single blanks, and its characters."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Figures:
    """What counts as a figure in a cell, by the layout's signs. `signs` are the currency signs, the longest first."""

    layout: TableLayout
    signs: tuple[str, ...]

    @classmethod
    def of(cls, layout: TableLayout) -> Figures:
        """The signs of a layout."""
        return cls(layout, tuple(sorted(layout.currencies, key=lambda s: (-len(s), s))))

    def is_figure(self, text: str) -> bool:
        """Whether a cell holds one figure, or a sign that stands for none."""
        if text in self.layout.empty:
            return True
        if not any(c.isdigit() for c in text):
            return False
        bare = self.without_currency(text)
        return len(bare) < 40 and _FIGURE.fullmatch(bare) is not None

    def without_currency(self, text: str) -> str:
        """The text without a currency sign before or after it, and without an opening bracket before that."""
        bare = text
        if text[:1].isdigit() and text[-1:].isdigit():
            return text
        for sign in self.signs:
            if bare.startswith(sign):
                return bare[len(sign) :].strip()
            if bare.startswith("(" + sign):
                return "(" + bare[len(sign) + 1 :].strip()
            if bare.endswith(sign):
                return bare[: -len(sign)].strip()
        return bare

    def is_period(self, text: str) -> bool:
        """Whether a cell is a year or a date, which a header may hold."""
        return len(text) < 40 and compiled(self.layout.period).search(text) is not None

    def opens(self, text: str) -> bool:
        """Whether a cell belongs to the figure on its right: a currency sign, a bracket."""
        return text in self.layout.currencies or text in self.layout.openers or text.rstrip("( ") in self.layout.currencies

    def closes(self, text: str) -> bool:
        """Whether a cell belongs to the figure on its left: a bracket, a percent sign."""
        return text in self.layout.closers

    def currency(self, text: str) -> str:
        """The currency sign in a cell, or nothing."""
        return next((s for s in self.signs if s in text), "")


def cells_of(view: str, row: Span) -> list[Span]:
    """The cells of a bordered row, without the borders and without surrounding blanks. An empty cell is an empty span.

    A border at the end of a row closes the last cell and opens none.
    """
    cells: list[Span] = []
    at = row.start
    while True:
        stop = view.find("|", at, row.end)
        end = stop if stop >= 0 else row.end
        text = view[at:end]
        bare = text.strip()
        start = at + len(text) - len(text.lstrip()) if bare else at
        cells.append(Span(start, start + len(bare)))
        if stop < 0:
            break
        at = stop + 1
    return cells


def read_table(view: str, region: Region, layout: Layout) -> Table | None:
    """The grid of a region, or None when it holds no two columns. Heading and lead-in are filled in later."""
    figures = Figures.of(layout.tables)
    if region.wide:
        rows = wide_cells(view, region.rows, figures.is_figure, figures.opens, figures.closes)
    else:
        rows = [cells_of(view, row) for row in region.rows]
    grid = [[RawCell(" ".join(cell.of(view).split()), cell) for cell in row] for row in rows]
    if not any(len(row) > 1 for row in grid):
        return None
    label = _label_index(grid)
    body_start = _body_start(grid, label, region.ruled, figures, layout.tables)
    head, body = grid[:body_start], grid[body_start:]
    if not body:
        return None
    counts: dict[int, int] = {}
    for row in body:
        weight = 1 + 2 * any(figures.is_figure(c.text) for c in row[label + 1 :])
        counts[len(row)] = counts.get(len(row), 0) + weight
    usual = max(counts, key=lambda n: (counts[n], n))
    columns = _columns([row for row in body if len(row) == usual], label, usual, figures)
    if not columns:
        return None
    unit_pieces, scale = _unit(head, layout.tables)
    headers = fold_headers(
        [_header_row(row, label, layout.tables) for row in head], [tuple(c) for c in columns], usual, region.wide
    )
    return Table(
        span=Span(region.rows[0].start, region.rows[-1].end),
        columns=tuple(Column(" ".join(p.text for p in pieces), tuple(p.span for p in pieces)) for pieces in headers),
        rows=tuple(_row(row, label, columns, usual, figures) for row in body),
        scale=scale,
        currency=next((s for row in body for c in row[label + 1 :] if (s := figures.currency(c.text))), ""),
        unit_pieces=unit_pieces,
        intro=None,
        heading=-1,
    )


def scale_of(text: str, layout: TableLayout) -> int | None:
    """The power of ten that a unit line gives, or None when the text says no unit."""
    for unit in layout.units:
        if compiled(unit.pattern).search(text):
            return unit.scale
    return None


def _label_index(grid: Sequence[Sequence[RawCell]]) -> int:
    """The leftmost column in which anything is printed."""
    width = max(len(row) for row in grid)
    return next((i for i in range(width) if any(len(row) > i and row[i].text for row in grid)), 0)


def _body_start(grid: Sequence[Sequence[RawCell]], label: int, ruled: int, figures: Figures, layout: TableLayout) -> int:
    """How many rows at the top are header. The rule below the first row proves nothing: some printers always set it."""

    def has_figure(row: Sequence[RawCell]) -> bool:
        return any(figures.is_figure(c.text) and not figures.is_period(c.text) for c in row[label + 1 :])

    def labelled(row: Sequence[RawCell]) -> bool:
        return len(row) > label and bool(row[label].text)

    def says_unit(row: Sequence[RawCell]) -> bool:
        said = [c.text for c in row if c.text]
        return len(said) == 1 and compiled(layout.unit_line).search(said[0]) is not None

    with_figures = any(has_figure(row) for row in grid)
    start = 0
    while start < len(grid) and start < max(ruled, 0) and not has_figure(grid[start]):
        start += 1
    if with_figures:
        while start < len(grid) and not has_figure(grid[start]):
            row = grid[start]
            words = any(c.text for c in row[label + 1 :])
            titles = words and (not labelled(row) or start == 0 or _all_periods(row, label, figures))
            if says_unit(row) or titles or (start == 0 and _is_lone_title(row, label, layout)):
                start += 1
            else:
                break
    elif start == 0 and grid:
        said = [c.text for c in grid[0] if c.text]
        start = int(len(said) > 1 and all(compiled(layout.header_words).search(t) for t in said))
    return start if start < len(grid) else 0


def _is_lone_title(row: Sequence[RawCell], label: int, layout: TableLayout) -> bool:
    """Whether a row holds one cell, at its end, that is a column's title: the cells before it were lost."""
    said = [c.text for c in row if c.text]
    return len(said) == 1 and len(row) <= label + 2 and compiled(layout.header_words).search(said[0]) is not None


def _all_periods(row: Sequence[RawCell], label: int, figures: Figures) -> bool:
    said = [c.text for c in row[label + 1 :] if c.text]
    return bool(said) and all(figures.is_period(t) for t in said)


def _columns(rows: Sequence[Sequence[RawCell]], label: int, width: int, figures: Figures) -> list[list[int]]:
    """The cell places that make up each column: a currency sign's joins the next, a bracket's or note's the last."""
    columns: list[list[int]] = []
    pending: list[int] = []
    for place in range(label + 1, width):
        texts = [row[place].text for row in rows if row[place].text]
        if not texts:
            continue
        if any(figures.opens(t) for t in texts) and all(_leans_right(row, place, figures) for row in rows):
            pending.append(place)
        elif columns and all(figures.closes(t) or _NOTE.fullmatch(t) for t in texts) and not pending:
            columns[-1].append(place)
        else:
            columns.append([*pending, place])
            pending = []
    return columns


def _leans_right(row: Sequence[RawCell], place: int, figures: Figures) -> bool:
    """Whether a cell belongs to the place on its right: a sign, nothing, or a figure that was set over both places."""
    text = row[place].text
    if not text or figures.opens(text):
        return True
    return figures.is_figure(text) and place + 1 < len(row) and not row[place + 1].text


def _header_row(row: Sequence[RawCell], label: int, layout: TableLayout) -> HeaderRow:
    """The header cells of a row that say more than a unit; the place in the row tells what they cover."""
    unit_line = compiled(layout.unit_line)
    lone = _is_lone_title(row, label, layout)
    cells = tuple(
        HeaderCell(place, c.text, c.span)
        for place, c in enumerate(row)
        if (place > label or lone) and c.text and not (c.text.startswith("(") and unit_line.search(c.text))
    )
    return HeaderRow(len(row), cells)


def _unit(head: Sequence[Sequence[RawCell]], layout: TableLayout) -> tuple[tuple[Span, ...], int]:
    for row in head:
        for cell in row:
            scale = scale_of(cell.text, layout) if cell.text else None
            if scale is not None:
                return (cell.span,), scale
    return (), 0


def _row(row: Sequence[RawCell], label: int, columns: Sequence[Sequence[int]], usual: int, figures: Figures) -> Row:
    """A body row. With the usual number of cells their places count, else their order, if it fits."""
    name = row[label] if len(row) > label else RawCell("", Span(0, 0))
    head = Cell(name.text, (name.span,) if name.text else ())
    if len(row) == usual:
        return Row(head, tuple(_join([row[p] for p in places]) for places in columns))
    joined: list[Cell | None] = []
    group: list[RawCell] = []
    for cell in row[label + 1 :]:
        if not cell.text:
            continue
        if figures.closes(cell.text) and joined:
            last = joined[-1]
            joined[-1] = Cell(last.text + cell.text, (*last.pieces, cell.span)) if last else last
        elif figures.opens(cell.text):
            group.append(cell)
        else:
            joined.append(_join([*group, cell]))
            group = []
    if len(joined) == len(columns):
        return Row(head, tuple(joined))
    if len(row) < usual:
        places_in_row = [[p for p in places if p < len(row)] for places in columns]
        kept = [_join([row[p] for p in places]) for places in places_in_row]
        if sum(c is not None for c in kept) == len(joined):
            return Row(head, tuple(kept))
    return Row(head, tuple(None for _ in columns))


def _join(cells: Sequence[RawCell]) -> Cell | None:
    said = [c for c in cells if c.text]
    return Cell("".join(c.text for c in said), tuple(c.span for c in said)) if said else None
