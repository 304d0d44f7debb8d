"""Which headings of a filing are the names of parts of its registrant: segments, divisions, brands, products.

What stands below such a heading with no subject of its own is said of that part (`compose.scoping`), and a fact found there
is none of the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import regex

from summarizer.outline.model import Outline
from summarizer.outline.query import upwards
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find, find_all
from summarizer.spans import Span

LEAD = 6  # sentences at the beginning that say of what parts the registrant is
LEAST_SENTENCE = 40  # code points: shorter ones at the beginning are remains of headings
NOUN = 12  # code points behind a name in which "Division" may stand
LEAST_INSIDE = 2  # times that a name stands inside of sentences
ARTICLE = 4  # code points of an article before a name
MOST_ASIDE = 160  # code points of a bracket behind a name
MOST_WORDS = 4  # of a name that nothing but its use shows to be one


class Part(NamedTuple):
    """A part of the registrant that headings name: its `name` where the text has it, and the `word` of the pack before it."""

    name: Span
    word: str


def segments_by_heading(
    view: str, outline: Outline, scope: Sequence[Span], brands: Collection[str], own: Collection[str], pack: Pack
) -> dict[int, Part]:
    """The headings that are the name of a part of the registrant.

    The pack's pattern `names_segments` finds the places where segments are named ("in three segments: Coatings, Additives and
    Pumps"), its pattern `heading_of_segment` the `name` in a heading. `heading_says_part` finds the `name` in a heading that
    says itself what it is ("Coatings Segment", "The Vik Brand"); every other heading of that name is the part's as well. What
    stands below a place, which `heading_of_place` finds, is said of that place. `own` are the registrant's names.
    """
    if "names_segments" not in pack.patterns:
        return {}
    lists = [m.span("names") for part in scope for m in find_all(pack.compile("{names_segments}"), view, part)]
    found: dict[int, Part] = {}
    says: dict[str, Part] = {}
    names: dict[int, Span] = {}
    for number, heading in enumerate(outline.headings):
        name = find(pack.compile("{heading_of_segment}"), view, heading.span)
        if name is not None:
            names[number] = name.span("name")
        itself = find(pack.compile("{heading_says_part}"), view, heading.span) if "heading_says_part" in pack.patterns else None
        if itself is not None:
            word, whole = "for_part" if itself.has("brand") else "in_segment", itself.span("name")
            if itself.has("noun") and "in_the_part" in pack.words:
                word, whole = "in_the_part", Span(whole.start, itself.span("noun").end)
            says.setdefault(itself.span("name").of(view), found.setdefault(number, Part(whole, word)))
        there = find(pack.compile("{heading_of_place}"), view, heading.span) if "heading_of_place" in pack.patterns else None
        if there is not None:
            found.setdefault(number, Part(there.span("name"), "in_the_part" if there.has("the") else "in_segment"))
    for number, span in names.items():
        text = regex.escape(span.of(view))
        for listed in lists:
            # "Products" is no member of "Flow Control Products and Pumps".
            if place := regex.search(rf"(?<!\b\p{{Lu}}[\w’'&.-]*\s|&\s|\w)(?i:{text})(?!\w|\s[\p{{Lu}}&])", listed.of(view)):
                found[number] = _with_noun(view, Span(listed.start + place.start(), listed.start + place.end()), pack)
        if number not in found and (known := says.get(span.of(view))) is not None:
            found[number] = known
        elif number not in found and span.of(view) in brands:
            found[number] = Part(span, "for_part")
    for number, part in (*_of_the_lead(view, outline, scope, pack).items(), *_named(view, outline, scope, own, pack).items()):
        found.setdefault(number, part)
    return found


def _named(view: str, outline: Outline, scope: Sequence[Span], own: Collection[str], pack: Pack) -> dict[int, Part]:
    """The headings that are a name which sentences use as one: "Vik does", "the makers of Vik", and never "vik".

    Or a name of two words and more that the first sentence below has for its subject: "Vik Engines (8% of sales) makes".
    The pack's pattern `heading_of_line` finds the `name`; its list `never_in_full` has what is none ("Company", "Agreement").
    """
    if not {"heading_of_line", "begins_sentence", "then_does"} <= pack.patterns.keys() or "for_part" not in pack.words:
        return {}
    found: dict[int, Part] = {}
    said = "\n".join(part.of(view) for part in scope)
    never = set(pack.lexicon.get("never_in_full", ()))
    first_below: dict[int, Span] = {}
    for sentence in outline.sentences:
        first_below.setdefault(outline.blocks[sentence.block].heading, sentence.span)
    seen: set[str] = set()  # a name that is none is looked for once, however many headings have it
    for number, heading in enumerate(outline.headings):
        inside = any(part.contains(heading.span) for part in scope)
        match = find(pack.compile("{heading_of_line}"), view, heading.span) if inside else None
        if match is None:
            continue
        words = match.span("name").of(view).split()
        if len(words) > MOST_WORDS or never.intersection(words) or any(" ".join(words).lower() in n.lower() for n in own):
            continue
        name = r"\s".join(regex.escape(word) for word in words)
        if name in seen:
            continue
        if len(words) > 1 and (below := _subject(view, first_below.get(number), " ".join(words), pack)) is not None:
            found[number] = Part(below, "for_part")
            continue
        any_case = regex.compile(rf"(?<=[\p{{Ll}},]\s)(?i:{name})(?![\w-])")
        used = [m.group() for m in any_case.finditer(said)]
        written = next((u for u in used if u[:1].isupper()), "")
        if used.count(written) < LEAST_INSIDE or len(used) > used.count(written):
            seen.add(name)
            continue
        if pack.with_name("{begins_sentence}", written, "{then_does}").search(said) is None:
            continue
        found[number] = Part(_where(view, written, scope, pack), "for_part")
    return found


def _where(view: str, name: str, scope: Sequence[Span], pack: Pack) -> Span:
    """Where the text has a name first, with the article that is a part of it: "the makers of The Vik Herald"."""
    if "own_article" in pack.patterns:
        titled = pack.with_name(r"(?<=[a-z,]\s){own_article}", name, r"(?![\w-])")
        places = (m.span() for part in scope for m in titled.finditer(view, part.start, part.end) if m.group()[0].isupper())
        if (place := next(places, None)) is not None:
            return Span(*place)
    start = next(view.find(name, part.start, part.end) for part in scope if name in part.of(view))
    return Span(start, start + len(name))


def _subject(view: str, sentence: Span | None, name: str, pack: Pack) -> Span | None:
    """Where a sentence has a name, in the same letters, for the subject of what it says."""
    text = sentence.of(view).replace("\n", " ") if sentence is not None else ""
    if sentence is None or name not in text[: len(name) + ARTICLE]:
        return None
    article = "(?:{own_article})?" if "own_article" in pack.patterns else ""
    aside = rf"(?:\s\([^()]{{1,{MOST_ASIDE}}}\))?"
    match = pack.with_name(f"^{article}(?P<name>", name, f"){aside}{{then_does}}").search(text)
    return Span(sentence.start + match.start("name"), sentence.start + match.end("name")) if match is not None else None


def _of_the_lead(view: str, outline: Outline, scope: Sequence[Span], pack: Pack) -> dict[int, Part]:
    """The headings beside each other, two and more, whose names stand in the first sentences of the text.

    An Item that begins "a merchant of leaf tobacco, with operations in agri-products and in lumber" and goes on under headings
    of these names is parted by them. The pack's pattern `heading_of_line` finds the `name`; it leaves out what every Item has
    ("Customers", "Manufacturing").
    """
    if "heading_of_line" not in pack.patterns or not scope:
        return {}
    opening = [s for s in outline.sentences if scope[0].contains(s.span) and s.span.end - s.span.start > LEAST_SENTENCE]
    if not opening:
        return {}
    above = outline.blocks[opening[0].block].heading
    first = [s.span for s in opening[:LEAD] if outline.blocks[s.block].heading == above]
    lead = Span(first[0].start, first[-1].end)
    beside: dict[int, dict[int, Part]] = {}
    for number, heading in enumerate(outline.headings):
        match = find(pack.compile("{heading_of_line}"), view, heading.span) if heading.span.start >= lead.end else None
        if match is None:
            continue
        name = r"\s".join(regex.escape(word) for word in match.span("name").of(view).split())
        place = regex.search(rf"(?<![\w-])(?i:{name})(?![\w-])", view[lead.start : lead.end])
        if place is not None:
            there = _with_noun(view, Span(lead.start + place.start(), lead.start + place.end()), pack)
            beside.setdefault(heading.parent, {})[number] = there
    together = (parts for parts in beside.values() if len({p.name for p in parts.values()}) > 1)
    return {number: part for parts in together for number, part in parts.items()}


def _with_noun(view: str, name: Span, pack: Pack) -> Part:
    """A part by its name, with what it is where that stands right behind it: "In the Scale Division", but "In Coatings".

    The pack's pattern `part_noun` finds the `noun`.
    """
    if "part_noun" not in pack.patterns or "in_the_part" not in pack.words:
        return Part(name, "in_segment")
    end = min(name.end + NOUN, len(view))
    noun = find(pack.compile("{part_noun}"), view, Span(name.start, end))
    if noun is None or noun.span("noun").start > name.end + 1 or noun.span("noun").end < name.end:
        return Part(name, "in_segment")
    return Part(Span(name.start, noun.span("noun").end), "in_the_part")


def of_some_part(view: str, outline: Outline, scope: Sequence[Span], segments: Collection[int], pack: Pack) -> frozenset[int]:
    """The headings that stand below each part of the registrant anew: "Customers" here, and "Customers" there.

    What stands below one of them is said of a part, though nothing may tell of which. The pack's pattern `heading_of_each`
    finds the subjects. Where one stands right below the Item and another deeper, the former speaks of the whole. Below the
    headings of `segments` the part is known.
    """
    if "heading_of_each" not in pack.patterns:
        return frozenset()
    same: dict[str, list[int]] = {}
    for number, heading in enumerate(outline.headings):
        if any(part.contains(heading.span) for part in scope) and find(pack.compile("{heading_of_each}"), view, heading.span):
            words = regex.findall(r"\p{L}+", heading.span.of(view).lower())
            same.setdefault(" ".join(words), []).append(number)
    found: set[int] = set()
    for numbers in same.values():
        deeper = [n for n in numbers if outline.headings[n].level > min(outline.headings[m].level for m in numbers)]
        found.update((deeper or numbers) if len(numbers) > 1 else ())
    return frozenset(n for n in found if not any(above in segments for above in upwards(outline, n)))
