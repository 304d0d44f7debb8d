"""Patterns of packs: what macros become, what is refused, and that what is accepted compiles."""

from __future__ import annotations

import itertools
import time

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

import summarizer.packs.regexes as regexes
from summarizer.errors import PackError
from summarizer.packs.book import Book
from summarizer.packs.regexes import compile_pattern, expand, finditer, search, slots
from summarizer.packs.tokens import PatternError

LEXICON = {"month": ("May", "March", "Mar"), "lead": ("loan", "credit line"), "sign": ("$", "US$"), "none": ()}
PATTERNS = {
    "digits": r"\d+",
    "money": r"{sign}\s?{digits}",
    "any_case": "(?i)abc",
    "spread": "(?x) a  # a comment with {nothing} in it\n b [ #]",
    "circle": "x{circle}",
    "slow": "(a+)+",
}

EXPANSIONS = [
    pytest.param("{month}", "(?:March|Mar|May)", id="words: the longest first, then by the alphabet"),
    pytest.param("{lead}", r"(?:credit\s+line|loan)", id="blanks in words are any white space"),
    pytest.param("{sign}", r"(?:US\$|\$)", id="words are escaped"),
    pytest.param("{cost:digits}", r"(?P<cost>\d+)", id="a slot captures"),
    pytest.param("{money}x", r"(?:(?:US\$|\$)\s?(?:\d+))x", id="parts nest"),
    pytest.param("a{2,3}b{3}c{,4}d{2,}", "a{2,3}b{3}c{,4}d{2,}", id="quantifiers are no macros"),
    pytest.param(r"\p{Lu}\p{greek}\N{EN DASH}", r"\p{Lu}\p{greek}\N{EN DASH}", id="properties and names are no macros"),
    pytest.param(r"\{month\}", r"\{month\}", id="an escaped brace is a character"),
    pytest.param("[{month}]", "[{month}]", id="a class is left alone"),
    pytest.param("{any_case}d", "(?:(?i:abc))d", id="a part's flag holds for the part alone"),
    pytest.param("{spread}c", "(?:ab[ #])c", id="a verbose part loses its blanks and comments"),
    pytest.param("(?xi) a b \\ c", "(?i)ab\\ c", id="a verbose pattern keeps its other flags and escaped blanks"),
    pytest.param("(?#note)a b", "a b", id="a comment group goes, a blank stays"),
]


@pytest.mark.parametrize(("pattern", "expected"), EXPANSIONS)
def test_macros_are_written_out(pattern: str, expected: str) -> None:
    assert expand(pattern, LEXICON, PATTERNS) == expected
    compile_pattern(pattern, LEXICON, PATTERNS)


REFUSED = [
    pytest.param("{monht}", "P205", 1, id="an unknown macro"),
    pytest.param("x{none}", "P205", 2, id="a lexicon list without words"),
    pytest.param("{circle}{monht}", "P205", 9, id="a part's circle is the part's fault, this pattern's is its own"),
    pytest.param("(a", "P207", 1, id="an open group"),
    pytest.param("a)", "P207", 2, id="a group that nothing opens"),
    pytest.param("[a", "P207", 1, id="an open class"),
    pytest.param("a]", "P207", 2, id="a class that nothing opens"),
    pytest.param("[z-a]", "P207", 1, id="a range that runs backwards"),
    pytest.param("*a", "P207", 1, id="nothing to repeat"),
    pytest.param("a**", "P207", 3, id="a repeat repeated"),
    pytest.param("^*", "P207", 2, id="an anchor repeated"),
    pytest.param("a{3,1}", "P207", 2, id="counts in the wrong order"),
    pytest.param("a{1,5000}", "P207", 2, id="a count too large"),
    pytest.param(r"\y", "P207", 1, id="an unknown escape"),
    pytest.param(r"\p{Klingon}", "P207", 1, id="an unknown property"),
    pytest.param(r"\N{NO SUCH SIGN}", "P207", 1, id="an unknown character name"),
    pytest.param("a\\", "P207", 2, id="a backslash at the end"),
    pytest.param("(?:a){e<=1}", "P207", 6, id="fuzzy matching"),
    pytest.param("(?R)", "P207", 1, id="recursion"),
    pytest.param("(a)(?1)", "P207", 4, id="a call of a group"),
    pytest.param("(?|(a)|(b))", "P207", 1, id="a branch reset"),
    pytest.param("(?(1)a|b)", "P207", 1, id="a condition"),
    pytest.param(r"(a)\1", "P207", 4, id="a numbered back-reference"),
    pytest.param("(?P=name)", "P207", 1, id="a back-reference to no group"),
    pytest.param(r"\L<words>", "P207", 1, id="a named list"),
    pytest.param("a(?i)b", "P207", 2, id="flags in mid-pattern"),
    pytest.param("(?V1)a", "P207", 1, id="a flag of another version"),
    pytest.param("(" * 40 + "a" + ")" * 40, "P207", 21, id="groups nested too deep"),
]


