"""The shape of the code, read from the code: which way imports point, how long modules are, what they may not say.

Nothing here imports the program; everything is read with `ast`, so a broken module is judged like any other. Each
judge is a function of source text, and the first tests show it a culprit, so that it cannot pass by being blind.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "summarizer"
MODULES = sorted(PACKAGE.rglob("*.py"))

# From the bottom to the top. A module may import its own part and any part on a lower line.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("collector", "errors", "numerals", "spans"),
    ("packs",),
    ("source",),
    ("outline",),
    ("extract",),
    ("compose",),
    ("record",),
    ("results",),
    ("api",),
    ("__init__",),
    ("cli",),
    ("__main__",),
)
LEVEL = {part: level for level, parts in enumerate(LAYERS) for part in parts}

LONGEST = 300
EMPTY_NAMES = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
SECOND_READER = {"dateparser", "quantulum3"}  # a cold start of three seconds: imported where used, never above
FREE_OF_PACK_PATTERNS = {"source", "cli"}  # may use `re`; the rest runs patterns of a pack and needs `regex`

# What a business calls its affairs. Such words are knowledge and live in rules/; the command line may show them as
# examples, a docstring may explain with them.
TRADE = re.compile(
    r"\b(revenues?|customers?|suppliers?|lenders?|loans?|borrow(?:ed|ings?)|subsidiar(?:y|ies)|distributors?|"
    r"competitors?|employees|backlog|maturity|guarantors?)\b",
    re.IGNORECASE,
)


# What every English sentence has. A pattern that asks for it is knowledge of a language.
SMALL = re.compile(r"(?<![\w<\\])(?:the|and|or|of|for|also)(?!\w)|\\s(?:the|and|or|of|for|also)\\s|\[Tt\]he", re.IGNORECASE)
SAYS_ENGLISH = ("extract", "compose")


def name_of(path: Path) -> str:
    """`summarizer/packs/schema.py` -> `summarizer.packs.schema`; a package is its `__init__`."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def part_of(module: str) -> str:
    """The part a module belongs to: `summarizer.packs.schema` -> `packs`; the package itself -> `__init__`."""
    pieces = module.split(".")
    return pieces[1] if len(pieces) > 1 else "__init__"


NAMES = {name_of(path) for path in MODULES}


def known(module: str) -> bool:
    return module in NAMES or f"{module}.__init__" in NAMES


def imports(module: str, source: str, *, top_only: bool = False) -> Iterator[tuple[int, str]]:
    """Every imported module with its line, relative ones made absolute, also under TYPE_CHECKING and in functions.

    With `top_only`, only those that run when the module is imported.
    """
    tree = ast.parse(source)
    nodes = list(walk_top(tree)) if top_only else list(ast.walk(tree))
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(module.split(".")[: -node.level]) if node.level else ""
            stem = ".".join(piece for piece in (start, node.module) if piece)
            for alias in node.names:
                inner = f"{stem}.{alias.name}"
                yield node.lineno, inner if known(inner) else stem


def walk_top(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from walk_top(child)


def wrong_arrows(module: str, source: str) -> list[str]:
    """The imports of a module that point up, or to or from a part that has no layer."""
    own = part_of(module)
    found = [] if own in LEVEL else [f"{module}: `{own}` has no layer; say where it belongs in LAYERS"]
    for line, target in imports(module, source):
        if target.split(".")[0] != "summarizer":
            continue
        part = part_of(target)
        if part == own:
            continue
        if part not in LEVEL or own not in LEVEL or LEVEL[part] >= LEVEL[own]:
            found.append(f"{module}:{line} imports {target}")
    return found


def wrong_libraries(module: str, source: str) -> list[str]:
    """Imports of a library that this module may not import, or not at its top."""
    found = [
        f"{module}:{line} imports {target} at module level: three seconds of start for every command"
        for line, target in imports(module, source, top_only=True)
        if target.split(".")[0] in SECOND_READER
    ]
    if part_of(module) not in FREE_OF_PACK_PATTERNS:
        found += [
            f"{module}:{line} imports re: patterns of a pack are written for `regex`"
            for line, target in imports(module, source)
            if target == "re"
        ]
    return found


def undocumented(module: str, source: str) -> list[str]:
    """Public functions and classes of a module, and the module itself, that have no docstring."""
    tree = ast.parse(source)
    found = [] if ast.get_docstring(tree) or not tree.body else [f"{module}: the module"]
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node):
            found.append(f"{module}:{node.lineno} {node.name}")
    return found


def trade_words(module: str, source: str) -> list[str]:
    """Business words in the string constants of a module; docstrings are free to explain."""
    tree = ast.parse(source)
    prose = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        f"{module}:{node.lineno} {match.group()!r} in {node.value[:60]!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
        for match in TRADE.finditer(node.value)
    ]


def small_words(module: str, source: str) -> list[str]:
    """English small words in the patterns of a module, and in what it compares with: they are a pack's to say."""
    tree = ast.parse(source)
    compared = {
        id(one)
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.NotEq)
        for one in (node.left, *node.comparators)
    }
    return [
        f"{module}:{node.lineno} {match.group()!r} in {node.value[:60]!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and ("\\" in node.value or id(node) in compared)
        and "\n" not in node.value
        for match in SMALL.finditer(node.value)
    ]


