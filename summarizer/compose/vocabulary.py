"""The words that a filing speaks of: those that not every filing has, and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

_WORD = regex.compile(r"\p{L}{4,}")
# From this many times on, a word recurs.
RECURRING = 4


def words_of(text: str) -> set[str]:
    """The words of four letters and more of a text, small, without the "s" of a plural.

    Short words are mostly articles, prepositions and the like; a stemmer would tell more words apart from what they mean
    than it would join.
    """
    return {_bare(w) for w in _WORD.findall(text.lower())}


def bare_words(words: Iterable[str]) -> frozenset[str]:
    """Words of a list as `words_of` gives them."""
    return frozenset(_bare(w) for w in words)


def _bare(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one text that are not `everyday` ones, by what they are in it.

    `recurring` stand four times or more, `leading` in its first tenth, `heading` in its headings; `first` says in which
    sentence (by its number) a word is said first.
    """

    everyday: frozenset[str]
    recurring: frozenset[str]
    leading: frozenset[str]
    heading: frozenset[str]
    first: dict[str, int]

    @classmethod
    def of(cls, sentences: Sequence[tuple[int, str]], headings: Iterable[str], everyday: Iterable[str]) -> Vocabulary:
        """The vocabulary of numbered sentences in the order of the text."""
        common = bare_words(everyday)
        times: Counter[str] = Counter()
        first: dict[str, int] = {}
        leading: set[str] = set()
        lead = max(len(sentences) // 10, 12)
        for place, (number, text) in enumerate(sentences):
            found = [w for word in _WORD.findall(text.lower()) if (w := _bare(word)) not in common]
            times.update(found)
            for word in found:
                first.setdefault(word, number)
            if place < lead:
                leading.update(found)
        recurring = frozenset(w for w, number in times.items() if number >= RECURRING)
        of_headings = frozenset(w for h in headings for w in words_of(h)) - common
        return cls(common, recurring, frozenset(leading), of_headings, first)

    def own(self, text: str) -> set[str]:
        """The words of a text that are not everyday ones."""
        return words_of(text) - self.everyday

    def said_first(self, words: Iterable[str], number: int) -> int:
        """How many of the words no sentence before this one says."""
        return sum(1 for w in words if self.first.get(w, number) >= number)
