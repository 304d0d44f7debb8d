"""What a heading says of a sentence below it: "our products" under "Mobile Products" are the mobile ones.

Out of its place such a sentence would be told of all products. The words of the heading go before the noun that both have;
a sentence with another noun, or under a heading of another form, stays as it is. Where a segment has a heading, what is said
below it of no subject of its own is said of the segment: "In Coatings, approximately 46% of sales are made abroad."

And what the sentences before say of it: "The mill has nine machines", right after a sentence about a mill, is told of that one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import regex

from summarizer.compose.parts import Part
from summarizer.compose.phrases import PhraseWriter
from summarizer.compose.pieces import Literal, Piece, Source
from summarizer.compose.rewrite import MAX_WORDS, Version
from summarizer.compose.vocabulary import words_of
from summarizer.numerals import YEAR
from summarizer.outline.model import Outline
from summarizer.outline.query import upwards
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find, find_all
from summarizer.spans import Edit, Span

YEARS = regex.compile(rf"\b{YEAR}\b")
ALIKE = 3  # words that two names have in common at their beginning
_ONE_THING = regex.compile(r"\p{Ll}+(?<!s)(?<!ing)")
_FIRST_WORD = regex.compile(r"\p{L}+")
_POSSESSIVE = regex.compile(r"[’']s?$")
NEAR_NAME = 3  # how many sentences before are looked at for whose "sales" are
NEAR = 2  # how many sentences before are looked at for what "the mill" takes up


def takes_up(view: str, outline: Outline, index: int, version: Version, pack: Pack) -> bool:
    """Whether the subject or object of sentence `index` is a thing that one of the sentences right before it speaks of.

    The pack's patterns `takes_up` and `takes_up_object` find it, a common noun with its article, and the noun as `head`.
    Without those sentences the reader does not know which one is meant. Names, and "The company", are clear by themselves.
    """
    if "takes_up" not in pack.patterns:
        return False
    whole = Span(0, len(version.text))
    names = [name for name in ("takes_up", "takes_up_object") if name in pack.patterns]
    match = next((m for name in names if (m := find(pack.compile(f"{{{name}}}"), version.text, whole)) is not None), None)
    if match is None:
        return False
    block = outline.sentences[index].block
    before = outline.sentences[max(index - NEAR, 0) : index]
    heading = outline.blocks[block].heading
    said = [s.span.of(view) for s in before if outline.blocks[s.block].heading == heading]
    return bool(words_of(match.span("head").of(version.text)) & words_of(" ".join(said)))


def firm_before(view: str, outline: Outline, index: int, own: Collection[str], pack: Pack) -> Span | None:
    """The name that the sentences before say something of, where sentence `index` has a subject that is nobody's: "Sales are".

    "Perma-Bilt sold 240 homes. Revenues were $31 million." are no revenues of the registrant. The pack's pattern `nobodys`
    finds such a sentence, `subject_named` the `name` that a sentence before it in its paragraph begins with, and
    `speaks_of_registrant` one that ends the search, as does one of its `own` names. A name stands inside sentences too, and never
    as a small word.
    """
    if not {"nobodys", "subject_named", "speaks_of_registrant"} <= pack.patterns.keys():
        return None
    sentence = outline.sentences[index]
    speaks = pack.compile("{speaks_of_registrant}")
    if find(pack.compile("{nobodys}"), view, sentence.span) is None or find(speaks, view, sentence.span) is not None:
        return None
    for before in reversed(outline.sentences[max(index - NEAR_NAME, 0) : index]):
        if before.block != sentence.block or find(speaks, view, before.span) is not None:
            return None
        match = find(pack.compile("{subject_named}"), view, before.span)
        if match is not None:
            name = _POSSESSIVE.sub("", match.span("name").of(view))
            known = any(name.startswith(one) or one.startswith(name) for one in own)
            first = regex.escape(name.split()[0])
            small = regex.search(rf"(?<![\w-]){first.lower()}(?![\w-])", view)
            inside = regex.search(rf"(?<=[\p{{Ll}},]\s){first}(?![\w-])", view)
            again = name.split()[0] in sentence.span.of(view)
            return match.span("name") if inside and not (known or small or again) else None
    return None


def is_of_some_part(outline: Outline, index: int, version: Version, some: Collection[int], pack: Pack) -> bool:
    """Whether sentence `index` stands below a heading that stands below each part anew, and names nothing of its own.

    Nothing tells of which part it speaks: `some` are those headings (`compose.parts`). The pack's patterns `nobodys` and
    `of_no_part` find such a sentence.
    """
    number = outline.blocks[outline.sentences[index].block].heading
    return number in some and (pack.shows("nobodys", version.text) or pack.shows("of_no_part", version.text))


def is_of_unnamed_part(version: Version, pack: Pack) -> bool:
    """Whether a sentence speaks of a part of the registrant without its name ("the segment operates 14 mills").

    The pack's pattern `part_unnamed` finds such a sentence.
    """
    return pack.shows("part_unnamed", version.text)


def is_older(view: str, outline: Outline, index: int, version: Version, pack: Pack) -> bool:
    """Whether sentence `index` gives an older year's figure of what the sentence before it gives a later one of.

    "Net sales were $12 million in 2001. Net sales were $11 million in 2000." Told alone, the second passes for the latest.
    """
    if "figure_of_year" not in pack.patterns or index == 0:
        return False
    before, block = outline.sentences[index - 1], outline.sentences[index].block
    if not 0 <= block - before.block <= 1 or outline.blocks[block].heading != outline.blocks[before.block].heading:
        return False
    match = find(pack.compile("{figure_of_year}"), version.text)
    earlier = find(pack.compile("{figure_of_year}"), view, before.span)
    years, later = YEARS.findall(version.text), YEARS.findall(before.span.of(view))
    if match is None or earlier is None or not years or not later or max(years) >= max(later):
        return False
    what = words_of(match.span("what").of(version.text)) - words_of(pack.words["company_inside"])
    return bool(what) and what <= words_of(before.span.of(view))


def narrowed(view: str, outline: Outline, index: int, version: Version, phrases: PhraseWriter, pack: Pack) -> Version:
    """The version of sentence `index` with the words of its heading before the noun that the heading ends with.

    The pack's pattern `heading_narrows` gives the words (`what`) and the `noun` of a heading, `own_noun` finds the `noun` of
    the registrant's own in the sentence, right behind "our". It is as it was where the two differ and are not both in the list
    `nouns_of_offer`, and where it would grow too long.
    """
    if "heading_narrows" not in pack.patterns:
        return version
    number = outline.blocks[outline.sentences[index].block].heading
    above = find(pack.compile("{heading_narrows}"), view, outline.headings[number].span) if number >= 0 else None
    if above is None:
        return version
    words, noun = above.span("what"), above.span("noun").of(view).lower()
    offers = pack.lexicon.get("nouns_of_offer", ())
    alike = offers if noun in offers else (noun,)
    for place, piece in enumerate(version.pieces):
        if not isinstance(piece, Source):
            continue
        for match in find_all(pack.compile("{own_noun}"), view, piece.span):
            at = match.span("noun")
            if at.of(view).lower() not in alike or any(e.start < at.end and at.start < e.end for e in piece.edits):
                continue
            small = phrases.untitled(Span(words.start, above.span("noun").start))
            # What keeps its capital is a name, and its noun with it: "its Vik Products".
            same = at.of(view).lower() == noun
            named = Source.of(view, Span(words.start, above.span("noun").end if same else above.span("noun").start))
            name = small if small.text[0].islower() else named
            before, behind = piece.around(view, at if same and name is named else Span(at.start, at.start))
            longer = Version((*version.pieces[:place], before, name, behind, *version.pieces[place + 1 :]), version.cut)
            return longer if len(longer.text.split()) <= MAX_WORDS and "\n" not in longer.text else version
    return version


def in_segment(
    view: str,
    outline: Outline,
    index: int,
    version: Version,
    segments: Mapping[int, Part],
    own: Collection[str],
    phrases: PhraseWriter,
    pack: Pack,
) -> Version:
    """The version of sentence `index` with "In Coatings, " before it, where a heading above is that segment's.

    Only of a sentence that begins as the pack's pattern `of_its_segment` says, with no subject of its own but the registrant,
    and that does not name the segment itself, nor speaks of the `network` that the segment's name ends with: of its "stores"
    a sentence is clear without "In Retail Stores". A part with one of the registrant's `own` names ("The Vik Brand" of Vik, Inc.)
    is told "For Vik, ".
    """
    above = upwards(outline, outline.blocks[outline.sentences[index].block].heading)
    number = next((heading for heading in above if heading in segments), -1)
    first = version.pieces[0]
    if number < 0 or not isinstance(first, Source):
        return version
    name, word = segments[number]
    if name.of(view) in own:
        word = "for_part"
    if _plain(name.of(view)) in _plain(version.text) or not _may_be_of_a_part(version, pack):
        return version
    if _is_of_its_like(name.of(view), version.text):
        return version
    network = find(pack.compile("{network}$"), view, name) if "network" in pack.patterns else None
    if network is not None and network.span().of(view).lower() in version.text:
        return version
    ends = "comma"
    if word == "in_segment" and "in_business" in pack.words and _ONE_THING.fullmatch(name.of(view)):
        word, ends = "in_business", "after_business"  # "In its utility business, ", but "In pumps, "
    return _behind(view, version, first, (Literal.word(pack, word), Source.of(view, name), Literal.word(pack, ends)), phrases)


def _is_of_its_like(name: str, text: str) -> bool:
    """Whether a sentence names another one that begins as a part does: "The Vik Mill Survey" under "The Vik Mill List"."""
    words = name.split()
    if len(words) <= ALIKE:
        return False
    begin, following = " ".join(words[:ALIKE]), regex.escape(words[ALIKE])
    return regex.search(rf"(?<!\w){regex.escape(begin)}\s(?!{following})\p{{Lu}}", text) is not None


def in_paragraph(view: str, outline: Outline, index: int, version: Version, phrases: PhraseWriter, pack: Pack) -> Version:
    """The version of sentence `index` with what its paragraph begins with before it, where that says of what part it speaks.

    Behind "In the retail market, the Company sells ..." the next sentence, "Products are sold through dealers", is said of that
    market. The pack's pattern `opens_scope` finds the `scope` with its `noun`, `opens_another` a sentence that ends it,
    `said_of_the_whole` what is never said of a part alone; who may be meant says `of_its_segment`.
    """
    first = version.pieces[0]
    if "opens_scope" not in pack.patterns or not isinstance(first, Source):
        return version
    block = outline.sentences[index].block
    start = index
    while start and outline.sentences[start - 1].block == block:
        start -= 1
    opened = find(pack.compile("{opens_scope}"), view, outline.sentences[start].span) if start < index else None
    if opened is None or opened.span("noun").of(view) in version.text or not _may_be_of_a_part(version, pack):
        return version
    between = (s.span.of(view) for s in outline.sentences[start + 1 : index + 1])
    if any(pack.shows("opens_another", said) for said in between) or pack.shows("said_of_the_whole", version.text):
        return version
    scope = opened.span("scope")
    if "place_word" in pack.lexicon:
        place = pack.compile(r"\b{place_word}\b")
        if find(place, view, scope) is not None and find(place, version.text) is not None:
            return version  # "In the United States market, ...": sales in Europe are none of it
    begins = Source.of(view, scope, tuple(phrases.replacements(scope)))
    return _behind(view, version, first, (begins, Literal.word(pack, "comma")), phrases)


def _may_be_of_a_part(version: Version, pack: Pack) -> bool:
    return find(pack.compile("{of_its_segment}"), version.text, Span(0, len(version.text))) is not None


def _behind(view: str, version: Version, first: Source, begins: tuple[Piece, ...], phrases: PhraseWriter) -> Version:
    """The version, whose first piece is `first`, behind other words; as it was where it would grow too long.

    Its first word is written small, unless it is a name.
    """
    at, edits = first.span.start, first.edits
    word = _FIRST_WORD.match(view, at, first.span.end)
    if edits and edits[0].start == at:
        edits = (edits[0]._replace(text=edits[0].text[:1].lower() + edits[0].text[1:]), *edits[1:])
    elif word is not None and not view[at].islower() and not phrases.is_name(word.group()):
        edits = (Edit(at, at + 1, view[at].lower(), "case.first-letter"), *edits)
    longer = replace(version, pieces=(*begins, Source.of(view, first.span, edits), *version.pieces[1:]))
    return longer if len(longer.text.split()) <= MAX_WORDS and "\n" not in longer.text else version


def _plain(text: str) -> str:
    """A text for comparison: in small letters, all apostrophes alike, plurals as singulars ("Mill Systems", "Mill System")."""
    return regex.sub(r"(?<=[a-z]{2})s\b", "", text.lower().replace("’", "'"))
