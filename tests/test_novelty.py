"""What a better draft tells is worth less when it is told again; nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import api
from summarizer.compose.drafts import LEAST_WORTH, Draft, worth
from summarizer.compose.novelty import MOST_PERCENT, discounted
from summarizer.compose.pieces import Line, Literal
from summarizer.compose.salience import Salience

EVERYDAY = ("company", "products")


def draft(number: int, text: str, value: int, *, fact: bool = False) -> Draft:
    line = Line((Literal(text, "test"),), (), (), "test")
    known = () if fact else (Salience(value, "overview", ()),)
    return Draft(f"d.{number}", "overview", (0, number), (line,), (value,), (frozenset(),), known)


def values(*made: Draft) -> list[int]:
    return [d.values[0] for d in discounted(made, EVERYDAY)]


def test_what_was_told_loses_half_and_the_better_one_nothing() -> None:
    better = draft(1, "Harbor serves satellite launches in Florida.", 60)
    again = draft(2, "Harbor serves satellite launches.", 30)
    assert values(again, better) == [15, 60]


def test_everyday_words_count_less() -> None:
    first = draft(1, "The company sells lanterns.", 60)
    assert values(first, draft(2, "The company rents barges.", 40))[1] > values(first, draft(2, "Barges carry lanterns.", 40))[1]


def test_facts_lose_nothing_but_sentences_after_them_do() -> None:
    fact = draft(1, "Brands include Lantern and Barge.", 90, fact=True)
    assert values(fact, draft(2, "Lantern and Barge.", 50), draft(3, "Lantern and Barge.", 30, fact=True)) == [90, 25, 30]


def test_a_sentence_with_a_feature_that_keeps_loses_nothing() -> None:
    better = draft(1, "Harbor serves satellite launches in Florida.", 60)
    again = draft(2, "Harbor serves satellite launches.", 30)
    what_it_is = replace(again, saliences=(Salience(30, "overview", (("identity", 20),)),))
    assert [d.values[0] for d in discounted([what_it_is, better], EVERYDAY, {"identity"})] == [30, 60]
    assert [d.values[0] for d in discounted([what_it_is, better], EVERYDAY, {"another"})] == [15, 60]


def test_a_short_sentence_that_stands_twice_is_told_once() -> None:
    again = "Lanterns are sold in 42 countries.\n\n"
    text = "Item 1. Business\n\nHarbor makes lanterns for ships in Norway.\n\n" + again + "Harbor has nine mills.\n\n" + again
    assert api.summarize(text.encode(), budget=120).text.count("42 countries") == 1


def test_what_has_figures_of_its_own_is_told_beside_what_has_others_in_the_same_words() -> None:
    mills = "Contract manufacturers operate {} finished goods {} mills for owners of ships in Norway.\n\n"
    text = "Item 1. Business\n\nHarbor makes lanterns for ships in Norway.\n\n" + mills.format(96, "lantern")
    both = api.summarize((text + mills.format(285, "barge")).encode(), budget=120).text
    assert "96 finished" in both and "285 finished" in both
    again = api.summarize((text + mills.format(96, "barge")).encode(), budget=120).text
    assert again.count("96 finished") == 1
    days = "At {}, 1995, contract manufacturers operated 96 finished goods lantern mills for owners of ships.\n\n"
    both = api.summarize(
        (text.partition("Contract")[0] + days.format("December 31") + days.format("September 30")).encode(), budget=120
    ).text
    assert both.count("96 finished") == 1


def test_a_share_of_a_year_is_told_once() -> None:
    text = (
        "Item 1. Business\n\nHarbor makes lanterns for ships in Norway.\n\n"
        "In 1998, one customer accounted for 37% of our net sales.\n\n"
        "Lanterns sold to a barge owner made up {} of what we sold in {}, far more than those of others.\n\n"
    )
    assert api.summarize(text.format("37%", 1998).encode(), budget=200).text.count("37%") == 1
    assert api.summarize(text.format("37%", 1997).encode(), budget=200).text.count("37%") == 2


def test_what_the_whole_text_speaks_of_counts_where_a_longer_sentence_holds_a_short_one() -> None:
    said = [f"Lanterns of kind {n} are sold to owners of {n}0 ships and barges in Norway.\n\n" for n in range(1, 45)]
    longer = "Harbor has lanterns for sale in 12 countries and makes them in its nine mills.\n\n"
    text = "Item 1. Business\n\n" + longer + "".join(said) + "At present, lanterns are for sale in 12 countries.\n"
    assert api.summarize(text.encode(), budget=400).text.count("12 countries") == 1


WORDS = st.lists(
    st.sampled_from(["company", "lantern", "barge", "satellite", "products", "1998", "harbor"]), min_size=1, max_size=6
)


@given(st.lists(st.tuples(WORDS, st.integers(1, 90), st.booleans()), max_size=12))
def test_order_ids_and_the_least_worth_stand(given: list[tuple[list[str], int, bool]]) -> None:
    made = [draft(n, " ".join(words) + ".", value, fact=fact) for n, (words, value, fact) in enumerate(given)]
    done = discounted(made, EVERYDAY)
    assert [d.id for d in done] == [d.id for d in made]
    for before, after in zip(made, done, strict=True):
        least = max(before.values[0] * (100 - MOST_PERCENT) // 100, LEAST_WORTH)
        assert least <= after.values[0] <= before.values[0]
        assert after.lines == before.lines


@given(st.integers(-400, 400), st.integers(-400, 400))
def test_what_has_more_points_is_worth_no_less(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert LEAST_WORTH <= worth(low) <= worth(high)


def test_poor_sentences_stand_in_their_order() -> None:
    assert [worth(points) for points in (50, 5, 4, 0, -5, -10)] == [400, 40, 33, 20, 13, 10]


@pytest.mark.parametrize(
    ("second", "both"),
    [
        pytest.param(
            "The repair of pumps is done at the 72 branch offices, and none is done in mills.", False, id="the same things"
        ),
        pytest.param("The repair of pumps is done at 38 branch offices, and none is done in mills.", True, id="another number"),
        pytest.param("The repair of pumps is paid within 72 hours, and none is done in mills.", True, id="hours are no things"),
        pytest.param("In 1997 sales of pumps came from repair, and none is done in mills.", True, id="a year counts nothing"),
    ],
)
def test_the_same_number_of_the_same_things_is_told_once(second: str, both: bool) -> None:
    first = "Brightwater serves makers of paper in Norway from 72 branch offices since 1997 sales of valves ended."
    text = f"Item 1. Business\n\nBrightwater sells pumps.\n\n{first}\n\n{second}\n"
    said = api.summarize(text.encode(), budget=120).text
    assert ("makers of paper" in said and "none is done in mills" in said) is both
