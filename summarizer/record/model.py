"""The shape of an audit record: pydantic models of what `verify` reads from a file that anyone may have written.

Only the shape is checked here; whether the content holds is for `verify`. Types are strict: a figure is not a text, and
an offset is a whole number from 0 up. What a later version adds beside these names is left alone.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.errors import InputError

SCHEMA = "summarizer-record/1"

Offset = Annotated[int, Field(ge=0, le=2**53 - 1)]
Place = Annotated[list[Offset], Field(min_length=2, max_length=2)]


class Part(BaseModel):
    """Base of the parts: strict types, further keys allowed."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True)


class EditModel(Part):
    """One edit of a `rewrite` segment."""

    at: Place
    by: str
    to: str


class LiteralSegment(Part):
    """Text of the pack."""

    kind: Literal["literal"]
    sentence: int
    text: str
    origin: str = Field(alias="from")


class QuoteSegment(Part):
    """Source characters as they stand."""

    kind: Literal["quote"]
    sentence: int
    text: str
    at: Place


class RewriteSegment(Part):
    """Source characters after named edits."""

    kind: Literal["rewrite"]
    sentence: int
    text: str
    at: Place
    edits: list[EditModel]


class ValueSegment(Part):
    """A value written by a named formatter."""

    kind: Literal["value"]
    sentence: int
    text: str
    format: str
    arguments: dict[str, str]
    at: Annotated[list[Place], Field(min_length=1)]


Segment = Annotated[LiteralSegment | QuoteSegment | RewriteSegment | ValueSegment, Field(discriminator="kind")]


class Sentence(Part):
    """One sentence of the summary and what asserts it."""

    topic: str
    made_by: str
    facts: list[str]
    evidence: list[Place]


class SourceModel(Part):
    """The source's hash."""

    sha256: str


class PackModel(Part):
    """The pack's identity and the hashes of its entries."""

    id: str
    sha256: str
    entries: dict[str, str]


class SummaryModel(Part):
    """The summary's text and hash."""

    text: str
    sha256: str


class Options(Part):
    """All options of the run, defaults filled in."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    budget: Annotated[int, Field(ge=1)]
    tokenizers: Annotated[list[str], Field(min_length=1)]
    focus: list[str]
    items: list[str] | None
    company: str
    markdown: bool
    state_gaps: bool
    document: str


class RecordModel(Part):
    """A record, as far as `verify` needs it."""

    schema_name: Literal["summarizer-record/1"] = Field(alias="schema")
    record_id: str
    source: SourceModel
    pack: PackModel
    options: Options
    summary: SummaryModel
    segments: list[Segment]
    sentences: list[Sentence]


def check_shape(data: Any) -> RecordModel:
    """The record, if it has the shape of one; else an `InputError` that names the first part that does not."""
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise InputError(f"not a record of this program: its 'schema' is not {SCHEMA!r}")
    try:
        return RecordModel.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(f"not a record of this program: {place}: {first['msg']}") from error
