"""Questions that every reader of an outline asks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from summarizer.outline.model import Block, Item, Outline


def heading_path(outline: Outline, block_index: int) -> tuple[int, ...]:
    """The headings that a block stands under, as indices into `outline.headings`, the outermost first.

    The Item's own heading is the first of them. A heading block's path ends with the heading itself; a block before
    the first heading has an empty path.
    """
    return tuple(reversed([*upwards(outline, outline.blocks[block_index].heading)]))


def upwards(outline: Outline, heading: int) -> Iterator[int]:
    """A heading and those above it, the innermost first; none of -1."""
    while heading >= 0:
        yield heading
        heading = outline.headings[heading].parent


def item_of(outline: Outline, number: str) -> Item | None:
    """The Item with this number, or None when it was not found."""
    return next((item for item in outline.items if item.number == number), None)


def blocks_of_item(outline: Outline, number: str) -> range:
    """The blocks in the body of an Item (its heading left out), as a range of block indices; empty when not found."""
    item = item_of(outline, number)
    if item is None:
        return range(0)
    first = bisect_left(outline.blocks, item.body.start, key=_start)
    if first and outline.blocks[first - 1].span.end > item.body.start:
        first -= 1
    return range(first, max(first, bisect_left(outline.blocks, item.body.end, key=_start)))


def block_at(outline: Outline, offset: int) -> int:
    """The index of the block that holds a view offset, or -1."""
    index = bisect_right(outline.blocks, offset, key=_start) - 1
    return index if index >= 0 and offset < outline.blocks[index].span.end else -1


def _start(block: Block) -> int:
    return block.span.start
