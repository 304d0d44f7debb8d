"""A filing as it was received, and its clean view."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.source.pages import PageBreak
from summarizer.spans import Span, SpanMap


@dataclass(frozen=True, slots=True)
class Request:
    """The request line that stands before a text: what the asker wants, not part of the filing.

    `span` covers it in the source. `budget` is in tokens (None: not said); `focus` are topic ids of the pack, in the
    pack's order, and empty when the line names none.
    """

    span: Span
    budget: int | None
    focus: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filing:
    """The bytes' hash, the decoded source, the clean view, and the map between the two.

    All spans that leave the program are code-point offsets into `source`. `name` is the file's name without its
    folder (or `-` for standard input): it is for messages and never reaches the record.

    `sha256` is that of the bytes as received; `unpacked_sha256` that of the bytes inside, when they were compressed: the
    source is decoded from those. `document` says which document of several was read. `items` are the Items that the
    container names, with their view spans in the order of the text; an empty span is an Item named without a text.
    `emphasis` are the view spans of short emphasised runs that lines begin with, whole lines among them (none in plain text);
    `slanted` those of them that are italic or underlined and not bold.
    `notes` are the view spans of what the file marks as footnotes of a table.
    `pages` says where printed pages end; it is empty for a text without page numbers, and for Items that come as texts of
    their own.
    """

    name: str
    sha256: str
    size: int
    encoding: str
    format: str
    source: str
    view: str
    map: SpanMap
    request: Request | None
    warnings: tuple[str, ...] = ()
    unpacked_sha256: str = ""
    document: str = ""
    items: tuple[tuple[str, Span], ...] = ()
    emphasis: tuple[Span, ...] = ()
    slanted: tuple[Span, ...] = ()
    notes: tuple[Span, ...] = ()
    pages: tuple[PageBreak, ...] = ()
