"""The registrant as the subject of a sentence: a piece of its own where the writer may choose what to call it, or none."""

from __future__ import annotations

from summarizer.compose.pieces import Literal, Piece, Source, capitalized
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find
from summarizer.spans import Span


def with_subject(view: str, pieces: tuple[Piece, ...], pack: Pack) -> tuple[tuple[Piece, ...], str]:
    """The pieces with "We" or "Our" at the start as a piece of its own, so that a writer can choose the name or a pronoun."""
    first = pieces[0]
    if not isinstance(first, Source):
        return pieces, ""
    if not first.edits or first.edits[0].start != first.span.start:
        return _as_printed(view, pieces, first, pack)
    edit = first.edits[0]
    for kind, word in (("company", "company"), ("possessive", "company_possessive")):
        if edit.text.lower() == pack.words[word].lower():
            rest = Source.of(view, Span(edit.end, first.span.end), first.edits[1:])
            if kind == "possessive" and (bare := _without_owner(view, edit.end, pieces, pack)):
                return bare, ""
            if find(pack.compile("^{subject_goes_on}"), rest.text) is not None:
                return pieces, ""  # "The company and its dealers": a pronoun reads badly there
            return (Literal.word(pack, word), rest, *pieces[1:]), kind
    return pieces, ""


def _as_printed(view: str, pieces: tuple[Piece, ...], first: Source, pack: Pack) -> tuple[tuple[Piece, ...], str]:
    """The pieces of a sentence that begins with "The company" in the source itself, which needed no edit there."""
    end = first.span.start + len(pack.words["company"])
    if not view.startswith(pack.words["company"], first.span.start) or view[end : end + 1] not in (" ", ","):
        return pieces, ""
    rest = Source.of(view, Span(end, first.span.end), first.edits)
    if (first.edits and first.edits[0].start < end) or find(pack.compile("^{subject_goes_on}"), rest.text) is not None:
        return pieces, ""
    return (Literal.word(pack, "company"), rest, *pieces[1:]), "company"


def _without_owner(view: str, after: int, pieces: tuple[Piece, ...], pack: Pack) -> tuple[Piece, ...]:
    """The pieces behind "The company’s", which ends before `after`, where they need no owner; () where they do.

    The pack's pattern `owner_not_needed` says which do not: "Products are sold by dealers."
    """
    first = pieces[0]
    if "owner_not_needed" not in pack.patterns or not isinstance(first, Source) or view[after : after + 1] != " ":
        return ()
    rest = Source.of(view, Span(after + 1, first.span.end), first.edits[1:])
    bare = tuple(p for p in (rest, *pieces[1:]) if p.text)
    text = "".join(p.text for p in bare)
    if find(pack.compile("{owner_not_needed}"), text) is None:
        return ()
    return capitalized(view, bare)
