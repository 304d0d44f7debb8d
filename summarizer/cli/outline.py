"""`summarizer outline`."""

from __future__ import annotations

import click

from summarizer.cli.options import document_option, echo, pack_option, print_json, source_argument


@click.command()
@source_argument
@document_option
@pack_option
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Shape of the output."
)
def outline(source: str, document: str, pack: str, shape: str) -> None:
    """Show the Items, headings and tables of a filing, and where each stands.

    SOURCE is the path of a filing, or - for standard input. Offsets count code points of the decoded source;
    in JSON the bytes of the unpacked file stand beside them.

    \b
    Example:
      summarizer outline seeds/001_d9e9ab6dace9e6b7.txt
      summarizer outline 10-k.txt --format json
    """
    from summarizer.api import outline as run
    from summarizer.record.outlines import outline_json, outline_text

    done = run(source, document=document, pack=pack)
    for warning in (*done.filing.warnings, *done.outline.warnings):
        click.echo(f"warning: {warning}", err=True)
    if shape == "json":
        print_json(outline_json(done.filing, done.outline))
    else:
        echo(outline_text(done.filing, done.outline))
