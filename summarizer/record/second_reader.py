"""The second reader: two libraries read each figure and day of the facts again, and a disagreement is a finding.

`quantulum3` reads the number and `dateparser` the day, each from the isolated characters that a fact was read from: they
never see a sentence, never find anything, and never change a value. What they cannot be trusted with (currencies, signs,
units of captions, months without a day, elided dates) they are not asked. They are imported when first used, because a
cold start takes three seconds. Obligations and evidence: the settings are constant, one result must cover the whole text,
every exception is a refusal, and what is not finite is none.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

import regex

from summarizer.packs.pack import Pack

_DAY = regex.compile(r"\d{4}-\d\d-\d\d")
_PLAIN = regex.compile(r"-?\d+(?:\.\d+)?")
_FIGURE = regex.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_TOLERANCE = Decimal("1e-9")  # the library computes in binary fractions
_BASE = datetime(2000, 1, 1)  # noqa: DTZ001 (never the clock: what is read must not hang on the day)
_DATES: Mapping[str, Any] = {
    "PARSERS": ["absolute-time"], "STRICT_PARSING": True, "RELATIVE_BASE": _BASE, "DATE_ORDER": "MDY",
    "TIMEZONE": "UTC", "RETURN_AS_TIMEZONE_AWARE": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A figure or day that the two readers read differently. `theirs` is empty when the second could not read it."""

    place: str
    raw: str
    ours: str
    theirs: str

    def __str__(self) -> str:
        other = f"the second reader reads {self.theirs}" if self.theirs else "the second reader cannot read it"
        return f"{self.place}: {self.raw!r} was read as {self.ours}, {other}"


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """How many readings were compared, and those that differ."""

    compared: int
    found: tuple[Disagreement, ...]


def cross_check(facts: Iterable[Mapping[str, Any]], pack: Pack) -> CrossCheck:
    """Read the figures and days of facts, in the JSON form that `extract` prints and a record holds, a second time."""
    compared = 0
    found: list[Disagreement] = []
    for fact in facts:
        for name, field in fact["fields"].items():
            for ours, raw, theirs in _readings(field, pack):
                compared += 1
                if not _equal(ours, theirs):
                    found.append(Disagreement(f"{fact['id']}.{name}", raw, ours, theirs))
    return CrossCheck(compared, tuple(found))


def _readings(field: Mapping[str, Any], pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Our reading, the isolated characters, and the second reading; nothing for a field that cannot be asked about."""
    value, raw = field.get("value"), field.get("raw")
    if not isinstance(value, str) or not isinstance(raw, str) or not raw:
        return
    if _DAY.fullmatch(value):
        if value[:4] in raw and any(c.isalpha() for c in raw) and any(c.isdigit() for c in raw.replace(value[:4], "", 1)):
            yield value, raw, _second_day(" ".join(raw.split()))
        return
    figures = _FIGURE.findall(raw)
    if len(figures) != 1 or not _PLAIN.fullmatch(value) or any(word in raw for word in pack.values.percent_words):
        return
    text = figures[0]
    for word, power in pack.values.scales.items():
        if power >= 3 and regex.search(rf"{regex.escape(figures[0])}\)?[\s-]{word}s?\b", raw):
            text = f"{figures[0]} {word}"
    if regex.search(rf"{regex.escape(figures[0])}\s?[a-zA-Z]", raw) and text == figures[0]:
        return  # a suffix such as bn or K, or small coins: the library reads them as units of measure
    yield _without_scale(value.lstrip("-"), text, field), text, _second_number(text)


def _without_scale(value: str, text: str, field: Mapping[str, Any]) -> str:
    """The value of record without the power of ten that a caption gives it, as a cell prints it.

    A caption's scale is a place of its own behind the figure's ("in thousands"); without one the value stands as it is.
    """
    printed = Decimal(_FIGURE.findall(text)[0].replace(",", ""))
    if len(field.get("spans", ())) < 2 or text != _FIGURE.findall(text)[0] or not printed:
        return value
    power = next((p for p in (3, 6, 9) if printed.scaleb(p) == Decimal(value)), 0)
    return format(Decimal(value).scaleb(-power), "f")


def _equal(ours: str, theirs: str) -> bool:
    if ours == theirs:
        return True
    try:
        a, b = Decimal(ours), Decimal(theirs)
    except InvalidOperation:
        return False
    return abs(a - b) <= abs(a) * _TOLERANCE


@lru_cache(maxsize=4096)
def _second_number(text: str) -> str:
    """What quantulum3 reads in an isolated number, with its scale word but without its currency; or nothing."""
    handlers = logging.getLogger().handlers[:]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from quantulum3 import classifier, parser

            classifier.USE_CLF = False
            read = parser.parse(text)
    except Exception:  # a refusal is an answer, whatever its kind
        return ""
    finally:
        logging.getLogger().handlers[:] = handlers
    if len(read) != 1 or tuple(read[0].span) != (0, len(text)):
        return ""
    value = Decimal(str(read[0].value))
    return format(value, "f") if value.is_finite() else ""


@lru_cache(maxsize=4096)
def _second_day(text: str) -> str:
    """What dateparser reads in an isolated day; or nothing."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import dateparser

            read = dateparser.parse(text, languages=["en"], settings=dict(_DATES))
    except Exception:  # a refusal is an answer, whatever its kind
        return ""
    return read.date().isoformat() if read is not None else ""
