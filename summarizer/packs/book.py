"""The parts of a pack as shapes: checks that look through macros without writing them out."""

from __future__ import annotations

from functools import lru_cache

from summarizer.packs.backtrack import exponential
from summarizer.packs.regexes import BLANKS, MAX_EXPANDED, MAX_NESTING, Lexicon, Patterns, alternation, check_known
from summarizer.packs.shape import Choice, Macro, One, Repeat, Sequence, Shape, Text, named_parts, nesting, shape
from summarizer.packs.tokens import PatternError

MAX_DEPTH = 60
MAX_WORD = 80

_BLANK = Repeat(One(r"\s", False), 1, None, False, 0)
_OPAQUE = One("\ue000", False)


class Book:
    """The parts of one pack as shapes, each read once, for checks that look through macros.

    A part that is itself at fault counts as one unknown character, so that its fault is told once, where it stands.
    """

    def __init__(self, lexicon: Lexicon, patterns: Patterns) -> None:
        self.lexicon, self.patterns = lexicon, patterns
        self._trees: dict[tuple[str, bool], Shape] = {}
        self._sound: dict[str, bool] = {}
        self._sizes: dict[str, tuple[int, int, int]] = {}

    def faults(self, pattern: str, own: str = "") -> list[PatternError]:
        """What is wrong with the pattern, as far as its text shows; the faults of its parts are theirs.

        `own` is the pattern's name when it is itself a part.
        """
        try:
            macros = [node for node in named_parts(pattern) if isinstance(node, Macro)]
            length = len(pattern)
            for node in macros:
                length += self._bounded(node, own, nesting(pattern))
                if length > MAX_EXPANDED:
                    message = f"the pattern, written out, is longer than {MAX_EXPANDED:,} characters"
                    raise PatternError("P206", message, node.at + 1)
        except PatternError as error:
            return [error]
        found = []
        for node in macros:
            try:
                check_known(node.name, node.at, self.lexicon, self.patterns)
            except PatternError as error:
                found.append(error)
        if found:
            return found
        try:
            slow = exponential(shape(pattern), self.resolve)
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

    def _bounded(self, node: Macro, own: str, groups: int) -> int:
        """The length of a part, written out; refused are a circle through `own`, and what is too deep."""
        if node.name not in self.patterns:
            return self._length(node.name)
        if own and (circle := self._circle(own, node.name)):
            raise PatternError("P206", f"the part {{{own}}} contains itself: {' > '.join(circle)}", node.at + 1)
        levels, inner, length = self._size(node.name)
        if levels > MAX_NESTING:
            raise PatternError("P206", f"{{{node.name}}} stands for parts nested deeper than {MAX_NESTING}", node.at + 1)
        if groups + inner > MAX_DEPTH:
            raise PatternError("P206", f"with {{{node.name}}} written out, groups nest deeper than {MAX_DEPTH}", node.at + 1)
        return length

    def _length(self, name: str) -> int:
        """The length of a lexicon list, written out, or of a part; unknown names have none."""
        if name in self.patterns:
            return self._size(name)[2]
        return len(alternation(tuple(self.lexicon[name]))) if name in self.lexicon else 0

    def _named(self, name: str) -> list[str]:
        """The parts that a part names, in order of the alphabet; none when it cannot be read."""
        try:
            nodes = named_parts(self.patterns[name])
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

    def _size(self, name: str) -> tuple[int, int, int]:
        """How many parts and how many groups are nested in a part, itself included, and its length written out.

        A circle counts once: it is refused elsewhere.
        """
        if name not in self._sizes:
            text = self.patterns[name]
            self._sizes[name] = (1, 0, len(text))
            inner = [self._size(part) for part in self._named(name)]
            try:
                own = nesting(text)
                length = len(text) + sum(self._length(node.name) for node in named_parts(text) if isinstance(node, Macro))
            except PatternError:
                own, length = 0, 0
            levels = 1 + max((size[0] for size in inner), default=0)
            self._sizes[name] = (levels, 1 + own + max((size[1] for size in inner), default=0), length)
        return self._sizes[name]


@lru_cache(maxsize=512)
def trie(words: tuple[str, ...], fold: bool) -> Shape:
    """The words as a tree without two branches that begin alike: the same language, and no more ways than one."""
    cleaned = {_cut(BLANKS.sub(" ", word)) for word in words}
    return _trie(sorted({word.lower() for word in cleaned} if fold else cleaned), fold)


def _cut(word: str) -> str:
    """A word no longer than the checks go, cut between two of its words where it has several."""
    return word if len(word) <= MAX_WORD else (word[:MAX_WORD].rpartition(" ")[0] or word[:MAX_WORD])


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
            branches.append(Sequence((_spelled(char, fold), _trie(rests, fold))))
    tree: Shape = branches[0] if len(branches) == 1 else Choice(tuple(branches))
    return Repeat(tree, 0, 1, False, 0) if "" in words else tree


def _spelled(word: str, fold: bool) -> Shape:
    pieces: list[Shape] = []
    for index, piece in enumerate(word.split(" ")):
        pieces += [_BLANK] if index else []
        pieces += [Text(piece, fold)] if piece else []
    return pieces[0] if len(pieces) == 1 else Sequence(tuple(pieces))
