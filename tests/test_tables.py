"""Tables: every figure under its full header, every cell on its own characters, nothing guessed."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_fixture import SEEDS, outlined

from summarizer.outline.model import Cell, Outline, Table
from summarizer.source.filing import Filing

LEAD = "The following table sets forth our revenues by product:\n\n"


def table(text: str) -> tuple[Filing, Table]:
    filing, outline = outlined(text)
    assert len(outline.tables) == 1, [b.kind for b in outline.blocks]
    return filing, outline.tables[0]


def grid(found: Table) -> list[list[str | None]]:
    return [[row.label.text, *(cell.text if cell else None for cell in row.cells)] for row in found.rows]


def headers(found: Table) -> list[str]:
    return [column.header for column in found.columns]


def seed_tables(number: int, heading: str) -> tuple[Filing, Outline, list[Table]]:
    filing, outline = outlined(SEEDS[number].read_bytes())
    found = [t for t in outline.tables if outline.headings[t.heading].span.of(filing.view) == heading]
    return filing, outline, found


@pytest.mark.parametrize(
    ("seed", "heading", "columns", "rows"),
    [
        pytest.param(
            0,
            "Revenue by Products",
            [
                "September 30, 2016 Amount",
                "September 30, 2016 % of Net Revenues",
                "December 31, 2017 Amount",
                "December 31, 2017 % of Net Revenues",
            ],
            [
                ["High-power lithium batteries used in:", None, None, None, None],
                ["Electric vehicles", "$6,488", "62.57", "$55,007", "94.23"],
                ["Light electric vehicles", "553", "5.33", "496", "0.85"],
                ["Uninterruptable supplies", "3,328", "32.10", "2,872", "4.92"],
                ["Total", "$10,369", "100.00", "$58,375", "100.00"],
            ],
            id="revenue by product with a dollar column",
        ),
        pytest.param(
            0,
            "Geography of Sales",
            [
                "September 30, 2016 Amount",
                "September 30, 2016 % of Net Revenues",
                "December 31, 2017 Amount",
                "December 31, 2017 % of Net Revenues",
            ],
            [
                ["Mainland China", "$9,017", "86.96", "$57,425", "98.38"],
                ["Europe", "457", "4.41", "294", "0.50"],
                ["PRC Taiwan", "413", "3.98", "222", "0.38"],
                ["Israel", "224", "2.16", "364", "0.62"],
                ["Korea", "258", "2.49", "-", "-"],
                ["Others", "-", "-", "70", "0.12"],
                ["Total", "$10,369", "100.00", "$58,375", "100.00"],
            ],
            id="dashes are cells",
        ),
        pytest.param(
            1,
            "Geography of Sales",
            [
                "December 31, 2019 Amount",
                "December 31, 2019 % of Net Revenues",
                "December 31, 2020 Amount",
                "December 31, 2020 % of Net Revenues",
            ],
            [
                ["Mainland China", "$21,632", "97.47", "$35,464", "94.40"],
                ["Europe", "-", "-", "1,776", "4.73"],
                ["Korea", "-", "-", "246", "0.66"],
                ["Israel", "119", "0.54", "-", "-"],
                ["USA", "286", "1.29", "4", "0.01"],
                ["Others", "157", "0.70", "76", "0.20"],
                ["Total", "$22,194", "100.00", "$37,566", "100.00"],
            ],
            id="header rows with other cell counts than the body",
        ),
    ],
)
def test_the_revenue_tables_of_the_seeds_are_read_cell_by_cell(
    seed: int, heading: str, columns: list[str], rows: list[list[str | None]]
) -> None:
    filing, _, (found,) = seed_tables(seed, heading)
    assert headers(found) == ["Fiscal Years ended " + c for c in columns]
    assert grid(found) == rows
    assert (found.scale, found.currency) == (3, "$")
    assert [p.of(filing.view) for p in found.unit_pieces] == ["(in thousands of U.S. dollars, except percentages)"]
    assert found.intro is not None
    assert found.intro.of(filing.view).startswith("The following table sets forth")


@pytest.mark.parametrize(
    ("seed", "numbers"),
    [
        pytest.param(0, ["283", "100", "18", "186", "587"], id="2017"),
        pytest.param(1, ["409", "51", "13", "64", "537"], id="spacer columns, 2020"),
    ],
)
def test_the_employee_tables_of_the_seeds(seed: int, numbers: list[str]) -> None:
    _, _, (found,) = seed_tables(seed, "Employees")
    assert headers(found) == ["Number"]
    labels = ["Production", "Research and development", "Sales and marketing", "General and administrative", "Total"]
    assert grid(found) == [[label, number] for label, number in zip(labels, numbers, strict=True)]
    assert sum(Decimal(n) for n in numbers[:-1]) == Decimal(numbers[-1])
    assert (found.scale, found.currency, found.unit_pieces) == (0, "", ())


@pytest.mark.parametrize("seed", [0, 1])
def test_word_tables_of_the_seeds_keep_words(seed: int) -> None:
    filing, _, found = seed_tables(seed, "Suppliers")
    assert [headers(t) for t in found] == [["Main Suppliers"]] * len(found)
    first = {row.label.text: row.cells[0].text for row in found[0].rows if row.cells[0]}
    assert first["Copper foil"] == ["LS Mtron Ltd.", "Wason Copper Foil Co., Ltd"][seed]
    _, _, (rivals,) = seed_tables(seed, "Competition")
    assert grid(rivals)[1][:2] == ["", "Korea:"], "a row without a label goes on with the row above"
    assert rivals.rows[1].label.pieces == ()
    assert rivals.intro is not None
    assert "major competitors" in rivals.intro.of(filing.view)


def test_the_total_row_of_every_money_column_adds_up() -> None:
    for seed, heading in ((0, "Revenue by Products"), (0, "Geography of Sales"), (1, "Geography of Sales")):
        _, _, (found,) = seed_tables(seed, heading)
        for column in (0, 2):
            values = [Decimal(c.text.strip("$-").replace(",", "") or 0) for r in found.rows if (c := r.cells[column])]
            assert sum(values[:-1]) == values[-1], (seed, heading, column)


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        pytest.param(
            "Segment | 2020 | 2019\n---+---+---\nPumps | $ | 5 | $ | 4\nValves | | 3 | | 2",
            ["2020", "2019"],
            [["Pumps", "$5", "$4"], ["Valves", "3", "2"]],
            id="a currency sign of its own joins the figure",
        ),
        pytest.param(
            " | 2020 | 2019\n---+---+---\nIncome | 5 | | (4 | )\nShare | 3 | % | 2 | %",
            ["2020", "2019"],
            [["Income", "5", "(4)"], ["Share", "3%", "2%"]],
            id="brackets and percent signs join the figure on their left",
        ),
        pytest.param(
            " | North | South\n | 2020 | 2019 | 2020 | 2019\nPumps | 1 | 2 | 3 | 4\nValves | 5 | 6 | 7 | 8",
            ["North 2020", "North 2019", "South 2020", "South 2019"],
            [["Pumps", "1", "2", "3", "4"], ["Valves", "5", "6", "7", "8"]],
            id="a cell over a group covers every column of the group",
        ),
        pytest.param(
            "Plant | Staff | Area\nDayton | 120 | 4,000\nToledo | 80 | 3,500",
            ["Staff", "Area"],
            [["Dayton", "120", "4,000"], ["Toledo", "80", "3,500"]],
            id="a header without a rule",
        ),
        pytest.param(
            "Dayton | 120 | 4,000\n---+---+---\nToledo | 80 | 3,500",
            ["", ""],
            [["Dayton", "120", "4,000"], ["Toledo", "80", "3,500"]],
            id="a first row of figures is no header, rule or not",
        ),
        pytest.param(
            " | A | B | C\n---+---+---\nPumps | 1 | 2 | 3 | 4 | 5\nValves | 5 | 6 | 7 | 8 | 9",
            ["", "", "", "", ""],
            [["Pumps", "1", "2", "3", "4", "5"], ["Valves", "5", "6", "7", "8", "9"]],
            id="a header that fits no columns is left out",
        ),
        pytest.param(
            "Pumps | 1 | 2\nValves | 3 | 4\nHoses | 5 | 6 | 7 | 8",
            ["", ""],
            [["Pumps", "1", "2"], ["Valves", "3", "4"], ["Hoses", None, None]],
            id="a row that fits no columns keeps its label alone",
        ),
        pytest.param(
            "Pumps | $ | 1 | $ | 2\nValves | $ | 3 | $ | 4\nHoses | 5 | 6 | 7",
            ["", ""],
            [["Pumps", "$1", "$2"], ["Valves", "$3", "$4"], ["Hoses", None, None]],
            id="figures of a row that is too short are never glued together",
        ),
        pytest.param(
            "Pumps | $ | 1 | $ | 2\nValves | 3 | | 4 | \nHoses | | 5 | | 6",
            ["", ""],
            [["Pumps", "$1", "$2"], ["Valves", "3", "4"], ["Hoses", "5", "6"]],
            id="a figure in the place of the sign belongs to the same column",
        ),
        pytest.param(
            " | 2020 | 2019\n---+---+---\nPumps | 1 | 2\nAssets: | | \n(1) As restated.",
            ["2020", "2019"],
            [["Pumps", "1", "2"], ["Assets:", None, None]],
            id="a label without figures is a row",
        ),
        pytest.param(
            " | \n | Site\nName\n | Power | \n | Dayton, Ohio | 21 | \n | \nToledo (2)\n | 8 | ",
            ["Power"],
            [["Dayton, Ohio", "21"], ["Toledo (2)", "8"]],
            id="cells broken over lines",
        ),
        pytest.param(
            "                  1996       1995\nPumps .......   $ 12,345   $ 11,002\nValves ......      4,100      3,987",
            ["1996", "1995"],
            [["Pumps", "$ 12,345", "$ 11,002"], ["Valves", "4,100", "3,987"]],
            id="columns set with blanks and dot leaders",
        ),
    ],
)
def test_grids(text: str, columns: list[str], rows: list[list[str | None]]) -> None:
    _, found = table(LEAD + text + "\n\nNext.\n")
    assert headers(found) == columns
    assert grid(found) == rows


@pytest.mark.parametrize(
    ("before", "head", "scale", "unit"),
    [
        pytest.param("Revenues by product:\n\n", " | (in millions)", 6, "(in millions)", id="a header cell"),
        pytest.param("Revenues by product (in thousands):\n\n", " | 2020", 3, "(in thousands)", id="the lead-in"),
        pytest.param(
            "Revenues are as follows.\n\n(Dollars in billions)\n\n", " | 2020", 9, "(Dollars in billions)", id="a line before"
        ),
        pytest.param("We employ people in thousands of shops:\n\n", " | 2020", 0, None, id="prose about thousands is no unit"),
        pytest.param("Revenues by product, in millions:\n\n", " | 2020", 6, "in millions", id="the end of the lead-in"),
        pytest.param("Revenues by product:\n\n", " | 2020", 0, None, id="no unit"),
    ],
)
def test_the_unit_of_a_table(before: str, head: str, scale: int, unit: str | None) -> None:
    filing, found = table(before + head + "\n---+---\nPumps | 5\nValves | 7\n")
    assert found.scale == scale
    assert [p.of(filing.view) for p in found.unit_pieces] == ([unit] if unit else [])


@pytest.mark.parametrize(
    ("before", "intro"),
    [
        pytest.param("We sell pumps. The table below shows sales.\n\n", "The table below shows sales.", id="the last sentence"),
        pytest.param("Our plants are:\n\n", "Our plants are:", id="a colon is enough"),
        pytest.param("We sell pumps.\n\n", None, id="another sentence does not lead in"),
        pytest.param("The table below shows sales.\n\nPlants\n\n", None, id="not across a heading"),
    ],
)
def test_the_sentence_that_leads_in(before: str, intro: str | None) -> None:
    filing, found = table(before + "Pumps | 5\nValves | 7\n")
    assert (found.intro.of(filing.view) if found.intro else None) == intro


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("● | CBAK Trading, a company\n--+---\n● | CBAK Power, a company", id="bullets in the first column"),
        pytest.param(" | Electric vehicles; \n--+---\n | Electric tools.", id="nothing in the first column"),
        pytest.param("(a) | the first\n(b) | the second", id="letters in the first column"),
        pytest.param("* | Bracketed numbers denote cells.\n--+---", id="a footnote"),
        pytest.param("ITEM 1. | BUSINESS.\n--------+----------\nWe make pumps.", id="an Item heading"),
    ],
)
def test_what_is_drawn_as_a_table_and_is_none(text: str) -> None:
    _, outline = outlined("We make the following:\n\n" + text + "\n")
    assert outline.tables == ()


cell_texts = st.sampled_from(
    ["", "$", "5", "1,234", "(7", ")", "%", "-", "2019", "Amount", "Pumps", "(in thousands)", "N/A", "●", "x y"]
)


@given(st.lists(st.lists(cell_texts, min_size=1, max_size=6), min_size=1, max_size=6), st.booleans())
def test_every_cell_stands_on_its_own_characters(rows: list[list[str]], ruled: bool) -> None:
    lines = [" | ".join(row) for row in rows]
    if ruled:
        lines.insert(1, "---+---+---")
    try:
        filing, outline = outlined("Start.\n\n" + "\n".join(lines) + "\n\nEnd.\n")
    except ValueError:
        pytest.fail("a table broke the map")
    for found in outline.tables:
        width = len(found.columns)
        seen: list[Cell] = []
        for row in found.rows:
            assert len(row.cells) == width
            seen += [row.label, *(c for c in row.cells if c)]
        for cell in seen:
            assert "".join(" ".join(p.of(filing.view).split()) for p in cell.pieces) == cell.text
            assert all(found.span.contains(p) for p in cell.pieces)
        spans = sorted(p for c in seen for p in c.pieces)
        assert all(a.end <= b.start for a, b in pairwise(spans)), "a piece belongs to one cell"
        for column in found.columns:
            assert " ".join(p.of(filing.view) for p in column.pieces).split() == column.header.split()
