"""Re-performing a summary: what is whole verifies at every level, and any one change is found and named."""

from __future__ import annotations

import copy
import dataclasses
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from layout_fixture import ROOT
from whole_runs import EVAL, SEED_2017, SEED_2020, SEED_IDS, cli, sec_10k, summary_of

from summarizer import api
from summarizer.compose.formats import render
from summarizer.errors import InputError, SummarizerError
from summarizer.packs.windows import find_all
from summarizer.record.core import canonical, record_id
from summarizer.source.decoding import decode
from summarizer.spans import Span

Record = dict[str, Any]

SEEDS_BOTH = [pytest.param(p, id=i) for p, i in zip((SEED_2017, SEED_2020), SEED_IDS, strict=True)]
# Five texts of other industries and decades, one in four of the folder.
SOME = [*SEEDS_BOTH, *(pytest.param(p, id=p.stem) for p in EVAL[::4][:5])]
SHAPES = pytest.mark.parametrize("markdown", [False, True], ids=["as text", "as markdown"])


def fresh(path: Path = SEED_2017, markdown: bool = False) -> Record:
    """A copy of a seed's record that a test may spoil."""
    return copy.deepcopy(summary_of(path, markdown).record)


def sealed(record: Record) -> Record:
    """The record with the hashes that a careful forger would compute anew."""
    text = "".join(s["text"] for s in record["segments"])
    record["summary"]["text"] = text
    record["summary"]["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    return {**record, "record_id": record_id(record)}


def check(record: Record, source: bytes | Path, level: int, **more: Any) -> list[str]:
    """What `verify` finds, as lines; a record that it refuses to read is a finding, too."""
    return [str(f) for f in api.verify(record, source, level=level, **{"pack": sec_10k(), **more})]


def refused_or_found(record: Record, level: int) -> bool:
    """Whether a forged record is caught, be it by its shape."""
    try:
        return bool(check(record, SEED_2017, level))
    except InputError:
        return True


# ---- what is whole


@SHAPES
@pytest.mark.parametrize("path", SOME)
def test_a_summary_of_this_program_verifies_at_every_level(path: Path, markdown: bool) -> None:
    record = summary_of(path, markdown).record
    assert check(record, path, 3) == []  # each level includes the ones below
    assert record["record_id"] == record_id(record)


def test_levels_are_numbered_and_each_stands_alone() -> None:
    for level in range(4):
        assert check(fresh(), SEED_2017, level) == []
    for level in (-1, 4):
        with pytest.raises(SummarizerError, match="level"):
            check(fresh(), SEED_2017, level)


def test_a_record_survives_the_way_through_a_file(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(canonical(fresh()))
    assert check(api.read_record(path), SEED_2017, 3) == []
    path.write_text(json.dumps(fresh(), indent=3, sort_keys=False))
    assert check(api.read_record(path), SEED_2017, 3) == []


@SHAPES
@pytest.mark.parametrize("path", SOME)
def test_segments_partition_the_summary(path: Path, markdown: bool) -> None:
    done = summary_of(path, markdown)
    assert "".join(s["text"] for s in done.record["segments"]) == done.text == done.record["summary"]["text"]
    assert {s["kind"] for s in done.record["segments"]} <= {"literal", "quote", "rewrite", "value"}
    assert all(s["text"] for s in done.record["segments"]), "an empty segment says nothing"


@SHAPES
@pytest.mark.parametrize("path", SOME)
def test_literals_hold_no_digit(path: Path, markdown: bool) -> None:
    literals = {s["text"] for s in summary_of(path, markdown).record["segments"] if s["kind"] == "literal"}
    assert not [t for t in literals if any(c.isdigit() for c in t)]


def protected(text: str) -> list[str]:
    """Negations, hedges and figures of a text, in order."""
    found = find_all(sec_10k().compile("(?i){protected}"), text, Span(0, len(text)))
    # "plan" and "plans" are one word: the third person is no loss.
    return [f.span().of(text).lower().rstrip(".,").removesuffix("s") for f in found]


@pytest.mark.parametrize("path", SOME)
def test_a_rewriting_loses_a_protected_word_only_with_a_whole_clause(path: Path) -> None:
    """What is left of the source after the cuts alone has the same negations, hedges and figures as the segment."""
    record = summary_of(path).record
    source = decode(path.read_bytes(), path.name).text
    cuts = {r.id for r in sec_10k().rewrites if r.do in ("lead", "tail", "bracket", "clause", "latest")}
    checked = 0
    for segment in record["segments"]:
        if segment["kind"] != "rewrite":
            continue
        left, at = [], segment["at"][0]
        for edit in segment["edits"]:
            low, high = edit["at"]
            # A line's end inside a sentence is white space in the view, too; it neither joins nor parts words.
            left.append(source[at:low])
            left.append("" if edit["by"] in cuts else " " if not source[low:high].strip() else source[low:high])
            at = high
        left.append(source[at : segment["at"][1]])
        assert protected("".join(left)) == protected(segment["text"]), segment["text"]
        checked += 1
    assert checked


# ---- one change


def used_spans(record: Record) -> list[tuple[int, int]]:
    """Every run of source characters that the summary shows: quotes, values, and rewritings outside of their edits."""
    spans: list[tuple[int, int]] = []
    for segment in record["segments"]:
        if segment["kind"] == "quote":
            spans.append(tuple(segment["at"]))
        elif segment["kind"] == "rewrite":
            at = segment["at"][0]
            for edit in segment["edits"]:
                spans.append((at, edit["at"][0]))
                at = edit["at"][1]
            spans.append((at, segment["at"][1]))
    return [s for s in spans if s[0] < s[1]]


def other_than(character: str) -> str:
    return "x" if character != "x" else "y"


@settings(max_examples=20)
@given(st.data())
def test_a_changed_character_of_the_source_inside_a_used_span_is_found(data: st.DataObject) -> None:
    record = fresh()
    source = SEED_2017.read_bytes().decode()
    start, end = data.draw(st.sampled_from(used_spans(record)))
    at = data.draw(st.integers(start, end - 1))
    changed = (source[:at] + other_than(source[at]) + source[at + 1 :]).encode()
    found = check(record, changed, 2)
    assert any("source.sha256" in f for f in found)
    assert any(f.startswith("level 2: segment ") for f in found), "no segment is named"
    # With the hash of the changed source in the record, the segments alone give it away.
    record["source"]["sha256"] = hashlib.sha256(changed).hexdigest()
    assert any(f.startswith("level 2: segment ") for f in check(sealed(record), changed, 2))


@settings(max_examples=20)
@given(st.data())
def test_a_changed_character_of_the_source_under_a_value_is_found(data: st.DataObject) -> None:
    record = fresh()
    values = [s for s in record["segments"] if s["kind"] == "value"]
    source = SEED_2017.read_bytes().decode()
    start, end = data.draw(st.sampled_from(values))["at"][0]
    at = data.draw(st.integers(start, end - 1))
    assume(source[at].isdigit())
    # The last digits of a figure that is shown in millions may be lost in rounding; the hash still tells.
    changed = source[:at] + ("1" if source[at] != "1" else "9") + source[at + 1 :]
    assert any("source.sha256" in f for f in check(record, changed.encode(), 2))


@settings(max_examples=20)
@given(st.data())
def test_a_changed_character_of_the_summary_file_is_found_and_placed(data: st.DataObject) -> None:
    record = fresh()
    text = record["summary"]["text"]
    at = data.draw(st.integers(0, len(text) - 1))
    changed = text[:at] + other_than(text[at]) + text[at + 1 :]
    (found,) = check(record, SEED_2017, 2, summary=changed + "\n")
    assert found.startswith(f"level 0: summary, character {at}:")


@settings(max_examples=20)
@given(st.data())
def test_a_changed_character_of_a_segment_is_found_and_the_segment_named(data: st.DataObject) -> None:
    record = fresh()
    number = data.draw(st.integers(0, len(record["segments"]) - 1))
    text = record["segments"][number]["text"]
    at = data.draw(st.integers(0, len(text) - 1))
    record["segments"][number]["text"] = text[:at] + other_than(text[at]) + text[at + 1 :]
    assert any(f"segment {number}:" in f for f in check(sealed(record), SEED_2017, 2))


@settings(max_examples=15)
@given(st.data())
def test_a_changed_character_of_the_recorded_text_is_found(data: st.DataObject) -> None:
    record = fresh()
    text = record["summary"]["text"]
    at = data.draw(st.integers(0, len(text) - 1))
    changed = text[:at] + other_than(text[at]) + text[at + 1 :]
    record["summary"] = {**record["summary"], "text": changed, "sha256": hashlib.sha256(changed.encode()).hexdigest()}
    record["record_id"] = record_id(record)
    assert f"level 2: summary, character {at}: the segments do not add up to the summary" in check(record, SEED_2017, 2)


RECORD_BYTES = canonical(summary_of(SEED_2017).record)
DIGITS = [i for i, b in enumerate(RECORD_BYTES) if chr(b).isdigit()]


@settings(max_examples=40)
@given(st.sampled_from(DIGITS), st.integers(1, 9))
def test_a_changed_digit_anywhere_in_the_record_is_found(at: int, by: int) -> None:
    digit = (RECORD_BYTES[at] - ord("0") + by) % 10
    changed = RECORD_BYTES[:at] + str(digit).encode() + RECORD_BYTES[at + 1 :]
    try:
        record = json.loads(changed)
        assume(record != summary_of(SEED_2017).record)
        found = check(record, SEED_2017, 0)
    except (ValueError, InputError):  # a number with a leading zero is no JSON, and another schema no record
        return
    assert found


@settings(max_examples=4)
@given(st.data())
def test_a_changed_digit_is_found_by_the_full_run_when_the_record_was_sealed_anew(data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(DIGITS))
    changed = RECORD_BYTES[:at] + (b"1" if RECORD_BYTES[at : at + 1] != b"1" else b"2") + RECORD_BYTES[at + 1 :]
    try:
        record = json.loads(changed)
        record["record_id"] = record_id(record)
        assert check(record, SEED_2017, 3)
    except (ValueError, InputError):
        return


def in_pack(tmp_path: Path, file: str, old: str, new: str) -> Path:
    """A copy of the pack in which one entry is changed."""
    folder = tmp_path / "sec-10k"
    shutil.copytree(ROOT / "rules" / "sec-10k", folder)
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    return folder


ENTRIES = [
    pytest.param("templates.yaml", "The net loss was", "The loss was", "templates:net-income.losses", id="a template"),
    pytest.param("rules/revenue.yaml", "made up", "made up again", "rules:", id="an example of a rule"),
    pytest.param("words.yaml", "pronoun: It", "pronoun: This", "words:pronoun", id="a word"),
    pytest.param("kinds.yaml", "weight: 60", "weight: 61", "kinds:", id="a weight of a kind"),
    pytest.param("topics.yaml", "share: 20", "share: 21", "topics:overview", id="a share of a topic"),
]


@pytest.mark.parametrize(("file", "old", "new", "entry"), ENTRIES)
def test_a_changed_entry_of_the_pack_is_found_and_named(file: str, old: str, new: str, entry: str, tmp_path: Path) -> None:
    folder = in_pack(tmp_path, file, old, new)
    found = check(fresh(), SEED_2017, 0, pack=str(folder))
    assert len(found) == 1
    assert found[0].startswith("level 0: pack.sha256:") and entry in found[0]


def test_a_changed_template_is_found_by_the_replay_without_any_hash(tmp_path: Path) -> None:
    folder = in_pack(tmp_path, "templates.yaml", "The net loss was", "The loss was")
    assert any("level 2: segment" in f and "The net loss was" in f for f in check(fresh(), SEED_2017, 2, pack=str(folder)))


# ---- forgeries: the record's own hashes are right


def forged(by: str, words: str) -> Record:
    """A record in which an edit `by` takes `words` out of the first source segment that shows them."""
    record = fresh()
    source = SEED_2017.read_bytes().decode()
    for segment in record["segments"]:
        if segment["kind"] not in ("quote", "rewrite"):
            continue
        start, end = segment["at"]
        edits = segment.get("edits", [])
        at = source.find(words, start, end)
        if at < 0 or any(e["at"][0] < at + len(words) and at < e["at"][1] for e in edits):
            continue
        segment["edits"] = sorted([*edits, {"at": [at, at + len(words)], "by": by, "to": ""}], key=lambda e: e["at"])
        segment["kind"], place, out = "rewrite", start, []
        for edit in segment["edits"]:
            out += [source[place : edit["at"][0]], edit["to"]]
            place = edit["at"][1]
        segment["text"] = "".join(out) + source[place:end]
        return sealed(record)
    raise AssertionError(f"no segment shows {words!r}")


def plain_word() -> str:
    """A blank and a word that a rewritten sentence shows, and that nothing protects: whatever the summary says today."""
    record = fresh()
    source = SEED_2017.read_bytes().decode()
    for segment in record["segments"]:
        found = regex.search(r" [a-z]{5,}(?= )", segment["text"]) if segment["kind"] == "rewrite" else None
        if found and found[0] in source[slice(*segment["at"])] and not protected(found[0]):
            return found[0]
    raise AssertionError("no rewritten sentence shows a plain word")


def first(record: Record, test: Callable[[Record], bool]) -> Record:
    return next(s for s in record["segments"] if test(s))


def with_negative_offsets() -> Record:
    record = fresh()
    length = len(SEED_2017.read_bytes().decode())
    segment = first(record, lambda s: s["kind"] == "quote")
    segment["at"] = [o - length for o in segment["at"]]
    return sealed(record)


def with_arguments(**arguments: str) -> Record:
    record = fresh()
    source = SEED_2017.read_bytes().decode()
    segment = first(record, lambda s: s["kind"] == "value" and "scale" in s["arguments"])
    segment["arguments"] |= arguments
    segment["text"] = render(segment["format"], [source[a:b] for a, b in segment["at"]], segment["arguments"])
    return sealed(record)


def with_quote_moved() -> Record:
    """Another figure of the filing in the place of one: true characters, a false statement."""
    record = fresh()
    source = SEED_2017.read_bytes().decode()
    segment = first(record, lambda s: s["kind"] == "quote" and s["text"].startswith("$"))
    at = source.index("$163.5 million")
    segment |= {"at": [at, at + 14], "text": "$163.5 million"}
    return sealed(record)


def with_fact_changed() -> Record:
    record = fresh()
    record["facts"][0]["fields"] = {}
    return sealed(record)


FORGERIES: list[Any] = [
    pytest.param(lambda: forged("no.such-rule", "RMB"), 2, id="an edit by a rule that the pack does not have"),
    pytest.param(lambda: forged("view.page-number", "million"), 3, id="an edit of the view that takes a word out"),
    pytest.param(with_quote_moved, 3, id="a true quotation in the wrong place"),
    pytest.param(with_fact_changed, 3, id="a fact emptied"),
    pytest.param(with_negative_offsets, 3, id="offsets from the end of the text, full run"),
    pytest.param(lambda: forged("clause.not-limited", plain_word()), 3, id="a clause that is none, full run"),
]
SLIPS: list[Any] = [
    pytest.param(with_negative_offsets, 1, id="offsets from the end of the text"),
    pytest.param(lambda: forged("view.page-number", "1"), 2, id="a digit, by a rule of the view that does not exist"),
    pytest.param(lambda: forged("view.page-number", "RMB"), 2, id="a currency, by a rule of the view that does not exist"),
    pytest.param(lambda: forged("clause.not-limited", plain_word()), 2, id="a word, by a cut whose pattern does not match it"),
    pytest.param(lambda: forged("lead.connective", "130 "), 2, id="a figure, by a cut whose pattern does not match it"),
    pytest.param(lambda: with_arguments(million="billion"), 2, id="another word for million"),
    pytest.param(lambda: with_arguments(scale="6"), 2, id="another scale than the unit line's"),
]


@pytest.mark.parametrize(("forge", "level"), FORGERIES)
def test_a_forged_record_with_right_hashes_is_found(forge: Callable[[], Record], level: int) -> None:
    assert refused_or_found(forge(), level)


@pytest.mark.parametrize(("forge", "level"), SLIPS)
def test_a_forged_record_is_found_without_running_a_rule(forge: Callable[[], Record], level: int) -> None:
    assert refused_or_found(forge(), level)


@pytest.mark.parametrize(("forge", "level"), SLIPS)
def test_what_slips_through_the_replay_is_found_by_the_full_run(forge: Callable[[], Record], level: int) -> None:
    assert refused_or_found(forge(), 3)


def with_edit(by: str, inside: int, length: int, to: str) -> Record:
    """A record in which `by` puts `to` in the place of `length` characters, `inside` characters into an amount."""
    record = fresh()
    source = SEED_2017.read_bytes().decode()
    segment = first(record, lambda s: s["kind"] == "quote" and regex.match(r"RMB\d\d", s["text"]) is not None)
    at = segment["at"][0] + inside
    segment |= {"kind": "rewrite", "edits": [{"at": [at, at + length], "by": by, "to": to}]}
    segment["text"] = source[segment["at"][0] : at] + to + source[at + length : segment["at"][1]]
    return sealed(record)


def with_scale_stated_elsewhere() -> Record:
    """A further span that says "million", from somewhere else in the filing, to make thousands millions."""
    record = fresh()
    source = SEED_2017.read_bytes().decode()
    segment = first(record, lambda s: s["kind"] == "value" and "scale" in s["arguments"])
    at = source.index("million")
    segment["at"].append([at, at + 7])
    segment["arguments"]["scale"] = "6"
    segment["text"] = render(segment["format"], [source[a:b] for a, b in segment["at"]], segment["arguments"])
    return sealed(record)


LATER_SLIPS: list[Any] = [
    pytest.param(lambda: with_edit("mark.line", 4, 0, " "), id="a blank inside a figure"),
    pytest.param(lambda: with_edit("case.first-letter", 1, 1, "m"), id="a letter changed in the middle"),
    pytest.param(lambda: with_arguments(sign="€"), id="another currency than the one printed"),
    pytest.param(with_scale_stated_elsewhere, id="a scale that is stated somewhere else"),
]


@pytest.mark.parametrize("forge", LATER_SLIPS)
def test_a_mark_a_currency_or_a_scale_is_proved_by_the_replay(forge: Callable[[], Record]) -> None:
    assert check(forge(), SEED_2017, 2)


@pytest.mark.parametrize("forge", LATER_SLIPS)
def test_a_forged_mark_currency_or_scale_is_found_by_the_full_run(forge: Callable[[], Record]) -> None:
    assert check(forge(), SEED_2017, 3)


# ---- garbage


GARBAGE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=4),
    st.lists(st.integers(-9, 9), max_size=3),
    st.dictionaries(st.sampled_from(["at", "kind", "text"]), st.integers(-(2**53) + 1, 2**53 - 1), max_size=2),
)


