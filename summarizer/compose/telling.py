"""Drafts from templates: which facts a template tells, alone or as members of a group, and what each form is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from summarizer.compose.drafts import Draft
from summarizer.compose.members import members_told
from summarizer.compose.parts import Part
from summarizer.compose.phrases import PhraseWriter
from summarizer.compose.pieces import Line, Literal, Piece, capitalized, joined
from summarizer.compose.rewrite import MAX_WORDS
from summarizer.compose.templates import YEAR, Renderer, Told
from summarizer.compose.wholes import adds_up, leaves_out, parts_a_cluster, says_half, share
from summarizer.extract.facts import Extraction, Fact, Field
from summarizer.outline.model import BlockKind, Outline
from summarizer.outline.query import block_at, heading_path
from summarizer.packs.pack import Pack
from summarizer.packs.prose_schema import Template
from summarizer.packs.windows import find
from summarizer.spans import Span

PLACES = frozenset({"table", "beside"})
MOST_APART = 2  # headings of a list of products may have one other heading between them
WHOLE = 101  # percent, rounded shares among them
# From this share (percent) on, a member of a breakdown is worth this part (percent) of its points.
SHARE_STEPS = ((20, 100), (4, 60), (1, 25), (-1000, 5))


def _takes_off(field: Field) -> bool:
    """Whether a cell holds less than nothing, "(210)": no form says that of a part."""
    return field.type in ("money", "percent") and field.value.startswith("-")


@dataclass(slots=True)
class TemplateWriter:
    """Makes drafts of facts with the templates of one pack."""

    view: str
    pack: Pack
    phrases: PhraseWriter
    extraction: Extraction
    outline: Outline
    segments: Mapping[int, Part]

    def drafts(self) -> Iterator[Draft]:
        """One draft for each fact, or group of facts, that a template can tell."""
        renderer = Renderer(self.view, self.pack, self.phrases, self._linked())
        for template in self.pack.templates:
            facts = [f for f in self.extraction.facts if self._fits(template, f) and not self._says_less(template, f)]
            if template.not_lone:
                together = Counter(f.sentence for f in facts)
                facts = [f for f in facts if f.rule not in template.not_lone or together[f.sentence] > 1]
            if template.latest and facts:
                keys = _sort_keys([str(f.start) if template.latest == "start" else f.value(template.latest) for f in facts])
                facts = [f for f, key in zip(facts, keys, strict=True) if key == max(keys)]
            made = 0
            for number, group in enumerate(self._groups(template, facts)):
                if template.unless_told and self._is_told_elsewhere(template, group):
                    continue
                draft = self._draft(renderer, template, number, group)
                if draft is not None:
                    made += 1
                    yield draft
                if template.max_groups and not template.group_form and made >= template.max_groups:
                    break

    def _is_told_elsewhere(self, template: Template, group: Sequence[Fact]) -> bool:
        """Whether half of the members of a list are told by another kind: the products whose sales a table gives."""
        fields = {kind: field for kind, _, field in (told.partition(".") for told in template.unless_told)}
        known = {f.value(fields[f.kind]).lower() for f in self.extraction.facts if f.kind in fields} - {""}
        names = [f.value(template.unique or "name").lower() for f in group]
        return bool(names) and 2 * sum(any(n in k or k in n for k in known) for n in names) >= len(names)

    def _linked(self) -> dict[str, list[Fact]]:
        linked: dict[str, list[Fact]] = {}
        for fact in self.extraction.facts:
            for field in fact.fields.values():
                if not field.spans and field.value.partition(".")[0] in self.pack.kinds and field.value != fact.id:
                    linked.setdefault(field.value, []).append(fact)
        return linked

    def _fits(self, template: Template, fact: Fact) -> bool:
        if fact.kind != template.kind:
            return False
        if any(not fact.value(n) for n in template.has) or any(fact.value(n) for n in template.lacks):
            return False
        if fact.rule in template.not_by or (template.by and not self._by(template, fact)) or self._unfit(template, fact):
            return False
        if fact.table >= 0 and any(_takes_off(f) for f in fact.fields.values()):
            return False
        return all(self._matches(pattern, fact.value(name)) for name, pattern in template.where.items())

    def _says_less(self, template: Template, fact: Fact) -> bool:
        """Whether another rule found all of it in the same sentence, and more: its lender beside its amount."""
        return bool(template.unique) and any(
            f.kind == fact.kind
            and f.sentence == fact.sentence >= 0
            and len(f.fields) > len(fact.fields)
            and all(f.value(name) == fact.value(name) for name in fact.fields)
            for f in self.extraction.facts
        )

    def _by(self, template: Template, fact: Fact) -> bool:
        """Whether one of the template's rules found the fact; if it tells what stands beside its like, a heading says so too."""
        return fact.rule in template.by or ("beside" in template.group and self._heading(fact) >= 0)

    def _heading(self, fact: Fact) -> int:
        """The heading that is among the evidence of a fact, or -1."""
        blocks = (self.outline.blocks[index] for e in fact.evidence if (index := block_at(self.outline, e.start)) >= 0)
        return next((b.heading for b in blocks if b.kind is BlockKind.HEADING), -1)

    def _unfit(self, template: Template, fact: Fact) -> bool:
        """Whether the template shuts out the sentence that states the fact, or the place where it stands."""
        if template.not_under and (index := block_at(self.outline, fact.start)) >= 0:
            path = heading_path(self.outline, index)
            if any(
                h in self.segments or self._matches(template.not_under, self.outline.headings[h].span.of(self.view)) for h in path
            ):
                return True
        if not template.not_sentence or fact.sentence < 0:
            return False
        read = self.outline.sentences[fact.sentence].span.of(self.extraction.read or self.view)
        return self._matches(template.not_sentence, " ".join(read.split()))

    def _matches(self, pattern: str, value: str) -> bool:
        return bool(value) and find(self.pack.compile(pattern), value, Span(0, len(value))) is not None

    def _groups(self, template: Template, facts: list[Fact]) -> list[list[Fact]]:
        if not template.member:
            return [[f] for f in self._unique(template, facts)]
        if "beside" in template.group:
            return [self._unique(template, self._ordered(template, g)) for g in self._beside(template, facts)]
        groups: dict[tuple[str, ...], list[Fact]] = {}
        for fact in facts:
            groups.setdefault(() if template.group_form else self._group_key(template, fact), []).append(fact)
        return [self._unique(template, self._ordered(template, g)) for g in groups.values()]

    def _group_key(self, template: Template, fact: Fact) -> tuple[str, ...]:
        key = [self._place(n, fact) if n in PLACES else fact.value(n) for n in template.group]
        return (*key, fact.value(template.year_of)[:YEAR]) if template.year_of else tuple(key)

    def _place(self, what: str, fact: Fact) -> str:
        """The table of a fact; or where it stands beside its like: in a list, or in a sentence."""
        index = block_at(self.outline, fact.start)
        if what == "beside" and index >= 0 and self.outline.blocks[index].kind is BlockKind.LIST_ITEM:
            return f"list {self.outline.blocks[index].intro} {self.outline.blocks[index].heading}"
        return f"sentence {fact.sentence}" if what == "beside" else str(fact.table)

    def _beside(self, template: Template, facts: list[Fact]) -> list[list[Fact]]:
        """Facts that stand beside each other: in headings that follow each other (one other between them), lists, sentences.

        A heading with others of the same group below it says nothing beside them.
        """
        groups: dict[tuple[str, ...], list[Fact]] = {}
        run, last = 0, -1
        for fact in sorted(self._unique(template, facts), key=lambda f: (self._heading(f), f.start)):
            heading = self._heading(fact)
            if heading < 0:
                groups.setdefault(self._group_key(template, fact), []).append(fact)
                continue
            if last >= 0 and heading - last > MOST_APART:
                run += 1
            last = heading
            groups.setdefault((f"run {run}",), []).append(fact)
        parents = {
            name: {self.outline.headings[h].parent for f in g if (h := self._heading(f)) >= 0} for name, g in groups.items()
        }
        return [[f for f in g if self._heading(f) not in parents[name] - {-1}] for name, g in groups.items()]

    @staticmethod
    def _unique(template: Template, facts: list[Fact]) -> list[Fact]:
        if not template.unique:
            return facts
        first: dict[str, Fact] = {}
        for fact in facts:
            first.setdefault(fact.value(template.unique), fact)
        # A year that a day of it was told for: "December 31, 2014" and, from a table's column, "2014".
        days = {name[:YEAR] for name, f in first.items() if len(name) > YEAR and f.fields[template.unique].type == "period"}
        first = {name: f for name, f in first.items() if name not in days}
        # "Residential shippers and shippers": what another name ends or begins with says nothing beside it, nor do its letters.
        return [f for name, f in first.items() if not any(_is_short_for(name, other) for other in first)]

    @staticmethod
    def _ordered(template: Template, facts: list[Fact]) -> list[Fact]:
        if not template.order:
            return facts
        name = template.order.lstrip("-")
        keys = _sort_keys([f.value(name) for f in facts])
        order = sorted(range(len(facts)), key=lambda i: keys[i], reverse=template.order.startswith("-"))
        return [facts[i] for i in order]

    def _forms(self, template: Template, group: Sequence[Fact], size: int) -> Sequence[str]:
        """The forms that say what is known of the first `size` members of a group: whether they are all, and that the whole."""
        if template.unproved_forms and not adds_up(template, group, self.extraction.facts):
            return template.unproved_forms if not says_half(template, group) else ()
        partial = bool(template.partial_forms) and bool(template.member) and leaves_out(template, group, size)
        return template.partial_forms if partial else template.forms

    def _draft(self, renderer: Renderer, template: Template, number: int, group: list[Fact]) -> Draft | None:
        told: list[tuple[Told, frozenset[str]]] = []
        if template.member and not template.group_form and len(group) < min(template.max_members, default=1):
            return None  # the template's words speak of several
        for size in template.max_members if template.member else [1]:
            if size == 1 < len(group) and not template.alone:
                continue
            for form in self._forms(template, group, size):
                one = self._tell(renderer, template, form, group, size)
                if one is not None and len(_text(one).split()) <= MAX_WORDS and all(_text(one) != _text(t) for t, _ in told):
                    told.append((one, frozenset(f"{f.id}/{n}" for f, n in one.fields)))
        if not told:
            return None
        told.sort(key=lambda t: -len(_text(t[0])))
        told = [
            t
            for i, t in enumerate(told)
            if not any(self._value(template, s[0]) >= self._value(template, t[0]) for s in told[i + 1 :])
        ]
        lines = tuple(self._line(template, one) for one, _ in told)
        values = tuple(self._value(template, one) for one, _ in told)
        place = (template.position, group[0].start)
        return Draft(f"{template.id}.{number}", template.topic, place, lines, values, tuple(k for _, k in told))

    def _tell(self, renderer: Renderer, template: Template, form: str, facts: Sequence[Fact], size: int) -> Told | None:
        members: tuple[Piece, ...] = ()
        fields: list[tuple[Fact, str]] = []
        if template.group_form:
            groups: dict[tuple[str, ...], list[Fact]] = {}
            for fact in facts:
                groups.setdefault(self._group_key(template, fact), []).append(fact)
            taken = [g[:size] for g in groups.values()][: template.max_groups or None]
            told = [members_told(renderer, template, g) for g in taken]
            parts = [renderer.form(template, template.group_form, g[0], t[0]) for g, t in zip(taken, told, strict=True) if t]
            whole = [p for p in parts if p is not None]
            if len(whole) != len(taken):
                return None
            marks = (
                ("comma", "and") if template.group_commas and all(len(g) == 1 for g in taken) else ("semicolon", "semicolon_and")
            )
            comma, last = (Literal(self.pack.words[w], f"words:{w}") for w in marks)
            members = joined([tuple(p.pieces) for p in whole], comma, last)
            fields = [f for t in told if t for f in t[1]] + [f for p in whole for f in p.fields]
        elif template.member:
            if template.weigh and sum(filter(None, (share(f.value(template.weigh)) for f in facts[:size]))) > WHOLE:
                return None  # shares that overlap: customers in a country, and customers of a trade
            if parts_a_cluster(template, facts, size):
                return None
            one_group = members_told(renderer, template, facts[:size])
            if one_group is None:
                return None
            members, fields = one_group
        one = renderer.form(template, form, facts[0], members)
        if one is None:
            return None
        one.fields = [*one.fields, *fields]
        return one

    def _line(self, template: Template, told: Told) -> Line:
        pieces = tuple(told.pieces)
        subject = ""
        if isinstance(pieces[0], Literal):
            subject = {"words:company": "company", "words:company_possessive": "possessive"}.get(pieces[0].origin, "")
        facts = list(dict.fromkeys(f.id for f, _ in told.fields))
        by_id = {f.id: f for f, _ in told.fields}
        evidence = sorted({e for i in facts for e in by_id[i].evidence})
        text = "".join(p.text for p in pieces)
        if text.endswith("..") or (
            text.endswith(".") and pieces[-1].text == "." and len(pieces) > 1 and pieces[-2].text.endswith(".")
        ):
            pieces = pieces[:-1]
        return Line(capitalized(self.view, pieces), tuple(evidence), tuple(facts), f"templates:{template.id}", subject)

    def _value(self, template: Template, told: Told) -> int:
        value = template.weight
        seen: dict[tuple[str, ...], int] = {}
        for fact_id in dict.fromkeys(f.id for f, _ in told.fields):
            fact = next(f for f, _ in told.fields if f.id == fact_id)
            kind = self.pack.kinds[fact.kind]
            names = dict.fromkeys(n for f, n in told.fields if f.id == fact_id)
            worth = kind.weight + sum(kind.field_weights.get(n, 2) for n in names)
            if template.weigh:
                worth = _scaled(worth, fact.value(template.weigh))
            key = self._group_key(template, fact)
            seen[key] = seen.get(key, 0) + 1
            value += worth * template.later_percent // 100 if template.member and seen[key] > 1 else worth
        return value


