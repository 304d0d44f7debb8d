"""The one coordinate system: half-open spans of code points, and the map between the clean view and the source.

Everything that reads a filing works on its *view* (the clean text). Everything that leaves the program, a fact, a
record, an outline, points into the *source* (the decoded text as received). `SpanMap` is built while the view is made
and is the only way between the two: nothing ever finds an offset by searching.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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

    def stripped(self, text: str) -> Span:
        """The span without the blanks at both its ends; empty at its start when it covers nothing else."""
        own = self.of(text)
        bare = own.strip()
        start = self.start + len(own) - len(own.lstrip()) if bare else self.start
        return Span(start, start + len(bare))

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
    """The pieces that partition a view and its source, in order. Lookup is a bisection.

    A filing has tens of thousands of pieces, a long one millions, so they are kept in arrays of numbers: where each
    begins in the view and in the source, with one more entry for where the last ends, and which name its rule has.
    """

    _views: array[int]
    _sources: array[int]
    _rules: array[int]
    _names: tuple[str, ...]  # the first is that of verbatim pieces, and empty

    @property
    def pieces(self) -> Iterator[Piece]:
        """All pieces in order."""
        return map(self._piece, range(len(self._rules)))

    def _piece(self, at: int) -> Piece:
        view, source = self._views[at], self._sources[at]
        return Piece(view, source, self._views[at + 1] - view, self._sources[at + 1] - source, self._names[self._rules[at]])

    @classmethod
    def build(cls, source: str, edits: Iterable[Edit]) -> tuple[str, SpanMap]:
        """The view that `edits` make of `source`, and its map.

        Edits must be sorted and must not overlap; a `ValueError` says which one does (a bug of the caller).
        """
        out: list[str] = []
        views, sources, rules, names = array("I"), array("I"), array("I"), {"": 0}
        at = view = 0
        length = len(source)
        for edit in edits:
            start, end, text, rule = edit
            if start < at or end < start or end > length:
                raise ValueError(f"edit out of order: {edit!r} after {at}")
            if start > at:
                out.append(source[at:start])
                views.append(view)
                sources.append(at)
                rules.append(0)
                view += start - at
            views.append(view)
            sources.append(start)
            rules.append(names.setdefault(rule, len(names)))
            out.append(text)
            view += len(text)
            at = end
        if at < length:
            out.append(source[at:])
            views.append(view)
            sources.append(at)
            rules.append(0)
            view += length - at
        views.append(view)
        sources.append(length)
        return "".join(out), cls(views, sources, rules, tuple(names))

    def over(self, inner: SpanMap) -> SpanMap:
        """This map of a view over a text, joined with `inner`, the map of that text over a file: the view over the file.

        An edit of the text takes in the inner edits that lie inside it, and bears their names after its own
        ("view.unwrap+json.escape"); those at its edges stay by themselves, before or after it. No inner edit may give
        more than one character (a `ValueError`, and a bug of whoever made it), so none is ever cut in two.
        """
        views, sources, rules, names = array("I"), array("I"), array("I"), {"": 0}
        texts, files, whys, count = inner._views, inner._sources, inner._rules, len(inner._rules)
        theirs = [names.setdefault(name, len(names)) for name in inner._names]

        def add(view: int, source: int, rule: int) -> None:
            views.append(view)
            sources.append(source)
            rules.append(rule)

        n = 0
        for index, name in enumerate(self._rules):
            view, text, stop, rule = self._views[index], self._sources[index], self._sources[index + 1], self._names[name]
            while n < count:
                at, end, why = texts[n], texts[n + 1], whys[n]
                if end > text if rule else at >= stop:
                    break
                if why:
                    if end - at > 1:
                        raise ValueError(f"the edit {inner._names[why]} at {files[n]} gives more than one character")
                    add(view + at - text if at > text else view, files[n], theirs[why])
                else:
                    low = at if at > text else text
                    if (end if end < stop else stop) > low:
                        add(view + low - text, files[n] + low - at, 0)
                    if end > stop:
                        break
                n += 1
            if not rule:
                continue
            begin = files[n] + text - texts[n] if n < count else files[count]
            inside: dict[str, None] = {rule: None}
            while n < count and texts[n] < stop:
                inside[inner._names[whys[n]]] = None
                if texts[n + 1] > stop:
                    break
                n += 1
            add(view, begin, names.setdefault("+".join(name for name in inside if name), len(names)))
        for left in range(n, count):
            if whys[left]:
                add(self._views[-1], files[left], theirs[whys[left]])
        views.append(self._views[-1])
        sources.append(files[-1])
        return SpanMap(views, sources, rules, tuple(names))

    def pieces_of(self, span: Span) -> Iterator[Piece]:
        """The pieces that make up a view span, the verbatim ones clipped to it, in order.

        Edits that stand at the very edge of the span and have no character in it are left out; a deletion inside the
        span is included, because replaying the span from the source needs it.
        """
        if span.end <= span.start:
            return
        for at in range(max(bisect_right(self._views, span.start) - 1, 0), len(self._rules)):
            piece = self._piece(at)
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
        last = len(self._rules) - 1

        def at(offset: int) -> int:
            if last < 0:
                return 0
            piece = self._piece(min(max(bisect_right(self._sources, offset) - 1, 0), last))
            if piece.rule:
                return piece.view if offset <= piece.source else piece.view + piece.view_length
            return piece.view + min(max(offset - piece.source, 0), piece.view_length)

        return tuple(Span(at(span.start), at(span.end)) for span in spans)

    def _point(self, view: int) -> int:
        last = len(self._rules) - 1
        if last < 0:
            return 0
        piece = self._piece(min(max(bisect_right(self._views, view) - 1, 0), last))
        if piece.rule:
            return piece.source
        return piece.source + min(view - piece.view, piece.source_length)
