"""Reading: which bytes are a filing, what the view is, and that every character of it is accounted for."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_fixture import SEEDS, SHARED, TOPICS, layout, reading
from test_spans import replay

from summarizer.errors import InputError
from summarizer.packs.layout import compiled
from summarizer.source.lines import looks_tabular
from summarizer.source.opening import LARGEST, open_source
from summarizer.source.reading import read_filing
from summarizer.source.request import number_from_words
from summarizer.spans import Span

TEXT = "Item 1. Business\nWe make pumps.\n"
EVAL = sorted((SHARED / "eval" / "src").glob("*.txt")) if (SHARED / "eval" / "src").is_dir() else []
needs_eval = pytest.mark.skipif(not EVAL, reason="the shared evaluation texts are not here")

# A page number between two paragraphs needs text around it: a real page is longer than this.
PAGE = "The company sells pumps to plants in many countries and services them there. " * 4


def view(text: str | bytes) -> str:
    return reading(text).view


# -- opening ---------------------------------------------------------------------------------------------------------


def test_a_file_gives_its_name_without_the_folder_and_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x\r\n")
    assert open_source(str(tmp_path / "a.txt")) == ("a.txt", b"x\r\n")


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"abc")))
    assert open_source("-") == ("-", b"abc")


def test_empty_standard_input_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(InputError, match="empty"):
        open_source("-")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("nothing.txt", "no such file", id="a missing file"),
        pytest.param(".", "is a folder", id="a folder"),
        pytest.param("a\0b", "cannot be read", id="a name that no file can have"),
        pytest.param("x" * 5000, "cannot be read", id="a name that is too long"),
    ],
)
def test_what_cannot_be_opened_says_what_to_do(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        open_source(str(tmp_path) + "/" + name)


def test_a_huge_file_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(50 * 1024 * 1024 * 1024)  # sparse: takes no room
    with pytest.raises(InputError, match=f"larger than {LARGEST // 1024 // 1024} MB"):
        open_source(str(tmp_path / "huge"))


# -- bytes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "is empty", id="an empty file"),
        pytest.param(b" \n\t\r\n \xc2\xa0\n", "nothing but blanks", id="only blanks"),
        pytest.param(b"\xef\xbb\xbf", "nothing but blanks", id="only a byte order mark"),
        pytest.param(b"Item 1\0Business", "NUL", id="a NUL byte"),
        pytest.param("Item 1".encode("utf-16-le"), "NUL", id="UTF-16 without its mark"),
        pytest.param(b"\xff\xfeI", "damaged", id="UTF-16 cut in the middle of a character"),
        pytest.param(bytes(range(1, 32)) * 20, "control characters", id="control characters in bulk"),
        pytest.param(b"%PDF-1.7 ...", "PDF", id="a PDF"),
        pytest.param(b"\x1f\x8b\x08\x08", "gzip", id="a gzip archive"),
        pytest.param(b"<html><body></body></html>", "holds markup", id="HTML without a text"),
        pytest.param(b"<?xml version='1.0'?>\n<!DOCTYPE html>", "holds markup", id="an XML head alone"),
        pytest.param(b"<SEC-DOCUMENT>0000.txt\n<DOCUMENT>\n<TYPE>10-K", "is empty", id="a submission without a text"),
        pytest.param(b'{"title": "ITEM 1. BUSINESS"}', "JSON", id="JSON without Items"),
        pytest.param(b"Prompt: Summarize this text.\n \n", "no text after it", id="a request alone"),
        pytest.param(b"Page 1\n\nPage 2\n", "page numbers but no text", id="page numbers alone"),
        pytest.param(b"a\n" * 1_100_000, "more than 1000000 lines", id="more lines than any filing has"),
        pytest.param(b"a" * (LARGEST + 1), "larger than", id="more bytes than any filing has"),
    ],
)
def test_what_is_no_plain_text_is_refused_with_a_reason(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        reading(data)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(TEXT.encode(), "utf-8", id="ASCII"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", id="UTF-8 with a mark"),
        pytest.param(b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le", id="UTF-16 little-endian"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", id="UTF-16 big-endian"),
        pytest.param(b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), "utf-32-le", id="UTF-32"),
    ],
)
def test_the_same_text_in_another_encoding_has_the_same_view(data: bytes, encoding: str) -> None:
    filing = reading(data)
    assert filing.encoding == encoding
    assert filing.view == view(TEXT)
    assert filing.source == data.decode(encoding)
    assert not filing.warnings


def test_windows_1252_is_read_with_a_warning_and_keeps_undefined_bytes() -> None:
    filing = reading(b"The company\x92s caf\xe9 earned \x801 million.\x9d\n")
    assert filing.source == "The company’s café earned €1 million.\x9d\n"
    assert filing.encoding == "cp1252"
    assert "byte 11 is not valid UTF-8" in filing.warnings[0]
    assert "1 bytes have no meaning" in filing.warnings[1]


def test_every_byte_of_a_single_byte_file_is_one_character() -> None:
    data = bytes(b for b in range(32, 256) if b != 0x7F)
    filing = reading(data)
    assert len(filing.source) == len(data)
    assert len(set(filing.source)) == len(data)


def test_a_large_line_is_answered_quickly() -> None:
    filing = reading(b"a" * 8_000_000)
    assert len(filing.view) == 8_000_000


# -- the request line ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS, ids=lambda p: p.name[:3])
def test_the_request_of_a_seed_is_read_and_is_no_part_of_the_view(seed: Path) -> None:
    filing = reading(seed.read_bytes())
    assert filing.request is not None
    assert filing.request.budget == 512
    assert filing.request.focus == ("overview", "products", "revenue", "customers", "distribution", "financing")
    assert filing.request.span.of(filing.source).startswith("Prompt: Summarize")
    assert filing.request.span.of(filing.source).endswith("from the following the text:")
    assert filing.view.startswith("ITEM 1.")


@pytest.mark.parametrize(
    ("line", "budget"),
    [
        pytest.param("Prompt: use fivehundredtwelve tokens at max.", 512, id="number words glued together"),
        pytest.param("Prompt: use five hundred and twelve tokens.", 512, id="number words apart"),
        pytest.param("Prompt: a summary with two hundred tokens", 200, id="a preposition before is no number"),
        pytest.param("Prompt: in 512 tokens", 512, id="digits"),
        pytest.param("Prompt: at most 1,024 tokens", 1024, id="digits with a comma"),
        pytest.param("Prompt: a 300-token summary", 300, id="a hyphen"),
        pytest.param("PROMPT: ONE THOUSAND TOKENS", 1000, id="capitals"),
        pytest.param("Prompt: in 300 words", None, id="words are no tokens"),
        pytest.param("Prompt: summarize it", None, id="no budget"),
        pytest.param("Prompt: few tokens", None, id="a quantity that is no number"),
    ],
)
def test_the_budget_of_a_request(line: str, budget: int | None) -> None:
    request = reading(line + "\n\n" + TEXT).request
    assert request is not None
    assert request.budget == budget


@pytest.mark.parametrize(
    ("line", "focus"),
    [
        pytest.param("Prompt: focus on products", ("products",), id="one topic"),
        pytest.param("Prompt: financing , then the customer base", ("customers", "financing"), id="in the pack's order"),
        pytest.param("Prompt: byproducts", (), id="part of a word is no topic"),
        pytest.param("Prompt: Sources  of\tRevenue", ("revenue",), id="case and blanks do not matter"),
    ],
)
def test_the_focus_of_a_request(line: str, focus: tuple[str, ...]) -> None:
    request = reading(line + "\n" + TEXT).request
    assert request is not None
    assert request.focus == focus


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT, id="a filing without one"),
        pytest.param("Prompt delivery: we ship in a day.\n" + TEXT, id="a sentence that begins with the word"),
        pytest.param(TEXT + "Prompt: this stands inside.\n", id="a line further down"),
    ],
)
def test_what_is_no_request_stays_in_the_view(text: str) -> None:
    filing = reading(text)
    assert filing.request is None
    assert filing.view == text.rstrip()


@pytest.mark.parametrize(
    ("letters", "number"),
    [
        ("fivehundredtwelve", 512),
        ("seventeen", 17),
        ("seventyseven", 77),
        ("twothousandfortyeight", 2048),
        ("hundred", 100),
        ("onethousandtwohundred", 1200),
        ("fivefive", None),
        ("twelvefive", None),
        ("twentytwelve", None),
        ("thousandthousand", None),
        ("pumps", None),
        ("", None),
    ],
    ids=str,
)
def test_number_words(letters: str, number: int | None) -> None:
    assert number_from_words(letters, layout().request.numbers) == number


# -- the view --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("We  make\tpumps.  \nNext.", "We make pumps.\nNext.", id="runs of blanks and trailing blanks go"),
        pytest.param("Item\u00a01. Business", "Item 1. Business", id="a no-break space is a blank"),
        pytest.param("a\u2009\u202f b", "a b", id="other Unicode blanks are blanks"),
        pytest.param("Rio\u200bt \ufeffmines", "Riot mines", id="what prints nothing goes"),
        pytest.param("Detroit\u2011based", "Detroit-based", id="a no-break hyphen is a hyphen"),
        pytest.param(
            "a wholly- owned, cost- effective plant", "a wholly-owned, cost-effective plant", id="a blank left at a hyphen goes"
        ),
        pytest.param("short- and long-term, low- to high-end", "short- and long-term, low- to high-end", id="but not before and"),
        pytest.param("Chicken- five day week", "Chicken- five day week", id="nor before a number"),
        pytest.param("Sales- North", "Sales- North", id="nor before a capital"),
        pytest.param("2018\u20132020 \u2014 x", "2018\u20132020 \u2014 x", id="longer dashes stay"),
        pytest.param("A.\n\n\u200b\n \n\nB.", "A.\n\nB.", id="several blank lines are one"),
        pytest.param("A.\x0cB.", "A.\nB.", id="a form feed ends a line"),
        pytest.param("a  b | c   d\n---+---\n1 |   2", "a  b | c   d\n---+---\n1 |   2", id="a table keeps its blanks"),
        pytest.param(
            "Net sales   100    90\nCosts        50    40",
            "Net sales   100    90\nCosts        50    40",
            id="so does one without borders",
        ),
        pytest.param("our 5\nplants", "our 5\nplants", id="short lines are not joined"),
    ],
)
def test_the_view_of_a_text(text: str, expected: str) -> None:
    assert view(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{PAGE}\n\n1\n\n{PAGE}\n\n2\n\n{PAGE}",
            f"{PAGE.strip()}\n\n" * 2 + PAGE.strip(),
            id="numbers in sequence go, one blank line stays",
        ),
        pytest.param(
            f"{PAGE}\n7\n{PAGE}\n9\n{PAGE}", "\n".join([PAGE.strip()] * 3), id="a lost page does not break the sequence"
        ),
        pytest.param(f"{PAGE}\n5\n{PAGE}", f"{PAGE.strip()}\n5\n{PAGE.strip()}", id="a lone number may be data and stays"),
        pytest.param(
            f"{PAGE}\n9\n{PAGE}\n3\n{PAGE}",
            f"{PAGE.strip()}\n9\n{PAGE.strip()}\n3\n{PAGE.strip()}",
            id="numbers out of order stay",
        ),
        pytest.param("Ages\n51\n52\n53\nend of it", "Ages\n51\n52\n53\nend of it", id="numbers close together are data"),
        pytest.param(f"{PAGE}\n- 5 -\n{PAGE}", f"{PAGE.strip()}\n{PAGE.strip()}", id="a number between dashes is no data"),
        pytest.param(f"{PAGE}\nF-1\n{PAGE}\nF-2\n{PAGE}", "\n".join([PAGE.strip()] * 3), id="pages with a letter"),
        pytest.param(f"{PAGE}\nF-35\n{PAGE}", f"{PAGE.strip()}\nF-35\n{PAGE.strip()}", id="an aeroplane is no page"),
        pytest.param(
            f"{PAGE}\n4\nTable of Contents\n{PAGE}", f"{PAGE.strip()}\n{PAGE.strip()}", id="a running head beside a number"
        ),
        pytest.param(f"Table of Contents\n{PAGE}", f"Table of Contents\n{PAGE.strip()}", id="the same words once are a heading"),
        pytest.param(
            "".join(f"{PAGE}\n{n}\nAcme 2024 Form 10-K\n" for n in range(1, 5)) + PAGE,
            "\n".join([PAGE.strip()] * 5),
            id="a line that comes back beside every number is a running head",
        ),
        pytest.param(
            f"Annual Report on Form 10-K\n{PAGE}\n" * 3, "\n".join([PAGE.strip()] * 3), id="the name of the form on every page"
        ),
        pytest.param(f"Form 10-K\n{PAGE}", f"Form 10-K\n{PAGE.strip()}", id="the name of the form once"),
    ],
)
def test_page_furniture(text: str, expected: str) -> None:
    assert view(text) == expected


LONG = "We sell pumps and valves to plants in many countries that use them every day in their"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{LONG}\nown processes.", f"{LONG} own processes.", id="a sentence broken in two"),
        pytest.param(f"{LONG}\n\n\n- 3 -\n\nown processes.", f"{LONG} own processes.", id="a sentence broken by a page"),
        pytest.param(f"{LONG} plants.\nown processes.", f"{LONG} plants.\nown processes.", id="after a period lines stay apart"),
        pytest.param(f"{LONG}\no valves;\no pumps", f"{LONG}\no valves;\no pumps", id="a list stays a list"),
        pytest.param(f"{LONG.upper()}\nown processes.", f"{LONG.upper()}\nown processes.", id="a heading is no half sentence"),
        pytest.param(f"{LONG}\n\nown processes.", f"{LONG}\n\nown processes.", id="a blank line keeps apart"),
        pytest.param(
            f"{LONG} cost-\neffective plants", f"{LONG} cost-effective plants", id="a hyphen at the end of a line stays"
        ),
        pytest.param(f"{LONG} long-\nand short-term loans", f"{LONG} long- and short-term loans", id="half of a word hangs"),
        pytest.param(f"{LONG} (see\nItem 7. Discussion).", f"{LONG} (see Item 7. Discussion).", id="a cross reference goes on"),
    ],
)
def test_broken_paragraphs(text: str, expected: str) -> None:
    assert view(text) == expected


def test_a_line_that_begins_with_a_small_name_does_not_go_on_a_heading() -> None:
    text = (
        "Our Company\nv3 Vik builds, acquires and grows mills in strategic markets, and sells pumps to them.\n"
        "traditional pumps for old mills or for new mills of all kinds,\n"
        "valves that work with the pumps of customers and with theirs, management,\n"
        "hoses from one point to another, and\n"
    )
    assert "Our Company\nv3 Vik builds" in view(text)
    assert "Our Company\nv3 Vik builds" not in view(text.replace("v3 Vik builds", "vik builds"))


BROKEN = (
    "     The stores of Vik sell pumps, valves and parts to the mills, and their merchan-\n"
    "dise comes from nine makers in Norway and in Sweden.  In the stores it is automa-\n"
    "tically sorted by what it costs and by what is sold of it each day, and the operat-\n"
    "ing costs of the stores are paid by the mills.  Nobody else in Norway has a cost-\n"
    "effective pump of this kind, and no mill buys another one, says the manage-\n"
    "ment of the mill, which holds that operating pumps is work.  A self-\n"
    "made pump costs less, but no merchandise of its kind is sold, and management\n"
    "has no plans to sell it in the years to come, neither in Norway nor in Sweden.\n"
)


def test_a_word_broken_between_syllables_is_whole_again() -> None:
    """A word that the text has in one piece elsewhere, and in a text with several such, one neither half of which it has."""
    text = view(BROKEN)
    for word in ("their merchandise comes", "is automatically sorted", "the operating costs", "the management of"):
        assert word in text
    assert "a cost-effective pump" in text
    assert "A self-made pump" in text


def test_where_no_word_is_broken_each_keeps_its_hyphen() -> None:
    assert "sorted automa-tically by" in view(f"{LONG} stores, sorted automa-\ntically by stores in all of Norway.")


def test_a_line_drawn_under_the_first_words_parts_no_sentence() -> None:
    text = (
        "     (a) General Development of Business.  Since its inception in 1955, Twenty\n"
        "         --------------------------------\n"
        "Pumps, Inc. has been engaged principally in the sale of pumps to mills in all\n"
        "of Norway, and in the repair of what it has sold to them in all of these years\n"
        "and of what others have sold to the makers of paper in Norway and in Sweden.\n\n"
    )
    assert "in 1955, Twenty Pumps, Inc. has been engaged" in view(text * 4)
    heading = f"{LONG} of Norway buy.\n\nPumps\n-----\nThe mills of Norway buy pumps."
    assert "-----" in view(heading)


def test_a_double_name_that_a_wrapped_line_parts_is_one() -> None:
    lines = [
        "The mills of all of Norway buy the pumps of Vik Industries and of Anvil-",
        "Harbor Pumps, Inc., which makes them for all of the mills in Norway and",
        "in Sweden, and which sells hoses to the makers of paper of Denmark too.",
    ]
    assert view("\n".join(lines * 6)).count("Anvil-Harbor Pumps") == 6


WRAPPED = """ITEM 1.  BUSINESS

     Northwind Pump Corporation (the "Company"), through its wholly-owned
