"""What the outline of a filing holds. All spans here are view spans."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summarizer.spans import Span


class BlockKind(StrEnum):
    """What a block is. Furniture (page numbers, running heads) is not a block: the view does not hold it.

    CONTINUED is the heading of an Item said again on a later page: it has no sentences and opens nothing. NOTE is a
    footnote that the file marks as one of a table: without the cell that it explains, its words say something else.
    """

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CONTINUED = "continued"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the text. `heading` is the index, in `Outline.headings`, of the heading it stands under, or -1.

    For a list item, `intro` is the index of the block that introduces the list ("... in the following:"), or -1.
    For a table, `table` is its index in `Outline.tables`, else -1.
    """

    kind: BlockKind
    span: Span
    heading: int
    intro: int = -1
    table: int = -1


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its text's span, its level from 1, the rule that decided, and its parent heading (or -1)."""

    span: Span
    level: int
    rule: str
    parent: int = -1


@dataclass(frozen=True, slots=True)
class Item:
    """An Item of the form: number ("1", "1A", "7"), heading span, body span (heading left out), and the rule."""

    number: str
    title: str
    heading: Span
    body: Span
    rule: str


@dataclass(frozen=True, slots=True)
class NotFound:
    """An Item that was looked for and not found, with the reason."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that looks like the heading of an Item and was not taken for one, with the reason: a runner-up."""

    number: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or a list item's clause), without surrounding blanks.

    `block` indexes `Outline.blocks`; `order` counts sentences in their block from 0.
    """

    span: Span
    block: int
    order: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell's content. `pieces` are the spans it is made of (a `$` cell, a number cell and a `%` cell join)."""

    text: str
    pieces: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A figure column: the header words above it, joined, with their spans; the period is read from them later."""

    header: str
    pieces: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label (leftmost words; may be empty for a continued row) and one cell or None per column."""

    label: Cell
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid: spacer columns gone, split cells joined, header rows folded into `columns`.

    `scale` is the power of ten that the unit line gives ("in thousands" is 3) and `unit_pieces` where it says so.
    `currency` is the symbol printed in the cells ("$"), or "". `intro` is the span of the sentence that leads in, if
    the paragraph before ends with it. A table whose cells hold no figures keeps them as words.
    """

    span: Span
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    scale: int
    currency: str
    unit_pieces: tuple[Span, ...]
    intro: Span | None
    heading: int


@dataclass(frozen=True, slots=True)
class Outline:
    """Items, headings, blocks, sentences and tables of a filing, each in document order.

    `rejected` are the lines that might have been Items, `warnings` what a reader should know of those that were taken.
    """

    items: tuple[Item, ...]
    not_found: tuple[NotFound, ...]
    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...]
    rejected: tuple[Rejected, ...] = ()
    warnings: tuple[str, ...] = ()
