"""Templates: the forms of a sentence that tells a fact, or several facts of one group.

In a form, `{field}` is a slot, `{kind.field}` a slot of a fact linked to it, `{field:format}` names a format, and
`[...]` is left out when a slot inside it is empty. What stands between slots is literal text of the pack.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

import regex

from summarizer import numerals
from summarizer.compose.formats import render
from summarizer.compose.phrases import PhraseWriter
from summarizer.compose.pieces import Literal, Piece, Rendered, Source
from summarizer.extract.facts import Fact, Field
from summarizer.packs.pack import Pack
from summarizer.packs.prose_schema import Template
from summarizer.packs.windows import find
from summarizer.spans import Edit, Span

YEAR, DAY = len("2016"), len("2016-09-30")  # as a value is written

_TOKEN = regex.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)(?::([a-z-]+))?\}|(\[)|(\])")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a field: `path` is a field or linked-kind.field, `format` may be empty."""

    path: str
    format: str


@dataclass(frozen=True, slots=True)
class Optional:
    """A part that is left out when a slot in it has no value."""

    nodes: tuple[Node, ...]


Node: TypeAlias = str | Slot | Optional


@lru_cache(maxsize=1024)
def parse_form(form: str) -> tuple[Node, ...]:
    """The nodes of a form. Raises `ValueError` when brackets do not match."""
    stack: list[list[Node]] = [[]]
    at = 0
    for match in _TOKEN.finditer(form):
        if match.start() > at:
            stack[-1].append(form[at : match.start()])
        at = match.end()
        if match[1]:
            stack[-1].append(Slot(match[1], match[2] or ""))
        elif match[3]:
            stack.append([])
        elif len(stack) == 1:
            raise ValueError(f"']' without '[' in {form!r}")
        else:
            inner = tuple(stack.pop())
            stack[-1].append(Optional(inner))
    if len(stack) != 1:
        raise ValueError(f"'[' without ']' in {form!r}")
    if at < len(form):
        stack[-1].append(form[at:])
    return tuple(stack[0])


def literals_of(template: Template) -> tuple[str, ...]:
    """Every literal text of a template: what `verify` accepts as coming from it."""
    found: list[str] = []

    def walk(nodes: Sequence[Node]) -> None:
        for node in nodes:
            if isinstance(node, str):
                found.append(node)
            elif isinstance(node, Optional):
                walk(node.nodes)

    for form in template.all_forms:
        walk(parse_form(form))
    return tuple(found)


@dataclass(slots=True)
class Told:
    """What one rendered form tells: its pieces, and the (fact, field) pairs in it."""

    pieces: list[Piece]
    fields: list[tuple[Fact, str]]


