"""Which drafts are headings, and of which level.

A heading is told by its words (capitals, a title's case, a short line that is no sentence) and by what follows it;
where the source has bold, italic or underlined type, also by a short line that is so from end to end. When in doubt a
line stays a paragraph: a heading missed costs a label, a paragraph taken for a heading costs its facts.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

import regex

from summarizer.outline.blocks import Draft, DraftKind
from summarizer.outline.model import Heading
from summarizer.packs.layout import HeadingLayout, Layout, compiled

_WORD = regex.compile(r"[^\s/]+")
_TERMINAL = ".;,:!?"
_CLOSED = regex.compile(r"[.;:!?][\"”’')\]]*$")

RANKS = {
    "part": 0,
    "item": 1,
    "roman": 2,
    "caps": 3,
    "numbered-high": 4,
    "title": 5,
    "short": 5,
    "emphasis": 5,
    "again": 6,
    "numbered": 7,
    "run-in-caps": 8,
    "run-in": 9,
    "run-in-list": 10,
}


_TITLES = ("title", "short", "emphasis")


class Verdict(NamedTuple):
    """The rule that makes a draft a heading."""

    draft: int
    rule: str
    rank: int


def find_headings(
    view: str, drafts: Sequence[Draft], layout: Layout, emphasis: Mapping[int, int], slanted: Set[int] = frozenset()
) -> tuple[list[Verdict], set[int]]:
    """The headings among the drafts, and the drafts that are list items although nothing marks them so.

    `emphasis` leads from the start of a line to the end of the emphasised characters that it begins with; `slanted` are
    the starts of those lines that are italic or underlined and not bold.
    """
    styles = [_draft_style(view, d, layout, emphasis.get(d.full.start) == d.full.end) for d in drafts]
    firsts, lasts = _runs([style or _fragment(view, d, layout.headings) for d, style in zip(drafts, styles, strict=True)])
    verdicts: list[Verdict] = []
    listed: set[int] = set()
    for index, style in enumerate(styles):
        if not style:
            continue
        if style in ("part", "item", "run-in"):
            verdicts.append(Verdict(index, style, _run_in_rank(view, drafts[index]) if style == "run-in" else RANKS[style]))
            continue
        first, last = firsts[index], lasts[index]
        introduced = first > 0 and compiled(layout.lists.intro).search(drafts[first - 1].tail(view)) is not None
        if introduced and last > first and style != "caps":
            listed.add(index)
            continue
        if introduced and _over_table(drafts, index):
            continue
        if last - first + 1 >= layout.headings.run or not _leads(view, drafts, styles, index, last - index < 2):
            continue
        verdicts.append(Verdict(index, style, RANKS[style]))
    bold = emphasis.keys() - slanted
    return _ranked(view, drafts, verdicts, bold, slanted), listed


def level_headings(drafts: Sequence[Draft], verdicts: Sequence[Verdict]) -> list[Heading]:
    """Levels and parents by the rank of each style: a heading closes all open ones of its rank or below.

    A heading right under another of the same rank, with nothing between, is taken for the first part of it.
    """
    headings: list[Heading] = []
    open_: list[tuple[int, int]] = []  # rank, index in headings
    for position, verdict in enumerate(verdicts):
        stacked = position > 0 and verdicts[position - 1].draft == verdict.draft - 1 and verdicts[position - 1].rank > 1
        while open_ and open_[-1][0] >= verdict.rank:
            if stacked and open_[-1][0] == verdict.rank and open_[-1][1] == position - 1:
                break
            open_.pop()
        parent = open_[-1][1] if open_ else -1
        level = headings[parent].level + 1 if parent >= 0 else 1
        draft = drafts[verdict.draft]
        span = draft.full if draft.kind is DraftKind.ENUMERATED else draft.span
        headings.append(Heading(span, level, "heading." + verdict.rule, parent))
        open_.append((verdict.rank, position))
    return headings


def heading_style(text: str, layout: HeadingLayout) -> str:
    """The style that the words of a line have: caps, title, short, numbered, roman; empty when it can be no heading."""
    if not 0 < len(text) <= layout.max_chars or compiled(layout.never).search(text):
        return ""
    style = ""
    if mark := compiled(layout.roman).match(text):
        style, text = "roman", text[mark.end() :]
    elif mark := compiled(layout.numbered).match(text):
        style, text = "numbered", text[mark.end() :]
    letters = [c for c in text if c.isalpha()]
    words = _WORD.findall(text)
    shouts = text.isupper()
    most = layout.max_words * 3 // 2 if shouts else layout.max_words
    if len(letters) < 2 or len(words) > most or len(letters) * 2 < len(text.replace(" ", "")):
        return ""
    asks = text[-1] == "?"  # "Why Buy From Us?", when the rest is a title
    if text.rstrip("”\"’')]")[-1:] in _TERMINAL and not (
        asks or words[-1] in layout.stops or (shouts and text[-1] == "." and len(words) <= layout.short_words)
    ):
        return ""
    if shouts and (len(letters) > 3 or len(words) == 1):
        return style or "caps"
    if not text.lstrip("“\"‘'(")[:1].isupper():
        return ""
    bare = [w.strip("“”\"‘’'()[],;:.!?*–—-") for w in words]
    if any(w in layout.sentence_words for w in bare):
        return ""
    low = [w for w in bare if w[:1].islower() and w not in layout.small_words]
    if not low:
        return style or "title"
    if asks or len(words) > layout.short_words or len(low) == len(words) or any(w.lower() in layout.sentence_words for w in bare):
        return ""
    return style or "short"


def _over_table(drafts: Sequence[Draft], index: int) -> bool:
    """Whether a line stands between a text that announces a table and the table: it is the table's title or header."""
    return index + 1 < len(drafts) and drafts[index + 1].kind is DraftKind.TABLE


