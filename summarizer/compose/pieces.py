"""What a sentence of the summary is made of: pieces that each know where their characters come from.

A `Literal` is text of the pack, a `Source` is a run of the view with named edits, a `Rendered` value was written by a
named formatter from named spans. Pieces are in view coordinates; the record turns them into segments of the source.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

import regex

from summarizer.packs.pack import Pack
from summarizer.spans import Edit, Span

# "eVik" and "v3 Vik" are written so wherever they stand.
_SMALL_NAME = regex.compile(r"\p{Ll}{1,2}(?:\p{Lu}\p{Ll}{2}|\d\s\p{Lu}\p{Ll})")


@dataclass(frozen=True, slots=True)
class Literal:
    """Text of the pack. `origin` says where it stands there: "templates:ID" or "words:ID"."""

    text: str
    origin: str

    @classmethod
    def word(cls, pack: Pack, name: str) -> Literal:
        """One of the pack's `words`."""
        return cls(pack.words[name], f"words:{name}")


@dataclass(frozen=True, slots=True)
class Source:
    """A run of the view after `edits` (sorted, inside the span, not overlapping)."""

    span: Span
    text: str
    edits: tuple[Edit, ...] = ()

    @classmethod
    def of(cls, view: str, span: Span, edits: tuple[Edit, ...] = ()) -> Source:
        """The piece that shows `span` of `view` with the edits applied."""
        out: list[str] = []
        at = span.start
        for edit in edits:
            out += [view[at : edit.start], edit.text]
            at = edit.end
        out.append(view[at : span.end])
        return cls(span, "".join(out), edits)

    def around(self, view: str, gap: Span) -> tuple[Source, Source]:
        """What stands before and behind a part of the piece that no edit touches."""
        before = Source.of(view, Span(self.span.start, gap.start), tuple(e for e in self.edits if e.end <= gap.start))
        return before, Source.of(view, Span(gap.end, self.span.end), tuple(e for e in self.edits if e.start >= gap.end))


@dataclass(frozen=True, slots=True)
class Rendered:
    """Text that formatter `format` writes from the characters of `spans` and, for some, the unit `scale`."""

    text: str
    format: str
    spans: tuple[Span, ...]
    arguments: tuple[tuple[str, str], ...] = ()


Piece: TypeAlias = Literal | Source | Rendered


@dataclass(frozen=True, slots=True)
class Line:
    """One finished sentence: its pieces, the facts and spans that assert it, and how it was made.

    `subject` tells what its first words are: "company" or "possessive" when a writer may put the pronoun there, else "".
    """

    pieces: tuple[Piece, ...]
    evidence: tuple[Span, ...]
    facts: tuple[str, ...]
    made_by: str
    subject: str = ""

    @property
    def text(self) -> str:
        """The sentence as it is printed."""
        return "".join(p.text for p in self.pieces)


def capitalized(view: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with the first letter in upper case, as an edit of the source where it comes from the source.

    A name that begins small before a capital ("eVik") stays as it is.
    """
    if not pieces or not pieces[0].text or not pieces[0].text[0].islower() or _SMALL_NAME.match(pieces[0].text):
        return pieces
    first = pieces[0]
    if not isinstance(first, Source):
        return pieces
    upper = first.text[0].upper()
    if first.edits and first.edits[0].start == first.span.start and first.edits[0].text:
        head = first.edits[0]
        head = head._replace(text=head.text[0].upper() + head.text[1:])
        same = head.text == view[head.start : head.end]  # a heading's capital that was written small
        edits = first.edits[1:] if same else (head, *first.edits[1:])
        return (replace(first, edits=edits, text=upper + first.text[1:]), *pieces[1:])
    at = first.span.start
    for edit in first.edits:
        if edit.start == at and not edit.text:
            at = edit.end
    edits = tuple(sorted((*first.edits, Edit(at, at + 1, upper, "case.first-letter"))))
    return (Source.of(view, first.span, edits), *pieces[1:])


def joined(parts: list[tuple[Piece, ...]], comma: Literal, last: Literal) -> tuple[Piece, ...]:
    """The parts as a list in prose: "A, B and C"."""
    out: list[Piece] = []
    for index, part in enumerate(parts):
        if index:
            out.append(last if index == len(parts) - 1 else comma)
        out += part
    return tuple(out)


def past_stop(view: str, start: int, end: int, last: int) -> int:
    """Where a cut from `start` to `end` ends when the sentence, up to `last`, would be left with two stops: "Vik & Co..".

    The record's replay asks the same of the rule's own match.
    """
    return last if view[start - 1 : start] == view[end:last] == "." else end
