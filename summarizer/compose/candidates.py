"""What could be written: every sentence that a template, a list or a sentence of the filing gives, in several forms."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from summarizer.compose.abbreviations import explained, spelled_out
from summarizer.compose.contradicting import contradicted
from summarizer.compose.drafts import Draft, worth
from summarizer.compose.folding import folded, items_of
from summarizer.compose.introducing import given_short, introduced, short_names
from summarizer.compose.parts import Part, of_some_part, segments_by_heading
from summarizer.compose.phrases import PhraseWriter
from summarizer.compose.pieces import Line, Source
from summarizer.compose.registrant import as_company, own_names
from summarizer.compose.rewrite import Barred, Rewriter, Version
from summarizer.compose.salience import Scorer
from summarizer.compose.scoping import (
    firm_before,
    in_paragraph,
    in_segment,
    is_of_some_part,
    is_of_unnamed_part,
    is_older,
    narrowed,
    takes_up,
)
from summarizer.compose.subjects import with_subject
from summarizer.compose.telling import TemplateWriter
from summarizer.extract.called import begins_with_another
from summarizer.extract.facts import Extraction, Fact
from summarizer.extract.scaled import is_bare, says_scale
from summarizer.outline.model import BlockKind, Outline, Sentence
from summarizer.outline.query import block_at
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find, find_all
from summarizer.source.filing import Filing
from summarizer.spans import Span

NOT_FED = "feeds"  # the sentence speaks of a topic that its part of the Item is not read for
TAKES_UP = "scope.takes-up"  # the sentence goes on about a thing of the one before it
OF_A_PART = "scope.of-a-part"  # it is said of a part of the registrant, or of another firm, that it does not name
SCALED = "rewrite.scale"  # its amounts stand for thousands, which it does not say
UNENDED = "rewrite.unended"  # a line of running text that breaks off
LEADING = 20  # times that a text writes the short name of a leading part
NEAR_BEGIN = 40  # code points: what letters stand for is said where a sentence speaks of it, not of each that it names
POOR = "salience.poor"  # its features say that it is worth less than nothing


_ENDED = regex.compile(r"[.!?:;…”\"’')\]]\s*\Z")


@dataclass(frozen=True, slots=True)
class Passed:
    """A sentence that no draft was made of, with the rule that barred it."""

    span: Span
    rule: str


def drafts(
    filing: Filing,
    outline: Outline,
    extraction: Extraction,
    pack: Pack,
    scope: Sequence[Span],
    topics: Mapping[int, frozenset[str]],
) -> tuple[list[Draft], list[Passed]]:
    """All drafts of the given parts of a filing, in document order within their origin, and the sentences passed over.

    `topics` says for some blocks what they may tell; what they tell of other topics is left out.
    """
    phrases = PhraseWriter(filing.view, pack, scope)
    if topics:
        may_tell = (_fed(f, outline, topics, pack) for f in extraction.facts)
        extraction = replace(extraction, facts=tuple(f for f in may_tell if f is not None))
    brands = {
        f.value("name") for f in extraction.facts if pack.kinds[f.kind].part and f.value("status") == pack.kinds[f.kind].part
    }
    said = "\n\n".join(part.of(filing.view) for part in scope)
    own = phrases.own = own_names(said, extraction.facts, pack)
    segments = segments_by_heading(filing.view, outline, scope, brands, own, pack)
    some_part = of_some_part(filing.view, outline, scope, segments, pack)
    names = explained(filing.view, scope, pack)
    named = [f for f in extraction.facts if pack.kinds[f.kind].own == "name"]
    of_registrant = frozenset(own | {f.value("name") for f in named if not f.value("what")})
    phrases.parts = frozenset(f.value("name") for f in named if f.value("what"))
    made = [
        replace(draft, lines=tuple(introduced(filing.view, line, names, "", pack, NEAR_BEGIN) for line in draft.lines))
        for draft in TemplateWriter(filing.view, pack, phrases, extraction, outline, segments, of_registrant, some_part).drafts()
    ]
    writer = _SentenceWriter(
        view=filing.view, outline=outline, pack=pack, phrases=phrases, facts=extraction.facts, scope=scope, topics=topics,
        segments=segments, names=names, said=said, of_registrant=of_registrant, some_part=some_part,
    )  # fmt: skip
    made += writer.drafts()
    return made, writer.passed


def _fed(fact: Fact, outline: Outline, topics: Mapping[int, frozenset[str]], pack: Pack) -> Fact | None:
    """The fact with the evidence that blocks give which may tell its topic; none when its own block may not."""
    topic = pack.kinds[fact.kind].topic
    everything = frozenset(t.id for t in pack.topics)

    def may_tell(block: int) -> bool:
        return topic in topics.get(block, everything)

    if not may_tell(outline.sentences[fact.sentence].block if fact.sentence >= 0 else block_at(outline, fact.start)):
        return None
    return replace(fact, evidence=tuple(span for span in fact.evidence if may_tell(block_at(outline, span.start))))


def _said_again(outline: Outline, pack: Pack, facts: Sequence[Fact]) -> dict[int, set[str]]:
    """The identity of facts that further sentences assert, as fact keys by sentence: whoever tells it must not tell it twice.

    What many sentences name in passing (a product, a group of customers) may be named again.
    """
    starts = [s.span.start for s in outline.sentences]
    again: dict[int, set[str]] = {}
    for fact in facts:
        kind = pack.kinds[fact.kind]
        if fact.sentence < 0 or kind.many or kind.own:
            continue
        for span in fact.evidence:
            index = bisect_right(starts, span.start) - 1
            if index >= 0 and index != fact.sentence and outline.sentences[index].span.contains(span):
                again.setdefault(index, set()).update(f"{fact.id}/{name}" for name in kind.identity if name in fact.fields)
    return again


class _SentenceWriter:
    """Makes drafts of the filing's own sentences and lists."""

    def __init__(
        self,
        *,
        view: str,
        outline: Outline,
        pack: Pack,
        phrases: PhraseWriter,
        facts: Sequence[Fact],
        scope: Sequence[Span],
        topics: Mapping[int, frozenset[str]],
        segments: Mapping[int, Part],
        names: Mapping[str, Span],
        said: str,
        of_registrant: Collection[str],
        some_part: Collection[int],
    ) -> None:
        self.view, self.outline, self.pack, self.scope, self.topics = view, outline, pack, scope, topics
        self.as_company = as_company(said, pack, pack.words["company_inside"])
        # Bars read what the filing wrote: "the Company".
        written = pack.lexicon.get("called", (pack.words["company_inside"],))[-1]
        self.phrases, self.rewriter = phrases, Rewriter(view, pack, phrases, as_company(said, pack, written))
        self.passed: list[Passed] = []
        self.facts_of: dict[int, list[Fact]] = {}
        self.names, self.items = names, items_of(outline)
        self.segments, self.some_part = segments, some_part
        self.said_again = _said_again(outline, pack, facts)
        for fact in facts:
            if fact.sentence >= 0:
                self.facts_of.setdefault(fact.sentence, []).append(fact)
        # Where a sentence stands counts within the first part asked for; further Items only add to it.
        main = scope[0] if scope else Span(0, len(view))
        kinds = {i: frozenset(f.kind for f in held) for i, held in self.facts_of.items()}
        named = [f for f in facts if pack.kinds[f.kind].own == "name"]
        self.own = frozenset(f.value("name") for f in named)
        self.of_registrant = of_registrant
        self.in_full = short_names(view, scope, pack, self.own)
        shorts = given_short(view, scope, pack, {*self.own, *self.in_full})
        # Of whom all the text speaks the reader soon knows: "the Bank" of a bank's holding company.
        shorts = {name: at for name, at in shorts.items() if said.count(name) < LEADING}
        self.scorer = Scorer.of(view, outline, pack, main, self._told_by_templates(), kinds, shorts, of_registrant)
        self.places = {t.id: t.sentences for t in pack.topics}
        self.scaled = says_scale(view, scope, pack)
        self.another = begins_with_another(view, pack, scope)
        self.contradicted = contradicted(view, outline, scope, pack)

    def _told_by_templates(self) -> frozenset[int]:
        """The sentences whose facts a template can tell in fewer words."""
        kinds = {t.kind for t in self.pack.templates if not self.pack.kinds[t.kind].many}
        return frozenset(index for index, facts in self.facts_of.items() if any(f.kind in kinds for f in facts))

    def drafts(self) -> Iterator[Draft]:
        """One draft for each sentence that may be written, folded with the list it introduces."""
        for index, sentence in enumerate(self.outline.sentences):
            if not any(part.contains(sentence.span) for part in self.scope):
                continue
            block = self.outline.blocks[sentence.block]
            if block.kind is BlockKind.LIST_ITEM and block.intro >= 0 and not self._stands_alone(sentence):
                continue
            allowed = self.topics.get(sentence.block)
            if allowed is not None and not allowed:
                continue
            if block.kind is BlockKind.PARAGRAPH and not _ENDED.search(self.view, sentence.span.start, sentence.span.end):
                self.passed.append(Passed(sentence.span, UNENDED))
                continue
            if self.another is not None and self.another.match(self.view, sentence.span.start):
                self.passed.append(Passed(sentence.span, TAKES_UP))
                continue
            if self.scaled and is_bare(sentence.span.of(self.view), self.pack):
                self.passed.append(Passed(sentence.span, SCALED))
                continue
            versions = folded(self.view, self.outline, self.pack, self.rewriter, index, self.items.get(sentence.block, ()))
            if versions is None:
                versions = self.rewriter.versions(sentence.span)
            if isinstance(versions, Barred):
                self.passed.append(Passed(sentence.span, versions.rule))
                continue
            versions = self._spelled_out(versions)
            if isinstance(versions, Barred):
                self.passed.append(Passed(sentence.span, versions.rule))
                continue
            hangs = takes_up(self.view, self.outline, index, versions[0], self.pack)
            if hangs or self._has_a_term(versions[0].text) or is_older(self.view, self.outline, index, versions[0], self.pack):
                self.passed.append(Passed(sentence.span, TAKES_UP))
                continue
            versions = [narrowed(self.view, self.outline, index, v, self.phrases, self.pack) for v in versions]
            self.scorer.places.meet(index)
            scores = [self.scorer.score(index, self.as_company(v.text)) for v in versions]
            said = versions[0].text
            versions = [
                in_segment(self.view, self.outline, index, v, self.segments, self.own, self.phrases, self.pack) for v in versions
            ]
            if versions[0].text == said:
                versions = [in_paragraph(self.view, self.outline, index, v, self.phrases, self.pack) for v in versions]
            of_another = versions[0].text == said and firm_before(self.view, self.outline, index, self.of_registrant, self.pack)
            unsaid = versions[0].text == said and (
                index in self.contradicted or is_of_some_part(self.outline, index, versions[0], self.some_part, self.pack)
            )
            if of_another or unsaid or is_of_unnamed_part(versions[0], self.pack):
                self.passed.append(Passed(sentence.span, OF_A_PART))
                continue
            salience = scores[0]
            if allowed is not None and salience.topic not in allowed:
                self.passed.append(Passed(sentence.span, NOT_FED))
                continue
            # A name is no statement: two sentences may both say whose they are.
            facts = (f for f in self.facts_of.get(index, ()) if not self.pack.kinds[f.kind].own)
            told = {f"{f.id}/{name}" for f in facts for name in f.fields}
            keys = frozenset(told | self.said_again.get(index, set()))
            yield Draft(
                f"sentence.{index:05d}",
                salience.topic,
                (self.places.get(salience.topic, 50), sentence.span.start),
                tuple(self._line(v, sentence.span, index) for v in versions),
                tuple(worth(s.points) for s in scores),
                tuple(keys for _ in versions),
                tuple(scores),
            )

    def _has_a_term(self, text: str) -> bool:
        """Whether a sentence says what another one defines, "the Closing Date" (`defined_term`), and nothing gives it in full."""
        if "defined_term" not in self.pack.patterns:
            return False
        found = find_all(self.pack.compile("{defined_term}"), text, Span(0, len(text)))
        return any(match.span("term").of(text) not in self.in_full for match in found)

    def _spelled_out(self, versions: list[Version]) -> list[Version] | Barred:
        """The versions with their abbreviations written out; a name in full may bring in what bars a sentence."""
        out: list[Version] = []
        for version in versions:
            longer = spelled_out(self.view, version, self.names, self.pack)
            if longer.text != version.text and (new := self.rewriter.bars(longer.text) - self.rewriter.bars(version.text)):
                return Barred(min(new))
            out.append(longer)
        return out

    def _stands_alone(self, sentence: Sentence) -> bool:
        """Whether a sentence of a list item says something without the words that introduce the list."""
        return sentence.order > 0 or find(self.pack.compile("{own_sentence}"), self.view, sentence.span) is not None

    def _line(self, version: Version, span: Span, index: int) -> Line:
        pieces, subject = with_subject(self.view, version.pieces, self.pack)
        facts = tuple(f.id for f in self.facts_of.get(index, ()))
        outside = [p.span for p in pieces if isinstance(p, Source) and not span.contains(p.span)]
        return Line(pieces, (span, *outside), facts, f"sentence.{index:05d}", subject)
