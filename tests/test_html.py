"""HTML and inline-XBRL filings: nothing lost, nothing shown that is hidden, every place exact."""

from __future__ import annotations

import json
import os
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout_fixture import ROOT, SHARED, layout, outlined, reading

from summarizer import api
from summarizer.errors import InputError
from summarizer.source.filing import Filing
from summarizer.source.html import looks_like_html, read_html
from summarizer.spans import Span

FILED = sorted((SHARED / "filings" / "html").glob("*.html"))
KNOWN = SHARED / "filings" / "item1_spans.json"
WRITTEN = [ROOT / "fixtures" / "html-1999.html", ROOT / "fixtures" / "ixbrl-2024.html"]
DROPPED = ("script", "style", "title", "head", "ix:header")


def page(body: str) -> str:
    return f"<html><body>{body}</body></html>"


def seen(body: str) -> str:
    return reading(page(body)).view


def bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def replayed(filing: Filing) -> None:
    """Every piece leads back: the pieces partition view and source, and the verbatim ones are equal on both sides."""
    view = source = 0
    for piece in filing.map.pieces:
        assert (piece.view, piece.source) == (view, source)
        if not piece.rule:
            assert filing.view[view : view + piece.view_length] == filing.source[source : source + piece.source_length]
        view += piece.view_length
        source += piece.source_length
    assert (view, source) == (len(filing.view), len(filing.source))


CASES = [
    pytest.param("<p><b>B</b><i>USINESS</i></p>", "BUSINESS", id="tags that style join what they part"),
    pytest.param("<p>one</p><P>two<br>three</P>", "one\n\ntwo\nthree", id="blocks and line breaks part"),
    pytest.param("<p>a\r\n  b\tc&nbsp;&#160; d</p>", "a b c d", id="blanks of every kind count as one"),
    pytest.param("<p>&#147;AT&T&#148; &lt;5&#37; &#8217;&eacute;", "“AT&T” <5% ’é", id="references, cp1252 numbers among them"),
    pytest.param("<p>at &#0;&#xD800;&#1114112; end", "at \ufffd\ufffd\ufffd end", id="numbers of no character are marked"),
    pytest.param(
        "<p>Vik<SUP style='x'><FONT size=1>tm</FONT></SUP> and Dal<sup>&reg;</sup>, 10<sup>6</sup> Inc.<sup>(1)</sup>",
        "Vik and Dal, 106 Inc.(1)",
        id="raised marks of a trade mark are not read",
    ),
    pytest.param("<p>a<!-- <p>b</p> -->c<script>d<p></script></p>", "ac", id="comments and scripts are not read"),
    pytest.param(
        "<div style='DISPLAY : none'><div>x</div>y</div><p>z", "z", id="a hidden part ends at its own tag, not at the first"
    ),
    pytest.param("<p>a<div style='display:none'>b</p><p>c", "a\n\nb\n\nc", id="a hidden part that never ends is read"),
    pytest.param("<ix:header>x</ix:header><p>$<ix:nonFraction scale='6'>1.5</ix:nonFraction></p>", "$1.5", id="inline XBRL"),
    pytest.param('<p title="a > b">text</p><p>3 < 5', "text\n\n3 < 5", id="a sign in a value, a sign in the text"),
    pytest.param("<p><span>Item 1.</span><span style='padding-left:24pt'>Business</span>", "Item 1. Business", id="padding"),
    pytest.param("<p><span>Item 1.</span><span STYLE='PADDING-LEFT: 24pt'>Business</span>", "Item 1. Business", id="in capitals"),
    pytest.param("<table><tr><td>Item 1.<td><b>Business</b></table>", "Item 1. Business", id="a heading in two cells"),
    pytest.param("<ul><li>one</li><li></li><li>two</ul>", "• one\n\n• two", id="list items get their bullets"),
    pytest.param(
        "<table><tr><td></td><td>&#149;</td><td>one</td></tr><tr><td></td><td>&#149;</td><td>two</td></tr></table>",
        "• one\n\n• two",
        id="bullets in cells are a list, no table",
    ),
    pytest.param(
        "<table><tr><td></td><td></td><td colspan=2>1999<td></td></tr><tr><td>Pumps</td><td></td><td>$</td><td>5</td></tr>"
        "<tr><td>All<br>valves</td><td> </td><td>&nbsp;</td><td><div>6</div></td></tr></table>",
        "| 1999 |\nPumps | $ | 5\nAll valves | | 6",
        id="a data table has a row a line and no empty columns",
    ),
    pytest.param(
        "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>",
        "a | b\n| c\nd | e",
        id="a cell over two rows pushes the next row aside",
    ),
    pytest.param(
        "<table><tr><td><p>one</p><table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table></td></tr></table>",
        "one\n\na | 1\nb | 2",
        id="a table inside a layout table",
    ),
    pytest.param("<pre>Sales      5\nCosts      6\n</pre>", "Sales      5\nCosts      6", id="preformatted lines stay"),
]


