"""The one coordinate system: half-open spans of code points, and the map between the clean view and the source.

Everything that reads a filing works on its *view* (the clean text). Everything that leaves the program, a fact, a
record, an outline, points into the *source* (the decoded text as received). `SpanMap` is built while the view is made
and is the only way between the two: nothing ever finds an offset by searching.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` to `end` of a text, half-open, counted in Unicode code points from 0."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The span moved by `by` characters."""
        return Span(self.start + by, self.end + by)

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class Edit(NamedTuple):
    """One recorded change: source characters `start:end` become `text`; `rule` names the reason."""

    start: int
    end: int
    text: str
    rule: str


class Piece(NamedTuple):
    """A run of the view and the run of the source it comes from.

    A piece with an empty `rule` is verbatim (same characters, same length); any other piece is an edit by that rule
    and maps as a whole: it has no inner positions.
    """

    view: int
    source: int
    view_length: int
    source_length: int
    rule: str


@dataclass(frozen=True, slots=True)
class SpanMap:
    """The pieces that partition a view and its source, in order. Lookup is a bisection."""

    pieces: tuple[Piece, ...]
    _view_starts: tuple[int, ...]

    @classmethod
    def build(cls, source: str, edits: Iterable[Edit]) -> tuple[str, SpanMap]:
        """The view that `edits` make of `source`, and its map.

        Edits must be sorted and must not overlap; a `ValueError` says which one does (a bug of the caller).
        """
        out: list[str] = []
        pieces: list[Piece] = []
        at = view = 0
        new, length = tuple.__new__, len(source)  # a filing has tens of thousands of edits: half the time of Piece(...)
        for edit in edits:
            start, end, text, rule = edit
            if start < at or end < start or end > length:
                raise ValueError(f"edit out of order: {edit!r} after {at}")
            if start > at:
                out.append(source[at:start])
                pieces.append(new(Piece, (view, at, start - at, start - at, "")))
                view += start - at
            pieces.append(new(Piece, (view, start, len(text), end - start, rule)))
            out.append(text)
            view += len(text)
            at = end
        if at < len(source):
            out.append(source[at:])
            pieces.append(Piece(view, at, len(source) - at, len(source) - at, ""))
        return "".join(out), cls._of(pieces)

    @classmethod
    def _of(cls, pieces: Sequence[Piece]) -> SpanMap:
        return cls(tuple(pieces), tuple(map(itemgetter(0), pieces)))

    def over(self, inner: SpanMap) -> SpanMap:
        """This map of a view over a text, joined with `inner`, the map of that text over a file: the view over the file.

        An edit of the text takes in the inner edits that lie inside it, and bears their names after its own
        ("view.unwrap+json.escape"); those at its edges stay by themselves, before or after it. No inner edit may give
        more than one character (a `ValueError`, and a bug of whoever made it), so none is ever cut in two.
        """
        new = tuple.__new__  # tens of thousands of pieces: half the time of Piece(...)
        under, count = inner.pieces, len(inner.pieces)
        out: list[Piece] = []
        n = view = 0
        for view, text, length, text_length, rule in self.pieces:
            stop = text + text_length
            while n < count:
                at, source, inside, source_length, why = under[n]
                if at + inside > text if rule else at >= stop:
                    break
                if why:
                    if inside > 1:
                        raise ValueError(f"the edit {why} at {source} gives more than one character")
                    out.append(new(Piece, (view + at - text if at > text else view, source, inside, source_length, why)))
                else:
                    low = at if at > text else text
                    high = at + inside if at + inside < stop else stop
                    if high > low:
                        out.append(new(Piece, (view + low - text, source + low - at, high - low, high - low, "")))
                    if at + inside > stop:
                        break
                n += 1
            if not rule:
                continue
            if n == count:
                end = under[-1].source + under[-1].source_length if under else 0
                out.append(new(Piece, (view, end, length, 0, rule)))
                continue
            start = end = under[n].source + text - under[n].view
            rules = [rule]
            while n < count and under[n].view < stop:
                piece = under[n]
                rules.append(piece.rule)
                if piece.view + piece.view_length > stop:
                    end = piece.source + stop - piece.view
                    break
                end = piece.source + piece.source_length
                n += 1
            out.append(new(Piece, (view, start, length, end - start, "+".join(r for r in dict.fromkeys(rules) if r))))
        last = self.pieces[-1].view + self.pieces[-1].view_length if self.pieces else 0
        out += [new(Piece, (last, p.source, p.view_length, p.source_length, p.rule)) for p in under[n:] if p.rule]
        return self._of(out)

    def pieces_of(self, span: Span) -> Iterator[Piece]:
        """The pieces that make up a view span, the verbatim ones clipped to it, in order.

        Edits that stand at the very edge of the span and have no character in it are left out; a deletion inside the
        span is included, because replaying the span from the source needs it.
        """
        if span.end <= span.start:
            return
        index = max(bisect_right(self._view_starts, span.start) - 1, 0)
        for at in range(index, len(self.pieces)):  # a slice would copy the rest of the pieces for every span
            piece = self.pieces[at]
            end = piece.view + piece.view_length
            if piece.view >= span.end:
                return
            if end <= span.start:
                continue
            if piece.rule:
                yield piece
                continue
            low, high = max(piece.view, span.start), min(end, span.end)
            yield Piece(low, piece.source + low - piece.view, high - low, high - low, "")

    def to_source(self, span: Span) -> Span:
        """The smallest source span that yields the view span. An empty span maps to an empty one."""
        first = last = None
        for piece in self.pieces_of(span):
            first = first or piece
            last = piece
        if first is None or last is None:
            point = self._point(span.start)
            return Span(point, point)
        return Span(first.source, last.source + last.source_length)

    def to_view(self, span: Span) -> Span:
        """The view span of a source span, as far as it survived the edits (used for showing, never for proof)."""
        return self.all_to_view((span,))[0]

    def all_to_view(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The view spans of many source spans: as `to_view`, in one go."""
        starts = [p.source for p in self.pieces]

        def at(offset: int) -> int:
            index = max(bisect_right(starts, offset) - 1, 0)
            if not self.pieces:
                return 0
            piece = self.pieces[index]
            if piece.rule:
                return piece.view if offset <= piece.source else piece.view + piece.view_length
            return piece.view + min(max(offset - piece.source, 0), piece.view_length)

        return tuple(Span(at(span.start), at(span.end)) for span in spans)

    def _point(self, view: int) -> int:
        index = max(bisect_right(self._view_starts, view) - 1, 0)
        if not self.pieces:
            return 0
        piece = self.pieces[index]
        if piece.rule:
            return piece.source
        return piece.source + min(view - piece.view, piece.source_length)