def inside_segments(data: st.DataObject) -> Record:
    """A record with rubbish at one place inside one segment, its hash made right so that no hash hides a crash."""
    record = fresh()
    node: Any = record["segments"]
    key: Any = data.draw(st.integers(0, len(node) - 1))
    while isinstance(node[key], dict | list) and node[key] and data.draw(st.integers(0, 3)):
        node = node[key]
        key = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else list(range(len(node)))))
    if data.draw(st.booleans()) and isinstance(node, dict):
        del node[key]
    else:
        node[key] = data.draw(GARBAGE)
    record["record_id"] = record_id(record)
    return record


@settings(max_examples=100, phases=(Phase.generate,), report_multiple_bugs=False)
@given(st.data())
def test_rubbish_inside_a_segment_that_is_a_mapping_is_a_finding(data: st.DataObject) -> None:
    record = inside_segments(data)
    assume(record != summary_of(SEED_2017).record)
    assume(all(isinstance(s, dict) for s in record["segments"]))
    assert refused_or_found(record, 2)


RUBBISH: list[Any] = [
    pytest.param("source", [], id="source is a list"),
    pytest.param("source", {}, id="source is empty"),
    pytest.param("pack", None, id="pack is nothing"),
    pytest.param("pack", {}, id="pack is empty"),
    pytest.param("pack", {"id": "sec-10k", "sha256": "0", "entries": 5}, id="pack entries are a figure"),
    pytest.param("summary", "text", id="summary is a text"),
    pytest.param("summary", {"text": 5, "sha256": "0"}, id="summary text is a figure"),
    pytest.param("summary", {"text": "\ud800", "sha256": "0"}, id="summary text has half a character"),
    pytest.param("segments", None, id="segments are nothing"),
    pytest.param("segments", 5, id="segments are a figure"),
    pytest.param("segments", "abc", id="segments are a text"),
    pytest.param("segments", [1, None, "x"], id="segments are no mappings"),
    pytest.param("options", None, id="options are nothing"),
    pytest.param("options", {}, id="options are empty"),
    pytest.param("facts", float("nan"), id="no number stands for the facts"),
    pytest.param("facts", 10**30, id="a figure that JSON cannot hold exactly"),
    pytest.param("facts", "\udfff", id="half a character stands for the facts"),
]
OPTIONS: list[Any] = [
    pytest.param("budget", "abc", id="budget is a word"),
    pytest.param("budget", 1.5, id="budget is a fraction"),
    pytest.param("budget", -1, id="budget is negative"),
    pytest.param("tokenizers", 5, id="tokenizers are a figure"),
    pytest.param("tokenizers", [5], id="a tokenizer is a figure"),
    pytest.param("tokenizers", ["nope"], id="a tokenizer is not known"),
    pytest.param("focus", 5, id="focus is a figure"),
    pytest.param("focus", [[]], id="a topic is a list"),
    pytest.param("focus", ["nope"], id="a topic is not known"),
    pytest.param("items", 5, id="items are a figure"),
    pytest.param("items", [{}], id="an Item is a mapping"),
    pytest.param("items", ["7"], id="an Item is not there"),
    pytest.param("company", 5, id="company is a figure"),
    pytest.param("markdown", "yes", id="markdown is a word"),
]


