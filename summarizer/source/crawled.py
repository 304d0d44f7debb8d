"""Filings that another program has already cut into Items: edgar-crawler JSON, EDGAR-CORPUS rows, JSON lines of both.

The text inside is that of the Items alone, in the order of the file; everything else of the JSON is cut (`json.frame`)
and each escape is an edit (`json.escape`), so every place leads back into the JSON as received. What the keys say is
taken at its word: where Items begin and end is that program's work, not ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from summarizer.errors import InputError
from summarizer.packs.layout import ContainerLayout, compiled
from summarizer.source.containers import Contents, Part
from summarizer.spans import Edit, Span, SpanMap

_LOOKS = re.compile(r'\ufeff?\s*(?:\[\s*)?\{\s*(?:"(?:[^"\\\n]|\\.){1,80}"\s*:|\})')
_BLANKS = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_UNREADABLE = "\ufffd"
_MOST_LISTED = 12
_DECODER = json.JSONDecoder(strict=False)


class Row(NamedTuple):
    """One object of the file: the spans of its string values without their quotes, and its other short values."""

    span: Span
    texts: Mapping[str, Span]
    plain: Mapping[str, str]


def read_crawled(source: str, name: str, layout: ContainerLayout, document: str) -> Contents | None:
    """The Items in a JSON text, or None when the text is no JSON.

    `document` takes one row of many: its number, from 1, or its file name. Raises `InputError` for damaged JSON, for
    JSON that holds no Items, and for several rows of which none was chosen (with a list of them).
    """
    if not _LOOKS.match(source):
        return None
    try:
        rows = list(_rows(source))
    except json.JSONDecodeError as error:
        raise InputError(
            f"{name}:{error.lineno}:{error.colno}: the JSON is damaged: {error.msg}; fetch the file again"
        ) from error
    except RecursionError as error:
        raise InputError(f"{name}: the JSON is nested too deep for a filing") from error
    number, row = _chosen(rows, name, layout, document)
    items = [(key, _number(key, layout)) for key in row.texts if _number(key, layout)]
    if not items:
        raise InputError(
            f"{name}: is JSON, but no key of it names an Item, as item_1 or section_1 does; save the text of one Item"
        )
    twice = sorted(n for n in {n for _, n in items} if sum(n == m for _, m in items) > 1)
    if twice:
        raise InputError(f"{name}: is JSON in which more than one key names Item {twice[0]}; leave one of them")
    text, span_map, parts = _text(source, row, items)
    if not text.strip():
        raise InputError(f"{name}: is JSON whose Items hold no text; is it the right file?")
    label = f"{number} of {len(rows)}" if len(rows) > 1 else ""
    return Contents(text, span_map, "json", label, parts)


def _rows(source: str) -> Iterator[Row]:
    """The objects of the file: one, an array of them, or one after the other (JSON lines)."""
    at = _skip(source, source.startswith("\ufeff"))
    array = source[at : at + 1] == "["
    at = _skip(source, at + array)
    while at < len(source):
        if array and source[at] == "]":
            if source[_skip(source, at + 1) :]:
                raise json.JSONDecodeError("more text after the array", source, at + 1)
            return
        row = _object(source, at)
        yield row
        at = _skip(source, row.span.end)
        if array and source[at : at + 1] == ",":
            at = _skip(source, at + 1)
        elif array and source[at : at + 1] != "]":
            raise json.JSONDecodeError("the array does not end", source, min(at, len(source)))
    if array:
        raise json.JSONDecodeError("the array does not end", source, len(source))


def _object(source: str, start: int) -> Row:
    """The object that begins at `start`. Of a key that comes twice the last value counts, as for every JSON reader."""
    if source[start : start + 1] != "{":
        raise json.JSONDecodeError("expected an object", source, start)
    texts: dict[str, Span] = {}
    plain: dict[str, str] = {}
    at = _skip(source, start + 1)
    while source[at : at + 1] != "}":
        if source[at : at + 1] != '"':
            raise json.JSONDecodeError("expected a key", source, at)
        key, at = _DECODER.raw_decode(source, at)
        at = _skip(source, at)
        if source[at : at + 1] != ":":
            raise json.JSONDecodeError("expected a colon", source, at)
        at = _skip(source, at + 1)
        texts.pop(key, None)
        try:
            value, end = _DECODER.raw_decode(source, at)
        except json.JSONDecodeError:
            raise
        except ValueError as error:
            raise json.JSONDecodeError("a number has too many digits", source, at) from error
        if isinstance(value, str):
            texts[key] = Span(at + 1, end - 1)
        plain[key] = value if isinstance(value, str) and len(value) < 200 else str(value) if isinstance(value, int) else ""
        at = _skip(source, end)
        if source[at : at + 1] == ",":
            at = _skip(source, at + 1)
            if source[at : at + 1] == "}":
                raise json.JSONDecodeError("expected a key", source, at)
        elif source[at : at + 1] != "}":
            raise json.JSONDecodeError("expected a comma", source, at)
    return Row(Span(start, at + 1), texts, plain)


def _skip(source: str, at: int) -> int:
    found = _BLANKS.match(source, at)
    return found.end() if found else at


def _chosen(rows: list[Row], name: str, layout: ContainerLayout, document: str) -> tuple[int, Row]:
    """The row to read and its number."""
    if not rows:
        raise InputError(f"{name}: is JSON that holds no filing")
    if not document:
        if len(rows) == 1:
            return 1, rows[0]
        raise InputError(f"{name}: holds {len(rows)} filings; choose one with --document N:\n{_listed(rows, layout)}")
    if document.isascii() and document.isdigit() and len(document) < 10:
        if 1 <= int(document) <= len(rows):
            return int(document), rows[int(document) - 1]
    else:
        named = [n for n, row in enumerate(rows, 1) if document in (row.plain.get(k) for k in layout.row_labels)]
        if len(named) == 1:
            return named[0], rows[named[0] - 1]
    raise InputError(f"{name}: has no single filing {document!r}; these are there:\n{_listed(rows, layout)}")


def _listed(rows: list[Row], layout: ContainerLayout) -> str:
    shown = [
        f"  {n}  " + "  ".join(" ".join(row.plain[k].split()) for k in layout.row_labels if row.plain.get(k))
        for n, row in enumerate(rows[:_MOST_LISTED], 1)
    ]
    if len(rows) > _MOST_LISTED:
        shown.append(f"  and {len(rows) - _MOST_LISTED} more")
    return "\n".join(shown)


def _number(key: str, layout: ContainerLayout) -> str:
    """The Item that a key names ("item_1A" is 1A), or an empty text."""
    found = compiled(layout.item_key).fullmatch(key)
    return str(int(found["number"])) + (found["letter"] or "").upper() if found else ""


def _text(source: str, row: Row, items: list[tuple[str, str]]) -> tuple[str, SpanMap, tuple[Part, ...]]:
    """The text of the Items, two line ends between them, its map into the JSON, and where each Item stands in it."""
    edits: list[Edit] = []
    parts: list[Part] = []
    at = length = 0
    for key, number in sorted(items, key=lambda item: row.texts[item[0]]):
        span = row.texts[key]
        if not parts or length == 0:
            edits.append(Edit(at, span.start, "", "json.frame"))
        else:  # between two values stand two quotes at least, so there is room for two edits of one character
            edits += [Edit(at, at + 1, "\n", "json.frame"), Edit(at + 1, span.start, "\n", "json.frame")]
            length += 2
        begin = length
        length += span.end - span.start
        for found in _ESCAPE.finditer(source, span.start, span.end):
            edits.append(Edit(found.start(), found.end(), _unescaped(found.group()), "json.escape"))
            length -= found.end() - found.start() - 1
        parts.append(Part(number, Span(begin, length)))
        at = span.end
    edits.append(Edit(at, len(source), "", "json.frame"))
    text, span_map = SpanMap.build(source, edits)
    return text, span_map, tuple(parts)


def _unescaped(escape: str) -> str:
    """The one character that an escape stands for; half of a pair stands for none and becomes U+FFFD."""
    if escape[1] != "u":
        return _SHORT.get(escape[1], escape[1])
    code = int(escape[2:6], 16)
    if len(escape) > 6:
        return chr(0x10000 + (code - 0xD800) * 0x400 + int(escape[8:], 16) - 0xDC00)
    return _UNREADABLE if 0xD800 <= code <= 0xDFFF else chr(code)
