"""How much a sentence is worth telling, and for which topic: a plain sum of the pack's named features."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from summarizer.outline.model import Outline
from summarizer.outline.query import heading_path
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find, find_all
from summarizer.spans import Span

FULL_LENGTH = 20
# How many sentences count as the beginning of a text.
LEADING = 6


@lru_cache(maxsize=1024)
def case_free(pattern: str) -> str:
    """The pattern without its `(?i)`, for a text in small letters; "" when it may not be read that way.

    Matching small letters is twice as fast as ignoring case, and so is compiling. It is the same as long as the
    pattern itself is written small, holds no part of the pack (which may not be), and no class that asks for capitals.
    """
    body = pattern.removeprefix("(?i)")
    if body == pattern or "{" in body or regex.search(r"(?<!\\)[A-Z]|\\[pPN]|\(\?[a-zA-Z-]", body):
        return ""
    return body


@dataclass(frozen=True, slots=True)
class Salience:
    """The points of a sentence, its topic, and the features that gave them, in the pack's order."""

    points: int
    topic: str
    features: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Scorer:
    """Scores the sentences of one outline with the features of one pack."""

    view: str
    outline: Outline
    pack: Pack
    scope: Span
    default_topic: str
    holders: frozenset[int]
    _headings: dict[int, list[tuple[str, int, str, int]]]

    @classmethod
    def of(cls, view: str, outline: Outline, pack: Pack, scope: Span, holders: frozenset[int]) -> Scorer:
        """A scorer for the part of the view that is summarized; `holders` are the sentences that hold facts."""
        return cls(view, outline, pack, scope, pack.topics[0].id, holders, {})

    def score(self, index: int, text: str) -> Salience:
        """The salience of `text`, a version of sentence `index` of the outline.

        What its words are worth counts in full; where it stands counts in proportion to its length up to
        `FULL_LENGTH` words, so that a short remark in a good place does not pass for much.
        """
        sentence = self.outline.sentences[index]
        whole = Span(0, len(text))
        small = text.lower()
        if len(small) != len(text):  # a letter whose small form is longer would move what is counted
            small = text
        words = min(len(text.split()), FULL_LENGTH)
        points = 0
        topics: dict[str, int] = {}
        found: list[tuple[str, int]] = []

        def add(name: str, weight: int, topic: str, topic_weight: int) -> None:
            nonlocal points
            points += weight
            found.append((name, weight))
            if topic:
                topics[topic] = topics.get(topic, 0) + topic_weight

        for feature in self.pack.features:
            if feature.on == "heading" or (feature.pattern == "" and feature.measure == ""):
                continue
            if feature.measure and not self._measure(feature.measure, index, text):
                continue
            if not feature.pattern:
                count = 1
            else:
                plain = case_free(feature.pattern)
                shown, pattern = (small, plain) if plain else (text, feature.pattern)
                matches = find_all(self.pack.compile(pattern), shown, whole, feature.id)
                count = sum(1 for _, _ in zip(range(feature.most), matches, strict=False))
            if count:
                weight = feature.weight * count
                if feature.measure and not feature.pattern and weight > 0:
                    weight = weight * words // FULL_LENGTH
                add(feature.id, weight, feature.topic, feature.topic_weight)
        for name, weight, topic, topic_weight in self._heading_features(sentence.block):
            add(name, weight * words // FULL_LENGTH if weight > 0 else weight, topic, topic_weight)
        order = {t.id: i for i, t in enumerate(self.pack.topics)}
        topic = min(topics, key=lambda t: (-topics[t], order[t])) if topics else self.default_topic
        return Salience(points, topic, tuple(found))

    def _heading_features(self, block: int) -> list[tuple[str, int, str, int]]:
        """Features of the nearest heading count whole; of an outer one, half (a risk section spoils all inside it)."""
        heading = self.outline.blocks[block].heading
        if heading in self._headings:
            return self._headings[heading]
        path = heading_path(self.outline, block)
        found: list[tuple[str, int, str, int]] = []
        for feature in self.pack.features:
            if feature.on != "heading":
                continue
            for depth, number in enumerate(reversed(path)):
                if find(self.pack.compile(feature.pattern), self.view, self.outline.headings[number].span):
                    whole = depth == 0
                    weight = feature.weight if whole else feature.weight // 2
                    found.append(
                        (feature.id, weight, feature.topic, feature.topic_weight if whole else feature.topic_weight // 2)
                    )
                    break
        self._headings[heading] = found
        return found

    def _measure(self, name: str, index: int, text: str) -> bool:
        sentence = self.outline.sentences[index]
        length = max(self.scope.end - self.scope.start, 1)
        place = 1000 * (sentence.span.start - self.scope.start) // length
        match name:
            case "always":
                return True
            case "holds-facts":
                return index in self.holders
            case "first-sentence":
                earlier = self.outline.sentences[index - 1].span.start if index else -1
                return earlier < self.scope.start
            case "next-reverses":
                after = self.outline.sentences[index + 1] if index + 1 < len(self.outline.sentences) else None
                if after is None or after.block != sentence.block:
                    return False
                return find(self.pack.compile("{reversal}"), self.view, after.span) is not None
            case "first-sentences":
                earlier = self.outline.sentences[index - LEADING].span.start if index >= LEADING else -1
                return earlier < self.scope.start
            case "first-tenth":
                return place < 100
            case "first-fifth":
                return 100 <= place < 200
            case "last-half":
                return place >= 500
            case "later-in-paragraph":
                return sentence.order > 1
            case "first-under-heading":
                block = self.outline.blocks[sentence.block]
                before = self.outline.blocks[sentence.block - 1] if sentence.block else None
                return sentence.order == 0 and (before is None or before.heading != block.heading or before.kind == "heading")
            case "over-40-words":
                return len(text.split()) > 40
        raise ValueError(f"unknown measure {name!r}")


MEASURES = (
    "always",
    "holds-facts",
    "first-sentence",
    "first-sentences",
    "next-reverses",
    "first-tenth",
    "first-fifth",
    "last-half",
    "later-in-paragraph",
    "first-under-heading",
    "over-40-words",
)
