"""`summarizer summarize`."""

from __future__ import annotations

import sys

import click

from summarizer.cli.options import (
    cross_check_option,
    distinct,
    document_option,
    echo,
    items_of,
    items_option,
    pack_option,
    print_json,
    source_argument,
    split_list,
    tell_disagreements,
    write_file,
)
from summarizer.cli.timing import Stages
from summarizer.errors import EXIT_FINDINGS
from summarizer.source.opening import STDIN


@click.command()
@source_argument
@click.option(
    "--budget",
    type=click.IntRange(min=1),
    metavar="N",
    help="Most tokens the summary may have.  [default: the request line's, or 512]",
)
@click.option(
    "--tokenizer",
    "tokenizers",
    multiple=True,
    metavar="NAME",
    help="cl100k_base, o200k_base, words, chars or hf:PATH; given several times, the text fits all.  [default: cl100k_base]",
)
@click.option("--focus", metavar="TOPIC,...", help="Topics that matter most.  [default: the request line's, or all of the pack]")
@items_option
@document_option
@pack_option
@click.option("--company", default="", metavar="NAME", help="The company's name, where the text does not give it.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="Shape of the output.",
)
@click.option("--output", metavar="PATH", help="Write the summary there instead of stdout.")
@click.option("--record", metavar="PATH", help="Write the audit record there.")
@click.option("--state-gaps", is_flag=True, help="Say in one sentence which focus topics the text is silent about.")
@cross_check_option
@click.option("--timings", is_flag=True, help="Print the CPU time of each stage on stderr.")
def summarize(
    source: str,
    budget: int | None,
    tokenizers: tuple[str, ...],
    focus: str | None,
    items: str | None,
    document: str,
    pack: str,
    company: str,
    shape: str,
    output: str | None,
    record: str | None,
    state_gaps: bool,
    cross_check: bool,
    timings: bool,
) -> None:
    """Write a summary of the business model within a token budget.

    SOURCE is the path of a filing, or - for standard input. A request line at its top ("Prompt: Summarize ... with 512
    tokens at max ...") gives the defaults for budget and focus and is not summarized.

    \b
    Example:
      summarizer summarize seeds/000_e7aaa8685360d917.txt
      summarizer summarize 10-k.txt --budget 256 --focus customers,financing --record proof.json
    """
    stages = Stages()
    distinct(source=source, output=output or STDIN, record=record)
    from summarizer.api import summarize as run

    done = run(
        source,
        budget=budget,
        tokenizers=tokenizers,
        focus=split_list(focus, "focus") or (),
        items=items_of(items),
        company=company,
        markdown=shape == "markdown",
        state_gaps=state_gaps,
        document=document,
        pack=pack,
        clock=stages,
    )
    for warning in done.warnings:
        click.echo(f"warning: {warning}", err=True)
    if record is not None:
        from summarizer.record.core import canonical

        write_file(record, canonical(done.record) + b"\n")
    if shape == "json":
        data = {
            "summary": done.text,
            "tokens": done.tokens,
            "budget": done.budget,
            "topics": done.topics,
            "record_id": done.record_id,
            "warnings": list(done.warnings),
        }
        if output is None:
            print_json(data)
        else:
            import json

            write_file(output, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())
    elif output is None:
        echo(done.text + "\n")
    else:
        write_file(output, (done.text + "\n").encode())
    if timings:
        stages.report()
    if cross_check:
        from summarizer.packs.load import load_pack

        if tell_disagreements(done.record["facts"], load_pack(pack)):
            sys.exit(EXIT_FINDINGS)
