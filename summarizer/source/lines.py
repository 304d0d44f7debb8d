"""The lines of a source text, with what each line looks like before anything is known about it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from typing import NamedTuple

# Characters that print nothing or a blank. U+00AD (soft hyphen) prints only where a line is broken, so never here.
SPACES = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
NOTHING = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff" + "".join(
    chr(c) for c in (*range(9), *range(0x0E, 0x1C), 0x1F, 0x7F)
)
BLANK = SPACES + NOTHING
LINE_ENDS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

_RULE = "-+=_ "
_CENTRED = 8
_PIECE = 100_000
_WIDEST_TABLE_LINE = 100
_WIDE_GAP = re.compile(r"\S(?:[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]{3,})(?=\S)")
_GAP = re.compile(r"[ \t\u00a0]+")
_LEAST_JUSTIFIED = 5  # words
_JUSTIFIED_GAP = 3
_LINK = 3  # letters
_EVEN_GAP = 6  # blanks, where all gaps of a line are alike
_BULLET = re.compile(r"(?:- )?([-•●*·]) \S")
_FIGURE = r"(?:[^\w\s]{1,3}\s?)?\d[\d,.]*[)%]{0,2}"
_LEADERS = re.compile(r"\.{3,}|(?:\. ){3,}|(?: \.){3,}")
_LED_FIGURE = re.compile(r"[$(]{0,2}\d[\d,.]{0,20}[)%]{0,2}|[$(%)-]{1,3}")
_FIGURE_AT_END = re.compile(rf"\S[ \t\u00a0]{{3,}}(?:{_FIGURE}[ \t\u00a0]{{1,12}}){{0,12}}{_FIGURE}$")  # wide figures stand close


class Line(NamedTuple):
    """A line of the source: its printed characters `start:end` (empty for a blank line) and where the next begins."""

    start: int
    end: int
    next: int
    table: bool


class Lines:
    """The lines of a text in order, kept as arrays of numbers: a long filing has hundreds of thousands of them."""

    __slots__ = ("_ends", "_nexts", "_starts", "_tables")

    def __init__(self) -> None:
        self._starts, self._ends, self._nexts = array("I"), array("I"), array("I")
        self._tables = bytearray()

    def add(self, start: int, end: int, following: int, table: bool) -> None:
        """One more line."""
        self._starts.append(start)
        self._ends.append(end)
        self._nexts.append(following)
        self._tables.append(table)

    def __len__(self) -> int:
        return len(self._tables)

    def __getitem__(self, index: int) -> Line:
        return Line(self._starts[index], self._ends[index], self._nexts[index], self._tables[index] == 1)

    def __setitem__(self, index: int, line: Line) -> None:
        self._starts[index], self._ends[index], self._nexts[index], self._tables[index] = line

    def __iter__(self) -> Iterator[Line]:
        return map(Line, self._starts, self._ends, self._nexts, map(bool, self._tables))


def split_lines(source: str, begin: int = 0) -> Lines:
    """The lines from `begin`. Every kind of line end counts: CR LF, LF, CR, form feed, U+0085, U+2028, U+2029.

    Blanks at both ends are left out of a line, but a line of a table keeps its indentation. The lines right above a line
    set with wide gaps are its table's, too, when they are indented (a header) or stand between two such (a label).
    """
    lines = Lines()
    set_wide = bytearray()  # whether a line is set with wide gaps: its neighbours may be its header or its labels
    at = begin
    for raw in _raw_lines(source, begin):
        stop = at + len(raw)
        text = raw.rstrip(LINE_ENDS + BLANK)
        bare = text.lstrip(BLANK)
        table = looks_tabular(bare)
        start = at if table else at + len(text) - len(bare)
        if bare:
            lines.add(start, at + len(text), stop, table)
        else:
            lines.add(at, at, stop, False)
        set_wide.append(table and "|" not in bare)
        at = stop
    for i in range(len(lines) - 2, -1, -1):
        if not set_wide[i + 1]:
            continue
        line = lines[i]
        if line.end > line.start and not line.table and line.end - line.start <= _WIDEST_TABLE_LINE:
            begins = lines[i - 1].next if i else begin
            if (i and set_wide[i - 1] and source[line.end - 1] != ".") or line.start - begins >= _CENTRED:
                lines[i] = line._replace(start=begins, table=True)
                set_wide[i] = True
    return lines


def _raw_lines(source: str, at: int) -> Iterator[str]:
    """The lines with their ends, cut from the source a piece at a time."""
    while at < len(source):
        stop = source.find("\n", at + _PIECE) + 1 or len(source)
        yield from source[at:stop].splitlines(keepends=True)
        at = stop


def looks_tabular(text: str) -> bool:
    """Whether the inner blanks of a line carry meaning: a cell border, a rule, two wide gaps, or a figure at the end.

    Behind dot leaders, figures need no wide gap: "Pumps..... $ 52,340  31.9%".
    """
    if "|" in text:
        return True
    if is_rule(text):
        return True
    if ("..." in text or ". . ." in text) and _is_led(text):
        return True
    if "   " not in text and "\t" not in text and "\u00a0" not in text:
        return False
    if len(text) > 400:  # a paragraph with stray blanks; a printed table line is never so wide
        return False
    if columns_of_bullets(text) or _is_justified(text):
        return False
    return len(_WIDE_GAP.findall(text)) > 1 or _FIGURE_AT_END.search(text) is not None


def _is_led(text: str) -> bool:
    """Whether a line ends in dot leaders and printed figures, which a page number is not, with a gap: "Pumps. . . .  $1,234"."""
    leaders = [match.end() for match in _LEADERS.finditer(text)]
    if not leaders or "  " not in text[leaders[-1] :]:
        return False
    figures = text[leaders[-1] :].strip(" .\t\u00a0")
    printed = any(mark in figures for mark in "$%,.")
    return printed and all(_LED_FIGURE.fullmatch(word) for word in figures.split())


def _is_justified(text: str) -> bool:
    """Whether a line of prose was drawn out to the margin: its gaps are of two or three blanks, and many words are small.

    In a narrow column the gaps are wider, and all alike.
    Where no gap is of one blank the words may be names, as long as commas stand among them and few are figures.
    """
    words = text.split()
    gaps = [(m.end() - m.start(), text[m.start() - 1] in ".?!") for m in _GAP.finditer(text)]
    if len(words) < _LEAST_JUSTIFIED:
        return False
    widths = [gap - ends for gap, ends in gaps]  # a stop has one blank more
    links = any(len(word) <= _LINK and word.isalpha() and word.islower() for word in words)  # "and", "of": no column has these
    even = links and max(widths) - min(widths) <= 1 and max(widths) <= _EVEN_GAP
    if max(widths) > _JUSTIFIED_GAP and not even:
        return False
    if sum(word.isalpha() and word.islower() for word in words) * 3 >= len(words):
        return True
    figures = sum(word[0].isdigit() or word[0] in "$(" for word in words)
    commas = sum(word[-1] == "," and word[0].isalpha() for word in words)
    return min(gaps)[0] > 1 and commas > 1 and figures * 3 <= len(words)


def columns_of_bullets(text: str) -> list[tuple[int, int]]:
    """The wide gaps of a line with several list items beside each other ("- Oslo     - Bergen"), each before a bullet."""
    first = _BULLET.match(text)
    if first is None:
        return []
    gaps = [(m.start() + 1, m.end()) for m in _WIDE_GAP.finditer(text)]
    same = all(text[end] == first[1] and text[end + 1 : end + 2] == " " and text[end + 2 : end + 3].strip() for _, end in gaps)
    return gaps if same else []


def is_rule(text: str) -> bool:
    """Whether a line is drawn, not written: three or more dashes, equals signs or underlines and nothing else."""
    return text[:1] in _RULE and not text.strip(_RULE) and text.count("-") + text.count("=") + text.count("_") > 2
