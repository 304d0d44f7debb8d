"""The benchmarks run. What they measure is for people to read; no time is asserted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import regex
from layout_fixture import ROOT


@pytest.mark.parametrize(
    "arguments", [["fixtures/html-1999.html"], ["--one", "20000", "fixtures/html-1999.html"]], ids=["peers", "size"]
)
def test_the_reading_benchmark_runs_on_a_fixture(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/reading.py", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()


@pytest.mark.parametrize(
    ("arguments", "said", "times"),
    [
        (["extracting.py", "fixtures/text-1996.txt"], "times the time", 3),
        (["planning.py", "--candidates", "40"], "times the greedy choice", 3),
        (["rewriting.py", "fixtures/text-1996.txt"], "times the time of the filter", 1),
        (["held_out.py", "--filings", "fixtures"], "none of the 8 filings", 1),
        (["verdicts.py", "--budget", "256", "cctv-1995"], "at 256 tokens: ", 2),
    ],
    ids=lambda given: given[0].partition(".")[0] if isinstance(given, list) else "",
)
def test_a_benchmark_runs_on_little(arguments: list[str], said: str, times: int) -> None:
    script, *rest = arguments
    done = subprocess.run(
        [sys.executable, f"benchmarks/{script}", *rest], cwd=ROOT, capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(said) == times


GOLD = [*(ROOT / "benchmarks/held_out").glob("*.json"), *(ROOT / "benchmarks/first_items").glob("*/*.json")]


def test_every_fact_of_the_gold_is_told_by_its_own_statement() -> None:
    assert GOLD
    for path in sorted(GOLD):
        for nugget in json.loads(path.read_text())["nuggets"]:
            groups = nugget["match"]
            assert groups
            assert all(any(regex.search(p, nugget["statement"], regex.I) for p in group) for group in groups), nugget["statement"]


@pytest.mark.parametrize("path", sorted((ROOT / "benchmarks/first_items").glob("*/*.json")), ids=lambda p: p.stem)
def test_every_fact_of_a_first_item_is_quoted_from_it(path: Path) -> None:
    text = " ".join(path.with_suffix(".txt").read_text(encoding="utf-8").split())
    for nugget in json.loads(path.read_text(encoding="utf-8"))["nuggets"]:
        assert " ".join(nugget["quote"].split()) in text, nugget["id"]


JUDGED = sorted((ROOT / "benchmarks/first_items/judged").glob("*.tsv"))


def test_every_verdict_is_a_known_letter_on_a_sentence_of_a_text_that_is_there() -> None:
    assert len(JUDGED) == len({p.stem for p in (ROOT / "benchmarks/first_items").glob("[fk]*/*.txt")})
    for path in JUDGED:
        assert list((ROOT / "benchmarks/first_items").glob(f"[fk]*/{path.stem}.txt"))
        for line in path.read_text().splitlines():
            verdict, _, sentence = line.partition("\t")
            assert verdict in set("-XPDNALTG"), line
            assert sentence, line
