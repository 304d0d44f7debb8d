"""Amounts that stand for thousands or millions throughout a text: "(Dollars in thousands)" below the heading of an Item.

Registrants that say so once write "$963,100" for 963.1 million ever after, in sentences too. Told as it stands it would be
wrong by a factor of a thousand, and no sentence by itself can show it.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.packs.pack import Pack
from summarizer.packs.windows import find
from summarizer.spans import Span

BEFORE, AFTER = 300, 400  # code points around the beginning of a part within which such a line speaks for the whole of it


def says_scale(view: str, scope: Sequence[Span], pack: Pack) -> bool:
    """Whether one of the parts begins with the pack's `amounts_scaled`, or has it right before."""
    if "amounts_scaled" not in pack.patterns:
        return False
    pattern = pack.compile("{amounts_scaled}")
    return any(
        find(pattern, view, Span(max(part.start - BEFORE, 0), min(part.start + AFTER, part.end))) is not None for part in scope
    )


def is_bare(text: str, pack: Pack) -> bool:
    """Whether a text has an amount of a thousand and more without its scale (the pack's `amount_bare`)."""
    return pack.shows("amount_bare", text)
