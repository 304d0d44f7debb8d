"""Tables by rules: the role of each table, and the facts that its rows give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from summarizer.extract.facts import Fact, TableFact
from summarizer.extract.table_cells import CellReader, figure, holds_figures
from summarizer.extract.table_columns import adds_up
from summarizer.extract.table_rows import RowReader
from summarizer.extract.table_shapes import shares_below, turned
from summarizer.extract.values import ValueReader
from summarizer.outline.model import Cell, Outline, Row, Table
from summarizer.packs.fact_schema import TableRule
from summarizer.packs.pack import Pack
from summarizer.packs.regexes import search
from summarizer.spans import Span

WHOLE = 100  # a share is no larger, and may have a tenth


def table_facts(
    view: str, outline: Outline, pack: Pack, scope: Sequence[Span], values: ValueReader
) -> tuple[tuple[TableFact, ...], list[Fact]]:
    """The tables of the given parts with their roles, and the facts of their rows, in document order."""
    roles: list[TableFact] = []
    facts: list[Fact] = []
    rules = sorted(pack.tables, key=lambda r: -r.priority)
    for index, printed in enumerate(outline.tables):
        if not any(part.contains(printed.span) for part in scope):
            continue
        table = turned(printed, partial(_matches, pack, pack.layout.tables.period if pack.layout else ""))
        rule = next((r for r in rules if _applies(r, view, outline, table, pack)), None)
        if rule is None:
            continue
        roles.append(TableFact(rule.role, rule.id, index))
        if rule.kind and (rule.cell_field or not _unit_is_elsewhere(table)):
            bare, below = shares_below(table, partial(_matches, pack, rule.share_header))
            cells = CellReader(view, bare, pack, values, rule.share_header)
            facts += RowReader(view, bare, index, rule, pack, cells, below).rows()
    return tuple(roles), facts


def _matches(pack: Pack, pattern: str, text: str) -> bool:
    return bool(pattern) and search(pack.compile(pattern), text, 0, len(text)) is not None


def _applies(rule: TableRule, view: str, outline: Outline, table: Table, pack: Pack) -> bool:
    def matches(patterns: Sequence[str], text: str) -> bool:
        return any(_matches(pack, p, text) for p in patterns)

    intro = table.intro.of(view) if table.intro else ""
    heading = outline.headings[table.heading].span.of(view) if table.heading >= 0 else ""
    header = " ".join([c.header for c in table.columns])
    meant = [c.header for c in table.columns if not (rule.until and matches([rule.until], c.header))]
    if matches(rule.unless, " ".join([intro, heading, *meant])):
        return False
    labels = [row.label.text for row in table.rows if row.label.text]
    if rule.labels and sum(matches([rule.labels], text) for text in labels) * 2 <= len(labels):
        return False
    if rule.block and not any(matches([rule.begins], text) for text in labels):
        return False
    adds = bool(rule.total_label) and _is_total_of_parts(rule, table, partial(_matches, pack))
    if rule.must_add_up and not adds:
        return False
    if adds and (not rule.must_add_up or matches(rule.header, header)):
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


def _is_total_of_parts(rule: TableRule, table: Table, matches: Callable[[str, str], bool]) -> bool:
    """Whether the rows above one with the label of the total add up to it: who counts stores prints sales below them too.

    They begin below the label that the rule begins with, if there is one; columns that the rule does not mean do not count.
    """
    table, _ = shares_below(table, lambda text: bool(rule.share_header) and matches(rule.share_header, text))
    meant = [n for n, c in enumerate(table.columns) if not (rule.until and matches(rule.until, c.header))]
    rows = [Row(r.label, tuple(r.cells[n] for n in meant)) for r in table.rows]
    bare = [not holds_figures(r) for r in rows]
    first = next((n + 1 for n, r in enumerate(rows) if bare[n] and rule.begins and matches(rule.begins, r.label.text)), 0)
    total = next((n for n in range(first + 1, len(rows)) if not bare[n] and matches(rule.total_label, rows[n].label.text)), 0)
    named = [r for r in rows[first:total] if r.label.text.strip()]
    parts = [r for r in named if not (rule.skip and matches(rule.skip, r.label.text))]
    if not total:
        return rule.must_add_up and not table.currency and _are_all(rows)  # what they are shares of, the lead-in must say
    return adds_up(parts, rows[total]) or adds_up(named, rows[total])  # with what is eliminated between the parts


def _are_all(rows: Sequence[Row]) -> bool:
    """Whether the rows of a table without a total are percentages of a whole: every column of them gives a hundred."""
    marked = any("%" in c.text for row in rows for c in row.cells if c is not None)
    columns = [[f for c in column if c is not None and (f := figure(c.text)) is not None] for column in _columns(rows)]
    sums = [sum(column, Decimal(0)) for column in columns if len(column) > 1]
    return marked and bool(sums) and all(abs(total - WHOLE) <= len(rows) / 2 for total in sums)


def _columns(rows: Sequence[Row]) -> Sequence[tuple[Cell | None, ...]]:
    return list(zip(*(row.cells for row in rows), strict=True))


def _unit_is_elsewhere(table: Table) -> bool:
    """Whether a table says no unit although its amounts cannot be whole ones: nobody prints a tenth of a dollar."""
    figures = [figure(c.text) for row in table.rows for c in row.cells if c is not None]
    return not table.unit_pieces and any(f is not None and abs(f) > WHOLE and f.as_tuple().exponent == -1 for f in figures)
