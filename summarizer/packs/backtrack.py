"""Whether a loop of a pattern can be split in exponentially many ways, decided from its shape.

A backtracking engine tries every way in which `(a+)+` can divide "aaaa" before it gives up. The check builds the
position automaton (Glushkov) of each outermost loop and looks for one text that leads from one position to one other
on two different paths: exactly then the number of ways doubles with every round. Characters are compared over a
sample alphabet, tests such as `\\b` are taken to hold always, and counts above a few are taken for unbounded: so a
loop may be refused that a look would save (the remedy is to make it possessive), and polynomial time is not found.
`regexes.search` bounds what slips through.
"""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import regex

from summarizer.packs.shape import Choice, Empty, Group, Macro, One, Repeat, Sequence, Shape, Text
from summarizer.packs.tokens import PatternError

MANY = 4  # a loop that may run more often than this is judged: k rounds can divide n characters in n over k ways
COPIES = 9  # within a loop that is judged, counts up to this are taken exactly, greater ones as unbounded
MAX_POSITIONS = 3_000
MAX_PAIRS = 200_000

_ALPHABET = (
    string.ascii_lowercase + string.ascii_uppercase + " " + string.digits + string.punctuation + "\n\t"
    "\u00a0éÉßłÅ中あ’‘“”–—•€£¥§©®™½·…٣²ªǅ\u0301\u200b\U0001d49c"
)

Resolve = Callable[[Macro], Shape]


def exponential(tree: Shape, resolve: Resolve) -> PatternError | None:
    """The first loop of `tree` that may take exponential time, as an error with a text that shows it, or None.

    `resolve` gives the shape of a macro. Loops inside macros are judged where the macro is defined, and here only as
    parts of a loop around them.
    """
    stack = [(tree, False)]
    while stack:
        node, inside = stack.pop()
        if isinstance(node, Repeat):
            open_loop = node.high is None or node.high > MANY
            if open_loop and not node.possessive and not inside and not isinstance(node.body, One | Text):
                if witness := _ambiguous(node.body, resolve):
                    return PatternError(
                        "P208",
                        f"the pattern may take exponential time: its loop can read {witness!r} in more than one way",
                        node.at + 1,
                        "begin each round with something the round before cannot take, or write a '+' after the loop",
                    )
                stack.append((node.body, True))
            else:
                stack.append((node.body, inside and not node.possessive))
        elif isinstance(node, Group):
            stack.append((node.body, inside and node.kind == "plain"))
        elif isinstance(node, Sequence):
            stack.extend((part, inside) for part in reversed(node.parts))
        elif isinstance(node, Choice):
            stack.extend((branch, inside) for branch in reversed(node.branches))
    return None


@dataclass(slots=True)
class _Automaton:
    """The positions of a loop's body: what each can read, and what can follow it within one round or the next."""

    resolve: Resolve
    what: list[Text | One | tuple[Text | One, ...]] = field(default_factory=list)
    follow: list[dict[int, None]] = field(default_factory=list)
    twice: tuple[int, int] | None = None
    empty_twice: bool = False
    links: int = 0

    def position(self, what: Text | One | tuple[Text | One, ...]) -> int:
        if len(self.what) >= MAX_POSITIONS:
            raise PatternError("P208", "a loop is too large to be checked for exponential time", 0, "move it out of the loop")
        self.what.append(what)
        self.follow.append({})
        return len(self.what) - 1

    def link(self, last: list[int], first: list[int]) -> None:
        """Let `first` follow `last`; a pair that is linked already can be passed in two ways."""
        self.links += len(last) * len(first)
        if self.links > MAX_PAIRS:
            raise PatternError("P208", "a loop is too large to be checked for exponential time", 0, "move it out of the loop")
        for a in last:
            row = self.follow[a]
            for b in first:
                if b in row and self.twice is None:
                    self.twice = (a, b)
                row[b] = None

    def add(self, node: Shape) -> tuple[bool, list[int], list[int]]:
        """Whether the node can be empty, its first positions and its last ones."""
        match node:
            case Text(text=text):
                chain = [self.position(Text(char, node.fold)) for char in text]
                for a, b in pairwise(chain):
                    self.link([a], [b])
                return not chain, chain[:1], chain[-1:]
            case One():
                at = self.position(node)
                return False, [at], [at]
            case Empty() | Group(kind="look") | Group(kind="not"):
                return True, [], []
            case Macro():
                return self.add(self.resolve(node))
            case Group(kind="atomic"):
                return self._sealed(node.body)
            case Group():
                return self.add(node.body)
            case Choice(branches=branches):
                found = [self.add(branch) for branch in branches]
                self.empty_twice |= sum(empty for empty, _, _ in found) > 1
                return (
                    any(empty for empty, _, _ in found),
                    [a for _, first, _ in found for a in first],
                    [a for _, _, last in found for a in last],
                )
            case Sequence(parts=parts):
                return self._sequence(parts)
            case Repeat():
                return self._repeat(node)

    def _sequence(self, parts: tuple[Shape, ...]) -> tuple[bool, list[int], list[int]]:
        empty, first, last = True, list[int](), list[int]()
        for part in parts:
            part_empty, part_first, part_last = self.add(part)
            self.link(last, part_first)
            first = first + part_first if empty else first
            last = last + part_last if part_empty else part_last
            empty = empty and part_empty
        return empty, first, last

    def _repeat(self, node: Repeat) -> tuple[bool, list[int], list[int]]:
        if node.possessive:
            empty, first, last = self._sealed(node.body)
            return empty or node.low == 0, first, last
        high = None if node.high is None or node.high > COPIES else node.high
        low = min(node.low, COPIES)
        if high is None:
            before = self._sequence((node.body,) * (low - 1))
            empty, first, last = self.add(node.body)
            self.empty_twice |= empty and low == 0
            self.link(last, first)
            return self._join(before, (empty or low == 0, first, last))
        rest: tuple[bool, list[int], list[int]] = (True, [], [])
        for _ in range(high - low):  # a{0,2} is (a(a)?)?
            part = self.add(node.body)
            self.empty_twice |= part[0]
            joined = self._join(part, rest)
            rest = (True, joined[1], joined[2])
        return self._join(self._sequence((node.body,) * low), rest)

    def _join(
        self, before: tuple[bool, list[int], list[int]], after: tuple[bool, list[int], list[int]]
    ) -> tuple[bool, list[int], list[int]]:
        self.link(before[2], after[1])
        return (
            before[0] and after[0],
            before[1] + after[1] if before[0] else before[1],
            before[2] + after[2] if after[0] else after[2],
        )

    def _sealed(self, body: Shape) -> tuple[bool, list[int], list[int]]:
        """A part that gives nothing back has one way to match: one position that reads what the part begins with."""
        inner = _Automaton(self.resolve)
        empty, first, _ = inner.add(body)
        begins: list[Text | One] = []
        for at in first:
            what = inner.what[at]
            begins.extend(what if isinstance(what, tuple) else (what,))
        place = self.position(tuple(begins))
        return empty, [place], [place]


