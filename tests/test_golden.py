"""The seeds' summaries and facts, pinned: a change of wording is seen before it is shipped.

`UPDATE_GOLDEN=1 pytest tests/test_golden.py` writes the files anew; the diff is for a person to read.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import pytest
from layout_fixture import ROOT
from whole_runs import SEED_2017, SEED_2020, cli

GOLDEN = ROOT / "tests" / "golden"
YEARS = {"2017": SEED_2017, "2020": SEED_2020}
COMMANDS: dict[str, tuple[str, ...]] = {
    "summary.txt": ("summarize",),
    "summary.md": ("summarize", "--format", "markdown"),
    "summary-128.txt": ("summarize", "--budget", "128"),
    "facts.txt": ("extract",),
    "facts.csv": ("extract", "--format", "csv"),
    "outline.txt": ("outline",),
}
NAMES = [f"{year}-{name}" for year in YEARS for name in COMMANDS]


@lru_cache(maxsize=16)
def printed(name: str) -> bytes:
    year, _, what = name.partition("-")
    command, *options = COMMANDS[what]
    run = cli(command, YEARS[year], *options)
    assert run.code == 0, run.err
    return run.out.encode()


@pytest.mark.parametrize("name", NAMES)
def test_the_output_is_the_one_that_was_read_and_kept(name: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_bytes(printed(name))
    assert path.read_bytes() == printed(name), "run UPDATE_GOLDEN=1 pytest tests/test_golden.py and read the diff"


def test_no_golden_file_is_left_over() -> None:
    assert sorted(p.name for p in GOLDEN.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("year", YEARS)
def test_a_golden_summary_is_what_was_asked_for(year: str) -> None:
    """The kept text itself is held to the promises, so that an update cannot pin a bad one."""
    text = (GOLDEN / f"{year}-summary.txt").read_text("utf-8")
    short = (GOLDEN / f"{year}-summary-128.txt").read_text("utf-8")
    assert text.endswith(".\n") and short.endswith(".\n")
    assert len(short) < len(text)
    source = Path(YEARS[year]).read_text("utf-8")
    assert not set(text.split()) & {"we", "our", "us", "We", "Our"}
    assert all(n in source for n in text.replace(",", " ").split() if n.isdigit())
