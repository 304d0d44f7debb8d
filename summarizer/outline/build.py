"""The outline of a filing: Items, headings, blocks, sentences and tables, each in document order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarizer.outline.blocks import Draft, DraftKind, draft_blocks
from summarizer.outline.flat import split_flat_tables
from summarizer.outline.headings import find_headings, level_headings
from summarizer.outline.items import find_items
from summarizer.outline.model import Block, BlockKind, Outline, Sentence, Table
from summarizer.outline.runin import split_run_ins
from summarizer.outline.scan import find_regions, scan_lines
from summarizer.outline.sentences import SentenceSplitter
from summarizer.outline.tables import read_table, scale_of
from summarizer.packs.layout import Layout, compiled
from summarizer.source.filing import Filing
from summarizer.spans import Span

_LEAD_IN_SENTENCES = 3  # the last ones before a table, among which its lead-in is looked for
_LONGEST_TITLE = 80
_LISTED = (DraftKind.LIST_ITEM, DraftKind.ENUMERATED)


def outline_filing(filing: Filing, layout: Layout) -> Outline:
    """Read the structure of a filing's view. All spans are view spans; nothing is left out of the blocks but borders."""
    view = filing.view
    lines = scan_lines(view)
    regions = find_regions(view, lines, layout)
    items = find_items(view, lines, regions, layout, filing.items, filing.pages)
    emphasis = {span.start: span.end for span in (drawn.stripped(view) for drawn in filing.emphasis)}
    drafts = list(split_flat_tables(view, draft_blocks(view, lines, regions, items, layout), layout))
    del lines, regions
    drafts = list(split_run_ins(view, drafts, layout, emphasis))
    slanted = frozenset(span.stripped(view).start for span in filing.slanted)
    verdicts, listed = find_headings(view, drafts, layout, emphasis, slanted)
    headings = level_headings(drafts, verdicts)
    heading_of = {verdict.draft: n for n, verdict in enumerate(verdicts)}
    drafts = _list_items(view, drafts, listed, heading_of, layout)
    intros = _list_intros(view, drafts, heading_of, layout)
    del verdicts, listed

    blocks: list[Block] = []
    tables: list[Table] = []
    sentences: list[Sentence] = []
    splitter = SentenceSplitter.of(layout.sentences)
    current = around = -1  # the heading above, and while in a list with headings of its own, the one around the list
    in_list = False
    index = -1
    drafts.reverse()
    while drafts:  # each draft goes when its block stands: a long text has hundreds of thousands of them
        draft = drafts.pop()
        index += 1
        member = draft.kind in _LISTED or (draft.kind is DraftKind.RUN_IN and draft.marker != "")
        if in_list and not member:
            current, in_list = around, False
        elif not in_list and draft.kind is DraftKind.RUN_IN and member:
            around, in_list = current, True
        if _is_inside(draft.full, filing.notes):
            blocks.append(Block(BlockKind.NOTE, draft.full, current))
            continue
        if index in heading_of:
            current = heading_of[index]
            blocks.append(Block(BlockKind.HEADING, headings[current].span, current))
            continue
        table = draft.table or (read_table(view, draft.region, layout) if draft.region else None)
        if table is not None:
            blocks.append(Block(BlockKind.TABLE, draft.span, current, table=len(tables)))
            tables.append(_led_in(view, replace(table, heading=current), blocks, sentences, layout))
            continue
        if draft.kind is DraftKind.REPEATED:
            blocks.append(Block(BlockKind.CONTINUED, draft.full, current))
            continue
        kind = BlockKind.LIST_ITEM if draft.kind in _LISTED else BlockKind.PARAGRAPH
        span = draft.span if kind is BlockKind.LIST_ITEM or draft.kind is DraftKind.NOTE else draft.full
        blocks.append(Block(kind, span, current, intro=intros.get(index, -1)))
        for order, sentence in enumerate(splitter.split(view, span)):
            # Many a block is one sentence: they share the numbers.
            sentences.append(Sentence(span if sentence == span else sentence, len(blocks) - 1, order))
    return Outline(
        items.items,
        items.not_found,
        tuple(headings),
        tuple(blocks),
        tuple(sentences),
        tuple(tables),
        items.rejected,
        items.warnings,
    )


def _is_inside(span: Span, notes: Sequence[Span]) -> bool:
    """Whether a span lies in one of the footnotes, which are in order."""
    at = bisect_right(notes, span.start, key=lambda note: note.start) - 1
    return at >= 0 and span.end <= notes[at].end


def _list_items(view: str, drafts: Sequence[Draft], listed: set[int], headings: Mapping[int, int], layout: Layout) -> list[Draft]:
    """Drafts with their lists settled: short lines after a colon become items, a lone "(1)" becomes text."""
    intro = compiled(layout.lists.intro)
    settled: list[Draft] = []
    for index, draft in enumerate(drafts):
        if index in listed:
            draft = draft._replace(kind=DraftKind.LIST_ITEM)
        elif draft.kind is DraftKind.ENUMERATED and index not in headings:
            near = [n for n in (index - 1, index + 1) if 0 <= n < len(drafts) and n not in headings]
            beside = any(drafts[n].kind is DraftKind.ENUMERATED for n in near)
            introduced = index > 0 and intro.search(drafts[index - 1].tail(view)) is not None
            if not beside and not introduced:
                draft = draft._replace(kind=DraftKind.TEXT)
        settled.append(draft)
    return settled


