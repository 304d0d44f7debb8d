"""Cells of tables that are set with blanks: columns are where figures stand under one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex

from summarizer.spans import Span

_FIELD = regex.compile(r"[^\s.](?:[^\s]*)(?:[ ][^\s]+)*")
_LEADERS = regex.compile(r"\s?\.{2,}\s*|(?:\s\.){2,}\s*")
_FOREIGN = "\t\u00a0"


def wide_cells(
    view: str,
    rows: Sequence[Span],
    is_figure: Callable[[str], bool],
    opens: Callable[[str], bool],
    closes: Callable[[str], bool],
) -> list[list[Span]]:
    """Rows of equal length: the label, then one cell for each column of figures (an empty span where none is printed).

    A header word goes to the column that it overlaps most. Text that overlaps no column joins the label when it stands
    left of all columns, and else is left out of the grid.
    """
    placed = [[(field, _place(view, row, field)) for field in _fields(view, row, opens, closes)] for row in rows]
    columns = _columns(view, placed, is_figure)
    if not columns:
        return [[row] for row in rows]
    grid: list[list[Span]] = []
    for row, fields in zip(rows, placed, strict=True):
        cells = [Span(row.start, row.start)] * (len(columns) + 1)
        for field, (low, high) in fields:
            overlaps = [max(0, min(high, c_high) - max(low, c_low)) for c_low, c_high in columns]
            best = max(range(len(columns)), key=lambda n: (overlaps[n], -n))
            at = best + 1 if overlaps[best] else 0 if high <= columns[0][0] else -1
            if at < 0:
                continue
            cells[at] = field if cells[at].end == cells[at].start else Span(cells[at].start, field.end)
        grid.append(cells)
    return grid


def _fields(view: str, row: Span, opens: Callable[[str], bool], closes: Callable[[str], bool]) -> list[Span]:
    """The runs of words between wide gaps; a currency sign goes with the field on its right, a bracket with the left."""
    fields: list[Span] = []
    at = row.start
    breaks = [*_LEADERS.finditer(view, row.start, row.end)]
    stops = [(m.start(), m.end()) for m in breaks] + [(row.end, row.end)]
    for stop, after in stops:
        for match in _FIELD.finditer(view, at, stop):
            field = Span(match.start(), match.end())
            if fields and (opens(fields[-1].of(view)) or closes(field.of(view))):
                fields[-1] = Span(fields[-1].start, field.end)
            else:
                fields.append(field)
        at = after
    return fields


def _place(view: str, row: Span, field: Span) -> tuple[int, int]:
    """Where a field stands on its line, counted from the line's beginning (its indentation included)."""
    begin = view.rfind("\n", max(row.start - 400, 0), row.start) + 1 or row.start
    return field.start - begin, field.end - begin


def _columns(
    view: str, placed: Sequence[Sequence[tuple[Span, tuple[int, int]]]], is_figure: Callable[[str], bool]
) -> list[tuple[int, int]]:
    """The places of the columns: the figures after the first field of each row, those that overlap taken together."""
    places = sorted(
        place
        for fields in placed
        for n, (field, place) in enumerate(fields)
        if (n or len(fields) > 1) and is_figure(" ".join(field.of(view).split()))
    )
    columns: list[tuple[int, int]] = []
    for low, high in places:
        if columns and low < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], high))
        else:
            columns.append((low, high))
    return columns
