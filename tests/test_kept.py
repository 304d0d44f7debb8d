"""Compiled patterns that are kept from one run to the next find what compiling finds, and nothing depends on them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
import regex
from layout_fixture import ROOT
from whole_runs import SEED_2017, process, summary_of

from summarizer import api
from summarizer.packs import kept
from summarizer.packs.kept import Kept, read
from summarizer.packs.load import load_pack
from summarizer.packs.regexes import expand

TEXT = "The Company, a maker of “pumps”, had sales of $1.5 million in 1999."
PATTERN = r"(?P<what>\$(?:\d+\.)?\d+\smillion|(?i:NET)\s\p{Lu}\w+)"


def fill(path: Path, *patterns: str) -> None:
    """A file that holds the patterns."""
    first = Kept(path)
    for pattern in patterns:
        first.compiled(pattern)
    first.save()


def not_compiled(*_: object) -> regex.Pattern[str]:
    raise AssertionError("the pattern was compiled")


def test_what_is_read_back_is_the_pattern(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path / "patterns", PATTERN)
    compiled = regex.compile(PATTERN, regex.V0)
    monkeypatch.setattr(regex, "compile", not_compiled)
    back = Kept(tmp_path / "patterns").compiled(PATTERN)
    assert (back.pattern, back.flags, back.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)
    assert [m.span("what") for m in back.finditer(TEXT)] == [m.span("what") for m in compiled.finditer(TEXT)] == [(46, 58)]


def test_each_pattern_of_the_pack_finds_the_same(tmp_path: Path) -> None:
    pack = load_pack("sec-10k")
    texts = [expand(f"{{{name}}}", pack.lexicon, pack.patterns) for name in pack.patterns]
    fill(tmp_path / "patterns", *texts)
    again, view = Kept(tmp_path / "patterns"), SEED_2017.read_text()[:20_000]
    for text in texts:
        spans = [m.span() for m in regex.compile(text, regex.V0).finditer(view)]
        assert [m.span() for m in again.compiled(text).finditer(view)] == spans


def test_a_pattern_that_is_refused_is_refused_each_time(tmp_path: Path) -> None:
    fill(tmp_path / "patterns", PATTERN)
    for _ in range(2):
        with pytest.raises(regex.error):
            Kept(tmp_path / "patterns").compiled("(")


def damaged(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


@pytest.mark.parametrize("change", [damaged, lambda data: data[:40], lambda data: b""], ids=["a bit", "cut", "empty"])
def test_a_damaged_file_is_as_if_it_were_not_there(tmp_path: Path, change: object) -> None:
    path = tmp_path / "patterns"
    fill(path, PATTERN)
    assert read(path)
    path.write_bytes(change(path.read_bytes()))  # type: ignore[operator]
    assert read(path) == {}
    fill(path, PATTERN)
    assert set(read(path)) == {PATTERN}


def test_the_file_of_another_build_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "patterns"
    monkeypatch.setattr(kept, "BUILD", "regex 1.0")
    fill(path, PATTERN)
    assert read(path)
    monkeypatch.undo()
    assert read(path) == {}


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owner here")
def test_a_file_that_others_can_write_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "patterns"
    old = os.umask(0)
    try:
        fill(path, PATTERN)
    finally:
        os.umask(old)
    assert set(read(path)) == {PATTERN}, "it is written for this user alone, whatever the umask"
    path.chmod(0o620)
    assert read(path) == {}


def test_the_file_does_not_grow_without_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    path = tmp_path / "patterns"
    fill(path, "a", "b")
    fill(path, "c")
    assert list(read(path)) == ["c", "a"]


def test_an_answer_is_kept_for_the_same_question_about_the_same(tmp_path: Path) -> None:
    path = tmp_path / "patterns"
    asked: list[str] = []

    def worked_out() -> int:
        asked.append("")
        return len(asked)

    def ask(question: str, about: object) -> int:
        again = Kept(path)
        found = again.answer(question, lambda: about, worked_out)
        again.save()
        return found

    assert [ask("a", ["x"]), ask("a", ["x"]), ask("b", ["x"]), ask("a", ["y"]), ask("a", ["x"])] == [1, 1, 2, 3, 1]
    assert ask("a", [object()]) == 4, "what cannot be written is worked out each time"
    assert Kept().answer("a", lambda: ["x"], lambda: 5) == 5


def test_an_answer_of_other_code_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Kept(tmp_path / "patterns")
    assert first.answer("a", lambda: [], lambda: 1) == 1
    first.save()
    monkeypatch.setattr(kept, "code", lambda: b"other")
    assert Kept(tmp_path / "patterns").answer("a", lambda: [], lambda: 2) == 2


def test_a_pack_that_was_sound_is_refused_once_it_is_broken(tmp_path: Path) -> None:
    folder, cache = tmp_path / "sec-10k", {"SUMMARIZER_CACHE": str(tmp_path / "cache")}
    shutil.copytree(ROOT / "rules" / "sec-10k", folder)
    words: list[str | Path] = ["rules", "lint", "--pack", folder]
    assert process(*words, env=cache).returncode == 0
    features = folder / "features.yaml"
    sound = features.read_text("utf-8")
    features.write_text(sound + "  - {id: mine, weight: 1, pattern: '(a'}\n", "utf-8")
    for _ in range(2):
        done = process(*words, env=cache)
        assert done.returncode == 3 and b"P207" in done.stderr
    features.write_text(sound, "utf-8")
    assert process(*words, env=cache).returncode == 0


def test_nothing_is_kept_without_a_place(tmp_path: Path) -> None:
    nowhere = Kept()
    assert nowhere.compiled(PATTERN).search(TEXT)
    nowhere.save()
    (tmp_path / "file").write_text("")
    fill(tmp_path / "file" / "patterns", PATTERN)  # a directory that cannot be made is no error
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_the_command_line_writes_the_same_with_and_without(tmp_path: Path) -> None:
    wanted = summary_of(SEED_2017).text
    for place in (str(tmp_path / "cache"), str(tmp_path / "cache"), ""):
        done = process("summarize", SEED_2017, env={"SUMMARIZER_CACHE": place})
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode().strip() == wanted.strip()
    assert [path.name[:9] for path in (tmp_path / "cache").iterdir()] == ["patterns-"]


def test_no_name_of_a_filing_is_kept() -> None:
    pack = load_pack("sec-10k")
    text = (
        b"Item 1. Business\n\nBrightwater makes pumps for mills in Norway. Hoses come from Oslo Pump Service, Inc. (the "
        b'"Zwosh"), which has known Brightwater for nine years. We earn fees from Zwosh. In 1999, we acquired Zwoshmill, Inc. '
        b"Zwoshmill makes paper for nine towns of Norway. Tubes are sold by Zwoshmill to mills.\n"
    )
    api.summarize(text, pack=pack)
    assert pack._compiled
    assert not [pattern for pattern in pack._compiled if "wosh" in pattern or "rightwater" in pattern]
