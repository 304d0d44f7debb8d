"""A list that a sentence introduces, folded into it: what it may leave out, and how its items are parted."""

from __future__ import annotations

import pytest
from whole_runs import sec_10k

from summarizer import api
from summarizer.compose.candidates import drafts
from summarizer.extract.engine import extract_facts

LEAD = "Item 1. Business\n\nVik Corporation makes pumps.\n\n"


def written(intro: str, *items: str) -> list[str]:
    """The sentences that could be told of a text in which a sentence introduces these items."""
    text = LEAD + intro + "\n\n" + "\n\n".join(f"• {item}" for item in items)
    read = api.read(text.encode(), pack=sec_10k())
    extraction = extract_facts(read.filing, read.outline, sec_10k(), read.scope)
    made, _ = drafts(read.filing, read.outline, extraction, sec_10k(), read.scope, {})
    return [line.text for draft in made for line in draft.lines]


LONG = [
    "access to rivers through the use of pumps and barges",
    "studies of the habits and food of fish in cold water",
    "running of mills and care of their wheels",
    "engineering, analysis, and transport of heavy loads",
    "steering of programs and parts",
    "design of new products",
    "goods for schools",
]


@pytest.mark.parametrize(
    ("intro", "items", "told"),
    [
        pytest.param(
            "We offer:",
            LONG[:3],
            "The company offers access to rivers through the use of pumps and barges, studies of the habits and food of fish "
            "in cold water and running of mills and care of their wheels.",
            id="no item has a comma: commas, and an item with a noun that may be a verb stays",
        ),
        pytest.param(
            "We offer:",
            LONG,
            "The company offers access to rivers through the use of pumps and barges; studies of the habits and food of fish "
            "in cold water; running of mills and care of their wheels; engineering, analysis, and transport of heavy loads; "
            "and steering of programs and parts.",
            id="semicolons, and the last members of an open list go until it fits",
        ),
        pytest.param(
            "Our services include:",
            ["repair of pumps, hoses and valves", "rental of barges"],
            "Services include repair of pumps, hoses and valves and rental of barges.",
            id="two items need no semicolon",
        ),
        pytest.param(
            "Our products include:",
            ["ANVIL: a pump for rivers", "PELL: a hose for gardens", "VESTA: a valve for mills"],
            "Products include ANVIL: a pump for rivers; PELL: a hose for gardens; and VESTA: a valve for mills.",
            id="a colon inside asks for semicolons too",
        ),
    ],
)  # fmt: skip
def test_a_list_is_folded_into_its_sentence(intro: str, items: list[str], told: str) -> None:
    assert told in written(intro, *items)


def test_what_leads_in_a_list_in_the_list_is_no_member() -> None:
    items = ["Pumps;", "The two segments that make up our mill business:", "Wheels,", "Stones and", "Barges."]
    assert not any("two segments" in text for text in written("We operate in four segments:", *items))
    assert not any("two segments" in text for text in written("Our segments include:", *items))
