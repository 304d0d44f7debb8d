"""Filings written for the tests, one for each layout, with what a reader finds in them: judged by hand, from the text.

What stands in an `.expected.yaml` is the right answer, not the program's. `items` is complete; `headings` are those inside
the first Item, `facts`, `cells` and `view_has` must be among what is found, `never` and the like must not be. `known` names
what the program gets wrong today, by the words that the finding begins with: it must be wrong, so that nobody forgets to take
it off the list.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from layout_fixture import ROOT

from summarizer import api
from summarizer.outline.model import BlockKind

FOLDER = ROOT / "fixtures" / "layouts"
EXPECTED = sorted(FOLDER.glob("*.expected.yaml"))


def source_of(path: Path) -> Path:
    (found,) = (p for p in FOLDER.glob(path.name.replace(".expected.yaml", ".*")) if not p.name.endswith(".yaml"))
    return found


def told(source: Path) -> list[dict[str, str]]:
    facts = api.extract(source).extraction.facts
    return [{"kind": f.kind, **{n: v.raw for n, v in f.fields.items()}} for f in facts]


def holds(found: dict[str, str], wanted: dict[str, str]) -> bool:
    """Whether a fact has what is asked for; `any` asks only that the field is there."""
    return all(found.get(n) == v or (v == "any" and n in found) for n, v in wanted.items())


def findings(path: Path) -> list[str]:
    """What differs from the expectation, one line each."""
    wanted: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    done = api.outline(source_of(path))
    filing, outline = done.filing, done.outline
    wrong: list[str] = []

    def same(name: str, found: object, expected: object) -> None:
        if found != expected:
            wrong.append(f"{name}: {found!r}, not {expected!r}")

    same("format", filing.format, wanted["format"])
    same("encoding", filing.encoding, wanted.get("encoding", filing.encoding))
    same("document", filing.document, wanted.get("document", ""))
    same("request", filing.request.budget if filing.request else None, wanted.get("request"))
    same("items", [[i.number, i.title] for i in outline.items], wanted["items"])
    first = outline.items[0].body
    inside = [h for h in outline.headings if first.contains(h.span)]
    same("headings", [" ".join(h.span.of(filing.view).split()) for h in inside], wanted["headings"])
    same("tables", len(outline.tables), wanted["tables"])
    cells = {
        (row.label.text, column.header, cell.text)
        for table in outline.tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell is not None
    }
    wrong += [f"no cell {cell!r} in {sorted(cells)!r}" for cell in wanted.get("cells", []) if tuple(cell) not in cells]
    if "scale" in wanted:
        same("scale", [t.scale for t in outline.tables], [wanted["scale"]])
    if "list_items" in wanted:
        same("list items", sum(b.kind is BlockKind.LIST_ITEM for b in outline.blocks), wanted["list_items"])
    sentences = [" ".join(s.span.of(filing.view).split()) for s in outline.sentences]
    wrong += [f"no sentence {s!r}" for s in wanted.get("sentences", []) if s not in sentences]
    wrong += [f"a sentence with {s!r}" for s in wanted.get("not_sentences", []) if any(s in t for t in sentences)]
    wrong += [
        f"nothing was rejected for {r!r}" for r in wanted.get("rejected", []) if not any(r in x.reason for x in outline.rejected)
    ]
    wrong += [f"the view lacks {s!r}" for s in wanted.get("view_has", []) if s not in " ".join(filing.view.split())]
    wrong += [f"the view has {s!r}" for s in wanted.get("view_lacks", []) if s in filing.view]
    facts = told(source_of(path))
    wrong += [f"no fact {f!r} in {facts!r}" for f in wanted.get("facts", []) if not any(holds(g, f) for g in facts)]
    wrong += [f"a fact {f!r}" for f in wanted.get("never", []) if any(holds(g, f) for g in facts)]
    text = api.summarize(source_of(path)).text
    wrong += [f"the summary has {s!r}" for s in wanted.get("never_in_summary", []) if s in text]
    return wrong


@pytest.mark.parametrize("path", EXPECTED, ids=lambda p: p.name.split(".")[0])
def test_a_layout_is_read_as_a_reader_would(path: Path) -> None:
    known = yaml.safe_load(path.read_text("utf-8")).get("known", [])
    wrong = findings(path)
    assert [w for w in wrong if not any(w.startswith(k) for k in known)] == []
    assert [k for k in known if not any(w.startswith(k) for w in wrong)] == [], "no longer wrong: take it off the list"


@pytest.mark.parametrize("path", EXPECTED, ids=lambda p: p.name.split(".")[0])
def test_a_layout_is_summarized_in_its_budget_and_verified(path: Path) -> None:
    done = api.summarize(source_of(path), budget=150)
    assert 0 < done.tokens["cl100k_base"] <= 150
    assert api.verify(done.record, source_of(path)) == []


def test_there_is_a_layout_for_every_format() -> None:
    written = [p for p in (ROOT / "fixtures").rglob("*") if p.suffix in (".txt", ".html", ".json", ".jsonl")]
    assert len([p for p in written if ".facts." not in p.name and ".expected." not in p.name]) >= 18


TEXT = FOLDER / "grills-2007.txt"


@pytest.mark.parametrize(
    ("wrap", "encoding"),
    [
        pytest.param(lambda data: gzip.compress(data, mtime=0), "utf-8", id="compressed"),
        pytest.param(lambda data: data.decode().encode("utf-16"), "utf-16", id="UTF-16 with a mark"),
        pytest.param(lambda data: b"\xef\xbb\xbf" + data, "utf-8", id="UTF-8 with a mark"),
        pytest.param(lambda data: data.replace(b"\n", b"\r\n"), "utf-8", id="CR LF"),
        pytest.param(lambda data: data.decode().encode("cp1252"), "cp1252", id="Windows-1252"),
        pytest.param(
            lambda data: b"<DOCUMENT>\n<TYPE>10-K\n<TEXT>\n" + data + b"\n</TEXT>\n</DOCUMENT>\n", "utf-8", id="a bare document"
        ),
    ],
)
def test_what_a_text_comes_in_changes_nothing_that_is_told(wrap: Any, encoding: str) -> None:
    plain, wrapped = api.summarize(TEXT), api.summarize(wrap(TEXT.read_bytes()))
    assert wrapped.text == plain.text
    assert wrapped.record["source"]["encoding"].startswith(encoding)


@pytest.mark.parametrize("keys", ["item_", "section_"])
@pytest.mark.parametrize("lines", [False, True], ids=["JSON", "JSON lines"])
def test_the_items_as_json_tell_what_the_text_tells(keys: str, lines: bool) -> None:
    done = api.outline(TEXT)
    row = {f"{keys}{i.number}": done.filing.view[i.heading.start : i.body.end] for i in done.outline.items}
    data = json.dumps({"filename": "grills.txt", "year": "2007", **row})
    if lines:
        data = data + "\n" + json.dumps({"filename": "other.txt", **row}) + "\n"
    crawled = api.summarize(data.encode(), document="grills.txt" if lines else "")
    assert crawled.text == api.summarize(TEXT).text
