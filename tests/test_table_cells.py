"""What single cells of a table say: decimals without a nought, minus signs, leaders, a currency sign in one column alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from test_told_lists import OPENING, drafted

from summarizer import api
from summarizer.extract.table_cells import figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", "5"),
        ("$ 1,234", "1234"),
        (".5", ".5"),
        (".5%", ".5"),
        ("$ .25", ".25"),
        ("(.5)", "-.5"),
        ("$(1,234)", "-1234"),
        ("($ 1,234)", "-1234"),
        ("-1,234", "-1234"),
        ("-$1,234", "-1234"),
        ("$-5", "-5"),
        ("−5", "-5"),  # a minus sign
        ("–5", "-5"),  # a dash that stands for one
        ("9,361(2)", "9361"),
        ("57.2 %", "57.2"),
    ],
)
def test_a_cell_is_read_with_its_sign_and_its_point(text: str, value: str) -> None:
    assert figure(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "—", "— 5", ". . . 41.2", "...41.2", "1.2.3", "1995-96", "5 million", "n/a"])
def test_what_is_not_surely_one_figure_is_none(text: str) -> None:
    assert figure(text) is None


LINES = """Net sales by product line were as follows (in millions):

                      2001        2000
                    --------    --------
Pumps               $  712.3    $  651.0
Hoses                   20.1        30.0
Valves              {}      30.0
                    --------    --------
Total net sales     $  {}    $  711.0
"""


def test_a_decimal_without_a_nought_is_no_whole_number() -> None:
    told = drafted(LINES.format("      .8", "733.2"))["revenue.product-amounts"]
    assert told == "Revenue in 2001 came from pumps ($712.3 million), hoses ($20.1 million) and valves ($800,000)."


@pytest.mark.parametrize("cell", ["   (20.0)", "   -20.0 ", "   −20.0 "])
def test_less_than_nothing_is_no_part_of_the_revenue(cell: str) -> None:
    told = drafted(LINES.format(cell, "712.4"))
    assert told["revenue.product-amounts"] == "Revenue in 2001 included pumps ($712.3 million) and hoses ($20.1 million)."


def test_a_share_below_one_percent_keeps_its_point() -> None:
    told = drafted(
        "The percentages of net sales by product line were as follows:\n\n"
        "                      2001        2000\n"
        "                    --------    --------\n"
        "Pumps                  90.2%       91.0%\n"
        "Hoses                   8.9         8.0\n"
        "Valves                   .9         1.0\n"
        "                    --------    --------\n"
        "Total                 100.0%      100.0%\n"
    )
    assert told["revenue.product-percents"] == "Revenue in 2001 came from pumps (90.2%), hoses (8.9%) and valves (.9%)."


def test_a_sign_in_the_first_column_alone_is_the_sign_of_all() -> None:
    table = (
        "Net sales by product line were as follows (in thousands):\n\n"
        "                      2001        2000\n"
        "                    --------    --------\n"
        "Pumps               $ 41,234      35,100\n"
        "Valves                30,000      28,000\n"
        "                    --------    --------\n"
        "Total net sales     $ 71,234      63,100\n"
    )
    data = f"{OPENING}{table}".encode()
    done = api.summarize(data)
    assert "Revenue was $71.2 million in 2001 and $63.1 million in 2000." in done.text
    assert api.verify(done.record, data) == []
