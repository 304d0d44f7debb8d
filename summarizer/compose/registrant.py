"""The registrant's name for the first sentence: as its caller gives it, as the cover prints it, or as the text introduces it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

import regex

from summarizer.compose.pieces import Literal, Piece, Source
from summarizer.extract.cover import RULE as ON_COVER
from summarizer.extract.facts import REGISTRANT, Fact
from summarizer.packs.pack import Pack
from summarizer.packs.regexes import BLANKS
from summarizer.packs.windows import find, find_all
from summarizer.source.filing import Filing
from summarizer.spans import Span

LEAST_ROLE = 5  # times that a text says "the Trust"
LEAST_CALLED = 3  # times that a text says the beginning of a name alone, until it is one
LEAST_INITIALS = 3  # letters of a name by its initials: "VPI" of Vik Pumps, Inc.


def name_of(filing: Filing, facts: Iterable[Fact], pack: Pack, given: str) -> Piece | None:
    """The name as a piece of the summary, or None when nothing says it."""
    if given:
        return Literal(given, "options:company")
    named = list(facts)
    span = (
        next((f.fields["name"].spans[0] for f in named if f.rule == ON_COVER), None)
        or _introduced(filing.view, [f for f in named if f.kind == REGISTRANT and f.fields["name"].spans], pack)
        or _in_the_opening(filing.view, named, pack)
    )
    return None if span is None else Source.of(filing.view, span)


def called(said: str, facts: Iterable[Fact], pack: Pack) -> regex.Pattern[str]:
    """What a summary calls the registrant, as a pattern: "the company", or by its name, "Vik Pumps, Inc.", "Vik Pumps", "Vik".

    What it is besides counts where the text calls it hardly anything else ("the Trust").
    """
    its = pack.words["pronoun_possessive"]
    common = {pack.words["company"], pack.words["company_inside"], pack.words["pronoun"], its, its.lower()}
    return _pattern(common | own_names(said, facts, pack))


def as_company(said: str, pack: Pack, inside: str) -> Callable[[str], str]:
    """What puts `inside` ("the company") for what a text calls the registrant instead ("the Trust"), so that patterns find it.

    Not for a name: with "the company" for "Vik" too, and weights fitted to that, 76 filings told no more (docs/salience.md).
    """
    roles = _roles(said, pack)
    if not roles:
        return str
    pattern = _pattern(roles)
    at_first = inside[:1].upper() + inside[1:]
    return lambda text: pattern.sub(lambda m: at_first if m.start() == 0 else inside, text)


def own_names(said: str, facts: Iterable[Fact], pack: Pack) -> set[str]:
    """The registrant's names, in full and short, and what it is: "Vik Pumps, Inc.", "Vik Pumps", "Vik", "VPI", "the Trust".

    What the name begins with counts where the text uses it alone, and no small word is written the same ("First", "General").
    Letters count that the name holds in their order ("VPI").
    """
    own = [f for f in facts if pack.kinds[f.kind].own == "name" and not f.value("what")]
    full = next((f.value("name") for f in own if f.kind == REGISTRANT), own[0].value("name") if own else "")
    words = full.split()
    names = {full} if full else set()
    for count in range(1, len(words)):
        begin = " ".join(words[:count]).rstrip(",")
        alone = regex.compile(rf"\b{regex.escape(begin)}(?=(?:[’']?s|[’'])?\s\p{{Ll}})")  # "Viks pumps" lost its mark
        if sum(1 for _ in zip(range(LEAST_CALLED), alone.finditer(said), strict=False)) < LEAST_CALLED:
            continue
        if count > 1 or not regex.search(rf"\b{regex.escape(begin.lower())}\b", said):
            names.add(begin)
    letters = "".join(c for c in full.upper() if c.isalpha())
    for name in {f.value("name") for f in own}:
        at = iter(letters)
        if name.isalpha() and name.isupper() and name[:1] == letters[:1] and all(c in at for c in name):
            names.add(name)
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) >= LEAST_INITIALS and not _stands_for_another(initials, said, pack):
        alone = regex.compile(rf"\b{initials}(?=(?:[’']?s|[’'])?\s\p{{Ll}})")
        if sum(1 for _ in zip(range(LEAST_CALLED), alone.finditer(said), strict=False)) == LEAST_CALLED:
            names.add(initials)
    return names | _roles(said, pack)


def names_another(text: str, names: Collection[str], pack: Pack) -> bool:
    """Whether a sentence begins with a name (the pack's `subject_named`) where `names` are known, and with none of these."""
    if not names or "subject_named" not in pack.patterns:
        return False
    found = find(pack.compile("{subject_named}"), text, Span(0, len(text)))
    first = found.span("name").of(text).split()[0] if found is not None else ""
    return bool(first) and not any(name.startswith(first) or first.startswith(name) for name in names)


def begins_with_another(view: str, said: str, names: Collection[str], pack: Pack) -> bool:
    """Whether a sentence begins with a name that is none of the registrant's: a subsidiary's, a brand's, a rival's.

    Its first word stands inside other sentences of the text with its capital, and never small.
    """
    if not names_another(said, names, pack):
        return False
    word = regex.escape(regex.split(r"[\s,]", said, maxsplit=1)[0])
    inside = regex.search(rf"(?<=[\p{{Ll}},]\s){word}(?![\w-])", view)
    return inside is not None and regex.search(rf"(?<![\w-]){word.lower()}(?![\w-])", view) is None


def _stands_for_another(letters: str, said: str, pack: Pack) -> bool:
    """Whether everybody knows the letters, or the text gives them for a longer name: "earnings per share (EPS)".

    Those that it gives for the registrant are a fact of their own, and need no guess.
    """
    return (
        letters in pack.lexicon.get("known_short", ())
        or regex.search(rf"\([^()]{{0,12}}{letters}[^()]{{0,2}}\)", said) is not None
    )


def _roles(said: str, pack: Pack) -> set[str]:
    """What the registrant is, with its article, where a text names it so more often than all else ("the Trust").

    The pack's list `registrant_roles` has the words, its pattern `registrant_else` finds what other texts say.
    """
    if not {"registrant_else", "own_article"} <= pack.patterns.keys():
        return set()
    most = max(LEAST_ROLE, sum(1 for _ in find_all(pack.compile("{registrant_else}"), said)))
    found: set[str] = set()
    for role in pack.lexicon.get("registrant_roles", ()):
        times = [m.group() for m in pack.with_name(r"\b{own_article}", role, r"(?![\w-]|\s\p{Lu})").finditer(said)]
        if len(times) > most:
            found.update(BLANKS.sub(" ", name) for name in times)
    return found


def _pattern(names: set[str]) -> regex.Pattern[str]:
    listed = "|".join(regex.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    return regex.compile(rf"(?<![\w-])(?:{listed})(?![\w-])(?!\s(?:\p{{Lu}}|&))")


def _introduced(view: str, facts: list[Fact], pack: Pack) -> Span | None:
    """The name that the text gives the registrant; of the names that it took one after the other, the last.

    None of those that it had before, as the pack's pattern `once_called` before a name says: "then known as Vik Mills".
    """
    for fact in facts:
        if not fact.value("status"):
            return fact.fields["name"].spans[0]
    if not facts:
        return None
    last = facts[-1].fields["name"].spans[0]
    if "once_called" in pack.patterns and pack.with_name("{once_called}", last.of(view), "(?!\\w)").search(view):
        return None
    return last


def _in_the_opening(view: str, facts: Iterable[Fact], pack: Pack) -> Span | None:
    """The first name of the registrant's own that has the form of a firm's ("Vik Pumps, Inc.")."""
    firm = pack.compile("{name_suffix}$")
    for fact in facts:
        if pack.kinds[fact.kind].own == "name" and not fact.value("what") + fact.value("status") and fact.fields["name"].spans:
            span = fact.fields["name"].spans[0]
            if find(firm, view, span) is not None:
                return span
    return None
