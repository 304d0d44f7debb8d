"""The tokens of a pattern: where one piece of its text ends and the next begins, and what packs may not write.

The language is what `regex` (version 0 behaviour) understands, less what cannot be bounded or cannot be nested: no
recursion, no fuzzy matching, no numbered back-references, no conditions, no flags in mid-pattern. A `{` is a
quantifier or a macro, never itself; `\\{` is the character.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from summarizer.errors import PackError

MAX_LENGTH = 20_000


class PatternError(PackError):
    """A pattern that cannot be used; `at` is the character inside it, from 1, and 0 when there is no one place."""

    def __init__(self, code: str, message: str, at: int = 0, hint: str = "") -> None:
        super().__init__(f"{message} (at character {at} of the pattern)" if at else message)
        self.code, self.at, self.hint = code, at, hint


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a pattern's text, with its offset from 0."""

    kind: str
    text: str
    at: int


# In order: what stands for itself, macros (names of two or more characters that begin with a lower-case letter, so
# neither {2,3} nor {,4}), quantifiers, groups, classes, escapes (with the argument of \p, \N, \x, \u), the rest.
_TOKEN = regex.compile(
    r"""
    (?P<word>    [^\\\[\](){}|?*+.^$\s\#]+ )
  | (?P<blank>   \s+ | \# )
  | (?P<macro>   \{ (?:[a-z][a-z0-9_]*:)? [a-z][a-z0-9_.-]+ \} )
  | (?P<repeat>  (?: [?*+] | \{\d+\} | \{\d*,\d*\} ) [?+]? )
  | (?P<open>    \( (?: \?\#[^)]*\) | \?P?<[A-Za-z_]\w*> | \?<?[=!] | \?[>:] | \?[ims]*(?:-[ims]+)?: | (?!\?) ) )
  | (?P<close>   \) )
  | (?P<either>  \| )
  | (?P<class>   \[ \^? \]? (?: \\. | \[:\^?\w+:\] | [^\\\]] )* \] )
  | (?P<back>    \(\?P=[A-Za-z_]\w*\) )
  | (?P<escape>  \\ (?: [pP]\{[^{}]*\} | [pP]\w | N\{[^{}]*\} | x[0-9A-Fa-f]{2} | u[0-9A-Fa-f]{4} | U[0-9A-Fa-f]{8} | . ) )
  | (?P<any>     \. )
  | (?P<anchor>  [\^$] )
  | (?P<stray>   . )
    """,
    regex.VERBOSE | regex.DOTALL,
)
_FLAGS = regex.compile(r"\(\?((?:[a-zL]|V[01])+)\)")
_COMMENT = regex.compile(r"#[^\n]*")
_ANCHORS = frozenset((r"\b", r"\B", r"\A", r"\Z", r"\z", r"\m", r"\M"))
_ONE_ESCAPES = frozenset("dDwWsSnrtfvhpPNxuU")


@lru_cache(maxsize=4096)
def tokens(pattern: str) -> tuple[frozenset[str], tuple[Token, ...]]:
    """The flags that the pattern opens with, and its tokens; in verbose mode without its blanks and comments."""
    if len(pattern) > MAX_LENGTH:
        raise PatternError("P207", f"the pattern is longer than {MAX_LENGTH:,} characters")
    flags: set[str] = set()
    at = 0
    while found := _FLAGS.match(pattern, at):
        flags |= set(found[1])
        at = found.end()
    if not flags <= set("imsx"):
        raise PatternError("P207", f"a flag that packs may not use: {pattern[:at]}", 1, "only i, m, s and x are allowed")
    verbose = "x" in flags
    out: list[Token] = []
    while at < len(pattern):
        match = _TOKEN.match(pattern, at)
        kind, text = (match.lastgroup or "stray", match[0]) if match else ("stray", pattern[at])
        start, at = at, at + len(text)
        if kind == "blank" and verbose:
            if text == "#":
                comment = _COMMENT.match(pattern, start)
                at = comment.end() if comment else at
            continue
        if kind == "open" and text.startswith("(?#"):
            continue
        if kind == "stray":
            raise _stray(pattern, start)
        if kind == "class":
            _one(text, start)
        elif kind == "escape":
            kind = _escape(text, start)
        out.append(Token("word" if kind == "blank" else kind, text, start))
    return frozenset(flags - {"x"}), tuple(out)


def _stray(pattern: str, at: int) -> PatternError:
    """Why no token begins here."""
    rest = pattern[at : at + 3]
    if rest[0] in "{}":
        return PatternError("P207", f"a stray '{rest[0]}'", at + 1, "write \\{ or \\} for the character, {name} for a part")
    if rest[0] == "[":
        return PatternError("P207", "the character class is not closed", at + 1, "end it with ']', or write \\[")
    if _FLAGS.match(pattern, at):
        return PatternError("P207", "flags in mid-pattern", at + 1, "put them at the start, or write (?i:...)")
    if rest[0] == "\\":
        return PatternError("P207", "a backslash at the end", at + 1, "write \\\\ for the character")
    if rest[0] == "]":
        return PatternError("P207", "a ']' without its '['", at + 1, "write \\]")
    return PatternError(
        "P207", f"a group of a kind that packs may not use: {rest}", at + 1,
        "recursion, conditions and branch resets are refused; (?P<name>...), (?:...), (?>...) and looks are allowed",
    )  # fmt: skip


def _escape(text: str, at: int) -> str:
    """The kind of token that an escape is; those that packs may not use are refused."""
    if text in _ANCHORS:
        return "anchor"
    letter = text[1]
    if letter.isdigit() or letter in "gkLXRGK":
        raise PatternError("P207", f"the escape {text} is not allowed", at + 1, "name the group and write (?P=name)")
    if letter.isascii() and letter.isalpha():
        _one(text, at)
        return "class"
    return "literal"


def _one(source: str, at: int) -> None:
    """Refuse a class or an escape that the engine does not understand."""
    if problem := _one_problem(source):
        raise PatternError("P207", f"{problem} in {source}", at + 1)


@lru_cache(maxsize=4096)
def _one_problem(source: str) -> str:
    try:
        regex.compile(source, regex.V0)
    except (regex.error, ValueError, OverflowError, KeyError) as error:
        return str(getattr(error, "msg", "") or error)
    return "" if source[1:2] in _ONE_ESCAPES or source[0] == "[" else "unknown escape"
