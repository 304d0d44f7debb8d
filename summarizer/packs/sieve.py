"""Many patterns on one text: only those are run whose needs the text holds.

A pattern that is a choice ("A|B|C") is taken apart: each branch is compiled by itself, when a text first calls for it, and
run where its own needs are met. Whether one of them matches is what the whole pattern would say; where it matches is not, so
`shown` answers the first question and `tried` says which whole patterns are worth running for the second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import regex

from summarizer.packs.kept import KEPT
from summarizer.packs.needs import Resolve, keys_of, needs
from summarizer.packs.regexes import search
from summarizer.packs.shape import Choice, shape
from summarizer.packs.tokens import tokens

KEPT_TEXTS = 64  # a sentence is asked about several times while it is rewritten


class Sieve:
    """Patterns by the keys that they wait for: pairs of a name, for messages, and the pattern.

    `compiled` compiles a pattern of the pack, `resolve` gives the shape of a macro, and `about` all that these hang on.
    """

    def __init__(
        self,
        named: Sequence[tuple[str, str]],
        compiled: Callable[[str], regex.Pattern[str]],
        resolve: Resolve,
        about: Callable[[], Any],
    ) -> None:
        self._named, self._compiled = named, compiled
        self._branches: list[tuple[int, str]] = []
        self._waiting: dict[str, list[int]] = {}
        self._always: list[int] = []
        for place, (number, text, keys) in enumerate(KEPT.answer("what patterns need", about, lambda: _needs(named, resolve))):
            self._branches.append((number, text))
            if keys is None:
                self._always.append(place)
            for key in keys or ():
                self._waiting.setdefault(key, []).append(place)
        self._kept: dict[str, tuple[int, ...]] = {}

    def shown(self, text: str) -> Iterator[int]:
        """The numbers of the patterns that match in a text, in order."""
        last = -1
        for place in self._places(text):
            number, branch = self._branches[place]
            if number != last and search(self._compiled(branch), text, rule=self._named[number][0]) is not None:
                last = number
                yield number

    def tried(self, text: str) -> tuple[int, ...]:
        """The numbers of the patterns that may match in a text, in order; the others cannot."""
        found = self._kept.get(text)
        if found is None:
            if len(self._kept) >= KEPT_TEXTS:
                self._kept.clear()
            found = self._kept[text] = tuple(sorted({self._branches[place][0] for place in self._places(text)}))
        return found

    def _places(self, text: str) -> list[int]:
        waiting = self._waiting
        places = set(self._always)
        for key in keys_of(text):
            if key in waiting:
                places.update(waiting[key])
        return sorted(places)


def _needs(named: Sequence[tuple[str, str]], resolve: Resolve) -> list[tuple[int, str, tuple[str, ...] | None]]:
    """The branches of the patterns in order: of which pattern, its text, and its keys."""
    found: list[tuple[int, str, tuple[str, ...] | None]] = []
    for number, (_, pattern) in enumerate(named):
        tree = shape(pattern)
        texts = branches(pattern)
        trees = tree.branches if isinstance(tree, Choice) and len(texts) > 1 else (tree,)
        for text, branch in zip(texts, trees, strict=True):
            keys = needs(branch, resolve)
            found.append((number, text, None if keys is None else tuple(sorted(keys))))
    return found


def branches(pattern: str) -> list[str]:
    """The branches of a pattern that is a choice, each with the flags it opens with; else the pattern alone.

    A back-reference may name a group of another branch: such a pattern stays whole.
    """
    depth, cuts = 0, []
    _, found = tokens(pattern)
    for token in found:
        depth += (token.kind == "open") - (token.kind == "close")
        if token.kind == "either" and not depth:
            cuts.append(token.at)
    if not cuts or any(token.kind == "back" for token in found):
        return [pattern]
    start = found[0].at
    opening = pattern[:start]
    return [
        (opening if number else "") + pattern[begin:end]
        for number, (begin, end) in enumerate(zip((0, *(c + 1 for c in cuts)), (*cuts, len(pattern)), strict=True))
    ]
