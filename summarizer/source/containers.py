"""Containers: what stands around the text of a filing, and how places in that text lead back to the file.

A container is never copied out. Its reader says, as recorded edits of at most one character each, how the file's
characters become the text inside; `lift` then joins those edits with the edits that make the view of that text, so
that one map leads from the view to the file as received (after unpacking, for a compressed one).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.errors import InputError
from summarizer.source.opening import LARGEST, check_size
from summarizer.spans import Edit, Piece, Span, SpanMap

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
    them. `format` names the container and `document` the document that was taken, for the record.
    """

    text: str
    map: SpanMap
    format: str
    document: str = ""
    parts: tuple[Part, ...] = ()
    warnings: tuple[str, ...] = ()


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


def lift(contents: Contents, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Edits of the text inside a container as edits of the file, together with those that made the text.

    An edit of the text takes in the container's edits that lie inside it, and bears their names after its own
    ("view.unwrap+json.escape"). None of the latter may give more than one
    character (a `ValueError`, and a bug of the container's reader), so none is ever cut in two.
    """
    pieces, text = contents.map.pieces, contents.text
    new = tuple.__new__  # tens of thousands of edits: half the time of Edit(...)
    at = 0
    for edit in edits:
        while at < len(pieces):
            view, source, length, source_length, rule = pieces[at]
            if view + length > edit.start:
                break
            if rule:
                if length > 1:
                    raise ValueError(f"the edit {rule} at {source} gives more than one character")
                yield new(Edit, (source, source + source_length, text[view : view + length], rule))
            at += 1
        if at == len(pieces):
            last = pieces[-1].source + pieces[-1].source_length if pieces else 0
            yield Edit(last, last, edit.text, edit.rule)
            continue
        start = end = pieces[at].source + edit.start - pieces[at].view
        rules = [edit.rule]
        while at < len(pieces) and pieces[at].view < edit.end:
            piece = pieces[at]
            rules.append(piece.rule)
            if piece.view + piece.view_length > edit.end:
                end = piece.source + edit.end - piece.view
                break
            end = piece.source + piece.source_length
            at += 1
        yield Edit(start, end, edit.text, "+".join(r for r in dict.fromkeys(rules) if r))
    for piece in pieces[at:]:
        yield from _own(contents, piece)


def _own(contents: Contents, piece: Piece) -> Iterator[Edit]:
    """The container's edit behind a piece, if it is one."""
    if piece.rule:
        if piece.view_length > 1:
            raise ValueError(f"the edit {piece.rule} at {piece.source} gives more than one character")
        text = contents.text[piece.view : piece.view + piece.view_length]
        yield Edit(piece.source, piece.source + piece.source_length, text, piece.rule)
