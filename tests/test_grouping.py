"""What facts are one, and what names say nothing beside others: by look-up, as comparing each with each would find."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from layout_fixture import outlined
from whole_runs import sec_10k

from summarizer.compose.grouping import Longer
from summarizer.extract.attach import Book
from summarizer.extract.facts import Fact, Field
from summarizer.spans import Span

KIND = "customer"
WORDS = ["Vik", "Mills", "mills", "mill", "Oslo", "VM", "OM", "MO"]


def is_short_for(name: str, other: str) -> bool:
    """The slow reference: whether a name is the beginning or end of another one, holds words of it, or is its letters."""
    letters = "".join(word[0] for word in other.split() if word[0].isupper())
    small, whole = name.lower(), other.lower()
    return (
        whole.endswith(" " + small)
        or whole.startswith((small + " ", small.removesuffix("s") + " "))
        or (small.split()[-1:] == whole.split()[-1:] and set(small.split()) < set(whole.split()))
        or (name.isupper() and len(name) > 1 and letters.endswith(name))
    )


@settings(max_examples=3000, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=6))
def test_names_that_others_hold_are_found_by_look_up(names: list[str]) -> None:
    longer = Longer(names)
    assert [longer.has(name) for name in names] == [any(is_short_for(name, other) for other in names) for name in names]


def fact(name: str, table: int) -> Fact:
    fields = {"name": Field(name, "", name, (Span(0, 1),), "name")} if name else {}
    return Fact("", KIND, "rule", fields, (Span(0, 1),), sentence=0, table=table)


STEPS = st.tuples(st.sampled_from(["", "Vik", "VIK", "Oslo", "Anvil"]), st.sampled_from([-1, 0]), st.integers(-1, 3))


@settings(max_examples=1000, deadline=None)
@given(st.lists(STEPS, max_size=12))
def test_facts_of_one_identity_are_one_whatever_became_of_the_others(steps: list[tuple[str, int, int]]) -> None:
    """A fact is added, or put in the place of an earlier one; the reference compares it with all of the list."""
    _, outline = outlined("We sell pumps to mills.\n")
    book, known = Book(outline, sec_10k()), list[Fact]()
    for name, table, place in steps:
        if 0 <= place < len(known):
            book._change(place, fact(name, table))
            known[place] = fact(name, table)
            continue
        book.add(fact(name, table))
        same = (f for f in known if name and f.value("name").casefold() == name.casefold() and f.table == table)
        if next(same, None) is None:
            known.append(fact(name, table))
    assert [(f.value("name"), f.table) for f in book._facts] == [(f.value("name"), f.table) for f in known]
