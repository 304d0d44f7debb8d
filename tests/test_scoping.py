"""A heading says which products "our products" are."""

from __future__ import annotations

import pytest
from whole_runs import sec_10k

from summarizer import api
from summarizer.compose.candidates import drafts
from summarizer.compose.drafts import Draft
from summarizer.extract.engine import extract_facts

OPENING = "Item 1. Business\n\nBrightwater makes tools for industrial plants, mobile phones and hospitals in Norway.\n\n"


def made_of(text: str) -> list[Draft]:
    done = api.read(text.encode())
    facts = extract_facts(done.filing, done.outline, sec_10k(), done.scope)
    return drafts(done.filing, done.outline, facts, sec_10k(), done.scope, {})[0]


def told(heading: str, sentence: str, before: str = "") -> list[str]:
    """The forms of the sentence below the heading."""
    return [line.text for line in made_of(f"{OPENING}{before}{heading}\n\n{sentence}\n")[-1].lines]


@pytest.mark.parametrize(
    ("heading", "sentence", "text"),
    [
        pytest.param(
            "Mobile Solutions",
            "Our solutions are used by phone makers and car makers in ten countries.",
            "Mobile solutions are used by phone makers and car makers in ten countries.",
            id="a possessive at the start",
        ),
        pytest.param(
            "Industrial Products",
            "We sell our products to mills, mines and farms in ten countries.",
            "The company sells its industrial products to mills, mines and farms in ten countries.",
            id="an object",
        ),
        pytest.param(
            "Expand Mill Services",
            "We sell our services to mills, mines and farms in ten countries.",
            "The company sells its services to mills, mines and farms in ten countries.",
            id="what is to be done is no name",
        ),
        pytest.param(
            "Halvor Products",
            "We sell our products to mills, mines and farms in ten countries.",
            "The company sells its Halvor Products to mills, mines and farms in ten countries.",
            id="a name keeps its capitals",
        ),
        pytest.param(
            "Mobile Solutions",
            "Our mobile solutions are used by phone makers in ten countries.",
            "Mobile solutions are used by phone makers in ten countries.",
            id="the words stand there already",
        ),
        pytest.param(
            "Mobile Solutions",
            "Our solutions are used by mobile phone makers in ten countries.",
            "Mobile solutions are used by mobile phone makers in ten countries.",
            id="the words stand elsewhere",
        ),
        pytest.param(
            "Mobile Solutions",
            "Our products are used by phone makers and car makers in ten countries.",
            "Mobile products are used by phone makers and car makers in ten countries.",
            id="another noun for what is offered",
        ),
        pytest.param(
            "Halvor Solutions",
            "We sell our products to mills, mines and farms in ten countries.",
            "The company sells its Halvor products to mills, mines and farms in ten countries.",
            id="another noun after a name",
        ),
        pytest.param(
            "Mobile Solutions",
            "Our services are used by phone makers and car makers in ten countries.",
            "Services are used by phone makers and car makers in ten countries.",
            id="another noun",
        ),
        pytest.param(
            "Our Products",
            "Our products are used by phone makers and car makers in ten countries.",
            "Products are used by phone makers and car makers in ten countries.",
            id="a heading that says nothing",
        ),
        pytest.param(
            "Sales and Services",
            "Our services are used by phone makers and car makers in ten countries.",
            "Services are used by phone makers and car makers in ten countries.",
            id="a heading of another kind",
        ),
    ],
)
def test_the_heading_narrows_its_noun(heading: str, sentence: str, text: str) -> None:
    assert told(heading, sentence)[0] == text


def test_what_a_heading_gave_verifies() -> None:
    text = f"{OPENING}Mobile Solutions\n\nOur solutions are used by phone makers and car makers in ten countries.\n".encode()
    result = api.summarize(text, pack=sec_10k(), budget=128)
    assert "Mobile solutions" in result.text
    assert not api.verify(result.record, text)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Our pump parts are sold by dealers in nine states.", "The company’s pump parts are sold by dealers in nine states."),
        ("Our products are sold by dealers in nine states.", "Products are sold by dealers in nine states."),
        (
            "Our own products are sold by dealers in nine states.",
            "The company’s own products are sold by dealers in nine states.",
        ),
        (
            "Our products are sold by our dealers in nine states.",
            "The company’s products are sold by its dealers in nine states.",
        ),
        ("Our major customers include mills, mines and farms.", "Major customers include mills, mines and farms."),
    ],
)
def test_what_needs_no_owner_has_none(sentence: str, text: str) -> None:
    assert told("General", sentence)[0] == text


