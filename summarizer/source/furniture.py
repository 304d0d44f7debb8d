"""Page furniture: the numbers and running heads that printing added between paragraphs, and lines drawn under a few words.

A page number is dropped only on evidence: it stands alone in its line and goes on a sequence with the numbers before or
after it, some text apart. A lone "5", or the rows 1, 2, 3 of a list, may be data and stay.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from summarizer.packs.layout import FurnitureLayout, compiled
from summarizer.source.lines import Line, Lines, is_rule

_LONGEST_NUMBER_LINE = 24
_LONGEST_RUNNING_HEAD = 80
_STEP = 3  # a page whose number was lost, or two
_REPEATS = 3
_BEHIND = 5  # characters of text behind an underlined part
_LONG_TEXT = 50  # characters of a line of text
_WHOLE_PAGE = 5  # gaps between "(2)" and "(3)", which may also number paragraphs
_SURE = 5  # numbers in a sequence with the same words beside them
_LONG_CHAIN = 8  # a second sequence of bare numbers, as after pages without one
_DIGITS = regex.compile(r"\d+")
_NUMBERED = regex.compile(r"(?P<number>\d{1,3})\s(?P<prefix>\D.*)|(?P<prefix>.*[^\d.,$-]\s)(?P<number>\d{1,3})")


def furniture_lines(source: str, lines: Lines, layout: FurnitureLayout) -> frozenset[int]:
    """The indices of the lines that are page furniture."""
    printed = array("I")
    before = _text_before(lines)
    marks = compiled(layout.mark)
    dropped = set()
    numbered, centred, running = [], [], set()
    candidates: list[tuple[int, dict[str, str | None]]] = []
    bracketed: list[tuple[int, dict[str, str | None]]] = []
    number = compiled(layout.page_number)
    heads = [compiled(p) for p in layout.running]
    for i, line in enumerate(lines):
        if line.end == line.start:
            continue
        printed.append(i)
        if not _is_short(line, _LONGEST_RUNNING_HEAD):
            continue
        text = _text(source, line)
        if _is_short(line, _LONGEST_NUMBER_LINE) and marks.search(text):
            dropped.add(i)
        if len(text) > _LONGEST_NUMBER_LINE // 4 and (match := _NUMBERED.fullmatch(text)):
            numbered.append((i, match.groupdict()))
        if line.table:
            if number.search(text):
                centred.append(i)
            continue
        if any(p.search(text) for p in heads):
            running.add(i)
        elif len(text) <= _LONGEST_NUMBER_LINE and (match := number.search(text)):
            (bracketed if match.groupdict().get("bracket") else candidates).append((i, match.groupdict()))
    pages = _in_sequence(candidates, before, layout.page_gap, 2, _LONG_CHAIN)
    pages |= _in_sequence(numbered, before, layout.page_gap, _SURE, _SURE)
    pages |= _in_sequence(bracketed, before, layout.page_gap * _WHOLE_PAGE, _REPEATS, _LONG_CHAIN)
    pages |= {i for i, groups in candidates if groups.get("marked")}
    pages |= {i for i, _ in candidates if any(n in running for n in _neighbours(printed, i))}
    pages |= {i for i in centred if any(n in dropped for n in _neighbours(printed, i))}  # beside the mark of a page
    repeated = len(running) >= _REPEATS
    dropped |= pages
    dropped |= {i for i in running if repeated or any(n in dropped for n in _neighbours(printed, i))}
    dropped |= _underlines(source, lines, printed)
    return frozenset(dropped | _running_heads(source, lines, pages, dropped, printed))


def _underlines(source: str, lines: Lines, printed: Sequence[int]) -> set[int]:
    """The lines that are drawn under the first words of a line of text that goes on behind them, and in the next line.

    "(a) General Development.  Since 1955, Twenty", dashes under the second and third word, "Services, Inc. has sold pumps".
    """
    found = set()
    for above, drawn, below in zip(printed, printed[1:], printed[2:], strict=False):
        if below - above != 2 or not is_rule(source[lines[drawn].start : lines[drawn].end]):
            continue
        text, rule, rest = lines[above], lines[drawn], lines[below]
        place = source.rfind("\n", 0, rule.start) + 1
        under = rule.end - place + _BEHIND < text.end - (source.rfind("\n", 0, text.start) + 1)
        if under and not text.table and not rest.table and text.end - text.start >= _LONG_TEXT:
            found.add(drawn)
    return found


def page_number_of(words: str, layout: FurnitureLayout) -> int | None:
    """The page that a line of furniture numbers, alone or beside a running head; None for F-12 and for other lines."""
    alone = compiled(layout.page_number).search(words)
    if alone:
        groups = alone.groupdict()
        return None if groups.get("prefix") else int(groups["number"] or "0")
    beside = _NUMBERED.fullmatch(words)
    return int(beside["number"]) if beside else None


def _in_sequence(
    candidates: Sequence[tuple[int, dict[str, str | None]]], before: Sequence[int], gap: int, least: int, other: int
) -> set[int]:
    """The longest ascending chain of each prefix, if it has `least` members, and any with `other` members or more.

    The steps are 1 to 3, with `gap` characters of text between.
    """
    best: dict[tuple[str, int], tuple[int, int]] = {}  # the last number of a chain -> its length and its last candidate
    previous: dict[int, int] = {}
    longest: dict[str, tuple[int, int]] = {}
    for position, (i, groups) in enumerate(candidates):
        prefix, value = groups.get("prefix") or "", int(groups["number"] or "0")
        length = 1
        for step in range(1, _STEP + 1):
            last = best.get((prefix, value - step))
            if last and last[0] >= length and before[i] - before[candidates[last[1]][0]] >= gap:
                length, previous[position] = last[0] + 1, last[1]
        if length > best.get((prefix, value), (0, 0))[0]:
            best[prefix, value] = (length, position)
        if length > longest.get(prefix, (1, 0))[0]:
            longest[prefix] = (length, position)
    ends = [position for length, position in longest.values() if length >= least]
    ends += [position for length, position in best.values() if length >= other]
    pages: set[int] = set()
    for position in ends:
        at: int | None = position
        while at is not None and candidates[at][0] not in pages:
            pages.add(candidates[at][0])
            at = previous.get(at)
    return pages


def _running_heads(source: str, lines: Lines, pages: set[int], dropped: set[int], printed: Sequence[int]) -> set[int]:
    """Lines beside page numbers that come back, digits aside, at half of the pages and three times at least."""
    seen: dict[str, list[int]] = {}
    for page in sorted(pages):
        place = bisect_left(printed, page)
        for step in (-1, 1):
            n = place + step
            while 0 <= n < len(printed) and printed[n] in dropped and abs(n - place) < 4:
                n += step
            if 0 <= n < len(printed) and printed[n] not in dropped and _is_short(lines[printed[n]], _LONGEST_RUNNING_HEAD):
                masked = _DIGITS.sub("0", _text(source, lines[printed[n]]))
                seen.setdefault(masked, []).append(printed[n])
    return {i for found in seen.values() if len(set(found)) >= max(_REPEATS, (len(pages) + 1) // 2) for i in found}


def _text_before(lines: Lines) -> array[int]:
    """How many printed characters stand before each line (the same for every kind of line end)."""
    total, before = 0, array("I")
    for line in lines:
        before.append(total)
        total += line.end - line.start
    return before


def _neighbours(printed: Sequence[int], line: int) -> Iterator[int]:
    """The printed lines before and after a printed line."""
    n = bisect_left(printed, line)
    if n:
        yield printed[n - 1]
    if n + 1 < len(printed):
        yield printed[n + 1]


def _is_short(line: Line, most: int) -> bool:
    return line.end - line.start <= most


def _text(source: str, line: Line) -> str:
    """The words of a line with single blanks, for matching only."""
    return " ".join(source[line.start : line.end].split())
