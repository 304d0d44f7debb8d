"""A filing that writes "the company" with a small letter is read as all others are; one that defines the term is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whole_runs import sec_10k

from summarizer import api
from summarizer.extract.called import LEAST, read_as
from summarizer.extract.engine import extract_facts
from summarizer.spans import Span

PACK = sec_10k()
SMALL = "Brightwater Corp. makes pumps. " + "In Norway the company sells pumps to mills. " * LEAST
OTHER = (
    'Brightwater Corp. (the "Company") makes pumps. ' + "The Company sells pumps, and the company next door buys them. " * LEAST
)


def read(text: str) -> str:
    return read_as(text, PACK, [Span(0, len(text))])


def test_the_small_letter_is_read_as_the_capital_where_a_text_has_hardly_any_other() -> None:
    done = read(SMALL + "The company is old, and its companyman is not.")
    assert done.count("the Company") == LEAST
    assert done.endswith("The Company is old, and its companyman is not.")
    assert len(done) == len(SMALL) + len("The company is old, and its companyman is not.")


@pytest.mark.parametrize("text", [OTHER, "In Norway the company sells pumps to mills. " * (LEAST - 1), "We sell pumps."])
def test_a_text_that_means_another_by_it_is_read_as_it_is(text: str) -> None:
    assert read(text) == text


@pytest.mark.parametrize("listed", [(), ("the company", "the Companies")])
def test_a_pack_without_two_of_one_length_reads_all_as_it_is(listed: tuple[str, ...]) -> None:
    pack = replace(PACK, lexicon={**PACK.lexicon, "called": listed})
    assert read_as(SMALL, pack, [Span(0, len(SMALL))]) == SMALL


def test_a_text_that_has_defined_the_company_means_another_by_the_small_letter() -> None:
    text = (
        'Brightwater Corp. (the "Company") makes pumps for mills in all of Norway. '
        + "In Norway the Company sells its pumps to the mills of makers of paper. " * LEAST
        + "Vik Mills of Bergen is one of its buyers. The company makes paper in nine mills and sells it to printers."
    )
    assert "nine mills" not in api.summarize(text.encode()).text
    assert "nine mills" in api.summarize(text.replace("The company makes", "The Company makes").encode()).text


def test_its_facts_are_found_and_quoted_as_they_stand() -> None:
    text = SMALL + "At December 30, 1995 the company had approximately 6,835 employees, of which most were paid hourly."
    done = api.read(text.encode())
    facts = extract_facts(done.filing, done.outline, PACK, done.scope)
    (people,) = (f for f in facts.facts if f.kind == "employees")
    assert people.value("value") == "6835"
    assert "the company had" in people.evidence[0].of(done.filing.view)
    assert not api.verify(api.summarize(text.encode(), budget=200).record, text.encode())
