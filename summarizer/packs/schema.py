"""What a rule pack may say of itself, its topics and its kinds of facts: the pydantic models behind the YAML, one per section.

The sections that find facts are in `fact_schema`, those that write prose in `prose_schema`. A field's description is what a
rule writer reads. Unknown keys are errors. Nothing in a pack is code.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.packs.engine import RANGE

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*([._-][a-z0-9]+)*$")]
FieldType = Literal["text", "name", "phrase", "money", "percent", "count", "number", "quantity", "date", "period", "rate"]


class Section(BaseModel):
    """Base of all sections: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Disabled(Section):
    """An entry of the base pack that an extending pack does without."""

    entry: str = Field(description="Section and id, such as rules:facility.granted.")
    reason: str = Field(min_length=3)


class PackHeader(Section):
    """`pack.yaml`: who the pack is, which engine it needs, and how it departs from the pack that it extends."""

    id: Identifier
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    schema_version: Literal[1]
    title: str
    engine: str = Field(default="", pattern=RANGE, description="Engine versions it works with, such as '>=0.1, <2'.")
    extends: str = Field(default="", description="The pack it adds to: a built-in id, or a folder as seen from this one.")
    replace: tuple[str, ...] = Field(default=(), description="Entries of the base pack that this one writes anew.")
    disable: tuple[Disabled, ...] = ()


class Topic(Section):
    """A topic of the summary, in the order in which paragraphs are written."""

    id: Identifier
    title: str
    focus: bool = Field(description="Whether a request without a focus means this topic too.")
    share: int = Field(ge=0, le=100, description="Share of the budget after which further sentences lose value.")
    request: tuple[str, ...] = Field(default=(), description="Words in a request line that name this topic.")
    gap: str = Field(default="", description="What the text is silent about, for `--state-gaps`: 'financing'.")
    sentences: int = Field(default=50, description="Place of rewritten sentences among the topic's templates.")


class Feed(Section):
    """Which topics a further Item tells, when it is asked for.

    An Item that no feed names tells all topics. One that feeds name tells only what stands under a heading that one of
    them knows, and of that only the feed's topics: the liquidity section of Item 7 speaks of financing, and its
    discussion of accounting estimates is nobody's business model.
    """

    id: Identifier
    item: str = Field(description="The Item's number, such as 7.")
    headings: tuple[str, ...] = Field(min_length=1, description="One must match a heading below the Item's own.")
    topics: tuple[Identifier, ...] = Field(min_length=1)


class Kind(Section):
    """A kind of fact and its fields."""

    topic: Identifier
    doc: str
    fields: dict[str, FieldType]
    weight: int = Field(default=0, description="Value of telling one such fact, in salience points.")
    field_weights: dict[str, int] = {}
    identity: tuple[str, ...] = Field(default=(), description="Two facts with equal values here are one fact.")
    many: bool = Field(
        default=False, description="Such facts stand in many sentences, which tell them as well as a template that lists them."
    )
    own: str = Field(default="", description="The field that holds a name of the registrant or of a part of it.")
    other: str = Field(default="", description="The field that holds someone else's name: never an own one.")
    bought: str = Field(
        default="",
        description="The field that holds the name of a business that the registrant has bought, which a reader must be told.",
    )
    part: str = Field(
        default="", description="The `status` of facts whose name, in a heading, says of what it speaks below: a brand."
    )
