"""What a summary may not claim: small texts in which a careless rule or template would say more than the filing does.

Each row is a text and a pattern that must not stand in its summary: a lost negation, a word that nobody wrote, a fact of
somebody else. The texts are made up; the traps are not.
"""

from __future__ import annotations

import pytest
import regex
from whole_runs import sec_10k

from summarizer import api

LEAD = "We make pumps for farms in Ohio. "


def summary(text: str) -> str:
    return api.summarize((LEAD + text).encode(), budget=300, pack=sec_10k()).text


def trap(name: str, text: str, never: str, reported: str = "") -> object:
    marks = [pytest.mark.xfail(strict=True, reason=f"reported: {reported}")] if reported else []
    return pytest.param(text, never, id=name, marks=marks)


TRAPS = [
    trap(
        "up to is said once",
        "On May 3, 2010, we obtained a loan facility of up to $5 million from First Commercial Bank.",
        r"up to up to|maximum of up to",
    ),
    trap(
        "one guarantor is not joined by others",
        "On May 3, 2010, we obtained a loan facility of up to $5 million from First Commercial Bank. "
        "The facility was guaranteed by Mr. Wei Chen, our CEO.",
        r"and others",
    ),
    trap(
        "a facility that was not obtained was not granted",
        "We have not obtained a credit facility of up to $9 million from First Commercial Bank.",
        r"granted|has a credit facility",
    ),
    trap(
        "a facility that was terminated is not told as one that stands",
        "On May 1, 2003, we terminated the credit agreement with First Commercial Bank, which had provided up to $9 million.",
        r"granted|has a credit facility",
    ),
    trap(
        "a facility of former years is not told as one that stands",
        "Until 2002 we had a revolving credit facility of up to $25 million with First Union National Bank.",
        r"granted|has a credit facility",
    ),
    trap(
        "a line of credit is not called committed",
        "As of May 3, 2010, we had unused lines of credit of $5.5 million.",
        r"committed",
    ),
    trap(
        "a grant of a foundation is not the government's",
        "In 2010, we received grants of $5 million from the Harbor Foundation.",
        r"government",
    ),
    trap(
        "customers are not called major",
        "Our customers include Harbor Foods, Inc. and Blue Ocean Corp.",
        r"[Mm]ajor",
    ),
    trap(
        "former customers are not called the largest",
        "During the period from 2017 to 2019, our farm customers included East Autos, Day Motor and Yellow Auto.",
        r"largest",
    ),
    trap(
        "who is no customer is not named as one",
        "None of our customers are Harbor Foods, Inc. or Blue Ocean Corp.",
        r"customers include",
    ),
    trap(
        "a share of a part is no share of all revenue",
        "Harbor Foods, Inc. accounted for 16.8% of our net sales of pumps in Ohio in 2015.",
        r"16\.8% of revenue",
    ),
    trap(
        "a subsidiary's income is not the company's",
        "Our subsidiary had net income of $3 million for the year ended June 30, 2005.",
        r"^Net income was|\bNet income was \$3",
    ),
    trap(
        "employees of others are not the company's",
        "We have 3,000 employees of our franchisees in training.",
        r"has 3,000 employees\.",
    ),
    trap(
        "a second verb agrees, too",
        "We sell to thousands of retail accounts and ship products from 68 distribution centers.",
        r"\band ship\b",
    ),
    trap(
        "a competitor's customers are not ours",
        "Our competitors' customers include Harbor Foods, Inc. and Blue Ocean Corp.",
        r"^(?:Major c|C)ustomers include",
    ),
    trap(
        "a share of assets is no share of revenue",
        "One customer represented 30% of our total assets.",
        r"30% of (?:its )?(?:total )?revenue",
    ),
    trap("an expectation stays one", "We do not expect revenues of $9 million in 2011.", r"Revenue was \$9"),
    trap("no revenue is no revenue", "We had no revenues of $5 million in 2009.", r"Revenue was \$5"),
    trap(
        "shares that were not sold were not issued",
        "In May 2003, we did not sell 1,500,000 shares of our common stock for gross proceeds of $6.0 million.",
        r"issued 1,500,000",
    ),
    trap("a market is not the company", "The pump market had revenues of $9 billion in 2003.", r"Revenue was \$9"),
]


