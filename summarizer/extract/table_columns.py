"""What the columns of a table hold: amounts or shares, of which period, and what a rule does not mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarizer.extract.facts import Field
from summarizer.extract.table_cells import figure
from summarizer.outline.model import Cell, Row

LEAST_WHOLE = 97  # percent of a whole, as far as shares are rounded


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table hold. Where the `shares` are `alone`, they give the facts, else the amounts do."""

    others: Sequence[bool]  # what the rule does not mean: "Operating income 1996"
    periods: Sequence[Field | None]
    shares: Sequence[bool]
    alone: bool

    def meant(self, row: Row) -> Iterator[tuple[int, Cell, Decimal]]:
        """The cells of a row that give facts: their positions and figures."""
        for position, cell in enumerate(row.cells):
            if cell is None or self.others[position] or self.shares[position] is not self.alone:
                continue
            if (amount := figure(cell.text)) is not None:
                yield position, cell, amount

    def says_part(self, row: Row, told: Sequence[Row]) -> bool:
        """Whether a row's share, the sum of those `told` above it, says that it is less than all: a "Total" with 51%.

        Percentages that do not add up are of something else, such as growth.
        """
        for position, cell in enumerate(row.cells):
            total = figure(cell.text) if cell is not None and self.shares[position] else None
            if total is None or total >= LEAST_WHOLE:
                continue
            cells = (above.cells[position] for above in told)
            parts = [share for c in cells if c is not None and (share := figure(c.text)) is not None]
            if len(parts) == len(told) > 1 and abs(sum(parts) - total) <= len(parts):
                return True
        return False


def adds_up(rows: Sequence[Row], line: Row) -> bool:
    """Whether a line holds the sums of the rows above it, as far as their figures are rounded."""
    sums = []
    for position, cell in enumerate(line.cells):
        parts = [figure(c.text) for row in rows if (c := row.cells[position]) is not None]
        total = figure(cell.text) if cell is not None else None
        if total is not None and len(rows) > 1:
            said = [p for p in parts if p is not None]
            sums.append(abs(sum(said) - total) <= len(rows) * Decimal(1).scaleb(min(int(total.as_tuple().exponent), 0)))
    return bool(sums) and all(sums)
