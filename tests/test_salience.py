"""What a sentence is worth: the measures of places and words, and that the record of the fit is there."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from whole_runs import sec_10k

from summarizer import api
from summarizer.compose.candidates import drafts
from summarizer.compose.places import _COUNTED, _GRADED, _MEASURES
from summarizer.compose.vocabulary import Vocabulary, words_of
from summarizer.extract.engine import extract_facts
from summarizer.packs.load import load_pack
from summarizer.packs.prose_schema import Measure

FEATURES = Path(__file__).parents[1] / "rules/sec-10k/features.yaml"
TEXT = """Item 1. Business

Brightwater makes turbines and pumps for mills. The turbines carry the name Halvor. We sell pumps through dealers.

Turbines

Our turbines are sold to paper mills and saw mills. Turbines with the name Halvor need no oil.

Employees

We employ 40 people who build turbines in the plant at Vik.
"""


def shown(text: str) -> dict[str, dict[str, int]]:
    """What the features measure of each sentence, by the sentence as it is told."""
    pack = load_pack("sec-10k")
    done = api.read(text.encode(), pack=pack)
    facts = extract_facts(done.filing, done.outline, pack, done.scope)
    made, _ = drafts(done.filing, done.outline, facts, pack, done.scope, {})
    return {d.lines[0].text: dict(d.saliences[0].amounts) for d in made if d.saliences}


def test_the_engine_has_each_measure_that_a_pack_may_ask_for_and_no_other() -> None:
    assert set(get_args(Measure)) - {"", "words"} == set(_MEASURES) | set(_COUNTED) | set(_GRADED)


def test_points_are_the_weights_times_what_is_shown() -> None:
    pack = load_pack("sec-10k")
    done = api.read(TEXT.encode(), pack=pack)
    facts = extract_facts(done.filing, done.outline, pack, done.scope)
    made, _ = drafts(done.filing, done.outline, facts, pack, done.scope, {})
    weights = {f.id: f.weight for f in pack.features}
    for salience in (s for d in made for s in d.saliences):
        assert salience.points == sum(weights[name] * amount // 20 for name, amount in salience.amounts)


@pytest.mark.parametrize(
    ("sentence", "feature", "there"),
    [
        ("The company’s turbines are sold to paper mills and saw mills.", "place.names-its-heading", True),
        ("The company sells pumps through dealers.", "place.names-its-heading", False),
        ("The company’s turbines are sold to paper mills and saw mills.", "words.recurring", True),
        ("The company’s turbines are sold to paper mills and saw mills.", "words.of-headings", True),
        ("The company employs 40 people who build turbines in the plant at Vik.", "words.said-first", True),
    ],
)
def test_a_feature_is_shown(sentence: str, feature: str, there: bool) -> None:
    assert (feature in shown(TEXT)[sentence]) == there


def test_a_short_name_that_another_sentence_gives_counts_against_one() -> None:
    gives = 'In 1999 the company bought the mills of Dal Pump Works, Inc. ("Dal") and Oslo Pump Trading ("OPT").'
    told = shown(f"Item 1. Business\n\nVik sells pumps. {gives} Hoses are made by Dal for the mills of OPT in Norway.\n")
    assert not any("context.short-names" in amounts for amounts in told.values())  # they are written out: "Dal Pump Works, Inc."
    told = shown(f"Item 1. Business\n\nVik sells pumps. {gives.replace('Dal Pump', 'The Pump')} Hoses are made for Dal.\n")
    assert {amounts.get("context.short-names", 0) for text, amounts in told.items() if text.startswith("Hoses")} == {20}
    often = " ".join(f"In {year} Dal made {year} hoses for mills in Norway." for year in range(1970, 1990))
    told = shown(
        f"Item 1. Business\n\nVik sells pumps. {gives.replace('Dal Pump', 'The Pump')} Hoses are made for Dal. {often}\n"
    )
    assert not any("context.short-names" in amounts for text, amounts in told.items() if text.startswith("Hoses"))


@pytest.mark.parametrize(
    ("sentence", "feature", "there"),
    [
        ("The Company is engaged in the production of pumps for mills in Norway.", "identity.engaged", True),
        ("The Company is engaged in a construction program that costs it $290 million.", "identity.engaged", False),
        ("The Company is engaged in discussions with three owners of pumps.", "identity.engaged", False),
        ("Our sales come from two groups of products, pumps and hoses.", "revenue.source", True),
        ("Historically, over two-thirds of our revenue has been realized from schools.", "revenue.share", True),
        ("A substantial majority of the sales of Anvil are of pumps.", "revenue.share", False),
        ("Our customers represent many trades, among them mines and farms.", "customers.include", True),
        ("The Company is one of the five largest truckload carriers in Norway.", "identity.rank", True),
        ("Anvil competes with the company that is one of the largest in Norway.", "identity.rank", False),
    ],
)
def test_what_says_where_money_comes_from_and_who_one_is(sentence: str, feature: str, there: bool) -> None:
    lines = shown(TEXT + "\nMore\n\n" + sentence + "\n")
    assert [feature in amounts for text, amounts in lines.items() if text.split()[-1] == sentence.split()[-1]] == [there]


@pytest.mark.parametrize(("many", "there"), [(30, False), (6, True)])
def test_what_is_worth_less_than_nothing_is_told_only_where_there_is_little_else(many: int, there: bool) -> None:
    kinds = [
        f"{metal} and {other}" for metal in ("bronze", "iron", "steel", "copper", "brass", "tin") for other in ("clay", "glass")
    ]
    kinds += [f"{kind} and rubber" for kind in kinds] + [f"{kind} and paper" for kind in kinds]
    poor = "Income taxes of mills are uncertain and subject to litigation, and could be adverse to them."
    good = " ".join(f"We make and sell {kind} pumps to mills in Norway." for kind in kinds[:many])
    done = api.summarize(f"Item 1. Business\n\n{good} {poor}\n".encode(), budget=2000)
    assert (poor in done.text) is there
    assert ("salience.poor" in {p["rule"] for p in done.record["passed"]}) is not there


def test_everyday_words_and_plurals_do_not_make_a_vocabulary() -> None:
    words = Vocabulary.of([(3, "Pumps and the pump business."), (4, "Pumps, pumps.")], ["Our Pumps"], ["business"])
    assert words_of("Pumps for the glass business") == {"pump", "glass", "business"}
    assert words.recurring == {"pump"}
    assert words.heading == {"pump"}
    assert words.own("pumps in glass") == {"pump", "glass"}
    assert words.said_first({"pump", "glass"}, 4) == 1


def test_the_fitted_weights_have_their_record() -> None:
    record = [line for line in FEATURES.read_text().splitlines() if line.startswith("# fit:")]
    assert any("left out" in line for line in record)


def test_what_stands_before_the_first_sentence_that_can_be_told_is_no_beginning() -> None:
    notes = "This report contains forward-looking statements. See Item 1A of this report for the risks. "
    plain, late = shown(TEXT), shown(TEXT.replace("Brightwater makes", notes + "Brightwater makes"))
    first = "Brightwater makes turbines and pumps for mills."
    assert plain[first]["position.first-sentence"] == late[first]["position.first-sentence"] > 0
    assert plain[first]["position.early"] == late[first]["position.early"] > 0


@pytest.mark.parametrize(
    ("sentence", "there"),
    [
        ("Pumps for mills in Norway accounted for 88.4% of Vik’s consolidated revenue in 1994.", True),
        ("The mills of Norway bought pumps for 12.5% of Vik’s consolidated revenue in 1994.", True),
        ("Pumps for mills represented approximately 7.5% of all that was sold in 1994.", True),
        ("Pumps for mills in Norway lasted 88.4% longer in 1994 than those of other makers.", False),
    ],
)
def test_a_share_with_a_decimal_point_is_a_share(sentence: str, there: bool) -> None:
    told = shown(f"Item 1. Business\n\nVik sells pumps to mills and repairs them.\n\n{sentence}\n")
    assert ("revenue.share" in told[sentence]) is there


def test_being_early_fades() -> None:
    amounts = [
        shown(TEXT)[s].get("position.early", 0)
        for s in ("The turbines carry the name Halvor.", "The company sells pumps through dealers.")
    ]
    assert amounts[0] > 0
    long = "Item 1. Business\n\n" + " ".join(f"We make pumps of kind {n} for mills in Norway." for n in range(30))
    early = [a.get("position.early", 0) for a in shown(long).values()]
    assert early == sorted(early, reverse=True)
    assert early[0] > early[10] > early[25] == 0


def test_a_sentence_among_many_must_be_worth_more() -> None:
    def amount(sentences: int) -> int:
        text = "Item 1. Business\n\n" + " ".join(f"We make pumps of kind {n} for mills in Norway." for n in range(sentences))
        return next(iter(shown(text).values())).get("sentence.of-many", 0)

    assert amount(50) == amount(100) == 0
    assert amount(200) == 20
    assert amount(400) == 40


@pytest.mark.parametrize(
    ("first", "there"),
    [
        ("Vik Energy, a Norwegian corporation, is a public utility holding company.", True),
        ("Vik Energy, Inc., a Norwegian corporation, operates and franchises restaurants in mills.", True),
        ("Vik Fund, a Norwegian partnership, was organized in 1993 for the purpose of leasing pumps.", True),
        ("Vik Mills, Inc. focuses its business on pumps for makers of paper in Norway.", True),
        ("Vik Mills, Inc. is a Delaware corporation that was incorporated in 1997.", False),
        ("Fuel prices rose from an average of $1.09 per gallon in 1995 to $1.22 in 1996.", False),
    ],
)
def test_the_first_sentence_is_told_where_it_says_what_the_company_is(first: str, there: bool) -> None:
    told = shown(f"Item 1. Business\n\n{first}\n\nVik sells pumps to mills and is a member of the guild of Oslo.\n")
    other = "Vik sells pumps to mills and is a member of the guild of Oslo."
    assert {text for text, amounts in told.items() if "identity.first" in amounts} == {first if there else other}
    assert next(f.weight for f in load_pack("sec-10k").features if f.id == "identity.first") >= 60


@pytest.mark.parametrize(
    ("heading", "people"),
    [
        ("Human Capital Resources", True),
        ("Employee Health and Well-Being", True),
        ("Talent Acquisition and Development", True),
        ("Workers' Compensation Insurance", False),
        ("Learning Solutions", False),
        ("Workforce Solutions", False),
        ("Customer Engagement", False),
    ],
)
def test_a_heading_of_people_is_no_trade(heading: str, people: bool) -> None:
    pattern = next(f.pattern for f in sec_10k().features if f.id == "heading.people")
    assert (sec_10k().compile(pattern).search(heading) is not None) is people


@pytest.mark.parametrize(("named", "there"), [("Vik", True), ("Dal Valves", False)])
def test_what_another_firm_is_does_not_count_as_what_the_registrant_is(named: str, there: bool) -> None:
    text = (
        f'Item 1. Business\n\n{named} is the largest maker of valves for mills in Norway. Vik Pumps, Inc. (the "Company") sells '
        "pumps to mills. Vik sells pumps in Norway. Vik leases pumps to mills. Vik repairs pumps for mills in Sweden.\n"
    )
    done = api.read(text.encode())
    facts = extract_facts(done.filing, done.outline, sec_10k(), done.scope)
    made, _ = drafts(done.filing, done.outline, facts, sec_10k(), done.scope, {})
    (first,) = (d for d in made if d.saliences and d.lines[0].text.startswith(f"{named} is the largest"))
    assert ("identity.first" in {name for name, amount in first.saliences[0].amounts if amount}) is there
