"""Lint: each finding shown by the smallest change to a clean pack, and the clean pack shown to be clean."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import regex

from summarizer.packs import names as names_module
from summarizer.packs.crosscheck import FIELD_NAMES, PATTERN_FIELDS
from summarizer.packs.lint import lint_pack
from summarizer.packs.load import load_pack
from summarizer.packs.names import CODES, ENGINE_LISTS, ENGINE_PATTERNS, ENGINE_SETTINGS, ENGINE_SLOTS
from summarizer.packs.sections import LISTS, MAPPINGS, model_of

HERE = Path(__file__).resolve().parent
SMALL = HERE / "packs" / "small"
PACKAGE = HERE.parent / "summarizer"

LOANS = "rules/loans.yaml"
CASES = [
    pytest.param(LOANS, "kind: staff\n    literals: [people]\n    pattern: '\\bemploys?\\s{value:digits}\\speople\\b'",
                 "kind: loan\n    literals: [loan, line]\n    pattern: '\\b{lead}\\sof\\s{amount:money}'",
                 "P301", "rules:staff.total", id="two rules with the same pattern, however it is spaced"),
    pytest.param(LOANS, "        facts: [{value: '1,200'}]\n", "", "P302", "rules:staff.total", id="no example to find"),
    pytest.param(LOANS, "        facts: [{value: '1,200'}]\n", "        facts: [{value: '1,200'}]\n        known: miss\n",
                 "P302", "rules:staff.total", id="a known miss is no example to find"),
    pytest.param(LOANS, "      - text: The company serves 1,200 people.\n", "", "P303", "rules:staff.total",
                 id="no example of silence"),
    pytest.param(LOANS, "[people]", "[People, people]", "P304", "rules:staff.total", id="a literal with a capital"),
    pytest.param(LOANS, "has a loan of", "has 1 loan of", "P305", "templates:loan.sum", id="a figure in a template"),
    pytest.param(LOANS, "has a loan of", "has ½ loan of", "P305", "templates:loan.sum", id="a fraction sign in a template"),
    pytest.param(LOANS, "loan of {amount}", "loan of {amount:titel}", "P309", "templates:loan.sum", id="no format"),
    pytest.param(LOANS, "has a loan of", "has a Harbor loan of", "P306", "templates:loan.sum", id="a name in a template"),
    pytest.param(LOANS, "[ from {from}]", "[ from Harbor, {from}]", "P306", "templates:loan.sum",
                 id="a name in an optional part"),
    pytest.param("base.yaml", "The company", "the Company", "P306", "words:company", id="a name in a word"),
    pytest.param("base.yaml", "  lead:", "  rest: [a]\n  lead:", "P307", "lexicon:rest", id="a list that nothing uses"),
    pytest.param("base.yaml", "  digits:", "  rest: a\n  digits:", "P307", "patterns:rest", id="a pattern that nothing uses"),
    pytest.param(LOANS, "\\bemploys?\\s", "\\bemploys?.*\\s", "P308", "rules:staff.total", id="an unbounded run"),
    pytest.param(LOANS, "\\bemploys?\\s", "\\bemploys?(?:.)+?\\s", "P308", "rules:staff.total",
                 id="a lazy one in a group"),
    pytest.param(LOANS, "{value} people", "{valeu} people", "P309", "templates:staff.count", id="a slot of no field"),
    pytest.param(LOANS, "{value} people", "{members} people", "P309", "templates:staff.count", id="members of no group"),
    pytest.param(LOANS, "{value} people", "{loan.lender} people", "P309", "templates:staff.count",
                 id="a slot of no field of a linked kind"),
    pytest.param(LOANS, "[ from {from}]", "[ from {from}", "P309", "templates:loan.sum", id="a bracket left open"),
    pytest.param(LOANS, "{value} people", "{Value} people", "P309", "templates:staff.count", id="a brace that is no slot"),
    pytest.param(LOANS, "[people]", "[persons]", "P310", "rules:staff.total", id="an example that the filter would drop"),
    pytest.param(LOANS, "\\speople\\b", "\\s(?:people|persons)\\b", "P311", "rules:staff.total", id="a branch without a literal"),
    pytest.param(LOANS, "\\speople\\b", "\\s(?:people)?", "P311", "rules:staff.total", id="a literal in an optional part"),
    pytest.param(LOANS, "\\speople\\b", "\\s(?!people)", "P311", "rules:staff.total", id="a literal that must not stand there"),
]  # fmt: skip


def changed(folder: Path, file: str, old: str, new: str) -> str:
    shutil.copytree(SMALL, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(old) >= 1, "the case must change something"
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return str(folder)


def test_the_clean_pack_is_clean() -> None:
    assert lint_pack(load_pack(str(SMALL))) == []


@pytest.mark.parametrize(("file", "old", "new", "code", "key"), CASES)
def test_one_change_gives_its_finding_at_its_entry(tmp_path: Path, file: str, old: str, new: str, code: str, key: str) -> None:
    pack = load_pack(changed(tmp_path / "small", file, old, new))
    found = lint_pack(pack)
    assert (code, pack.places[key]) in [(i.code, (i.file, i.line, i.col)) for i in found], found
    assert all(i.code in CODES for i in found)
    assert found == sorted(found, key=lambda i: (i.file, i.line, i.col, i.code))


ALLOWED = [
    pytest.param(LOANS, "'The company has a loan of {amount}[ from {from}].'", "'[From {from}, ]The company has {amount}.'",
                 id="a sentence may begin after a part that may be left out"),
    pytest.param(LOANS, "has a loan of {amount}", "has a loan. The sum is {amount}", id="a second sentence may begin"),
    pytest.param(LOANS, "\\bemploys?\\s", "\\b(?:[Ee]mploys?)\\s", id="a class of two cases"),
    pytest.param(LOANS, "[people]", "['employ']", id="another literal that the pattern implies"),
    pytest.param(LOANS, "[people]", "['employ ', 'employs ']", id="literals that hold together, with the white space"),
    pytest.param(LOANS, "\\bemploys?\\s", "(?=[^.]*\\bpeople)", id="a literal in a look ahead"),
    pytest.param(LOANS, "\\bemploys?\\s", "\\bemploys?.{0,9}\\s", id="a run with a bound"),
    pytest.param(LOANS, "literals: [loan, line]", "literals: [loan, 'credit line', 'of credit']",
                 id="the words of a lexicon list"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new"), ALLOWED)
def test_what_is_allowed_gives_no_finding(tmp_path: Path, file: str, old: str, new: str) -> None:
    assert lint_pack(load_pack(changed(tmp_path / "small", file, old, new))) == []


def test_a_capital_may_be_allowed_by_the_pack(tmp_path: Path) -> None:
    folder = changed(tmp_path / "small", LOANS, "has a loan of", "has a Harbor loan of")
    (Path(folder) / "more.yaml").write_text("lexicon:\n  template_capitals: [Harbor]\n", encoding="utf-8")
    assert lint_pack(load_pack(folder)) == []


def test_every_code_in_the_source_is_in_the_table_and_the_other_way_round() -> None:
    sources = [path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "packs").glob("*.py"))]
    table = Path(names_module.__file__).read_text(encoding="utf-8")
    start, end = table.index("CODES: Mapping"), table.index("# What the program asks for")
    text = "".join(sources).replace(table[start:end], "")
    assert set(regex.findall(r"\bP\d{3}\b", text)) == set(CODES)


def test_every_finding_of_lint_has_a_case() -> None:
    assert {str(case.values[3]) for case in CASES} == {code for code in CODES if code.startswith("P3")}


def test_what_the_program_asks_for_by_name_stands_in_its_source() -> None:
    text = "".join(p.read_text(encoding="utf-8") for p in sorted(PACKAGE.rglob("*.py")) if p.parent.name != "packs")
    names = ENGINE_PATTERNS | ENGINE_SETTINGS | ENGINE_SLOTS | (ENGINE_LISTS - {"template_capitals"})
    assert {name for name in names if not regex.search(rf"[\"{{]{name}[\"}}]", text)} == set()


@pytest.mark.parametrize("table", [PATTERN_FIELDS, FIELD_NAMES], ids=["patterns", "names of fields"])
def test_the_tables_of_paths_fit_the_models(table: dict[str, tuple[tuple[str, ...], ...]]) -> None:
    for section, paths in table.items():
        for path in paths:
            model = LISTS.get(section) or MAPPINGS[section]
            for step in path:
                found = model_of(model)
                if step != "*":
                    assert found is not None and step in found.model_fields, (section, path)
                    model = found.model_fields[step].annotation


NO_PATTERNS = {
    "tables": "id role rows_like must_add_up block kind label_field value_field label_kind share_field cell_field period_field"
    " constants priority",
    "templates": "id topic kind by not_by not_lone has lacks group year_of alone group_form group_commas max_groups unique member"
    " max_members order latest agreed unless_told not_also forms partial_forms unproved_forms cluster cluster_forms bare_first"
    " later_percent weigh as_named own_subject weight position",
    "feeds": "id item topics",
    "rewrites": "id do to level of_heads of_another behind_own_name note",
    "features": "id measure kind on weight topic topic_weight most beyond once keeps own_subject by_hand note",
    "phrases": "id",
}


@pytest.mark.parametrize("section", NO_PATTERNS)
def test_no_field_that_holds_patterns_is_forgotten(section: str) -> None:
    """A new field must be decided: a pattern, whose faults are found when the pack is loaded, or none."""
    model = model_of(LISTS[section])
    assert model is not None
    assert set(model.model_fields) == {path[0] for path in PATTERN_FIELDS[section]} | set(NO_PATTERNS[section].split())


def test_no_field_of_a_rule_that_holds_patterns_is_forgotten() -> None:
    """A new field of type text or texts must be decided: a pattern, or one of these."""
    known = {path[0] for path in PATTERN_FIELDS["rules"]} | {
        "id", "kind", "literals", "constants", "denial", "negative", "own", "headed", "known", "each", "list", "align", "attach",
        "registrant", "named_above", "note", "examples",
    }  # fmt: skip
    assert set(LISTS["rules"].model_fields) <= known