@pytest.mark.parametrize(
    ("before", "sentence", "there"),
    [
        pytest.param(
            "The university has plants for pumps.", "The plants have seats for 900 students of pumps.", False, id="taken up"
        ),
        pytest.param("Vik has bought two plants.", "The plants have seats for 900 students of pumps.", False, id="of several"),
        pytest.param(
            "Vik sells hoses to mills.", "The plants have seats for 900 students of pumps.", True, id="said the first time"
        ),
        pytest.param("Vik sells pumps to mills.", "The pumps of Vik have seats for 900 students.", True, id="with its owner"),
        pytest.param("This company sells pumps.", "The company has seats for 900 students of pumps.", True, id="the company"),
        pytest.param("The Vik Hall has pumps.", "The Vik Hall has seats for 900 students of pumps.", True, id="a name"),
    ],
)
def test_what_takes_up_the_sentence_before_is_not_told(before: str, sentence: str, there: bool) -> None:
    made = made_of(f"{OPENING}General\n\n{before} {sentence}\n")
    assert any(line.text == sentence for draft in made for line in draft.lines) is there


@pytest.mark.parametrize(
    ("before", "sentence", "there"),
    [
        ("Net sales were $12.4 million in 2001.", "Net sales were $11.9 million in 2000.", False),
        (
            "As of May 31, 2022, our unfilled orders were $4.6 million.",
            "As of May 31, 2021, unfilled orders were $3.9 million.",
            False,
        ),
        ("Net sales were $12.4 million in 2001.\n\n", "Net sales were $11.9 million in 2000.", False),
        (
            "The value of work on contracts and awards for mills that is believed to be firm was $3.9 billion at May 31, 1995.",
            "The value of work on contracts and awards for mills that is believed to be firm at May 31, 1994 was $4.5 billion.",
            False,
        ),
        ("The Company was bought by Anvil in 1998.\n\n", "The Company had sales of $11.9 million in 1997.", True),
        ("The Company expects to open 12 mills in 1999.\n\n", "The Company had sales of $11.9 million at May 31, 1998.", True),
        ("The contract with the Navy runs until 2003.\n\n", "The Navy accounted for $11.9 million of sales in 1998.", True),
        ("Net sales were $12.4 million in 2001.", "Export sales to mills were $11.9 million in 2000.", True),
        ("Net sales were $12.4 million in 2000.", "Net sales were $13.9 million in 2001.", True),
        ("Net sales grew in the year to mills.", "Net sales were $11.9 million in 2000.", True),
    ],
)
def test_a_figure_that_a_later_year_has_replaced_is_not_told(before: str, sentence: str, there: bool) -> None:
    made = made_of(f"{OPENING}Sales of Pumps\n\n{before} {sentence}\n")
    figure = sentence.partition("$")[2][:12]
    assert any(figure in line.text for draft in made if draft.saliences for line in draft.lines) is there


SEGMENTS = "The Company has two reportable segments, Coatings and Pump Services.\n\n"


