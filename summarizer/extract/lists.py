"""Members of a printed list: "A, B and C", figures and periods in a row, each with its own span."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.packs.pack import Pack
from summarizer.packs.windows import find_all
from summarizer.spans import Span


@dataclass(frozen=True, slots=True)
class ListReader:
    """Finds the members of a list with the pack's `item_TYPE` pattern of the field's type."""

    pack: Pack

    def members(self, view: str, span: Span, field_type: str) -> list[Span]:
        """The spans of the members inside `span`, in reading order; nothing when the type has no item pattern."""
        name = f"item_{field_type}"
        if name not in self.pack.patterns:
            return []
        pattern = self.pack.compile("{" + name + "}")
        return [found.span() for found in find_all(pattern, view, span)]
