"""The text of an HTML or inline-XBRL filing, as recorded edits of one character each.

What the edits say: `html.tag` a tag that only styles, `html.hidden` a part that no reader sees (scripts, the header of
inline XBRL, `display:none`), `html.break` a line or a block, `html.cell` the border of a cell in a data table,
`html.blank` blanks that count as one, `html.entity` a character reference. The view of this text is then made by the
rules for plain text, and `SpanMap.over` joins the two maps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.packs.layout import Layout, compiled
from summarizer.source.containers import Contents, MarkedText, unmarked
from summarizer.source.html_tables import BLOCK, BOLD, JOIN, LINE, SPACE, TEXT, Gap
from summarizer.source.html_tokens import Scanner
from summarizer.spans import Edit, Span, SpanMap

_HEAD = 20_000
_LEAST_TAGS = 8
_LONGEST_EMPHASIS = 200
_SIGNS = re.compile(r"(?i)<(?:!doctype\s+html|html|body|head|ix:header)\b")
_TAGS = re.compile(r"(?i)</(?:p|div|td|tr|font|span|b|i|u|center|a)>|<(?:p|br|div|font|hr)\b[^<>]*>")
# A plain or Markdown text in which only the tables are HTML, as tools make them of filings, has no tag that parts lines.
_CELLS = re.compile(r"(?i)<table\b[^<>]*>\s*(?:<(?:t(?:head|body|r)|col(?:group)?)\b[^<>]*>\s*)+<t[dh]\b")
_PARTS = re.compile(r"(?i)<(?:(?P<table>/?table)|p|div|center|h[1-6]|li|body|html|page|section|article|pre)\b")
_IXBRL = re.compile(r"<ix:\w")
_BREAKS = {JOIN: "", SPACE: " ", LINE: "\n", BLOCK: "\n\n"}


def looks_like_html(text: str) -> bool:
    """Whether a text is HTML: it says so at its head or is full of HTML's tags there, or it has a table of rows and cells.

    SGML tables of old texts have columns and no cells, and are plain text.
    """
    head = text[:_HEAD]
    return _SIGNS.search(head) is not None or len(_TAGS.findall(head)) >= _LEAST_TAGS or _CELLS.search(text) is not None


def is_lined(text: str) -> bool:
    """Whether no tag outside of tables parts lines, so that the text's own line ends do: no page of HTML is."""
    inside = 0
    for tag in _PARTS.finditer(text):
        if tag["table"] is None and not inside:
            return False
        if tag["table"] is not None:
            inside = max(inside - 1, 0) if tag["table"][0] == "/" else inside + 1
    return True


def read_html(text: str, layout: Layout, outer: Contents | None) -> MarkedText:
    """The text inside an HTML document. When the document itself comes out of a container, the map leads into its file."""
    lists = layout.lists
    patterns = [compiled(p) for p in (lists.lone, lists.note, lists.enumerator)]
    scanner = Scanner(text, lambda mark: any(p.search(mark) for p in patterns), lined=is_lined(text))
    gaps = scanner.scan()
    emphasis: list[Span] = []
    slanted: list[Span] = []
    flat, span_map = SpanMap.build(text, _edits(gaps, emphasis, slanted))
    missed = (f"{scanner.misses} hidden part(s) or comment(s) of the HTML never end; their text is read as text",)
    form = "ixbrl" if _IXBRL.search(text) else "html"
    return MarkedText(unmarked(flat, span_map, form, outer, missed if scanner.misses else ()), tuple(emphasis), tuple(slanted))


def _edits(gaps: Sequence[Gap], emphasis: list[Span], slanted: list[Span]) -> Iterator[Edit]:
    """The edits, one character each: the first takes the place of the gap, any others are put in at its end.

    On the way, the emphasised runs (bold, italic, underlined) that lines begin with are added to `emphasis`, as spans of
    the text that comes out, and those that are not bold also to `slanted`.
    """
    new = tuple.__new__  # tens of thousands of edits: half the time of Edit(...)
    flat = at = 0
    begin, stressed = 0, 0
    for gap in gaps:
        flat += gap.start - at
        at = gap.end
        if gap.level == TEXT:
            text, rule = gap.text, "html.entity"
        else:
            text = gap.trail + _BREAKS[gap.level] + gap.lead if gap.trail or gap.lead else _BREAKS[gap.level]
            if gap.hidden:
                rule = "html.hidden"
            elif gap.level > SPACE:
                rule = "html.break"
            elif gap.lead:
                rule = "html.cell"
            else:
                rule = "html.blank" if gap.level else "html.tag"
            parted = gap.level > SPACE or gap.lead != ""
            if stressed and (parted or not gap.stressed) and 1 < flat - begin <= _LONGEST_EMPHASIS:
                emphasis.append(Span(begin, flat))
                if stressed < BOLD:
                    slanted.append(emphasis[-1])
            if parted:
                begin, stressed = flat + len(text), gap.stressed
        stressed = min(stressed, gap.stressed)
        if len(text) < 2:
            yield new(Edit, (gap.start, gap.end, text, rule))
        else:
            yield Edit(gap.start, gap.end, text[0], rule)
            for c in text[1:]:
                yield Edit(gap.end, gap.end, c, rule)
        flat += len(text)