subsidiaries, designs,  manufactures and markets  industrial pumps used in
the chemical and food industries. The Company was organized in 1954 in the
State of Ohio and sells its cost-
effective pumps through distributors.
     The pump industry is highly competitive. The Company's principal
competitors are larger.  Management believes that service, delivery and
price are the principal competitive factors in the markets in which it
operates.

Patents

     None.
"""


TAGGED = f"""Item 1. Business

{PAGE}
In March 2016, we
entered into an agreement with Vik Mills of Norway to sell pumps to makers of paper.

{PAGE}
Northwind Pumps (formerly known as NP
Pump Holding Company and Pell Valves Limited) makes pumps for the makers of paper.

On July 7, 2016,
Vik Mills became a subsidiary and gave us its valves for the makers of board and tissue.

Our Pumps
pump lines are made in Oslo and sold to makers of paper in all of Norway and Sweden.

At Vik Mill
s, we make pumps for the makers of paper in all of Norway and in all of Sweden.

Competition
Many companies make pumps for the makers of paper, and some of them are larger.

We sell through the two mills Vik and Pell
: the makers of paper in all of Norway buy there in the spring.
"""


def test_what_stands_for_the_mark_of_a_trademark_is_no_part_of_the_text() -> None:
    text = "We sell VIK-TM- pumps, ANVIL-Registered Trademark-, Pell-Registered Trademark- valves and Moss-TM-brand mills."
    assert view(text) == "We sell VIK pumps, ANVIL, Pell valves and Moss brand mills."
    assert view("We sell VIK-TM-  pumps and ANVIL-SM-  mills.") == "We sell VIK pumps and ANVIL mills."
    assert view("We sell T-R- and X-ray-based pumps.") == "We sell T and X-ray-based pumps."


def test_quotation_marks_of_a_typewriter_are_quotation_marks() -> None:
    assert (
        view("We sell styrene (``SBS'') and the ``Vik'' pumps of 5'10''.")
        == "We sell styrene (“SBS”) and the “Vik” pumps of 5'10''."
    )
    assert view("He wrote ``Vik and stopped.") == "He wrote ``Vik and stopped."


STUFFED = """Item 1. Business
- ----------------

