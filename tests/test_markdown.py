"""Filings that a tool has written as Markdown: the marks go, the words stay, every place leads back."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_fixture import reading
from test_html import replayed

from summarizer import api
from summarizer.source.markdown import looks_like_markdown, read_markdown

HEAD = "# Vik Corporation\n\n## Item 1. Business\n\n"


def seen(body: str) -> str:
    """What a reader sees of some Markdown, below two headings that show what it is."""
    filing = reading(HEAD + body)
    replayed(filing)
    assert filing.format == "markdown"
    return filing.view.removeprefix("Vik Corporation\n\nItem 1. Business\n\n")


@pytest.mark.parametrize(
    ("body", "view"),
    [
        pytest.param("### Sales ###\n\nWe sell.", "Sales\n\nWe sell.", id="the marks of a heading, on both sides"),
        pytest.param("**Vik** sells *old* and ***new*** pumps.", "Vik sells old and new pumps.", id="emphasis by asterisks"),
        pytest.param("__Vik__ sells _old_ pumps.", "Vik sells old pumps.", id="emphasis by underscores"),
        pytest.param("**Vik *and* Pell** sell.", "Vik and Pell sell.", id="emphasis in emphasis"),
        pytest.param("the file vik_pump_5 and 2 * 3 * 4", "the file vik_pump_5 and 2 * 3 * 4", id="marks that are none"),
        pytest.param("Sales* rose.\n\n\\* Unaudited", "Sales* rose.\n\n* Unaudited", id="the asterisk of a note stays"),
        pytest.param("14\\% of sales \\& \\$5 \\[net\\]", "14% of sales & $5 [net]", id="escapes"),
        pytest.param("$68 \\%$ of $\\$11.6$ million", "68% of $11.6 million", id="figures taken for formulas"),
        pytest.param("by [our dealers](https://vik.com/a_b_c \"D\") there", "by our dealers there", id="a link"),
        pytest.param("by [Vik](vik.com/*b) so c* there", "by Vik so c* there", id="an address is all gone, with its marks"),
        pytest.param("![a map](map.png)We sell.", "We sell.", id="a picture"),
        pytest.param("one<br>two &amp; three<!-- 4 -->", "one\ntwo & three", id="a break, a reference, a comment"),
        pytest.param("> We sell.\n\n***\n\n```\nmore\n```", "We sell.\n\nmore", id="a quotation, a rule, a fence"),
        pytest.param(
            "| Line | 2020 |\n|:-----|-----:|\n| Pumps   |  60% |\n| **Hoses** | 40% |\n\nMore.",
            "Line | 2020\nPumps | 60%\nHoses | 40%\n\nMore.",
            id="a table",
        ),
        pytest.param("Line | 2020\n--- | ---\nPumps | 60%", "Line | 2020\nPumps | 60%", id="a table without outer borders"),
        pytest.param("|a|b|\n|--:|:--|\n|c|d|\n\n|e|f|\n|---|---|\n|g|h|", "a | b\nc | d\n\ne | f\ng | h", id="two tables"),
    ],
)  # fmt: skip
def test_what_a_reader_sees(body: str, view: str) -> None:
    assert seen(body) == view


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("## Item 1. Business\n\n## General\n\nWe sell.", True),
        ("**Item 1. Business**\n\n**General**\n\nWe sell.", True),
        ("We sell:\n\n| Line | 2020 |\n| --- | --- |\n| Pumps | 60% |", True),
        ("Item 1. Business\n\n# 5 of our mills\n\nWe sell pumps.*\n\n* Not audited.\n** Estimated.", False),
        ("Sales | 2020 | 2019\nPumps | 60% | 50%\n-- | -- | --\nHoses | 40% | 50%", False),
        ("Line            2020\n---------       ----\nPumps           60%\n\n=====  *****\n", False),
        ("<TABLE>\n<CAPTION>\n<S>          <C>\nPumps    |    60%\n</TABLE>", False),
    ],
)
def test_markdown_is_known_by_its_content(text: str, markdown: bool) -> None:
    assert looks_like_markdown(text) is markdown


FILING = """# UNITED STATES SECURITIES AND EXCHANGE COMMISSION

## Item 1. *Business*

### **Overview**

**Vik Corporation** (the "Company") designs and sells pumps for paper mills in Norway and Sweden.

**Products.** The Company makes **pumps**, valves and hoses for mills, and rents barges to farms in the north of Norway.

<table><tr><td>Line</td><td>Sales</td></tr><tr><td>Pumps</td><td>60%</td></tr></table>

#### Customers

In 2020, Anvil Paper AS accounted for 14\\% of net sales.

## Item 1A. Risk Factors

We may fail.
"""


def test_a_filing_is_read_by_its_headings_with_its_html_tables() -> None:
    """Its marks were printed once, its headings stood in sentences, and its risks were told for its business."""
    read = api.read(FILING.encode())
    view = read.filing.view
    replayed(read.filing)
    assert read.filing.format == "markdown+html"
    names = [h.span.of(view) for h in read.outline.headings]
    assert names == ["Item 1. Business", "Overview", "Products.", "Customers", "Item 1A. Risk Factors"]
    assert "Line | Sales\nPumps | 60%" in view
    assert {"Overview", "Products.", "Customers"} <= {span.of(view) for span in read.filing.emphasis}
    assert "pumps" not in {span.of(view) for span in read.filing.emphasis}, "bold inside of a line is no heading"
    assert [span.of(view) for span in read.filing.slanted] == ["Customers"]
    told = api.summarize(FILING.encode(), budget=200)
    assert "Anvil Paper AS accounted for 14% of revenue in 2020." in told.text
    assert not {"fail", "*", "#", "\\"} & set(told.text.replace(".", " ").split())


PARTS = [
    "**a ",
    "a* ",
    "[a](b",
    "[a](" + "b" * 4_000,
    "![",
    "| a ",
    "|---|---|\n",
    "a|b\n",
    "# a\n",
    "_a_ ",
    "\\*",
    "$5 \\%",
    "|--",
    "> ",
]


@pytest.mark.parametrize("part", [*PARTS, "`" * 3, " \t", "<!--", "a<br>", "&a"])
def test_time_grows_with_the_length_whatever_the_marks(part: str) -> None:
    began = time.process_time()
    read_markdown("# a\n\n" + part * (40_000 if len(part) < 20 else 100), None)
    assert time.process_time() - began < 5


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["**", "*", "_", "a", " ", "\n", "\n\n", "# ", "|", "|-|-|", "\\", "[x](y)", "$5 \\%$", "<br>", "&amp;", "> "]
        )
    )
)
def test_any_soup_of_marks_is_read_and_replays(parts: list[str]) -> None:
    replayed(reading(HEAD + "".join(parts) + "end"))