def _draft_style(view: str, draft: Draft, layout: Layout, stressed: bool) -> str:
    if draft.kind is DraftKind.ITEM:
        return "item"
    if draft.kind is DraftKind.PART:
        return "part"
    if draft.kind is DraftKind.RUN_IN:
        return "run-in"
    if draft.kind not in (DraftKind.TEXT, DraftKind.ENUMERATED):
        return ""
    text = draft.full.of(view)[: layout.headings.max_chars + 1]
    style = heading_style(text, layout.headings)
    return "emphasis" if (stressed or draft.underlined) and style in ("", "short") and _may_lead(text, layout.headings) else style


def _may_lead(text: str, layout: HeadingLayout) -> bool:
    """Whether an emphasised line is short enough for a heading and ends like one."""
    if not 0 < len(text) <= layout.max_chars or compiled(layout.never).search(text) or text[-1] in _TERMINAL:
        return False
    if text[0] == "(" and text[-1] == ")":
        return False
    return any(c.isupper() for c in text.lstrip("“\"‘'(")[:2]) and 0 < len(_WORD.findall(text)) <= layout.max_words


def _runs(styles: Sequence[str]) -> tuple[array[int], array[int]]:
    """The first and the last, for each draft, of the run of possible headings and other short lines that it stands in."""
    firsts, lasts = array("I", range(len(styles))), array("I", range(len(styles)))
    first = 0
    for i in range(1, len(styles) + 1):
        if i < len(styles) and _plain(styles[i]) and _plain(styles[first]):
            continue
        for j in range(first, i):
            firsts[j], lasts[j] = first, i - 1
        first = i
    return firsts, lasts


def _fragment(view: str, draft: Draft, layout: HeadingLayout) -> str:
    """A short line that is no sentence and no heading either, such as a cell of a table that lost its borders."""
    if draft.kind is not DraftKind.TEXT or draft.full.end - draft.full.start > layout.max_chars // 2 or _closed(view, draft):
        return ""
    return "fragment"


def _plain(style: str) -> bool:
    return style not in ("", "part", "item", "run-in")