def findings_or_message(record: Record) -> None:
    """Rubbish is answered with findings, or with an error of the user's making."""
    try:
        assert check(record, SEED_2017, 3)
    except SummarizerError as error:
        assert str(error)


@pytest.mark.parametrize(("name", "rubbish"), RUBBISH)
def test_rubbish_in_a_part_of_the_record_is_no_bug(name: str, rubbish: Any) -> None:
    record = fresh()
    record[name] = rubbish
    findings_or_message(record)


CRASHING_OPTIONS = [p for p in OPTIONS if p.id not in {
    "budget is negative", "a tokenizer is not known", "a topic is not known", "an Item is not there", "markdown is a word"
}]  # fmt: skip


@pytest.mark.parametrize(("name", "rubbish"), CRASHING_OPTIONS)
def test_an_option_of_the_wrong_type_is_no_bug(name: str, rubbish: Any) -> None:
    record = fresh()
    record["options"][name] = rubbish
    findings_or_message(record)


@pytest.mark.parametrize(("name", "rubbish"), [p for p in OPTIONS if p not in CRASHING_OPTIONS])
def test_an_option_that_cannot_be_met_is_no_bug(name: str, rubbish: Any) -> None:
    record = fresh()
    record["options"][name] = rubbish
    findings_or_message(record)


