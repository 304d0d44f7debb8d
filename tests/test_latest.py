"""Figures of several years, told for the latest alone: which figure is whose is counted, and nothing is guessed."""

from __future__ import annotations

import copy
import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_cuts import forms
from whole_runs import sec_10k

from summarizer import api
from summarizer.record.core import record_id

TOLD = [
    (
        "For fiscal years 2004, 2003, and 2002, Orbit recognized revenues of $28.3 million, $12.4 million and $9.9 million, "
        "respectively.",
        "For fiscal year 2004, Orbit recognized revenues of $28.3 million.",
    ),
    (
        "During fiscal 2023, 2022 and 2021, we generated approximately 34%, 38% and 36%, respectively, of our sales in May.",
        "During fiscal 2023, the company generated approximately 34% of its sales in May.",
    ),
    (
        "Sales through distributors were approximately 40%, 36% and 49% of our net revenues in fiscal 1996, 1997 and 1998, "
        "respectively.",
        "Sales through distributors were approximately 49% of the company’s net revenues in fiscal 1998.",
    ),
    (
        "For fiscal 2008, 2007 and 2006, 77%, 78% and 74% of revenue was earned in Norway and 23%, 22% and 26% of revenue was "
        "earned abroad, respectively.",
        "For fiscal 2008, 77% of revenue was earned in Norway and 23% of revenue was earned abroad.",
    ),
    (
        "Sales to one customer totaled 52%, 49% and 7% of revenues for the years ended June 30, 2022, June 30, 2021 and June 30, "
        "2020, respectively.",
        "Sales to one customer totaled 52% of revenues for the year ended June 30, 2022.",
    ),
    (
        "Backlog was about $100.8 million at May 31, 2004, $169.6 million at May 31, 2003, and $9 million at May 31, 2002.",
        "Backlog was about $100.8 million at May 31, 2004.",
    ),
]
LEFT = [
    "Sales to one customer totaled 52%, 49% and 7% of all for the years ended May 31, 2020, June 30, 2021 and July 31, 2022, "
    "respectively.",
    "Revenues from pumps were $30 million, $20 million and $10 million in 2004, 2003 and 2002, respectively, or 50%, 40% and 30% "
    "of all.",
    "In 1993, 1994 and 1995 pumps were 65%, 66% and 67%, respectively, of sales, and hoses were 25% in each of those years.",
    "Sales were 10%, 20% and 30% of total sales in Norway, Sweden and Denmark, respectively, in 2004, 2003 and 2002.",
    "Harbor, Mills and Farms accounted for 10%, 20% and 30%, respectively, of sales for the years 2004, 2003 and 2002.",
    "The company must repay $5 million in 2004, $4 million in 2005 and $3 million in 2006 under the notes.",
    "Sales were $5 in 2004, $4 in 2003 and $3 million in 2002 of the total.",
    "Sales were $5 million in 2004, $4 million in 2003 and $3 million in 2002, a total of $12 million.",
    "The company generated revenues of $37.6 million and $22.2 million for the years ended May 31, 2020 and 2019, respectively.",
    "Sales to Kestrel, Inc. and Harbor Corporation accounted for 24% and 20% of the company’s revenues, respectively, in 2021.",
    "Capital expenditures were $41, $30 and $27 million in 1996, 1995 and 1994, respectively.",
    "In each of the three years ended December 31, 1996, 1995 and 1994, sales were $5 million, $4 million and $3 million, "
    "respectively.",
    "The company sold an aggregate of $5 million in 2003 and $3 million in 2002.",
    "Net charge-offs were $480,000 in 2003 and $395,000 in 2002, and fees were $212,000 and $187,000, respectively.",
    "Sales were $5 million, $4 million and $3 million in 1996 and 1995, respectively, of all the pumps.",
]


@pytest.mark.parametrize(("text", "shortest"), TOLD)
def test_the_latest_year_is_told_alone(text: str, shortest: str) -> None:
    assert forms(text)[-1] == shortest


@pytest.mark.parametrize("text", LEFT)
def test_what_is_not_sure_stays_whole(text: str) -> None:
    assert forms(text) == [text]


def test_a_cut_that_swallows_the_years_leaves_no_figure_without_one() -> None:
    """The tail goes with the years in it, so the figures stay as they are: "$5 million" alone would be of no year."""
    text = (
        "Fees that mills paid for the use of pumps were $5 million, $4 million and $3 million, as compared with those of banks "
        "in 2004, 2003 and 2002, respectively."
    )
    assert all("$4 million" in form or "2004" in form for form in forms(text))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(1990, 2030), min_size=3, max_size=4, unique=True),
    st.lists(st.integers(11, 99), min_size=4, max_size=4, unique=True),
)
def test_the_figure_that_stays_is_that_of_the_last_year(years: list[int], figures: list[int]) -> None:
    def listed(words: list[str]) -> str:
        return ", ".join(words[:-1]) + " and " + words[-1]

    shares = figures[: len(years)]
    text = (
        f"Export sales were {listed([f'{s}%' for s in shares])} of all sales of the pumps that mills and ships bought "
        f"from our plants in {listed([str(y) for y in years])}, respectively."
    )
    last = max(range(len(years)), key=lambda n: years[n])
    wanted = (
        f"Export sales were {shares[last]}% of all sales of the pumps that mills and ships bought from the company’s plants "
        f"in {years[last]}."
    )
    assert forms(text)[-1] == wanted


def test_half_of_such_a_cut_does_not_verify(tmp_path: Path) -> None:
    source = tmp_path / "filing.txt"
    source.write_text(
        "ITEM 1. BUSINESS\n\nVik Pumps, Inc. (the “Company”) makes pumps for mills in Norway and sells them there.\n\n"
        "For fiscal years 2004, 2003 and 2002, the Company recognized revenues from the sale of pumps of $28.3 million, "
        "$12.4 million and $9.9 million, respectively.\n"
    )
    made = next(
        m
        for budget in range(70, 30, -1)
        if "latest.respectively" in str((m := api.summarize(source, pack=sec_10k(), budget=budget)).record["segments"])
    )
    assert "12.4" not in made.text
    assert api.verify(made.record, source, level=3, pack=sec_10k()) == []
    forged = copy.deepcopy(made.record)
    segment = next(s for s in forged["segments"] if any(e["by"] == "latest.respectively" for e in s.get("edits", ())))
    text = source.read_text()
    dropped = segment["edits"].pop(next(n for n, e in enumerate(segment["edits"]) if "2003" in text[slice(*e["at"])]))
    segment["text"] = segment["text"].replace("2004", "2004" + text[slice(*dropped["at"])], 1)
    text = "".join(s["text"] for s in forged["segments"])
    forged["summary"].update(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    forged["record_id"] = record_id(forged)
    assert any("latest.respectively" in str(found) for found in api.verify(forged, source, level=3, pack=sec_10k()))


def test_figures_and_years_go_together_where_a_name_in_full_parts_the_sentence() -> None:
    source = (
        b'Brightwater Corp. makes pumps. It owns Vik Pump Services ("VPS") in Norway, and nothing else is said of it here.\n\n'
        b"For fiscal years 2004, 2003 and 2002, VPS recognized revenue of $10.2 million, $34.7 million and $40.8 million, "
        b"respectively."
    )
    done = api.summarize(source, pack=sec_10k(), budget=45)
    assert "latest.respectively" in str(done.record["segments"])
    assert "For fiscal year 2004, Vik Pump Services recognized revenue of $10.2 million." in done.text
    assert not api.verify(done.record, source, pack=sec_10k())
