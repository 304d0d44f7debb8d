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
from summarizer.packs.kept import KEPT
from summarizer.packs.shape import Group, named_parts
from summarizer.packs.tokens import PatternError, tokens

MAX_NESTING = 8
MAX_EXPANDED = 200_000
TIMEOUT = 5  # seconds a match; it can only end a run with an error, never change what is found

Lexicon = Mapping[str, Sequence[str]]
Patterns = Mapping[str, str]

BLANKS = regex.compile(r"\s+")


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
    check_known(name, at, lexicon, patterns)
    if name not in patterns:
        return alternation(tuple(lexicon[name]))
    if name in path:
        raise PatternError("P206", f"the part {{{name}}} contains itself: {' > '.join((*path, name))}", at + 1)
    if len(path) >= MAX_NESTING:
        raise PatternError("P206", f"parts nested deeper than {MAX_NESTING}: {' > '.join((*path, name))}", at + 1)
    flags, body = _expand(patterns[name], lexicon, patterns, (*path, name))
    return f"(?{flags}:{body})" if flags else body


def check_known(name: str, at: int, lexicon: Lexicon, patterns: Patterns) -> None:
    """Refuse a macro that stands for nothing; `at` is its offset."""
    if name not in patterns and not lexicon.get(name):
        what = "an empty lexicon list" if name in lexicon else "no pattern and no lexicon list of the pack"
        raise PatternError("P205", f"{{{name}}} is {what}", at + 1)


@lru_cache(maxsize=1024)
def alternation(words: tuple[str, ...]) -> str:
    """The words as branches, the longest first so that none hides another, then by the alphabet."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(regex.escape(piece) for piece in BLANKS.split(word)) for word in ordered)


def compile_pattern(pattern: str, pack_lexicon: Lexicon, pack_patterns: Patterns) -> regex.Pattern[str]:
    """The compiled pattern; equal patterns are compiled once in a process."""
    return _compile(expand(pattern, pack_lexicon, pack_patterns))


@lru_cache(maxsize=8192)
def _compile(expanded: str) -> regex.Pattern[str]:
    try:
        return KEPT.compiled(expanded)
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
    for node in named_parts(pattern):
        if isinstance(node, Group):
            yield node.name
        else:
            if node.field:
                yield node.field
            if node.name in patterns and node.name not in seen and len(seen) < 1_000:
                seen.add(node.name)
                yield from _slots(patterns[node.name], patterns, seen)
