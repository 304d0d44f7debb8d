"""The `layout:` section of a pack: how a filing of one form looks on the page.

Every word and pattern that depends on the language or on the form stands here, so that another form is another YAML
file. The patterns are kept as text and compiled when they are first used (`compiled`): importing this module, or a
command that reads no filing, costs nothing. All patterns use the syntax of the `regex` package and are searched in one
line or one cell, never in a whole filing, unless the field says otherwise.
"""

from __future__ import annotations

from functools import lru_cache

import regex
from pydantic import Field

from summarizer.errors import PackError
from summarizer.packs.schema import Section


@lru_cache(maxsize=512)
def compiled(pattern: str) -> regex.Pattern[str]:
    """The compiled pattern. A pattern that is not valid is the pack writer's mistake, so it becomes a `PackError`."""
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise PackError(f"layout: the pattern {pattern!r} is not valid: {error}") from error


class RequestLayout(Section):
    """The line before a text that says what the asker wants. It is no part of the filing."""

    line: str = Field(description="Matches the whole request line; must not match a line of a filing.")
    token: str = Field(description="The unit of the budget; the number stands right before it.")
    numbers: dict[str, int] = Field(description="Number words, all lower case; 100 and more multiply what precedes.")
    glue: tuple[str, ...] = Field(default=(), description="Words that may stand inside a number, such as 'and'.")


class FurnitureLayout(Section):
    """What a printed page adds: numbers and running heads. It is taken out of the view, never out of the source."""

    page_number: str = Field(
        description="Matches a line that is nothing but a page number. Group `number`; group `prefix` for F-12; "
        "a group `marked` that took part means that the line cannot be data even when it stands alone."
    )
    running: tuple[str, ...] = Field(default=(), description="Running heads, dropped next to a page number.")
    mark: str = Field(default="(?!)", description="Lines that mark a page break themselves, always dropped.")
    sign: str = Field(default="(?!)", description="What stands for the mark of a trademark inside a line; it goes.")
    page_gap: int = Field(default=200, description="Characters of text between two page numbers, at least.")
    open_words: tuple[str, ...] = Field(description="A line that ends with one of these goes on in the next line.")
    after_hyphen: tuple[str, ...] = Field(default=(), description='Behind a hyphen these begin no half of a word: "long- and".')
    endings: str = Field(default="(?!)", description='The second half of a word that was broken between syllables: "tion".')
    prefixes: tuple[str, ...] = Field(default=(), description='These keep their hyphen where a line ends with it: "self-".')
    wrap_width: int = Field(default=140, description="A text with longer lines is not hard wrapped.")


class FormItem(Section):
    """One Item of the form, in the form's order."""

    number: str
    titles: tuple[str, ...] = Field(description="Patterns of its titles over the years; searched at the title's start.")
    required: bool = Field(default=False, description="Its absence is reported.")
    least: int = Field(default=0, description="Fewer characters than this are told to the reader: it may be a stub.")
    most: int = Field(default=0, description="More characters than this are told to the reader: an end was missed. 0: any.")


class ItemLayout(Section):
    """How an Item is announced."""

    heading: str = Field(description="Matches at a line's start; groups `number`, `letter`, `more` (a second Item).")
    numbers: dict[str, int] = Field(default={}, description="Words and numerals that stand for a number.")
    form: tuple[FormItem, ...]
    part: str = Field(description="A line that opens a Part; it ends the Item before it.")
    end: str = Field(description="A line that ends the last Item.")
    reference: str = Field(description="Text after the number, or a title, that shows a cross reference.")
    reference_before: str = Field(description="The end of the line before that shows a cross reference.")
    page: str = Field(
        default="(?!)",
        description="Matches the pages that a row of a cross-reference index ends with; groups `first`, `last`, `more`.",
    )
    elsewhere: str = Field(default="(?!)", description="A short Item with this only says that its text stands elsewhere.")
    title_words: int = Field(default=30, description="A longer line is not a heading.")
    contents_gap: int = Field(default=700, description="Characters between two entries of a contents list, at most.")


class RunInLayout(Section):
    """A heading that opens the paragraph it heads: "Customers. We sell ..."."""

    mark: str = Field(default="(?!)", description="What parts the heading from its text, with the blanks after it.")
    max_words: int = 10
    sentence: str = Field(
        default="(?!)", description="Shows that the text after a colon or dash is a sentence: its opening, or a finite verb."
    )
    never: str = Field(default="(?!)", description="Words before a mark that are an answer or a reference, not a heading.")
    words: tuple[str, ...] = Field(
        default=(), description="Words, all lower case, that alone may be written small in a heading that no title's case shows."
    )


