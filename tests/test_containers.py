"""What a filing is packed in: gzip, JSON of a crawler, rows, full submissions, and text of the 1990s with its tags.

Every test asks two things: is the right text read, and does every place lead back into the file as received.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import regex
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_fixture import SHARED
from layout_fixture import reading as filing

from summarizer import api
from summarizer.cli.main import main
from summarizer.errors import InputError
from summarizer.source.containers import unpack
from summarizer.source.opening import LARGEST
from summarizer.source.submission import read_tagged
from summarizer.spans import Edit, Span, SpanMap

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
CRAWLED = FIXTURES / "crawled-2004.json"
ROWS = FIXTURES / "rows.jsonl"
SUBMISSION = FIXTURES / "submission-1997.txt"
TEXT = FIXTURES / "text-1996.txt"
REAL = sorted((SHARED / "filings" / "extracted").glob("*.json"))
needs_real = pytest.mark.skipif(not REAL, reason="the real filings are not here")
real = pytest.mark.parametrize("path", REAL, ids=lambda p: p.stem[:20])


def spans_of(value: Any) -> Iterator[tuple[int, int]]:
    """Every span in a JSON value: of fields, of table cells, of evidence."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("spans", "evidence"):
                yield from ((s, e) for s, e in inner)
            else:
                yield from spans_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_of(inner)


def unescaped(piece: str) -> str:
    """What a slice of a JSON string says; a slice must never begin or end inside an escape."""
    return str(json.loads(f'"{piece}"'))


# --- gzip -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [CRAWLED, SUBMISSION, TEXT], ids=lambda p: p.name)
def test_a_compressed_file_is_read_as_the_file_in_it(path: Path) -> None:
    data = path.read_bytes()
    packed = gzip.compress(data, mtime=0)
    plain, unpacked = filing(data), filing(packed)
    assert (unpacked.view, unpacked.source, unpacked.map) == (plain.view, plain.source, plain.map)
    assert unpacked.sha256 == hashlib.sha256(packed).hexdigest()
    assert unpacked.unpacked_sha256 == plain.sha256 == hashlib.sha256(data).hexdigest()
    assert plain.unpacked_sha256 == ""
    done = api.summarize(packed)
    assert done.text == api.summarize(data).text
    assert done.record["source"]["unpacked_sha256"] == plain.sha256
    assert api.verify(done.record, packed) == []
    assert api.verify(done.record, data) != []


def test_members_of_a_gzip_file_are_one_text() -> None:
    data = TEXT.read_bytes()
    assert unpack(gzip.compress(data[:500]) + gzip.compress(data[500:]) + b"\0" * 9, "x") == data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(gzip.compress(b"Item 1. Business")[:-9], "ends too early", id="cut short"),
        pytest.param(gzip.compress(b"Item 1. Business" * 99)[:30], "ends too early", id="cut short early"),
        pytest.param(b"\x1f\x8b\x08\x00" + b"\xff" * 40, "damaged gzip", id="damaged"),
        pytest.param(gzip.compress(b"Item 1") + b"tail", "other bytes after it", id="with a tail"),
        pytest.param(gzip.compress(b""), "nothing in it", id="empty inside"),
        pytest.param(gzip.compress(gzip.compress(b"Item 1")), "compressed", id="packed twice"),
        pytest.param(gzip.compress(b"PK\x03\x04" + b"x" * 99), "zip archive", id="an archive inside"),
    ],
)
def test_a_gzip_file_that_cannot_be_read_says_why(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        filing(data)


def test_a_gzip_bomb_is_refused_before_it_is_unpacked() -> None:
    packer = zlib.compressobj(wbits=31)
    bomb = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(200)) + packer.flush()
    with pytest.raises(InputError, match="larger than"):
        unpack(bomb, "x")
    assert len(bomb) < LARGEST // 100


# --- joined maps ------------------------------------------------------------------------------------------------------


