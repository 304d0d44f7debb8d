"""A draft: one thing that could be told, in several forms."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.compose.pieces import Line
from summarizer.compose.salience import Salience

LEAST_POINTS = 1  # what the poorest sentence is worth: it may be told when nothing else is left


@dataclass(frozen=True, slots=True)
class Draft:
    """One thing that could be told. `lines` are its forms from the fullest to the shortest, `values` their worth.

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