@pytest.mark.parametrize(("pattern", "code", "at"), REFUSED)
def test_a_bad_pattern_is_faulted_with_its_place(pattern: str, code: str, at: int) -> None:
    faults = Book(LEXICON, PATTERNS).faults(pattern)
    assert [(fault.code, fault.at) for fault in faults] == [(code, at)]


def test_a_circle_is_the_fault_of_each_part_in_it() -> None:
    patterns = {"a1": "x{b1}", "b1": "y{c1}", "c1": "z{a1}", "d1": "{a1}"}
    book = Book({}, patterns)
    assert [str(f) for f in book.faults(patterns["b1"], "b1")] == [
        "the part {b1} contains itself: b1 > c1 > a1 > b1 (at character 2 of the pattern)"
    ]
    assert book.faults(patterns["d1"], "d1") == []
    with pytest.raises(PatternError, match="contains itself"):
        expand("{d1}", {}, patterns)


def test_parts_nest_eight_deep_and_no_deeper() -> None:
    patterns = {f"p{n}": f"x{{p{n + 1}}}" for n in range(1, 9)} | {"p9": "x"}
    book = Book({}, patterns)
    assert book.faults("{p2}") == [] and expand("{p2}", {}, patterns).count("x") == 8
    assert [fault.code for fault in book.faults("{p1}")] == ["P206"]
    with pytest.raises(PatternError):
        expand("{p1}", {}, patterns)


def test_a_small_pattern_cannot_unfold_into_a_large_one() -> None:
    patterns = {f"p{n}": f"{{p{n + 1}}}" * 20 for n in range(1, 8)} | {"p8": "x"}
    start = time.process_time()
    with pytest.raises(PatternError, match="written out"):
        expand("{p1}", {}, patterns)
    assert [fault.code for fault in Book({}, patterns).faults("(?:{p1})*")] == ["P206"]
    assert slots("{p1}", patterns) == ()
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("(?:" + "a?" * 3000 + ")*", id="thousands of options"),
        pytest.param("(?:" + "|".join("ab" * n for n in range(1, 120)) + ")*", id="branches that begin alike"),
        pytest.param("(?:" * 15 + "a" + "{9})" * 15 + "*", id="counts in counts"),
        pytest.param("(?:[ab]|" * 19 + "c" + ")*" * 19, id="loops in loops"),
    ],
)
def test_the_check_itself_takes_little_time(pattern: str) -> None:
    start = time.process_time()
    assert [fault.code for fault in Book({}, {}).faults(pattern)] == ["P208"]
    assert time.process_time() - start < 5


EXPONENTIAL = [
    pytest.param("(a+)+", id="a loop of a loop"),
    pytest.param("(a|aa)+", id="branches of which one is made of the other"),
    pytest.param("(.*)*", id="anything, any number of times"),
    pytest.param("(?:a?a?)*", id="two options for one character"),
    pytest.param(r"(?:\w+\s*)+", id="words with blanks that may be missing"),
    pytest.param(r"(?:\w|\d)*", id="classes that overlap"),
    pytest.param("(?i)(?:a|A)*", id="branches equal but for case"),
    pytest.param("(?:(?:a?|b?)c)+", id="two ways to be empty"),
    pytest.param("(?:(?:a?|b?)(?:c?|d?))*", id="two ways to be empty in a loop that may be"),
    pytest.param("(?:a{1,20}){1,20}", id="counts that are as good as unbounded"),
    pytest.param("(?:a{2}|a{3})+", id="counts that add up to the same"),
    pytest.param("x(?=(a+)+b)", id="within a look"),
    pytest.param("(?:{digits})+", id="a loop around a part with a loop"),
    pytest.param("(?>(?:a+)+)", id="within an atomic group"),
]
HARMLESS = [
    pytest.param(r"(?:\s+\w+)+", id="words that blanks divide"),
    pytest.param(r"[A-Z]\w*(?:\s[A-Z]\w*)*", id="capitalised words"),
    pytest.param("(?:a+)*+", id="a possessive loop"),
    pytest.param("(?:(?>a+))+", id="a loop of an atomic group"),
    pytest.param("(?:a++)+", id="a loop of a possessive loop"),
    pytest.param("(?:ab|cd)*", id="branches that begin apart"),
    pytest.param("(?:a|A)*", id="branches apart by case"),
    pytest.param("(?:{month},?\\s)+", id="words of a list of which one begins another"),
    pytest.param("[^.;]{0,80}?x", id="a run with a bound"),
    pytest.param("(?:,\\d{3})+", id="groups of digits"),
    pytest.param("(a+){3}", id="few rounds"),
    pytest.param("a+a+a+", id="loops in a row: slow, but not exponential"),
    pytest.param("(?:{slow}x)*", id="a part at fault is told where it stands, not where it is used"),
]


