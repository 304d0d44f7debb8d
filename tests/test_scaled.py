"""Where amounts stand for thousands throughout a text, no bare one is told, and none is a fact."""

from __future__ import annotations

import pytest
from whole_runs import sec_10k

from summarizer import api
from summarizer.extract.engine import extract_facts

OPENING = "Item 1. Business\n\n{line}\n\nBrightwater Corp. makes pumps for mills in Norway and Sweden. "
BACKLOG = "At May 31, 2011, backlog was $5,963,100, and most of the pumps in it were for mills in Norway. "
SAYS = ["(Dollars in thousands)", "(All dollar amounts in thousands, except per share data)", "Amounts are stated in thousands"]


@pytest.mark.parametrize("line", SAYS)
def test_an_amount_that_stands_for_thousands_is_neither_told_nor_a_fact(line: str) -> None:
    source = (OPENING.format(line=line) + BACKLOG + "We sold 12 mills for $4.5 million in 2010.").encode()
    done = api.read(source)
    assert not [f for f in extract_facts(done.filing, done.outline, sec_10k(), done.scope).facts if f.kind == "backlog"]
    summary = api.summarize(source, budget=200)
    assert "963" not in summary.text
    assert "$4.5 million" in summary.text
    assert "rewrite.scale" in str(summary.record)


FAR = "Vik Mills of Oslo is where the pumps of the registrant are made and tested. " * 8 + "\n\n"
OF_ALL = [
    "ALL DOLLAR AMOUNTS, EXCEPT PER SHARE AMOUNTS, THROUGHOUT THIS REPORT ARE\nEXPRESSED IN THOUSANDS.",
    "Unless otherwise indicated, dollar amounts in this Form 10-K are in thousands.",
    "All amounts are in thousands of dollars unless otherwise noted.",
    "All amounts are reported in thousands of dollars, except for share data and Item 11.",
]
OF_SOME = [
    "Unless otherwise noted, the amounts in the tables of this report are in thousands.",
    "The figures of the mill are given in thousands of pumps.",
    "All amounts are in thousands in the following table of pumps.",
    "In this report we speak of pumps. The mill makes them in thousands.",
]


@pytest.mark.parametrize(("line", "told"), [*((line, False) for line in OF_ALL), *((line, True) for line in OF_SOME)])
def test_a_sentence_speaks_for_the_whole_report_wherever_it_stands(line: str, told: bool) -> None:
    source = OPENING.format(line=FAR + line) + BACKLOG + "In 2010 the Company borrowed $750 from Anvil Bank for its mills."
    summary = api.summarize(source.encode(), budget=200).text
    assert ("963" in summary, "$750" in summary) == (told, told)


@pytest.mark.parametrize("line", ["General", "(In thousands of pumps)", "We sell pumps in thousands of mills."])
def test_a_text_that_does_not_say_so_tells_its_amounts(line: str) -> None:
    source = (OPENING.format(line=line) + BACKLOG).encode()
    assert "$5,963,100" in api.summarize(source, budget=200).text
