"""Which facts a template tells together: those of one table, list or sentence, each once, in the template's order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from summarizer.compose.templates import YEAR
from summarizer.extract.facts import Fact
from summarizer.outline.model import BlockKind, Outline
from summarizer.outline.query import block_at
from summarizer.packs.prose_schema import Template

PLACES = frozenset({"table", "beside"})
MOST_APART = 2  # headings of a list of products may have one other heading between them


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups the facts of one filing."""

    outline: Outline

    def groups(self, template: Template, facts: list[Fact]) -> list[list[Fact]]:
        """The facts that a template tells together, each group in its order and each fact in it told once."""
        if not template.member:
            return [[f] for f in self._unique(template, facts)]
        if "beside" in template.group:
            return [self._unique(template, self._ordered(template, g)) for g in self._beside(template, facts)]
        groups: dict[tuple[str, ...], list[Fact]] = {}
        for fact in facts:
            groups.setdefault(() if template.group_form else self.key(template, fact), []).append(fact)
        return [self._unique(template, self._ordered(template, g)) for g in groups.values()]

    def key(self, template: Template, fact: Fact) -> tuple[str, ...]:
        """What facts of one group have in common."""
        key = [self._place(n, fact) if n in PLACES else fact.value(n) for n in template.group]
        return (*key, fact.value(template.year_of)[:YEAR]) if template.year_of else tuple(key)

    def _place(self, what: str, fact: Fact) -> str:
        """The table of a fact; or where it stands beside its like: in a list, or in a sentence."""
        index = block_at(self.outline, fact.start)
        if what == "beside" and index >= 0 and self.outline.blocks[index].kind is BlockKind.LIST_ITEM:
            return f"list {self.outline.blocks[index].intro} {self.outline.blocks[index].heading}"
        return f"sentence {fact.sentence}" if what == "beside" else str(fact.table)

    def _beside(self, template: Template, facts: list[Fact]) -> list[list[Fact]]:
        """Facts that stand beside each other: in headings that follow each other (one other between them), lists, sentences.

        A heading with others of the same group below it says nothing beside them.
        """
        groups: dict[tuple[str, ...], list[Fact]] = {}
        run, last = 0, -1
        for fact in sorted(self._unique(template, facts), key=lambda f: (self.heading(f), f.start)):
            heading = self.heading(fact)
            if heading < 0:
                groups.setdefault(self.key(template, fact), []).append(fact)
                continue
            if last >= 0 and heading - last > MOST_APART:
                run += 1
            last = heading
            groups.setdefault((f"run {run}",), []).append(fact)
        parents = {
            name: {self.outline.headings[h].parent for f in g if (h := self.heading(f)) >= 0} for name, g in groups.items()
        }
        return [[f for f in g if self.heading(f) not in parents[name] - {-1}] for name, g in groups.items()]

    @staticmethod
    def _unique(template: Template, facts: list[Fact]) -> list[Fact]:
        if not template.unique:
            return facts
        first: dict[str, Fact] = {}
        for fact in facts:
            first.setdefault(fact.value(template.unique), fact)
        # A year that a day of it was told for: "December 31, 2014" and, from a table's column, "2014".
        days = {name[:YEAR] for name, f in first.items() if len(name) > YEAR and f.fields[template.unique].type == "period"}
        first = {name: f for name, f in first.items() if name not in days}
        # "Residential shippers and shippers": what another name ends or begins with says nothing beside it, nor do its letters.
        longer = Longer(first)
        return [f for name, f in first.items() if not longer.has(name)]

    @staticmethod
    def _ordered(template: Template, facts: list[Fact]) -> list[Fact]:
        if not template.order:
            return facts
        name = template.order.lstrip("-")
        keys = sort_keys([f.value(name) for f in facts])
        order = sorted(range(len(facts)), key=lambda i: keys[i], reverse=template.order.startswith("-"))
        return [facts[i] for i in order]

    def heading(self, fact: Fact) -> int:
        """The heading that is among the evidence of a fact, or -1."""
        blocks = (self.outline.blocks[index] for e in fact.evidence if (index := block_at(self.outline, e.start)) >= 0)
        return next((b.heading for b in blocks if b.kind is BlockKind.HEADING), -1)


class Longer:
    """Names by their first and last words and by their letters, so that each is compared with few others."""

    def __init__(self, names: Iterable[str]) -> None:
        self._first: dict[str, list[str]] = {}
        self._last: dict[str, list[tuple[str, frozenset[str]]]] = {}
        self._letters: set[str] = set()
        for name in names:
            small, words = _plain(name)
            if words:
                self._first.setdefault(words[0], []).append(small)
                self._last.setdefault(words[-1], []).append((small, frozenset(words)))
            letters = "".join(word[0] for word in name.split() if word[0].isupper())
            self._letters.update(letters[at:] for at in range(len(letters)))

    def has(self, name: str) -> bool:
        """Whether a name is the beginning or the end of another, holds words of it alone, or is the first letters of its last."""
        small, words = _plain(name)
        if not words:
            return False
        begins = (small + " ", small.removesuffix("s") + " ")  # "individuals" beside "individual investors"
        heads = (words[0], words[0].removesuffix("s"))
        said = frozenset(words)
        return (
            any(other.endswith(" " + small) or said < among for other, among in self._last.get(words[-1], ()))
            or any(other.startswith(begins) for head in dict.fromkeys(heads) for other in self._first.get(head, ()))
            or (name.isupper() and len(name) > 1 and name in self._letters)
        )


def _plain(name: str) -> tuple[str, list[str]]:
    """A name in small letters and its words, without commas: "Vik, Inc." begins with "Vik"."""
    small = name.lower().replace(",", "")
    return small, small.split()


def sort_keys(values: Sequence[str]) -> list[tuple[Decimal, str]]:
    """Numbers by their size; if one is none, all by their letters, as periods are: "2006" stands before "2008-05-20"."""
    try:
        return [(Decimal(value), "") for value in values]
    except InvalidOperation:
        return [(Decimal(0), value) for value in values]
