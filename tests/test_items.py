"""Items that no heading of their own announces, headings said twice, runners-up, and doubts about what was found."""

from __future__ import annotations

import pytest
from layout_fixture import outlined

from summarizer.outline.query import item_of

PROSE = "We make pumps for plants in many countries and sell them through our own branches. " * 4


def paged(*pages: str, first: int = 2) -> str:
    """Pages with their numbers below them."""
    return "\n\n".join(f"{text}\n\n{number}" for number, text in enumerate(pages, first)) + "\n"


INDEX = """FORM 10-K CROSS-REFERENCE INDEX

Item 1 | Business | Page {}
Item 1A | Risk Factors | Page 5
Item 2 | Properties | Page 6, (a)
Item 3 | Legal Proceedings | Not applicable
"""
REPORT = (
    f"To our shareholders\n\n{PROSE}",
    f"Letter, continued\n\n{PROSE}\n\nABOUT US\n\n{PROSE}",
    f"OUR BUSINESS\n\n{PROSE}\n\nPumps\n\n{PROSE}",
    f"RISK FACTORS\n\n{PROSE}",
    f"PROPERTIES\n\n{PROSE}",
)


@pytest.mark.parametrize(
    ("pages", "body_ends", "warned"),
    [
        pytest.param("4", "branches.", 0, id="one page: up to the next Item"),
        pytest.param("4-4", "branches.", 0, id="a range of one page"),
        pytest.param("4-5", "branches.", 0, id="a range that reaches into the next Item"),
        pytest.param("4, 6", "branches.", 1, id="further pages are named and not read"),
    ],
)
def test_an_index_leads_to_the_items_by_their_pages(pages: str, body_ends: str, warned: int) -> None:
    filing, outline = outlined(paged(*REPORT, INDEX.format(pages)))
    assert [(i.number, i.title, i.rule) for i in outline.items] == [
        ("1", "OUR BUSINESS", "item.page"),
        ("1A", "RISK FACTORS", "item.page"),
        ("2", "PROPERTIES", "item.page"),
    ]
    body = outline.items[0].body.of(filing.view)
    assert body.startswith("We make pumps")
    assert body.endswith(body_ends)
    assert "Pumps" in body
    assert "RISK" not in body
    assert len(outline.warnings) - sum("stands elsewhere" in w for w in outline.warnings) == warned
    assert outline.not_found == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(paged(*REPORT, INDEX.format("3")), "no heading there bears its title", id="another heading on the page"),
        pytest.param("\n\n".join(REPORT) + "\n\n" + INDEX.format("4"), "no page numbers", id="a text without page numbers"),
        pytest.param(
            paged(*(p.replace("OUR BUSINESS", "Our business is pumps.") for p in REPORT), INDEX.format("4")),
            "no heading there bears its title",
            id="a sentence that begins like a title",
        ),
    ],
)
def test_an_index_that_leads_nowhere_gives_no_item_and_says_why(text: str, reason: str) -> None:
    _, outline = outlined(text)
    assert item_of(outline, "1") is None
    assert reason in outline.not_found[0].reason


def test_a_page_whose_item_has_no_heading_ends_the_item_before_it() -> None:
    pages = list(REPORT)
    pages[3] = PROSE
    filing, outline = outlined(paged(*pages, INDEX.format("4")))
    first = item_of(outline, "1")
    assert first is not None
    assert first.body.end <= filing.view.index(PROSE.strip(), filing.view.index("Pumps")) + 2 * len(PROSE)
    assert item_of(outline, "1A") is None
    assert filing.view[first.body.end :].lstrip().startswith("We make pumps")


def test_items_with_headings_are_not_sought_by_pages() -> None:
    _, outline = outlined(paged(*(p.replace("OUR BUSINESS", "Item 1. Business") for p in REPORT), INDEX.format("3")))
    assert [(i.number, i.rule) for i in outline.items] == [("1", "item.line")]


