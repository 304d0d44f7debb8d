"""Where printed pages begin and end in the view.

Page numbers are furniture, so the view does not hold them. A cross-reference index still speaks of pages: what the
dropped lines said is read here from the edits that dropped them, once the view stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.packs.layout import FurnitureLayout, compiled
from summarizer.source.furniture import page_number_of
from summarizer.spans import SpanMap

_RULE = "view.furniture"
_LONGEST_STEP = 12  # pages that may be without a number of their own, between two that have one


class PageBreak(NamedTuple):
    """The place in the view where page `number` ends (or where it begins, when the number stands on a page mark)."""

    number: int
    at: int
    begins: bool


def printed_pages(text: str, span_map: SpanMap, layout: FurnitureLayout) -> tuple[PageBreak, ...]:
    """The page breaks of a view, in ascending order of number and of place.

    Numbers that do not go on the sequence are left out, and so are pages with a prefix (F-12): no index of Items that
    has been seen counts by them.
    """
    breaks: list[PageBreak] = []
    for number, at, begins in _numbers(text, span_map, layout):
        if not breaks or breaks[-1].number < number <= breaks[-1].number + _LONGEST_STEP:
            breaks.append(PageBreak(number, at, begins))
    return tuple(breaks)


def _numbers(text: str, span_map: SpanMap, layout: FurnitureLayout) -> Iterator[tuple[int, int, bool]]:
    mark = compiled(layout.mark)
    for piece in span_map.pieces:
        if not piece.rule.startswith(_RULE):
            continue
        for line in text[piece.source : piece.source + piece.source_length].splitlines():
            words = " ".join(line.split())
            if not words:
                continue
            if mark.search(words):
                digits = "".join(c for c in words if c.isdigit())
                if digits:
                    yield int(digits), piece.view + piece.view_length, True
            elif (number := page_number_of(words, layout)) is not None:
                yield number, piece.view, False
