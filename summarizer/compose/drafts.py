"""A draft: one thing that could be told, in several forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from summarizer.compose.pieces import Line
from summarizer.compose.salience import Salience

GRAIN = 8  # parts of a point in which a draft's worth is counted, so that poor sentences stand in their order too
MODEST = 5  # points; what has less is worth less and less, and never nothing
LEAST_WORTH = 1  # what the poorest sentence is worth, in parts of a point: it may be told when nothing else is left
WORTHLESS = -10  # a sentence that its features give so little is not told, whatever room there is
BURDEN = -30  # and one that they give so little, no matter of whom it speaks
FEW, SOME = 12, 40  # unless it is among so many, or speaks of the registrant and is among so many


@dataclass(frozen=True, slots=True)
class Draft:
    """One thing that could be told. `lines` are its forms from the fullest to the shortest, `values` their worth (`worth`).

    `saliences` are those of the forms of a sentence; a template's draft has none.
    `keys` are, for each form, the fact fields it tells ("facility.1/lender"). `place` orders the drafts of a topic.
    """

    id: str
    topic: str
    place: tuple[int, int]
    lines: tuple[Line, ...]
    values: tuple[int, ...]
    keys: tuple[frozenset[str], ...]
    saliences: tuple[Salience, ...] = ()


def worth(points: int) -> int:
    """What so many points are worth, in parts of a point: as many for each from `MODEST` on, and below that along a hyperbola,
    for a plan of what is worth nothing or less would be one of the shortest sentences."""
    return GRAIN * points if points >= MODEST else max(GRAIN * MODEST * MODEST // (2 * MODEST - points), LEAST_WORTH)


def worth_telling(made: Sequence[Draft], registrant: regex.Pattern[str]) -> tuple[list[Draft], list[Draft]]:
    """The drafts that may be told, and the sentences that say too little for it; a short text needs all that it has.

    `registrant` finds what a text calls the registrant: of law and trade in general no poor sentence is told.
    """
    ranked = sorted((d for d in made if d.saliences), key=lambda d: -d.saliences[0].points)
    poor = [
        d
        for rank, d in enumerate(ranked)
        if d.saliences[0].points <= WORTHLESS
        and rank >= (SOME if d.saliences[0].points > BURDEN and registrant.search(d.lines[0].text) else FEW)
    ]
    ids = {d.id for d in poor}
    return [d for d in made if d.id not in ids], poor
