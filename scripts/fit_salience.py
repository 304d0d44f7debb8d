"""Fit the weights of the salience features to filings whose gold is known, and say how well that works on others.

    python scripts/fit_salience.py --gold DIR --src DIR [--gold DIR --src DIR] [--reference DIR] [--budget N] [--write]

GOLD holds <id>.json with `nuggets` (facts that a good summary tells: weight 1 to 3, and patterns that find them in anyone's
wording), SRC holds <id>.txt, the texts; several pairs of them are taken together. A REFERENCE directory holds summaries of
the same filings by good writers: what they told is a second, weaker sign of what is worth telling. A sentence is worth the
weights of the nuggets that it tells, less for a nugget that many sentences tell; the feature weights are the ridge regression
of that on what the features measure. A feature with `by_hand` keeps its weight.

Printed: mean weighted recall with the weights of the pack, with weights fitted on all filings (in sample), and with weights
fitted without the filing that is scored (left out). `--write` puts the weights fitted on all into the file of features, in
place, with this record.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import regex

from summarizer import api
from summarizer.compose.candidates import drafts
from summarizer.compose.composing import Order, compose
from summarizer.compose.counters import get_counter
from summarizer.compose.drafts import Draft
from summarizer.compose.places import FULL
from summarizer.extract.engine import extract_facts
from summarizer.packs.load import load_pack
from summarizer.packs.pack import Pack

POINTS = 30  # what a nugget of weight 1 is worth, on the scale of the weights that templates have
PRICE = 0.8  # what twenty tokens cost, in nuggets: a sentence is worth what it tells beyond that
RIDGE = 20.0
SHARED = 0.6  # a nugget that n drafts tell is worth its weight over n to this power to each: what few tell must be found
RECORD = "# fit:"  # how a line of the record begins in the file of features
TOKENS = get_counter("cl100k_base")
CORRECTIONS = ("many-sentences", "early-of-many")  # of the choice, not of what a sentence is worth
REFERENCE_SHARE = 0.25  # how much what a good writer told counts beside the gold


@dataclass(frozen=True, slots=True)
class Row:
    """One wording of a sentence: how much of each feature it shows, what it is worth, and how much it counts in the fit."""

    shown: Mapping[int, float]
    worth: float
    counts: float


def told(nugget: Mapping[str, Any], text: str) -> bool:
    """Whether a text tells a nugget: each group of its patterns is found."""
    return all(any(regex.search(p, text, regex.I) for p in group) for group in nugget["match"])


def recall(nuggets: Sequence[Mapping[str, Any]], text: str) -> float:
    """The share of the nuggets, by weight, that a text tells."""
    return sum(n["weight"] for n in nuggets if told(n, text)) / sum(n["weight"] for n in nuggets)


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words of four letters and more, and the figures."""
    return frozenset(w[:6] for w in regex.findall(r"[a-z]{4,}|\d[\d.,]*\d", text.lower()))


class Filing:
    """One filing, read once: its gold, its drafts, and the rows that the fit learns from."""

    def __init__(self, source: Path, gold: Path, references: Sequence[Path], pack: Pack, places: Mapping[str, int]) -> None:
        self.read = api.read(source, pack=pack)
        self.nuggets = json.loads(gold.read_text())["nuggets"]
        self.extraction = extract_facts(self.read.filing, self.read.outline, pack, self.read.scope)
        self.sentences = [s for r in references if r.exists() for s in regex.split(r"(?<=[.!?])\s+", r.read_text()) if s]
        self.rows = list(self._rows(pack, places))

    def _rows(self, pack: Pack, places: Mapping[str, int]) -> Iterator[Row]:
        made, _ = drafts(self.read.filing, self.read.outline, self.extraction, pack, self.read.scope, {})
        by_hand = {f.id: f.weight for f in pack.features if f.by_hand and f.measure not in CORRECTIONS}
        wanted = [stems(s) for s in self.sentences]
        shares = self._credits(made)
        for draft in made:
            for line, salience in zip(draft.lines, draft.saliences, strict=False):
                tokens = TOKENS.count(" " + line.text)
                worth = sum(credit for n, credit in zip(self.nuggets, shares, strict=True) if told(n, line.text))
                words = stems(line.text)
                if wanted and words:
                    near = max(len(words & w) / (len(words) + 4) for w in wanted)
                    worth += REFERENCE_SHARE * 4 * near * near * min(len(words), FULL) / FULL
                worth -= PRICE * tokens / FULL
                fixed = sum(by_hand.get(name, 0) * amount / FULL for name, amount in salience.amounts)
                shown = {places[name]: amount / FULL for name, amount in salience.amounts if name in places}
                yield Row(shown, worth * POINTS - fixed, (FULL / tokens) ** 0.5 / len(draft.lines))

    def _credits(self, made: Sequence[Draft]) -> list[float]:
        """What each nugget is worth to a wording that tells it, so that all wordings are worth what the weights give them."""
        lines = [[line.text for line, _ in zip(d.lines, d.saliences, strict=False)] for d in made]
        wordings = [sum(told(n, text) for texts in lines for text in texts) for n in self.nuggets]
        tellers = [sum(any(told(n, text) for text in texts) for texts in lines) for n in self.nuggets]
        shares = [n["weight"] / max(number, 1) ** SHARED for n, number in zip(self.nuggets, tellers, strict=True)]
        whole = sum(n["weight"] * times for n, times in zip(self.nuggets, wordings, strict=True))
        shared = sum(credit * times for credit, times in zip(shares, wordings, strict=True))
        return [credit * whole / shared for credit in shares] if shared else shares

    def summary(self, pack: Pack, budget: int) -> str:
        """The summary within a budget with the weights of a pack."""
        order = Order(budget, (TOKENS,), tuple(t.id for t in pack.topics if t.focus))
        return compose(self.read.filing, self.read.outline, self.extraction, pack, self.read.scope, order).text


