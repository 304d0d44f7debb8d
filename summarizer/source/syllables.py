"""Words that were broken between syllables at the end of a line: "automa-" / "tically".

Filings of the nineties that came from a typewriter's hands are broken so, line after line; most others break a word only at
a hyphen of its own ("cost-" / "effective"). No dictionary tells the two apart here, the text itself does: a word that it
has in one piece elsewhere was broken, and in a text with several such, a word neither half of which it has alone and whose
second half is none (the layout's `endings`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarizer.packs.layout import FurnitureLayout, compiled

_BROKEN = re.compile(r"(?<![\w-])([A-Za-z]{2,})-[ \t]*\r?\n[ \t]*([a-z]{2,})(?![\w-])")
_WHOLE = re.compile(r"(?<![\w-])[A-Za-z]{2,}(?![\w-])")
_LAST = re.compile(r"(?<![\w-])[A-Za-z]{2,}-$")
_FIRST = re.compile(r"[a-z]{2,}(?![\w-])")
_LONGEST = 40  # code points of a half of a word
_SEVERAL = 3


@dataclass(slots=True)
class Syllables:
    """What one text says of its broken words; nothing is looked up before one is asked for."""

    source: str
    layout: FurnitureLayout
    _words: frozenset[str] | None = None
    _often: bool = field(default=False)

    def broken(self, end: int, start: int) -> bool:
        """Whether the hyphen before `end` breaks a word that goes on at `start`."""
        left = _LAST.search(self.source[max(end - _LONGEST, 0) : end])
        right = _FIRST.match(self.source, start, start + _LONGEST)
        return left is not None and right is not None and self._is_one(left.group()[:-1].lower(), right.group())

    def _is_one(self, left: str, right: str) -> bool:
        if self._words is None:
            pairs = [(m[1].lower(), m[2]) for m in _BROKEN.finditer(self.source)]
            self._words = frozenset(m.group().lower() for m in _WHOLE.finditer(_BROKEN.sub(" ", self.source)))
            self._often = sum(left + right in self._words for left, right in pairs) >= _SEVERAL
        if left + right in self._words:
            return True
        alone = left in self.layout.prefixes or left in self._words or right in self._words
        return self._often and not alone and compiled(self.layout.endings).fullmatch(right) is not None
