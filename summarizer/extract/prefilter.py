"""Which rules to try on which sentences: those with a literal that stands in it.

All literals are looked up in one lower-cased copy of the view, so a rule's patterns run only where they can match. Rules
that wait for the same words are looked up together, and what is asked of a sentence is asked once, however many rules
there are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from summarizer.extract.facts import REGISTRANT
from summarizer.outline.model import BlockKind, Outline
from summarizer.packs.fact_schema import Rule
from summarizer.packs.pack import Pack
from summarizer.spans import Span

STAGES = 5

Pairs = list[tuple[int, Rule]]


def staged(rules: Sequence[Rule], pack: Pack) -> list[list[Rule]]:
    """The rules of each stage: who is who comes first, for other rules ask for it; what builds on known facts comes last.

    Who files comes before whose names are its own, for "a subsidiary of Vik, Inc." is one only if Vik, Inc. files; and what
    else it is called before what asks for its name, for "a subsidiary of VRE" may be one too.
    """
    stages: list[list[Rule]] = [[] for _ in range(STAGES)]
    for rule in rules:
        own = pack.kinds[rule.kind].own
        names = (2 if rule.registrant else 1) if own else 0
        stages[0 if rule.kind == REGISTRANT else names or (4 if rule.known else 3)].append(rule)
    return stages


def in_scope(span: Span, scope: Sequence[Span]) -> bool:
    """Whether a span lies in one of the parts that are asked for."""
    return any(part.contains(span) for part in scope)


def every(rules: Sequence[Rule], outline: Outline, scope: Sequence[Span]) -> Pairs:
    """All (sentence, rule) pairs: the slow reference."""
    return [(i, rule) for i, s in enumerate(outline.sentences) if in_scope(s.span, scope) for rule in rules]


def of_headings(rules: Sequence[Rule], outline: Outline, scope: Sequence[Span]) -> Pairs:
    """The (heading block, rule) pairs of the rules that read headings: few of both, so nothing is filtered."""
    reading = [rule for rule in rules if "heading" in rule.where.blocks]
    if not reading:
        return []
    headings = (i for i, b in enumerate(outline.blocks) if b.kind is BlockKind.HEADING and in_scope(b.span, scope))
    return [(index, rule) for index in headings for rule in reading]


class Prefilter:
    """The sentences of one filing in which literals stand, each literal looked up once."""

    def __init__(self, view: str, outline: Outline, scope: Sequence[Span]) -> None:
        lowered = view.lower()
        if len(lowered) != len(view):  # a character whose lower case is longer: fall back to a length-keeping fold
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in view)
        self._text = lowered
        self._starts = [s.span.start for s in outline.sentences]
        self._ends = [s.span.end for s in outline.sentences]
        self._wanted = [in_scope(s.span, scope) for s in outline.sentences]
        self._holding: dict[str, list[int]] = {}

    def pairs(self, rules: Sequence[Rule]) -> Pairs:
        """The (sentence, rule) pairs in which a literal of the rule stands in the sentence, in document and rule order."""
        alike: dict[tuple[str, ...], list[int]] = {}
        for number, rule in enumerate(rules):
            alike.setdefault(rule.literals, []).append(number)
        tried: dict[int, list[int]] = {}
        for literals, numbers in alike.items():
            for index in {i for literal in literals for i in self._sentences(literal)}:
                tried.setdefault(index, []).extend(numbers)
        return [(index, rules[number]) for index in sorted(tried) for number in sorted(tried[index])]

    def _sentences(self, literal: str) -> list[int]:
        """The sentences asked for that hold a literal; all of them for the empty one."""
        found = self._holding.get(literal)
        if found is None:
            found = self._holding[literal] = self._look_up(literal) if literal else [i for i, w in enumerate(self._wanted) if w]
        return found

    def _look_up(self, literal: str) -> list[int]:
        found: list[int] = []
        at = self._text.find(literal)
        while at >= 0:
            index = bisect_right(self._starts, at) - 1
            if index >= 0 and at + len(literal) <= self._ends[index]:
                if self._wanted[index]:
                    found.append(index)
                at = self._text.find(literal, self._ends[index])  # once in a sentence is enough
            else:
                at = self._text.find(literal, at + 1)
        return found
