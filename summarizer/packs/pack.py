"""A rule pack in memory: validated, with the place and the hash of every entry."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import regex

from summarizer.errors import PackError
from summarizer.packs.book import Book
from summarizer.packs.fact_schema import PhraseList, Rule, TableRule, Values
from summarizer.packs.prose_schema import Feature, Rewrite, Template
from summarizer.packs.regexes import compile_pattern, expand, search
from summarizer.packs.schema import Feed, Kind, PackHeader, Topic
from summarizer.packs.sieve import Sieve

if TYPE_CHECKING:
    from summarizer.packs.layout import Layout

Place = tuple[str, int, int]

# Entries of these sections stand in the order of their ids, whatever file they come from, so that the hash, which
# does not see files, covers all that the engine sees. Topics, feeds and rewrites keep the order of the files: it means
# something there, and the hash covers it.
BY_ID = frozenset({"rules", "tables", "templates", "features", "phrases"})
IN_ORDER = frozenset({"topics", "feeds", "rewrites"})


class Words(dict[str, str]):
    """The words of a pack. One that it lacks ends the run with an error that names it: `required` knows those always needed."""

    def __missing__(self, word: str) -> str:
        raise PackError(f"the pack cannot write this summary: its `words` lack {word!r}, for which a pattern of the pack asks")


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack, validated. Nothing in it is code.

    `root` is the folder's name, for messages; it never reaches a record. `places` gives (file, line, column) and
    `hashes` the sha256 of the canonical JSON of the whole entry (examples and notes too), both under keys such as
    `rules:facility.granted`; `sha256` covers all entries. Rules, tables, templates, features and phrase lists are in the
    order of their ids, topics, feeds and rewrites in the order of the files.
    """

    id: str
    version: str
    root: str
    header: PackHeader
    topics: tuple[Topic, ...]
    feeds: tuple[Feed, ...]
    lexicon: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, str]
    kinds: Mapping[str, Kind]
    rules: tuple[Rule, ...]
    tables: tuple[TableRule, ...]
    templates: tuple[Template, ...]
    rewrites: tuple[Rewrite, ...]
    features: tuple[Feature, ...]
    phrases: tuple[PhraseList, ...]
    layout: Layout | None
    values: Values
    words: Words
    places: Mapping[str, Place]
    sha256: str
    hashes: Mapping[str, str]
    _compiled: dict[str, regex.Pattern[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _sieves: dict[str, Sieve] = field(default_factory=dict, init=False, repr=False, compare=False)

    def compile(self, pattern: str) -> regex.Pattern[str]:
        """A pattern of this pack, its macros written out, compiled when it is first asked for."""
        found = self._compiled.get(pattern)
        if found is None:
            found = self._compiled[pattern] = compile_pattern(pattern, self.lexicon, self.patterns)
        return found

    def sieve(self, name: str, entries: Sequence[Rewrite] | Sequence[Feature]) -> Sieve:
        """Which of some entries of this pack, always the same under one name, are worth running on a text."""
        found = self._sieves.get(name)
        if found is None:
            named = [(entry.id, entry.pattern) for entry in entries]
            resolve = Book(self.lexicon, self.patterns).resolve
            found = self._sieves[name] = Sieve(named, self.compile, resolve, lambda: [self.sha256, named])
        return found

    def rewrites_for(self, text: str) -> Iterator[Rewrite]:
        """The rewrites that may match in a text, in the order of the pack; the others cannot."""
        return (self.rewrites[number] for number in self.sieve("rewrites", self.rewrites).tried(text))

    def shows(self, name: str, text: str) -> bool:
        """Whether the pattern of this name is found in a text; a pack that lacks it finds it nowhere."""
        return name in self.patterns and search(self.compile(f"{{{name}}}"), text) is not None

    def with_name(self, before: str, name: str, after: str) -> regex.Pattern[str]:
        """A pattern of this pack with a name of a filing between its two halves, compiled for this once.

        Names are a filing's and no pattern's: a cache of them would grow with every filing, and tell which were read.
        """
        halves = (expand(part, self.lexicon, self.patterns) for part in (before, after))
        return regex.compile(regex.escape(name).join(halves), regex.V0)


def canonical(data: object) -> bytes:
    """RFC 8785 JSON of plain data without floats.

    The standard library writes it as long as no key lies beyond the basic plane (where UTF-16 sorts differently); a
    test compares the bytes with those of `rfc8785`, which is too slow to load every pack with.
    """
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")


def sha256_of(data: object) -> str:
    """The sha256, in hexadecimal digits, of the canonical JSON."""
    return hashlib.sha256(canonical(data)).hexdigest()


def entry_key(section: str, name: str) -> str:
    """The name of an entry in `places` and `hashes`."""
    return f"{section}:{name}"


def hashes_of(header: Mapping[str, Any], sections: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """The pack's sha256 and that of each entry, from the data as written in YAML (not from defaults filled in).

    Comments, files, and the order of entries that have no order do not matter; every character of an entry does.
    """
    hashes: dict[str, str] = {}
    content: dict[str, Any] = {"pack": dict(header)}
    for section in sorted(sections):
        data = sections[section]
        if section in BY_ID or section in IN_ORDER:
            for entry in data:
                hashes[entry_key(section, entry["id"])] = sha256_of(entry)
            content[section] = sorted(data, key=lambda entry: str(entry["id"])) if section in BY_ID else data
        elif section in ("layout", "values"):
            hashes[section] = sha256_of(data)
            content[section] = data
        else:
            for name in data:
                hashes[entry_key(section, name)] = sha256_of(data[name])
            content[section] = data
    return sha256_of(content), dict(sorted(hashes.items()))
