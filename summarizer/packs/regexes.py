"""Patterns of a pack: macros written out, compiled once, and run under a bound.

`{name}` stands for the named pattern or for one word of the lexicon list of that name; `{field:name}` captures it as
`field`. A part is a pattern of its own: it may open with `(?i)` or `(?x)`, which then hold for it alone; a pattern
that opens with `(?i)` makes its parts ignore case too, unless they say `(?-i:...)`.

Patterns run with `regex.V0`: its case folding is simple (one character stays one character, where version 1 lets "ss"
match "ß" and thereby moves offsets), and a class means what it means in Python's `re` (version 1 reads `--`, `&&` and
`[` inside a class as set operations).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import regex

from summarizer.errors import PackError
from summarizer.packs.backtrack import exponential
from summarizer.packs.shape import Choice, Group, Macro, One, Repeat, Shape, Text, parts, shape
from summarizer.packs.shape import Sequence as Row
from summarizer.packs.tokens import PatternError, tokens

MAX_NESTING = 8
MAX_DEPTH = 60
MAX_EXPANDED = 200_000
MAX_WORD = 80
TIMEOUT = 5  # seconds a match; it can only end a run with an error, never change what is found

Lexicon = Mapping[str, Sequence[str]]
Patterns = Mapping[str, str]

_BLANKS = regex.compile(r"\s+")
_BLANK = Repeat(One(r"\s", False), 1, None, False, 0)
_OPAQUE = One("\ue000", False)


def expand(pattern: str, pack_lexicon: Lexicon, pack_patterns: Patterns) -> str:
    """The pattern with its macros written out and, if it was verbose, without blanks and comments.

    Raises a `PatternError` for an unknown macro, a circle, parts nested deeper than `MAX_NESTING`, and a result longer
    than `MAX_EXPANDED`.
    """
    flags, body = _expand(pattern, pack_lexicon, pack_patterns, ())
    return (f"(?{flags})" if flags else "") + body


def _expand(pattern: str, lexicon: Lexicon, patterns: Patterns, path: tuple[str, ...]) -> tuple[str, str]:
    flags, found = tokens(pattern)
    out: list[str] = []
    length = 0
    for token in found:
        text = token.text
        if token.kind == "macro":
            field, _, name = text[1:-1].rpartition(":")
            inner = _part(name, token.at, lexicon, patterns, path)
            text = f"(?P<{field}>{inner})" if field else f"(?:{inner})"
        out.append(text)
        length += len(text)
        if length > MAX_EXPANDED:
            raise PatternError("P206", f"the pattern, written out, is longer than {MAX_EXPANDED:,} characters", token.at + 1)
    return "".join(sorted(flags)), "".join(out)


def _part(name: str, at: int, lexicon: Lexicon, patterns: Patterns, path: tuple[str, ...]) -> str:
    """What a macro stands for, without its group."""
    _known(name, at, lexicon, patterns)
    if name not in patterns:
        return _alternation(tuple(lexicon[name]))
    if name in path:
        raise PatternError("P206", f"the part {{{name}}} contains itself: {' > '.join((*path, name))}", at + 1)
    if len(path) >= MAX_NESTING:
        raise PatternError("P206", f"parts nested deeper than {MAX_NESTING}: {' > '.join((*path, name))}", at + 1)
    flags, body = _expand(patterns[name], lexicon, patterns, (*path, name))
    return f"(?{flags}:{body})" if flags else body


def _known(name: str, at: int, lexicon: Lexicon, patterns: Patterns) -> None:
    if name not in patterns and not lexicon.get(name):
        what = "an empty lexicon list" if name in lexicon else "no pattern and no lexicon list of the pack"
        raise PatternError("P205", f"{{{name}}} is {what}", at + 1)


@lru_cache(maxsize=1024)
def _alternation(words: tuple[str, ...]) -> str:
    """The words as branches, the longest first so that none hides another, then by the alphabet."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(regex.escape(piece) for piece in _BLANKS.split(word)) for word in ordered)


def compile_pattern(pattern: str, pack_lexicon: Lexicon, pack_patterns: Patterns) -> regex.Pattern[str]:
    """The compiled pattern; equal patterns are compiled once in a process."""
    return _compile(expand(pattern, pack_lexicon, pack_patterns))


