"""What an offering brought in, and whose shares were sold, stand in the sentences behind it."""

from __future__ import annotations

import pytest

from summarizer import api


@pytest.mark.parametrize(
    ("between", "proceeds"),
    [
        ("", "15400000"),
        ("The shares were sold in nine countries. ", "15400000"),
        ("We also sold notes to a bank of Oslo. They are due in 2010. ", ""),
    ],
)
def test_what_an_offering_brought_in_stands_right_behind_it(between: str, proceeds: str) -> None:
    text = (
        "Item 1. Business\n\nOn May 14, 2014, we completed an underwritten public offering of 2,300,000 shares of our common "
        f"stock at a price to the public of $7.25 per share. {between}We received net proceeds of approximately $15.4 million "
        "after underwriting discounts.\n"
    )
    facts = [f for f in api.extract(text.encode(), kinds=["issuance"]).extraction.facts if f.value("shares")]
    assert [f.value("proceeds") for f in facts] == [proceeds]
    assert [f.value("price") for f in facts] == ["7.25"]


def test_shares_that_holders_sold_are_not_the_company_s() -> None:
    text = (
        "Item 1. Business\n\nOn May 14, 2014, we completed a public offering of 2,300,000 shares of our common stock at $7.25 "
        "per share. Of the shares offered, 1,840,000 were sold by us and 460,000 were sold by certain stockholders.\n"
    )
    facts = [f for f in api.extract(text.encode(), kinds=["issuance"]).extraction.facts if f.value("shares")]
    assert [f.value("shares") for f in facts] == ["1840000"]
