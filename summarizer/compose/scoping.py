"""What a heading says of a sentence below it: "our products" under "Mobile Products" are the mobile ones.

Out of its place such a sentence would be told of all products. The words of the heading go before the noun that both have;
a sentence with another noun, or under a heading of another form, stays as it is.
"""

from __future__ import annotations

from summarizer.compose.phrases import PhraseWriter
from summarizer.compose.pieces import Piece, Source
from summarizer.compose.rewrite import MAX_WORDS, Version
from summarizer.outline.model import Outline
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find, find_all
from summarizer.spans import Span


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
    alike = {noun} | ({*offers} if noun in (offers := pack.lexicon.get("nouns_of_offer", ())) else set())
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
            rest = at.end if same and name is named else at.start
            inside: list[Piece] = [
                Source.of(view, Span(piece.span.start, at.start), tuple(e for e in piece.edits if e.end <= at.start)),
                name,
                Source.of(view, Span(rest, piece.span.end), tuple(e for e in piece.edits if e.start >= at.end)),
            ]
            longer = Version((*version.pieces[:place], *inside, *version.pieces[place + 1 :]), version.cut)
            return longer if len(longer.text.split()) <= MAX_WORDS and "\n" not in longer.text else version
    return version
