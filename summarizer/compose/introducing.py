"""Short names that the filing itself gives, in full where the summary uses one first.

A filing says `First Federal Savings Bank (the "Bank")` once and "the Bank" ever after; the summary seldom tells the one sentence
that says so. The full name that is put there is a quote from the place that gives the short one, whose words it must hold.
A part of the registrant is called by what it is where its name comes first: "The subsidiary Vik Mills makes paper."
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from types import MappingProxyType

import regex

from summarizer.compose.abbreviations import with_article
from summarizer.compose.pieces import Line, Literal, Piece, Source, capitalized
from summarizer.compose.rewrite import MAX_WORDS
from summarizer.extract.facts import Fact
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find, find_all
from summarizer.spans import Span

BOUGHT = "bought"
MOST = 4000  # code points: longer than any line
NEAR = 40  # code points before a full name within which its own article stands


def short_names(view: str, scope: Sequence[Span], pack: Pack, own: Collection[str]) -> dict[str, Span]:
    """The short names of the parts, each with the place of its full name; none that stands for two, and none of `own`.

    The pack's pattern `gives_short` finds them: `full` before the bracket, the `short` ones in it. Those of the list
    `never_in_full` stay, for they are the registrant, unless `gives_role` finds whose they are: "Vik Associates, a general
    partnership (the "Partnership")".
    """
    found: dict[str, Span] = {}
    if "gives_short" not in pack.patterns:
        return found
    known = {*pack.lexicon.get("never_in_full", ()), *own}
    unsure: set[str] = set()
    for part in scope:
        for match in find_all(pack.compile("{gives_short}"), view, part):
            full = match.span("full")
            shorts = [view[slice(*span)] for span in match.spans("short")]
            if "\n" in full.of(view) or known.intersection(shorts):
                continue  # a name of the registrant's
            words = _words(full.of(view))
            for short in shorts:
                if not _words(short) <= words or full.of(view) in own:
                    continue
                named = _from_its_word(view, full, short, pack)
                if _says_no_more(named.of(view), short, pack):
                    continue
                if short in found and found[short].of(view) != named.of(view):
                    unsure.add(short)
                found.setdefault(short, named)
        for match in find_all(pack.compile("{gives_role}"), view, part) if "gives_role" in pack.patterns else ():
            role, full = match.span("short").of(view), match.span("full")
            if role in found and found[role].of(view) != full.of(view):
                unsure.add(role)
            found.setdefault(role, full)
    return {short: span for short, span in found.items() if short not in unsure}


def _says_no_more(full: str, short: str, pack: Pack) -> bool:
    """Whether a full name is the short one with nothing but its article and legal form: "The Vik Company" is Vik."""
    if "own_article" not in pack.patterns or "name_suffix" not in pack.patterns:
        return False
    return pack.with_name(r"^(?:{own_article})?", short, r"(?:{name_suffix})*+\.?$").search(full) is not None


def _words(name: str) -> set[str]:
    """The words of a name, letters with and without dots alike: "Vik-SC" is of "Vik Mills of SC", "P.A." of "Oslo Care, PA"."""
    return set(regex.split(r"[\s,-]+", name.replace(".", "")))


def _from_its_word(view: str, full: Span, short: str, pack: Pack) -> Span:
    """The full name from the first word of the short one, where the pack's `before_own_name` stands before that.

    "Oslo for Vik Mills" ("Vik") is "Vik Mills".
    """
    if "before_own_name" not in pack.patterns:
        return full
    first = short.split()[0]
    match = pack.with_name("{before_own_name}", first, r"\b").search(full.of(view))
    return full if match is None else Span(full.start + match.end() - len(first), full.end)


def given_short(view: str, scope: Sequence[Span], pack: Pack, known: Collection[str]) -> dict[str, list[int]]:
    """Where the parts give each short name that is not `known`: of what it stands for only those sentences speak plainly.

    The pack's pattern `gives_alias` finds the `short` names, in brackets or behind "or": ("OPS"), (the "Supply Agreement").
    """
    found: dict[str, list[int]] = {}
    if "gives_alias" not in pack.patterns:
        return found
    never = {*pack.lexicon.get("never_in_full", ()), *pack.lexicon.get("known_short", ()), *known}
    for part in scope:
        for match in find_all(pack.compile("{gives_alias}"), view, part):
            for start, end in match.spans("short"):
                if (short := view[start:end]) not in never and "\n" not in short:
                    found.setdefault(short, []).append(start)
    return found


def introduced(view: str, line: Line, names: Mapping[str, Span], told: str, pack: Pack, within: int = MOST) -> Line:
    """The line with each short name in full that neither `told`, the text before it, nor the line itself has.

    Where `told` has the full name, one that begins it is clear ("Vik" of "Vik Mills, Inc."), and another is not ("Mills").

    Only a name counts that stands `within` so many code points of the line's beginning; none in a template with `as_named`.
    """
    if any(t.as_named and line.made_by == f"templates:{t.id}" for t in pack.templates):
        return line
    for short, full in names.items():
        text = full.of(view)
        if (
            short not in line.text
            or (text in told and text.startswith(short))
            or text in line.text
            or regex.search(rf"(?<!\w){regex.escape(short)}\b(?!\s\p{{Lu}})", told)
        ):
            continue
        pieces = _with_full(view, line.pieces, short, full, pack, within)
        longer = replace(line, pieces=pieces, evidence=(*line.evidence, full))
        if pieces != line.pieces and len(longer.text.split()) <= MAX_WORDS:
            line = longer
    return line


def parts_of(
    said: str, facts: Collection[Fact], pack: Pack, shorts: Mapping[str, str] = MappingProxyType({})
) -> dict[str, tuple[str, Fact]]:
    """What the registrant has by name: for each the pack's word that says what it is ("subsidiary"), and who says so.

    A firm goes by its name without the legal form too, and by the first word or words of it where the text, `said`, uses
    them alone and no other name begins with them; what the text calls a subsidiary is one, though it was bought. `shorts`
    gives names in full.
    """
    found: dict[str, tuple[str, Fact]] = {}
    bought: dict[str, tuple[str, Fact]] = {}
    names = [fact.value("name") for fact in facts if pack.kinds[fact.kind].own == "name" and not fact.value("what")]
    for fact in facts:
        kind = pack.kinds[fact.kind]
        name = fact.value("name") if kind.own == "name" and fact.value("what") else ""
        if name and not _is_common(said, name) and not any(regex.match(rf"{regex.escape(name)}\b", own) for own in names):
            found[name] = (fact.value("what").replace(" ", "-"), fact)
        elif kind.bought and (name := fact.value(kind.bought)) and _is_whole(fact.value("part"), pack):
            bought[name] = (BOUGHT, fact)
    known = {**bought, **found}
    known |= {full: known[short] for short, full in shorts.items() if short in known and full not in known}
    known |= {
        short: known[full]
        for short, full in shorts.items()
        if full in known and short not in known and not _is_common(said, short)
    }
    suffix = pack.compile("(?:{name_suffix})+$") if "name_suffix" in pack.patterns else None
    for name, part in list(known.items()):
        end = suffix.search(name) if suffix is not None else None
        if end is None or not end.start():
            continue
        known.setdefault(name[: end.start()], part)
        others = [other for other in (*names, *bought, *found) if other != name and not name.startswith(other)]
        for begins in accumulate(name.split()[:-1], "{} {}".format):
            if not any(f"{other} ".startswith(f"{begins} ") for other in others) and _stands_alone(said, begins):
                known.setdefault(begins, part)
                break
    return known


def _is_common(said: str, name: str) -> bool:
    """Whether a text says a name in small letters too: "our Retail business" is what it is, in "retail stores" as well."""
    return regex.search(rf"(?<!\w){regex.escape(name.lower())}(?!\w)", said) is not None


def _stands_alone(said: str, name: str) -> bool:
    """Whether a text uses the first words of a name as a name by themselves, and never as small words."""
    word = regex.escape(name)
    return bool(
        name.replace(" ", "").isalpha()
        and regex.search(rf"(?<!\w){word}(?:[’']s)?\s\p{{Ll}}", said)
        and not _is_common(said, name)
    )


def _is_whole(part: str, pack: Pack) -> bool:
    """Whether what was bought of a firm is its business or all of it (the pack's `bought_whole`), or no part is said."""
    return not part or (pack.shows("bought_whole", part))


def described(view: str, line: Line, parts: Mapping[str, tuple[str, Fact]], told: str, pack: Pack) -> Line:
    """The line with what a part of the registrant is before its name, unless `told`, the text before, says it already.

    The pack's `part.*` words say it where the name begins the line ("The subsidiary "), its `inside.*` words where the name
    stands alone behind what `before_part` and before what `after_part_inside` match. A part of another kind stays as it is,
    and so does a line that says itself what the part is, or when it was bought.
    """
    for name, (what, fact) in parts.items():
        origin, inside = f"part.{what}", f"inside.{what}"
        if origin not in pack.words or name not in line.text:
            continue
        names = "|".join(regex.escape(other) for other, (_, of) in parts.items() if of is fact)
        said = pack.words.get(f"said.{what}", pack.words[origin].split()[-1])  # "subsidiary": the line may say so itself
        name_of_it = regex.compile(rf"(?<!\w)(?:{names})\b")
        before = [text for text in regex.split(r"(?<=[.!?])\s+(?=\p{Lu})", told) if name_of_it.search(text)]
        if before and (what == BOUGHT or any(said in text or pack.words[origin].lower() in text.lower() for text in before)):
            continue
        if said in line.text or len(line.text.split()) >= MAX_WORDS - 1:
            continue
        if line.text.startswith(name) and _stands_first(line.text, name, pack):
            pieces = (Literal.word(pack, origin), *line.pieces)
        else:
            pieces = _with_word(view, line.pieces, name, inside, pack) if inside in pack.words else line.pieces
        if pieces != line.pieces:
            return replace(line, pieces=pieces, evidence=(*line.evidence, *fact.evidence), facts=(*line.facts, fact.id))
    return line


def _stands_first(text: str, name: str, pack: Pack) -> bool:
    """Whether the name that begins a text is no part of a longer one: "Anvil Mills makes", not "Anvil Mills products"."""
    if "after_part" not in pack.patterns:
        return text[len(name) :][:1] == " " and text[len(name) + 1 :][:1].islower()
    match = find(pack.compile("{after_part}"), text, Span(len(name), len(text)))
    return match is not None and match.span().start == len(name)


def _with_word(view: str, pieces: tuple[Piece, ...], name: str, origin: str, pack: Pack) -> tuple[Piece, ...]:
    """The pieces with what a part is before its name, where that stands alone inside a sentence of the source."""
    if not {"before_part", "after_part_inside"} <= pack.patterns.keys():
        return pieces
    pattern = pack.with_name("(?<={before_part})", name, "(?={after_part_inside})")
    for number, piece in enumerate(pieces):
        match = find(pattern, view, piece.span) if isinstance(piece, Source) else None
        if not isinstance(piece, Source) or match is None:
            continue
        at = match.span()
        if any(e.start < at.end + 1 and at.start - 1 < e.end for e in piece.edits):
            continue
        before, behind = piece.around(view, Span(at.start, at.start))
        word = Literal.word(pack, origin)
        return (*pieces[:number], before, word, behind, *pieces[number + 1 :])
    return pieces


def _with_full(view: str, pieces: tuple[Piece, ...], short: str, full: Span, pack: Pack, within: int) -> tuple[Piece, ...]:
    """The pieces with the full name for the short one, and for the article before it.

    A name that has an article of its own where it is given ("a Supply Agreement") keeps it; one that the pack's `of_a_brand`
    says is a brand's stays as it is.
    """
    keeps = "after_article" in pack.patterns and find(
        pack.compile("{after_article}"), view, Span(max(full.start - NEAR, 0), full.start)
    )
    article = r"\b{own_article}" if "own_article" in pack.patterns else "(?!)"
    before_it = f"(?<={article})" if keeps else rf"(?<![\w&-]|[A-Z][\w&’'.-]*\s)(?:{article})?"
    stays = "(?!{of_a_brand})" if "of_a_brand" in pack.patterns else ""
    stays += r"(?!\s[a-z]+\s{auxiliary}\b)" if "auxiliary" in pack.patterns else ""  # "the Anvil plant is old"
    stays += "(?!{name_goes_on})" if "name_goes_on" in pack.patterns else ""  # "the Bank of Norway" is another
    pattern = pack.with_name(before_it, short, rf"(?![\w&-]|[’'](?!s\b)|\s[A-Z]|\s?\(){stays}")
    for number, piece in enumerate(pieces):
        before = sum(len(p.text) for p in pieces[:number])
        if not isinstance(piece, Source) or before > within:
            continue
        for match in find_all(pattern, view, piece.span):
            at = match.span()
            far = before + at.start - piece.span.start > within
            if far or not all(e.end <= at.start or e.start >= at.end for e in piece.edits):
                continue
            after = piece.around(view, at)[1].text + "".join(p.text for p in pieces[number + 1 :])  # a cut may lie between
            if short.endswith(".") and not after.strip():
                at, after = Span(at.start, at.end - 1), "."  # its last stop is the sentence's: "... by the P.A."
            start = full.start if keeps else with_article(view, full, at.start, pack).start
            end = full.end - (view[full.end - 1] == "." and after.startswith("."))
            begin, behind = piece.around(view, at)
            parts = (begin, Source.of(view, Span(start, end)), behind)
            return capitalized(view, (*pieces[:number], *(p for p in parts if p.text), *pieces[number + 1 :]))
    return pieces
