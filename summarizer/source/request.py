"""The request line before a text: what the asker wants, in whose words, with which budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from summarizer.packs.layout import RequestLayout, compiled
from summarizer.packs.schema import Topic
from summarizer.source.filing import Request
from summarizer.spans import Span

_DIGITS = regex.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d{1,9})$")
_LETTERS = regex.compile(r"[^\W\d_]+")
_MULTIPLIER = 100
_THOUSAND = 1000
_LONGEST_NUMBER = 80


def read_request(source: str, line: Span, layout: RequestLayout, topics: Sequence[Topic]) -> Request | None:
    """The request in `line` of the source, or None when the line is the filing's own.

    The budget is the first number that stands right before the unit; the focus are the topics of which a word stands
    in the line. Neither is guessed: a line without a number gives no budget.
    """
    text = line.of(source)
    if not compiled(layout.line).fullmatch(text):
        return None
    folded = " ".join(text.split()).casefold()
    focus = tuple(t.id for t in topics if any(_stands_in(word, folded) for word in t.request))
    return Request(line, _budget(text, layout), focus)


def _budget(text: str, layout: RequestLayout) -> int | None:
    for unit in compiled(layout.token).finditer(text):
        before = text[max(unit.start() - _LONGEST_NUMBER, 0) : unit.start()]
        digits = _DIGITS.search(before)
        number = int(digits[1].replace(",", "")) if digits else _words_at_end(before, layout)
        if number:
            return number
    return None


def _words_at_end(text: str, layout: RequestLayout) -> int | None:
    """The number that the last words of `text` spell: the longest run of words that is a number."""
    runs = [m.group().casefold() for m in _LETTERS.finditer(text)]
    best = None
    for count in range(1, min(len(runs), 8) + 1):
        tail = runs[-count:]
        if tail[0] in layout.glue or tail[-1] in layout.glue:
            continue
        number = number_from_words("".join(w for w in tail if w not in layout.glue), layout.numbers, layout.glue)
        if number is not None:
            best = number
    return best


def number_from_words(letters: str, numbers: Mapping[str, int], glue: Sequence[str] = ()) -> int | None:
    """The value of number words written without blanks ("fivehundredtwelve" is 512), or None.

    All ways of cutting the letters into known words are tried; the first, in the order of the table, that is a
    well-formed number counts.
    """
    if not 0 < len(letters) <= _LONGEST_NUMBER:
        return None
    # ways[i]: the word lists that spell letters[:i], each kept only while it can still become a number
    ways: list[list[tuple[int, ...]]] = [[()], *([] for _ in letters)]
    for end in range(1, len(letters) + 1):
        for word, value in numbers.items():
            start = end - len(word)
            if start >= 0 and letters.startswith(word, start):
                ways[end] += [(*way, value) for way in ways[start] if _value((*way, value)) is not None][:8]
        for word in glue:
            start = end - len(word)
            if start > 0 and end < len(letters) and letters.startswith(word, start):
                ways[end] += ways[start][:8]
    return next((v for way in ways[-1] if (v := _value(way)) is not None), None)


def _value(words: Sequence[int]) -> int | None:
    """The value of a sequence of number words, or None when they do not follow one another as numbers do."""
    total = group = 0
    for value in words:
        if value >= _THOUSAND:
            if total or group >= _THOUSAND:
                return None
            total, group = (group or 1) * value, 0
        elif value >= _MULTIPLIER:
            if group >= _MULTIPLIER:
                return None
            group = (group or 1) * value
        else:
            room = 10 if value < 10 else 100
            if group % room or (value < 10 and group % 100 == 10):
                return None
            group += value
    return total + group if words else None


def _stands_in(word: str, folded: str) -> bool:
    """Whether the word stands in the folded text as a word of its own."""
    wanted = " ".join(word.split()).casefold()
    return bool(wanted) and regex.search(rf"(?<!\w){regex.escape(wanted)}(?!\w)", folded) is not None