@pytest.mark.parametrize(("body", "view"), CASES)
def test_what_a_reader_sees(body: str, view: str) -> None:
    filing = reading(page(body))
    assert filing.view == view
    replayed(filing)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("<P>one<BR>" * 5, True, id="a fragment without a head"),
        pytest.param("<TABLE>\n<CAPTION>\n<S>  <C>\nSales 5\n</TABLE>\n<PAGE>\n" * 9, False, id="tables of a 1990s text"),
        pytest.param("If x < 5 and y > 3, see Item 1. Business", False, id="a text with such signs"),
    ],
)
def test_html_is_known_by_its_content(text: str, html: bool) -> None:
    assert looks_like_html(text) is html


LINED = """Item 1. Business

General

Vik Corporation makes pumps for mills in Norway.
{more}
Customers

Vik sells pumps to mills.

<table style="width:99%"><tr><td>Segment</td>
<td>Sales</td></tr><tr><td><div>Pumps</div></td><td>60%</td></tr><tr><td>Hoses</td><td>40%</td></tr></table>

Employees

Vik has 300 employees.
"""


@pytest.mark.parametrize("more", ["", "x " * 15_000, "It is old.<br>It is <b>large</b>."], ids=["", "far below", "<br>"])
def test_a_text_in_which_only_the_tables_are_html_keeps_its_lines(more: str) -> None:
    """As tools write Markdown of a filing; all of it was one paragraph once, with its headings in sentences."""
    read = api.read(LINED.format(more=more).encode())
    view = read.filing.view
    replayed(read.filing)
    assert [h.span.of(view) for h in read.outline.headings] == ["Item 1. Business", "General", "Customers", "Employees"]
    assert "Segment | Sales\nPumps | 60%\nHoses | 40%" in view and "<" not in view


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("<b>What we make</b> and how it is sold", id="bold for a part"),
        pytest.param("<i>(formerly known as Old Lamps and Co)</i>", id="italics in brackets"),
        pytest.param("<u>We make lamps, and they shine.</u>", id="an underlined sentence"),
        pytest.param('<span style="font-weight:400">What we make and how it is sold</span>', id="plain type"),
    ],
)
def test_lines_that_are_no_headings_by_their_type(line: str) -> None:
    _, outline = outlined(page(f"<p>We sell lamps to towns and to railways in the north.</p><p>{line}</p><p>We make lamps.</p>"))
    assert outline.headings == ()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("<i>What we make and how it is sold</i>", id="italics"),
        pytest.param("<u>What we make and how it is sold</u>", id="underlined"),
        pytest.param('<span STYLE="FONT-STYLE: italic">What we make and how it is sold</span>', id="italics in capitals"),
        pytest.param(
            '<span style="font-weight:400;font-style:italic">What we make and how it is sold</span>', id="italics by style"
        ),
        pytest.param('<font style="text-decoration: underline">What we make and how it is sold</font>', id="underlined by style"),
        pytest.param("<b>iLamp</b>", id="a name that begins small"),
    ],
)
def test_emphasised_lines_become_headings(line: str) -> None:
    filing, outline = outlined(page(f"<p>We sell lamps to towns and railways.</p><p>{line}</p><p>We make lamps. They shine.</p>"))
    assert [h.span.of(filing.view) for h in outline.headings] == [re.sub("<[^>]*>", "", line)]