def test_a_contents_list_whose_titles_run_over_a_line_is_one_though_its_items_do_not_come_again() -> None:
    contents = (
        "Part I\n\n"
        "   Item 1.   Business                                                          4\n\n"
        "   Item 4.   Submission of Matters to a Vote of Security Holders               9\n\n"
        "   Item 5.   Market for Registrant's Common Equity, Related Stockholder\n"
        "             Matters and Issuer Purchases of Equity Securities                10\n\n"
        "   Item 6.   Selected Financial Data                                          12\n\n"
        "   Item 7.   Management's Discussion and Analysis of Financial\n"
        "             Condition and Results of Operations                              12\n\n"
        "   Item 8.   Financial Statements and Supplementary Data                      18\n\n"
        "   Item 12.  Security Ownership of Certain Beneficial Owners and\n"
        "             Management and Related Stockholder Matters                       39\n\n"
        "   Item 13.  Certain Relationships and Related Transactions, and Director\n"
        "             Independence                                                     39\n\n"
        "   Item 14.  Principal Accountant Fees and Services                           39\n\n"
    )
    filing, outline = outlined(f"{contents}PART I\nITEM 1.  BUSINESS\n\n{PROSE}\n\nITEM 1A.  RISK FACTORS\n")
    assert [i.number for i in outline.items] == ["1", "1A"]
    assert outline.items[0].body.of(filing.view) == PROSE.strip()


def test_items_between_two_that_name_pages_are_items() -> None:
    text = (
        f"Item 1. Business\n\n{PROSE}\n\nItem 2. Properties\n\nNone.\n\n"
        f"Item 3. Legal Proceedings, see Note 12\n\nNone of any kind.\n\n"
        f"Item 4. Submission of Matters\n\nNone.\n\nItem 5. Market for Common Equity, see page 14\n\nNone.\n"
    )
    assert "4" in [i.number for i in outlined(text)[1].items]


def test_items_that_hold_nothing_but_a_page_number_are_a_contents_list() -> None:
    contents = "".join(
        f"Item {number}.\n\n{title}\n\n{page}\n\n"
        for number, title, page in [
            ("1", "Business", 3),
            ("1A", "Risk Factors", 9),
            ("2", "Properties", 18),
            ("3", "Legal Proceedings", 18),
        ]
    )
    filing, outline = outlined(f"{contents}PART I\n\nITEM 1.\n\nBUSINESS\n\n{PROSE}\n\nITEM 1A.  RISK FACTORS\n")
    assert [i.number for i in outline.items] == ["1", "1A"]
    assert outline.items[0].body.of(filing.view) == PROSE.strip()


def test_a_heading_said_again_is_no_sentence_of_its_item_and_a_runner_up() -> None:
    filing, outline = outlined(
        f"Item 1. Business\n\n{PROSE}\n\nItem 1. Business (continued)\n\n{PROSE}\n\nItem 2. Properties\n\nNone.\n"
    )
    said = [s.span.of(filing.view) for s in outline.sentences]
    assert not any("continued" in s for s in said)
    assert [(r.number, r.reason.split(":")[0]) for r in outline.rejected] == [("1", "the Item goes on")]
    assert len(item_of(outline, "1").body.of(filing.view)) > 2 * len(PROSE)  # type: ignore[union-attr]


def test_runners_up_say_where_they_stand_and_why_they_were_not_taken() -> None:
    filing, outline = outlined(
        f"Item 1. Business ..... 3\nItem 2. Properties ..... 9\n\nItem 1. Business\n\n{PROSE}\n(see\nItem 7 of this report)\n"
        f"\nItem 2. Properties\n\nNone.\n"
    )
    assert [(r.number, r.span.of(filing.view)[:6], r.reason) for r in outline.rejected] == [
        ("1", "Item 1", "it stands in a contents list"),
        ("2", "Item 2", "it stands in a contents list"),
        ("7", "Item 7", "it is a cross reference"),
    ]


@pytest.mark.parametrize(
    ("body", "doubt"),
    [
        pytest.param(
            "The information required by this Item is incorporated herein by reference to pages 12 to 20 of the Annual Report.",
            "stands elsewhere",
            id="a stub that refers to another document",
        ),
        pytest.param(PROSE * 2000, "more than any real one", id="an end that was missed"),
        pytest.param("We make pumps.", "", id="short, but a text"),
        pytest.param(PROSE * 9, "", id="of the usual size"),
    ],
)
def test_doubtful_items_are_told(body: str, doubt: str) -> None:
    _, outline = outlined(f"Item 1. Business\n\n{body}\n\nItem 2. Properties\n\nNone.\n")
    assert [i.number for i in outline.items] == ["1", "2"]
    assert [doubt in w for w in outline.warnings] == ([True] if doubt else [])