def drawn(data: st.DataObject, length: int, longest: int, alphabet: str) -> list[Edit]:
    cuts = sorted(data.draw(st.lists(st.integers(0, length), max_size=8)))
    return [
        Edit(a, b, data.draw(st.text(alphabet, max_size=longest)), f"r.{n}")
        for n, (a, b) in enumerate(zip(cuts[::2], cuts[1::2], strict=False))
    ]


@given(st.data(), st.text("abcdefgh", max_size=40))
def test_joined_maps_lead_from_the_view_to_the_file(data: st.DataObject, source: str) -> None:
    text, inner = SpanMap.build(source, drawn(data, len(source), 1, "XYZ"))
    view, outer = SpanMap.build(text, drawn(data, len(text), 3, "123"))
    joined = outer.over(inner)
    at = place = 0
    for piece in joined.pieces:  # they partition both texts, and what is verbatim is the same in both
        assert (piece.view, piece.source) == (at, place)
        at, place = at + piece.view_length, place + piece.source_length
        if not piece.rule:
            assert view[piece.view : at] == source[piece.source : place]
    assert (at, place) == (len(view), len(source))
    kept = {p.source + n for p in joined.pieces if not p.rule for n in range(p.source_length)}
    for piece in outer.pieces:  # every character that both maps leave as it is stays as it is
        if not piece.rule:
            span = Span(piece.source, piece.source + piece.source_length)
            for under in inner.pieces_of(span):
                assert under.rule or kept >= set(range(under.source, under.source + under.source_length))


def test_a_container_edit_of_two_characters_is_a_bug_that_shows() -> None:
    text, inner = SpanMap.build("abc", [Edit(1, 2, "XY", "x.y")])
    with pytest.raises(ValueError, match="more than one character"):
        SpanMap.build(text, [])[1].over(inner)


# --- JSON -------------------------------------------------------------------------------------------------------------


def test_items_come_from_the_keys_and_places_lead_into_the_json() -> None:
    data = CRAWLED.read_bytes()
    done = api.outline(data)
    assert [(i.number, i.title, i.rule) for i in done.outline.items][:2] == [
        ("1", "Business", "item.key"),
        ("2", "Properties", "item.key"),
    ]
    assert done.filing.format == "json"
    source = data.decode()
    item_1 = json.loads(source)["item_1"]
    hull = done.filing.map.to_source(done.outline.items[0].body)
    assert unescaped(source[hull.start : hull.end]) == item_1[item_1.index("Overview") :].rstrip()
    assert "QUARRY STONE" not in done.filing.view, "the metadata of the file are no text of the filing"


def test_facts_and_the_summary_of_json_are_those_of_its_text() -> None:
    data = CRAWLED.read_bytes()
    item_1 = json.loads(data)["item_1"]
    facts = {f["kind"]: f["fields"] for f in api.extract(data).as_json()["facts"]}
    assert facts["facility"]["max_amount"]["value"] == "5000000"
    assert facts["customer"]["share_of_revenue"]["value"] == "17"
    done = api.summarize(data)
    assert done.text == api.summarize(item_1.encode()).text
    assert "𝖠lpine Memorials, Inc. and Slate & Sons Company" in done.text, "a pair of escapes is one character"
    assert api.verify(done.record, data) == []


@pytest.mark.parametrize(
    ("escape", "shown"),
    [
        pytest.param(r"\u2019", "’", id="a four-digit escape"),
        pytest.param(r"\ud835\uDDa0", "\U0001d5a0", id="a pair is one character"),
        pytest.param(r"\ud835", "\ufffd", id="half a pair stands for nothing"),
        pytest.param(r"\udda0\ud835", "\ufffd\ufffd", id="a pair the wrong way round"),
        pytest.param(r"\"", '"', id="a quote"),
        pytest.param(r"\\", "\\", id="a backslash"),
        pytest.param(r"\\u2019", "\\u2019", id="a backslash and then no escape"),
        pytest.param(r"\/", "/", id="a slash"),
        pytest.param(r"\t", " ", id="a tab is a blank"),
        pytest.param(r"\u0000", "", id="a NUL prints nothing"),
    ],
)
def test_an_escape_is_one_edit(escape: str, shown: str) -> None:
    done = filing('{"item_1": "Item 1. Business\\nWe sell a' + escape + 'b pumps."}')
    assert f"We sell a{shown}b pumps." in done.view
    at = done.view.index("We sell")
    hull = done.map.to_source(Span(at, done.view.index(" pumps")))
    assert done.source[hull.start : hull.end] == f"We sell a{escape}b"


