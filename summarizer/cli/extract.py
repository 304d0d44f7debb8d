"""`summarizer extract`."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import Any

import click

from summarizer.cli.options import (
    cross_check_option,
    document_option,
    echo,
    items_of,
    items_option,
    pack_option,
    print_json,
    source_argument,
    tell_disagreements,
)
from summarizer.errors import EXIT_FINDINGS


@click.command()
@source_argument
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only facts of this kind; may be given several times.")
@items_option
@document_option
@pack_option
@cross_check_option
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="Shape of the output.",
)
def extract(
    source: str, kinds: tuple[str, ...], items: str | None, document: str, pack: str, cross_check: bool, shape: str
) -> None:
    """List the facts of a filing, each with its place.

    SOURCE is the path of a filing, or - for standard input. Amounts are in units (130000000), and spans are half-open
    code-point offsets into the decoded source; in JSON the bytes of the unpacked file stand beside them.

    \b
    Example:
      summarizer extract seeds/000_e7aaa8685360d917.txt --kind facility
      summarizer extract 10-k.txt --format json
    """
    from summarizer.api import extract as run

    done = run(source, items=items_of(items), kinds=kinds, document=document, pack=pack)
    for warning in done.read.warnings:
        click.echo(f"warning: {warning}", err=True)
    data = done.as_json()
    match shape:
        case "json":
            print_json(data)
        case "jsonl":
            echo("".join(json.dumps(f, ensure_ascii=False) + "\n" for f in data["facts"]))
        case "csv":
            echo(_csv(data["facts"]))
        case _:
            echo("".join(_row(f) for f in data["facts"]))
    if cross_check and tell_disagreements(data["facts"], done.read.pack):
        sys.exit(EXIT_FINDINGS)


def _csv(facts: list[dict[str, Any]]) -> str:
    """One line a field: fact, kind, rule, field, value, unit, raw, start, end."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["fact", "kind", "rule", "field", "value", "unit", "raw", "start", "end"])
    for fact in facts:
        for name, field in fact["fields"].items():
            value = field["value"] if isinstance(field["value"], str) else json.dumps(field["value"], ensure_ascii=False)
            start, end = field["spans"][0] if field["spans"] else ("", "")
            writer.writerow(
                [fact["id"], fact["kind"], fact["rule"], name, value, field.get("unit", ""), field["raw"], start, end]
            )
    return out.getvalue()


def _row(fact: dict[str, Any]) -> str:
    if fact["kind"] == "table":
        fields = fact["fields"]
        rows, columns = len(fields["rows"]["value"]), len(fields["columns"]["value"])
        return f"{fact['id']:16} {fields['about']['value']}: {rows} rows, {columns} columns\n"
    shown = "; ".join(f"{name} {field['raw'] or field['value']}" for name, field in fact["fields"].items())
    return f"{fact['id']:16} {' '.join(shown.split())}\n"