def _ambiguous(body: Shape, resolve: Resolve) -> str:
    """A text that one round or more of the loop can read in two ways, or ''."""
    automaton = _Automaton(resolve)
    _, first, last = automaton.add(body)
    if not automaton.what:
        return ""
    automaton.link(last, first)
    alphabet = _alphabet(automaton)
    masks = [_mask(what, alphabet) for what in automaton.what]
    if automaton.twice is not None:
        return "".join(_char(masks[at], alphabet) for at in automaton.twice)
    if automaton.empty_twice:
        return _char(masks[first[0]], alphabet)
    return _two_paths([list(row) for row in automaton.follow], masks, alphabet)


def _two_paths(follow: list[list[int]], masks: list[int], alphabet: str) -> str:
    """A text with two paths between the same two positions, found breadth first over pairs of positions, or ''."""
    came: dict[tuple[int, int], tuple[tuple[int, int] | None, int]] = {}
    queue: list[tuple[int, int]] = []

    def step(origin: tuple[int, int] | None, left: list[int], right: list[int]) -> str | None:
        for p in left:
            for r in right:
                shared = masks[p] & masks[r]
                if not shared:
                    continue
                if p == r:
                    if origin is not None:
                        return _trail(origin, came, alphabet) + _char(shared, alphabet)
                    continue
                pair = (p, r) if p < r else (r, p)
                if pair not in came:
                    came[pair] = (origin, shared)
                    queue.append(pair)
                    if len(came) > MAX_PAIRS:
                        raise PatternError("P208", "a loop is too large to be checked for exponential time")
        return None

    seen: set[tuple[int, ...]] = set()
    for row in follow:
        if tuple(row) not in seen:
            seen.add(tuple(row))
            step(None, row, row)
    at = 0
    while at < len(queue):
        pair = queue[at]
        at += 1
        if (found := step(pair, follow[pair[0]], follow[pair[1]])) is not None:
            return found
    return ""


def _trail(pair: tuple[int, int], came: dict[tuple[int, int], tuple[tuple[int, int] | None, int]], alphabet: str) -> str:
    text = ""
    at: tuple[int, int] | None = pair
    while at is not None:
        at, shared = came[at]
        text = _char(shared, alphabet) + text
    return text


def _char(mask: int, alphabet: str) -> str:
    """The first character of the alphabet that the mask holds."""
    return alphabet[(mask & -mask).bit_length() - 1] if mask else ""


def _alphabet(automaton: _Automaton) -> str:
    """The sample alphabet, with those characters of the loop that it lacks."""
    own = {
        char
        for what in automaton.what
        for piece in (what if isinstance(what, tuple) else (what,))
        if isinstance(piece, Text)
        for char in piece.text
    }
    return _ALPHABET + "".join(sorted(own - set(_ALPHABET)))


def _mask(what: Text | One | tuple[Text | One, ...], alphabet: str) -> int:
    """Which characters of the alphabet a position can read, one bit each."""
    if isinstance(what, tuple):
        mask = 0
        for piece in what:
            mask |= _mask(piece, alphabet)
        return mask
    source = regex.escape(what.text) if isinstance(what, Text) else what.source
    return _mask_of(source, what.fold, alphabet)


@lru_cache(maxsize=4096)
def _mask_of(source: str, fold: bool, alphabet: str) -> int:
    if source == ".":
        return (1 << len(alphabet)) - 1
    matcher = regex.compile(source, regex.V0 | (regex.IGNORECASE if fold else 0))
    return sum(1 << index for index, char in enumerate(alphabet) if matcher.fullmatch(char))
