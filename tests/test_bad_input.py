"""What a user can do wrong: each with one message, the exit code of its class, nothing on stdout, and no traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import regex
from layout_fixture import ROOT
from whole_runs import SEED_2017, Run, cli, process

from summarizer import api
from summarizer.cli.options import echo
from summarizer.errors import EXIT_INPUT, EXIT_PACK, EXIT_USAGE, InputError, UsageError

USAGE, PACK, INPUT = EXIT_USAGE, EXIT_PACK, EXIT_INPUT
NO_ITEM = (
    "The Company makes pumps for water plants in Ohio. We sell our pumps through a network of dealers in the United States. "
    "Our customers are farmers and towns. We had revenues of $5.2 million for the year ended December 31, 2010.\n"
)


def refused(run: Run, code: int, *words: str) -> None:
    assert (run.code, run.out) == (code, ""), run
    for word in words:
        assert word in run.err, run.err


# ---- filings

FILES = [
    pytest.param(b"", "is empty", id="an empty file"),
    pytest.param(b" \n\t\r\n \x0c \n", "nothing but blanks", id="a file of blanks"),
    pytest.param("\u00a0\u2003\n\u3000\n".encode(), "nothing but blanks", id="a file of typographic blanks"),
    pytest.param(b"\xef\xbb\xbf", "nothing but blanks", id="a byte order mark alone"),
    pytest.param(bytes(range(256)) * 8, "NUL bytes", id="a binary file"),
    pytest.param(b"MZ\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f" * 40, "control characters", id="a binary file without NUL"),
    pytest.param(NO_ITEM.encode("utf-16-le"), "NUL bytes", id="UTF-16 without its mark"),
    pytest.param(NO_ITEM.encode("utf-16-be"), "NUL bytes", id="UTF-16 the other way round without its mark"),
    pytest.param(NO_ITEM.encode("utf-16")[:-1], "damaged", id="UTF-16 cut in half"),
    pytest.param(b"%PDF-1.7\n" + b"x" * 99, "PDF", id="a PDF file"),
    pytest.param(b"\x1f\x8b\x08" + b"x" * 99, "gzip", id="a compressed file"),
    pytest.param(b"PK\x03\x04" + b"x" * 99, "zip", id="an office document"),
    pytest.param(b"<!DOCTYPE html><html><head><title>x</title></head></html>", "no text", id="an empty web page"),
    pytest.param(b'{"pumps": "We make pumps."}', "JSON", id="a JSON file without Items"),
    pytest.param(b"Prompt: Summarize the business model from the following text:\n\n", "no text", id="a request without a text"),
]


@pytest.mark.parametrize("command", ["summarize", "extract", "outline"])
@pytest.mark.parametrize(("content", "words"), FILES)
def test_a_file_that_holds_no_text_is_refused_by_name(content: bytes, words: str, command: str, tmp_path: Path) -> None:
    path = tmp_path / "filing.txt"
    path.write_bytes(content)
    refused(cli(command, path), INPUT, "error: filing.txt: ", words)


@pytest.mark.parametrize("command", ["summarize", "extract", "outline"])
def test_a_missing_file_and_a_folder_are_refused_by_name(command: str, tmp_path: Path) -> None:
    refused(cli(command, tmp_path / "none.txt"), INPUT, "none.txt", "no such file")
    refused(cli(command, tmp_path), INPUT, str(tmp_path), "is a folder")
    refused(cli(command, "a\0b"), INPUT, "cannot be read")
    refused(cli(command, "x" * 5000), INPUT, "cannot be read")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "filing.txt"
    path.write_text(NO_ITEM)
    path.chmod(0)
    refused(cli("summarize", path), INPUT, "may not be read")


def test_fifty_megabytes_of_one_letter_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 50_000_000)
    start = time.process_time()
    refused(cli("summarize", path), INPUT, "larger than 32 MB")
    assert time.process_time() - start < 2


def test_a_very_long_line_takes_seconds_and_not_minutes(tmp_path: Path) -> None:
    """A megabyte without a blank, the same in words of one letter, very many sentences: no pattern may run away."""
    for unit, size in ((b"a", 1_000_000), (b"a ", 1_000_000), (b"1,", 500_000), (b"( ", 500_000), (b"We. ", 50_000)):
        path = tmp_path / "a.txt"
        path.write_bytes(unit * (size // len(unit)))
        start = time.process_time()
        assert cli("summarize", path).code in (0, USAGE, INPUT)
        assert time.process_time() - start < 8, unit


@pytest.mark.parametrize("text", ["a", "...", "1 2 3\n\n4 5 6\n", "Lorem ipsum dolor sit amet\n"], ids=repr)
def test_a_text_with_nothing_to_tell_is_the_inputs_fault(text: str, tmp_path: Path) -> None:
    path = tmp_path / "filing.txt"
    path.write_text(text)
    refused(cli("summarize", path), INPUT, "filing.txt")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8", "cp1252"])
def test_a_text_without_an_item_is_summarized_whole_with_a_warning(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "filing.txt"
    path.write_bytes(NO_ITEM.encode(encoding))
    run = cli("summarize", path)
    assert run.code == 0
    assert "$5.2 million" in run.out
    assert run.err == "warning: Item 1 was not found: the whole text is summarized\n"
    data = cli("summarize", path, "--format", "json").json
    assert data["warnings"] == ["Item 1 was not found: the whole text is summarized"]


@pytest.mark.parametrize("command", ["summarize", "extract"])
@pytest.mark.parametrize("items", ["1", "1,7", "1a", "xyz"])
def test_an_item_that_was_asked_for_must_be_there(items: str, command: str, tmp_path: Path) -> None:
    path = tmp_path / "filing.txt"
    path.write_text(NO_ITEM)
    refused(cli(command, path, "--items", items), INPUT, "filing.txt: Item ", "outline")


def test_an_item_named_twice_is_read_once(tmp_path: Path) -> None:
    once, twice = (cli("summarize", SEED_2017, "--items", i, "--format", "json").json for i in ("1", "1,1"))
    assert once["record_id"] == twice["record_id"]


# ---- options


@pytest.mark.parametrize("budget", ["0", "-5", "abc", "1.5", "1e3", "", " ", "0x10", "NaN"])
def test_a_budget_that_is_no_count_is_refused(budget: str) -> None:
    refused(cli("summarize", SEED_2017, f"--budget={budget}"), USAGE, "'--budget'", budget)
    refused(cli("summarize", SEED_2017, "--budget", budget), USAGE, "'--budget'")


@pytest.mark.parametrize("budget", [2**53, 10**26], ids=["beyond what JSON holds", "absurd"])
def test_a_budget_beyond_all_measure_is_no_bug(budget: int) -> None:
    assert cli("summarize", SEED_2017, "--budget", str(budget)).code in (0, USAGE)


OPTIONS = [
    pytest.param(["--tokenizer", "gpt4"], ["unknown", "gpt4", "cl100k_base"], id="an unknown tokenizer"),
    pytest.param(["--tokenizer", "CL100K"], ["Did you mean cl100k_base"], id="a tokenizer nearly right"),
    pytest.param(["--tokenizer", "hf:"], ["tokenizer.json"], id="a tokenizer file without a path"),
    pytest.param(["--tokenizer", "hf:/none/tokenizer.json"], ["tokenizer.json"], id="a tokenizer file that is not there"),
    pytest.param(["--focus", "money"], ["unknown topic 'money'", "financing"], id="an unknown topic"),
    pytest.param(["--focus", ""], ["empty member"], id="an empty focus"),
    pytest.param(["--focus", "customers,,products"], ["empty member"], id="a focus with a hole"),
    pytest.param(["--items", ""], ["empty member"], id="no Item"),
    pytest.param(["--pack", "nope"], ["no rule pack 'nope'", "sec-10k"], id="an unknown pack"),
    pytest.param(["--pack", ""], ["no rule pack"], id="a pack without a name"),
    pytest.param(["--pack", "sec10k"], ["sec-10k"], id="a pack nearly right"),
    pytest.param(["--format", "xml"], ["'xml'", "markdown"], id="an unknown format"),
    pytest.param(["--nope"], ["--nope"], id="an unknown option"),
    pytest.param(["a", "b"], ["unexpected"], id="arguments too many"),
]


@pytest.mark.parametrize(("options", "words"), OPTIONS)
def test_an_option_that_cannot_be_met_is_a_usage_error(options: list[str], words: list[str]) -> None:
    refused(cli("summarize", SEED_2017, *options), USAGE, *words)


def test_an_unknown_kind_of_fact_is_named_with_those_there_are() -> None:
    refused(cli("extract", SEED_2017, "--kind", "loan"), USAGE, "'loan'", "facility", "customer", "table")


def test_an_unknown_command_or_none_shows_the_usage() -> None:
    refused(cli("summarise", SEED_2017), USAGE, "summarise")
    assert cli().code == USAGE


@pytest.mark.parametrize("name", ["   ", "Harbor\nFoods", "Harbor\n\n## Foods"], ids=["blanks", "a line end", "a heading"])
def test_a_company_name_is_one_line_of_words(name: str) -> None:
    run = cli("summarize", SEED_2017, "--company", name)
    assert run.code == USAGE or not run.out.startswith(name)


def test_arguments_that_are_no_text_are_refused() -> None:
    """Bytes that are no UTF-8 reach Python as lone surrogates."""
    done = process("summarize", "/none/\udcff.txt")
    assert done.returncode == INPUT and b"no such file" in done.stderr and b"Traceback" not in done.stderr


def test_a_company_name_that_is_no_text_is_refused() -> None:
    assert process("summarize", SEED_2017, "--company", "\udcff").returncode == USAGE


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"items": "1A"}, "`items` takes several: write ['1A']"),
        ({"focus": "products"}, "`focus` takes several"),
        ({"tokenizers": "words"}, "`tokenizers` takes several"),
        ({"items": []}, "no Item is named"),
        ({"budget": "512"}, "whole number of tokens, not '512'"),
        ({"budget": True}, "whole number of tokens"),
    ],
)
def test_what_is_no_list_or_number_is_refused(given: dict[str, Any], word: str) -> None:
    with pytest.raises(UsageError) as caught:
        api.summarize(SEED_2017, **given)
    assert word in str(caught.value)


# ---- packs


def pack(folder: Path, **files: str) -> Path:
    """A small pack: a header, and the given files in the place of its rules."""
    folder.mkdir()
    header = "id: mine\nversion: 1.0.0\nschema_version: 1\ntitle: Mine\n"
    for name, text in {"pack": header, **files}.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


RULE = """  - id: {id}
    kind: {kind}
    literals: [pumps]
    pattern: '{pattern}'
