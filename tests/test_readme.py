"""The README's examples, run. A reader who copies them must see what they say.

A ```console block is a script: lines that begin with `$ ` are commands, run in order by bash in an empty folder that has
`seeds/`, `fixtures/` and `rules/`; each must exit with 0. The lines below a command must be lines of its output, in that
order; other lines may stand between them, so that an example survives a better wording.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml

from summarizer import api, errors

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/new-form.md")
ALL_PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))
FENCE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)

# The program of this checkout under its everyday name, without asking that it is installed.
PRELUDE = """set -u
summarizer() { "$PYTHON" -m summarizer "$@"; }
python3() { "$PYTHON" "$@"; }
"""


def examples(page: str) -> list[list[tuple[str, list[str]]]]:
    """The console blocks of a page: per block, its commands with the output lines shown."""
    blocks = []
    for body in FENCE.findall(page):
        steps: list[tuple[str, list[str]]] = []
        for line in body.splitlines():
            if line.startswith("$ "):
                steps.append((line[2:], []))
            elif line.strip():
                assert steps, f"output before any command: {line}"
                steps[-1][1].append(line)
        blocks.append(steps)
    return blocks


def missing(shown: list[str], output: str) -> list[str]:
    """The shown lines that do not follow one another in the output."""
    lines = iter(line.rstrip() for line in output.splitlines())
    return [line for line in shown if line.rstrip() not in lines]


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """One command in bash, with this checkout's program, away from the checkout."""
    environment = {**os.environ, "PYTHON": sys.executable, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    return subprocess.run(
        ["bash", "-c", PRELUDE + command], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


BLOCKS = [(page, number, block) for page in PAGES for number, block in enumerate(examples((ROOT / page).read_text("utf-8")), 1)]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the examples are written for bash")
@pytest.mark.parametrize("block", [pytest.param(block, id=f"{page}, example {number}") for page, number, block in BLOCKS])
def test_an_example_does_what_it_shows(block: list[tuple[str, list[str]]], tmp_path: Path) -> None:
    for folder in ("seeds", "fixtures", "rules"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for command, shown in block:
        done = run(command, tmp_path)
        assert done.returncode == 0, f"$ {command}\nexit {done.returncode}\n{done.stdout}{done.stderr}"
        assert not missing(shown, done.stdout), f"$ {command}\nshows {shown}\nprints\n{done.stdout}{done.stderr}"


def test_the_python_example_runs(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (code,) = re.findall(r"^```python\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    (tmp_path / "example.py").write_text(code, "utf-8")
    done = run("python3 example.py", tmp_path)
    assert done.returncode == 0, done.stderr


def test_the_reader_of_examples_sees_commands_output_and_order() -> None:
    (block,) = examples("Text\n```console\n$ one\na\n\nb\n$ two\n```\n```sh\n$ not this\n```\n")
    assert block == [("one", ["a", "b"]), ("two", [])]
    assert missing(["a", "b"], "x\na\ny\nb\n") == []
    assert missing(["b", "a"], "a\nb\n") == ["a"]


def test_every_command_of_the_program_has_an_example() -> None:
    text = "\n".join(command for _, _, block in BLOCKS for command, _ in block)
    commands = ("summarize", "extract", "outline", "verify", "rules list", "rules lint", "--version")
    assert [name for name in commands if f"summarizer {name}" not in text] == []


def test_the_two_commands_of_the_readme_are_targets_of_make_and_ci_calls_the_second() -> None:
    commands = re.findall(r"^```sh\n(.*)\n```$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert commands == ["make seed", "make test"]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for command in commands:
        assert re.search(rf"^{command.removeprefix('make ')}:", makefile, re.MULTILINE), command
    assert re.search(r"^make test\b", (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)


def test_the_exit_codes_of_the_readme_are_those_of_the_program() -> None:
    table = (ROOT / "README.md").read_text("utf-8").split("## Exit codes")[1].split("##")[0]
    stated = [int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)]
    assert stated == sorted(value for name, value in vars(errors).items() if name.startswith("EXIT_"))


@pytest.mark.parametrize(
    "page", sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))
)
def test_the_links_of_a_page_lead_somewhere(page: str) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / page).read_text("utf-8"))
    assert [target for target in targets if not ((ROOT / page).parent / target).exists()] == []


@pytest.fixture
def contributed(tmp_path: Path) -> tuple[Path, list[dict[str, Any]]]:
    """The shipped pack with the rule that CONTRIBUTING.md shows, as a file of its own, and the rules in that file."""
    (block,) = re.findall(r"^ *```yaml\n(.*?)^ *```$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    pack = tmp_path / "sec-10k"
    shutil.copytree(ROOT / "rules" / "sec-10k", pack)
    (pack / "rules" / "contributed.yaml").write_text(textwrap.dedent(block), "utf-8")
    return pack, yaml.safe_load(block)["rules"]


def test_the_rule_of_contributing_gives_lint_nothing_to_say(contributed: tuple[Path, list[dict[str, Any]]]) -> None:
    done = run(f"summarizer rules lint --pack '{contributed[0]}'", contributed[0])
    assert done.returncode in (errors.EXIT_OK, errors.EXIT_FINDINGS), done.stderr
    assert "contributed.yaml" not in done.stdout + done.stderr


def test_the_rule_of_contributing_finds_its_examples_and_the_shipped_pack_does_not(
    contributed: tuple[Path, list[dict[str, Any]]],
) -> None:
    pack, (rule,) = contributed
    for example in rule["examples"]:
        filing = f"ITEM 1. BUSINESS\n\n{example['text']}\n".encode()
        facts = api.extract(filing, kinds=[rule["kind"]], pack=str(pack)).as_json()["facts"]
        found = [{name: field["raw"] for name, field in fact["fields"].items()} for fact in facts if fact["rule"] == rule["id"]]
        assert found == example.get("facts", [])
        assert not api.extract(filing, kinds=[rule["kind"]]).as_json()["facts"]
