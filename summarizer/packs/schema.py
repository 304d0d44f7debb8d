"""What a rule pack may say: the pydantic models behind the YAML, one per section.

The published JSON Schema (`summarizer rules schema`, later) comes from these models, so a field's description here is
what a rule writer reads. Unknown keys are errors. Nothing in a pack is code.
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
    required: tuple[str, ...] = ()
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


class Example(Section):
    """A real or realistic excerpt with the facts that the rule must find in it (none: it must stay silent)."""

    text: str
    facts: tuple[dict[str, str | tuple[str, ...]], ...] = ()
    heading: str = Field(default="", description="The heading above; a line each when one stands under another.")
    source: str = Field(default="", description="Where the excerpt comes from; 'made up' if it does.")
    known: Literal["", "miss", "noise"] = ""


class Where(Section):
    """Where a rule may fire. Patterns are searched in the heading path; empty means anywhere."""

    headings: tuple[str, ...] = ()
    not_headings: tuple[str, ...] = ()
    blocks: tuple[Literal["paragraph", "list_item", "heading"], ...] = ("paragraph", "list_item")
    opening: int = Field(default=0, ge=0, description="Only within so many sentences from the start of the text.")


class Rule(Section):
    """A rule over one sentence.

    `when` patterns must all match in the sentence; then each match of `pattern` gives a fact. Named slots
    `{field:macro}` of all of them are fields. `fields` adds fields found by patterns of their own, whose slot is
    called `value`, in the sentence (or in the part that the slot `rest` of `pattern` covers). `each` names a slot that
    holds a list: one fact per member; `list` names the phrase list that says how noun phrases are told apart in it, and
    where they end; when the slot leads to list items instead, they are the members. `before` adds fields that the sentence
    before says, to a sentence that `refers` to it ("The agreement provides for ..."). `own`, `headed` and `known` name slots that
    must be a name of the registrant's, open the heading above, or end like a fact of the same kind; `registrant` one that must
    be the registrant's own and no part's. `named_above` is for what a heading names and the sentence does not ("This segment
    had sales of ..." under "Pumps"). `align` maps fields to
    slots that hold equally many values ("respectively"):
    one fact for each position, none when the counts differ. `attach` adds the fields to an earlier fact, or links the
    new fact to it when the kinds differ.
    """

    id: Identifier
    kind: Identifier
    literals: tuple[str, ...] = Field(
        min_length=1, description="Lower-case words; one must stand in the sentence. An empty one stands in every sentence."
    )
    pattern: str
    where: Where = Where()
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = Field(default=(), description="The rule is silent when one of these matches.")
    fields: dict[str, str | tuple[str, ...]] = {}
    refers: str = Field(default="", description="What a sentence matches that speaks of what the sentence before it names.")
    before: dict[str, str | tuple[str, ...]] = Field(
        default={}, description="Further fields, as in `fields`, of the sentence before it in its paragraph, to which it refers."
    )
    denial: Literal["silent", "allowed"] = Field(
        default="silent", description="Whether a sentence that denies or ends something may fire."
    )
    constants: dict[str, str] = {}
    negative: tuple[str, ...] = Field(default=(), description="Fields whose figure is a loss or an outflow.")
    own: str = Field(default="", description="The slot, if it took part, must be a name of the registrant or of a part of it.")
    headed: str = Field(default="", description="The slot must be what the heading above the sentence begins with.")
    registrant: str = Field(default="", description="The slot, if it took part, must be the registrant's own name, or begin it.")
    named_above: str = Field(
        default="", description="The field that a heading above gives, where the text elsewhere puts the slot `noun` behind it."
    )
    known: str = Field(default="", description="The slot must end like the name of such a fact that another rule found.")
    each: str = ""
    list: str = Field(default="", description="The phrase list by which `each` is read as a list of noun phrases.")
    align: dict[str, str] = {}
    attach: Attach | None = None
    priority: int = 0
    note: str = ""
    examples: tuple[Example, ...] = ()


class PhraseList(Section):
    """How a list of noun phrases is read out of running text ("paper, bags and boxes to printers").

    The text runs up to the first match of `end`. It is split at `between`, with brackets left out. A piece that
    `joins` matches is no phrase by itself and goes with the next ("residential" of "residential and commercial
    loans"). What `lead` and `tail` match is cut off either end of a member. A member must match `member` as a whole and
    nothing of `refuse`; one that `stop` matches ends the list. A piece after the first that is none of it is passed over.
    """

    id: Identifier
    end: str
    between: str
    lead: str = ""
    tail: str = ""
    gloss: str = Field(default="", description="A piece of this form right after a name is its gloss and no member.")
    goes_on: str = Field(
        default="", description='A member that may go on in the next piece, "makers of logic": if that is none, neither is it.'
    )
    joins: str = ""
    shared: str = Field(default="", description="A last piece of this form may give its head to the pieces before it.")
    headless: str = Field(default="", description="A piece of this form takes such a head: they are one phrase.")
    member: str
    refuse: tuple[str, ...] = ()
    stop: str = ""
    subject_before: str = Field(default="", description="An end of this form shows that the piece before it begins a clause.")
    item: str = Field(default="", description="A paragraph of this form after a colon is an item, though nothing marks it.")
    follow: str = Field(default="", description="When the text after the cue matches this, list items are the members.")


class Attach(Section):
    """To which earlier fact a rule adds its fields: the nearest before it, within the same scope."""

    to: Identifier
    within: Literal["sentence", "paragraph", "section"] = "paragraph"
    same: tuple[str, ...] = Field(default=(), description="Fields that must agree, where both have them.")
    direction: Literal["before", "after"] = Field(default="before", description="Where that fact stands.")
    replaces: tuple[str, ...] = Field(default=(), description="Fields that the later statement replaces (a status).")
    like: str = Field(default="", description="Prefer the fact whose field of this name shares words with it, or has none.")
    sentences: int = Field(default=0, ge=0, description="How many sentences apart they may stand at most; 0 is no limit.")
    all: bool = Field(default=False, description="All such facts of the scope, not only the nearest.")


class TableRule(Section):
    """A rule over one table: its role, and the facts that its rows give."""

    id: Identifier
    role: str
    intro: tuple[str, ...] = Field(default=(), description="One must match the lead-in sentence, if any is given.")
    headings: tuple[str, ...] = ()
    header: tuple[str, ...] = Field(default=(), description="One must match the words of the table's header.")
    total_label: str = Field(
        default="", description="Or the label of a row behind the first must match, and the rows above add up to it."
    )
    must_add_up: bool = Field(
        default=False, description="Whether the rows above that of `total_label` must add up to it, whatever else is said."
    )
    block: bool = Field(default=False, description="Whether a label must match `begins`, whatever else is said.")
    labels: str = Field(default="", description="Pattern that most labels must match, whatever else is said.")
    unless: tuple[str, ...] = ()
    kind: str = Field(default="", description="Kind of the facts that rows give; empty: the table alone.")
    label_field: str = ""
    value_field: str = "value"
    label_kind: str = Field(default="", description="Kind of one more fact for each row's label, under its `name`.")
    share_field: str = ""
    share_header: str = Field(default="", description="Pattern of the header of a column of percentages.")
    cell_field: str = Field(default="", description="Field that takes the words of a word table's last column.")
    period_field: str = Field(default="period_end", description="Field that takes the period of a column.")
    total: str = Field(default="", description="Pattern of the label of the row that holds the total.")
    part_total: str = Field(
        default="", description="Pattern of the label of a sum that more is taken off: the rows above are parts of that."
    )
    eliminated: str = Field(default="", description="Pattern of the label of a row that takes off what parts sold to each other.")
    begins: str = Field(default="", description="Pattern of the label, in a row without figures, over the rows that are meant.")
    base: str = Field(
        default="", description="Pattern of what the rows are parts of, said in the lead-in as less than all: its group `base`."
    )
    joins: str = Field(default="", description='Pattern of a label over rows whose labels go on with it: "Batteries used in:".')
    until: str = Field(
        default="", description="Pattern of the label, in a row without figures or over a column, of what is not meant."
    )
    skip: str = Field(default="", description="Pattern of the labels of rows that give no fact.")
    constants: dict[str, str] = {}
    priority: int = 0


class Values(Section):
    """The words of figures and dates: what Python needs to read "RMB130 million" and "December 31, 2017"."""

    currencies: dict[str, str] = Field(description="Printed symbol or code to ISO 4217 code.")
    scales: dict[str, int] = Field(description="Scale word to its power of ten.")
    months: tuple[str, ...] = Field(min_length=12, max_length=12)
    numbers: dict[str, int] = Field(description="Number words.")
    quarters: dict[str, int] = {}
    halves: dict[str, int] = {}
    suffixes: dict[str, int] = Field(default={}, description="Letters right behind a figure to their power of ten, lower case.")
    subunits: dict[str, int] = Field(default={}, description="A currency's small coin to the power of ten that it is divided by.")
    range_words: tuple[str, ...] = Field(default=(), description="Words and signs between the two ends of a range of amounts.")
    percent_words: dict[str, int] = Field(default={}, description="Words for parts of a percent, to their power of ten.")
    benchmarks: dict[str, str] = Field(
        default={}, description="Printed name of a benchmark rate, lower case, to the name that a value has."
    )
    spread_words: dict[str, int] = Field(
        default={}, description="Words between a benchmark and its spread, to the spread's sign."
    )
    rate_words: tuple[str, ...] = Field(default=(), description='Words of a rate that change nothing: "per annum".')
    months_short: dict[str, int] = {}
    parts_of_year: tuple[str, ...] = Field(default=(), description="Words for a part of a year that no other entry reads.")


class Template(Section):
    """Sentences that tell a fact: forms from the fullest to the shortest.

    In a form, `{field}` is a slot and `[...]` is left out when a slot in it is empty. A slot may name a format:
    `{amount:money}`. Literal text holds no figures and no names.
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
    latest: str = Field(default="", description="Only the facts with the greatest value of this field.")
    unless_told: tuple[str, ...] = Field(
        default=(), description="Not told when half of the members are values elsewhere, each written as kind, dot, field."
    )
    partial_forms: tuple[str, ...] = Field(default=(), description="The forms where not all members are told; none: the same.")
    unproved_forms: tuple[str, ...] = Field(
        default=(), description="The forms where nothing shows that the members are the whole; none: the same."
    )
    cluster: str = Field(default="", description="Members with the same value here stand together, told by `cluster_form`.")
    cluster_form: str = Field(default="", description="How members that have it are told together: '{members} under {grouped}'.")
    bare_first: str = Field(
        default="", description="Members without this field come first: what it says of one is not said of the next."
    )
    later_percent: int = Field(default=100, ge=0, le=100, description="What members after a group's first are worth.")
    weigh: str = Field(default="", description="A percentage field by which a member's worth is scaled.")
    as_named: bool = Field(default=False, description="Its names stay as they are: a brand is not the firm that bears it.")
    weight: int = 0
    position: int = Field(default=50, description="Place within the topic's paragraph, small first.")


class Rewrite(Section):
    """A named edit of a source sentence. The kinds of edit are the engine's; what they apply to is the pack's."""

    id: Identifier
    do: Literal["replace", "drop", "verb", "bar", "lead", "tail", "bracket", "clause", "latest"]
    pattern: str
    to: str = ""
    literals: tuple[str, ...] = ()
    level: int = Field(default=0, ge=0, le=9, description="0: always done; higher: one more form without it.")
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
    by_hand: bool = Field(default=False, description="Whether the weight was set by hand and stays when weights are fitted.")
    note: str = ""


Rule.model_rebuild()