@pytest.mark.parametrize("text", ["null", '""', '"  \\n "', '"- 3 -"'], ids=["null", "empty", "blank", "a page number"])
def test_an_item_without_text_is_not_found_and_nothing_else_is_told_for_it(text: str) -> None:
    data = ('{"item_1": ' + text + ', "item_2": "Item 2. Properties\\nWe own a plant."}').encode()
    done = api.outline(data)
    assert [i.number for i in done.outline.items] == ["2"]
    assert [n.number for n in done.outline.not_found] == ["1"]
    assert "key" in done.outline.not_found[0].reason
    for run in (api.summarize, api.extract):
        with pytest.raises(InputError, match=r"Item 1: .*key"):
            run(data)
    assert "plant" in api.summarize(data, items=["2"]).text


def test_two_items_under_one_key_are_both_there() -> None:
    done = api.outline(b'{"section_1": "Items 1 and 2. Business and Properties\\nWe make pumps.", "section_2": ""}')
    assert [(i.number, i.body.of(done.filing.view)) for i in done.outline.items] == [
        ("1", "We make pumps."),
        ("2", "We make pumps."),
    ]


def test_one_row_of_several_is_taken_by_number_or_name_and_never_at_a_guess() -> None:
    with pytest.raises(InputError, match=r"(?s)holds 3 filings.*2  222222_2006\.txt"):
        api.outline(ROWS)
    second = api.summarize(ROWS, document="2")
    assert "River Barge Lines" in second.text
    assert second.record["source"]["document"] == "2 of 3"
    assert api.summarize(ROWS, document="222222_2006.txt").text == second.text
    assert api.verify(second.record, ROWS) == []
    for wrong in ("0", "4", "x", "9" * 30, "²"):
        with pytest.raises(InputError, match="these are there"):
            api.outline(ROWS, document=wrong)
    with pytest.raises(InputError, match="its key is there, but holds no text"):
        api.summarize(ROWS, document="3")


