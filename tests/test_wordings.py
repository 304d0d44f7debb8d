"""Wordings that no rule was made for: no trap is told, and tables are read that once were not."""

from __future__ import annotations

import pytest
import wordings
from whole_runs import sec_10k

FILES = sorted(p.stem for p in wordings.HERE.glob("*.jsonl"))


@pytest.mark.parametrize("file", FILES)
def test_no_trap_is_told_and_nothing_that_would_be_false(file: str) -> None:
    found = {}
    for item in wordings.items(wordings.HERE / f"{file}.jsonl"):
        lines = wordings.told(item, sec_10k())
        false = [word for word in item.get("must_not", ()) if word.lower() in " ".join(lines).lower()]
        if false or (wordings.is_trap(item) and lines):
            found[item["id"]] = false or lines
    assert not found


@pytest.mark.parametrize(("file", "least"), [("tables90", 19), ("tables00", 20)])
def test_tables_in_layouts_that_no_rule_was_made_for(file: str, least: int) -> None:
    real = [i for i in wordings.items(wordings.HERE / f"{file}.jsonl") if not wordings.is_trap(i)]
    assert sum(wordings.share_told(item, wordings.told(item, sec_10k())) for item in real) >= least
