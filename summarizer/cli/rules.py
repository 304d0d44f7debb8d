"""`summarizer rules`: work on rule packs."""

from __future__ import annotations

import sys

import click

from summarizer.cli.options import echo, pack_option, print_json
from summarizer.errors import EXIT_FINDINGS


@click.group()
def rules() -> None:
    """List and lint the rules of a pack."""


@rules.command("list")
@pack_option
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Shape of the output."
)
def list_rules(pack: str, shape: str) -> None:
    """List every rule, table rule and template of a pack with its place and hash.

    \b
    Example:
      summarizer rules list
      summarizer rules list --pack ./my-pack --format json
    """
    from summarizer.packs.load import load_pack

    loaded = load_pack(pack)
    rows = []
    for section in ("rules", "tables", "templates", "rewrites", "features"):
        for entry in getattr(loaded, section):
            key = f"{section}:{entry.id}"
            file, line, _ = loaded.places[key]
            rows.append({"section": section, "id": entry.id, "file": file, "line": line, "sha256": loaded.hashes[key]})
    if shape == "json":
        print_json({"pack": loaded.id, "version": loaded.version, "sha256": loaded.sha256, "rules": rows})
    else:
        echo(f"{loaded.id} {loaded.version} {loaded.sha256}\n")
        echo("".join(f"{r['section']:9} {r['id']:32} {r['sha256'][:12]}  {r['file']}:{r['line']}\n" for r in rows))


@rules.command("lint")
@pack_option
def lint(pack: str) -> None:
    """Check a pack: errors that keep it from loading, and what a careful author would mend.

    Exit code 3 when it cannot be loaded, 1 when there are findings, else 0.

    \b
    Example:
      summarizer rules lint
      summarizer rules lint --pack ./my-pack
    """
    from summarizer.packs.lint import lint_pack
    from summarizer.packs.load import load_pack

    loaded = load_pack(pack)
    issues = lint_pack(loaded)
    for issue in issues:
        echo(f"{issue}\n")
    if issues:
        click.echo(f"{len(issues)} finding{'s' if len(issues) > 1 else ''} in {loaded.id}", err=True)
        sys.exit(EXIT_FINDINGS)
    echo(f"{loaded.id} {loaded.version}: {len(loaded.rules)} rules, {len(loaded.templates)} templates, no findings\n")