def test_an_array_of_rows_is_read_as_lines_of_rows_are() -> None:
    rows = [json.loads(line) for line in ROWS.read_text("utf-8").splitlines()]
    assert api.summarize(json.dumps(rows).encode(), document="2").text == api.summarize(ROWS, document="2").text
    assert "bread" in api.summarize(json.dumps(rows[:1]).encode()).text, "one row needs no choice"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param('{"item_1": "Item 1. Business', "damaged", id="cut off in a text"),
        pytest.param('{"item_1": "We make pumps."', "damaged", id="cut off after a text"),
        pytest.param('{"item_1": "We make \\x pumps."}', "damaged", id="an escape that is none"),
        pytest.param('{"item_1": "a",}', "damaged", id="a comma too many"),
        pytest.param('{"item_1": "a"} and more', "damaged", id="text after the object"),
        pytest.param('[{"item_1": "a"}', "damaged", id="an array without its end"),
        pytest.param('[{"item_1": "a"}] {}', "damaged", id="text after the array"),
        pytest.param('{"n": ' + "9" * 5000 + "}", "damaged", id="a number that no program holds"),
        pytest.param('{"a": ' + "[" * 200_000, "nested too deep|damaged", id="an abyss"),
        pytest.param('{"title": "Item 1. Business"}', "no key of it names an Item", id="no Items"),
        pytest.param("{}", "no key of it names an Item", id="an empty object"),
        pytest.param('{"item_1": "a", "section_1": "b"}', "more than one key names Item 1", id="an Item twice"),
        pytest.param('{"item_1": "", "item_2": " "}', "no text", id="all Items empty"),
    ],
)
def test_json_that_cannot_be_read_says_why(data: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        filing(data)


@needs_real
@real
def test_a_real_crawled_filing_tells_what_its_first_item_alone_tells(path: Path) -> None:
    data = path.read_bytes()
    whole, alone = api.summarize(data), api.summarize(json.loads(data)["item_1"].encode())
    assert whole.text == alone.text
    assert whole.warnings == ()
    assert api.verify(whole.record, data, level=3) == []


def without_bytes(data: Any) -> Any:
    """The same JSON without the places in bytes, which a record does not hold."""
    if isinstance(data, list):
        return [without_bytes(part) for part in data]
    if isinstance(data, dict):
        return {key: without_bytes(part) for key, part in data.items() if key != "bytes"}
    return data


@needs_real
@real
def test_every_span_of_a_real_crawled_filing_says_the_same_in_the_json(path: Path) -> None:
    data = path.read_bytes()
    source, item_1 = data.decode(), json.loads(data)["item_1"]
    whole, alone = api.summarize(data, budget=2000).record, api.summarize(item_1.encode(), budget=2000).record
    assert whole["facts"] == without_bytes(api.extract(data).as_json()["facts"])[: len(whole["facts"])]
    assert [f["id"] for f in whole["facts"]] == [f["id"] for f in alone["facts"]]
    here, there = list(spans_of(whole)), list(spans_of(alone))
    assert len(here) > 5
    assert [unescaped(source[s:e]) for s, e in here] == [item_1[s:e] for s, e in there]


KNOWN_SHORT = {"1002517_10K_2008": {"9B"}}  # a line "Part III" ends Item 9B there; the crawler let it go on


@needs_real
@real
def test_items_of_a_real_filing_put_together_again_are_found_at_their_places(path: Path) -> None:
    text = ""
    places: dict[str, tuple[int, int]] = {}
    for key, value in json.loads(path.read_bytes()).items():
        if key.startswith("item_") and value.strip():
            number = key.removeprefix("item_")
            headed = value if regex.match(r'(?i)\s*["“]?items?\s', value) else f"ITEM {number}.\n{value}"
            text += "\n\n" if text else ""
            places[number] = (len(text), len(text) + len(headed))
            text += headed
    done = api.outline(text.encode())
    found = {
        i.number: done.filing.map.to_source(Span(i.heading.start, max(i.body.end, i.heading.end))) for i in done.outline.items
    }
    known = next((v for k, v in KNOWN_SHORT.items() if path.stem.startswith(k)), set())
    assert sorted(found) == sorted(places)
    for number, (start, end) in places.items():
        assert not any(c.isalnum() for c in text[start : found[number].start]), number
        assert number in known or sum(c.isalnum() for c in text[found[number].end : end]) <= 20, number  # "PART II" stays out


# --- submissions ------------------------------------------------------------------------------------------------------


def test_the_annual_report_of_a_submission_is_read_and_nothing_else() -> None:
    done = api.summarize(SUBMISSION)
    assert done.record["source"]["document"] == "2 of 4: 10-K405"
    assert done.record["source"]["format"] == "submission"
    assert [i["item"] for i in done.record["items"]] == ["1"]
    assert "Gable Lamp Corporation was incorporated in Ohio in 1948." in done.text
    assert "Ladies" not in done.text
    assert api.verify(done.record, SUBMISSION) == []


def test_every_span_of_a_submission_lies_in_its_document() -> None:
    source = SUBMISSION.read_text("utf-8")
    low, high = source.index("PART I"), source.index("<TYPE>EX-13")
    facts = api.extract(SUBMISSION).as_json()["facts"]
    assert all(low < s <= e < high for s, e in spans_of(facts))
    lender = next(f for f in facts if f["kind"] == "facility")["fields"]["lender"]
    assert [source[s:e] for s, e in lender["spans"]] == [lender["raw"]] == ["First Harbor Bank"]


@pytest.mark.parametrize("document", ["EX-13", "ex-13", "3", "03"])
def test_another_document_is_taken_by_type_or_number_and_proved(document: str) -> None:
    done = api.summarize(SUBMISSION, document=document)
    assert done.record["source"]["document"] == "3 of 4: EX-13"
    assert "designs and sells lamps" in done.text
    assert api.verify(done.record, SUBMISSION) == []


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("EX-99", "has no document"),
        ("5", "has no document"),
        ("0", "has no document"),
        ("EX-27", "is no text"),
        ("4", "is no text"),
    ],
)
def test_a_document_that_is_not_there_is_refused_with_the_list(document: str, message: str) -> None:
    with pytest.raises(InputError, match=rf"(?s){message}.*2  10-K405.*4  EX-27  \(no text\)"):
        api.outline(SUBMISSION, document=document)


