"""The tokens of an HTML text, read in one pass: runs of text, and what stands between them.

No tree is built and nothing is repaired: a filing's text needs its order and its breaks, and a place in the source for
each character. Tags that only style vanish, so "B" and "USINESS" in two of them join; blocks, rows and cells part.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from summarizer.source.html_attributes import NOTHING_SAID, Said, read_attributes
from summarizer.source.html_references import character
from summarizer.source.html_signs import sign_end
from summarizer.source.html_tables import BLOCK, BOLD, JOIN, LINE, SPACE, TEXT, Gap, OpenTable, settle
from summarizer.source.lines import BLANK, NOTHING

# Every branch begins with a character as it stands: then `re` looks for those characters first, in half the time.
_TAG = r"<(/?[A-Za-z][\w:.-]*+)([^<>]*+)>"
_REFERENCE = r"&(#\d{1,9}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?"
_DECLARED = r"<[!?]()"
_BLANKS = tuple(
    first + r"(?:[ \t\r\n\f\xa0]|&nbsp;|&#160;)*" for first in (r"\t", r"\r", r"\n", r"\f", r"\xa0", "&nbsp;", "&#160;", "  ")
)
_TOKEN = re.compile("|".join((_TAG, *_BLANKS, _REFERENCE, _DECLARED)))
_IN_PRE = re.compile("|".join((_TAG, _REFERENCE, _DECLARED)))
_LONGEST_VALUE = 4_000
_MOST_MISSES = 20

_INLINE, _STYLED, _BREAK, _BLOCK, _ITEM, _HEAD, _ROW, _CELL, _TABLE, _STRONG, _DROPPED, _PRE = range(12)
_KINDS: dict[str, int] = {
    **dict.fromkeys(("span", "font", "p", "div", "center", "a"), _STYLED),
    "br": _BREAK,
    **dict.fromkeys(
        ("hr", "ul", "ol", "dl", "dt", "dd", "section", "article", "header", "footer", "nav", "aside", "main", "blockquote",
         "address", "figure", "figcaption", "form", "fieldset", "caption", "body", "html", "page", "dir", "menu", "document",
         "text", "option", "select"),
        _BLOCK,
    ),
    "li": _ITEM,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _HEAD),
    **dict.fromkeys(("tr", "thead", "tbody", "tfoot"), _ROW),
    **dict.fromkeys(("td", "th"), _CELL),
    "table": _TABLE,
    **dict.fromkeys(("b", "strong", "i", "em", "u"), _STRONG),
    **dict.fromkeys(("script", "style", "title", "head", "ix:header"), _DROPPED),
    "pre": _PRE,
}  # fmt: skip
_VOID = {"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr", "embed", "source", "track", "param"}
_BLOCKS = {"p", "div", "center"}
_HEAVY = {"b", "strong"}
_LINES = (SPACE, LINE, BLOCK)  # by the line ends among the blanks of a lined text
_MOST_KEPT = 10_000


class Scanner:
    """Reads one text. `gaps` are what it found, in order and without overlap; `misses` counts elements never closed.

    In a `lined` text no tag parts the lines outside of its tables, so that the ends of its lines do.
    """

    def __init__(self, source: str, is_mark: Callable[[str], bool], *, lined: bool = False) -> None:
        self.source, self._lined = source, lined
        self.gaps: list[Gap] = []
        self.misses = 0
        self._is_mark = is_mark
        self._gap: Gap | None = None  # the gap that is still open: no text has come since
        self._tables: list[OpenTable] = []
        self._stressed = 0
        self._strong = 0  # as `Gap.stressed`, of the tags that are open
        self._outer: dict[str, list[int]] = {}  # tag name -> emphasis around each open one
        self._kinds: dict[str, tuple[str, int, bool]] = {}  # name as written -> name, kind, whether it closes
        self._said: dict[str, Said] = {"": NOTHING_SAID}
        self._pre = False

    def scan(self) -> list[Gap]:
        """All gaps of the text."""
        source, at = self.source, 0
        while at < len(source):
            at = self._stretch(at)
        self._part(len(source), len(source), BLOCK)
        while self._tables:
            self._close_table()
        return self.gaps

    def _stretch(self, at: int) -> int:
        """Read tokens from `at` until one moves the place by itself (a hidden part, a change of mode); the new place."""
        source, kinds, gaps, known_said = self.source, self._kinds, self.gaps, self._said
        for token in (_IN_PRE if self._pre else _TOKEN).finditer(source, at):
            start, end = token.span()
            raw = token[1]
            if raw is None:
                reference = token[3]
                if reference is None and token[4] is None:
                    if start > at:
                        self._run(at, start)
                    level = SPACE if not self._lined or self._tables else _LINES[min(source.count("\n", start, end), 2)]
                    gap = self._gap
                    if gap is None:
                        self._gap = gap = Gap(start, end, level)
                        gaps.append(gap)
                    else:
                        gap.end = end
                        if gap.level < level:
                            gap.level = level
                    at = end
                    continue
                if reference is None:
                    self._run(at, start)
                    stop = self._declaration(start)
                    self._part(start, stop, JOIN)
                    return stop
                if found := character(reference, source[end - 1] == ";"):
                    text, whole = found
                    self._run(at, start)
                    at = end if whole else start + 1 + len(reference)  # "&amp;" takes its semicolon along, "&copy" leaves it
                    self._reference(start, at, text)
                continue
            if start > at:
                self._run(at, start)
            attributes = token[2]
            said = known_said.get(attributes)
            if said is None:
                said = read_attributes(attributes)
                if len(known_said) < _MOST_KEPT:
                    known_said[attributes] = said
            if said.cut:
                end = self._value_end(end)
                at = end
            gap = self._gap
            if gap is None:
                self._gap = gap = Gap(start, end, JOIN)
                gaps.append(gap)
            else:
                gap.end = end
            known = kinds.get(raw)
            if known is None:
                name = raw.lstrip("/").lower()
                known = kinds[raw] = (name, _KINDS.get(name, _INLINE), raw[0] == "/")
            name, kind, closes = known
            raised = name == "sup" and not closes
            if not closes and (raised or kind == _DROPPED or (said.hidden and name not in _VOID)):
                stop = sign_end(source, end) if raised else end if said.empty else self._close(name, end)
                if stop > end:
                    gap.hidden = True
                    gap.end = stop
                    return stop
            if kind > _INLINE and kind != _DROPPED:
                self._tag(gap, name, kind, closes, said)
                if kind == _PRE:
                    self._pre = not closes
                    return end
            at = end
            if end > token.end():
                return end
        self._run(at, len(source))
        return len(source)

    def _run(self, at: int, start: int) -> None:
        """Take in the characters before a token: text ends the open gap, blanks belong to it."""
        if start <= at:  # only at the end of the text
            return
        text = self.source[at:start]
        if text.isspace():
            level = SPACE if not (self._pre and ("\n" in text or "\r" in text)) else LINE
            if self._pre and level == SPACE:
                self._gap = None
            else:
                self._part(at, start, level)
            return
        if self._gap is not None:
            self._gap.stressed = self._stressed + self._strong
            self._gap = None
        if self._tables and self._tables[-1].cell is not None:
            self._tables[-1].cell.add(len(self.gaps) - 1, text)

    def _part(self, start: int, end: int, level: int) -> None:
        """Extend the open gap, or open one."""
        if self._gap is None:
            self._gap = Gap(start, end, level)
            self.gaps.append(self._gap)
        else:
            self._gap.end = end
            self._gap.level = max(self._gap.level, level)

    def _reference(self, start: int, end: int, text: str) -> None:
        """A character reference: a blank, nothing that prints, or text."""
        if not text.strip(BLANK + "\r\n\x0b\x0c\x85"):
            printed = text.strip(NOTHING)
            self._part(start, end, SPACE if printed else JOIN)
            return
        if self._gap is not None:
            self._gap.stressed = self._stressed + self._strong
            self._gap = None
        if self._tables and self._tables[-1].cell is not None:
            self._tables[-1].cell.add(len(self.gaps) - 1, text)
        self.gaps.append(Gap(start, end, TEXT, text, stressed=self._stressed + self._strong))

    def _tag(self, gap: Gap, name: str, kind: int, closes: bool, said: Said) -> None:
        """What a tag does to the gap it stands in, to the table around it and to the emphasis of what follows."""
        if kind == _STYLED:
            if name in _BLOCKS:
                gap.level = BLOCK
            outer = self._outer.setdefault(name, [])
            if closes:
                if outer:
                    self._stressed = outer.pop()
            elif not said.empty:
                if name == "p" and outer:
                    self._stressed = outer.pop()
                outer.append(self._stressed)
                if said.stressed is not None:
                    self._stressed = said.stressed
                if said.padded and gap.level == JOIN:
                    gap.level = SPACE
        elif kind == _STRONG:
            weight = BOLD if name in _HEAVY else 1
            self._strong = max(self._strong + (-weight if closes else weight), 0)
        elif kind == _CELL:
            gap.level = max(gap.level, SPACE)
            self._cell(name, closes, said)
        elif kind == _BREAK:
            gap.level = LINE if gap.level < LINE else BLOCK
        else:
            gap.level = BLOCK
            if kind == _ROW:
                self._strong, self._stressed = 0, 0
                if self._tables and not closes and name == "tr":
                    self._tables[-1].open_row(len(self.gaps) - 1)
                elif self._tables and closes:
                    self._tables[-1].close_cell(len(self.gaps) - 1)
            elif kind == _TABLE:
                if not closes:
                    if self._tables:
                        self._tables[-1].nested = True
                    self._tables.append(OpenTable())
                elif self._tables:
                    self._close_table()
                self._strong, self._stressed = 0, 0
            elif kind == _HEAD:
                self._stressed = 0 if closes else BOLD
            elif kind == _ITEM:
                gap.lead = "" if closes else "• "

    def _cell(self, name: str, closes: bool, said: Said) -> None:
        self._strong, self._stressed = 0, BOLD if name == "th" and not closes else 0
        if not self._tables:
            return
        if closes:
            self._tables[-1].close_cell(len(self.gaps) - 1)
            return
        if said.stressed is not None:
            self._stressed = said.stressed
        self._tables[-1].open_cell(said.columns, said.rows, len(self.gaps) - 1)

    def _close_table(self) -> None:
        table = self._tables.pop()
        table.close_cell(len(self.gaps) - 1)
        settle(table, self.gaps, self._is_mark)

    def _declaration(self, start: int) -> int:
        """Where a comment, a declaration or a processing instruction ends. One that does not end is dropped to its line's end."""
        source = self.source
        if source.startswith("<!--", start):
            if source.startswith(("<!-->", "<!--->"), start):
                return source.index(">", start) + 1
            stop = source.find("-->", start + 4) if self.misses < _MOST_MISSES else -1
            if stop >= 0:
                return stop + 3
            self.misses += 1
            return start + 4
        stop = source.find(">", start, start + _LONGEST_VALUE)
        return stop + 1 if stop >= 0 else start + 2

    def _value_end(self, end: int) -> int:
        """The end of a tag that seems to end inside a quoted value."""
        quote = self.source.find('"', end, end + _LONGEST_VALUE)
        stop = self.source.find(">", quote, quote + _LONGEST_VALUE) if quote >= 0 else -1
        between = self.source[end:stop] if stop >= 0 else "<"
        return end if "<" in between else stop + 1

    def _close(self, name: str, at: int) -> int:
        """The end of the element that was opened right before `at`, or `at` when it is never closed."""
        if self.misses >= _MOST_MISSES:
            return at
        if name == "head":
            found = re.compile(r"(?i)</head\s*>|(?=<body\b)").search(self.source, at)
            stop = found.end() if found else at
        else:
            stop, depth = at, 1
            for tag in re.compile(rf"(?i)<(/?){re.escape(name)}(?=[\s/>])([^<>]*+)>").finditer(self.source, at):
                if tag[1]:
                    depth -= 1
                elif not tag[2].endswith("/") and name not in ("script", "style", "title"):
                    depth += 1
                if not depth:
                    stop = tag.end()
                    break
        self.misses += stop == at
        return stop
