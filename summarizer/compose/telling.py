"""Drafts from templates: which facts a template tells, alone or as members of a group, and what each form is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.compose.contradicting import in_agreement
from summarizer.compose.drafts import GRAIN, Draft
from summarizer.compose.grouping import Grouping, sort_keys
from summarizer.compose.members import members_told
from summarizer.compose.parts import Part
from summarizer.compose.phrases import PhraseWriter
from summarizer.compose.pieces import Line, Literal, Piece, capitalized, joined
from summarizer.compose.registrant import begins_with_another
from summarizer.compose.rewrite import MAX_WORDS
from summarizer.compose.scoping import firm_before
from summarizer.compose.templates import Renderer, Told
from summarizer.compose.wholes import adds_up, leaves_out, once_named, parts_a_cluster, says_half, share
from summarizer.extract.facts import Extraction, Fact, Field
from summarizer.outline.model import Outline
from summarizer.outline.query import block_at, heading_path
from summarizer.packs.pack import Pack
from summarizer.packs.prose_schema import Template
from summarizer.packs.windows import find

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
    of_registrant: frozenset[str] = frozenset()  # names of the registrant, and of nobody else
    some_part: frozenset[int] = frozenset()  # headings that stand below each part anew
    grouping: Grouping = field(init=False)
    _others: dict[int, bool] = field(default_factory=dict, init=False)
    _of_kind: dict[str, list[Fact]] = field(default_factory=dict, init=False)
    _beside: dict[tuple[str, int], list[Fact]] = field(default_factory=dict, init=False)  # by kind and sentence

    def __post_init__(self) -> None:
        self.grouping = Grouping(self.outline)
        for fact in self.extraction.facts:
            self._of_kind.setdefault(fact.kind, []).append(fact)
            self._beside.setdefault((fact.kind, fact.sentence), []).append(fact)

    def drafts(self) -> Iterator[Draft]:
        """One draft for each fact, or group of facts, that a template can tell."""
        renderer = Renderer(self.view, self.pack, self.phrases, self._linked())
        for template in self.pack.templates:
            known = self._of_kind.get(template.kind, ())
            facts = [
                f
                for f in known
                if self._fits(template, f) and not self._says_less(template, f) and not self._is_also(template, f)
            ]
            if template.not_lone:
                together = Counter(f.sentence for f in facts)
                facts = [f for f in facts if f.rule not in template.not_lone or together[f.sentence] > 1]
            if template.latest and facts:
                keys = sort_keys([str(f.start) if template.latest == "start" else f.value(template.latest) for f in facts])
                facts = [f for f, key in zip(facts, keys, strict=True) if key == max(keys)]
            if template.agreed:
                facts = in_agreement(facts, template.latest or template.unique, template.agreed)
            made = 0
            for number, group in enumerate(self.grouping.groups(template, facts)):
                if template.unless_told and self._is_told_elsewhere(template, group):
                    continue
                once = once_named(template, self._rest_last(template, group))
                draft = self._draft(renderer, template, number, once) if once else None
                if draft is not None:
                    made += 1
                    yield draft
                if template.max_groups and not template.group_form and made >= template.max_groups:
                    break

    def _rest_last(self, template: Template, group: list[Fact]) -> list[Fact]:
        """The members with those last that name what is left: "Norway (16%) and other countries (39%)"."""
        if not template.last:
            return group
        return sorted(group, key=lambda f: any(self._matches(pattern, f.value(name)) for name, pattern in template.last.items()))

    def _is_told_elsewhere(self, template: Template, group: Sequence[Fact]) -> bool:
        """Whether half of the members are told elsewhere: the products whose sales a table gives, the parts with their amounts.

        Of the template's own kind those facts count that have what it lacks (an amount), and of the very same name; or any that
        has the field named, where the members have nothing there.
        """
        fields = {kind: field for kind, _, field in (told.partition(".") for told in template.unless_told)}
        own = fields.get(template.kind)
        if own and not any(f.value(own) for f in group):
            return any(f.value(own) for f in self._of_kind[template.kind])
        said = [(f, f.value(fields[f.kind]).lower()) for f in self.extraction.facts if f.kind in fields]
        known = {name for fact, name in said if fact.kind != template.kind} - {""}
        more = (name for fact, name in said if fact.kind == template.kind and any(fact.value(n) for n in template.lacks))
        same = set(more) - {""}
        names = [f.value(fields.get(template.kind) or template.unique or "name").lower() for f in group]
        return bool(names) and 2 * sum(n in same or any(n in k or k in n for k in known) for n in names) >= len(names)

    def _linked(self) -> dict[str, list[Fact]]:
        linked: dict[str, list[Fact]] = {}
        for fact in self.extraction.facts:
            for one in fact.fields.values():
                if not one.spans and one.value.partition(".")[0] in self.pack.kinds and one.value != fact.id:
                    linked.setdefault(one.value, []).append(fact)
        return linked

    def _fits(self, template: Template, fact: Fact) -> bool:
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
            fact.sentence >= 0
            and len(f.fields) > len(fact.fields)
            and all(f.value(name) == fact.value(name) for name in fact.fields)
            for f in self._beside[fact.kind, fact.sentence]
        )

    def _is_also(self, template: Template, fact: Fact) -> bool:
        """Whether the sentence gives the fact as another kind too: "Vik accounted for 31% of sales" is of a customer."""
        values = {fact.value(name) for name in fact.fields} - {""}
        fields = (told.partition(".") for told in template.not_also)
        return fact.sentence >= 0 and any(
            other.value(name) in values for kind, _, name in fields for other in self._beside.get((kind, fact.sentence), ())
        )

    def _by(self, template: Template, fact: Fact) -> bool:
        """Whether one of the template's rules found the fact; if it tells what stands beside its like, a heading says so too."""
        return fact.rule in template.by or ("beside" in template.group and self.grouping.heading(fact) >= 0)

    def _unfit(self, template: Template, fact: Fact) -> bool:
        """Whether the template shuts out the sentence that states the fact, or the place where it stands."""
        if template.not_under and (index := block_at(self.outline, fact.start)) >= 0:
            path = heading_path(self.outline, index)
            if any(
                h in self.segments
                or h in self.some_part
                or self._matches(template.not_under, self.outline.headings[h].span.of(self.view))
                for h in path
            ) or (fact.sentence >= 0 and self._opens_with_a_part(fact.sentence)):
                return True
        if fact.sentence < 0:
            return False
        if self._of_another(fact.sentence):
            return True
        said = self._said(fact) if template.own_subject or template.not_sentence else ""
        if template.own_subject and begins_with_another(self.view, said, self.of_registrant, self.pack):
            return True
        return bool(template.not_sentence) and self._matches(template.not_sentence, said)

    def _said(self, fact: Fact) -> str:
        """The sentence that states the fact, in one line."""
        return " ".join(self.outline.sentences[fact.sentence].span.of(self.extraction.read or self.view).split())

    def _opens_with_a_part(self, index: int) -> bool:
        """Whether a sentence before this one, in its paragraph, begins with a part by its name (`opens_with_part`)."""
        if "opens_with_part" not in self.pack.patterns:
            return False
        pattern, block = self.pack.compile("{opens_with_part}"), self.outline.sentences[index].block
        while index and self.outline.sentences[index - 1].block == block:
            index -= 1
            found = find(pattern, self.view, self.outline.sentences[index].span)
            if found is not None and found.span("name").of(self.view) not in self.of_registrant:
                return True
        return False

    def _of_another(self, index: int) -> bool:
        """Whether a sentence without a subject of its own goes on about a firm that the one before names."""
        if index not in self._others:
            self._others[index] = firm_before(self.view, self.outline, index, self.of_registrant, self.pack) is not None
        return self._others[index]

    def _matches(self, pattern: str, value: str) -> bool:
        return bool(value) and find(self.pack.compile(pattern), value) is not None

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
                groups.setdefault(self.grouping.key(template, fact), []).append(fact)
            taken = [g[:size] for g in groups.values()][: template.max_groups or None]
            told = [members_told(renderer, template, g) for g in taken]
            parts = [renderer.form(template, template.group_form, g[0], t[0]) for g, t in zip(taken, told, strict=True) if t]
            whole = [p for p in parts if p is not None]
            if len(whole) != len(taken):
                return None
            marks = (
                ("comma", "and") if template.group_commas and all(len(g) == 1 for g in taken) else ("semicolon", "semicolon_and")
            )
            comma, last = (Literal.word(self.pack, w) for w in marks)
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
            key = self.grouping.key(template, fact)
            seen[key] = seen.get(key, 0) + 1
            value += worth * template.later_percent // 100 if template.member and seen[key] > 1 else worth
        return value * GRAIN


def _scaled(worth: int, percent: str) -> int:
    """The worth of a part by its share: a reader needs the largest parts, and hardly one below one percent."""
    part = share(percent)
    return worth if part is None else worth * next(weight for least, weight in SHARE_STEPS if part >= least) // 100


def _text(told: Told) -> str:
    return "".join(p.text for p in told.pieces)
