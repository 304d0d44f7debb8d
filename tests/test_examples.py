"""Every example of every rule of the shipped pack is a test: what the rule must find, and where it must stay silent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from _pytest.mark import ParameterSet
from whole_runs import sec_10k

from summarizer.extract.engine import extract_facts
from summarizer.extract.facts import Fact
from summarizer.outline.build import outline_filing
from summarizer.outline.model import BlockKind
from summarizer.packs.fact_schema import Example, Rule
from summarizer.source.reading import read_filing
from summarizer.spans import Span

Expected = dict[str, str | tuple[str, ...]]

# Examples of the pack that do not hold, reported and not yet mended: id -> what happens.


def every_example() -> list[ParameterSet]:
    found = []
    for rule in sec_10k().rules:
        for number, example in enumerate(rule.examples, 1):
            name = f"{rule.id} {number}"
            found.append(pytest.param(rule, example, id=name))
    return found


def found_by(rule: Rule, example: Example) -> list[Fact]:
    """The facts of one rule alone, as the engine reads the example as a text of its own.

    A rule that adds to an earlier fact, or asks for what other rules find, is run without that, so that what it proposes
    is seen by itself.
    """
    # Rules that find the registrant's own names come along, since other rules may ask who is meant.
    naming = tuple(r for r in sec_10k().rules if sec_10k().kinds[r.kind].own and r.id != rule.id)
    pack = replace(sec_10k(), rules=(rule.model_copy(update={"attach": None, "known": ""}), *naming), tables=())
    assert pack.layout is not None
    text = f"{example.heading.replace(chr(10), chr(10) * 2)}\n\n{example.text}\n" if example.heading else f"{example.text}\n"
    filing = read_filing(text.encode(), "example", pack.layout, pack.topics)
    outline = outline_filing(filing, pack.layout)
    headings = [b.span.of(filing.view) for b in outline.blocks if b.kind is BlockKind.HEADING]
    assert headings == example.heading.split("\n") if example.heading else not headings, "not read as running text"
    return [f for f in extract_facts(filing, outline, pack, (Span(0, len(filing.view)),)).facts if f.rule == rule.id]


def told(fact: Fact, name: str) -> set[str]:
    """How an example may write a field: as printed, with or without the hedge before it, or the rule's constant."""
    field = fact.fields.get(name)
    if field is None:
        return set()
    raw = " ".join(field.raw.split())
    if not raw:
        return {field.value}
    bare = sec_10k().compile("(?i)^{approx}").sub("", raw)
    return {raw, bare}


def agrees(fact: Fact, expected: Expected) -> bool:
    return all(told(fact, n) & ({v} if isinstance(v, str) else set(v)) for n, v in expected.items())


def unmatched(expected: tuple[Expected, ...], facts: list[Fact]) -> tuple[list[Expected], list[Fact]]:
    """The expected facts that were not found, and the found ones that were not expected."""
    left, missing = list(facts), []
    for one in expected:
        match = next((f for f in left if agrees(f, one)), None)
        if match is None:
            missing.append(one)
        else:
            left.remove(match)
    return missing, left


@pytest.mark.parametrize(("rule", "example"), every_example())
def test_a_rule_finds_what_its_example_says(rule: Rule, example: Example) -> None:
    facts = found_by(rule, example)
    missing, extra = unmatched(example.facts, facts)
    shown = [{n: sorted(told(f, n)) for n in f.fields} for f in facts]
    if example.known == "miss":
        assert missing or not example.facts, f"no longer a known miss; found {shown}"
        assert not extra, f"a miss, and noise besides: {shown}"
    elif example.known == "noise":
        assert extra, f"no longer known noise; found {shown}"
    else:
        assert not missing, f"not found: {missing}; found {shown}"
        assert not extra, f"found {shown}"


@pytest.mark.parametrize("rule", [pytest.param(r, id=r.id) for r in sec_10k().rules])
def test_a_rule_has_an_example_that_it_finds_and_one_where_it_is_silent(rule: Rule) -> None:
    plain = [e for e in rule.examples if not e.known]
    assert any(e.facts for e in plain) and any(not e.facts for e in plain)
