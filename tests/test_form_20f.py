"""Form 20-F, read with a pack that is YAML alone: another form, other Items, the same program."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_fixture import ROOT

from summarizer import api
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


def test_without_the_pack_its_item_is_not_taken_for_one_of_form_10_k() -> None:
    done = api.outline(TEXT)
    assert not any(i.title.lower() == "information on the company" and i.number == "1" for i in done.outline.items)