The Bank offers a broad range of financial services in all of Norway, including:

- - Residential mortgages            - Commercial and consumer demand deposits
- - Construction loans               - Certificates of deposit

The Bank's offices are in:

   - Oslo (2)       - Bergen       - Vik (Harbor)
   - Molde          - Hamar

- 4 -
"""


def test_list_items_beside_each_other_get_their_lines_and_dashes_lose_their_stuffing() -> None:
    assert (
        view(STUFFED)
        == """Item 1. Business
----------------

The Bank offers a broad range of financial services in all of Norway, including:

- Residential mortgages
- Commercial and consumer demand deposits
- Construction loans
- Certificates of deposit

The Bank's offices are in:

- Oslo (2)
- Bergen
- Vik (Harbor)
- Molde
- Hamar"""
    )


JUSTIFIED = """Item 1. Business

The  Registrant  makes  plastic  bags for the  makers of paper, and
the   Registrant   now   has   approximately   8,500
customers in the trade of promotional products and some of them buy bags every year.
"""


def test_a_line_drawn_out_to_the_margin_is_no_row_of_a_table() -> None:
    assert "paper, and the Registrant now has approximately 8,500 customers in the trade" in view(JUSTIFIED)


@pytest.mark.parametrize(
    "line", ["East   West   North   South   Total", "Vik pumps   12   14   16   18", "for all mills      9      8      7"]
)
def test_a_row_with_gaps_of_its_own_keeps_them(line: str) -> None:
    assert line in view(f"Item 1. Business\n\n{PAGE}\n\n{line}\n{line}\n\n{PAGE}")


def test_two_dashes_alone_are_no_stuffing() -> None:
    assert "\n- -\n" in view(f"Item 1. Business\n- ----------\n\n{PAGE}\n\n- -\n\n{PAGE}")


@pytest.mark.parametrize("line", ["- -", "- 4   -   5", "- Oslo   12   - 4", "-  Oslo      -Bergen"])
def test_what_only_looks_like_items_beside_each_other_keeps_its_line(line: str) -> None:
    assert "\n" not in view(f"Item 1. Business\n\n{PAGE}\n\n{line}\n\n{PAGE}").split("\n\n")[2]


def test_a_text_broken_where_tags_stood_has_whole_sentences() -> None:
    lines = [line for line in view(TAGGED).split("\n") if line and not line.startswith(PAGE[:20])]
    assert lines[1] == "In March 2016, we entered into an agreement with Vik Mills of Norway to sell pumps to makers of paper."
    assert lines[2].startswith("Northwind Pumps (formerly known as NP Pump Holding Company and Pell Valves Limited) makes")
    assert lines[3].startswith("On July 7, 2016, Vik Mills became a subsidiary")
    assert lines[4].startswith("Our Pumps pump lines are made")
    assert lines[5:7] == ["At Vik Mill", "s, we make pumps for the makers of paper in all of Norway and in all of Sweden."]
    assert lines[7] == "Competition"
    assert lines[9] == "We sell through the two mills Vik and Pell: the makers of paper in all of Norway buy there in the spring."


def test_one_short_line_before_a_small_letter_may_be_a_heading() -> None:
    text = f"Item 1. Business\n\n{PAGE}\n{PAGE}\nOur Pump Lines\niron pumps for the makers of paper in all of Norway.\n"
    assert "Our Pump Lines\n" in view(text)


BROKEN_OFF = """The Company makes pumps and valves for the mills of Norway and of Sweden, and it
sells them to makers of paper, who use them every day, and to builders of mills,
who buy them once. Its business involves buying, casting, turning, boring, honing,

