"""The attributes of HTML tags, as far as they tell what a reader sees."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.source.html_tables import BOLD, MOST_SPANNED

# All of them read small letters: names of attributes and of styles may be written in either case.
_HIDDEN = re.compile(r"\bdisplay\s*:\s*none\b")
_STYLE = re.compile("weight|italic|underline")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_SLANTED = re.compile(r"font-style\s*:\s*italic|text-decoration[\w-]*\s*:\s*underline")
_COLUMNS = re.compile(r"\bcolspan\s*=\s*[\"']?\s*(\d{1,3})")
_ROWS = re.compile(r"\browspan\s*=\s*[\"']?\s*(\d{1,3})")
_PADDED = re.compile(r"padding-left\s*:\s*(?:[2-9]|\d\d)")


class Said(NamedTuple):
    """What the attributes of a tag say. A filing repeats a few hundred of them ten thousand times, so each is read once.

    `cut`: the tag seems to end inside a quoted value. `stressed`: `BOLD`, 1 for italic or underlined type, 0 for
    plain type; None when nothing is said of it.
    """

    cut: bool
    hidden: bool
    empty: bool
    stressed: int | None
    padded: bool
    columns: int
    rows: int


def read_attributes(attributes: str) -> Said:
    """What a tag's attributes say, from their text as it stands."""
    attributes = attributes.lower()
    columns = rows = 1
    if "span" in attributes:
        columns, rows = _count(_COLUMNS, attributes), _count(_ROWS, attributes)
    return Said(
        attributes.count('"') & 1 == 1,
        "none" in attributes and _HIDDEN.search(attributes) is not None,
        attributes.endswith("/"),
        _stressed(attributes) if _STYLE.search(attributes) else None,
        "padding-left" in attributes and _PADDED.search(attributes) is not None,
        columns,
        rows,
    )


def _stressed(attributes: str) -> int:
    return BOLD if _BOLD.search(attributes) else int(_SLANTED.search(attributes) is not None)


NOTHING_SAID = read_attributes("")


def _count(pattern: re.Pattern[str], attributes: str) -> int:
    found = pattern.search(attributes)
    return min(max(int(found[1]), 1), MOST_SPANNED) if found else 1
