"""What the text of a table's cell is: a figure, a sign that belongs to one, a period."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from summarizer.packs.layout import TableLayout, compiled

_FIGURE = regex.compile(r"[(\[]?\s*[-–—+]?\s*(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:\s*(?:\([\dA-Za-z*]{1,3}\)|[)\]%x*])){0,3}")


@dataclass(frozen=True, slots=True)
class Figures:
    """What counts as a figure in a cell, by the layout's signs. `signs` are the currency signs, the longest first."""

    layout: TableLayout
    signs: tuple[str, ...]
    opened: tuple[str, ...]
    _known: dict[str, bool]

    @classmethod
    def of(cls, layout: TableLayout) -> Figures:
        """The signs of a layout."""
        signs = tuple(sorted(layout.currencies, key=lambda s: (-len(s), s)))
        return cls(layout, signs, (*signs, *("(" + s for s in signs)), {})

    def is_figure(self, text: str) -> bool:
        """Whether a cell holds one figure, or a sign that stands for none. A cell is asked for several times."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._is_figure(text)
        return known

    def _is_figure(self, text: str) -> bool:
        if text in self.layout.empty:
            return True
        if not any(c.isdigit() for c in text):
            return False
        bare = self.without_currency(text)
        return len(bare) < 40 and _FIGURE.fullmatch(bare) is not None

    def without_currency(self, text: str) -> str:
        """The text without a currency sign before or after it, and without an opening bracket before that."""
        bare = text
        if not text.startswith(self.opened) and not text.endswith(self.signs):
            return text
        for sign in self.signs:
            if bare.startswith(sign):
                return bare[len(sign) :].strip()
            if bare.startswith("(" + sign):
                return "(" + bare[len(sign) + 1 :].strip()
            if bare.endswith(sign):
                return bare[: -len(sign)].strip()
        return bare

    def is_period(self, text: str) -> bool:
        """Whether a cell is a year or a date, which a header may hold."""
        return len(text) < 40 and compiled(self.layout.period).search(text) is not None

    def opens(self, text: str) -> bool:
        """Whether a cell belongs to the figure on its right: a currency sign, a bracket."""
        return text in self.layout.currencies or text in self.layout.openers or text.rstrip("( ") in self.layout.currencies

    def closes(self, text: str) -> bool:
        """Whether a cell belongs to the figure on its left: a bracket, a percent sign."""
        return text in self.layout.closers

    def currency(self, text: str) -> str:
        """The currency sign in a cell, or nothing."""
        return next((s for s in self.signs if s in text), "")
