"""Sentences of a block, by rules.

A period, exclamation or question mark ends a sentence when blanks and an upper-case letter, a figure, an opening quote or
a name that begins small ("eVik") follow, unless the word before is an abbreviation of the pack. A lost period loses a
boundary: that is safer than a boundary too many, because a cut sentence can say what the filing does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from summarizer.packs.layout import SentenceLayout
from summarizer.spans import Span

_END = regex.compile(
    r"""
      # an ordinary end; "eVik sells" may follow too
      (?<![.!?…]) [.!?…]++ [\"”’')\]]{0,3}  \s++ (?= [“\"‘'(\[]{0,2} (?:[\p{Lu}\p{Nd}$€£¥] | \p{Ll}{1,2}\p{Lu}\p{Ll}{2}) )
    | (?<= \p{Ll}{3} | \p{Nd}{4} | [)”"%] ) [.] (?=\p{Lu}\p{Ll}*+\s)              # the blank after the period was lost
    """,
    regex.VERBOSE,
)
# (?r) searches from the end, where the word is: a tenth of the time
_WORD_BEFORE = regex.compile(r"(?r)[\p{L}\p{Nd}/&](?:[\p{L}\p{Nd}/&.]*[\p{L}\p{Nd}/&])?$")
_WORD_AFTER = regex.compile(r"[“\"‘'(\[]{0,2}([\p{L}\p{Nd}]+(?:[’']s\b)?)")
_NAME = regex.compile(r"(?<=\s)\p{Lu}\p{Ll}+$")
_NUMBER = regex.compile(r"[\p{Nd}.]+[A-Z]?$")
_INITIALS = regex.compile(r"(?:\p{L}\.)+\p{L}")
_BRACKET = regex.compile(r"\([^()]{1,60}(?<![.!?])\)")  # 'Vik Four, Inc. (Four)': a bracket with no sentence in it
_CONTEXT = 40


@dataclass(frozen=True, slots=True)
class SentenceSplitter:
    """Splits text with the abbreviations of one layout."""

    never_end: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]
    numbered: frozenset[str]

    @classmethod
    def of(cls, layout: SentenceLayout) -> SentenceSplitter:
        """The splitter of a layout."""
        return cls(*(frozenset(w) for w in (layout.never_end, layout.may_end, layout.starters, layout.numbered)))

    def split(self, view: str, block: Span) -> Iterator[Span]:
        """The sentences of `block`, in order, without surrounding blanks; together they hold all that is printed."""
        start = block.start
        for match in _END.finditer(view, block.start, block.end):
            if match.start() <= start or not self._ends(view, start, match):
                continue
            yield Span(start, match.end()).stripped(view)
            start = match.end()
        if (last := Span(start, block.end).stripped(view)).end > last.start:
            yield last

    def _ends(self, view: str, start: int, match: regex.Match[str]) -> bool:
        """Whether a sentence that began at `start` ends at this mark."""
        mark = match.group()
        after = _WORD_AFTER.match(view, match.end(), match.end() + _CONTEXT)
        starts = after is not None and after[1] in self.starters
        if mark == ".":
            return starts
        if mark[0] != ".":  # a name can end in a mark ("Yahoo!"), and is no end then
            return starts or not _NAME.search(view, max(match.start() - _CONTEXT, start), match.start())
        if mark.rstrip() != "." and mark[1] == ".":  # an ellipsis
            return starts
        before = _WORD_BEFORE.search(view, max(match.start() - _CONTEXT, start), match.start())
        if before is None:
            return True
        word = before.group()
        if "/" in word and word not in self.never_end:
            word = word.rsplit("/", 1)[1]
        if word in self.never_end:
            return False
        if before.start() == start and (_NUMBER.fullmatch(word) or len(word) == 1):
            return False  # "1." or "A." opens the sentence
        hyphened = view[before.start() - 1 : before.start()] == "-" and before.start() > start
        if len(word) == 1 and word.isupper() and not hyphened and mark.rstrip() == ".":
            return starts and after is not None and len(after[1]) > 1
        if word in self.may_end or _INITIALS.fullmatch(word):
            return starts and not _BRACKET.match(view, match.end())
        if _NUMBER.fullmatch(word):
            lead = view[max(before.start() - _CONTEXT, start) : before.start()].split()
            if lead and lead[-1].lstrip('(“"') in self.numbered:
                return starts
        return True
