"""Tables that are set with blanks, printed in panels, or pressed flat by a crawler: grids with periods and units."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_fixture import outlined
from test_tables import grid, headers, table

from summarizer import api
from summarizer.outline.model import BlockKind, Table
from summarizer.source.filing import Filing

OPENING = "Item 1. Business\n\nWe make pumps and sell them to plants in many countries of the world.\n\n"


def only(text: str) -> tuple[Filing, Table]:
    return table(f"{OPENING}{text}\n\nWe make valves, too.\n")


BY_LINE = """\
The following table sets forth net sales by product line for the years indicated:

<TABLE>
<CAPTION>
                                           Year Ended December 31,
                                    -------------------------------------
                                       1996         1995         1994
                                    ----------   ----------   -----------
                                         (Dollars in thousands)
<S>                                 <C>          <C>          <C>
Pumps and related equipment......   $   12,345   $   11,002   $    9,870
Valves...........................        4,100        3,987        3,500
Other............................         (210)         150           --
                                    ----------   ----------   ----------
     Total.......................   $   16,235   $   15,139   $   13,370
                                    ==========   ==========   ==========
</TABLE>"""
SHARES = """\
Backlog at year end was as follows:

                         1998                        1997
               ------------------------     -----------------------
                Amount      % of total       Amount     % of total
               ---------    ----------      --------    -----------
Aerospace      $  1,200         40%         $  1,000        50%
Other             1,800         60             1,000        50
               ---------    ----------      --------    -----------
Total          $  3,000        100%         $  2,000       100%"""
NO_RULE_OVER_GROUPS = """\
Sales by segment were:

                         1997              1996
                    Amount     %      Amount     %
                    ------   -----    ------   -----
Industrial          $45,678   61.2%   $40,100   58.0%
Consumer             28,950   38.8     29,020   42.0"""
FACILITIES = """\
Our facilities are as follows:

<TABLE>
<S>                  <C>             <C>          <C>
                                     Square       Owned or
Location             Use             Feet         Leased
- --------             ---             ----         ------
Dayton, Ohio         Manufacturing   120,000      Owned
Toledo, Ohio         Warehouse        45,000      Leased (1)
Lima, Ohio           Offices          10,500      Leased
</TABLE>"""
REGIONS = """\
Sales by geographic area were:

<TABLE>
<CAPTION>
                                    Fiscal Year Ended June 30,
                                  1999        1998        1997
<S>                              <C>         <C>         <C>
United States                    $101.2      $ 98.7      $ 90.1
Europe, Middle East
  and Africa                       45.0        40.2        38.8
Asia/Pacific                       12.3        15.6        14.0
</TABLE>"""
THREE_HEADER_ROWS = """\
The following table shows revenues by class of product:

                                                 Years Ended
                                 -----------------------------------------
                                   March 31,     March 31,     March 31,
                                     1998          1997          1996
                                 ------------  ------------  -------------
                                            (In thousands)
