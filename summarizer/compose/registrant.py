"""The registrant's name for the first sentence: as its caller gives it, as the cover prints it, or as the text introduces it.

A Form 10-K names the registrant on its cover, above the words "Exact name of registrant as specified in its charter".
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from summarizer.compose.pieces import Literal, Piece, Source
from summarizer.extract.facts import REGISTRANT, Fact
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find
from summarizer.source.filing import Filing
from summarizer.spans import Span

COVER = 20_000  # code points of the view within which a cover ends


def name_of(filing: Filing, facts: Iterable[Fact], pack: Pack, given: str) -> Piece | None:
    """The name as a piece of the summary, or None when nothing says it.

    A cover in capitals gives way to the same name as the text writes it.
    """
    if given:
        return Literal(given, "options:company")
    named = list(facts)
    span = (
        _on_cover(filing.view, pack)
        or _introduced([f for f in named if f.kind == REGISTRANT and f.fields["name"].spans])
        or _in_the_opening(filing.view, named, pack)
    )
    return None if span is None else Source.of(filing.view, span)


def _introduced(facts: list[Fact]) -> Span | None:
    """The name that the text gives the registrant; of the names that it took one after the other, the last."""
    for fact in facts:
        if not fact.value("status"):
            return fact.fields["name"].spans[0]
    return facts[-1].fields["name"].spans[0] if facts else None


def _in_the_opening(view: str, facts: Iterable[Fact], pack: Pack) -> Span | None:
    """The first name of the registrant's own that has the form of a firm's ("Vik Pumps, Inc.")."""
    firm = pack.compile("{name_suffix}$")
    for fact in facts:
        if pack.kinds[fact.kind].own == "name" and not fact.value("what") and fact.fields["name"].spans:
            span = fact.fields["name"].spans[0]
            if find(firm, view, span) is not None:
                return span
    return None


def _on_cover(view: str, pack: Pack) -> Span | None:
    if "cover_name" not in pack.patterns:
        return None
    found = find(pack.compile("{cover_name}"), view, Span(0, min(len(view), COVER)))
    if found is None:
        return None
    span = found.span("name")
    if not _shouts(span.of(view)):
        return span
    same = regex.compile(r"(?<!\w)" + r"\s".join(regex.escape(w) for w in span.of(view).split()) + r"(?!\w)", regex.IGNORECASE)
    return next((Span(*m.span()) for m in same.finditer(view, span.end) if not _shouts(m[0])), span)


def _shouts(name: str) -> bool:
    """Whether a name stands in capitals, a "Mc" or an "of" aside."""
    return sum(c.islower() for c in name) * 4 < sum(c.isupper() for c in name)