def test_italic_titles_rank_below_bold_ones() -> None:
    text = "<p>We sell lamps to towns and to railways in the north.</p>"
    body = "".join(
        f"<p>{title}</p>{text}" for title in ("<b>Our Lamps</b>", "<i>Street Lamps</i>", "<u>Red Lamps</u>", "<b>LED</b>")
    )
    filing, outline = outlined(page(body))
    assert [(h.level, h.span.of(filing.view)) for h in outline.headings] == [
        (1, "Our Lamps"),
        (2, "Street Lamps"),
        (2, "Red Lamps"),
        (1, "LED"),
    ]


def test_bold_lines_are_noted_and_become_headings() -> None:
    body = "<p><b>What we</b> <b>make and how it is sold</b></p><p>We make lamps. <b>They shine.</b></p>"
    filing, outline = outlined(page("<p>We sell lamps to towns and to railways in the north.</p>" + body))
    assert [s.of(filing.view) for s in filing.emphasis] == ["What we make and how it is sold"]
    assert [(h.rule, h.span.of(filing.view)) for h in outline.headings] == [
        ("heading.emphasis", "What we make and how it is sold")
    ]


def test_hidden_parts_that_never_end_are_reported() -> None:
    assert "never end" in reading(page("<p>a<div style='display:none'>b</p>")).warnings[0]


def test_a_footer_with_its_number_goes_and_a_row_that_only_looks_like_it_stays() -> None:
    text = "".join(f"<p>{'Lamps are sold to towns. ' * 10}</p><p>Olmstead | 2024 Form 10-K | {n}</p>" for n in range(1, 7))
    assert "Form 10-K" not in seen(text)
    rows = "".join(f"<p>{'Lamps are sold to towns. ' * 10}</p><p>Olmstead has shops: {n * 7}</p>" for n in range(1, 7))
    assert seen(rows).count("Olmstead has shops") == 6


@pytest.mark.parametrize(
    "part",
    [
        "<",
        "<a",
        "a",
        "&",
        "<table><tr><td>x",
        "<table>",
        "</table><table><tr><td>",
        "<td colspan=200 rowspan=200>x",
        "<div style='display:none'>x",
        "<!--",
        '<p t="',
        "<pre> ",
    ],
)
def test_time_grows_with_the_length_whatever_the_markup(part: str) -> None:
    source = ("" if "<table>" in part else "<html>") + ("<a" + part * 40_000 if part == "a" else part * 40_000) + " text"
    began = time.process_time()
    reading(source)
    assert time.process_time() - began < 5


# --- our own filings ------------------------------------------------------------------------------------------------


def told(path: Path) -> dict[str, Any]:
    done = api.extract(path)
    return {
        "format": done.read.filing.format,
        "items": [[i.number, i.title, i.rule] for i in done.read.outline.items],
        "facts": [
            {"kind": f["kind"], "rule": f["rule"], **{n: v["raw"] or v["value"] for n, v in f["fields"].items()}}
            for f in done.as_json()["facts"]
            if "fields" in f
        ],
    }


@pytest.mark.parametrize("path", WRITTEN, ids=lambda p: p.stem)
def test_a_filing_written_for_the_tests_gives_its_items_and_facts(path: Path) -> None:
    expected = path.with_suffix(".expected.json")
    found = told(path)
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert found == json.loads(expected.read_text("utf-8"))
    done = api.summarize(path, budget=120)
    assert api.verify(done.record, path) == []


def test_nothing_hidden_is_told_and_a_sentence_goes_on_over_the_page() -> None:
    filing = reading((ROOT / "fixtures" / "ixbrl-2024.html").read_bytes())
    for hidden in ("HIDDEN", "olm-20240630", "0000000", "Table of Contents", "Form 10-K"):
        assert hidden not in filing.view
    assert "rules of towns that buy through" in filing.view
    assert "a Toledo-based manufacturer" in filing.view


# --- filings as they were filed -------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILED, ids=lambda p: p.stem)
def test_letters_and_digits_are_those_that_lxml_reads(path: Path) -> None:
    html = pytest.importorskip("lxml.html")
    data = path.read_bytes()
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    root = html.document_fromstring(re.sub(rb"^\s*<\?xml[^>]*\?>", b"", data), parser=parser)
    texts: list[str] = []
    stack: list[Any] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            texts.append(node)
            continue
        stack.append(node.tail or "")
        hidden = not isinstance(node.tag, str) or node.tag in DROPPED
        if hidden or re.search(r"(?i)display\s*:\s*none", node.get("style") or ""):
            continue
        stack.extend(reversed(list(node)))
        stack.append(node.text or "")
    source = data.decode("utf-8")
    assert bare(read_html(source, layout(), None).contents.text) == bare("".join(texts))


