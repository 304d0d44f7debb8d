"""Containers: what stands around the text of a filing, and how places in that text lead back to the file.

A container is never copied out. Its reader says, as recorded edits of at most one character each, how the file's
characters become the text inside; `SpanMap.over` then joins that map with the map of the view over that text, so
that one map leads from the view to the file as received (after unpacking, for a compressed one).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.errors import InputError
from summarizer.source.opening import LARGEST, check_size
from summarizer.spans import Span, SpanMap

_GZIP = b"\x1f\x8b"
_WITH_GZIP_HEADER = 31


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text inside a container that is an Item by the container's own word. Empty: named, but no text."""

    number: str
    span: Span


@dataclass(frozen=True, slots=True)
class Contents:
    """The text inside a container.

    `text` is what `map` makes of the file; `parts` are its Items in the order of the text, when the container names
    them. `format` names the container and `document` the document that was taken, for the record. `notes` are the
    spans of `text` that the file marks as footnotes of a table.
    """

    text: str
    map: SpanMap
    format: str
    document: str = ""
    parts: tuple[Part, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[Span, ...] = ()


class MarkedText(NamedTuple):
    """A text without its markup, and the spans of emphasised characters that lines begin with: a whole line, or a run-in heading.

    `slanted` are those of them that are italic or underlined and not bold.
    """

    contents: Contents
    emphasis: tuple[Span, ...]
    slanted: tuple[Span, ...]


def unmarked(text: str, span_map: SpanMap, form: str, outer: Contents | None, warnings: tuple[str, ...] = ()) -> Contents:
    """What a reader of markup made of a document; the map of one that comes out of a container, `outer`, leads into its file."""
    if outer is None:
        return Contents(text, span_map, form, warnings=warnings)
    joined = span_map.over(outer.map)
    return Contents(text, joined, f"{outer.format}+{form}", outer.document, warnings=outer.warnings + warnings)


def unpack(data: bytes, name: str) -> bytes:
    """The bytes inside a gzip file, or `data` itself. Known by its first bytes, not by the name.

    Never holds more than `LARGEST` bytes of it: a larger one, a damaged one and one cut short raise `InputError`.
    """
    if not data.startswith(_GZIP):
        return data
    out: list[bytes] = []
    size = 0
    rest = data
    while rest.startswith(_GZIP):
        member = zlib.decompressobj(_WITH_GZIP_HEADER)
        try:
            out.append(member.decompress(rest, LARGEST + 1 - size))
        except zlib.error as error:
            raise InputError(f"{name}: is a damaged gzip file ({error}); fetch it again") from error
        size += len(out[-1])
        check_size(f"{name} (unpacked)", size)
        if not member.eof:
            raise InputError(f"{name}: is a gzip file that ends too early; fetch it again")
        rest = member.unused_data
    if rest.strip(b"\0"):
        raise InputError(f"{name}: is a gzip file with other bytes after it; fetch it again")
    unpacked = b"".join(out)
    if not unpacked:
        raise InputError(f"{name}: is a gzip file with nothing in it; is it the right file?")
    return unpacked
