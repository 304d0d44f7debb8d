"""The book of facts: what belongs to an earlier or later fact, and which mentions are one fact.

Filings tell one facility or one issue of shares over several sentences. A rule with `attach` adds its fields to a fact
of the same scope, or, when its own kind differs (an amount drawn, an advance), makes a fact that is linked to it.
Two facts of a kind whose identity fields agree are one: the first keeps its fields and takes the other's.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field, replace

from summarizer.extract.facts import Fact, Field
from summarizer.outline.model import Outline
from summarizer.packs.fact_schema import Attach, Rule
from summarizer.packs.pack import Pack

Identity = tuple[str, int, tuple[str, ...]]  # kind, table, and what its identity fields say, without regard to capitals


@dataclass(slots=True)
class Book:
    """Facts in the order they were found."""

    outline: Outline
    pack: Pack
    _facts: list[Fact] = field(default_factory=list)
    _waiting: list[tuple[Rule, Fact]] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)
    _places: dict[Identity, list[int]] = field(default_factory=dict)  # where in `_facts` those of one identity stand, in order

    def facts(self) -> tuple[Fact, ...]:
        """All facts, in document order; those of one place in the order they were found."""
        return tuple(sorted(self._facts, key=lambda f: f.start))

    def offer(self, rule: Rule, fact: Fact) -> None:
        """Take a fact that a rule found: attach it, let it wait, or add it."""
        attach = rule.attach
        if attach is None:
            added = self.add(fact)
            self._serve(added)
        elif attach.direction == "after":
            self._waiting.append((rule, fact))
            if fact.kind != attach.to:
                self.add(fact)
        else:
            self._attach(attach, fact)

    def add(self, fact: Fact) -> Fact:
        """Add a fact, or merge it with the one that has the same identity."""
        identity = self._identity(fact)
        if identity is not None and (alike := self._places.get(identity)):
            self._facts[alike[0]] = self._facts[alike[0]].with_fields(fact.fields, fact.evidence)
            return self._facts[alike[0]]
        self._counts[fact.kind] = self._counts.get(fact.kind, 0) + 1
        fact = replace(fact, id=f"{fact.kind}.{self._counts[fact.kind]}")
        if identity is not None:
            self._places.setdefault(identity, []).append(len(self._facts))
        self._facts.append(fact)
        return fact

    def _identity(self, fact: Fact) -> Identity | None:
        """What facts that are one have in common; None for a fact that says nothing of it, which is like no other."""
        said = tuple(fact.value(name).casefold() for name in self.pack.kinds[fact.kind].identity)
        return (fact.kind, fact.table, said) if any(said) else None

    def _change(self, index: int, fact: Fact) -> None:
        """Put a fact in the place of the one that it was."""
        before, now = self._identity(self._facts[index]), self._identity(fact)
        self._facts[index] = fact
        if before != now:
            if before is not None:
                self._places[before].remove(index)
            if now is not None:
                insort(self._places.setdefault(now, []), index)

    def _attach(self, attach: Attach, fact: Fact) -> None:
        targets = [i for i, f in enumerate(self._facts) if f.kind == attach.to and f.table < 0 and self._near(attach, f, fact)]
        targets = [i for i in targets if all(_agree(self._facts[i], fact, name) for name in attach.same)]
        if attach.like and targets:
            targets = self._alike(targets, fact, attach.like)
        if not attach.all:
            targets = targets[-1:]
        if fact.kind == attach.to:
            for index in targets:
                self._change(index, self._facts[index].with_fields(fact.fields, fact.evidence, attach.replaces))
        elif targets:
            self.add(_linked(fact, self._facts[targets[-1]]))
        else:
            self.add(fact)

    def _alike(self, targets: list[int], fact: Fact, name: str) -> list[int]:
        """The targets whose field shares a word with the fact's; else those without the field; else all."""
        words = set(fact.value(name).lower().split())
        sharing = [
            i
            for i in targets
            if words & {w.removesuffix("s") for w in self._facts[i].value(name).lower().split()}
            | words & set(self._facts[i].value(name).lower().split())
        ]
        return sharing or [i for i in targets if not self._facts[i].value(name)] or targets

    def _serve(self, target: Fact) -> None:
        """Give a new fact what waited for one of its kind."""
        rest: list[tuple[Rule, Fact]] = []
        for rule, fact in self._waiting:
            attach = rule.attach
            if attach is None or attach.to != target.kind or not self._near(attach, target, fact):
                rest.append((rule, fact))
            elif fact.kind == target.kind:
                index = next(i for i, f in enumerate(self._facts) if f.id == target.id)
                self._change(index, self._facts[index].with_fields(fact.fields, fact.evidence))
            else:
                for index, known in enumerate(self._facts):
                    if known.kind == fact.kind and known.evidence == fact.evidence and known.fields == fact.fields:
                        self._change(index, _linked(known, target))
        self._waiting = rest

    def _near(self, attach: Attach, target: Fact, fact: Fact) -> bool:
        if attach.within == "sentence":
            return target.sentence == fact.sentence
        if attach.sentences and abs(fact.sentence - target.sentence) > attach.sentences:
            return False
        here, there = self.outline.sentences[fact.sentence].block, self.outline.sentences[target.sentence].block
        if attach.within == "paragraph":
            return here == there
        return self.outline.blocks[here].heading == self.outline.blocks[there].heading


def _linked(fact: Fact, target: Fact) -> Fact:
    return fact.with_fields({target.kind: Field(target.id, "", "", (), "text")})


def _agree(a: Fact, b: Fact, name: str) -> bool:
    return not a.value(name) or not b.value(name) or a.value(name) == b.value(name)
