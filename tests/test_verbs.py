"""Whether a sentence has a finite verb, and verbs in the third person."""

from __future__ import annotations

import pytest

from summarizer import api
from summarizer.compose.verbs import Verbs
from summarizer.packs.load import load_pack


@pytest.mark.parametrize(
    "text",
    [
        "Of the $2.2 billion in revenue, 55% came from customers in the public sector.",
        "Its strategic initiatives primarily focus on lending to small firms.",
        "As of December 31, 2020, it reports financial information in one segment.",
        "Brightwater formulates hair care products marketed through salons.",
        "Vik Mills, Inc. focuses its business on pumps for makers of paper in Norway.",
        "The company co-promotes pumps with Vik Mills in Norway.",
        "The pump division designs, manufactures, markets and services pumps.",
        "The accounting department reviews the results of the collection of pumps.",
        "Its design efforts focus on the development of pumps for makers of paper.",
        "Hospitals as well as physicians use its pumps in all of Norway.",
        "Federal banking agencies, including that of Norway, adopted revisions to the rules of banks.",
        "No significant backlog of orders exists.",
        "During fiscal 2003, 100 mills used the panel, up from 90 in fiscal 2002.",
        "Vik College confers degrees at four levels.",
        "Pumping Business Unit reported revenue of $9.51 billion in 2024.",
        "The state restricts loans to directors.",
        "Pumping Business Unit reported net sales of $5 million in 2004.",
        "The types of pumps that the company makes include hand pumps, foot pumps and mills.",
        "The company’s direct channel markets to potential mills through various campaigns.",
        "In addition to the Vik system, its graphics products support the system of Anvil.",
        "The company's hand-made products target dairies, laundries and other active users.",
    ],
)
def test_a_sentence_has_a_verb(text: str) -> None:
    assert Verbs(load_pack("sec-10k")).has_finite(text)


@pytest.mark.parametrize(
    "text",
    [
        "Method for recovery of fuel and clay from biomass.",
        "High performance pump solution designed for mills, dairies and laundries.",
        "Reported backlog and priced options of the division.",
        "Contracted Harbor mills and hosted Vikland software.",
        "Shareholders entitled to notice of the meeting.",
        "Directors elected by holders of preferred stock.",
        "Registered nurses, including pain management and teaching procedures.",
        "Environmentally friendly products and services for the home market.",
        "Pump systems, embedded systems and simulators for commercial and military customers.",
        "Executive management team with an average of more than 20 years of baking industry experience.",
        "Emergency Management Agency, U.S. and state departments of transportation, and police forces.",
        "Principally sales of extruded aluminum and component products for other manufacturers.",
        "Shareholders and a third party to terminate the agreements on the pumps of Norway.",
        "Pumps for mills that include hand pumps and hoses of nine kinds.",
        "Ancillary (includes gasoline, pharmacy and food court) and Other Businesses (includes travel and other).",
        "The company’s experienced management team.",
        "Licensed nurses for technical nursing procedures, such as injections and dressing changes.",
    ],
)
def test_a_fragment_has_none(text: str) -> None:
    assert not Verbs(load_pack("sec-10k")).has_finite(text)


def test_a_roman_numeral_is_not_the_first_person() -> None:
    text = b"Item 1. Business\n\nBrightwater makes drugs. The company owns centers that conduct Phase I trials for drug makers.\n"
    assert "Phase I trials" in api.summarize(text, budget=200).text


@pytest.mark.parametrize(
    ("verb", "third"),
    [
        ("rely", "relies"),
        ("supply", "supplies"),
        ("apply", "applies"),
        ("directly", None),
        ("co-promote", "co-promotes"),
        ("self-insure", "self-insures"),
        ("pass-through", None),
    ],
)
def test_a_verb_that_ends_like_an_adverb_is_one(verb: str, third: str | None) -> None:
    assert Verbs(load_pack("sec-10k")).third_person(verb) == third