@pytest.mark.parametrize("path", FILED, ids=lambda p: p.stem)
def test_a_filed_page_is_read_and_its_item_1_found_at_its_place(path: Path) -> None:
    filing, outline = outlined(path.read_bytes())
    replayed(filing)
    known = json.loads(KNOWN.read_text("utf-8")).get(path.stem)
    first = next((i for i in outline.items if i.number == "1"), None)
    assert first is not None
    if known is None:  # MCD has no Item headings: its index sends Item 1 to pages 3 to 7
        assert first.rule == "item.page"
        assert (first.title, 7) == ("BUSINESS SUMMARY", next(p.number for p in filing.pages if p.at >= first.body.end))
        assert outline.not_found == ()
        return
    found = filing.map.to_source(Span(first.heading.start, first.body.end))
    for ours, theirs in ((found.start, known["item1_raw_start"]), (found.end, known["item1_raw_end"])):
        between = filing.map.to_view(Span(min(ours, theirs), max(ours, theirs)))
        assert len(bare(between.of(filing.view))) <= 120


@pytest.mark.parametrize("path", FILED, ids=lambda p: p.stem)
def test_a_filed_page_is_summarized_in_its_budget_and_verified(path: Path) -> None:
    done = api.summarize(path, budget=512)
    assert all(count <= 512 for count in done.tokens.values())
    assert api.verify(done.record, path) == []


# --- anything at all ------------------------------------------------------------------------------------------------

PIECES = [
    *("<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>"),
    *("<td colspan=3>", "<td rowspan='2'>", "<br>", "<br/>", "<li>", "</li>", "<div style='display:none'>", "<h1>", "</h1>"),
    *("<ix:header>", "</ix:header>", "<title>", "</title>", "<script>", "</script>", "<pre>", "</pre>", "<!--", "-->", "<!["),
    *('<span title="a>b">', '<a href="', '"', ">", "<", "&", "&amp;", "&#160;", "&nbsp;", "&#8203;", "&#150;", "&#x1F600;"),
    *(
        "<?",
        "&NotEqualTilde;",
        "&bogus;",
        "&#99999999;",
        "|",
        "•",
        "(1)",
        "Item 1.",
        "Business",
        "12",
        "$",
        "words",
        "2024 Form",
        "—",
    ),
    *("\n", "\u00a0", "\u200b", "\r\n", "\ufeff", "   ", " "),
]
PARTS = st.sampled_from(PIECES)


@settings(max_examples=400, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PARTS, st.text(max_size=6)), max_size=60))
def test_any_soup_of_tags_is_read_or_refused_and_replays(parts: list[str]) -> None:
    source = "<html>" + "".join(parts)
    try:
        filing, _ = outlined(source.encode("utf-8", "ignore"))
    except InputError:
        return
    assert filing.format in ("html", "ixbrl")
    replayed(filing)


@pytest.mark.parametrize(
    ("page", "text", "name"),
    [
        ("GME", "gamestop-2023", "GameStop Corp."),
        ("MARA", "marathon-digital-2023", "Marathon Digital Holdings, Inc."),
        ("PLTR", "palantir-2023", "Palantir Technologies Inc."),
        ("RKT", "rocket-2023", "Rocket Companies, Inc."),
    ],
)
def test_a_filed_page_and_its_item_1_as_text_tell_the_same(page: str, text: str, name: str) -> None:
    """The text gets a cover, for it has none that says who files."""
    paths = (SHARED / "filings" / "html" / f"{page}.html", SHARED / "eval" / "src" / f"{text}.txt")
    if not all(p.is_file() for p in paths):
        pytest.skip("the shared filings are not here")
    covered = f"{name}\n(Exact name of registrant as specified in its charter)\n\n".encode() + paths[1].read_bytes()
    filed, cut = (
        [(f.kind, f.rule, sorted((n, v.value) for n, v in f.fields.items())) for f in api.extract(source).extraction.facts]
        for source in (paths[0], covered)
    )
    assert filed == cut
    assert api.summarize(paths[0], company="Vik").text == api.summarize(covered, company="Vik").text
