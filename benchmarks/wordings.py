"""Of facts in wordings that no rule was made for, how many do templates tell, and how many traps?

    python benchmarks/wordings.py [--verbose] [FILE ...]

`wordings/FILE.jsonl` holds sentences and tables with what a statement of their fact must hold (`wordings/README.md`). Printed for
each file and kind: how many of the facts a template tells, and of how many traps a template tells something. Sentences that are
told as the filing words them do not count: whether one is chosen is not known here.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarizer import api
from summarizer.compose.candidates import drafts
from summarizer.extract.engine import extract_facts
from summarizer.packs.load import load_pack
from summarizer.packs.pack import Pack

HERE = Path(__file__).parent / "wordings"
OPENING = 'Item 1. Business\n\nVikland Industries, Inc. (the "Company" or the "Registrant") makes things for mills.\n\n'


def items(path: Path) -> Iterator[dict[str, Any]]:
    """The items of a file, in order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def told(item: dict[str, Any], pack: Pack) -> list[str]:
    """What templates tell of an item, each draft in its fullest form."""
    done = api.read((OPENING + item["text"] + "\n").encode(), pack=pack)
    facts = extract_facts(done.filing, done.outline, pack, done.scope)
    made, _ = drafts(done.filing, done.outline, facts, pack, done.scope, {})
    return [d.lines[0].text for d in made if not d.saliences]


def share_told(item: dict[str, Any], lines: list[str]) -> float:
    """The share of an item's facts that some lines hold, 0 to 1."""
    words = " ".join(lines).lower().replace("’", "'")
    facts = item["must"] if item["must"] and isinstance(item["must"][0], list) else [item["must"]]
    return sum(all(word.lower() in words for word in fact) for fact in facts) / len(facts)


def is_trap(item: dict[str, Any]) -> bool:
    """Whether nothing of an item may be told of the registrant."""
    return bool(item.get("trap")) or not item["must"]


def main() -> None:
    """Measure the files that are named, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--verbose", action="store_true", help="print what is not told, and traps that are")
    options = parser.parse_args()
    pack = load_pack("sec-10k")
    for path in sorted(HERE.glob("*.jsonl")):
        if options.files and path.stem not in options.files:
            continue
        rows: dict[str, list[tuple[bool, float]]] = {}
        for item in items(path):
            lines = told(item, pack)
            share = float(bool(lines)) if is_trap(item) else share_told(item, lines)
            rows.setdefault(item.get("kind", "table"), []).append((is_trap(item), share))
            if options.verbose and (share if is_trap(item) else share < 1):
                print(f"{item['id']}: {item['text']}\n    {item['must']}\n    " + "\n    ".join(lines))
        for kind, shares in rows.items():
            facts, traps = [s for trap, s in shares if not trap], [s for trap, s in shares if trap]
            print(
                f"{path.stem:10} {kind:15} {sum(facts):5.1f} of {len(facts)} facts told, {sum(traps):.0f} of {len(traps)} traps"
            )


if __name__ == "__main__":
    main()