def cycles(graph: dict[str, set[str]]) -> list[str]:
    """Modules that import one another in a ring, each ring once, as `a -> b -> a`."""
    done: set[str] = set()
    found: list[str] = []

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            found.append(" -> ".join((*path[path.index(name) :], name)))
            return
        if name not in done:
            for target in sorted(graph.get(name, ())):
                visit(target, (*path, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())
    return found


@pytest.mark.parametrize(
    ("module", "source", "wrong"),
    [
        pytest.param("summarizer.packs.load", "import summarizer.source.filing", True, id="a pack may not know the source"),
        pytest.param("summarizer.source.open", "from summarizer.cli import main", True, id="nothing knows the command line"),
        pytest.param("summarizer.extract.scan", "from ..compose import plan", True, id="a relative import is followed"),
        pytest.param("summarizer.record.core", "def f():\n import summarizer.api", True, id="a late import is an import"),
        pytest.param("summarizer.compose.plan", "from summarizer import summarize", True, id="the package is its own top"),
        pytest.param("summarizer.errors", "import summarizer.spans", True, id="the two parts of the floor do not mix"),
        pytest.param("summarizer.stray", "", True, id="a part without a layer is refused"),
        pytest.param("summarizer.compose.plan", "import summarizer.stray", True, id="nothing imports a part without a layer"),
        pytest.param("summarizer.record.core", "from summarizer.packs import schema", False, id="downwards is fine"),
        pytest.param("summarizer.extract.scan", "from . import values", False, id="one's own part is fine"),
        pytest.param("summarizer.extract.scan", "from summarizer import spans", False, id="a module of the package is itself"),
    ],
)
def test_the_arrow_judge_sees(module: str, source: str, wrong: bool) -> None:
    assert bool(wrong_arrows(module, source)) is wrong


@pytest.mark.parametrize(
    ("module", "source", "wrong"),
    [
        pytest.param("summarizer.extract.x", "import re", True, id="re is refused where a pack's patterns run"),
        pytest.param("summarizer.extract.x", "from re import compile", True, id="re is refused by its parts too"),
        pytest.param("summarizer.source.x", "import re", False, id="re is allowed in source"),
        pytest.param("summarizer.extract.x", "import regex", False, id="regex is not re"),
        pytest.param("summarizer.record.x", "import dateparser", True, id="dateparser at the top"),
        pytest.param("summarizer.record.x", "try:\n from quantulum3 import parser\nfinally: pass", True, id="under try"),
        pytest.param("summarizer.record.x", "class A:\n import quantulum3", True, id="a class body runs at import"),
        pytest.param("summarizer.record.x", "def f():\n import dateparser", False, id="inside a function is where it belongs"),
    ],
)
def test_the_library_judge_sees(module: str, source: str, wrong: bool) -> None:
    assert bool(wrong_libraries(module, source)) is wrong


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        pytest.param('X = "our customers are"', True, id="a word in a constant"),
        pytest.param('def f():\n "Doc."\n return f"the {x} lender"', True, id="a word in an f-string"),
        pytest.param('"""Revenue is explained here."""', False, id="a docstring may explain"),
        pytest.param('X = "customise"', False, id="a part of another word is none"),
    ],
)
def test_the_trade_judge_sees(source: str, wrong: bool) -> None:
    assert bool(trade_words("summarizer.x", source)) is wrong


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        pytest.param(r'X = r"\s(?:and|or)$"', True, id="a pattern"),
        pytest.param(r'X = r"\b[Tt]he\s"', True, id="in both cases"),
        pytest.param('x = word == "or"', True, id="a comparison"),
        pytest.param(r'X = r"(?P<of>\w+)"', False, id="the name of a group is none"),
        pytest.param('X = words["and"]', False, id="the name of a word is none"),
        pytest.param('X = "the sentence denies or ends something"', False, id="a message is none"),
    ],
)
def test_the_judge_of_small_words_sees(source: str, wrong: bool) -> None:
    assert bool(small_words("summarizer.x", source)) is wrong


def test_the_docstring_judge_and_the_ring_judge_see() -> None:
    assert undocumented("m", '"""M."""\ndef f(): ...\nclass _P: ...\nclass C: ...') == ["m:2 f", "m:4 C"]
    assert cycles({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == ["a -> b -> c -> a"]
    assert cycles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_there_is_something_to_judge() -> None:
    assert {part_of(name) for name in NAMES} >= {"errors", "spans", "packs", "source", "outline", "extract", "compose", "cli"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_keeps_the_house_rules(path: Path) -> None:
    module, source = name_of(path), path.read_text(encoding="utf-8")
    complaints = wrong_arrows(module, source) + wrong_libraries(module, source) + undocumented(module, source)
    if part_of(module) != "cli":
        complaints += trade_words(module, source)
    if part_of(module) in SAYS_ENGLISH:
        complaints += small_words(module, source)
    if EMPTY_NAMES & set(re.split(r"[._]", module)):
        complaints.append(f"{module}: the name says nothing")
    lines = source.count("\n")
    if lines > LONGEST:
        complaints.append(f"{module}: {lines} lines, at most {LONGEST}")
    assert not complaints, "\n".join(complaints)


def test_no_modules_import_one_another_in_a_ring() -> None:
    graph = {
        name_of(path): {
            target if target in NAMES else f"{target}.__init__"
            for _, target in imports(name_of(path), path.read_text(encoding="utf-8"), top_only=True)
            if known(target)
        }
        - {name_of(path)}
        for path in MODULES
    }
    assert not cycles(graph)
