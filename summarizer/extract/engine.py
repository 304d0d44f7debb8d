"""Rules over sentences: which rules to try where, and the facts that their matches give.

Every rule names literals, one of which must stand in the sentence, so that its patterns run only on the sentences that
can match (`prefilter`): that finds exactly what the plain loop over all rules finds, in a fraction of the time. Facts
come out in document order, and ties are broken by the order of the rules in the pack.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from summarizer.extract.attach import Book
from summarizer.extract.called import read_as
from summarizer.extract.cover import cover_fact
from summarizer.extract.facts import REGISTRANT, Extraction, Fact, Field, Silence
from summarizer.extract.fields import INEXACT, FieldReader
from summarizer.extract.lists import ListReader
from summarizer.extract.names import Names
from summarizer.extract.phrases import PhraseReader
from summarizer.extract.places import Places
from summarizer.extract.prefilter import Prefilter, every, of_headings, staged
from summarizer.extract.scaled import says_scale
from summarizer.extract.tables import table_facts
from summarizer.extract.tagged import undisputed
from summarizer.extract.values import ValueReader
from summarizer.outline.model import Outline
from summarizer.packs.fact_schema import PhraseList, Rule
from summarizer.packs.pack import Pack
from summarizer.packs.regexes import search
from summarizer.packs.windows import Found, find, find_all
from summarizer.source.filing import Filing
from summarizer.spans import Span

OFTEN = 5  # times that a text has the name that it opens with
BEHIND = 12  # code points between a name and the short one in the bracket behind it


def extract_facts(filing: Filing, outline: Outline, pack: Pack, scope: Sequence[Span], *, prefilter: bool = True) -> Extraction:
    """All facts of the given parts of a filing (view spans of Item bodies, or of the whole text).

    `prefilter=False` tries every rule on every sentence: the slow reference that tests compare with.
    """
    places = Places.of(filing.view, outline, pack, scope)
    read = read_as(filing.view, pack, scope)
    values, scaled = ValueReader(pack.values), says_scale(filing.view, scope, pack)
    fields = FieldReader(filing.view, pack, values, ListReader(pack), scaled)
    run = _Run(filing.view, read, outline, pack, fields, PhraseReader(pack), places)
    filter_ = Prefilter(filing.view, outline, scope)
    if (named := cover_fact(filing.view, pack)) is not None:
        run.book.add(named)
        run.learn_names()
    for rules in staged(pack.rules, pack):
        for sentence, rule in filter_.pairs(rules) if prefilter else every(rules, outline, scope):
            run.apply(sentence, rule)
        for block, rule in of_headings(rules, outline, scope):
            run.apply_to_heading(block, rule)
        run.learn_names()
    tables, rows = table_facts(filing.view, outline, pack, scope, values)
    for fact in rows:
        run.book.add(fact)
    facts, disputed = undisputed(run.book.facts(), filing)
    return Extraction(facts, tables, (*run.silences, *disputed), read if read is not filing.view else "")


@dataclass(slots=True)
class _Run:
    """One pass over a filing: the facts so far, and the rules' refusals."""

    view: str
    read: str  # as patterns read it
    outline: Outline
    pack: Pack
    fields: FieldReader
    phrases: PhraseReader
    places: Places
    silences: list[Silence] = field(default_factory=list)
    names: Names = field(default_factory=Names)
    registrant: Names = field(default_factory=Names)
    known: dict[str, Names] = field(default_factory=dict)
    book: Book = field(init=False)
    _asked_for: frozenset[str] = field(init=False)  # the kinds of fact that rules know by what others found
    _at: Span | None = None
    _all: dict[str, tuple[Found, ...]] = field(default_factory=dict)
    _one: dict[str, Found | None] = field(default_factory=dict)
    _lists: dict[tuple[str, Span], list[Span]] = field(default_factory=dict)
    _bared: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.book = Book(self.outline, self.pack)
        self._asked_for = frozenset(rule.kind for rule in self.pack.rules if rule.known)

    def learn_names(self) -> None:
        """Take in the own names among the facts.

        The registrant's is the first of them where no sentence defines it and the text has that name often. A short name in
        brackets right behind the registrant's is the registrant's too: 'Vik Resources & Energy, Inc. ("VRE")'.
        """
        opening: tuple[int, str] | None = None
        defined = False
        named: list[int] = []
        for fact in sorted(self.book.facts(), key=lambda fact: fact.kind != REGISTRANT):
            if own := self.pack.kinds[fact.kind].own:
                name = fact.value(own)
                self.names.add(self._bare(name))
                if fact.kind == REGISTRANT:
                    self.registrant.add(name)
                    named += [span.end for span in self._printed(fact, own)[-1:]]
                    defined = True
                elif not fact.value("what") and self._is_short_for(named, self._printed(fact, own)):
                    self.registrant.add(name)
                elif not fact.value("what"):
                    opening = min(opening or (fact.start, name), (fact.start, name))
            elif fact.kind in self._asked_for:
                self.known.setdefault(fact.kind, Names()).add(fact.value(self.pack.kinds[fact.kind].identity[0]))
        if opening is not None and not defined and self._stands_often(opening[1]):
            self.registrant.add(opening[1])

    @staticmethod
    def _printed(fact: Fact, name: str) -> tuple[Span, ...]:
        """Where a field stands in the text; nowhere for a constant, or where the rule's pattern left it out."""
        return fact.fields[name].spans if name in fact.fields else ()

    def _is_short_for(self, ends: Sequence[int], places: Sequence[Span]) -> bool:
        """Whether what stands there stands in the bracket that one of the names before, by their `ends`, is followed by."""
        return any(0 < at.start - end <= BEHIND and "(" in self.view[end : at.start] for at in places[:1] for end in ends)

    def _stands_often(self, name: str) -> bool:
        """Whether the text has a name often, as no part of a longer word."""
        found = regex.finditer(rf"(?<!\w){regex.escape(name)}(?!\w)", self.view)
        return sum(1 for _ in zip(range(OFTEN), found, strict=False)) == OFTEN

    def _bare(self, name: str) -> str:
        """A name without what tells the legal form."""
        if name not in self._bared:
            suffix = search(self.pack.compile("(?:{name_suffix})+$"), name) if "name_suffix" in self.pack.patterns else None
            self._bared[name] = name[: suffix.start()] if suffix is not None and suffix.start() else name
        return self._bared[name]

    def apply(self, index: int, rule: Rule) -> None:
        """Try one rule on one sentence and book the facts it gives."""
        if self.places.allow(rule, index):
            sentence = self.outline.sentences[index]
            self._try(index, rule, sentence.span, sentence.block)

    def apply_to_heading(self, block: int, rule: Rule) -> None:
        """Try one rule on one heading; its facts are carried by the first sentence that stands under it."""
        index = bisect_right(self.outline.sentences, block, key=lambda sentence: sentence.block)
        if index < len(self.outline.sentences) and self.places.headings_allow(rule, block, above=True):
            self._try(index, rule, self.outline.blocks[block].span, block)

    def _try(self, index: int, rule: Rule, span: Span, block: int) -> None:
        matches = self._matches(rule, span)
        if not matches:
            return
        shared: dict[str, Span] = {}
        for pattern in rule.when:
            match = self._first(pattern, span, rule)
            if match is None:
                return
            shared.update(match.slots())
        if any(self._first(pattern, span, rule) for pattern in rule.unless):
            self.silences.append(Silence(rule.id, span, "excluded by the rule's own 'unless'"))
            return
        if rule.denial == "silent" and "denial" in self.pack.patterns and self._first("{denial}", span, rule):
            self.silences.append(Silence(rule.id, span, "the sentence denies or ends something"))
            return
        for match in matches:
            slots = {**shared, **match.slots()}
            if not self._is_of(rule, slots, block) or (rule.where.unnamed and not self._may_be_registrant(slots)):
                continue
            if rule.named_above:
                part = self.places.named_above(block, slots.pop("noun").of(self.view))
                if part is None:
                    continue
                slots[rule.named_above] = part
            if (rule.known and not self._is_known(rule, slots)) or (rule.headed and not self._is_headed(rule, slots, block)):
                continue
            region = slots.pop("rest", span)
            for name, patterns in rule.fields.items():
                if name not in slots and (found := self._find(patterns, region)):
                    slots[name] = found
            slots |= self._of_before(index, rule, slots, span)
            self._book(index, rule, slots, span)

    def _of_before(self, index: int, rule: Rule, slots: dict[str, Span], span: Span) -> dict[str, Span]:
        """What the sentence before says of the same, where this one refers to it and says none of that itself."""
        if not rule.before or not index or rule.before.keys() & slots.keys() or not self._first(rule.refers, span, rule):
            return {}
        last, this = self.outline.sentences[index - 1 : index + 1]
        if last.block != this.block:
            return {}
        found = {name: self._find(patterns, last.span) for name, patterns in rule.before.items()}
        return {name: slot for name, slot in found.items() if slot is not None}

    def _matches(self, rule: Rule, span: Span) -> tuple[Found, ...]:
        """All matches of the rule's pattern; rules that share a pattern have it run once on a sentence."""
        self._turn_to(span)
        found = self._all.get(rule.pattern)
        if found is None:
            found = self._all[rule.pattern] = tuple(find_all(self.pack.compile(rule.pattern), self.read, span, rule.id))
        return found

    def _first(self, pattern: str, span: Span, rule: Rule) -> Found | None:
        """The first match of a pattern; patterns such as that of denials are shared by many rules."""
        self._turn_to(span)
        if pattern not in self._one:
            self._one[pattern] = find(self.pack.compile(pattern), self.read, span, rule.id)
        return self._one[pattern]

    def _turn_to(self, span: Span) -> None:
        if span != self._at:
            self._at = span
            self._all.clear()
            self._one.clear()

    def _is_headed(self, rule: Rule, slots: dict[str, Span], block: int) -> bool:
        return rule.headed in slots and self.places.heads(block, slots[rule.headed])

    def _is_known(self, rule: Rule, slots: dict[str, Span]) -> bool:
        known = self.known.get(rule.kind)
        return known is not None and rule.known in slots and known.ends(slots[rule.known].of(self.view))

    def _is_of(self, rule: Rule, slots: dict[str, Span], block: int) -> bool:
        """Whether the rule's subject, where it is a name, is whose name the rule asks for; its slots are taken out."""
        own = slots.pop(rule.own, None) if rule.own else None
        registrant = slots.pop(rule.registrant, None) if rule.registrant else None
        if own is not None and not self._is_own(own, block):
            return False
        return registrant is None or self.registrant.holds(registrant.of(self.view))

    def _may_be_registrant(self, slots: dict[str, Span]) -> bool:
        """Whether no cover says who files, or it gives the name found."""
        return not self.registrant or self.registrant.covers(slots["name"].of(self.view), ())

    def _is_own(self, slot: Span, block: int) -> bool:
        return self.names.covers(slot.of(self.view), self.places.headings(block))

    def _find(self, patterns: str | tuple[str, ...], region: Span) -> Span | None:
        for pattern in (patterns,) if isinstance(patterns, str) else patterns:
            match = find(self.pack.compile(pattern), self.read, region)
            if match is not None and match.has("value"):
                return match.span("value")
        return None

    def _book(self, index: int, rule: Rule, slots: dict[str, Span], span: Span) -> None:
        types = self.pack.kinds[rule.kind].fields
        constants = {n: Field(v, "", "", (), types.get(n, "text")) for n, v in rule.constants.items()}
        if rule.align:
            shared = self.fields.fields(rule, {n: s for n, s in slots.items() if n in types and n not in rule.align}) or {}
            aligned = self.fields.aligned(rule, slots)
            if isinstance(aligned, str):
                self.silences.append(Silence(rule.id, span, aligned))
                return
            for fields in aligned:
                self._add(index, rule, {**constants, **shared, **fields}, span)
            return
        style = self.phrases.style(rule.list) if rule.list else None
        if style is not None:
            for member, item in self._listed(index, rule, slots, style):
                listed = self.fields.fields(rule, {**slots, rule.each: member})
                if listed is not None:
                    self._add(index, rule, {**constants, **listed}, span, item)
            return
        each = [slots]
        if rule.each and rule.each in slots:
            members = self.fields.lists.members(self.view, slots[rule.each], types[rule.each])
            each = [{**slots, rule.each: member} for member in members]
        for one in each:
            read = self.fields.fields(rule, one)
            if read is None:
                self.silences.append(Silence(rule.id, span, INEXACT))
            else:
                self._add(index, rule, {**constants, **read}, span)

    def _listed(self, index: int, rule: Rule, slots: dict[str, Span], style: PhraseList) -> list[tuple[Span, Span | None]]:
        """The noun phrases of a list: in the sentence after the cue, or in the list items that it introduces."""
        if rule.each not in slots:
            return []
        key = (style.id, slots[rule.each])
        if key not in self._lists:
            self._lists[key] = self.phrases.members(style, self.view, slots[rule.each])
        inside = self._lists[key]
        return [
            *((member, None) for member in inside),
            *self.phrases.items(style, self.view, self.outline, index, slots[rule.each]),
        ]

    def _add(self, index: int, rule: Rule, fields: dict[str, Field], span: Span, item: Span | None = None) -> None:
        other = self.pack.kinds[rule.kind].other
        if other in fields and self.names.holds(self._bare(fields[other].value)):
            self.silences.append(Silence(rule.id, span, "the name is one of the registrant's own"))
            return
        above = (s for f in fields.values() for s in f.spans if s.end <= span.start)
        evidence = tuple(sorted({span, *above})) if item is None else (span, item)
        self.book.offer(rule, Fact("", rule.kind, rule.id, fields, evidence, index))
