"""Write docs/commands.md from the program's own --help and docs/facts.md from the pack's kinds of fact.

With --check, say whether they are up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click
from click.testing import CliRunner

from summarizer.cli.main import main
from summarizer.packs.load import load_pack

DOCS = Path(__file__).resolve().parent.parent / "docs"
HEAD = "# Commands\n\nWritten by `python scripts/reference.py` from `--help`; a test checks that it is up to date.\n"


FACTS = """# Facts

Written by `python scripts/reference.py` from the kinds of the pack `{pack}`; a test checks that it is up to date.

`summarizer extract --format json` gives each fact its `id`, `kind`, `rule`, `fields` and `evidence`. A field is `value` (exact:
digits in units, an ISO date or period, or words), `unit` (ISO 4217, `%`), `raw` (as printed), `spans` (code points of the decoded
source) and `bytes`; in inline-XBRL filings `xbrl` holds the registrant's own tags on the figure. A field that the filing does not
state is not there. Periods keep the precision that is printed: `2017`, `2017-05`, `2017-Q1`, `2020-H2`, `2017-12-31`.

Types: `money`, `percent`, `count` are exact numbers; `quantity` a number whose unit are the words behind it ("GWh per year");
`rate` a rate of interest (`7.2`, `LIBOR+1.5`, `prime−0.25`, unit `%`), or its words where they say more than that (no unit);
`period` a day, month, quarter, half or year; `name` and `phrase` are words of the filing; `text` is a word of the filing or the
rule. A range of amounts is one value with both its ends (`10000000/20000000` for "$10 to $20 million"). In Python,
`Field.exact` is the `Decimal`, `Period`, `Rate` or `Range` that a value stands for.
"""


def facts_page() -> str:
    """The kinds of fact, topic by topic, with their fields and how many rules find them."""
    pack = load_pack("sec-10k")
    out = [FACTS.format(pack=pack.id)]
    for topic in pack.topics:
        out.append(f"\n## {topic.title}\n\n| kind | what it is | fields | rules |\n|---|---|---|---|\n")
        for name, kind in sorted(pack.kinds.items()):
            if kind.topic == topic.id:
                fields = ", ".join(f"`{field}` ({type_})" for field, type_ in kind.fields.items())
                rules = sum(r.kind == name for r in pack.rules) + sum(t.kind == name for t in pack.tables)
                out.append(f"| `{name}` | {kind.doc} | {fields} | {rules} |\n")
    out.append("\nTables are facts of the kind `table`: `about` (the role), `columns`, `rows` and `scale`.\n")
    return "".join(out)


def commands_page() -> str:
    """The reference of all commands, each with its help."""
    out = [HEAD]

    def add(command: click.Command, path: tuple[str, ...]) -> None:
        shown = CliRunner().invoke(main, [*path[1:], "--help"], prog_name="summarizer", terminal_width=100).output
        out.append(f"\n## {' '.join(path)}\n\n```text\n{shown.rstrip()}\n```\n")
        for name, inner in sorted(getattr(command, "commands", {}).items()):
            add(inner, (*path, name))

    add(main, ("summarizer",))
    return "".join(out)


PAGES = {"commands.md": commands_page, "facts.md": facts_page}


if __name__ == "__main__":
    if "--check" in sys.argv:
        stale = [name for name, write in PAGES.items() if (DOCS / name).read_text(encoding="utf-8") != write()]
        sys.exit(bool(stale) and f"stale: docs/{', docs/'.join(stale)}; run python scripts/reference.py")
    for name, write in PAGES.items():
        (DOCS / name).write_text(write(), encoding="utf-8")
