"""What a rule pack may say of how facts are found: the models of its rules, lists of phrases, tables and values."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from summarizer.packs.schema import Identifier, Section


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
    unnamed: bool = Field(default=False, description="Only where the cover gives that name, or none.")


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
    fields: dict[str, str | tuple[str, ...]] = Field(default={})
    refers: str = Field(default="", description="What a sentence matches that speaks of what the sentence before it names.")
    before: dict[str, str | tuple[str, ...]] = Field(
        default={}, description="Further fields, as in `fields`, of the sentence before it in its paragraph, to which it refers."
    )
    denial: Literal["silent", "allowed"] = Field(
        default="silent", description="Whether a sentence that denies or ends something may fire."
    )
    constants: dict[str, str] = Field(default={})
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
    align: dict[str, str] = Field(default={})
    attach: Attach | None = None
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
    rows_like: str = Field(
        default="",
        description="The table rule whose rows are read alike: what this one does not say of them, that one says.",
    )
    constants: dict[str, str] = Field(default={})
    priority: int = 0


# What a table rule says of how its rows are read, and may leave to the one that it names in `rows_like`.
ROWS = (
    "kind", "label_field", "value_field", "share_field", "share_header", "period_field", "total", "part_total", "eliminated",
    "begins", "base", "joins", "until", "skip",
)  # fmt: skip


class Values(Section):
    """The words of figures and dates: what Python needs to read "RMB130 million" and "December 31, 2017"."""

    currencies: dict[str, str] = Field(description="Printed symbol or code to ISO 4217 code.")
    scales: dict[str, int] = Field(description="Scale word to its power of ten.")
    months: tuple[str, ...] = Field(min_length=12, max_length=12)
    numbers: dict[str, int] = Field(description="Number words.")
    quarters: dict[str, int] = Field(default={})
    halves: dict[str, int] = Field(default={})
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
    months_short: dict[str, int] = Field(default={})
    parts_of_year: tuple[str, ...] = Field(default=(), description="Words for a part of a year that no other entry reads.")


Rule.model_rebuild()