@pytest.mark.parametrize("missing", ["schema", "record_id", "source", "pack", "summary", "segments", "options"])
def test_a_record_without_a_part_is_refused_by_name(missing: str) -> None:
    record = fresh()
    del record[missing]
    with pytest.raises(InputError, match=missing):
        check(record, SEED_2017, 0)


@pytest.mark.parametrize("record", [[], None, 5, "x", {}], ids=["a list", "nothing", "a figure", "a text", "an empty mapping"])
def test_what_is_no_record_is_refused(record: Any, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps(record))
    run = cli("verify", path, SEED_2017)
    assert (run.code, run.out) == (4, "")
    assert run.err.startswith("error: not a record of this program")


DEEP = [
    pytest.param(b"", id="empty"),
    pytest.param(b"{", id="half a mapping"),
    pytest.param(b"[" * 100_000, id="very deep"),
    pytest.param(b"\xff\xfe\x00", id="bytes that are no text"),
    pytest.param(b'{"schema": ' + b"9" * 5000 + b"}", id="a figure of five thousand digits"),
]


@pytest.mark.parametrize("content", DEEP)
def test_a_file_that_is_no_json_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(content)
    run = cli("verify", path, SEED_2017)
    assert run.code == 4
    assert "r.json" in run.err


# ---- the command