class Sums:
    """What ridge regression needs of some rows: sums of products, which add up over filings."""

    def __init__(self, size: int) -> None:
        self.products = [[0.0] * size for _ in range(size)]
        self.worth = [0.0] * size

    def add(self, rows: Sequence[Row], sign: int = 1) -> None:
        """Take rows in, or out again."""
        for row in rows:
            items = sorted(row.shown.items())
            for i, a in items:
                self.worth[i] += sign * row.counts * a * row.worth
                line = self.products[i]
                for j, b in items:
                    line[j] += sign * row.counts * a * b

    def weights(self) -> list[float]:
        """The weights with the least squared error and ridge penalty, by Gaussian elimination."""
        size = len(self.worth)
        lines = [[*line, w] for line, w in zip(self.products, self.worth, strict=True)]
        for i in range(size):
            lines[i][i] += RIDGE
        for i in range(size):
            pivot = max(range(i, size), key=lambda r: abs(lines[r][i]))
            lines[i], lines[pivot] = lines[pivot], lines[i]
            for r in range(i + 1, size):
                factor = lines[r][i] / lines[i][i]
                if factor:
                    lines[r] = [a - factor * b for a, b in zip(lines[r], lines[i], strict=True)]
        out = [0.0] * size
        for i in reversed(range(size)):
            out[i] = (lines[i][size] - sum(lines[i][j] * out[j] for j in range(i + 1, size))) / lines[i][i]
        return out


def weighted(pack: Pack, names: Sequence[str], weights: Sequence[float]) -> Pack:
    """The pack with other weights."""
    new = {n: round(w) for n, w in zip(names, weights, strict=True)}
    features = tuple(f.model_copy(update={"weight": new[f.id]}) if f.id in new else f for f in pack.features)
    return replace(pack, features=features)


def write(path: Path, names: Sequence[str], weights: Sequence[float], record: Sequence[str]) -> None:
    """Put the weights and the record into the file of features, and leave all else as it is."""
    kept = [line for line in path.read_text().splitlines() if not line.startswith(RECORD)]
    at = next(i for i, line in enumerate(kept) if not line.startswith("#"))
    text = "\n".join([*kept[:at], *(f"{RECORD} {line}" for line in record), *kept[at:], ""])
    for name, weight in zip(names, weights, strict=True):
        pattern = rf"(\{{id: {regex.escape(name)}, weight: )-?\d+"
        text, number = regex.subn(pattern, rf"\g<1>{round(weight)}", text)
        if number != 1:
            sys.exit(f"{path}: the feature {name} is not on a line of its own as `{{id: ..., weight: ...`")
    path.write_text(text)


def means(scores: Sequence[float], sizes: Sequence[int]) -> Iterator[float]:
    """The mean of the scores of each SRC."""
    at = 0
    for size in sizes:
        yield sum(scores[at : at + size]) / max(size, 1)
        at += size


def main() -> None:
    """Fit, report, and write when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, action="append", required=True)
    parser.add_argument("--src", type=Path, action="append", required=True)
    parser.add_argument("--reference", type=Path, action="append", default=[])
    parser.add_argument("--pack", default="sec-10k")
    parser.add_argument("--features", type=Path, default=Path(__file__).parents[1] / "rules/sec-10k/features.yaml")
    parser.add_argument("--budget", type=int, action="append")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    pack = load_pack(given.pack)
    names = [f.id for f in pack.features if not f.by_hand]
    places = {name: i for i, name in enumerate(names)}
    if len(given.gold) != len(given.src):
        parser.error("as many --gold as --src are needed: each GOLD is that of the SRC in the same place")
    filings = [
        Filing(source, gold / f"{source.stem}.json", [r / source.name for r in given.reference], pack, places)
        for gold, src in zip(given.gold, given.src, strict=True)
        for source in sorted(src.glob("*.txt"))
    ]
    sums = Sums(len(names))
    for filing in filings:
        sums.add(filing.rows)
    fitted = sums.weights()
    left_out = []
    for filing in filings:
        sums.add(filing.rows, -1)
        left_out.append(weighted(pack, names, sums.weights()))
        sums.add(filing.rows)
    in_sample = weighted(pack, names, fitted)
    rows = sum(len(f.rows) for f in filings)
    record = [f"{len(filings)} filings, {rows} wordings, {POINTS} points a nugget, price {PRICE}, ridge {RIDGE:.0f}"]
    sizes = [len(list(src.glob("*.txt"))) for src in given.src]
    for budget in given.budget or [256, 512, 1024]:
        figures = []
        for packs in ([pack] * len(filings), [in_sample] * len(filings), left_out):
            scores = [recall(f.nuggets, f.summary(p, budget)) for f, p in zip(filings, packs, strict=True)]
            figures.append(" and ".join(f"{mean:.3f}" for mean in means(scores, sizes)))
        record.append(f"mean recall at {budget} tokens: in sample {figures[1]}, left out {figures[2]}")
        print(f"{record[-1]}; as it was {figures[0]}", flush=True)
    if given.write:
        write(given.features, names, fitted, record)


if __name__ == "__main__":
    main()
