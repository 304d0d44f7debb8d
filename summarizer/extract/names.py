"""Sets of names: of the registrant and its parts, so that "Harbor makes tools" is told from "Acme makes tools".

A filing calls its company and its subsidiaries by their names. Rules of kinds that the pack marks as `own` find those
names first; a rule that asks for an own subject fires only where its subject is one of them, or heads the section. In the
same way a rule may ask for what other rules have found ("Accessories include ..." where accessories are sold).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import regex

_WORD = regex.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
_POSSESSIVE = regex.compile(r"['’]s?$")


def _words(name: str) -> tuple[str, ...]:
    return tuple(_POSSESSIVE.sub("", word[0]).casefold() for word in _WORD.finditer(name))


def begins_heading(name: str, heading: str) -> bool:
    """Whether a heading begins with the words of a name."""
    words = _words(name)
    return bool(words) and words == _words(heading)[: len(words)]


@dataclass(slots=True)
class Names:
    """The names found so far, as folded words."""

    _names: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, name: str) -> None:
        """Take a name in."""
        if words := _words(name):
            self._names.add(words)

    def __bool__(self) -> bool:
        return bool(self._names)

    def ends(self, name: str) -> bool:
        """Whether `name` ends with a known name, or a known name with it."""
        words = _words(name)
        return bool(words) and any(
            words[-min(len(words), len(known)) :] == known[-min(len(words), len(known)) :] for known in self._names
        )

    def holds(self, name: str) -> bool:
        """Whether `name` is a known name or the beginning of one."""
        words = _words(name)
        return bool(words) and any(words == known[: len(words)] for known in self._names)

    def covers(self, name: str, headings: Iterable[str]) -> bool:
        """Whether `name` is an own name, the beginning of one, begins with one, or heads the section."""
        words = _words(name)
        if not words:
            return False
        for known in self._names:
            shorter = min(len(words), len(known))
            if words[:shorter] == known[:shorter]:
                return True
        return any(begins_heading(name, heading) for heading in headings)