@pytest.mark.parametrize(
    ("heading", "sentence", "text"),
    [
        pytest.param(
            "Coatings",
            "Approximately 46% of sales are made outside of Norway and Sweden.",
            "In Coatings, approximately 46% of sales are made outside of Norway and Sweden.",
            id="a share",
        ),
        pytest.param(
            "Pump Services Segment",
            "Services are sold under the name of Vik to mills and farms.",
            "In Pump Services, services are sold under the name of Vik to mills and farms.",
            id="a heading that says it is one",
        ),
        pytest.param(
            "Coatings",
            "The Company makes approximately 46% of its sales outside of Norway.",
            "In Coatings, the company makes approximately 46% of its sales outside of Norway.",
            id="the registrant as the subject",
        ),
        pytest.param(
            "Coatings",
            "Approximately 46% of sales of coatings are made outside of Norway.",
            "Approximately 46% of sales of coatings are made outside of Norway.",
            id="it names the segment",
        ),
        pytest.param(
            "Coatings",
            "Our stores sold 2,300 different kinds of paint in 2011.",
            "In Coatings, the company’s stores sold 2,300 different kinds of paint in 2011.",
            id="a possessive",
        ),
        pytest.param(
            "Coatings",
            "In 2011, 38% of all sales were made in the second quarter.",
            "In Coatings, in 2011, 38% of all sales were made in the second quarter.",
            id="a year first",
        ),
        pytest.param(
            "Coatings",
            "Vik Paints sells 2,300 different kinds of paint to farms.",
            "Vik Paints sells 2,300 different kinds of paint to farms.",
            id="a name as the subject",
        ),
        pytest.param(
            "Harbor Segment",
            "We sell lamps through 276 department stores in Norway.",
            "In Harbor, the company sells lamps through 276 department stores in Norway.",
            id="a heading says that it is one, no list does",
        ),
        pytest.param(
            "The Harbor Brand",
            "We sell lamps through 276 department stores in Norway.",
            "For Harbor, the company sells lamps through 276 department stores in Norway.",
            id="a brand",
        ),
        pytest.param(
            "Coatings",
            "Based upon revenues, our customers are diverse, and the largest had 3% of revenues in 2011.",
            "In Coatings, based upon revenues, the company’s customers are diverse, and the largest had 3% of revenues in 2011.",
            id="what revenues say",
        ),
        pytest.param(
            "Lamp Stores Segment",
            "The Company closed two small stores and opened 11 large ones in 2011.",
            "The company closed two small stores and opened 11 large ones in 2011.",
            id="the stores are the segment",
        ),
        pytest.param(
            "Our Segment",
            "We sell lamps through 276 department stores in Norway.",
            "The company sells lamps through 276 department stores in Norway.",
            id="a heading without a name",
        ),
        pytest.param(
            "Raw Materials",
            "Approximately 46% of sales are made outside of Norway and Sweden.",
            "Approximately 46% of sales are made outside of Norway and Sweden.",
            id="a heading that is no segment",
        ),
    ],
)
def test_what_is_said_below_a_segment_is_said_of_it(heading: str, sentence: str, text: str) -> None:
    assert text in told(heading, sentence, SEGMENTS)


def test_a_name_behind_a_segment_keeps_its_capital() -> None:
    text = OPENING.replace("\n\n", "\n\nWe have two segments, Pumps and Mills. Mills like Anvils best.\n\n", 1)
    made = made_of(
        f"{text}Pumps\n\nAnvils customers include mills of Norway.\n\nExport sales were 14% of sales to mills in 1998.\n"
    )
    told_as = [d.lines[0].text for d in made]
    assert "In Pumps, Anvils customers include mills of Norway." in told_as, told_as
    assert any(text.startswith("In Pumps, export sales were 14%") for text in told_as), told_as


def test_a_segment_with_a_small_word_for_its_name_is_a_business() -> None:
    parts = "The company is a public utility and digs for coal.\n\nCOAL OPERATIONS\n\nWe dig coal in Norway with machines.\n\n"
    sentence = "We sell lamps through 276 department stores in Norway."
    said = "In its utility business, the company sells lamps through 276 department stores in Norway."
    assert said in told("UTILITY OPERATIONS", sentence, parts)


def test_a_heading_that_is_a_brand_speaks_for_what_stands_below() -> None:
    brands = "Our principal brands are Harbor and Anvil.\n\n"
    sentence = "We sell lamps through 276 department stores in Norway."
    assert "For Harbor, the company sells lamps through 276 department stores in Norway." in told("Harbor", sentence, brands)
    assert "The company sells lamps through 276 department stores in Norway." in told("Channels", sentence, brands)


