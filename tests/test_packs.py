"""Loading rule packs: what a good one gives, and every place at which a bad one is faulted.

The folders under bad_packs/ are wrong on purpose, each in the way its name says. packs/small is a whole pack.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
import rfc8785
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.errors import Issue, PackError, UsageError
from summarizer.packs.load import builtin_packs, find_pack, load_pack
from summarizer.packs.nodes import MAX_BYTES, Document, frame, read_yaml
from summarizer.packs.pack import canonical
from summarizer.packs.sections import SECTIONS

HERE = Path(__file__).resolve().parent
SMALL = HERE / "packs" / "small"
BAD = HERE / "bad_packs"
REAL = "sec-10k"


def issues_of(folder: Path) -> tuple[Issue, ...]:
    with pytest.raises(PackError) as caught:
        load_pack(str(folder))
    return caught.value.issues


def read(text: str) -> Document:
    found = read_yaml("f.yaml", text.encode())
    assert isinstance(found, Document), found
    return found


def places(issues: tuple[Issue, ...]) -> list[str]:
    return [f"{i.file}:{i.line}:{i.col} {i.code}" for i in issues]


# ---- reading YAML

SCALARS = [
    pytest.param("no", "no", id="no is a word, not false"),
    pytest.param("on", "on", id="on is a word, not true"),
    pytest.param("Yes", "Yes", id="Yes is a word"),
    pytest.param("true", True, id="true is a boolean"),
    pytest.param("'true'", "true", id="a quoted true is text"),
    pytest.param("2017-12-31", "2017-12-31", id="a date stays text"),
    pytest.param("1.5", "1.5", id="a fraction stays text: no float anywhere"),
    pytest.param("1e3", "1e3", id="an exponent stays text"),
    pytest.param("12", 12, id="decimal digits are a number"),
    pytest.param("-7", -7, id="a negative number"),
    pytest.param("007", "007", id="leading zeros are text, not octal"),
    pytest.param("0x1F", "0x1F", id="hexadecimal digits are text"),
    pytest.param("1_000", "1_000", id="underscores are text"),
    pytest.param("12:30:00", "12:30:00", id="base sixty is text"),
    pytest.param("", None, id="nothing is null"),
    pytest.param("~", None, id="a tilde is null"),
    pytest.param("<<", "<<", id="a merge key is a word"),
    pytest.param("! 5", "5", id="the non-specific tag makes text"),
    pytest.param("!!str 5", "5", id="the tag of text makes text"),
    pytest.param("|-\n  a\n  b", "a\nb", id="a block scalar keeps its lines"),
]


@pytest.mark.parametrize(("text", "value"), SCALARS)
def test_scalars(text: str, value: object) -> None:
    found = read(f"key: {text}\n").data["key"]
    assert found == value and type(found) is type(value)


UNREADABLE = [
    pytest.param("a: *x\n", "P003", 1, 4, id="an alias"),
    pytest.param("a: &x 1\nb:\n  - *x\n", "P003", 3, 5, id="an alias with its anchor"),
    pytest.param("a: !!python/name:os.system x\n", "P004", 1, 4, id="a python tag on a scalar"),
    pytest.param("!!python/object/apply:os.system [ls]\n", "P004", 1, 1, id="a python tag on a list"),
    pytest.param("a: !!float 1\n", "P004", 1, 4, id="the tag of a float"),
    pytest.param("a: !!binary aGk=\n", "P004", 1, 4, id="a binary tag"),
    pytest.param("a: 1\nb:\n  c: 1\n  c: 2\n", "P005", 4, 3, id="a key twice"),
    pytest.param("é: 1\n'é': 2\n", "P005", 2, 1, id="a key twice, once in quotes"),
    pytest.param("a:\n\tb: 1\n", "P002", 2, 1, id="a tab for indentation"),
    pytest.param("a: 'x\nb: 2\n", "P002", 1, 4, id="an open quote is told where it opens"),
    pytest.param("a: [1, 2\nb: 3\n", "P002", 2, 2, id="an open bracket"),
    pytest.param("a: b: c\n", "P002", 1, 5, id="a colon in plain text"),
    pytest.param("a: x\x07y\n", "P002", 1, 5, id="a control character"),
    pytest.param("a: 1\n---\nb: 2\n", "P002", 2, 1, id="a second document"),
    pytest.param("? [a]\n: b\n", "P007", 1, 3, id="a list for a key"),
    pytest.param("a: 99999999999999999999\n", "P007", 1, 4, id="a number that JSON cannot name"),
    pytest.param("é😀: *x\n", "P003", 1, 5, id="columns are characters, not bytes"),
]


@pytest.mark.parametrize(("text", "code", "line", "col"), UNREADABLE)
def test_unreadable_text_is_an_issue_at_its_place(text: str, code: str, line: int, col: int) -> None:
    found = read_yaml("f.yaml", text.encode())
    assert isinstance(found, Issue)
    assert (found.code, found.line, found.col) == (code, line, col)
    assert found.frame


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"a: \xff\n", "P001", id="not UTF-8"),
        pytest.param(b" " * (MAX_BYTES + 1), "P001", id="too large"),
        pytest.param(b"[" * 1_000_000, "P006", id="a million brackets"),
        pytest.param(b"- " * 500_000, "P006", id="half a million dashes"),
        pytest.param(b"{a: " * 300_000, "P006", id="a tower of mappings"),
    ],
)
def test_hostile_bytes_are_refused_soon(content: bytes, code: str) -> None:
    start = time.process_time()
    found = read_yaml("f.yaml", content)
    assert isinstance(found, Issue) and found.code == code
    assert time.process_time() - start < 5


def test_places_are_those_of_the_nodes() -> None:
    document = read("rules:\n  - id: a\n    where: {headings: [x, 'y']}\n")
    assert document.at(("rules", 0, "where", "headings", 1)) == (3, 27)
    assert document.at(("rules", 0, "where"), key=True) == (3, 5)
    assert document.at(("rules", 0, "where")) == (3, 12)
    assert document.at(("rules", 0, "missing")) == (2, 5), "a missing key is placed at the mapping that lacks it"
    assert document.at(("rules", 0, "where", "tuple[str, ...]", "headings", 0)) == (3, 24), "inner names are passed over"


def test_a_byte_order_mark_moves_no_column() -> None:
    found = read_yaml("f.yaml", "\ufeffa: 1\n".encode())
    assert isinstance(found, Document) and found.data == {"a": 1} and found.at(("a",)) == (1, 4)


@pytest.mark.parametrize(
    ("text", "line", "col", "expected"),
    [
        pytest.param("a\nbcd\n", 2, 3, "    2 | bcd\n      |   ^", id="a short line"),
        pytest.param("a\r\nbcd", 2, 1, "    2 | bcd\n      | ^", id="carriage returns"),
        pytest.param("a\tb", 1, 3, "    1 | a b\n      |   ^", id="a tab is one column"),
        pytest.param("a", 5, 1, "", id="a line that is not there"),
        pytest.param("a", 0, 0, "", id="no place"),
    ],
)
def test_frames(text: str, line: int, col: int, expected: str) -> None:
    assert frame(text, line, col) == expected


def test_a_long_line_is_cut_around_the_caret() -> None:
    text = "x" * 300 + "!" + "y" * 300
    shown, caret = frame(text, 1, 301).split("\n")
    assert shown[caret.index("^")] == "!" and len(shown) < 140


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**50), 2**50) | st.text("abé'\"\n: -#{}[]!&*", max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3),
    max_leaves=12,
)


@given(PLAIN)
def test_what_yaml_writes_is_read_back(data: object) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    if "*id" in text or "&id" in text:
        return
    assert read(text).data == data


# ---- a good pack


def test_the_small_pack_loads_with_places_and_hashes() -> None:
    pack = load_pack(str(SMALL))
    assert (pack.id, pack.version, pack.root) == ("small", "1.2.3", "small")
    assert [topic.id for topic in pack.topics] == ["money", "people"]
    assert [rule.id for rule in pack.rules] == ["loan.granted", "staff.total"]
    assert pack.lexicon["lead"] == ("credit line", "line of credit", "loan")
    assert pack.places["rules:staff.total"] == ("small/rules/loans.yaml", 15, 5)
    assert pack.places["lexicon:lead"] == ("small/base.yaml", 6, 3)
    assert set(pack.places) == set(pack.hashes)
    found = pack.compile(pack.rules[0].pattern).search("a line of credit of $5 million")
    assert found is not None and found["amount"] == "$5 million"


def test_the_hash_does_not_see_comments_files_and_places(tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere"
    shutil.copytree(SMALL, moved)
    text = (moved / "rules" / "loans.yaml").read_text(encoding="utf-8")
    (moved / "rules" / "loans.yaml").unlink()
    rules, templates = text.split("templates:\n")
    first, second = rules.split("  - id: staff.total")
    (moved / "a.yaml").write_text("# moved\nrules:\n  - id: staff.total" + second, encoding="utf-8")
    (moved / "z.yaml").write_text(first + "templates:\n" + templates, encoding="utf-8")
    before, after = load_pack(str(SMALL)), load_pack(str(moved))
    assert before.sha256 == after.sha256
    assert before.hashes == after.hashes
    assert before.rules == after.rules
    assert before.places != after.places


CHANGES = [
    pytest.param("rules/loans.yaml", "source: made up", "source: a filing", "rules:loan.granted", id="an example's source"),
    pytest.param("rules/loans.yaml", "employs?", "employed", "rules:staff.total", id="a pattern"),
    pytest.param("rules/loans.yaml", "has a loan", "owes a loan", "templates:loan.sum", id="a form"),
    pytest.param("base.yaml", "A loan.", "One loan.", "kinds:loan", id="a doc text"),
    pytest.param("base.yaml", "share: 60", "share: 59", "topics:money", id="a number"),
    pytest.param("base.yaml", "line of credit, loan", "loan, line of credit", "lexicon:lead", id="the order of a list"),
    pytest.param("pack.yaml", "1.2.3", "1.2.4", "", id="the version"),
]


@pytest.mark.parametrize(("file", "old", "new", "key"), CHANGES)
def test_the_hash_sees_every_change(tmp_path: Path, file: str, old: str, new: str, key: str) -> None:
    folder = tmp_path / "small"
    shutil.copytree(SMALL, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    before, after = load_pack(str(SMALL)), load_pack(str(folder))
    assert before.sha256 != after.sha256
    assert {name for name in before.hashes if before.hashes[name] != after.hashes[name]} == ({key} if key else set())


@given(PLAIN)
def test_the_canonical_form_is_that_of_rfc_8785(data: object) -> None:
    assert canonical(data) == rfc8785.dumps(data)  # type: ignore[arg-type]


# ---- finding packs


def test_a_built_in_id_goes_before_a_folder_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / REAL).mkdir()
    monkeypatch.chdir(tmp_path)
    assert find_pack(REAL).resolve() != (tmp_path / REAL).resolve()
    assert REAL in builtin_packs()


@pytest.mark.parametrize("name", ["sec-10q", "", "no/such/folder", "a\0b", "x" * 5000])
def test_an_unknown_pack_names_the_known_ones(name: str) -> None:
    with pytest.raises(UsageError, match=REAL):
        load_pack(name)


# ---- bad packs


def test_four_kinds_of_mistakes_in_four_files_are_told_in_one_run() -> None:
    issues = issues_of(BAD / "many")
    assert places(issues) == [
        "many/b.yaml:2:5 P104",
        "many/b.yaml:5:5 P103",
        "many/b.yaml:9:14 P207",
        "many/c.yaml:2:9 P106",
        "many/d.yaml:2:1 P002",
        "many/e.yaml:2:9 P002",
    ]
    assert issues[1].hint == "did you mean 'pattern'?"
    assert issues[1].frame == "    5 |     patern: a\\sloan\n      |     ^"
    assert "character 9 of the pattern" in issues[2].message
    assert "many/a.yaml:9" in issues[3].message


FAULTS = [
    pytest.param("alias_bomb", ["alias_bomb/rules.yaml:3:10 P003"], id="an alias bomb"),
    pytest.param("python_tag", ["python_tag/rules.yaml:2:9 P004"], id="a tag that would run a command"),
    pytest.param("deep", ["deep/rules.yaml:1:47 P006"], id="huge nesting"),
    pytest.param(
        "catastrophic",
        ["catastrophic/rules.yaml:6:62 P208", "catastrophic/rules.yaml:7:62 P208"],
        id="patterns that may take exponential time; the possessive one may stay",
    ),
    pytest.param("empty", ["empty/pack.yaml:0:0 P107"], id="a pack without a rule"),
    pytest.param("no_header", ["no_header/pack.yaml:0:0 P101", "no_header/pack.yaml:0:0 P107"], id="no pack.yaml"),
    pytest.param(
        "names",
        [
            "names/rules.yaml:7:8 P206",
            "names/rules.yaml:8:8 P206",
            "names/rules.yaml:10:74 P204",
            "names/rules.yaml:11:18 P202",
            "names/rules.yaml:13:30 P201",
            "names/rules.yaml:14:64 P205",
            "names/rules.yaml:15:62 P205",
            "names/rules.yaml:16:66 P204",
            "names/rules.yaml:17:83 P203",
            "names/rules.yaml:18:88 P203",
            "names/rules.yaml:19:88 P203",
            "names/rules.yaml:21:45 P201",
            "names/rules.yaml:22:33 P202",
            "names/rules.yaml:23:76 P204",
        ],
        id="names that nothing declares",
    ),
    pytest.param(
        "types",
        [
            "types/a.yaml:2:10 P105",
            "types/a.yaml:2:71 P105",
            "types/a.yaml:3:87 P105",
            "types/a.yaml:4:74 P103",
            "types/a.yaml:5:86 P105",
            "types/a.yaml:6:1 P102",
            "types/a.yaml:8:55 P105",
            "types/a.yaml:9:1 P105",
            "types/b.yaml:1:1 P102",
            "types/rules.yml:0:0 P001",
        ],
        id="values of the wrong type",
    ),
]


@pytest.mark.parametrize(("name", "expected"), FAULTS)
def test_a_bad_pack_is_faulted_at_each_place(name: str, expected: list[str]) -> None:
    assert places(issues_of(BAD / name)) == expected


def test_every_bad_pack_is_tested() -> None:
    assert {path.name for path in BAD.iterdir()} == {"many", *(str(p.values[0]) for p in FAULTS)}


def test_a_tag_constructs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    issues_of(BAD / "python_tag")
    assert list(tmp_path.iterdir()) == []


def test_issues_do_not_depend_on_where_the_pack_lies(tmp_path: Path) -> None:
    shutil.copytree(BAD / "many", tmp_path / "many")
    assert issues_of(tmp_path / "many") == issues_of(BAD / "many")


def with_file(folder: Path, name: str, content: bytes) -> Path:
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    (folder / name).write_bytes(content)
    return folder


def test_an_unknown_key_in_the_header_has_its_place(tmp_path: Path) -> None:
    header = b"id: small\nversion: 1.2\nschema_version: 1\ntitel: x\n"
    assert places(issues_of(with_file(tmp_path / "small", "pack.yaml", header))) == [
        "small/pack.yaml:1:1 P104",
        "small/pack.yaml:2:10 P105",
        "small/pack.yaml:4:1 P103",
    ]


def test_a_section_that_may_stand_once_stands_once(tmp_path: Path) -> None:
    values = b"values: {currencies: {}, scales: {}, months: [a,b,c,d,e,f,g,h,i,j,k,l], numbers: {}}\n"
    folder = with_file(tmp_path / "small", "v1.yaml", values)
    assert load_pack(str(folder)).values.months[0] == "a"
    with_file(folder, "v2.yaml", values)
    assert places(issues_of(folder)) == ["small/v2.yaml:1:1 P106"]


def test_a_layout_is_validated_with_its_own_model(tmp_path: Path) -> None:
    pytest.importorskip("summarizer.packs.layout")
    folder = with_file(tmp_path / "small", "layout.yaml", b"layout:\n  requests: {}\n")
    found = issues_of(folder)
    assert [(i.code, i.line, i.col, i.hint) for i in found if i.code == "P103"] == [("P103", 2, 3, "did you mean 'request'?")]


def test_names_are_not_missed_when_a_file_could_not_be_read(tmp_path: Path) -> None:
    folder = with_file(tmp_path / "small", "base.yaml", b"kinds:\n\tloan: x\n")
    assert places(issues_of(folder)) == ["small/base.yaml:2:1 P002"]


WORDS = st.sampled_from(
    ["rules", "topics", "kinds", "id", "pattern", "loan", "layout", "values", "words", "(a+)+", "{x}", "a{2,1}", "'", '"', "- ",
     ": ", "\n", "\n  ", "\n    - ", "[", "]", "{", "}", ",", "&a", "*a", "!!python/none ", "|", ">", "---", "#", "?", "5",
     "true", "\t", "é"]
)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=80), st.lists(WORDS, max_size=25).map(lambda words: "".join(words).encode())))
def test_random_text_is_a_pack_error_and_never_a_traceback(tmp_path: Path, content: bytes) -> None:
    folder = with_file(tmp_path / "small", "random.yaml", content)
    try:
        load_pack(str(folder))
    except PackError as error:
        assert error.issues and all(issue.code.startswith("P") for issue in error.issues)


ENTRY_KEYS = st.sampled_from(
    ["id", "kind", "topic", "literals", "pattern", "fields", "each", "align", "attach", "examples", "where", "forms", "unless",
     "to", "has", "label_field", "doc", "identity", "weight", "member", "when", "constants"]
)  # fmt: skip
LEAVES = st.sampled_from(["loan", "amount", "{amount:money}", "(", "{lead}", "a.b", "[x] {"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | LEAVES,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(ENTRY_KEYS, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(SECTIONS),
    st.lists(st.dictionaries(ENTRY_KEYS, VALUES, max_size=5), max_size=3) | VALUES,
)
def test_random_entries_are_a_pack_error_and_never_a_traceback(tmp_path: Path, section: str, content: object) -> None:
    text = yaml.safe_dump({section: content}).encode()
    try:
        load_pack(str(with_file(tmp_path / "small", "random.yaml", text)))
    except PackError as error:
        assert error.issues


# ---- the pack that comes with the program


def test_the_built_in_pack_loads_in_little_time() -> None:
    load_pack(REAL)  # modules and engines warm, as in a batch; caches are per pattern text
    start = time.process_time()
    load_pack(REAL)
    assert time.process_time() - start < 1.0  # seconds of CPU; 0.1 on an idle machine: only a change of kind is caught


def test_a_built_in_pack_is_read_once_and_again_when_it_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SMALL, tmp_path / "small")
    monkeypatch.setattr("summarizer.packs.load._builtin_root", lambda: tmp_path)
    first = load_pack("small")
    assert load_pack("small") is first
    header = tmp_path / "small" / "pack.yaml"
    header.write_text(header.read_text("utf-8").replace("\nversion: ", "\nversion: 1"), "utf-8")
    assert load_pack("small").version == f"1{first.version}"
    header.write_text("id: [", "utf-8")
    with pytest.raises(PackError):
        load_pack("small")
