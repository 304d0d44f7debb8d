"""An outline as `outline` prints it: Items, headings and tables with offsets into the decoded source."""

from __future__ import annotations

from typing import Any

from summarizer.outline.model import Outline
from summarizer.source.byte_places import BytePlaces, with_bytes
from summarizer.source.filing import Filing
from summarizer.spans import Span

_LONGEST = 120  # of a rejected line; its span says how long it is


def outline_json(filing: Filing, outline: Outline) -> dict[str, Any]:
    """Plain JSON values."""

    def place(span: Span) -> dict[str, int]:
        there = filing.map.to_source(span)
        return {"start": there.start, "end": there.end}

    shown = {
        "items": [
            {"item": i.number, "title": i.title, **place(Span(i.heading.start, max(i.heading.end, i.body.end))), "rule": i.rule}
            for i in outline.items
        ],
        "headings": [
            {
                "text": " ".join(h.span.of(filing.view).split()),
                "level": h.level,
                **place(h.span),
                "parent": h.parent,
                "rule": h.rule,
            }
            for h in outline.headings
        ],
        "tables": [
            {
                **place(t.span),
                "heading": t.heading,
                "columns": [c.header for c in t.columns],
                "rows": len(t.rows),
                "scale": t.scale,
                "currency": t.currency,
            }
            for t in outline.tables
        ],
        "not_found": [{"item": n.number, "reason": n.reason} for n in outline.not_found],
        "rejected": [
            {"item": r.number, "text": " ".join(r.span.of(filing.view).split())[:_LONGEST], **place(r.span), "reason": r.reason}
            for r in outline.rejected
        ],
        "warnings": list(outline.warnings),
    }
    at = BytePlaces.of(filing.source, filing.encoding).at
    return {key: with_bytes(part, at) for key, part in shown.items()}


def outline_text(filing: Filing, outline: Outline) -> str:
    """The same for a reader: one line each, headings indented by level, in the order of the text."""
    data = outline_json(filing, outline)
    lines: list[tuple[int, int, str]] = []
    for item in data["items"]:
        lines.append((item["start"], 0, f"Item {item['item']}  {item['title']}  [{item['start']}-{item['end']}]  {item['rule']}"))
    for heading in data["headings"]:
        lines.append((heading["start"], 1, f"{'  ' * heading['level']}{heading['text']}  [{heading['start']}-{heading['end']}]"))
    for table in data["tables"]:
        lines.append(
            (
                table["start"],
                2,
                f"    table: {table['rows']} rows, {len(table['columns'])} columns  [{table['start']}-{table['end']}]",
            )
        )
    out = [text for _, _, text in sorted(lines)]
    out += [f"Item {n['item']} not found: {n['reason']}" for n in data["not_found"]]
    out += [f"not Item {r['item']} ({r['reason']}): {r['text'][:60]}  [{r['start']}-{r['end']}]" for r in data["rejected"]]
    return "".join(f"{line}\n" for line in out)
