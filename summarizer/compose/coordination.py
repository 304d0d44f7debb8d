"""Verbs that share the subject "we" with the first one, further on in its clause: "we make pumps and sell them".

A base form behind "and" may hang on an infinitive ("to make and sell"), on a modal or on a noun of a relative clause, and is no
form of its own then. So plain verbs are looked for up to the first of those alone, and further on only words that cannot hang on
an infinitive or a modal: "to secure loans and are subject to covenants".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.compose.verbs import Verbs
from summarizer.packs.windows import find, find_all
from summarizer.spans import Span

NEGATION = 24  # code points behind a verb within which its negation stands: "do currently not"


def later_verbs(
    view: str, verbs: Verbs, found: Span, sentence: Span, *, hangs: bool, cut: Sequence[Span]
) -> list[tuple[Span, str]] | None:
    """The verbs behind `found`, a subject with its first verbs, and their third person; None when they are unclear.

    `hangs`: the first verb is a modal, so that plain verbs hang on it. What lies in a span of `cut` is not looked at.
    """
    later: list[tuple[Span, str]] = []
    negated = _is_negated(view, verbs, found, sentence)
    for verb, parallel in _verbs(view, verbs, found, sentence, hangs):
        third = verbs.third_person(verb.of(view))
        if negated and parallel == verbs.word("or"):
            continue  # "We do not own or lease pumps": the negation reaches both
        if third is None or (negated and not _is_negated(view, verbs, verb, sentence, at=verb.start)):
            return None  # "We do not make pumps and sell hoses": does the "not" reach the second verb?
        if not any(c.start <= verb.start < c.end for c in cut) and all(verb != known for known, _ in later):
            later.append((verb, third))
    return sorted(later)


def _verbs(view: str, verbs: Verbs, found: Span, sentence: Span, hangs: bool) -> Iterator[tuple[Span, str]]:
    """Each verb with the word that joins it."""
    pack = verbs.pack
    if not hangs:
        plain = Span(found.end, _first(view, verbs, "clause_break", found, sentence))
        for match in find_all(pack.compile("{later_verb}"), view, plain):
            if verbs.is_base(match.span("verb").of(view)):
                yield match.span("verb"), _text(view, match.spans("by"))
        for match in find_all(pack.compile("{later_verb_with_object}"), view, plain):
            for group in ("verb", "second"):
                for one in match.spans(group):
                    yield one, _text(view, match.spans("by"))
    if "later_finite" in pack.patterns:
        limit = _first(view, verbs, "clause_break_firm", found, sentence)
        for match in find_all(pack.compile("{later_finite}"), view, Span(found.end, sentence.end)):
            if match.span("verb").start <= limit:
                yield match.span("verb"), _text(view, match.spans("by"))


def _first(view: str, verbs: Verbs, pattern: str, found: Span, sentence: Span) -> int:
    """Where the pattern first matches behind the verb that ends `found`; what it asks of that verb it can see."""
    for match in find_all(verbs.pack.compile(f"{{{pattern}}}"), view, Span(found.start, sentence.end)):
        if match.span().start >= found.end:
            return match.span().start
    return sentence.end


def _text(view: str, spans: Sequence[Span]) -> str:
    return spans[0].of(view) if spans else ""


def _is_negated(view: str, verbs: Verbs, found: Span, sentence: Span, at: int | None = None) -> bool:
    """Whether the verb of a subject is a "do not", whose second verb may hang on it or stand alone; with `at`, right there."""
    around = Span(found.start, min(found.end + NEGATION, sentence.end))
    match = find(verbs.pack.compile("{do_not}"), view, around) if "do_not" in verbs.pack.patterns else None
    return match is not None and at in (None, match.span().start)
