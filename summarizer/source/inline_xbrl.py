"""What the registrant itself tagged: inline-XBRL facts, as a second opinion beside figures that were read from the text.

Nothing is read from these tags into a summary. They stand beside a figure whose characters they cover, with the concept,
the context's period, the unit and the scale, so that whoever checks sees at once whether the text and the tag agree.
Format: Inline XBRL 1.1 (`ix:nonFraction`, its `scale`, `sign` and `format`), XBRL 2.1 contexts and units.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from summarizer.spans import Span

_FACT = re.compile(r"<(/?)(?:[\w.-]+:)?nonFraction\b([^<>]*+)>", re.IGNORECASE)
_CONTEXT = re.compile(r"<(?:[\w.-]+:)?context\b([^<>]*+)>", re.IGNORECASE)
_CONTEXT_END = re.compile(r"</(?:[\w.-]+:)?context\s*>", re.IGNORECASE)
_DATE = re.compile(r"<(?:[\w.-]+:)?(instant|startDate|endDate)\s*>\s*([^<>]{1,40}?)\s*<", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TAG = re.compile(r"<[^<>]*>")
_LONGEST_CONTEXT = 20_000
_LONGEST_SCALE = 20


@dataclass(frozen=True, slots=True)
class Tagged:
    """One tagged figure: its characters in the source, the concept's name, its context and the period of that, and value.

    `value` is the exact amount after scale and sign, or empty when the format of the figure is not one of digits.
    """

    span: Span
    name: str
    context: str
    period: str
    unit: str
    scale: str
    value: str


@dataclass(frozen=True, slots=True)
class Tags:
    """All tagged figures of a source, in the order in which they begin; of two that begin together the outer is first."""

    facts: tuple[Tagged, ...]

    @classmethod
    def of(cls, source: str) -> Tags:
        """The tags of a decoded source; none for a text that is no inline XBRL. Damaged tags are passed over."""
        if "nonFraction" not in source and "nonfraction" not in source:
            return cls(())
        periods = _periods(source)
        opened: list[tuple[int, Mapping[str, str]]] = []
        found: list[Tagged] = []
        for tag in _FACT.finditer(source):
            if not tag[1]:
                if not tag[2].endswith("/"):
                    opened.append((tag.end(), _attributes(tag[2])))
            elif opened:
                start, said = opened.pop()
                found.append(_tagged(source, Span(start, tag.start()), said, periods))
        return cls(tuple(sorted(found, key=lambda f: (f.span.start, -f.span.end, f.name))))

    def covering(self, places: Iterable[Span]) -> tuple[Tagged, ...]:
        """The tags that share a character with one of the places."""
        found: dict[Tagged, None] = {}
        for place in places:
            at = bisect_left(self.facts, place.end, key=lambda fact: fact.span.start)
            # Tags nest, but only a few deep, and none is long: those that can reach the place begin shortly before it.
            for fact in self.facts[max(at - 8, 0) : at]:
                if fact.span.overlaps(place):
                    found[fact] = None
        return tuple(found)


def _tagged(source: str, span: Span, said: Mapping[str, str], periods: Mapping[str, str]) -> Tagged:
    context, scale = said.get("contextref", ""), said.get("scale", "0")
    return Tagged(
        span, said.get("name", ""), context, periods.get(context, ""), said.get("unitref", ""), scale,
        _value(_TAG.sub("", span.of(source)), said.get("format", ""), scale, said.get("sign", "") == "-"),
    )  # fmt: skip


def _value(text: str, form: str, scale: str, negative: bool) -> str:
    """The amount of a figure as printed, in units, as decimal digits."""
    kind = form.rpartition(":")[2].replace("-", "").lower()
    digits = "".join(text.split())
    if kind in ("fixedzero", "zerodash", "numdash"):
        digits = "0"
    elif kind in ("numcommadecimal", "numdotcomma"):
        digits = digits.replace(".", "").replace(",", ".")
    elif kind in ("", "numdotdecimal", "numcommadot"):
        digits = digits.replace(",", "")
    else:
        return ""
    try:
        power = int(scale or "0")
        if not digits.isascii() or abs(power) > _LONGEST_SCALE or len(digits) > _LONGEST_CONTEXT:
            return ""
        amount = Decimal(digits).scaleb(power)
    except (InvalidOperation, ValueError):
        return ""
    if not amount.is_finite():
        return ""
    return format(-amount if negative else amount, "f")


def _periods(source: str) -> dict[str, str]:
    """The period of each context: a day, or two days with a slash between them (ISO 8601)."""
    found: dict[str, str] = {}
    for opened in _CONTEXT.finditer(source):
        closed = _CONTEXT_END.search(source, opened.end(), opened.end() + _LONGEST_CONTEXT)
        if closed is None:
            continue
        dates = {d[1].lower(): d[2] for d in _DATE.finditer(source, opened.end(), closed.start())}
        name = _attributes(opened[1]).get("id", "")
        if "instant" in dates:
            found[name] = dates["instant"]
        elif "startdate" in dates and "enddate" in dates:
            found[name] = f"{dates['startdate']}/{dates['enddate']}"
    return found


def _attributes(text: str) -> dict[str, str]:
    return {a[1].lower(): a[2] if a[2] is not None else a[3] for a in _ATTRIBUTE.finditer(text)}
