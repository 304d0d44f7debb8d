"""Amounts that stand for thousands or millions throughout a text: "(Dollars in thousands)" below the heading of an Item.

Registrants that say so once write "$963,100" for 963.1 million ever after, in sentences too. Told as it stands it would be
wrong by a factor of a thousand, and no sentence by itself can show it.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from summarizer.packs.pack import Pack
from summarizer.packs.windows import find, find_all
from summarizer.spans import Span

BEFORE, AFTER = 300, 400  # code points around the beginning of a part within which such a line speaks for the whole of it
MOST = 300  # code points on both sides of the words within which their sentence is looked for
_ENDS = regex.compile(r"[.;|]\s|\n\s*\n")


def says_scale(view: str, scope: Sequence[Span], pack: Pack) -> bool:
    """Whether one of the parts begins with the pack's `amounts_scaled` or has it right before, or the text says so up to its end.

    A sentence with the pack's `scale_said` says it of the whole text where it shows `scale_of_report`: "all dollar amounts
    throughout this report are expressed in thousands".
    """
    if "amounts_scaled" not in pack.patterns or not scope:
        return False
    pattern = pack.compile("{amounts_scaled}")
    if any(find(pattern, view, Span(max(part.start - BEFORE, 0), min(part.start + AFTER, part.end))) for part in scope):
        return True
    said = Span(0, max(part.end for part in scope))
    return "scale_said" in pack.patterns and any(
        pack.shows("scale_of_report", _sentence(view, found.span()))
        for found in find_all(pack.compile("{scale_said}"), view, said)
    )


def _sentence(view: str, words: Span) -> str:
    """The sentence around some words, as far as it is near."""
    before = view[max(words.start - MOST, 0) : words.start]
    start = max((end.end() for end in _ENDS.finditer(before)), default=0)
    end = _ENDS.search(view, words.end, words.end + MOST)
    return before[start:] + view[words.start : end.start() if end else words.end + MOST]


def is_bare(text: str, pack: Pack) -> bool:
    """Whether a text has an amount of a thousand and more without its scale (the pack's `amount_bare`)."""
    return pack.shows("amount_bare", text)
