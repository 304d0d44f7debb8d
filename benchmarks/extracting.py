"""What more rules cost: the time of extraction with a pack, and with packs of twice as many rules.

    python benchmarks/extracting.py [FILE ...]           ratios to the pack as it is, measured in the same run

Three ways to double: each rule twice (patterns are shared, as between rules that differ in their conditions), as many
rules again that wait for other words (as rules for another industry would), and as many again that wait for the same words
with patterns of their own (the worst there is: each sentence that one reads, two read).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from timing import seconds

from summarizer import api
from summarizer.extract.engine import extract_facts
from summarizer.packs.fact_schema import Rule
from summarizer.packs.load import load_pack
from summarizer.packs.pack import Pack

ROOT = Path(__file__).resolve().parents[1]
REPEATS = 3
EMPTY = "(?:)"  # changes a pattern's text, not what it finds


def twice(rule: Rule) -> Rule:
    """The rule again under another name."""
    return rule.model_copy(update={"id": f"{rule.id}.again"})


def of_other_words(rule: Rule) -> Rule:
    """A rule with a pattern of its own that waits for words of the same length which hardly any text has."""
    return twice(rule).model_copy(update={"pattern": rule.pattern + EMPTY, "literals": tuple(w[::-1] for w in rule.literals)})


def of_the_same_words(rule: Rule) -> Rule:
    """A rule with a pattern of its own that waits for the same words."""
    return twice(rule).model_copy(update={"pattern": rule.pattern + EMPTY})


DOUBLED: dict[str, Callable[[Rule], Rule]] = {
    "each rule twice": twice,
    "rules of other words": of_other_words,
    "rules of the same words": of_the_same_words,
}


def doubled(pack: Pack, other: Callable[[Rule], Rule]) -> Pack:
    """The pack with a second rule beside each."""
    return replace(pack, rules=tuple(r for rule in pack.rules for r in (rule, other(rule))))


def extracted(read: Sequence[api.Read], pack: Pack) -> None:
    """What is timed: the facts of all texts."""
    for done in read:
        extract_facts(done.filing, done.outline, pack, done.scope)


def main() -> None:
    """Print the time of the pack as it is and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    given = parser.parse_args()
    files = given.files or sorted((ROOT.parent / "shared/eval/src").glob("*.txt")) or sorted((ROOT / "seeds").glob("*.txt"))
    pack = load_pack("sec-10k")
    read = [api.read(f, pack=pack) for f in files]
    alone = seconds(partial(extracted, read, pack), repeats=REPEATS, before=1)
    size = sum(f.stat().st_size for f in files) / 1e6
    print(f"{len(pack.rules)} rules: {alone / size:.3f} s/MB over {len(files)} texts")
    for name, other in DOUBLED.items():
        more = doubled(pack, other)
        spent = seconds(partial(extracted, read, more), repeats=REPEATS, before=1)
        print(f"{name}: {spent / alone:.2f} times the time")


if __name__ == "__main__":
    main()