def test_a_word_of_a_segments_name_is_no_segment() -> None:
    named = "The Company has two reportable segments, Flow Control Products and Pump Services.\n\n"
    sentence = "We sell lamps through 276 department stores in Norway."
    assert "In Flow Control Products, the company sells lamps through 276 department stores in Norway." in told(
        "Flow Control Products", sentence, named
    )
    assert "The company sells lamps through 276 department stores in Norway." in told("Products", sentence, named)


def test_an_object_that_the_sentence_before_speaks_of_is_not_told() -> None:
    before, sentence = (
        "Vik County Hospital has 60 beds and two clinics.",
        "We manage the hospital for a fee of 3% of net revenues.",
    )
    for first, there in ((before, False), ("The town has 60 wells and two mills.", True)):
        made = made_of(f"{OPENING}Services\n\n{first} {sentence}\n")
        assert any("for a fee of 3%" in line.text for draft in made for line in draft.lines) is there


def test_a_part_that_has_no_name_is_not_told() -> None:
    lines = "At September 30, 1994 the segment operated 14 mills in Norway and Sweden.\n"
    assert "In Coatings, at September 30, 1994 the segment operated 14 mills in Norway and Sweden." in told(
        "Coatings", lines, SEGMENTS
    )
    made = made_of(f"{OPENING}{SEGMENTS}Production\n\n{lines}")
    assert not [line.text for draft in made for line in draft.lines if "14 mills" in line.text]


def test_a_part_is_named_once_for_two_sentences_that_follow_each_other() -> None:
    text = (
        f"{OPENING}{SEGMENTS}Coatings\n\nWe sell paint through 276 department stores in Norway. "
        "We distribute varnish through 38 independent dealers in Sweden.\n"
    )
    done = api.summarize(text.encode())
    assert "In Coatings, the company sells paint through 276 department stores in Norway. There it distributes" in done.text
    assert not api.verify(done.record, text.encode())


def test_a_segments_competitors_are_not_the_companys() -> None:
    rivals = "Competitors include Anvil Pumps, Harbor Coatings and Kestrel Corp.\n"
    for heading, listed in (("Competition", True), ("Coatings", False)):
        made = made_of(f"{OPENING}{SEGMENTS}{heading}\n\n{rivals}")
        assert any(draft.id.startswith("competitor") for draft in made) is listed


def test_a_summary_with_a_segment_before_a_sentence_verifies() -> None:
    text = f"{OPENING}{SEGMENTS}Coatings\n\nApproximately 46% of sales are made outside of Norway and Sweden.\n"
    done = api.summarize(text.encode())
    assert "In Coatings, approximately 46%" in done.text
    assert not api.verify(done.record, text.encode())


def test_a_segments_revenue_is_not_the_companys() -> None:
    for heading, whole in (("Overview", True), ("Coatings", False)):
        made = made_of(
            f"{OPENING}{SEGMENTS}{heading}\n\nNet sales increased 14% to $86.4 million in 2003 from $75.8 million in 2002.\n"
        )
        assert any(draft.id.startswith("revenue.years") for draft in made) is whole


@pytest.mark.parametrize("heading", ["Scale Division", "The Scale Division"])
def test_a_division_stands_with_its_noun_and_its_article(heading: str) -> None:
    before = "We operate through three divisions: the Bus Division, the Scale Division and the Vineyard Division.\n\n"
    assert "In the Scale Division, approximately 46% of sales are made outside of Norway." in told(
        heading, "Approximately 46% of sales are made outside of Norway.", before
    )


LEAF = (
    "Item 1. Business\n\nBrightwater Corporation is a merchant of leaf tea in nine countries and has operations in agri-products "
    "and in lumber and building products.\n\nThe Company was founded in 1918 and has mills in Norway and in Sweden.\n\n"
)