def _leads(view: str, drafts: Sequence[Draft], styles: Sequence[str], index: int, single: bool) -> bool:
    """Whether what stands around a line lets it be a heading: it must lead something.

    `single`: at most one more short line follows before prose does.
    """
    style = styles[index]
    after = drafts[index + 1] if index + 1 < len(drafts) else None
    if after is None or after.kind in (DraftKind.ITEM, DraftKind.PART):
        return False
    draft = drafts[index]
    if draft.kind is DraftKind.ENUMERATED or style == "numbered":
        if after.kind is DraftKind.ENUMERATED:
            return False
        prose = after.kind is not DraftKind.TEXT or after.span.end - after.span.start > 60
        return prose or _plain(styles[index + 1])
    if style == "short":
        before = drafts[index - 1] if index else None
        calm = before is None or styles[index - 1] != "" or before.kind is not DraftKind.TEXT or _closed(view, before)
        long = after.kind is DraftKind.TEXT and (after.span.end - after.span.start >= 80 or _closed(view, after))
        stacked = after.kind is DraftKind.TEXT and single
        return calm and (long or draft.underlined or stacked or after.kind is DraftKind.RUN_IN)
    return True


def _ranked(view: str, drafts: Sequence[Draft], verdicts: Sequence[Verdict], bold: Set[int], slanted: Set[int]) -> list[Verdict]:
    """Ranks that depend on the other headings.

    A title that comes again within its Item ("Competition" under each segment) ranks below those that stand once. A
    numbered style that first appears right under an Item, with no heading between, ranks above titles. An acronym is a
    title, unless other headings of the Item are in capitals. Where an Item has bold titles, those in italics rank below.
    """
    scope = 0
    counts: dict[tuple[int, str], int] = {}
    keys: list[tuple[int, str]] = []
    for verdict in verdicts:
        scope += verdict.rank <= 1
        keys.append((scope, " ".join(drafts[verdict.draft].span.of(view).casefold().split())))
        counts[keys[-1]] = counts.get(keys[-1], 0) + 1
    ranked: list[Verdict] = []
    high: dict[str, bool] = {}
    shouted = {k[0] for v, k in zip(verdicts, keys, strict=True) if v.rule == "caps" and not _is_acronym(_text(view, drafts, v))}
    heavy = {k[0] for v, k in zip(verdicts, keys, strict=True) if v.rule in _TITLES and drafts[v.draft].full.start in bold}
    depth = 0
    for verdict, key in zip(verdicts, keys, strict=True):
        rank = verdict.rank
        if verdict.rule == "numbered":
            sign = _sign(drafts[verdict.draft], view)
            if high.setdefault(sign, depth <= 1):
                rank = RANKS["numbered-high"]
        elif verdict.rule in _TITLES and (counts[key] > 1 or (key[0] in heavy and drafts[verdict.draft].full.start in slanted)):
            rank = RANKS["again"]
        elif verdict.rule == "caps" and key[0] not in shouted and _is_acronym(_text(view, drafts, verdict)):
            rank = RANKS["title"]
        depth = rank
        ranked.append(verdict._replace(rank=rank))
    return ranked


def _run_in_rank(view: str, draft: Draft) -> int:
    """Capitals, but for an acronym, rank above small letters, and a paragraph's heading above a list item's."""
    if draft.marker:
        return RANKS["run-in-list"]
    bare = draft.span.of(view).rstrip(_TERMINAL + " –—-")
    return RANKS["run-in-caps" if bare.isupper() and not _is_acronym(bare) else "run-in"]


def _text(view: str, drafts: Sequence[Draft], verdict: Verdict) -> str:
    return drafts[verdict.draft].span.of(view)


def _is_acronym(text: str) -> bool:
    """Whether a text in capitals is one short word or a word with figures."""
    return " " not in text and (len(text) < 6 or any(c.isdigit() for c in text))


def _sign(draft: Draft, view: str) -> str:
    """The shape of a number: "(a)", "1.", "A."."""
    mark = draft.full.of(view)[:8].split(" ")[0]
    return "".join("1" if c.isdigit() else "a" if c.islower() else "A" if c.isupper() else c for c in mark)[-3:]


def _closed(view: str, draft: Draft) -> bool:
    return _CLOSED.search(draft.tail(view)) is not None
