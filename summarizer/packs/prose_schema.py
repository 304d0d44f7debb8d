"""What a rule pack may say of how a summary is written: the models of its templates, rewrites and features of sentences."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from summarizer.packs.schema import Identifier, Section


class Template(Section):
    """Sentences that tell a fact: forms from the fullest to the shortest.

    In a form, `{field}` is a slot and `[...]` is left out when a slot in it is empty. A slot may name a format:
    `{name:short}`. Literal text holds no figures and no names.
    """

    id: Identifier
    topic: Identifier
    kind: Identifier
    forms: tuple[str, ...] = Field(min_length=1)
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    where: dict[str, str] = Field(default={}, description="Field patterns that the fact must match.")
    not_sentence: str = Field(default="", description="A pattern that the sentence of the fact must not match.")
    not_under: str = Field(default="", description="A pattern that no heading above may match; nor is one a segment's.")
    by: tuple[str, ...] = Field(default=(), description="Only facts of these rules are told; none named: of all.")
    not_by: tuple[str, ...] = Field(default=(), description="Rules whose facts are not told.")
    not_lone: tuple[str, ...] = Field(
        default=(), description="Rules whose facts are told only where the sentence gives the template another one."
    )
    group: tuple[str, ...] = Field(default=(), description="Facts with equal values here are told together.")
    year_of: str = Field(default="", description="Only facts are told together whose period in this field is of one year.")
    alone: bool = Field(default=True, description="Whether one member may stand for several.")
    group_form: str = Field(default="", description="How one group is told when all groups share a sentence.")
    group_commas: bool = Field(default=False, description="Groups of one member each are parted by commas, not semicolons.")
    max_groups: int = Field(
        default=0, ge=0, description="At most so many groups in a sentence, or sentences of one group each; 0: all."
    )
    unique: str = Field(default="", description="Of facts with the same value here, only the first is told.")
    member: str = Field(default="", description="How one member of a group is told; `{members}` in a form takes them.")
    max_members: tuple[int, ...] = Field(default=(), description="List lengths to try, the longest first.")
    order: str = Field(default="", description="Members by this field: '-share' is from the largest.")
    last: dict[str, str] = Field(
        default={}, description="Members whose fields match these patterns come last, the rest of a list."
    )
    latest: str = Field(default="", description="Only the facts with the greatest value of this field.")
    agreed: str = Field(
        default="",
        description="Of one period (`latest`, `unique`) no facts that give this field two amounts: of two parts.",
    )
    unless_told: tuple[str, ...] = Field(
        default=(), description="Not told when half of the members are values elsewhere, each written as kind, dot, field."
    )
    not_also: tuple[str, ...] = Field(
        default=(),
        description="Not told of a fact whose sentence gives the same value as one of these, written as kind, dot, field.",
    )
    partial_forms: tuple[str, ...] = Field(default=(), description="The forms where not all members are told; none: the same.")
    unproved_forms: tuple[str, ...] = Field(
        default=(), description="The forms where nothing shows that the members are the whole; none: the same."
    )
    cluster: str = Field(
        default="",
        description="Members with the same value here stand together, told by the first of `cluster_forms` that can be.",
    )
    cluster_forms: tuple[str, ...] = Field(
        default=(), description="How members that have it are told together: '{members} under {grouped}'."
    )
    bare_first: str = Field(
        default="", description="Members without this field come first: what it says of one is not said of the next."
    )
    later_percent: int = Field(default=100, ge=0, le=100, description="What members after a group's first are worth.")
    weigh: str = Field(default="", description="A percentage field by which a member's worth is scaled.")
    own_subject: bool = Field(
        default=False, description="Not from a sentence that begins with a name that is none of the registrant's."
    )
    as_named: bool = Field(default=False, description="Its names stay as they are: a brand is not the firm that bears it.")
    weight: int = 0
    position: int = Field(default=50, description="Place within the topic's paragraph, small first.")

    @property
    def all_forms(self) -> tuple[str, ...]:
        """Every form of the template, those of members and groups among them."""
        inside = (f for f in (self.member, self.group_form) if f)
        return (*self.forms, *self.partial_forms, *self.unproved_forms, *inside, *self.cluster_forms)


class Rewrite(Section):
    """A named edit of a source sentence. The kinds of edit are the engine's; what they apply to is the pack's."""

    id: Identifier
    do: Literal["replace", "verb", "bar", "lead", "tail", "bracket", "clause", "latest"]
    pattern: str
    to: str = ""
    level: int = Field(default=0, ge=0, le=9, description="0: always done; higher: one more form without it.")
    of_heads: bool = Field(default=True, description="Whether it bars the beginning of a sentence, too, that a list goes on.")
    behind_own_name: bool = Field(default=False, description="Whether it replaces only right behind a name of the registrant.")
    of_another: bool = Field(
        default=False,
        description="Whether it reads a sentence about somebody else: not one in which the registrant acts by its name.",
    )
    note: str = ""


# What the engine can measure of a sentence (`compose.places` says how).
Measure = Literal[
    "",
    "always",
    "words",
    "holds-facts",
    "holds",
    "first-sentence",
    "first-sentences",
    "early",
    "many-sentences",
    "early-of-many",
    "next-reverses",
    "first-tenth",
    "first-fifth",
    "last-half",
    "later-in-paragraph",
    "first-under-heading",
    "names-its-heading",
    "heading-in-lead",
    "name-of-lead",
    "long-section",
    "list-item",
    "introduces-list",
    "recurring-words",
    "words-of-lead",
    "words-of-headings",
    "words-said-first",
    "over-40-words",
    "short-names",
]


class Feature(Section):
    """A salience feature of a sentence: a pattern with a weight, or a named measure of the engine."""

    id: Identifier
    weight: int
    pattern: str = ""
    measure: Measure = ""
    kind: str = Field(default="", description="The kind of fact that the measure `holds` asks for.")
    on: Literal["sentence", "heading", "any"] = "sentence"
    topic: str = Field(default="", description="The topic that a match speaks for.")
    topic_weight: int = 0
    most: int = Field(default=1, description="Matches counted at most.")
    beyond: int = Field(default=0, ge=0, description="Matches that do not count: 1 counts from the second on.")
    once: bool = Field(default=False, description="Whether it counts for the first sentence of a text only that shows it.")
    keeps: bool = Field(
        default=False, description="Whether a sentence that shows it keeps its worth when its words are told elsewhere."
    )
    own_subject: bool = Field(
        default=False, description="Whether it does not count where a sentence begins with another name than the registrant's."
    )
    by_hand: bool = Field(default=False, description="Whether the weight was set by hand and stays when weights are fitted.")
    note: str = ""
