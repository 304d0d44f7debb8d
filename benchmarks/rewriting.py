"""What the quick filter of rewrites and features saves: the time of the plain loop, as a multiple of the filter's.

    python benchmarks/rewriting.py [FILE ...]           the ratio over all sentences, measured in the same run

The peer runs every pattern of the pack's bars, other rewrites and features on every sentence; both find the same
(`tests/test_sieve.py`).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from timing import seconds

from summarizer import api
from summarizer.packs.load import load_pack
from summarizer.packs.pack import Pack

ROOT = Path(__file__).resolve().parents[1]
REPEATS = 3


def plainly(pack: Pack, texts: Sequence[str]) -> int:
    """The peer: how many patterns are found, each tried on each text."""
    patterns = [pack.compile(entry.pattern) for entry in (*pack.rewrites, *pack.features) if entry.pattern]
    return sum(pattern.search(text) is not None for text in texts for pattern in patterns)


def filtered(pack: Pack, texts: Sequence[str]) -> int:
    """How many patterns are found, each tried where the filter lets it."""
    bars = [rule for rule in pack.rewrites if rule.do == "bar"]
    others = [rule for rule in pack.rewrites if rule.do != "bar"]
    features = [feature for feature in pack.features if feature.pattern]
    count = 0
    for text in texts:
        count += sum(1 for _ in pack.sieve("bars", bars).shown(text))
        for name, entries in (("others", others), ("featured", features)):
            tried = pack.sieve(name, entries).tried(text)
            count += sum(pack.compile(entries[number].pattern).search(text) is not None for number in tried)
    return count


def main() -> None:
    """Print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=sorted((ROOT / "seeds").glob("*.txt")))
    pack = load_pack("sec-10k")
    texts: list[str] = []
    for path in parser.parse_args().files:
        done = api.read(path.read_bytes(), pack=pack)
        texts += [s.span.of(done.filing.view) for s in done.outline.sentences]
    if plainly(pack, texts) != filtered(pack, texts):
        raise SystemExit("the filter loses a match")
    plain, quick = (seconds(partial(work, pack, texts), repeats=REPEATS, before=1) for work in (plainly, filtered))
    print(f"{len(texts):,} sentences: the plain loop takes {plain / quick:.1f} times the time of the filter")


if __name__ == "__main__":
    main()
