"""Every amount and every date that a text prints, whoever's they are.

Rules ask for the figures of the registrant; this asks what the pack's patterns can read at all, in any text. It is what
the readings are measured with, on texts of other people, and what a second reader is compared with.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.extract.values import Value, ValueReader
from summarizer.packs.pack import Pack
from summarizer.packs.regexes import finditer
from summarizer.spans import Span


class Reading(NamedTuple):
    """A value and where it is printed."""

    span: Span
    value: Value


def amounts_in(text: str, pack: Pack) -> Iterator[Reading]:
    """The amounts of money in a text, upper and lower case alike, from left to right; a range is one, with both its ends."""
    yield from _read(text, pack, "(?i){money_any}", "money")


def dates_in(text: str, pack: Pack) -> Iterator[Reading]:
    """The days, months, quarters, halves and years in a text, from left to right."""
    yield from _read(text, pack, "(?i){date_any}", "period")


def _read(text: str, pack: Pack, pattern: str, kind: str) -> Iterator[Reading]:
    reader = ValueReader(pack.values)
    for match in finditer(pack.compile(pattern), text, 0, len(text)):
        value = reader.read(kind, match.group(), match.groupdict().get("scale") or "")
        if value is not None:
            yield Reading(Span(*match.span()), value)
