"""What share of the sentences that a summary tells would a reader let stand?

    python benchmarks/verdicts.py [--budget N ...] [NAME ...]

`first_items/judged/NAME.tsv` holds, for each of the forty-six first Items, up to a hundred sentences as the program would print
them, each with a verdict of a reader who knows only the company's name (`first_items/README.md` has the letters). Printed for
`fit` and `kept` and each budget: how many sentences are told, how many of them have a verdict (a sentence that the program words
otherwise now has none), what share of those stands, and what is wrong with the rest. A name that its own sentence does not
explain ("N") is not counted, for the writer introduces names and another sentence may. The figures are a share of old verdicts,
no reading: a change that words sentences anew needs readers anew.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from summarizer import api
from summarizer.compose.composing import Order, compose
from summarizer.compose.counters import get_counter
from summarizer.extract.engine import extract_facts
from summarizer.packs.load import load_pack
from summarizer.packs.pack import Pack

HERE = Path(__file__).parent / "first_items"
STANDS, NAME = "-", "N"


def verdicts(path: Path) -> dict[str, str]:
    """The verdict of each sentence of a file."""
    return {sentence: verdict for verdict, sentence in (line.split("\t", 1) for line in path.read_text().splitlines())}


def told(source: Path, pack: Pack, budgets: list[int]) -> dict[int, list[str]]:
    """The sentences that the plan takes within each budget, before the writer puts names and pronouns into them."""
    read = api.read(source, pack=pack)
    facts = extract_facts(read.filing, read.outline, pack, read.scope)
    found = {}
    for budget in budgets:
        order = Order(budget, (get_counter("cl100k_base"),), tuple(t.id for t in pack.topics if t.focus))
        done = compose(read.filing, read.outline, facts, pack, read.scope, order)
        found[budget] = [done.drafts[draft].lines[line].text for draft, line in done.plan.chosen]
    return found


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--budget", type=int, action="append")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these texts")
    given = parser.parse_args()
    budgets = given.budget or [256, 512, 1024]
    pack = load_pack("sec-10k")
    for folder in ("fit", "kept"):
        counts = {budget: Counter[str]() for budget in budgets}
        for source in sorted((HERE / folder).glob("*.txt")):
            if given.names and source.stem not in given.names:
                continue
            known = verdicts(HERE / "judged" / f"{source.stem}.tsv")
            for budget, sentences in told(source, pack, budgets).items():
                counts[budget].update(known.get(sentence, "?") for sentence in sentences)
        for budget, found in counts.items():
            judged = sum(found.values()) - found["?"] - found[NAME]
            wrong = ", ".join(f"{letter} {n}" for letter, n in sorted(found.items()) if letter not in ("?", NAME, STANDS))
            share = f"{found[STANDS] / max(judged, 1):.3f} of {judged} judged stand"
            print(
                f"{folder} at {budget} tokens: {sum(found.values())} told, {share} ({wrong}; not counted: N {found[NAME]})",
                flush=True,
            )


if __name__ == "__main__":
    main()