class HeadingLayout(Section):
    """What a heading looks like when only its words tell."""

    max_chars: int = 120
    max_words: int = 14
    short_words: int = Field(default=10, description="A heading in sentence case has at most so many words.")
    small_words: tuple[str, ...] = Field(description="Words that stay lower case in a title.")
    sentence_words: tuple[str, ...] = Field(description="Lower-case words that make a line a sentence, not a heading.")
    never: str = Field(description="Lines that are no headings, whatever they look like.")
    numbered: str = Field(description="The number or letter before a numbered heading; group `mark`.")
    roman: str = Field(default="(?!)", description="A number before a heading that ranks above titles.")
    stops: tuple[str, ...] = Field(default=(), description="What a heading may end with though a stop ends it: 'U.S.'.")
    run: int = Field(default=4, description="So many short lines in a row are a flattened table, not headings.")
    run_in: RunInLayout = RunInLayout()


class ListLayout(Section):
    """How a list item begins."""

    bullet: str = Field(description="Matches the bullet and the blanks after it at the start of a line.")
    lone: str = Field(description="Matches a line that is a bullet alone; the item is the next line.")
    enumerator: str = Field(description="Matches (1), (a), (iv) at the start of an item.")
    note: str = Field(description="Matches a footnote mark that is a table cell of its own.")
    intro: str = Field(description="Matches the end of a text that introduces a list.")
    between: str = Field(default="", description="Matches a line between two items that joins them and is none itself.")


class SentenceLayout(Section):
    """Where a period does not end a sentence."""

    never_end: tuple[str, ...] = Field(description="Abbreviations that are followed by more, without the period.")
    may_end: tuple[str, ...] = Field(description="Abbreviations that end a sentence only before a starter.")
    starters: tuple[str, ...] = Field(description="Words that open a sentence and no name.")
    numbered: tuple[str, ...] = Field(description="Words before a number that is part of a reference ('Item 7.').")


class Unit(Section):
    """A unit line: the pattern, and the power of ten that it gives."""

    pattern: str
    scale: int = Field(ge=0, le=12)


class TableLayout(Section):
    """What the cells of a table hold."""

    currencies: tuple[str, ...]
    empty: tuple[str, ...] = Field(description="Cells that say 'nothing' and are figures all the same.")
    closers: tuple[str, ...] = Field(description="Cells that belong to the figure on their left.")
    openers: tuple[str, ...] = Field(description="Cells besides currency signs that belong to the figure on their right.")
    period: str = Field(description="A cell that is a year or date: it may stand in a header.")
    period_lead: str = Field(default="(?!)", description="A line that says what the years are that stand on the next one.")
    units: tuple[Unit, ...]
    unit_line: str = Field(description="A cell or line that says the unit and nothing else.")
    unit_sentence: str = Field(default="(?!)", description="A sentence before a table that says the unit of its amounts.")
    unit_ends: str = Field(default="^[ :]*$", description="What may stand behind a unit in a lead-in, up to its end.")
    header_words: str = Field(description="A cell that is a column's title, in a table without a rule.")
    total: str = Field(description="The label of a total.")
    lead_in: str = Field(description="A sentence before a table that announces it.")
    markup: str = Field(default="(?!)", description="Lines of table markup, dropped.")


class ContainerLayout(Section):
    """Which part of a file is the filing, when the file holds more than one text."""

    item_key: str = Field(
        default="(?!)", description="Matches a whole key of a JSON file that names an Item; groups `number`, `letter`."
    )
    row_labels: tuple[str, ...] = Field(default=(), description="Keys that name a row among several.")
    document: str = Field(default="(?!)", description="Matches the whole type of the document to read in a submission.")
    cover: str = Field(default="(?!)", description="Finds the line of a cover that names the form; group `form`.")


class Layout(Section):
    """The whole `layout:` section."""

    request: RequestLayout
    furniture: FurnitureLayout
    items: ItemLayout
    headings: HeadingLayout
    lists: ListLayout
    sentences: SentenceLayout
    tables: TableLayout
    containers: ContainerLayout = ContainerLayout()
