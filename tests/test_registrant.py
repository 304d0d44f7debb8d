"""The registrant's name in the first sentence: from the cover of the form, as the text writes it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whole_runs import sec_10k

from summarizer import api
from summarizer.compose.candidates import drafts
from summarizer.compose.registrant import as_company, called, name_of, own_names
from summarizer.extract.engine import extract_facts

BODY = """
Item 1. Business

{first}

{more}

Item 1A. Risk Factors

Pumps may break, and mills may close, and prices may fall in all of our markets.
"""
COVER = """UNITED STATES
SECURITIES AND EXCHANGE COMMISSION

FORM 10-K

Commission File Number: 001-99999

{name}
{rule}(Exact name of registrant as specified in its charter)

Nevada
(State of incorporation)
"""
MAKES = "We make and repair pumps for paper mills in Norway and Sweden, and sell them through our own sales force."
SELLS = "Our main business is the repair of pumps for paper mills in Norway and Sweden, in all seasons of the year."
PLAIN = "Mills in nine countries use the pumps."


@pytest.mark.parametrize(
    ("name", "rule", "first", "more", "opens"),
    [
        ("Vik Pumps, Inc.", "", MAKES, PLAIN, "Vik Pumps, Inc. makes and repairs pumps"),
        ("Vik Pumps, Inc.", "-----------\n", MAKES, PLAIN, "Vik Pumps, Inc. makes and repairs pumps"),
        ("VIK PUMPS, INC.", "", MAKES, "Nine countries use what Vik Pumps, Inc. makes.", "Vik Pumps, Inc. makes and repairs"),
        ("VIK PUMPS, INC.", "", MAKES, PLAIN, "VIK PUMPS, INC. makes and repairs pumps"),
        ("Vik Pumps, Inc.", "", SELLS, PLAIN, "Vik Pumps, Inc.’s main business is the repair of pumps"),
        ("Vik Pumps", "", SELLS, PLAIN, "The company’s main business is the repair of pumps"),
    ],
)  # fmt: skip
def test_the_cover_names_the_company(name: str, rule: str, first: str, more: str, opens: str) -> None:
    source = (COVER.format(name=name, rule=rule) + BODY.format(first=first, more=more)).encode()
    done = api.summarize(source)
    assert done.text.startswith(opens)
    assert not api.verify(done.record, source)


def test_a_name_that_is_given_comes_before_the_cover() -> None:
    source = (COVER.format(name="Vik Pumps, Inc.", rule="") + BODY.format(first=MAKES, more=PLAIN)).encode()
    assert api.summarize(source, company="Vik").text.startswith("Vik makes and repairs pumps")


def test_without_a_cover_the_company_is_the_company() -> None:
    assert api.summarize(BODY.format(first=MAKES, more=PLAIN).encode()).text.startswith("The company makes and repairs pumps")


def test_of_names_that_it_took_one_after_the_other_the_last_counts() -> None:
    more = (
        "On May 2, 2010, the Company changed its name to Dal Pumps, Inc. "
        "On June 7, 2015, the Company changed its name to Vik Pumps, Inc."
    )
    assert api.summarize(BODY.format(first=MAKES, more=more).encode()).text.startswith("Vik Pumps, Inc. makes and repairs pumps")


def test_what_we_and_our_refer_to_is_the_name() -> None:
    more = 'All references to "we," "us" and "our" are to Vik Pumps, Inc., a Nevada corporation, and its mills.'
    assert api.summarize(BODY.format(first=MAKES, more=more).encode()).text.startswith("Vik Pumps, Inc. makes and repairs pumps")


def test_the_opening_names_the_company_where_nothing_else_does() -> None:
    text = "Item 1. Business\n\nVik Pumps, Inc. employs many makers of pumps. It was founded in 1961 by two brothers.\n"
    done = api.read(text.encode())
    facts = extract_facts(done.filing, done.outline, sec_10k(), done.scope).facts
    assert not [f for f in facts if f.kind == "registrant"]
    name = name_of(done.filing, facts, sec_10k(), "")
    assert name is not None
    assert name.text == "Vik Pumps, Inc."


TRUST = "The Trust owns mills. " + "In Norway the Trust leases mills to makers of paper. " * 5


def test_what_a_text_calls_its_registrant_is_scored_as_the_company() -> None:
    assert as_company(TRUST, sec_10k(), "the company")("The Trust’s mills are let by the Trust, not by the Trust Company.") == (
        "The company’s mills are let by the company, not by the Trust Company."
    )
    assert called(TRUST, [], sec_10k()).search("Mills are let by the Trust.")


def test_what_bars_and_features_ask_of_the_company_they_ask_of_the_trust() -> None:
    text = (
        f"Item 1. Business\n\n{TRUST}The Trust will operate nine mills in Norway. The Trust sells paper to printers in Norway.\n"
    )
    done = api.read(text.encode())
    facts = extract_facts(done.filing, done.outline, sec_10k(), done.scope)
    made, passed = drafts(done.filing, done.outline, facts, sec_10k(), done.scope, {})
    assert {p.rule for p in passed if "nine mills" in p.span.of(done.filing.view)} == {"bar.to-be"}
    (sells,) = (d for d in made if d.lines[0].text.startswith("The Trust sells paper"))
    assert "subject.company" in {name for name, amount in sells.saliences[0].amounts if amount}


def test_a_name_may_begin_small_before_a_capital() -> None:
    text = (
        'Item 1. Business\n\neVik Corporation ("eVik") provides online software for pumps. eVik sells its software to mills '
        "through its direct sales force. We are paid by iHarbor Mills, Inc., our largest customer.\n"
    )
    said = api.summarize(text.encode(), budget=100).text
    assert said.startswith("eVik Corporation provides online software for pumps.")
    assert "eVik sells its software to mills" in said.replace("It sells", "eVik sells")
    assert "iHarbor Mills" in said and "IHarbor" not in said


def test_the_registrants_name_is_no_statement() -> None:
    text = (
        "Item 1. Business\n\nVik Mills, Inc. is a maker of pumps for mills in Norway. "
        "Vik Mills, Inc. sells pumps through nine dealers.\n"
    )
    done = api.read(text.encode())
    facts = extract_facts(done.filing, done.outline, sec_10k(), done.scope)
    assert any(f.value("name") == "Vik Mills, Inc." for f in facts.facts)
    made, _ = drafts(done.filing, done.outline, facts, sec_10k(), done.scope, {})
    names = {f.id for f in facts.facts if sec_10k().kinds[f.kind].own}
    assert not any(key.split("/")[0] in names for d in made if d.saliences for keys in d.keys for key in keys)


@pytest.mark.parametrize("text", [TRUST + "We make pumps. " * 7, "The Trust owns mills in Norway.", "We make pumps."])
def test_a_text_with_more_of_another_word_is_scored_as_it_is(text: str) -> None:
    assert as_company(text, sec_10k(), "the company")("The Trust owns mills.") == "The Trust owns mills."


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param("Viks pumps are sold to nine mills in Norway.", "Vik’s pumps are sold", id="the name"),
        pytest.param("VPIs pumps are sold to nine mills in Norway.", "VPI’s pumps are sold", id="its initials"),
        pytest.param("Viks are sold to nine mills in Norway.", "Viks are sold", id="what it makes"),
        pytest.param("Viks pumps are sold to Oslo's mills in Norway.", "Viks pumps are sold", id="a name"),
        pytest.param("Viks pumps are sold in Norway. The Companys hoses are sold in Oslo's mills.", "Vik’s pumps", id="lost"),
        pytest.param("Nine mills in Norway buy Oslos pumps from dealers.", "Oslos pumps", id="anothers"),
        pytest.param("The subsidiary makes hoses. Pells hoses are sold to mills.", "Pell’s hoses are sold", id="a subsidiary's"),
        pytest.param(
            "Viks unfinished mills are in Norway and Sweden.", "Vik’s unfinished mills", id="a thing that was done to it"
        ),
        pytest.param("The Viks acquired nine mills in Norway and Sweden.", "The Viks acquired nine", id="many do something"),
    ],
)
def test_the_registrants_name_gets_its_apostrophe_back(sentence: str, told: str) -> None:
    text = (
        'Item 1. Business\n\nVik Pumps, Inc. ("Vik") makes pumps in Norway. Vik sells valves to dealers. VPI makes hoses. '
        f"Vik exports hoses to Oslo. VPI sells hoses to dealers in Oslo. Vik leases a mill. VPI leases nine shops. "
        f"Pell is a majority-owned subsidiary of the Company that makes hoses. {sentence}\n"
    )
    done = api.read(text.encode())
    facts = extract_facts(done.filing, done.outline, sec_10k(), done.scope)
    made, _ = drafts(done.filing, done.outline, facts, sec_10k(), done.scope, {})
    assert any(told in draft.lines[0].text for draft in made)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        pytest.param("EPS makes pumps. EPS sells pumps. EPS leases mills.", True, id="its initials"),
        pytest.param(
            "Earnings per share (EPS) fell. EPS rose later. EPS fell then. EPS is low.", False, id="letters of another thing"
        ),
    ],
)
def test_initials_are_the_registrants_where_they_stand_for_nothing_else(text: str, is_one: bool) -> None:
    said = f"Eidsvoll Pump Systems sells pumps in Norway. {text}"
    done = api.read(f'Item 1. Business\n\nEidsvoll Pump Systems (the "Company") sells pumps in Norway. {text}\n'.encode())
    facts = extract_facts(done.filing, done.outline, sec_10k(), done.scope)
    assert ("EPS" in own_names(said, facts.facts, sec_10k())) is is_one


def test_the_cover_says_whose_name_a_sentence_has() -> None:
    """A text that nowhere defines "the Company" is read by the name on its cover, written as the text writes it."""
    body = BODY.format(
        first="Dal Valves is the largest maker of valves for paper mills in Sweden, and supplies mills in nine countries.",
        more="Vik makes and repairs pumps. At June 30, 1995, Vik and its subsidiaries employed approximately 422 persons.",
    )
    source = (COVER.format(name="VIK CORPORATION", rule="") + body).encode()
    facts = api.extract(source).extraction.facts
    assert [f.value("name") for f in facts if f.kind == "registrant"] == ["Vik Corporation"]
    assert not [f for f in facts if f.value("name") == "Dal Valves" and f.kind == "unit"]
    assert [f.value("value") for f in facts if f.kind == "employees"] == ["422"]
    assert api.summarize(source).text.startswith("Vik makes and repairs pumps")


def test_letters_set_wide_on_a_cover_are_no_name_of_words() -> None:
    source = (COVER.format(name="V I K  P U M P S", rule="") + BODY.format(first=MAKES, more=PLAIN)).encode()
    assert not [f for f in api.extract(source).extraction.facts if f.kind == "registrant"]
    assert api.summarize(source).text.startswith("The company makes and repairs pumps")


def test_a_name_of_before_is_not_told() -> None:
    more = (
        "In May 2022 the Company, then known as Dal Pumps, Inc., a Nevada corporation, bought a mill. "
        "On May 2, 2010, the Company changed its name to Dal Pumps, Inc."
    )
    assert api.summarize(BODY.format(first=MAKES, more=more).encode()).text.startswith("The company makes and repairs pumps")


def test_a_name_in_short_opens_before_another_firm() -> None:
    body = BODY.format(
        first="Dal Valves is the largest maker of valves for paper mills in Sweden, and supplies mills in nine countries.",
        more="Vik presently operates in one industry segment, the design and manufacture of pumps. Vik sells pumps to mills.",
    )
    source = (COVER.format(name="VIK CORPORATION", rule="") + body).encode()
    assert api.summarize(source).text.startswith("Vik presently operates in one industry segment")


def test_one_sentence_less_is_told_rather_than_the_name_left_out() -> None:
    name = "Vik Pumps and Hydraulic Machinery Company of Northern Norway, Inc."
    towns = [
        "Bergen",
        "Bodo",
        "Drammen",
        "Fredrikstad",
        "Hamar",
        "Harstad",
        "Larvik",
        "Molde",
        "Narvik",
        "Oslo",
        "Sandnes",
        "Tromso",
    ]
    mills = " ".join(f"We repair {count} pumps for the mills of {town}." for count, town in enumerate(towns, start=31))
    source = (COVER.format(name=name, rule="") + BODY.format(first=MAKES, more=mills)).encode()
    for budget in range(120, 160):
        assert api.summarize(source, budget=budget).text.startswith(f"{name} makes"), budget


def test_what_is_a_subsidiary_of_the_short_name_is_the_registrants() -> None:
    """A name in the bracket right behind the registrant's is the registrant's, wherever the text gives it."""
    warning = "This report contains forward-looking statements. They may prove wrong. " * 3
    text = (
        f"Item 1. Business\n\n{warning}\n\nVik Resources & Energy, Inc. (“VRE”) and its subsidiaries, collectively (the "
        '"Company"), are engaged in the sale of crude oil. Harbor Pumps, Inc. (“Harbor”), a subsidiary of VRE, sells pumps. '
        "Anvil Pumps, Inc. (“Anvil”), a subsidiary of OTC, sells hoses.\n"
    )
    done = api.read(text.encode(), pack=sec_10k())
    facts = extract_facts(done.filing, done.outline, sec_10k(), done.scope).facts
    assert {f.value("name") for f in facts if f.value("what") == "subsidiary"} == {"Harbor Pumps, Inc."}


@pytest.mark.parametrize("constants", [{"name": "Vik"}, {"what": "mill"}])
def test_a_name_that_no_text_prints_is_no_short_one(constants: dict[str, str]) -> None:
    """A pack may give an own name as a constant, or a fact without one."""
    rule = next(r for r in sec_10k().rules if r.id == "unit.short")
    other = rule.model_copy(
        update={"id": "unit.constant", "pattern": r"\bpumps\b", "literals": ("pumps",), "constants": constants}
    )
    pack = replace(sec_10k(), rules=(*sec_10k().rules, other))
    text = b'Item 1. Business\n\nVik Mills, Inc. (the "Company") makes pumps for mills in Norway.\n'
    done = api.read(text, pack=pack)
    facts = extract_facts(done.filing, done.outline, pack, done.scope).facts
    assert any(f.rule == "unit.constant" for f in facts)
