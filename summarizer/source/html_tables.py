"""Tables of an HTML filing: which hold data, which only lay out a page, and what each boundary of a cell becomes.

A data table (two rows or more with two filled cells or more) is written as rows `a | b | c` with the same number of
borders in every row: columns that are empty in all rows are left out, and a cell over several columns counts as its
first. Every other table is only layout: its rows are paragraphs, and its cells follow one another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from summarizer.source.lines import BLANK

TEXT, JOIN, SPACE, LINE, BLOCK = -1, 0, 1, 2, 3

_LEAST_DATA_ROWS = 2
_PROSE_CELL = 250  # filled cells longer than this on average are columns of a page, not of a table
_LONG_CELL = 80
_LONGEST_MARK = 6
_MOST_COLUMNS = 120  # a drawn page has fewer; each row is as long as all columns
_HEAD = 12
MOST_SPANNED = 200
BOLD = 16  # the emphasis of bold type; each tag or style for italics or underlining counts 1


@dataclass(slots=True)
class Gap:
    """What stands between two runs of text, `start:end` of the source, and what it becomes.

    `level` says how far it parts them; TEXT is a reference, which becomes `text`. `trail` and `lead` are borders or a
    bullet around the break. `stressed` is the emphasis of the run that follows (bold from `BOLD` on); `hidden` is said of
    the gap.
    """

    start: int
    end: int
    level: int
    text: str = ""
    trail: str = ""
    lead: str = ""
    stressed: int = 0
    hidden: bool = False


@dataclass(slots=True)
class TableCell:
    """A cell: how many columns and rows it takes, the gaps before and after its text (-1: it has none)."""

    columns: int
    rows: int
    first: int = -1
    last: int = -1
    length: int = 0
    head: str = ""

    def add(self, gap: int, text: str) -> None:
        """Note a run of text; `gap` is the index of the gap before it."""
        bare = text.strip(BLANK)
        if not bare:
            return
        if self.first < 0:
            self.first = gap
        self.length += len(text)
        if len(self.head) < _HEAD:
            self.head += bare[:_HEAD]


@dataclass(slots=True)
class OpenTable:
    """A table while it is read. `nested`: another table stands inside one of its cells."""

    rows: list[list[TableCell]] = field(default_factory=list)
    cell: TableCell | None = None
    nested: bool = False

    def open_row(self, gap: int) -> None:
        """Begin a row; a cell that was left open ends at `gap`."""
        self.close_cell(gap)
        self.rows.append([])

    def open_cell(self, columns: int, rows: int, gap: int) -> None:
        """Begin a cell, and a row when there is none."""
        self.close_cell(gap)
        if not self.rows:
            self.rows.append([])
        self.cell = TableCell(columns, rows)
        self.rows[-1].append(self.cell)

    def close_cell(self, gap: int) -> None:
        """End the open cell, if any, at the gap with this index."""
        if self.cell is not None:
            self.cell.last = gap
            self.cell = None


def settle(table: OpenTable, gaps: list[Gap], is_mark: Callable[[str], bool]) -> None:
    """Write a finished table into its gaps. `is_mark` knows bullets, footnote marks and (1), which make no column."""
    rows = [[(place, cell) for place, cell in row if cell.first >= 0] for row in _placed(table)]
    rows = [row for row in rows if row]
    places = {place: n for n, place in enumerate(sorted({place for row in rows for place, _ in row}))}
    if table.nested or len(places) > _MOST_COLUMNS or not _holds_data(rows, is_mark) or _mostly_borders(rows, len(places), gaps):
        for row in rows:
            for (_, left), (_, right) in pairwise(row):
                if left.length > _LONG_CELL:
                    gaps[right.first].level = BLOCK
        return
    last = len(places) - 1
    for number, row in enumerate(rows):
        at = 0
        for position, (place, cell) in enumerate(row):
            for gap in gaps[cell.first + 1 : cell.last]:
                if gap.level > SPACE:
                    gap.level = SPACE
                gap.lead = ""
            before = gaps[cell.first]
            step = places[place] - at
            if position:
                before.level, before.lead = JOIN, " |" * step + " "
            else:
                before.level, before.lead = (LINE if number else BLOCK), "| " * step
            at = places[place]
        gaps[row[-1][1].last].trail = " |" * (last - at)


def _holds_data(rows: list[list[tuple[int, TableCell]]], is_mark: Callable[[str], bool]) -> bool:
    full = [row for row in rows if len(row) > 1 and not (len(row) == 2 and _marks(row[0][1], is_mark))]
    if len(full) < _LEAST_DATA_ROWS:
        return False
    filled = [cell.length for row in full for _, cell in row]
    return sum(filled) <= _PROSE_CELL * len(filled)


def _mostly_borders(rows: list[list[tuple[int, TableCell]]], columns: int, gaps: Sequence[Gap]) -> bool:
    """Whether the borders that complete each row would be longer than the table's source: a file made to do harm."""
    return 2 * columns * len(rows) > gaps[rows[-1][-1][1].last].end - gaps[rows[0][0][1].first].start


def _marks(cell: TableCell, is_mark: Callable[[str], bool]) -> bool:
    return len(cell.head) <= _LONGEST_MARK and is_mark(cell.head)


def _placed(table: OpenTable) -> list[list[tuple[int, TableCell]]]:
    """Each cell with its first column; cells that reach down from rows above push others to the right."""
    taken: dict[int, int] = {}  # column -> rows still taken by a cell from above
    placed: list[list[tuple[int, TableCell]]] = []
    for row in table.rows:
        column = 0
        here: list[tuple[int, TableCell]] = []
        below: dict[int, int] = {}
        for cell in row:
            while taken.get(column, 0) > 0:
                column += 1
            here.append((column, cell))
            if cell.rows > 1 and column < MOST_SPANNED:
                below |= {column + n: cell.rows - 1 for n in range(cell.columns)}
            column += cell.columns
        taken = {c: n - 1 for c, n in taken.items() if n > 1} | below if taken or below else {}
        placed.append(here)
    return placed
