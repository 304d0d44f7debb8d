"""Re-performing a summary: does the record fit the source, the pack and the text?

Levels 0 to 2 run no extraction rule: 0 compares hashes, 1 compares quotes with the source, 2 replays every segment and
must get the summary back. Level 3 is a full run, which the caller hands in, who has the whole program at hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.compose.counters import HF_PREFIX, get_counter
from summarizer.errors import SummarizerError, UsageError
from summarizer.packs.pack import Pack
from summarizer.record.core import record_id
from summarizer.record.model import QuoteSegment, RecordModel
from summarizer.record.replay import Replayer
from summarizer.source.reading import read_filing


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold: the level that found it, where, and what."""

    level: int
    place: str
    message: str

    def __str__(self) -> str:
        return f"level {self.level}: {self.place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Claim:
    """A record that is to be proved, as plain JSON and with its shape checked; its source, with a name for messages."""

    plain: Mapping[str, Any]
    shaped: RecordModel
    source: bytes
    name: str


def findings_of(
    claim: Claim, pack: Pack, level: int, summary: str | None, tokenizers: Sequence[str], run: Callable[[dict[str, Any]], str]
) -> list[Finding]:
    """What does not hold of a record up to a level.

    `run` writes the summary anew with the record's options and gives the id of the new record. `tokenizers` are counters as
    the user names them, for those that a record names without their folder.
    """
    shaped = claim.shaped
    findings = verify_hashes(claim.plain, hashlib.sha256(claim.source).hexdigest(), pack, summary)
    if level >= 1:
        try:
            if pack.layout is None:
                raise UsageError(f"the pack {pack.id} has no layout section, so it cannot read filings")
            filing = read_filing(claim.source, claim.name, pack.layout, pack.topics, shaped.options.document)
            replayer = Replayer(filing, pack, shaped)
        except SummarizerError as error:
            return [*findings, Finding(1, "source", f"the source cannot be read: {error}")]
        findings += verify_quotes(shaped, replayer)
        if level >= 2:
            findings += verify_replay(shaped, replayer)
    return findings + (_run_again(shaped, tokenizers, run) if level >= 3 else [])


def _run_again(shaped: RecordModel, tokenizers: Sequence[str], run: Callable[[dict[str, Any]], str]) -> list[Finding]:
    """Level 3: a full run gives the same record."""
    options = shaped.options.model_dump()
    files = {get_counter(name).name: name for name in tokenizers}
    counters = [files.get(name, name) for name in options["tokenizers"]]
    for name in counters:
        if name.startswith(HF_PREFIX) and name not in files.values():
            hint = f"name its file, {HF_PREFIX}PATH, with --tokenizer"
            given = f" ({', '.join(files)} is another one)" if files else ""
            return [Finding(3, "options.tokenizers", f"the record counts with {name}, which is a file: {hint}{given}")]
    try:
        again = run({**options, "tokenizers": counters})
    except SummarizerError as error:
        return [Finding(3, "record_id", f"a full run ends with an error: {error}")]
    if again == shaped.record_id:
        return []
    return [Finding(3, "record_id", f"a full run gives {again}, the record has {shaped.record_id}")]


def second_findings(record: Mapping[str, Any], pack: Pack) -> list[Finding]:
    """What a second reader reads differently in the facts of a record. Facts of another shape are a finding, too."""
    from summarizer.record.second_reader import cross_check

    try:
        return [Finding(1, f"facts.{d.place}", str(d)) for d in cross_check(record["facts"], pack).found]
    except (KeyError, TypeError, AttributeError):
        return [Finding(1, "facts", "they do not have the shape of facts, so they cannot be read again")]


def verify_hashes(record: Mapping[str, Any], sha256: str, pack: Pack, summary: str | None) -> list[Finding]:
    """Level 0: the hashes of the record itself, the source, the pack's entries, and the summary."""
    found: list[Finding] = []
    actual = record_id(record)
    if actual != record["record_id"]:
        found.append(Finding(0, "record_id", f"the record says {record['record_id']}, its content gives {actual}"))
    if sha256 != record["source"]["sha256"]:
        found.append(
            Finding(0, "source.sha256", f"the record was made from {record['source']['sha256']}, this source is {sha256}")
        )
    if pack.sha256 != record["pack"]["sha256"]:
        then, now = record["pack"]["entries"], pack.hashes
        changed = sorted(k for k in {*then, *now} if then.get(k) != now.get(k))
        names = ", ".join(changed[:8]) + (f" and {len(changed) - 8} more" if len(changed) > 8 else "")
        found.append(Finding(0, "pack.sha256", f"the pack {pack.id} has changed since: {names or 'its header'}"))
    text = record["summary"]["text"]
    if hashlib.sha256(text.encode()).hexdigest() != record["summary"]["sha256"]:
        found.append(Finding(0, "summary.sha256", "the record's summary does not have the hash that the record gives"))
    if summary is not None and summary.rstrip("\r\n") != text:
        at = next((i for i, (a, b) in enumerate(zip(summary, text, strict=False)) if a != b), min(len(summary), len(text)))
        found.append(
            Finding(0, f"summary, character {at}", f"the file has {summary[at : at + 30]!r}, the record {text[at : at + 30]!r}")
        )
    return found


def verify_quotes(record: RecordModel, replayer: Replayer) -> list[Finding]:
    """Level 1: every quoted segment equals the source characters that it names."""
    return [
        Finding(1, f"segment {n}", problem)
        for n, s in enumerate(record.segments)
        if isinstance(s, QuoteSegment) and (problem := replayer.quote_problem(s))
    ]


def verify_replay(record: RecordModel, replayer: Replayer) -> list[Finding]:
    """Level 2: every segment follows from what it names, and together they are the summary."""
    found = [Finding(2, f"segment {n}", problem) for n, s in enumerate(record.segments) if (problem := replayer.problem(s))]
    found += _numbering(record)
    text = "".join(s.text for s in record.segments)
    whole = record.summary.text
    if text != whole:
        at = next((i for i, (a, b) in enumerate(zip(text, whole, strict=False)) if a != b), min(len(text), len(whole)))
        found.append(Finding(2, f"summary, character {at}", "the segments do not add up to the summary"))
    return found


def _numbering(record: RecordModel) -> list[Finding]:
    """Segments belong to sentences 0, 1, 2, ... in order, -1 stands between two, and the last sentence is the last."""
    found: list[Finding] = []
    now, between = -1, True
    for n, segment in enumerate(record.segments):
        if segment.sentence == -1:
            between = True
            continue
        if segment.sentence != now + between:
            found.append(Finding(2, f"segment {n}", f"belongs to sentence {segment.sentence}, expected {now + between}"))
        now, between = segment.sentence, False
    if now + 1 != len(record.sentences):
        found.append(Finding(2, "sentences", f"the record lists {len(record.sentences)}, the segments make {now + 1}"))
    return found
