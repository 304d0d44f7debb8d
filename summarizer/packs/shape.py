"""The shape of a pattern: its parts as a tree, read from the pattern's text and not run.

Packs may come from strangers, and a writer of rules deserves a place for each mistake; so patterns are read here
before any engine sees them. What the language is, `tokens` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.packs.tokens import PatternError, Token, tokens

MAX_COUNT = 1_000
MAX_GROUPS = 20


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that stand for themselves."""

    text: str
    fold: bool


@dataclass(frozen=True, slots=True)
class One:
    """One character out of many, as the pattern writes it: `.`, `\\w`, `[a-z]`."""

    source: str
    fold: bool


@dataclass(frozen=True, slots=True)
class Macro:
    """`{name}` or `{field:name}`: a part that stands elsewhere."""

    name: str
    field: str
    at: int
    fold: bool


@dataclass(frozen=True, slots=True)
class Empty:
    """A test that takes no character, such as `^` or `\\b`."""

    source: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts one after the other."""

    parts: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Branches of which one matches."""

    branches: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part `low` to `high` times (None: without bound); possessive ones give nothing back."""

    body: Shape
    low: int
    high: int | None
    possessive: bool
    at: int


@dataclass(frozen=True, slots=True)
class Group:
    """A group. `kind` is `plain`, `atomic`, `look` (ahead or behind, positive), or `not` (negative look)."""

    body: Shape
    kind: str
    name: str = ""


Shape = Text | One | Macro | Empty | Sequence | Choice | Repeat | Group


@lru_cache(maxsize=4096)
def shape(pattern: str, fold: bool = False) -> Shape:
    """The tree of a pattern, read without regard to case when `fold` is set or the pattern opens with `(?i)`.

    A `PatternError` says what is wrong with it, and where.
    """
    flags, found = tokens(pattern)
    return _Reader(found, fold or "i" in flags).read()


class _Reader:
    """Recursive descent over the tokens of one pattern; groups are bounded in depth, so it is too."""

    def __init__(self, found: tuple[Token, ...], fold: bool) -> None:
        self.found, self.fold, self.next, self.depth = found, fold, 0, 0
        self.names: set[str] = set()

    def read(self) -> Shape:
        """The whole pattern."""
        tree = self._choice()
        if self.next < len(self.found):
            raise PatternError("P207", "a ')' without its '('", self.found[self.next].at + 1, "write \\)")
        return tree

    def _choice(self) -> Shape:
        branches = [self._sequence()]
        while self.next < len(self.found) and self.found[self.next].kind == "either":
            self.next += 1
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _sequence(self) -> Shape:
        parts: list[Shape] = []
        repeatable = False
        while self.next < len(self.found):
            token = self.found[self.next]
            if token.kind in ("either", "close"):
                break
            self.next += 1
            if token.kind == "repeat":
                if not repeatable:
                    hint = "to mean the character, write a backslash before it"
                    raise PatternError("P207", f"'{token.text}' has nothing to repeat", token.at + 1, hint)
                parts.append(_repeat(_last(parts), token))
                repeatable = False
                continue
            part = self._part(token)
            if isinstance(part, Text) and parts and isinstance(before := parts[-1], Text) and before.fold == part.fold:
                parts[-1] = Text(before.text + part.text, part.fold)
            else:
                parts.append(part)
            repeatable = not isinstance(part, Empty) and not (isinstance(part, Group) and part.kind in ("look", "not"))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _part(self, token: Token) -> Shape:
        match token.kind:
            case "word":
                return Text(token.text, self.fold)
            case "literal":
                return Text(token.text[1:], self.fold)
            case "macro":
                field, _, name = token.text[1:-1].rpartition(":")
                self.names.add(field)
                return Macro(name, field, token.at, self.fold)
            case "class" | "any":
                return One(token.text, self.fold)
            case "back":
                name = token.text.strip("()?P=")
                if name not in self.names:
                    raise PatternError("P207", f"no group {name!r} stands before {token.text}", token.at + 1)
                return Repeat(One(".", self.fold), 0, 9, False, token.at)
            case "anchor":
                return Empty(token.text)
        return self._group(token)

    def _group(self, token: Token) -> Group:
        """What stands between `token`, an opening parenthesis, and its end."""
        self.depth += 1
        if self.depth > MAX_GROUPS:
            raise PatternError("P207", f"groups nested deeper than {MAX_GROUPS}", token.at + 1)
        outer = self.fold
        head = token.text[1:]
        kind, name = "plain", ""
        if head.endswith((">", "=", "!")):
            kind = {"?>": "atomic", "?=": "look", "?<=": "look", "?!": "not", "?<!": "not"}.get(head, "plain")
            name = head[head.index("<") + 1 : -1] if kind == "plain" else ""
            self.names.add(name)
        elif head.endswith(":"):
            on, _, off = head[1:-1].partition("-")
            self.fold = ("i" in on) or (outer and "i" not in off)
        body = self._choice()
        if self.next >= len(self.found):
            raise PatternError("P207", "a '(' without its ')'", token.at + 1, "close the group, or write \\(")
        self.next += 1
        self.depth -= 1
        self.fold = outer
        return Group(body, kind, name)


def _last(parts: list[Shape]) -> Shape:
    """Take the part that a quantifier belongs to off the end: of a run of characters, only the last."""
    part = parts.pop()
    if isinstance(part, Text) and len(part.text) > 1:
        parts.append(Text(part.text[:-1], part.fold))
        return Text(part.text[-1], part.fold)
    return part


def _repeat(body: Shape, token: Token) -> Repeat:
    text = token.text
    possessive = len(text) > 1 and text.endswith("+")
    if text[0] in "?*+":
        low, high = {"?": (0, 1), "*": (0, None), "+": (1, None)}[text[0]]
        return Repeat(body, low, high, possessive, token.at)
    first, comma, second = text[1 : text.index("}")].partition(",")
    low = int(first or 0)
    high = (int(second) if second else None) if comma else low
    if max(low, high or 0) > MAX_COUNT:
        raise PatternError("P207", f"{text} counts beyond {MAX_COUNT:,}", token.at + 1)
    if high is not None and high < low:
        raise PatternError("P207", f"{text} has its smaller number last", token.at + 1)
    return Repeat(body, low, high, possessive, token.at)


def parts(tree: Shape) -> Iterator[Shape]:
    """The tree's nodes, itself first, in the order of the text."""
    stack = [tree]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, Sequence):
            stack.extend(reversed(node.parts))
        elif isinstance(node, Choice):
            stack.extend(reversed(node.branches))
        elif isinstance(node, Repeat | Group):
            stack.append(node.body)


@lru_cache(maxsize=4096)
def named_parts(pattern: str) -> tuple[Macro | Group, ...]:
    """The macros and the groups with a name of a pattern, in the order of the text."""
    return tuple(node for node in parts(shape(pattern)) if isinstance(node, Macro) or (isinstance(node, Group) and node.name))


@lru_cache(maxsize=4096)
def nesting(pattern: str) -> int:
    """How deep the groups of a pattern are nested, without those of its macros."""
    return _nesting(shape(pattern))


def _nesting(tree: Shape) -> int:
    if isinstance(tree, Group | Repeat):
        return isinstance(tree, Group) + _nesting(tree.body)
    inner = tree.parts if isinstance(tree, Sequence) else tree.branches if isinstance(tree, Choice) else ()
    return max((_nesting(part) for part in inner), default=0)
