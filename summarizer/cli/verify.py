"""`summarizer verify`."""

from __future__ import annotations

import sys

import click

from summarizer.cli.options import cross_check_option, echo
from summarizer.errors import EXIT_FINDINGS, UsageError


@click.command()
@click.argument("record", metavar="RECORD")
@click.argument("source", metavar="SOURCE")
@click.option("--summary", metavar="FILE", help="A summary file that must equal the record's text.")
@click.option(
    "--level",
    type=click.IntRange(0, 3),
    default=3,
    show_default=True,
    help="0 hashes, 1 quotes, 2 replay, 3 full run; each includes the ones before.",
)
@click.option("--pack", metavar="ID|PATH", help="Rule pack.  [default: the record's]")
@click.option(
    "--tokenizer",
    "tokenizers",
    multiple=True,
    metavar="hf:PATH",
    help="The file of a tokenizer with which the record counts; given several times for several.",
)
@cross_check_option
def verify(
    record: str,
    source: str,
    summary: str | None,
    level: int,
    pack: str | None,
    tokenizers: tuple[str, ...],
    cross_check: bool,
) -> None:
    """Re-perform a summary: prove it from its record and the filing, or say what differs, and where.

    Levels 0 to 2 run no extraction rule. Exit code 0 when all holds, 1 when something does not.

    \b
    Example:
      summarizer summarize 10-k.txt --record proof.json --output summary.txt
      summarizer verify proof.json 10-k.txt --summary summary.txt
    """
    from summarizer.api import verify as run
    from summarizer.source.opening import STDIN, open_source

    if [record, source, summary].count(STDIN) > 1:
        raise UsageError("only one of RECORD, SOURCE and --summary can be standard input; name a file for the others")
    text = open_source(summary)[1].decode("utf-8", "replace") if summary is not None else None
    findings = run(record, source, summary=text, level=level, pack=pack, cross_check=cross_check, tokenizers=tokenizers)
    for finding in findings:
        echo(f"{finding}\n")
    if findings:
        click.echo(f"not verified: {len(findings)} finding{'s' if len(findings) > 1 else ''}", err=True)
        sys.exit(EXIT_FINDINGS)
    echo(f"verified up to level {level}\n")
