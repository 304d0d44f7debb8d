"""Rules over sentences: which rules to try where, and the facts that their matches give.

Every rule names literals, one of which must stand in the sentence. All literals are looked up in one lower-cased copy
of the view, so a rule's patterns run only on the sentences that can match: the prefilter finds exactly what the plain
loop over all rules finds, in a fraction of the time. Facts come out in document order, and ties are broken by the
order of the rules in the pack.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from summarizer.extract.attach import Book
from summarizer.extract.facts import Extraction, Fact, Field, Silence
from summarizer.extract.lists import ListReader
from summarizer.extract.tables import table_facts
from summarizer.extract.tagged import undisputed
from summarizer.extract.values import ValueReader
from summarizer.outline.model import Outline
from summarizer.outline.query import heading_path
from summarizer.packs.pack import Pack
from summarizer.packs.schema import Rule
from summarizer.packs.windows import find, find_all
from summarizer.source.filing import Filing
from summarizer.spans import Span


def extract_facts(filing: Filing, outline: Outline, pack: Pack, scope: Sequence[Span], *, prefilter: bool = True) -> Extraction:
    """All facts of the given parts of a filing (view spans of Item bodies, or of the whole text).

    `prefilter=False` tries every rule on every sentence: the slow reference that tests compare with.
    """
    run = _Run(filing.view, outline, pack, ValueReader(pack.values), ListReader(pack))
    for sentence, rule in candidates(filing.view, outline, pack, scope) if prefilter else _every(outline, pack, scope):
        run.apply(sentence, rule)
    run.book.close()
    tables, rows = table_facts(filing.view, outline, pack, scope, run.values)
    for fact in rows:
        run.book.add(fact)
    facts, disputed = undisputed(run.book.facts(), filing)
    return Extraction(facts, tables, (*run.silences, *disputed))


def _in_scope(span: Span, scope: Sequence[Span]) -> bool:
    return any(part.contains(span) for part in scope)


def _every(outline: Outline, pack: Pack, scope: Sequence[Span]) -> Iterator[tuple[int, Rule]]:
    for index, sentence in enumerate(outline.sentences):
        if _in_scope(sentence.span, scope):
            for rule in pack.rules:
                yield index, rule


def candidates(view: str, outline: Outline, pack: Pack, scope: Sequence[Span]) -> Iterator[tuple[int, Rule]]:
    """The (sentence, rule) pairs in which a literal of the rule stands in the sentence, in document and pack order."""
    lowered = view.lower()
    if len(lowered) != len(view):  # a character whose lower case is longer: fall back to a length-keeping fold
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in view)
    starts = [s.span.start for s in outline.sentences]
    rules_of: dict[str, list[int]] = {}
    for number, rule in enumerate(pack.rules):
        for literal in rule.literals:
            rules_of.setdefault(literal, []).append(number)
    found: set[tuple[int, int]] = set()
    for literal, numbers in rules_of.items():
        at = lowered.find(literal)
        while at >= 0:
            index = bisect_right(starts, at) - 1
            if index >= 0 and at + len(literal) <= outline.sentences[index].span.end:
                found.update((index, number) for number in numbers)
            at = lowered.find(literal, at + 1)
    for index, number in sorted(found):
        if _in_scope(outline.sentences[index].span, scope):
            yield index, pack.rules[number]


@dataclass(slots=True)
class _Run:
    """One pass over a filing: the facts so far, and the rules' refusals."""

    view: str
    outline: Outline
    pack: Pack
    values: ValueReader
    lists: ListReader
    silences: list[Silence] = field(default_factory=list)
    book: Book = field(init=False)

    def __post_init__(self) -> None:
        self.book = Book(self.outline, self.pack)

    def apply(self, index: int, rule: Rule) -> None:
        """Try one rule on one sentence and book the facts it gives."""
        sentence = self.outline.sentences[index]
        span = sentence.span
        block = self.outline.blocks[sentence.block]
        if str(block.kind) not in rule.where.blocks or not self._headings_allow(rule, sentence.block):
            return
        compile_ = self.pack.compile
        matches = list(find_all(compile_(rule.pattern), self.view, span, rule.id))
        if not matches:
            return
        shared: dict[str, Span] = {}
        for pattern in rule.when:
            match = find(compile_(pattern), self.view, span, rule.id)
            if match is None:
                return
            shared.update(match.slots())
        for pattern in rule.unless:
            if find(compile_(pattern), self.view, span, rule.id):
                self.silences.append(Silence(rule.id, span, "excluded by the rule's own 'unless'"))
                return
        if rule.denial == "silent" and "denial" in self.pack.patterns and find(compile_("{denial}"), self.view, span, rule.id):
            self.silences.append(Silence(rule.id, span, "the sentence denies or ends something"))
            return
        for match in matches:
            slots = {**shared, **match.slots()}
            region = slots.pop("rest", span)
            for name, patterns in rule.fields.items():
                if name not in slots and (found := self._find(patterns, region)):
                    slots[name] = found
            self._book(index, rule, slots, span)

    def _headings_allow(self, rule: Rule, block: int) -> bool:
        if not rule.where.headings and not rule.where.not_headings:
            return True
        spans = [self.outline.headings[h].span for h in heading_path(self.outline, block)]
        if any(find(self.pack.compile(p), self.view, s) for p in rule.where.not_headings for s in spans):
            return False
        return not rule.where.headings or any(
            find(self.pack.compile(p), self.view, s) for p in rule.where.headings for s in spans
        )

    def _find(self, patterns: str | tuple[str, ...], region: Span) -> Span | None:
        for pattern in (patterns,) if isinstance(patterns, str) else patterns:
            match = find(self.pack.compile(pattern), self.view, region)
            if match is not None and match.has("value"):
                return match.span("value")
        return None

    def _book(self, index: int, rule: Rule, slots: dict[str, Span], span: Span) -> None:
        types = self.pack.kinds[rule.kind].fields
        constants = {n: Field(v, "", "", (), types.get(n, "text")) for n, v in rule.constants.items()}
        if rule.align:
            shared = self._fields(rule, {n: s for n, s in slots.items() if n in types and n not in rule.align}) or {}
            for fields in self._aligned(rule, slots, span):
                self._add(index, rule, {**constants, **shared, **fields}, span)
            return
        each = [slots]
        if rule.each and rule.each in slots:
            members = self.lists.members(self.view, slots[rule.each], types[rule.each])
            each = [{**slots, rule.each: member} for member in members]
        for one in each:
            read = self._fields(rule, one)
            if read is None:
                self.silences.append(Silence(rule.id, span, "a value could not be read exactly"))
            else:
                self._add(index, rule, {**constants, **read}, span)

    def _add(self, index: int, rule: Rule, fields: dict[str, Field], span: Span) -> None:
        self.book.offer(rule, Fact("", rule.kind, rule.id, fields, (span,), index))

    def _aligned(self, rule: Rule, slots: dict[str, Span], span: Span) -> list[dict[str, Field]]:
        """One set of fields for each position of the aligned lists; none when their lengths differ."""
        types = self.pack.kinds[rule.kind].fields
        columns: dict[str, list[Span]] = {}
        for name, slot in rule.align.items():
            columns[name] = self.lists.members(self.view, slots[slot], types[name]) if slot in slots else []
        lengths = {len(c) for c in columns.values()}
        if len(lengths) != 1 or lengths == {0}:
            counts = ", ".join(f"{name}: {len(c)}" for name, c in columns.items())
            self.silences.append(Silence(rule.id, span, f"lists of different length ({counts})"))
            return []
        rows: list[dict[str, Field]] = []
        inherited: dict[str, str] = {}
        hedges: dict[str, Span] = {}
        for position in range(lengths.pop()):
            row: dict[str, Field] = {}
            for name, column in columns.items():
                read = self._field(rule, name, column[position], inherited.get(name, ""))
                if read is None:
                    self.silences.append(Silence(rule.id, span, "a value could not be read exactly"))
                    return []
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

    def _fields(self, rule: Rule, slots: dict[str, Span]) -> dict[str, Field] | None:
        fields: dict[str, Field] = {}
        for name, slot in slots.items():
            read = self._field(rule, name, slot)
            if read is None:
                return None
            fields[name] = read
        return fields

    def _field(self, rule: Rule, name: str, slot: Span, inherited: str = "") -> Field | None:
        kind = self.pack.kinds[rule.kind].fields[name]
        slot = self._with_hedge(slot) if kind in ("money", "percent", "count", "number") else self._trimmed(slot)
        raw = slot.of(self.view)
        value = self.values.read(kind, raw, inherited)
        if value is None:
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