"""
KINDS = (
    "kinds:\n  pump: {topic: products, doc: A pump., fields: {name: text}}\n"
    "topics:\n  - {id: products, title: Products, focus: true, share: 50}\n"
)


def broken_pack(tmp_path: Path) -> Path:
    """Broken YAML, an unknown key, a bad regex and a duplicate id, each in a file of its own."""
    return pack(
        tmp_path / "mine",
        broken="rules:\n  - id: [a\n",
        duplicate="rules:\n" + RULE.format(id="pump.one", kind="pump", pattern="pumps") * 2,
        key=KINDS + "rules:\n" + RULE.format(id="pump.two", kind="pump", pattern="pumps") + "    colour: red\n",
        regex="rules:\n" + RULE.format(id="pump.three", kind="pump", pattern="(pumps"),
    )


# What each file of the broken pack must be told: its name, the line, and a word of the message.
EXPECTED = [
    pytest.param("broken.yaml", None, "YAML", id="broken YAML"),
    pytest.param("duplicate.yaml", 6, "pump.one", id="a duplicate id"),
    pytest.param("key.yaml", 10, "colour", id="an unknown key"),
    pytest.param("regex.yaml", 5, "pump.three", id="a bad regex"),
]
PLACE = regex.compile(
    r"^mine/(?P<file>[\w.]+):(?P<line>\d+):(?P<col>\d+): (?P<code>[A-Z]\d{3}) (?P<message>.*)$", regex.MULTILINE
)


@pytest.mark.parametrize(("file", "line", "word"), EXPECTED)
def test_every_error_of_a_pack_is_told_in_one_run_with_its_place(file: str, line: int | None, word: str, tmp_path: Path) -> None:
    run = cli("rules", "lint", "--pack", broken_pack(tmp_path))
    assert run.code == PACK
    found = [m for m in PLACE.finditer(run.err) if m["file"] == file]
    assert [m for m in found if word in m["message"]], run.err
    if line is not None:
        assert str(line) in {m["line"] for m in found if word in m["message"]}
    assert int(found[0]["col"]) >= 1


@pytest.mark.parametrize(
    "command",
    [["summarize", SEED_2017], ["extract", SEED_2017], ["outline", SEED_2017], ["rules", "list"], ["rules", "lint"]],
    ids=["summarize", "extract", "outline", "rules list", "rules lint"],
)
def test_no_command_runs_with_a_broken_pack(command: list[str | Path], tmp_path: Path) -> None:
    run = cli(*command, "--pack", broken_pack(tmp_path))
    assert run.code == PACK
    assert run.out == ""
    assert run.err.rstrip().splitlines()[-1].startswith("error: the rule pack mine cannot be used: ")
    assert len({m["file"] for m in PLACE.finditer(run.err)}) == 4


def test_an_empty_folder_is_no_pack(tmp_path: Path) -> None:
    refused(cli("rules", "lint", "--pack", tmp_path), PACK, "pack.yaml")


def test_a_pack_without_a_layout_reads_no_filing(tmp_path: Path) -> None:
    folder = pack(
        tmp_path / "mine", rules=KINDS + "rules:\n" + RULE.format(id="pump.one", kind="pump", pattern="(?P<name>pumps)")
    )
    run = cli("summarize", SEED_2017, "--pack", folder)
    assert run.code in (USAGE, PACK)
    assert "layout" in run.err


# ---- bugs


def test_a_bug_is_told_in_two_lines_and_code_seventy(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("summarizer.api.outline_filing", broken)
    run = cli("outline", SEED_2017)
    assert run.code == 70
    assert len(run.err.splitlines()) == 2
    assert "RuntimeError: boom" in run.err and "report" in run.err


FULL = Path("/dev/full")
PROGRAM = [sys.executable, "-m", "summarizer"]
# Python writes what a buffer holds once more at its end; without one it does not. Which it is, a shell may have set.
BUFFERED = pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])


def to(out: Any, unbuffered: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The program with its output where nobody reads it."""
    env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    return subprocess.run([*PROGRAM, *arguments], stdout=out, stderr=subprocess.PIPE, cwd=ROOT, env=env, check=False)


