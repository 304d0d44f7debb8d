"""Exact types: what a canonical value stands for, and rates and quantities as filings print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whole_runs import sec_10k

from summarizer import api
from summarizer.extract.exact import Period, Range, Rate, exact
from summarizer.extract.values import Value, ValueReader

READER = ValueReader(sec_10k().values)

RATES = [
    ("7.2%", "7.2", "%"),
    ("7.20 percent per annum", "7.2", "%"),
    ("25 basis points", "0.25", "%"),
    ("LIBOR plus 1.5%", "LIBOR+1.5", "%"),
    ("the prime rate plus 50 basis points", "prime+0.5", "%"),
    ("prime minus .25%", "prime−0.25", "%"),
    ("1.75% over LIBOR", "LIBOR+1.75", "%"),
    ("the prime rate", "prime", "%"),
    # What only its words tell stays words: a choice, a floor, a term that changes the benchmark.
    ("the greater of prime plus 1% and 4%", "the greater of prime plus 1% and 4%", ""),
    ("30-day LIBOR plus 2.25%", "30-day LIBOR plus 2.25%", ""),
    ("a floating rate", "a floating rate", ""),
    ("7.2% plus fees", "7.2% plus fees", ""),
    ("LIBOR, currently 5%", "LIBOR, currently 5%", ""),
]


@pytest.mark.parametrize(("text", "value", "unit"), RATES)
def test_a_rate_is_read_or_stays_words(text: str, value: str, unit: str) -> None:
    assert READER.read("rate", text) == Value(value, unit)
    found = exact("rate", value, unit)
    assert isinstance(found, Rate) == bool(unit)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("8 GWh per year", "8", "GWh per year"),
        ("1.2 million tons a year", "1200000", "tons a year"),
        ("approximately 35,000 barrels per day", "35000", "barrels per day"),
    ],
)
def test_a_quantity_has_its_unit(text: str, number: str, unit: str) -> None:
    assert READER.read("quantity", text) == Value(number, unit)
    assert exact("quantity", number) == Decimal(number)


def test_a_number_without_a_unit_is_no_quantity() -> None:
    assert READER.read("quantity", "35,000") is None


def test_a_month_has_no_day() -> None:
    found = Period.read("2017-05")
    assert found == Period(2017, month=5)
    assert found is not None
    assert found.precision == "month"


@pytest.mark.parametrize("text", ["", "17", "2017-13-01x", "2017/", "May 2017"])
def test_other_text_is_no_period(text: str) -> None:
    assert Period.read(text) is None
    assert exact("period", text) == text


years = st.integers(1900, 2099)
points = st.one_of(
    st.builds(Period, years),
    st.builds(Period, years, month=st.integers(1, 12)),
    st.builds(Period, years, quarter=st.integers(1, 4)),
    st.builds(Period, years, half=st.integers(1, 2)),
    st.builds(Period, years, month=st.integers(1, 12), day=st.integers(1, 28)),
)


@given(points, st.none() | points)
def test_a_period_is_read_back_from_its_text(point: Period, until: Period | None) -> None:
    whole = Period(point.year, point.month, point.day, point.quarter, point.half, until)
    assert Period.read(str(whole)) == whole


@given(st.decimals(0, 99, places=4, allow_nan=False), st.sampled_from(["", "LIBOR", "prime", "base rate"]))
def test_a_rate_that_is_printed_is_read_back(percent: Decimal, base: str) -> None:
    text = f"{base} plus {percent}%" if base else f"{percent}%"
    read = READER.read("rate", text)
    assert read is not None
    assert Rate.read(read.value) == Rate(base, percent)


@given(st.decimals(0, 10**9, places=2), st.decimals("0.01", 10**9, places=2), st.sampled_from(["to", "–", "and"]))
def test_a_range_that_is_printed_is_read_back(low: Decimal, width: Decimal, between: str) -> None:
    high = low + width
    read = READER.read("money", f"${low:,f} {between} ${high:,f}")
    assert read is not None
    assert exact("money", read.value) == Range(low, high)
    assert READER.read("money", f"${high:,f} {between} ${low:,f}") is None


def test_the_price_of_shares_may_be_a_range() -> None:
    text = b"During fiscal 2009 we sold 1,100,000 shares of our common stock at prices ranging from $.50 to $1.25 per share."
    (fact,) = [f for f in api.extract(text).extraction.facts if f.kind == "issuance"]
    assert fact.fields["price"].exact == Range(Decimal("0.5"), Decimal("1.25"))


def test_the_hedge_of_a_quantity_is_part_of_it() -> None:
    text = b"We plan to build a plant with a total capacity of approximately 8 GWh per year in Ohio."
    (fact,) = [f for f in api.extract(text).extraction.facts if f.kind == "capacity"]
    assert (fact.fields["value"].raw, fact.fields["value"].exact) == ("approximately 8 GWh per year", Decimal(8))
