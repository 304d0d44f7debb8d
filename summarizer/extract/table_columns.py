"""What the columns of a table hold: amounts or shares, of which period, and what a rule does not mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarizer.extract.facts import Field
from summarizer.extract.table_cells import figure
from summarizer.outline.model import Cell, Row

ALL_BUT = 99  # percent of a whole, as far as shares are rounded


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

    def says_part(self, row: Row) -> bool:
        """Whether the shares of a row say that it is less than all: a "Total" with 51% is that of some rows."""
        cells = (cell for position, cell in enumerate(row.cells) if cell is not None and self.shares[position])
        said = [share for cell in cells if (share := figure(cell.text)) is not None]
        return bool(said) and max(said) < ALL_BUT
