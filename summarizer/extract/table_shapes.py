"""Tables in other shapes, brought into the usual one: parts in rows, years in columns, a percentage beside its amount."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from summarizer.extract.table_cells import holds_figures
from summarizer.outline.model import Cell, Column, Row, Table

_LEAST_YEARS = 2


def shares_below(table: Table, is_share: Callable[[str], bool]) -> tuple[Table, dict[tuple[Cell | None, ...], Row]]:
    """The table without its rows of percentages that stand below the amounts they belong to, and those rows by the cells above.

    "Motor homes ... $402,435", and below it "83.1%": without a label of its own, with the end of an aside in the one above, or
    with one that says a share ("% of total revenues").
    """
    kept: list[Row] = []
    below: dict[tuple[Cell | None, ...], Row] = {}
    for row in table.rows:
        said = [c.text for c in row.cells if c is not None]
        label = row.label.text.strip()
        above = kept[-1] if kept else None
        opened = above is not None and above.label.text.count("(") > above.label.text.count(")")
        belongs = above is not None and _amounts(above) and (not label or opened or is_share(label))
        if above is not None and belongs and said and all("%" in t for t in said):
            below[above.cells] = row
        else:
            kept.append(row)
    return (replace(table, rows=tuple(kept)), below) if below else (table, below)


def _amounts(row: Row) -> bool:
    """Whether a row with a label holds figures, and no percentage."""
    return bool(row.label.text.strip()) and holds_figures(row) and not any(c is not None and "%" in c.text for c in row.cells)


def turned(table: Table, is_period: Callable[[str], bool]) -> Table:
    """A table with its years in rows and its parts in columns, turned round; any other table as it is.

    Each label must be a period, and each column have a header that is none.
    """
    labels = [row.label for row in table.rows]
    if len(labels) < _LEAST_YEARS or len(table.columns) < _LEAST_YEARS:
        return table
    if not all(is_period(c.text) for c in labels) or any(not c.header or is_period(c.header) for c in table.columns):
        return table
    parts = [Cell(column.header, column.pieces) for column in table.columns]
    rows = tuple(Row(part, tuple(row.cells[n] for row in table.rows)) for n, part in enumerate(parts))
    return replace(table, columns=tuple(Column(c.text, c.pieces) for c in labels), rows=rows)