@dataclass(frozen=True, slots=True)
class Renderer:
    """Fills the forms of templates from facts."""

    view: str
    pack: Pack
    phrases: PhraseWriter
    linked: Mapping[str, Sequence[Fact]]

    def form(self, template: Template, form: str, fact: Fact, members: tuple[Piece, ...] = ()) -> Told | None:
        """The form filled from `fact`; None when a slot outside of brackets has no value."""
        told = Told([], [])
        return told if self._nodes(parse_form(form), f"templates:{template.id}", fact, members, told) else None

    def _nodes(self, nodes: Sequence[Node], origin: str, fact: Fact, members: tuple[Piece, ...], told: Told) -> bool:
        for node in nodes:
            if isinstance(node, str):
                told.pieces.append(Literal(node, origin))
            elif isinstance(node, Optional):
                inner = Told([], [])
                if self._nodes(node.nodes, origin, fact, members, inner):
                    told.pieces += inner.pieces
                    told.fields += inner.fields
            elif node.path in ("subject", "possessive"):
                word = "company" if node.path == "subject" else "company_possessive"
                told.pieces.append(Literal.word(self.pack, word))
            elif node.path == "members":
                if not members:
                    return False
                told.pieces += members
            else:
                filled = self._slot(node, fact, told)
                if filled is None:
                    return False
                told.pieces += self._without_echo(told.pieces, filled)
        return True

    def _without_echo(self, before: Sequence[Piece], filled: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The value without the words that the text before it ends with: a template's "up to" and the value's own."""
        first = filled[0]
        if not before or not isinstance(first, Source) or first.edits:
            return filled
        ending = before[-1].text.lower().split()
        words = first.text.split(" ")
        for count in range(min(len(ending), len(words) - 1, 4), 0, -1):
            if [w.lower() for w in words[:count]] == ending[-count:]:
                start = first.span.start + len(" ".join(words[:count])) + 1
                return (Source.of(self.view, Span(start, first.span.end)), *filled[1:])
        return filled

    def _slot(self, slot: Slot, fact: Fact, told: Told) -> tuple[Piece, ...] | None:
        kind, _, name = slot.path.rpartition(".")
        if kind:
            others = [f for f in self.linked.get(fact.id, ()) if f.kind == kind and name in f.fields]
            if not others:
                return None
            fact = others[0]
        field = fact.fields.get(name)
        if field is None or not field.spans:
            return None
        pieces = self._value(field, slot.format)
        if pieces is not None:
            told.fields.append((fact, name))
        return pieces

    def _value(self, field: Field, style: str) -> tuple[Piece, ...] | None:
        span = field.spans[0]
        if len(field.spans) > 1 and field.type in ("money", "percent"):
            return (self._rendered(field),)
        if field.type == "period" and len(field.spans) > 1 and len(field.value) == YEAR and style != "day":
            return (Literal.word(self.pack, "fiscal"), self.phrases.plain(span))  # its header says so
        if style in ("fiscal", "bare", "day") and field.type == "period" and len(field.value) == DAY:
            told = self._year_end(field, style)
            if told != ():
                return told
        if field.type in ("period", "date") and style in ("", "bare", "year", "fiscal") and len(field.raw) == YEAR:
            before = find(self.pack.compile("{fiscal_before}"), self.view, Span(max(span.start - 12, 0), span.start))
            said = "" if before is None else Span(before.span().start, span.start).of(self.view)
            if "\n" in said or said[:1].isupper():  # over a column's year, or as a title prints it
                return (Literal.word(self.pack, "fiscal"), self.phrases.plain(span))
            if before is not None:
                span = Span(before.span().start, span.end)
                if style in ("year", "fiscal"):
                    return (self.phrases.plain(span),)
            elif self._is_fiscal(span):
                return (Literal.word(self.pack, "fiscal"), self.phrases.plain(span))
        if style in ("year", "fiscal"):
            found = regex.search(rf"\b{numerals.YEAR}\b", span.of(self.view))
            return None if found is None else (self.phrases.plain(Span(span.start + found.start(), span.start + found.end())),)
        if style in ("day", "bare"):
            full = (
                regex.search(rf"\d.*\b{numerals.YEAR}\b", field.raw) is not None
                and len(field.value) == 10
                and len(field.raw) > 10
            )
            return (self.phrases.plain(span),) if full == (style == "day") else None
        if field.type == "name":
            return (self.phrases.name(span, short=style == "short"),)
        if style == "title":
            return (self.phrases.untitled(span),)
        if field.type in ("phrase", "text"):
            piece = self.phrases.phrase(span, lower=style == "lower", label=style == "label")
            if piece is None:
                return None
            return (article(self.pack, piece.text), piece) if style == "article" and not self._is_plural(piece.text) else (piece,)
        if field.hedge is not None:
            return (self._inside(field.hedge), self.phrases.plain(span))
        return (self._inside(span),) if field.type in ("money", "percent", "count", "quantity") else (self.phrases.plain(span),)

    def _year_end(self, field: Field, style: str) -> tuple[Piece, ...] | None:
        """A period that ends on a known day, as a year; () where the day says nothing of how, None where it cannot be told.

        By which year one that ends in January or February is called, each filing decides: it is told with its day.
        """
        words, span, month = self.pack.words, field.spans[0], field.value[5:7]
        by_year = len(field.raw) == YEAR
        if month == "12":
            return ()
        if month > "02":
            if style == "fiscal" or (style == "bare" and by_year):
                year = self._value(field, "year")
                if year is None or year[0].text.startswith(words["fiscal"]):  # "Fiscal 1996" under "Years ended June 30,"
                    return year
                return (Literal.word(self.pack, "fiscal"), *year)
            return ()
        day: tuple[Piece, ...] = (self.phrases.plain(span),)
        if len(field.spans) > 1:  # month and day stand over the column's year
            day = (self.phrases.plain(field.spans[1]), Literal.word(self.pack, "blank"), *day)
        elif by_year:  # "years ended January 31, 2001 and 2000": most of the second was the year before
            return None if style == "fiscal" else ()
        if style == "fiscal":
            return (Literal.word(self.pack, "year_ended"), *day)
        return (day if style == "day" else None) if len(field.spans) > 1 else ()

    def _is_plural(self, text: str) -> bool:
        """Whether a phrase takes no article, by the pack's pattern `takes_no_article`: "letters of credit", "term loans"."""
        return self.pack.shows("takes_no_article", text)

    def _is_fiscal(self, year: Span) -> bool:
        """Whether a year is one of a list of fiscal ones: "in fiscal years 1996, 1997 and 1998"."""
        before = Span(max(year.start - 60, 0), year.start)
        return self.pack.shows("fiscal_years_before", before.of(self.view))

    def _inside(self, span: Span) -> Source:
        """A value, its hedge small if a sentence of the filing began with it: "Approximately 16% of net sales"."""
        if regex.match(r"\p{Lu}\p{Ll}{3,}\s", span.of(self.view)) is None:
            return self.phrases.plain(span)
        small = Edit(span.start, span.start + 1, self.view[span.start].lower(), "case.first-letter")
        return Source.of(self.view, span, (small, *self.phrases.replacements(span, (small,))))

    def _rendered(self, field: Field) -> Rendered:
        words = self.pack.words
        if field.type == "percent":
            return Rendered(render("percent@1", [field.spans[0].of(self.view)], {}), "percent@1", field.spans)
        scale = _scale(field)
        sign = next(
            (s for s, iso in self.pack.values.currencies.items() if iso == field.unit and len(s) == 1),
            field.unit + " " if field.unit else "",
        )
        arguments = {"billion": words["billion"], "million": words["million"], "scale": str(scale), "sign": sign}
        text = render("money-scaled@2", [field.spans[0].of(self.view)], arguments)
        return Rendered(text, "money-scaled@2", field.spans, tuple(sorted(arguments.items())))


def _scale(field: Field) -> int:
    """The power of ten between the printed cell and the value: read back from the two, so that they cannot differ."""
    printed = Decimal(regex.sub(r"[^\d.]", "", field.raw))
    value = abs(Decimal(field.value))
    scale = 0
    while printed and printed.scaleb(scale) < value:
        scale += 3
    return scale


def article(pack: Pack, text: str) -> Literal:
    """The indefinite article before a text: "an" where the pack's pattern `begins_with_vowel` finds it to sound like one."""
    vowel = pack.shows("begins_with_vowel", text)
    word = "article_before_vowel" if vowel else "article"
    return Literal.word(pack, word)