def _list_intros(view: str, drafts: Sequence[Draft], headings: Mapping[int, int], layout: Layout) -> dict[int, int]:
    """For each list item the block that introduces its list. A list inside a list is introduced by the item above it."""
    pattern, between = compiled(layout.lists.intro), compiled(layout.lists.between or r"(?!)")
    intros: dict[int, int] = {}
    outer = inner = -1
    inner_marker = ""
    for index, draft in enumerate(drafts):
        if draft.kind is DraftKind.RUN_IN and draft.marker:
            continue  # the heading of the item that follows
        if outer >= 0 and between.search(draft.tail(view)):
            continue
        if draft.kind not in _LISTED or index in headings:
            introduces = draft.kind in (DraftKind.TEXT, DraftKind.NOTE) and index not in headings
            outer = index if introduces and pattern.search(draft.tail(view)) else -1
            inner = -1
            continue
        if inner >= 0 and draft.marker != inner_marker:
            inner = -1
        intros[index] = inner if inner >= 0 else outer
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        if (
            inner < 0
            and following is not None
            and following.kind in _LISTED
            and following.marker != draft.marker
            and pattern.search(draft.tail(view))
        ):
            inner, inner_marker = index, following.marker
    return intros


def _led_in(view: str, table: Table, blocks: Sequence[Block], sentences: Sequence[Sentence], layout: Layout) -> Table:
    """The table with the sentence that leads in, and with a unit said in a line or sentence right before it.

    A line of the header that fell out of it ("Years Ended December 31,") is passed over. A title of the table may stand
    between the two, when the sentence ends with a colon; and so may two sentences of the same paragraph ("Additional
    information is in Note 13.").
    """
    before = len(blocks) - 2
    passed = (compiled(layout.tables.unit_line), compiled(layout.tables.period_lead))
    pieces, scale = table.unit_pieces, table.scale
    while before >= 0 and blocks[before].kind is BlockKind.PARAGRAPH:
        span = blocks[before].span
        above = blocks[before - 1] if before else None
        title = above is not None and above.kind is BlockKind.PARAGRAPH and view[above.span.end - 1] == ":"
        if span.end - span.start > 120 or not (any(p.search(span.of(view)) for p in passed) or (title and _is_title(view, span))):
            break
        said = scale_of(span.of(view), layout.tables)
        if said is not None and not pieces:
            pieces, scale = (span,), said
        before -= 1
    if before < 0 or blocks[before].kind is not BlockKind.PARAGRAPH:
        return replace(table, unit_pieces=pieces, scale=scale)
    nearest = [s.span for s in sentences[-_LEAD_IN_SENTENCES:] if s.block == before]
    lead_in = compiled(layout.tables.lead_in)
    intro = next(
        (s for s in reversed(nearest) if lead_in.search(s.of(view)[-400:]) or (s is nearest[-1] and _opens(view, s))), None
    )
    if not pieces and intro is not None and (bracket := _bracketed_unit(view, intro, layout)):
        pieces, scale = bracket
    if not pieces:
        pieces, scale = _unit_said(view, nearest, layout)
    return replace(table, intro=intro, unit_pieces=pieces, scale=scale)


def _unit_said(view: str, sentences: Sequence[Span], layout: Layout) -> tuple[tuple[Span, ...], int]:
    """The last of some sentences that says the unit of the amounts in a table: "Amounts are in thousands."."""
    pattern = compiled(layout.tables.unit_sentence)
    for span in reversed(sentences):
        text = " ".join(span.of(view).split())
        scale = scale_of(text, layout.tables) if pattern.search(text) else None
        if scale is not None:
            return (span,), scale
    return (), 0


def _opens(view: str, sentence: Span) -> bool:
    return view[sentence.end - 1] == ":"


def _is_title(view: str, span: Span) -> bool:
    """Whether a line is short and no sentence."""
    return span.end - span.start <= _LONGEST_TITLE and view[span.end - 1] not in ".:;"


def _bracketed_unit(view: str, sentence: Span, layout: Layout) -> tuple[tuple[Span, ...], int] | None:
    """A unit in brackets within the lead-in, or at its end: "... by segment (in thousands):", "... by region, in millions:"."""
    for unit in layout.tables.units:
        for match in compiled(unit.pattern).finditer(view, max(sentence.start, sentence.end - 400), sentence.end):
            opened = view.rfind("(", max(match.start() - 40, sentence.start), match.end())
            closed = view.find(")", match.end() - 1, min(match.end() + 60, sentence.end))
            if opened >= 0 and closed >= 0:
                return (Span(opened, closed + 1),), unit.scale
            if compiled(layout.tables.unit_ends).search(view[match.end() : sentence.end]):
                return (Span(*match.span()),), unit.scale
    return None
