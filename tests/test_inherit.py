"""Packs that extend another: what is added, replaced and disabled, and every way to get it wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from layout_fixture import ROOT, SEEDS

from summarizer import api
from summarizer.errors import Issue, PackError
from summarizer.packs.engine import ENGINE, fits
from summarizer.packs.lint import lint_pack
from summarizer.packs.load import builtin_packs, load_pack

SMALL = Path(__file__).resolve().parent / "packs" / "small"
HEAD = "id: own\nversion: 0.1.0\nschema_version: 1\ntitle: Own\nextends: ../small\n"
LOAN = (
    "  - id: {id}\n    kind: loan\n    literals: [loan]\n    pattern: '\\ba\\sloan\\sof\\s{{amount:money}}'\n"
    "    examples:\n      - {{text: We took a loan of $5., facts: [{{amount: $5}}], source: made up}}\n"
    "      - {{text: A loan., source: made up}}\n"
)


def own(folder: Path, more: str = "", **files: str) -> str:
    """A pack beside a copy of the small one, which it extends."""
    shutil.copytree(SMALL, folder / "small", dirs_exist_ok=True)
    (folder / "own").mkdir()
    (folder / "own" / "pack.yaml").write_text(HEAD + more, "utf-8")
    for name, text in files.items():
        (folder / "own" / f"{name}.yaml").write_text(text, "utf-8")
    return str(folder / "own")


def issues_of(pack: str) -> tuple[Issue, ...]:
    with pytest.raises(PackError) as caught:
        load_pack(pack)
    return caught.value.issues


def test_a_pack_that_only_extends_has_all_of_its_base(tmp_path: Path) -> None:
    pack, base = load_pack(own(tmp_path)), load_pack(str(SMALL))
    assert (pack.id, pack.rules, pack.topics, pack.words) == ("own", base.rules, base.topics, base.words)
    assert pack.places == base.places
    assert pack.hashes == base.hashes
    assert pack.sha256 != base.sha256  # its header is its own


def test_entries_are_added_replaced_and_disabled(tmp_path: Path) -> None:
    base = load_pack(str(SMALL))
    first = base.rules[0].id
    folder = own(
        tmp_path,
        f"replace: ['words:company', 'topics:money']\ndisable: [{{entry: 'rules:{first}', reason: not our wording}}]\n",
        a="words: {company: The fund}\ntopics:\n  - {id: money, title: Funds, focus: true, share: 50}\n"
        "  - {id: more, title: More, focus: true, share: 9}\n",
        b="rules:\n" + LOAN.format(id="loan.own"),
    )
    pack = load_pack(folder)
    assert first not in {r.id for r in pack.rules}
    assert "loan.own" in {r.id for r in pack.rules}
    assert pack.words["company"] == "The fund"
    assert [(t.id, t.title) for t in pack.topics] == [("money", "Funds"), ("people", "People"), ("more", "More")]
    assert pack.places["rules:loan.own"] == ("own/b.yaml", 2, 5)
    assert pack.places["topics:people"][0].startswith("small/")
    assert pack.hashes["words:company"] != base.hashes["words:company"]


FAULTS = [
    pytest.param("", {"a": "words: {company: The fund}\n"}, "own/a.yaml:1:9 P110", "words:company", id="replaced without a word"),
    pytest.param("replace: ['words:company']\n", {}, "own/pack.yaml:6:11 P111", "no entry for it", id="nothing in its place"),
    pytest.param("replace: ['words:compny']\n", {}, "own/pack.yaml:6:11 P111", "words:company", id="a name misspelt"),
    pytest.param(
        "disable: [{entry: 'rules:x', reason: gone}]\n", {}, "own/pack.yaml:6:19 P111", "no such", id="disabled, not there"
    ),
    pytest.param(
        "disable: [{entry: 'words:company', reason: gone}]\n",
        {"a": "words: {company: The fund}\n"},
        "own/pack.yaml:6:19 P111",
        "replace instead",
        id="disabled and written anew",
    ),
    pytest.param("engine: '>=9'\n", {}, "own/pack.yaml:6:9 P108", ENGINE, id="another engine"),
    pytest.param("engine: 'about 1'\n", {}, "own/pack.yaml:6:9 P105", "", id="no range"),
]


@pytest.mark.parametrize(("more", "files", "place", "says"), FAULTS)
def test_a_fault_is_told_at_its_place(tmp_path: Path, more: str, files: dict[str, str], place: str, says: str) -> None:
    found = issues_of(own(tmp_path, more, **files))
    assert [f"{i.file}:{i.line}:{i.col} {i.code}" for i in found] == [place]
    assert says in found[0].message + found[0].hint


def test_an_unknown_base_and_a_ring_are_told(tmp_path: Path) -> None:
    folder = Path(own(tmp_path))
    (folder / "pack.yaml").write_text(HEAD.replace("../small", "sec-10q"), "utf-8")
    (issue,) = issues_of(str(folder))
    assert (issue.code, issue.line) == ("P109", 5)
    assert "sec-10k" in issue.hint
    (folder / "pack.yaml").write_text(HEAD, "utf-8")
    head = (tmp_path / "small" / "pack.yaml").read_text("utf-8")
    (tmp_path / "small" / "pack.yaml").write_text(head + "extends: ../own\n", "utf-8")
    (issue,) = issues_of(str(folder))
    assert (issue.code, issue.file) == ("P109", "small/pack.yaml")
    assert "own -> small -> own" in issue.message


def test_replace_without_a_base_is_told(tmp_path: Path) -> None:
    folder = Path(own(tmp_path))
    (folder / "pack.yaml").write_text(HEAD.replace("extends: ../small\n", "") + "replace: ['words:company']\n", "utf-8")
    assert "P111" in {i.code for i in issues_of(str(folder))}


def test_issues_of_the_base_are_told_with_its_files(tmp_path: Path) -> None:
    folder = own(tmp_path)
    (tmp_path / "small" / "bad.yaml").write_text("rulez: []\n", "utf-8")
    assert [i.file for i in issues_of(folder)] == ["small/bad.yaml"]


def test_layout_is_replaced_in_part(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "pack.yaml").write_text(
        HEAD.replace("../small", "sec-10k") + "replace: ['layout:lists.lone', 'words:default_items']\n", "utf-8"
    )
    (tmp_path / "own" / "a.yaml").write_text("layout: {lists: {lone: '^zz$'}}\nwords: {default_items: '2'}\n", "utf-8")
    pack, base = load_pack(str(tmp_path / "own")), load_pack("sec-10k")
    assert pack.layout is not None and base.layout is not None
    assert (pack.layout.lists.lone, pack.layout.lists.bullet) == ("^zz$", base.layout.lists.bullet)
    assert pack.layout.items == base.layout.items
    (tmp_path / "own" / "a.yaml").write_text(
        "layout: {lists: {lone: '^zz$', bullet: '^y'}}\nwords: {default_items: '2'}\n", "utf-8"
    )
    (issue,) = issues_of(str(tmp_path / "own"))
    assert (issue.code, "layout:lists.bullet" in issue.message) == ("P110", True)


def test_a_pack_folder_that_extends_a_built_in_one_writes_a_record_that_verifies(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "pack.yaml").write_text(HEAD.replace("../small", "sec-10k") + "replace: ['words:gap']\n", "utf-8")
    (tmp_path / "own" / "a.yaml").write_text("words: {gap: 'Nothing is said of '}\n", "utf-8")
    done = api.summarize(SEEDS[0], pack=str(tmp_path / "own"), budget=100)
    assert done.record["pack"]["id"] == "own"
    assert api.verify(done.record, SEEDS[0], pack=str(tmp_path / "own")) == []
    assert any("pack" in str(f) for f in api.verify(done.record, SEEDS[0], pack="sec-10k", level=0))


def lent(folder: Path, more: str, text: str) -> str:
    """A pack that extends the built-in one."""
    (folder / "own").mkdir()
    (folder / "own" / "pack.yaml").write_text(HEAD.replace("../small", "sec-10k") + more, "utf-8")
    (folder / "own" / "a.yaml").write_text(text, "utf-8")
    return str(folder / "own")


def test_a_word_that_the_pack_lacks_ends_the_run_with_its_name(tmp_path: Path) -> None:
    pack = lent(tmp_path, "disable: [{entry: 'words:billion', reason: to see}]\n", "words: {own: x}\n")
    with pytest.raises(PackError, match="billion"):
        api.summarize(SEEDS[0], pack=pack)
    with pytest.raises(PackError, match="'no_such'"):
        load_pack(pack).words["no_such"]


def test_a_mark_of_one_word_is_a_mark(tmp_path: Path) -> None:
    pack = lent(tmp_path, "replace: ['words:part.bought']\n", "words: {part.bought: 'Newcomer '}\n")
    text = (
        b"Item 1. Business\n\nWe make pumps. In 1999, we acquired Vik Mills, Inc. Vik Mills makes nine kinds of paper in Oslo.\n"
    )
    assert "Vik Mills" in api.summarize(text, pack=pack).text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("phrases:\n  - {id: own, end: x, between: y, member: z, goes_on: '(?:a+)+{nosuchpart}('}\n", "P207"),
        ("templates:\n  - {id: own, topic: revenue, kind: revenue, unique: nmae, forms: ['{value}.']}\n", "P204"),
        ("templates:\n  - {id: own, topic: revenue, kind: revenue, forms: ['{value}.'], unproved_forms: ['{of}.']}\n", "P203"),
        ("tables:\n  - {id: own, role: own, rows_like: table.none}\n", "P211"),
        ("tables:\n  - {id: own, role: own, rows_like: table.revenue-by-places}\n", "P211"),
        ("tables:\n  - {id: own, role: own, rows_like: table.revenue-by-product, constants: {bye: own}}\n", "P204"),
    ],
    ids=[
        "a pattern of a phrase list",
        "a field by which facts are one",
        "parts of which nothing says what they are called",
        "rows like those of no rule",
        "rows like those of a rule that leaves them to another",
        "a constant that the kind of the other rule does not have",
    ],
)
def test_what_ended_a_run_before_is_found_when_the_pack_is_loaded(tmp_path: Path, text: str, code: str) -> None:
    assert code in [issue.code for issue in issues_of(lent(tmp_path, "", text))]


@pytest.mark.parametrize("text", ["'(?:a*)*b'", "'(\\s*\\w*)*$'"])
def test_a_layout_pattern_that_may_take_exponential_time_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "pack.yaml").write_text(
        HEAD.replace("../small", "sec-10k") + "replace: ['layout:items.reference']\n", "utf-8"
    )
    (tmp_path / "own" / "a.yaml").write_text(f"layout:\n  items:\n    reference: {text}\n", "utf-8")
    assert [f"{i.file}:{i.line} {i.code}" for i in issues_of(str(tmp_path / "own"))] == ["own/a.yaml:3 P208"]


@pytest.mark.parametrize(
    ("text", "place"),
    [("'(?:a*)*b'", "middle/a.yaml:5 P208"), ("'(a'", "middle/a.yaml:5 P207"), ("[a]", "middle/a.yaml:5 P105")],
    ids=["exponential", "no pattern", "no text"],
)
def test_a_fault_inside_a_part_of_the_layout_is_told_in_the_file_that_wrote_it(tmp_path: Path, text: str, place: str) -> None:
    """Two packs give keys of one part: the place is not that of the pack on top."""
    for name, base, key in (("middle", "sec-10k", "reference"), ("top", "../middle", "part")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pack.yaml").write_text(
            HEAD.replace("../small", base).replace("id: own", f"id: {name}") + f"replace: ['layout:items.{key}']\n", "utf-8"
        )
    (tmp_path / "middle" / "a.yaml").write_text(f"layout:\n\n  items:\n\n    reference: {text}\n", "utf-8")
    (tmp_path / "top" / "a.yaml").write_text("layout: {items: {part: '^x'}}\n", "utf-8")
    assert [f"{i.file}:{i.line} {i.code}" for i in issues_of(str(tmp_path / "top"))] == [place]


@pytest.mark.parametrize(
    ("engine", "version", "expected"),
    [
        ("", "0.1.0", True),
        (">=0.1", "0.1.0", True),
        (">=0.1, <0.2", "0.1.9", True),
        (">=0.1,<0.2", "0.2.0", False),
        ("==0.1", "0.1.0", True),
        ("!=0.1.0", "0.1.0", False),
        (">0.10", "0.9.0", False),
    ],
)
def test_a_range_of_versions(engine: str, version: str, expected: bool) -> None:
    assert fits(engine, version) is expected


@pytest.mark.parametrize("pack", builtin_packs())
def test_every_pack_that_comes_with_the_program_is_free_of_findings(pack: str) -> None:
    assert lint_pack(load_pack(pack)) == []
    assert (ROOT / "rules" / pack / "pack.yaml").is_file()


def test_a_table_rule_reads_its_rows_as_another_says(tmp_path: Path) -> None:
    tables = load_pack(
        lent(
            tmp_path,
            "",
            "tables:\n  - {id: own, role: own, rows_like: table.revenue-by-product, total: '^sum$', label_kind: product}\n",
        )
    ).tables
    mine, other = (next(t for t in tables if t.id == name) for name in ("own", "table.revenue-by-product"))
    assert (mine.kind, mine.share_header, mine.skip) == (other.kind, other.share_header, other.skip)
    assert (mine.total, mine.intro, mine.role) == ("^sum$", (), "own")
