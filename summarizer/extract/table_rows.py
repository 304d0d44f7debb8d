"""The facts that the rows of one table give, by one rule: their figures by column, and those of the groups that they form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from summarizer.extract.facts import Fact, Field
from summarizer.extract.table_cells import LEAST_DOLLARS, CellReader, LabelUnit, figure
from summarizer.extract.table_columns import Columns, adds_up
from summarizer.extract.table_labels import Group, LabelReader, Part
from summarizer.outline.model import Cell, Row, Table
from summarizer.packs.fact_schema import TableRule
from summarizer.packs.pack import Pack
from summarizer.packs.regexes import search
from summarizer.spans import Span

_NO_LABEL = Cell("", ())


@dataclass(slots=True)
class _Reading:
    """How far the rows of a table are read: the parts so far, and what the labels above say of the next row."""

    base: Field | None
    parts: list[Part] = field(default_factory=list)
    told: list[Row] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    unit: LabelUnit | None = None
    group: Group | None = None


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
    labels: LabelReader = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "labels", LabelReader(self.view, self.rule, self.pack))

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
        columns = self._columns()
        if columns is None:
            return []
        reading = _Reading(self._base())
        rows = self._with_whole(self.labels.by_part(self.table.rows))
        rows = self.labels.unbroken(self.labels.block(rows))
        for number, row in enumerate(rows):
            if self.labels.opens(rows, number):
                reading.unit = self.cells.label_unit(row.label) or reading.unit
                reading.group = self.labels.group(row.label)
                continue
            group = reading.group
            label = self._placed(reading, rows, number)
            if group is not None and reading.group is None:
                self._say_sum(group, row, columns, reading.unit)
            if self._is(self.rule.total, label.text) and self._goes_on(reading, rows, number):
                return []
            if self._ends(reading, row, label, columns):
                break
        whole = {"whole" in part.fields for part in reading.parts if part.kind == self.rule.kind}
        for part in reading.parts if len(whole) > 1 else ():
            part.fields.pop("whole", None)  # it was the sum of the first group alone
        return [self._fact(part.fields, part.pieces, part.kind) for part in reading.parts]

    def _with_whole(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows of parts, the last of which is their sum, without its label: "Continuing operations" is no part."""
        if rows is self.table.rows or not rows or not adds_up(rows[:-1], rows[-1]):
            return rows
        return (*rows[:-1], Row(_NO_LABEL, rows[-1].cells))

    def _columns(self) -> Columns | None:
        """What the columns hold; none where they count something, or hold thousands that no line calls so."""
        others = [self._is(self.rule.until, column.header) for column in self.table.columns]
        periods = self.cells.periods(others)
        shares = [not others[n] and self.cells.is_share(n) for n in range(len(self.table.columns))]
        others = [o or self._counts(n, shares, periods) for n, o in enumerate(others)]
        # Without an amount of money, the shares are what the table says; a count beside them is none of its facts.
        no_money = not (self.table.currency or self.table.unit_pieces)
        alone = not self.rule.value_field or (any(shares) and (no_money or self.cells.unit_is_doubtful()))
        if not alone and (no_money or self.cells.unit_is_doubtful(LEAST_DOLLARS)):
            return None
        return Columns(others, periods, shares, alone)

    def _counts(self, position: int, shares: Sequence[bool], periods: Sequence[Field | None]) -> bool:
        """Whether a column without a currency sign stands beside one with a sign, of the same period: members beside premiums."""
        if shares[position] or self.cells.sign(position):
            return False
        dates = [p.value if p is not None else "" for p in periods]
        others = (n for n, is_share in enumerate(shares) if n != position and not is_share)
        return any(self.cells.sign(n) and dates[n] == dates[position] for n in others)

    def _placed(self, reading: _Reading, rows: Sequence[Row], number: int) -> Cell:
        """The label of a row, with the group that it belongs to left in the reading.

        A row that holds the sum of its group closes it: under a label like "Total", or "Total Pumps", which closes "Pumps"
        however far it is set in; without a label it has the group's, whose rows are parts of it.
        """
        group, row = reading.group, rows[number]
        if group is None:
            return row.label
        if self._is_sum(rows, number, group, reading.told):
            reading.group = None
            return _NO_LABEL
        if not _names(row.label, group) and self.labels.holds(group, row.label):
            return row.label
        reading.group = None
        if row.label.text.strip() or not adds_up([r for r, _ in group.rows], row):
            return row.label
        for part in (p for _, inside in group.rows for p in inside):
            part.fields.pop("under", None)
            part.fields.pop("grouped", None)
            part.fields["within"] = self.labels.field(group.label)
        return group.label

    def _say_sum(self, group: Group, row: Row, columns: Columns, unit: LabelUnit | None) -> None:
        """Adds to the parts of a group what the row that closes it says of all of them, where it is their sum."""
        is_total = _names(row.label, group) or self._is(self.rule.skip, row.label.text)
        if not is_total or not adds_up([r for r, _ in group.rows], row):
            return
        sums: dict[int, dict[str, Field]] = {}
        for position, cell, amount in columns.meant(row):
            fields = self._figures(row, position, cell, amount, columns, unit, is_total=False)
            fields.pop(self.rule.period_field, None)
            sums[position] = {f"grouped_{name}": found for name, found in fields.items()}
        for part in (p for _, inside in group.rows for p in inside):
            if "grouped" in part.fields:
                part.fields.update(sums.get(part.column, {}))

    def _is_sum(self, rows: Sequence[Row], number: int, group: Group, told: Sequence[Row]) -> bool:
        """Whether a row holds the sum of its group under a label like "Total".

        Further rows with figures follow it, or those of other groups stand above, and it is not the sum of all that were `told`.
        """
        own = [row for row, _ in group.rows]
        if not self._is(self.rule.skip, rows[number].label.text) or not adds_up(own, rows[number]):
            return False
        if any(row not in own for row in told) and not adds_up(told, rows[number]):
            return True
        later = next((r for r in rows[number + 1 :] if r.label.text.strip()), None)
        return later is not None and not self._is(self.rule.until, later.label.text)

    def _goes_on(self, reading: _Reading, rows: Sequence[Row], number: int) -> bool:
        """Whether below a total a further label, of what the rule may mean, has the parts above it once more.

        Then the total, and the parts, were those of one group, whose own label is not among the rows: "Valves: Norway, Sweden".
        """
        labels = (n for n in range(number + 1, len(rows)) if rows[n].label.text.strip() and not any(rows[n].cells))
        opened = next(labels, len(rows))
        names = {row.label.text.strip().casefold() for row in reading.told}
        later = [row for row in rows[opened + 1 :] if row.label.text.strip().casefold() in names]
        if not later or any(self._is(p, rows[opened].label.text) for p in (self.rule.until, self.rule.share_header)):
            return False
        same = any(row.cells == rows[number].cells for row in rows[opened + 1 :])  # two views of one whole
        first, again = reading.told[0].cells, later[0].cells
        signed = [any(c is not None and self.table.currency in c.text for c in cells) for cells in (first, again)]
        return not same and signed[0] == signed[1] and not any("%" in c.text for c in again if c is not None)

    def _ends(self, reading: _Reading, row: Row, label: Cell, columns: Columns) -> bool:
        """Reads one row with figures; whether the facts end with it, for what stands below a total is something else."""
        found: list[Part] = []
        if reading.group is not None:
            reading.group.rows.append((row, found))
        is_total = self._is(self.rule.total, label.text)
        if is_total and columns.says_part(row, reading.told):
            return False
        if is_total and reading.base is not None:
            return True
        self._say_of_all(reading, row, label)
        if not label.text.strip() or not label.pieces:
            return False
        if columns.alone if is_total else self._is(self.rule.skip, label.text):
            return False
        if not columns.alone and self._is(self.rule.share_header, label.text):
            return False  # "As a percentage of net sales", below the amounts
        said = {} if is_total else self._said(reading, label)
        found += [
            Part(
                self.rule.kind,
                self._figures(row, position, cell, amount, columns, reading.unit, is_total=is_total) | said,
                (*label.pieces, *cell.pieces),
                position,
            )
            for position, cell, amount in columns.meant(row)
        ]
        reading.parts += found
        if not found:
            return False
        reading.told.append(row)
        if not is_total:
            self._name(reading, label)
        return is_total

    def _say_of_all(self, reading: _Reading, row: Row, label: Cell) -> None:
        """Adds to the parts above a row what it says of all of them: what is taken off, the sum that they are parts of."""
        said: dict[str, Cell] = {}
        if self._is(self.rule.eliminated, label.text) and any(
            c and figure(c.text) for c in row.cells
        ):  # a zero takes nothing off
            said["before"] = self.labels.bare(label)
        if reading.base is None and self._is(self.rule.part_total, label.text) and adds_up(reading.told, row):
            said["base"] = self.labels.bare(label)
        if not label.text.strip() and reading.group is None and adds_up(reading.told, row):
            said["whole"] = next(c for c in row.cells if c is not None)
        for part in reading.parts if said else ():
            if part.kind == self.rule.kind:
                part.fields.update({name: self.labels.field(cell) for name, cell in said.items()})

    def _figures(
        self, row: Row, position: int, cell: Cell, amount: Decimal, columns: Columns, unit: LabelUnit | None, *, is_total: bool
    ) -> dict[str, Field]:
        """What one cell says: its amount with the share beside or below it, or its share alone; and the period of its column."""
        fields: dict[str, Field] = {}
        share: Field | None = None
        if columns.alone:
            fields[self.rule.share_field] = self.cells.share(cell, amount, position)
        else:
            fields[self.rule.value_field] = self.cells.money(cell, amount, position, unit)
            if not is_total and row.cells in self.below:
                share = self.cells.share_below(self.below[row.cells], position)
            elif not is_total:
                share = self.cells.share_beside(row.cells, position, columns.shares, columns.periods)
        period = columns.periods[position]
        if period is not None:
            fields[self.rule.period_field] = period
        if share is not None:
            fields[self.rule.share_field] = share
        return fields

    def _said(self, reading: _Reading, label: Cell) -> dict[str, Field]:
        """What the label of a part, and those above it, say of each of its figures."""
        fields = {self.rule.label_field: self.labels.field(self.labels.bare(label))}
        fields.update({n: Field(v, "", "", (), "text") for n, v in self.rule.constants.items()})
        if reading.base is not None:
            fields["base"] = reading.base
        if reading.group is not None and "under" in self.pack.kinds[self.rule.kind].fields:
            fields["under" if reading.group.joins else "grouped"] = self.labels.field(reading.group.label)
        return fields

    def _name(self, reading: _Reading, label: Cell) -> None:
        """Adds a fact of the rule's other kind, with the label of a part as its name, once for each."""
        if reading.group is None and self.rule.label_kind and label.text not in reading.named:
            reading.named.add(label.text)
            name = {"name": Field(label.text, "", label.text, label.pieces, "phrase")}
            reading.parts.append(Part(self.rule.label_kind, name, label.pieces))

    def _base(self) -> Field | None:
        """What the rows are parts of, when the lead-in says that it is less than all: "sales of general merchandise"."""
        intro = self.table.intro
        match = search(self.pack.compile(self.rule.base), self.view, intro.start, intro.end) if self.rule.base and intro else None
        if match is None:
            return None
        span = Span(*match.span("base"))
        return Field(span.of(self.view), "", span.of(self.view), (span,), "phrase")

    def _is(self, pattern: str, text: str) -> bool:
        return self.labels.matches(pattern, text)

    def _fact(self, fields: dict[str, Field], pieces: tuple[Span, ...], kind: str = "") -> Fact:
        intro = (self.table.intro,) if self.table.intro else ()
        shown = {span for f in fields.values() for span in f.spans}
        evidence = tuple(sorted({*pieces, *intro, *shown, *self.table.unit_pieces}))
        return Fact("", kind or self.rule.kind, self.rule.id, fields, evidence, table=self.index)


def _names(label: Cell, group: Group) -> bool:
    """Whether a label ends in that of a group: "Total Pumps"."""
    return label.text.lower().endswith(" " + group.label.text.lower())
