"""Full EDGAR submissions, and the tags that text filings of the 1990s carry.

A submission holds several documents between `<DOCUMENT>` and `</DOCUMENT>`, each with its `<TYPE>`. One is read; all
that stands around it is cut (`sgml.frame`), so every place leads back into the file as received. In a text document the
transport's marks are edits of their own: `sgml.pem` (dashes escaped by the mail format of the first years), `sgml.tag`
(tags without a printed form), `sgml.columns` (the column marks of a table, shown as a rule), `sgml.page`, `sgml.entity`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.errors import InputError
from summarizer.packs.forms import pack_for
from summarizer.packs.layout import ContainerLayout, compiled
from summarizer.source.containers import Contents
from summarizer.source.html_references import character
from summarizer.spans import Edit, Span, SpanMap

_HEAD = 20_000
_LOOKS = re.compile(
    r"(?im)^[ \t\ufeff]*(?:<(?:SEC-DOCUMENT|IMS-DOCUMENT|SUBMISSION|DOCUMENT)>|-----BEGIN PRIVACY-ENHANCED MESSAGE-----)"
)
_PEM = "-----BEGIN PRIVACY-ENHANCED MESSAGE-----"
_LINE = r"(?:\A|(?<=[\r\n]))[ \t]*"
_DOCUMENT = re.compile(rf"(?i){_LINE}<DOCUMENT>")
_FIELD = re.compile(rf"(?i){_LINE}<(TYPE|SEQUENCE|FILENAME|DESCRIPTION)>([^\r\n<]*)")
_TEXT = re.compile(rf"(?i){_LINE}<TEXT>")
_END = re.compile(r"(?i)</(?:TEXT|DOCUMENT)>")
_WRAP = re.compile(r"(?i)\s*<XBRL>")
_UNWRAP = re.compile(r"(?i)</XBRL>\s*\Z")
_HTML = re.compile(r"(?i)<(?:!doctype\s+html|html\b|head\b|body\b|ix:header|xhtml:html)")
_UNREADABLE = re.compile(r"(?im)\A\s*(?:<(PDF|ZIP|EXCEL|XML|JSON|XSD)>|(?=\S)begin \d{3,4} \S|%PDF-|<\?xml\b|<XBRL>)")
_TAGGED = re.compile(r"(?im)^[ \t]*<(?:PAGE|TABLE|CAPTION|S)>")
_ENTITY = r"(?P<entity>&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});)"
_TAGS = re.compile(
    r"(?i)(?P<columns><[SC]>)|(?P<tag></?(?:TABLE|CAPTION|FN|F\d{1,2}|S|C)>)|(?P<page><PAGE>(?=[ \t]*[^\s\d]))" + rf"|{_ENTITY}"
)
_REFERENCES = re.compile(rf"(?i){_ENTITY}")
_REFERENCE = re.compile(
    r"(?i)&(?:#\d{2,6}|#x[0-9a-f]{2,5}|amp|quot|nbsp|[lr][sd]quo|[mn]dash);"
)  # of which a text is surely full
_TAGS_AND_DASHES = re.compile(_TAGS.pattern + r"|(?:\A|(?<=[\r\n]))(?P<pem>- )(?=-)")
# The footnotes of a table stand between its <FN> and what closes them, or the table when nothing does.
_NOTES = re.compile(r"(?i)<FN>")
_NOTES_END = re.compile(r"(?i)</FN>|</TABLE>|<TABLE>|<PAGE>")
_MOST_LISTED = 40


class Document(NamedTuple):
    """One document of a submission. `type` is empty when the file does not say it; `whole` is false when it is cut off."""

    number: int
    type: str
    name: str
    text: Span
    whole: bool
    readable: bool


def read_submission(source: str, name: str, layout: ContainerLayout, document: str) -> Contents | None:
    """The chosen document of a submission, or None when the text is none.

    Without `document` it is the first readable one whose type the pack names; else the one with that type or number.
    Raises `InputError`, with the list of what is there, when there is none.
    """
    if not _LOOKS.search(source[:_HEAD]):
        return None
    documents = list(_documents(source))
    if not documents:
        raise InputError(f"{name}: is an EDGAR submission, but no <DOCUMENT> stands in it; fetch the file again")
    chosen = _chosen(documents, name, layout, document)
    body = chosen.text
    edits: list[Edit] = [Edit(0, body.start, "", "sgml.frame")]
    if not _HTML.search(source, body.start, min(body.end, body.start + _HEAD)):
        edits += _tag_edits(source, body, _TAGS_AND_DASHES if _PEM in source[:_HEAD] else _TAGS)
    edits.append(Edit(body.end, len(source), "", "sgml.frame"))
    text, span_map = SpanMap.build(source, edits)
    if not text.strip():
        raise InputError(
            f"{name}: its document {chosen.number} ({chosen.type or 'no type'}) is empty; take another of:\n" + _listed(documents)
        )
    warnings = []
    if not chosen.type:
        warnings.append("the only document of the submission has no type; it is read all the same")
    if not chosen.whole:
        warnings.append(f"document {chosen.number} has no end mark; the file may be cut short")
    label = f"{chosen.number} of {len(documents)}" + (f": {chosen.type}" if chosen.type else "")
    notes = span_map.all_to_view(_notes(source, body))
    return Contents(text, span_map, "submission", label, warnings=tuple(warnings), notes=notes)


def read_tagged(source: str) -> Contents | None:
    """A text outside of its submission, with the tags of the 1990s or with character references in it; None for any other."""
    tags = _TAGS if _TAGGED.search(source) else _REFERENCES if _REFERENCE.search(source) else None
    if tags is None or _HTML.search(source, 0, _HEAD):
        return None
    whole = Span(0, len(source))
    text, span_map = SpanMap.build(source, _tag_edits(source, whole, tags))
    return Contents(text, span_map, "text", notes=span_map.all_to_view(_notes(source, whole)))


def _notes(source: str, body: Span) -> Iterator[Span]:
    """The footnotes of the tables of a text document; without an end mark there are none, whatever follows."""
    for mark in _NOTES.finditer(source, body.start, body.end):
        end = _NOTES_END.search(source, mark.end(), body.end)
        if end is not None:
            yield Span(mark.start(), end.end())


def _tag_edits(source: str, body: Span, tags: re.Pattern[str]) -> Iterator[Edit]:
    """The edits for the tags of a text document. A column mark becomes dashes of its width, so columns stay in place."""
    for found in tags.finditer(source, body.start, body.end):
        start, end = found.span()
        match found.lastgroup:
            case "columns":
                yield from (Edit(at, at + 1, "-", "sgml.columns") for at in range(start, end))
            case "page":
                yield Edit(end, end, "\n", "sgml.page")
            case "entity":
                known = character(source[start + 1 : end - 1], closed=True)
                if known is not None and known[1]:
                    yield Edit(start, end, known[0], "sgml.entity")
            case "pem":
                yield Edit(start, end, "", "sgml.pem")
            case _:
                yield Edit(start, end, "", "sgml.tag")


def _documents(source: str) -> Iterator[Document]:
    starts = [m.end() for m in _DOCUMENT.finditer(source)]
    for number, start in enumerate(starts, 1):
        stop = starts[number] - len("<DOCUMENT>") if number < len(starts) else len(source)
        opened = _TEXT.search(source, start, stop)
        fields: dict[str, str] = {}
        begin = start
        for field in _FIELD.finditer(source, start, opened.start() if opened else stop):
            fields.setdefault(field[1].upper(), " ".join(field[2].split()))
            begin = field.end()
        begin = opened.end() if opened else begin
        ends = [m.start() for m in _END.finditer(source, begin, stop)]
        end = ends[0] if ends else stop
        readable = True
        html = _HTML.search(source, begin, min(end, begin + _HEAD)) is not None
        if not html and _UNREADABLE.match(source[begin : min(end, begin + 1000)]):
            readable = False
        elif wrapped := _WRAP.match(source, begin, end):
            begin = wrapped.end()
            tail = _UNWRAP.search(source, max(begin, end - 200), end)
            end = tail.start() if tail else end
        yield Document(number, fields.get("TYPE", ""), fields.get("FILENAME", ""), Span(begin, end), bool(ends), readable)


def _chosen(documents: Sequence[Document], name: str, layout: ContainerLayout, wanted: str) -> Document:
    if wanted:
        by_number = [d for d in documents if wanted.isascii() and str(d.number) == wanted.lstrip("0")]
        found = by_number or [d for d in documents if d.type and d.type.casefold() == wanted.casefold()]
        if not found:
            raise InputError(f"{name}: has no document {wanted!r}; these are there:\n{_listed(documents)}")
        if not found[0].readable:
            raise InputError(f"{name}: its document {wanted} is no text; take another of:\n{_listed(documents)}")
        return found[0]
    pattern = compiled(layout.document)
    for document in documents:
        if document.readable and pattern.fullmatch(document.type):
            return document
    if len(documents) == 1 and not documents[0].type and documents[0].readable:
        return documents[0]
    remedy = "take one with --document N"
    for document in documents:
        if document.readable and (pack := pack_for(document.type)):
            remedy = f"read document {document.number} with --pack {pack}, or {remedy}"
            break
    raise InputError(f"{name}: no document of it is of a type that the pack reads; {remedy}:\n{_listed(documents)}")


def _listed(documents: Sequence[Document]) -> str:
    shown = [
        f"  {d.number}  {d.type or '(no type)'}  {d.name}".rstrip() + ("" if d.readable else "  (no text)")
        for d in documents[:_MOST_LISTED]
    ]
    if len(documents) > _MOST_LISTED:
        shown.append(f"  and {len(documents) - _MOST_LISTED} more")
    return "\n".join(shown)
