"""The clean view of a plain text, as a list of recorded edits.

The view has one line per paragraph, heading, list item or table row, without blanks at its ends, and one blank line
where the source has any. Each difference from the source is an edit whose rule says why:

- `view.mark` byte order mark, `view.request` request line, `view.edge` blank lines at both ends of the text
- `view.crlf` line ends, `view.trailing` blanks at a line's ends, `view.blank-lines` more than one blank line
- `view.furniture` page numbers and running heads, with the blank lines around them
- `view.rejoin` a paragraph that was broken in two, `view.unwrap` a hard-wrapped line, `view.hyphen` one at a hyphen, and
  the blank that an earlier joiner left there ("cost- effective"), `view.syllable` a hyphen between syllables, and it with it
- `view.stuffed` the "- " that a submission of the 1990s has before a line that begins with a dash (RFC 1421, 4.3.2.5)
- `view.columns` the gap between list items that stand beside each other, each of which gets its line
- `view.quote` quotation marks of a typewriter: two of a kind on each side ("``Vik''")
- `view.sign` what stands for the mark of a trademark ("Vik-TM- pumps")
- `view.blanks` runs of blanks and special blanks, `view.unprinted` characters that print nothing, `view.dash` U+2010/2011
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator

import regex

from summarizer.packs.layout import Layout, compiled
from summarizer.source.furniture import furniture_lines
from summarizer.source.lines import BLANK, LINE_ENDS, SPACES, Line, columns_of_bullets, split_lines
from summarizer.source.syllables import Syllables
from summarizer.source.wrapping import Joiner
from summarizer.spans import Edit, Span

_DASHES = "\u2010\u2011"
_ANY = re.escape(BLANK)
_ODD = re.escape(BLANK.replace(" ", ""))
_IN_PROSE = re.compile(f"[{_ANY}]{{2,}}|[{_ODD}]|[{_DASHES}]|(?<=[a-z]-) (?=[a-z])")
_WORD = re.compile("[a-z]+")
_MAILED = re.compile(r"(?m)^- -{3,}[ \t]*\r?$")  # nobody draws a line with a gap: the mail that a filing came by put it there
_TYPED = re.compile("(``)[^`\n]{1,120}?('')")
_IN_TABLE = re.compile(f"[{_ODD}]+|[{_DASHES}]")
_ODDITY = re.compile(f"[{_ODD}{_DASHES}]|  |- ")  # few lines have any, and this is found five times as fast
_MARK = "\ufeff"


def plain_edits(source: str, layout: Layout, request: Span | None) -> Iterator[Edit]:
    """The edits that make the view of a plain text, in order and without overlap."""
    at = 0
    if source.startswith(_MARK):
        yield Edit(0, 1, "", "view.mark")
        at = 1
    if request is not None:
        yield Edit(at, request.end, "", "view.request")
        at = request.end
    lines = split_lines(source, at)
    dropped = furniture_lines(source, lines, layout.furniture)
    kept = array("I", (i for i, line in enumerate(lines) if line.end > line.start and i not in dropped))
    if not kept:
        yield Edit(at, len(source), "", "view.furniture")
        return
    joiner = Joiner.learn(source, lines, kept, layout)
    sign = compiled(layout.furniture.sign)
    signs = sign if sign.search(source) else None
    mailed = _MAILED.search(source) is not None
    syllables = Syllables(source, layout.furniture)
    last: Line | None = None
    before = -1
    for i in kept:
        line = lines[i]
        if last is None:
            edge = "view.furniture" if any(j in dropped for j in range(i)) else "view.edge"
            if line.start > at:
                yield Edit(at, line.start, "", edge)
        else:
            yield from _between(source, last, line, range(before + 1, i), dropped, joiner, syllables)
        yield from _inside(source, line, layout, signs, mailed)
        last, before = line, i
    if last is not None and last.end < len(source):
        edge = "view.furniture" if any(j in dropped for j in range(before + 1, len(lines))) else "view.edge"
        yield Edit(last.end, len(source), "", edge)


def _between(
    source: str, left: Line, right: Line, inner: range, dropped: frozenset[int], joiner: Joiner, syllables: Syllables
) -> Iterator[Edit]:
    """The edit, if any, for what stands between two printed lines; `inner` are the lines between them."""
    page_break = bool(inner) and any(j in dropped for j in inner)
    blank = bool(inner) and any(j not in dropped for j in inner)
    start, end = left.end, right.start
    found = joiner.join(left, right, blank, page_break)
    if found is not None and found.rule == "view.hyphen" and syllables.broken(start, end):
        yield Edit(start - 1, end, "", "view.syllable")
        return
    if found is not None:
        # a line kept its indentation only if it is a table's, and those are never joined
        yield Edit(start, end, found.text, found.rule)
        return
    wanted = "\n\n" if blank else "\n"
    was = source[start:end]
    if was == wanted:
        return
    if page_break:
        rule = "view.furniture"
    elif was.count("\n") + was.count("\r") > len(wanted) * (2 if "\r\n" in was else 1):
        rule = "view.blank-lines"
    elif was.replace("\r\n", "\n").replace("\r", "\n") == wanted:
        rule = "view.crlf"
    else:
        rule = "view.trailing"
    yield Edit(start, end, wanted, rule)


def _inside(source: str, line: Line, layout: Layout, signs: regex.Pattern[str] | None, mailed: bool) -> Iterator[Edit]:
    """The edits within one line. A table's line keeps the width of its blanks, and its signs, which may be figures.

    `mailed`: a line that begins with a dash has another one before it.
    """
    begins = source[line.start - 1 : line.start] in ("\n", "\r", "")
    if mailed and begins and line.end > line.start + 3 and source.startswith("- -", line.start):
        yield Edit(line.start, line.start + 2, "", "view.stuffed")
        line = line._replace(start=line.start + 2)
    text = source[line.start : line.end] if not line.table and source[line.start] in "-•●*·" else ""
    beside = [Edit(line.start + a, line.start + b, "\n", "view.columns") for a, b in columns_of_bullets(text)]
    gone = [m.span() for m in signs.finditer(source, line.start, line.end)] if signs is not None and not line.table else []
    odd = _odd_characters(source, line, layout)
    marks = [] if source.find("``", line.start, line.end) < 0 else list(_TYPED.finditer(source, line.start, line.end))
    if not gone and not beside and not marks:
        yield from odd
        return
    edits = [Edit(start, end, " " if source[end : end + 1].isalnum() else "", "view.sign") for start, end in gone]
    odd = (e for e in odd if not any(e.start < b.end and b.start < e.end for b in beside))
    edits += [e for e in odd if not any(e.start <= end and start <= e.start for start, end in gone) or e.rule != "view.hyphen"]
    quotes = [Edit(m.start(n), m.end(n), "“”"[n - 1], "view.quote") for m in marks for n in (1, 2)]
    yield from sorted([*edits, *beside, *quotes])


def _odd_characters(source: str, line: Line, layout: Layout) -> Iterator[Edit]:
    """The edits for blanks, hyphens and characters that print nothing."""
    if not _ODDITY.search(source, line.start, line.end):
        return
    for match in (_IN_TABLE if line.table else _IN_PROSE).finditer(source, line.start, line.end):
        was = match.group()
        if was in _DASHES:
            yield Edit(match.start(), match.end(), "-", "view.dash")
            continue
        if was == " ":
            if not _stands_alone(source, match.end(), line.end, layout):
                yield Edit(match.start(), match.end(), "", "view.hyphen")
            continue
        printed = sum(c in SPACES for c in was)
        now = " " * printed if line.table else " " * bool(printed)
        if now != was:
            yield Edit(match.start(), match.end(), now, "view.blanks" if printed else "view.unprinted")


def _stands_alone(source: str, at: int, end: int, layout: Layout) -> bool:
    """Whether a hyphen before a blank ends a word of its own: "short- and long-term", "Chicken- five day week".

    A crawler that joins lines leaves a blank after the hyphen of a broken word ("cost- effective"): that one goes.
    """
    word = _WORD.match(source, at, end)
    return word is None or word.group() in layout.furniture.open_words or word.group() in layout.request.numbers


def is_blank(text: str) -> bool:
    """Whether a text prints nothing at all."""
    return not text.strip(LINE_ENDS + BLANK)


def first_line(source: str) -> Span | None:
    """The first printed line of the source: where a request may stand. None when nothing is printed."""
    begin = 1 if source.startswith(_MARK) else 0
    head = len(source) - len(source.lstrip(_MARK + LINE_ENDS + BLANK))
    if head == len(source):
        return None
    stops = [p for c in "\r\n\x0b\x0c\x85\u2028\u2029" if (p := source.find(c, head, head + 100_000)) >= 0]
    end = min(stops, default=len(source))
    text = source[max(head, begin) : end]
    return Span(max(head, begin), max(head, begin) + len(text.rstrip(BLANK)))