@lru_cache(maxsize=8192)
def _compile(expanded: str) -> regex.Pattern[str]:
    try:
        return regex.compile(expanded, regex.V0)
    except (regex.error, ValueError, OverflowError, RecursionError) as error:
        at = getattr(error, "pos", None)
        place = f" at character {at + 1} of the pattern written out" if isinstance(at, int) else ""
        raise PatternError("P207", f"the pattern is refused: {getattr(error, 'msg', error)}{place}") from error


def search(
    pattern: regex.Pattern[str], text: str, pos: int = 0, endpos: int | None = None, *, rule: str = ""
) -> regex.Match[str] | None:
    """The first match in `text`, or None. A `PackError` names the rule when the search takes too long."""
    try:
        return pattern.search(text, pos, len(text) if endpos is None else endpos, timeout=TIMEOUT)
    except TimeoutError as error:
        raise _too_slow(pattern, text, rule) from error


def finditer(
    pattern: regex.Pattern[str], text: str, pos: int = 0, endpos: int | None = None, *, rule: str = ""
) -> Iterator[regex.Match[str]]:
    """The matches in `text`, from left to right, under the same bound as `search`."""
    try:
        yield from pattern.finditer(text, pos, len(text) if endpos is None else endpos, timeout=TIMEOUT)
    except TimeoutError as error:
        raise _too_slow(pattern, text, rule) from error


def _too_slow(pattern: regex.Pattern[str], text: str, rule: str) -> PackError:
    shown = pattern.pattern if len(pattern.pattern) <= 80 else pattern.pattern[:77] + "..."
    who = f"rule {rule}" if rule else f"the pattern {shown}"
    return PackError(f"P209 {who} took more than {TIMEOUT} s on a text of {len(text):,} characters; its pattern must be mended")


def slots(pattern: str, pack_patterns: Patterns) -> tuple[str, ...]:
    """The fields that a pattern captures, those of its parts included, in the order of the text.

    A part that is unknown or goes in a circle gives none: that is `faults`' to say.
    """
    return tuple(dict.fromkeys(_slots(pattern, pack_patterns, set())))


def _slots(pattern: str, patterns: Patterns, seen: set[str]) -> Iterator[str]:
    for node in parts(shape(pattern)):
        if isinstance(node, Group) and node.name:
            yield node.name
        elif isinstance(node, Macro):
            if node.field:
                yield node.field
            if node.name in patterns and node.name not in seen and len(seen) < 1_000:
                seen.add(node.name)
                yield from _slots(patterns[node.name], patterns, seen)


def own_slots(pattern: str) -> tuple[str, ...]:
    """The fields that the pattern's own text captures, without those of its parts."""
    return tuple(dict.fromkeys(slots(pattern, {})))


