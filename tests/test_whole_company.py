"""What is told of the registrant as a whole, whoever the text calls it, and what of one of its parts or of others is not."""

from __future__ import annotations

import pytest
from test_told_lists import drafted
from whole_runs import sec_10k

from summarizer import api
from summarizer.compose.abbreviations import explained, with_article
from summarizer.compose.drafts import Draft, worth_telling
from summarizer.compose.pieces import Line, Literal
from summarizer.compose.registrant import called
from summarizer.compose.salience import Salience
from summarizer.extract.engine import extract_facts
from summarizer.spans import Span

OPENING = "Item 1. Business\n\nVik Pumps, Inc. is a maker of pumps and valves for paper mills in Norway and Sweden.\n\n"


def summary(text: str, budget: int = 512) -> str:
    return api.summarize((OPENING + text).encode(), pack=sec_10k(), budget=budget).text


def rules_of(text: str, kind: str) -> list[dict[str, str]]:
    """The facts of a kind, each with what its fields say."""
    read = api.read((OPENING + text).encode(), pack=sec_10k())
    found = extract_facts(read.filing, read.outline, sec_10k(), read.scope).facts
    return [{n: f.raw for n, f in fact.fields.items() if f.raw} for fact in found if fact.kind == kind]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("As of June 30, 2004, Vik Pumps and its wholly-owned subsidiaries employed 192 regular full-time employees.", "192"),
        ("As of June 30, 2004, Vik had approximately 192 full-time employees, of which 28 were in Sweden.", "approximately 192"),
        ("As of June 30, 2004, Anvil Mills had 192 full-time employees.", None),
        ("As of June 30, 2004, Vikings had 192 full-time employees.", None),
    ],
)
def test_a_name_is_the_registrants_or_anothers(text: str, told: str | None) -> None:
    facts = rules_of(text, "employees")
    assert [f["value"] for f in facts] == ([told] if told else [])


@pytest.mark.parametrize(
    ("more", "told"), [("Anvil flies mills. " * 6, ["192"]), ("Anvil flies mills. " * 2, []), ("Anvils fly mills. " * 6, [])]
)
def test_the_name_that_a_text_opens_with_is_the_registrants_where_it_stands_often(more: str, told: list[str]) -> None:
    text = "Item 1. Business\n\nIncorporated in 1984, Anvil was the first to fly mills. " + more
    read = api.read((text + "\n\nAs of June 30, 2004, Anvil employed 192 persons.\n").encode(), pack=sec_10k())
    found = extract_facts(read.filing, read.outline, sec_10k(), read.scope).facts
    assert [fact.fields["value"].raw for fact in found if fact.kind == "employees"] == told


def test_a_part_has_its_name_from_the_heading_that_the_text_calls_so() -> None:
    text = (
        "Coatings\n\nOur Coatings segment makes paints for ships and sells them to yards in nine countries of Europe.\n\n"
        "In 2004, this segment had sales of $20.1 million, representing 31% of our total sales.\n\n"
        "Competition\n\nIn 2004, this segment had sales of $9.1 million, representing 14% of our total sales.\n"
    )
    facts = rules_of(text, "revenue")
    assert [(f["of"], f["share"], f["period_end"]) for f in facts] == [("Coatings", "31%", "2004")]


