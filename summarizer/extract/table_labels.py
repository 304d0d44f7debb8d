"""The labels of a table's rows: which rows a rule means, which label others stand under, and what is left of one to be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from summarizer.extract.facts import Field
from summarizer.extract.table_cells import holds_figures
from summarizer.outline.model import Cell, Row
from summarizer.packs.fact_schema import TableRule
from summarizer.packs.pack import Pack
from summarizer.packs.regexes import search
from summarizer.spans import Span

_LABEL_NOTE = regex.compile(r"(?:\s*(?:\(\d{1,2}\)|\([a-z]\)|[:*†‡§]|\.{2,}|(?<=\p{Ll}{4}|\s)\.))+\s*$|\s+$")  # "Pumps (1)...:"

_OPEN_ASIDE = regex.compile(r"\s*\([^()]*$")  # "Bags (including handle, drawstring and"


@dataclass(slots=True)
class Part:
    """What a cell gives while rows below it may add to that: the fields of a fact of `kind`, and what of the table shows it.

    `column` is the place of its column; -1 for what the label alone gives.
    """

    kind: str
    fields: dict[str, Field]
    pieces: tuple[Span, ...]
    column: int = -1


@dataclass(frozen=True, slots=True)
class Group:
    """The rows under a label, with the parts that each gave; `joins`: their labels go on with it."""

    label: Cell
    indent: int
    joins: bool
    rows: list[tuple[Row, list[Part]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LabelReader:
    """Reads the labels of the rows of one table by one rule."""

    view: str
    rule: TableRule
    pack: Pack

    def matches(self, pattern: str, text: str) -> bool:
        """Whether a pattern of the rule, if it has that one, is found in a label."""
        return bool(pattern) and search(self.pack.compile(pattern), text, 0, len(text)) is not None

    def block(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows that the rule is about: a table of sales often goes on with profits and assets, each under a label."""
        said = [" ".join([row.label.text, *(c.text for c in row.cells if c is not None)]).strip() for row in rows]
        bare = [not holds_figures(row) for row in rows]
        first = next((n for n, text in enumerate(said) if bare[n] and self.matches(self.rule.begins, text)), 0)
        ends = (n for n in range(first, len(rows)) if bare[n] and self.matches(self.rule.until, said[n]))
        again = (n for n in range(first + 1, len(rows)) if bare[n] and self.matches(self.rule.begins, said[n]))
        return rows[first : min(next(ends, len(rows)), next(again, len(rows)))]

    def by_part(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows, or those of the parts alone, where each part has its name over rows of its own: "Pumps" over "Sales".

        Then no row that says "Sales" is the total of all. Each is told under the name right above it.
        """
        pairs = [(a.label, b) for a, b in pairwise(rows) if a.label.pieces and not holds_figures(a) and holds_figures(b)]
        said = Counter(self._plain(row.label) for _, row in pairs)
        again = {label for label, times in said.items() if times > 1 and self.matches(self.rule.total, label)}
        return [Row(over, row.cells) for over, row in pairs if self._plain(row.label) in again] if again else rows

    def _plain(self, label: Cell) -> str:
        return self.bare(label).text.strip() if label.pieces else ""

    def unbroken(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows, with a label that was broken in two put together again: it stands over one row alone that is set in."""
        joined: list[Row] = []
        for number, row in enumerate(rows):
            above = joined[-1] if joined else None
            after = rows[number + 1].label if number + 1 < len(rows) else Cell("", ())
            if (
                above is not None
                and _breaks(above)
                and holds_figures(row)
                and self.indent(row.label) > self.indent(above.label)
                and (
                    not after.pieces or self.indent(after) <= self.indent(above.label) or self.matches(self.rule.skip, after.text)
                )
            ):
                whole = Span(above.label.pieces[0].start, row.label.pieces[-1].end)
                label = Cell(f"{above.label.text} {row.label.text}", (whole,))
                joined[-1] = Row(label, row.cells)
            else:
                joined.append(row)
        return joined

    def opens(self, rows: Sequence[Row], number: int) -> bool:
        """Whether a row without figures is the label of those below it: it ends with a colon, or they are set in."""
        label = rows[number].label
        if not label.pieces or holds_figures(rows[number]):
            return False
        below = rows[number + 1].label if number + 1 < len(rows) else None
        set_in = below is not None and bool(below.pieces) and self.indent(below) > self.indent(label)
        return label.text.rstrip().endswith(":") or set_in

    def group(self, label: Cell) -> Group | None:
        """The group that a label opens; none where it only says what all the rows are, as the rule's `begins` does."""
        if self.matches(self.rule.begins, label.text):
            return None
        bare = self.bare(label)
        return Group(bare, self.indent(label), self.matches(self.rule.joins, bare.text))

    def holds(self, group: Group, label: Cell) -> bool:
        """Whether a row with this label belongs to a group: it is set in, or the labels go on with the group's until one is."""
        joins = group.joins and not any(self.indent(row.label) > group.indent for row, _ in group.rows)
        return bool(label.text.strip()) and (joins or self.indent(label) > group.indent)

    def indent(self, label: Cell) -> int:
        """How far from the beginning of its line a label is printed, in code points."""
        start = label.pieces[0].start if label.pieces else 0
        return start - (self.view.rfind("\n", 0, start) + 1)

    def bare(self, label: Cell) -> Cell:
        """A label without its colon, the marks of its notes, and an aside that does not end in it."""
        last = label.pieces[-1]
        text = _LABEL_NOTE.sub("", _OPEN_ASIDE.sub("", last.of(self.view)))
        if not text:
            return label
        return Cell(
            _LABEL_NOTE.sub("", _OPEN_ASIDE.sub("", label.text)), (*label.pieces[:-1], Span(last.start, last.start + len(text)))
        )

    def field(self, label: Cell) -> Field:
        """A label as the value of a field, a name or a phrase as the kind of the rule's facts has it."""
        type_ = self.pack.kinds[self.rule.kind].fields[self.rule.label_field]
        return Field(label.text, "", label.text, label.pieces, "name" if type_ == "name" else "phrase")


def _breaks(row: Row) -> bool:
    """Whether a row without figures has a label that may go on in the next one: it ends without a colon."""
    said = any(c is not None for c in row.cells)
    return bool(row.label.pieces) and not said and not row.label.text.rstrip().endswith(":")
