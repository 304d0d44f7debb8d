"""Which parts of the Items that were asked for tell which topics.

Item 1 tells a business model from end to end. Another Item does so in some of its sections only, and the pack's feeds
say in which: the rest of that Item is not told, however well it reads.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.outline.model import Item, Outline
from summarizer.outline.query import blocks_of_item, heading_path
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find

Topics = frozenset[str]


def topics_of_blocks(view: str, outline: Outline, pack: Pack, items: Sequence[Item]) -> dict[int, Topics]:
    """For each block of an Item that feeds narrow, by its index, the topics that it may tell: none, for most.

    A block that is not in the mapping tells all topics. Of several feeds that a block's headings match, all count.
    """
    found: dict[int, Topics] = {}
    for item in items:
        feeds = [f for f in pack.feeds if f.item == item.number]
        if not feeds:
            continue
        told: dict[int, Topics] = {}  # a heading below the Item's own -> the topics of its section
        for block in blocks_of_item(outline, item.number):
            topics: set[str] = set()
            for heading in heading_path(outline, block):
                if heading not in told:
                    span = outline.headings[heading].span
                    own = span.start < item.body.start
                    told[heading] = frozenset(
                        topic
                        for feed in feeds
                        if not own and any(find(pack.compile(p), view, span) for p in feed.headings)
                        for topic in feed.topics
                    )
                topics |= told[heading]
            found[block] = frozenset(topics)
    return found
