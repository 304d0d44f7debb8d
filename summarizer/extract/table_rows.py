"""The facts that the rows of one table give, by one rule: rows under a label, their sums, and the block that the rule means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

import regex

from summarizer.extract.facts import Fact, Field
from summarizer.extract.table_cells import LEAST_DOLLARS, CellReader, LabelUnit, figure, holds_figures
from summarizer.outline.model import Cell, Row, Table
from summarizer.packs.pack import Pack
from summarizer.packs.regexes import search
from summarizer.packs.schema import TableRule
from summarizer.spans import Span

_LABEL_NOTE = regex.compile(r"(?:\s*(?:\(\d{1,2}\)|\([a-z]\)|[:*†‡§]|\.{2,}|(?<=\p{Ll}{4}|\s)\.))+\s*$|\s+$")  # "Pumps (1)...:"

_OPEN_ASIDE = regex.compile(r"\s*\([^()]*$")  # "Bags (including handle, drawstring and"


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows under a label, with the facts that each gave; `joins`: their labels go on with it."""

    label: Cell
    indent: int
    joins: bool
    rows: list[tuple[Row, list[Fact]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one table, the `index`th of the outline, by one rule."""

    view: str
    table: Table
    index: int
    rule: TableRule
    pack: Pack
    cells: CellReader
    below: Mapping[tuple[Cell | None, ...], Row]  # the rows of percentages, by the cells of the rows of amounts above them

    def rows(self) -> list[Fact]:
        """The facts of all rows, in the order of the table."""
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
        others = [self._is(self.rule.until, column.header) for column in self.table.columns]  # "Operating income 1996"
        periods = self.cells.periods(others)
        shares = [not others[n] and self.cells.is_share(n) for n in range(len(self.table.columns))]
        others = [o or self._counts(n, shares, periods) for n, o in enumerate(others)]
        unit: LabelUnit | None = None
        # Without an amount of money, the shares are what the table says; a count beside them is none of its facts.
        no_money = not (self.table.currency or self.table.unit_pieces)
        alone = not self.rule.value_field or (any(shares) and (no_money or self.cells.unit_is_doubtful()))
        if not alone and (no_money or self.cells.unit_is_doubtful(LEAST_DOLLARS)):
            return []  # counts: units sold, stores; or thousands that no line calls so
        group: _Group | None = None
        named: set[str] = set()
        told: list[Row] = []
        base = self._base()
        rows = self._unbroken(self._block())
        for number, row in enumerate(rows):
            if self._opens(rows, number):
                unit = self.cells.label_unit(row.label) or unit
                group = None if self._is(self.rule.begins, row.label.text) else self._group(row.label)
                continue
            closes = group is not None and self._closes(rows, number, group)
            label, group = self._placed(row, group) if not closes else (Cell("", ()), None)
            found: list[Fact] = []
            if group is not None:
                group.rows.append((row, found))
            is_total = self._is(self.rule.total, label.text)
            if is_total and base is not None:
                break
            if self._is(self.rule.eliminated, label.text) and any(
                c and figure(c.text) for c in row.cells
            ):  # a zero takes nothing off
                for fact in (f for f in facts if f.kind == self.rule.kind):
                    fact.fields["before"] = self._label(self._bare(label))
            if base is None and self._is(self.rule.part_total, label.text) and adds_up(told, row):
                for fact in (f for f in facts if f.kind == self.rule.kind):
                    fact.fields["base"] = self._label(self._bare(label))
            if not label.text.strip() and group is None and adds_up(told, row):
                for fact in (f for f in facts if f.kind == self.rule.kind):
                    fact.fields["whole"] = self._label(next(c for c in row.cells if c is not None))
            if not label.text.strip() or not label.pieces or (alone if is_total else self._is(self.rule.skip, label.text)):
                continue
            if not alone and self._is(self.rule.share_header, label.text):
                continue  # "As a percentage of net sales", below the amounts
            said = {} if is_total else self._said(label, group, base)
            for position, cell in enumerate(row.cells):
                if cell is None or others[position] or shares[position] is not alone:
                    continue
                if (amount := figure(cell.text)) is None:
                    continue
                fields = {}
                if alone:
                    fields[self.rule.share_field] = self.cells.share(cell, amount, position)
                else:
                    fields[self.rule.value_field] = self.cells.money(cell, amount, position, unit)
                period = periods[position]
                if period is not None:
                    fields[self.rule.period_field] = period
                fields |= said
                share = None
                if not alone and not is_total and row.cells in self.below:
                    share = self.cells.share_below(self.below[row.cells], position)
                elif not alone and not is_total:
                    share = self.cells.share_beside(row.cells, position, shares, periods)
                if share is not None:
                    fields[self.rule.share_field] = share
                found.append(self._fact(fields, (*label.pieces, *cell.pieces)))
            facts += found
            if found:
                told.append(row)
            if is_total and found:
                break  # what stands below it is something else
            if group is None and found and self.rule.label_kind and not is_total and label.text not in named:
                named.add(label.text)
                name = {"name": Field(label.text, "", label.text, label.pieces, "phrase")}
                facts.append(replace(self._fact(name, label.pieces), kind=self.rule.label_kind))
        return facts

    def _counts(self, position: int, shares: Sequence[bool], periods: Sequence[Field | None]) -> bool:
        """Whether a column without a currency sign stands beside one with a sign, of the same period: members beside premiums."""
        if shares[position] or self.cells.sign(position):
            return False
        dates = [p.value if p is not None else "" for p in periods]
        others = (n for n, is_share in enumerate(shares) if n != position and not is_share)
        return any(self.cells.sign(n) and dates[n] == dates[position] for n in others)

    def _placed(self, row: Row, group: _Group | None) -> tuple[Cell, _Group | None]:
        """The label of a row, and the group that it belongs to: a row that holds the sum of its group has the group's label."""
        label = row.label
        if group is not None and label.text.lower().endswith(" " + group.label.text.lower()):
            return label, None  # "Total Pumps" closes "Pumps", however far it is set in
        if group is None:
            return label, group
        joins = group.joins and not any(self._indent(row.label) > group.indent for row, _ in group.rows)
        if label.text.strip() and (joins or self._indent(label) > group.indent):
            return label, group
        if not label.text.strip() and adds_up([r for r, _ in group.rows], row):
            label = group.label
            for fact in (f for _, inside in group.rows for f in inside):
                fact.fields.pop("under", None)
                fact.fields.pop("grouped", None)
                fact.fields["within"] = self._label(label)
        return label, None

    def _closes(self, rows: Sequence[Row], number: int, group: _Group) -> bool:
        """Whether a row holds the sum of its group under a label like "Total": further rows with figures follow it."""
        if not self._is(self.rule.skip, rows[number].label.text) or not adds_up([r for r, _ in group.rows], rows[number]):
            return False
        later = next((r for r in rows[number + 1 :] if r.label.text.strip()), None)
        return later is not None and not self._is(self.rule.until, later.label.text)

    def _unbroken(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows, with a label that was broken in two put together again: it stands over one row alone that is set in."""
        joined: list[Row] = []
        for number, row in enumerate(rows):
            above = joined[-1] if joined else None
            after = rows[number + 1].label if number + 1 < len(rows) else Cell("", ())
            if (
                above is not None
                and self._breaks(above)
                and holds_figures(row)
                and self._indent(row.label) > self._indent(above.label)
                and (not after.pieces or self._indent(after) <= self._indent(above.label) or self._is(self.rule.skip, after.text))
            ):
                whole = Span(above.label.pieces[0].start, row.label.pieces[-1].end)
                label = Cell(f"{above.label.text} {row.label.text}", (whole,))
                joined[-1] = Row(label, row.cells)
            else:
                joined.append(row)
        return joined

    def _breaks(self, row: Row) -> bool:
        """Whether a row without figures has a label that may go on in the next one: it ends without a colon."""
        said = any(c is not None for c in row.cells)
        return bool(row.label.pieces) and not said and not row.label.text.rstrip().endswith(":")

    def _said(self, label: Cell, group: _Group | None, base: Field | None) -> dict[str, Field]:
        """What the label of a part, and those above it, say of each of its figures."""
        fields = {self.rule.label_field: self._label(self._bare(label))}
        fields.update({n: Field(v, "", "", (), "text") for n, v in self.rule.constants.items()})
        if base is not None:
            fields["base"] = base
        if group is not None and "under" in self.pack.kinds[self.rule.kind].fields:
            fields["under" if group.joins else "grouped"] = self._label(group.label)
        return fields

    def _opens(self, rows: Sequence[Row], number: int) -> bool:
        """Whether a row without figures is the label of those below it: it ends with a colon, or they are set in."""
        label = rows[number].label
        if not label.pieces or holds_figures(rows[number]):
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
        bare = [not holds_figures(row) for row in rows]
        first = next((n for n, text in enumerate(said) if bare[n] and self._is(self.rule.begins, text)), 0)
        ends = (n for n in range(first, len(rows)) if bare[n] and self._is(self.rule.until, said[n]))
        again = (n for n in range(first + 1, len(rows)) if bare[n] and self._is(self.rule.begins, said[n]))
        return rows[first : min(next(ends, len(rows)), next(again, len(rows)))]

    def _is(self, pattern: str, text: str) -> bool:
        return bool(pattern) and search(self.pack.compile(pattern), text, 0, len(text)) is not None

    def _label(self, label: Cell) -> Field:
        type_ = self.pack.kinds[self.rule.kind].fields[self.rule.label_field]
        return Field(label.text, "", label.text, label.pieces, "name" if type_ == "name" else "phrase")

    def _bare(self, label: Cell) -> Cell:
        """A label without its colon, the marks of its notes, and an aside that does not end in it."""
        last = label.pieces[-1]
        text = _LABEL_NOTE.sub("", _OPEN_ASIDE.sub("", last.of(self.view)))
        if not text:
            return label
        return Cell(
            _LABEL_NOTE.sub("", _OPEN_ASIDE.sub("", label.text)), (*label.pieces[:-1], Span(last.start, last.start + len(text)))
        )

    def _fact(self, fields: dict[str, Field], pieces: tuple[Span, ...]) -> Fact:
        intro = (self.table.intro,) if self.table.intro else ()
        shown = {span for f in fields.values() for span in f.spans}
        evidence = tuple(sorted({*pieces, *intro, *shown, *self.table.unit_pieces}))
        return Fact("", self.rule.kind, self.rule.id, fields, evidence, table=self.index)


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