def _is_short_for(name: str, other: str) -> bool:
    """Whether a name is the beginning or the end of another one, holds words of it alone, or is the first letters of its last."""
    letters = "".join(word[0] for word in other.split() if word[0].isupper())
    small, whole = name.lower(), other.lower()
    return (
        whole.endswith(" " + small)
        or whole.startswith((small + " ", small.removesuffix("s") + " "))  # "individuals" beside "individual investors"
        or (small.split()[-1:] == whole.split()[-1:] and set(small.split()) < set(whole.split()))
        or (name.isupper() and len(name) > 1 and letters.endswith(name))
    )


def _scaled(worth: int, percent: str) -> int:
    """The worth of a part by its share: a reader needs the largest parts, and hardly one below one percent."""
    part = share(percent)
    return worth if part is None else worth * next(weight for least, weight in SHARE_STEPS if part >= least) // 100


def _text(told: Told) -> str:
    return "".join(p.text for p in told.pieces)


def _sort_keys(values: Sequence[str]) -> list[tuple[Decimal, str]]:
    """Numbers by their size; if one is none, all by their letters, as periods are: "2006" stands before "2008-05-20"."""
    try:
        return [(Decimal(value), "") for value in values]
    except InvalidOperation:
        return [(Decimal(0), value) for value in values]
