"""A table as a fact: its role, its columns with their periods, and its rows as printed."""

from __future__ import annotations

from typing import Any

from summarizer.extract.facts import TableFact
from summarizer.extract.table_cells import figure
from summarizer.extract.values import decimal_text
from summarizer.outline.model import Cell, Outline
from summarizer.spans import SpanMap


def table_json(fact: TableFact, number: int, outline: Outline, spans: SpanMap) -> dict[str, Any]:
    """The table as `extract` prints it. Cell values are the printed figures; `scale` is the power of ten to apply."""
    table = outline.tables[fact.table]

    def cell(content: Cell | None) -> dict[str, Any] | None:
        if content is None:
            return None
        read = figure(content.text)
        value = decimal_text(read) if read is not None else content.text
        return {"value": value, "raw": content.text, "spans": [list(spans.to_source(p)) for p in content.pieces]}

    columns = [{"value": c.header, "raw": c.header, "spans": [list(spans.to_source(p)) for p in c.pieces]} for c in table.columns]
    rows = [[cell(r.label), *[cell(c) for c in r.cells]] for r in table.rows]
    hull = [list(spans.to_source(table.span))]
    unit = [list(spans.to_source(p)) for p in table.unit_pieces]
    fields = {
        "about": {"value": fact.role, "raw": "", "spans": hull},
        "columns": {"value": columns, "raw": "", "spans": hull},
        "rows": {"value": rows, "raw": "", "spans": hull},
        "scale": {"value": str(table.scale), "unit": table.currency, "raw": "", "spans": unit},
    }
    return {"id": f"table.{number}", "kind": "table", "rule": fact.rule, "fields": fields, "evidence": hull}
