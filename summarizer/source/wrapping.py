"""Which lines of a plain text are one paragraph.

Two lines are joined only on evidence: in a text that is hard wrapped as a whole, when the left line is so full that the
next word had no room, in the text or in a paragraph with a width of its own; in any text, when the left line stops in the
middle of a sentence and the right goes on. A text whose short lines often do so was broken where a page of the web had its
tags: there a short line, too, is joined on such evidence.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import regex

from summarizer.packs.layout import Layout, compiled
from summarizer.source.lines import Line, Lines

_CLOSED = regex.compile(r"[.;:!?…][\"”’')\]*]*$")
_LAST_WORD = regex.compile(r"([^\W\d_]+)$")
_LONE = regex.compile(r"(?:[®™]|\d[\d,]*(?:\.\d+)?%?)$")  # alone in its line: a tag stood around it
_SIGNS = "®™"
_SMALL_NAME = regex.compile(r"\p{Ll}{1,2}(?:\p{Lu}\p{Ll}|\d\s\p{Lu})")
_SMALL_END = regex.compile(r"(?:\b\p{Ll}+,?|,)$")
_HYPHEN = regex.compile(r"[^\W\d_]-$")
_NAME_HYPHEN = regex.compile(r"(?<![\w-])\p{Lu}[\p{Ll}’']+-$")  # half of a double name at the end of a line
_NAME = regex.compile(r"\p{Lu}\p{Ll}")
_LONGEST_HALF = 40  # code points of a name's first half
_LONG = 40  # a shorter left line may be a heading or a cell, and is never taken for half a sentence
_PROSE = 150  # a line this long is prose
_LEAST_WRAPS = 3
_LEAST_TAGGED = 8  # a line that a tag broke: shorter ones may be a cell or a letter
_LONG_TAGGED = 95  # where tags or pages broke, a line this long that ends in a small word stops inside a sentence
_INITIAL = regex.compile(r"(?<!\p{L})\p{Ll}+,?\s\p{Lu}\.$")  # no letter of a list: a small word stands before it
_NEXT_INITIAL = regex.compile(r"(?:\p{Lu}\.\s?){1,2}\p{Lu}\p{L}")
_PART_OF_WORD = regex.compile(r"[b-z]\b")  # a tag inside of a word: "Vik Mill" / "s, which": joined, it would be no word
_SLACK = 8  # writers break a little early


class Join(NamedTuple):
    """What replaces a line break inside a paragraph, and why."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Joiner:
    """Decides line breaks with what the whole text taught: `width` is the wrap width, 0 when it is not hard wrapped.

    `tagged`: lines of the text were broken where tags stood, however short they are. `_filled` are the starts of lines of
    paragraphs that are narrower than the text, and full all the same. `spaced`: a blank line stands behind nearly every line,
    so that one alone parts nothing.
    """

    source: str
    layout: Layout
    width: int
    tagged: bool
    _openers: tuple[regex.Pattern[str], ...]
    _filled: frozenset[int] = frozenset()
    spaced: bool = False

    @classmethod
    def learn(cls, source: str, lines: Lines, printed: Sequence[int], layout: Layout) -> Joiner:
        """Look at all printed lines, in order, and find out whether the text is hard wrapped and how wide.

        `printed` are the indices of the lines that are told, page furniture left out.
        """
        most = layout.furniture.wrap_width
        lists = layout.lists
        own = (lists.bullet, lists.lone, lists.enumerator, layout.items.heading, layout.headings.numbered)
        joiner = cls(source, layout, 0, False, tuple(compiled(p) for p in own))
        lengths = array("I", (line.end - line.start for i in printed if not (line := lines[i]).table))
        wide = sum(length for length in lengths if length > most)
        if not lengths or wide * 20 > sum(lengths):
            return joiner._with_tags(lines, printed)
        widths = array("I", sorted(length for length in lengths if length <= most))
        width = widths[len(widths) * 49 // 50]
        if width < _LONG:
            return joiner._with_tags(lines, printed)
        wraps = sum(
            left.end - left.start >= width * 7 // 10 and not joiner.closed(left) and joiner.continues(right)
            for left, right in pairwise(lines[i] for i in printed)
            if not left.table and not right.table and right.start - left.next < most and left.next <= right.start
        )
        if wraps >= _LEAST_WRAPS:
            joiner = replace(joiner, width=width, spaced=joiner._is_spaced(lines, printed))
            joiner = replace(joiner, _filled=frozenset(joiner._narrow_paragraphs(lines, printed)))
        return joiner._with_tags(lines, printed)

    def _is_spaced(self, lines: Lines, printed: Sequence[int]) -> bool:
        """Whether the text is doubly spaced: nearly all lines that stop inside a sentence have one blank line behind them."""
        inside = [
            self._one_blank_between(left, right)
            for left, right in pairwise(lines[i] for i in printed)
            if not left.table and not right.table and not self.closed(left) and self.continues(right)
        ]
        return len(inside) >= _LEAST_WRAPS and sum(inside) * 10 >= len(inside) * 9

    def _one_blank_between(self, left: Line, right: Line) -> bool:
        between = self.source[left.end : right.start]
        return not between.strip() and between.replace("\r\n", "\n").count("\n") == 2

    def _narrow_paragraphs(self, lines: Lines, printed: Sequence[int]) -> Iterator[int]:
        """The starts of the lines of paragraphs that are full in a width of their own: no line had room for the next one's word.

        Texts that several hands typed have several widths. A third of the lines must stop inside a sentence that goes on small.
        """
        paragraph: list[Line] = []
        for i in printed:
            line = lines[i]
            goes_on = paragraph and paragraph[-1].next == line.start - self._indent(line) and not self.opens(line)
            if line.table or not goes_on:
                yield from self._if_full(paragraph)
                paragraph = []
            if not line.table:
                paragraph.append(line)
        yield from self._if_full(paragraph)

    def _if_full(self, paragraph: Sequence[Line]) -> Iterator[int]:
        ends = [len(self.source[line.start - self._indent(line) : line.end].expandtabs()) for line in paragraph]
        width = max(ends[1:-1], default=0)  # the first may be set in by a tab of any width
        pairs = list(pairwise(paragraph))
        full = all(end + 1 + self._first_word(right) > width for end, (_, right) in zip(ends, pairs, strict=False))
        goes_on = sum(not self.closed(left) and self.continues(right) for left, right in pairs)
        if len(paragraph) > _LEAST_WRAPS and width > _LONG and full and goes_on * 3 >= len(pairs):
            yield from (left.start for left, _ in pairs)

    def _first_word(self, line: Line) -> int:
        """The length of a line's first word."""
        blank = self.source.find(" ", line.start, line.end)
        return (blank if blank >= 0 else line.end) - line.start

    def join(self, left: Line, right: Line, blank: bool, page_break: bool) -> Join | None:
        """How the two lines become one, or None when they stay apart.

        `blank`: a blank line stands between them. `page_break`: page furniture does.
        """
        opens = self.opens(right) and not self._refers(left, right) and (blank or not self._in_initials(left, right))
        if left.table or right.table or opens:
            return None
        if self.spaced and blank and self._one_blank_between(left, right):
            blank = False
        if blank and not page_break:
            return Join(" ", "view.rejoin") if self._parted(left, right) else None
        hyphen = Join("", "view.hyphen") if self._hyphenated(left, right) else None
        if self._broken(left, right, page_break):
            return hyphen or Join("" if self.source[right.start] in ",;:)" else " ", "view.rejoin")
        if (not blank or page_break) and not (page_break and self.closed(left)) and self._wrapped(left, right):
            return hyphen or Join(" ", "view.unwrap")
        return None

    def _parted(self, left: Line, right: Line) -> bool:
        """Whether a blank line stands where the page ended: after a full line that stops inside a sentence, "... processing,"."""
        full = left.end - left.start >= max(self.width * 7 // 10, _LONG)
        last = _SMALL_END.search(self.source, max(left.end - 20, left.start), left.end) is not None
        return self.width > 0 and full and last and self.continues(right) and not self.closed(left) and not self._shouts(left)

    def closed(self, line: Line) -> bool:
        """Whether the line ends where a sentence or a clause of a list may end."""
        return _CLOSED.search(self.source, max(line.end - 8, line.start), line.end) is not None

    def continues(self, line: Line) -> bool:
        """Whether the line begins in lower case, as the middle of a sentence does, and not with a name such as "eBay"."""
        small = self.source[line.start].islower() and _SMALL_NAME.match(self.source, line.start, line.end) is None
        return small and not self.opens(line)

    def opens(self, line: Line) -> bool:
        """Whether the line begins a list item, an Item or a numbered heading of its own."""
        text = self.source[line.start : min(line.start + 80, line.end)]
        return any(opener.match(text) for opener in self._openers)

    def _in_initials(self, left: Line, right: Line) -> bool:
        """Whether the lines part the initials of a name: "... bought from E." / "I. Vik and Sons"."""
        first = _INITIAL.search(self.source, max(left.end - 20, left.start), left.end)
        return first is not None and _NEXT_INITIAL.match(self.source, right.start, right.end) is not None

    def _refers(self, left: Line, right: Line) -> bool:
        """Whether an Item named at the start of the right line is a cross reference from the left one: "(see" / "Item 7"."""
        items = self.layout.items
        heads = [compiled(items.heading).match(self.source[at.start : min(at.start + 80, at.end)]) for at in (left, right)]
        if heads[0] or not heads[1]:  # two such lines are a contents list, cut off at the margin
            return False
        tail = self.source[max(left.end - 40, left.start) : left.end]
        return compiled(items.reference_before).search(tail) is not None

    def _broken(self, left: Line, right: Line, page_break: bool) -> bool:
        """Whether the left line stops inside a sentence that the right one goes on with."""
        length = left.end - left.start
        if self.tagged and not page_break and self._tag_broken(left, right, _LEAST_TAGGED):
            return True
        least = _LEAST_TAGGED if page_break and self.continues(right) else _LONG // 2 if page_break or self.width else _LONG
        if self.closed(left) or length < least:
            return False
        if self._refers(left, right):
            return True
        if self.continues(right):
            return not self._shouts(left)
        if length > _PROSE and self.source[left.end - 2 : left.end] in (" -", " –", " —"):
            return True
        last = _LAST_WORD.search(self.source, max(left.end - 20, left.start), left.end)
        if (self.tagged or page_break) and length >= _LONG_TAGGED and last is not None and last[1].islower():
            return not self._shouts(left)  # "... that develops and manufactures" / "UAV systems": no heading is so long
        open_word = last is not None and last[1].lower() in self.layout.furniture.open_words
        if open_word or (self.source[left.end - 1] == "," and length > _PROSE):
            return not self._shouts(left)
        figure = self.source[right.start].isdigit() or self.source[right.start] == "$"
        prose = length > _PROSE or (length > _LONG * 3 // 2 and right.end - right.start > _PROSE)
        return figure and prose and last is not None

    def _with_tags(self, lines: Lines, printed: Sequence[int]) -> Joiner:
        """The same, with what the text's short lines say of it."""
        follow = pairwise(lines[i] for i in printed)
        broken = sum(a.next == b.start - self._indent(b) and self._tag_broken(a, b) for a, b in follow)
        return replace(self, tagged=broken >= _LEAST_WRAPS)

    def _tag_broken(self, left: Line, right: Line, least: int = _LONG) -> bool:
        """Whether a short left line stops inside a sentence that the right line, of at least so many characters, goes on with."""
        text, after = self.source[left.start : left.end], self.source[right.start : right.end]
        if least < _LONG and not left.table and not right.table and not self.closed(left):
            if _LONE.match(after):
                return after in _SIGNS or _SMALL_END.search(text) is not None
            if _LONE.match(text):
                return self.continues(right) or after[0] in ",;:)"
        most = self.width // 2 or _PROSE
        opens = text.lower() in self.layout.furniture.open_words  # "through" alone in its line
        if left.table or right.table or not (opens or _LEAST_TAGGED <= len(text) < most):
            return False
        if self._shouts(left) or self.closed(left) or _PART_OF_WORD.match(after) or len(after) < least:
            return False
        bracket = text.count("(") > text.count(")") and ")" in after
        opens = (opens and len(text) > 1) or text.rsplit(None, 1)[-1] in self.layout.furniture.open_words  # "All of the"
        return self.continues(right) or bracket or opens or text.endswith(",") or after[0] in ",;:)"

    def _wrapped(self, left: Line, right: Line) -> bool:
        """Whether the text is hard wrapped and the first word of the right line had no room in the left one."""
        if not self.width or right.end - right.start > self.layout.furniture.wrap_width:
            return False
        length = left.end - left.start
        if length > self.layout.furniture.wrap_width:
            return False
        indented = self._indent(right) - self._indent(left)
        if indented > 1 and self.closed(left):
            return False
        full = length + 1 + self._first_word(right) > self.width - _SLACK or left.start in self._filled
        return full and not self._shouts(left)

    def _hyphenated(self, left: Line, right: Line) -> bool:
        """Whether the left line ends in a word's own hyphen ("cost-" / "effective"), or a double name's ("Merck-" / "Medco")."""
        if self.source[left.end - 1] != "-" or not _HYPHEN.search(self.source, max(left.end - 2, left.start), left.end):
            return False
        first = self.source[right.start : right.start + _PROSE].split(None, 1)[0]
        if first in self.layout.furniture.after_hyphen:
            return False
        name = _NAME_HYPHEN.search(self.source, max(left.end - _LONGEST_HALF, left.start), left.end) is not None
        return self.continues(right) or (name and _NAME.match(self.source, right.start, right.end) is not None)

    def _shouts(self, line: Line) -> bool:
        """Whether the line is all capitals, as headings are."""
        return self.source[line.start : line.end].isupper()

    def _indent(self, line: Line) -> int:
        low = max(line.start - _PROSE, 0)
        before = max(self.source.rfind("\n", low, line.start), self.source.rfind("\r", low, line.start), low - 1)
        return line.start - before - 1
