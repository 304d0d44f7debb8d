"""Budgets: hard for every counter, filled, with whole sentences, and never less for more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest
import regex
from whole_runs import EVAL, SEED_2017, SEED_2020, cli, filing_read, sec_10k

from summarizer import api
from summarizer.compose.composing import Composition, Order, compose
from summarizer.compose.counters import get_counter
from summarizer.compose.plan_model import BudgetTooSmall
from summarizer.errors import UsageError

BUDGETS = (24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 2048)
COUNTERS = (("cl100k_base",), ("o200k_base",), ("words",), ("chars",), ("cl100k_base", "words"), ("o200k_base", "chars"))
# Short texts and two sets of counters, so that the matrix stays quick; the seeds stand for the long ones.
OTHERS = [p for p in EVAL if p.stem in ("gamestop-2023", "walmart-1995")]
MATRIX = [
    pytest.param(path, counters, id=f"{path.stem} in {' and '.join(counters)}")
    for path, choice in [(SEED_2017, COUNTERS), (SEED_2020, COUNTERS), *((p, (COUNTERS[0], COUNTERS[5])) for p in OTHERS)]
    for counters in choice
]
EACH = pytest.mark.parametrize("counters", [pytest.param(c, id=" and ".join(c)) for c in COUNTERS])


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


def over(done: Composition, counters: tuple[str, ...], budget: int) -> str:
    """How a text breaks its budget, counted anew."""
    counted = {c: get_counter(c).count(done.text) for c in counters}
    if counted != done.tokens:
        return f"{budget}: it says {done.tokens}, and {counted} are counted"
    return f"{budget}: {counted}" if max(counted.values()) > budget else ""


def broken(done: Composition, budget: int) -> list[str]:
    """Sentences and paragraphs that are not whole."""
    lines = [line.text for p in done.paragraphs for line in p.lines]
    found = [f"{budget}: begins {t[:40]!r}" for t in lines if not regex.match(r"[\p{Lu}“\"]", t)]
    found += [f"{budget}: ends {t[-40:]!r}" for t in lines if not regex.search(r"[.!?][”\"’)]*$", t)]
    paragraphs = [" ".join(line.text for line in p.lines) for p in done.paragraphs]
    if done.text.split("\n\n") != paragraphs or any("\n" in p or "  " in p for p in paragraphs):
        found.append(f"{budget}: the paragraphs are not their sentences in a row")
    return found


def is_sparse(done: Composition, budget: int) -> bool:
    """Whether less than 85 % of a budget of 96 or more is used although something is left over for want of room."""
    left = any(reason == "over budget" for _, reason in done.plan.reasons)
    return budget >= 96 and left and max(done.tokens.values()) * 100 < 85 * budget


@pytest.mark.parametrize(("path", "counters"), MATRIX)
def test_every_budget_is_kept_filled_and_told_in_whole_sentences_and_more_never_tells_less(
    path: Path, counters: tuple[str, ...]
) -> None:
    """One walk over all budgets: composing is what takes the time, so it is done once for all four claims."""
    problems: list[str] = []
    before: tuple[int, set[str], set[str]] = (0, set(), set())
    seen = all_told(path, counters)
    for budget, done in seen:
        problems += [p for p in [over(done, counters, budget)] if p] + broken(done, budget)
        # Below 512 characters the steps of a plan are whole sentences: see the test of small budgets in characters.
        if is_sparse(done, budget) and ("chars" not in counters or budget >= 512):
            problems.append(f"{budget}: only {done.tokens} are used")
        # A sentence of the overview, which no focus asks for, may fill a small budget and give way in a larger one.
        asked = {t.id for t in sec_10k().topics if t.focus}
        focus = [(name, form) for name, form in done.plan.chosen if done.drafts[name].topic in asked]
        keys = {key for name, form in focus for key in done.drafts[name].keys[form]}
        names = {name for name, _ in focus}
        if lost := (before[1] - keys) | (before[2] - names):
            problems.append(f"{budget} does not tell what {before[0]} tells: {sorted(lost)}")
        before = (budget, keys, names)
    assert not problems
    assert seen[-1][0] == BUDGETS[-1], "the largest budget gave nothing, so the walk proves nothing"


# The seeds alone may keep it; with the shared texts it is known to be broken, and it must be said when it no longer is.
@pytest.mark.xfail(strict=bool(OTHERS), reason="known: below 400 characters the plan's steps are larger than 15 % of the budget")
def test_a_small_budget_in_characters_is_used() -> None:
    texts = (SEED_2017, SEED_2020, *OTHERS)
    small = [(p.stem, b, told(p, ("chars",), b).done) for p in texts for b in BUDGETS if 96 <= b < 512]
    assert not [(name, b, done.tokens) for name, b, done in small if done is not None and is_sparse(done, b)]


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


def test_with_headings_the_smallest_budget_that_is_named_works() -> None:
    wrong = []
    for path in (SEED_2017, SEED_2020):
        for counters in COUNTERS:
            small = told(path, counters, 1, headings=True)
            assert small.done is None
            if told(path, counters, max(small.smallest), headings=True).done is None:
                wrong.append((path.stem, counters, small.smallest))
    assert not wrong


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


def test_a_budget_in_the_request_line_has_the_same_limit() -> None:
    data = b"Prompt: Summarize in 9999999 tokens at max.\n\nItem 1. Business\n\nWe make pumps and sell them to mills.\n"
    with pytest.raises(UsageError, match="between 1 and 1,000,000, not 9,999,999"):
        api.summarize(data)


def test_no_item_named_is_an_error() -> None:
    with pytest.raises(UsageError, match="no Item is named"):
        api.summarize(b"Item 1. Business\n\nWe make pumps and sell them to mills.\n", items=[])