def written(tmp_path: Path) -> tuple[Path, Path]:
    record, text = tmp_path / "record.json", tmp_path / "summary.txt"
    assert cli("summarize", SEED_2017, "--record", record, "--output", text).code == 0
    return record, text


def test_the_command_says_verified_or_what_differs(tmp_path: Path) -> None:
    record, text = written(tmp_path)
    assert cli("verify", record, SEED_2017, "--summary", text).out == "verified up to level 3\n"
    text.write_text(text.read_text().replace("million", "billion", 1))
    run = cli("verify", record, SEED_2017, "--summary", text, "--level", "0")
    assert run.code == 1
    assert run.out.startswith("level 0: summary, character ")
    assert run.err == "not verified: 1 finding\n"


def test_another_filing_is_not_the_one_that_was_summarized(tmp_path: Path) -> None:
    record, _ = written(tmp_path)
    run = cli("verify", record, SEED_2020, "--level", "2")
    assert run.code == 1
    assert "source.sha256" in run.out and "level 1: segment" in run.out and "level 2: segment" in run.out


OTHER = "Item 2. Properties.\n\nWe own a plant in Ohio. We make pumps and sell them to farmers in the United States.\n"


def verify_other(tmp_path: Path, text: str, *options: str) -> tuple[int, str]:
    record, source = tmp_path / "record.json", tmp_path / "other.txt"
    assert cli("summarize", SEED_2017, "--record", record, *options).code == 0
    source.write_text(text)
    run = cli("verify", record, source)
    return run.code, run.out