@pytest.mark.parametrize(
    ("first", "second", "told_as"),
    [
        (
            "Agri-Products",
            "Lumber and Building Products",
            "In agri-products, customers are mills and food makers in Norway.",
        ),
        ("Agri-Products", "Wages", "Customers are mills and food makers in Norway."),
        ("Manufacturing", "Lumber and Building Products", "Customers are mills and food makers in Norway."),
    ],
)
def test_headings_of_which_the_beginning_speaks_are_parts(first: str, second: str, told_as: str) -> None:
    text = (
        f"{LEAF}{first}\n\nCustomers are mills and food makers in Norway.\n\n"
        f"{second}\n\nTimber comes from the north of Norway and from Sweden, where the mills are.\n"
    )
    assert told_as in [d.lines[0].text for d in made_of(text)]


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        (
            "Wind Engines (8.0% of revenues in 2003) makes engines.",
            "For Wind Engines, the company’s customers include mills.",
        ),
        (
            "Wind Engines provides engines to all who want one.",
            "For Wind Engines, the company’s customers include mills.",
        ),
        ("Wind engines (8.0% of revenues in 2003) are sold here.", "Customers include mills."),
        ("The mill (8.0% of revenues in 2003) makes engines.", "Customers include mills."),
    ],
)
def test_a_heading_that_is_the_subject_below_it_is_a_part(text: str, told_as: str) -> None:
    made = made_of(f"{OPENING}Wind Engines\n\n{text}\n\nOur customers include mills.\n")
    assert told_as in [d.lines[0].text for d in made]


def test_no_pattern_of_the_pack_keeps_a_name_of_a_filing() -> None:
    made = made_of(f"{OPENING}Zephyr Engines\n\nZephyr Engines makes engines in Norway.\n\nOur customers include mills.\n")
    assert "For Zephyr Engines, the company’s customers include mills." in [d.lines[0].text for d in made]
    assert not [pattern for pattern in sec_10k()._compiled if "Zephyr" in pattern]


VIXAN = (
    "The makers of paper like Vixan, and mills buy Vixan from dealers, as do those who know Vixan best. "
    "Vixan cleans the pumps of mills in one hour.\n\n"
    "VIXAN\n\nThe Company sells through a sales force of thirty in Norway.\n\n"
)


WHOLE = "The company sells through a sales force of thirty in Norway."


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        pytest.param(VIXAN, f"For Vixan, {WHOLE[0].lower()}{WHOLE[1:]}", id="a name that is used as one"),
        pytest.param(VIXAN.replace("buy Vixan", "buy vixan"), WHOLE, id="a word"),
        pytest.param(
            VIXAN.replace("Vixan", "The Vixan").replace("VIXAN", "THE VIXAN"),
            f"For The Vixan, {WHOLE[0].lower()}{WHOLE[1:]}",
            id="with an article of its own",
        ),
        pytest.param(
            VIXAN.replace("The Company sells through", "Rates for its use fell in 1994 by 4% for"),
            "For Vixan, rates for its use fell",
            id="rates",
        ),
        pytest.param(VIXAN.replace("mills buy Vixan", "mills buy it").replace("know Vixan", "know it"), WHOLE, id="once"),
        pytest.param(VIXAN.replace("Vixan", "Advisory Agreement").replace("VIXAN", "Advisory Agreement"), WHOLE, id="a paper"),
        pytest.param(VIXAN.replace("Vixan", "Brightwater").replace("VIXAN", "Brightwater"), WHOLE, id="its own name"),
    ],
)
def test_a_heading_that_is_a_name_is_a_part(text: str, told_as: str) -> None:
    opening = 'Item 1. Business\n\nBrightwater, Inc. ("Brightwater" or the "Company") makes tools for mills in Norway.\n\n'
    assert any(draft.lines[0].text.startswith(told_as) for draft in made_of(opening + text))


