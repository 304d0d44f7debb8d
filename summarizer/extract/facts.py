"""A fact: what it is, the rule that found it, and its fields with their spans."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from summarizer.extract.exact import Period, Range, Rate, exact
from summarizer.spans import Span

REGISTRANT = "registrant"  # the kind of fact that names who files


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a fact: the exact value, its unit, the characters it was read from, and where they stand.

    `spans` are view spans, in reading order; the first is the value itself, any further ones give its unit or scale
    ("in thousands"). `type` is the field type of the pack's kind. An empty `raw` is a constant of the rule: it was not
    printed, the wording that the rule recognised implies it. `hedge` is where a list's first member says
    "approximately" for all of them.
    """

    value: str
    unit: str
    raw: str
    spans: tuple[Span, ...]
    type: str
    hedge: Span | None = None

    @property
    def exact(self) -> Decimal | Period | Range | Rate | str:
        """The value as what it stands for: a number, a period, a rate, a range, or words."""
        return exact(self.type, self.value, self.unit)


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed statement about the registrant, with the evidence for it.

    `sentence` is the index of the sentence that carries it in the outline, or -1 for a table's row; `evidence` are
    the view spans that assert it as a whole. `table` is the index of the table it was read from, or -1.
    """

    id: str
    kind: str
    rule: str
    fields: dict[str, Field]
    evidence: tuple[Span, ...]
    sentence: int = -1
    table: int = -1

    @property
    def start(self) -> int:
        """Where its evidence begins in the view."""
        return self.evidence[0].start

    def value(self, name: str) -> str:
        """The canonical value of a field, or an empty string when the fact does not have it."""
        field = self.fields.get(name)
        return field.value if field else ""

    def with_fields(self, fields: dict[str, Field], evidence: tuple[Span, ...] = (), replaces: tuple[str, ...] = ()) -> Fact:
        """The fact with further fields; fields it has already stay as they are, but for those named in `replaces`."""
        more = tuple(e for e in evidence if e not in self.evidence)
        later = {name: fields[name] for name in replaces if name in fields}
        return replace(self, fields={**fields, **self.fields, **later}, evidence=tuple(sorted(self.evidence + more)))


@dataclass(frozen=True, slots=True)
class TableFact:
    """A table with its role, and the facts its rows gave are told by their `table` index."""

    role: str
    rule: str
    table: int


@dataclass(frozen=True, slots=True)
class Silence:
    """A rule that matched and stayed silent, with the reason: for the omission ledger."""

    rule: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All facts of a filing in document order, the tables with their roles, and what rules refused.

    `read` is the view as the rules read it (`called.read_as`), of the same length; empty where it is the view itself.
    """

    facts: tuple[Fact, ...]
    tables: tuple[TableFact, ...]
    silences: tuple[Silence, ...]
    read: str = ""
