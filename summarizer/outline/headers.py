"""Which columns a header cell covers.

Printers merge header cells over groups of columns and lose the merge in plain text, so a header row often has another
number of cells than the rows below. The rules, in order: as many header cells as columns are one to one; a row with as
many places as such a row, or as the body, stands by its places; one cell covers all; a number that divides the columns
covers equal groups. Anything else is left out: a column without a header is better than one with a wrong period.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.spans import Span


class HeaderCell(NamedTuple):
    """A header cell that says something, and its place in the row."""

    place: int
    text: str
    span: Span


class HeaderRow(NamedTuple):
    """A header row: how many places it has, and its cells."""

    width: int
    cells: tuple[HeaderCell, ...]


def fold_headers(rows: Sequence[HeaderRow], columns: Sequence[tuple[int, ...]], usual: int) -> list[list[HeaderCell]]:
    """For each column its header cells, from top to bottom."""
    siblings: dict[int, dict[int, int]] = {}
    for row in rows:
        if len(row.cells) == len(columns) and row.width != usual:
            siblings.setdefault(row.width, {cell.place: n for n, cell in enumerate(row.cells)})
    headers: list[list[HeaderCell]] = [[] for _ in columns]
    for row in rows:
        for cell, covered in zip(row.cells, _covered(row, columns, usual, siblings), strict=True):
            for n in covered:
                headers[n].append(cell)
    return headers


def _covered(
    row: HeaderRow, columns: Sequence[tuple[int, ...]], usual: int, siblings: dict[int, dict[int, int]]
) -> list[Sequence[int]]:
    """The columns that each cell of a header row covers."""
    said, total = len(row.cells), len(columns)
    if said == total:
        return [[n] for n in range(total)]
    if said == 1:
        by_place = _by_place(row, columns) if row.width == usual and total > 1 else None
        first = row.cells[0].place <= max(columns[0]) if columns else False
        if by_place and not first:
            return by_place
        return [range(total)]
    if said and total % said == 0 and not _beside(row, columns, usual, siblings):
        size = total // said
        return [range(n * size, (n + 1) * size) for n in range(said)]
    if row.width == usual:
        return _by_place(row, columns, exact=True) or [()] * said
    known = siblings.get(row.width)
    if known and all(cell.place in known for cell in row.cells):
        return [[known[cell.place]] for cell in row.cells]
    return [()] * said


def _by_place(row: HeaderRow, columns: Sequence[tuple[int, ...]], exact: bool = False) -> list[Sequence[int]] | None:
    """Each cell over the column of the same place; None when one of them is over no column.

    `exact`: the row has as many places as the body; when each column has its cell, others stand over empty columns.
    """
    owner = {place: n for n, places in enumerate(columns) for place in places}
    found = [owner.get(cell.place) for cell in row.cells]
    if exact and len(set(found) - {None}) == len(columns):
        return [() if n is None else [n] for n in found]
    return [[n] for n in found if n is not None] if None not in found else None


def _beside(row: HeaderRow, columns: Sequence[tuple[int, ...]], usual: int, siblings: dict[int, dict[int, int]]) -> bool:
    """Whether the row's places say that its cells stand over single columns and not over groups.

    The first cell of a row of groups stands over the first column; "% of" over the second column of each group does not.
    """
    if row.width == usual:
        return bool(columns) and row.cells[0].place > max(columns[0])
    known = siblings.get(row.width)
    return known is not None and row.cells[0].place in known and known[row.cells[0].place] > 0
