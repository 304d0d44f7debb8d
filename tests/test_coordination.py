"""Later verbs of "we": put into the third person where they share its subject, and left alone where they hang on another word."""

from __future__ import annotations

import pytest
from test_cuts import forms


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # With the subject.
        ("We cater to entire families and offer repair of pumps in the towns in which we operate.",
         "The company caters to entire families and offers repair"),
        ("We sponsor local sporting events, participate in trade shows, maintain high visibility, and donate to many funds.",
         "sponsors local sporting events, participates in trade shows, maintains high visibility, and donates to"),
        ("We provide solutions and add value through design-in support and systems integration.", "and adds value"),
        ("Each of the five largest groups in Norway is larger than we are and has greater resources for pumps.",
         "larger than the company is and has greater"),
        ("We buy most pumps from mills and route it to nine depots.", "buys most pumps from mills and routes it"),
        ("We continue to assess our mills in Norway and intend to follow a plan.", "and intends to follow"),
        ("We want to help mills in Norway and let them grow.", "wants to help mills in Norway and let them"),
        ("We own the Vik brand and own or have rights to other trade names in Norway.", "and owns or has rights"),
        ("We process live fed cattle and hogs and fabricate dressed carcasses into cuts.", "and fabricates dressed"),
        ("We file for, own and maintain many patents on pumps in Norway.", "files for, owns and maintains"),
        ("We purchase our own fuel for delivery and use third parties for transportation of pumps.", "and uses third parties"),
        ("We review the collected data for sufficiency, weight the data accordingly, and then analyze by desired market.",
         "weights the data accordingly, and then analyzes"),
        ("We began in 1979 as a single light industrial office in Norway, and now serve clients from 214 branches.",
         "and now serves clients"),
        # Behind an infinitive or a modal, what hangs on none.
        ("We have pledged all of our portfolios to secure our borrowings and are subject to covenants.", "and is subject to"),
        ("We have been able to obtain an adequate supply of materials and currently believe we have sources.",
         "and currently believes it has"),
        ("We have an exclusive license to patent rights from Vik, and are obligated to pay 5% of sales.", "and is obligated"),
        ("We will test and develop pumps for operations over land but have not yet tested any in Norway.",
         "will test and develop pumps for operations over land but has not yet tested"),
        ("We are gathering data from ongoing trials and anticipate filing for approval in Norway.", "and anticipates filing"),
        # With another word.
        ("At Vik, we take care to attract, retain and develop talent at all levels.", "to attract, retain and develop talent"),
        ("We operate mills, and our dealers hire people to attract, select and retain makers of pumps.",
         "to attract, select and retain makers"),
        ("We purchased a license to market and sub-license the operation services of Vik.", "to market and sub-license the"),
        ("We enter into confidentiality or license agreements with makers of pumps.", "confidentiality or license agreements"),
        ("We sell pumps to mills that are in Norway and are run by their owners.", "that are in Norway and are run"),
        ("We sell pumps and valves, and our dealers are in Norway and are paid by the pump.", "are in Norway and are paid"),
        ("We do not own or lease any mills for the making of pumps in Norway.", "does not own or lease any mills"),
        ("We apply the sale and use of pumps in Norway to the making of paper.", "the sale and use of pumps"),
        ("We serve mills through our subsidiary Vik Supply, a national distributor and provider of pumps to makers of paper.",
         "distributor and provider of pumps"),
        ("We emphasize the safety of our users in the design and manufacture of our pumps and are continuing to make mills.",
         "in the design and manufacture of its pumps and is continuing"),
    ],
)  # fmt: skip
def test_a_later_verb_agrees_with_its_own_subject(text: str, told: str) -> None:
    assert any(told in form for form in forms(text)), forms(text)


def test_what_may_be_a_verb_or_a_noun_behind_a_comma_is_not_told() -> None:
    assert forms("We buy fuel in bulk, finance trucks through banks, and train drivers in the north of Norway.") == [
        "bar.verbs-or-nouns"
    ]
    assert forms("We sell pumps, test equipment, and process controls to mills in the north of Norway.")[0].startswith(
        "The company sells pumps, test equipment, and process controls"
    )