@pytest.mark.parametrize(("text", "never"), TRAPS)
def test_a_summary_does_not_claim_what_the_text_does_not_say(text: str, never: str) -> None:
    told = summary(text)
    assert regex.search(never, told, regex.MULTILINE) is None, told


def test_the_traps_are_told_at_all() -> None:
    """The same wordings without a trap are told, so that silence is not what the test above proves."""
    for text, told in (
        ("On May 3, 2010, we obtained a loan facility of up to $5 million from First Commercial Bank.", "First Commercial Bank"),
        ("We had net income of $3 million for the year ended June 30, 2005.", "$3 million"),
        ("Our major customers include Harbor Foods, Inc. and Blue Ocean Corp.", "Harbor Foods"),
    ):
        assert told in summary(text)


LISTS = [
    pytest.param(
        "The Company offers services in homes, including:\n\n• nursing care\n\n• speech therapy\n\n• respiratory therapy",
        "The company offers services in homes, including nursing care, speech therapy and respiratory therapy.",
        id="a list behind a colon alone",
    ),
    pytest.param(
        "The Company’s services include:\n\n" + "\n\n".join(f"• repairs of {n} pumps" for n in "abcdefgh"),
        "Services include repairs of a pumps, repairs of b pumps, repairs of c pumps, repairs of d pumps, "
        "repairs of e pumps and repairs of f pumps.",
        id="of a list that is not said to be whole the first members are told",
    ),
    pytest.param(
        "The Company sells pumps in the following categories:\n\n"
        "• Hardware. We sell pumps and valves of many sizes to plants.\n\n"
        "• Software. We sell programs that steer our pumps.",
        "It sells pumps and valves of many sizes to plants.",
        id="an item that is a sentence is told as one",
    ),
]


@pytest.mark.parametrize(("text", "told"), LISTS)
def test_a_list_is_told(text: str, told: str) -> None:
    done = api.summarize(f"Item 1. Business\n\nBrightwater Pump Company makes pumps.\n\n{text}\n".encode(), budget=300)
    assert told.removeprefix("It ").removeprefix("The company ") in done.text


def test_a_list_that_is_whole_is_never_told_in_part() -> None:
    items = "\n\n".join(f"• makers of {n} pumps" for n in "abcdefgh")
    text = f"Item 1. Business\n\nBrightwater Pump Company makes pumps.\n\nThe Company’s customers are:\n\n{items}\n"
    assert "customers are" not in api.summarize(text.encode(), budget=300).text  # "include" may be said of some of them


def test_a_summary_does_not_open_with_a_sentence_that_adds_to_others() -> None:
    text = (
        "Item 1. Business\n\nFrom time to time, the Company also buys pumps from Vik Pumps Limited for its mills in Norway.\n\n"
        "The Company is a leading maker of mill pumps with 12 plants in Norway, which sells pumps, valves and hoses to mills.\n"
    )
    assert api.summarize(text.encode(), budget=200).text.startswith("The company is a leading maker")


def test_a_hedge_that_began_a_sentence_is_small_inside_one_and_a_day_is_a_year_s_end() -> None:
    text = (
        "Item 1. Business\n\nBrightwater makes pumps.\n\nApproximately 16% of the Company's net revenues for the year ended "
        "January 31, 1999 was derived from Vik Mills Corporation.\n"
    )
    told = api.summarize(text.encode(), budget=200).text
    assert "Approximately 16%" in told or "approximately 16% of revenue in the year ended January 31, 1999" in told
    assert "for Approximately" not in told
    assert "in January 31" not in told