def test_a_single_text_has_no_other_document() -> None:
    with pytest.raises(InputError, match="single text"):
        api.outline(TEXT, document="2")


def of_type(*types: str) -> str:
    body = "Item 1. Business\nWe make {} pumps.\n"
    return "".join(f"<DOCUMENT>\n<TYPE>{t}\n<TEXT>\n{body.format(n)}</TEXT>\n</DOCUMENT>\n" for n, t in enumerate(types, 1))


@pytest.mark.parametrize(
    ("types", "taken"),
    [
        (("10-K",), "1"),
        (("EX-1", "10-K405"), "2"),
        (("10-KSB", "10-K"), "1"),
        (("8-K", "10-KT/A"), "2"),
        (("10-K/A", "EX-13"), "1"),
        (("EX-10-K", "10K405"), "2"),
        (("",), "1"),
    ],
    ids=str,
)
def test_the_first_annual_report_is_taken(types: tuple[str, ...], taken: str) -> None:
    done = filing(of_type(*types))
    assert f"We make {taken} pumps." in done.view
    assert done.document.startswith(f"{taken} of {len(types)}")
    assert bool(done.warnings) is (types == ("",))


@pytest.mark.parametrize("types", [("EX-13", "EX-27"), ("", ""), ("8-K",)], ids=str)
def test_a_submission_without_an_annual_report_is_refused(types: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="take one with --document"):
        filing(of_type(*types))


def test_a_submission_cut_short_is_read_with_a_warning() -> None:
    done = filing(of_type("10-K")[:-20])
    assert "We make 1 pumps" in done.view
    assert "cut short" in done.warnings[0]


def test_dashes_escaped_for_the_mail_are_restored_only_where_mail_was() -> None:
    mail = "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n"
    body = of_type("10-K").replace("</TEXT>", "- --We sell --\n- item\n</TEXT>")
    assert "\n--We sell --\n- item" in filing(mail + body).view
    assert "\n- --We sell --\n- item" in filing(body).view


def test_a_web_page_in_a_submission_has_the_places_of_the_page_shifted() -> None:
    page = (
        "<html><body><p><b>Item 1. Business</b></p><p>Plank &amp; Sons, Inc. makes <i>oak</i> doors for builders. "
        "The Company employed approximately 75 persons at June 30, 2003.</p></body></html>"
    )
    head = (
        "<SEC-DOCUMENT>x\n<DOCUMENT>\n<TYPE>EX-1\n<TEXT>\nHello\n</TEXT>\n</DOCUMENT>\n<DOCUMENT>\n<TYPE>10-K\n<TEXT>\n<XBRL>\n"
    )
    packed = f"{head}{page}</XBRL>\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n".encode()
    alone, boxed = api.summarize(page.encode()), api.summarize(packed)
    assert boxed.text == alone.text
    assert "Plank & Sons" in boxed.text
    assert [(s - len(head), e - len(head)) for s, e in spans_of(boxed.record)] == list(spans_of(alone.record))
    assert api.verify(boxed.record, packed) == []


@pytest.mark.parametrize("option", [[], ["--document", "EX-13"]], ids=["the annual report", "an exhibit"])
@pytest.mark.parametrize("command", ["summarize", "extract", "outline"])
def test_the_command_line_takes_a_document(command: str, option: list[str]) -> None:
    run = CliRunner().invoke(main, [command, str(SUBMISSION), *option])
    assert run.exit_code == 0
    assert run.output


