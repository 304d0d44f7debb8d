"""Segments: the pieces of a summary in source coordinates, as they stand in the record.

Segments partition the summary's text. Each says where its characters come from: `literal` (text of the pack), `quote`
(source characters as they stand), `rewrite` (source characters after named edits) or `value` (a named formatter).
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from summarizer.compose.pieces import Literal, Piece, Source
from summarizer.spans import Edit, Span, SpanMap

Segment = dict[str, Any]


def segment(piece: Piece, sentence: int, spans: SpanMap) -> Segment:
    """The segment of one piece. `sentence` counts the sentences of the summary from 0; -1 stands between them."""
    base: Segment = {"sentence": sentence, "text": piece.text}
    if isinstance(piece, Literal):
        return {**base, "kind": "literal", "from": piece.origin}
    if isinstance(piece, Source):
        at, edits = source_edits(piece, spans)
        if not edits:
            return {**base, "kind": "quote", "at": list(at)}
        return {
            **base,
            "kind": "rewrite",
            "at": list(at),
            "edits": [{"at": [e.start, e.end], "by": e.rule, "to": e.text} for e in edits],
        }
    return {
        **base,
        "kind": "value",
        "format": piece.format,
        "arguments": dict(piece.arguments),
        "at": [list(spans.to_source(s)) for s in piece.spans],
    }


def source_edits(piece: Source, spans: SpanMap) -> tuple[Span, list[Edit]]:
    """Where a piece stands in the source, and all edits between there and its text: the view's and the rewriting's.

    An edit of the view that lies inside an edit of the rewriting is part of it. A `ValueError` means that the two
    cross, which no rewriting may do.
    """
    hull = spans.to_source(piece.span)
    outer = [Edit(*spans.to_source(Span(e.start, e.end)), e.text, e.rule) for e in piece.edits]
    inner: list[Edit] = []
    view_at = piece.span.start
    for part in spans.pieces_of(piece.span):
        if part.rule:
            if part.view < piece.span.start or part.view + part.view_length > piece.span.end:
                raise ValueError(f"a span cuts the edit {part.rule} at {part.source}")
            inner.append(
                Edit(
                    part.source,
                    part.source + part.source_length,
                    _view_text(piece, part.view, part.view_length),
                    part.rule,
                )
            )
        view_at = part.view + part.view_length
    if view_at != piece.span.end:
        raise ValueError("the span's pieces do not reach its end")
    kept = [e for e in inner if not any(o.start <= e.start and e.end <= o.end for o in outer)]
    merged = sorted([*kept, *outer])
    for left, right in pairwise(merged):
        if right.start < left.end:
            raise ValueError(f"edits {left.rule} and {right.rule} cross at {right.start}")
    return hull, merged


def _view_text(piece: Source, view: int, length: int) -> str:
    """The characters that an edit of the view put there, read from the piece's own text before its rewriting."""
    shift = 0
    at = view - piece.span.start
    for edit in piece.edits:
        if edit.end <= view:
            shift += len(edit.text) - (edit.end - edit.start)
        elif edit.start <= view < edit.end:
            return ""
    return piece.text[at + shift : at + shift + length]
