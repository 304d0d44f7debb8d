"""Headings that open the paragraph they head: "Customers. We sell ...", "CUSTOMERS - We sell ...", "CUSTOMERS We sell ...".

Such a line is cut in two, and the two parts together are the whole line but for the blanks between them. The evidence
is the title's case or capitals of a few words without a verb that the pack knows, a mark, and a sentence after it; or
type (bold, italic or underlined, in HTML) that ends where the heading does. A sentence taken for a heading loses its
facts, so a phrase in sentence case needs the words of a heading, all of them in the pack, and "Sales increased." stays
a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import regex

from summarizer.outline.blocks import Draft, DraftKind
from summarizer.outline.headings import heading_style
from summarizer.packs.layout import Layout, compiled
from summarizer.spans import Span

_WORD = regex.compile(r"[^\s/]+")
_LAST = regex.compile(r"[\p{L}\p{Nd}.&’']+$")
_PRINTED = "“”\"‘’'()[],;:.!?*–—-"
_HEAD_WORDS = 10  # words of the text after the mark that are looked at
_VERB_WORDS = 25
_DASHES = ("-", "–", "—", "--")
_SOON = 90  # code points of a sentence within which it says of what it speaks
_LEAST_TEXT = 20
_LEAST_CAPITALS = 6  # letters of a heading without a mark behind it
_CAPITALS = regex.compile(r"((?>\p{Lu}[\p{Lu}&,/’'-]+|&)(?:\s(?>\p{Lu}[\p{Lu}&,/’'-]+|&)){0,7})\s(?=(\p{Lu}\p{Ll}*)\s)")


def split_run_ins(view: str, drafts: Iterable[Draft], layout: Layout, emphasis: Mapping[int, int]) -> Iterator[Draft]:
    """The drafts, with each paragraph or list item that opens with a heading cut into the two.

    The heading of a list item has the item's marker. `emphasis` leads from the start of a line to the end of the
    emphasised characters that it begins with.
    """
    before: Draft | None = None  # None also when it opened with a heading: its neighbour may, too, whatever mark parts them
    for draft in drafts:
        cut = -1
        listed = draft.kind is DraftKind.LIST_ITEM
        if listed or (draft.kind in (DraftKind.TEXT, DraftKind.ENUMERATED) and not _goes_on(view, before, draft, layout)):
            cut = _cut(view, draft, layout, emphasis.get(draft.span.start if listed else draft.full.start, -1))
        before = draft if cut < 0 else None
        if cut < 0:
            yield draft
            continue
        title = Span(draft.span.start if listed else draft.full.start, cut).stripped(view)
        rest = Span(cut, draft.full.end).stripped(view)
        yield Draft(DraftKind.RUN_IN, title, draft.marker if listed else "", full=title)
        yield Draft(draft.kind if listed else DraftKind.TEXT, rest, draft.marker if listed else "", full=rest)


def _goes_on(view: str, before: Draft | None, draft: Draft, layout: Layout) -> bool:
    """Whether a line belongs to the one before it: a list goes on, or a sentence that was broken by the page."""
    if before is None or before.kind not in (DraftKind.TEXT, DraftKind.ENUMERATED, DraftKind.LIST_ITEM):
        return False
    end = before.full.of(view)[-40:].rstrip("\"”’')]")
    if end.endswith((";", ",")):
        return True
    numbered = (
        draft.kind is DraftKind.ENUMERATED or compiled(layout.headings.numbered).match(draft.full.of(view)[:12]) is not None
    )
    if compiled(layout.lists.intro).search(end):
        return numbered
    return end.rsplit(" ", 1)[-1] in layout.furniture.open_words


def _cut(view: str, draft: Draft, layout: Layout, emphasised: int) -> int:
    """Where the text after the heading begins, or -1 when the line does not open with one."""
    start, end = draft.span.start, draft.full.end
    most = layout.headings.max_chars
    if end - start <= _LEAST_TEXT:
        return -1
    mark = compiled(layout.headings.run_in.mark)
    if start < emphasised < end:
        return _cut_emphasised(view, start, emphasised, end, layout)
    if (cut := _cut_capitals(view, start, end, layout)) >= 0:
        return cut
    for match in mark.finditer(view, start, min(end, start + most)):
        if match.start() == start:
            return -1
        title = view[start : match.start()]
        if len(_WORD.findall(title)) > layout.headings.run_in.max_words:
            return -1
        if title.count("(") > title.count(")"):
            continue  # "Vik, Inc. (NASDAQ: VIK) is ..."
        full_stop = match.group().lstrip()[0] == "."
        if full_stop and _is_abbreviation(title, layout):
            continue
        plain, rest = match.group().strip() == ".", view[match.end() : min(end, match.end() + most * 2)]
        if _is_title(title, layout) and _is_text(rest, plain, title, layout):
            return match.end()
        if match.group().strip() in _DASHES and _names_again(rest, title, layout):
            return match.end()
        if full_stop:
            return -1
    return -1


def _cut_capitals(view: str, start: int, end: int, layout: Layout) -> int:
    """The cut behind words in capitals that no mark parts from the sentence: "CUSTOMERS AND SALES The Company sells ..."."""
    match = _CAPITALS.match(view, start, min(end, start + layout.headings.max_chars))
    if match is None or sum(c.isalpha() for c in match[1]) < _LEAST_CAPITALS or match[2] not in layout.sentences.starters:
        return -1
    rest = view[match.end() : min(end, match.end() + layout.headings.max_chars * 2)]
    return match.end() if _is_title(match[1], layout) and _is_text(rest, False, match[1], layout) else -1


def _cut_emphasised(view: str, start: int, emphasised: int, end: int, layout: Layout) -> int:
    """The cut where the emphasis ends: there a mark stands, or a text with a capital begins."""
    run_in = layout.headings.run_in
    title = view[start:emphasised].strip()
    mark = compiled(run_in.mark).search(view, max(emphasised - 4, start + 1), min(emphasised + 6, end))
    cut = emphasised
    if mark is not None and mark.end() >= emphasised and not view[emphasised : mark.start()].strip():
        title, cut = view[start : mark.start()], mark.end()
    rest = view[cut:end].lstrip()
    words = [w.strip(_PRINTED) for w in _WORD.findall(title)]
    if not words or len(words) > layout.headings.max_words or len(rest) <= _LEAST_TEXT:
        return -1
    if not title.lstrip(_PRINTED)[:1].isupper() or not rest.lstrip(_PRINTED)[:1].isupper():
        return -1
    if compiled(layout.headings.never).search(title) or compiled(run_in.never).search(title):
        return -1
    if (mark is None or mark.group().lstrip()[:1] == ".") and _is_abbreviation(title, layout):
        return -1
    if any(w in layout.headings.sentence_words for w in words):
        return -1
    if mark is None and not _is_text(rest[: layout.headings.max_chars * 2], False, title, layout):
        return -1
    return cut


def _is_title(title: str, layout: Layout) -> bool:
    """Whether the words before a mark are a heading's."""
    run_in = layout.headings.run_in
    if compiled(run_in.never).search(title):
        return False
    style = heading_style(title, layout.headings)
    words = [w.strip(_PRINTED) for w in _WORD.findall(title)]
    if style == "caps":
        return not any(w.casefold() in layout.headings.sentence_words for w in words)
    if style == "short":
        small = layout.headings.small_words
        return all(w in small or w in run_in.words for w in words[1:] if w[:1].islower()) and words[0].casefold() in run_in.words
    return style in ("title", "numbered", "roman")


