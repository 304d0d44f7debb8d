"""The second reader: what it agrees with, what it is not asked, and that nobody pays for it who did not ask."""

from __future__ import annotations

import logging
import subprocess
import sys
from typing import Any

import pytest
from layout_fixture import ROOT, SEEDS

from summarizer import api
from summarizer.packs.load import load_pack
from summarizer.record.second_reader import cross_check

PACK = load_pack("sec-10k")


def fact(value: str, raw: str, spans: int = 1) -> dict[str, Any]:
    return {"id": "a.1", "fields": {"b": {"value": value, "raw": raw, "spans": [[n, n + 1] for n in range(spans)]}}}


@pytest.mark.parametrize(
    ("value", "raw", "compared"),
    [
        pytest.param("130000000", "RMB130 million", 1, id="money without its currency"),
        pytest.param("-21500000", "(21.5) million", 1, id="a negative in brackets"),
        pytest.param("3000000000", "€3bn", 0, id="a suffix is ours alone"),
        pytest.param("7.2", "7.2%", 1, id="a percentage"),
        pytest.param("0.05", "$.05", 1, id="cents"),
        pytest.param("2016-06-14", "June 14, 2016", 1, id="a day"),
        pytest.param("2004-09-30", "Sept. 30, 2004", 1, id="a short month"),
        pytest.param("2016-12-31", "2016", 0, id="an elided day is ours alone"),
        pytest.param("2016-06", "June 2016", 0, id="a month has no day to fill in"),
        pytest.param("0.25", "25 basis points", 0, id="basis points are ours alone"),
        pytest.param("Harbor Bank", "Harbor Bank", 0, id="a name"),
        pytest.param("12", "twelve", 0, id="a number in words"),
    ],
)
def test_what_is_compared_agrees(value: str, raw: str, compared: int) -> None:
    done = cross_check([fact(value, raw)], PACK)
    assert (done.compared, done.found) == (compared, ())


def test_a_day_read_wrong_is_found_with_both_readings() -> None:
    (found,) = cross_check([fact("2016-06-15", "June 14, 2016")], PACK).found
    assert str(found) == "a.1.b: 'June 14, 2016' was read as 2016-06-15, the second reader reads 2016-06-14"


@pytest.mark.parametrize(
    ("value", "raw", "spans"),
    [
        pytest.param("999", "$5 million", 1, id="another amount"),
        pytest.param("5000", "$5 million", 1, id="another scale"),
        pytest.param("7", "7.2%", 1, id="a digit lost"),
        pytest.param("55007000", "55,007", 1, id="a scale that no caption gives"),
        pytest.param("55007", "55,070", 2, id="digits turned round in a cell"),
    ],
)
def test_a_figure_read_wrong_is_found(value: str, raw: str, spans: int) -> None:
    assert len(cross_check([fact(value, raw, spans)], PACK).found) == 1


def test_a_cell_is_compared_without_the_scale_of_its_caption() -> None:
    assert cross_check([fact("55007000", "55,007", 2)], PACK).found == ()


def test_what_the_second_reader_cannot_read_is_found() -> None:
    (found,) = cross_check([fact("2016-02-30", "February 30, 2016")], PACK).found
    assert "cannot read it" in str(found)


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.stem[:3])
def test_the_facts_of_the_seeds_are_read_the_same_twice(path: Any) -> None:
    before = logging.getLogger().handlers[:]
    done = api.summarize(path)
    assert cross_check(done.record["facts"], PACK).found == ()
    assert cross_check(done.record["facts"], PACK).compared > 20
    assert api.verify(done.record, path, level=0, cross_check=True) == []
    assert logging.getLogger().handlers == before


def test_verify_finds_a_day_that_was_changed_in_the_record() -> None:
    done = api.summarize(SEEDS[0])
    record = dict(done.record)
    record["facts"] = [*record["facts"], fact("2016-06-15", "June 14, 2016")]
    told = [f for f in api.verify(record, SEEDS[0], level=0, cross_check=True) if f.place.startswith("facts")]
    assert [f.place for f in told] == ["facts.a.1.b"]
    record["facts"] = [{"id": "x"}]
    assert any("shape" in f.message for f in api.verify(record, SEEDS[0], level=0, cross_check=True))


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "summarizer", *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("command", ["extract"])
def test_the_option_says_how_many_readings_agree_and_changes_nothing_else(command: str) -> None:
    plain, checked = run(command, str(SEEDS[0])), run(command, str(SEEDS[0]), "--cross-check")
    assert (checked.returncode, checked.stdout) == (0, plain.stdout)
    assert "readings agree" in checked.stderr
    assert "cross-check" not in plain.stderr


def test_without_the_option_neither_library_is_imported() -> None:
    code = (
        "import sys; from summarizer import api; d = api.summarize(sys.argv[1]); api.verify(d.record, sys.argv[1]);"
        "print([m for m in ('quantulum3', 'dateparser') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(SEEDS[0])], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr


def test_hash_seed_and_time_zone_do_not_matter() -> None:
    code = (
        "from summarizer.record.second_reader import _second_day, _second_number;"
        "print([_second_day(t) for t in ('June 14, 2016', '30 June 2004', 'Sept. 30, 2004', 'the first')],"
        " [_second_number(t) for t in ('130 million', '1,234.5', '.05', '5 apples')])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"))
    }
    assert len(outputs) == 1
