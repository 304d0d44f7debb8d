"""Lists of noun phrases: what is a member, where the list ends, and what is no phrase at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whole_runs import sec_10k

from summarizer.extract.names import Names
from summarizer.extract.phrases import PhraseReader
from summarizer.spans import Span


def members(style: str, text: str) -> list[str]:
    reader = PhraseReader(sec_10k())
    found = reader.style(style)
    assert found is not None
    return [span.of(text) for span in reader.members(found, text, Span(0, len(text)))]


CASES = [
    pytest.param("products", "paper, bags and boxes to printers.", ["paper", "bags", "boxes"],
                 id="a list ends before its purpose"),
    pytest.param("products", "residential and commercial mortgage loans.", ["residential and commercial mortgage loans"],
                 id="an adjective alone is no member"),
    pytest.param("products", "hand tools, speech, imaging and keypad solutions.",
                 ["hand tools", "speech, imaging and keypad solutions"],
                 id="members share the head of the last one"),
    pytest.param("products", "(i) drills, (ii) saws and (iii) lathes.", ["drills", "saws", "lathes"],
                 id="enumerators are no brackets"),
    pytest.param("products", "oxygen systems (concentrators and tanks) and walkers.", ["oxygen systems", "walkers"],
                 id="what stands in brackets is no member"),
    pytest.param("products", "tools, which are made in Ohio, and nails.", ["tools"], id="a relative clause ends the list"),
    pytest.param("products", "tools and nails, and the prices are low.", ["tools", "nails"],
                 id="the subject of a later clause is no member"),
    pytest.param("products", "tools and operates ten stores.", ["tools"], id="a further verb ends the list"),
    pytest.param("products", "a wide variety of hand tools and, to a lesser extent, nails.", ["hand tools", "nails"],
                 id="quantities before a phrase and asides between phrases are left out"),
    pytest.param("products", "App Card, a credit card, and App Pay, a payment service.", ["App Card", "App Pay"],
                 id="a gloss is no member"),
    pytest.param("products", "our ability to compete.", [], id="an ability is no product"),
    pytest.param("products", "$5 million and 30% of sales.", [], id="figures are no products"),
    pytest.param("buyers", "food, drug and mass retailers, and to hospitals in Ohio.",
                 ["food, drug and mass retailers", "hospitals"],
                 id="buyers share a head"),
    pytest.param("buyers", "target companies in new markets.", [], id="an infinitive is no buyer"),
    pytest.param("buyers", "the aerospace industry and builders of homes.", ["aerospace industry", "builders of homes"],
                 id="an industry, and a buyer with a complement"),
    pytest.param("buyers", "microprocessors and servers.", [], id="machines are no buyers"),
    pytest.param("ways", "our own sales force, and by independent dealers and distributors.",
                 ["sales force", "independent dealers", "distributors"], id="ways with a second preposition"),
    pytest.param("ways", "hard work.", [], id="hard work is no channel"),
    pytest.param("names", "“Harbor”, Old Anvil and grass roots labs.", ["Harbor", "Old Anvil", "grass roots labs"],
                 id="brands in quotes"),
]  # fmt: skip


@pytest.mark.parametrize(("style", "text", "expected"), CASES)
def test_the_members_of_a_list(style: str, text: str, expected: list[str]) -> None:
    assert members(style, text) == expected


@given(
    st.sampled_from(["products", "buyers", "ways", "names"]),
    st.text(alphabet="abcdef XY,.;()and\n“”'-0", max_size=120),
)
def test_members_stand_in_the_text_in_order_and_whole(style: str, text: str) -> None:
    reader = PhraseReader(sec_10k())
    found = reader.style(style)
    assert found is not None
    spans = reader.members(found, text, Span(0, len(text)))
    assert spans == sorted(spans)
    for span in spans:
        words = span.of(text)
        assert words == words.strip(" ,\n") and "(" not in words


NAMES = [
    pytest.param("Harbor", True, id="the beginning of an own name"),
    pytest.param("Harbor Foods Group", True, id="an own name and more"),
    pytest.param("Harbor Steel", False, id="another company with the same first word"),
    pytest.param("Acme", False, id="another company"),
    pytest.param("Blue Unit", True, id="what heads the section"),
]


@pytest.mark.parametrize(("name", "own"), NAMES)
def test_own_names(name: str, own: bool) -> None:
    names = Names()
    names.add("Harbor Foods")
    assert names.covers(name, ("BLUE UNIT AND OTHERS",)) is own