@pytest.mark.parametrize(
    ("text", "template", "told"),
    [
        (
            "For the years ended December 31, 2005 and 2004, no single customer represented more than 10% of our revenue.",
            "customer.none-large",
            "No customer accounted for more than 10% of revenue for the years ended December 31, 2005 and 2004.",
        ),
        ("No other customer accounted for more than 10% of our revenue in 2005.", "customer.none-large", None),
        (
            "We operate in three reportable segments: Pumps, Valves and Marine Services.",
            "segments.named",
            "The company’s reportable segments are Pumps, Valves and Marine Services.",
        ),
        ("We compete in three segments, each of which is small.", "segments.named", None),
        ("We currently hold nine patents.", "patent.total", "The company holds nine patents."),
        ("We have two patents that relate to certain valves.", "patent.total", None),
        (
            "In 1989, the Company and Anvil Mills entered into a joint venture to sell pumps in Sweden.",
            "venture.dated-one",
            "In 1989 the company entered into a joint venture with Anvil Mills.",
        ),
        (
            "In November 1993, we acquired all of the outstanding shares of Harbor Valves, Inc. for approximately $6.6 billion.",
            "acquisition.list",
            "The company acquired Harbor Valves for approximately $6.6 billion in 1993.",
        ),
        (
            "In November 1993, we acquired Harbor Valves, Inc. for $6.6 million and 40,000 of our shares.",
            "acquisition.list",
            "The company acquired Harbor Valves in 1993.",
        ),
    ],
)
def test_facts_of_the_whole_are_told_in_few_words(text: str, template: str, told: str | None) -> None:
    assert drafted(text).get(template) == told


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("registrant", "Harbor Holdings, Inc. owns 80% of our stock."),
        ("employees", 'We own Harbor Bank (the "Bank"). The Bank had 52 employees at December 31, 1998.'),
        ("employees", "We have 5,000 people worldwide who use our pumps."),
        ("segments", "We acquired Harbor, which operates in two segments: Mills and Mines."),
        ("segments", "The Company plans to divide into two divisions: Pumps and Valves."),
        ("patent", "We hold 10 patents jointly with Harbor Corp."),
        ("patent", "The Company has 10 patents under license from Harbor Corp."),
        ("venture", "We entered into a joint venture with Harbor Corp. that ended in 1999."),
        ("revenue", "Bad debts were 5% of our net sales in 2004."),
        ("revenue", "Our products were 12% of total industry sales in 2004."),
        ("revenue", "Our ten largest customers accounted for 32% of revenue in Norway in 2004."),
        ("no_large_customer", "No customer accounted for more than 10% of sales and Harbor accounted for 12%."),
        ("no_large_customer", "No foreign customer accounted for more than 10% of revenues."),
    ],
)
def test_what_is_anothers_or_planned_or_taken_back_is_no_fact(kind: str, text: str) -> None:
    facts = rules_of("We sell pumps to mills.\n\n" + text, kind)
    assert [f for f in facts if f.get("name") != "Vik Pumps, Inc."] == []


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("In May 2008, we acquired Harbor Speech, Inc. for $6 million in cash.", "$6 million"),
        ("On May 20, 2008, we acquired Harbor Speech, Inc., and sold Mills, Inc. for $5 million.", None),
        ("We acquired Harbor Speech, Inc. in May 2008 and sold it in 2009 for $7 million.", None),
    ],
)
def test_a_price_is_that_of_what_was_bought(text: str, price: str | None) -> None:
    assert [f.get("price") for f in rules_of(text, "acquisition")] == [price]


def test_the_year_of_a_share_is_not_that_of_the_share_it_is_compared_with() -> None:
    text = "Harbor Stores, Inc. accounted for 16.8% of our net sales, compared to 12% of our 1998 net sales."
    assert all("period" not in f for f in rules_of(text, "customer"))


@pytest.mark.parametrize("heading", ["The Segment", "Description of Business by Segment"])
def test_a_heading_that_names_no_part_gives_no_name(heading: str) -> None:
    text = f"{heading}\n\nThe segment accounted for 43% of our net sales in 2004, and it makes pumps for mills and for ships.\n"
    assert rules_of(text, "revenue") == []


def test_of_two_banks_each_has_figures_of_its_own() -> None:
    """Whoever tells the assets of the one has not told those of the other, in however like words."""
    text = (
        "At December 31, 1994, Vik Pumps had consolidated total assets of $3.7 billion, total deposits of $3.3 billion, "
        "and total shareholders' equity of $300.2 million.\n\n"
        "Rock had assets of $186.3 million, deposits of $165.7 million and shareholders' equity of $18.2 million.\n"
    )
    told = summary(text)
    assert "$300.2 million" in told and "$18.2 million" in told


def test_buyers_that_stand_alone_in_sentences_on_other_things_make_no_list() -> None:
    text = (
        "We distribute a newsletter to hospitals. We offer benefits to family members and a program to all employees. "
        "Foam is sold to manufacturers of other products. We use supplies that are regularly used by our restaurants.\n"
    )
    assert len(rules_of(text, "customer_group")) > 2
    assert "customer-group.all" not in drafted(text)