@pytest.mark.parametrize("pattern", EXPONENTIAL)
def test_a_loop_with_two_ways_is_refused(pattern: str) -> None:
    assert [fault.code for fault in Book(LEXICON, PATTERNS).faults(pattern)] == ["P208"]


@pytest.mark.parametrize("pattern", HARMLESS)
def test_a_loop_with_one_way_is_not(pattern: str) -> None:
    assert Book(LEXICON, PATTERNS).faults(pattern) == []


BODIES = st.recursive(
    st.sampled_from(["a", "b", "[ab]"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda two: f"(?:{two[0]}|{two[1]})"),
        inner.map(lambda one: f"(?:{one})?"),
        inner.map(lambda one: f"(?:{one})+"),
    ),
    max_leaves=5,
)


def ways_to_read(body: str, text: str) -> int:
    """In how many ways (?:body)+ divides `text` into rounds: a lower bound of what an engine may try."""
    one = regex.compile(body)
    counts = [1] + [0] * len(text)
    for end in range(1, len(text) + 1):
        counts[end] = sum(counts[start] for start in range(end) if one.fullmatch(text, start, end))
    return counts[-1]


@given(BODIES)
def test_an_accepted_loop_divides_every_text_in_one_way(body: str) -> None:
    """A second opinion that knows nothing of automata: all texts of up to six letters, by counting."""
    if Book({}, {}).faults(f"(?:{body})+x"):
        return
    for length in range(1, 7):
        for letters in itertools.product("ab", repeat=length):
            assert ways_to_read(body, "".join(letters)) <= 1, letters


PIECES = st.sampled_from(
    ["a", "é", " ", "#", "]", "-", "^", "$", ".", "*", "+", "?", "{2}", "{,3}", "{x1}", "{v:x1}", "(", ")", "(?:", "(?P<n>",
     "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?i:", "(?-i:", "(?i)", "(?x)", "|", "[ab]", "[^a-z]", "[]a]", "[[:alpha:]]",
     r"\d", r"\b", r"\s", r"\p{Lu}", r"\(", r"\{", r"\A", r"\x41", "(?P=n)", "[", "{", "}", "\\"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_what_is_accepted_compiles(pattern: str) -> None:
    patterns = {"x1": "y+"}
    if Book({}, patterns).faults(pattern):
        return
    expanded = expand(pattern, {}, patterns)
    regex.compile(expanded, regex.V0)
    assert expand(expanded, {}, {}) == expanded, "what is written out has no macro left"


def test_slots_are_those_of_the_parts_too() -> None:
    patterns = {"pair": "{cost:digits}-(?P<end>x)", "digits": r"\d"}
    assert slots("{pair}{when:digits}", patterns) == ("cost", "end", "when")


def test_a_match_that_takes_too_long_names_its_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regexes, "TIMEOUT", 0.05)
    slow = regex.compile(r"^(?:a|a)*$")
    text = "a" * 40 + "!"
    with pytest.raises(PackError, match=r"rule loan\.slow"):
        search(slow, text, rule="loan.slow")
    with pytest.raises(PackError, match=r"rule loan\.slow"):
        list(finditer(slow, text, rule="loan.slow"))


def test_search_and_finditer_keep_to_their_span() -> None:
    pattern = compile_pattern("{digits}", LEXICON, PATTERNS)
    assert [m.span() for m in finditer(pattern, "1 22 333", 2, 7)] == [(2, 4), (5, 7)]
    found = search(pattern, "1 22 333", 4)
    assert found is not None and found.span() == (5, 8)
    assert search(pattern, "1 22 333", 4, 5) is None