packing and storing pumps in the north of Norway, where most of its plants have
been since the company was founded, and in the south of Sweden, where the Company
has built another one. Sales to the first of these are made by tube, which the
cylinders, used

                                        5
<PAGE>   7

principally for shipping pumps, are made of. The Company's customers for tubes are

                                        6
<PAGE>   8
Vik Mills of Norway and others of the same kind, all of whom buy by the piece in
the spring, when the mills of the north of Norway buy what they need for the year.
It has a list of prices, and it does not give anything off, whoever it is that buys.
"""


def test_a_sentence_goes_on_over_the_page_whatever_the_page_left_there() -> None:
    text = view(BROKEN_OFF)
    assert "turning, boring, honing, packing and storing pumps" in text
    assert "by tube, which the cylinders, used principally for shipping pumps" in text
    assert "customers for tubes are Vik Mills of Norway" in text
    assert "<PAGE>" not in text and " 5" not in text


def test_a_mark_or_a_number_that_a_tag_stood_around_joins_its_sentence() -> None:
    text = view(
        TAGGED + "\nWe sell Vik\n®\nand Anvil pumps to approximately\n1,200\nmakers of paper in all of Norway and of Sweden.\n"
    )
    assert "to approximately 1,200 makers of paper in all of Norway" in text
    assert "sell Vik ® and Anvil pumps" in text


def test_a_short_line_that_stops_at_an_article_goes_on_with_a_name() -> None:
    text = view(TAGGED + "\nAll of the\nCompany’s mills are leased in the north of Norway and in all of Sweden.\n")
    assert "All of the Company’s mills are leased" in text


@pytest.mark.parametrize("heading", ["Hepatitis A", "Markets We Compete In", "What We Stand For"])
def test_a_heading_does_not_go_on_though_it_ends_like_an_article(heading: str) -> None:
    text = view(
        TAGGED + f"\n{heading}\nCustomers of Vik in the north of Norway buy pumps for mills and for farms of all kinds.\n"
    )
    assert f"{heading}\nCustomers" in text


def test_a_long_line_that_stops_at_a_small_word_goes_on_with_a_name() -> None:
    long = "We entered into an agreement with Vik Mills of Norway, a company in the north of it that makes and has made"
    assert f"{long} VIK pumps, valves" in view(
        TAGGED + f"\n{long}\nVIK pumps, valves and tubes for all of the mills of Norway.\n"
    )


def test_a_hard_wrapped_text_has_one_line_per_paragraph() -> None:
    lines = view(WRAPPED).split("\n")
    assert [line[:24] for line in lines] == [
        "ITEM 1. BUSINESS",
        "",
        "Northwind Pump Corporati",
        "The pump industry is hig",
        "",
        "Patents",
        "",
        "None.",
    ]
    assert "its cost-effective pumps" in lines[2]


@pytest.mark.parametrize(
    ("line", "tabular"),
    [
        ('restructuring.   On  May  22,  1992,   the  Company,  Vik,  S.A.  ("Vik"),', False),
        ("During  the  last  several  years,  the  Company  has  undertaken  a   major", False),
        ("corporate   offices  in  Oslo,  Norway.    The", False),
        ("and    trade   markets   in   the   United   States    and", False),
        ("pumps    valves    hoses    tubes    belts", True),
        ("and    trade markets   in   the   United   Oslo     and", True),
        ("Norway,  Inc.   10,000   20,000   30,000   40,000  50,000", True),
        ("Oslo   Bergen   Total   1995   1994   1993   1992", True),
        ("Oslo, Norway     Bergen, Norway     Pell, Sweden", True),
    ],
)
def test_a_justified_line_is_no_row_of_a_table(line: str, tabular: bool) -> None:
    assert looks_tabular(line) is tabular


def test_a_line_between_the_initials_of_a_name_parts_no_paragraph() -> None:
    """ "I. Vik" at the margin was taken for the first heading of a list."""
    name = "    The primary suppliers of the pumps of the Company in Norway are E.\nI. Vik de Oslo and Company, Harbor and "
    letter = "    The Company makes pumps of iron for its mills in Norway of class B.\nC. Vik de Oslo is a mill of Norway.\n"
    assert "in Norway are E. I. Vik de Oslo and Company" in view(WRAPPED + name + "Anvil Mills of Norway.\n")
    assert "\nC. Vik de Oslo" in view(WRAPPED + letter.replace("class B", "Class B"))


NARROW = (
    WRAPPED
    + """
