"""The work of reading grows with the length of the text and not faster, whatever its shape.

Work is counted in calls of functions, Python's and C's, which are the same on every machine and in every run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_fixture import layout, outlined, reading
from whole_runs import sec_10k

from summarizer import api
from summarizer.outline.scan import find_regions, scan_lines
from summarizer.spans import Span


def calls(work: Callable[[], object]) -> int:
    """How many calls some work takes."""
    count = 0

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


SHAPES: dict[str, Callable[[int], str]] = {
    "rows of a table and text in turn": lambda n: "| a | b |\nsome text of a short line\n" * n,
    "a header that never ends": lambda n: "Pumps | steel | 2001\n" * n + "Pumps | 1,234 | 5,678\n",
    "header rows over as many columns": lambda n: "| x\n" * n + "a" + " | 1,234" * n,
    "page numbers after dots": lambda n: "Pumps of all kinds ......... 5\n" * n,
    "totals below one row with dots": lambda n: "Pumps ......... 1,234 5,678\n" + "Pumps 1,234 5,678\n" * n,
    "lines that end in bare figures": lambda n: "Pumps of all 1 2\n" * n,
    "an Item with a long title, said again": lambda n: (
        "Items 1 and 2. Business of " + "word " * n + "\n\nItem 1. Business\n\nText." * n
    ),
    "lines of years": lambda n: "2001 2002\n" * n,
    "page numbers": lambda n: "We sell pumps to farms and towns.\n\n5\n\n" * n,
    "headings without a text": lambda n: "Our Customers\n\n" * n,
    "units before a table": lambda n: "(in thousands)\n\n" * n + "| a | 1 |\n| b | 2 |\n",
    "rows of an HTML table": lambda n: "<html><table>" + "<tr><td>Pumps</td><td>1,234</td></tr>" * n,
    "short rows under a wide one": lambda n: "<html><table><tr>" + "<td>a" * min(n, 120) + "<tr><td>a<td>b" * n,
    "tables in tables": lambda n: "<html>" + "<table><tr><td>x" * n,
    "hidden parts": lambda n: "<html>" + "<div style='display:none'>x</div>y" * n,
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_four_times_the_text_takes_at_most_five_times_the_calls(shape: Callable[[int], str]) -> None:
    outlined(shape(2))  # patterns are compiled once
    assert calls(lambda: outlined(shape(1000))) <= 5 * calls(lambda: outlined(shape(250)))


def name(number: int) -> str:
    """A name for each number, in letters."""
    return "V" + "".join(chr(97 + int(digit)) for digit in str(number))


SAID: dict[str, Callable[[int], str]] = {
    "customers": lambda n: f"Our customers include {name(n)} Mills, {name(2000 + n)} Farms and {name(4000 + n)} Shops.\n\n",
    "products": lambda n: f"Our products include {name(n)} pumps, {name(2000 + n)} valves and {name(4000 + n)} hoses.\n\n",
    "firms bought": lambda n: f"In 1995, we acquired {name(n)} Mills, Inc., a maker of {name(n).lower()} pumps.\n\n",
    "one amount": lambda n: f"The mill in {name(n)} was sold for $100.0 million in 1995 to its owners.\n\n",
    "lists": lambda n: (
        f"We sell {name(n)} pumps to the following customers:\n\n• farms in {name(n)};\n\n• mills in {name(n)}.\n\n"
    ),
}


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_four_times_the_facts_take_at_most_five_times_the_calls(said: Callable[[int], str]) -> None:
    def text(number: int) -> bytes:
        opening = "Item 1. Business\n\nWe make and sell pumps and valves for the paper mills of Norway.\n\n"
        return (opening + "".join(map(said, range(number)))).encode()

    api.summarize(text(3), pack=sec_10k())
    assert calls(lambda: api.summarize(text(240), pack=sec_10k())) <= 5 * calls(lambda: api.summarize(text(60), pack=sec_10k()))


def test_a_table_made_to_grow_is_only_layout() -> None:
    row = "".join(f"<td>{n}</td>" for n in range(90))
    filing = reading("<html><table><tr>" + row + "</tr>" + "<tr><td>a<td>b</tr>" * 200 + "</table></html>")
    assert len(filing.view) < 2 * filing.size


def test_forty_rows_of_words_above_a_figure_are_no_header() -> None:
    _, outline = outlined("Word | steel | 2001\n" * 60 + "Pumps | 1,234 | 5,678\n")
    assert [c.header for c in outline.tables[0].columns] == ["", ""]
    assert len(outline.tables[0].rows) == 61


def test_a_table_below_a_line_of_years_that_is_not_its_header_is_found() -> None:
    _, outline = outlined("We sell much.\n\n1999 2000\n" + "Pumps 1,234 2,345 3,456\n" * 60)
    assert [len(t.rows) for t in outline.tables] == [60]


def rows_one_by_one(view: str, first: int) -> Sequence[Span]:
    """The rows of the table that begins in a line, read as if no table stood above it."""
    lines = scan_lines(view)
    alone = find_regions(view[lines[first].start :], scan_lines(view[lines[first].start :]), layout())
    by = lines[first].start
    return [row.shift(by) for row in alone[0].rows]


@given(st.lists(st.sampled_from(["| a | b |", "| a |", "a | b", "| a", "|", "text", "", "----"]), min_size=1, max_size=40))
def test_a_table_is_read_alike_below_other_tables_and_alone(rows: list[str]) -> None:
    view = "\n".join(rows)
    for first, region in find_regions(view, scan_lines(view), layout()).items():
        assert list(region.rows) == rows_one_by_one(view, first)
