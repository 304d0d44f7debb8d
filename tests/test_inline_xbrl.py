"""Inline-XBRL tags as a second opinion: beside the figures that they cover, and a reason for silence where they differ."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_fixture import ROOT, SHARED

from summarizer import api
from summarizer.source.inline_xbrl import Tags
from summarizer.spans import Span

HEAD = (
    '<xbrli:context id="c-1"><xbrli:entity><xbrli:identifier scheme="x">1</xbrli:identifier></xbrli:entity><xbrli:period>'
    "<xbrli:startDate>2023-01-01</xbrli:startDate><xbrli:endDate>2023-12-31</xbrli:endDate></xbrli:period></xbrli:context>"
    '<xbrli:context id="c-2"><xbrli:period><xbrli:instant>2023-12-31</xbrli:instant></xbrli:period></xbrli:context>'
)


def tag(text: str, **said: str) -> str:
    more = "".join(f' {k}="{v}"' for k, v in said.items())
    return f'<ix:nonFraction contextRef="c-1" unitRef="usd" name="us-gaap:Revenues"{more}>{text}</ix:nonFraction>'


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        pytest.param("298.1", {"scale": "6"}, "298100000", id="millions"),
        pytest.param("1,234", {"scale": "3", "format": "ixt:num-dot-decimal"}, "1234000", id="thousands with a comma"),
        pytest.param("1.234,5", {"format": "ixt:num-comma-decimal"}, "1234.5", id="a decimal comma"),
        pytest.param("34.5", {"sign": "-", "scale": "0"}, "-34.5", id="a negative sign"),
        pytest.param("12", {"scale": "-2"}, "0.12", id="a percentage"),
        pytest.param("—", {"format": "ixt:fixed-zero"}, "0", id="a dash that means nothing"),
        pytest.param("five", {"format": "ixt-sec:numwordsen"}, "", id="a number in words is left alone"),
        pytest.param("<b>1</b>,<i>000</i>", {}, "1000", id="split over tags"),
        pytest.param("1", {"scale": "9" * 30}, "", id="a scale beyond reason"),
        pytest.param("NaN", {}, "", id="no number"),
    ],
)
def test_a_tag_says_an_exact_amount(text: str, said: dict[str, str], value: str) -> None:
    (fact,) = Tags.of(HEAD + tag(text, **said)).facts
    assert fact.value == value
    assert (fact.period, fact.context, fact.unit) == ("2023-01-01/2023-12-31", "c-1", "usd")


def test_tags_nest_and_an_instant_is_a_day() -> None:
    source = HEAD + '<ix:nonFraction contextRef="c-2" name="a:B" scale="0">' + tag("305") + "</ix:nonFraction>"
    tags = Tags.of(source)
    place = Span(source.index("305"), source.index("305") + 3)
    assert [(t.name, t.period) for t in tags.covering([place])] == [
        ("a:B", "2023-12-31"),
        ("us-gaap:Revenues", "2023-01-01/2023-12-31"),
    ]
    assert tags.covering([Span(0, 5)]) == ()


@given(
    st.lists(st.sampled_from([HEAD, tag("1"), "<ix:nonFraction", "</ix:nonFraction>", "<ix:nonFraction>", "x", ">", "<context "]))
)
def test_damaged_tags_are_passed_over(parts: list[str]) -> None:
    source = "".join(parts)
    for fact in Tags.of(source).facts:
        assert 0 <= fact.span.start <= fact.span.end <= len(source)


def figures(done: api.Extracted) -> list[dict[str, Any]]:
    return [v for f in done.as_json()["facts"] for v in f.get("fields", {}).values() if "xbrl" in v]


def test_a_tagged_figure_has_its_tag_beside_it() -> None:
    found = figures(api.extract(ROOT / "fixtures" / "ixbrl-2024.html"))
    assert len(found) >= 2
    assert all(Decimal(x["value"]) == Decimal(f["value"]) for f in found for x in f["xbrl"])
    assert {x["name"] for f in found for x in f["xbrl"]} == {"us-gaap:Revenues"}


def test_a_fact_that_its_tag_contradicts_is_not_told_and_the_record_says_why() -> None:
    page = (ROOT / "fixtures" / "ixbrl-2024.html").read_text("utf-8")
    wrong = page.replace('contextRef="c-2" unitRef="usd" scale="6"', 'contextRef="c-2" unitRef="usd" scale="3"')
    assert wrong != page
    assert any(f.value("value") == "201400000" for f in api.extract(page.encode()).extraction.facts)
    done = api.extract(wrong.encode())
    assert not any(f.value("value") == "201400000" for f in done.extraction.facts)
    assert any(f.value("value") == "96700000" for f in done.extraction.facts)
    assert any("us-gaap:Revenues says 201400" in s.reason for s in done.extraction.silences)


def test_the_tag_of_one_end_of_a_range_agrees_with_the_range() -> None:
    page = (ROOT / "fixtures" / "ixbrl-2024.html").read_text("utf-8")
    price = tag("2.00", scale="0")
    said = "In March 2024, we sold 1,000,000 shares of our common stock to investors at prices ranging from $1.50 to $"
    both = page.replace("Our total revenue", f"{said}{price} per share. Our total revenue", 1)
    assert both != page
    done = api.extract(both.encode())
    assert any(field.value == "1.5/2" for fact in done.extraction.facts for field in fact.fields.values())


def test_a_table_in_tenths_that_says_no_unit_gives_no_amounts() -> None:
    page = (
        "Item 1. Business\n\nThe following table presents our net sales by product:\n\n"
        " | 2023 | 2022\nPumps | ${0} | $2,140.0\nValves | 1,522.0 | 1,822.6\nTotal | 4,518.8 | 3,962.6\n\n"
        "Item 2. Properties\n\nNone.\n"
    )
    silent = api.extract(page.format("2,996.8").encode(), kinds=["revenue"])
    assert not silent.as_json()["facts"]
    told = api.extract(page.format("2,996.8").replace("product:", "product (in millions):").encode(), kinds=["revenue"])
    assert "2996800000" in {f.value("value") for f in told.extraction.facts}
    small = (
        page.format("296.8")
        .replace("2,140.0", "211.4")
        .replace("1,522.0", "152.2")
        .replace("4,518.8", "449.0")
        .replace("1,822.6", "182.6")
        .replace("3,962.6", "396.6")
    )
    assert not api.extract(small.encode(), kinds=["revenue"]).as_json()["facts"]


@pytest.mark.skipif(not (SHARED / "filings" / "html").is_dir(), reason="the shared filings are not here")
@pytest.mark.parametrize("name", ["AAPL", "GME", "MARA", "RKT"])
def test_no_fact_of_a_filed_page_contradicts_its_tag(name: str) -> None:
    done = api.extract(SHARED / "filings" / "html" / f"{name}.html", items=["1", "7", "8"])
    for field in figures(done):
        scale = Decimal("0.01") if field.get("unit") == "%" else Decimal(1)
        values = [x["value"] for x in field["xbrl"] if x["value"]]
        assert not values or any(abs(Decimal(v)) == abs(Decimal(field["value"]) * scale) for v in values)
