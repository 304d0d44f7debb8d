"""What the public functions give back: a filing as it was read, its facts, its summary."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from summarizer.outline.model import Item, Outline
from summarizer.packs.pack import Pack
from summarizer.source.filing import Filing
from summarizer.spans import Span

if TYPE_CHECKING:
    from summarizer.extract.facts import Extraction


@dataclass(frozen=True, slots=True)
class Read:
    """A filing that was read and outlined with one pack, and the Items that were asked for.

    `scope` are the view spans to work on: the bodies of `items`, or the whole text when no Item was found and none was
    asked for by number (then `warnings` says so).
    """

    filing: Filing
    outline: Outline
    pack: Pack
    items: tuple[Item, ...]
    scope: tuple[Span, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary with its proof.

    `tokens` counts it in each counter, `topics` gives for each topic told its tokens (first counter) and the ids of
    the facts in it, `record` is the audit record (a dict of plain JSON values).
    """

    text: str
    tokens: dict[str, int]
    budget: int
    topics: dict[str, dict[str, Any]]
    record: dict[str, Any]
    warnings: tuple[str, ...]

    @property
    def record_id(self) -> str:
        """The sha256 that names the record."""
        return str(self.record["record_id"])


@dataclass(frozen=True, slots=True)
class Extracted:
    """The facts of a filing; `as_json` is what `extract --format json` prints."""

    read: Read
    extraction: Extraction
    kinds: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values: amounts as decimal strings in units, places in code points of the decoded source and in bytes."""
        from summarizer.record.core import facts_json
        from summarizer.record.tables import table_json
        from summarizer.source.byte_places import BytePlaces, with_bytes

        filing = self.read.filing
        facts = facts_json(self.extraction.facts, filing)
        facts += [table_json(t, n, self.read.outline, filing.map) for n, t in enumerate(self.extraction.tables, 1)]
        if self.kinds:
            facts = [f for f in facts if f["kind"] in self.kinds]
        source = {
            "sha256": filing.sha256,
            "format": filing.format,
            "encoding": filing.encoding,
            **({"document": filing.document} if filing.document else {}),
            "items": [i.number for i in self.read.items],
        }
        return {"source": source, "facts": with_bytes(facts, BytePlaces.of(filing.source, filing.encoding).at)}
