"""The core record of a summary: canonical JSON (RFC 8785) without clock, host, path or float.

Whoever has the source's bytes, the pack and this record can prove every character of the summary. The `record_id` is
the sha256 of the record without that field, so two runs that agree have the same id on any machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any

import rfc8785

from summarizer.compose.composing import Composition, Order
from summarizer.compose.writing import pieces_of
from summarizer.extract.facts import Extraction, Fact, Field
from summarizer.extract.tagged import is_figure, tags_of
from summarizer.outline.model import Item, Outline
from summarizer.packs.engine import ENGINE
from summarizer.packs.pack import Pack
from summarizer.record.model import SCHEMA
from summarizer.record.segments import segment
from summarizer.source.filing import Filing
from summarizer.source.inline_xbrl import Tags
from summarizer.spans import Span, SpanMap


def record_of(
    filing: Filing,
    outline: Outline,
    extraction: Extraction,
    pack: Pack,
    composition: Composition,
    *,
    items: Sequence[Item],
    order: Order,
    options: Mapping[str, Any],
    warnings: Sequence[str],
) -> dict[str, Any]:
    """The record of one summary, with its `record_id`."""
    spans = filing.map
    titles = {t.id: t.title for t in pack.topics} if order.headings else None
    core: dict[str, Any] = {
        "schema": SCHEMA,
        "engine": {"name": "summarizer", "version": ENGINE, "libraries": {n: version(n) for n in ("regex", "rs-bpe")}},
        "source": {
            "sha256": filing.sha256,
            "bytes": filing.size,
            "encoding": filing.encoding,
            "format": filing.format,
            "unpacked_sha256": filing.unpacked_sha256,
            "document": filing.document,
            "request": list(filing.request.span) if filing.request else None,
            "offsets": "code points of the decoded source, half-open",
        },
        "items": [_item(i, spans) for i in items],
        "not_found": [{"item": n.number, "reason": n.reason} for n in outline.not_found],
        "rejected": [{"item": r.number, "at": list(spans.to_source(r.span)), "reason": r.reason} for r in outline.rejected],
        "pack": {"id": pack.id, "version": pack.version, "sha256": pack.sha256, "entries": dict(pack.hashes)},
        "options": dict(options),
        "counters": [{"name": c.name, "version": c.version, "vocabulary": c.vocabulary} for c in order.counters],
        "summary": {
            "text": composition.text,
            "sha256": hashlib.sha256(composition.text.encode()).hexdigest(),
            "tokens": composition.tokens,
        },
        "segments": [segment(p, n, spans) for p, n in pieces_of(composition.paragraphs, titles)],
        "sentences": [
            {
                "topic": p.topic,
                "made_by": line.made_by,
                "facts": list(line.facts),
                "evidence": [list(spans.to_source(e)) for e in line.evidence],
            }
            for p in composition.paragraphs
            for line in p.lines
        ],
        "facts": facts_json(extraction.facts, filing),
        "plan": {
            "chosen": [{"id": i, "form": f} for i, f in composition.plan.chosen],
            "costs": list(composition.plan.costs),
            "omitted": [{"id": i, "reason": r} for i, r in composition.plan.reasons],
        },
        "passed": [{"at": list(spans.to_source(p.span)), "rule": p.rule} for p in composition.passed],
        "silences": [{"at": list(spans.to_source(s.span)), "rule": s.rule, "reason": s.reason} for s in extraction.silences],
        "looked_for_in_vain": sorted(set(pack.kinds) - {f.kind for f in extraction.facts}),
        "warnings": list(warnings),
    }
    return {**core, "record_id": record_id(core)}


def record_id(record: Mapping[str, Any]) -> str:
    """The sha256 of a record's canonical JSON, its own `record_id` left out."""
    return hashlib.sha256(canonical({k: v for k, v in record.items() if k != "record_id"})).hexdigest()


def canonical(data: Mapping[str, Any]) -> bytes:
    """RFC 8785 JSON."""
    return rfc8785.dumps(dict(data))


def facts_json(facts: Sequence[Fact], filing: Filing) -> list[dict[str, Any]]:
    """Facts as `extract` prints them: values as decimal strings in units, spans in source offsets.

    In an inline-XBRL filing a figure that the registrant has tagged has the tag beside it, under `xbrl`.
    """
    tags = tags_of(filing)
    return [_fact_json(f, filing.map, tags) for f in facts]


def _fact_json(fact: Fact, spans: SpanMap, tags: Tags) -> dict[str, Any]:
    fields = {
        name: {
            "value": f.value,
            **({"unit": f.unit} if f.unit else {}),
            "raw": f.raw,
            **({"hedge": list(spans.to_source(f.hedge))} if f.hedge else {}),
            "spans": [list(spans.to_source(s)) for s in f.spans],
            **_tagged(f, spans, tags),
        }
        for name, f in sorted(fact.fields.items())
    }
    return {
        "id": fact.id,
        "kind": fact.kind,
        "rule": fact.rule,
        "fields": fields,
        "evidence": [list(spans.to_source(e)) for e in fact.evidence],
    }


def _tagged(field: Field, spans: SpanMap, tags: Tags) -> dict[str, Any]:
    """The registrant's own tags on a figure. Only the figure counts, not what gives its unit."""
    if not tags.facts or not is_figure(field):
        return {}
    covering = tags.covering(spans.to_source(p) for p in field.spans[:1])
    told = [
        {"name": t.name, "context": t.context, "period": t.period, "unit": t.unit, "scale": t.scale, "value": t.value}
        for t in covering
    ]
    return {"xbrl": told} if told else {}


def _item(item: Item, spans: SpanMap) -> dict[str, Any]:
    hull = spans.to_source(Span(item.heading.start, max(item.body.end, item.heading.end)))
    return {"item": item.number, "title": item.title, "start": hull.start, "end": hull.end, "rule": item.rule}