@pytest.mark.parametrize(
    ("opening", "second", "told_as"),
    [
        ("In the retail market, the Company sells pumps.", "Products are sold through dealers in Norway.",
         "In the retail market, products are sold through dealers in Norway."),
        ("In our OEM business, we sell pumps.", "We receive designs from the makers of mills.",
         "In its OEM business, the company receives designs from the makers of mills."),
        ("In the last market, the Company sells pumps.", "Products are sold through dealers in Norway.",
         "Products are sold through dealers in Norway."),
        ("In the retail market, the Company sells pumps.", "Products of the retail market are sold through dealers.",
         "Products of the retail market are sold through dealers."),
        ("In the retail market, the Company sells pumps. In the OEM market, the Company sells valves.",
         "Products are sold through dealers in Norway.", "Products are sold through dealers in Norway."),
        ("In the retail market, the Company sells pumps. In general, few buy.", "Products are sold through dealers in Norway.",
         "In the retail market, products are sold through dealers in Norway."),
        ("In the United States market, the Company sells pumps.", "Sales in Europe were $40 million in 1998 for the mills.",
         "Sales in Europe were $40 million in 1998 for the mills."),
        ("In the retail market, the Company sells pumps.", "The Company was founded in Oslo in 1912 by two makers of mills.",
         "The company was founded in Oslo in 1912 by two makers of mills."),
        ("In the retail market, the Company sells pumps.", "Sales to Vik were 40% of the Company's net sales in 2002.",
         "Sales to Vik were 40% of the company's net sales in 2002."),
        ("In the event of a loss of business, the Company has plans.", "Products are sold through dealers in Norway.",
         "Products are sold through dealers in Norway."),
        ("The Company sells pumps in the retail market.", "Products are sold through dealers in Norway.",
         "Products are sold through dealers in Norway."),
    ],
)  # fmt: skip
def test_a_paragraph_goes_on_about_the_market_it_begins_with(opening: str, second: str, told_as: str) -> None:
    made = made_of(f"{OPENING}{opening} {second}\n")
    assert any(draft.lines[0].text == told_as for draft in made), [d.lines[0].text for d in made]


def test_what_is_said_of_a_concept_is_said_for_it() -> None:
    lines = told("The Anvil’s Concept", "The average check, with beverages, is approximately $11.40 in Norway.")
    assert "For Anvil’s, the average check, with beverages, is approximately $11.40 in Norway." in lines


@pytest.mark.parametrize(
    ("before", "sentence", "told"),
    [
        ("Harbor Homes closed 240 homes in 1995.", "Revenues in 1995 were $31,736,000 from homes in Norway.", False),
        ("Harbor Homes has plants in Norway and in Sweden.", "Products are sold by employees to mills in Norway.", False),
        ("Harbor's plants stand in Norway and in Sweden.", "Products are sold by employees to mills in Norway.", False),
        ("Brightwater has plants in Norway and in Sweden.", "Products are sold by employees to mills in Norway.", True),
        ("We have plants in Norway and Harbor Homes has one.", "Products are sold by employees to mills in Norway.", True),
        ("Conversely, plants in Norway are large and old.", "Products are sold by employees to mills in Norway.", True),
        (
            "Harbor Homes has plants in Norway and in Sweden.",
            "Products of Harbor are sold by employees to mills in Norway.",
            True,
        ),
    ],
)
def test_whose_sales_they_are_stands_in_the_sentence_before(before: str, sentence: str, told: bool) -> None:
    made = made_of(
        f"{OPENING}Homes are built by Harbor Homes, which owns land in Norway. We own plants.\n\n{before} {sentence}\n"
    )
    assert any(sentence[:20] in draft.lines[0].text for draft in made) is told


@pytest.mark.parametrize(
    ("heading", "told_as"),
    [
        ("U.S.", "In the U.S., the company pays contract sellers of pumps and valves."),
        ("United States", "In the United States, the company pays contract sellers of pumps and valves."),
        ("Europe", "In Europe, the company pays contract sellers of pumps and valves."),
        ("Pump Products — U.S.", "In the U.S., the company pays contract sellers of pumps and valves."),
        ("Pump Products - Europe", "In Europe, the company pays contract sellers of pumps and valves."),
        ("Marketing", "The company pays contract sellers of pumps and valves."),
    ],
)
def test_what_stands_below_a_place_is_said_of_it(heading: str, told_as: str) -> None:
    assert told_as in told(heading, "The Company pays contract sellers of pumps and valves.")


@pytest.mark.parametrize(
    ("sentence", "told_as"),
    [
        ("Brightwater completed our merger with Vik Mills of Oslo in 2006.", "Brightwater completed its merger with Vik"),
        ("Anvil completed our merger with Vik Mills of Oslo in 2006.", "Anvil completed the company’s merger with Vik"),
        ("Brightwater Pump clients use our pumps in Norway and in Sweden.", "clients use the company’s pumps"),
    ],
)
def test_what_the_registrant_does_by_its_name_is_done_with_its_own(sentence: str, told_as: str) -> None:
    uses = "Brightwater sells them, Brightwater buys steel, and Brightwater owns mills."
    opening = f"Item 1. Business\n\nBrightwater, Inc. makes tools. {uses}\n\n"
    made = made_of(opening + sentence + "\n")
    assert any(told_as in line.text for draft in made for line in draft.lines), [d.lines[0].text for d in made]


