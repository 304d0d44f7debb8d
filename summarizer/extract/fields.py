"""From the slots of a match to the fields of a fact: values with their hedges, and lists that go with one another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from summarizer.extract.facts import Field
from summarizer.extract.lists import ListReader
from summarizer.extract.scaled import is_bare
from summarizer.extract.values import ValueReader
from summarizer.packs.fact_schema import Rule
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find_all
from summarizer.spans import Span

INEXACT = "a value could not be read exactly"


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Reads the slots of matches in one view. `scaled`: bare amounts stand for thousands or millions there."""

    view: str
    pack: Pack
    values: ValueReader
    lists: ListReader
    scaled: bool

    def aligned(self, rule: Rule, slots: dict[str, Span]) -> list[dict[str, Field]] | str:
        """One set of fields for each position of the aligned lists; when their lengths differ or a value is not exact, that."""
        types = self.pack.kinds[rule.kind].fields
        columns: dict[str, list[Span]] = {}
        for name, slot in rule.align.items():
            columns[name] = self.lists.members(self.view, slots[slot], types[name]) if slot in slots else []
        lengths = {len(c) for c in columns.values()}
        if len(lengths) != 1 or lengths == {0}:
            counts = ", ".join(f"{name}: {len(c)}" for name, c in columns.items())
            return f"lists of different length ({counts})"
        rows: list[dict[str, Field]] = []
        inherited: dict[str, str] = {}
        hedges: dict[str, Span] = {}
        for position in range(lengths.pop()):
            row: dict[str, Field] = {}
            for name, column in columns.items():
                read = self.field(rule, name, column[position], inherited.get(name, ""))
                if read is None:
                    return INEXACT
                if read.type in ("period", "date"):
                    inherited[name] = read.value
                own = read.spans[0].start
                if own < column[position].start:
                    hedges[name] = Span(own, column[position].start)
                elif name in hedges:
                    read = replace(read, hedge=hedges[name])
                row[name] = read
            rows.append(row)
        return rows

    def fields(self, rule: Rule, slots: dict[str, Span]) -> dict[str, Field] | None:
        """The fields that the slots of a match give; none when a value cannot be read exactly."""
        fields: dict[str, Field] = {}
        for name, slot in slots.items():
            read = self.field(rule, name, slot)
            if read is None:
                return None
            fields[name] = read
        return fields

    def field(self, rule: Rule, name: str, slot: Span, inherited: str = "") -> Field | None:
        """The field that one slot gives. `inherited` is the value of the one before it in a list, for what a date leaves out."""
        kind = self.pack.kinds[rule.kind].fields[name]
        slot = self._with_hedge(slot) if kind in ("money", "percent", "count", "number", "quantity") else self._trimmed(slot)
        raw = slot.of(self.view)
        value = self.values.read(kind, raw, inherited)
        if value is None or (kind == "money" and self.scaled and is_bare(raw, self.pack)):
            return None
        text = value.value
        if name in rule.negative and not text.startswith("-"):
            text = "-" + text
        return Field(text, value.unit, raw, (slot,), kind)

    def _with_hedge(self, slot: Span) -> Span:
        """The span with the hedge before it ("approximately", "up to"): a hedge is part of the fact."""
        if "approx" not in self.pack.patterns:
            return slot
        low = max(0, slot.start - 24)
        for match in find_all(self.pack.compile("(?i)\\b{approx}"), self.view, Span(low, slot.start)):
            if match.span().end == slot.start:
                return Span(match.span().start, slot.end)
        return slot

    def _trimmed(self, slot: Span) -> Span:
        text = slot.of(self.view)
        left = len(text) - len(text.lstrip(" ,"))
        return Span(slot.start + left, slot.start + len(text.rstrip(" ,")) if text.strip(" ,") else slot.end)
