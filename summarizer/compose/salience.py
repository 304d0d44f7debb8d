"""How much a sentence is worth telling, and for which topic: a plain sum of the pack's named features."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from summarizer.compose.places import FULL, Places
from summarizer.compose.registrant import names_another
from summarizer.outline.model import Outline
from summarizer.outline.query import heading_path
from summarizer.packs.pack import Pack
from summarizer.packs.windows import find, find_all
from summarizer.spans import Span


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
    """The points of a sentence, its topic, and how much of each feature's weight gave them, in the pack's order.

    `amounts` are (feature id, twentieths of its weight): the weights are the only thing that a fit has to find.
    """

    points: int
    topic: str
    amounts: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Scorer:
    """Scores the sentences of one outline with the features of one pack."""

    view: str
    outline: Outline
    pack: Pack
    places: Places
    default_topic: str
    names: Collection[str] = ()
    _headings: dict[int, list[tuple[str, int, int, str, int]]] = field(default_factory=dict)
    _shown: dict[str, int] = field(default_factory=dict)  # which sentence was the first to show a feature

    @classmethod
    def of(
        cls,
        view: str,
        outline: Outline,
        pack: Pack,
        scope: Span,
        holders: frozenset[int],
        kinds: Mapping[int, frozenset[str]],
        shorts: Mapping[str, Sequence[int]],
        names: Collection[str] = (),
    ) -> Scorer:
        """A scorer for the part of the view that is summarized.

        `holders` are the sentences whose facts a template tells, `kinds` the kinds of fact that a sentence holds,
        `shorts` the short names that the part gives, with the places where it gives them, `names` what the text calls the
        registrant.
        """
        return cls(view, outline, pack, Places(view, outline, pack, scope, holders, kinds, shorts), pack.topics[0].id, names)

    def score(self, index: int, text: str) -> Salience:
        """The salience of `text`, a version of sentence `index` of the outline.

        Sentences are scored in the order of the text: what counts `once` counts for the first that is asked for.
        What its words are worth counts in full; where it stands counts in proportion to its length up to `FULL` words.
        """
        whole = Span(0, len(text))
        small = text.lower()
        if len(small) != len(text):  # a letter whose small form is longer would move what is counted
            small = text
        words = min(len(text.split()), FULL)
        points = 0
        topics: dict[str, int] = {}
        found: list[tuple[str, int]] = []

        def add(name: str, weight: int, amount: int, topic: str, topic_weight: int) -> None:
            nonlocal points
            points += weight * amount // FULL
            found.append((name, amount))
            if topic:
                topics[topic] = topics.get(topic, 0) + topic_weight

        another = names_another(text, self.names, self.pack)
        shows = set(self.pack.sieve("features", self.pack.features).tried(text))
        for number, feature in enumerate(self.pack.features):
            if feature.on == "heading" or (feature.pattern and number not in shows):
                continue
            if feature.own_subject and another:
                continue
            amount = self.places.amount(feature, index, text) if feature.measure else FULL
            if feature.pattern and amount:
                plain = case_free(feature.pattern)
                shown, pattern = (small, plain) if plain else (text, feature.pattern)
                matches = find_all(self.pack.compile(pattern), shown, whole, feature.id)
                amount *= max(sum(1 for _, _ in zip(range(feature.most), matches, strict=False)) - feature.beyond, 0)
            if amount and (not feature.once or self._shown.setdefault(feature.id, index) == index):
                add(feature.id, feature.weight, amount, feature.topic, feature.topic_weight)
        for name, weight, parts, topic, topic_weight in self._heading_features(self.outline.sentences[index].block):
            add(name, weight, words // parts, topic, topic_weight)
        order = {t.id: i for i, t in enumerate(self.pack.topics)}
        topic = min(topics, key=lambda t: (-topics[t], order[t])) if topics else self.default_topic
        return Salience(points, topic, tuple(found))

    def _heading_features(self, block: int) -> list[tuple[str, int, int, str, int]]:
        """Features of the nearest heading count whole; of an outer one, half (a risk section spoils all inside it)."""
        heading = self.outline.blocks[block].heading
        if heading in self._headings:
            return self._headings[heading]
        path = heading_path(self.outline, block)
        found: list[tuple[str, int, int, str, int]] = []
        for feature in self.pack.features:
            if feature.on != "heading":
                continue
            for depth, number in enumerate(reversed(path)):
                if find(self.pack.compile(feature.pattern), self.view, self.outline.headings[number].span):
                    parts = 1 if depth == 0 else 2
                    found.append((feature.id, feature.weight, parts, feature.topic, feature.topic_weight // parts))
                    break
        self._headings[heading] = found
        return found