@pytest.mark.parametrize(
    ("first", "second", "there"),
    [
        pytest.param(
            "Capital spending was $2.1 million in 1994.", "In 1994, capital spending was $0.9 million.", False, id="two parts"
        ),
        pytest.param(
            "Capital spending was $2.1 million in 1994.", "Capital spending was $0.9 million in 1993.", True, id="two years"
        ),
        pytest.param(
            "Capital spending was $2.1 million in 1994.", "Net sales were $9.3 million in 1994.", True, id="two measures"
        ),
    ],
)
def test_two_amounts_of_one_year_are_of_two_parts(first: str, second: str, there: bool) -> None:
    said = f"{OPENING}Pumps are made in Oslo. {first}\n\nHoses are made in Bergen. {second}\n"
    assert any("$2.1 million" in line.text for draft in made_of(said) for line in draft.lines) is there


CUSTOMERS = "Customers\n\nCustomers are primarily makers of medical devices and of pumps in Norway.\n\n"


@pytest.mark.parametrize(
    ("text", "there"),
    [
        pytest.param("Vik Medical\n\nIt makes pumps for hospitals.\n\n" + CUSTOMERS, True, id="one"),
        pytest.param(
            "Vik Medical\n\nIt makes pumps for hospitals.\n\n"
            + CUSTOMERS
            + "Anvil Steel\n\nIt makes hoses for ships.\n\nCustomers\n\nCustomers are primarily builders of ships in Norway.\n\n",
            False,
            id="one of each part",
        ),
    ],
)
def test_below_a_heading_that_each_part_has_nothing_is_said_of_the_whole(text: str, there: bool) -> None:
    made = made_of(f"{OPENING}{text}")
    assert any(line.text.startswith("Customers are primarily makers") for draft in made for line in draft.lines) is there


def test_what_a_part_believes_it_believes_nowhere() -> None:
    text = (
        f"{OPENING}{SEGMENTS}Coatings\n\nWe sell paint through 276 department stores in Norway. "
        "We expect to sell varnish through 38 independent dealers in Sweden.\n"
    )
    assert "in Norway. It expects to sell varnish" in api.summarize(text.encode()).text


@pytest.mark.parametrize(
    ("sentence", "told_as"),
    [
        ("The annual price of mill data is $445 in Norway.", "In Halvor Pump Line Survey, the annual price of mill data"),
        ("The annual price of the Halvor Pump Line Guide is $445 in Norway.", "The annual price of the Halvor Pump Line Guide"),
    ],
)
def test_what_names_another_of_the_same_kind_is_not_of_the_part_above(sentence: str, told_as: str) -> None:
    before = "The Company has two reportable segments, Halvor Pump Line Survey and Pump Services.\n\n"
    assert told("Halvor Pump Line Survey", sentence, before)[0].startswith(told_as)


def test_a_reason_under_a_part_is_the_part_s() -> None:
    sentence = "Even though the majority of our customers are mills, we sell paint to farms in Norway."
    assert told("Coatings", sentence, SEGMENTS)[0].startswith("In Coatings, even though the majority")


def test_what_the_beginning_only_warns_of_is_no_part() -> None:
    """A heading "Considerations" is no segment, though the first lines speak of "Investment Considerations"."""
    first = (
        "Item 1. Business\n\nVik makes pumps and hoses for paper mills in Norway. Read the Investment Considerations and the "
        "Mill Notices below.\n\nConsiderations\n\nThe Company sells pumps to mills.\n\n"
    )
    lines = [line.text for line in made_of(f"{first}Mill Notices\n\nThe Company sells hoses to dealers.\n")[-2].lines]
    assert lines == ["The company sells pumps to mills."]