def test_a_full_run_over_another_text_is_one_more_finding(tmp_path: Path) -> None:
    code, out = verify_other(tmp_path, OTHER)
    assert code == 1
    assert "source.sha256" in out and "level 3: record_id" in out


@pytest.mark.parametrize(("text", "options"), [
    pytest.param("", (), id="an empty file"),
    pytest.param("We.\n", (), id="a text that has nothing to tell"),
    pytest.param(OTHER, ("--items", "1"), id="a text without the Item that was asked for"),
])  # fmt: skip
def test_a_source_that_cannot_be_summarized_does_not_hide_what_the_hashes_say(
    text: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    code, out = verify_other(tmp_path, text, *options)
    assert code == 1
    assert "source.sha256" in out


def test_a_record_made_with_a_pack_of_ones_own_verifies_with_that_pack(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(ROOT / "rules" / "sec-10k", folder)
    (folder / "pack.yaml").write_text((folder / "pack.yaml").read_text().replace("id: sec-10k", "id: mine"))
    record = tmp_path / "record.json"
    assert cli("summarize", SEED_2017, "--pack", folder, "--record", record).code == 0
    assert cli("verify", record, SEED_2017, "--pack", folder).code == 0


def test_a_record_of_an_unknown_pack_asks_for_the_pack(tmp_path: Path) -> None:
    record = fresh()
    record["pack"]["id"] = "mine"
    path = tmp_path / "record.json"
    path.write_bytes(canonical(sealed(record)))
    run = cli("verify", path, SEED_2017)
    assert run.code in (2, 4)
    assert "--pack" in run.err


def test_a_record_cannot_choose_a_folder_as_its_pack(tmp_path: Path) -> None:
    """A forger's pack beside a forger's record would prove anything: a folder is for the auditor to name."""
    folder = in_pack(tmp_path, "templates.yaml", "The net loss was", "The net income was")
    record = dict(api.summarize(SEED_2017, pack=str(folder)).record)
    record["pack"] = {**record["pack"], "id": str(folder)}
    with pytest.raises(SummarizerError):
        assert api.verify({**record, "record_id": record_id(record)}, SEED_2017, level=2)


def test_dataclass_records_are_plain_json() -> None:
    assert json.loads(canonical(fresh())) == fresh()
    assert not dataclasses.is_dataclass(fresh())


@pytest.mark.parametrize("path", sorted((ROOT / "benchmarks/first_items").glob("*/*.txt")), ids=lambda p: p.stem)
def test_the_summary_of_every_first_item_is_proved(path: Path) -> None:
    assert api.verify(api.summarize(path).record, path, level=2) == []


IN_UNITS = """Item 1. Business

Vik Corporation makes pumps for mills in Norway. The following table shows the Company's net sales by product line:

                                 {unit}
                              Year Ended December 31,
                          1995          1994          1993
                        --------      --------      --------
Pumps ................  $ 60,110      $ 50,220      $ 40,330
Valves ...............    30,440        25,550        20,660
                        --------      --------      --------
Total ................  $ 90,550      $ 75,770      $ 60,990
                        ========      ========      ========
"""


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        ("(in thousands)", "pumps ($60.1 million)"),
        ("(000's omitted)", "pumps ($60.1 million)"),
        ("(000'S OMITTED)", "pumps ($60.1 million)"),
        ("(000,000's omitted)", "pumps ($60.11 billion)"),
        ("(in millions)", "pumps ($60.11 billion)"),
    ],
)
def test_a_unit_that_a_table_says_in_figures_is_proved(unit: str, told: str) -> None:
    """What was printed of a table in "000's omitted" could not be replayed."""
    source = IN_UNITS.format(unit=unit).encode()
    summary = api.summarize(source, budget=200)
    assert told in summary.text
    assert not api.verify(summary.record, source)