def _is_text(rest: str, plain: bool, title: str, layout: Layout) -> bool:
    """Whether what follows a mark is a sentence: mostly small words, and after any mark but a period also what shows one,
    or the first word of the heading once more ("Pumps: Pumps include ...")."""
    words = _WORD.findall(rest)[:_VERB_WORDS]
    if len(rest) <= _LEAST_TEXT or len(words) < 4:
        return False
    again = rest.startswith(title.split(" ", 1)[0])
    opens = again or words[0].strip(_PRINTED) in layout.sentences.starters
    head = words[1:_HEAD_WORDS]
    small = sum(w.lstrip(_PRINTED)[:1].islower() for w in head)
    if small * 2 < len(head) and not (opens and small > 2):
        return False
    return plain or again or compiled(layout.headings.run_in.sentence).search(" ".join(words)) is not None


def _names_again(rest: str, title: str, layout: Layout) -> bool:
    """Whether a sentence begins that soon says the whole title: "Vik and more - We bought our interest in Vik and more"."""
    words = _WORD.findall(rest)[:1]
    if not title[:1].isupper() or not words or words[0] not in layout.sentences.starters:
        return False
    return regex.search(rf"(?<!\w){regex.escape(title)}(?!\w)", rest[:_SOON]) is not None


def _is_abbreviation(title: str, layout: Layout) -> bool:
    """Whether the period after these words may belong to the last of them."""
    last = _LAST.search(title)
    if last is None:
        return False
    word = last.group()
    sentences = layout.sentences
    return len(word) < 2 or word in sentences.never_end or word in sentences.may_end or "." in word
