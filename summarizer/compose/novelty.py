"""What better sentences tell is worth less when it is told again.

A summary is short, and what matters is said many times in a filing. The fact keys of a form say when two forms tell the
same extracted fact; this measures the rest, by the words that they share.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

import regex

from summarizer.compose.drafts import LEAST_WORTH, Draft
from summarizer.compose.vocabulary import bare_words, words_of

_FIGURE = regex.compile(r"\d[\d.,]*\d")
OWN_WORD = 3  # what a word counts that not every filing has; an everyday one counts 1
MOST_PERCENT = 50  # what a sentence loses whose every word was told


def discounted(made: Iterable[Draft], everyday: Iterable[str], keeps: Collection[str] = ()) -> list[Draft]:
    """The drafts in their order, each sentence with less worth for each word that a better draft tells.

    A sentence with one of the features `keeps` loses nothing: what the company is must be told, whatever else tells its words.

    Better is the draft with more worth for its length. Facts told by templates lose nothing, for their worth is that of the
    facts. A worth does not depend on a budget or a way of counting, so that a larger budget still tells what a smaller one
    tells.
    """
    drafts = list(made)
    common = bare_words(everyday)
    told: set[str] = set()
    order = sorted(range(len(drafts)), key=lambda i: (-max(_density(drafts[i])), i))
    for index in order:
        draft = drafts[index]
        words = [_words(line.text) for line in draft.lines]
        if draft.saliences and not any(amount and name in keeps for name, amount in draft.saliences[0].amounts):
            values = tuple(
                max(value - _loss(value, _weight(said & told, common), _weight(said, common)), LEAST_WORTH)
                for value, said in zip(draft.values, words, strict=True)
            )
            drafts[index] = replace(draft, values=values)
        densities = _density(draft)
        told |= words[densities.index(max(densities))]
    return drafts


def _loss(value: int, told: int, said: int) -> int:
    return value * MOST_PERCENT * told // (100 * max(said, 1))


def _density(draft: Draft) -> list[int]:
    """How much each form is worth for its length, with more weight on the worth: worth squared for a character."""
    return [value * value * 1000 // len(line.text) for line, value in zip(draft.lines, draft.values, strict=True)]


def _words(text: str) -> set[str]:
    return words_of(text) | set(_FIGURE.findall(text))


def _weight(words: set[str], common: frozenset[str]) -> int:
    return OWN_WORD * len(words) - (OWN_WORD - 1) * len(words & common)
