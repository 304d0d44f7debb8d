"""Budgets: hard for every counter, filled, with whole sentences, and never less for more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest
import regex
from whole_runs import EVAL, SEED_2017, SEED_2020, cli, filing_read

from summarizer.compose.composing import Composition, Order, compose
from summarizer.compose.counters import get_counter
from summarizer.compose.plan_model import BudgetTooSmall

BUDGETS = (24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 2048)
COUNTERS = (("cl100k_base",), ("o200k_base",), ("words",), ("chars",), ("cl100k_base", "words"), ("o200k_base", "chars"))
# Short texts, so that the whole matrix stays quick; the seeds stand for the long ones.
OTHERS = [p for p in EVAL if p.stem in ("gamestop-2023", "union-camp-1993", "walmart-1995")]
TEXTS = [pytest.param(p, id=p.stem) for p in (SEED_2017, SEED_2020, *OTHERS)]
EACH = pytest.mark.parametrize("counters", [pytest.param(c, id=" and ".join(c)) for c in COUNTERS])
EVERY_TEXT = pytest.mark.parametrize("path", TEXTS)


@dataclass(frozen=True, slots=True)
class Told:
    """A composition, or the smallest budgets that the planner names instead."""

    done: Composition | None
    smallest: tuple[int, ...] = ()


@lru_cache(maxsize=512)
def told(path: Path, counters: tuple[str, ...], budget: int, headings: bool = False) -> Told:
    done, facts = filing_read(path)
    focus = tuple(t.id for t in done.pack.topics if t.focus)
    order = Order(budget, tuple(get_counter(c) for c in counters), focus, headings=headings)
    try:
        return Told(compose(done.filing, done.outline, facts, done.pack, done.scope, order))
    except BudgetTooSmall as error:
        return Told(None, error.smallest)


def all_told(path: Path, counters: tuple[str, ...]) -> list[tuple[int, Composition]]:
    return [(b, t.done) for b in BUDGETS if (t := told(path, counters, b)).done is not None]


@EACH
@EVERY_TEXT
def test_a_summary_is_never_over_any_of_its_budgets(path: Path, counters: tuple[str, ...]) -> None:
    seen = all_told(path, counters)
    assert seen[-1][0] == BUDGETS[-1]
    for budget, done in seen:
        counted = {c: get_counter(c).count(done.text) for c in counters}
        assert counted == done.tokens
        assert max(counted.values()) <= budget


@EACH
@EVERY_TEXT
def test_sentences_are_whole(path: Path, counters: tuple[str, ...]) -> None:
    for budget, done in all_told(path, counters):
        for paragraph in done.text.split("\n\n"):
            assert regex.search(r"[.!?][”\"’)]*$", paragraph), (budget, paragraph[-60:])
            assert "\n" not in paragraph and "  " not in paragraph
        for line in (line.text for p in done.paragraphs for line in p.lines):
            assert regex.match(r"[\p{Lu}“\"]", line), (budget, line[:60])
            assert regex.search(r"[.!?][”\"’)]*$", line), (budget, line[-60:])
            assert line.strip() == line


def sparse(path: Path, counters: tuple[str, ...]) -> set[int]:
    """Budgets from 96 on of which less than 85 % is used while something is left over for want of room."""
    found = set()
    for budget, done in all_told(path, counters):
        left = [name for name, reason in done.plan.reasons if reason == "over budget"]
        if budget >= 96 and left and max(done.tokens.values()) * 100 < 85 * budget:
            found.add(budget)
    return found


@pytest.mark.parametrize("counters", [("cl100k_base",), ("o200k_base",), ("words",), ("cl100k_base", "words")], ids=" and ".join)
@pytest.mark.parametrize("path", [SEED_2017, SEED_2020], ids=["2017", "2020"])
def test_a_budget_in_tokens_or_words_is_used(path: Path, counters: tuple[str, ...]) -> None:
    assert sparse(path, counters) == set()


@pytest.mark.parametrize("path", TEXTS)
def test_a_budget_of_five_hundred_or_more_is_used_in_every_counter(path: Path) -> None:
    for counters in COUNTERS:
        assert {b for b in sparse(path, counters) if b >= 512} == set(), counters


@pytest.mark.xfail(strict=True, reason="reported: below 400 characters the plan's steps are larger than 15 % of the budget")
@pytest.mark.parametrize("path", [SEED_2017, SEED_2020], ids=["2017", "2020"])
def test_a_small_budget_in_characters_is_used(path: Path) -> None:
    assert sparse(path, ("chars",)) == set()


@EACH
@EVERY_TEXT
def test_a_larger_budget_never_tells_less(path: Path, counters: tuple[str, ...]) -> None:
    before: tuple[int, set[str], set[str]] = (0, set(), set())
    for budget, done in all_told(path, counters):
        keys = {key for name, form in done.plan.chosen for key in done.drafts[name].keys[form]}
        names = {name for name, _ in done.plan.chosen}
        assert before[1] <= keys, f"{budget} tells less than {before[0]}: {sorted(before[1] - keys)}"
        assert before[2] <= names, f"{budget} leaves out what {before[0]} tells: {sorted(before[2] - names)}"
        before = (budget, keys, names)


@EACH
@pytest.mark.parametrize("path", [SEED_2017, SEED_2020], ids=["2017", "2020"])
def test_the_smallest_budget_that_is_named_works_and_one_less_does_not(path: Path, counters: tuple[str, ...]) -> None:
    small = told(path, counters, 1)
    assert small.done is None
    smallest = max(small.smallest)
    assert len(set(small.smallest)) == 1, "all counters have one budget"
    assert told(path, counters, smallest).done is not None
    below = told(path, counters, smallest - 1)
    assert below.done is None and max(below.smallest) == smallest


@EACH
@pytest.mark.parametrize("path", [SEED_2017, SEED_2020], ids=["2017", "2020"])
def test_with_headings_the_smallest_budget_that_is_named_works(path: Path, counters: tuple[str, ...]) -> None:
    small = told(path, counters, 1, headings=True)
    assert small.done is None
    smallest = max(small.smallest)
    assert told(path, counters, smallest, headings=True).done is not None


@pytest.mark.xfail(strict=True, reason="reported: the first sentence is counted with a blank before it")
def test_the_smallest_budget_in_characters_is_the_length_of_what_it_gives() -> None:
    smallest = max(told(SEED_2017, ("chars",), 1).smallest)
    done = told(SEED_2017, ("chars",), smallest).done
    assert done is not None and len(done.text) == smallest


@EACH
@pytest.mark.parametrize("path", [SEED_2017, SEED_2020], ids=["2017", "2020"])
def test_markdown_keeps_the_budget_with_its_headings(path: Path, counters: tuple[str, ...]) -> None:
    for budget in (128, 512, 2048):
        done = told(path, counters, budget, headings=True).done
        if done is not None:
            assert max(get_counter(c).count(done.text) for c in counters) <= budget
            assert done.text.count("## ") == len(done.paragraphs)


def test_the_command_names_the_smallest_budget(tmp_path: Path) -> None:
    run = cli("summarize", SEED_2017, "--budget", "3", "--output", tmp_path / "s.txt")
    assert (run.code, run.out) == (2, "")
    assert not (tmp_path / "s.txt").exists()
    found = regex.search(r"the smallest that works is (\d+)$", run.err.strip())
    assert found is not None
    smallest = int(found[1])
    assert cli("summarize", SEED_2017, "--budget", str(smallest)).code == 0
    assert cli("summarize", SEED_2017, "--budget", str(smallest - 1)).code == 2