def test_of_poor_sentences_those_of_the_registrant_are_told_and_only_a_dozen_of_others() -> None:
    def drafts_of(count: int, words: str, points: int = -20) -> list[Draft]:
        poor = Salience(points, "overview", ())
        line = Line((Literal(words, "words:company"),), (), (), "")
        return [Draft(f"{words}.{n}", "overview", (0, n), (line,), (1,), (frozenset(),), (poor,)) for n in range(count)]

    registrant = called("", (), sec_10k())
    kept, poor = worth_telling(drafts_of(20, "Banks must hold capital."), registrant)
    assert (len(kept), len(poor)) == (12, 8)
    kept, poor = worth_telling(drafts_of(50, "The company holds capital."), registrant)
    assert (len(kept), len(poor)) == (40, 10)
    kept, poor = worth_telling(drafts_of(50, "In Norway its mills hold capital."), registrant)
    assert (len(kept), len(poor)) == (40, 10)
    kept, poor = worth_telling(drafts_of(50, "The company cares for its employees.", -40), registrant)
    assert (len(kept), len(poor)) == (12, 38)


def test_years_behind_a_unit_head_their_columns() -> None:
    text = (
        "The following geographic area information includes sales by location of the customer:\n\n"
        "SALES\n(IN THOUSANDS) 2000 1999 1998\nU.S. $797,587 $661,609 $447,793\nGermany 102,439 98,787 67,647\n"
        "Japan 77,119 73,567 28,306\nFrance 61,416 50,282 35,329\n\nWe sell pumps to mills there.\n"
    )
    assert {"value": "$797,587", "period_end": "2000", "of": "U.S."} in rules_of(text, "revenue")


def test_what_the_company_is_opens_the_text_wherever_its_topic_stands() -> None:
    text = (
        "Item 1. Business\n\nThe Company conducts its operations at six locations in Oslo and has further offices in Bergen.\n\n"
        'Vik Pumps, Inc. (the "Company" or "Vik") was first in Oslo.\n\n'
        "Vik designs, manufactures and sells pumps to hospitals, schools and paper mills through its own sales force in Norway.\n"
    )
    told = api.summarize(text.encode(), pack=sec_10k(), budget=200).text
    assert told.startswith("Vik designs, manufactures and sells pumps")


def test_when_it_was_incorporated_and_what_it_is_may_open_a_text() -> None:
    text = (
        "Item 1. Business\n\nVik Pumps, Inc. was incorporated in 1946 in Norway and is principally engaged in the sale of "
        "pumps.\n\nWe sell our pumps to mills through distributors, dealers and our own sales force in all of Norway.\n"
    )
    assert api.summarize(text.encode(), pack=sec_10k(), budget=200).text.startswith("Vik Pumps, Inc. was incorporated")


def test_a_sentence_that_a_page_cuts_off_is_not_told() -> None:
    text = (
        "We sell our pumps to paper mills, to the makers of ships, to bank holding companies, and to commercial and savings\n\n"
        "                                   1\n\n<PAGE>   4\n\nbanks, to loan associations, and to credit unions in Norway.\n"
    )
    assert "commercial and savings." not in summary(text)


@pytest.mark.parametrize(
    ("given", "before", "put"),
    [
        ("Rates are set by the Oslo Power Commission (OPC).", "In 1993, ", "the Oslo Power Commission"),
        ("Rates are set by the Oslo Power Commission (OPC).", "It filed with ", "the Oslo Power Commission"),
        ("Rates are set by the Oslo Power Commission (OPC).", "It filed with the ", "Oslo Power Commission"),
        ("It is the U.S. Oslo Power Commission (OPC) that sets rates.", "In 1993, ", "the U.S. Oslo Power Commission"),
        ("Rates are set by the Oslo Power Commission (OPC).", "It follows new ", "Oslo Power Commission"),
        ("Rates are set by Oslo Power Company (OPC).", "It filed with ", "Oslo Power Company"),
    ],
)
def test_a_name_written_out_has_the_article_that_it_has_where_it_is_given(given: str, before: str, put: str) -> None:
    text = f"{given} {before}OPC rules."
    full = explained(text, [Span(0, len(text))], sec_10k())["OPC"]
    assert with_article(text, full, text.rindex("OPC"), sec_10k()).of(text) == put


def test_a_total_set_close_to_its_figures_is_a_row() -> None:
    text = (
        "The following table shows the sales of the various classes of our products:\n\n"
        "        ($ IN MILLIONS)            1995       1994       1993\n"
        "Pumps                            $ 6,232.4  $ 5,351.6  $ 4,820.8\n"
        "Valves                             1,019.8    1,565.7    1,324.0\n"
        "Hoses                                848.3      827.4      868.7\n"
        "     Total                       $ 8,100.5  $ 7,744.7  $ 7,013.5\n\n"
        "We sell them to mills.\n"
    )
    assert {"value": "$ 8,100.5", "period_end": "1995"} in rules_of(text, "revenue")
