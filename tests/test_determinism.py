"""The same bytes wherever and however the program runs."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from layout_fixture import ROOT
from whole_runs import SEED_2017, SEED_2020, SEED_IDS, process, summary_of

from summarizer import api

BOTH = pytest.mark.parametrize("path", [SEED_2017, SEED_2020], ids=SEED_IDS)


def printed(path: Path) -> dict[str, Any]:
    """What `--format json` must print, from this process."""
    done = summary_of(path)
    return {"summary": done.text, "record_id": done.record_id}


@lru_cache(maxsize=8)
def run(path: Path, environment: tuple[tuple[str, str], ...], cwd: Path = ROOT) -> dict[str, Any]:
    done = process("summarize", path, "--format", "json", env=dict(environment), cwd=cwd)
    assert (done.returncode, done.stderr) == (0, b"")
    data = json.loads(done.stdout.decode("utf-8"))
    return {name: data[name] for name in ("summary", "record_id")}


# Each process varies several things at once: a difference in any of them shows, and few processes are needed.
PLACES = [
    pytest.param({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"}, id="hash seed 0, UTC, plain C"),
    pytest.param({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"}, id="hash seed 1, Tokyo, C in UTF-8"),
    pytest.param({"PYTHONHASHSEED": "2", "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"}, id="hash seed 2, no UTF-8 mode"),
    pytest.param({"PYTHONHASHSEED": "3", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONOPTIMIZE": "1"}, id="hash seed 3, optimized"),
]


@pytest.mark.parametrize("environment", PLACES)
@BOTH
def test_the_surroundings_do_not_matter(path: Path, environment: dict[str, str]) -> None:
    assert run(path, tuple(sorted(environment.items()))) == printed(path)


@pytest.mark.parametrize("environment", PLACES[1:])
@BOTH
def test_the_facts_do_not_depend_on_the_surroundings(path: Path, environment: dict[str, str]) -> None:
    done = process("extract", path, "--format", "json", env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8")) == json.loads(json.dumps(api.extract(path).as_json()))


def test_the_working_directory_and_the_name_of_the_file_do_not_matter(tmp_path: Path) -> None:
    copied = tmp_path / "another name.TXT"
    copied.write_bytes(SEED_2020.read_bytes())
    (tmp_path / "rules" / "sec-10k").mkdir(parents=True)  # a folder here is not taken for the pack
    assert run(Path(copied.name), (), tmp_path) == printed(SEED_2020)


def test_standard_input_gives_what_the_file_gives() -> None:
    done = process("summarize", "-", "--format", "json", given=SEED_2017.read_bytes(), env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert (done.returncode, done.stderr) == (0, b"")
    data = json.loads(done.stdout.decode("utf-8"))
    assert {name: data[name] for name in ("summary", "record_id")} == printed(SEED_2017)


def test_the_text_is_utf_8_and_ends_with_one_line_feed_under_any_locale() -> None:
    done = process("summarize", SEED_2020, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert done.stdout == (summary_of(SEED_2020).text + "\n").encode("utf-8")


ENDS = [pytest.param(b"\r\n", id="CR LF"), pytest.param(b"\r", id="CR")]


@pytest.mark.parametrize("end", ENDS)
@BOTH
def test_line_ends_do_not_change_the_summary_but_the_record_tells_them_apart(path: Path, end: bytes) -> None:
    data = path.read_bytes().replace(b"\n", end)
    done = api.summarize(data)
    assert done.text == summary_of(path).text
    assert done.record_id != summary_of(path).record_id
    assert done.record["source"]["sha256"] != summary_of(path).record["source"]["sha256"]
    assert api.verify(done.record, data) == []


@BOTH
def test_a_byte_order_mark_does_not_change_the_summary(path: Path) -> None:
    assert api.summarize(b"\xef\xbb\xbf" + path.read_bytes()).text == summary_of(path).text
    assert api.summarize(path.read_bytes().decode().encode("utf-16")).text == summary_of(path).text


@BOTH
def test_a_second_run_in_the_same_process_gives_the_same_record(path: Path) -> None:
    assert api.summarize(path).record == summary_of(path).record
    assert api.summarize(path.read_bytes()).record == summary_of(path).record


def test_nothing_of_this_machine_is_in_a_record() -> None:
    text = json.dumps(summary_of(SEED_2017).record)
    for word in (str(ROOT), SEED_2017.name, str(Path.home()), "2026-"):
        assert word not in text