# --- text of the 1990s ------------------------------------------------------------------------------------------------


def test_tags_of_the_1990s_leave_the_view_and_their_columns_stay() -> None:
    done = filing(TEXT.read_bytes())
    assert not regex.search(r"<\w+>|&amp;", done.view)
    assert "rope, twine and nets for farms, fishing fleets and hardware stores." in done.view, "justified and wrapped"
    assert "cost-effective nets" in done.view
    assert "loss of a single dealer would not be material" in done.view, "joined over a page"
    assert "I-5" not in done.view
    assert "AT&T is not" in done.view
    assert {rule for p in done.map.pieces for rule in p.rule.split("+")} >= {
        "sgml.tag",
        "sgml.columns",
        "sgml.entity",
        "view.furniture",
        "view.hyphen",
    }


def test_a_table_of_the_1990s_gives_its_figures_with_scale_and_period() -> None:
    facts = [f["fields"] for f in api.extract(TEXT).as_json()["facts"] if f["kind"] == "revenue" and "by" in f["fields"]]
    told = {(f["of"]["raw"], f["period_end"]["raw"]): f["value"]["value"] for f in facts}
    assert told == {
        ("Marine", "1996"): "21400000",
        ("Marine", "1995"): "19850000",
        ("Marine", "1994"): "18200000",
        ("Farm", "1996"): "14300000",
        ("Farm", "1995"): "15150000",
        ("Farm", "1994"): "14900000",
    }


def test_text_on_the_line_of_a_page_mark_is_kept() -> None:
    done = filing(
        "Item 1. Business\n\nWe make pumps for mines and\n<PAGE> 4\nvalves for ships.\n<PAGE>   PRODUCTS\n\nWe make more pumps.\n"
    )
    assert "PRODUCTS" in done.view
    assert "PAGE" not in done.view
    assert "pumps for mines and valves for ships." in done.view


def test_a_text_without_tags_is_left_alone() -> None:
    assert read_tagged("We sell A&B pumps, if x <S> y.\n") is None


def test_a_text_with_character_references_alone_has_no_tags() -> None:
    read = read_tagged("We sell A&amp;B pumps, if x <S> y.\n")
    assert read is not None
    assert read.text == "We sell A&B pumps, if x <S> y.\n"


def test_a_request_before_a_text_with_tags_is_still_read() -> None:
    data = b"Prompt: Summarize in 99 tokens the products of the following text:\n\n" + TEXT.read_bytes()
    done = filing(data)
    assert done.request is not None
    assert done.request.budget == 99
    assert done.request.span.of(done.source).startswith("Prompt: ")
    assert "Prompt" not in done.view


# --- anything at all --------------------------------------------------------------------------------------------------

WHOLE = [p.read_text("utf-8") for p in (CRAWLED, ROWS, SUBMISSION, TEXT)]


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_cut_and_spliced_files_give_a_text_or_a_reason(data: st.DataObject) -> None:
    first, second = data.draw(st.sampled_from(WHOLE)), data.draw(st.sampled_from(WHOLE))
    cut, resume = data.draw(st.integers(0, len(first))), data.draw(st.integers(0, len(second)))
    tail = second[resume:] if data.draw(st.booleans()) else ""
    spliced = (first[:cut] + data.draw(st.sampled_from(["", '"', "\\", "\\ud8", "<TEXT>", "}\n{"])) + tail).encode()
    packed = gzip.compress(spliced, 1) if data.draw(st.booleans()) else spliced
    try:
        done = api.outline(packed, document=data.draw(st.sampled_from(["", "1", "2", "EX-13"])))
    except InputError as error:
        assert str(error)
        return
    view, span_map = done.filing.view, done.filing.map
    assert sum(p.view_length for p in span_map.pieces) == len(view)
    assert sum(p.source_length for p in span_map.pieces) == len(done.filing.source)
    for item in done.outline.items:
        assert 0 <= item.heading.start <= item.heading.end <= item.body.start <= item.body.end <= len(view)
    view.encode()