Software licenses                   $ 8,665       $12,448       $12,099
Services and other                    1,020           980           870"""
CENTRED_WORDS = """\
Our people work in these fields:

                               Number of       Percent
       Category                Employees      of Total
       --------                ---------      --------
       Manufacturing              1,200           60%
       Sales and marketing          500           25"""


@pytest.mark.parametrize(
    ("text", "scale", "columns", "rows"),
    [
        pytest.param(
            BY_LINE,
            3,
            ["Year Ended December 31, 1996", "Year Ended December 31, 1995", "Year Ended December 31, 1994"],
            [
                ["Pumps and related equipment", "$ 12,345", "$ 11,002", "$ 9,870"],
                ["Valves", "4,100", "3,987", "3,500"],
                ["Other", "(210)", "150", "--"],
                ["Total", "$ 16,235", "$ 15,139", "$ 13,370"],
            ],
            id="a header over all columns, S and C marks, dot leaders",
        ),
        pytest.param(
            SHARES,
            0,
            ["1998 Amount", "1998 % of total", "1997 Amount", "1997 % of total"],
            [
                ["Aerospace", "$ 1,200", "40%", "$ 1,000", "50%"],
                ["Other", "1,800", "60", "1,000", "50"],
                ["Total", "$ 3,000", "100%", "$ 2,000", "100%"],
            ],
            id="rules under the years show what they cover",
        ),
        pytest.param(
            NO_RULE_OVER_GROUPS,
            0,
            ["1997 Amount", "1997 %", "1996 Amount", "1996 %"],
            [["Industrial", "$45,678", "61.2%", "$40,100", "58.0%"], ["Consumer", "28,950", "38.8", "29,020", "42.0"]],
            id="years in the middle of their columns",
        ),
        pytest.param(
            FACILITIES,
            0,
            ["Use", "Square Feet", "Owned or Leased"],
            [
                ["Dayton, Ohio", "Manufacturing", "120,000", "Owned"],
                ["Toledo, Ohio", "Warehouse", "45,000", "Leased (1)"],
                ["Lima, Ohio", "Offices", "10,500", "Leased"],
            ],
            id="columns of words beside a column of figures",
        ),
        pytest.param(
            REGIONS,
            0,
            ["Fiscal Year Ended June 30, 1999", "Fiscal Year Ended June 30, 1998", "Fiscal Year Ended June 30, 1997"],
            [
                ["United States", "$101.2", "$ 98.7", "$ 90.1"],
                ["Europe, Middle East and Africa", "45.0", "40.2", "38.8"],
                ["Asia/Pacific", "12.3", "15.6", "14.0"],
            ],
            id="a label broken over two lines",
        ),
        pytest.param(
            THREE_HEADER_ROWS,
            3,
            ["Years Ended March 31, 1998", "Years Ended March 31, 1997", "Years Ended March 31, 1996"],
            [["Software licenses", "$ 8,665", "$12,448", "$12,099"], ["Services and other", "1,020", "980", "870"]],
            id="three header rows and a unit",
        ),
        pytest.param(
            CENTRED_WORDS,
            0,
            ["Number of Employees", "Percent of Total"],
            [["Manufacturing", "1,200", "60%"], ["Sales and marketing", "500", "25"]],
            id="headers that overlap no figure stand over the rule",
        ),
    ],
)
def test_tables_set_with_blanks(text: str, scale: int, columns: list[str], rows: list[list[str | None]]) -> None:
    filing, found = only(text)
    assert headers(found) == columns
    assert grid(found) == rows
    assert found.scale == scale
    assert found.intro is not None
    assert found.intro.of(filing.view).endswith(":")


@pytest.mark.parametrize(
    ("text", "scale", "columns", "rows"),
    [
        pytest.param(
            "Sales are as follows: (in thousands) Year Ended January 31, 2001 2000 1999 DSL products............ $ 8,665 $12,448"
            " $12,099 DS1 products.... 17,000 18,000 19,000 5% Notes...... 1 2 3 Total... $ 25,666 $30,450 $31,102",
            3,
            ["Year Ended January 31, 2001", "Year Ended January 31, 2000", "Year Ended January 31, 1999"],
            [
                ["DSL products", "$8,665", "$12,448", "$12,099"],
                ["DS1 products", "17,000", "18,000", "19,000"],
                ["5% Notes", "1", "2", "3"],
                ["Total", "$25,666", "$30,450", "$31,102"],
            ],
            id="all in one line, with leaders",
        ),
        pytest.param(
            "Sales were as follows:\nSoftgoods/domestics................. 26% Hardgoods............................ 24 "
            "Shoes................................ 2 Jewelry.............................. 2 100%",
            0,
            [""],
            [["Softgoods/domestics", "26%"], ["Hardgoods", "24"], ["Shoes", "2"], ["Jewelry", "2"], ["", "100%"]],
            id="a total without a label",
        ),
        pytest.param(
            "Certificates by maturity are as follows:\nWeighted Amount Average Rate ------ ------------ (Dollars in thousands) "
            "Within three months.......................... $1,039 5.34% After 3 but within 6 months.................. 3,146 5.48 "
            "------ Total...................................... $4,185 5.44% ======",
            3,
            ["", ""],
            [
                ["Within three months", "$1,039", "5.34%"],
                ["After 3 but within 6 months", "3,146", "5.48"],
                ["Total", "$4,185", "5.44%"],
            ],
            id="a header that lost its columns names none",
        ),
        pytest.param(
            "The sales are as follows:\n\n1999 1998\nPumps 21,400 19,650\nValves 3,100 2,900\nTotal 24,500 22,550",
            0,
            ["1999", "1998"],
            [["Pumps", "21,400", "19,650"], ["Valves", "3,100", "2,900"], ["Total", "24,500", "22,550"]],
            id="a row to a line under a line of years",
        ),
        pytest.param(
            "The sales are as follows:\n\nPumps........ 21,400 19,650\nValves....... 3,100 2,900\nTotal 24,500 22,550",
            0,
            ["", ""],
            [["Pumps", "21,400", "19,650"], ["Valves", "3,100", "2,900"], ["Total", "24,500", "22,550"]],
            id="a row to a line with leaders",
        ),
        pytest.param(
            "The votes were as follows:\n\nGary Stern 12,585,269 132,085\nAl Rivera 12,585,269 142,980\nL. Piccolo 12,583,069 9",
            0,
            ["", ""],
            [
                ["Gary Stern", "12,585,269", "132,085"],
                ["Al Rivera", "12,585,269", "142,980"],
                ["L. Piccolo", "12,583,069", "9"],
            ],
            id="three rows of printed figures need no leaders",
        ),
        pytest.param(
            "The sales are as follows:\n\nPumps........ 21,400 19,650\nValves....... 3,100\nHoses........ 4,100 3,650",
            0,
            ["", ""],
            [["Pumps", "21,400", "19,650"], ["Valves", None, None], ["Hoses", "4,100", "3,650"]],
            id="a row that lost a figure has none",
        ),
    ],
)
def test_tables_that_lost_their_blanks(text: str, scale: int, columns: list[str], rows: list[list[str | None]]) -> None:
    filing, found = only(text)
    assert headers(found) == columns
    assert grid(found) == rows
    assert found.scale == scale
    assert found.intro is not None
    assert found.intro.of(filing.view).endswith("follows:")


def test_the_text_around_a_flat_table_stays_text() -> None:
    filing, outline = outlined(
        f"{OPENING}Sales were as follows: Pumps..... $ 8,665 Valves..... 1,020 Our sales fell last year.\n"
    )
    assert [(b.kind, b.span.of(filing.view)) for b in outline.blocks[2:]] == [
        (BlockKind.PARAGRAPH, "Sales were as follows:"),
        (BlockKind.TABLE, "Pumps..... $ 8,665 Valves..... 1,020"),
        (BlockKind.PARAGRAPH, "Our sales fell last year."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Business......... 3\nProperties....... 9\nLegal Proceedings........ 10", id="page numbers"),
        pytest.param("Revenues for June 30, 1999\nRevenues for June 30, 1998\nRevenues for June 30, 1997", id="dates"),
        pytest.param("By laws. (2)\nStock Option Plan as Amended (1)\nCertificate of Incorporation (7)", id="marks of notes"),
        pytest.param("Operating leases\n(1,234)\nPurchase obligations\n2,178.6\nBenefits\n0.9", id="a cell to a line"),
        pytest.param("Pumps 21,400 19,650\nValves 3,100 2,900", id="two rows without leaders or years"),
        pytest.param("We wait... and then we sell 50 pumps... or 60 of them.", id="ellipses in prose"),
        pytest.param("We opened store 12\nWe opened store 13\nWe opened store 14", id="bare figures that end lines"),
    ],
)
def test_what_is_no_flat_table(text: str) -> None:
    _, outline = outlined(f"{OPENING}These are the facts.\n\n{text}\n\nWe make valves, too.\n")
    assert outline.tables == ()


STATES = "Alabama | 47 | Iowa | 23 | Ohio | 137\nAlaska | 5 | Maine | 7 | Utah | 23\nHawaii | 11 | Texas | 298"


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        pytest.param(
            f"{STATES}\nTotal | 551",
            [""],
            [["Alabama", "47"], ["Alaska", "5"], ["Hawaii", "11"], ["Iowa", "23"], ["Maine", "7"], ["Texas", "298"],
             ["Ohio", "137"], ["Utah", "23"], ["Total", "551"]],
            id="panels of a label and a figure, and a total below them",
        ),
        pytest.param(
            "State | Stores | State | Stores\nAlabama | 47 | Iowa | 23\nAlaska | 5 | Maine | 7",
            ["Stores"],
            [["Alabama", "47"], ["Alaska", "5"], ["Iowa", "23"], ["Maine", "7"]],
            id="the same headers over each panel",
        ),
        pytest.param(
            "Name | Age | Position | Since\nJane Doe | 47 | President | 1998\nJohn Roe | 51 | Director | 1997",
            ["Age", "Position", "Since"],
            [["Jane Doe", "47", "President", "1998"], ["John Roe", "51", "Director", "1997"]],
            id="other headers: no panels",
        ),
        pytest.param(
            "Jane Doe | 47 | President | 1998\nJohn Roe | 51 | Director | 1997",
            ["", "", ""],
            [["Jane Doe", "47", "President", "1998"], ["John Roe", "51", "Director", "1997"]],
            id="years: no panels",
        ),
        pytest.param(
            "Dayton | 120 | Leased | 40\nToledo | 80 | Leased | 30",
            ["", "", ""],
            [["Dayton", "120", "Leased", "40"], ["Toledo", "80", "Leased", "30"]],
            id="words that come again: no panels",
        ),
        pytest.param(
            "Site | Host | Power | Fleet\nDayton | A Corp. | 216 | 4 units\nToledo | B Corp. | 180 | 5 units\nTotal | 396",
            ["Host", "Power", "Fleet"],
            [["Dayton", "A Corp.", "216", "4 units"], ["Toledo", "B Corp.", "180", "5 units"], ["Total", None, "396", None]],
            id="a figure of a short row goes to the column of figures, never to one of words",
        ),
        pytest.param(
            " | | | Filed as\nNumber | Exhibit | Form | No.\n3.1 | Articles | 8-K | 3.1\n3.2 | Bylaws | 8-K | 3.2",
            ["Exhibit", "Form", "Filed as No."],
            [["3.1", "Articles", "8-K", "3.1"], ["3.2", "Bylaws", "8-K", "3.2"]],
            id="a second header row of words over figures",
        ),
    ],
)  # fmt: skip
def test_panels_and_short_rows(text: str, columns: list[str], rows: list[list[str | None]]) -> None:
    _, found = only(f"The table shows them:\n\n{text}")
    assert headers(found) == columns
    assert grid(found) == rows


def test_a_title_between_the_lead_in_and_the_table_is_no_heading() -> None:
    filing, outline = outlined(
        f"{OPENING}Sales by product were as follows (in thousands):\n\nPERCENT OF SALES\n\nPumps | 5\nValves | 7\n"
    )
    assert len(outline.headings) == 1
    assert outline.tables[0].scale == 3
    assert outline.tables[0].intro is not None
    assert outline.tables[0].intro.of(filing.view).startswith("Sales by product")


def row_of(*cells: str) -> str:
    """A row of an HTML table; "2:x" is a cell over two columns."""
    spans = [(c.split(":", 1) if c[:2].rstrip(":").isdigit() and ":" in c[:2] else ("1", c)) for c in cells]
    return "<tr>" + "".join(f"<td colspan={n}>{text}</td>" for n, text in spans) + "</tr>"


@pytest.mark.parametrize(
    ("html", "scale", "columns", "rows"),
    [
        pytest.param(
            row_of("", "5:Year Ended December 31,")
            + row_of("(in thousands)", "2:1999", "", "2:1998")
            + row_of("Pumps", "$", "1,200", "", "$", "1,000")
            + row_of("Valves", "", "(800", ")", "", "700"),
            3,
            ["Year Ended December 31, 1999", "Year Ended December 31, 1998"],
            [["Pumps", "$1,200", "$1,000"], ["Valves", "(800)", "700"]],
            id="a header over all columns, signs and brackets in cells of their own",
        ),
        pytest.param(
            row_of("Segment", "4:1999", "4:1998")
            + row_of("", "2:Amount", "2:%", "2:Amount", "2:%")
            + row_of("Pumps", "$", "1,200", "60.0", "%", "$", "1,000", "50.0", "%")
            + row_of("Valves", "", "800", "40.0", "", "", "1,000", "50.0", ""),
            0,
            ["1999 Amount", "1999 %", "1998 Amount", "1998 %"],
            [["Pumps", "$1,200", "60.0%", "$1,000", "50.0%"], ["Valves", "800", "40.0", "1,000", "50.0"]],
            id="years over groups of two",
        ),
        pytest.param(
            "<tr><td rowspan=2>Americas</td><td>Ohio</td><td>120</td></tr><tr><td>Texas</td><td>30</td></tr>"
            + row_of("Europe", "Bremen", "25"),
            0,
            ["", ""],
            [["Americas", "Ohio", "120"], ["", "Texas", "30"], ["Europe", "Bremen", "25"]],
            id="a label over two rows",
        ),
    ],
)
def test_html_tables(html: str, scale: int, columns: list[str], rows: list[list[str | None]]) -> None:
    prose = "<p>Item 1. Business</p><p>We sell pumps.</p><p>The following table sets forth our sales:</p>"
    _, found = table(f"<html><body>{prose}<table>{html}</table><p>We go on.</p></body></html>")
    assert headers(found) == columns
    assert grid(found) == rows
    assert found.scale == scale


pieces = st.sampled_from(
    [
        "Pumps",
        "....",
        "........",
        "$",
        "5",
        "1,234",
        "(7)",
        "%",
        "--",
        "-----",
        "1999",
        "of",
        "Total",
        "(in thousands)",
        ":",
        ".",
        "\n",
    ]
)


@given(st.lists(pieces, min_size=1, max_size=25), st.sampled_from([" ", "   "]))
def test_every_cell_of_a_flat_table_stands_on_its_own_characters(words: list[str], gap: str) -> None:
    filing, outline = outlined("Start.\n\n" + gap.join(words) + "\n\nEnd.\n")
    for found in outline.tables:
        seen = [cell for row in found.rows for cell in (row.label, *row.cells) if cell]
        assert all(len(row.cells) == len(found.columns) for row in found.rows)
        for cell in seen:
            assert "".join(" ".join(p.of(filing.view).split()) for p in cell.pieces) == cell.text
            assert all(found.span.contains(p) for p in cell.pieces)
        spans = sorted(p for cell in seen for p in cell.pieces)
        assert all(a.end <= b.start for a, b in pairwise(spans)), "a piece belongs to one cell"


def test_a_column_of_percentages_gives_no_amounts() -> None:
    lead = "The following table sets forth our net revenues by product (in thousands):"
    rows = "Pumps..... $ 1,200 40% Valves..... 1,800 60 Total..... $3,000 100%"
    facts = api.extract(f"{OPENING}{lead}\n\n{rows}\n".encode()).as_json()["facts"]
    told = [f["fields"] for f in facts if f["kind"] == "revenue"]
    assert [f["value"]["value"] for f in told] == ["1200000", "1800000", "3000000"]
    assert [f["share"]["value"] for f in told if "share" in f] == ["40", "60"]


FOOTNOTES = """ITEM 1. BUSINESS

The Company makes saws. Sales by line were as follows:

<TABLE>
<CAPTION>
                             1995       1994
<S>                        <C>        <C>
Saws                       $1,200     $1,100
Blades                        300        280
<FN>
<F1>  The Company sold its foundry in 1994, and the figures leave out the sales
of the foundry until then.
{end}
The Company sells its saws through dealers.
"""


@pytest.mark.parametrize("end", ["</FN>\n</TABLE>\n", "</TABLE>\n"])
def test_the_footnotes_of_a_table_are_no_text_of_the_item(end: str) -> None:
    done = api.outline(FOOTNOTES.format(end=end).encode())
    notes = [b.span.of(done.filing.view) for b in done.outline.blocks if b.kind is BlockKind.NOTE]
    assert [n.split(",")[0] for n in notes] == ["The Company sold its foundry in 1994"]
    told = [s.span.of(done.filing.view) for s in done.outline.sentences]
    assert told[-1] == "The Company sells its saws through dealers."
    assert not any("foundry" in t for t in told)


def test_footnotes_without_an_end_take_nothing_with_them() -> None:
    done = api.outline(FOOTNOTES.format(end="").encode())
    assert not [b for b in done.outline.blocks if b.kind is BlockKind.NOTE]
