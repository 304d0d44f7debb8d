"""The command line: shapes of output, exit codes, files written, and what goes to which stream."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from layout_fixture import ROOT
from whole_runs import SEED_2017, SEED_2020, SEED_IDS, cli, process, summary_of

from summarizer.errors import EXIT_PIPE
from summarizer.record.core import record_id

BOTH = pytest.mark.parametrize("path", [SEED_2017, SEED_2020], ids=SEED_IDS)
TOPICS = ["overview", "products", "revenue", "customers", "distribution", "financing"]


# ---- summarize


@BOTH
def test_the_request_of_the_document_is_met(path: Path) -> None:
    """512 tokens, the five topics that it names, continuous text: no headings, no bullets, no first person."""
    data = cli("summarize", path, "--format", "json").json
    assert data["budget"] == 512
    assert 480 <= data["tokens"]["cl100k_base"] <= 512
    # What the company makes may be told in the overview: a topic without a good sentence of its own gets no paragraph.
    assert {"revenue", "customers", "distribution", "financing"} <= data["topics"].keys()
    assert not [line for line in data["summary"].splitlines() if line.startswith(("#", "-", "*", "•", "|"))]
    assert "Prompt" not in data["summary"] and "tokens" not in data["summary"]


@BOTH
def test_the_shape_of_a_summary_as_json(path: Path) -> None:
    data = cli("summarize", path, "--format", "json", "--tokenizer", "words", "--tokenizer", "chars", "--budget", "400").json
    assert list(data) == ["summary", "tokens", "budget", "topics", "record_id", "warnings"]
    assert data["tokens"] == {"words": len(data["summary"].split()), "chars": len(data["summary"])}
    assert data["budget"] == 400 >= data["tokens"]["chars"]
    assert data["warnings"] == []
    assert len(data["record_id"]) == 64
    assert [t for t in TOPICS if t in data["topics"]] == list(data["topics"])
    for told in data["topics"].values():
        assert list(told) == ["tokens", "facts"] and told["tokens"] > 0


@BOTH
def test_text_json_and_record_agree(path: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    text = cli("summarize", path, "--record", record)
    assert (text.code, text.err) == (0, "")
    data = cli("summarize", path, "--format", "json").json
    kept = json.loads(record.read_bytes())
    assert text.out == data["summary"] + "\n" == kept["summary"]["text"] + "\n"
    assert kept["record_id"] == data["record_id"] == record_id(kept)
    known = {f["id"] for f in kept["facts"]}
    assert {i for topic in data["topics"].values() for i in topic["facts"]} <= known
    assert kept["summary"]["tokens"] == data["tokens"]


def test_a_record_says_what_was_counted_left_out_and_looked_for(tmp_path: Path) -> None:
    record = summary_of(SEED_2020).record
    assert record["schema"] == "summarizer-record/1"
    assert [c["name"] for c in record["counters"]] == ["cl100k_base"]
    assert {"facility", "issuance"} <= set(record["looked_for_in_vain"])
    assert {o["reason"].split(" ")[0] for o in record["plan"]["omitted"]} <= {"over", "low", "told", "needs"}
    chosen, omitted = ({e["id"] for e in record["plan"][k]} for k in ("chosen", "omitted"))
    assert chosen and omitted and not chosen & omitted
    assert not [v for v in walk(record) if isinstance(v, float)]


def walk(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [v for x in value.values() for v in walk(x)]
    return [v for x in value for v in walk(x)] if isinstance(value, list) else [value]


def test_markdown_has_a_heading_for_each_topic_in_order() -> None:
    run = cli("summarize", SEED_2017, "--format", "markdown", "--focus", "financing,customers")
    headings = [line for line in run.out.splitlines() if line.startswith("#")]
    assert headings and all(h.startswith("## ") for h in headings)
    assert headings.index("## Customers") < headings.index("## Financing")


def test_the_focus_changes_what_is_told() -> None:
    alone = cli("summarize", SEED_2017, "--focus", "financing", "--budget", "128", "--format", "json").json
    other = cli("summarize", SEED_2017, "--focus", "customers", "--budget", "128", "--format", "json").json
    assert alone["topics"]["financing"]["tokens"] > other["topics"].get("financing", {"tokens": 0})["tokens"]
    assert other["topics"]["customers"]["tokens"] > alone["topics"].get("customers", {"tokens": 0})["tokens"]


def test_the_name_of_the_company_can_be_given() -> None:
    run = cli("summarize", SEED_2017, "--company", "Harbor Cells, Inc.")
    assert run.out.startswith("Harbor Cells, Inc. ")


def test_timings_are_talk_and_not_data() -> None:
    plain, timed = cli("summarize", SEED_2017), cli("summarize", SEED_2017, "--timings")
    assert timed.out == plain.out
    stages = [line.split()[0] for line in timed.err.splitlines()]
    assert {"pack", "source", "outline", "extract", "compose", "record", "total"} <= set(stages)


def test_the_gaps_can_be_stated(tmp_path: Path) -> None:
    path = tmp_path / "small.txt"
    path.write_text("Item 1. Business\n\nWe make pumps for farms in Ohio. We sell our pumps through a network of dealers.\n")
    plain, stated = (cli("summarize", path, "--focus", "financing,products", *more).out for more in ((), ("--state-gaps",)))
    assert plain != stated
    assert "financing" in stated.lower()


# ---- files


def test_a_file_holds_what_the_screen_shows(tmp_path: Path) -> None:
    for shape in ("text", "markdown", "json"):
        path = tmp_path / shape
        run = cli("summarize", SEED_2020, "--format", shape, "--output", path)
        assert (run.code, run.out, run.err) == (0, "", "")
        assert path.read_text("utf-8") == cli("summarize", SEED_2020, "--format", shape).out
    assert sorted(p.name for p in tmp_path.iterdir()) == ["json", "markdown", "text"], "a temporary file was left"


@pytest.mark.parametrize("option", ["--output", "--record"])
def test_a_folder_that_is_missing_is_named(option: str, tmp_path: Path) -> None:
    run = cli("summarize", SEED_2017, option, tmp_path / "missing" / "file")
    assert (run.code, run.out) == (4, "")
    assert run.err.startswith("error: cannot write ") and "missing" in run.err and "folder exists" in run.err


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    run = cli("summarize", SEED_2017, "--output", tmp_path)
    assert run.code == 4 and run.err.startswith("error: cannot write ")
    assert list(tmp_path.iterdir()) == []


def test_summary_and_record_cannot_be_one_file(tmp_path: Path) -> None:
    path = tmp_path / "both"
    run = cli("summarize", SEED_2017, "--output", path, "--record", path)
    assert run.code == 2
    assert not path.exists()


@pytest.mark.parametrize("option", ["--output", "--record"])
def test_the_filing_is_never_written_over(option: str, tmp_path: Path) -> None:
    path = tmp_path / "filing.txt"
    shutil.copyfile(SEED_2017, path)
    run = cli("summarize", path, option, path)
    assert run.code == 2
    assert path.read_bytes() == SEED_2017.read_bytes()


def test_a_link_is_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    assert cli("summarize", SEED_2017, "--output", link).code == 0
    assert link.is_symlink()
    assert target.read_text("utf-8") == summary_of(SEED_2017).text + "\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_or_device_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)  # both ends open: no writer blocks, and nothing hangs
    try:
        assert cli("summarize", SEED_2017, "--output", pipe).code == 0
        assert pipe.is_fifo()
        assert os.read(reader, 65536).decode() == summary_of(SEED_2017).text + "\n"
    finally:
        os.close(reader)


def test_an_old_file_stays_when_the_run_fails(tmp_path: Path) -> None:
    path = tmp_path / "summary.txt"
    path.write_text("old")
    assert cli("summarize", SEED_2017, "--budget", "2", "--output", path).code == 2
    assert path.read_text() == "old"


# ---- extract, outline, rules


@BOTH
def test_the_shape_of_facts_as_json_jsonl_and_csv(path: Path) -> None:
    data = cli("extract", path, "--format", "json").json
    assert list(data) == ["source", "facts"]
    assert list(data["source"]) == ["sha256", "format", "encoding", "items"]
    assert len({f["id"] for f in data["facts"]}) == len(data["facts"])
    for fact in data["facts"]:
        assert list(fact) == ["id", "kind", "rule", "fields", "evidence"]
        for field in fact["fields"].values():
            assert {"value", "raw", "spans", "bytes"} <= field.keys() <= {"value", "unit", "raw", "spans", "bytes"}
            assert isinstance(field["value"], str) or fact["kind"] == "table"
    lines = cli("extract", path, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == data["facts"]
    rows = list(csv.DictReader(io.StringIO(cli("extract", path, "--format", "csv").out)))
    fields = [(f["id"], n, v) for f in data["facts"] for n, v in f["fields"].items()]
    assert [(r["fact"], r["field"]) for r in rows] == [(i, n) for i, n, _ in fields]
    for row, (_, _, field) in zip(rows, fields, strict=True):
        value = field["value"]
        assert row["value"] == value if isinstance(value, str) else json.loads(row["value"]) == value
        assert (row["raw"], row["unit"]) == (field["raw"], field.get("unit", ""))
        assert [row["start"], row["end"]] == ([str(o) for o in field["spans"][0]] if field["spans"] else ["", ""])


def test_kinds_can_be_chosen_and_keep_their_ids() -> None:
    everything = cli("extract", SEED_2017, "--format", "json").json["facts"]
    chosen = cli("extract", SEED_2017, "--format", "json", "--kind", "table", "--kind", "facility").json["facts"]
    assert chosen == [f for f in everything if f["kind"] in ("facility", "table")]
    assert cli("extract", SEED_2020, "--format", "json", "--kind", "facility").json["facts"] == []
    assert cli("extract", SEED_2020, "--kind", "facility").out == ""


@BOTH
def test_the_table_of_facts_has_a_line_each(path: Path) -> None:
    ids = [f["id"] for f in cli("extract", path, "--format", "json").json["facts"]]
    assert [line.split()[0] for line in cli("extract", path).out.splitlines()] == ids


@BOTH
def test_the_shape_of_an_outline(path: Path) -> None:
    data = cli("outline", path, "--format", "json").json
    assert list(data) == ["items", "headings", "tables", "not_found", "rejected", "warnings"]
    source = path.read_bytes().decode()
    (item,) = data["items"]
    assert list(item) == ["item", "title", "start", "end", "rule", "bytes"]
    assert item["item"] == "1"
    assert source[item["start"] :].upper().startswith("ITEM")
    assert len(source) - item["end"] < 10
    for heading in data["headings"]:
        assert " ".join(source[heading["start"] : heading["end"]].split()) == heading["text"]
        assert item["start"] <= heading["start"] < heading["end"] <= item["end"]
    text = cli("outline", path).out.splitlines()
    assert len(text) == sum(len(part) for part in data.values())


def test_rules_are_listed_with_place_and_hash() -> None:
    data = cli("rules", "list", "--format", "json").json
    assert list(data) == ["pack", "version", "sha256", "rules"]
    record = summary_of(SEED_2017).record
    assert data["sha256"] == record["pack"]["sha256"]
    for rule in data["rules"]:
        assert record["pack"]["entries"][f"{rule['section']}:{rule['id']}"] == rule["sha256"]
        line = (ROOT / "rules" / rule["file"]).read_text("utf-8").splitlines()[rule["line"] - 1]
        assert rule["id"] in line
    assert len(cli("rules", "list").out.splitlines()) == len(data["rules"]) + 1


def test_the_shipped_pack_has_no_lint() -> None:
    run = cli("rules", "lint")
    assert (run.code, run.err) == (0, "")
    assert run.out.endswith("no findings\n")


# ---- the program itself


@pytest.mark.parametrize("line", ["", "summarize", "extract", "outline", "verify", "rules", "rules list", "rules lint"])
def test_help_shows_an_example(line: str) -> None:
    for option in ("--help", "-h"):
        run = cli(*line.split(), option)
        assert run.code == 0 and run.out.startswith("Usage: ")
        if line != "rules":
            assert "Example:" in run.out


def test_standard_input_is_named_with_a_dash() -> None:
    run = cli("summarize", "-", given=SEED_2017.read_bytes())
    assert (run.code, run.out) == (0, summary_of(SEED_2017).text + "\n")
    run = cli("extract", "-", given=b"")
    assert run.code == 4 and "standard input is empty" in run.err


@pytest.mark.skipif(shutil.which("head") is None, reason="there is no head here")
@pytest.mark.parametrize("command", [["extract", "--format", "json"], ["summarize"]], ids=["much output", "little output"])
def test_a_reader_that_stops_early_is_no_error(command: list[str]) -> None:
    """What `... | head -n 1` does: the reader is gone before everything is written."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "summarizer", command[0], str(SEED_2017), *command[1:]],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
    ) as writer:  # fmt: skip
        assert writer.stdout is not None and writer.stderr is not None
        writer.stdout.close()
        talk = writer.stderr.read().decode()
        assert writer.wait(60) in (0, EXIT_PIPE)
    assert talk == ""


def test_python_m_summarizer_is_the_program() -> None:
    done = process("--version")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"summarizer, version 0.")


def test_a_summary_imports_no_second_reader() -> None:
    """quantulum3 and dateparser take seconds to import; a plain run must not."""
    code = (
        "import sys\nfrom summarizer import summarize\nsummarize(sys.argv[1])\n"
        "print(sorted({'quantulum3', 'dateparser', 'lxml', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(SEED_2017)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout == "[]\n"
