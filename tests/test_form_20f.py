"""Form 20-F, read with a pack that is YAML alone: another form, other Items, the same program."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_fixture import ROOT

from summarizer import api
from summarizer.errors import InputError
from summarizer.packs.forms import other_form
from summarizer.packs.load import load_pack

FOLDER = ROOT / "fixtures" / "20-f"
TEXT, PAGE = FOLDER / "ferry-2003.txt", FOLDER / "foundry-2021.html"
PACK = load_pack("sec-20-f")


def facts(path: Path, items: list[str] | None = None) -> set[tuple[str, ...]]:
    done = api.extract(path, pack=PACK, items=items)
    return {(f.kind, *(v.raw for n, v in sorted(f.fields.items()) if v.raw)) for f in done.extraction.facts}


def test_the_items_of_the_form_are_found_and_the_contents_list_is_not() -> None:
    done = api.outline(TEXT, pack=PACK)
    assert [(i.number, i.title.capitalize()) for i in done.outline.items] == [
        ("1", "Identity of directors, senior management and advisers"),
        ("2", "Offer statistics and expected timetable"),
        ("3", "Key information"),
        ("4", "Information on the company"),
        ("5", "Operating and financial review and prospects"),
        ("6", "Directors, senior management and employees"),
    ]
    assert [i.number for i in api.outline(PAGE, pack=PACK).outline.items] == ["3", "4", "4A", "5"]


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        pytest.param(TEXT, ["A. History and Development", "B. Business Overview", "C. Organizational"], id="A. B. C."),
        pytest.param(PAGE, ["Item 4.A. History", "Item 4.B. Business", "5.B. Liquidity"], id="Item 4.A and 5.B"),
    ],
)
def test_parts_of_an_item_are_headings_in_it(path: Path, titles: list[str]) -> None:
    done = api.outline(path, pack=PACK)
    shown = [h.span.of(done.filing.view) for h in done.outline.headings]
    for title in titles:
        assert any(" ".join(s.split()).startswith(title) for s in shown), title


def test_facts_of_item_4_and_with_item_5_those_of_its_liquidity() -> None:
    assert facts(TEXT) >= {
        ("registrant", "Skagerhavn Lines ASA"),
        ("customer", "Nordlys Spedisjon A/S", "14%"),
    }
    loans = {f for f in facts(TEXT, ["4", "5"]) if f[0] == "facility"}
    assert any("Fjordbanken" in f and "up to $25.0 million" in f for f in loans)
    revenue = {f for f in facts(PAGE) if f[0] == "revenue"}
    assert ("revenue", "Farm machine housings", "2021", "€61,400") in revenue
    assert ("revenue", "2020", "€79,290") in revenue


@pytest.mark.parametrize(
    ("path", "words"),
    [(TEXT, ["Skagerhavn Lines ASA", "Havnebanken"]), (PAGE, ["Terra Basin Foundries Limited", "€83.8 million", "Banco Meseta"])],
    ids=["text", "page"],
)
def test_the_summary_tells_the_business_and_verifies(path: Path, words: list[str]) -> None:
    done = api.summarize(path, pack=PACK, items=["4", "5"])
    assert [w for w in words if w not in done.text] == []
    assert "risk" not in done.text.lower()
    assert api.verify(done.record, path) == []


SUBMISSION = b"<SEC-DOCUMENT>a.txt\n<DOCUMENT>\n<TYPE>%s\n<SEQUENCE>1\n<TEXT>\n%s</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"


@pytest.mark.parametrize("path", [TEXT, PAGE], ids=["text", "page"])
def test_a_cover_of_another_form_is_warned_of_with_the_pack_that_reads_it(path: Path) -> None:
    assert [w for w in api.outline(path).warnings if "Form 20-F" in w and "--pack sec-20-f" in w] != []
    assert [w for w in api.outline(path, pack=PACK).warnings if "--pack" in w] == []


def test_a_form_without_anything_to_tell_in_the_item_of_that_number_names_the_remedy() -> None:
    with pytest.raises(InputError, match="--pack sec-20-f"):
        api.summarize(TEXT)


@pytest.mark.parametrize("form", [b"20-F", b"20-F/A", b"20FR46"])
def test_a_submission_of_the_form_is_read_and_refused_by_the_other_pack_with_a_remedy(form: bytes) -> None:
    data = SUBMISSION % (form, TEXT.read_bytes())
    assert [i.number for i in api.outline(data, pack=PACK).outline.items] == ["1", "2", "3", "4", "5", "6"]
    with pytest.raises(InputError, match="document 1 with --pack sec-20-f"):
        api.outline(data)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("FORM 20-F\n", ("20-F", "sec-20-f")),
        ("Form 20-F/A (Amendment No. 1)\n", ("20-F/A", "sec-20-f")),
        ("  * FORM 20F *\n", ("20F", "sec-20-f")),
        ("FORM 10-K\n\nFORM 20-F\n", ("", "")),
        ("FORM 10-K405\n", ("", "")),
        ("FORM 10-KSB/A\n", ("", "")),
        ("FORM 10-Q\n", ("", "")),
        ("Form 20-F filed in May 2003 is cited here.\n", ("", "")),
        ("our report on Form 20-F\n", ("", "")),
        ("a" * 10_000 + "\nFORM 20-F\n", ("", "")),
    ],
    ids=lambda v: v.strip()[-40:] if isinstance(v, str) else "",
)
def test_the_first_line_of_a_cover_that_names_a_form_decides(head: str, expected: tuple[str, str]) -> None:
    layout = load_pack("sec-10k").layout
    assert layout is not None
    assert other_form(head, layout.containers) == expected


def test_a_pack_that_extends_the_forms_own_pack_gets_no_warning(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("id: own\nversion: 0.1.0\nschema_version: 1\ntitle: Own\nextends: sec-20-f\n", "utf-8")
    assert [w for w in api.outline(TEXT, pack=str(tmp_path)).warnings if "--pack" in w] == []