@BUFFERED
@pytest.mark.skipif(not FULL.exists(), reason="there is no full device here")
@pytest.mark.parametrize("arguments", [["--help"], ["outline", str(SEED_2017)]], ids=["help", "data"])
def test_a_full_disk_is_no_bug(arguments: list[str], unbuffered: str) -> None:
    with FULL.open("wb") as out:
        run = to(out, unbuffered, *arguments)
    assert run.returncode == INPUT and b"bug" not in run.stderr and b"cannot write" in run.stderr
    assert len(run.stderr.splitlines()) == 1


@BUFFERED
@pytest.mark.parametrize("arguments", [["--help"], ["outline", str(SEED_2017), "--format", "json"]], ids=["help", "data"])
def test_a_reader_that_leaves_is_no_finding(arguments: list[str], unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = to(writing, unbuffered, *arguments)
    os.close(writing)
    assert (run.returncode, run.stderr) == (141, b"")


def test_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="closed"):
        api.read("-")


def test_standard_input_is_read_once(tmp_path: Path) -> None:
    refused(cli("verify", "-", "-"), USAGE, "only one")
    refused(cli("verify", "-", SEED_2017, "--summary", "-"), USAGE, "only one")


def test_standard_output_takes_one_thing() -> None:
    refused(cli("summarize", SEED_2017, "--output", "-", "--record", "-"), USAGE, "--record - would overwrite")
    refused(cli("summarize", SEED_2017, "--record", "-"), USAGE, "--record - would overwrite")


def test_closed_standard_output_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(InputError, match="closed"):
        echo("text")


def test_links_in_a_circle_are_no_bug(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.symlink_to(other)
    other.symlink_to(one)
    assert cli("summarize", one).code == INPUT
    assert cli("summarize", SEED_2017, "--record", one).code in (0, INPUT)


def test_the_folders_of_this_machine_are_in_no_message(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    assert str(ROOT) not in cli("summarize", path).err


def test_a_pack_without_the_words_of_a_sentence_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "sec-10k"
    shutil.copytree(ROOT / "rules" / "sec-10k", folder)
    words = (folder / "words.yaml").read_text("utf-8")
    (folder / "words.yaml").write_text(words.replace("  pronoun: It\n", ""), "utf-8")
    run = cli("summarize", SEED_2017, "--pack", folder)
    assert (run.code, run.out) == (PACK, "")
    assert "pronoun" in run.err