\t Vik Valves, Inc., including its subsidiaries ("Vik
Valves" or the "Company"), is the leading maker of a
kind of valve in Norway. Buyers check its prices to
ensure that its "Day-In" prices are fair in all its
markets.

Valves for the home and garden in every size
Pumps for the farm and fishery in every size
Filters for every purpose and every customer
Tubes for those who need nothing else at all

The principal products of the Company are these ones
Centrifugal pumps of steel for the chemical industry
Reciprocating pumps of iron for the paper industries
Diaphragm pumps of plastic for the food and dairy
and others
"""
)


def test_a_paragraph_may_have_a_width_of_its_own() -> None:
    lines = view(NARROW).split("\n")
    assert 'including its subsidiaries ("Vik Valves" or the "Company"), is the leading maker of a kind of valve' in lines[9]
    assert lines[9].endswith("prices are fair in all its markets.")
    printed = NARROW.split("\n")
    assert lines[11:15] == printed[-11:-7], "lines of which none goes on are a list"
    assert lines[16:19] == printed[-6:-3], "and so are those of which one does"


def test_character_references_of_a_plain_text_are_read() -> None:
    sentence = "Vik &amp; Sons, Inc. sells the company&#8217;s pumps to AT&T; and R&D mills.&#160; It has 30 employees."
    filing = reading(f"Item 1. Business\n\n{sentence}\n")
    assert filing.view.endswith("Vik & Sons, Inc. sells the company’s pumps to AT&T; and R&D mills. It has 30 employees.")
    assert {p.rule for p in filing.map.pieces if p.rule} >= {"sgml.entity"}


def test_each_edit_names_its_rule() -> None:
    filing = reading("\ufeffPrompt: x\n\nA  b\r\n" + LONG + "\no\u200bwn way.\n")
    rules = [p.rule for p in filing.map.pieces if p.rule]
    assert rules == [
        "view.mark",
        "view.request",
        "view.edge",
        "view.blanks",
        "view.crlf",
        "view.rejoin",
        "view.unprinted",
        "view.edge",
    ]


@needs_eval
@pytest.mark.parametrize("path", EVAL, ids=lambda p: p.stem)
@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_ends_do_not_matter_on_real_filings(path: Path, end: str) -> None:
    data = path.read_bytes()
    assert read_filing(data.replace(b"\n", end.encode()), "x", layout(), TOPICS).view == view(data)


# -- properties ------------------------------------------------------------------------------------------------------

pieces = st.sampled_from(
    [
        "\n",
        "\r\n",
        "\r",
        " ",
        "  ",
        "\t",
        "\u00a0",
        "\u200b",
        "\u2011",
        "\x0c",
        "\ufeff",
        "|",
        "---",
        "12",
        "- 3 -",
        "Item 1. Business",
        "o ",
        "•",
        "We make pumps that are",
        "and sold.",
        "Prompt: ",
        "512 tokens",
        "TABLE OF CONTENTS",
        "$ 5",
        "    ",
        "é",
        ":",
        ".",
        PAGE,
    ]
)
texts = st.one_of(st.text(max_size=200), st.lists(pieces, max_size=40).map("".join))


@given(texts)
def test_any_text_is_read_or_refused_and_replays(text: str) -> None:
    try:
        filing = reading(text)
    except InputError:
        return
    assert filing.source == text
    whole = Span(0, len(filing.view))
    assert replay(filing.source, filing.map, filing.view, whole) == filing.view
    assert sum(p.source_length for p in filing.map.pieces) == len(filing.source)
    assert all(p.rule.startswith("view.") for p in filing.map.pieces if p.rule)
    assert "\r" not in filing.view
    assert filing.view == filing.view.strip("\n")
    assert "\n\n\n" not in filing.view


@given(texts, st.data())
def test_any_span_of_any_view_replays_from_its_source(text: str, data: st.DataObject) -> None:
    try:
        filing = reading(text)
    except InputError:
        return
    start = data.draw(st.integers(0, len(filing.view)))
    span = Span(start, data.draw(st.integers(start, len(filing.view))))
    found = filing.map.to_source(span)
    parts = list(filing.map.pieces_of(span))
    assert span.of(filing.view) in replay(filing.source, filing.map, filing.view, span)
    if parts:
        assert found == (parts[0].source, parts[-1].source + parts[-1].source_length)
        assert sum(p.source_length for p in parts) == found.end - found.start


@given(st.lists(pieces.filter(lambda p: "\r" not in p), max_size=40).map("".join))
def test_line_ends_never_matter(text: str) -> None:
    try:
        expected = reading(text).view
    except InputError:
        return
    assert view(text.replace("\n", "\r\n")) == expected
    assert view(text.replace("\n", "\r")) == expected


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        filing = reading(data)
    except InputError:
        return
    assert len(filing.sha256) == 64
    assert filing.size == len(data)


def test_the_layout_compiles_its_patterns_once() -> None:
    assert compiled(layout().items.heading) is compiled(layout().items.heading)


@pytest.mark.parametrize(("times", "dropped"), [(16, True), (2, False)], ids=["a page between", "a paragraph between"])
def test_numbers_in_brackets_are_pages_where_a_page_of_text_parts_them(times: int, dropped: bool) -> None:
    page = (
        "We make pumps and valves for mills in all of Norway and sell\nthem to dealers in nine countries of the world.\n" * times
    )
    text = "".join(
        f"{page}Through a subsidiary, Vik\n\n                 ({n})\n\n<PAGE>\n\nMills, Inc., we sell more.\n"
        for n in range(2, 7)
    )
    assert ("(3)" not in view(text)) is dropped


SINGLE = """Item 1. Business

Vik Pumps makes pumps and valves for the paper mills of Norway and of
Sweden, and has sold them through its own sales force since it was formed by
two brothers in the town of Oslo, where it still has its only foundry and its
offices.

Its customers are mills that buy pumps from time to time, and dealers who keep
them in stock for mills that cannot wait for a pump to be made. No customer has
bought more than a tenth of all pumps in any year.

COMPETITION

Vik Pumps competes with other makers of pumps in Norway and in Sweden, most of
which are larger than it is and have foundries in several countries of Europe.
"""


def test_a_doubly_spaced_text_has_the_paragraphs_of_the_same_text() -> None:
    assert view(SINGLE.replace("\n", "\n\n")) == view(SINGLE)
    assert view(SINGLE.replace("\n", "\r\n\r\n")) == view(SINGLE)
