"""What the cells of a table say: figures, amounts, percentages, and the periods of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import regex

from summarizer.extract.facts import Field
from summarizer.extract.values import ValueReader, decimal_text
from summarizer.numerals import NUMBER
from summarizer.outline.model import Cell, Column, Row, Table
from summarizer.outline.tables import scale_of
from summarizer.packs.pack import Pack
from summarizer.packs.regexes import finditer, search
from summarizer.packs.windows import find
from summarizer.spans import Span

_FIGURE = regex.compile(  # what stands before the digits is a currency's sign, a minus, a bracket; never a dot, which is a leader
    r"^(?P<before>[^\w(.]*)(?P<open>\()?(?P<inside>[^\w(.]*)"
    rf"(?P<number>{NUMBER})\s*%?\s*\)?\s*%?$"
)
_MINUS = regex.compile(r"[-−–]")

_NOTE = regex.compile(r"(?<=\d)\s?\(\d\)$")  # "9,361(2)"

_BLANKS_BEFORE_SIGN = regex.compile(r"(?<=\d)\s+(?=%)")
_YEAR = len("1996")
_BEFORE_YEAR = 60  # code points in which a list of fiscal years begins
LEAST_DOLLARS = 10**6  # tables of smaller amounts without a unit nearly always mean thousands
WHOLE_DOLLARS = 10**8  # of so many thousands nobody tells without saying that they are thousands


def figure(text: str) -> Decimal | None:
    """The figure that a table cell prints, negative in accounting brackets or behind a minus; None when it is not one figure."""
    match = _FIGURE.match(_NOTE.sub("", text.strip()))
    if match is None or "—" in match["before"] + match["inside"]:
        return None
    number = Decimal(match["number"].replace(",", ""))
    return -number if match["open"] or _MINUS.search(match["before"] + match["inside"]) else number


def holds_figures(row: Row) -> bool:
    """Whether a cell of a row, the label not counted, is a figure."""
    return any(c is not None and figure(c.text) is not None for c in row.cells)


@dataclass(frozen=True, slots=True)
class LabelUnit:
    """A unit that a label says for the rows below it: a power of ten, and where it stands."""

    scale: int
    pieces: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads the cells of one table. `share_header` is the pattern of the header of a column of percentages."""

    view: str
    table: Table
    pack: Pack
    values: ValueReader
    share_header: str
    _signs: dict[int, list[Span]] = field(default_factory=dict, init=False)

    def money(self, cell: Cell, number: Decimal, position: int, unit: LabelUnit | None = None) -> Field:
        """The amount in a cell, in the unit that a label above it says or else its table, and the currency of its table."""
        cell = self._without_note(cell)
        said = unit or LabelUnit(self.table.scale, self.table.unit_pieces)
        value = decimal_text(number.scaleb(said.scale))
        currency = self.values.words.currencies.get(self.table.currency, "")
        signs = self.sign(position) or next(filter(None, map(self.sign, range(len(self.table.columns)))), [])
        return Field(value, currency, cell.text, (*self._figure_first(cell), *signs, *said.pieces), "money")

    def label_unit(self, label: Cell) -> LabelUnit | None:
        """The unit that a label says for the rows below it: "Revenues ($ thousands):"."""
        layout = self.pack.layout
        scale = scale_of(label.text, layout.tables) if layout is not None else None
        return None if scale is None else LabelUnit(scale, label.pieces)

    def share(self, cell: Cell, number: Decimal, position: int) -> Field:
        """The percentage in a cell; its sign may stand in the column's header, or in another cell of it."""
        cell = self._without_note(cell)
        pieces = (*self._figure_first(cell), *([] if "%" in cell.text else self._percent(position)))
        return Field(decimal_text(number), "%", cell.text, tuple(_apart(self.view, pieces)), "percent")

    def _percent(self, position: int) -> Sequence[Span]:
        header = self.table.columns[position]
        if "%" in header.header:
            return header.pieces
        marked = (row.cells[position] for row in self.table.rows)
        return next((c.pieces for c in marked if c is not None and "%" in c.text), header.pieces)

    def share_beside(
        self, cells: Sequence[Cell | None], position: int, shares: Sequence[bool], periods: Sequence[Field | None]
    ) -> Field | None:
        """The percentage of the same period after an amount; one without a period stands right beside it."""
        for other in range(position + 1, len(cells)):
            cell = cells[other]
            if not shares[other]:
                return None
            its_own = _value(periods[other]) in ("", _value(periods[position]))
            if not its_own or cell is None or (periods[other] is None and other > position + 1):
                return None
            number = figure(cell.text)
            return None if number is None else self.share(cell, number, other)
        return None

    def is_share(self, position: int) -> bool:
        """Whether a column holds percentages: its header says so, or a cell does (often only the first and the total).

        A column with a currency sign in a cell does not, though a header over it and the next one says "Sales  %".
        """
        if self.sign(position):
            return False
        header = self.table.columns[position].header
        if self.share_header and search(self.pack.compile(self.share_header), header, 0, len(header)) is not None:
            return True
        return any("%" in cell.text for row in self.table.rows if (cell := row.cells[position]) is not None)

    def share_below(self, row: Row, position: int) -> Field | None:
        """The percentage below an amount, in the row of percentages (`shares_below`) that goes with the row of the amount."""
        cell = row.cells[position]
        number = figure(cell.text) if cell is not None else None
        return None if cell is None or number is None else self.share(cell, number, position)

    def unit_is_doubtful(self, limit: int = WHOLE_DOLLARS) -> bool:
        """Whether the table may mean thousands without saying so: it says no unit, and no amount reaches `limit`."""
        if self.table.unit_pieces:
            return False
        figures = (figure(c.text) for row in self.table.rows for c in row.cells if c is not None)
        return all(f is None or abs(f) < limit for f in figures)

    def periods(self, others: Sequence[bool]) -> list[Field | None]:
        """The period of each column: what its header says, or the only one that the lead-in says.

        The lead-in speaks for a single column of amounts, those that are none of the rule's (`others`) not counted.
        """
        said = [self._period(c, ()) for c in self.table.columns]
        alone = sum(not other and not self.is_share(n) for n, other in enumerate(others)) <= 1
        if any(p is not None for p in said) or self.table.intro is None or not alone:
            return said
        return [self._period(c, (self.table.intro,)) for c in self.table.columns]

    def _period(self, column: Column, intro: tuple[Span, ...]) -> Field | None:
        """The period that a column's header says, or the only one of the lead-in."""
        pattern = self.pack.compile("{item_period}")
        for piece in (*reversed(column.pieces), *intro):
            matches = list(finditer(pattern, self.view, piece.start, piece.end))
            if matches and (piece not in intro or len({m.group()[-_YEAR:] for m in matches}) == 1):
                raw = matches[-1].group()
                value = self.values.read("period", raw)
                year = Span(*matches[-1].span())
                if value is not None and len(raw) == _YEAR and (day := self._day_over(column)) is not None:
                    whole = self.values.read("period", f"{day.of(self.view).rstrip(',')}, {raw}")
                    return Field((whole or value).value, "", raw, (year, day), "period")
                if value is not None:
                    over = self._fiscal_over(column, year) if len(raw) == _YEAR else ()
                    return Field(value.value, "", raw, (year, *over), "period")
        return None

    def _fiscal_over(self, column: Column, year: Span) -> Sequence[Span]:
        """Where a header over the years says that they are fiscal ones ("Fiscal Year"), with the pack's pattern `fiscal_over`."""
        if "fiscal_over" not in self.pack.patterns:
            return ()
        pattern = self.pack.compile("{fiscal_over}")
        found = (Span(*m.span()) for piece in column.pieces for m in finditer(pattern, self.view, piece.start, piece.end))
        return next(((span,) for span in found if span.end < year.start), None) or self._fiscal_in_lead_in(year)

    def _fiscal_in_lead_in(self, year: Span) -> Sequence[Span]:
        """Where the lead-in says that the year of a column is a fiscal one: "during fiscal 1994, 1993 and 1992"."""
        intro = self.table.intro
        at = self.view.find(year.of(self.view), intro.start, intro.end) if intro is not None else -1
        if intro is None or at < 0 or "fiscal_years_before" not in self.pack.patterns:
            return ()
        before = Span(max(at - _BEFORE_YEAR, intro.start), at)
        match = find(self.pack.compile("{fiscal_years_before}"), self.view, before)
        return () if match is None else (match.span(),)

    def _day_over(self, column: Column) -> Span | None:
        """Month and day in a header over the years ("Year ended June 30,"), with the comma."""
        pattern = self.pack.compile("(?:{month}|{month_short})\\s\\d{1,2}\\b,?(?!\\s*\\d)")
        found = (m for piece in column.pieces for m in finditer(pattern, self.view, piece.start, piece.end))
        return next((Span(*m.span()) for m in found), None)

    def sign(self, position: int) -> list[Span]:
        """Where the column prints its currency sign: often in the first row and the total alone."""
        if position not in self._signs:
            cells = (row.cells[position] for row in self.table.rows if position < len(row.cells)) if self.table.currency else ()
            pieces = (piece for cell in cells if cell is not None for piece in cell.pieces)
            self._signs[position] = next(([p] for p in pieces if self.table.currency in p.of(self.view)), [])
        return self._signs[position]

    def _without_note(self, cell: Cell) -> Cell:
        """A cell without the mark of a note behind its figure, "9,361(2)"."""
        mark = _NOTE.search(cell.text)
        if mark is None:
            return cell
        last = cell.pieces[-1]
        text = _NOTE.sub("", last.of(self.view))
        return Cell(cell.text[: mark.start()], (*cell.pieces[:-1], Span(last.start, last.start + len(text))))

    def _figure_first(self, cell: Cell) -> list[Span]:
        """The cell's pieces with the one that holds the figure first: the currency sign has a cell of its own."""
        return sorted(cell.pieces, key=lambda p: (not any(c.isdigit() for c in p.of(self.view)), p))


def _apart(view: str, pieces: Sequence[Span]) -> Iterator[Span]:
    """The pieces of a percentage, with figure and sign apart where blanks stand between them: "31.2  %"."""
    for piece in pieces:
        match = _BLANKS_BEFORE_SIGN.search(view, piece.start, piece.end)
        if match is None:
            yield piece
        else:
            yield Span(piece.start, match.start())
            yield Span(match.end(), piece.end)


def _value(field: Field | None) -> str:
    return field.value if field else ""
