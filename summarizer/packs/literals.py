"""Whether a rule's literals are what its pattern implies, so that the quick filter loses no match.

Two checks, and neither is a proof: the rule's own examples that match must hold a literal; and the pattern's text must
show it, that is, every way through the pattern passes words of which one contains a literal. White space in a pattern
counts as one blank, because literals are looked for in text whose white space is single blanks.
"""

from __future__ import annotations

from itertools import product

import regex

from summarizer.packs.book import Book
from summarizer.packs.fact_schema import Rule
from summarizer.packs.regexes import compile_pattern, search
from summarizer.packs.shape import Choice, Empty, Group, Macro, One, Repeat, Sequence, Shape, Text, shape
from summarizer.packs.tokens import PatternError

MAX_WAYS = 64
_CLASSES = {r"\s": (" ",), r"[\s-]": (" ", "-"), r"[-\s]": (" ", "-")}
_FEW = regex.compile(r"\[([^\\\[\]^-]{1,4})\]")  # a class of a few characters, such as [Ww]


def literal_issues(rule: Rule, book: Book) -> list[tuple[str, str]]:
    """Code and message of what is wrong between the rule's literals and its patterns."""
    literals = tuple(text.lower() for text in rule.literals)
    found = []
    try:
        compiled = compile_pattern(rule.pattern, book.lexicon, book.patterns)
        for number, example in enumerate(rule.examples, 1):
            plain = " ".join(example.text.lower().split())
            if not any(literal in plain for literal in literals) and search(compiled, example.text, rule=rule.id):
                found.append(("P310", f"example {number} matches the pattern but holds none of the literals"))
        trees = [shape(text) for text in (rule.pattern, *rule.when)]
    except PatternError as error:
        return [(error.code, str(error))]
    if not any(implied(tree, literals, book) for tree in trees):
        _, free = min((_uncovered(tree, literals, book) for tree in trees), key=_nearness)
        free = sorted({word.strip() for word in free}, key=lambda word: (len(word), word))
        shown = f": it can match through {', '.join(repr(word) for word in free[:3])}" if free else ""
        found.append(("P311", f"the pattern does not show that one of the literals must stand in the sentence{shown}"))
    return found


def implied(tree: Shape, literals: tuple[str, ...], book: Book) -> bool:
    """Whether every match of `tree` holds a literal, as far as its words show."""
    if (words := ways(tree, book)) is not None:
        return bool(words) and all(any(literal in word for literal in literals) for word in words)
    match tree:
        case Macro():
            return implied(book.resolve(tree), literals, book)
        case Choice(branches=branches):
            return all(implied(branch, literals, book) for branch in branches)
        case Repeat(body=body, low=low):
            return low > 0 and implied(body, literals, book)
        case Group(body=body, kind=kind):
            return kind != "not" and implied(body, literals, book)
        case Sequence(parts=parts):
            runs = _runs(parts, book)
            if any(run and all(any(literal in word for literal in literals) for word in run) for run in runs):
                return True
            return any(implied(part, literals, book) for part in parts)
    return False


def ways(tree: Shape, book: Book) -> tuple[str, ...] | None:
    """The texts that `tree` matches, in lower case, when they are few; white space is one blank. None: many."""
    match tree:
        case Text(text=text):
            return (" " if text.isspace() else text.lower(),)
        case Empty() | Group(kind="not") | Group(kind="look"):
            return ("",)
        case One(source=source):
            few = _FEW.fullmatch(source)
            return tuple(sorted(set(few[1].lower()))) if few else _CLASSES.get(source)
        case Macro():
            return ways(book.resolve(tree), book)
        case Group(body=body):
            return ways(body, book)
        case Choice(branches=branches):
            return _joined([ways(branch, book) for branch in branches])
        case Repeat(body=body, low=low, high=high):
            inner = ways(body, book)
            if inner == (" ",):
                return (" ",) if low else ("", " ")
            if high == 1:
                return inner if low else _joined([("",), inner])
            return inner if low == high == 1 else None
        case Sequence(parts=parts):
            words: tuple[str, ...] = ("",)
            for part in parts:
                more = ways(part, book)
                if more is None or len(words) * len(more) > MAX_WAYS:
                    return None
                words = tuple(dict.fromkeys(a + b for a, b in product(words, more)))
            return words


def _joined(branches: list[tuple[str, ...] | None]) -> tuple[str, ...] | None:
    words: dict[str, None] = {}
    for branch in branches:
        if branch is None:
            return None
        words.update(dict.fromkeys(branch))
    return tuple(words) if len(words) <= MAX_WAYS else None


def _runs(parts: tuple[Shape, ...], book: Book) -> list[tuple[str, ...]]:
    """The texts of each stretch of parts whose texts are few; a stretch ends where there would be too many."""
    runs: list[tuple[str, ...]] = []
    current: tuple[str, ...] | None = None
    for part in parts:
        words = ways(part, book)
        if words is not None and current is not None and len(words) * len(current) <= MAX_WAYS:
            current = tuple(dict.fromkeys(a + b for a, b in product(current, words)))
            continue
        runs += [current] if current is not None else []
        current = words
    return runs + ([current] if current is not None else [])


Free = tuple[bool, list[str]]


def _nearness(found: Free) -> tuple[bool, int]:
    return (not (found[0] and found[1]), len(found[1]))


def _uncovered(tree: Shape, literals: tuple[str, ...], book: Book) -> Free:
    """Words through which `tree` matches without a literal, and whether other words at that place hold one.

    Of several places in a row, the nearest to what the writer meant: where some words hold a literal, and the fewest
    do not.
    """
    match tree:
        case Group(body=body) | Repeat(body=body):
            return _uncovered(body, literals, book)
        case Choice(branches=branches):
            held = [implied(branch, literals, book) for branch in branches]
            inner = [_uncovered(branch, literals, book) for branch, sure in zip(branches, held, strict=True) if not sure]
            return any(held) or any(some for some, _ in inner), [word for _, words in inner for word in words]
        case Sequence(parts=parts):
            found = [_uncovered(part, literals, book) for part in parts if isinstance(part, Choice | Group)]
            for run in _runs(parts, book):
                free = [word for word in run if word.strip() and not any(literal in word for literal in literals)]
                found.append((len(free) < len(run) and any(x in word for word in run for x in literals), free))
            return min(((some, words) for some, words in found if words), key=_nearness, default=(False, []))
    words = [word for word in ways(tree, book) or () if word.strip()]
    return False, [word for word in words if not any(literal in word for literal in literals)]