class Book:
    """The parts of one pack as shapes, each read once, for checks that look through macros.

    A part that is itself at fault counts as one unknown character, so that its fault is told once, where it stands.
    """

    def __init__(self, lexicon: Lexicon, patterns: Patterns) -> None:
        self.lexicon, self.patterns = lexicon, patterns
        self._trees: dict[tuple[str, bool], Shape] = {}
        self._sound: dict[str, bool] = {}
        self._sizes: dict[str, tuple[int, int]] = {}

    def faults(self, pattern: str, own: str = "") -> list[PatternError]:
        """What is wrong with the pattern, as far as its text shows; the faults of its parts are theirs.

        `own` is the pattern's name when it is itself a part.
        """
        try:
            tree = shape(pattern)
            for node in parts(tree):
                if isinstance(node, Macro):
                    self._bounded(node, own, _groups(tree))
        except PatternError as error:
            return [error]
        found = []
        for node in parts(tree):
            if isinstance(node, Macro):
                try:
                    _known(node.name, node.at, self.lexicon, self.patterns)
                except PatternError as error:
                    found.append(error)
        if found:
            return found
        try:
            slow = exponential(tree, self.resolve)
        except PatternError as error:
            slow = error
        return [slow] if slow else []

    def resolve(self, macro: Macro) -> Shape:
        """The shape of what a macro stands for."""
        key = (macro.name, macro.fold)
        if key not in self._trees:
            self._trees[key] = self._tree(*key)
        return self._trees[key]

    def _tree(self, name: str, fold: bool) -> Shape:
        if name not in self.patterns:
            return trie(tuple(self.lexicon.get(name, ())), fold)
        if name not in self._sound:
            self._sound[name] = False  # while it is judged, a circle meets itself as unsound
            self._sound[name] = not self.faults(self.patterns[name], name)
        return shape(self.patterns[name], fold) if self._sound[name] else _OPAQUE

    def _bounded(self, node: Macro, own: str, groups: int) -> None:
        """Refuse a circle through the pattern itself, and what is too deep when it is written out."""
        if node.name not in self.patterns:
            return
        if own and (circle := self._circle(own, node.name)):
            raise PatternError("P206", f"the part {{{own}}} contains itself: {' > '.join(circle)}", node.at + 1)
        levels, inner = self._size(node.name)
        if levels > MAX_NESTING:
            raise PatternError("P206", f"{{{node.name}}} stands for parts nested deeper than {MAX_NESTING}", node.at + 1)
        if groups + inner > MAX_DEPTH:
            raise PatternError("P206", f"with {{{node.name}}} written out, groups nest deeper than {MAX_DEPTH}", node.at + 1)

    def _named(self, name: str) -> list[str]:
        """The parts that a part names, in order of the alphabet; none when it cannot be read."""
        try:
            nodes = list(parts(shape(self.patterns[name])))
        except PatternError:
            return []
        return sorted({node.name for node in nodes if isinstance(node, Macro) and node.name in self.patterns})

    def _circle(self, own: str, first: str) -> tuple[str, ...]:
        """The way from `own` over `first` back to `own`, or () when there is none."""
        came = {first: own}
        queue = [first]
        for name in queue:
            if name == own:
                break
            for part in self._named(name):
                if part not in came:
                    came[part] = name
                    queue.append(part)
        if own not in came:
            return ()
        way = [own]
        while True:
            way.append(came[way[-1]])
            if way[-1] == own:
                return tuple(reversed(way))

    def _size(self, name: str) -> tuple[int, int]:
        """How many parts, and how many groups, are nested in a part, itself included; a circle counts once."""
        if name not in self._sizes:
            self._sizes[name] = (1, 0)
            inner = [self._size(part) for part in self._named(name)]
            try:
                own = _groups(shape(self.patterns[name]))
            except PatternError:
                own = 0
            levels = 1 + max((size[0] for size in inner), default=0)
            self._sizes[name] = (levels, 1 + own + max((size[1] for size in inner), default=0))
        return self._sizes[name]


def _groups(tree: Shape) -> int:
    if isinstance(tree, Group | Repeat):
        return isinstance(tree, Group) + _groups(tree.body)
    inner = tree.parts if isinstance(tree, Row) else tree.branches if isinstance(tree, Choice) else ()
    return max((_groups(part) for part in inner), default=0)


@lru_cache(maxsize=512)
def trie(words: tuple[str, ...], fold: bool) -> Shape:
    """The words as a tree without two branches that begin alike: the same language, and no more ways than one."""
    cleaned = {_BLANKS.sub(" ", word)[:MAX_WORD] for word in words}
    return _trie(sorted({word.lower() for word in cleaned} if fold else cleaned), fold)


def _trie(words: list[str], fold: bool) -> Shape:
    by_first: dict[str, list[str]] = {}
    for word in words:
        if word:
            by_first.setdefault(word[0], []).append(word[1:])
    branches: list[Shape] = []
    for char, rests in by_first.items():
        if len(rests) == 1:
            branches.append(_spelled(char + rests[0], fold))
        else:
            branches.append(Row((_spelled(char, fold), _trie(rests, fold))))
    tree: Shape = branches[0] if len(branches) == 1 else Choice(tuple(branches))
    return Repeat(tree, 0, 1, False, 0) if "" in words else tree


def _spelled(word: str, fold: bool) -> Shape:
    pieces: list[Shape] = []
    for index, piece in enumerate(word.split(" ")):
        pieces += [_BLANK] if index else []
        pieces += [Text(piece, fold)] if piece else []
    return pieces[0] if len(pieces) == 1 else Row(tuple(pieces))
