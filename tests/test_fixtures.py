"""Filings written for the tests, in layouts and industries that the seeds do not have, each with the facts in it.

Update the expected facts with `UPDATE_GOLDEN=1 pytest tests/test_fixtures.py` and read the difference.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from summarizer import api
from summarizer.extract.engine import extract_facts

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = sorted((ROOT / "fixtures").glob("*.txt"))
TEXTS = [
    *FIXTURES,
    *sorted((ROOT / "seeds").glob("*.txt")),
    *sorted((ROOT.parent / "shared" / "eval" / "src").glob("*.txt"))[::5],
]


def told(path: Path) -> list[dict[str, Any]]:
    """Each fact as its kind, its rule, and what is printed of its fields."""
    facts = api.extract(path).as_json()["facts"]
    return [{"kind": f["kind"], "rule": f["rule"], **{n: v["raw"] or v["value"] for n, v in f["fields"].items()}} for f in facts]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: p.stem)
def test_a_fixture_gives_the_facts_that_stand_in_it(path: Path) -> None:
    expected = path.with_suffix(".facts.json")
    found = told(path)
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert found == json.loads(expected.read_text("utf-8"))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: p.stem)
def test_a_fixture_is_summarized_from_its_item_and_verified(path: Path) -> None:
    done = api.summarize(path, budget=200)
    assert [i["item"] for i in done.record["items"]] == ["1"]
    assert api.verify(done.record, path) == []


def test_suppliers_competitors_and_a_loan_not_obtained_are_none_of_it() -> None:
    text = api.summarize(ROOT / "fixtures" / "harbor-tools-1998.txt", budget=2000).text
    named = " ".join(str(f) for f in told(ROOT / "fixtures" / "harbor-tools-1998.txt") if f["kind"] in ("customer", "facility"))
    for name in ("Iron River", "Old Anvil", "Sawtooth", "Prairie"):
        assert name not in named
    assert "Prairie Savings Bank granted" not in text


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_the_prefilter_finds_exactly_what_the_plain_loop_finds(path: Path) -> None:
    done = api.read(path)
    fast = extract_facts(done.filing, done.outline, done.pack, done.scope)
    slow = extract_facts(done.filing, done.outline, done.pack, done.scope, prefilter=False)
    assert fast.facts == slow.facts
    assert fast.silences == slow.silences
