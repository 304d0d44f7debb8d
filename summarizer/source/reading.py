"""Reading a filing: bytes in, a `Filing` with its clean view out. This version reads plain text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import regex

from summarizer.errors import InputError
from summarizer.packs.layout import Layout
from summarizer.packs.schema import Topic
from summarizer.source.decoding import decode
from summarizer.source.filing import Filing
from summarizer.source.opening import check_size
from summarizer.source.plain import first_line, is_blank, plain_edits
from summarizer.source.request import read_request
from summarizer.spans import SpanMap

_HEAD = 20_000
_MARKUP = regex.compile(r"(?i)<(?:!doctype\b|html\b|document>|sec-document|ix:header|\?xml\b|head>|body\b)")
_JSON = regex.compile(r'\s*\{\s*"[^"\n]{1,80}"\s*:')
MOST_LINES = 500_000


def read_filing(data: bytes, name: str, layout: Layout, topics: Sequence[Topic]) -> Filing:
    """The filing in `data`; `name` is for messages only.

    The same text with LF, CR LF or CR line ends has the same view. Raises `InputError` when there is nothing to read
    (empty, blank, a request line alone), when the bytes are no text, or when the text is of another format.
    """
    if not data:
        raise InputError(f"{name}: is empty; is it the right file?")
    check_size(name, len(data))
    decoded = decode(data, name)
    source = decoded.text
    if is_blank(source):
        raise InputError(f"{name}: holds nothing but blanks; is it the right file?")
    _refuse_other_formats(source, name)
    if sum(source.count(c) for c in "\n\r\x0c\x85\u2028\u2029") > MOST_LINES:
        raise InputError(f"{name}: has more than {MOST_LINES} lines; cut out the document or the Item that you need")
    line = first_line(source, layout)
    request = read_request(source, line, layout.request, topics) if line else None
    if request is not None and is_blank(source[request.span.end :]):
        raise InputError(f"{name}: holds a request but no text after it; append the filing's text")
    view, span_map = SpanMap.build(source, plain_edits(source, layout, request.span if request else None))
    if is_blank(view):
        raise InputError(f"{name}: holds page numbers but no text; is it the right file?")
    return Filing(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        encoding=decoded.encoding,
        format="text",
        source=source,
        view=view,
        map=span_map,
        request=request,
        warnings=decoded.warnings,
    )


def _refuse_other_formats(source: str, name: str) -> None:
    head = source[:_HEAD]
    if _MARKUP.search(head):
        raise InputError(f"{name}: is HTML or a full EDGAR submission; this version reads plain text only: save the text of it")
    if _JSON.match(head):
        raise InputError(f"{name}: is JSON; this version reads plain text only: save the text of one Item")
