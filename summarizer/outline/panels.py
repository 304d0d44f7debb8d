"""Tables printed in panels side by side, to save paper: `Ohio | 47 | Iowa | 53 | Utah | 137`.

Each panel has a label and the same kinds of columns, so the panels can stand one below the other. That a table of words
and figures in turn is printed in panels, and not one of names, ages, posts and years, shows in its headers (none, or the
same above each panel), in labels that never come again, and in figures that are no years.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from summarizer.numerals import YEAR
from summarizer.outline.model import Cell, Column, Row

_YEAR = regex.compile(YEAR)
_LEAST_ROWS = 2


def stack_panels(
    columns: Sequence[Column], rows: Sequence[Row], kinds: Sequence[bool]
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The columns and rows with the panels stacked, left to right; as they are when there are no panels.

    `kinds` says of each column whether it holds figures.
    """
    size = _panel_size(columns, rows, kinds)
    if not size:
        return tuple(columns), tuple(rows)
    panels = [[row for row in _panels(r, size) if row.label.text or any(row.cells)] for r in rows]
    below = next((n for n in range(len(panels), 0, -1) if len(panels[n - 1]) > 1), len(panels))  # the totals stand below
    most = max(len(row) for row in panels)
    stacked = [row[n] for n in range(most) for row in panels[:below] if n < len(row)]
    return tuple(columns[: size - 1]), (*stacked, *(row for rest in panels[below:] for row in rest))


def _panel_size(columns: Sequence[Column], rows: Sequence[Row], kinds: Sequence[bool]) -> int:
    """How many columns a panel has, its label counted; 0 when the table is not printed in panels."""
    total = len(columns) + 1
    shape = [False, *kinds]
    for size in range(2, total // 2 + 1):
        if total % size or shape != [False, *[True] * (size - 1)] * (total // size):
            continue
        headers = [[c.header for c in columns[first : first + size - 1]] for first in range(0, total, size)]
        titles = {columns[first - 1].header for first in range(size, total, size)}
        labels = [cell.text for row in rows for cell in [row.label, *row.cells][::size] if cell is not None and cell.text]
        full = sum(all(cell is not None and cell.text for cell in (row.label, *row.cells)) for row in rows)
        if any(h != headers[0] for h in headers) or len(titles) > 1 or len(set(labels)) < len(labels) or full < _LEAST_ROWS:
            return 0
        return 0 if any(_all_years(rows, n) for n, figures in enumerate(kinds) if figures) else size
    return 0


def _all_years(rows: Sequence[Row], column: int) -> bool:
    cells = [cell.text for row in rows if (cell := row.cells[column]) is not None]
    return all(_YEAR.fullmatch(text) for text in cells)


def _panels(row: Row, size: int) -> list[Row]:
    """The parts of a row. Figures that stand alone in the last panel belong to the label in the first."""
    cells: list[Cell | None] = [row.label, *row.cells]
    last = cells[len(cells) - size + 1 :]
    if any(last) and not any(cells[1 : len(cells) - size + 1]):
        return [Row(row.label, tuple(last))]
    return [Row(cells[at] or Cell("", ()), tuple(cells[at + 1 : at + size])) for at in range(0, len(cells), size)]
