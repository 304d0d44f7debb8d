"""Where a rule may fire: under which headings, in which kind of block, how near to the opening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from summarizer.extract.names import begins_heading
from summarizer.outline.model import BlockKind, Outline
from summarizer.outline.query import heading_path
from summarizer.packs.fact_schema import Rule
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find
from summarizer.spans import Span

_OPENING = 10  # sentences at the start that a rule can ask for
_LEAST_NAME = 3  # characters: "The" is no name
_SHORT = 40  # characters: shorter ones at the start are remains of headings


@dataclass(slots=True)
class Places:
    """The places of one filing. What headings say of a rule's `where` is decided once for all rules with the same one."""

    view: str
    outline: Outline
    pack: Pack
    _opening: dict[int, int] = field(default_factory=dict)
    _allowed: dict[tuple[int, bool, tuple[str, ...], tuple[str, ...]], bool] = field(default_factory=dict)
    _called: dict[tuple[str, str, Span], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, view: str, outline: Outline, pack: Pack, scope: Sequence[Span]) -> Places:
        """Count the sentences of running text from the start, for rules about the opening."""
        places = cls(view, outline, pack)
        for index, sentence in enumerate(outline.sentences):
            span = sentence.span
            text = outline.blocks[sentence.block].kind is BlockKind.PARAGRAPH and span.end - span.start >= _SHORT
            if text and any(part.contains(span) for part in scope):
                places._opening[index] = len(places._opening) + 1
                if len(places._opening) >= _OPENING:
                    break
        return places

    def allow(self, rule: Rule, index: int) -> bool:
        """Whether a rule may be tried on a sentence."""
        sentence = self.outline.sentences[index]
        if str(self.outline.blocks[sentence.block].kind) not in rule.where.blocks:
            return False
        if rule.where.opening and self._opening.get(index, _OPENING + 1) > rule.where.opening:
            return False
        if rule.headed and not self._may_head(sentence.block, sentence.span):
            return False
        return self.headings_allow(rule, sentence.block)

    def headings_allow(self, rule: Rule, block: int, *, above: bool = False) -> bool:
        """Whether the rule may fire under the block's headings; `above`: leave out the block's own, it is a heading."""
        where = rule.where
        if not where.headings and not where.not_headings:
            return True
        key = (self.outline.blocks[block].heading, above, where.headings, where.not_headings)
        known = self._allowed.get(key)
        if known is None:
            path = heading_path(self.outline, block)
            spans = [self.outline.headings[h].span for h in (path[:-1] if above else path)]
            known = not self._some(where.not_headings, spans) and (not where.headings or self._some(where.headings, spans))
            self._allowed[key] = known
        return known

    def heads(self, block: int, words: Span) -> bool:
        """Whether the heading above a block begins with these words."""
        path = heading_path(self.outline, block)
        return bool(path) and begins_heading(words.of(self.view), self.outline.headings[path[-1]].span.of(self.view))

    def named_above(self, block: int, noun: str) -> Span | None:
        """The nearest heading above that the text elsewhere calls "{heading} {noun}": it names what the noun means below it."""
        noun = noun.casefold()
        for heading in reversed(heading_path(self.outline, block)):
            span = self.outline.headings[heading].span
            name = span.of(self.view).rstrip(" .:-–—")
            if name.casefold().endswith(" " + noun):
                name = name[: -len(noun)].rstrip()
            if len(name) > _LEAST_NAME and (name, noun, span) not in self._called:
                self._called[name, noun, span] = self._is_called(name, noun, span)
            if self._called.get((name, noun, span), False):
                return Span(span.start, span.start + len(name))
        return None

    def _is_called(self, name: str, noun: str, heading: Span) -> bool:
        """Whether the text elsewhere puts the noun behind the name, written as a name: "our Pumps segment"."""
        said = regex.compile(rf"(?i)\b{regex.escape(name)}\s{regex.escape(noun)}\b")
        return any(
            not heading.contains(Span(*m.span()))
            and all(w[0].isupper() for w in m[0].split()[: len(name.split())] if len(w) > _LEAST_NAME)
            for m in said.finditer(self.view)
        )

    def headings(self, block: int) -> list[str]:
        """The texts of the headings that a block stands under, the outermost first."""
        return [self.outline.headings[h].span.of(self.view) for h in heading_path(self.outline, block)]

    def _may_head(self, block: int, span: Span) -> bool:
        """Whether the first word of the heading above stands in the sentence at all: cheaper than any pattern."""
        heading = self.outline.blocks[block].heading
        if heading < 0:
            return False
        words = self.outline.headings[heading].span.of(self.view).split()
        first = next((w.strip("“”\"'(®™.:-").casefold() for w in words if w[:1].isalnum()), "")
        return not first or first[:4] in span.of(self.view).casefold()

    def _some(self, patterns: Sequence[str], spans: Sequence[Span]) -> bool:
        return any(find(self.pack.compile(p), self.view, s) is not None for p in patterns for s in spans)
