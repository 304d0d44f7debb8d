"""`--items 1,7`: which topics a further Item tells, by the feeds of the pack."""

from __future__ import annotations

import pytest
from layout_fixture import SHARED

from summarizer import api
from summarizer.errors import PackError
from summarizer.outline.sections import topics_of_blocks

FILING = """Item 1. Business

Brightwater Pump Company designs and sells pumps. The Company sells its pumps to water utilities through its own sales force.

Item 7. Management's Discussion and Analysis of Financial Condition and Results of Operations

Overview

The Company sells pumps through distributors in nine countries.

Results of Operations

Net sales were $41.3 million in 2019, compared with $39.0 million in 2018.

The Company has a term loan of $2.5 million with Example Bank.

Liquidity and Capital Resources

The Company has a revolving credit facility of $15.0 million with Harbor Bank, which expires in June 2022.

The Company sells valves to farmers through its dealers.

Critical Accounting Estimates

The Company has a revolving credit facility of $99.0 million with Ledger Bank, which expires in June 2024.

Item 8. Financial Statements

None.
"""


def told(items: list[str] | None) -> str:
    return api.summarize(FILING.encode(), items=items, budget=400).text


@pytest.mark.parametrize(
    ("words", "alone", "with_7", "why"),
    [
        ("water utilities", True, True, "Item 1 tells all topics"),
        ("$15.0 million", False, True, "the liquidity section tells of financing"),
        ("$41.3 million", False, True, "the results tell of revenue"),
        ("nine countries", False, False, "the overview of Item 7 feeds nothing"),
        ("$99.0 million", False, False, "no section but those that feed"),
        ("farmers", False, False, "a liquidity section does not tell of distribution"),
        ("$2.5 million", False, False, "the results do not tell of financing"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else None,
)
def test_item_7_tells_what_the_pack_reads_it_for(words: str, alone: bool, with_7: bool, why: str) -> None:
    assert (words in told(None)) is alone, why
    assert (words in told(["1", "7"])) is with_7, why


def test_an_item_without_feeds_tells_everything_and_blocks_outside_are_not_narrowed() -> None:
    done = api.read(FILING.encode(), items=["1", "7"])
    narrowed = topics_of_blocks(done.filing.view, done.outline, done.pack, done.items)
    inside = {n for n, b in enumerate(done.outline.blocks) if done.items[1].body.contains(b.span)}
    assert set(narrowed) == inside
    assert {t for topics in narrowed.values() for t in topics} == {"financing", "revenue"}


def test_the_record_of_several_items_verifies() -> None:
    done = api.summarize(FILING.encode(), items=["1", "7"], budget=300)
    assert [i["item"] for i in done.record["items"]] == ["1", "7"]
    assert api.verify(done.record, FILING.encode()) == []


def test_a_feed_of_an_unknown_topic_is_a_pack_error(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "pack.yaml").write_text("id: small\nversion: 0.1.0\nschema_version: 1\ntitle: Small\n")
    (tmp_path / "a.yaml").write_text(
        "topics:\n  - {id: overview, title: Overview, focus: true, share: 20}\n"
        "feeds:\n  - {id: item-7, item: '7', headings: [liquidity], topics: [overviev]}\n"
    )
    with pytest.raises(PackError) as error:
        api.read(FILING.encode(), pack=str(tmp_path))
    assert any("overviev" in i.message and "overview" in i.hint and i.line == 4 for i in error.value.issues)


@pytest.mark.skipif(not (SHARED / "filings" / "html").is_dir(), reason="the shared filings are not here")
@pytest.mark.parametrize("name", ["GME", "RKT"])
def test_item_7_of_a_filed_page_tells_of_revenue_and_financing_only(name: str) -> None:
    done = api.summarize(SHARED / "filings" / "html" / f"{name}.html", items=["1", "7"])
    seventh = next(i for i in done.record["items"] if i["item"] == "7")
    topics = {
        s["topic"]
        for s in done.record["sentences"]
        if any(seventh["start"] <= start and end <= seventh["end"] for start, end in s["evidence"])
    }
    assert topics <= {"revenue", "financing"}
    assert topics
