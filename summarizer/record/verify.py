"""Re-performing a summary: does the record fit the source, the pack and the text?

Levels 0 to 2 run no extraction rule: 0 compares hashes, 1 compares quotes with the source, 2 replays every segment and
must get the summary back. Level 3, a full re-run, belongs to the caller, who has the whole program at hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from summarizer.packs.pack import Pack
from summarizer.record.core import record_id
from summarizer.record.model import QuoteSegment, RecordModel
from summarizer.record.replay import Replayer


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold: the level that found it, where, and what."""

    level: int
    place: str
    message: str

    def __str__(self) -> str:
        return f"level {self.level}: {self.place}: {self.message}"


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
