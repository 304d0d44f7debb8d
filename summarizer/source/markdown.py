"""The text of a filing that a tool has written as Markdown, as recorded edits of one character each.

What the edits say: `markdown.heading` the mark of a heading, `markdown.mark` one of emphasis, a quotation, a rule or a
fence, `markdown.escape` a backslash, `markdown.link` all of a link but its words, `markdown.table` the outer borders and the
rule of a table, `markdown.break` a line that a tag ends, `markdown.entity` a character reference. The view is then made by
the rules for plain text. Read are the marks that tools write of filings, after CommonMark 0.31 and GitHub's tables; no tree
is built, and a mark that stands alone stays what it is: an asterisk of a footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.source.containers import Contents, MarkedText, unmarked
from summarizer.source.html_references import character
from summarizer.spans import Edit, Span, SpanMap

_HEAD = 200_000  # code points
_LEAST_HEADINGS = 2
_SLANTED_FROM = 4  # a heading of that many marks ranks as an italic line does
_LONGEST_EMPHASIS = 200
_LONGEST_LINE = 2_000  # code points before a `<br>` in which the border of its table is looked for
_DEEPEST = 8  # blanks before a mark at the beginning of a line
_MOST_OPEN = 20  # marks that wait for their end
_HEADING = re.compile(r"(?m)^ {0,3}(#{1,6})[ \t]+(?=[^\s#])([^\n]{1,300}?)([ \t]+#+)?[ \t]*$")
_BOLD_LINE = re.compile(r"(?m)^ {0,3}(?:\*\*|__)(?=\S)[^*_\n]{2,150}(?:\*\*|__)[ \t]*$")
_CELL_RULE = r"[ \t]*+(?::-{1,}+:?|-{2,}+:|-{3,}+)[ \t]*+"  # "--" is a cell of a flat table that holds nothing
_RULE_OF_TABLE = re.compile(rf"(?m)^(?:[ \t]*+\|?{_CELL_RULE}(?:\|{_CELL_RULE})++\|?|[ \t]*+\|{_CELL_RULE}\|)[ \t]*+(?:\n|\Z)")
_ROW = re.compile(r"[^\n]*\|[^\n]*")
_PIPE = re.compile(r"(?<![ \t])[ \t]*(?<!\\)\|[ \t]*")
_LINES = re.compile(r"(?m)^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:```|~~~)[^\n]*)$|^ {0,3}>[ \t]?")
_TARGET = r"\([^()\s]{0,2000}+(?:\([^()\s]{0,300}+\)[^()\s]{0,2000}+)?(?:[ \t]+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?\)"
_INLINE = re.compile(
    r"(?P<comment><!--.{0,2000}?-->)"
    r"|(?P<money>(?<![\w$\\])\$\\(?=\$[ ]?(?P<amount>\d[\d.,]*)(?P<end>[ ]?\$)))"
    r"|(?P<math>(?<![\w$\\])\$(?P<figure>\d[\d.,]*)[ ]?\\%[ ]?\$)"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    rf"|(?P<image>!\[[^\]\n]{{0,300}}\]{_TARGET})"
    rf"|(?P<open>\[)(?=(?P<words>(?:[^\[\]\n]|\\[\[\]]){{1,300}})(?P<target>\]{_TARGET}))"
    r"|(?P<br><br[ \t]*/?>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<run>(?<!\\)(?:\*{1,3}(?!\*)|_{1,3}(?!_)))"
    r"|(?P<gap>\n[ \t]*\n)",
    re.DOTALL,
)


def looks_like_markdown(text: str) -> bool:
    """Whether a text is Markdown by its head: it has two headings, or two lines all in bold, or a table of that kind there."""
    for pattern, least in ((_HEADING, _LEAST_HEADINGS), (_BOLD_LINE, _LEAST_HEADINGS), (_RULE_OF_TABLE, 1)):
        if sum(1 for _, _ in zip(range(least), pattern.finditer(text, 0, _HEAD), strict=False)) == least:
            return True
    return False


def read_markdown(text: str, outer: Contents | None) -> MarkedText:
    """The text inside a Markdown document. Its headings count as emphasis, those of a low level as slanted."""
    emphasis: list[tuple[Span, bool]] = []
    edits = sorted([*_blocks(text, emphasis), *_inline(text, emphasis)])
    flat, span_map = SpanMap.build(text, _apart(edits))
    emphasis.sort()
    spans = span_map.all_to_view(span for span, _ in emphasis)
    slanted = tuple(span for span, (_, bold) in zip(spans, emphasis, strict=True) if not bold)
    return MarkedText(unmarked(flat, span_map, "markdown", outer), spans, slanted)


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    """The edits without those that run into an earlier one."""
    at = 0
    for edit in edits:
        if edit.start >= at:
            yield edit
            at = edit.end


def _blocks(text: str, emphasis: list[tuple[Span, bool]]) -> Iterator[Edit]:
    """The marks of whole lines: headings, rules, fences, quotations and tables."""
    for found in _HEADING.finditer(text):
        yield Edit(found.start(), found.start(2), "", "markdown.heading")
        if found[3] is not None:
            yield Edit(found.start(3), found.end(3), "", "markdown.heading")
        if 0 < len(found[2]) <= _LONGEST_EMPHASIS:
            emphasis.append((Span(*found.span(2)), len(found[1]) < _SLANTED_FROM))
    for found in _LINES.finditer(text):
        yield Edit(found.start(), found.end(), "", "markdown.mark")
    at = 0
    for rule in _RULE_OF_TABLE.finditer(text):
        if rule.start() < at:
            continue  # a row of the table above
        yield Edit(rule.start(), rule.end(), "", "markdown.table")
        header = text.rfind("\n", at, max(rule.start() - 1, at)) + 1
        yield from _row(text, max(header, at), rule.start())
        at = rule.end()
        while (row := _ROW.match(text, at)) is not None:
            yield from _row(text, at, row.end())
            at = row.end() + 1


def _row(text: str, start: int, end: int) -> Iterator[Edit]:
    """The edits that leave one blank on both sides of an inner border, and no outer one."""
    last = start + len(text[start:end].rstrip())
    for pipe in _PIPE.finditer(text, start, last):
        begin, stop = pipe.span()
        if begin == start or stop == last:
            yield Edit(begin, stop, "", "markdown.table")
            continue
        at = text.index("|", begin)
        for one, other in ((begin, at), (at + 1, stop)):
            if text[one:other] != " ":
                yield Edit(one, other, " ", "markdown.table")


def _inline(text: str, emphasis: list[tuple[Span, bool]]) -> Iterator[Edit]:
    """The marks inside of lines. A run of emphasis counts where another one of its paragraph closes it."""
    opened: list[re.Match[str]] = []
    address = Span(0, 0)  # that of the last link, whatever marks it may seem to hold
    for found in _INLINE.finditer(text):
        start, end = found.span()
        if address.start <= start < address.end:
            continue
        match found.lastgroup:
            case "gap":
                opened.clear()
            case "run":
                yield from _emphasis(text, found, opened, emphasis)
            case "target" | "open" | "words":
                address = Span(*found.span("target"))
                yield Edit(start, end, "", "markdown.link")
                yield Edit(address.start, address.end, "", "markdown.link")
            case "money" | "amount" | "end":
                yield Edit(start, end, "", "markdown.mark")
                yield Edit(*found.span("end"), "", "markdown.mark")
            case "math" | "figure":
                yield Edit(start, found.start("figure"), "", "markdown.mark")
                yield Edit(found.end("figure"), text.index("%", start), "", "markdown.mark")
                yield Edit(text.index("%", start) + 1, end, "", "markdown.mark")
            case "br":
                in_table = "|" in text[max(start - _LONGEST_LINE, 0) : start].rpartition("\n")[2]
                yield Edit(start, end, " " if in_table else "\n", "markdown.break")
            case "entity":
                known = character(found[0][1:-1], closed=True)
                if known is not None and known[1] and len(known[0]) == 1:
                    yield Edit(start, end, known[0], "markdown.entity")
            case "escape":
                yield Edit(start, end, "", "markdown.escape")
            case _:
                yield Edit(start, end, "", "markdown.link" if found.lastgroup == "image" else "markdown.mark")


def _emphasis(text: str, run: re.Match[str], opened: list[re.Match[str]], emphasis: list[tuple[Span, bool]]) -> Iterator[Edit]:
    """The edits for a run that closes an open one of its length; a run that may open one is noted."""
    start, end = run.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    word = run[0][0] == "_"  # inside of a word an underscore is one of its letters
    if before and not before.isspace() and not (word and after.isalnum()):
        for place in range(len(opened) - 1, -1, -1):
            if opened[place][0] == run[0]:
                first = opened[place]
                del opened[place:]
                yield Edit(first.start(), first.end(), "", "markdown.mark")
                yield Edit(start, end, "", "markdown.mark")
                if _begins_line(text, first.start()) and start - first.end() <= _LONGEST_EMPHASIS:
                    emphasis.append((Span(first.end(), start), len(run[0]) > 1))
                return
    if after and not after.isspace() and not (word and before.isalnum()):
        opened.append(run)
        del opened[:-_MOST_OPEN]


def _begins_line(text: str, at: int) -> bool:
    """Whether nothing but a few blanks stands before a place in its line."""
    begin = max(at - _DEEPEST, 0)
    _, line_end, blanks = text[begin:at].rpartition("\n")
    return not blanks.strip(" \t") and (line_end != "" or begin == 0)
