"""Tables by rules: the role of each table, and the facts that its rows give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

import regex

from summarizer.extract.facts import Fact, Field, TableFact
from summarizer.extract.values import ValueReader, decimal_text
from summarizer.outline.model import Cell, Column, Outline, Row, Table
from summarizer.packs.pack import Pack
from summarizer.packs.regexes import finditer, search
from summarizer.packs.schema import TableRule
from summarizer.spans import Span

_FIGURE = regex.compile(r"^[^\w(]*(\()?\s*[^\w(.]*\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*%?\s*\)?$")

_YEAR = len("1996")
WHOLE = 100  # a share is no larger, and may have a tenth


def figure(text: str) -> Decimal | None:
    """The figure that a table cell prints, negative in accounting brackets; None when it is not one figure."""
    match = _FIGURE.match(text.strip())
    if match is None:
        return None
    try:
        number = Decimal(match[2].replace(",", ""))
    except InvalidOperation:
        return None
    return -number if match[1] else number


def table_facts(
    view: str, outline: Outline, pack: Pack, scope: Sequence[Span], values: ValueReader
) -> tuple[tuple[TableFact, ...], list[Fact]]:
    """The tables of the given parts with their roles, and the facts of their rows, in document order."""
    roles: list[TableFact] = []
    facts: list[Fact] = []
    rules = sorted(pack.tables, key=lambda r: -r.priority)
    for index, table in enumerate(outline.tables):
        if not any(part.contains(table.span) for part in scope):
            continue
        rule = next((r for r in rules if _applies(r, view, outline, table, pack)), None)
        if rule is None:
            continue
        roles.append(TableFact(rule.role, rule.id, index))
        if rule.kind and (rule.cell_field or not _unit_is_elsewhere(table)):
            facts += _Reader(view, table, index, rule, pack, values).rows()
    return tuple(roles), facts


def _applies(rule: TableRule, view: str, outline: Outline, table: Table, pack: Pack) -> bool:
    def matches(patterns: Sequence[str], text: str) -> bool:
        return any(search(pack.compile(p), text, 0, len(text)) for p in patterns)

    intro = table.intro.of(view) if table.intro else ""
    heading = outline.headings[table.heading].span.of(view) if table.heading >= 0 else ""
    header = " ".join([c.header for c in table.columns])
    if matches(rule.unless, " ".join([intro, heading, header])):
        return False
    labels = [row.label.text for row in table.rows if row.label.text]
    if rule.labels and sum(matches([rule.labels], text) for text in labels) * 2 <= len(labels):
        return False
    if rule.block and not any(matches([rule.begins], text) for text in labels):
        return False
    if rule.total_label and any(matches([rule.total_label], text) for text in labels[1:]):
        return True
    if not rule.intro and not rule.headings:
        return not rule.header or matches(rule.header, header)
    if matches(rule.intro, intro):
        return True
    if matches(rule.headings, heading) and not intro:
        return not rule.header or matches(rule.header, header)
    return (
        bool(rule.header) and matches(rule.header, header) and (matches(rule.headings, heading) or matches(rule.intro, heading))
    )


def _unit_is_elsewhere(table: Table) -> bool:
    """Whether a table says no unit although its amounts cannot be whole ones: nobody prints a tenth of a dollar."""
    figures = [figure(c.text) for row in table.rows for c in row.cells if c is not None]
    return not table.unit_pieces and any(f is not None and abs(f) > WHOLE and f.as_tuple().exponent == -1 for f in figures)


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows under a label, with the facts that each gave; `joins`: their labels go on with it."""

    label: Cell
    indent: int
    joins: bool
    rows: list[tuple[Row, list[Fact]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the rows of one table by one rule."""

    view: str
    table: Table
    index: int
    rule: TableRule
    pack: Pack
    values: ValueReader

    def rows(self) -> list[Fact]:
        return self._word_rows() if self.rule.cell_field else self._figure_rows()

    def _word_rows(self) -> list[Fact]:
        facts = []
        for row in self.table.rows:
            cell = next((c for c in reversed(row.cells) if c is not None and c.text.strip()), None)
            if cell is None or not cell.pieces:
                continue
            fields = {self.rule.cell_field: Field(cell.text, "", cell.text, cell.pieces, "name")}
            if row.label.text.strip() and self.rule.label_field:
                fields[self.rule.label_field] = Field(row.label.text, "", row.label.text, row.label.pieces, "phrase")
            facts.append(self._fact(fields, (*row.label.pieces, *cell.pieces)))
        return facts

    def _figure_rows(self) -> list[Fact]:
        facts: list[Fact] = []
        periods = [self._period(c) for c in self.table.columns]
        shares = [self._is_share(n) for n in range(len(self.table.columns))]
        # Without an amount of money, the shares are what the table says; a count beside them is none of its facts.
        alone = (any(shares) and not (self.table.currency or self.table.unit_pieces)) or not self.rule.value_field
        group: _Group | None = None
        named: set[str] = set()
        base = self._base()
        rows = self._block()
        for number_of_row, row in enumerate(rows):
            label = row.label
            if self._opens(rows, number_of_row):
                group = None if self._is(self.rule.begins, label.text) else self._group(label)
                continue
            if group is not None and label.text.strip() and not group.joins and self._indent(label) <= group.indent:
                group = None
            if group is not None and not label.text.strip():
                if _adds_up([r for r, _ in group.rows], row):  # the group is told by its label and sum
                    label = group.label
                    for fact in (f for _, inside in group.rows for f in inside):
                        fact.fields.pop("under", None)
                        fact.fields.pop("grouped", None)
                        fact.fields["within"] = self._label(label)
                group = None
            found: list[Fact] = []
            if group is not None:
                group.rows.append((row, found))
            is_total = self._is(self.rule.total, label.text)
            if is_total and base is not None:
                break
            if not label.text.strip() or not label.pieces or (alone if is_total else self._is(self.rule.skip, label.text)):
                continue
            for position, cell in enumerate(row.cells):
                if cell is None or shares[position] is not alone or (number := figure(cell.text)) is None:
                    continue
                fields = {}
                if alone:
                    fields[self.rule.share_field] = self._share(cell, number, position)
                else:
                    fields[self.rule.value_field] = self._money(cell, number, position)
                period = periods[position]
                if period is not None:
                    fields[self.rule.period_field] = period
                if not is_total:
                    fields[self.rule.label_field] = self._label(label)
                    fields.update({n: Field(v, "", "", (), "text") for n, v in self.rule.constants.items()})
                    if base is not None:
                        fields["base"] = base
                    if group is not None and "under" in self.pack.kinds[self.rule.kind].fields:
                        fields["under" if group.joins else "grouped"] = self._label(group.label)
                    share = None if alone else self._share_beside(row.cells, position, shares, periods)
                    if share is not None:
                        fields[self.rule.share_field] = share
                found.append(self._fact(fields, (*label.pieces, *cell.pieces)))
            facts += found
            if is_total and found:
                break  # what stands below it is something else
            if group is None and found and self.rule.label_kind and not is_total and label.text not in named:
                named.add(label.text)
                name = {"name": Field(label.text, "", label.text, label.pieces, "phrase")}
                facts.append(replace(self._fact(name, label.pieces), kind=self.rule.label_kind))
        return facts

    def _opens(self, rows: Sequence[Row], number: int) -> bool:
        """Whether a row without figures is the label of those below it: it ends with a colon, or they are set in."""
        label = rows[number].label
        if not label.pieces or any(c is not None and figure(c.text) is not None for c in rows[number].cells):
            return False
        below = rows[number + 1].label if number + 1 < len(rows) else None
        set_in = below is not None and bool(below.pieces) and self._indent(below) > self._indent(label)
        return label.text.rstrip().endswith(":") or set_in

    def _group(self, label: Cell) -> _Group:
        bare = self._bare(label)
        return _Group(bare, self._indent(label), self._is(self.rule.joins, bare.text))

    def _indent(self, label: Cell) -> int:
        """How far from the beginning of its line a label is printed."""
        start = label.pieces[0].start if label.pieces else 0
        return start - (self.view.rfind("\n", 0, start) + 1)

    def _base(self) -> Field | None:
        """What the rows are parts of, when the lead-in says that it is less than all: "sales of general merchandise"."""
        intro = self.table.intro
        match = search(self.pack.compile(self.rule.base), self.view, intro.start, intro.end) if self.rule.base and intro else None
        if match is None:
            return None
        span = Span(*match.span("base"))
        return Field(span.of(self.view), "", span.of(self.view), (span,), "phrase")

    def _block(self) -> Sequence[Row]:
        """The rows that the rule is about: a table of sales often goes on with profits and assets, each under a label."""
        rows = self.table.rows
        said = [" ".join([row.label.text, *(c.text for c in row.cells if c is not None)]).strip() for row in rows]
        bare = [all(c is None or figure(c.text) is None for c in row.cells) for row in rows]
        first = next((n for n, text in enumerate(said) if bare[n] and self._is(self.rule.begins, text)), 0)
        last = next((n for n in range(first, len(rows)) if bare[n] and self._is(self.rule.until, said[n])), len(rows))
        return rows[first:last]

    def _is(self, pattern: str, text: str) -> bool:
        return bool(pattern) and search(self.pack.compile(pattern), text, 0, len(text)) is not None

    def _label(self, label: Cell) -> Field:
        type_ = self.pack.kinds[self.rule.kind].fields[self.rule.label_field]
        return Field(label.text, "", label.text, label.pieces, "name" if type_ == "name" else "phrase")

    def _share(self, cell: Cell, number: Decimal, position: int) -> Field:
        """The percentage in a cell; its sign may stand in the column's header, or in another cell of it."""
        pieces = (*self._figure_first(cell), *([] if "%" in cell.text else self._percent(position)))
        return Field(decimal_text(number), "%", cell.text, pieces, "percent")

    def _percent(self, position: int) -> Sequence[Span]:
        header = self.table.columns[position]
        if "%" in header.header:
            return header.pieces
        marked = (row.cells[position] for row in self.table.rows)
        return next((c.pieces for c in marked if c is not None and "%" in c.text), header.pieces)

    def _bare(self, label: Cell) -> Cell:
        """A label without its colon."""
        last = label.pieces[-1]
        text = last.of(self.view).rstrip(" :")
        return Cell(label.text.rstrip(" :"), (*label.pieces[:-1], Span(last.start, last.start + len(text))))

    def _fact(self, fields: dict[str, Field], pieces: tuple[Span, ...]) -> Fact:
        intro = (self.table.intro,) if self.table.intro else ()
        shown = {span for f in fields.values() for span in f.spans}
        evidence = tuple(sorted({*pieces, *intro, *shown, *self.table.unit_pieces}))
        return Fact("", self.rule.kind, self.rule.id, fields, evidence, table=self.index)

    def _money(self, cell: Cell, number: Decimal, position: int) -> Field:
        value = decimal_text(number.scaleb(self.table.scale))
        unit = self.values.words.currencies.get(self.table.currency, "")
        return Field(value, unit, cell.text, (*self._figure_first(cell), *self._sign(position), *self.table.unit_pieces), "money")

    def _sign(self, position: int) -> list[Span]:
        """Where the column prints its currency sign: often in the first row and the total alone."""
        for row in self.table.rows:
            cell = row.cells[position] if position < len(row.cells) else None
            for piece in cell.pieces if cell is not None else ():
                if self.table.currency and self.table.currency in piece.of(self.view):
                    return [piece]
        return []

    def _figure_first(self, cell: Cell) -> list[Span]:
        """The cell's pieces with the one that holds the figure first: the currency sign has a cell of its own."""
        return sorted(cell.pieces, key=lambda p: (not any(c.isdigit() for c in p.of(self.view)), p))

    def _share_beside(
        self, cells: Sequence[Cell | None], position: int, shares: Sequence[bool], periods: Sequence[Field | None]
    ) -> Field | None:
        """The percentage of the same period right after an amount."""
        for other in range(position + 1, len(cells)):
            cell = cells[other]
            if not shares[other]:
                return None
            if _value(periods[other]) != _value(periods[position]) or cell is None:
                return None
            number = figure(cell.text)
            pieces = (*self._figure_first(cell), *self.table.columns[other].pieces)
            return None if number is None else Field(decimal_text(number), "%", cell.text, pieces, "percent")
        return None

    def _is_share(self, position: int) -> bool:
        """Whether a column holds percentages: its header says so, or a cell does (often only the first and the total)."""
        header = self.table.columns[position].header
        if self.rule.share_header and search(self.pack.compile(self.rule.share_header), header, 0, len(header)) is not None:
            return True
        return any("%" in cell.text for row in self.table.rows if (cell := row.cells[position]) is not None)

    def _period(self, column: Column) -> Field | None:
        """The period that a column's header says; of a table with one column, the only one that its lead-in says."""
        pattern = self.pack.compile("{item_period}")
        intro = (self.table.intro,) if self.table.intro and len(self.table.columns) == 1 else ()
        for piece in (*reversed(column.pieces), *intro):
            matches = list(finditer(pattern, self.view, piece.start, piece.end))
            if len(matches) == 1 or (matches and piece not in intro):
                raw = matches[-1].group()
                value = self.values.read("period", raw)
                year = Span(*matches[-1].span())
                if value is not None and len(raw) == _YEAR and (day := self._day_over(column)) is not None:
                    whole = self.values.read("period", f"{day.of(self.view).rstrip(',')}, {raw}")
                    return Field((whole or value).value, "", raw, (year, day), "period")
                if value is not None:
                    return Field(value.value, "", raw, (year,), "period")
        return None

    def _day_over(self, column: Column) -> Span | None:
        """Month and day in a header over the years ("Year ended June 30,"), with the comma."""
        pattern = self.pack.compile("(?:{month}|{month_short})\\s\\d{1,2}\\b,?(?!\\s*\\d)")
        found = (m for piece in column.pieces for m in finditer(pattern, self.view, piece.start, piece.end))
        return next((Span(*m.span()) for m in found), None)


def _adds_up(rows: Sequence[Row], line: Row) -> bool:
    """Whether a line holds the sums of the rows above it, as far as their figures are rounded."""
    sums = []
    for position, cell in enumerate(line.cells):
        parts = [figure(c.text) for row in rows if (c := row.cells[position]) is not None]
        total = figure(cell.text) if cell is not None else None
        if total is not None and len(rows) > 1:
            said = [p for p in parts if p is not None]
            sums.append(abs(sum(said) - total) <= len(rows) * Decimal(1).scaleb(min(int(total.as_tuple().exponent), 0)))
    return bool(sums) and all(sums)


def _value(field: Field | None) -> str:
    return field.value if field else ""
