"""Doubts about Items that were found: what a reader must be told before trusting their bounds.

A heading that opens an Item proves where it begins; where it ends hangs on the next heading. The sizes in the layout
pack say what no real Item of that number goes below or above, so that a stub or a missed end is never silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.outline.model import Item
from summarizer.packs.layout import ItemLayout, compiled

_HEAD = 2_000


def doubts(view: str, items: Sequence[Item], layout: ItemLayout) -> Iterator[str]:
    """One sentence for each doubt, in the order of the Items."""
    form = {f.number: f for f in layout.form}
    for item in items:
        size = item.body.end - item.body.start
        sizes = form.get(item.number)
        if sizes is None:
            continue
        if size < sizes.least and compiled(layout.elsewhere).search(
            view, item.body.start, min(item.body.start + _HEAD, item.body.end)
        ):
            yield (
                f"Item {item.number} has {size} characters and says that its text stands elsewhere; "
                "if the file holds that part, take it with --document"
            )
        elif sizes.most and size > sizes.most:
            yield f"Item {item.number} has {size} characters, more than any real one: the heading after it was probably missed"
