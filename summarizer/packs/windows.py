"""Matching inside a span of the view, as if the span were the whole text.

`^`, `$` and look-arounds of a rule mean the sentence, not the filing, so a rule's pattern runs on the sentence's own
characters; what it finds is given back in view coordinates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from summarizer.packs.regexes import finditer, search
from summarizer.spans import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A match inside a window; all its spans are view spans."""

    match: regex.Match[str]
    base: int

    def span(self, group: str | int = 0) -> Span:
        """The span of a group, which must have taken part in the match."""
        return Span(*self.match.span(group)).shift(self.base)

    def spans(self, group: str) -> list[Span]:
        """Every capture of a repeated group, in order; empty when it took no part."""
        if group not in self.match.re.groupindex:
            return []
        return [Span(*s).shift(self.base) for s in self.match.spans(group)]

    def has(self, group: str) -> bool:
        """Whether the pattern has the group and it took part in the match."""
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def slots(self) -> dict[str, Span]:
        """All named groups that took part in the match."""
        return {name: self.span(name) for name in self.match.re.groupindex if self.has(name)}


def find(pattern: regex.Pattern[str], view: str, span: Span | None = None, rule: str = "") -> Found | None:
    """The first match in the window, or None; without a span the window is the whole text."""
    if span is None:
        match = search(pattern, view, rule=rule)
        return None if match is None else Found(match, 0)
    match = search(pattern, view[span.start : span.end], rule=rule)
    return None if match is None else Found(match, span.start)


def find_all(pattern: regex.Pattern[str], view: str, span: Span | None = None, rule: str = "") -> Iterator[Found]:
    """All matches in the window, from left to right; without a span the window is the whole text."""
    window = view if span is None else view[span.start : span.end]
    for match in finditer(pattern, window, rule=rule):
        yield Found(match, 0 if span is None else span.start)
