"""The public functions: the same power as the command line, as pure as a function that opens a file can be.

A source is a path, or the bytes of a filing with `name=` for messages. Nothing here prints or exits; what the user can
mend is raised as a `SummarizerError` whose `exit_code` the command line returns.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

from summarizer.collector import paused
from summarizer.errors import InputError, UsageError
from summarizer.outline.build import outline_filing
from summarizer.outline.sections import topics_of_blocks
from summarizer.packs.forms import other_form
from summarizer.packs.load import builtin_packs, load_pack
from summarizer.packs.pack import Pack
from summarizer.packs.required import require_words
from summarizer.results import Extracted, Read, Summary
from summarizer.source.opening import open_source
from summarizer.source.reading import read_filing
from summarizer.spans import Span

if TYPE_CHECKING:
    from summarizer.record.verify import Finding

__all__ = ["Extracted", "Read", "Summary", "extract", "outline", "read", "read_record", "summarize", "verify"]

DEFAULT_BUDGET = 512
MAX_BUDGET = 1_000_000
DEFAULT_TOKENIZER = "cl100k_base"
DEFAULT_PACK = "sec-10k"

# A name is printed as it is given, so it must look like one: words of printable characters, one blank between them.
_NAME = regex.compile(r"[^\W_][^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]*(?: [^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+)*")

Clock = Callable[[str], Any]


@contextmanager
def _untimed(_stage: str) -> Iterator[None]:
    yield


def read(
    source: str | Path | bytes,
    *,
    items: Sequence[str] | None = None,
    document: str = "",
    pack: str | Pack = DEFAULT_PACK,
    name: str = "-",
    clock: Clock = _untimed,
) -> Read:
    """Read and outline a filing. `items` are Item numbers that must be there; None means the pack's own choice.

    `document` takes one document of a submission, or one row of several, by its type or number.
    """
    _refuse_text(items=items)
    if items is not None and not items:
        raise UsageError("no Item is named: name one, or leave out `items` for the pack's own choice")
    with clock("pack"):
        loaded = pack if isinstance(pack, Pack) else load_pack(pack)
    if loaded.layout is None:
        raise UsageError(f"the pack {loaded.id} has no layout section, so it cannot read filings")
    require_words(loaded)
    with clock("source"), paused():
        if isinstance(source, bytes):
            data = source
        else:
            name, data = open_source(str(source))
        filing = read_filing(data, name, loaded.layout, loaded.topics, document)
    with clock("outline"), paused():
        outlined = outline_filing(filing, loaded.layout)
    wanted = list(dict.fromkeys(items)) if items is not None else [i.strip() for i in loaded.words["default_items"].split(",")]
    found = {i.number: i for i in outlined.items}
    missing = [w for w in wanted if w not in found]
    warnings = [*filing.warnings, *outlined.warnings]
    form, other = other_form(filing.view, loaded.layout.containers)
    if form:
        warnings.append(f"the cover says Form {form}: take --pack {other}, whose Items are those of that form")
    if items is not None and missing:
        reasons = {n.number: n.reason for n in outlined.not_found}
        told = "; ".join(f"Item {m}: {reasons.get(m, 'no such Item heading was found')}" for m in missing)
        raise InputError(f"{name}: {told}. Run `summarizer outline` to see the Items that were found, or leave out --items")
    chosen = tuple(found[w] for w in wanted if w in found)
    if chosen:
        scope = tuple(i.body for i in chosen)
    else:
        scope = (Span(0, len(filing.view)),)
        warnings.append(f"Item {', '.join(wanted)} was not found: the whole text is summarized")
    return Read(filing, outlined, loaded, chosen, scope, tuple(warnings))


def _refuse_text(**several: Sequence[str] | None) -> None:
    """What is several must not be one text, which would be read letter by letter."""
    for name, given in several.items():
        if isinstance(given, str):
            raise UsageError(f"`{name}` takes several: write [{given!r}], not {given!r}")


def _refuse_budget(budget: int | None) -> None:
    """A budget that is named, by whom ever, must be one."""
    if budget is not None and (isinstance(budget, bool) or not isinstance(budget, int)):
        raise UsageError(f"the budget is a whole number of tokens, not {budget!r}")
    if budget is not None and not 1 <= budget <= MAX_BUDGET:
        raise UsageError(f"the budget must be between 1 and {MAX_BUDGET:,}, not {budget:,}")


def _refuse_empty(done: Read) -> None:
    """Raise `InputError` when the file itself names its Items and the one to read has no text: never tell another one."""
    if done.filing.items and not done.items:
        reasons = "; ".join(f"Item {n.number}: {n.reason}" for n in done.outline.not_found) or "the Item to read is not there"
        there = ", ".join(i.number for i in done.outline.items) or "none"
        raise InputError(f"{done.filing.name}: {reasons}. These Items are there: {there}; choose some with --items")


def outline(source: str | Path | bytes, *, document: str = "", pack: str | Pack = DEFAULT_PACK, name: str = "-") -> Read:
    """The Items, headings, blocks, sentences and tables of a filing."""
    return read(source, document=document, pack=pack, name=name)


def extract(
    source: str | Path | bytes,
    *,
    items: Sequence[str] | None = None,
    kinds: Sequence[str] = (),
    document: str = "",
    pack: str | Pack = DEFAULT_PACK,
    name: str = "-",
) -> Extracted:
    """The facts of a filing, all or those of some kinds."""
    from summarizer.extract.engine import extract_facts

    _refuse_text(kinds=kinds)
    done = read(source, items=items, document=document, pack=pack, name=name)
    _refuse_empty(done)
    known = {*done.pack.kinds, "table"}
    unknown = [k for k in kinds if k not in known]
    if unknown:
        raise UsageError(f"unknown kind of fact {unknown[0]!r}; the pack {done.pack.id} has {', '.join(sorted(known))}")
    return Extracted(done, extract_facts(done.filing, done.outline, done.pack, done.scope), tuple(kinds))


def summarize(
    source: str | Path | bytes,
    *,
    budget: int | None = None,
    tokenizers: Sequence[str] = (),
    focus: Sequence[str] = (),
    items: Sequence[str] | None = None,
    company: str = "",
    markdown: bool = False,
    state_gaps: bool = False,
    document: str = "",
    pack: str | Pack = DEFAULT_PACK,
    name: str = "-",
    clock: Clock = _untimed,
) -> Summary:
    """The summary of a filing's business model within `budget` tokens of every tokenizer, with its audit record.

    What is not given comes from the request line that stands before the text, if one does, and else from the defaults:
    512 tokens of cl100k_base, all topics of the pack. Raises `UsageError` for a budget too small (naming the smallest
    that works), an unknown topic or tokenizer; `InputError` for a source that cannot be read or lacks the Item.
    """
    from summarizer.compose.composing import Order, compose
    from summarizer.compose.counters import get_counter
    from summarizer.extract.engine import extract_facts
    from summarizer.record.core import record_of

    _refuse_budget(budget)
    _refuse_text(tokenizers=tokenizers, focus=focus)
    if company and not _NAME.fullmatch(company):
        raise UsageError(f"the company's name must be one line of words, not {company!r}")
    counters = tuple(get_counter(t) for t in dict.fromkeys(tokenizers or (DEFAULT_TOKENIZER,)))
    done = read(source, items=items, document=document, pack=pack, name=name, clock=clock)
    _refuse_empty(done)
    request = done.filing.request
    topics = {t.id for t in done.pack.topics}
    unknown = [t for t in focus if t not in topics]
    if unknown:
        raise UsageError(f"unknown topic {unknown[0]!r}; the pack {done.pack.id} has {', '.join(t.id for t in done.pack.topics)}")
    asked = budget or (request.budget if request and request.budget else DEFAULT_BUDGET)
    _refuse_budget(asked)
    chosen_focus = tuple(dict.fromkeys(focus)) or (
        request.focus if request and request.focus else tuple(t.id for t in done.pack.topics if t.focus)
    )
    with clock("extract"):
        extraction = extract_facts(done.filing, done.outline, done.pack, done.scope)
    order = Order(asked, counters, chosen_focus, company, state_gaps, markdown)
    with clock("compose"):
        fed = topics_of_blocks(done.filing.view, done.outline, done.pack, done.items)
        try:
            composition = compose(done.filing, done.outline, extraction, done.pack, done.scope, order, fed)
        except InputError as error:  # what was warned of is likely the reason
            raise InputError("; ".join([str(error), *done.warnings])) from error
    options = {
        "budget": asked,
        "tokenizers": [c.name for c in counters],
        "focus": list(chosen_focus),
        "items": [i.number for i in done.items] if items is not None else None,
        "company": company,
        "markdown": markdown,
        "state_gaps": state_gaps,
        "document": document,
    }
    with clock("record"):
        record = record_of(
            done.filing, done.outline, extraction, done.pack, composition,
            items=done.items, order=order, options=options, warnings=done.warnings,
        )  # fmt: skip
    told: dict[str, dict[str, Any]] = {}
    for paragraph in composition.paragraphs:
        text = " ".join(line.text for line in paragraph.lines)
        facts = list(dict.fromkeys(f for line in paragraph.lines for f in line.facts))
        told[paragraph.topic] = {"tokens": counters[0].count(text), "facts": facts}
    return Summary(composition.text, composition.tokens, asked, told, record, done.warnings)


def verify(
    record: Mapping[str, Any] | str | Path,
    source: str | Path | bytes,
    *,
    summary: str | None = None,
    level: int = 3,
    pack: str | Pack | None = None,
    cross_check: bool = False,
    tokenizers: Sequence[str] = (),
) -> list[Finding]:
    """What does not hold of a record: nothing, when the summary is proved up to `level` (0 to 3).

    `tokenizers` names the files (`hf:PATH`) of counters that the record names by their content. `cross_check` also has every
    figure and day of the record's facts read a second time, by other libraries.
    """
    from summarizer.record.core import canonical
    from summarizer.record.model import check_shape
    from summarizer.record.verify import Claim, findings_of, second_findings

    _refuse_text(tokenizers=tokenizers)
    if not 0 <= level <= 3:
        raise UsageError(f"the level must be 0, 1, 2 or 3, not {level}")
    plain = dict(record) if isinstance(record, Mapping) else read_record(record)
    shaped = check_shape(plain)
    try:
        canonical(plain)
    except ValueError as error:
        raise InputError(f"not a record of this program: it holds what canonical JSON cannot: {error}") from error
    name, data = ("-", source) if isinstance(source, bytes) else open_source(str(source))
    loaded = _pack_of(shaped.pack.id) if pack is None else pack if isinstance(pack, Pack) else load_pack(pack)

    def run(options: dict[str, Any]) -> str:
        return summarize(data, pack=loaded, **options).record_id

    findings = findings_of(Claim(plain, shaped, data, name), loaded, level, summary, tokenizers, run)
    return findings + (second_findings(plain, loaded) if cross_check else [])


def _pack_of(name: str) -> Pack:
    """The built-in pack that a record names. A folder is for the auditor to name, never for the record."""
    if name not in builtin_packs():
        raise InputError(f"the record was made with the pack {name!r}, which is not built in; name its folder with --pack")
    return load_pack(name)


def read_record(path: str | Path) -> Any:
    """The JSON of a record file; an `InputError` says what is wrong with it."""
    _, data = open_source(str(path))
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{Path(path).name} is not JSON: {error}") from error
