"""The lines of a source text, with what each line looks like before anything is known about it."""

from __future__ import annotations

import re
from typing import NamedTuple

# Characters that print nothing or a blank. U+00AD (soft hyphen) prints only where a line is broken, so never here.
SPACES = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
NOTHING = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff" + "".join(
    chr(c) for c in (*range(9), *range(0x0E, 0x1C), 0x1F, 0x7F)
)
BLANK = SPACES + NOTHING

_RULE = "-+=_ "
_CENTRED = 8
_WIDEST_TABLE_LINE = 100
_WIDE_GAP = re.compile(r"\S(?:[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]{3,})(?=\S)")
_FIGURE_AT_END = re.compile(r"\S[ \t\u00a0]{3,}[^\w\s]{0,3}\s?\d[\d,.]*[)%]{0,2}$")


class Line(NamedTuple):
    """A line of the source: its printed characters `start:end` (empty for a blank line) and where the next begins."""

    start: int
    end: int
    next: int
    table: bool


def split_lines(source: str, begin: int = 0) -> list[Line]:
    """The lines from `begin`. Every kind of line end counts: CR LF, LF, CR, form feed, U+0085, U+2028, U+2029.

    Blanks at both ends are left out of a line, but a line of a table keeps its indentation. The lines right above a line
    set with wide gaps are its table's, too, when they are indented (a header) or stand between two such (a label).
    """
    lines: list[Line] = []
    set_wide: list[bool] = []  # whether a line is set with wide gaps: its neighbours may be its header or its labels
    at = begin
    for raw in source[begin:].splitlines(keepends=True):
        stop = at + len(raw)
        text = raw.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029" + BLANK)
        bare = text.lstrip(BLANK)
        table = looks_tabular(bare)
        start = at if table else at + len(text) - len(bare)
        lines.append(Line(start, at + len(text), stop, table) if bare else Line(at, at, stop, False))
        set_wide.append(table and "|" not in bare)
        at = stop
    for i in range(len(lines) - 2, -1, -1):
        line = lines[i]
        if set_wide[i + 1] and line.end > line.start and not line.table and line.end - line.start <= _WIDEST_TABLE_LINE:
            begins = lines[i - 1].next if i else begin
            if (i and set_wide[i - 1] and source[line.end - 1] != ".") or line.start - begins >= _CENTRED:
                lines[i] = line._replace(start=begins, table=True)
                set_wide[i] = True
    return lines


def looks_tabular(text: str) -> bool:
    """Whether the inner blanks of a line carry meaning: a cell border, a rule, two wide gaps, or a figure at the end."""
    if "|" in text:
        return True
    if is_rule(text):
        return True
    if "   " not in text and "\t" not in text and "\u00a0" not in text:
        return False
    if len(text) > 400:  # a paragraph with stray blanks; a printed table line is never so wide
        return False
    return len(_WIDE_GAP.findall(text)) > 1 or _FIGURE_AT_END.search(text) is not None


def is_rule(text: str) -> bool:
    """Whether a line is drawn, not written: three or more dashes, equals signs or underlines and nothing else."""
    return text[:1] in _RULE and not text.strip(_RULE) and text.count("-") + text.count("=") + text.count("_") > 2
