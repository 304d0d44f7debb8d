"""A list folded into the sentence that introduces it: "used in the following applications: A; B; C" in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import regex

from summarizer.compose.pieces import Literal, Piece, Source, capitalized, joined
from summarizer.compose.rewrite import Barred, Rewriter, Version
from summarizer.outline.model import BlockKind, Outline
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find
from summarizer.spans import Edit, Span

MAX_ITEMS = 6
MAX_ITEM_WORDS = 16
LEAST_ITEMS = 2


def items_of(outline: Outline) -> dict[int, list[int]]:
    """The list items that each block introduces, by its number."""
    found: dict[int, list[int]] = {}
    for number, block in enumerate(outline.blocks):
        if block.kind is BlockKind.LIST_ITEM and block.intro >= 0:
            found.setdefault(block.intro, []).append(number)
    return found


def folded(
    view: str, outline: Outline, pack: Pack, rewriter: Rewriter, index: int, items: Sequence[int]
) -> list[Version] | Barred | None:
    """The versions of a sentence with the list that its block introduces, its `items`; None when it introduces none.

    The pack's pattern `list_intro` must match at the sentence's end, with a slot `cut` over the words that only point
    at the list ("the following applications:"), `colon` over the colon alone, or `keep` over a colon that stays. Of a
    list that does not say it is whole ("including:") members may be left out, never of another. Each item is cut at the
    pack's `item_end` ("such as", a bracket), and starts small where the filing itself writes its first word small.
    """
    sentence = outline.sentences[index]
    last_of_block = index + 1 == len(outline.sentences) or outline.sentences[index + 1].block != sentence.block
    if not items or not last_of_block:
        return None
    match = find(pack.compile("{list_intro}"), view, sentence.span)
    if match is None:
        return Barred("fold.no-intro")
    is_open = find(pack.compile("{open_list}"), view, sentence.span) is not None
    if len(items) > MAX_ITEMS and not is_open:
        return Barred("fold.too-many-items")
    slot = next(name for name in ("cut", "colon", "keep") if match.has(name))
    head = rewriter.versions_of_head(Span(sentence.span.start, match.span(slot).start))
    if isinstance(head, Barred):
        return head
    parts: list[tuple[Piece, ...]] = []
    for item in items:
        leads = outline.blocks[item].span.of(view).rstrip().endswith(":")  # a list in the list: what it leads in is no member
        piece = None if leads else _item(view, _named(outline, item), pack, rewriter)
        if piece is not None and (slot != "colon" or not rewriter.verbs.has_finite(piece.text)):
            parts.append((piece,))
        elif not is_open:
            return Barred("fold.item")
    if len(parts) < (min(len(items), LEAST_ITEMS) if is_open else LEAST_ITEMS):
        return Barred("fold.item")
    # The colon had no blank before it.
    joint = {"cut": (), "colon": (Literal(" ", "engine:space"),), "keep": (Literal.word(pack, "colon"),)}[slot]
    sizes = range(min(len(parts), MAX_ITEMS), LEAST_ITEMS - 1, -1) if is_open else (len(parts),)
    whole = (Version(capitalized(view, (*head, *joint, *_listed(parts[:size], pack))), ()) for size in sizes)
    sound = list(islice((form for form in whole if rewriter.is_sound(form.text)), 1))
    short = find(pack.compile("{head_end}"), view, head[0].span)
    if short is not None:
        span = Span(head[0].span.start, short.span().start)
        kept = Source.of(view, span, tuple(e for e in head[0].edits if e.end <= span.end))
        alone = Version(capitalized(view, (kept, Literal.word(pack, "stop"))), (Span(span.end, sentence.span.end),))
        sound += [alone] if rewriter.is_sound(alone.text) else []
    return sound or Barred("rewrite.unsafe")


def _listed(parts: list[tuple[Piece, ...]], pack: Pack) -> tuple[Piece, ...]:
    """The items as the end of a sentence, with semicolons between three and more of which one has a comma or a colon."""
    inner = len(parts) > 2 and any(mark in piece.text for part in parts for piece in part for mark in ",:")
    comma, last = (Literal.word(pack, word) for word in (("semicolon", "semicolon_and") if inner else ("comma", "and")))
    return (*joined(parts, comma, last), Literal.word(pack, "stop"))


def _named(outline: Outline, item: int) -> Span:
    """The words that say what an item is: its own heading ("Retail. We sell ..."), or its text."""
    above = outline.blocks[item - 1]
    return (
        above.span
        if above.kind is BlockKind.HEADING and above.heading == outline.blocks[item].heading
        else outline.blocks[item].span
    )


def _item(view: str, span: Span, pack: Pack, rewriter: Rewriter) -> Source | None:
    text = span.of(view)
    left = len(text) - len(text.lstrip(" •●■◦|-\n"))
    start = span.start + left
    end = span.start + len(text.rstrip(" ;,.:–—-\n"))
    stop = find(pack.compile("{item_end}"), view, Span(start, end))
    if stop is not None and stop.span().start > start:
        end = stop.span().start
    joint = find(pack.compile("{item_joint}"), view, Span(start, end)) if "item_joint" in pack.patterns else None
    if joint is not None:
        end = start + len(view[start : joint.span().start].rstrip(" ;,."))
    if not 0 < len(view[start:end].split()) <= MAX_ITEM_WORDS:
        return None
    piece = rewriter.phrases.phrase(Span(start, end), lower=True)
    if piece is None or "\n" not in piece.text:
        return piece
    edits = [Edit(m.start() + start, m.end() + start, " ", "mark.line") for m in regex.finditer(r"\s*\n\s*", view[start:end])]
    return Source.of(view, Span(start, end), tuple(sorted([*piece.edits, *edits])))
