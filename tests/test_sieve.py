"""The quick filter of rewrites and features: no match is lost by it, and what it shows is what the plain loop shows."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import api
from summarizer.packs.book import Book
from summarizer.packs.load import load_pack
from summarizer.packs.needs import keys_of, needs
from summarizer.packs.pack import Pack
from summarizer.packs.regexes import compile_pattern
from summarizer.packs.shape import shape
from summarizer.packs.sieve import branches

ROOT = Path(__file__).resolve().parents[1]
TEXTS = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "benchmarks" / "first_items" / "kept").glob("*.txt")])[:8]
LEXICON = {"pump": ["pump", "valve"]}
PATTERNS = {"maker": r"\b[Mm]akers?\s"}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("sec-10k")


def needed(pattern: str) -> frozenset[str] | None:
    return needs(shape(pattern), Book(LEXICON, PATTERNS).resolve)


@pytest.mark.parametrize(
    ("pattern", "keys"),
    [
        (r"\bpumps\b", {"pumps "}),
        (r"\bpumps?\b", {"pump"}),  # the beginning of a word
        (r"pumps\b", None),  # it may end another word
        (r"\bpu", None),  # too short a beginning
        (r"^[Tt]he\scompany’s\b", {"company "}),  # the longest word
        (r"\b(?:is|are)\sowed\b", {"owed "}),
        (r"\b(?:pumps|valves)\s", {"pumps ", "valves "}),
        (r"\b(?:pumps|v\w+)\s", None),
        (r"(?:a\s)?\bpumps\b", {"pumps "}),
        (r"(?:\bpumps\s)*\d", {"0"}),
        (r"\$[\d.,]+", {"$"}),
        (r"(?<=\bits\s)[a-z]+(?=\spumps\b)", {"pumps "}),  # what a look must see
        (r"\b(?!pumps\b)[a-z]+", None),
        (r"\bre(?:new|tain)s\b", None),  # a word in two pieces
        (r"\brenew(?:s|ed)?\b", {"renew"}),
        (r"\bacquisition", {"acqui"}),
        (r"{maker}", {"maker"}),
        (r"{pump}\b", None),  # it may end another word
        (r"\b(?i:NET)\s", {"net "}),
        (r"[®™]", {"®", "™"}),
        # What stands beside a word, and does not end it.
        (r"\b(?:pump)+\b", {"pump"}),
        (r"\b(?=pump)-?\b", None),
        (r"\bpump-?s", {"pump"}),
        (r"\bpump\Bs", {"pump"}),
        (r"\bpump(?:-|s)", {"pump"}),
    ],
)
def test_what_a_pattern_needs(pattern: str, keys: set[str] | None) -> None:
    assert needed(pattern) == keys


def test_the_keys_of_a_text() -> None:
    assert keys_of("The net $5") == {"the ", "the", "net ", "net", "$", "0"}
    assert {"maker ", "maker", "make", "mak", "-"} <= keys_of("pump-Maker")
    assert "0" in keys_of("\u0664") and "0" in keys_of("\U00010d40")  # digits, one that Python may not know
    assert "kst " in keys_of("\u212aſt")  # letters that ignoring case takes for k and s


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("a|(?:b|c)|[|]", ["a", "(?:b|c)", "[|]"]),
        ("(?i)a|b", ["(?i)a", "(?i)b"]),
        (r"a\|b", [r"a\|b"]),
        ("(?P<a>b)?c|(?P=a)d", ["(?P<a>b)?c|(?P=a)d"]),  # what a back-reference names stands in another branch
        ("(?:a|b)c", ["(?:a|b)c"]),
    ],
)
def test_a_choice_is_taken_apart(pattern: str, parts: list[str]) -> None:
    assert branches(pattern) == parts


def sentences(path: Path) -> Iterator[str]:
    done = api.read(path.read_bytes())
    yield from (s.span.of(done.filing.view) for s in done.outline.sentences)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_it_says_what_the_plain_loop_says(path: Path, pack: Pack) -> None:
    bars = [r for r in pack.rewrites if r.do == "bar"]
    features = [(n, f) for n, f in enumerate(pack.features) if f.pattern]
    for text in sentences(path):
        plain = [n for n, r in enumerate(bars) if pack.compile(r.pattern).search(text)]
        assert list(pack.sieve("bars", bars).shown(text)) == plain, text
        found = {n for n, r in enumerate(pack.rewrites) if pack.compile(r.pattern).search(text)}
        assert found <= set(pack.sieve("rewrites", pack.rewrites).tried(text)), text
        shown = {n for n, f in features if pack.compile(f.pattern).search(text)}
        assert shown <= set(pack.sieve("features", pack.features).tried(text)), text


def test_a_pack_that_was_used_goes_to_another_process() -> None:
    pack = load_pack("sec-10k")
    text = b"Item 1. Business\n\nWe design and sell pumps to the mills of Norway through our own sales force.\n"
    api.summarize(text, pack=pack)
    again = pickle.loads(pickle.dumps(pack))  # noqa: S301  # bytes of our own
    assert api.summarize(text, pack=again).record_id == api.summarize(text, pack=pack).record_id


PIECES = ["a", "ab", "abcd", "abcdef", "k", "s", r"\b", "^", "$", r"\s", "-", "[Aa]", "[a-c]", r"\w", r"\d", "1", ".", "’"]
CHARS = ["a", "ab", "abcd", "abcdef", "k", "s", "s", "A", "b", "c", " ", " ", "-", "1", "’", "\u212a", "ſ", "İ", "é"]


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    many = st.lists(inner, min_size=1, max_size=4)
    return st.one_of(
        many.map("".join),
        many.map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}"])).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
        st.tuples(st.sampled_from(["(?=", "(?!", "(?<=", "(?<!", "(?>"]), inner).map(lambda pair: f"{pair[0]}{pair[1]})"),
    )


@given(
    st.sampled_from(["", "(?i)"]),
    st.recursive(st.sampled_from(PIECES), grown, max_leaves=6),
    st.lists(st.lists(st.sampled_from(CHARS), max_size=6).map("".join), min_size=8, max_size=8),
)
@settings(max_examples=2000, deadline=None)
def test_no_match_is_lost(flags: str, body: str, texts: list[str]) -> None:
    pattern = flags + body
    keys, plain = needed(pattern), compile_pattern(pattern, LEXICON, PATTERNS)
    parts = [regex.compile(one, regex.V0) for one in branches(pattern)]
    for text in texts:
        found = plain.search(text, timeout=5) is not None
        assert not found or keys is None or keys & keys_of(text), (pattern, text, keys)
        assert found == any(one.search(text, timeout=5) for one in parts)
