"""What a text must hold for a pattern to match in it, read from the pattern's shape: the words of a quick filter.

A *key* is a whole word ("the "), the beginning of one ("acqui"), or a mark ("$"; "0" for any digit). `needs` finds keys of
which every match holds one, and `keys_of` the keys that a text holds; so a pattern none of whose needs a text holds cannot
match in it. Words are runs of the letters a to z, in small letters. The filter may let a text pass in which nothing matches,
never the other way round (`tests/test_sieve.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import regex

from summarizer.packs.shape import Choice, Empty, Group, Macro, One, Repeat, Shape, Text
from summarizer.packs.shape import Sequence as InOrder

Keys = frozenset[str]
Resolve = Callable[[Macro], Shape]

SHORTEST, LONGEST = 3, 5  # letters of the beginning of a word
MOST = 60  # keys of one need; of more, some will stand in any text
MARKS = frozenset("$%;:()“”\"’'®™—–-/&?*")
DIGIT = "0"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# The letters that the engine takes for i, k and s when it ignores case, beside those that `lower` makes small.
_OTHER_CASES = str.maketrans({"ı": "i", "İ": "i", "ſ": "s", "\u212a": "k"})
_DIGIT = regex.compile(r"\d")  # as the engine knows them, which may know more than this Python
_WORD = regex.compile(r"[a-z]+")
_FEW = regex.compile(r"\[([^\\\[\]^-]{1,4})\]")
_WHOLE_AT = frozenset((r"\b", r"\m", r"\M", "^", "$", r"\A", r"\Z", r"\z"))


@lru_cache(maxsize=1024)
def keys_of(text: str) -> Keys:
    """All keys that a text holds."""
    small = (text if text.isascii() else text.translate(_OTHER_CASES)).lower()
    found = {mark for mark in MARKS if mark in small}
    if _DIGIT.search(small) is not None:
        found.add(DIGIT)
    for word in set(_WORD.findall(small)):
        found.add(word + " ")
        found.update(word[:n] for n in range(SHORTEST, min(len(word), LONGEST) + 1))
    return frozenset(found)


def needs(tree: Shape, resolve: Resolve) -> Keys | None:
    """Keys of which every text holds one in which the pattern matches; None when its shape shows none.

    `resolve` gives the shape of a macro. Of several such sets, the one whose keys are the longest and the fewest.
    """
    return _Reader(resolve).of(tree, before=False, behind=False)


def _cost(keys: Keys) -> int:
    """How often a text is likely to hold one of the keys, by their length alone."""
    return sum(max(7 - len(key), 1) ** 2 for key in keys)


class _Reader:
    """Walks one tree; `before` and `behind` say that a word which stands at that end of a node ends there too."""

    def __init__(self, resolve: Resolve) -> None:
        self.resolve = resolve

    def of(self, tree: Shape, *, before: bool, behind: bool) -> Keys | None:
        match tree:
            case Text(text=text):
                return _of_text(text.lower(), before, behind)
            case One(source=source):
                return _of_class(source)
            case Macro():
                return self.of(self.resolve(tree), before=before, behind=behind)
            case Group(body=body, kind=kind):
                inside = kind in ("plain", "atomic")
                return None if kind == "not" else self.of(body, before=before and inside, behind=behind and inside)
            case Repeat(body=body, low=low, high=high):
                return self.of(body, before=before, behind=behind and high == 1) if low else None
            case Choice(branches=branches):
                return _united([self.of(branch, before=before, behind=behind) for branch in branches])
            case InOrder(parts=parts):
                return self._of_parts(_spelled(parts), before, behind)
        return None

    def _of_parts(self, parts: Sequence[Shape], before: bool, behind: bool) -> Keys | None:
        found = []
        for number, part in enumerate(parts):
            left = self._ends_word(parts[number - 1 :: -1] if number else (), before, 0)
            right = self._ends_word(parts[number + 1 :], behind, 1)
            keys = self.of(part, before=left, behind=right)
            if keys is not None:
                found.append(keys)
        return min(found, key=lambda keys: (_cost(keys), sorted(keys)), default=None)

    def _ends_word(self, beside: Iterable[Shape], outer: bool, side: int) -> bool:
        """Whether a word must end where the parts `beside`, the nearest first, begin; `side` 0: they stand before it."""
        for part in beside:
            if isinstance(part, Empty):
                if part.source in _WHOLE_AT:
                    return True
            elif not (isinstance(part, Group) and part.kind in ("look", "not")):
                clear, empty = self._clear(part, side)
                if not clear or not empty:
                    return clear
        return outer

    def _clear(self, part: Shape, side: int) -> tuple[bool, bool]:
        """Whether what a part matches has no letter at its near end, and whether it may be empty."""
        match part:
            case Text(text=text):
                return not _is_letter(text[-1] if side == 0 else text[0]), False
            case One(source=source):
                return _holds_no_letter(source), False
            case Repeat(body=body, low=low):
                clear, empty = self._clear(body, side)
                return clear, empty or low == 0
            case Group(body=body, kind="plain" | "atomic"):
                return self._clear(body, side)
            case Choice(branches=branches):
                both = [self._clear(branch, side) for branch in branches]
                return all(clear for clear, _ in both), any(empty for _, empty in both)
            case Macro():
                return self._clear(self.resolve(part), side)
            case InOrder(parts=parts):
                for inner in parts if side else reversed(parts):
                    clear, empty = self._clear(inner, side)
                    if not clear or not empty:
                        return clear, False
                return True, True
        return True, True  # a test takes no character


def _spelled(parts: Sequence[Shape]) -> list[Shape]:
    """The parts, with a class of one letter in both cases as that letter: "[Tt]he" as "the"."""
    out: list[Shape] = []
    for part in parts:
        now: Shape = part
        if isinstance(part, One) and (few := _FEW.fullmatch(part.source)) and len(letters := set(few[1].lower())) == 1:
            now = Text(letters.pop(), part.fold)
        if isinstance(now, Text) and out and isinstance(last := out[-1], Text):
            out[-1] = Text(last.text + now.text, now.fold)
        else:
            out.append(now)
    return out


def _of_text(text: str, before: bool, behind: bool) -> Keys | None:
    """The best key of characters that stand for themselves."""
    keys = [mark for mark in text if mark in MARKS]
    keys += [DIGIT] if _DIGIT.search(text) is not None else []
    for match in _WORD.finditer(text.translate(_OTHER_CASES)):
        word, start, end = match[0], match.start(), match.end()
        if start == 0 and not before:
            continue
        if end < len(text) or behind:
            keys.append(word + " ")
        elif len(word) >= SHORTEST:
            keys.append(word[:LONGEST])
    return frozenset((min(keys, key=lambda key: (_cost(frozenset((key,))), key)),)) if keys else None


def _of_class(source: str) -> Keys | None:
    """The keys of a class of characters: digits, or a few marks."""
    if source == r"\d":
        return frozenset((DIGIT,))
    few = _FEW.fullmatch(source)
    return frozenset(few[1]) if few and set(few[1]) <= MARKS else None


def _united(branches: Sequence[Keys | None]) -> Keys | None:
    keys: set[str] = set()
    for branch in branches:
        if branch is None:
            return None
        keys |= branch
    return frozenset(keys) if len(keys) <= MOST else None


def _is_letter(char: str) -> bool:
    return char.translate(_OTHER_CASES).lower() in _LETTERS


@lru_cache(maxsize=1024)
def _holds_no_letter(source: str) -> bool:
    """Whether a class of characters holds no letter from a to z, in either case or as the engine folds it."""
    one = regex.compile(source, regex.V0)
    return not any(one.fullmatch(c) for c in (*_LETTERS, *_LETTERS.upper(), "ı", "İ", "ſ", "\u212a"))
