"""Abbreviations that the filing itself explains, written out in the sentence that uses one.

A summary tells few sentences, and the one that explains "SMI" is seldom among them. The name that is put there is the
filing's own, a quote from the place that explains it. Nothing is guessed: the letters stand
in brackets right behind the name, and must be its initials, or those of most of its words in their order.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import regex

from summarizer.compose.pieces import Piece, Source, capitalized
from summarizer.compose.rewrite import MAX_WORDS, Version
from summarizer.compose.templates import article
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find, find_all
from summarizer.spans import Span

LEAST_LETTERS = 3  # of those that are more or less than the initials of a name
_NEAR = 24  # characters before and behind a place in which what stands there is looked for


def explained(view: str, scope: Sequence[Span], pack: Pack) -> dict[str, Span]:
    """The abbreviations that the parts explain, each with the place of its full name; none that is explained twice differently.

    The pack's pattern `explains_short` finds them: `full` are the words before the bracket, `short` the letters in it.
    Those of the list `known_short` stay as they are: everybody knows them.
    """
    found: dict[str, Span] = {}
    if "explains_short" not in pack.patterns:
        return found
    known = set(pack.lexicon.get("known_short", ()))
    unsure: set[str] = set()
    pattern = pack.compile("{explains_short}")
    for part in scope:
        for match in find_all(pattern, view, part):
            short = match.span("short").of(view)
            full = None if short in known else _spelling(view, match.span("full"), short, pack)
            if full is None:
                continue
            if short in found and not _agree(found[short].of(view), full.of(view)):
                unsure.add(short)
            found.setdefault(short, full)
    return {short: span for short, span in found.items() if short not in unsure}


def _agree(one: str, other: str) -> bool:
    """Whether two explanations are the same name, with or without its legal form."""
    first, second = sorted((one.lower(), other.lower()), key=len)
    return second.startswith(first)


def _spelling(view: str, words: Span, short: str, pack: Pack) -> Span | None:
    """The longest end of the words whose initials are the letters, small words and the legal form counted or not."""
    letters = short.removesuffix("s").replace("&", "").lower()
    legal = find(pack.compile("(?:{name_suffix})+$"), view, words) if "name_suffix" in pack.patterns else None
    named = [e.span() for e in find_all(pack.compile(r"[\w’'.]+"), view, words)]
    small = pack.layout.headings.small_words if pack.layout is not None else ()
    bare = [span for span in named if legal is None or span.end <= legal.span().start]
    for first, start in enumerate(named):
        # Of "Vik Mill Company, Inc." the letters may be VMCI, VMC or VM, of "Vik Mill Labs of the State of Oslo" VML.
        stops = [n for n in range(len(named), first, -1) if n >= len(bare) or named[n].of(view) in small]
        initials = ["".join(span.of(view)[0] for span in named[first:stop]) for stop in stops]
        capitals = ["".join(c for c in said if c.isupper() or c.isdigit()) for said in initials]
        if start.of(view)[0].isupper() and letters in {said.lower() for said in (*initials, *capitals)}:
            return Span(start.start, words.end)
        plural = words.of(view).endswith("s")
        if letters == initials[0] and (short.endswith("s") == plural or (plural and "after_plural" in pack.patterns)):
            return Span(start.start, words.end)  # "storage area networks (SANs)", "mill service charges (MSC)"
        said = "".join(w[0] for span in named[first:] if (w := span.of(view)) not in small)
        if short.endswith("S") and plural and start.of(view) not in small and letters in (said, said + "s"):
            return Span(start.start, words.end)  # "distillers dried grains with solubles (DDGS)"
    if len(letters) < LEAST_LETTERS:
        return None
    if legal is not None and (named_so := _with_legal_form(view, words, bare, letters, legal.span())) is not None:
        return named_so
    return _of_most_words(view, words, bare, letters.upper(), small)


def _with_legal_form(view: str, words: Span, bare: Sequence[Span], letters: str, legal: Span) -> Span | None:
    """The end of the words whose initials with the beginning of their legal form are the letters: VPCO of "Vik Pumps Company"."""
    form = "".join(c for c in legal.of(view).lower() if c.isalpha())
    for count in range(min(len(form), len(letters) - 2), 1, -1):
        if not letters.endswith(form[:count]):
            continue
        for first, start in enumerate(bare):
            said = (span.of(view)[0] for span in bare[first:])
            if "".join(c for c in said if c.isupper()).lower() == letters[:-count]:
                return Span(start.start, words.end)
    return None


def _of_most_words(view: str, words: Span, bare: Sequence[Span], letters: str, small: Collection[str]) -> Span | None:
    """The end of the words that letters stand for loosely: SOVA of "Steel of Oslo Valla", VPI of "Vik Pump Life Insurance".

    With each word's initial, and capitals and the last letter of some; or else with the first word's, the last one's and most
    others'. A name that has them for a word is called by a part of it, and nothing is written out.
    """
    if any(span.of(view).upper() == letters for span in bare):
        return None
    for every in (True, False):
        for first in range(len(bare) - 1) if every else range(len(bare) - 2, -1, -1):
            names = [w for span in bare[first:] if (w := span.of(view)) not in small]
            if not bare[first].of(view)[0].isupper() or len(names) < 2 or len(letters) * 2 < len(names):
                continue
            initials = [regex.escape(n[0]) + ("" if every or at in (0, len(names) - 1) else "?") for at, n in enumerate(names)]
            inside = ["".join(f"{regex.escape(c)}?" for c in n[1:] if c.isupper()) for n in names]
            pattern = (
                "".join(one + more for one, more in zip(initials, inside, strict=True))
                + f"{regex.escape(names[-1][-1].upper())}?"
            )
            if regex.fullmatch(pattern, letters):
                return Span(bare[first].start, words.end)
    return None


def spelled_out(view: str, version: Version, names: Mapping[str, Span], pack: Pack) -> Version:
    """The version with each explained abbreviation written out where it stands first; as it was when that grows too long."""
    pieces: list[Piece] = []
    text = version.text
    todo = {short: full for short, full in names.items() if short in text and full.of(view) not in text}
    for number, piece in enumerate(version.pieces):
        rest = piece
        following = "".join(p.text for p in version.pieces[number + 1 : number + 2])
        while isinstance(rest, Source) and (place := _first(view, rest, todo, pack)):
            at, short = place
            before, behind = rest.around(view, at)
            full = todo.pop(short)
            if not _suits(view, at, full, pack):
                continue
            full = with_article(view, full, at.start, pack)
            if view[full.end - 1] == "." and (behind.text + following)[:1] == ".":  # a cut may lie between
                full = Span(full.start, full.end - 1)
            pieces += [p for p in (before, Source.of(view, full)) if p.text]
            rest = behind
        pieces.append(rest)
    longer = Version(capitalized(view, tuple(pieces)), version.cut)
    return longer if len(longer.text.split()) <= MAX_WORDS and "\n" not in longer.text else version


def with_article(view: str, full: Span, at: int, pack: Pack) -> Span:
    """The full name with the article that it has where it is given, "the Power Commission (PC)", for a place where "PC" has none.

    Not behind another word that belongs to the name: the pack's `takes_definite` says after what the article may stand.
    """
    if "definite_before" not in pack.patterns or "takes_definite" not in pack.patterns:
        return full
    given = find(pack.compile("{definite_before}"), view, Span(max(full.start - _NEAR, 0), full.start))
    if given is None or find(pack.compile("{takes_definite}"), view, Span(max(at - _NEAR, 0), at)) is None:
        return full
    return Span(given.span().start, full.end)


def _suits(view: str, at: Span, full: Span, pack: Pack) -> bool:
    """Whether the name may stand there: with the article before it ("an SMO" is no "an site ..."), and with the "s" behind it.

    "SANs" wants a name that takes an "s", "OPS’ fees" one that ends with one. Letters without one for several ("charges (MSC)")
    are written out where no noun and no verb of one follows, which the pack's pattern `after_plural` finds: "the MSC rate" stays.
    """
    articles = [pack.words.get(w, "").strip() for w in ("article", "article_before_vowel")]
    before = view[max(at.start - 4, 0) : at.start].lower().split()
    if before and before[-1] in articles and before[-1] != article(pack, full.of(view)).text.strip():
        return False
    if regex.match(r"[’']\W", view[at.end : at.end + 2]) and view[full.end - 1] != "s":
        return False
    several = view[full.start].islower() and any(word.endswith("s") for word in full.of(view).split()[1:])
    if several and "s" not in view[at.end - 1 : at.end + 1].lower():
        behind = Span(at.end, min(at.end + _NEAR, len(view)))
        alone = "after_plural" in pack.patterns and find(pack.compile("{after_plural}"), view, behind) is not None
        return alone and not (before and before[-1] in articles)
    plural = view[at.end : at.end + 1] == "s" and not view[at.end + 1 : at.end + 2].isalnum()
    return not plural or ("plural_with_s" in pack.patterns and find(pack.compile("{plural_with_s}"), view, full) is not None)


def _first(view: str, piece: Source, todo: Mapping[str, Span], pack: Pack) -> tuple[Span, str] | None:
    """Where the first of the abbreviations stands alone in a piece: no part of a longer name, and untouched by edits."""
    stays = "(?!{keeps_letters})" if "keeps_letters" in pack.patterns else ""  # "NFPA compliant", "UHS of Norway, Inc."
    named = r"\b(?!(?:{not_a_name})\s)" if "not_a_name" in pack.lexicon else ""  # "Our PCs" are no "Vik PCs"
    alone = rf"(?<![\w&)-])(?<!{named}[A-Z][\w&’'.-]*\s)[\w&-]++(?!\s[A-Z]|\s?\(){stays}"
    for match in find_all(pack.compile(alone), view, piece.span) if todo else ():
        at = match.span()
        word = at.of(view)
        short = word if word in todo else word.removesuffix("s")
        if short in todo and all(e.end <= at.start or e.start >= at.end for e in piece.edits):
            return Span(at.start, at.start + len(short)), short
    return None
