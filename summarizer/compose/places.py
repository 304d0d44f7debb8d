"""Where a sentence stands and what it holds: the named measures that features may ask for.

A measure says how much of a feature's weight counts, in twentieths (`FULL`); 0 is not at all. What is measured here needs the
outline or the facts; what the words of a sentence show is a feature's pattern.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import regex

from summarizer.compose.vocabulary import Vocabulary
from summarizer.outline.model import BlockKind, Outline, Sentence
from summarizer.packs.pack import Pack
from summarizer.packs.prose_schema import Feature
from summarizer.packs.windows import find
from summarizer.spans import Span

FULL = 20
# How many sentences that can be told count as the beginning of a text, and over how many more being early fades.
LEADING = 6
EARLY = 20
# From this many sentences on, a section is a long one.
LONG_SECTION = 25
LONG_SENTENCE = 40
# From this many sentences on, a text has many.
FEW_SENTENCES = 100
# A feature that counts words counts whole for so many, and goes on counting up to so many.
SOME_WORDS, MOST_WORDS = 5, 10
_WORD = regex.compile(r"\p{L}{4,}")
_NAME = regex.compile(r"(?<=[\p{Ll},;]\s)\p{Lu}[\p{L}&’'-]{2,}")
_STEM = 6


@dataclass(slots=True)
class Places:
    """Measures the sentences of one outline.

    `scope` is the part of the view that is summarized; `shorts` are the short names given in it, with the places that give them.
    """

    view: str
    outline: Outline
    pack: Pack
    scope: Span
    holders: frozenset[int]
    kinds: Mapping[int, frozenset[str]]
    shorts: Mapping[str, Sequence[int]]
    _order: dict[int, int] = field(default_factory=dict)
    _sentences: int = -1
    _sizes: Counter[int] = field(default_factory=Counter)
    _stems: dict[int, frozenset[str]] = field(default_factory=dict)
    _lead: tuple[frozenset[str], frozenset[str]] | None = None
    _vocabulary: Vocabulary | None = None
    _aliases: regex.Pattern[str] | None = None

    def meet(self, index: int) -> None:
        """Take note of the next sentence that can be told, in the order of the text.

        What stands before the first of them (of forward-looking statements, how to read the report) is no beginning.
        """
        self._order[index] = len(self._order)

    def amount(self, feature: Feature, index: int, text: str) -> int:
        """How much of the feature's weight counts for `text`, a version of sentence `index`."""
        if feature.measure == "words":
            return len(text.split())
        if feature.measure in _COUNTED:
            return min(_COUNTED[feature.measure](self.vocabulary, index, text), MOST_WORDS) * FULL // SOME_WORDS
        if feature.measure in _GRADED:
            return _GRADED[feature.measure](self, index, text)
        measured = _MEASURES[feature.measure](self, feature, index, text)
        if feature.measure in _WHOLE:
            return int(measured) * FULL
        # Where a short remark stands counts less: it must not pass for much.
        return int(measured) * min(len(text.split()), FULL)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that the scope speaks of, read when they are first asked for."""
        if self._vocabulary is None:
            outline = self.outline
            said = [(i, s.span.of(self.view)) for i, s in enumerate(outline.sentences) if self.scope.contains(s.span)]
            inner = [h.span.of(self.view) for i, h in enumerate(outline.headings) if self._is_inner(i)]
            self._vocabulary = Vocabulary.of(said, inner, self.pack.lexicon.get("everyday_word", ()))
        return self._vocabulary

    def _many(self) -> int:
        """How often the sentences of the scope are twice as many as in a short text, in twentieths.

        The more sentences there are, the more of those that seem best only seem so: what is said of each is never exact, and
        the short ones win by it.
        """
        if self._sentences < 0:
            self._sentences = sum(1 for s in self.outline.sentences if self.scope.contains(s.span))
        power: int = max(self._sentences, FEW_SENTENCES) ** FULL // FEW_SENTENCES**FULL
        return power.bit_length() - 1

    def _short_names(self, index: int, text: str) -> int:
        """How many short names a version has that its sentence does not give: two at most."""
        if self._aliases is None:
            names = "|".join(regex.escape(name) for name in sorted(self.shorts, key=len, reverse=True))
            self._aliases = regex.compile(rf"(?<![\w&-])(?:{names})(?![\w-])" if names else r"(?!)")
        span = self._sentence(index).span
        said = set(self._aliases.findall(text))
        return min(sum(not any(span.start <= at < span.end for at in self.shorts[name]) for name in said), 2)

    def _place(self, index: int) -> int:
        """Thousandths of the scope that lie before a sentence."""
        length = max(self.scope.end - self.scope.start, 1)
        return 1000 * (self.outline.sentences[index].span.start - self.scope.start) // length

    def _among_first(self, index: int, number: int) -> bool:
        return self._order.get(index, number) < number

    def _early(self, index: int, text: str) -> int:
        """Twentieths that fade from the first sentence that can be told to the last of the early ones."""
        left = max(EARLY - self._order.get(index, EARLY), 0)
        return left * min(len(text.split()), FULL) // EARLY

    def _next_reverses(self, index: int) -> bool:
        sentences = self.outline.sentences
        after = sentences[index + 1] if index + 1 < len(sentences) else None
        if after is None or after.block != sentences[index].block:
            return False
        return find(self.pack.compile("{reversal}"), self.view, after.span) is not None

    def _opens_section(self, index: int) -> bool:
        sentence = self.outline.sentences[index]
        block = self.outline.blocks[sentence.block]
        before = self.outline.blocks[sentence.block - 1] if sentence.block else None
        return sentence.order == 0 and (before is None or before.heading != block.heading or before.kind == "heading")

    def _in_long_section(self, index: int) -> bool:
        if not self._sizes:
            self._sizes.update(self.outline.blocks[s.block].heading for s in self.outline.sentences)
        return self._sizes[self._block_heading(index)] >= LONG_SECTION

    def _block_heading(self, index: int) -> int:
        return self.outline.blocks[self.outline.sentences[index].block].heading

    def _is_inner(self, heading: int) -> bool:
        """Whether a heading stands inside the scope and is not that of an Item."""
        span = self.outline.headings[heading].span
        return self.scope.contains(span) and not any(span.overlaps(item.heading) for item in self.outline.items)

    def _heading_stems(self, index: int) -> frozenset[str]:
        """The beginnings of the longer words of the nearest heading; none for the heading of the Item itself."""
        heading = self._block_heading(index)
        if heading < 0 or not self._is_inner(heading):
            return frozenset()
        if heading not in self._stems:
            self._stems[heading] = _stems(self.outline.headings[heading].span.of(self.view))
        return self._stems[heading]

    def _names_its_heading(self, index: int, text: str) -> bool:
        """Whether the first words of a sentence take up its heading: "Pet Foods" and "The pet food business makes ..."."""
        return bool(self._heading_stems(index) & _stems(" ".join(text.split()[:8])))

    def _lead_words(self) -> tuple[frozenset[str], frozenset[str]]:
        """The word beginnings, and the names, of the first tenth of the text."""
        if self._lead is None:
            text = self.view[self.scope.start : self.scope.start + max((self.scope.end - self.scope.start) // 10, 2000)]
            self._lead = _stems(text), frozenset(_NAME.findall(text))
        return self._lead

    def _heading_in_lead(self, index: int) -> bool:
        """Whether the beginning of the text speaks of what the heading names: a division, a family of products."""
        stems = self._heading_stems(index)
        return bool(stems) and stems <= self._lead_words()[0]

    def _names_of_lead(self, index: int, text: str) -> bool:
        """Whether a name is told that the beginning of the text has, and this sentence is not in the beginning."""
        return self._place(index) >= 100 and not self._lead_words()[1].isdisjoint(_NAME.findall(text))

    def _sentence(self, index: int) -> Sentence:
        return self.outline.sentences[index]

    def _is_list_item(self, index: int) -> bool:
        return self.outline.blocks[self._sentence(index).block].kind is BlockKind.LIST_ITEM


def _stems(text: str) -> frozenset[str]:
    return frozenset(w.lower()[:_STEM] for w in _WORD.findall(text))


_COUNTED: dict[str, Callable[[Vocabulary, int, str], int]] = {
    "recurring-words": lambda v, i, t: len(v.own(t) & v.recurring),
    "words-of-lead": lambda v, i, t: len(v.own(t) & v.leading),
    "words-of-headings": lambda v, i, t: len(v.own(t) & v.heading),
    "words-said-first": lambda v, i, t: v.said_first(v.own(t), i),
}
# These give twentieths themselves.
_GRADED: dict[str, Callable[[Places, int, str], int]] = {
    "early": lambda p, i, t: p._early(i, t),
    "many-sentences": lambda p, i, t: p._many(),
    "early-of-many": lambda p, i, t: p._early(i, t) * p._many() // FULL,
}
_Measure = Callable[[Places, Feature, int, str], int]
_MEASURES: dict[str, _Measure] = {
    "always": lambda p, f, i, t: 1,
    "holds-facts": lambda p, f, i, t: i in p.holders,
    "holds": lambda p, f, i, t: f.kind in p.kinds.get(i, ()),
    "first-sentence": lambda p, f, i, t: p._among_first(i, 1),
    "first-sentences": lambda p, f, i, t: p._among_first(i, LEADING),
    "next-reverses": lambda p, f, i, t: p._next_reverses(i),
    "first-tenth": lambda p, f, i, t: p._place(i) < 100,
    "first-fifth": lambda p, f, i, t: 100 <= p._place(i) < 200,
    "last-half": lambda p, f, i, t: p._place(i) >= 500,
    "later-in-paragraph": lambda p, f, i, t: p._sentence(i).order > 1,
    "first-under-heading": lambda p, f, i, t: p._opens_section(i),
    "names-its-heading": lambda p, f, i, t: p._names_its_heading(i, t),
    "heading-in-lead": lambda p, f, i, t: p._heading_in_lead(i),
    "name-of-lead": lambda p, f, i, t: p._names_of_lead(i, t),
    "long-section": lambda p, f, i, t: p._in_long_section(i),
    "list-item": lambda p, f, i, t: p._is_list_item(i),
    "introduces-list": lambda p, f, i, t: p._sentence(i).span.of(p.view).endswith(":"),
    "over-40-words": lambda p, f, i, t: len(t.split()) > LONG_SENTENCE,
    "short-names": lambda p, f, i, t: p._short_names(i, t),
}
# These count whole however short the sentence is.
_WHOLE = frozenset({"always", "short-names", "over-40-words", "holds", "holds-facts"})
