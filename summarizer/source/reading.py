"""Reading a filing: bytes in, a `Filing` with its clean view out.

Two layers: what the file is packed in (gzip, JSON, a submission) gives the text inside, and that text its clean view.
The two maps are joined, so every place leads back into the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from summarizer.errors import InputError
from summarizer.packs.layout import Layout
from summarizer.packs.schema import Topic
from summarizer.source.containers import Contents, MarkedText, unpack
from summarizer.source.crawled import read_crawled
from summarizer.source.decoding import decode
from summarizer.source.filing import Filing
from summarizer.source.html import is_lined, looks_like_html, read_html
from summarizer.source.markdown import looks_like_markdown, read_markdown
from summarizer.source.opening import check_size
from summarizer.source.pages import printed_pages
from summarizer.source.plain import first_line, is_blank, plain_edits
from summarizer.source.request import read_request
from summarizer.source.submission import read_submission, read_tagged
from summarizer.spans import Edit, Span, SpanMap

_HEAD = 20_000
_MARKUP = regex.compile(r"(?i)<(?:!doctype\b|html\b|document>|sec-document|ix:header|\?xml\b|head>|body\b)")
MOST_LINES = 1_000_000


def read_filing(data: bytes, name: str, layout: Layout, topics: Sequence[Topic], document: str = "") -> Filing:
    """The filing in `data`; `name` is for messages only; `document` takes one document of several, by type or number.

    The same text with LF, CR LF or CR line ends has the same view. Raises `InputError` when there is nothing to read
    (empty, blank, a request line alone), when the bytes are no text, or when the text is of another format.
    """
    if not data:
        raise InputError(f"{name}: is empty; is it the right file?")
    check_size(name, len(data))
    unpacked = unpack(data, name)
    decoded = decode(unpacked, name)
    source = decoded.text
    if is_blank(source):
        raise InputError(f"{name}: holds nothing but blanks; is it the right file?")
    # Containers: `inside` is the text in a JSON file or a submission, with its map; None when the source is the text.
    boxed = read_crawled(source, name, layout.containers, document) or read_submission(source, name, layout.containers, document)
    if document and boxed is None:
        raise InputError(f"{name}: holds a single text, so there is no document {document!r} to take; leave out --document")
    marked = None if boxed and boxed.parts else _marked_up(boxed.text if boxed else source, boxed, layout)
    boxed = marked.contents if marked else boxed
    emphasis, slanted = (marked.emphasis, marked.slanted) if marked else ((), ())
    inside = boxed or read_tagged(source)
    text = inside.text if inside else source
    if is_blank(text):
        raise InputError(f"{name}: holds markup but no text; is it the right file?")
    _refuse_other_formats(text, name)
    if sum(text.count(c) for c in "\n\r\x0c\x85\u2028\u2029") > MOST_LINES:
        raise InputError(f"{name}: has more than {MOST_LINES} lines; cut out the document or the Item that you need")
    line = None if boxed else first_line(text)
    request = read_request(text, line, layout.request, topics) if line else None
    if request is not None and is_blank(text[request.span.end :]):
        raise InputError(f"{name}: holds a request but no text after it; append the filing's text")
    view, span_map = SpanMap.build(text, _text_edits(text, inside, layout, request.span if request else None))
    if is_blank(view):
        raise InputError(f"{name}: holds page numbers but no text; is it the right file?")
    pages = () if inside and inside.parts else printed_pages(text, span_map, layout.furniture)
    items: tuple[tuple[str, Span], ...] = ()
    notes: tuple[Span, ...] = ()
    if inside:
        notes = span_map.all_to_view(inside.notes)
        items = tuple((part.number, span_map.to_view(part.span)) for part in inside.parts)
        emphasis, slanted = span_map.all_to_view(emphasis), span_map.all_to_view(slanted)
        span_map = span_map.over(inside.map)
        request = replace(request, span=inside.map.to_source(request.span)) if request else None
    return Filing(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        encoding=decoded.encoding,
        format=inside.format if inside else "text",
        source=source,
        view=view,
        map=span_map,
        request=request,
        warnings=decoded.warnings + (inside.warnings if inside else ()),
        unpacked_sha256=hashlib.sha256(unpacked).hexdigest() if unpacked is not data else "",
        document=inside.document if inside else "",
        items=items,
        emphasis=emphasis,
        slanted=slanted,
        notes=notes,
        pages=pages,
    )


def _marked_up(text: str, outer: Contents | None, layout: Layout) -> MarkedText | None:
    """What HTML or Markdown, with HTML in it or without, holds; None when the text is neither."""
    marked = read_markdown(text, outer) if is_lined(text) and looks_like_markdown(text) else None
    if marked is not None:
        text, outer = marked.contents.text, marked.contents
    if not looks_like_html(text):
        return marked
    page = read_html(text, layout, outer)
    if marked is None:
        return page
    first, then = marked.contents.map, page.contents.map
    kept = [then.all_to_view(map(first.to_source, spans)) for spans in (marked.emphasis, marked.slanted)]
    return MarkedText(page.contents, tuple(sorted({*page.emphasis, *kept[0]})), tuple(sorted({*page.slanted, *kept[1]})))


def _text_edits(text: str, inside: Contents | None, layout: Layout, request: Span | None) -> Iterator[Edit]:
    """The edits of a plain text. Items that come as texts of their own are cleaned one by one, as if each were alone."""
    if inside is None or not inside.parts:
        yield from plain_edits(text, layout, request)
        return
    for part in inside.parts:
        if part.span.end > part.span.start:
            for edit in plain_edits(part.span.of(text), layout, None):
                yield Edit(edit.start + part.span.start, edit.end + part.span.start, edit.text, edit.rule)


def _refuse_other_formats(source: str, name: str) -> None:
    head = source[:_HEAD]
    if _MARKUP.search(head):
        raise InputError(f"{name}: is markup of a kind that is not read here; save the filing as HTML or as plain text")
