"""Tables as grids: spacer columns gone, split cells joined, header rows folded into the columns.

Two ways of printing are read: cells between borders (`a | b`), where the cell's place in the row tells its column, and
cells set with blanks, where the place on the line does. Both give the same grid of `Cell`s; what a header row covers is
decided in `headers` for the first way, in `wide` for the second. A row that fits no column keeps its label and loses
nothing silently: its cells are None.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from summarizer.outline.figures import Figures
from summarizer.outline.headers import HeaderCell, HeaderRow, fold_headers
from summarizer.outline.model import Cell, Column, Row, Table
from summarizer.outline.panels import stack_panels
from summarizer.outline.scan import Region
from summarizer.outline.wide import Signs, wide_table
from summarizer.packs.layout import Layout, TableLayout, compiled
from summarizer.spans import Span

_NOTE = regex.compile(r"\(\d{1,2}\)|\([a-z]\)|[*†‡]{1,3}")
_MOST_HEADER_ROWS = 40  # more rows without a figure at the top of a table are no header


class RawCell(NamedTuple):
    """A cell as printed: its text with single blanks, and its characters."""

    text: str
    span: Span


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
    signs = Signs(figures.is_figure, figures.is_period, figures.opens, figures.closes)
    wide = wide_table(view, region.rows, signs) if region.wide else None
    rows = wide.cells() if wide else [cells_of(view, row) for row in region.rows]
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
    if wide:
        said_above = wide.headers(body_start, lambda text: _says_unit(text, layout.tables))
        headers = [[cell for place in places for cell in said_above[place - 1]] for places in columns]
    else:
        headers = fold_headers([_header_row(row, label, layout.tables) for row in head], [tuple(c) for c in columns], usual)
    kinds = _kinds([row for row in body if len(row) == usual], columns, figures)
    said, rows_said = stack_panels(
        [Column(" ".join(p.text for p in pieces), tuple(p.span for p in pieces)) for pieces in headers],
        [_row(row, label, columns, usual, figures, kinds) for row in body],
        kinds,
    )
    return Table(
        span=Span(region.rows[0].start, region.rows[-1].end),
        columns=said,
        rows=rows_said,
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

    def over_figures(row: Sequence[RawCell], start: int) -> bool:
        """Whether a full row of words stands over columns that hold nothing but figures and dates below it."""
        if len(row) < 3 or not all(c.text for c in row[label:]):
            return False
        below = [[other[n].text for other in grid[start + 1 :] if len(other) > n and other[n].text] for n in range(len(row))]
        return any(
            sum(any(c.isdigit() for c in t) for t in texts) > 1
            and all(figures.is_figure(t) or figures.is_period(t) for t in texts)
            for texts in below[label + 1 :]
        )

    with_figures = any(has_figure(row) for row in grid)
    start = 0
    most = min(len(grid), _MOST_HEADER_ROWS)
    while start < most and start < max(ruled, 0) and not has_figure(grid[start]):
        start += 1
    if with_figures:
        while start < most and not has_figure(grid[start]):
            row = grid[start]
            words = any(c.text for c in row[label + 1 :])
            titles = words and (not labelled(row) or start == 0 or _all_periods(row, label, figures) or over_figures(row, start))
            unplaced = not any(c.text for c in row)  # it stands between the columns, over two each
            if says_unit(row) or titles or unplaced or (start == 0 and _is_lone_title(row, label, layout)):
                start += 1
            else:
                break
    elif start == 0 and grid:
        said = [c.text for c in grid[0] if c.text]
        start = int(len(said) > 1 and all(compiled(layout.header_words).search(t) for t in said))
    return start if start < most else 0


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
    lone = _is_lone_title(row, label, layout)
    cells = tuple(
        HeaderCell(place, c.text, c.span)
        for place, c in enumerate(row)
        if (place > label or lone) and c.text and not _says_unit(c.text, layout)
    )
    return HeaderRow(len(row), cells)


def _says_unit(text: str, layout: TableLayout) -> bool:
    """Whether a header cell is a unit in brackets and no column's title."""
    return text.startswith("(") and compiled(layout.unit_line).search(text) is not None


def _unit(head: Sequence[Sequence[RawCell]], layout: TableLayout) -> tuple[tuple[Span, ...], int]:
    for row in head:
        for cell in row:
            scale = scale_of(cell.text, layout) if cell.text else None
            if scale is not None:
                return (cell.span,), scale
    return (), 0


def _kinds(rows: Sequence[Sequence[RawCell]], columns: Sequence[Sequence[int]], figures: Figures) -> list[bool]:
    """Of each column, whether it holds figures: most of what is printed in it."""
    kinds = []
    for places in columns:
        texts = [text for row in rows if (text := "".join(row[p].text for p in places))]
        kinds.append(sum(figures.is_figure(text) for text in texts) * 3 > len(texts) * 2)
    return kinds


def _row(
    row: Sequence[RawCell],
    label: int,
    columns: Sequence[Sequence[int]],
    usual: int,
    figures: Figures,
    kinds: Sequence[bool],
) -> Row:
    """A body row. With the usual number of cells their places count, else their order, if it fits.

    In a shorter row a figure never stands in a column of words: figures alone go to the columns of figures, if as many.
    """
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
        alike = all(c is None or kind == figures.is_figure(c.text) for c, kind in zip(kept, kinds, strict=True))
        if sum(c is not None for c in kept) == len(joined) and alike:
            return Row(head, tuple(kept))
        if len(joined) == sum(kinds) and all(c is not None and figures.is_figure(c.text) for c in joined):
            rest = iter(joined)
            return Row(head, tuple(next(rest) if kind else None for kind in kinds))
    return Row(head, tuple(None for _ in columns))


def _join(cells: Sequence[RawCell]) -> Cell | None:
    said = [c for c in cells if c.text]
    return Cell("".join(c.text for c in said), tuple(c.span for c in said)) if said else None
